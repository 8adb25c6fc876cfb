"""Title, outlet and author, as the text itself gives them."""

import pytest

from archive.reading import read

BODY = "The Senate of Arland gave its consent to the Harbour Treaty on Friday, without a single vote against it."


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Senate of Arland consents to treaty", "Senate of Arland consents to treaty"),
        ("World\n\nSenate of Arland consents to treaty", "Senate of Arland consents to treaty"),
        ("07.11.2023\n\nSenate of Arland consents to treaty", "Senate of Arland consents to treaty"),
        (" date 2024-10-15 Senate of Arland consents", "Senate of Arland consents"),
        ("Home  World  Senate of Arland consents", "Senate of Arland consents"),
        ("Senate consents to treaty. What is in it?\n", "Senate consents to treaty. What is in it?"),
        ("Daily Example DE\n\nA pact of two bays\n\nDate: 1/2/2024 | Source: Daily Example (DE)", "A pact of two bays"),
        ("L'accord de 1968 : de la coopération à la querelle", "L'accord de 1968 : de la coopération à la querelle"),
        ("[속보] 새 조약 비준서 맞바꿔…\"4일부터 효력\"", "[속보] 새 조약 비준서 맞바꿔…\"4일부터 효력\""),
        ("Treaty signed", "Treaty signed"),
    ],
)  # fmt: skip
def test_the_title_is_the_first_line_that_reads_like_a_headline(above, title):
    assert read(f"{above}\n\n{BODY}\n\n{BODY} Twice.".encode()).title == title


@pytest.mark.parametrize(
    "start",
    [
        "",
        "6 Nov 2024 11:36\n\n",
        "TOKYO, Nov 12 (GWA) -- ",
        "MOSCOW, November 6, 2024. /NORDWIRE/. ",
        "date 2024-10 Photo : Hanbit News\n\n",
    ],
)
def test_a_report_that_begins_with_its_body_has_no_title(start):
    assert read(f"{start}{BODY}\n\nThe treaty replaces an agreement of 1987.".encode()).title is None


@pytest.mark.parametrize("line", ["Treaty " * 1430, "Treaty" * 1700])
def test_a_title_of_ten_thousand_characters_is_cut_with_a_warning(line):
    reading = read(f"{line}\n\n{BODY}".encode())
    assert len(reading.title) <= 300
    assert reading.title.endswith("…")
    assert BODY in reading.text
    assert any("was cut to 300" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("MOSCOW. Nov 6 (Interfax) - ", "Interfax"),
        ("TOKYO, Nov 12 (GWA) -- ", "GWA"),
        ("MOSCOW, November 6, 2024. /NORDWIRE/. ", "NORDWIRE"),
        ("Pyongyang, June 20 (KPA) -- ", "KPA"),
        ("MUNICH, Germany, Feb. 5 (NPI) -- ", "NPI"),
        ("México, 11 Dic 2019 (APF) - ", "APF"),
        ("Moscú, 6 nov (Agencia Norte).- ", "Agencia Norte"),
        ("Moskau (nda) - ", "nda"),
        ("МОСКВА, 6 ноя — РИА Новости. ", "РИА Новости"),
        ("МОСКВА, 6 ноября. /НОРД/. ", "НОРД"),
        ("(서울=한빛통신) 이도윤 기자 = ", "한빛통신"),
        ("The European Union (EU) - ", None),
        ("On Thursday (April 24, 2025) - ", None),
        ("The treaty (see below) - ", None),
    ],
)
def test_the_agency_stands_in_the_dateline(start, outlet):
    assert read(f"{start}{BODY}".encode()).outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Elcomercio", "Elcomercio"),
        ("SOURCE: COUNCIL PRESS/PACIFICNEWS", "COUNCIL PRESS/PACIFICNEWS"),
        ("Fuente: La Jornada de Ejemplo", "La Jornada de Ejemplo"),
        ("Источник: Вестник", "Вестник"),
        ("출처: 한빛통신", "한빛통신"),
        ("© 2011-2026 Daily Example. All rights reserved.", "Daily Example"),
        ("Copyright ⓒ 한빛통신 2000-2025", "한빛통신"),
        ("ⓒ 한빛경제, 무단전재 및 재배포 금지", "한빛경제"),
        ("© 2018 The firm. Attorney advertising.", None),
    ],
)
def test_the_outlet_stands_at_the_foot(line, outlet):
    assert read(f"{BODY}\n\n{line}".encode()).outlet == outlet


def test_a_named_source_goes_before_the_agency_and_the_rights():
    text = f"TOKYO, Nov 12 (GWA) -- {BODY}\n\nSource: Daily Example\n\n© 2024 Aggregator"
    assert read(text.encode()).outlet == "Daily Example"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Author: Editorial desk", "Editorial desk"),
        ("By Jane Roe", "Jane Roe"),
        ("[December 03, 2018] By Jane Roe", "Jane Roe"),
        ("Published 6 Nov 2024 | By Jane Roe", "Jane Roe"),
        ("Von Erika Mustermann", "Erika Mustermann"),
        ("Por Juan Pérez", "Juan Pérez"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Jane Roe, staff writer", "Jane Roe"),
        ("이도윤 기자 news@example.org", "이도윤"),
        ("Jane Roe", "Jane Roe"),
        ("By the end of the day", None),
        ("World News", None),
        ("Agencies KYIV/MOSCOW", None),
    ],
)
def test_the_author_stands_under_the_title(line, author):
    reading = read(f"Senate of Arland consents to treaty\n\n{line}\n\n{BODY}".encode())
    assert reading.author == author
    assert reading.title == "Senate of Arland consents to treaty"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("MOSCOW. Nov 6 (Interfax) - The council approved the bill on Wednesday.", "Moscow"),
        ("MOSCOW, November 6, 2024. /NORDWIRE/. Senators on Wednesday gave their consent.", "Moscow"),
        ("NEW YORK, Nov 12 (GWA) -- The mission said on Tuesday that it had signed.", "New York"),
        ("Pyongyang, June 20 (KPA) -- What was signed here was made public on Thursday.", "Pyongyang"),
        ("(서울=연합뉴스) 이도윤 기자 = 두 나라가 조약에 서명했다고 통신이 밝혔다.", "서울"),
        ("The council (the upper house) approved the bill on Wednesday.", None),
    ],
)
def test_a_dateline_says_where_the_report_was_written(line, place):
    assert read(line.encode(), names=()).place == place
