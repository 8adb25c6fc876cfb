"""What kind of file some bytes are, by the bytes themselves: names and senders are often wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MHTML = "multipart/related"

_TO_PDF = "export it as PDF and send that"
_TO_DOCX = "save it as DOCX or PDF and send that"
_UNPACK = "unpack it and send the files that are in it"
_RECOGNISE = "run text recognition (OCR) on it and send the text"
_NO_REPORT = "send the report as text, HTML, a saved page, PDF or DOCX"


class Kind(NamedTuple):
    """A kind of file: its media type, what a person calls it, and what to send in its place (empty: it is read)."""

    media_type: str
    called: str
    instead: str = ""


_READ = {
    PDF: Kind(PDF, "a PDF document"),
    DOCX: Kind(DOCX, "a Word document"),
    MHTML: Kind(MHTML, "a saved page"),
}
_ZIP = Kind("application/zip", "a ZIP archive", _UNPACK)
_OLD_OFFICE = Kind("application/x-ole-storage", "an old Microsoft Office document", _TO_DOCX)
_LOCKED = Kind("application/x-ole-storage", "an Office document behind a password", "save it without one and send that")
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x05\x06", Kind("application/zip", "an empty ZIP archive", _NO_REPORT)),
    (b"\x89PNG\r\n", Kind("image/png", "a PNG image", _RECOGNISE)),
    (b"\xff\xd8\xff", Kind("image/jpeg", "a JPEG image", _RECOGNISE)),
    (b"GIF87a", Kind("image/gif", "a GIF image", _RECOGNISE)),
    (b"GIF89a", Kind("image/gif", "a GIF image", _RECOGNISE)),
    (b"II*\x00", Kind("image/tiff", "a TIFF image", _RECOGNISE)),
    (b"MM\x00*", Kind("image/tiff", "a TIFF image", _RECOGNISE)),
    (b"\x1f\x8b\x08", Kind("application/gzip", "a gzip archive", _UNPACK)),
    (b"BZh91AY", Kind("application/x-bzip2", "a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ\x00", Kind("application/x-xz", "an xz archive", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", Kind("application/zstd", "a Zstandard archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("application/x-7z-compressed", "a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a\x07", Kind("application/vnd.rar", "a RAR archive", _UNPACK)),
    (b"{\\rtf", Kind("application/rtf", "an RTF document", _TO_DOCX)),
    (b"%!PS", Kind("application/postscript", "a PostScript document", _TO_PDF)),
    (b"SQLite format 3\x00", Kind("application/vnd.sqlite3", "an SQLite database", _NO_REPORT)),
    (b"\x7fELF", Kind("application/octet-stream", "a program", _NO_REPORT)),
    (b"OggS\x00", Kind("application/ogg", "a sound or video file", _NO_REPORT)),
    (b"ID3", Kind("audio/mpeg", "a sound file", _NO_REPORT)),
    (b"WARC/1.", Kind("application/warc", "a WARC web archive", "send the pages that are in it")),
)
_OFFICE_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
# ZIP archives that are one document each, by a name of a file, or a mark, that only they have.
_ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", _READ[DOCX]),
    (b"xl/workbook", Kind(f"{_OFFICE_XML}spreadsheetml.sheet", "an Excel workbook", _TO_PDF)),
    (b"ppt/presentation", Kind(f"{_OFFICE_XML}presentationml.presentation", "a PowerPoint presentation", _TO_PDF)),
    (b"opendocument.text", Kind(f"{_OPEN_DOCUMENT}text", "an OpenDocument text", _TO_DOCX)),
    (b"opendocument.spreadsheet", Kind(f"{_OPEN_DOCUMENT}spreadsheet", "an OpenDocument spreadsheet", _TO_PDF)),
    (b"opendocument.presentation", Kind(f"{_OPEN_DOCUMENT}presentation", "an OpenDocument presentation", _TO_PDF)),
    (b"application/epub+zip", Kind("application/epub+zip", "an EPUB book", _TO_PDF)),
    (b"Index/Document.iwa", Kind("application/vnd.apple.pages", "an Apple Pages document", _TO_DOCX)),
)
# Such archives begin with a file of their machinery, and an archive of documents with one of the documents.
_MACHINERY = re.compile(
    rb"(?:\[Content_Types\]\.xml|mimetype|_rels/|docProps/|customXml/|word/|xl/|ppt/|Index/|META-INF/)"
)
_LOCAL_HEADER = 30
_PDF_WITHIN = 1024
_PDF_VERSION = re.compile(rb"^%PDF-\d\.\d", re.MULTILINE)
_HEADERS = 16_384
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_HEADER_LINES = re.compile(rb"(?:[!-9;-~]{1,76}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z))+")
_OF_A_PAGE = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes) -> Kind | None:
    """The kind of file that the bytes are, `None` where they may be text or a page. Their beginning may do."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD_OFFICE
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if _is_pdf(data):
        return _READ[PDF]
    if data[4:8] == b"ftyp":
        return Kind("video/mp4", "a video file", _NO_REPORT)
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Kind("application/octet-stream", "an image, sound or video file", _NO_REPORT)
    if data.startswith(b"MZ") and b"\x00" in data[:64]:
        return Kind("application/octet-stream", "a program", _NO_REPORT)
    return _READ[MHTML] if _is_saved_page(data[:_HEADERS]) else None


def _kind_of_zip(data: bytes) -> Kind:
    """A document in a ZIP's clothes, or a ZIP: the first file tells machinery, and a name which."""
    if _MACHINERY.match(data, _LOCAL_HEADER):
        for name, kind in _ZIPPED:
            if name in data:
                return kind
    return _ZIP


def _is_pdf(data: bytes) -> bool:
    """PDFs may have junk before them; text that tells of a PDF has no objects."""
    if data.startswith(b"%PDF-"):
        return True
    return bool(_PDF_VERSION.search(data[:_PDF_WITHIN])) and b" obj" in data


def _is_saved_page(start: bytes) -> bool:
    """Whether the bytes begin as a message does that holds a page."""
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    end = _BLANK_LINE.search(start)
    headers = start[: end.start()] if end else start
    return bool(_HEADER_LINES.match(headers) and _MIME.search(headers) and _OF_A_PAGE.search(headers))
