"""Which provision a quoted clause is of: the one after it in brackets, the one that `the clause` means, never the next."""

import pytest

WORDS = "goods in transit through the gorge"


CITED = [
    # the provision at the end of the sentence, in brackets
    ("en", f"The treaty exempts “{WORDS}” from every duty that either side may levy (Article 4).", "Article 4"),
    ("de", f"Der Vertrag befreit „{WORDS}“ von allen Abgaben beider Seiten (Artikel 4).", "Article 4"),
    ("fr", f"Le traité exempte « {WORDS} » de tout droit de douane (article 4).", "Article 4"),
    ("es", f"El tratado exime «{WORDS}» de todo derecho de aduana (artículo 4).", "Article 4"),
    ("it", f"Il trattato esenta «{WORDS}» da ogni dazio doganale (articolo 4).", "Article 4"),
    ("pl", f"Traktat zwalnia „{WORDS}” od wszelkich opłat celnych (artykuł 4).", "Article 4"),
    ("ru", f"Договор освобождает «{WORDS}» от всех пошлин (статья 4).", "Article 4"),
    ("ko", f"이 조약은 “{WORDS}”에는 관세를 면제하도록 하였음(제4조).", "Article 4"),
    # not the one with which a coordinate clause goes on
    ("en", f"Article 1 of the treaty still wants “{WORDS}”, and Article 2 says what it costs.", "Article 1"),
    ("de", f"Artikel 1 des Vertrags verlangt „{WORDS}“, und Artikel 2 besagt, was es kostet.", "Article 1"),
    ("fr", f"L'article 1 du traité vise « {WORDS} », et l'article 2 dit ce qu'il en coûte.", "Article 1"),
    ("es", f"El artículo 1 del tratado exige «{WORDS}», y el artículo 2 dice cuánto cuesta.", "Article 1"),
    ("it", f"L'articolo 1 del trattato chiede «{WORDS}», e l'articolo 2 dice quanto costa.", "Article 1"),
    ("pl", f"Artykuł 1 traktatu wymienia „{WORDS}”, a artykuł 2 mówi, ile to kosztuje.", "Article 1"),
    ("ru", f"Статья 1 договора называет «{WORDS}», а статья 2 говорит о цене.", "Article 1"),
    # another word for a provision named before
    ("en", f"Article 5 of the treaty was the hardest. The clause said that “{WORDS}” should be free.", "Article 5"),
    ("de", f"Artikel 5 des Vertrags war der schwerste. Die Bestimmung besagt, dass „{WORDS}“ frei seien.", "Article 5"),
    ("fr", f"L'article 5 du traité a été le plus dur. La clause dit que « {WORDS} » sont libres.", "Article 5"),
    ("es", f"El artículo 5 del tratado fue el más duro. El precepto decía que «{WORDS}» son libres.", "Article 5"),
    ("it", f"L'articolo 5 del trattato fu il più duro. La norma diceva che «{WORDS}» sono liberi.", "Article 5"),
    ("pl", f"Artykuł 5 traktatu był najtrudniejszy. Ten przepis stanowi, że „{WORDS}” są wolne.", "Article 5"),
    ("ru", f"Статья 5 договора была самой трудной. Эта норма гласит, что «{WORDS}» свободны.", "Article 5"),
    ("ko", f"가장 어려운 것은 조약 제5조였다. 이 조항은 “{WORDS}”라고 규정한다.", "Article 5"),
]


@pytest.mark.parametrize(("language", "text", "provision"), CITED)
def test_a_clause_is_of_the_provision_that_its_sentence_means(quotes, language, text, provision):
    [quote] = quotes(text, language)
    assert (quote.kind, quote.provision) == ("clause", provision)


def test_what_is_also_in_the_treaty_is_not_of_the_article_before(quotes):
    [quote] = quotes(f"Article 3 sets the toll. The treaty also wants “{WORDS}”.", "en")
    assert (quote.kind, quote.provision) == ("clause", None)


NAMES = [
    ("en", "On Friday the two presidents signed a “treaty for a stronger friendship and cooperation” in Nancy."),
    (
        "de",
        "Am Freitag unterschrieben beide einen „Vertrag über eine engere Freundschaft und Zusammenarbeit“ in Nancy.",
    ),
    (
        "fr",
        "Vendredi, les deux présidents ont signé un « traité pour une coopération et une amitié renforcées » à Nancy.",
    ),
    ("es", "El viernes ambos firmaron un «tratado para una amistad y una cooperación reforzadas» en Nancy."),
    ("it", "Venerdì i due hanno firmato un «trattato per una cooperazione e un'amicizia rafforzate» a Nancy."),
    ("pl", "W piątek obaj podpisali „traktat o wzmocnionej współpracy i wielkiej przyjaźni” w Nancy."),
    ("ru", "В пятницу оба подписали «договор о более тесной дружбе и сотрудничестве двух стран» в Нанси."),
    ("ko", "국회는 「강제 또는 의무 노동에 관한 그 협약(제29호)」의 비준에 동의했다."),
]


@pytest.mark.parametrize(("language", "text"), NAMES)
def test_words_that_begin_or_end_as_a_treatys_name_does_are_no_quotation(quotes, language, text):
    assert quotes(text, language) == ()


def test_a_quotation_that_lost_its_mark_ends_before_the_one_that_its_speaker_goes_on_with(quotes):
    text = "«Not one metre we gave as a gift, – said Tashiev. To a deputy he answered: «People will be moved in time»."
    first, second = quotes(text, "en")
    assert first.span.of(text) == "Not one metre we gave as a gift"
    assert second.span.of(text) == "People will be moved in time"


def test_a_korean_quotation_without_its_closing_mark_ends_before_the_particle_that_stands_alone(quotes):
    text = "“우리는 모두 이 강의 아이들이다 라고 박하늘 장관이 기자들에게 말했습니다."
    [quote] = quotes(text, "ko")
    assert quote.span.of(text) == "우리는 모두 이 강의 아이들이다"
