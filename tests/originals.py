"""Real files of every format that is read, made where a test needs them: the same words give the same bytes."""

import quopri
from html import escape
from io import BytesIO
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from reportlab.lib.pagesizes import A5
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

LATIN = "Helvetica"
ANY_SCRIPT = "HYSMyeongJo-Medium"
"""Known to every PDF reader by its name: it has Hangul, Cyrillic and Latin letters, and no file is needed."""
TAKEN = "2024-11-08T12:00:00Z"
"""When a web archive took its pages."""
_SIZE = 10
_LEADING = 13
_HEADING = 15
_MARGIN = 40
_NAMESPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def page(title: str, *paragraphs: str, published: str = "", site: str = "", language: str = "") -> str:
    """A web page with a report on it, its metadata and a menu."""
    marks = f'<meta property="article:published_time" content="{escape(published)}">' if published else ""
    marks += f'<meta property="og:site_name" content="{escape(site)}">' if site else ""
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    declared = f' lang="{language}"' if language else ""
    return (
        f'<!DOCTYPE html>\n<html{declared}><head><meta charset="utf-8"><title>{escape(title)}</title>{marks}</head>\n'
        f'<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>\n'
        f"<article><h1>{escape(title)}</h1>\n{body}\n</article></body></html>\n"
    )


def pdf(*pages: str, title: str = "", author: str = "", head: str = "", foot: str = "", password: str = "") -> bytes:
    """A PDF of the given pages, each of paragraphs divided by line feeds; lines are broken at the margin.

    The title stands over the first page, larger than the rest, and in the metadata. `head` and `foot` stand on each
    page; `{page}` in them is its number. A page of no words holds a picture.
    """
    out = BytesIO()
    lock = StandardEncryption(password, canPrint=1) if password else None
    canvas = Canvas(out, pagesize=A5, invariant=1, encrypt=lock)
    if title:
        canvas.setTitle(title)
    if author:
        canvas.setAuthor(author)
    width, height = A5
    for number, words in enumerate(pages, start=1):
        _line(canvas, head.format(page=number), _MARGIN, height - 25, 8)
        _line(canvas, foot.format(page=number), _MARGIN, 20, 8)
        y = height - _MARGIN - _LEADING
        for paragraph in [title, *words.split("\n")] if number == 1 and title else words.split("\n"):
            size = _HEADING if number == 1 and paragraph == title else _SIZE
            for line in simpleSplit(paragraph, _font(paragraph), size, width - 2 * _MARGIN):
                _line(canvas, line, _MARGIN, y, size)
                y -= size + 3
            y -= _LEADING / 2
        if not words.strip():
            canvas.rect(_MARGIN, _MARGIN, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(*paragraphs: str, title: str = "", author: str = "", language: str = "") -> bytes:
    """A Word document: the title as its heading and in its properties, then the paragraphs."""
    document = Document()
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, author, language, ""
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a python-docx document, its parts dated alike."""
    out = BytesIO()
    document.save(out)
    with ZipFile(out) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})


def mhtml(html: str | bytes, url: str, *, charset: str = "utf-8") -> bytes:
    """A page as Chromium's “save as single file” writes it: the page, a style sheet and a picture in one message."""
    data = html if isinstance(html, bytes) else html.encode(charset)
    boundary = "----MultipartBoundary--treaty----"
    parts = (
        (f"text/html; charset={charset}", "quoted-printable", url, quopri.encodestring(data)),
        ("text/css", "quoted-printable", "cid:css-1@mhtml.blink", b"body { color: black }"),
        ("image/png", "base64", "https://example.org/picture.png", b"iVBORw0KGgoA"),
    )
    out = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {url}",
        "Subject: A saved page",
        "Date: Fri, 08 Nov 2024 12:00:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{boundary}"',
        "\r\n",
    ]
    for content_type, encoding, location, body in parts:
        out += [
            f"--{boundary}",
            f"Content-Type: {content_type}",
            f"Content-Transfer-Encoding: {encoding}",
            f"Content-Location: {location}",
            "",
            body.decode("ascii").replace("\n", "\r\n"),
            "",
        ]
    return "\r\n".join([*out, f"--{boundary}--", ""]).encode()


def singlefile(html: str, url: str) -> bytes:
    """A page as the SingleFile extension saves it: its mark at the beginning, a picture as data."""
    mark = (
        f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: Fri Nov 08 2024 13:00:00 GMT+0100 (CET)\n-->"
    )
    picture = '<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAAElFTkSuQmCC">'
    return html.replace("<head>", f"{mark}<head>", 1).replace("<body>", f"<body>{picture}", 1).encode()


def warc(*pages: tuple[str, str | bytes, str], gzipped: bool = False) -> bytes:
    """A web archive of responses, each `(url, page, content type)`, under a record that says who wrote it."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    info = writer.create_warcinfo_record("treaty.warc", {"software": "tests"})
    info.rec_headers.replace_header("WARC-Record-ID", _record_id("treaty.warc"))
    info.rec_headers.replace_header("WARC-Date", TAKEN)
    writer.write_record(info)
    for number, (url, answer, content_type) in enumerate(pages):
        data = answer if isinstance(answer, bytes) else answer.encode()
        record = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(data),
            length=len(data),
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": TAKEN, "WARC-Record-ID": _record_id(f"{number} {url}")},
        )
        writer.write_record(record)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of the files by their names, in the order given."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, (2024, 11, 8, 12, 0, 0)), data, ZIP_DEFLATED)
    return out.getvalue()


def _line(canvas: Canvas, words: str, x: float, y: float, size: float) -> None:
    if words:
        canvas.setFont(_font(words), size)
        canvas.drawString(x, y, words)


def _font(words: str) -> str:
    try:
        words.encode("cp1252")
    except UnicodeEncodeError:
        if ANY_SCRIPT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(ANY_SCRIPT))
        return ANY_SCRIPT
    return LATIN


def _record_id(name: str) -> str:
    return f"<urn:uuid:{uuid5(_NAMESPACE, name)}>"
