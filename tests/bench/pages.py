"""How well pages are read: `python -m tests.bench.pages FOLDER`, beside trafilatura on the same pages.

FOLDER holds `evaldata.json` as the trafilatura project keeps it: `{address: {"file": …, "with": [words of the body],
"without": [words of its surroundings]}}`, the pages themselves under `cache/` or `eval/`. Two comparisons are made:

- *segments*: a segment of the body that the text has is right, one of the surroundings is wrong;
- *bodies*: runs of four words against whole bodies, `bodies/FILE.txt`, where somebody has written them; precision and
  recall are averaged over the pages.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from archive.reading import Unreadable, read

_RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Score:
    """What one reader got right, over all pages."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def row(self) -> str:
        """Precision, recall and F1 of the segments, the same of the bodies, milliseconds a page (left to the caller)."""
        segments = _f1(_share(self.right, self.wrong), _share(self.right, self.missed))
        bodies = _f1(_mean(self.precisions), _mean(self.recalls)) if self.recalls else "-"
        return f"{segments:24}{bodies:24}"


def archive_text(page: bytes, address: str) -> str:
    """The text as the archive stores it, title included."""
    try:
        return read(page, source_url=address, media_type="text/html").text
    except Unreadable:
        return ""


def archive_body(page: bytes, address: str) -> str:
    """The archive's text without its title."""
    try:
        reading = read(page, source_url=address, media_type="text/html")
    except Unreadable:
        return ""
    lines = reading.text.split("\n")
    return "\n".join(line for i, line in enumerate(lines) if line != reading.title or i > 3)


def library_text(page: bytes, _: str) -> str:
    """What trafilatura makes of the page by itself."""
    return trafilatura.extract(page, include_comments=False, favor_precision=True) or ""


READERS: dict[str, Callable[[bytes, str], str]] = {
    "archive": archive_text,
    "archive, no title": archive_body,
    "trafilatura": library_text,
}


def count_segments(text: str, page: dict[str, list[str]], score: Score) -> None:
    """Adds what `text` has of the page's segments."""
    flat = _flat(text)
    kept = sum(_flat(segment) in flat for segment in page["with"])
    score.right += kept
    score.missed += len(page["with"]) - kept
    score.wrong += sum(_flat(segment) in flat for segment in page["without"])


def count_body(text: str, body: str, score: Score) -> None:
    """Adds precision and recall of the runs of words in `text`."""
    found, wanted = _runs(text), _runs(body)
    both = (found & wanted).total()
    score.precisions.append(both / found.total() if found else float(not wanted))
    score.recalls.append(both / wanted.total() if wanted else 1.0)


def main(folder: Path) -> None:
    """Prints one row a reader."""
    pages = json.loads((folder / "evaldata.json").read_text("utf-8"))
    sys.stdout.write(f"{len(pages):<22}{'segments: P, R, F1':24}{'bodies: P, R, F1':24}ms a page\n")
    for name, reader in READERS.items():
        score = Score()
        for address, page in pages.items():
            data = next(p for p in (folder / "cache" / page["file"], folder / "eval" / page["file"]) if p.is_file())
            raw, start = data.read_bytes(), time.perf_counter()
            text = reader(raw, address)
            score.seconds += time.perf_counter() - start
            count_segments(text, page, score)
            body = folder / "bodies" / f"{page['file']}.txt"
            if body.is_file():
                count_body(text, body.read_text("utf-8"), score)
        sys.stdout.write(f"{name:22}{score.row()}{1000 * score.seconds / len(pages):.1f}\n")


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))) if words else Counter()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _share(right: int, other: int) -> float:
    return right / (right + other) if right + other else 0.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _f1(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:.3f}  {recall:.3f}  {f1:.3f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
