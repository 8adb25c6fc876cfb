"""Dates of a past that a text tells: the year stands somewhere before them, or is counted from one that does."""

from __future__ import annotations

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication

THURSDAY = Publication("2024-10-24", "given")


def values(text: str, language: str, publication: Publication = THURSDAY) -> list[str]:
    """The dates of a text of that day."""
    return [mention.value for mention in find_dates(Document(text, language), publication)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The envoys met at Portsmouth in August 1905. On 5 September they signed; in November the papers were exchanged.",
            "en",
            ["1905-08", "1905-09-05", "1905-11"],
        ),
        ("In 1905 the war was over. On 5 September they signed the peace.", "en", ["1905", "1905-09-05"]),
        ("1905. On 5 September they signed the peace.", "en", ["1905", "1905-09-05"]),
        ("1905\n\nOn 5 September they signed the peace.", "en", ["1905", "1905-09-05"]),
        (
            "They signed on 4 May 1949. Later that year, on 3 August, the treaty took effect.",
            "en",
            ["1949-05-04", "1949-08-03"],
        ),
        ("They signed on 4 May 1949. That same year, in August, it took effect.", "en", ["1949-05-04", "1949-08"]),
        (
            "They signed on 4 May 1949, and a year later, in June, the parliament approved it.",
            "en",
            ["1949-05-04", "1950-06"],
        ),
        ("They signed on 4 May 1949. Nine years on, in January, it was replaced.", "en", ["1949-05-04", "1958-01"]),
        ("They signed on 4 May 1949. In June of the following year it took effect.", "en", ["1949-05-04", "1950-06"]),
        (
            "It was signed on 17 June 1971 and took effect on 15 May of the year after.",
            "en",
            ["1971-06-17", "1972-05-15"],
        ),
        ("It was signed on 17 June 1971. Two months later it was ratified.", "en", ["1971-06-17", "1971-08"]),
        ("Fifty years ago today the treaty was signed.", "en", ["1974-10-24"]),
        ("It was signed fifty years ago today.", "en", ["1974-10-24"]),
        ("On this day 50 years ago the treaty was signed.", "en", ["1974-10-24"]),
        ("In May last year they signed.", "en", ["2023-05"]),
        ("They signed in May of last year.", "en", ["2023-05"]),
        ("They signed last year, in May.", "en", ["2023-05"]),
        ("Two years ago, in June, they signed.", "en", ["2022-06"]),
        (
            "On 17 May 1972, three weeks after the failed vote of 27 April, the chamber approved it.",
            "en",
            ["1972-05-17", "1972-04-27"],
        ),
        (
            "It was amended in 1992 and again in 2016. Officials agreed on the text in July.",
            "en",
            ["1992", "2016", "2024-07"],
        ),
        (
            "The treaty dates from 1951. On Monday the minister spoke; on 3 May the court had ruled.",
            "en",
            ["1951", "2024-10-21", "2024-05-03"],
        ),
        ("He quit on 1 July 2021 by a decree of March.", "en", ["2021-07-01", "2021-03"]),
        ("El tratado se firmó el 4 de mayo de 1949. En agosto entró en vigor.", "es", ["1949-05-04", "1949-08"]),
        (
            "El tratado se firmó el 4 de mayo de 1949. El 3 de agosto del mismo año entró en vigor.",
            "es",
            ["1949-05-04", "1949-08-03"],
        ),
        (
            "El tratado se firmó el 4 de mayo de 1949. Al año siguiente, en junio, entró en vigor.",
            "es",
            ["1949-05-04", "1950-06"],
        ),
        (
            "El tratado se firmó el 4 de mayo de 1949 y entró en vigor en junio del año siguiente.",
            "es",
            ["1949-05-04", "1950-06"],
        ),
        (
            "El tratado se firmó el 4 de mayo de 1949. Ese año, en agosto, entró en vigor.",
            "es",
            ["1949-05-04", "1949-08"],
        ),
        ("En 1905 terminó la guerra. El 5 de septiembre se firmó la paz.", "es", ["1905", "1905-09-05"]),
        (
            "El Senado lo aprobó en abril de 1945, el otro cinco meses después, y empezó a regir el 8 de noviembre.",
            "es",
            ["1945-04", "1945-09", "1945-11-08"],
        ),
        ("Hoy hace cincuenta años se firmó el tratado.", "es", ["1974-10-24"]),
        ("En mayo del año pasado firmaron.", "es", ["2023-05"]),
        ("El Senado aprobó en diciembre 16; la Dieta en último junio.", "es", ["2023-12-16", "2024-06"]),
        ("Lo terminó con una nota de febrero 11, 2020 y calló.", "es", ["2020-02-11"]),
        ("Договор подписали 4 мая 1949 года. В августе он вступил в силу.", "ru", ["1949-05-04", "1949-08"]),
        (
            "Договор подписали 4 мая 1949 года. 3 августа того же года он вступил в силу.",
            "ru",
            ["1949-05-04", "1949-08-03"],
        ),
        ("Договор подписали 4 мая 1949 года. Год спустя, в июне, он вступил в силу.", "ru", ["1949-05-04", "1950-06"]),
        (
            "Договор подписали 4 мая 1949 года. Четыре года спустя, 24 апреля, его заменили.",
            "ru",
            ["1949-05-04", "1953-04-24"],
        ),
        (
            "Договор подписали 4 мая 1949 года, а вступил он в силу в июне следующего года.",
            "ru",
            ["1949-05-04", "1950-06"],
        ),
        ("В 1905 году война кончилась. 5 сентября подписали мир.", "ru", ["1905", "1905-09-05"]),
        ("Ровно сто лет назад подписали договор.", "ru", ["1924-10-24"]),
        ("В этот день пятьдесят лет назад подписали договор.", "ru", ["1974-10-24"]),
        ("В мае прошлого года подписали договор.", "ru", ["2023-05"]),
        ("В прошлом году, в мае, подписали договор.", "ru", ["2023-05"]),
        ("Соглашение пришло в силу воскресенье, сказали министры.", "ru", ["2024-10-20"]),
        ("Le traité fut signé le 4 mai 1949. En août, il entra en vigueur.", "fr", ["1949-05-04", "1949-08"]),
        (
            "Le traité fut signé le 4 mai 1949. Le 3 août de la même année, il entra en vigueur.",
            "fr",
            ["1949-05-04", "1949-08-03"],
        ),
        (
            "Le traité fut signé le 4 mai 1949. L'année suivante, en juin, il entra en vigueur.",
            "fr",
            ["1949-05-04", "1950-06"],
        ),
        (
            "Le traité fut signé le 4 mai 1949. Un an plus tard, le 3 juin, il entra en vigueur.",
            "fr",
            ["1949-05-04", "1950-06-03"],
        ),
        (
            "Le traité fut signé le 4 mai 1949 et entra en vigueur en juin de l'année suivante.",
            "fr",
            ["1949-05-04", "1950-06"],
        ),
        ("En 1905, la guerre s'acheva. Le 5 septembre, la paix fut signée.", "fr", ["1905", "1905-09-05"]),
        ("Il y a cinquante ans aujourd'hui, le traité était signé.", "fr", ["1974-10-24"]),
        ("Il y a cinquante ans jour pour jour, le traité était signé.", "fr", ["1974-10-24"]),
        ("En mai de l'an dernier, ils ont signé.", "fr", ["2023-05"]),
        ("L'an dernier, en mai, ils ont signé.", "fr", ["2023-05"]),
        (
            "Der Vertrag wurde am 4. Mai 1949 unterzeichnet. Im August trat er in Kraft.",
            "de",
            ["1949-05-04", "1949-08"],
        ),
        (
            "Der Vertrag wurde am 4. Mai 1949 unterzeichnet. Am 3. August desselben Jahres trat er in Kraft.",
            "de",
            ["1949-05-04", "1949-08-03"],
        ),
        (
            "Der Vertrag wurde am 4. Mai 1949 unterzeichnet. Ein Jahr später, im Juni, trat er in Kraft.",
            "de",
            ["1949-05-04", "1950-06"],
        ),
        (
            "Der Vertrag wurde am 4. Mai 1949 unterzeichnet. Im Juni des folgenden Jahres trat er in Kraft.",
            "de",
            ["1949-05-04", "1950-06"],
        ),
        (
            "Der Vertrag wurde am 4. Mai 1949 unterzeichnet. Im Jahr darauf, am 3. Juni, trat er in Kraft.",
            "de",
            ["1949-05-04", "1950-06-03"],
        ),
        (
            "Im Jahr 1905 endete der Krieg. Am 5. September wurde der Frieden unterzeichnet.",
            "de",
            ["1905", "1905-09-05"],
        ),
        ("1905 endete der Krieg. Am 5. September wurde der Frieden unterzeichnet.", "de", ["1905", "1905-09-05"]),
        ("Heute vor fünfzig Jahren wurde der Vertrag unterzeichnet.", "de", ["1974-10-24"]),
        ("Vor genau hundert Jahren wurde der Vertrag unterzeichnet.", "de", ["1924-10-24"]),
        ("Im Mai vergangenen Jahres wurde er unterzeichnet.", "de", ["2023-05"]),
        ("Im vergangenen Jahr, im Mai, wurde er unterzeichnet.", "de", ["2023-05"]),
        ("Er trat am 1. Juli 2021 aus, durch ein Dekret vom März.", "de", ["2021-07-01", "2021-03"]),
        ("Der Präsident, der sein Amt im Dezember abgibt, lächelte.", "de", ["2024-12"]),
        ("조약은 1949년 5월 4일 서명됐다. 8월에 발효했다.", "ko", ["1949-05-04", "1949-08"]),
        ("조약은 1949년 5월 4일 서명됐다. 그해 8월 3일 발효했다.", "ko", ["1949-05-04", "1949-08-03"]),
        ("조약은 1949년 5월 4일 서명됐고 이듬해 6월 발효했다.", "ko", ["1949-05-04", "1950-06"]),
        ("조약은 1949년 5월 4일 서명됐다. 의회는 이태 뒤 6월에야 승인했다.", "ko", ["1949-05-04", "1951-06"]),
        ("50년 전 오늘 조약이 서명됐다.", "ko", ["1974-10-24"]),
        ("1905년 전쟁이 끝났다. 9월 5일 강화조약에 서명했다.", "ko", ["1905", "1905-09-05"]),
        ("조약은 지난해 5월 서명됐다.", "ko", ["2023-05"]),
        ("작년 5월 4일 서명됐다.", "ko", ["2023-05-04"]),
        ("두 건은 지난달 27일 위원회를 통과했다.", "ko", ["2024-09-27"]),
        ("Il trattato fu firmato il 4 maggio 1949. In agosto entrò in vigore.", "it", ["1949-05-04", "1949-08"]),
        (
            "Il trattato fu firmato il 4 maggio 1949. Il 3 agosto dello stesso anno entrò in vigore.",
            "it",
            ["1949-05-04", "1949-08-03"],
        ),
        (
            "Il trattato fu firmato il 4 maggio 1949. L'anno dopo, in giugno, entrò in vigore.",
            "it",
            ["1949-05-04", "1950-06"],
        ),
        (
            "Il trattato fu firmato il 4 maggio 1949 ed entrò in vigore nel giugno dell'anno seguente.",
            "it",
            ["1949-05-04", "1950-06"],
        ),
        (
            "Nel gennaio del 1978 cadde un satellite; pagarono con un protocollo firmato nell'aprile di tre anni dopo.",
            "it",
            ["1978-01", "1981-04"],
        ),
        ("Nel 1905 la guerra finì. Il 5 settembre fu firmata la pace.", "it", ["1905", "1905-09-05"]),
        ("Cinquant'anni fa oggi fu firmato il trattato.", "it", ["1974-10-24"]),
        ("Cinquanta anni fa oggi fu firmato il trattato.", "it", ["1974-10-24"]),
        ("Nel settembre dello scorso anno hanno firmato.", "it", ["2023-09"]),
        ("L'anno scorso, a settembre, hanno firmato.", "it", ["2023-09"]),
        ("Otto anni e nove mesi dopo l'apertura, nel marzo del 2015, chiusero.", "it", ["2015-03"]),
        ("Traktat podpisano 4 maja 1949 r. W sierpniu wszedł w życie.", "pl", ["1949-05-04", "1949-08"]),
        (
            "Traktat podpisano 4 maja 1949 r. Tego samego roku, w sierpniu, wszedł w życie.",
            "pl",
            ["1949-05-04", "1949-08"],
        ),
        (
            "Traktat podpisano 4 maja 1949 r. Rok później, też w sierpniu, wszedł w życie.",
            "pl",
            ["1949-05-04", "1950-08"],
        ),
        ("Traktat podpisano 4 maja 1949 r., a w życie wszedł w sierpniu rok później.", "pl", ["1949-05-04", "1950-08"]),
        (
            "Traktat podpisano 4 maja 1949 r., a obowiązywać zaczął w lipcu następnego roku.",
            "pl",
            ["1949-05-04", "1950-07"],
        ),
        ("W 1905 r. wojna się skończyła. 5 września podpisano pokój.", "pl", ["1905", "1905-09-05"]),
        ("Dokładnie sto lat temu podpisano traktat.", "pl", ["1924-10-24"]),
        ("Dziś pięćdziesiąt lat temu podpisano traktat.", "pl", ["1974-10-24"]),
        ("We wrześniu ubiegłego roku podpisano traktat.", "pl", ["2023-09"]),
        ("W ubiegłym roku, we wrześniu, podpisano traktat.", "pl", ["2023-09"]),
        ("Przestała być stroną 1 lipca 2021 r. na mocy dekretu z marca.", "pl", ["2021-07-01", "2021-03"]),
        ("Przed stu laty podpisano traktat.", "pl", ["1924"]),
    ],
)
def test_a_date_takes_the_year_of_the_tale_that_it_goes_on_with(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The bill was tabled last month and passed the week before last.", "en", ["2024-09"]),
        ("On Monday of this week they met; the talks end on Friday next week.", "en", ["2024-10-21", "2024-11-01"]),
        ("It was signed in the spring of 2019 and, in September that year, ratified.", "en", ["2019", "2019-09"]),
        ("In mid-September they met.", "en", ["2024-09"]),
        ("By the end of last year it was in force.", "en", ["2023"]),
        ("It lapses at the end of next year.", "en", ["2025"]),
        ("He spoke on the 3rd of this month.", "en", ["2024-10-03"]),
        ("The vote of last Thursday was narrow.", "en", ["2024-10-17"]),
        ("In early 2023 and late 2022 they met.", "en", ["2023", "2022"]),
        ("They have met since May.", "en", ["2024-05"]),
        ("It dates back to the 1990s.", "en", []),
        ("A month ago they agreed.", "en", ["2024-09"]),
        ("A year ago they agreed.", "en", ["2023"]),
        ("This Thursday they signed.", "en", ["2024-10-24"]),
        ("They signed on Thurs 24 Oct.", "en", ["2024-10-24"]),
        ("It was in force from 1 January 2020 through 31 December 2021.", "en", ["2020-01-01", "2021-12-31"]),
        ("They met on the evening of 21 October.", "en", ["2024-10-21"]),
        ("They will meet in the first week of November.", "en", ["2024-11"]),
        ("The 24 October vote was close.", "en", ["2024-10-24"]),
        ("The deal was signed 3 October.", "en", ["2024-10-03"]),
        ("The 1-3 October talks failed.", "en", ["2024-10-01", "2024-10-03"]),
        ("Hace un mes firmaron.", "es", ["2024-09"]),
        ("Hace un año firmaron.", "es", ["2023"]),
        ("El martes pasado firmaron.", "es", ["2024-10-22"]),
        ("El pasado martes firmaron.", "es", ["2024-10-22"]),
        ("El martes 22 firmaron.", "es", ["2024-10-22"]),
        ("El pasado 3 de octubre firmaron.", "es", ["2024-10-03"]),
        ("A mediados de septiembre firmaron.", "es", ["2024-09"]),
        ("En septiembre pasado firmaron.", "es", ["2024-09"]),
        ("Entre el 3 y el 5 de octubre negociaron.", "es", ["2024-10-03", "2024-10-05"]),
        ("Del 3 al 5 de octubre negociaron.", "es", ["2024-10-03", "2024-10-05"]),
        ("A partir del 1 de enero regirá.", "es", ["2025-01-01"]),
        ("El 1° de enero de 2025 regirá.", "es", ["2025-01-01"]),
        ("El primero de enero de 2025 regirá.", "es", ["2025-01-01"]),
        ("A fines del año pasado firmaron.", "es", ["2023"]),
        ("Месяц назад подписали договор.", "ru", ["2024-09"]),
        ("Год назад подписали договор.", "ru", ["2023"]),
        ("Во вторник вечером подписали договор.", "ru", ["2024-10-22"]),
        ("Во вторник, 22 октября, подписали договор.", "ru", ["2024-10-22"]),
        ("С 3 по 5 октября шли переговоры.", "ru", ["2024-10-03", "2024-10-05"]),
        ("В середине сентября подписали договор.", "ru", ["2024-09"]),
        ("В начале 2023 года подписали договор.", "ru", ["2023"]),
        ("С 1 января следующего года он вступит в силу.", "ru", ["2025-01-01"]),
        ("В конце прошлого года подписали договор.", "ru", ["2023"]),
        ("3 октября сего года подписали договор.", "ru", ["2024-10-03"]),
        ("3 октября с. г. подписали договор.", "ru", ["2024-10-03"]),
        ("В ночь на среду подписали договор.", "ru", ["2024-10-23"]),
        ("На минувшей неделе, во вторник, подписали договор.", "ru", ["2024-10-22"]),
        ("Il y a un mois, ils ont signé.", "fr", ["2024-09"]),
        ("Il y a un an, ils ont signé.", "fr", ["2023"]),
        ("Mardi dernier, ils ont signé.", "fr", ["2024-10-22"]),
        ("Mardi soir, ils ont signé.", "fr", ["2024-10-22"]),
        ("Le mardi 22 octobre, ils ont signé.", "fr", ["2024-10-22"]),
        ("À la mi-septembre, ils ont signé.", "fr", ["2024-09"]),
        ("Dans la nuit de mardi à mercredi, ils ont signé.", "fr", ["2024-10-22", "2024-10-23"]),
        ("Fin 2023, ils ont signé.", "fr", ["2023"]),
        ("Au 1er janvier 2025, il entrera en vigueur.", "fr", ["2025-01-01"]),
        ("Le 1er janvier prochain, il entrera en vigueur.", "fr", ["2025-01-01"]),
        ("Du 3 au 5 octobre, ils ont négocié.", "fr", ["2024-10-03", "2024-10-05"]),
        ("Cette semaine, lundi, ils ont signé.", "fr", ["2024-10-21"]),
        ("La semaine dernière, ils ont signé.", "fr", []),
        ("Le 3 du mois, ils ont signé.", "fr", ["2024-10-03"]),
        ("Vor einem Monat einigten sie sich.", "de", ["2024-09"]),
        ("Vor einem Jahr einigten sie sich.", "de", ["2023"]),
        ("Mitte September trafen sie sich.", "de", ["2024-09"]),
        ("Am Montag dieser Woche trafen sie sich.", "de", ["2024-10-21"]),
        ("Vergangene Woche Dienstag trafen sie sich.", "de", ["2024-10-15"]),
        ("Am Dienstagabend trafen sie sich.", "de", ["2024-10-22"]),
        ("Am Dienstag, 22. Oktober, trafen sie sich.", "de", ["2024-10-22"]),
        ("Ende vergangenen Jahres trafen sie sich.", "de", ["2023"]),
        ("Bis Ende nächsten Jahres soll er gelten.", "de", ["2025"]),
        ("Im Herbst 2019 trafen sie sich.", "de", ["2019"]),
        ("Anfang 2023 trafen sie sich.", "de", ["2023"]),
        ("Der am Montag unterzeichnete Vertrag gilt.", "de", ["2024-10-21"]),
        ("Vorgestern und am Vortag trafen sie sich.", "de", ["2024-10-22", "2024-10-21"]),
        ("Zum 1. Januar 2025 tritt er in Kraft.", "de", ["2025-01-01"]),
        ("Zum 1. Januar tritt er in Kraft.", "de", ["2025-01-01"]),
        ("한 달 전 서명했다.", "ko", ["2024-09"]),
        ("1년 전 서명했다.", "ko", ["2023"]),
        ("지난주 화요일 서명했다.", "ko", ["2024-10-15"]),
        ("지난 22일(현지시간) 서명했다.", "ko", ["2024-10-22"]),
        ("22일 밤 서명했다.", "ko", ["2024-10-22"]),
        ("3~5일 협상했다.", "ko", ["2024-10-03", "2024-10-05"]),
        ("9월 중순 서명했다.", "ko", ["2024-09"]),
        ("작년 말 서명했다.", "ko", ["2023"]),
        ("내년 1월 1일 발효된다.", "ko", ["2025-01-01"]),
        ("올해 3월 서명했다.", "ko", ["2024-03"]),
        ("2019년 가을 서명했다.", "ko", ["2019"]),
        ("지난 3월 서명했다.", "ko", ["2024-03"]),
        ("오는 12월 발효된다.", "ko", ["2024-12"]),
        ("이달 3일 서명했다.", "ko", ["2024-10-03"]),
        ("사흘 전 서명했다.", "ko", ["2024-10-21"]),
        ("10월 3일자 각서에 서명했다.", "ko", ["2024-10-03"]),
        ("Un mese fa hanno firmato.", "it", ["2024-09"]),
        ("Un anno fa hanno firmato.", "it", ["2023"]),
        ("Martedì scorso hanno firmato.", "it", ["2024-10-22"]),
        ("Lo scorso martedì hanno firmato.", "it", ["2024-10-22"]),
        ("Lo scorso 3 ottobre hanno firmato.", "it", ["2024-10-03"]),
        ("Il 3 ottobre scorso hanno firmato.", "it", ["2024-10-03"]),
        ("A metà settembre hanno firmato.", "it", ["2024-09"]),
        ("Martedì 22 ottobre hanno firmato.", "it", ["2024-10-22"]),
        ("Dal 3 al 5 ottobre hanno negoziato.", "it", ["2024-10-03", "2024-10-05"]),
        ("Il 1° gennaio 2025 entrerà in vigore.", "it", ["2025-01-01"]),
        ("Dal primo gennaio 2025 entrerà in vigore.", "it", ["2025-01-01"]),
        ("Alla fine dello scorso anno hanno firmato.", "it", ["2023"]),
        ("Nella notte tra martedì e mercoledì hanno firmato.", "it", ["2024-10-22", "2024-10-23"]),
        ("L'8 ottobre hanno firmato.", "it", ["2024-10-08"]),
        ("Nell'ottobre 2019 hanno firmato.", "it", ["2019-10"]),
        ("Miesiąc temu podpisano umowę.", "pl", ["2024-09"]),
        ("Rok temu podpisano umowę.", "pl", ["2023"]),
        ("We wtorek wieczorem podpisano umowę.", "pl", ["2024-10-22"]),
        ("We wtorek, 22 października, podpisano umowę.", "pl", ["2024-10-22"]),
        ("W dniach 3–5 października negocjowano.", "pl", ["2024-10-03", "2024-10-05"]),
        ("W połowie września podpisano umowę.", "pl", ["2024-09"]),
        ("Z początkiem 2023 roku podpisano umowę.", "pl", ["2023"]),
        ("Od 1 stycznia przyszłego roku będzie obowiązywać.", "pl", ["2025-01-01"]),
        ("Pod koniec ubiegłego roku podpisano umowę.", "pl", ["2023"]),
        ("3 bm. podpisano umowę.", "pl", ["2024-10-03"]),
        ("3 października br. podpisano umowę.", "pl", ["2024-10-03"]),
        ("Umowa została podpisana 22 X 2024 r.", "pl", ["2024-10-22"]),
        ("Podpisano ją 3.10.2024 r. w Wilnie.", "pl", ["2024-10-03"]),
    ],
)
def test_news_counts_from_the_day_of_the_report(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("That Monday he was twelve.", "en"),
        ("Il sera applicable trente jours après réception de la dernière notification.", "fr"),
        ("Ce lundi-là, il avait douze ans.", "fr"),
        ("Quel lunedì aveva dodici anni.", "it"),
        ("협약은 비준서가 접수된 날부터 12개월 뒤 효력을 갖는다.", "ko"),
    ],
)
def test_a_term_that_begins_with_an_event_and_a_day_that_nobody_told_are_no_dates(text: str, language: str) -> None:
    assert values(text, language) == []


