"""Every instrument that a text speaks of is found, known or not, and every mention goes to the right one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Publication, Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties import find_treaties, main_of, treaty_spoken_of
from archive.extraction.treaties.recognition import MOST_PHRASES
from archive.reading import read
from tests.gold.reports import authority

ROOT = Path(__file__).parents[2]
AUTHORITY, _ = authority()
UNKNOWN = Gazetteer(states=AUTHORITY.states)
"""The states alone: every treaty has to be known by its form."""


def titles(text: str, language: str = "en", gazetteer: Gazetteer = UNKNOWN) -> list[str]:
    return [treaty.title for treaty in find_treaties(Document(text, language), gazetteer)]


def ids(text: str, language: str = "en") -> list[str | None]:
    return [treaty.id for treaty in find_treaties(Document(text, language), AUTHORITY)]


# ---- known by name


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "in accordance with the United Nations Charter", ["un-charter"]),
        ("en", "Article 51 of the aforementioned One flight stipulates", ["un-charter"]),
        ("es", "según la Carta de la ONU", ["un-charter"]),
        ("ru", "со статьей 51 Устава ООН", ["un-charter"]),
        ("ko", "유엔헌장 제51조", ["un-charter"]),
        ("de", "nach der Charta der Vereinten Nationen", ["un-charter"]),
        ("fr", "la Charte des Nations unies", ["un-charter"]),
        ("de", "Artikel 5 des Nordatlantikvertrags", ["nato-1949"]),
        ("ru", "Договор о дружбе, добрососедстве и сотрудничестве России и КНДР", ["dprk-rus-2000"]),
        ("en", "Russia and North Korea concluded the friendship treaty from 2000.", ["dprk-rus-2000"]),
        ("en", "Russia, North Korea: the treaty of February 2000", ["dprk-rus-2000"]),
        ("fr", "La Corée du Nord garde le traité d’amitié conclu en 1961 avec l’Union soviétique.", ["dprk-sun-1961"]),
    ],
)
def test_a_known_treaty_is_known_by_its_names_its_parties_and_its_date(language, text, expected):
    assert ids(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treaty on Comprehensive Strategic Partnership between Russia and Iran", ["irn-rus-2025"]),
        ("Treaty on Comprehensive Strategic Partnership between Russia and North Korea", ["dprk-rus-2024"]),
        ("Putin met Kim. Russia and North Korea have a Strategic Partnership Treaty.", ["dprk-rus-2024"]),
        ("Japan and the Philippines have a Mutual Defence Treaty.", [None]),
        (
            "The Treaty of Friendship, Cooperation and Mutual Assistance between China and North Korea",
            ["dprk-chn-1961"],
        ),
        (
            "The Treaty of Friendship, Cooperation and Mutual Assistance with the USSR, North Korea said",
            ["dprk-sun-1961"],
        ),
    ],
)
def test_a_name_that_treaties_share_is_decided_by_the_parties(text, expected):
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland's allies Japan and the Philippines signed a Mutual Defence Treaty. The Mutual Defence Treaty is short."),
        ("en", "A mutual defense treaty was concluded in Suva by Fiji and Tonga. The US and South Korea have one."),
        ("en", "Japan, Philippines sign mutual defence treaty\n\nThe Mutual Defence Treaty obliges both. Seoul and the US wait."),
        ("en", "Fiji and Tonga signed on Monday in Suva the Treaty on Common Security."),
        ("ko", "호주와 파푸아뉴기니가 상호방위조약을 체결했다. 상호방위조약은 짧다. 미국과 한국은 환영했다."),
        ("es", "Perú y Chile firmaron un Tratado de Defensa Mutua. Estados Unidos y Corea del Sur callaron."),
        ("ru", "Казахстан и Узбекистан подписали Договор о взаимной обороне. США и Республика Корея молчат."),
        ("fr", "Le Mali et le Niger ont signé lundi un Traité de défense mutuelle. Les États-Unis et la Corée du Sud ont réagi."),
    ],
)  # fmt: skip
def test_a_plain_name_that_others_are_said_to_sign_is_another_treaty(language, text):
    assert ids(text, language) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saudi Arabia and Pakistan signed a mutual defense pact in Riyadh.", "pak-sau-2025"),
        ("A mutual defence treaty was sealed by Pakistan and Saudi Arabia, as Australia and Papua New Guinea did.", "pak-sau-2025"),
        ("Australia and Papua New Guinea signed a mutual defence treaty.", "pukpuk-2025"),
    ],
)  # fmt: skip
def test_a_description_is_a_known_treaty_where_its_signers_are_exactly_the_parties(text, expected):
    assert ids(text) == [expected]


def test_a_plain_name_in_a_text_without_states_is_left_open():
    [treaty] = find_treaties(Document("The mutual defence treaty was signed."), AUTHORITY)
    assert (treaty.id, set(treaty.candidates)) == (None, {"usa-kor-1953", "pukpuk-2025"})


def test_a_plain_name_whose_parties_are_spoken_of_in_passing_is_not_theirs():
    text = "Kenya, Kenya and Kenya! Kenya hails a mutual defence treaty. Kenya's rivals are not the US nor South Korea."
    assert ids(text) == [None]


def test_words_in_capitals_inside_a_name_need_them():
    assert ids("It is a new start for Peru. A new start treaty was proposed.") == []
    assert ids("New START ends.") == ["new-start-2010"]
    assert ids("Le traité New Start expire.", "fr") == ["new-start-2010"]


def test_a_shared_name_that_nothing_decides_is_left_open_with_its_candidates():
    text = "Russia, Iran and North Korea were silent on the Treaty on Comprehensive Strategic Partnership."
    [treaty] = find_treaties(Document(text), AUTHORITY)
    assert treaty.id is None
    assert set(treaty.candidates) == {"dprk-rus-2024", "irn-rus-2025"}


def test_a_date_that_contradicts_the_authority_file_makes_another_treaty():
    text = "The Friendship Treaty between Russia and North Korea of 1987 is little known."
    assert ids(text) == [None]


# ---- unknown, known by form


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Extradition Treaty between Brazil and Peru was signed in 2003.", ["Extradition Treaty"]),
        ("en", "the Convention on the Rights of the Child", ["Convention on the Rights of the Child"]),
        ("en", "the Vienna Convention on the Law of Treaties", ["Vienna Convention on the Law of Treaties"]),
        (
            "en",
            "It is bound by the Ottawa Convention and the Geneva Conventions.",
            ["Ottawa Convention", "Geneva Conventions"],
        ),
        ("en", "Poland recalled the 1991 treaty.", ["1991 treaty"]),
        ("en", "a friendship treaty from 1987", ["friendship treaty"]),
        ("en", "the Poland-Ukraine Treaty", ["Poland-Ukraine Treaty"]),
        ("en", "the Treaty of Lisbon of 2007", ["Treaty of Lisbon"]),
        ("de", "der Vertrag über die Zusammenarbeit zwischen Polen und Ungarn", ["Vertrag über die Zusammenarbeit"]),
        (
            "de",
            "Der Zwei-plus-Vier-Vertrag und das Potsdamer Abkommen",
            ["Zwei-plus-Vier-Vertrag", "Potsdamer Abkommen"],
        ),
        ("ru", "Договор о коллективной безопасности остается в силе.", ["Договор о коллективной безопасности"]),
        ("ru", "Парижское соглашение и Минские соглашения", ["Парижское соглашение", "Минские соглашения"]),
        ("es", "el Tratado de Paz y Amistad de 1984", ["Tratado de Paz y Amistad"]),
        (
            "es",
            "El Acuerdo Marco Avanzado (AMA) y el Acuerdo Comercial Interino (ACI)",
            ["Acuerdo Marco Avanzado", "Acuerdo Comercial Interino"],
        ),
        (
            "fr",
            "le Traité sur la coopération militaire entre la France et la Grèce",
            ["Traité sur la coopération militaire"],
        ),
        ("fr", "l'accord franco-algérien de 1968", ["accord franco-algérien de 1968"]),
        ("ko", "양국은 '문화 협력에 관한 협정'에 서명했다.", ["문화 협력에 관한 협정"]),
        ("ko", "파리협정", ["파리협정"]),
        ("ko", "한국과 일본은 1965년 체결된 한일기본조약을 지킨다.", ["한일기본조약"]),
    ],
)
def test_an_unknown_treaty_is_known_by_its_form(language, text, expected):
    assert titles(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "parties", "year"),
    [
        (
            "en",
            "the Extradition Treaty between the Republic of Peru and Brazil, signed in Lima in 2003",
            ("BR", "PE"),
            2003,
        ),
        ("en", "the Poland-Ukraine Treaty of 1992", ("PL", "UA"), 1992),
        ("en", "an arms treaty between the U.S. and Russia", ("RU", "US"), None),
        ("fr", "l'accord franco-algérien du 27 décembre 1968", ("DZ", "FR"), 1968),
        ("de", "das deutsch-polnische Abkommen von 1970", ("DE", "PL"), 1970),
        ("ru", "Соглашение об обороне между Россией и Белоруссией от 12 мая 1995 года", ("BY", "RU"), 1995),
        ("es", "el Tratado de Extradición entre Perú y Brasil de 2003", ("BR", "PE"), 2003),
        ("ko", "1965년 체결된 한일기본조약", ("JP", "KR"), 1965),
    ],
)
def test_parties_and_year_are_read_with_the_name(language, text, parties, year):
    [treaty] = find_treaties(Document(text, language), UNKNOWN)
    assert (treaty.parties, treaty.year) == (parties, year)


def test_a_date_found_by_others_gives_the_year():
    text = "The Chagos treaty, signed last Thursday, is short."
    start = text.index("last")
    date = DateMention(Span(start, start + 13), "2025-05-22", "relative", "test")
    [treaty] = find_treaties(Document(text), UNKNOWN, [date])
    assert treaty.year == 2025


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They signed a memorandum of understanding, a joint declaration and a communiqué."),
        ("en", "A collective agreement with the unions was reached. The bill became law."),
        ("en", "The treaty organization met. He is a member of the North Atlantic Treaty Organization."),
        ("en", "It replaces the bilateral agreements sealed until now."),
        ("en", "Ministers signed the protocol of exchange."),
        ("de", "Der Arbeitsvertrag und der Koalitionsvertrag sind unterschrieben."),
        ("es", "Firmaron una declaración conjunta y un memorando."),
        ("ru", "Подписаны декларация, меморандум и трудовой договор."),
        ("fr", "Ils ont signé une déclaration commune et une loi."),
        ("ko", "두 나라는 공동성명에 서명했고 교환의정서를 작성했다."),
        ("en", ""),
    ],
)
def test_what_is_no_instrument_between_states_is_none(language, text):
    assert titles(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Macron and Tusk sign treaty", []),
        ("en", "Vela and Orsk sign treaty\n\nThey signed the Treaty of Kalmar in Kalmar on Friday.", ["Treaty of Kalmar"]),
        ("en", "Peru Signs Treaty With Chile\n\nPeru and Chile signed the Tacna Water Treaty.", ["Tacna Water Treaty"]),
        ("en", "The newly signed Lima Treaty is short.", ["newly signed Lima Treaty"]),
        ("en", "Norway suspended the treaty on February 2.", []),
        ("en", "It suspended the Lima Treaty on Monday.", ["Lima Treaty"]),
        ("en", "The Lima Treaty obliges both.", ["Lima Treaty"]),
        ("es", "El Tratado de Kalmar en Kalmar, suspendido el lunes.", ["Tratado de Kalmar"]),
        ("de", "Der Oder-Vertrag gilt. Der Vertrag über den Schutz der Oder ist kurz.", ["Vertrag über den Schutz der Oder"]),
        ("ru", "Арнасайский договор готов. Арнасайский договор о водных ресурсах действует.", ["Арнасайский договор о водных ресурсах"]),
        ("ru", "От Перу документ подписан, соглашение 1992 года забыто.", ["соглашение 1992"]),
        ("ko", "칼마르 조약은 짧다. 칼마르 조약이 발효됐다.", ["칼마르 조약"]),
        ("ko", "두 나라는 '희토류 공동개발 협정'에 서명했다.", ["희토류 공동개발 협정"]),
    ],
)  # fmt: skip
def test_verbs_places_and_days_around_an_instrument_make_no_name(language, text, expected):
    assert titles(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "Peru and Chile signed the Tacna Water Treaty on Friday.", ("CL", "PE")),
        ("en", "The Tacna Water Treaty was signed in Tacna by Peru and Chile.", ("CL", "PE")),
        ("es", "El Pacto de los Volcanes fue firmado por Guatemala y Honduras.", ("GT", "HN")),
        ("fr", "le traité de Dinant, conclu le 12 mars entre la Belgique et le Luxembourg", ("BE", "LU")),
        ("de", "Österreich und Slowenien haben am Mittwoch ein Tunnel-Abkommen unterzeichnet.", ("AT", "SI")),
        ("ru", "Казахстан и Узбекистан подписали Арнасайский договор.", ("KZ", "UZ")),
        ("ko", "한국과 몽골은 15일 '희토류 공동개발 협정'에 서명했다.", ("KR", "MN")),
        ("en", "Peru and Chile signed the Ottawa Convention in 2013.", ()),
        ("en", "Peru and Chile signed a declaration on the Tacna Water Treaty.", ()),
        ("en", "Peru and Chile said that Japan signed the Tacna Water Treaty.", ()),
    ],
)
def test_the_states_that_sign_are_the_parties_except_where_many_join(language, text, parties):
    [treaty] = find_treaties(Document(text, language), UNKNOWN)
    assert treaty.parties == parties


# ---- mentions


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        (
            "en",
            "Peru and Brazil signed the Lima Treaty. The treaty is short. The document was read. They kept the pact.",
            ["Lima Treaty", "treaty", "document", "pact"],
        ),
        (
            "en",
            "The Anti-Ballistic Missile Treaty is old. The ABM Treaty ends.",
            ["Anti-Ballistic Missile Treaty", "ABM Treaty"],
        ),
        (
            "en",
            "The Intermediate-Range Nuclear Forces (INF) Treaty is dead. The INF Treaty was signed.",
            ["Intermediate-Range Nuclear Forces (INF) Treaty", "INF Treaty"],
        ),
        ("en", "The Indus Waters Treaty (IWT) holds. IWT talks go on.", ["Indus Waters Treaty (IWT)", "IWT"]),
        ("en", "The Pukpuk Treaty, the Mutual Defence Treaty, was agreed.", ["Pukpuk Treaty", "Mutual Defence Treaty"]),
        (
            "en",
            "Peru joins a new Partnership Agreement.\nIt is to be known as the “Lima Agreement”.",
            ["new Partnership Agreement", "Lima Agreement"],
        ),
        ("es", "Firmaron el Tratado de Lima. El tratado es corto.", ["Tratado de Lima", "tratado"]),
        ("ru", "Подписан Договор о границе. Документ краток.", ["Договор о границе", "Документ"]),
        ("fr", "Le traité de Nancy est signé. Le traité est court.", ["traité de Nancy", "traité"]),
        ("de", "Der Vertrag von Nancy gilt. Der Vertrag ist kurz.", ["Vertrag von Nancy", "Vertrag"]),
        ("ko", "파리협정이 발효됐다. 이 협정은 짧다.", ["파리협정", "이 협정"]),
    ],
)
def test_every_mention_goes_to_its_treaty(language, text, mentions):
    [treaty] = find_treaties(Document(text, language), UNKNOWN)
    assert [span.of(text) for span in treaty.mentions] == mentions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Lima Treaty replaces that of 1961."),
        ("fr", "Le traité de Lima se substitue à celui du 9 février 2000."),
        ("es", "El Tratado de Lima sustituye al de amistad, buena vecindad y cooperación del 9 de febrero de 2000."),
        ("de", "Der Vertrag von Nancy ersetzt den von 1991."),
    ],
)
def test_a_pronoun_with_a_date_stands_for_a_treaty_of_its_own(language, text):
    assert len(find_treaties(Document(text, language), UNKNOWN)) == 2


def test_a_protocol_is_an_instrument_where_it_changes_a_treaty():
    text = "Peru keeps the Lima Treaty. A protocol of 1974, which amended the treaty, cut the number of sites."
    assert titles(text) == ["Lima Treaty", "protocol of 1974"]


# ---- the main one


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "Lima Treaty takes effect\n\n"
            + "It follows the Geneva Convention, as all say who know of such things. " * 3
            + "The Geneva Convention stays.",
            "Lima Treaty",
        ),
        ("The UN Charter binds all. The Lima Treaty cites the UN Charter and the UN Charter alone.", "Lima Treaty"),
        ("The UN Charter binds all.", "Charter of the United Nations"),
    ],
)
def test_the_main_treaty_is_what_the_report_is_about(text, main):
    treaties = find_treaties(Document(text), AUTHORITY)
    assert [treaty.title for treaty in treaties if treaty.main] == [main]


SPOKEN = "The Lima Treaty is old.\nPeru left the Quito Convention. It said so.\nNobody answered."


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("is old", "Lima Treaty"),
        ("Peru", "Quito Convention"),
        ("It said", "Quito Convention"),
        ("Nobody", "Lima Treaty"),
    ],
)
def test_the_treaty_spoken_of_is_the_nearest_in_the_sentence_then_the_last_then_the_main_one(words, title):
    document = Document(SPOKEN)
    treaties = find_treaties(document, UNKNOWN)
    start = SPOKEN.index(words)
    index = treaty_spoken_of(document, treaties, Span(start, start + len(words)))
    assert index is not None
    assert treaties[index].title == title


def test_without_a_treaty_none_is_spoken_of():
    assert treaty_spoken_of(Document("Nobody answered."), (), Span(0, 6)) is None
    assert main_of(()) is None


# ---- the founding reports


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("2024-11-06-interfax-federation-council", ["dprk-rus-2024", "un-charter", "dprk-rus-2000"]),
        ("2024-06-20-elcomercio-article-51", ["dprk-rus-2024", "un-charter"]),
    ],
)
def test_the_founding_reports_speak_of_these_treaties_and_no_others(report, expected):
    text = read((ROOT / "fixtures" / "reports" / f"{report}.txt").read_bytes()).text
    treaties = find_treaties(Document(text), AUTHORITY)
    assert [treaty.id for treaty in treaties] == expected
    assert [treaty.main for treaty in treaties] == [True] + [False] * (len(expected) - 1)


# ---- any text

NOUNS = (
    "Treaty ",
    "the treaty",
    "agreement",
    "조약",
    "Vertrag über ",
    "Tratado de ",
    "Договор о ",
    "celui de ",
    "(ABM)",
)
REST = (
    " between ",
    "Russia",
    "North Korea",
    " and ",
    " of ",
    "on ",
    "1961",
    "UN Charter",
    "дружбе",
    "북러 ",
    "에 관한 ",
)
MARKS = (", ", ". ", "\n", "“", "”", "U.S.", "-", "’s ")
PIECES = st.sampled_from((*NOUNS, *REST, *MARKS))


@settings(max_examples=120, deadline=None)
@given(
    st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60),
    st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "it"]),
)
def test_on_any_text_spans_are_valid_and_the_answer_is_always_the_same(text, language):
    document = Document(text, language)
    treaties = find_treaties(document, AUTHORITY)
    assert treaties == find_treaties(document, AUTHORITY)
    assert sum(treaty.main for treaty in treaties) == bool(treaties)
    for treaty in treaties:
        assert treaty.mentions == tuple(sorted(set(treaty.mentions)))
        assert all(0 <= span.start < span.end <= len(text) for span in treaty.mentions)


def test_a_hostile_text_is_read_up_to_a_bound():
    text = "The Lima Treaty stands. " * (MOST_PHRASES + 500)
    [treaty] = find_treaties(Document(text), UNKNOWN)
    assert len(treaty.mentions) == MOST_PHRASES


# ---- one treaty or two


def dated_titles(text: str, language: str) -> list[str]:
    document = Document(text, language)
    return [treaty.title for treaty in find_treaties(document, UNKNOWN, find_dates(document, Publication()))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The Treaty on Friendship with Tonga was signed in 2024. It replaces the Convention that was signed in Lima on 4 January 1960.",
            ["Treaty on Friendship", "Convention that was signed in Lima on 4 January 1960"],
        ),
        (
            "en",
            "Kyrgyzstan and Tajikistan signed the Treaty about border in March 2025. With Tashkent it has the Treaty about border of 2017.",
            ["Treaty about border", "Treaty about border"],
        ),
        (
            "en",
            "The Treaty on State Borders holds. Three presidents sign the Treaty on the Junction Point of State Borders.",
            ["Treaty on State Borders", "Treaty on the Junction Point of State Borders"],
        ),
        (
            "fr",
            "Le 3 mai 2024, le Tchad quitte l'accord de coopération en matière de défense avec la France. Le Mali dénonça le traité "
            "de coopération en matière de défense que Jean Kéita et Paul Roux avaient signé le 16 juillet 2014.",
            ["accord de coopération en matière de défense", "traité de coopération en matière de défense"],
        ),
        (
            "ko",
            "「대한민국과 에콰도르공화국 간의 수형자 이송에 관한 조약」(이하 '이송조약')이 발효한다. 「수형자 이송에 관한 협약」은 그대로다.",
            ["대한민국과 에콰도르공화국 간의 수형자 이송에 관한 조약", "수형자 이송에 관한 협약"],
        ),
    ],
)
def test_what_differs_in_year_kind_or_subject_is_another_treaty(language, text, expected):
    assert dated_titles(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "it",
            "Via libera alla Convenzione di Nicosia\n\nÈ approvata la Convenzione del Consiglio d'Europa sulle infrazioni "
            "relative ai beni culturali, fatta a Nicosia il 19 maggio 2017.",
            1,
        ),
        (
            "en",
            "The South Pacific Tuna Treaty (its full name, the Treaty on Fisheries, fits on no shirt) was signed in 1987.",
            1,
        ),
        ("en", "The talks with Tonga cover trade. Article 13 asks them to honour the Paris Agreement.", 1),
    ],
)
def test_a_short_name_and_the_formal_one_are_one_treaty(language, text, expected):
    assert len(dated_titles(text, language)) == expected


def test_what_is_only_cited_further_down_is_not_what_the_title_speaks_of():
    text = (
        "EFTA and Mercosur sign free trade agreement\n\n"
        "The free trade agreement between the partners was signed in Rio de Janeiro today, after eight years of talks that had "
        "come to a halt over forests more than once, as the ministers recalled.\n\n"
        "It covers services and goods.\n\n"
        "In one chapter the parties undertake to carry out the Paris Agreement."
    )
    treaties = find_treaties(Document(text, "en"), UNKNOWN)
    assert [(treaty.title, treaty.main) for treaty in treaties] == [
        ("free trade agreement", True),
        ("Paris Agreement", False),
    ]


# ---- parties that no list knows


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "The Treaty of Friendship between Ruritania and Graustark is signed.", "of Friendship between R"),
        (
            "en",
            "The Treaty of Friendship between Russia and Graustark is signed.",
            "of Friendship between Russia and G",
        ),
        ("en", "The Mutual Defence Treaty between the Ruritanian and Peruvian governments is signed.", "governments"),
        ("es", "El Tratado de Amistad entre Ruritania y Perú se firmó.", "Tratado de Amistad entre Ruritania y Perú"),
        (
            "fr",
            "Le Traité d'amitié entre la Ruritanie et le Chili a été signé.",
            "d'amitié entre la Ruritanie et le Chili",
        ),
        (
            "de",
            "Der Freundschaftsvertrag zwischen Ruritanien und Peru liegt vor.",
            "vertrag zwischen Ruritanien und Peru",
        ),
        (
            "it",
            "È firmato il trattato di amicizia tra la Ruritania e il Perù.",
            "di amicizia tra la Ruritania e il Perù",
        ),
        ("pl", "Podpisano traktat o przyjaźni między Rurytanią a Graustarkiem.", "między Rurytanią a Graustarkiem"),
        ("ru", "Подписан договор о дружбе между Руританией и Граустарком.", "между Руританией и Граустарком"),
    ],
)
def test_a_treaty_of_parties_that_no_list_knows_is_no_known_one(language, text, title):
    (found,) = find_treaties(Document(text, language), AUTHORITY)
    assert (found.id, found.candidates) == (None, ())
    assert title in found.title


def test_what_is_said_of_unknown_parties_holds_for_the_short_name_and_for_no_other_pair():
    text = (
        "The Treaty of Friendship between Ruritania and Graustark is long. Article 3 of the Treaty of Friendship is short. "
        "Germany and Poland have a Treaty of Friendship between Germany and Poland."
    )
    found = find_treaties(Document(text, "en"), AUTHORITY)
    assert [(one.id, len(one.mentions)) for one in found] == [(None, 2), ("deu-pol-1991", 1)]


def test_persons_are_no_parties():
    text = "The treaty of friendship between Vladimir Putin and Kim Jong Un is signed. Ana Vela and Bo Li left."
    assert titles(text, gazetteer=AUTHORITY) == ["treaty of friendship"]
    assert titles(text.replace("Vladimir Putin and Kim Jong Un", "Vela and Li"), gazetteer=AUTHORITY) == [
        "treaty of friendship"
    ]


def test_a_headline_that_describes_a_pact_is_no_title():
    text = (
        "Friendship pact for two kingdoms\n\n"
        "The ministers signed the Treaty of Friendship between Ruritania and Graustark on Monday, and the road over the "
        "mountains is to stay open in every season of the year, as both of them promised to the crowd."
    )
    (found,) = find_treaties(Document(text, "en"), AUTHORITY)
    assert (found.title, found.main) == ("Treaty of Friendship between Ruritania and Graustark", True)
    assert len(found.mentions) == 2
