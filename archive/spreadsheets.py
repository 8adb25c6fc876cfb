"""Lists as CSV, written as they are read, which no spreadsheet program takes for anything but text."""

import csv
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""By it spreadsheet programs know that the file is UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell that a spreadsheet would run, and not show, begins with."""


class _Row:
    """What the CSV writer writes into: keeps nothing, hands the row back."""

    def write(self, row: str) -> str:
        return row


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The file, row by row, under its columns' names."""
    line = csv.writer(_Row()).writerow
    yield f"{BYTE_ORDER_MARK}{line(columns)}"
    for row in rows:
        yield line([shown(value) for value in row])


def shown(value: object) -> str:
    """A value as a spreadsheet shows it, and never runs it: empty for None, an apostrophe before a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
