"""Which provision an unnumbered quotation is of."""

import pytest

from archive.extraction.gazetteer import KnownProvision, KnownTreaty, Name
from archive.extraction.provisions import provision_of

TREATY = KnownTreaty(
    id="t",
    title="Treaty",
    provisions=(
        KnownProvision("Article 3", cues=(Name("threat of attack", "en"), Name("hold consultations", "en"))),
        KnownProvision("Article 4", cues=(Name("armed attack", "en"), Name("provide military assistance", "en"))),
        KnownProvision("Article 5", cues=(Name("무력침공", "ko"), Name("군사적 원조", "ko"))),
        KnownProvision("Article 6"),
    ),
)


@pytest.mark.parametrize(
    ("language", "words", "provision"),
    [
        ("en", "in case of an armed attack the other shall provide all military assistance", "Article 4"),
        ("en", "under a threat of attack the parties shall hold consultations", "Article 3"),
        ("ko", "일방이 무력침공을 받으면 타방은 군사적원조를 제공한다", "Article 5"),
        ("en", "the parties shall meet once a year in turn", None),
        ("en", "an attack is a threat", None),
        ("fr", "une attaque armée", None),
    ],
)
def test_the_words_decide_or_nothing_does(language, words, provision):
    assert provision_of(words, language, TREATY) == provision


def test_a_treaty_without_known_provisions_gives_none():
    assert provision_of("an armed attack and military assistance", "en", KnownTreaty(id="u", title="U")) is None
