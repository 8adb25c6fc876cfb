"""Dates counted to the day: anniversaries, `three months later to the day`, and the weekday that a day was."""

from __future__ import annotations

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication

FRIDAY = Publication("2023-07-28", "given")


def values(text: str, language: str) -> list[str]:
    """The dates of a text of that day."""
    return [mention.value for mention in find_dates(Document(text, language), FRIDAY)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Today marks 30 years since the treaty was signed.", "en", ["2023-07-28", "1993-07-28"]),
        ("Tomorrow it will be thirty years since the treaty was signed.", "en", ["2023-07-29", "1993-07-29"]),
        ("This Thursday are fulfilled 25 years of the peace.", "en", ["2023-07-27", "1998-07-27"]),
        ("On 27 July the treaty lapsed, thirty years to the day after it was signed.", "en", ["2023-07-27", "1993-07-27"]),
        ("Fifty years ago today the treaty was signed.", "en", ["1973-07-28"]),
        ("Hoy se cumplen 85 años de la firma.", "es", ["2023-07-28", "1938-07-28"]),
        ("Mañana se cumplirán 50 años de la firma.", "es", ["2023-07-29", "1973-07-29"]),
        ("El tratado cumple hoy treinta años.", "es", ["2023-07-28", "1993-07-28"]),
        ("Hoy hace 30 años que se firmó el tratado.", "es", ["1993-07-28"]),
        ("Demain, cela fera trente ans que le traité a été signé.", "fr", ["2023-07-29", "1993-07-29"]),
        ("Le traité fête aujourd'hui 60 ans.", "fr", ["2023-07-28", "1963-07-28"]),
        ("Heute sind es 30 Jahre her, dass der Vertrag unterzeichnet wurde.", "de", ["2023-07-28", "1993-07-28"]),
        ("Die Unterzeichnung jährt sich morgen zum 50. Mal.", "de", ["2023-07-29", "1973-07-29"]),
        ("Завтра исполнится пять лет Конвенции.", "ru", ["2023-07-29", "2018-07-29"]),
        ("Сегодня исполняется 30 лет договору.", "ru", ["2023-07-28", "1993-07-28"]),
        ("Сегодня ровно 30 лет со дня подписания договора.", "ru", ["2023-07-28", "1993-07-28"]),
        ("Domani saranno cinquant'anni da quando firmarono.", "it", ["2023-07-29", "1973-07-29"]),
        ("Il trattato compie oggi 60 anni.", "it", ["2023-07-28", "1963-07-28"]),
        ("Dziś mija 30 lat od podpisania konkordatu.", "pl", ["2023-07-28", "1993-07-28"]),
        ("Jutro minie pięćdziesiąt lat od podpisania.", "pl", ["2023-07-29", "1973-07-29"]),
        ("오늘로 30년이 된 조약이다.", "ko", ["2023-07-28", "1993-07-28"]),
        # How long something has lasted is no date.
        ("The treaty has lasted 30 years since it was signed.", "en", []),
        ("El tratado tiene 30 años.", "es", []),
    ],
)  # fmt: skip
def test_an_anniversary_is_of_the_day_that_is_said_beside_it(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It gave notice on 10 January 2017, and was out three months later to the day.", "en", ["2017-01-10", "2017-04-10"]),
        ("It gave notice on 10 January 2017 and left exactly three months later.", "en", ["2017-01-10", "2017-04-10"]),
        ("It gave notice on 10 January 2017 and left three months later.", "en", ["2017-01-10", "2017-04"]),
        ("Lo notificó el 10 de enero de 2017 y salió exactamente tres meses después.", "es", ["2017-01-10", "2017-04-10"]),
        ("Il l'a notifié le 10 janvier 2017 et s'est retiré trois mois plus tard, jour pour jour.", "fr", ["2017-01-10", "2017-04-10"]),
        ("Am 10. Januar 2017 kündigte Dili, genau drei Monate später war es draußen.", "de", ["2017-01-10", "2017-04-10"]),
        ("Договор подписан 10 января 2017 года, ровно через три месяца он вступил в силу.", "ru", ["2017-01-10", "2017-04-10"]),
        ("Fu notificato il 10 gennaio 2017 ed esattamente tre mesi dopo cessò.", "it", ["2017-01-10", "2017-04-10"]),
        ("Wypowiedziano go 10 stycznia 2017 r. i dokładnie trzy miesiące później wygasł.", "pl", ["2017-01-10", "2017-04-10"]),
        ("2017년 1월 10일 통보했고 정확히 3개월 뒤 종료됐다.", "ko", ["2017-01-10", "2017-04-10"]),
    ],
)  # fmt: skip
def test_months_counted_to_the_day_keep_the_day(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They signed on 3 December 1997. It was a Wednesday, and it snowed.", "en", ["1997-12-03", "1997-12-03"]),
        ("Lo firmaron el 3 de diciembre de 1997. Era un miércoles y nevaba.", "es", ["1997-12-03", "1997-12-03"]),
        ("Ils ont signé le 3 décembre 1997. C'était un mercredi.", "fr", ["1997-12-03", "1997-12-03"]),
        ("Sie unterschrieben am 3. Dezember 1997. Es war ein Mittwoch.", "de", ["1997-12-03", "1997-12-03"]),
        ("Подписали 4 декабря 1997 года. Это был четверг.", "ru", ["1997-12-04", "1997-12-04"]),
        ("Firmarono il 3 dicembre 1997. Era un mercoledì, nevicava.", "it", ["1997-12-03", "1997-12-03"]),
        ("Podpisano go 3 grudnia 1997 r. Była to środa.", "pl", ["1997-12-03", "1997-12-03"]),
        ("1997년 12월 3일 서명했다. 그날은 수요일이었다.", "ko", ["1997-12-03", "1997-12-03"]),
        # No such weekday: nothing is said of it.
        ("They signed on 3 December 1997. It was a Friday.", "en", ["1997-12-03"]),
    ],
)  # fmt: skip
def test_the_weekday_that_a_day_was_says_that_day_again(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The tariffs may be revised from this August.", "en", ["2023-08"]),
        ("Las tarifas se revisarán desde este agosto.", "es", ["2023-08"]),
        ("Die Tarife gelten ab diesem August.", "de", ["2023-08"]),
        ("Si potrà rivedere da questo agosto.", "it", ["2023-08"]),
        ("Stawki zmienią się w tym sierpniu.", "pl", ["2023-08"]),
        ("Тарифы изменятся в этом августе.", "ru", ["2023-08"]),
    ],
)
def test_this_august_is_of_the_year_of_the_report(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected
