"""What a page prints above and below its report: the day or month that it is of, and dates that are no one's."""

from __future__ import annotations

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import Publication
from archive.extraction.publication import find_publication

TITLE = "Title of the report on the border treaty"
BODY = "The two sides signed the treaty after years of talks, and both parliaments will be asked to approve it. " * 3


def read(text: str, language: str) -> tuple[str | None, list[str]]:
    """The publication date, and the dates that the report is found to mention."""
    document = Document(text, language)
    publication = find_publication(document)
    return publication.value, [mention.value for mention in find_dates(document, publication)]


@pytest.mark.parametrize("above", ["{head}\n{title}", "{title}\n{head}"])
@pytest.mark.parametrize(
    ("head", "language", "expected"),
    [
        ("By Jane Doe, 5 May 2025", "en", "2025-05-05"),
        ("Jane Doe | May 5, 2025 | 3 min read", "en", "2025-05-05"),
        ("May 5, 2025 at 3:14 PM ET", "en", "2025-05-05"),
        ("Updated 3:14 PM, Mon May 5, 2025", "en", "2025-05-05"),
        ("Posted on May 5, 2025 by admin", "en", "2025-05-05"),
        ("POSTED: 05 May 2025", "en", "2025-05-05"),
        ("5 May 2025 - 14:30", "en", "2025-05-05"),
        ("Mon, 05 May 2025 14:30:00 GMT", "en", "2025-05-05"),
        ("Vol. 12, No. 3, May 2025", "en", "2025-05"),
        ("London, 5 May 2025", "en", "2025-05-05"),
        ("Wellington, Monday 5 May 2025, 1:13 pm", "en", "2025-05-05"),
        ("News / 2025-05-05", "en", "2025-05-05"),
        ("Press release 123/25, 5 May 2025", "en", "2025-05-05"),
        ("PRESS RELEASE No 45 / 5 May 2025", "en", "2025-05-05"),
        ("FOR IMMEDIATE RELEASE May 5, 2025", "en", "2025-05-05"),
        ("Published 5 May 2025 08:00 BST", "en", "2025-05-05"),
        ("Reuters May 5, 2025 2:15 PM UTC", "en", "2025-05-05"),
        ("World · 5 May 2025 · 4 min", "en", "2025-05-05"),
        ("5 May 2025 | Brussels", "en", "2025-05-05"),
        ("Main page » News » Politics » 05-05-2025 15:40 Views: 2318 Font A A A", "en", "2025-05-05"),
        ("Home > News > Treaty | 2025-05-15 10:00", "en", "2025-05-15"),
        ("Friday 19 September 2025. All times CEST. Newest first", "en", "2025-09-19"),
        ("Issue of May 2025 | Essays | 4,100 words", "en", "2025-05"),
        ("May 2025", "en", "2025-05"),
        ("Spring issue / May 2025", "en", "2025-05"),
        ("Politics Mon 5 May 2025 11:48", "en", "2025-05-05"),
        ("News time: 2025-05-15 12:11 Source: Agency", "en", "2025-05-15"),
        ("Release time 2025-05-15 12:11", "en", "2025-05-15"),
        ("Added: 15-05-2025, 12:11", "en", "2025-05-15"),
        ("Date of publication: 5 May 2025", "en", "2025-05-05"),
        ("Views: 120 | Date: 15.05.2025", "en", "2025-05-15"),
        ("5 May 2025, Geneva", "en", "2025-05-05"),
        ("Monthly Review — May 2025 issue", "en", "2025-05"),
        ("No. 5 (May 2025)", "en", "2025-05"),
        ("First published: Mon 5 May 2025 06.00 BST", "en", "2025-05-05"),
        ("Correspondent in Paris 5 May 2025 – 18:00", "en", "2025-05-05"),
        ("5/15/2025 3:14 PM", "en", "2025-05-15"),
        ("From the May 2025 issue", "en", "2025-05"),
        ("Published in the May 2025 issue", "en", "2025-05"),
        ("Magazine | May 2025 issue", "en", "2025-05"),
        ("Vol. 45 No. 3 | May 2025", "en", "2025-05"),
        ("Essay · May 2025 · 12 min read", "en", "2025-05"),
        ("Kampala, Monday, 5 May 2025", "en", "2025-05-05"),
        ("By Jane Doe in Kampala | Published 3 hours ago | 5 May 2025", "en", "2025-05-05"),
        ("Press Release No. 45/2025 | May 5, 2025", "en", "2025-05-05"),
        ("Date: Monday, May 5th, 2025 at 10:00", "en", "2025-05-05"),
        ("5 May, 2025 12:00 PM IST", "en", "2025-05-05"),
        ("Filed under: Treaties | 5 May 2025", "en", "2025-05-05"),
        ("Posted: Mon, May 5 2025 3:14 pm", "en", "2025-05-05"),
        ("Newsroom > 5 May 2025 > Statement", "en", "2025-05-05"),
        ("Geneva, 5 May 2025 (ABC) - The talks", "en", "2025-05-05"),
        ("Madrid, 5 de mayo de 2025", "es", "2025-05-05"),
        ("05/05/2025 - 14:30 h", "es", "2025-05-05"),
        ("Actualizado a las 14:30h del 05/05/2025", "es", "2025-05-05"),
        ("5 de mayo de 2025, 14:30 hrs", "es", "2025-05-05"),
        ("Publicado el 5 de mayo de 2025", "es", "2025-05-05"),
        ("Por Ana Ruiz | 5 mayo, 2025", "es", "2025-05-05"),
        ("Monterrey / 05.05.2025 13:20:11", "es", "2025-05-05"),
        ("Edición de mayo de 2025", "es", "2025-05"),
        ("Lunes 5 de mayo de 2025", "es", "2025-05-05"),
        ("Número 45, mayo de 2025 | Ensayo", "es", "2025-05"),
        ("Fecha de publicación: 05/05/2025", "es", "2025-05-05"),
        ("Política lun 5 may 2025 11:48", "es", "2025-05-05"),
        ("mayo de 2025 / Historia", "es", "2025-05"),
        ("Ana Ruiz 05/05/2025 18:30", "es", "2025-05-05"),
        ("Edición del 5 de mayo de 2025", "es", "2025-05-05"),
        ("lunes, 5 de mayo de 2025 | 14:30", "es", "2025-05-05"),
        ("Ensayo | Núm. 45 | mayo de 2025", "es", "2025-05"),
        ("Boletín 45/2025, 5 de mayo de 2025", "es", "2025-05-05"),
        ("Por Ana Ruiz. 5 de mayo de 2025", "es", "2025-05-05"),
        ("Lima, 5 may. 2025", "es", "2025-05-05"),
        ("Columna | 05-05-2025", "es", "2025-05-05"),
        ("5 мая 2025, 14:30", "ru", "2025-05-05"),
        ("05.05.2025 14:30", "ru", "2025-05-05"),
        ("14:30, 05 мая 2025", "ru", "2025-05-05"),
        ("Опубликовано: 5 мая 2025", "ru", "2025-05-05"),
        ("Москва, 5 мая 2025 года", "ru", "2025-05-05"),
        ("5 мая 2025 г. 14:30 МСК", "ru", "2025-05-05"),
        ("№ 5, май 2025 / История", "ru", "2025-05"),
        ("Статья опубликована 5 мая 2025", "ru", "2025-05-05"),
        ("Политика 05.05.2025 14:30 Просмотров: 120", "ru", "2025-05-05"),
        ("Понедельник, 5 мая 2025", "ru", "2025-05-05"),
        ("Главная » Новости » 05.05.2025, 12:11", "ru", "2025-05-05"),
        ("Выпуск за май 2025", "ru", "2025-05"),
        ("Добавлено: 05.05.2025 12:00", "ru", "2025-05-05"),
        ("Иван Иванов 5 мая 2025 14:30", "ru", "2025-05-05"),
        ("Выпуск от 5 мая 2025 года", "ru", "2025-05-05"),
        ("понедельник, 05.05.2025, 14:30", "ru", "2025-05-05"),
        ("Журнал «Мир» № 5, май 2025", "ru", "2025-05"),
        ("Май 2025 | Эссе", "ru", "2025-05"),
        ("5 мая 2025, понедельник", "ru", "2025-05-05"),
        ("Пресс-релиз № 45 от 5 мая 2025 г.", "ru", "2025-05-05"),
        ("Автор: Иван Иванов, 05.05.2025", "ru", "2025-05-05"),
        ("Publié le lundi 5 mai 2025 à 14h30", "fr", "2025-05-05"),
        ("Par Jean Dupont, le 5 mai 2025", "fr", "2025-05-05"),
        ("Mis à jour le 5 mai 2025", "fr", "2025-05-05"),
        ("Paris, le 5 mai 2025", "fr", "2025-05-05"),
        ("N° 45 – mai 2025", "fr", "2025-05"),
        ("mai 2025 | Dossier", "fr", "2025-05"),
        ("Numéro de mai 2025 | Essais", "fr", "2025-05"),
        ("Politique lun. 5 mai 2025 11:48", "fr", "2025-05-05"),
        ("Article publié le 05/05/2025", "fr", "2025-05-05"),
        ("Date d'ajout: 05-05-2025 12:00", "fr", "2025-05-05"),
        ("Jean Dupont 05/05/2025 à 18:30", "fr", "2025-05-05"),
        ("lundi 5 mai 2025 - 14:30", "fr", "2025-05-05"),
        ("Édition du 5 mai 2025", "fr", "2025-05-05"),
        ("Essai | n° 45 | mai 2025", "fr", "2025-05"),
        ("Communiqué n° 45 du 5 mai 2025", "fr", "2025-05-05"),
        ("Le 05/05/2025 à 14h30 par Jean Dupont", "fr", "2025-05-05"),
        ("Bangui, 5 mai 2025 (ACP)", "fr", "2025-05-05"),
        ("Entretien – 5 mai 2025", "fr", "2025-05-05"),
        ("Tribune | Publiée le 5 mai 2025 à 06h00", "fr", "2025-05-05"),
        ("Berlin, 5. Mai 2025", "de", "2025-05-05"),
        ("Stand: 05.05.2025 14:30 Uhr", "de", "2025-05-05"),
        ("Von Max Muster, 05.05.2025, 14:30 Uhr", "de", "2025-05-05"),
        ("Montag, 5. Mai 2025", "de", "2025-05-05"),
        ("Artikel vom 5. Mai 2025", "de", "2025-05-05"),
        ("Nr. 12/2025 – 5. Mai 2025", "de", "2025-05-05"),
        ("Veröffentlicht am 5. Mai 2025", "de", "2025-05-05"),
        ("Ausgabe Mai 2025", "de", "2025-05"),
        ("Heft 5, Mai 2025", "de", "2025-05"),
        ("05.05.2025, 14:30 Uhr | Politik", "de", "2025-05-05"),
        ("Politik 05.05.2025", "de", "2025-05-05"),
        ("Aktualisiert: 05.05.2025, 14:30", "de", "2025-05-05"),
        ("Beitrag vom 05.05.2025", "de", "2025-05-05"),
        ("Mai 2025 / Geschichte", "de", "2025-05"),
        ("Hinzugefügt: 05.05.2025 14:30 Ansichten: 120", "de", "2025-05-05"),
        ("Mo 05.05.2025 11:48 Uhr", "de", "2025-05-05"),
        ("Wien (APA) - 05.05.2025", "de", "2025-05-05"),
        ("Montag, 05. Mai 2025, 14:30 Uhr", "de", "2025-05-05"),
        ("Lokales | Montag, 5. Mai 2025 | Seite 3", "de", "2025-05-05"),
        ("Ausgabe vom 5. Mai 2025", "de", "2025-05-05"),
        ("Essay | Heft 5 | Mai 2025", "de", "2025-05"),
        ("Mitteilung Nr. 45 vom 5. Mai 2025", "de", "2025-05-05"),
        ("Interview, 05.05.2025", "de", "2025-05-05"),
        ("5.5.2025 | Von Max Muster", "de", "2025-05-05"),
        ("2025.05.05 14:30", "ko", "2025-05-05"),
        ("입력 2025.05.05. 오후 2:30", "ko", "2025-05-05"),
        ("기사입력 2025-05-05 14:30", "ko", "2025-05-05"),
        ("[2025-05-05]", "ko", "2025-05-05"),
        ("2025년 5월 5일 (월)", "ko", "2025-05-05"),
        ("등록 2025-05-05 14:30", "ko", "2025-05-05"),
        ("기사 작성일 2025-05-05 17:05:31 | 최종 수정일 2025-05-06 17:48:10", "ko", "2025-05-05"),
        ("보도시점: 2025. 5. 5.(월) 배포 즉시", "ko", "2025-05-05"),
        ("배포일 2025. 5. 5.", "ko", "2025-05-05"),
        ("월간 강과 나라 | 2025년 5월호 | 만난 사람", "ko", "2025-05"),
        ("2025년 5월호", "ko", "2025-05"),
        ("2025. 5. 5. 월요일", "ko", "2025-05-05"),
        ("홍길동 기자 2025-05-05 14:30", "ko", "2025-05-05"),
        ("정치 2025.05.05 11:48", "ko", "2025-05-05"),
        ("작성자 관리자 작성일 2025.05.05 조회수 120", "ko", "2025-05-05"),
        ("승인시간 2025-05-05 14:30", "ko", "2025-05-05"),
        ("기사등록 2025/05/05 14:30:11", "ko", "2025-05-05"),
        ("2025년 5월 5일 월요일", "ko", "2025-05-05"),
        ("2025년 05월 05일 14시 30분", "ko", "2025-05-05"),
        ("월간 조약 2025년 5월호", "ko", "2025-05"),
        ("통권 제45호 | 2025년 5월", "ko", "2025-05"),
        ("입력: 2025-05-05 14:30 | 수정: 2025-05-06 09:10", "ko", "2025-05-05"),
        ("홍길동 기자 | 입력 2025.05.05 14:30", "ko", "2025-05-05"),
        ("지면 A31면 2025.05.05.", "ko", "2025-05-05"),
        ("보도자료 2025.5.5.(월)", "ko", "2025-05-05"),
        ("2025.05.05(월) 14:30", "ko", "2025-05-05"),
        ("발행 2025년 5월 5일", "ko", "2025-05-05"),
        ("Roma, 5 maggio 2025", "it", "2025-05-05"),
        ("5 maggio 2025 alle 14:30", "it", "2025-05-05"),
        ("Pubblicato il 5 maggio 2025", "it", "2025-05-05"),
        ("di Anna Rossi — 5 maggio 2025", "it", "2025-05-05"),
        ("lunedì 5 maggio 2025 - 14:30", "it", "2025-05-05"),
        ("Numero 4, maggio 2025", "it", "2025-05"),
        ("Politica lun 5 mag 2025 11:48", "it", "2025-05-05"),
        ("n. 4, maggio 2025 / Storia", "it", "2025-05"),
        ("Articolo del 5 maggio 2025", "it", "2025-05-05"),
        ("Aggiunto il 05/05/2025 12:00", "it", "2025-05-05"),
        ("Anna Rossi 5 maggio 2025 18:30", "it", "2025-05-05"),
        ("Edizione del 5 maggio 2025", "it", "2025-05-05"),
        ("Anno XII, n. 5 – maggio 2025", "it", "2025-05"),
        ("lunedì, 05 maggio 2025 ore 14:30", "it", "2025-05-05"),
        ("Saggio | maggio 2025", "it", "2025-05"),
        ("5 Maggio 2025 - Aggiornato alle 12:10", "it", "2025-05-05"),
        ("Comunicato stampa n. 45 del 5 maggio 2025", "it", "2025-05-05"),
        ("di Anna Rossi, 05/05/2025", "it", "2025-05-05"),
        ("5 maja 2025, 14:30", "pl", "2025-05-05"),
        ("poniedziałek, 5 maja 2025", "pl", "2025-05-05"),
        ("Data publikacji: 05.05.2025", "pl", "2025-05-05"),
        ("05.05.2025 | 14:30", "pl", "2025-05-05"),
        ("Warszawa, 5 maja 2025 r.", "pl", "2025-05-05"),
        ("5.05.2025, godz. 14.30", "pl", "2025-05-05"),
        ("Dodano: 5 maja 2025", "pl", "2025-05-05"),
        ("Autor: Jan Kowalski, 5 maja 2025", "pl", "2025-05-05"),
        ("nr 5/2025, maj 2025", "pl", "2025-05"),
        ("maj 2025 | Historia", "pl", "2025-05"),
        ("Numer 5 (maj 2025)", "pl", "2025-05"),
        ("Polityka pon. 5 maja 2025 11:48", "pl", "2025-05-05"),
        ("Artykuł z 5 maja 2025", "pl", "2025-05-05"),
        ("Jan Kowalski 05.05.2025 18:30", "pl", "2025-05-05"),
        ("Wydanie z 5 maja 2025", "pl", "2025-05-05"),
        ("Esej | nr 5 | maj 2025", "pl", "2025-05"),
        ("poniedziałek 05.05.2025 14:30", "pl", "2025-05-05"),
        ("Jan Kowalski | 5 maja 2025 | 14:30", "pl", "2025-05-05"),
        ("Komunikat nr 45 z 5 maja 2025 r.", "pl", "2025-05-05"),
        ("Kraków, 5.05.2025 r.", "pl", "2025-05-05"),
    ],
)
def test_a_line_of_the_head_dates_the_report_and_is_no_date_of_it(
    head: str, language: str, expected: str, above: str
) -> None:
    assert read(f"{above.format(head=head, title=TITLE)}\n\n{BODY}", language) == (expected, [])


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Border treaty of May 2025 explained", "en"),
        ("Treaty signed, May 2025", "en"),
        ("What the treaty of 5 May 2025 says", "en"),
        ("The treaty was signed on 5 May 2025", "en"),
        ("From 5 May 2025 the treaty is in force", "en"),
        ("Session of 5 May 2025", "en"),
        ("El tratado del 5 de mayo de 2025", "es"),
        ("Договор от 5 мая 2025 года", "ru"),
        ("Le traité du 5 mai 2025", "fr"),
        ("Signé le 5 mai 2025", "fr"),
        ("Der Vertrag vom 5. Mai 2025", "de"),
        ("Der Vertrag vom Mai 2025", "de"),
        ("Maiausgabe 2025", "de"),
        ("계간 조약 2025년 봄호", "ko"),
        ("Il trattato del 5 maggio 2025", "it"),
        ("Umowa z 5 maja 2025 r.", "pl"),
        ("Miesięcznik, maj 2025", "pl"),
    ],
)
def test_a_headline_that_speaks_of_a_date_dates_nothing(head: str, language: str) -> None:
    assert read(f"{head}\n\n{BODY}", language)[0] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In dates\n\n3 May 1990\nTalks begin.\n\n4 June 1991\nIt is signed.\n\n7 July 1992\nIt holds.", "en"),
        ("Zeitleiste\n\n3. Mai 1990 – Die Gespräche beginnen.\n4. Juni 1991 – Bonn.\n7. Juli 1992 – Er gilt.", "de"),
    ],
)
def test_the_first_day_of_a_chronicle_is_not_the_page_s(text: str, language: str) -> None:
    assert read(text, language) == (None, ["1990-05-03", "1991-06-04", "1992-07-07"])


