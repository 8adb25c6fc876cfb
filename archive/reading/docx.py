"""A Word document to a reading. Of its parts those are unpacked that hold words; pictures and macros never are."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError, _Element

from archive.limits import Limits
from archive.reading.plain import read_lines
from archive.reading.properties import said_author, said_title, title_among
from archive.reading.reading import Reading, Unreadable
from archive.reading.signatures import DOCX
from archive.reading.word_markup import paragraphs, said_of_unread, styles_named
from archive.reading.word_numbers import Numbers

_DAMAGED = (
    "The Word document is damaged or was cut short: open it in a word processor, save it once more, and send that."
)
_BROKEN = (BadZipFile, XMLSyntaxError, KeyError, ValueError, EOFError, OSError, RuntimeError, zlib.error, LZMAError)
"""What ZIPs and XML raise that are not what they say; a ZIP's own password is a `RuntimeError`."""
_MAIN = re.compile(r"word/document\d*\.xml")
_TITLE_AMONG = 12


@dataclass(frozen=True, slots=True)
class _Document:
    """What is taken out of a Word document: its lines, what is set as its title, and what its properties say."""

    lines: list[str]
    title: str | None
    noticed: tuple[str, ...] = ()
    said_title: str | None = None
    said_author: str | None = None
    language: str | None = None


def read_docx(data: bytes, *, names: Collection[str], limits: Limits) -> Reading:
    """The report in a Word document. Notes stand after its text; what was struck out or hidden is not read.

    Raises `Unreadable`, with a sentence for its sender, for one that is damaged, empty, or expands beyond the limits.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _must_be_bounded(archive, len(data), limits)
            document = _document(archive)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable(_DAMAGED) from error
    reading = read_lines(
        "\n".join(document.lines),
        DOCX,
        "The Word document",
        names=names,
        title=title_among(document.lines[:_TITLE_AMONG], said_title(document.said_title), document.title),
        author=said_author(document.said_author),
        language=document.language,
    )
    return replace(reading, warnings=(*document.noticed, *reading.warnings))


def _must_be_bounded(archive: ZipFile, size: int, limits: Limits) -> None:
    """Raises `Unreadable` where more would come out than any document holds; no more comes out than is said there."""
    expanded = sum(entry.file_size for entry in archive.infolist())
    if expanded > size * limits.expansion:
        raise Unreadable(
            f"The Word document expands to {expanded // size:,} times its size, and {limits.expansion:,} times are "
            "allowed: open it in a word processor, save it once more, and send that."
        )


def _document(archive: ZipFile) -> _Document:
    main = next(name for name in (*filter(_MAIN.fullmatch, archive.namelist()), "word/document.xml"))
    styles = _part(archive, "word/styles.xml")
    titles = frozenset() if styles is None else styles_named(styles, "title", "heading 1")
    numbers = Numbers(_part(archive, "word/numbering.xml"), styles)
    lines: list[str] = []
    title = None
    body = parse_xml(archive.read(main))
    for style, text in paragraphs(body, numbers):
        if title is None and style in titles and text.strip() and len(lines) < _TITLE_AMONG:
            title = text = " ".join(text.split())
        lines += _lines(text)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        root = _part(archive, notes)
        if root is not None:
            lines += [line for _, text in paragraphs(root, numbers) for line in _lines(text)]
    noticed = tuple(said_of_unread(body))
    core = _part(archive, "docProps/core.xml")
    if not isinstance(core, CT_CoreProperties):
        return _Document(lines, title, noticed)
    said = CoreProperties(core)
    return _Document(lines, title, noticed, said.title, said.author, said.language)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _part(archive: ZipFile, name: str) -> _Element | None:
    """A part of the document, `None` where it has no such part."""
    return parse_xml(archive.read(name)) if name in archive.NameToInfo else None
