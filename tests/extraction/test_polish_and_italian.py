"""Polish, which declines every name, and Italian, which joins its articles: what their sentences say is found."""

import pytest

from archive.extraction import extract
from archive.extraction.document import Document
from archive.extraction.findings import Findings
from archive.extraction.named import capitals_in, states_in
from archive.extraction.people.declension import nominative
from archive.extraction.words import key_of
from archive.reading.reading import Reading
from tests.gold.reports import authority

AUTHORITY, _ = authority()
PUBLISHED = "2024-05-16"


def found(text: str, language: str) -> Findings:
    return extract(Reading(text, "text/plain", language=language), AUTHORITY, published=PUBLISHED)


# ---- words and names


@pytest.mark.parametrize(
    "forms",
    [
        "traktat traktatu traktatowi traktatem traktacie traktaty traktatów",
        "umowa umowy umowie umowę umową umów umowami",
        "układ układu układem układzie układy",
        "pakt paktu paktem pakcie",
        "protokół protokołu protokołem protokole",
        "Porozumienie Porozumienia Porozumieniu porozumień",
        "Polska Polski Polsce Polskę Polską",
        "Niemcy Niemiec Niemcom Niemczech",
        "Japonia Japonii Japonię Japonią",
        "Białoruś Białorusi Białorusią",
        "Rzeczpospolita Rzeczypospolitej Rzecząpospolitą",
        "Praga Pragi Pradze",
    ],
)
def test_the_cases_of_a_polish_word_are_one_word(forms):
    assert len({key_of(form, "pl") for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("statuto", "stato"), ("è", "e")])
def test_italian_words_that_look_alike_are_kept_apart(one, other):
    assert key_of(one, "it") != key_of(other, "it")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "w Polsce, na Węgrzech i w Niemczech", ["PL", "HU", "DE"]),
        ("pl", "umowa polsko-ukraińska", ["PL", "UA"]),
        ("pl", "Rządem Rzeczypospolitej Polskiej a Rządem Republiki Korei", ["PL", "KR"]),
        ("pl", "z Wielką Brytanią i Stanami Zjednoczonymi", ["GB", "US"]),
        ("it", "tra la Repubblica italiana e gli Stati Uniti d'America", ["IT", "US"]),
        ("it", "l'accordo italo-libico", ["IT", "LY"]),
        ("it", "il Kazakhstan e la Confederazione svizzera", ["KZ", "CH"]),
    ],
)
def test_states_are_known_in_every_form(language, text, expected):
    assert [state.keys[0] for state in states_in(Document(text, language), AUTHORITY)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "w Warszawie, Wilnie, Kijowie i Waszyngtonie", ["PL", "LT", "UA", "US"]),
        ("it", "Parigi, Varsavia e Pechino", ["FR", "PL", "CN"]),
    ],
)
def test_capitals_stand_for_their_governments(language, text, expected):
    assert [city.keys[0] for city in capitals_in(Document(text, language), AUTHORITY)] == expected


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("przez ministra spraw zagranicznych", "Radosława Sikorskiego", "Radosław Sikorski"),
        ("przez prezydenta Francji", "Emmanuela Macrona", "Emmanuel Macron"),
        ("przez", "Lecha Wałęsę", "Lech Wałęsa"),
        ("z premierem", "Donaldem Tuskiem", "Donald Tusk"),
        ("z szefową Komisji", "Ursulą von der Leyen", "Ursula von der Leyen"),
        ("z", "Anną Kowalską", "Anna Kowalska"),
        ("podpis", "Anny Kowalskiej", "Anna Kowalska"),
        ("przez ministra", "Władysława Kosiniaka-Kamysza", "Władysław Kosiniak-Kamysz"),
        ("przez", "Marka Nowaka", "Marek Nowak"),
        ("przez", "Charles’a de Gaulle’a", "Charles de Gaulle"),
        ("", "Anna Berg", "Anna Berg"),
        ("w kancelarii premiera minister przemysłu", "Marzena Czarnecka", "Marzena Czarnecka"),
        ("", "Emmanuela Macrona", "Emmanuela Macrona"),
    ],
)
def test_a_polish_name_is_given_in_the_nominative_where_its_words_or_its_office_show_the_case(before, name, expected):
    assert nominative(name, before, "pl") == expected


def test_other_languages_leave_names_as_they_are():
    assert nominative("Anna Kowalską", "przez", "it") == "Anna Kowalską"


# ---- sentences


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Minister ds. europejskich przypomniał art. 5 ust. 2 umowy. Dodał, że wystarczy.", 2),
        ("pl", "Zob. tzw. pakt z 1934 r. w Warszawie.", 1),
        ("it", "Lo dice l'on. Rossi, relatore. Il prof. Bianchi tace.", 2),
    ],
)
def test_an_abbreviation_ends_no_sentence(language, text, expected):
    assert len(Document(text, language).sentences) == expected


# ---- treaties


