"""Word documents: what a reader of the last version sees, and what is refused before it is opened."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.limits import Limits
from archive.reading import Unreadable, media_type_of, read
from tests.originals import docx, saved, zipped
from tests.reading.test_invariants import is_clean
from tests.reading.test_pdf import PARAGRAPHS, TITLE, refused, warned

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = f"<w:document {nsdecls('w')}><w:body>%s</w:body></w:document>"

WHOLE = docx(*PARAGRAPHS, title=TITLE)
PART = ZipFile(BytesIO(WHOLE)).read("word/document.xml")


def document_of(body: str) -> bytes:
    """A Word document with the body given as it is written in its XML."""
    return changed(docx("x"), {"word/document.xml": (WORDS % body).encode()})


def changed(data: bytes, parts: dict[str, bytes]) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | parts)


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")


def test_tables_are_read_cell_by_cell():
    document = Document()
    document.add_paragraph(PARAGRAPHS[0])
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Signatory state number {number} of the treaty"
    document.add_paragraph(PARAGRAPHS[2])
    cells = [f"Signatory state number {number} of the treaty" for number in range(4)]
    assert lines(saved(document)) == [PARAGRAPHS[0], *cells, PARAGRAPHS[2]]


def test_lists_are_read_item_by_item():
    document = Document()
    document.add_paragraph(PARAGRAPHS[0])
    for item in ("the harbours of both bays", "the fishing grounds between them"):
        document.add_paragraph(item, style="List Bullet")
    assert lines(saved(document)) == [PARAGRAPHS[0], "the harbours of both bays", "the fishing grounds between them"]


def test_a_numbered_list_keeps_its_numbers():
    document = Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph, style="List Number")
    assert lines(saved(document)) == [f"{number}. {said}" for number, said in enumerate(PARAGRAPHS, start=1)]


def test_the_numbers_that_word_counts_are_read():
    numbering = (
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='7'>"
        "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='Article %1.'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1(%2)'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
        "</w:lvlOverride></w:num></w:numbering>"
    )
    places = [(1, 0), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (2, 0), (9, 0)]
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
        f"<w:r><w:t>Ships may enter harbour {place} of the bays.</w:t></w:r></w:p>"
        for place, (number, depth) in enumerate(places)
    )
    data = changed(docx("x"), {"word/numbering.xml": numbering.encode(), "word/document.xml": (WORDS % body).encode()})
    said = [line.partition("Ships")[0].strip() for line in lines(data)]
    assert said == [
        "Article 3.",
        "Article 4.",
        "4(a)",
        "4(b)",
        "",
        "Article 5.",
        "5(a)",
        "Article 1.",
        "Article 2.",
        "",
    ]


def test_what_was_struck_out_is_left_out_and_what_was_put_in_is_kept():
    said = "<w:r><w:t xml:space='preserve'>%s</w:t></w:r>"
    data = document_of(
        f"<w:p>{said % 'The treaty was '}"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>rejected</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='a'>{said % 'ratified'}</w:ins>"
        f"<w:moveFrom w:id='3' w:author='a'>{said % ' long ago'}</w:moveFrom>{said % ' on Monday.'}</w:p>"
    )
    reading = read(data)
    assert reading.text == "The treaty was ratified on Monday."
    assert warned(reading, "has tracked changes: what was struck out is left out")
    assert read(docx(*PARAGRAPHS)).warnings == ()


def test_paragraphs_whose_division_was_struck_out_are_one():
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    data = document_of(
        f"<w:p>{mark}<w:r><w:t xml:space='preserve'>The treaty was ratified </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>on Monday by both chambers.</w:t></w:r></w:p>"
    )
    assert read(data).text == "The treaty was ratified on Monday by both chambers."


def test_hidden_words_fields_and_older_programs_copies_are_not_read():
    data = document_of(
        "<w:p><w:r><w:t>The treaty was ratified on Monday.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees this.</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:r><w:txbxContent><w:p><w:r><w:t>A box beside the report says so.</w:t></w:r></w:p>"
        "</w:txbxContent></w:r></mc:Choice><mc:Fallback><w:r><w:txbxContent><w:p><w:r><w:t>A box beside the report "
        "says so.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert lines(data) == ["The treaty was ratified on Monday.", "A box beside the report says so."]
    assert warned(read(data), "Left out words that are hidden")


def test_breaks_tabs_and_fixed_hyphens_are_characters():
    data = document_of(
        "<w:p><w:r><w:t>The treaty of the two</w:t><w:tab/><w:t>bays</w:t><w:br/><w:t>is a non</w:t><w:noBreakHyphen/>"
        "<w:t>aggression pact, said the minister.</w:t></w:r></w:p>"
    )
    assert lines(data) == ["The treaty of the two bays", "is a non-aggression pact, said the minister."]


def test_footnotes_stand_after_the_text():
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='1'>"
        "<w:p><w:r><w:t>Signed in the capital on 4 March 1961.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = changed(docx(*PARAGRAPHS), {"word/footnotes.xml": notes.encode()})
    assert lines(data) == [*PARAGRAPHS, "Signed in the capital on 4 March 1961."]


def test_title_author_and_language_are_taken_where_they_make_sense():
    reading = read(docx(*PARAGRAPHS, title=TITLE, author="Jane Roe", language="en-GB"))
    assert (reading.title, reading.author, reading.language) == (TITLE, "Jane Roe", "en-GB")
    document = Document()
    document.core_properties.title = "Microsoft Word - 20240308_final.doc"
    document.core_properties.author = "Administrator"
    document.core_properties.language = "ru-RU"
    document.add_heading(TITLE, level=1)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    reading = read(saved(document))
    assert (reading.title, reading.author, reading.language) == (TITLE, None, "en")


def test_a_heading_far_down_is_not_the_title():
    document = Document()
    for number in range(20):
        document.add_paragraph(f"{PARAGRAPHS[0]} ({number})")
    document.add_heading("Annex: what the two sides agreed on", level=1)
    assert read(saved(document)).title is None


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication():
    assert read(docx(*PARAGRAPHS)).published is None


def test_a_document_with_macros_is_read_like_any_other():
    types = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(BytesIO(docx(*PARAGRAPHS))) as archive:
        listed = archive.read("[Content_Types].xml").decode()
    assert types in listed
    listed = listed.replace(types, "vnd.ms-word.document.macroEnabled.main+xml")
    data = changed(docx(*PARAGRAPHS), {"[Content_Types].xml": listed.encode(), "word/vbaProject.bin": b"\xd0\xcf"})
    assert media_type_of(data) == DOCX
    assert lines(data) == list(PARAGRAPHS)


def test_a_document_without_words_is_refused():
    assert refused(docx()) == "The Word document has no text: there is not one word to read."


def test_a_bomb_is_refused_before_it_is_opened():
    bomb = changed(docx(*PARAGRAPHS), {"word/media/picture.bin": b"\x00" * 30_000_000})
    assert len(bomb) < 100_000
    assert "times its size, and 100 times are allowed" in refused(bomb)
    assert lines(changed(docx(*PARAGRAPHS), {"word/media/picture.bin": b"\x00" * 300_000})) == list(PARAGRAPHS)
    assert "and 2 times are allowed" in refused(docx(*PARAGRAPHS), limits=Limits(expansion=2))


def test_entities_are_not_expanded():
    bomb = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = WORDS % "<w:p><w:r><w:t>The treaty was ratified on Monday.&i;</w:t></w:r></w:p>"
    with suppress(Unreadable):
        assert read(changed(docx("x"), {"word/document.xml": f"{bomb}]>{body}".encode()})).text.count("ha") == 0


@pytest.mark.parametrize("tag", ["w:ins", "w:tbl", "w:p"])
def test_a_document_nested_beyond_reason_is_refused(tag):
    body = f"<{tag}>" * 20_000 + "<w:p><w:r><w:t>Ratified.</w:t></w:r></w:p>" + f"</{tag}>" * 20_000
    assert "is damaged" in refused(
        changed(docx("x"), {"word/document.xml": (WORDS % body).encode()}), limits=Limits(expansion=1000)
    )


def test_a_document_nested_within_reason_is_read():
    body = "<w:ins>" * 200 + "<w:p><w:r><w:t>The treaty was ratified.</w:t></w:r></w:p>" + "</w:ins>" * 200
    assert read(document_of(body)).text == "The treaty was ratified."


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_document_that_was_cut_short_is_refused_with_what_to_do(share):
    data = docx(*PARAGRAPHS)
    assert refused(data[: int(len(data) * share)]) == (
        "The Word document is damaged or was cut short: open it in a word processor, save it once more, and send that."
    )


def mimetype(name: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", name)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old Microsoft Office document, which is not read: save it as DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "behind a password, which is not read: save it without one"),
        (mimetype("application/vnd.oasis.opendocument.text"), "an OpenDocument text, which is not read: save it as DOCX"),
        (mimetype("application/epub+zip"), "an EPUB book, which is not read: export it as PDF"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "an Excel workbook, which is not read: export it as PDF"),
        (zipped({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}), "a PowerPoint presentation"),
        (zipped({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}), "an Apple Pages document"),
        (zipped({"a.docx": docx("x")}), "a ZIP archive, which is not read: unpack it"),
        (zipped({"report.txt": b"x"}), "a ZIP archive, which is not read: unpack it"),
    ],
)  # fmt: skip
def test_other_documents_are_told_what_to_send_instead(data, says):
    assert says in refused(data, name="report.docx")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), max_size=40), st.booleans())
def test_a_damaged_document_is_read_cleanly_or_refused(changes, inside):
    data = bytearray(PART if inside else WHOLE)
    for place, byte in changes:
        data[place % len(data)] = byte
    with suppress(Unreadable):
        assert is_clean(read(changed(WHOLE, {"word/document.xml": bytes(data)}) if inside else bytes(data)).text)


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_document_packed_in_an_unusual_way_and_damaged_is_told_so(method):
    out = BytesIO()
    with ZipFile(BytesIO(docx(*PARAGRAPHS))) as archive, ZipFile(out, "w", method) as packed:
        for name in archive.namelist():
            packed.writestr(name, archive.read(name))
    data = out.getvalue()
    assert lines(data) == list(PARAGRAPHS)
    at = data.index(b"word/document.xml") + len("word/document.xml") + 20
    assert "is damaged" in refused(data[:at] + bytes(40) + data[at + 40 :])
