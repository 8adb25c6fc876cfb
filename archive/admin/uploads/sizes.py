"""Sizes as people and limits count them: a megabyte has a million bytes."""

UNITS = ("KB", "MB", "GB", "TB")


def size_in_words(size: int) -> str:
    """21 bytes, 3.6 KB, 20 MB, 1 GB."""
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    number, unit = size / 1000, 0
    while number >= 999.95 and unit < len(UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:,.1f} {UNITS[unit]}".replace(".0 ", " ")
