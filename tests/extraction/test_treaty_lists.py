"""Several instruments behind one plural, instruments told by their partner, day or quoted title, in each language."""

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties import find_treaties
from tests.gold.reports import authority

UNKNOWN = Gazetteer(states=authority()[0].states)
"""The states alone: every treaty has to be known by its form."""


def treaties(text: str, language: str) -> tuple[Treaty, ...]:
    document = Document(text, language)
    return find_treaties(document, UNKNOWN, find_dates(document, Publication()))


YEARS = [
    ("en", "The treaties of 1858 and 1860 opened the ports.", [1858, 1860]),
    ("es", "Los tratados de 1879 y 1894 nunca fueron ratificados.", [1879, 1894]),
    ("fr", "Deux conventions, du 13 février 1896 et du 17 octobre 1908, l’avaient modifié.", [1896, 1908]),
    ("de", "Die Verträge von 1920 und 1932 gelten nicht mehr.", [1920, 1932]),
    ("it", "I trattati del 1947 e del 1975 chiusero la questione.", [1947, 1975]),
    ("pl", "Traktaty z 1921 i 1932 roku straciły moc.", [1921, 1932]),
    ("ru", "Договоры 1858 и 1860 годов открыли порты.", [1858, 1860]),
]


@pytest.mark.parametrize(("language", "text", "years"), YEARS)
def test_each_year_behind_a_plural_is_an_instrument(language: str, text: str, years: list[int]) -> None:
    assert [treaty.year for treaty in treaties(text, language)] == years


NAMES = [
    ("en", "The Treaties of Tientsin and Peking opened the ports.", ["Treaties of Tientsin", "Peking"]),
    ("fr", "Les traités de Tilsit et de Presbourg furent signés.", ["traités de Tilsit", "Presbourg"]),
    ("de", "Die Verträge von Tilsit und Pressburg wurden unterzeichnet.", ["Verträge von Tilsit", "Pressburg"]),
    ("it", "I trattati di Tilsit e di Presburgo furono firmati.", ["trattati di Tilsit", "Presburgo"]),
    (
        "es",
        "Los tratados Quijarro-Decoud, de 1879, Tamayo-Aceval, de 1887, e Ichaso-Benítez, de 1894, cayeron.",
        ["tratados Quijarro-Decoud", "Tamayo-Aceval", "Ichaso-Benítez"],
    ),
]


@pytest.mark.parametrize(("language", "text", "titles"), NAMES)
def test_each_name_behind_a_plural_is_an_instrument(language: str, text: str, titles: list[str]) -> None:
    assert [treaty.title for treaty in treaties(text, language)] == titles


ALONE = [
    ("en", "The treaties of peace and friendship were signed."),
    ("en", "The Treaties of the European Union were signed."),
    ("es", "Los tratados de paz y de límites fueron firmados."),
]


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_plural_with_its_subject_is_no_list(language: str, text: str) -> None:
    assert len(treaties(text, language)) <= 1


PARTNERS = [
    ("en", "Kenya approved the tax agreement with Chad. The agreement with Cyprus lapsed.", [("TD",), ("CY",)]),
    ("pl", "Umowa o ruchu granicznym z Rosją weszła w życie. Umowa z Kijowem była pierwsza.", [("RU",), ("UA",)]),
    ("ru", "Соглашение с Лаосом об авиации одобрено. Соглашение с Кипром приостановлено.", [("LA",), ("CY",)]),
    ("ru", "Договор с Лаосом одобрен. Договоры с Кипром и Мальтой приостановлены.", [("LA",), ("CY",), ("MT",)]),
    (
        "ko",
        "대한민국과 필리핀 간의 사회보장에 관한 협정이 발효했다. 아르헨티나와의 협정은 지난해 발효했다.",
        [("KR", "PH"), ("AR",)],
    ),
    ("ko", "신한일어업협정이 발효했다. 한중어업협정의 수역이 옆이다.", [("JP", "KR"), ("CN", "KR")]),
]


@pytest.mark.parametrize(("language", "text", "parties"), PARTNERS)
def test_the_like_with_another_state_is_another(language: str, text: str, parties: list[tuple[str, ...]]) -> None:
    assert [treaty.parties for treaty in treaties(text, language)] == parties


