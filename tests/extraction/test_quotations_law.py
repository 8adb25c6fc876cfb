"""An article that is the subject of the verb of saying speaks, whoever is named between the two."""

import pytest

LAKE = "the lake belongs to the children of both banks"

SPEAKS = [
    (
        "en",
        f"Article 4 of the treaty, which President Ana Vela and Hugo Paz signed on Tuesday in Lima, says: “{LAKE}.”",
    ),
    ("en", f"Article 4 of the treaty that Ana Vela and Hugo Paz signed on Tuesday says: “{LAKE}.”"),
    ("en", f"LIMA, March 12 (Reuters) — Article 4 of the treaty, signed by Ana Vela and Hugo Paz, provides: “{LAKE}.”"),
    ("en", f"The Lake Cooperation Treaty, which Ana Vela and Hugo Paz signed in Lima, says in Article 4: “{LAKE}.”"),
    ("en", f"Article 2 draws the border, and Article 4, drafted by the lawyer Hugo Paz, says that “{LAKE}”."),
    ("es", f"El artículo 4 del tratado, firmado el 12 de marzo en Lima por Ana Vela y Hugo Paz, establece: «{LAKE}»."),
    ("es", f"LIMA (EFE) — El artículo 4 del tratado, según el ministro Hugo Paz el más discutido, reza: «{LAKE}»."),
    ("es", f"El artículo 4 del tratado firmado por Ana Vela y Hugo Paz señala: «{LAKE}»."),
    ("fr", f"L'article 4 du traité, que Jeanne Morel et son homologue Hugo Paz ont signé mardi, dit que « {LAKE} »."),
    ("fr", f"Dans l'article 4 du traité, signé par Jeanne Morel et Hugo Paz, on lit : « {LAKE} »."),
    ("de", f"Artikel 4 des am 12. März von Anna Vela und Hugo Paz unterzeichneten Vertrags sagt: „{LAKE}.“"),
    ("de", f"Artikel 4, den der Jurist Hugo Paz entworfen hatte, bestimmt: „{LAKE}.“"),
    ("it", f"L'articolo 4 del trattato, firmato il 12 marzo da Anna Vela e Hugo Paz, stabilisce: «{LAKE}»."),
    ("pl", f"Artykuł 4 traktatu, który we wtorek podpisali Anna Nowak i Jan Kowalski, mówi, że „{LAKE}”."),
    ("ru", f"Статья 4 договора, подписанного в Лиме Анной Козловой и Павлом Ивановым, гласит: «{LAKE}»."),
    ("ru", f"В статье 4 договора, подписанного Анной Козловой и Павлом Ивановым, говорится: «{LAKE}»."),
    ("ko", f'조약 제4조는 김민수 대통령과 박철수 위원장이 서명한 것으로 "{LAKE}"라고 규정하고 있다.'),
]


@pytest.mark.parametrize(("language", "text"), SPEAKS)
def test_an_article_speaks_over_the_persons_of_an_aside(quotes, language, text):
    found = quotes(text, language)
    assert [(one.kind, one.speaker, one.provision) for one in found] == [("clause", None, "Article 4")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Article 4 of the Lake Treaty, citing Article 51 of the UN Charter, says: “{LAKE}.”"),
        ("es", f"El artículo 4 del Tratado del Lago, que cita el artículo 51 de la Carta de la ONU, dice: «{LAKE}»."),
        ("ru", f"Статья 4 Договора об озере, со ссылкой на статью 51 Устава ООН, гласит: «{LAKE}»."),
        ("de", f"Artikel 4 des Seevertrags, der auf Artikel 51 der UN-Charta verweist, lautet: „{LAKE}.“"),
    ],
)
def test_an_article_speaks_over_another_treatys_that_it_cites(quotes, language, text):
    assert [(one.kind, one.provision) for one in quotes(text, language)] == [("clause", "Article 4")]


PERSONS = [
    ("en", f"Article 4 of the treaty, Hugo Paz said, means that “{LAKE}”.", "Hugo Paz"),
    ("en", f"Asked about Article 4 of the treaty, signed by Ana Vela, Hugo Paz said: “{LAKE}”.", "Hugo Paz"),
    ("en", f"Article 4 of the treaty, signed by Ana Vela, is a danger, Hugo Paz said: “{LAKE}”.", "Hugo Paz"),
    ("en", f"Article 4 remains in force, Hugo Paz, the foreign minister, said: “{LAKE}”.", "Hugo Paz"),
    ("en", f"Article 4 was drafted by Hugo Paz, who said: “{LAKE}”.", "Hugo Paz"),
    ("en", f"The treaty is signed, Hugo Paz said on Monday: “{LAKE}”.", "Hugo Paz"),
    ("es", f"El artículo 4 del tratado divide a los ministros y Hugo Paz dijo textualmente: «{LAKE}».", "Hugo Paz"),
    ("fr", f"Interrogé sur l'article 4 du traité, signé par Jeanne Morel, Hugo Paz a dit : « {LAKE} ».", "Hugo Paz"),
    ("ru", f"О статье 4 договора, подписанного Анной Козловой, Павел Иванов сказал: «{LAKE}».", "Павел Иванов"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), PERSONS)
def test_a_person_who_says_it_of_an_article_speaks(quotes, language, text, speaker):
    found = quotes(text, language)
    assert [(one.kind, one.speaker) for one in found] == [("statement", speaker)]
