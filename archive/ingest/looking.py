"""What a person should look at before a report is shown, though it could be read."""

import re
from collections.abc import Iterator

from archive.extraction import Findings
from archive.models import Report

GRAVE = re.compile(
    r"The encoding was guessed|The text is declared as .* not in that encoding|\d+ bytes are no UTF-8|"
    r"\d+ characters were lost|Pages? .* pictures and no text|The PDF breaks off"
)
"""How those of a reader's warnings begin by which words may be wrong or missing; the others say what was mended."""


def doubts(report: Report, findings: Findings) -> Iterator[str]:
    """Sentences, one for each thing that was not found, or not surely read."""
    if not findings.treaties:
        yield "No treaty is spoken of in it, as far as can be told. If it belongs here, mark where one is named."
    if not report.published:
        yield "No publication date could be found. Set it, and the dates that count from it can be told."
    if not report.language:
        yield "Its language could not be told. Set it, and read the report again."
    yield from (warning for warning in report.warnings if GRAVE.match(warning))
