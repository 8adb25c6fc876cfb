"""Words and sentences that ran together are set apart; names that only look so are not."""

import pytest

from archive.reading.glue import part_names, part_sentences

NAMES = frozenset(
    {
        "Kim Jong Un",
        "Kim Jong-un",
        "Putin",
        "Lavrov",
        "Russia",
        "Poland",
        "Ukraine",
        "Starmer",
        "Merz",
        "Moscow",
        "Pol",
        "Путин",
        "Macron",
    }
)


@pytest.mark.parametrize(
    ("language", "glued", "parted"),
    [
        ("en", "met Putinafter the summit", "met Putin after the summit"),
        ("en", "minister Lavrovhe said", "minister Lavrov he said"),
        ("en", "leader Kim Jong Unand the president", "leader Kim Jong Un and the president"),
        ("en", "leader Kim Jong-unand the president", "leader Kim Jong-un and the president"),
        ("en", "used in Ukrainewhile talks went on", "used in Ukraine while talks went on"),
        ("en", "Moscowrequires that both", "Moscow requires that both"),
        ("en", "in Arland, and Arlandofficials said", "in Arland, and Arland officials said"),
        ("es", "según Putinque firmó", "según Putin que firmó"),
        ("fr", "selon Macronaprès le sommet", "selon Macron après le sommet"),
        ("de", "wie Merzsagte und", "wie Merz sagte und"),
        ("ru", "что Путинзаявил вчера", "что Путин заявил вчера"),
    ],
)
def test_a_known_name_is_parted_from_a_known_word(language, glued, parted):
    text, warnings = part_names(glued, language, NAMES)
    assert text == parted
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "England, Ireland, Thailand, Finland, Switzerland and Poland signed it in Port Said."),
        ("en", "Clinton of Austin, Martin of Berlin, Louis Davis and Chris Harris met Putin in Washington."),
        ("en", "Pakistanis, Russians and Ukrainians spoke with Putinists and Russophobes; Pol was there."),
        ("en", "There is a treaty. Thereafter Meanwhile Moreover However none; Is There More to Mean of With?"),
        ("en", "Lavrovhe said it, and Lavrovhe said it again."),
        ("en", "Chinatown lies in Moscowville."),
        ("es", "Nicolás y Carlos, Manuel de Miguel; Putinismo."),
        ("fr", "Jeanne, Michelle, Julien et Danielle virent Jean, Michel, Jules et Daniel."),
        ("de", "Russlandpolitik, Moskauer und Putins Ukrainekrieg; Moskau und Russland."),
        ("ru", "Россияне, Путина, Путиным, Путинский и россияне говорят о России."),
        ("ko", "Putinafter"),
        (None, "Putinafter"),
    ],
)
def test_what_only_looks_glued_is_left_alone(language, sentence):
    assert part_names(sentence, language, NAMES) == (sentence, [])


def test_a_name_of_the_caller_is_never_parted():
    assert part_names("Putinafter went home", "en", NAMES | {"Putinafter"}) == ("Putinafter went home", [])


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("beider Länder.Putin äußerte sich", "beider Länder. Putin äußerte sich"),
        ('zugestimmt hatte."Der Vertrag gilt", sagte er.', 'zugestimmt hatte. "Der Vertrag gilt", sagte er.'),
        ('"Es gilt."Dann ging er.', '"Es gilt." Dann ging er.'),
        ("sagte: „Es gilt.“Dann ging er.", "sagte: „Es gilt.“ Dann ging er."),
        ("He left.“It is done,” he said.", "He left. “It is done,” he said."),
        ("“It is done.”He left.", "“It is done.” He left."),
        ('una "negociación muy tensa".El Senado', 'una "negociación muy tensa". El Senado'),
        ("(Artikel 2).Das klingt harmlos", "(Artikel 2). Das klingt harmlos"),
        ("Договор подписан.Он вступит в силу", "Договор подписан. Он вступит в силу"),
        ("교환했다고 밝혔다.통신에 따르면", "교환했다고 밝혔다. 통신에 따르면"),
    ],
)
def test_sentences_get_their_space(glued, parted):
    assert part_sentences(glued)[0] == parted


@pytest.mark.parametrize(
    "text",
    ["the U.S.A. and St.Petersburg", "see https://example.Org/News.Html for it", "write to Jane.Roe@Example.Org today", "on 4.12.2024 at 3.5",
     "“Yes.” He left.", "Mitch McConnell.str/jg", '"One." "Two."'],
)  # fmt: skip
def test_a_full_stop_inside_a_word_or_address_parts_nothing(text):
    assert part_sentences(text) == (text, [])
