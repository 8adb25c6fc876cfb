"""The language: as declared unless the words plainly say otherwise."""

import pytest

from archive.reading.language import language_of, tag

SENTENCES = {
    "en": "The treaty was signed by the two presidents on Monday and enters into force in the spring.",
    "es": "El tratado fue firmado el lunes por los dos presidentes y entrará en vigor en la primavera.",
    "fr": "Le traité a été signé lundi par les deux présidents et entrera en vigueur au printemps.",
    "de": "Der Vertrag wurde am Montag von den beiden Präsidenten unterzeichnet und tritt im Frühjahr in Kraft.",
    "ru": "Договор подписали в понедельник два президента, он вступит в силу весной этого года.",
    "ko": "두 대통령이 월요일에 조약에 서명했으며 조약은 봄에 발효될 것이라고 밝혔다.",
    "uk": "Договір підписали в понеділок два президенти, він набуде чинності навесні цього року.",
    "pl": "Traktat podpisali w poniedziałek obaj prezydenci, a w życie wejdzie on na wiosnę.",
    "pt": "O tratado foi assinado na segunda-feira pelos dois presidentes e do seu texto nada mais se sabe.",
    "bg": "Договорът беше подписан в понеделник от двамата президенти и влиза в сила през пролетта.",
    "it": "Il trattato è stato firmato lunedì dai due presidenti ed entrerà in vigore in primavera.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_words_show_the_language(language):
    assert language_of(SENTENCES[language]) == (language, [])


@pytest.mark.parametrize("language", SENTENCES)
def test_a_longer_text_shows_it_as_well(language):
    assert language_of(SENTENCES[language] * 6) == (language, [])


@pytest.mark.parametrize("text", ["", "OK", "Treaty signed", "2024"])
def test_too_few_words_show_none(text):
    assert language_of(text)[0] is None


def test_a_declared_language_is_believed_with_its_region():
    assert language_of(SENTENCES["en"], "en_gb") == ("en-GB", [])
    assert language_of("조약", "ko-KR") == ("ko-KR", [])


def test_a_template_that_declares_another_language_is_overruled_and_said():
    found, warnings = language_of(SENTENCES["de"] * 5, "en")
    assert found == "de"
    assert warnings == ["The page declares its language as en, but its words are de."]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("ru_RU", "ru-RU"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("EN", "en"),
        ("es-419", "es-419"),
        ("", None),
        ("<script>", None),
        ("und", None),
    ],
)
def test_tags_are_bcp_47(declared, expected):
    assert tag(declared) == expected
