"""A PDF to a reading: its pages' lines, without what runs above and below them, joined to paragraphs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from threading import Lock

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdfium2 import PdfDocument, PdfiumError

from archive.limits import Limits
from archive.reading.characters import MAX_CHARACTERS
from archive.reading.headline import TITLE_LENGTH
from archive.reading.pdf.lines import Line, lines_of
from archive.reading.pdf.paragraphs import HEADING, Flow, said_of, to_paragraphs
from archive.reading.pdf.repeated import without_running
from archive.reading.plain import read_lines
from archive.reading.properties import said_author, said_title, title_among
from archive.reading.prose import words
from archive.reading.reading import Reading, Unreadable
from archive.reading.signatures import PDF

_ONE_AT_A_TIME = Lock()
"""PDFium is not made for two threads at once."""
_TITLE_AMONG = 12
_TITLE_WORDS = 4
_AS_LARGE = 0.6
_SHOWN = 10
_UNKNOWN = 0.02
_END = 2048
_DAMAGED = "The PDF is damaged or was cut short: get it once more from where it came, and send that."


def read_pdf(data: bytes, *, names: Collection[str], limits: Limits) -> Reading:
    """The report in a PDF.

    Raises `Unreadable`, with a sentence for its sender, for one that is locked, damaged, without text, or too long.
    """
    with _ONE_AT_A_TIME:
        pages, pictures, properties = _open(data, limits)
    if not any(pages):
        raise Unreadable(
            "The PDF holds pictures of pages, no text: run text recognition (OCR) on it first, and send the result."
        )
    _must_have_letters(pages)
    running = without_running(pages)
    flow = to_paragraphs(running.pages if any(running.pages) else pages)
    reading = read_lines(
        "\n".join(paragraph.text for paragraph in flow.paragraphs),
        PDF,
        "The PDF",
        names=names,
        title=_title(flow, properties.get("Title")),
        author=said_author(properties.get("Author")),
    )
    noticed = [*_said_of_pictures(pictures), *_said_of_running(running.left_out), *said_of(flow.joined)]
    if b"%%EOF" not in data[-_END:]:
        noticed.append("The PDF breaks off before its end: something may be missing.")
    return replace(reading, source_url=running.address, warnings=(*noticed, *reading.warnings))


def _open(data: bytes, limits: Limits) -> tuple[list[list[Line]], list[int], dict[str, str]]:
    """The lines of each page, the numbers of the pages that hold pictures alone, and the document's properties."""
    try:
        with PdfDocument(data) as document:
            if len(document) > limits.pages:
                raise Unreadable(
                    f"The PDF has {len(document):,} pages; a report may have {limits.pages:,} at most: "
                    "send the pages with the report."
                )
            if not len(document):
                raise Unreadable(_DAMAGED)
            pages: list[list[Line]] = []
            pictures = []
            room = MAX_CHARACTERS
            for number, page in enumerate(document, start=1):
                pages.append(lines_of(page))
                if not pages[-1] and pdfium.FPDFPage_CountObjects(page):
                    pictures.append(number)
                page.close()
                room -= sum(len(line.text) for line in pages[-1])
                if room < 0:
                    raise Unreadable(
                        f"The PDF holds more than {MAX_CHARACTERS:,} characters of text, which no report has: "
                        "send the pages with the report."
                    )
            return pages, pictures, document.get_metadata_dict()
    except PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("The PDF is locked with a password: save it without one, and send that.") from error
        raise Unreadable(_DAMAGED) from error


def _must_have_letters(pages: list[list[Line]]) -> None:
    """Raises `Unreadable` where the PDF shows letters, but does not say which they are."""
    text = "".join(line.text for page in pages for line in page)
    unknown = sum(c == "\ufffd" or c < " " or "\ue000" <= c <= "\uf8ff" or "\ufff0" <= c <= "\uffff" for c in text)
    if unknown > len(text) * _UNKNOWN:
        raise Unreadable(
            "The PDF shows letters without saying which they are: run text recognition (OCR) on it, or send the text."
        )


def _title(flow: Flow, said: str | None) -> str | None:
    """The title of the properties if it stands on the page, else the largest line at the top of the first page."""
    top = [paragraph for paragraph in flow.paragraphs[:_TITLE_AMONG] if paragraph.page == 0]
    large = [
        one
        for one in top
        if one.height > HEADING * flow.height and words(one.text) > 1 and len(one.text) <= TITLE_LENGTH
    ]
    largest = max((one.height for one in large), default=0)
    # Above a headline may stand the paper's own name, larger and of few words.
    likely = [one for one in large if one.height >= _AS_LARGE * largest]
    shown = max(likely, key=lambda one: (words(one.text) >= _TITLE_WORDS, one.height), default=None)
    return title_among([one.text for one in top], said_title(said), shown.text if shown else None)


def _said_of_pictures(pictures: list[int]) -> list[str]:
    if not pictures:
        return []
    shown = ", ".join(map(str, pictures[:_SHOWN])) + (", …" if len(pictures) > _SHOWN else "")
    hold = f"Page {shown} holds" if len(pictures) == 1 else f"Pages {shown} hold"
    return [f"{hold} pictures and no text: run text recognition (OCR) if the report goes on there."]


def _said_of_running(left_out: list[str]) -> list[str]:
    if not left_out:
        return []
    shown = ", ".join(f"“{line if len(line) <= 60 else line[:59].rstrip() + '…'}”" for line in left_out[:_SHOWN])
    return [f"Left out what runs above and below the pages: {shown}{', …' if len(left_out) > _SHOWN else ''}."]
