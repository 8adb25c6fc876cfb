"""How well the day of publication is found: `python -m tests.bench.publication_days FOLDER`, beside htmldate.

FOLDER holds `evaldata.json` as the trafilatura project keeps it, with a `date` (YYYY-MM-DD) for the pages whose day is
known, and the pages under `cache/` or `eval/`. A `days.json` beside it, `{"FILE": "YYYY-MM-DD"}`, corrects slips in it.
An answer that gives no more than the month or the year of the right day is no day, and counts as unknown.
Pages without a day are counted apart: how many are given one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import htmldate

from archive.extraction.document import Document
from archive.extraction.publication import find_publication
from archive.reading import Unreadable, read


def archive_day(page: bytes, address: str) -> str | None:
    """The day that the archive finds; of a month or a year alone, that."""
    try:
        reading = read(page, source_url=address, media_type="text/html")
    except Unreadable:
        return None
    document = Document(reading.text, (reading.language or "en").partition("-")[0])
    return find_publication(document, metadata=reading.published, source_url=reading.source_url).value


def library_day(page: bytes, address: str) -> str | None:
    """The day that htmldate finds, asked as its own evaluation asks it."""
    return htmldate.find_date(page, extensive_search=True, original_date=True, url=address)


FINDERS: dict[str, Callable[[bytes, str], str | None]] = {"archive": archive_day, "htmldate": library_day}


def main(folder: Path) -> None:
    """Prints one row a finder: right, wrong and unknown days, precision, accuracy and F1."""
    pages = json.loads((folder / "evaldata.json").read_text("utf-8"))
    slips = folder / "days.json"
    mended = json.loads(slips.read_text("utf-8")) if slips.is_file() else {}
    sys.stdout.write(f"{'':12}right  wrong  unknown  precision  accuracy  F1     given to pages without a day\n")
    for name, finder in FINDERS.items():
        right = wrong = unknown = given = 0
        for address, page in pages.items():
            if page.get("date") is None:
                continue
            day = mended.get(page["file"], page["date"])
            path = next(p for p in (folder / "cache" / page["file"], folder / "eval" / page["file"]) if p.is_file())
            found = finder(path.read_bytes(), address)
            given += bool(found) and not day
            right += bool(day) and found == day
            no_day = found is None or (len(found) < len("2024-06-20") and day.startswith(found))
            wrong += bool(day) and found != day and not no_day
            unknown += bool(day) and no_day
        dated = right + wrong + unknown
        sys.stdout.write(
            f"{name:12}{right:5}{wrong:7}{unknown:9}{right / (right + wrong):11.3f}{right / dated:10.3f}"
            f"{2 * right / (2 * right + wrong + unknown):7.3f}{given:6}\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
