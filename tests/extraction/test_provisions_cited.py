"""Every way in which a language cites a provision gives the same citation, and goes to the instrument that is meant."""

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.references import find_references


def instruments(text: str, names: tuple[str, ...]) -> tuple[Treaty, ...]:
    """The named instruments with every place where the text names them; the first is the main one."""
    treaties = []
    for place, name in enumerate(names):
        starts = [start for start in range(len(text)) if text.startswith(name, start)]
        treaties.append(Treaty(name, tuple(Span(s, s + len(name)) for s in starts), "given", main=place == 0))
    return tuple(treaties)


def cited(language: str, text: str, *names: str) -> list[tuple[str | None, str]]:
    """Instrument and provision of each citation, in order, once."""
    document = Document(text, language)
    treaties = instruments(text, names or ("Lima",))
    found = [
        (None if one.treaty is None else treaties[one.treaty].title, one.provision)
        for one in find_references(document, treaties)
        if one.provision
    ]
    return list(dict.fromkeys(found))


def provisions(language: str, text: str) -> list[str]:
    return [provision for _, provision in cited(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Under Article 6(2) nobody is refused.", ["Article 6(2)"]),
        ("en", "Article 14(b) stays open.", ["Article 14(b)"]),
        ("en", "Article 4.2 says so.", ["Article 4.2"]),
        ("en", "Article 5, paragraph 2, says so.", ["Article 5(2)"]),
        ("en", "Paragraph 3 of Article 20 says so.", ["Article 20(3)"]),
        ("en", "The second paragraph of Article 5 says so.", ["Article 5(2)"]),
        ("en", "Paragraphs 1 and 2 of Article 5 say so.", ["Article 5(1)", "Article 5(2)"]),
        ("en", "letter b of paragraph 1 of Article 3 is short", ["Article 3(1)(b)"]),
        ("en", "Articles 3 to 6 are new.", [f"Article {n}" for n in (3, 4, 5, 6)]),
        ("en", "Articles 3–5 are new.", [f"Article {n}" for n in (3, 4, 5)]),
        ("en", "Arts. 7 and 9 are new.", ["Article 7", "Article 9"]),
        ("en", "By Article Two the base stays.", ["Article 2"]),
        ("en", "The fourth article binds both.", ["Article 4"]),
        ("en", "The third and fourth articles bind both.", ["Article 3", "Article 4"]),
        ("en", "The twenty-second article binds both.", ["Article 22"]),
        ("en", "Article 5 and 12 states agreed.", ["Article 5"]),
        ("en", "In the article I wrote about it.", []),
        ("en", "Embassies come under Annex B, money under Annex C.", ["Annex B", "Annex C"]),
        ("en", "Part III and Annex 23-A say so.", ["Part III", "Annex 23-A"]),
        ("en", "Appendix II and Schedule A are long.", ["Appendix II", "Schedule A"]),
        ("en", "The annex lists the islands.", ["Annex"]),
        ("en", "Article 5 binds. Under paragraph 2 it may lapse.", ["Article 5", "Article 5(2)"]),
        ("en", "Article 31(2) binds; paragraph 3 of the same article frees.", ["Article 31(2)", "Article 31(3)"]),
        ("en", "Article 5 passed, 3% more.", ["Article 5"]),
        ("en", "Articles 3-5 are new, 7 is not.", ["Article 3", "Article 4", "Article 5"]),
        ("en", "An Article 5-style guarantee; the first part of it.", []),
        ("en", "Article 2205 frees both; an article 2019 readers liked.", ["Article 2205"]),
        ("es", "Los artículos del 3 al 5 son nuevos.", ["Article 3", "Article 4", "Article 5"]),
        ("it", "Gli articoli dal 3 al 5 sono nuovi.", ["Article 3", "Article 4", "Article 5"]),
        ("ru", "Статьи с 3 по 5 новы.", ["Article 3", "Article 4", "Article 5"]),
        ("ru", "Так пишет в статье В. Иванов, и в статье 2019 года.", []),
        ("es", "El artículo 4, apartado 2, lo dice.", ["Article 4(2)"]),
        ("es", "El párrafo 3 del artículo 20 lo dice.", ["Article 20(3)"]),
        ("es", "El segundo párrafo del artículo 5 lo dice.", ["Article 5(2)"]),
        ("es", "Los artículos 3 a 5 son nuevos.", ["Article 3", "Article 4", "Article 5"]),
        ("es", "El artículo cuarto obliga.", ["Article 4"]),
        ("es", "El artículo once obliga.", ["Article 11"]),
        ("es", "El anexo 1 regula la conciliación.", ["Annex 1"]),
        ("es", "Lo dice la parte II.", ["Part II"]),
        (
            "es",
            "El artículo 4 excluye; el 6 autoriza, y el 11 limita a 60 días. Así reza el 5.",
            ["Article 4", "Article 6", "Article 11", "Article 5"],
        ),
        ("es", "El artículo 4 rige. El 11 de marzo se firmó; votó el 60 por ciento.", ["Article 4"]),
        ("fr", "L'article 10, paragraphe 2, le dit.", ["Article 10(2)"]),
        ("fr", "Les dividendes (art. 10, par. 2) et le reste.", ["Article 10(2)"]),
        ("fr", "L'alinéa 2 de l'article 5 le dit.", ["Article 5(2)"]),
        ("fr", "L'article premier et l'article 3.", ["Article 1", "Article 3"]),
        ("fr", "Le quatrième article oblige.", ["Article 4"]),
        ("fr", "Les articles 3 à 5 obligent.", ["Article 3", "Article 4", "Article 5"]),
        ("fr", "L'annexe II et la partie III.", ["Annex II", "Part III"]),
        ("fr", "On adopta l'article 5 par 12 voix.", ["Article 5"]),
        ("de", "Art 11 Abs 3 liest sich anders.", ["Article 11(3)"]),
        ("de", "Art. 5 Abs. 2 stellt klar.", ["Article 5(2)"]),
        ("de", "Absatz 3 von Artikel 20 gilt.", ["Article 20(3)"]),
        ("de", "Der zweite Absatz des Artikels 5 gilt.", ["Article 5(2)"]),
        ("de", "Die Artikel 3 bis 5 gelten.", ["Article 3", "Article 4", "Article 5"]),
        ("de", "Der vierte Artikel gilt, Artikel eins auch.", ["Article 4", "Article 1"]),
        ("de", "Teil III über Schutzgebiete und Anhang II.", ["Part III", "Annex II"]),
        ("it", "L'articolo 5, comma 2, lo dice.", ["Article 5(2)"]),
        ("it", "Il paragrafo 3 dell'articolo 20 lo dice.", ["Article 20(3)"]),
        ("it", "L'articolo undici obbliga.", ["Article 11"]),
        ("it", "Il quarto articolo obbliga.", ["Article 4"]),
        ("it", "Gli articoli 3, 4 e 7 obbligano.", ["Article 3", "Article 4", "Article 7"]),
        ("it", "L'allegato I ha il calendario.", ["Annex I"]),
        ("it", "All'articolo 7 si rinuncia. Con il 15 si ritira.", ["Article 7", "Article 15"]),
        ("it", "L'articolo 7 vale. Il 15 luglio si firma.", ["Article 7"]),
        ("ru", "В силе п. 2 ст. 10.", ["Article 10(2)"]),
        ("ru", "Согласно пункту 1 статьи 6 отказ возможен.", ["Article 6(1)"]),
        ("ru", "Часть 2 статьи 5 гласит.", ["Article 5(2)"]),
        ("ru", "О них говорят статьи 11 и 12.", ["Article 11", "Article 12"]),
        ("ru", "Статьи 3–5 новы.", ["Article 3", "Article 4", "Article 5"]),
        ("ru", "Так гласит третья статья.", ["Article 3"]),
        ("ru", "Третья и четвертая статьи новы.", ["Article 3", "Article 4"]),
        ("ru", "Двадцать вторая статья нова.", ["Article 22"]),
        ("ru", "Так требует Часть III.", ["Part III"]),
        ("ru", "Приложение 2 и раздел IV длинны.", ["Annex 2", "Section IV"]),
        ("pl", "Art. 5 ust. 2 tego zakazuje.", ["Article 5(2)"]),
        ("pl", "Ustęp 2 artykułu 5 tego zakazuje.", ["Article 5(2)"]),
        ("pl", "Artykuł czwarty wiąże obie strony.", ["Article 4"]),
        ("pl", "Czwarty artykuł wiąże obie strony.", ["Article 4"]),
        ("pl", "Artykuły 3 i 4 wiążą.", ["Article 3", "Article 4"]),
        ("pl", "Artykuły od 3 do 5 wiążą.", ["Article 3", "Article 4", "Article 5"]),
        ("pl", "O rezerwatach z części III; art. 22 pozwala głosować.", ["Part III", "Article 22"]),
        ("pl", "Pod Artykułem XXIX rusza zegar.", ["Article XXIX"]),
        ("ko", "제31조 2항에는 그렇게 쓰여 있다.", ["Article 31(2)"]),
        ("ko", "제31조 2항이 있다. 같은 조 3항에 따라 끝낸다.", ["Article 31(2)", "Article 31(3)"]),
        ("ko", "제3조와 제4조는 새롭다.", ["Article 3", "Article 4"]),
        ("ko", "제3~5조는 새롭다.", ["Article 3", "Article 4", "Article 5"]),
        ("ko", "제7조의2는 길다.", ["Article 7-2"]),
        ("ko", "부속서 2는 길을 남겨 뒀다.", ["Annex 2"]),
        ("ko", "사형 문제는 부속서가 따로 다룬다.", ["Annex"]),
        ("ko", "Lima 제3장과 제2부속서는 길다.", ["Chapter 3", "Annex 2"]),
        ("en", "The 7th article binds, the seventeenth article too.", ["Article 7", "Article 17"]),
        ("en", "Article 5 §2 and Article 8, § 3, say so.", ["Article 5(2)", "Article 8(3)"]),
        ("en", "It has eleven articles. The most quoted is the seventh: nobody is sent back.", ["Article 7"]),
        ("en", "The first article cedes the port, the second forbids forts.", ["Article 1", "Article 2"]),
        ("en", "The first article cedes the port, the second half does not.", ["Article 1"]),
        ("en", "It has eleven articles. The first states signed in May.", []),
        ("es", "El artículo 1º obliga y el art. 5.º también.", ["Article 1", "Article 5"]),
        ("es", "El artículo primero cede el puerto; el segundo prohíbe fuertes.", ["Article 1", "Article 2"]),
        ("fr", "L'article 1er oblige. Les articles 2 et 3 aussi.", ["Article 1", "Article 2", "Article 3"]),
        ("fr", "Le dix-septième article le dit, comme l'article 42 § 7.", ["Article 17", "Article 42(7)"]),
        ("fr", "L'article IV cède le port ; le VI interdit les forts.", ["Article IV", "Article VI"]),
        ("fr", "L'article 7 vaut, le 9 mai passa.", ["Article 7"]),
        ("de", "Der 5. Artikel gilt, siebter Artikel auch.", ["Article 5", "Article 7"]),
        (
            "de",
            "Artikel I bis III und Artikel 14 Buchst. b gelten.",
            ["Article I", "Article II", "Article III", "Article 14(b)"],
        ),
        ("de", "Er hat elf Artikel. Der siebte verbietet Minen.", ["Article 7"]),
        ("de", "Artikel 3ff. gelten.", ["Article 3"]),
        ("it", "L'articolo 3-bis e l'art. 7 ter obbligano.", ["Article 3 bis", "Article 7 ter"]),
        ("it", "L'articolo II vieta le bandiere. Il IV mette al bando le bombe.", ["Article II", "Article IV"]),
        ("it", "L'articolo diciassettesimo obbliga.", ["Article 17"]),
        ("ru", "Под листком из шести статей подписались.", []),
        ("ru", "Семнадцать статей. Самая важная, на мой вкус, седьмая: стороны обещают.", ["Article 7"]),
        ("ru", "Первая статья отменяла счеты, вторая хоронила претензии.", ["Article 1", "Article 2"]),
        ("ru", "В 7-й статье сказано, и статья 8-я говорит.", ["Article 7", "Article 8"]),
        ("pl", "Z 231. artykułu przepisano siedemnasty artykuł.", ["Article 231", "Article 17"]),
        ("pl", "Artykułów było 364. Pamiętano jednego, 27., tego o granicach.", ["Article 27"]),
        ("pl", "Liczy jedenaście artykułów. Najwięcej oklasków zebrał siódmy: o zrzutach.", ["Article 7"]),
        ("ko", "제1조 가호는 처벌을, 라호는 제재를 금한다.", ["Article 1(a)", "Article 1(d)"]),
        ("ko", "제2조 제1항 나목과 제3조 제1항 제2호는 길다.", ["Article 2(1)(b)", "Article 3(1)(2)"]),
        ("ko", "조항 43은 짧고 조항 14(b)는 길다.", ["Article 43", "Article 14(b)"]),
        ("ko", "첫 조는 독립을, 둘째 조는 배상을 적었다.", ["Article 1", "Article 2"]),
        ("ko", "예산은 5조 원, 3조2천억이다.", []),
        ("ko", "17개 조로 된 글이다.", []),
    ],
)
def test_a_provision_is_read_in_every_way_of_writing_it(language, text, expected):
    assert sorted(provisions(language, f"Lima. {text}")) == sorted(expected)


