"""Whole reports of treaties that no file knows: invented states of affairs, persons and names, read as they come.

Each says what must be found and what must not: a known treaty that merely sounds alike, a headline taken for a name, a
date looked for on the wrong side.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.extraction import extract
from archive.extraction.findings import Findings
from archive.reading.reading import Reading
from tests.gold.reports import authority

AUTHORITY, _ = authority()

LAKE = """Peru and Bolivia seal lake pact

LIMA, Oct 12 — The foreign ministers of Peru and Bolivia, Ana Vela and Hugo Paz, signed the Titicaca Water Sharing \
Treaty in Puno on Friday after eleven years of talks.
Under Article 7 of the treaty, neither side may dam the rivers that feed the lake without the consent of the other. \
“The Parties shall share the waters of the lake in equal measure,” Article 3 says.
Vela said at the ceremony: “This treaty ends a quarrel that is older than any of us.”
Peru's Congress is to vote on it by December 1. It will enter into force 30 days after the exchange of instruments."""

DEFENCE = """Japan, Philippines sign mutual defence treaty

MANILA (Wire) - Japanese Prime Minister Kenji Mori and Philippine President Lita Cruz signed a mutual defence treaty \
on Sunday. The Mutual Defence Treaty obliges each country to help the other if it is attacked. Washington, which has a \
treaty with South Korea, welcomed it. “It is a new start for our region,” Cruz said."""

VOLCANOES = """El Pacto de los Volcanes entra en vigor

El Pacto de los Volcanes, suscrito por Guatemala, El Salvador y Honduras el 3 de febrero de 2023 en Antigua, entró en \
vigor el jueves. El documento crea un fondo común contra desastres. Para los tres países es un alivio.
El Salvador lo ratificó en marzo. «Los Estados Partes prestarán socorro sin demora», dice el artículo 2."""

ARNASAY = """Казахстан и Узбекистан подписали Арнасайский договор

Президенты Казахстана и Узбекистана подписали в понедельник в Ташкенте Арнасайский договор о водных ресурсах. \
Арнасайский договор заменит соглашение 1992 года. От Казахстана документ подписал министр Ерлан Абаев, от Узбекистана \
— Рустам Каримов.
Малый зал парламента рассмотрит договор до 1 октября."""

DINANT = """Ratification du traité de Dinant

Le Parlement belge a ratifié jeudi le traité de Dinant, conclu le 12 mars 2024 entre la Belgique et le Luxembourg. Mal \
connu, le traité de Dinant prévoit une défense aérienne commune. Le Luxembourg l'avait ratifié en décembre. Le texte \
entrera en vigueur le 1er mars, a précisé le ministre Luc Martens."""

ODER = """Bundestag billigt Oder-Vertrag

Der Bundestag hat am Dienstag dem Oder-Vertrag mit Polen zugestimmt. Der Vertrag über den Schutz der Oder war am \
9. Januar in Stettin unterzeichnet worden. Polens Sejm hatte ihn im März gebilligt. „Die Vertragsparteien verpflichten \
sich, den Fluss gemeinsam zu schützen“, heißt es in Artikel 1."""

RARE_EARTHS = """한국과 몽골, '희토류 공동개발 협정' 서명

한국과 몽골은 15일 울란바토르에서 '희토류 공동개발 협정'에 서명했다. 협정은 김민수 한국 외교장관과 \
바트 에르덴 몽골 외무장관이 서명했다. 국회는 6월 말까지 비준동의안을 처리할 예정이다. \
칼마르 조약은 1998년 체결됐다. 칼마르 조약과 달리 이 협정은 짧다."""


@pytest.fixture(scope="module")
def found() -> Callable[[str, str, str], Findings]:
    def read(text: str, language: str, published: str) -> Findings:
        return extract(Reading(text, "text/plain", language=language), AUTHORITY, published=published)

    return read


def told(findings: Findings) -> set[tuple[str, str | None]]:
    return {(event.action, event.date) for event in findings.events}


def signers(findings: Findings) -> set[tuple[str, str | None]]:
    return {(signer.name, signer.state) for signer in findings.signatories}


