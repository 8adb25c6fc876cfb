"""How the dates of general newswire are read, where no treaty is spoken of: `python -m tests.bench.newswire_dates FOLDER`.

The folder holds annotated newswire as TimeML, one `.tml` file a text: TimeBank 1.2 and AQUAINT as cleaned for
TempEval-3 are in the public repository qiangning/StructTempRel-EMNLP17, under `data/TempEval3/Training/TBAQ-cleaned`.
The texts belong to their agencies and are not kept here.

Gold are the expressions of type DATE in the body; the creation time of the document is its publication date. An answer
is right where it overlaps one of them and says its value. `calendar` asks for those that are a day, a month or a year,
which is what the archive promises; `all` also for weeks, quarters, seasons, decades and words such as `now`, to which
it deliberately gives no date, so that each of them is a miss. An answer on words that are annotated as a time of
day of the same date (`Friday night`) is neither right nor wrong; any other answer that is not gold is wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication, Span

_CALENDAR = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$")
_GRAINS = {4: "year", 7: "month", 10: "day"}
_COARSE = (
    ("week", re.compile(r"\d{4}-W")),
    ("quarter or half", re.compile(r"\d{4}-[QH]")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("decade or century", re.compile(r"\d{2,3}(?:X{0,2})$")),
)


class Dated(NamedTuple):
    """Words, and the calendar date they say: an answer, or what is expected."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text: its body, its day, and its annotated dates and times of day."""

    name: str
    text: str
    published: str | None
    dates: list[Dated]
    times: list[Dated]


@dataclass(slots=True)
class Figures:
    """What was counted, and what follows from it."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)
        return f"{self.right:6}{self.wrong:7}{self.missed:8}{precision:11.3f}{recall:8.3f}{f1:7.3f}"


def annotated(path: Path) -> Annotated:
    """Reads one file; spans count the code points of the body without its tags."""
    root = ET.parse(path).getroot()
    created = root.find("./DCT/TIMEX3")
    pieces: list[str] = []
    found: dict[str, list[Dated]] = {"DATE": [], "TIME": []}
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, found)
    day = _CALENDAR.match(created.get("value", "")) if created is not None else None
    return Annotated(path.stem, "".join(pieces), day[1] if day else None, found["DATE"], found["TIME"])


def _walk(element: ET.Element, pieces: list[str], found: dict[str, list[Dated]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, found)
        pieces.append(child.tail or "")
    kind, end = element.get("type", ""), sum(map(len, pieces))
    if element.tag == "TIMEX3" and kind in found and end > start:
        calendar = _CALENDAR.match(element.get("value", ""))
        found[kind].append(Dated(Span(start, end), calendar[1] if calendar else element.get("value", "")))


def grain(value: str) -> str:
    """Of which kind an expected value is: a day, a month or a year, or one of those that the archive leaves out."""
    if _CALENDAR.match(value):
        return _GRAINS[len(value)]
    return next((name for name, pattern in _COARSE if pattern.match(value)), "vague")


def answers(text: Annotated) -> list[Dated]:
    """What the archive reads in it."""
    publication = Publication(text.published, "given") if text.published else Publication()
    return [Dated(date.span, date.value) for date in find_dates(Document(text.text, "en"), publication)]


def compared(text: Annotated, given: list[Dated]) -> Iterator[tuple[str, Dated]]:
    """Each answer as `right` or `wrong` and each expected date that none of them says as `missed`."""
    expected = list(text.dates)
    for answer in given:
        said = next((e for e in expected if e.span.overlaps(answer.span) and e.value == answer.value), None)
        if said:
            expected.remove(said)
            yield "right", said
        elif not any(e.span.overlaps(answer.span) and e.value == answer.value for e in text.times):
            yield "wrong", answer
    for date in expected:
        yield "missed", date


def say(line: str) -> None:
    """One line of the answer."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Prints the table, and with `--show` every answer that is not right."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="every wrong and missed date, with the words around it")
    given = arguments.parse_args()
    texts = [annotated(path) for path in sorted(given.folder.glob("*.tml"))]
    if not texts:
        sys.exit(f"There is no .tml file in {given.folder}.")
    answers(texts[0])  # reads the lists of words, once
    began = time.process_time()
    read = [answers(text) for text in texts]
    seconds = (time.process_time() - began) / len(texts)
    everything, calendar = Figures(), Figures()
    missed: Counter[str] = Counter()
    for text, found in zip(texts, read, strict=True):
        for verdict, date in compared(text, found):
            kind = grain(date.value)
            for figures in (everything, calendar) if kind in _GRAINS.values() else (everything,):
                setattr(figures, verdict, getattr(figures, verdict) + 1)
            missed[kind] += verdict == "missed"
            if given.show and verdict != "right":
                start, end = date.span.start, date.span.end
                around = f"{text.text[max(0, start - 70) : start]}[{text.text[start:end]}]{text.text[end : end + 50]}"
                say(f"{verdict:6} {date.value:12} {' '.join(around.split())}   ({text.name}, {text.published})")
    say(f"{len(texts)} texts, {seconds:.4f} s each")
    say(f"{'':10}{'right':>6}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>7}")
    say(f"{'calendar':10}{calendar}\n{'all':10}{everything}")
    say("missed: " + ", ".join(f"{count} {kind}" for kind, count in missed.most_common() if count))


if __name__ == "__main__":
    main()