LIMA, QUITO = "Lima Treaty", "Quito Treaty"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lima Treaty is new. Article 5 of the Quito Treaty is old.", [(QUITO, "Article 5")]),
        ("The Lima Treaty is new. Article 5 and Annex II of the Quito Treaty are old.", [(QUITO, "Annex II"), (QUITO, "Article 5")]),
        ("The preamble and Article 28 of the Quito Treaty bind Lima Treaty states.", [(QUITO, "Preamble"), (QUITO, "Article 28")]),
        ("The Lima Treaty is new. The Quito Treaty (Article 5) is old.", [(QUITO, "Article 5")]),
        ("The Lima Treaty is new. The Quito Treaty changed all. Its Article 76 counts 200 miles. But Article 83 does not.",
         [(QUITO, "Article 76"), (QUITO, "Article 83")]),
        ("The Lima Treaty is new. In 1909 they signed the Quito Treaty. Article VIII ranks the uses.", [(QUITO, "Article VIII")]),
        ("The Lima Treaty is new. In 1909 they signed the Quito Treaty.\nArticle VIII ranks the uses.", [(LIMA, "Article VIII")]),
        ("The Lima Treaty rests on the Quito Treaty; under Article 3 of the latter all is free.", [(QUITO, "Article 3")]),
        ("Unlike the Quito Treaty, the Lima Treaty in Article 4 binds.", [(LIMA, "Article 4")]),
        ("Annex 2-A of the Quito Treaty is long. Fish are in Chapter 18. So the Lima Treaty.", [(QUITO, "Annex 2-A"), (QUITO, "Chapter 18")]),
        ("The Lima Treaty is new. Article 7 of the Multilateral Instrument is old.", [(None, "Article 7")]),
        ("The Lima Treaty binds. The Quito Treaty had tried. All failed. So Article 7 ends it.", [(LIMA, "Article 7")]),
        ("The Lima Treaty is new. Does it touch the sea? It implements the Quito Treaty. Part III and Article 22 do it.",
         [(LIMA, "Part III"), (LIMA, "Article 22")]),
        ("The Lima Treaty is new. Then came the Quito Treaty, which amends Article 4.", [(LIMA, "Article 4")]),
        ("The Lima Treaty is new. The Quito Treaty is in force.\nWhat does it forbid?\nArticle II bans flags.", [(LIMA, "Article II")]),
        ("The Lima Treaty is new.\nThe Quito Treaty is in force.\nWhat does it forbid?\nArticle II bans flags.", [(QUITO, "Article II")]),
        ("The Lima Treaty is new. Services come under Chapters 5 and 6, fish under Article 13.",
         [(LIMA, "Chapter 5"), (LIMA, "Chapter 6"), (LIMA, "Article 13")]),
        ("The Lima Treaty (Article 5) fits Article 55 of the Constitution. New is Article 12.", [(LIMA, "Article 5"), (LIMA, "Article 12")]),
        ("The Lima Treaty is new. Article VI of the said agreement is old.", [(LIMA, "Article VI")]),
        ("The Lima Treaty is new. They may name it in the preamble of whatever comes next.", []),
        ("The Lima Treaty is new. Chapter 3 of his book is long.", []),
        ("The Lima Treaty is new. Read part 2 tomorrow.", []),
    ],
)  # fmt: skip
def test_a_provision_belongs_to_the_instrument_that_is_spoken_of(text, expected):
    assert sorted(cited("en", text, LIMA, QUITO), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lima. Article 5 of the Swiss Federal Constitution is old."),
        ("en", "Lima. The Constitution says in Article 5 that it binds."),
        ("en", "Lima. The penal code (Articles 5 and 6) is strict."),
        ("en", "Lima. Section 7 of the Energy Act and clause 9 of the contract stay."),
        ("en", "Lima. Article 3 of the joint declaration binds nobody."),
        ("en", "Lima. Article 3 of the joint declaration binds nobody. Article 4 is no better."),
        ("es", "Lima. El artículo 5 de la Constitución y el artículo 3 de la ley, no."),
        ("es", "Lima. La Constitución, en su artículo 5, lo prohíbe."),
        ("es", "Lima. El artículo 3 de la declaración conjunta no obliga."),
        ("fr", "Lima. Le référendum (art. 141, al. 1, let. d, ch. 3, de la Constitution) est facultatif."),
        ("fr", "Lima. L'article 53 de la Constitution et l'article 2 de la loi restent."),
        ("de", "Lima. Artikel 59 Absatz 2 des Grundgesetzes bleibt."),
        ("de", "Lima. Art. 50 B-VG und Art. 3 des Fernmeldegesetzes bleiben."),
        ("it", "Lima. L'articolo 80 della Costituzione e l'articolo 3 della legge di ratifica restano."),
        ("it", "Lima. Secondo l'articolo 4 della dichiarazione congiunta, nulla."),
        ("ru", "Lima. Дальше только Налоговый кодекс (ст. 284 и 310)."),
        ("ru", "Lima. Статья 15 Конституции и статья 5 закона остаются, как и п. 3 ст. 4 декларации."),
        ("pl", "Lima. Artykuł 89 Konstytucji i art. 3 ustawy ratyfikacyjnej pozostają."),
        ("pl", "Lima. Art. 117 Kodeksu karnego i punkt 3 deklaracji pozostają."),
        ("ko", "Lima. 헌법 제60조와 국가보안법 제7조는 그대로다."),
        ("ko", "Lima. 공동선언 제3조는 구속하지 않는다."),
    ],
)  # fmt: skip
def test_articles_of_laws_and_declarations_are_none(language, text):
    assert provisions(language, text) == []