@pytest.mark.parametrize(
    ("language", "text", "title", "parties"),
    [
        (
            "pl",
            "Podpisano Traktat między Rzecząpospolitą Polską a Ukrainą o przyjaźni i współpracy.",
            "Traktat między Rzecząpospolitą Polską a Ukrainą o przyjaźni i współpracy",
            ("PL", "UA"),
        ),
        (
            "pl",
            "Sejm omawia umowę między Rządem RP a Rządem Republiki Korei o współpracy w dziedzinie obronności.",
            "umowę między Rządem RP a Rządem Republiki Korei o współpracy w dziedzinie obronności",
            ("KR", "PL"),
        ),
        ("pl", "W życie wszedł traktat jaworzyński.", "traktat jaworzyński", ()),
        ("pl", "Czym był traktat z Leszna?", "traktat z Leszna", ()),
        (
            "pl",
            "Konwencja w sprawie zakazu prób jądrowych czeka.",
            "Konwencja w sprawie zakazu prób jądrowych",
            (),
        ),
        (
            "it",
            "Ecco l'Accordo tra la Repubblica italiana e la Confederazione svizzera sulla doppia imposizione.",
            "Accordo tra la Repubblica italiana e la Confederazione svizzera sulla doppia imposizione",
            ("CH", "IT"),
        ),
        ("it", "Il Trattato di Osimo è del 1975.", "Trattato di Osimo", ()),
        (
            "it",
            "Hanno firmato un accordo bilaterale sulla cooperazione in materia di sicurezza tra Italia e Ucraina.",
            "accordo bilaterale sulla cooperazione in materia di sicurezza",
            ("IT", "UA"),
        ),
        (
            "it",
            "La Convenzione di Ragusa sul diritto dei trattati è nota.",
            "Convenzione di Ragusa sul diritto dei trattati",
            (),
        ),
    ],
)
def test_a_treaty_is_known_by_its_form(language, text, title, parties):
    treaty = found(text, language).treaties[0]
    assert (treaty.title, tuple(sorted(treaty.parties))) == (title, tuple(sorted(parties)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "zgodnie z art. 51 Karty Narodów Zjednoczonych", "un-charter"),
        ("pl", "artykuł 5 Traktatu Północnoatlantyckiego", "nato-1949"),
        ("pl", "Na mocy traktatu waszyngtońskiego", "nato-1949"),
        ("pl", "Traktat elizejski trwa", "elysee-1963"),
        ("it", "ai sensi della Carta delle Nazioni Unite", "un-charter"),
        ("it", "l'articolo 5 del Patto Atlantico", "nato-1949"),
        ("it", "Il Trattato del Quirinale", "quirinal-2021"),
    ],
)
def test_a_known_treaty_is_known_by_its_name(language, text, expected):
    assert expected in [treaty.id for treaty in found(text, language).treaties]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Partie podpisały umowę koalicyjną, a spółka umowę kredytową."),
        ("pl", "Zmienił się układ sił."),
        ("it", "I sindacati hanno firmato il contratto collettivo."),
        ("it", "Lo Stato spende troppo."),
    ],
)
def test_what_is_no_treaty_is_none(language, text):
    assert found(text, language).treaties == ()


# ---- people


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pl",
            "Minister spraw zagranicznych Polski Radosław Sikorski i szef litewskiej dyplomacji Gabrielius Landsbergis "
            "podpisali w Wilnie traktat o współpracy.",
            [("Radosław Sikorski", "PL"), ("Gabrielius Landsbergis", "LT")],
        ),
        (
            "pl",
            "Traktat z Nancy został podpisany przez Donalda Tuska i prezydenta Francji Emmanuela Macrona.",
            [("Donald Tusk", "PL"), ("Emmanuel Macron", "FR")],
        ),
        (
            "pl",
            "Traktat z Lublany ze strony polskiej podpisał minister Jan Nowak, a ze strony czeskiej minister Karel "
            "Svoboda.",
            [("Jan Nowak", "PL"), ("Karel Svoboda", "CZ")],
        ),
        (
            "it",
            "Il trattato di Osimo è stato firmato dal ministro italiano Mario Conti e dal suo omologo croato Ivo Perić.",
            [("Mario Conti", "IT"), ("Ivo Perić", "HR")],
        ),
        (
            "it",
            "Il ministro italiano Mario Conti ha firmato, insieme al suo omologo tunisino Nabil Amari, il trattato di "
            "Cartagine.",
            [("Mario Conti", "IT"), ("Nabil Amari", "TN")],
        ),
        ("pl", "Prezydent Andrzej Zych podpisał ustawę o ratyfikacji traktatu z Lublany.", []),
        ("it", "Il presidente Paolo Neri ha firmato la legge di ratifica del trattato di Osimo.", []),
    ],
)
def test_signers_are_named_with_their_states(language, text, expected):
    assert [(signer.name, signer.state) for signer in found(text, language).signatories] == expected


