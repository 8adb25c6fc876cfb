"""What a clause decides, denies, asks or waits for is not told; what stands between commas parts nothing."""

import pytest

from archive.extraction.events import find_events

PUBLISHED = "2024-11-06"

DECIDED = [
    ("en", "The Senate voted on 3 March 2020 for denunciation of the Treaty of Bergen."),
    ("en", "On 3 March 2020 the Senate passed a bill on the suspension of the Treaty of Bergen."),
    ("ru", "Дума проголосовала за денонсацию Бергенского договора 3 марта 2020 года."),
    ("ru", "Сенат 3 марта 2020 года одобрил законопроект о приостановлении действия Бергенского договора."),
    ("de", "Der Bundestag billigte am 3. März 2020 das Gesetz zur Kündigung des Vertrags von Bergen."),
    ("fr", "Le Sénat a voté le 3 mars 2020 la loi de dénonciation du traité de Bergen."),
    ("es", "El Senado aprobó el 3 de marzo de 2020 la denuncia del Tratado de Bergen."),
    ("it", "Il Senato ha approvato il 3 marzo 2020 la legge di denuncia del Trattato di Bergen."),
    ("pl", "Sejm uchwalił 3 marca 2020 r. ustawę o wypowiedzeniu traktatu z Bergen."),
]
BY_NOBODY = [
    ("en", "Nobody has withdrawn from the Treaty of Bergen."),
    ("de", "Gekündigt hat den Vertrag von Bergen keiner."),
    ("fr", "Personne n'a dénoncé le traité de Bergen."),
    ("es", "Nadie denunció el Tratado de Bergen."),
    ("it", "Nessuno ha denunciato il Trattato di Bergen."),
    ("pl", "Nikt nie wypowiedział traktatu z Bergen."),
    ("ru", "Никто не денонсировал Бергенский договор."),
]
IN_FORCE = [
    ("en", "The Treaty of Bergen gained legal force on 3 March 2020."),
    ("es", "El Tratado de Bergen cobró plena vigencia el 3 de marzo de 2020."),
    ("fr", "Le traité de Bergen a commencé à s'appliquer le 3 mars 2020."),
    ("de", "Der Vertrag von Bergen erlangte am 3. März 2020 Geltung."),
    ("it", "Il Trattato di Bergen acquistò piena efficacia il 3 marzo 2020."),
    ("pl", "Traktat z Bergen zyskał moc prawną 3 marca 2020 r."),
    ("ru", "Применять Бергенский договор начали с 3 марта 2020 года."),
    ("ru", "Силу Бергенский договор обрёл 3 марта 2020 года."),
]
TALKS = [
    ("en", "The talks on fish, which began in March 2020, led to the Treaty of Bergen."),
    ("de", "Nach Verhandlungen, die im März 2020 begannen, liegt der Vertrag von Bergen vor."),
    ("it", "Le trattative, aperte nel marzo 2020, portarono al Trattato di Bergen."),
    ("fr", "Les négociations, ouvertes en mars 2020, ont donné le traité de Bergen."),
    ("es", "Las negociaciones, iniciadas en marzo de 2020, dieron el Tratado de Bergen."),
]
ASKED = [
    ("en", "Has the Treaty of Bergen entered into force?"),
    ("de", "Ist der Vertrag von Bergen in Kraft getreten?"),
    ("es", "¿Ha entrado en vigor el Tratado de Bergen?"),
    ("fr", "Le traité de Bergen est-il entré en vigueur ?"),
    ("it", "È entrato in vigore il Trattato di Bergen?"),
    ("pl", "Czy traktat z Bergen wszedł w życie?"),
    ("ru", "Вступил ли в силу Бергенский договор?"),
]


@pytest.fixture
def told(read, gazetteer):
    def find(text: str, language: str = "en") -> list[tuple[str, str]]:
        found = read(text, language, PUBLISHED)
        events = find_events(found.document, found.treaties, found.dates, gazetteer)
        return sorted((event.action, event.date or "") for event in events)

    return find


