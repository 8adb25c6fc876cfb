"""When a report was published: what says so, on which words, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.dates import find_dates
from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.document import Document
from archive.extraction.findings import Publication
from archive.extraction.publication import find_publication

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
BODY = (
    "\nThe two countries signed the treaty, and it goes to both parliaments now, officials said, adding that nothing else "
    "was known about it, and that the ministers had found many words for what it might one day come to mean.\n"
)
SIGNED = (("2024-06-19",),)


def published(text: str, language: str = "en", url: str | None = None) -> Publication:
    """The publication of a report of that text and address."""
    return find_publication(Document(text, language), source_url=url)


def test_what_the_caller_gives_comes_before_metadata_and_text() -> None:
    document = Document("6 Nov 2024 11:36\nText.")
    assert find_publication(document, given="2024-11-07", metadata="2024-11-08") == Publication("2024-11-07", "given")
    assert find_publication(document, metadata="2024-11-08") == Publication("2024-11-08", "metadata")
    assert find_publication(document, given="soon", metadata="2024-13-01").basis == "dateline"


@pytest.mark.parametrize(
    ("text", "language", "value", "evidence"),
    [
        # Labels.
        ("Published: 20 June 2024, 14:05 | Updated: 21 June 2024, 09:00" + BODY, "en", "2024-06-20", ["20 June 2024"]),
        ("Posted by admin on June 20, 2024 in News" + BODY, "en", "2024-06-20", ["June 20, 2024"]),
        ("(Updated June 21, 2024)" + BODY, "en", "2024-06-21", ["June 21, 2024"]),
        ("Publié le 05/12/2024 à 14h22\nTexte.", "fr", "2024-12-05", ["05/12/2024"]),
        ("Publié le 20 juin 2024 à 14h30, modifié le 21 juin 2024\nTexte.", "fr", "2024-06-20", ["20 juin 2024"]),
        ("Stand: 24.10.2024 14:30 Uhr\nText.", "de", "2024-10-24", ["24.10.2024"]),
        ("Дата публикации: 24.10.2024 13:05\nТекст.", "ru", "2024-10-24", ["24.10.2024"]),
        ("입력 2024.12.05 07:12  수정 2024.12.06 07:40\n본문.", "ko", "2024-12-05", ["2024.12.05"]),
        ("본문이다.\n2024/12/05 07:12 송고", "ko", "2024-12-05", ["2024/12/05"]),
        ("Pubblicato il 26 novembre 2021 alle 10:30\nTesto.", "it", "2021-11-26", ["26 novembre 2021"]),
        ("Opublikowano: 22.01.2026, 10:30\nTekst.", "pl", "2026-01-22", ["22.01.2026"]),
        (" date 2024-10-15 Headline of the day\n\nText.", "en", "2024-10-15", ["2024-10-15"]),
        (" date 2024-10 Photo: Agency\n\nText.", "de", "2024-10", ["2024-10"]),
        # Lines of their own.
        ("6 Nov 2024 11:36\nText.", "en", "2024-11-06", ["6 Nov 2024"]),
        ("Headline\n\nWednesday, 17 September 2025, 1:13 pm\n\nText.", "en", "2025-09-17", ["Wednesday, 17 September 2025"]),
        ("Headline\nBy Jane Doe, June 20, 2024 4:30 pm EDT" + BODY, "en", "2024-06-20", ["June 20, 2024"]),
        ("Headline\n[December 03, 2018] By Rob Rampling" + BODY, "en", "2018-12-03", ["December 03, 2018"]),
        ("Thu 20 Jun 2024 15.24 BST" + BODY, "en", "2024-06-20", ["20 Jun 2024"]),
        ("18-01-2025 12:00:00 AM\nHeadline" + BODY, "en", "2025-01-18", ["18-01-2025"]),
        ("20 июня 2024, 10:15 | Политика\nТекст.", "ru", "2024-06-20", ["20 июня 2024"]),
        ("07.11.2023\nТекст.", "ru", "2023-11-07", ["07.11.2023"]),
        ("Paris, le 5 décembre 2024\nTexte.", "fr", "2024-12-05", ["5 décembre 2024"]),
        # Datelines.
        ("MOSCOW, November 6, 2024. /NORDWIRE/. Senators gave their consent.", "en", "2024-11-06", ["November 6, 2024"]),
        ("London, 17 July 2025 – The Prime Minister" + BODY, "en", "2025-07-17", ["17 July 2025"]),
        ("Nota. ///México, 11 Dic 2019 (APF) - Firmaron.", "es", "2019-12-11", ["11 Dic 2019"]),
        ("МОСКВА, 6 ноября 2024 г. - Агентство. Текст.", "ru", "2024-11-06", ["6 ноября 2024 г."]),
        ("Warszawa, 22 stycznia 2026 (PAP) - Tekst.", "pl", "2026-01-22", ["22 stycznia 2026"]),
    ],
)  # fmt: skip
def test_the_page_says_its_day_in_a_label_a_line_or_a_dateline(
    text: str, language: str, value: str, evidence: list[str]
) -> None:
    found = published(text, language)
    assert (found.value, found.basis) == (value, "dateline")
    assert [span.of(text) for span in found.evidence] == evidence
    assert find_dates(Document(text, language), found) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("АСТАНА. 13 марта 2025 года. СТЕПЬ-ИНФОРМ – Сенат одобрил договор.", "ru"),
        ("ASTANA. March 13, 2025. STEPPE-INFORM - The Senate approved the treaty.", "en"),
        ("ASTANA. 13 de marzo de 2025. ESTEPA – El Senado aprobó el tratado.", "es"),
    ],
)
def test_an_agency_may_stand_between_the_day_and_the_text(text: str, language: str) -> None:
    assert published(f"Senate approves the treaty\n\n{text}", language).value == "2025-03-13"


def test_a_month_that_the_page_prints_gives_way_to_the_day_of_its_address() -> None:
    text = "Mercurial's journey\nSeptember 2012\nThe report begins here and says a good deal more."
    assert published(text).value == "2012-09"
    assert published(text, url="https://example.org/2020/01/13/journey").value == "2020-01-13"


def test_a_dateline_without_its_year_supports_the_header_line() -> None:
    text = "6 Nov 2024 11:36\n\nFederation Council ratifies\n\nMOSCOW. Nov 6 (Interfax) - The Council met."
    found = published(text)
    assert found.value == "2024-11-06"
    assert [span.of(text) for span in found.evidence] == ["6 Nov 2024", "Nov 6"]


def test_an_archives_own_date_above_an_old_text_is_not_its_day() -> None:
    labelled = "February 22, 2026Feb 22, 2026\nKPA archive\n\nDate: 20/06/2024 | Source: KPA\n\nPyongyang, June 20 (KPA) -- It was signed."
    unlabelled = labelled.replace("Date: 20/06/2024 | Source: KPA", "KPA")
    assert published(labelled).value == "2024-06-20"
    assert published(unlabelled).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11/12/2024 6:40:12 AM\nTOKYO, Nov 12 (GWA) -- It was ratified.", "2024-11-12"),
        ("05/12/2024\nMOSCOW, Dec 5 (GWA) -- It was ratified.", "2024-12-05"),
        ("05/12/2024\nIt was ratified.", None),
    ],
)
def test_day_and_month_in_a_header_are_told_apart_by_clock_or_dateline(text: str, value: str | None) -> None:
    assert published(text).value == value


def test_a_months_header_is_made_finer_by_the_dateline() -> None:
    text = " date 2019-12 Actualiza con palabras de Seade ///México, 11 Dic 2019 (APF) - Firmaron."
    assert published(text, "es").value == "2019-12-11"


@pytest.mark.parametrize(
    "text",
    [
        "On June 20, 2024 the countries met.\nThey signed.",
        "Treaty enters into force on 1 January 2024\nStaff" + BODY,
        "The Secretary on Thursday (April 24, 2025) informed her counterpart.",
        "© 2018 The firm. All rights reserved.",
        "KYIV, Jan 17 (Reuters) - It was signed.",
        "",
    ],
)
def test_a_date_in_the_body_is_not_the_reports(text: str) -> None:
    assert published(text) == Publication()


def test_where_words_and_metadata_agree_the_words_are_the_evidence() -> None:
    text = "6 Nov 2024 11:36" + BODY
    found = find_publication(Document(text), metadata="2024-11-06")
    assert (found.value, found.basis, [span.of(text) for span in found.evidence]) == (
        "2024-11-06",
        "dateline",
        ["6 Nov 2024"],
    )


def test_the_day_on_which_an_archive_made_its_copy_is_not_that_of_publication() -> None:
    copied = "https://web.archive.org/web/20131110121040/http://example.org/"
    assert published("Nothing here says when.", url=copied + "treaty").value is None
    assert published("Nothing here says when.", url=copied + "2013/04/05/treaty").value == "2013-04-05"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2024/10/24/lower-house", "2024-10-24"),
        ("https://example.org/20241024/lower-house.html", "2024-10-24"),
        ("https://example.org/lower-house-2024-10-24.html", "2024-10-24"),
        ("https://example.org/amp/2024102452427", "2024-10-24"),
        ("https://example.org/2018/Dec/03/news.shtml", "2018-12-03"),
        ("https://example.org/act/2002-01/news", "2002-01"),
        ("https://example.ru/events/190925-vyhod/amp.html", None),
        ("https://example.org/newstream/1718870859-459880358/", None),
        ("https://example.org/2024/13/45/", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_address_says_the_day_where_the_page_does_not(url: str | None, value: str | None) -> None:
    found = published("Nothing here says when.", url=url)
    assert (found.value, found.basis, found.evidence) == (value, "metadata" if value else None, ())
    assert published("6 Nov 2024 11:36\nText.", url=url).value == "2024-11-06"


INFERABLE = (
    "The regime guaranteed this Thursday that the clause complies with law, according to the text released today.\n"
    "The treaty sealed the day before in Pyongyang.\nThe document was signed on Wednesday by the leaders."
)


def test_the_day_follows_from_the_record_of_the_signature_where_all_weekdays_agree() -> None:
    found = find_publication(Document(INFERABLE), signatures=SIGNED)
    assert (found.value, found.basis) == ("2024-06-20~", "inferred")
    words = [span.of(INFERABLE) for span in found.evidence]
    assert words == ["this Thursday", "released today", "sealed the day before", "signed on Wednesday"]
    assert {mention.value for mention in find_dates(Document(INFERABLE), found)} == {"2024-06-20~", "2024-06-19~"}


@pytest.mark.parametrize(
    ("text", "signatures"),
    [
        (INFERABLE, ()),
        (INFERABLE, (("2024-06-18",),)),
        (INFERABLE, (("2024-06",),)),
        (INFERABLE, (("2024-06-19",), ("2025-02-05",))),
        (INFERABLE.replace("Wednesday", "Tuesday"), SIGNED),
        (INFERABLE.replace("this Thursday", "this Friday"), SIGNED),
        ("The treaty was signed on Wednesday.", SIGNED),
        ("This Thursday the text was released today.", SIGNED),
        ("The pact that they signed in June took effect on Wednesday, the agency said today.", SIGNED),
    ],
)
def test_nothing_is_inferred_where_a_word_disagrees_or_another_day_would_do(
    text: str, signatures: tuple[tuple[str, ...], ...]
) -> None:
    assert find_publication(Document(text), signatures=signatures) == Publication()


def founding_report(name: str) -> Document:
    """One of the two reports that the archive was founded on."""
    return Document((FIXTURES / name).read_text("utf-8"))


def test_the_founding_wire_copy_is_dated_by_header_and_dateline() -> None:
    document = founding_report("2024-11-06-interfax-federation-council.txt")
    found = find_publication(document, signatures=SIGNED)
    assert (found.value, found.basis) == ("2024-11-06", "dateline")
    assert [(span.start, span.of(document.text)) for span in found.evidence] == [(0, "6 Nov 2024"), (105, "Nov 6")]
    dates = [(mention.span.of(document.text), mention.value) for mention in find_dates(document, found)]
    assert dates == [
        ("Wednesday", "2024-11-06"),
        ("June 19, 2024", "2024-06-19"),
        ("February 9, 2000", "2000-02-09"),
    ]


def test_the_founding_scrape_is_dated_by_the_record_of_the_signature_only() -> None:
    document = founding_report("2024-06-20-elcomercio-article-51.txt")
    assert find_publication(document) == Publication()
    found = find_publication(document, signatures=SIGNED)
    assert (found.value, found.basis) == ("2024-06-20~", "inferred")
    assert [span.start for span in found.evidence][:2] == [356, 531]
    dates = [(mention.span.of(document.text), mention.value) for mention in find_dates(document, found)]
    assert dates == [
        ("this Thursday", "2024-06-20~"),
        ("today", "2024-06-20~"),
        ("the day before", "2024-06-19~"),
        ("Wednesday", "2024-06-19~"),
        ("September 2023", "2023-09"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=160),
        st.lists(
            st.sampled_from(
                ["Published: ", "June 20, 2024", "11/12/2024", " 6:40 AM", "MOSCOW, Nov 6 (X) - ", "\n", "©", "Date: 2024-10",
                 "signed on Wednesday", "this Thursday", "today", "입력 2024.12.05", "수정 ", "Stand: 24.10.2024", "| ", "a "]
            ),
            max_size=20,
        ).map("".join),
    ),
    language=st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "it", "pl", "xx"]),
    url=st.one_of(st.none(), st.text(max_size=40), st.just("https://example.org/2024/10/24/")),
)  # fmt: skip
def test_any_text_gives_a_date_or_none_and_valid_spans_twice_the_same(
    text: str, language: str, url: str | None
) -> None:
    document = Document(text, language)
    found = find_publication(document, source_url=url, signatures=SIGNED)
    assert found == find_publication(document, source_url=url, signatures=SIGNED)
    assert found.value is None or CalendarDate.parse(found.value)
    assert (found.value is None) == (found.basis is None)
    assert all(0 <= span.start < span.end <= len(text) for span in found.evidence)


@pytest.mark.parametrize(
    "piece", ["MOSCOW, ", "A ", "Published: June 20, 2024 ", "signed today ", "6 Nov 2024\n", "(", "/ A, "]
)
def test_a_piece_over_and_over_is_read_to_its_end_and_twice_the_same(piece: str) -> None:
    text = piece * 500
    found = find_publication(Document(text), signatures=SIGNED)
    assert found == find_publication(Document(text), signatures=SIGNED)
    assert all(span.of(text).strip() for span in found.evidence)