# ---- events


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Traktat z Lublany podpisano 14 maja 2024 r. w Lublanie.", ("signature", "2024-05-14")),
        ("pl", "Sejm uchwalił w środę ustawę o ratyfikacji traktatu z Lublany.", ("approval", "2024-05-15")),
        ("pl", "Polska ratyfikowała traktat z Lublany 3 marca 2023 r.", ("ratification", "2023-03-03")),
        ("pl", "Traktat z Lublany wszedł w życie 1 stycznia 2020 r.", ("entry-into-force", "2020-01-01")),
        ("pl", "Rosja wypowiedziała traktat z Lublany w 2023 roku.", ("withdrawal", "2023")),
        ("pl", "Traktat z Lublany wygasł 5 lutego 2021 r.", ("termination", "2021-02-05")),
        ("it", "Il Trattato di Osimo è stato firmato il 10 novembre 1975.", ("signature", "1975-11-10")),
        (
            "it",
            "La Camera ha approvato mercoledì il ddl di ratifica del Trattato di Osimo.",
            ("approval", "2024-05-15"),
        ),
        ("it", "La Grecia ha ratificato il Trattato di Osimo il 3 marzo 2023.", ("ratification", "2023-03-03")),
        ("it", "Il Trattato di Osimo è entrato in vigore il 1° febbraio 2023.", ("entry-into-force", "2023-02-01")),
        ("it", "L'Italia si è ritirata nel 2016 dal Trattato di Osimo.", ("withdrawal", "2016")),
        ("it", "Il Trattato di Osimo è scaduto il 5 febbraio 2021.", ("termination", "2021-02-05")),
    ],
)
def test_a_step_is_told_with_its_date(language, text, expected):
    assert expected in [(event.action, event.date) for event in found(text, language).events]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Polska nie ratyfikowała traktatu z Lublany."),
        ("pl", "Sejm musi ratyfikować traktat z Lublany."),
        ("it", "La Grecia non ha ratificato il Trattato di Osimo."),
        ("it", "Il Parlamento deve ancora ratificare il Trattato di Osimo."),
    ],
)
def test_what_is_denied_or_planned_is_no_step(language, text):
    assert found(text, language).events == ()


# ---- quotations, references, relations


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pl",
            "„Ten traktat otwiera nowy rozdział w naszych relacjach” – powiedział minister Jan Nowak.",
            ("statement", "Jan Nowak", None),
        ),
        (
            "pl",
            "Minister Jan Nowak bronił traktatu z Lublany. „To jest dobra umowa dla nas wszystkich” – dodał.",
            ("statement", "Jan Nowak", None),
        ),
        (
            "pl",
            "Art. 10 traktatu z Lublany stanowi, że „każda ze Stron udzieli drugiej Stronie pomocy”.",
            ("clause", None, "Article 10"),
        ),
        (
            "it",
            "«Il trattato chiude una pagina dolorosa della storia», ha detto il ministro Mario Conti.",
            ("statement", "Mario Conti", None),
        ),
        (
            "it",
            "All'articolo 4 del Trattato di Osimo si legge: «Le Parti si astengono da ogni ingerenza diretta».",
            ("clause", None, "Article 4"),
        ),
    ],
)
def test_a_quotation_is_someones_or_a_provisions(language, text, expected):
    assert [(quote.kind, quote.speaker, quote.provision) for quote in found(text, language).quotes] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Tak stanowi art. 4 ust. 2 traktatu z Lublany.", ["Article 4(2)"]),
        ("pl", "Artykuły 3 i 4 traktatu z Lublany są jasne.", ["Article 3", "Article 4"]),
        ("pl", "Mówi o tym preambuła traktatu z Lublany.", ["Preamble"]),
        ("it", "Lo dice l'articolo 19, comma 2, del Trattato di Osimo.", ["Article 19(2)"]),
        ("it", "Il comma 1 dell'articolo 20 del Trattato di Osimo tace.", ["Article 20(1)"]),
        ("it", "Gli articoli 3 e 4 del Trattato di Osimo sono chiari.", ["Article 3", "Article 4"]),
        ("it", "L'articolo 11 della Costituzione ripudia la guerra. Il Trattato di Osimo no.", []),
    ],
)
def test_a_provision_is_cited(language, text, expected):
    cited = [reference.provision for reference in found(text, language).references if reference.provision]
    assert cited == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Traktat z Lublany zastąpił traktat z Bledu.", "supersedes"),
        ("pl", "Traktat z Lublany zmienia traktat z Bledu.", "amends"),
        ("it", "Il Trattato di Osimo sostituisce il Trattato di Bled.", "supersedes"),
        ("it", "Il Trattato di Osimo integra il Trattato di Bled.", "supplements"),
    ],
)
def test_what_one_treaty_does_to_another(language, text, expected):
    assert [relation.type for relation in found(text, language).relations] == [expected]
