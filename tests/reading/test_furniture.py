"""What surrounds a report on its page goes; what the report says stays."""

import pytest

from archive.reading import read

BODY = (
    "The Senate of Arland gave its consent to the Harbour Treaty on Friday, March 8, 2024, without a vote against it.",
    "The treaty replaces the agreement on coastal shipping of 1987, which has been prolonged four times since then.",
)


def text_with(*, above: str = "", between: str = "", below: str = "") -> str:
    parts = [above, "Senate of Arland consents to treaty", BODY[0], between, BODY[1], below]
    return read("\n\n".join(part for part in parts if part).encode()).text


PURE = "\n\n".join(["Senate of Arland consents to treaty", *BODY])


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content", "Skip to main contents", "bar_progress", "Advertisement", "Text Size",
        "Home  World  Politics", "Home > World", "Главная / В мире", "Accueil > Monde", "[Aktuelles]  [Politik]  [Wirtschaft]",
        "ABX | 0.31% | 41.117 | $ | |", "Subscribe  Sign in", "Saltar al contenido", "본문 바로가기", "3 min read", "***",
        "Vai al contenuto principale", "Home > Esteri", "Cronaca  Esteri  Sport  Abbonati", "Przejdź do treści", "Strona główna > Świat",
        "Wiadomości | Kraj | Świat | Prenumerata", "Reklama", "Pubblicità",
    ],
)  # fmt: skip
def test_furniture_above_a_report_goes(line):
    assert text_with(above=line) == PURE


@pytest.mark.parametrize(
    "line",
    [
        "LOOK HERE: What the fishermen of Bresland fear and why nobody in the capital has listened to them so far",
        "Read more: What the fishermen fear", "Lire aussi : Que cherchent les pêcheurs ?", "Читайте также: Рыбаки против",
        "Te puede interesar: Los pescadores", "Lesen Sie auch: Was die Fischer fürchten", "관련기사: 어민들의 걱정",
        "Advertisement", "Photo: Jane Roe/Examplewire", "globalhappenings news.jpg", "Share  Tweet  Email",
        "Follow us on Telegram, and you will never miss a story.",
        "Подписывайтесь на наш канал в Телеграме, чтобы не пропустить новости.", "See more at https://example.org/news/1", "Send a link to a friend",
        "Leggi anche: Che cosa temono i pescatori", "Potrebbe interessarti: I pescatori", "Foto: Jane Roe/Examplewire", "Seguici su Telegram e non perdere una notizia.",
        "LOOK ALSO: What the fishermen fear", "Dans la même rubrique : Les pêcheurs", "В этой рубрике: Рыбаки", "이전 글: 어민들의 걱정",
        "Siehe auch: Was die Fischer fürchten", "Puede interesarle: Los pescadores", "Sprawdź też: Rybacy",
        "Czytaj także: Czego boją się rybacy", "Zobacz też: Rybacy", "Fot. Jane Roe / Examplewire", "Zapisz się na nasz newsletter, aby nic nie przegapić.",
    ],
)  # fmt: skip
def test_teasers_and_share_links_go_from_the_middle_of_a_report(line):
    assert text_with(between=line) == PURE


@pytest.mark.parametrize(
    "lines",
    [
        "Share this:\nPrint  Email  Save to PDF\n© 2011-2026 Daily Example. All rights reserved.",
        "Most popular\nTen recipes for spring\nStorm closes the northern road",
        "You may also like\n\nRoyal fans spot detail at garden party\n\nPayment change explained",
        "Most read: Storm closes the northern road", "Самое читаемое: Ставку снизят в июле?",
        "Najnowsze: Utrudnienia na S22 | Zmarł dyrektor szpitala", "많이 본 뉴스: 부산항 신항 개장",
        "Latest Headlines\nOpposition splits over talks\n19 minutes ago",
        "Teilen mit:\nTwitter\nFacebook", "Partager :\nCliquez pour partager sur Twitter(ouvre dans une nouvelle fenêtre)",
        "Partager sur Facebook  Partager sur X  Imprimer", "Подписывайтесь на наш канал", "ⓒ 한빛경제, 무단전재 및 재배포 금지",
        "Etiquetas: Arland, tratado\nTe puede interesar", "Share  Like (14)\nDiscussion about this post\nReady for more?",
        "Riproduzione riservata\nCondividi su Facebook", "I più letti\nDieci ricette per la primavera", "Wszelkie prawa zastrzeżone\nUdostępnij na Facebooku",
        "Najczęściej czytane\nDziesięć przepisów na wiosnę", "Фото: пресс-служба. Нашли опечатку? Ctrl+Enter", "Next : Province prepares for its show", "#Arland #Treaty",
    ],
)  # fmt: skip
def test_furniture_below_a_report_goes(lines):
    assert text_with(below=lines) == PURE


