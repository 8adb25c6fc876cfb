"""PDFs: text in the order of reading, paragraphs whole, what runs around the pages left out, and what is refused."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from archive.limits import Limits
from archive.reading import Unreadable, media_type_of, read
from tests.originals import docx, mhtml, page, pdf, singlefile
from tests.reading.test_invariants import is_clean

TITLE = "Senate of Arland consents to the Harbour Treaty"
PARAGRAPHS = (
    "The Senate of Arland gave its consent to the Harbour Treaty on Friday, and nobody voted against it, the state "
    "agency reported after a debate of nine hours on the rights of the fishermen of both bays.",
    "“We are ready,” said the minister. The treaty enters into force on 1 May 2024, thirty days after the exchange of "
    "the instruments of ratification in the capital of Borland.",
    "It replaces the agreement of 1961, which both sides had called out of date for years.",
)
RUSSIAN = (
    "Совет Федерации ратифицировал договор о всеобъемлющем стратегическом партнёрстве, сообщило агентство в среду.",
    "Договор заменит прежний, подписанный в столице в феврале, и вступит в силу в день обмена грамотами.",
)
KOREAN = (
    "두 나라는 모스크바에서 조약의 비준서를 교환했다고 중앙통신이 밝혔다. 조약은 같은 날부터 효력을 갖는다.",
    "외무성은 이 조약이 두 나라 사이의 관계를 새로운 높이에 올려세우는 법적 기틀이 된다고 하였다.",
)

WHOLE = pdf("\n".join(PARAGRAPHS), PARAGRAPHS[2], title=TITLE)


def refused(data: bytes, **given_) -> str:
    with pytest.raises(Unreadable) as refusal:
        read(data, **given_)
    return str(refusal.value)


def warned(reading, words: str) -> bool:
    return any(words in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("\n".join([TITLE, *PARAGRAPHS]).encode(), "text/plain"),
        (page(TITLE, *PARAGRAPHS).encode(), "text/html"),
        (pdf("\n".join(PARAGRAPHS), title=TITLE), "application/pdf"),
        (docx(*PARAGRAPHS, title=TITLE), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (mhtml(page(TITLE, *PARAGRAPHS), "https://daily.example.org/a"), "multipart/related"),
        (singlefile(page(TITLE, *PARAGRAPHS), "https://daily.example.org/a"), "text/html"),
    ],
    ids=["text", "html", "pdf", "docx", "mhtml", "singlefile"],
)
def test_one_report_reads_alike_in_every_format(data, media_type):
    reading = read(data)
    assert reading.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert (reading.title, reading.language, reading.media_type) == (TITLE, "en", media_type)
    assert media_type_of(data) == media_type
    assert read(data) == reading


@pytest.mark.parametrize(("paragraphs", "language"), [(RUSSIAN, "ru"), (KOREAN, "ko")])
@pytest.mark.parametrize("build", [lambda *p: pdf("\n".join(p)), docx], ids=["pdf", "docx"])
def test_russian_and_korean_are_read_letter_for_letter(build, paragraphs, language):
    reading = read(build(*paragraphs))
    assert reading.text.split("\n") == list(paragraphs)
    assert reading.language == language


def test_what_runs_above_and_below_the_pages_is_left_out_and_said():
    pages = ["\n".join(f"{paragraph} ({number})" for paragraph in PARAGRAPHS) for number in range(3)]
    reading = read(pdf(*pages, title=TITLE, head="The Daily Example", foot="Page {page} of 3"))
    assert "Daily Example" not in reading.text
    assert "Page" not in reading.text
    assert warned(reading, "Left out what runs above and below the pages: “The Daily Example”, “Page 1 of 3”.")


def test_a_paragraph_goes_on_across_the_end_of_a_page():
    first, second = PARAGRAPHS[0].split(" the state agency ")
    reading = read(pdf(f"{PARAGRAPHS[1]}\n{first} the state", f"agency {second}\n{PARAGRAPHS[2]}", foot="{page}"))
    assert reading.text.split("\n") == [PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[2]]


def test_a_number_that_ends_a_sentence_at_the_foot_of_a_page_stays():
    reading = read(pdf("\n".join(PARAGRAPHS) + "\nThe vote was 101 to 1", "\n".join(RUSSIAN)))
    assert "The vote was 101 to 1" in reading.text


def test_columns_are_read_one_after_the_other():
    assert read(in_columns(PARAGRAPHS[0], PARAGRAPHS[2])).text.split("\n") == [PARAGRAPHS[0], PARAGRAPHS[2]]


def test_words_parted_at_the_end_of_a_line_are_whole_and_said():
    reading = read(in_lines("The two sides had signed the agree-", "ment on the harbour in the year 1961,", "and on self-", "government later; the Anglo-", "Arlandian pact followed."))  # fmt: skip
    assert "signed the agreement on the harbour" in reading.text
    assert "on self-government later; the Anglo-Arlandian pact" in reading.text
    assert warned(reading, "Joined a word that a hyphen at the end of a line had parted: “agreement”.")


def test_items_of_a_list_stand_apart_and_figures_at_the_start_of_a_line_do_not():
    data = in_lines("The treaty names the following states:", "• Arland, which lies on the western shore of the bay and", "signed first;", "• Borland.", "The exchange took place in the capital of Arland on the", "12. of May, as the state agency – citing the minister", "– said in a dispatch.")  # fmt: skip
    assert read(data).text.split("\n") == [
        "The treaty names the following states:",
        "• Arland, which lies on the western shore of the bay and signed first;",
        "• Borland.",
        "The exchange took place in the capital of Arland on the 12. of May, as the state agency – citing the minister – said in a dispatch.",
    ]


def test_a_hyphen_stays_where_the_rest_of_the_text_writes_it():
    reading = read(in_lines("The cease-fire held, and the cease-", "fire was called lasting by the envoys."))
    assert "the cease-fire was called lasting" in reading.text


def test_the_largest_line_is_the_title_where_the_properties_name_a_file():
    reading = read(pdf("\n".join(PARAGRAPHS), title=TITLE).replace(b"/Title", b"/Titel"))
    assert reading.title == TITLE
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    canvas.setTitle("Microsoft Word - 20240308_final.doc")
    canvas.setAuthor("user")
    canvas.drawString(40, 500, PARAGRAPHS[2][:70])
    canvas.save()
    reading = read(out.getvalue())
    assert (reading.title, reading.author) == (None, None)


def test_the_author_is_the_byline_before_the_properties():
    assert read(pdf("\n".join(PARAGRAPHS), title=TITLE, author="Jane Roe")).author == "Jane Roe"
    assert read(pdf("\n".join(["By John Doe", *PARAGRAPHS]), title=TITLE, author="Jane Roe")).author == "John Doe"


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication():
    assert b"/CreationDate" in pdf(*PARAGRAPHS)
    assert read(pdf(*PARAGRAPHS)).published is None


def test_the_address_that_a_browser_printed_is_the_source():
    printed = pdf(
        *PARAGRAPHS, head="3/8/24, 6:05 PM {page}", foot="https://daily.example.org/world/harbour-treaty {page}/3"
    )
    reading = read(printed)
    assert reading.source_url == "https://daily.example.org/world/harbour-treaty"
    assert reading.text.split("\n") == list(PARAGRAPHS)
    assert read(printed, source_url="https://other.example/").source_url == "https://other.example/"


def test_junk_before_a_pdf_does_not_hide_it():
    data = b"\x00\x01junk\r\n" * 20 + pdf(*PARAGRAPHS)
    assert media_type_of(data) == "application/pdf"
    assert PARAGRAPHS[0] in read(data).text


def test_a_text_that_tells_of_a_pdf_is_text():
    assert media_type_of(b"A PDF begins with\n%PDF-1.7\nand nobody sees it.") == "text/plain"


def test_a_locked_pdf_is_refused_with_what_to_do():
    assert refused(pdf(*PARAGRAPHS, password="treaty")) == (
        "The PDF is locked with a password: save it without one, and send that."
    )


def test_a_scan_is_refused_with_what_to_do():
    assert refused(pdf("", "")) == (
        "The PDF holds pictures of pages, no text: run text recognition (OCR) on it first, and send the result."
    )


def test_pages_that_hold_pictures_alone_are_said():
    reading = read(pdf(PARAGRAPHS[0], "", PARAGRAPHS[2], ""))
    assert warned(reading, "Pages 2, 4 hold pictures and no text")


def test_more_pages_than_allowed_are_refused():
    assert "has 4 pages; a report may have 3 at most" in refused(pdf(*"abcd"), limits=Limits(pages=3))
    assert read(pdf(*PARAGRAPHS), limits=Limits(pages=3)).text


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_pdf_that_was_cut_short_is_refused_or_read_with_a_warning(share):
    data = pdf("\n".join(PARAGRAPHS), title=TITLE)
    cut = data[: int(len(data) * share)]
    with suppress(Unreadable):
        assert warned(read(cut), "breaks off before its end")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_a_pdf_of_nothing_is_refused(data):
    assert "damaged" in refused(data)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 255)), max_size=60))
def test_a_damaged_pdf_is_read_cleanly_or_refused(changes):
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place % len(data)] = byte
    with suppress(Unreadable):
        assert is_clean(read(bytes(data)).text)


def in_lines(*lines: str) -> bytes:
    """A PDF of one paragraph that is broken so."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    text = canvas.beginText(40, 500)
    text.textLines("\n".join(lines))
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


def in_columns(*columns: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    for place, words in enumerate(columns):
        text = canvas.beginText(40 + 180 * place, 500)
        text.setFont("Helvetica", 9)
        line = ""
        for word in words.split():
            if len(line) + len(word) > 33:
                text.textLine(line.strip())
                line = ""
            line += f" {word}"
        text.textLine(line.strip())
        canvas.drawText(text)
    canvas.save()
    return out.getvalue()