def test_the_day_of_a_ticker_s_head_dates_its_entries() -> None:
    text = f"LIVE\nFriday 19 September 2025. All times CEST. Newest first\n\n18:31 {BODY}\n\n14:40 It began on Monday."
    assert read(text, "en") == ("2025-09-19", ["2025-09-15"])


@pytest.mark.parametrize(
    ("below", "language"),
    [
        ("Next: Ferry back on Monday", "en"),
        ("Heute in der Beilage: Der Regen und die Rinderpreise", "de"),
        ("Vous avez aimé cet article ? Recevez notre lettre du lundi", "fr"),
        ("Segui anche: Neve a bassa quota da sabato", "it"),
        ("Zobacz także: co czeka nas jutro", "pl"),
        ("Читайте также: что будет завтра", "ru"),
        ("Lea también: el tiempo para mañana", "es"),
    ],
)
def test_a_teaser_below_the_last_sentence_tells_of_another_day(below: str, language: str) -> None:
    document = Document(f"{BODY}\n{below}", language)
    assert find_dates(document, Publication("2024-10-24", "given")) == ()


def test_a_bulletin_s_mark_after_the_last_sentence_leaves_it_its_dates() -> None:
    document = Document(f"{BODY} The parliament approved it on Saturday, said the agency that had been there. (end)")
    assert [date.value for date in find_dates(document, Publication("2024-10-24", "given"))] == ["2024-10-19"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("By the staff -5 May 2025 Reading time: 3 minutes", "en"),
        ("Di Redazione SN -5 maggio 2025 Tempo di lettura: 3 minuti", "it"),
        ("Von Jan Brandt - 5. Mai 2025 Lesezeit: 3 Min.", "de"),
        ("Par la rédaction - 5 mai 2025 Temps de lecture : 3 minutes", "fr"),
        ("Por la redacción - 5 de mayo de 2025 Tiempo de lectura: 3 minutos", "es"),
        ("Redakcja - 5 maja 2025 Czas czytania: 3 min", "pl"),
    ],
)
def test_the_time_that_reading_takes_stands_behind_the_day_of_the_page(line: str, language: str) -> None:
    assert read(f"{TITLE}\n\n{line}\n\n{BODY}", language)[0] == "2025-05-05"


def test_the_day_may_stand_under_a_long_summary() -> None:
    assert read(f"{TITLE}\n\n{BODY}\n\n5 May 2025, Interview: Jane Doe\n\n{BODY}", "en")[0] == "2025-05-05"


def test_words_in_brackets_behind_a_date_are_no_agency() -> None:
    text = f"{TITLE}\n\nThe frigate was lost. Утром 23 декабря 1854 года (все даты по новому стилю) вода ушла. {BODY}"
    assert read(text, "ru") == (None, ["1854-12-23"])


@pytest.mark.parametrize("line", ["이전 글: 계약 갱신 (2024.05.20)", "Other news of the embassy (20/05/2024)"])
def test_a_day_in_brackets_below_the_report_is_of_another(line: str) -> None:
    assert read(f"{TITLE}\n\n5 May 2025\n\n{BODY}\n\n{line}", "ko")[1] == []
