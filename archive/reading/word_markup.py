"""The paragraphs in a Word document's XML, as a reader of its last version sees them."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from archive.reading.word_numbers import Numbers, value

_PARAGRAPH, _ROW, _BOX = qn("w:p"), qn("w:tr"), qn("w:txbxContent")
_STRUCK_OUT = (qn("w:del"), qn("w:moveFrom"))
# What is said once more for older programs, how words are pronounced, and how they look.
_LEFT_OUT = frozenset(
    [
        *_STRUCK_OUT,
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
        qn("w:rt"),
        qn("w:rPr"),
        qn("w:pPr"),
    ]
)
_WORDS = frozenset([qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"])
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_OFF = ("0", "false", "off")


def paragraphs(root: _Element, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """`(style, text)` of each paragraph in its order, those of tables and text boxes too; a break is a line feed."""
    pending = ""
    for paragraph in _within(root):
        text = "".join(_words(paragraph))
        if not pending and text.strip():
            text = numbers.before(paragraph) + text
        text = pending + text
        # A mark of a paragraph that was struck out: the next one goes on in it.
        pending = text if _has(paragraph, "w:pPr/w:rPr/w:del") else ""
        if not pending:
            yield value(paragraph, "w:pPr/w:pStyle"), text
    if pending:
        yield "", pending


def said_of_unread(root: _Element) -> Iterator[str]:
    """Sentences for an editor on words that are in the document and not in its text."""
    if next(root.iter(*_STRUCK_OUT), None) is not None:
        yield "The document has tracked changes: what was struck out is left out, and what was put in is kept."
    if any(_is_hidden(run) for run in root.iter(qn("w:r"))):
        yield "Left out words that are hidden in the document."


def styles_named(styles: _Element, *names: str) -> frozenset[str]:
    """The identifiers of the styles so named; names are English in every language's Word, identifiers are not."""
    return frozenset(
        str(style.get(qn("w:styleId")))
        for style in styles.iter(qn("w:style"))
        if value(style, "w:name").lower() in names
    )


def _within(element: _Element) -> Iterator[_Element]:
    """The paragraphs in an element, and after each those of the text boxes in it."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield child
            for box in child.iter(_BOX):
                if not _is_second(box, child):
                    yield from _within(box)
        elif child.tag not in _LEFT_OUT and not (child.tag == _ROW and _has(child, "w:trPr/w:del")):
            yield from _within(child)


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _WORDS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != _BOX and not _is_hidden(child):
            yield from _words(child)


def _is_second(box: _Element, paragraph: _Element) -> bool:
    """Whether the text box lies in another one, which tells it, or is one left out."""
    for above in box.iterancestors():
        if above is paragraph:
            return False
        if above.tag == _BOX or above.tag in _LEFT_OUT:
            return True
    return False


def _is_hidden(run: _Element) -> bool:
    return _has(run, "w:rPr/w:vanish") and value(run, "w:rPr/w:vanish") not in _OFF


def _has(element: _Element, path: str) -> bool:
    return element.find("/".join(map(qn, path.split("/")))) is not None
