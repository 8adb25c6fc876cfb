"""Quotations: which passages are quotations, of what kind, whose, and of which provision."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.quotation_marks import find_passages
from archive.extraction.quotations import find_quotes

SHALL = "the other Party shall at once lend it military and other aid"
SAID = "We have waited for this day for thirty years"


def passages(text: str, language: str = "en") -> list[str]:
    return [passage.span.of(text) for passage in find_passages(Document(text, language))]


# ---- marks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('He said: "One two three."', "en"),
        ("He said: “One two three.”", "en"),
        ("Il dit : « One two three. »", "fr"),
        ("Er sagte: „One two three.“", "de"),
        ("Er sagte: »One two three.«", "de"),
        ("Он сказал: «One two three.»", "ru"),
        ("그는 「One two three.」라고 했다.", "ko"),
        ("그는 『One two three.』라고 했다.", "ko"),
        ("통신은 《One two three.》라고 했다.", "ko"),
        ("He said: ‘One two three.’", "en"),
        ("He said: ''One two three.''", "en"),
        ("The so-called ‘One two three.‘ plan", "en"),
    ],
)
def test_every_mark_in_use_is_known(text, language):
    assert passages(text, language) == ["One two three."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words that have lost their opening mark“, said the minister.", ["Words that have lost their opening mark"]),
        ("He said: “And here the closing mark is lost", ["And here the closing mark is lost"]),
        ('She left."We go on",he said."And on".', ["We go on", "And on"]),
        ("“Outer words ‘with inner ones’ and more,” he said.", ["Outer words ‘with inner ones’ and more,"]),
        ("«Слова «с другими» внутри», — сказал он.", ["Слова «с другими» внутри"]),
        ("«Слова «с одной закрывающей», — сказал он.", ["Слова «с одной закрывающей"]),
        ('" Blanks on either side “,he said . “ And again “.', ["Blanks on either side", "And again"]),
        ("It's the ministers' word, don't ask.", []),
        ('A pipe of 40" across.', []),
    ],
)
def test_marks_find_their_partners_or_do_without(text, expected):
    assert passages(text) == expected


def test_a_passage_without_its_partner_says_so():
    [passage] = find_passages(Document("Words without an opening mark“, he said."))
    assert not passage.balanced


def test_a_quotation_over_paragraphs_is_one():
    text = "He said: “First we begin.\n\n“Then we go on.\n\n“Here we end,” and left."
    assert passages(text) == ["First we begin.\n\n“Then we go on.\n\n“Here we end,"]


@given(st.text(alphabet="ab \n.,'\"“”„‘’«»「」『』《》", max_size=80), st.sampled_from(["en", "de", "ko"]))
@settings(max_examples=150, deadline=None)
def test_passages_lie_in_the_text_in_order_and_apart(text, language):
    spans = [passage.span for passage in find_passages(Document(text, language))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


# ---- what is a quotation


@pytest.mark.parametrize(
    "text",
    [
        'The "Treaty on Comprehensive Strategic Partnership between Russia and the DPRK" was signed in June.',
        "Merz spoke of a “great day for all”.",
        "La loi du 24 janvier 2024 « pour contrôler l'immigration, améliorer l'intégration » a été votée.",
        "He wrote a book entitled “how the long war came to an end”.",
    ],
)
def test_titles_and_a_few_words_in_marks_are_no_quotations(quotes, text):
    assert quotes(text, "fr" if text.startswith("La") else "en") == ()


def test_five_words_are_a_quotation(quotes):
    [quote] = quotes("Merz called it “a great day for all”.")
    assert quote.kind == "statement"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"„{SAID}, powiedział Jan Nowak w maju.", "pl", [SAID]),
        (f"«{SAID}, — сказал Павел Козлов. — {SHALL}».", "ru", [SAID, SHALL]),
    ],
)
def test_a_speech_tag_within_the_marks_is_not_quoted(quotes, text, language, expected):
    found = quotes(text, language)
    assert [quote.span.of(text) for quote in found] == expected


# ---- kinds and speakers


@pytest.mark.parametrize(
    ("text", "language", "kind", "speaker"),
    [
        (f'"{SHALL}," the treaty says.', "en", "clause", None),
        (f'The treaty was signed in May. "{SHALL}," it reads.', "en", "clause", None),
        (f"The treaty commits Chile to act when “{SHALL}”.", "en", "clause", None),
        (f'"{SAID}," President Maria Lopez said.', "en", "statement", "Maria Lopez"),
        (f'Maria Lopez, who led the talks, welcomed it. "{SAID}," she said.', "en", "statement", "Maria Lopez"),
        (f"Maria Lopez told reporters: “{SAID}.”", "en", "statement", "Maria Lopez"),
        (
            f"Lopez spoke after Maria Lopez, the president, had left. “{SAID},” Lopez said.",
            "en",
            "statement",
            "Maria Lopez",
        ),
        (f'"{SAID}," the draft law reads.', "en", "document", None),
        (f'"{SAID}," the explanatory note says.', "en", "document", None),
        (f"Her letter says that “{SAID}.”", "en", "document", None),
        (f'"{SAID}," KCNA said.', "en", "document", "KCNA"),
        (f"Russia's Foreign Ministry described this as “{SAID}”.", "en", "statement", "Russia's Foreign Ministry"),
        (f"“{SAID}”, sostuvo el canciller Alberto van Klaveren.", "es", "statement", "Alberto van Klaveren"),
        (
            f"“{SAID}”, dice la nota del Ministerio de Exteriores ruso.",
            "es",
            "document",
            "Ministerio de Exteriores ruso",
        ),
        (f"« {SAID} », a déclaré le ministre Jean Dupont.", "fr", "statement", "Jean Dupont"),
        (f"« {SAID} », lit-on dans un communiqué du ministère russe.", "fr", "document", "ministère russe"),
        (f"„{SAID}“, sagte Kanzler Friedrich Merz.", "de", "statement", "Friedrich Merz"),
        (f"«{SAID}», — заявил министр Андрей Петров.", "ru", "statement", "Андрей Петров"),
        (f"김정은 국무위원장은 “{SAID}”고 말했다.", "ko", "statement", "김정은"),
        (f"조선중앙통신은 “{SAID}”라고 전했다.", "ko", "document", "조선중앙통신"),
    ],
)
def test_whoever_is_said_to_speak_decides_the_kind(quotes, text, language, kind, speaker):
    [quote] = quotes(text, language)
    assert (quote.kind, quote.speaker) == (kind, speaker)


@pytest.mark.parametrize(
    ("text", "language", "provision"),
    [
        (f'Article 4 of the treaty says: "{SHALL}."', "en", "Article 4"),
        (f'"{SHALL}," Article 4 of the treaty says.', "en", "Article 4"),
        (f"Under Article 4 of the treaty “{SHALL}”.", "en", "Article 4"),
        (f"The treaty of 2024 says that “{SHALL}” (Article 4).", "en", "Article 4"),
        (f'Article 4 is at the heart of the treaty:\n\n"{SHALL}," it says.', "en", "Article 4"),
        (f"Der Vertrag soll nach Artikel 9 „{SHALL}“.", "de", "Article 9"),
        (f"Según el artículo 3 del tratado, «{SHALL}».", "es", "Article 3"),
        (f"В статье 3 договора говорится: «{SHALL}».", "ru", "Article 3"),
        (f"L'article 22 du traité stipule : « {SHALL} ».", "fr", "Article 22"),
        (f"조약 제4조는 “{SHALL}”고 규정하고 있다.", "ko", "Article 4"),
    ],
)
def test_a_clause_is_of_the_provision_that_its_lead_in_names(quotes, text, language, provision):
    [quote] = quotes(text, language)
    assert (quote.kind, quote.provision, quote.provision_basis) == ("clause", provision, "stated")


def test_a_treatys_words_name_who_passed_them_on(quotes):
    text = f"{SHALL}“, reads the fragment of the treaty distributed by KCNA and seen by others."
    [quote] = quotes(text)
    assert (quote.kind, quote.speaker) == ("clause", "KCNA")


def test_an_office_named_alone_is_its_last_holder(quotes):
    text = (
        "The Russian Foreign Minister, Sergei Lavrov, arrived.\n\n"
        f"{SAID}“, said the Russian Foreign Minister, according to the ministry."
    )
    [quote] = quotes(text)
    assert (quote.kind, quote.speaker) == ("statement", "Sergei Lavrov")


def test_both_halves_of_a_broken_quotation_have_one_speaker(quotes):
    text = (
        '"It is almost the same article," says Andrei Polozov, who edits a journal, "but a lawyer will find two doors."'
    )
    assert [quote.speaker for quote in quotes(text)] == ["Andrei Polozov", "Andrei Polozov"]


def test_no_words_bind_a_speaker_whom_the_text_does_not_name(quotes):
    [quote] = quotes(f"“{SAID}.”")
    assert quote.speaker is None


@given(st.text(max_size=120), st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "xx"]))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_spans_within_itself_and_the_same_again(text, language):
    document, nothing = Document(text, language), Gazetteer()
    found = find_quotes(document, (), (), nothing)
    assert all(Span(0, len(text)).start <= quote.span.start < quote.span.end <= len(text) for quote in found)
    assert found == find_quotes(document, (), (), nothing)