@pytest.mark.parametrize(("language", "text"), DECIDED)
def test_what_a_chamber_votes_on_has_not_been_done(told, language, text):
    assert told(text, language) == [("approval", "2020-03-03")]


@pytest.mark.parametrize(("language", "text"), BY_NOBODY)
def test_what_nobody_did_has_not_been_done(told, language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(("language", "text"), IN_FORCE)
def test_force_is_gained_in_a_noun_and_a_verb(told, language, text):
    assert told(text, language) == [("entry-into-force", "2020-03-03")]


@pytest.mark.parametrize(("language", "text"), TALKS)
def test_talks_keep_the_verb_of_the_clause_that_a_comma_opens(told, language, text):
    assert told(text, language) == [("negotiation", "2020-03")]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_what_is_asked_is_not_told(told, language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Thirty days after the third instrument of ratification is deposited, the Treaty of Bergen enters into force.",
        ),
        ("de", "Dreißig Tage nachdem die dritte Urkunde hinterlegt ist, tritt der Vertrag von Bergen in Kraft."),
    ],
)
def test_what_the_entry_into_force_waits_for_has_not_been_done(told, language, text):
    assert told(text, language) == [("entry-into-force", "")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'entrée en vigueur du traité de Bergen, que l'article 27 règle, interviendra le 13 mars 2025."),
        ("en", "The entry into force of the Treaty of Bergen, which Article 27 governs, falls on 13 March 2025."),
    ],
)
def test_a_clause_between_commas_does_not_part_a_step_from_its_day(told, language, text):
    assert told(text, language) == [("entry-into-force", "2025-03-13")]


def test_the_day_of_the_question_is_that_of_the_answer(told):
    text = (
        "What happened yesterday?\nMinister Anna Berg deposited the instrument of ratification of the Treaty of Bergen."
    )
    assert told(text) == [("ratification", "2024-11-05")]


def test_a_day_after_a_semicolon_opens_its_clause(told):
    text = (
        "The Storting approved the Treaty of Bergen on 3 March 2020; on 4 May 2021, with the exchange of the "
        "instruments of ratification, it entered into force."
    )
    day = "2021-05-04"
    assert told(text) == [("approval", "2020-03-03"), ("entry-into-force", day), ("exchange-of-instruments", day)]


@pytest.mark.parametrize(
    ("language", "text", "treaties"),
    [
        ("en", "The Treaty of Bergen and the Treaty of Oslo are old. Both entered into force on 3 March 2020.", {0, 1}),
        (
            "en",
            "The Treaty of Bergen and the Treaty of Oslo are old. Both treaties, as long as they are, and as few as "
            "their readers were, entered into force on 3 March 2020.",
            {0, 1},
        ),
        ("de", "Der Vertrag von Bergen und der Vertrag von Oslo sind alt. In Kraft sind die zwei seit 1992.", {0, 1}),
        ("ko", "베르겐 조약과 오슬로 조약은 오래됐다. 둘 다 1978년 6월 22일에야 발효했다.", {0, 1}),
    ],
)
def test_both_treaties_are_meant_where_both_is_said(read, gazetteer, language, text, treaties):
    found = read(text, language, PUBLISHED)
    events = find_events(found.document, found.treaties, found.dates, gazetteer)
    assert {event.treaty for event in events if event.action == "entry-into-force"} == treaties


def test_a_korean_attribute_tells_of_the_treaty_that_follows(read, gazetteer):
    found = read("베르겐 조약은 짧다. 그러나 1994년 발효한 오슬로 협약은 길다.", "ko", PUBLISHED)
    [event] = find_events(found.document, found.treaties, found.dates, gazetteer)
    assert (event.action, event.date) == ("entry-into-force", "1994")
    assert any("오슬로" in mention.of(found.document.text) for mention in found.treaties[event.treaty].mentions)


def test_what_will_be_laid_before_a_parliament_on_a_day_is_told(told):
    text = "The government will lay the Treaty of Bergen before parliament in May 2025."
    assert told(text) == [("submission", "2025-05")]
    assert told("A bank sent a letter on the Treaty of Bergen.") == []
