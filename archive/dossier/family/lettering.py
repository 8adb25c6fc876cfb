"""How much room words take in a drawing, which has no browser to ask.

The widths are those of a wide serif in bold, so that words fit in whichever serif a reader's machine has.
"""

import unicodedata
from functools import lru_cache

NARROW = frozenset("iljtfI.,:;'’‘!|()[]·-/ ")
WIDE = frozenset("mwMWЖШЩЮФжшщюфЫы—…%@&")
ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """How wide the text is in letters of this size, rather too much than too little."""
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    """A letter's width as a share of its size."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.95
    return 0.76 if letter.isupper() else 0.58


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines that fit into the room; where there is more of it, it ends in an ellipsis.

    Lines are broken between words, and within a word only where it fits no line.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text, room, size):
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
            continue
        lines.append(line)
        line = word
    lines = [line for line in (*lines, line) if line]
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _ended(lines[most - 1], room, size))


def _words(text: str, room: float, size: float) -> list[str]:
    """The words; one that is wider than the room, in pieces that fit."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width(piece + letter, size) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _ended(line: str, room: float, size: float) -> str:
    """The line with an ellipsis behind as many of its words as leave room for it."""
    while line and width(f"{line} {ELLIPSIS}", size) > room:
        line = line.rpartition(" ")[0]
    return f"{line} {ELLIPSIS}".strip()