def days(findings: Findings) -> set[str]:
    return {mention.value for mention in findings.dates}


@pytest.mark.parametrize(
    ("text", "language", "published", "expected"),
    [
        (LAKE, "en", "2025-10-12", [("Titicaca Water Sharing Treaty", ("BO", "PE"))]),
        (DEFENCE, "en", "2025-12-01", [("Mutual Defence Treaty", ("JP", "PH"))]),
        (VOLCANOES, "es", "2024-05-10", [("Pacto de los Volcanes", ("GT", "HN", "SV"))]),
        (
            ARNASAY,
            "ru",
            "2025-09-02",
            [("Арнасайский договор о водных ресурсах", ("KZ", "UZ")), ("соглашение 1992 года", ())],
        ),
        (DINANT, "fr", "2025-02-02", [("traité de Dinant", ("BE", "LU"))]),
        (ODER, "de", "2025-04-30", [("Vertrag über den Schutz der Oder", ("PL",))]),
        (RARE_EARTHS, "ko", "2025-05-16", [("희토류 공동개발 협정", ("KR", "MN")), ("칼마르 조약", ())]),
    ],
)
def test_a_report_speaks_of_its_own_treaty_and_of_none_that_sounds_alike(found, text, language, published, expected):
    treaties = found(text, language, published).treaties
    named = [(treaty.title, treaty.parties) for treaty in treaties if treaty.title != "treaty with South Korea"]
    assert named == expected
    unknown = [treaty for treaty in treaties if treaty.title in dict(expected)]
    assert all(treaty.id is None and not treaty.candidates for treaty in unknown)
    assert unknown[0].main


def test_a_lake_shared_in_english(found):
    findings = found(LAKE, "en", "2025-10-12")
    assert days(findings) == {"2025-10-10", "2025-12-01"}
    assert ("signature", "2025-10-10") in told(findings)
    assert signers(findings) == {("Ana Vela", "PE"), ("Hugo Paz", "BO")}
    assert [(quote.kind, quote.provision) for quote in findings.quotes] == [
        ("clause", "Article 3"),
        ("statement", None),
    ]
    assert {reference.provision for reference in findings.references} == {"Article 7", "Article 3"}


def test_a_defence_treaty_that_is_not_the_one_in_the_file(found):
    findings = found(DEFENCE, "en", "2025-12-01")
    assert "usa-kor-1953" not in {treaty.id for treaty in findings.treaties if treaty.main}
    assert "new-start-2010" not in {treaty.id for treaty in findings.treaties}
    assert signers(findings) == {("Kenji Mori", "JP"), ("Lita Cruz", "PH")}


def test_a_pact_of_three_in_spanish(found):
    findings = found(VOLCANOES, "es", "2024-05-10")
    assert {("signature", "2023-02-03"), ("entry-into-force", "2024-05-09"), ("ratification", "2024-03")} <= told(
        findings
    )
    assert [(quote.kind, quote.provision) for quote in findings.quotes] == [("clause", "Article 2")]


def test_a_river_in_russian(found):
    findings = found(ARNASAY, "ru", "2025-09-02")
    assert signers(findings) == {("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")}
    assert days(findings) == {"2025-09-01", "1992", "2025-10-01"}


def test_a_ratification_in_french(found):
    findings = found(DINANT, "fr", "2025-02-02")
    expected = {
        ("approval", "2025-01-30"),
        ("signature", "2024-03-12"),
        ("ratification", "2024-12"),
        ("entry-into-force", "2025-03-01"),
    }
    assert told(findings) == expected
    assert signers(findings) == set()


def test_an_approval_in_german(found):
    findings = found(ODER, "de", "2025-04-30")
    assert {("approval", "2025-04-29"), ("signature", "2025-01-09"), ("approval", "2025-03")} <= told(findings)
    assert [(quote.kind, quote.provision) for quote in findings.quotes] == [("clause", "Article 1")]


def test_an_agreement_in_korean(found):
    findings = found(RARE_EARTHS, "ko", "2025-05-16")
    assert ("signature", "2025-05-15") in told(findings)
    assert signers(findings) == {("김민수", "KR"), ("바트 에르덴", "MN")}
