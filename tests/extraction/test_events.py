"""Events: what the text says has been done with a treaty, when, and by whom; and what it does not say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.events import find_events
from archive.extraction.findings import Treaty
from archive.extraction.gazetteer import Gazetteer

PUBLISHED = "2024-11-06"


@pytest.fixture
def events(read, gazetteer):
    def find(text: str, language: str = "en"):
        found = read(text, language, PUBLISHED)
        return find_events(found.document, found.treaties, found.dates, gazetteer)

    return find


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The treaty was signed in Oslo on June 19, 2024.", "en", [("signature", "2024-06-19")]),
        ("The treaty, signed in Oslo on June 19, 2024, is long.", "en", [("signature", "2024-06-19")]),
        ("The treaty, dated February 9, 2000, is long.", "en", [("signature", "2000-02-09")]),
        ("On Monday the President laid before parliament a bill on the treaty.", "en", [("submission", "2024-11-04")]),
        ("The State Duma passed the bill on the treaty on October 24.", "en", [("approval", "2024-10-24")]),
        ("The Federation Council ratified the treaty on Wednesday.", "en", [("approval", "2024-11-06")]),
        ("The treaty was ratified by the Senate in May 2024.", "en", [("approval", "2024-05")]),
        (
            "The treaty was ratified by the Senate on 8 May 2024 and by the lower house on 16 May 2024.",
            "en",
            [("approval", "2024-05-08"), ("approval", "2024-05-16")],
        ),
        ("Norway ratified the treaty on 11 May 2024.", "en", [("ratification", "2024-05-11")]),
        ("She signed the law on ratification of the treaty on 9 May 2024.", "en", [("ratification", "2024-05-09")]),
        (
            "The ratification of the treaty took the form of a decree, which he signed on Monday.",
            "en",
            [("ratification", "2024-11-04")],
        ),
        (
            "The treaty's instruments of ratification were exchanged in Oslo on 4 May 2024.",
            "en",
            [("exchange-of-instruments", "2024-05-04")],
        ),
        ("The treaty took effect on 4 May 2024.", "en", [("entry-into-force", "2024-05-04")]),
        ("The treaty will enter into force on 1 January 2025.", "en", [("entry-into-force", "2025-01-01")]),
        (
            "The treaty took effect on 4 May 2024, when ministers exchanged the instruments of ratification.",
            "en",
            [("entry-into-force", "2024-05-04"), ("exchange-of-instruments", "2024-05-04")],
        ),
        ("The text of the treaty was made public on Tuesday.", "en", [("publication", "2024-11-05")]),
        ("Ministers initialled the text of the treaty on 8 May 2024.", "en", [("negotiation", "2024-05-08")]),
        ("Talks on the treaty opened in September 2018.", "en", [("negotiation", "2018-09")]),
        ("Russia suspended the treaty on 2 May 2023.", "en", [("suspension", "2023-05-02")]),
        (
            "On 13 May 2024 she announced that Norway would withdraw from the treaty.",
            "en",
            [("withdrawal", "2024-05-13")],
        ),
        ("The treaty expired on 5 May 2024.", "en", [("termination", "2024-05-05")]),
        ("El Senado aprobó el tratado el 5 de mayo de 2024.", "es", [("approval", "2024-05-05")]),
        ("El tratado entró en vigor el 5 de mayo de 2024.", "es", [("entry-into-force", "2024-05-05")]),
        ("El acuerdo está vigente desde 2003.", "es", [("entry-into-force", "2003")]),
        ("Le traité a été signé à Oslo le 5 mai 2024.", "fr", [("signature", "2024-05-05")]),
        ("L'accord conclu en 1961 est caduc depuis 1996.", "fr", [("signature", "1961"), ("termination", "1996")]),
        ("Der Bundestag stimmte dem Vertrag am 5. Mai 2024 zu.", "de", [("approval", "2024-05-05")]),
        ("Der Vertrag trat am 5. Mai 2024 in Kraft.", "de", [("entry-into-force", "2024-05-05")]),
        ("Договор подписали в Осло 5 мая 2024 года.", "ru", [("signature", "2024-05-05")]),
        ("Госдума ратифицировала договор 5 мая 2024 года.", "ru", [("approval", "2024-05-05")]),
        ("Договор вступил в силу 5 мая 2024 года.", "ru", [("entry-into-force", "2024-05-05")]),
        ("조약은 2024년 5월 5일 발효됐다.", "ko", [("entry-into-force", "2024-05-05")]),
        ("두 정상은 2024년 5월 5일 오슬로에서 조약에 서명했다.", "ko", [("signature", "2024-05-05")]),
    ],
)
def test_a_step_is_told_with_its_date(events, text, language, expected):
    assert [(event.action, event.date) for event in events(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The treaty is to be ratified next month.", "en"),
        ("Parliament must approve the treaty before May 5, 2025.", "en"),
        ("The Senate has not approved the treaty.", "en"),
        ("The treaty lets a party withdraw from the treaty after a year.", "en"),
        ("The Federation Council is to take up the treaty on November 6.", "en"),
        ("The treaty needs the consent of both parliaments.", "en"),
        ("The Senate adopted a resolution on 5 May 2024 that asks to leave the treaty.", "en"),
        ("He signed a law on the revocation of the ratification of the treaty on 5 May 2024.", "en"),
        ("The treaty of 9 February 2000 had twelve articles.", "en"),
        ("The treaty has not been published in full.", "en"),
        ("Such a notice becomes effective six months after the treaty says.", "en"),
        ("До этого договор предстоит одобрить Совету Федерации 6 ноября.", "ru"),
        ("El tratado deberá ser ratificado por el Senado en mayo.", "es"),
        ("Le traité doit être ratifié par le Sénat en mai.", "fr"),
        ("Der Bundestag muss dem Vertrag noch zustimmen.", "de"),
    ],
)
def test_what_is_planned_denied_or_asked_for_has_not_happened(events, text, language):
    assert events(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The treaty takes effect on the day of exchange of ratification instruments.", "en"),
        ("The treaty comes into force on the day on which the parties exchange instruments of ratification.", "en"),
        ("The treaty will enter into force when parliament has approved it and all parties have ratified it.", "en"),
        ("El tratado entrará en vigor cuando lo ratifiquen las partes.", "es"),
        ("Договор вступит в силу с даты обмена ратификационными грамотами.", "ru"),
        ("Der Vertrag tritt mit dem Austausch der Ratifikationsurkunden in Kraft.", "de"),
    ],
)
def test_conditional_force_is_one_event_without_a_date(events, text, language):
    assert [(event.action, event.date) for event in events(text, language)] == [("entry-into-force", None)]


def test_the_earlier_treaty_ends_on_a_date_that_nobody_knows_yet(events, read):
    text = (
        "The Treaty of Comprehensive Strategic Partnership between Russia and North Korea takes effect on the day of "
        "exchange of instruments. The Treaty of Friendship, Neighborliness and Cooperation between Russia and North "
        "Korea, dated February 9, 2000, expires on the same date."
    )
    titles = [treaty.id for treaty in read(text).treaties]
    assert [(titles[event.treaty], event.action, event.date) for event in events(text)] == [
        ("dprk-rus-2024", "entry-into-force", None),
        ("dprk-rus-2000", "signature", "2000-02-09"),
        ("dprk-rus-2000", "termination", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The State Duma had passed the bill on the treaty on October 24; the President submitted it on October 14.",
            [("approval", "2024-10-24"), ("submission", "2024-10-14")],
        ),
        ("Norway has ratified the treaty, the agency said Tuesday.", [("ratification", None)]),
        ("The treaty was signed on June 19, 2024, during her visit of June 18 and 19.", [("signature", "2024-06-19")]),
    ],
)
def test_a_date_belongs_to_the_step_that_it_stands_by(events, text, expected):
    assert [(event.action, event.date) for event in events(text)] == expected


def test_a_coarser_telling_yields_to_a_finer_one(events):
    text = "They signed the treaty in June 2024. The treaty was signed on June 19, 2024. They signed the treaty."
    assert [event.date for event in events(text)] == ["2024-06-19"]


def test_two_chambers_approve_twice(events):
    text = "The State Duma approved the treaty on October 24. The Federation Council approved the treaty on November 6."
    assert [(event.actor, event.date) for event in events(text)] == [
        ("State Duma", "2024-10-24"),
        ("Federation Council", "2024-11-06"),
    ]


def test_a_signature_has_its_place(events):
    [event] = events("The treaty was signed in Port Moresby on June 19, 2024.")
    assert event.place == "Port Moresby"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Lake Treaty was signed in Russian in Lima on 4 May 2024.", "Lima"),
        ("The Lake Treaty was signed in Korean at Lima on 4 May 2024.", "Lima"),
        ("The Lake Treaty was signed in Swahili on 4 May 2024.", None),
        ("The Lake Treaty was signed in Georgia on 4 May 2024.", "Georgia"),
    ],
)
def test_a_language_is_no_place(events, text, place):
    assert [event.place for event in events(text)] == [place]


def test_the_subject_of_a_verb_is_not_in_the_aside_before_it(events, read):
    text = "El T-MEC, que reemplazará al TLCAN, había sido suscrito en noviembre de 2018."
    [event] = events(text, "es")
    assert read(text, "es").treaties[event.treaty].id == "usmca-2018"


def test_every_event_stands_on_its_words(events):
    text = "The treaty was signed in Oslo on June 19, 2024."
    [event] = events(text)
    assert event.span.of(text) == "was signed in Oslo on June 19, 2024"


@given(st.text(max_size=120), st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "xx"]))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_spans_within_itself_and_the_same_again(text, language):
    document = Document("The treaty was signed. " + text, language)
    treaties = (Treaty("the treaty", (), "given", main=True),)
    found = find_events(document, treaties, (), Gazetteer())
    assert all(0 <= event.span.start < event.span.end <= len(document.text) for event in found)
    assert found == find_events(document, treaties, (), Gazetteer())


def _told(events, text, language="en"):
    return {(event.action, event.date) for event in events(text, language)}


def test_the_date_that_heads_an_entry_of_a_chronicle_dates_its_steps(events):
    text = (
        "Norway and Iceland share a sea, and for years nobody asked whose fish was in it. Then somebody did.\n\n"
        "The Treaty of Bergen was the answer. It took long, and this is how it came about.\n\n"
        "1958: Nobody has an idea yet.\n"
        "3 March 2020: The Treaty of Bergen is signed in Oslo. The text is published.\n"
        "May 2021: Exchange of the instruments of ratification.\n"
        "▲ 2022.1.6 = The treaty enters into force.\n"
    )
    assert _told(events, text) == {
        ("signature", "2020-03-03"),
        ("publication", "2020-03-03"),
        ("exchange-of-instruments", "2021-05"),
        ("entry-into-force", "2022-01-06"),
    }


def test_a_date_inside_an_entry_outdoes_the_date_over_it(events):
    text = "So it went\n\n3 March 2020 – The Treaty of Bergen is signed. Norway ratified the treaty on 5 May 2021."
    assert ("ratification", "2021-05-05") in _told(events, text)


def test_an_answer_says_when(events):
    text = "Were you there when the Treaty of Bergen was signed?\nOn 3 March 2020, in Oslo, with snow on the quay."
    assert _told(events, text) == {("signature", "2020-03-03")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway left the Treaty of Bergen on 5 May 2021. Iceland did so on 6 June 2021.", "en"),
        ("Norway left the Treaty of Bergen on 5 May 2021. And Iceland on 6 June 2021.", "en"),
        ("Norwegen kündigte den Vertrag von Bergen am 5. Mai 2021. Und Island am 6. Juni 2021.", "de"),
        (
            "La Norvegia ha denunciato il Trattato di Bergen il 5 maggio 2021. Il 6 giugno 2021 è toccato all'Islanda.",
            "it",
        ),
    ],
)
def test_what_one_state_did_another_did_too(events, text, language):
    assert _told(events, text, language) == {("withdrawal", "2021-05-05"), ("withdrawal", "2021-06-06")}


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Bergen is old. The declaration of Oslo was signed on 3 March 2020.",
        "The Treaty of Bergen is old. Ministers signed a memorandum on fish on 3 March 2020.",
        "The Treaty of Bergen is old. And the declaration? They signed that one on 3 March 2020.",
    ],
)
def test_what_happens_to_another_paper_is_no_event_of_the_treaty(events, text):
    assert events(text) == ()


def test_one_treaty_ends_another(events, read):
    text = "The Treaty of Bergen was signed in 1494. In 1750 the Treaty of Oslo annulled the Treaty of Bergen."
    titles = [treaty.title for treaty in read(text).treaties]
    [ended] = [event for event in events(text) if event.action == "termination"]
    assert (titles[ended.treaty], ended.date) == ("Treaty of Bergen", "1750")


def test_a_paper_handed_to_the_depositary_is_a_ratification_or_a_withdrawal(events):
    ratified = "Norway deposited its instrument of ratification of the Treaty of Bergen on 3 March 2020."
    left = "Norway deposited its notice of withdrawal from the Treaty of Bergen on 3 March 2020."
    assert _told(events, ratified) == {("ratification", "2020-03-03")}
    assert _told(events, left) == {("withdrawal", "2020-03-03")}


def test_what_a_head_of_state_approves_is_ratified(events):
    assert _told(events, "The king approved the treaty on 3 March 2020.") == {("ratification", "2020-03-03")}


def test_each_treaty_has_the_date_that_follows_its_name(events, read):
    text = "The Treaty of Bergen was signed on 3 March 1961, the Treaty of Oslo on 5 May 1963."
    titles = [treaty.title for treaty in read(text).treaties]
    assert [(titles[event.treaty], event.date) for event in events(text)] == [
        ("Treaty of Bergen", "1961-03-03"),
        ("Treaty of Oslo", "1963-05-05"),
    ]
