"""What a document says of itself in its properties: often a template's words, a file's name or a computer's user."""

from __future__ import annotations

import re

from archive.reading.characters import plain
from archive.reading.prose import words
from archive.reading.vocabulary import fold

_LONGEST_TITLE = 300
_LONGEST_NAME = 120
_FILE_NAME = re.compile(
    r"\.(?:docx?|docm|dotx?|odt|rtf|pdf|indd|qxd|qxp|pages|txt|html?|pptx?|xlsx?|hwpx?|tmp)$", re.IGNORECASE
)
_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|office|powerpoint)|powerpoint presentation|word document|untitled|unbenannt|sin título|"
    r"sans titre|без названия|документ|제목 없음|document|dokument|documento|slide|layout|template|unspecified)"
    r"\b[\s\d-]*$|^microsoft word\s?-|^about:blank$|^https?://",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ["acer", "admin", "administrator", "adobe", "anonymous", "asus", "author", "default", "dell", "home", "hp",
     "lenovo", "microsoft office user", "none", "office", "owner", "pc", "python-docx", "test", "unknown",
     "unspecified", "user", "windows user", "benutzer", "usuario", "utilisateur", "администратор",
     "пользователь", "사용자"]
)  # fmt: skip


def said_title(value: str | None) -> str | None:
    """The title of a document's properties, if it can be that of a report: two words or more, no file, no program."""
    title = _line(value)
    unfit = not title or len(title) > _LONGEST_TITLE or _FILE_NAME.search(title) or _PROGRAM.search(title)
    return title if not unfit and words(title) >= 2 else None


def said_author(value: str | None) -> str | None:
    """The author of a document's properties, if it is a person's or a body's name: not a computer's user."""
    name = _line(value)
    if len(name) > _LONGEST_NAME or fold(name) in _NOBODY or "@" in name or not any(map(str.isalpha, name)):
        return None
    named = " " in name or not name.isascii()
    return name if named and not any(map(str.isdigit, name)) else None


def title_among(lines: list[str], said: str | None, shown: str | None) -> str | None:
    """The title: as the properties say it where the text's beginning has it, else as it is set, else as they say it."""
    if said and any(_same(line, said) for line in lines):
        return said
    return shown or said


def _same(line: str, said: str) -> bool:
    """Whether the line is the title said, which may carry the outlet behind it."""
    return bool(line.strip()) and fold(said).startswith(fold(line)) and words(line) >= 2


def _line(value: str | None) -> str:
    return " ".join(plain(value or "").split())