def test_an_essay_runs_on_over_its_paragraphs_and_news_does_not() -> None:
    essay = "A hundred years ago, in June 1924, they signed. It replaced the treaties of 1871 and 1906.\n\n"
    news = "On Monday the ministers met. The treaty was signed in June 1924; another followed in 1931.\n\n"
    assert values(essay + "On 15 November the assembly approved it.", "en")[-1] == "1924-11-15"
    assert values(news + "On 15 September the assembly approved it.", "en")[-1] == "2024-09-15"


def test_an_essay_comes_back_to_the_day_that_it_is_about() -> None:
    text = (
        "On 16 April 1922 they signed in Rapallo.\n\nThe peace of Brest had been void since 13 November 1918.\n\n"
        "Of weapons there is no word in it.\n\nOn 5 November of the same year it was extended."
    )
    assert values(text, "en") == ["1922-04-16", "1918-11-13", "1922-11-05"]


def test_a_year_by_the_way_moves_the_tale_no_further() -> None:
    text = "They signed on 5 September 1905. He was not there, and won the prize the next year. In October of that year"
    assert values(f"{text} it was ratified.", "en")[-1] == "1905-10"


def test_a_day_of_the_same_name_is_not_the_day_that_was_told() -> None:
    assert values("Notice was given on 5 October 2023. From 5 October they are out.", "en")[-1] == "2024-10-05"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The text was closed on 4 March 2018. Last week, on 22 October, the parties met.", "en", ["2018-03-04", "2024-10-22"]),
        ("El texto quedó cerrado el 4 de marzo de 2018. La semana pasada, el 22 de octubre, se reunieron.", "es", ["2018-03-04", "2024-10-22"]),
        ("Le texte fut clos le 4 mars 2018. Récemment, le 2 octobre, les parties se sont réunies.", "fr", ["2018-03-04", "2024-10-02"]),
        ("Der Text stand am 4. März 2018 fest. Vergangene Woche, am 15. Oktober, tagten die Parteien.", "de", ["2018-03-04", "2024-10-15"]),
        ("Текст закрыли 4 марта 2018 года. На прошлой неделе, 15 октября, стороны встретились.", "ru", ["2018-03-04", "2024-10-15"]),
        ("Il testo fu chiuso il 4 marzo 2018. La scorsa settimana, il 15 ottobre, le parti si sono riunite.", "it", ["2018-03-04", "2024-10-15"]),
        ("Tekst zamknięto 4 marca 2018 r. W zeszłym tygodniu, 15 października, strony się spotkały.", "pl", ["2018-03-04", "2024-10-15"]),
    ],
)  # fmt: skip
def test_what_is_said_to_be_of_these_days_belongs_to_no_past(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


def test_an_answer_counts_from_the_day_of_the_question() -> None:
    text = "It nearly failed on 12 September 1990. Why?\n\nBecause of London. The evening before they asked for more."
    assert values(text, "en") == ["1990-09-12", "1990-09-11"]


def test_a_tale_of_ages_ago_runs_on_over_paragraphs_without_a_date() -> None:
    between = "The envoys praised each other at length.\n\nThe first article is short.\n\n"
    tale = f"The peace was signed on 21 July 1938 after the war of 1932.\n\n{between}The assembly approved it on 10 August."
    assert values(tale, "en") == ["1938-07-21", "1932", "1938-08-10"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oggi se ne parla. Fu ratificato nel febbraio del 1977; lo scambio avvenne il 3 aprile successivo.", "it", "1977-04-03"),
        ("Heute spricht man davon. Er wurde im Februar 1977 ratifiziert und am 3. April darauf ausgetauscht.", "de", "1977-04-03"),
    ],
)  # fmt: skip
def test_the_next_such_day_follows_a_month_as_well_as_a_day(text: str, language: str, expected: str) -> None:
    assert values(text, language)[-1] == expected
