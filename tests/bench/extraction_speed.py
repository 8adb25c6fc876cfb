"""How fast reports are read and extracted on one core: `make bench-extraction`.

Three tables. The gold reports as they are; texts of 2,000 characters, put together from sentences of gold reports of
one language; and the same texts grown to a million characters. No paragraph of a grown text occurs twice, since a
reader keeps a repeated paragraph once. Times are of the processor, the best of several rounds after one to warm up, in
one process and one thread, the gazetteer loaded beforehand and the garbage collector set as the app sets it.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from archive import extraction, reading
from archive.apps import COLLECTED_AFTER
from archive.extraction.document import Document
from tests.gold.reports import SETS, authority, expected, found, stems

ROUNDS = 5
LENGTH = 2_000
GROWN = (10_000, 100_000, 1_000_000)
_SENTENCES_OF_A_PARAGRAPH = 3


class Report(NamedTuple):
    """A text, its language and, where the sender knows it, its day."""

    text: str
    language: str
    published: str | None = None


def gold_reports() -> list[Report]:
    """Every gold report, as its reader cleaned it."""
    return [
        Report(found(stem)["text"], found(stem)["language"] or "en", expected(stem)["given_published"])
        for chosen in SETS
        for stem in stems(chosen)
    ]


def grown(reports: Sequence[Report], language: str, length: int, chance: random.Random) -> Report:
    """A text of one language of about so many code points: its sentences in a new order."""
    sentences = [
        span.of(report.text).strip()
        for report in reports
        if report.language == language
        for span in Document(report.text, language).sentences
    ]
    paragraphs: list[str] = []
    size = 0
    while size < length:
        paragraph = " ".join(chance.sample(sentences, _SENTENCES_OF_A_PARAGRAPH))
        paragraphs.append(paragraph)
        size += len(paragraph) + 1
    return Report("\n".join(paragraphs)[:length], language, "2024-11-20")


def extract(report: Report) -> None:
    """Reads and extracts one report."""
    gazetteer, words = authority()
    page = reading.read(report.text.encode(), name="report.txt", media_type="text/plain", names=words)
    extraction.extract(page, gazetteer, published=report.published)


def seconds(of: Callable[[], None], rounds: int = ROUNDS) -> float:
    """Processor time of the best round."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        of()
        best = min(best, time.process_time() - began)
    return best


def rate(reports: Sequence[Report]) -> float:
    """Reports a second."""

    def all_of_them() -> None:
        for report in reports:
            extract(report)

    all_of_them()
    return len(reports) / seconds(all_of_them)


def main() -> None:
    """Prints the three tables."""
    gc.set_threshold(*COLLECTED_AFTER)
    chance = random.Random(2000)
    reports = gold_reports()
    languages = sorted({report.language for report in reports})
    mean = sum(len(report.text) for report in reports) / len(reports)
    print(f"{len(reports)} gold reports of {mean:,.0f} characters: {rate(reports):.0f} a second\n")
    print(f"texts of {LENGTH:,} characters, a second")
    made = {language: [grown(reports, language, LENGTH, chance) for _ in range(12)] for language in languages}
    for language, texts in made.items():
        print(f"  {language}{rate(texts):8.0f}")
    print(f"  all{rate([text for texts in made.values() for text in texts]):7.0f}\n")
    print("one text, seconds (and milliseconds for each 1,000 characters)")
    print(f"{'':6}" + "".join(f"{length:>18,}" for length in GROWN))
    for language in languages:
        row = []
        for length in GROWN:
            text = grown(reports, language, length, chance)
            spent = seconds(lambda text=text: extract(text), rounds=1)  # type: ignore[misc]
            row.append(f"{spent:9.2f} ({spent / length * 1e6:6.2f})")
        print(f"  {language}  " + "".join(row))


if __name__ == "__main__":
    main()