def test_a_provision_in_an_instrument_s_name_is_not_cited():
    assert cited("en", "The Part XI Treaty was signed after the Lima Treaty.", LIMA, "Part XI Treaty") == []


def test_a_law_in_passing_keeps_nothing_behind_it_out():
    text = "The Lima Treaty is new. Nothing in the penal code, not even Article 12, forbids it. Article 4 lists all."
    assert cited("en", text, LIMA) == [(LIMA, "Article 4")]


def test_a_declaration_s_verb_is_no_declaration():
    assert cited("en", "The Lima Treaty declares the sea free; Article 11(5) binds.", LIMA) == [(LIMA, "Article 11(5)")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Lima. Quito è vecchio. Secondo l'articolo 3 di quello, si ritira. L'allegato I ha il calendario.",
         [("Quito", "Article 3"), ("Quito", "Annex I")]),
        ("pl", "Lima. Wiąże nas Quito: jego art. 5 wymaga ogrodzeń, a art. 3 zakazuje min.", [("Quito", "Article 5"), ("Quito", "Article 3")]),
        ("ru", "Lima. Есть Quito. О долях сказано в двенадцатой статье второго из них.", [("Quito", "Article 12")]),
        ("es", "Lima. En Quito, y en concreto en su artículo III, está el enredo.", [("Quito", "Article III")]),
        ("fr", "Lima est signé. En 1909, Quito. L'article VIII y range les usages.", [("Quito", "Article VIII")]),
        ("de", "Lima gilt. Es ergänzt Quito, dessen Artikel 4 streng ist.", [("Quito", "Article 4")]),
        ("ru", "Lima. Quito не спасет. Она поправила Lima: ее статья 7 добавила тест.", [("Quito", "Article 7")]),
        ("it", "Lima vige. L'articolo II, di piantare bandiere, vieta.", [("Lima", "Article II")]),
        ("de", "Lima gilt. Quito gilt auch, dessen Artikel 4 streng ist.", [("Quito", "Article 4")]),
    ],
)  # fmt: skip
def test_what_is_pointed_back_at_is_found_in_every_language(language, text, expected):
    assert sorted(cited(language, text, "Lima", "Quito")) == sorted(expected)


def test_one_paragraph_after_another_is_read_in_linear_time():
    text = "The Lima binds. Article 5 and the 6 hold, its Annex II too. " * 4000
    treaties = (Treaty("Lima", (Span(4, 8),), "given", main=True),)
    assert len(find_references(Document(text), treaties)) == 8000
