"""A treaty's own text is cut into its provisions, in many languages, and what only cites an article heads none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.numbering import place_of
from archive.concordance.official import Split, split

CLAUSE = "The Parties will consult together whenever the security of any of them is threatened."

TREATIES = {
    "en": (
        "Article 1\n\nThe Parties will keep the peace.\n\nArticle 2\nThey consult, as under\nArticle 1 of this Treaty.\n\n"
        "ARTICLE III. The Parties meet.\n\nDone at Washington, the fourth day of April.",
        ["The Parties will keep the peace.", "They consult, as under\nArticle 1 of this Treaty.", "The Parties meet."],
        "Done at Washington, the fourth day of April.",
    ),
    "ru": (
        "Статья 1\nСтороны развивают отношения.\nСтатья 2\nСтороны действуют в соответствии со\nстатьёй 4 настоящего "
        "Договора.\nСтатья 3. Стороны обмениваются мнениями.\n\nСовершено в г. Пхеньяне 19 июня 2024 года.",
        [
            "Стороны развивают отношения.",
            "Стороны действуют в соответствии со\nстатьёй 4 настоящего Договора.",
            "Стороны обмениваются мнениями.",
        ],
        "Совершено в г. Пхеньяне 19 июня 2024 года.",
    ),
    "ko": (
        "제1조\n쌍방은 관계를 발전시킨다.\n제2조 (협의)\n쌍방은 제4조에 따라 협의한다.\n제4조에 따르는 원조를 준다.\n"
        "제3조 쌍방은 노력한다.\n2024년 6월 19일 평양에서 각각 2부씩 작성되였다.",
        ["쌍방은 관계를 발전시킨다.", "쌍방은 제4조에 따라 협의한다.\n제4조에 따르는 원조를 준다.", "쌍방은 노력한다."],
        "2024년 6월 19일 평양에서 각각 2부씩 작성되였다.",
    ),
    "es": (
        "Artículo primero. Las Partes cooperan.\nArtículo 2º\nLas Partes se consultan según el artículo 1.\n"
        "ARTÍCULO 3.- Las Partes se reúnen.\nHecho en Lima, en dos ejemplares.",
        ["Las Partes cooperan.", "Las Partes se consultan según el artículo 1.", "Las Partes se reúnen."],
        "Hecho en Lima, en dos ejemplares.",
    ),
    "fr": (
        "ARTICLE PREMIER\nLes Parties coopèrent.\nArticle 2\nConformément à l’article premier du présent traité, rien.\n"
        "Art. 3. Les Parties se réunissent.\nFait à Paris, le 3 mai 1990.",
        [
            "Les Parties coopèrent.",
            "Conformément à l’article premier du présent traité, rien.",
            "Les Parties se réunissent.",
        ],
        "Fait à Paris, le 3 mai 1990.",
    ),
    "de": (
        "Artikel 1\nDie Parteien arbeiten zusammen.\nArtikel 2\n(1) Sie beraten sich.\n(2) Dabei gilt\n"
        "Artikel 1 Absatz 1 sinngemäß.\nArt. 3 Die Parteien treten zusammen.\nGeschehen zu Bonn am 1. Mai 1990",
        [
            "Die Parteien arbeiten zusammen.",
            "(1) Sie beraten sich.\n(2) Dabei gilt\nArtikel 1 Absatz 1 sinngemäß.",
            "Die Parteien treten zusammen.",
        ],
        "Geschehen zu Bonn am 1. Mai 1990",
    ),
    "zh": (
        "第一条 缔约双方将继续努力。\n第二条\n缔约双方保证，按照第一条办理。\n第三条　缔约双方均不缔结。",
        ["缔约双方将继续努力。", "缔约双方保证，按照第一条办理。", "缔约双方均不缔结。"],
        "",
    ),
    "it": (
        "Articolo 1\nLe Parti cooperano.\nArticolo 2\nLe Parti si consultano.\nArticolo 3\nFine.\nFatto a Roma.",
        ["Le Parti cooperano.", "Le Parti si consultano.", "Fine."],
        "Fatto a Roma.",
    ),
    "pl": (
        "Artykuł 1\nStrony współpracują.\nArt. 2. Strony konsultują się.\nArtykuł 3\nKoniec.\nSporządzono w Nancy.",
        ["Strony współpracują.", "Strony konsultują się.", "Koniec."],
        "Sporządzono w Nancy.",
    ),
    "pt": (
        "Artigo 1.º\nAs Partes cooperam.\nArtigo 2.º\nAs Partes consultam-se.\nArtigo 3.º\nFim.",
        ["As Partes cooperam.", "As Partes consultam-se.", "Fim."],
        "",
    ),
    "uk": (
        "Стаття 1\nСторони співпрацюють.\nСтаття 2\nСторони радяться.\nСтаття 3\nКінець.",
        ["Сторони співпрацюють.", "Сторони радяться.", "Кінець."],
        "",
    ),
}


def said(text: str, language: str = "en") -> dict[str, str]:
    return {part.label: text[part.start : part.end] for part in split(text, language).parts}


@pytest.mark.parametrize("language", TREATIES)
def test_each_article_has_its_own_words_and_the_closing_formula_stands_apart(language):
    text, words, closing = TREATIES[language]
    cut = split(text, language)
    assert [text[part.start : part.end] for part in cut.parts] == words
    assert [part.place.number for part in cut.parts] == [1, 2, 3]
    assert cut.closing == closing
    assert (cut.missing, cut.doubled) == ((), ())


def test_labels_are_english_and_keep_the_treatys_own_numerals():
    text = "ARTICLE I\nOne.\nARTICLE II\nTwo.\nARTICLE III\nThree.\nARTICLE IV bis\nFour."
    assert list(said(text)) == ["Article I", "Article II", "Article III", "Article IV bis"]
    assert list(said("Статья 1\nРаз.\nСтатья 2\nДва.", "ru")) == ["Article 1", "Article 2"]


def test_the_preamble_begins_behind_the_title_and_ends_at_the_first_article():
    text = (
        "TREATY\nof Friendship between Freedonia and Sylvania\n\nFreedonia and Sylvania,\nwishing to be friends,\n\n"
        "Have agreed as follows:\n\nArticle 1\nThey are friends."
    )
    assert said(text)["Preamble"] == "Freedonia and Sylvania,\nwishing to be friends,\n\nHave agreed as follows:"


def test_a_headed_preamble_begins_behind_its_heading():
    text = "CHARTER\nPREAMBLE\nWE THE PEOPLES\ndetermined to save succeeding generations\nCHAPTER I\nARTICLE 1\nPeace."
    assert said(text)["Preamble"] == "WE THE PEOPLES\ndetermined to save succeeding generations"


def test_a_preamble_that_runs_over_paragraphs_begins_where_its_sentence_does():
    text = (
        "CHARTER\n\nWE THE PEOPLES DETERMINED\n\nto end war, and\n\nto live in peace,\n\nagree.\n\nArticle 1\n\nPeace."
    )
    assert said(text)["Preamble"].startswith("WE THE PEOPLES DETERMINED\n\nto end war")


def test_a_title_that_goes_on_in_small_letters_is_still_a_title():
    text = "TREATY\n\nbetween Freedonia and Sylvania\n\nFreedonia and Sylvania,\n\nagree.\n\nArticle 1\n\nPeace."
    assert said(text)["Preamble"] == "Freedonia and Sylvania,\n\nagree."


def test_a_title_is_no_preamble():
    assert list(said("TREATY OF FRIENDSHIP\nArticle 1\nThey are friends.")) == ["Article 1"]


@pytest.mark.parametrize(
    "heading",
    [
        "Article 1\nConsultations\n",
        "Article 1. Consultations\n",
        "Article 1 – Consultations\n\n",
        "ARTICLE 1 (Consultations)\n",
    ],
)
def test_a_title_stands_beside_the_words(heading):
    [part] = split(heading + CLAUSE, "en").parts
    assert (part.title, (heading + CLAUSE)[part.start : part.end]) == ("Consultations", CLAUSE)


def test_numbered_paragraphs_stay_with_their_article():
    text = "Article 1\n1. They consult.\n2. They meet:\n(a) often;\n(b) gladly.\nArticle 2\nEnd."
    assert said(text)["Article 1"] == "1. They consult.\n2. They meet:\n(a) often;\n(b) gladly."


def test_chapters_divide_and_belong_to_no_article():
    text = "Article 1\nOne.\nCHAPTER II\nMEMBERSHIP\nArticle 2\nTwo.\nPart Three\nArticle 3\nThree."
    assert list(said(text).values()) == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    "line",
    [
        "Article 51 of the Charter of the United Nations.",
        "Article 5, paragraph 2, applies.",
        "Article 5(2) applies.",
        "Articles 5 and 6 apply.",
        "Articles 31–40 apply.",
        "article 51 Charter",
        "Article 51. of which all of the Members of the United Nations have been told before, as under",
    ],
)
def test_a_line_that_begins_with_a_citation_is_no_heading(line):
    text = f"Article 1\nThey defend one another in the exercise of the right recognised by\n{line}\nArticle 2\nEnd."
    assert list(said(text)) == ["Article 1", "Article 2"]


def test_a_citation_in_another_case_that_begins_a_line_is_no_heading():
    text = "Статья 1\nСтороны помогают друг другу в соответствии со\nстатьёй 51 Устава ООН.\nСтатья 2\nКонец."
    assert list(said(text, "ru")) == ["Article 1", "Article 2"]


@pytest.mark.parametrize("line", ["Part of the territory may be used.", "Section heads meet.", "Parts are made there."])
def test_a_sentence_that_begins_like_a_chapter_is_none(line):
    assert said(f"Article 1\nThey meet.\n{line}\nArticle 2\nEnd.")["Article 1"] == f"They meet.\n{line}"


def test_headings_within_lines_are_found_where_the_numbering_passes_over_them():
    text = "Article 1 They meet. Article 2 They talk, under Article 1. Article 4 of it stays. Article 3. The end."
    assert said(text) == {
        "Article 1": "They meet.",
        "Article 2": "They talk, under Article 1. Article 4 of it stays.",
        "Article 3": "The end.",
    }


def test_where_nothing_is_passed_over_no_sentence_is_a_heading():
    text = "Article 1\nThey meet. Article 2 Parties come.\nArticle 2\nThey talk."
    assert said(text)["Article 1"] == "They meet. Article 2 Parties come."


def test_a_table_of_contents_is_passed_over():
    listed = "\n".join(f"Article {number} Something" for number in range(1, 6))
    whole = "\n".join(f"Article {number}\n{CLAUSE}" for number in range(1, 6))
    text = f"TREATY\n{listed}\nThe Parties,\nhave agreed:\n{whole}"
    found = said(text)
    assert [found[f"Article {number}"] for number in range(1, 6)] == [CLAUSE] * 5
    assert found["Preamble"] == "The Parties,\nhave agreed:"


def test_annexes_are_whole_whatever_is_numbered_in_them():
    text = "Article 1\nOne.\nArticle 2\nTwo.\nDone at Lima.\nANNEX I\nArticle 1\nOf the annex.\nAnnex II\nA list."
    found = said(text)
    assert list(found) == ["Article 1", "Article 2", "Annex I", "Annex II"]
    assert found["Annex I"] == "Article 1\nOf the annex."
    assert split(text, "en").closing == "Done at Lima."


def test_gaps_and_doubles_in_the_numbering_are_told():
    text = "Article 1\nOne.\nArticle 2\nTwo.\nArticle 2\nAgain.\nArticle 4\nFour.\nArticle 9\nNine.\nArticle 10\n"
    cut = split(text, "en")
    assert cut.missing == ("Article 3", "Articles 5 to 8")
    assert cut.doubled == ("Article 2",)
    assert cut.wordless == ("Article 10",)
    assert "Again." in said(text)["Article 2"]


@pytest.mark.parametrize("first", ["They meet.", "They meet.\n\nThey meet again, and often, and gladly."])
def test_of_an_article_that_is_headed_twice_the_first_heading_counts(first):
    for number in (1, 2):
        after = f"\nArticle {number}\nThey meet once more, at length, and talk.\nArticle 9\nEnd."
        text = f"Article 1\nOne.\nArticle {number}\n{first}{after}"
        assert said(text)[f"Article {number}"].startswith("One." if number == 1 else first)
        assert split(text, "en").doubled == (f"Article {number}",)


def test_a_heading_that_is_repeated_before_its_words_is_one():
    assert said("Article 1\nArticle 1\nOne.\nArticle 2\nTwo.") == {"Article 1": "One.", "Article 2": "Two."}


def test_articles_that_are_numbered_by_chapter_are_found():
    text = (
        "CHAPTER 2\nTRADE\nArticle 2.9: Duties\nNo duty is raised, as Article 2.1 says.\nArticle 2.10 Quotas\n"
        "There are none, in the sense of\nArticle 5 Quotas.\nCHAPTER 3\nORIGIN\nArticle 3.1\nGoods are of one Party."
    )
    assert said(text) == {
        "Article 2.9": "No duty is raised, as Article 2.1 says.",
        "Article 2.10": "There are none, in the sense of\nArticle 5 Quotas.",
        "Article 3.1": "Goods are of one Party.",
    }
    assert split(text, "en").missing == ("Chapter 1", "Articles 2.1 to 2.8")


def test_a_paragraph_that_is_cited_where_a_line_begins_heads_nothing():
    text = "Article 1\nOne.\nArticle 2\nThey act as told in\nArticle 1.2 Paragraphs.\nArticle 3\nThree."
    assert list(said(text)) == ["Article 1", "Article 2", "Article 3"]


def test_on_one_line_numbers_may_be_passed_over_and_the_closing_formula_stands_apart():
    text = (
        "Agreed. Article 1. One. Article 2. Two. Article 6. Each shall act. Article 12. One may leave. Done at Lusaka."
    )
    cut = split(text, "en")
    assert said(text)["Article 6"] == "Each shall act."
    assert said(text)["Article 12"] == "One may leave."
    assert (cut.missing, cut.closing) == (("Articles 3 to 5", "Articles 7 to 11"), "Done at Lusaka.")


def test_a_text_without_numbered_articles_has_no_parts():
    assert split("The Parties are friends.\nThey stay so.", "en") == Split(())
    assert split("", "en") == Split(())


def test_a_hostile_text_is_cut_in_reasonable_time():
    text = "Article 7\n" * 50_000 + "Article XXXXXXXX\n" * 1_000
    assert split(text, "en").numbered <= 1


def test_articles_that_were_put_in_later_have_a_letter_behind_their_number():
    text = "Article 4\nFour.\nArticle 4A\nPut in later.\nArticle 4 bis\nLater still.\nArticle 5\nFive."
    assert said(text) == {
        "Article 4": "Four.", "Article 4A": "Put in later.", "Article 4 bis": "Later still.", "Article 5": "Five."
    }  # fmt: skip


LINES = st.sampled_from(
    [
        "Article 1",
        "Article 2",
        "Article 3",
        "ARTICLE IV",
        "Article 2 of it",
        CLAUSE,
        "",
        "Annex I",
        "PREAMBLE",
        "CHAPTER I",
        "Done at Lima.",
        "제2조",
        "…",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join), st.sampled_from(["en", "ko", "xx"]))
def test_parts_stand_in_order_apart_from_one_another_and_none_is_empty(text, language):
    cut = split(text, language)
    assert all(part.start < part.end and text[part.start : part.end].strip() for part in cut.parts)
    assert all(one.end <= other.start for one, other in zip(cut.parts, cut.parts[1:], strict=False))
    assert len({part.label for part in cut.parts}) == len(cut.parts)


@pytest.mark.parametrize(
    ("label", "number"),
    [("Article 4", 4), ("Article XII(3)", 12), ("Preamble", 0), ("Annex II", 2), ("Article 4 bis", 4)],
)
def test_a_label_says_where_its_provision_stands(label, number):
    assert place_of(label).number == number


def test_provisions_stand_in_the_order_of_their_numbers_and_annexes_behind_them():
    labels = ["Preamble", "Article I", "Article 2", "Article 2(1)", "Article 10", "Annex I"]
    assert sorted(set(labels), key=place_of) == labels
