"""Calendar dates: each sentence says which day, month or year, and on which words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.dates import find_dates, unanchored
from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.forms import calendar
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Publication
from archive.extraction.publication import find_publication

LANGUAGES = ("en", "es", "ru", "fr", "de", "ko", "it", "pl")
THURSDAY = "2024-10-24"


def mentions(text: str, language: str = "en", published: str | None = THURSDAY) -> tuple[DateMention, ...]:
    """The dates of one sentence in a report of that day."""
    return find_dates(Document(text, language), Publication(published, "given") if published else Publication())


def read(text: str, language: str = "en", published: str | None = THURSDAY) -> list[tuple[str, str]]:
    """The words and values of the dates of one sentence."""
    return [(mention.span.of(text), mention.value) for mention in mentions(text, language, published)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The treaty was ratified by the Senate on April 8.", "en", ["2024-04-08"]),
        ("It was signed by the minister on March 2 and is to be approved by March 2.", "en", ["2024-03-02", "2025-03-02"]),
        ("El tratado fue ratificado por el Senado el 8 de abril.", "es", ["2024-04-08"]),
        ("Le traité a été ratifié par le Sénat le 8 avril.", "fr", ["2024-04-08"]),
        ("Der Vertrag wurde vom Bundestag am 8. April ratifiziert.", "de", ["2024-04-08"]),
        ("Договор был ратифицирован Сенатом 8 апреля.", "ru", ["2024-04-08"]),
        ("조약은 4월 8일 상원에서 비준됐다.", "ko", ["2024-04-08"]),
        ("Der Vertrag tritt am 1. Februar in Kraft.", "de", ["2025-02-01"]),
        ("The treaty enters into force on February 1.", "en", ["2025-02-01"]),
        ("Jan Kos und Eva Huber unterschrieben.", "de", []),
    ],
)  # fmt: skip
def test_who_acts_does_not_turn_a_past_date_forward(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in read(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was signed on June 19, 2024, in Pyongyang.", "en", [("June 19, 2024", "2024-06-19")]),
        ("It was signed on the 19th of June 2024.", "en", [("the 19th of June 2024", "2024-06-19")]),
        ("His visit of June 18 and 19, 2024.", "en", [("June 18", "2024-06-18"), ("19, 2024", "2024-06-19")]),
        ("From 24 to 26 June 2023.", "en", [("24", "2023-06-24"), ("26 June 2023", "2023-06-26")]),
        ("On 24 June and 5 July 2023.", "en", [("24 June", "2023-06-24"), ("5 July 2023", "2023-07-05")]),
        ("In December and January 2023.", "en", [("December", "2022-12"), ("January 2023", "2023-01")]),
        ("On Thursday, June 20, 2024, they met.", "en", [("Thursday, June 20, 2024", "2024-06-20")]),
        ("Se firmó el 3 de mayo de 2021.", "es", [("3 de mayo de 2021", "2021-05-03")]),
        ("Rige desde el 1.º de julio de 2020.", "es", [("1.º de julio de 2020", "2020-07-01")]),
        ("Ровно в полночь 7 ноября 2023 г. истёк срок.", "ru", [("7 ноября 2023 г.", "2023-11-07")]),
        ("С 18 по 19 июня 2024 года.", "ru", [("18", "2024-06-18"), ("19 июня 2024 года", "2024-06-19")]),
        ("Signé le 1er mai 2023 à Paris.", "fr", [("1er mai 2023", "2023-05-01")]),
        ("Unterzeichnet am 19. Juni 2018.", "de", [("19. Juni 2018", "2018-06-19")]),
        ("Vom 18. bis 19. Juni 2024.", "de", [("18.", "2024-06-18"), ("19. Juni 2024", "2024-06-19")]),
        ("2000년 2월 9일 체결된 조약.", "ko", [("2000년 2월 9일", "2000-02-09")]),
        ("2024년 6월 18∼19일 방북했다.", "ko", [("2024년 6월 18", "2024-06-18"), ("19일", "2024-06-19")]),
        ("Firmato il 26 novembre 2021 a Roma.", "it", [("26 novembre 2021", "2021-11-26")]),
        ("Podpisano 9 maja 2025 r. w Nancy.", "pl", [("9 maja 2025 r.", "2025-05-09")]),
    ],
)
def test_a_date_with_its_year_says_itself(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language, None) == expected
    assert all(mention.kind == "absolute" and mention.anchor is None for mention in mentions(text, language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Talks opened in September 2018.", "en", [("September 2018", "2018-09")]),
        ("The 1960 Indus Waters Treaty and the Agreement of 1972.", "en", [("1960", "1960"), ("1972", "1972")]),
        ("It takes the place of a friendship treaty from 2000.", "en", [("2000", "2000")]),
        ("Between 1995 and 2006.", "en", [("1995", "1995"), ("2006", "2006")]),
        ("It was in force in 1999-2001.", "en", [("1999", "1999"), ("2001", "2001")]),
        ("Signed in the summer of 2023.", "en", [("2023", "2023")]),
        ("El Acuerdo de París, de 2015, vigente desde 2003.", "es", [("2015", "2015"), ("2003", "2003")]),
        ("Подписан в Стамбуле в 1999 году и в мае 2023 г.", "ru", [("1999 году", "1999"), ("мае 2023 г.", "2023-05")]),
        ("Amendé en 1985 et par une note de mai 2023.", "fr", [("1985", "1985"), ("mai 2023", "2023-05")]),
        ("Die Militärallianz der Zeit vor 1991.", "de", [("1991", "1991")]),
        ("1990년 9월과 1991년.", "ko", [("1990년 9월", "1990-09"), ("1991년", "1991")]),
    ],
)
def test_a_month_or_a_year_alone_is_a_date(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language, None) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pact runs for twenty years and more than 24 years passed.", "en"),
        ("In the 1990s, and in mid-1990s fashion.", "en"),
        ("Some 2000 troops, 2150 missiles and $2000 under Article 2205 and Resolution 2087.", "en"),
        ("At 14:30, at 2000 GMT; it cost 1,990 or 2.024 pounds.", "en"),
        ("For now, recently, once, on the 20th anniversary, the 46th Council.", "en"),
        ("See https://example.org/news/2024/10/24/treaty.html and law 374-1999/X.", "en"),
        ("In the Good Friday Agreement he may march every Sunday.", "en"),
        ("Los años 1990, desde hace dos años, cada lunes.", "es"),
        ("В 2000-х годах; охрана окружающей среды; 2000 военных.", "ru"),
        ("Les années 1990, 2 000 soldats, chaque lundi.", "fr"),
        ("In den 1990er Jahren, 2000 Soldaten, am Morgen, jeden Montag.", "de"),
        ("2000년대, 3일간, 10일 동안, 서명한 뒤.", "ko"),
        ("30 February 2024 and 31/02/2024", "en"),
    ],
)
def test_durations_decades_counts_and_vague_times_are_no_dates(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # Weekdays look back, and the same weekday is the day of the report …
        ("The Duma approved it on Thursday.", "en", [("Thursday", "2024-10-24")]),
        ("Putin signed it on Saturday.", "en", [("Saturday", "2024-10-19")]),
        ("This Thursday it was released today.", "en", [("This Thursday", "2024-10-24"), ("today", "2024-10-24")]),
        ("He said on Saturday that he would leave.", "en", [("Saturday", "2024-10-19")]),
        ("Депутаты в пятницу проголосовали.", "ru", [("пятницу", "2024-10-18")]),
        ("L'accord a été signé mardi.", "fr", [("mardi", "2024-10-22")]),
        ("Der Vertrag wurde am Dienstagabend unterzeichnet.", "de", [("Dienstagabend", "2024-10-22")]),
        ("Firmaron este martes un protocolo.", "es", [("este martes", "2024-10-22")]),
        ("지난 화요일 서명했다.", "ko", [("지난 화요일", "2024-10-22")]),
        # … unless the tense looks forward.
        ("The Senate will vote on Friday.", "en", [("Friday", "2024-10-25")]),
        ("On Monday the Senate will vote.", "en", [("Monday", "2024-10-28")]),
        ("The Duma, which passed it on Tuesday, votes next Tuesday.", "en",
         [("Tuesday", "2024-10-22"), ("next Tuesday", "2024-10-29")]),
        ("В понедельник Совет Федерации рассмотрит закон.", "ru", [("понедельник", "2024-10-28")]),
        ("El canciller viajará el lunes a Roma.", "es", [("lunes", "2024-10-28")]),
        ("Il sera examiné mardi.", "fr", [("mardi", "2024-10-29")]),
        ("Er soll am Montag in Kraft treten.", "de", [("Montag", "2024-10-28")]),
        ("Sarà ratificato lunedì.", "it", [("lunedì", "2024-10-28")]),
        ("Wejdzie w życie w poniedziałek.", "pl", [("poniedziałek", "2024-10-28")]),
        ("The upper house meets on Wednesday next week.", "en", [("Wednesday next week", "2024-10-30")]),
    ],
)  # fmt: skip
def test_a_weekday_is_the_nearest_one_that_the_tense_looks_to(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was signed on June 19.", "en", [("June 19", "2024-06-19")]),
        ("It was signed on November 9.", "en", [("November 9", "2023-11-09")]),
        ("It is to be examined on November 6.", "en", [("November 6", "2024-11-06")]),
        ("It will apply from January 1.", "en", [("January 1", "2025-01-01")]),
        ("The balance of power changes in January.", "en", [("January", "2025-01")]),
        ("It was signed on June 19 of this year.", "en", [("June 19 of this year", "2024-06-19")]),
        ("It took effect in December last year.", "en", [("December last year", "2023-12")]),
        ("It was signed last November, and in June.", "en", [("last November", "2023-11"), ("June", "2024-06")]),
        ("They voted on the 14th.", "en", [("the 14th", "2024-10-14")]),
        ("It is due on the 6th of next month.", "en", [("the 6th of next month", "2024-11-06")]),
        ("Заседание назначено на 6 ноября.", "ru", [("6 ноября", "2024-11-06")]),
        ("Закон подписан девятого ноября.", "ru", [("девятого ноября", "2023-11-09")]),
        ("Путин подписал закон, а 5 ноября состоится заседание.", "ru", [("5 ноября", "2024-11-05")]),
        ("Lo firmaron el pasado 19 de junio.", "es", [("pasado 19 de junio", "2024-06-19")]),
        ("El Congreso lo recibirá en marzo próximo.", "es", [("marzo próximo", "2025-03")]),
        ("Le texte avait été signé le 19 juin.", "fr", [("19 juin", "2024-06-19")]),
        ("L'accord, signé le 9 mai, entrera en vigueur le 22 janvier.", "fr",
         [("9 mai", "2024-05-09"), ("22 janvier", "2025-01-22")]),
        ("It will be signed on October 30 and is to be held in January.", "en",
         [("October 30", "2024-10-30"), ("January", "2025-01")]),
        ("Der Gipfel im Juni und im Dezember vergangenen Jahres.", "de",
         [("Juni", "2024-06"), ("Dezember vergangenen Jahres", "2023-12")]),
        ("지난 6월 19일 평양에서 서명했다.", "ko", [("지난 6월 19일", "2024-06-19")]),
        ("지난달 9일 서명했다.", "ko", [("지난달 9일", "2024-09-09")]),
        ("다음 달 5일 서명할 예정이라고 23일 밝혔다.", "ko", [("다음 달 5일", "2024-11-05"), ("23일", "2024-10-23")]),
        ("지난해 12월과 올해 6월 19일.", "ko", [("지난해 12월", "2023-12"), ("올해 6월 19일", "2024-06-19")]),
        ("Podpisano 22 stycznia br. w Nancy.", "pl", [("22 stycznia br.", "2024-01-22")]),
        ("Firmato lo scorso giugno.", "it", [("scorso giugno", "2024-06")]),
    ],
)  # fmt: skip
def test_a_date_without_its_year_takes_the_one_that_the_report_lies_in(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was agreed this morning.", "en", [("this morning", "2024-10-24")]),
        ("Yesterday, and the day before yesterday.", "en",
         [("Yesterday", "2024-10-23"), ("the day before yesterday", "2024-10-22")]),
        ("Firmaron ayer; mañana viajan por la mañana.", "es", [("ayer", "2024-10-23"), ("mañana", "2024-10-25")]),
        ("Morgen unterzeichnen sie, heute Morgen nicht.", "de", [("Morgen", "2024-10-25"), ("heute Morgen", "2024-10-24")]),
        ("Hier, aujourd’hui, demain.", "fr", [("Hier", "2024-10-23"), ("aujourd’hui", "2024-10-24"), ("demain", "2024-10-25")]),
        ("Вчера и позавчера.", "ru", [("Вчера", "2024-10-23"), ("позавчера", "2024-10-22")]),
        ("어제 서명했다.", "ko", [("어제", "2024-10-23")]),
        ("Last month, last year, next year.", "en", [("Last month", "2024-09"), ("last year", "2023"), ("next year", "2025")]),
        ("Nordkorea habe Anfang des Monats Soldaten gebracht.", "de", [("Anfang des Monats", "2024-10")]),
        ("Two years ago and three days ago.", "en", [("Two years ago", "2022"), ("three days ago", "2024-10-21")]),
        ("Hasta el año próximo.", "es", [("año próximo", "2025")]),
    ],
)  # fmt: skip
def test_days_months_and_years_are_counted_from_publication(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, language) == expected
    assert {mention.anchor for mention in mentions(text, language)} == {THURSDAY}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On Friday he was asked about the deal announced the day before.", "en", "2024-10-17"),
        ("The treaty was sealed the day before in Pyongyang.", "en", "2024-10-23"),
        ("It was passed on the 22nd.\nHe had praised it the day before the vote.", "en", "2024-10-21"),
        ("It was signed on 3 May 2021. Two days later, the Senate agreed.", "en", "2021-05-05"),
        ("It was signed on 3 May 2021. A year later it lapsed.", "en", "2022"),
        ("It was signed on 3 May 2021. The following month he left.", "en", "2021-06"),
        ("La víspera lo había anunciado la agencia.", "es", "2024-10-23"),
        ("Lo firmaron el 3 de mayo de 2021. Al día siguiente viajaron.", "es", "2021-05-04"),
        ("Il a été signé le 3 mai 2021. L’avant-veille, il avait refusé.", "fr", "2021-05-01"),
        ("Er wurde am 3. Mai 2021 unterzeichnet und am selben Tag gebilligt.", "de", "2021-05-03"),
        ("Morgen unterzeichnen sie. Auf den Tag genau 56 Jahre vorher taten es andere.", "de", "1968-10-25"),
        ("Договор подписан 3 мая 2021 года. На следующий день он уехал.", "ru", "2021-05-04"),
        ("두 나라가 전날 비준서를 교환했다고 5일 밝혔다.", "ko", "2024-10-04"),
        ("지난달 9일에는 법안에, 이틀 뒤에는 정령에 서명했다.", "ko", "2024-09-11"),
        ("4일부터 효력을 갖는다. 이 조약이 2000년 2월 9일 체결된 조약을 대체하면서 같은 날 효력을 잃었다.", "ko", "2024-10-04"),
        ("한일 양국은 1965년 6월 22일 서명했다. 그해 12월 발효됐다.", "ko", "1965-12"),
        ("On December 13, 2001 he announced it.\nThe treaty of May 26, 1972 was good.\nA note went out the same day.", "en", "2001-12-13"),
    ],
)  # fmt: skip
def test_a_day_that_was_spoken_of_is_counted_from(text: str, language: str, expected: str) -> None:
    counted = [mention for mention in mentions(text, language) if mention.rule not in ("date-absolute", "date-weekday")]
    assert expected in {mention.value for mention in counted}


def test_the_same_date_as_an_event_that_has_none_is_unknown_and_no_fault() -> None:
    text = "It takes effect on the day of exchange. The treaty dated February 9, 2000, expires on the same date."
    assert read(text) == [("February 9, 2000", "2000-02-09")]
    assert unanchored(Document(text), Publication(THURSDAY, "given")) == ()


def test_what_a_quoted_person_calls_today_says_nothing() -> None:
    assert read("“We stand by you not this year and next year only,” he said. “See the world today!”") == []


def test_without_a_publication_date_relative_dates_are_left_out_and_told() -> None:
    text = "The leaders signed in June, the agency said Thursday, replacing a treaty from 2000."
    assert read(text, published=None) == [("2000", "2000")]
    left = unanchored(Document(text), Publication())
    assert [span.of(text) for span in left] == ["June", "Thursday"]


def test_without_a_publication_date_a_day_takes_the_year_last_said() -> None:
    text = "They signed it on June 19, 2024, on a visit of June 18 and 19."
    assert [value for _, value in read(text, published=None)] == ["2024-06-19", "2024-06-18", "2024-06-19"]


def test_a_publication_month_resolves_months_and_leaves_out_days() -> None:
    text = (
        "Putin äußerte sich am Donnerstag; am selben Tag stimmte die Duma zu. Anfang des Monats, im Juni, am 19. Juni."
    )
    assert [value for _, value in read(text, "de", "2024-10")] == ["2024-10", "2024-06", "2024-06-19"]


def test_what_is_counted_from_an_inferred_date_is_inferred() -> None:
    document = Document("It was signed on Wednesday.")
    [mention] = find_dates(document, Publication("2024-06-20~", "inferred"))
    assert (mention.value, mention.anchor) == ("2024-06-19~", "2024-06-20~")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("signed on 25/12/2024", "en", ["2024-12-25"]),
        ("signed on 12/25/2024", "en", ["2024-12-25"]),
        ("signed on 11/12/2024", "en", []),
        ("signed 11/12/2024 6:40:12 AM", "en", ["2024-11-12"]),
        ("signed on 11.12.2024", "en", ["2024-12-11"]),
        ("firmado el 11/12/2024", "es", ["2024-12-11"]),
        ("signed on 2024-12-11", "en", ["2024-12-11"]),
        ("2024. 12. 11. 서명했다", "ko", ["2024-12-11"]),
    ],
)
def test_day_and_month_in_figures_are_settled_or_dropped(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in read(f"The text, {text} in Rome, holds.", language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In 2010 they met. In March they signed.", "en", ["2010", "2010-03"]),
        ("In November 2018 they signed it. In January it took effect. On Thursday they met.", "en",
         ["2018-11", "2019-01", "2024-10-24"]),
        ("It was deposited in May 2004; on 2 June of that year it came into force.", "en", ["2004-05", "2004-06-02"]),
        ("The treaty was concluded in 2000. In June they signed a new one.", "en", ["2000", "2024-06"]),
        ("The treaty of 9 February 2000 is over. In June they signed a new one.", "en", ["2000-02-09", "2024-06"]),
        ("It was signed on 3 May 2021. In January the Senate will vote.", "en", ["2021-05-03", "2025-01"]),
        ("Se firmó el 29 de noviembre de 1984; el 14 de marzo siguiente el Senado lo aprobó.", "es",
         ["1984-11-29", "1985-03-14"]),
        ("Договор подписали 3 мая 2010 года. В сентябре его ратифицировали.", "ru", ["2010-05-03", "2010-09"]),
        ("Le traité fut signé le 7 juin 1494. Jean II le ratifia le 5 septembre.", "fr", ["1494-06-07", "1494-09-05"]),
        ("Am 11. Juni 1984 ratifizierte Wien, und am 11. Juli trat der Vertrag in Kraft.", "de",
         ["1984-06-11", "1984-07-11"]),
        ("2000년 2월 9일 평양에서 만났다. 그해 12월 발효됐다.", "ko", ["2000-02-09", "2000-12"]),
        ("Podpisano go 20 lutego 2012 r. W maju został ratyfikowany.", "pl", ["2012-02-20", "2012-05"]),
        ("Lo ratificarono nel marzo dello scorso anno; in luglio cadde il governo.", "it", ["2023-03", "2023-07"]),
    ],
)  # fmt: skip
def test_a_past_that_is_being_told_goes_on(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in read(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They signed on 18 May last year. The Senate agreed on 27 September.", "en", ["2023-05-18", "2024-09-27"]),
        ("Подписи поставили 15 ноября прошлого года. Мажилис принял закон 19 февраля.", "ru", ["2023-11-15", "2024-02-19"]),
        ("Umowę podpisano 5 czerwca ub.r. Projekt skierowano do Sejmu w lipcu.", "pl", ["2023-06-05", "2024-07"]),
        ("Berna disse di sì nel marzo dello scorso anno. Il governo cadde in ottobre.", "it", ["2023-03", "2023-10"]),
    ],
)  # fmt: skip
def test_a_year_said_to_be_the_last_leaves_the_next_sentence_its_own(
    text: str, language: str, expected: list[str]
) -> None:
    assert [value for _, value in read(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The treaty done at Brussels on 23 July 2018 took effect on 1 October.", "en", ["2018-07-23", "2024-10-01"]),
        ("Le traité, fait à Bruxelles le 23 juillet 2018, est entré en vigueur le 1er octobre.", "fr",
         ["2018-07-23", "2024-10-01"]),
        ("El tratado, hecho en Quito el 23 de julio de 2018, entró en vigor el 1 de octubre.", "es",
         ["2018-07-23", "2024-10-01"]),
        ("Do umowy, zawartej 3 maja 2021 r., w styczniu dołączono protokół.", "pl",
         ["2021-05-03", "2024-01"]),
        ("По договору, подписанному 3 мая 2021 года, в январе обменялись грамотами.", "ru", ["2021-05-03", "2024-01"]),
    ],
)  # fmt: skip
def test_the_day_by_which_an_instrument_is_known_opens_no_past(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in read(text, language)] == expected


def test_a_day_before_is_not_counted_from_another_clause() -> None:
    text = "They signed on March 26, 1979. The Knesset had agreed four days earlier; instruments were exchanged on April 25."
    assert [value for _, value in read(text)] == ["1979-03-26", "1979-03-22", "1979-04-25"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pact is in force until today.", "en"), ("Der Pakt gilt bis heute.", "de"), ("Sigue vigente hasta hoy.", "es"),
        ("Restano fuori ancora oggi.", "it"), ("Układ obowiązuje do dziś.", "pl"), ("Le pacte vaut encore aujourd'hui.", "fr"),
        ("Он не отменён даже сегодня.", "ru"),
    ],
)  # fmt: skip
def test_what_holds_even_today_names_no_day(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was signed on 3 May, the day before the vote.", "en", ["2024-05-03", "2024-05-03"]),
        ("A year later, on 3 May 2022, it lapsed.", "en", ["2022-05-03", "2022-05-03"]),
        ("They met the day before June 5.", "en", ["2024-06-04", "2024-06-05"]),
        ("Two years after the 2010 treaty they met.", "en", ["2012", "2010"]),
        ("The gap closes three days after the vote.", "en", []),
        ("They left on 3 June. The previous Friday they had signed.", "en", ["2024-06-03", "2024-05-31"]),
        ("They signed on 3 May 2021. A week later the Senate agreed.", "en", ["2021-05-03", "2021-05-10"]),
        ("Годом ранее, в октябре 2023 года, они встретились.", "ru", ["2023-10", "2023-10"]),
        ("Due settimane dopo, il 13 giugno, fu ratificato.", "it", ["2024-06-13", "2024-06-13"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_date_is_counted_from_it_or_says_the_same(
    text: str, language: str, expected: list[str]
) -> None:
    assert [value for _, value in read(text, language)] == expected


def test_that_day_is_none_where_no_day_was_spoken_of() -> None:
    assert read("Losses on trades made that day.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Del 3 al 5 de mayo y el 2 y 3 de junio.", "es", ["05-03", "05-05", "06-02", "06-03"]),
        ("Du 3 au 5 mai, puis les 2 et 3 juin.", "fr", ["05-03", "05-05", "06-02", "06-03"]),
        ("Am 3. und 5. Mai, vom 2. bis 3. Juni.", "de", ["05-03", "05-05", "06-02", "06-03"]),
        ("С 3 по 5 мая, а также 2 и 3 июня.", "ru", ["05-03", "05-05", "06-02", "06-03"]),
        ("Od 3 do 5 maja oraz 2 i 3 czerwca.", "pl", ["05-03", "05-05", "06-02", "06-03"]),
        ("Dal 3 al 5 maggio e il 2 e 3 giugno.", "it", ["05-03", "05-05", "06-02", "06-03"]),
        ("5월 3일부터 5일까지 머물렀고 6월 2일과 3일 만났다.", "ko", ["05-03", "05-05", "06-02", "06-03"]),
        ("They met from 3 to 5 May and on 2 and 3 June.", "en", ["05-03", "05-05", "06-02", "06-03"]),
    ],
)
def test_ranges_and_pairs_are_two_days_of_one_year(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in read(text, language)] == [f"2024-{day}" for day in expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Лидеры встретились 19 июня, а наутро разъехались.", "ru", "2024-06-20"),
        ("Документ подписали 19 июня; двумя днями ранее его одобрили.", "ru", "2024-06-17"),
        ("Ровно пять лет назад подписан договор.", "ru", "2019-10-24"),
        ("Sie trafen sich am 19. Juni, anderntags reisten sie ab.", "de", "2024-06-20"),
        ("Vor zwei Jahren endete der Vertrag.", "de", "2022"),
        ("Se reunieron el 19 de junio; la jornada anterior habían cenado.", "es", "2024-06-18"),
        ("El pasado martes lo aprobó la Cámara.", "es", "2024-10-22"),
        ("Ils se sont vus le 19 juin; l'avant-veille, rien n'était prêt.", "fr", "2024-06-17"),
        ("Spotkali się 19 czerwca, a nazajutrz wyjechali.", "pl", "2024-06-20"),
        ("W środę podpisano traktat.", "pl", "2024-10-23"),
        ("Umowa wygasła przed dwoma laty.", "pl", "2022"),
        ("Traktat podpisano 20 VI 2024.", "pl", "2024-06-20"),
        ("Si sono visti il 19 giugno; il giorno prima avevano cenato.", "it", "2024-06-18"),
        ("L'Italia ratificò nell'aprile del '99.", "it", "1999-04"),
        ("주체112(2023)년 11월 3일 체결된 조약이다.", "ko", "2023-11-03"),
        ("지난달 9일 서명했고 이튿날 공개했다.", "ko", "2024-09-10"),
        ("카자흐스탄 매체들이 22일 전했다.", "ko", "2024-10-22"),
        ("The pact fell apart in mid-1996.", "en", "1996"),
        ("It was signed on the twenty-first of May 2021.", "en", "2021-05-21"),
    ],
)
def test_each_language_has_its_own_words(text: str, language: str, expected: str) -> None:
    assert expected in [value for _, value in read(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Between 1 May each year and every March.", "en"),
        ("El mar es de todos, hoy en día.", "es"),
        ("비준서가 교환된 날부터 30일이 지나면 효력을 발생한다.", "ko"),
    ],
)
def test_what_comes_back_every_year_and_words_like_months_are_no_dates(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He flew to the United States on Tuesday.", "2024-10-22"),
        ("He would fly to the United States on Tuesday.", "2024-10-29"),
        ("The dividend is payable January 2.", "2025-01-02"),
        ("The company will redeem its preferred shares on October 31.", "2024-10-31"),
        ("They agreed to meet in early November.", "2024-11"),
        ("It had been due to expire on Friday.", "2024-10-18"),
        ("Thirty states had reported by Wednesday.", "2024-10-23"),
        ("The offer runs until November 20.", "2024-11-20"),
    ],
)
def test_the_verb_that_governs_a_date_gives_its_tense(text: str, expected: str) -> None:
    assert [value for _, value in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Москва, 6 ноября 2024 года. Совет Федерации одобрил закон.", "ru", "2024-11-06"),
        ("Warszawa, 5 maja 2024 r. Prezydent podpisał ustawę.", "pl", "2024-05-05"),
        ("주체113(2024)년 10월 9일 수요일\n조약이 조인되였다.", "ko", "2024-10-09"),
        ("The treaty was signed in Geneva, 3 May 2024. The parties met.", "en", None),
    ],
)
def test_a_place_with_a_whole_date_at_the_head_dates_the_report(text: str, language: str, expected: str | None) -> None:
    assert find_publication(Document(text, language)).value == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_names_every_month_and_weekday(language: str) -> None:
    names = calendar(language)
    assert set(names.months.values()) == set(range(1, 13))
    assert set(names.weekdays.values()) == set(range(1, 8))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-06-19", CalendarDate(2024, 6, 19)),
        ("2024-06-19~", CalendarDate(2024, 6, 19)),
        ("2024-06-19T11:36:00+03:00", CalendarDate(2024, 6, 19)),
        ("2024-06", CalendarDate(2024, 6)),
        ("2024", CalendarDate(2024)),
        ("2024-02-30", None),
        ("June", None),
        ("", None),
    ],
)
def test_edtf_is_read_as_far_as_it_is_a_date(edtf: str, expected: CalendarDate | None) -> None:
    assert CalendarDate.parse(edtf) == expected


_PIECES = st.sampled_from(
    [
        "June 19, 2024", "Wednesday", "the day before", "the same day", "24 and 25 June", "19. Juni", "9 февраля 2000 года",
        "지난달 9일", "이틀 뒤", "전날", "la víspera", "l'avant-veille", "11/12/2024", "2000", "today", "“", "\"", "©", "\n", ". ",
        "MOSCOW, Nov 6 (Agency) - ", "Published: ", "the day of", "a year later", "(", " ", "-", "in May", "31 February",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=24).map(" ".join)),
    language=st.sampled_from([*LANGUAGES, "xx"]),
    published=st.sampled_from(
        [None, "2024-10-24", "2024-10", "2024", "2024-06-20~", "0001-01-01", "9999-12-31", "soon"]
    ),
)
def test_any_text_gives_valid_spans_that_do_not_overlap_twice_the_same(
    text: str, language: str, published: str | None
) -> None:
    document, publication = Document(text, language), Publication(published, "given" if published else None)
    found = find_dates(document, publication)
    assert found == find_dates(document, publication)
    spans = [*(mention.span for mention in found), *unanchored(document, publication)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    ordered = sorted(spans)
    assert not any(first.overlaps(second) for first, second in pairwise(ordered))
    assert all(CalendarDate.parse(mention.value) for mention in found)


@pytest.mark.parametrize(
    "piece", ["the day before ", "June ", "1 ", "2000-", "24 and 25 ", "Published: ", "“today ", "A ", "the same day of 5 May 2000 ", "11/12/", "\n6 Nov 2024", "in 2010 ", "3 May 2010 in June ", "two days later, on "]
)  # fmt: skip
def test_a_piece_over_and_over_is_read_to_its_end_and_twice_the_same(piece: str) -> None:
    text, publication = piece * 500, Publication(THURSDAY, "given")
    found = find_dates(Document(text), publication)
    assert found == find_dates(Document(text), publication)
    assert all(mention.span.of(text).strip() for mention in found)