SET_OFF = [
    ("en", "The previous concordat, of 10 February 1925, was signed in Rome."),
    ("es", "El anterior concordato, de 10 de febrero de 1925, fue firmado en Roma."),
    ("fr", "Le précédent concordat, du 10 février 1925, fut signé à Rome."),
    ("de", "Das frühere Konkordat, vom 10. Februar 1925, wurde in Rom unterzeichnet."),
    ("it", "Il precedente concordato, del 10 febbraio 1925, fu firmato a Roma."),
    ("pl", "Poprzedni konkordat, z 10 lutego 1925 r., podpisali w Rzymie."),
    ("ru", "Прежний конкордат, от 10 февраля 1925 года, был подписан в Риме."),
]


@pytest.mark.parametrize(("language", "text"), SET_OFF)
def test_a_day_between_commas_is_of_the_instrument(language: str, text: str) -> None:
    assert [treaty.year for treaty in treaties(text, language)] == [1925]


PARTIES = [
    ("en", "It approved the agreement between the Swiss Confederation and the Islamic Republic of Iran.", ("CH", "IR")),
    ("es", "Aprobó el acuerdo entre la República Oriental del Uruguay y la República Islámica de Irán.", ("IR", "UY")),
    ("fr", "Il a approuvé l'accord entre la Confédération suisse et la République fédérative du Brésil.", ("BR", "CH")),
    ("de", "Er billigte das Abkommen zwischen der Republik Österreich und der Föderativen Republik Brasilien.", ("AT", "BR")),
    ("fr", "La convention belgo-luxembourgeoise du 17 septembre 1970 reste en vigueur.", ("BE", "LU")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parties"), PARTIES)
def test_a_state_is_a_party_in_its_full_style(language: str, text: str, parties: tuple[str, ...]) -> None:
    assert [treaty.parties for treaty in treaties(text, language)] == [parties]


TITLES = [
    ("en", "It backed the “Agreement on Mutual Recognition of Vessels and Crews Operating Beyond Coastal Limits”.", "Agreement on Mutual Recognition of Vessels and Crews Operating Beyond Coastal Limits"),
    ("es", 'Ratificó el "Convenio para eliminar la doble tributación con relación a los impuestos sobre la renta", suscrito con Brasil.', "Convenio para eliminar la doble tributación con relación a los impuestos sobre la renta"),
    ("de", "Er billigte den „Vertrag über die Nutzung des Küstenmeers zwischen 3 und 12 Seemeilen“.", "Vertrag über die Nutzung des Küstenmeers zwischen 3 und 12 Seemeilen"),
    ("it", "Disse: «L'accordo di Pretoria, dove il Ruanda era obbligato a ritirarsi».", "accordo di Pretoria"),
    ("fr", "Elle remplace l'Accord portant dispositions provisoires pour la délimitation des frontières maritimes.", "Accord portant dispositions provisoires pour la délimitation des frontières maritimes"),
    ("pl", "Uzupełnia umowę między państwami NATO o statusie sił zbrojnych.", "umowę między państwami NATO o statusie sił zbrojnych"),
    ("en", "It ends the Greater Sunrise unitisation agreement of 2003.", "Greater Sunrise unitisation agreement"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title"), TITLES)
def test_a_title_is_told_to_its_end(language: str, text: str, title: str) -> None:
    assert [treaty.title for treaty in treaties(text, language)] == [title]


MAIN = [
    ("it", "Il Parlamento albanese vota sul Protocollo con l'Italia\n\nIl Protocollo richiama il Trattato di amicizia, fatto a Roma nel 1995, e i due governi ne discutono da mesi in commissione e in aula, dove le opposizioni hanno chiesto molti chiarimenti.", "Protocollo con l'Italia"),
    ("it", "Osimo, la firma in villa\n\nL'accordo sui beni abbandonati fu chiuso più tardi a Roma, dopo anni di trattative che i due governi condussero in segreto e senza clamore, come i diplomatici avevano chiesto fin dall'inizio.\n\nLe Camere approvarono il trattato di Osimo.", "trattato di Osimo"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title"), MAIN)
def test_the_title_says_what_the_report_is_about(language: str, text: str, title: str) -> None:
    assert [treaty.title for treaty in treaties(text, language) if treaty.main] == [title]


def test_a_word_that_points_goes_to_what_is_called_so() -> None:
    text = "The Convention on Ports was signed. It rests on the Agreement on Canals. The agreement is old."
    found = {treaty.title: len(treaty.mentions) for treaty in treaties(text, "en")}
    assert found == {"Convention on Ports": 1, "Agreement on Canals": 2}