@pytest.mark.parametrize(
    "line",
    [
        "The Agreement deals with:", "*peace and security", "– The third article obliges the sides to consult at once.",
        "More than harbours", "Article 3", "Rechazo de las medidas coercitivas unilaterales.", "“Never again,” she said.",
        "Source of the quarrel: a strait of two miles, and the fish in it.", "Share prices of both ports rose on the news.",
        "Read more closely, the text promises little.", "Home and away, the ministers praised it.", "Why now?", "“Follow us on this road,” she said to the deputies.", "X", "Article X",
        "Country | Signed | In force",
    ],
)  # fmt: skip
def test_what_the_report_says_stays(line):
    assert line in text_with(between=line).split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "It was done in Port Arland in two copies, each in Arlandic and Bres", "Source: Elcomercio", "SOURCE: COUNCIL PRESS/PACIFICNEWS",
        "Signed: Jane Roe, John Doe", "Author: Editorial desk", "Published on 6 November 2024",
    ],
)  # fmt: skip
def test_a_broken_last_line_a_source_and_a_signature_stay(line):
    assert text_with(below=line) == f"{PURE}\n\n{line}"


@pytest.mark.parametrize(
    "line",
    ["6 Nov 2024 11:36", "Date: 20/06/2024 | Source: Daily Example | Read original", "입력 2024.12.05 07:12", "11/12/2024 6:40:12 AM",
     "Publié le 05/12/2024 à 14h22", "07.11.2023", "18-01-2025 12:00:00 AM", "Wednesday, 17 September 2025, 1:13 pm"],
)  # fmt: skip
def test_a_line_that_carries_a_date_stays_above_the_report(line):
    assert text_with(above=line) == f"{line}\n\n{PURE}"


def test_what_was_left_out_is_said():
    reading = read(f"Skip to content\n\n{PURE}\n\nMost popular\nTen recipes for spring".encode())
    assert reading.warnings == (
        "Left out 3 lines of page furniture: “Skip to content”, “Most popular”, “Ten recipes for spring”.",
    )


def test_a_caption_that_comes_back_is_kept_once():
    caption = "Senators rise for the vote on the Harbour Treaty in Port Arland on Friday. EW/J. Roe"
    assert text_with(between=f"{caption}\n{caption} | License Photo").count("Senators rise") == 1


def test_a_file_of_nothing_but_a_menu_is_not_emptied():
    assert read(b"Home  World  Politics").text == "Home World Politics"


def test_a_column_of_wrapped_lines_becomes_paragraphs():
    wrapped = "The Senate of Arland gave its consent to the Harbour Treaty on Friday,\nwithout a single vote against it, and sent it\n"
    column = (
        "The Senate of Arland gave its consent to the Harbour Treaty on\nFriday, March 8, 2024, without a vote against it. Senators of\n"
        "both camps had asked for more time to read the annexes, but in\nthe end nobody wished to stand in the way of it.\n\n"
        "The treaty replaces an agreement of 1987 on coastal shipping,\nwhich has been prolonged four times since.\n"
    )
    assert "\n" in read(wrapped.encode()).text  # two lines are no column
    assert [len(line) > 70 for line in read(column.encode()).text.split("\n\n")] == [True, True]
    assert "treaty on\nFriday" not in read(column.encode()).text


def test_the_wrapping_of_a_pages_source_is_undone():
    raw = "Congress to get notice of the end of the \n\t\ttreaty 'soon' \n\n The president said on Saturday that he would \n\t\tgive notice soon, and in writing.\n"
    assert read(raw.encode()).text.split("\n")[0] == "Congress to get notice of the end of the treaty 'soon'"


def test_a_trail_that_holds_the_pages_day_and_time_is_kept():
    head = "Main page » News » Politics » 19-03-2025 15:40  Views: 2318  Font A A A"
    body = "The deputies considered the draft law on ratification of the treaty on the border today. All voted for it."
    page = read(f"{head}\nParliament supports the border treaty\n\n{body}".encode(), name="report.txt")
    assert "19-03-2025" in page.text
    trail = head.replace("19-03-2025 15:40", "Parliament")
    assert "Views" not in read(f"{trail}\nThe border treaty\n\n{body}".encode(), name="report.txt").text
