"""Steps told of `them`, or of the state that will follow; and what takes effect when a state leaves."""

import pytest

from archive.extraction.events import find_events

PUBLISHED = "2024-11-06"

FOLLOWING = [
    ("en", "Norway left the Treaty of Bergen on 27 June 2024. Iceland will follow on 10 January 2025."),
    ("de", "Norwegen hat den Vertrag von Bergen am 27. Juni 2024 verlassen. Island folgt am 10. Januar 2025."),
    ("es", "Noruega abandonó el Tratado de Bergen el 27 de junio de 2024. Islandia seguirá el 10 de enero de 2025."),
    ("fr", "La Norvège a quitté le traité de Bergen le 27 juin 2024. L’Islande suivra le 10 janvier 2025."),
    ("it", "La Norvegia ha lasciato il trattato di Bergen il 27 giugno 2024. L'Islanda seguirà il 10 gennaio 2025."),
]

FAVOURABLE = [
    ("en", "The Senate's committee reported favourably on the Treaty of Bergen on 3 March 2020."),
    (
        "de",
        "Der Ausschuss des Senats hat sich am 3. März 2020 für den Vertrag von Bergen, wie erwartet, dafür ausgesprochen.",
    ),
    ("es", "La comisión del Senado despachó favorablemente el Tratado de Bergen el 3 de marzo de 2020."),
    ("fr", "La commission du Sénat a rendu un avis favorable au traité de Bergen le 3 mars 2020."),
    ("it", "Il Senato ha dato l'ok al trattato di Bergen il 3 marzo 2020."),
]

PLURAL = [
    ("en", "Norway keeps the Treaty of Bergen and the Treaty of Oslo. They were signed on 3 March 2020.", "signature"),
    (
        "de",
        "Norwegen achtet den Vertrag von Bergen und den Vertrag von Oslo. Sie traten am 3. März 2020 in Kraft.",
        "entry-into-force",
    ),
    (
        "fr",
        "La Norvège respecte le traité de Bergen et le traité d’Oslo. Ils sont entrés en vigueur le 3 mars 2020.",
        "entry-into-force",
    ),
    (
        "es",
        "Noruega respeta el Tratado de Bergen y el Tratado de Oslo. Entraron en vigor el 3 de marzo de 2020.",
        "entry-into-force",
    ),
]


@pytest.fixture
def told(read, gazetteer):
    def find(text: str, language: str = "en") -> list[tuple[int, str, str]]:
        found = read(text, language, PUBLISHED)
        events = find_events(found.document, found.treaties, found.dates, gazetteer)
        return sorted((event.treaty, event.action, event.date or "") for event in events)

    return find


@pytest.mark.parametrize(("language", "text"), FOLLOWING)
def test_a_state_that_will_follow_leaves_on_its_own_day(told, language, text):
    assert told(text, language) == [(0, "withdrawal", "2024-06-27"), (0, "withdrawal", "2025-01-10")]


@pytest.mark.parametrize("text", ["Norway signed the Treaty of Bergen on 27 June 2024. Iceland will follow in 2025."])
def test_a_signature_that_will_follow_is_planned_and_has_not_been_made(told, text):
    assert told(text) == [(0, "signature", "2024-06-27")]


@pytest.mark.parametrize(("language", "text"), FAVOURABLE)
def test_a_favourable_report_is_an_approval(told, language, text):
    assert told(text, language) == [(0, "approval", "2020-03-03")]


@pytest.mark.parametrize(("language", "text", "action"), PLURAL)
def test_they_are_the_two_treaties_named_in_one_breath(told, language, text, action):
    assert told(text, language) == [(0, action, "2020-03-03"), (1, action, "2020-03-03")]


def test_what_takes_effect_after_a_notice_is_the_withdrawal(told):
    text = "Norway withdrew from the Treaty of Bergen on 3 March 2020, and that took effect on 3 March 2021."
    assert told(text) == [(0, "withdrawal", "2020-03-03"), (0, "withdrawal", "2021-03-03")]
