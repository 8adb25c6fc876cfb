"""Which provision an unnumbered quotation is of, by the cue words of the authority files.

Reports quote a treaty and leave out the number. A quoted clause is compared with the cue words that are known of each
provision of that treaty in the report's language. A provision is named only where the clause shares several telling
words with it and clearly more than with any other; the answer says that it was matched, not stated. What other reports
quote is not known here: `archive/concordance/matching.py` weighs it, with the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from archive.extraction.document import Document
from archive.extraction.findings import Quote, Treaty
from archive.extraction.gazetteer import Gazetteer, KnownTreaty
from archive.extraction.words import words_of
from archive.languages import lexicon

FEWEST_SHARED = 3
"""Telling words that a clause has to share: two may come together by chance."""
LEAD = 1.5
"""How many times the weight of the second-best provision the best one has to reach."""

GLUED = frozenset({"ko", "zh", "ja", "th", "lo", "my", "km"})
"""Languages that glue words to their endings, or to one another."""
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
"""Endings are glued to its words."""
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
"""Scripts whose words are glued to one another: Thai, Lao, Burmese, Khmer, kana, Han."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The provision that words are of, and the telling words that they share with what is known of it."""

    label: str
    shared: frozenset[str]


def match_provisions(
    document: Document, quotes: Sequence[Quote], treaties: Sequence[Treaty], gazetteer: Gazetteer
) -> tuple[Quote, ...]:
    """The quotes, the clauses among them with the provision that their words show where none is stated."""
    return tuple(_matched(document, quote, treaties, gazetteer) for quote in quotes)


def _matched(document: Document, quote: Quote, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> Quote:
    if quote.kind != "clause" or quote.provision or quote.treaty is None:
        return quote
    treaty = gazetteer.treaty(treaties[quote.treaty].id or "")
    provision = provision_of(quote.span.of(document.text), document.language, treaty) if treaty else None
    return replace(quote, provision=provision, provision_basis="matched") if provision else quote


def provision_of(words: str, language: str, treaty: KnownTreaty) -> str | None:
    """The label of the treaty's provision that the words are of, or `None` where they do not show it."""
    verdict = told_apart(telling(words, language), _vocabularies(treaty, language))
    return verdict.label if verdict else None


def told_apart(said: frozenset[str], known: Mapping[str, frozenset[str]]) -> Verdict | None:
    """Of which provision words with these features are, by the vocabulary of each; `None` where they do not show it.

    A feature weighs the more, the fewer provisions have it.
    """
    weights = rarity(known.values())
    ranked = sorted(((weighed(said & words, weights), len(said & words), label) for label, words in known.items()))
    if not ranked:
        return None
    best, shared, label = ranked[-1]
    second = ranked[-2][0] if len(ranked) > 1 else 0.0
    return Verdict(label, said & known[label]) if shared >= FEWEST_SHARED and best >= LEAD * second else None


def rarity(vocabularies: Collection[Iterable[str]]) -> dict[str, float]:
    """What each feature weighs: the more, the fewer of the vocabularies have it."""
    spread = Counter(feature for vocabulary in vocabularies for feature in vocabulary)
    return {feature: log(1 + len(vocabularies) / count) for feature, count in spread.items()}


def weighed(words: Iterable[str], weights: Mapping[str, float], unknown: float = 0.0) -> float:
    """What features weigh together; one that no vocabulary has weighs `unknown`."""
    return sum(weights.get(feature, unknown) for feature in words)


@lru_cache(maxsize=256)
def _vocabularies(treaty: KnownTreaty, language: str) -> dict[str, frozenset[str]]:
    cues = ((provision.label, cue.language, cue.text) for provision in treaty.provisions for cue in provision.cues)
    known = {provision.label: frozenset[str]() for provision in treaty.provisions}
    return known | vocabularies(cues, language)


def vocabularies(cues: Iterable[tuple[str, str, str]], language: str) -> dict[str, frozenset[str]]:
    """Of cues, each with its provision's label, its language and its words, the features by the label.

    A cue without a language serves them all.
    """
    known: dict[str, frozenset[str]] = {}
    for label, of_language, text in cues:
        if of_language in ("", language):
            known[label] = known.get(label, frozenset()) | telling(text, language)
    return known


@lru_cache(maxsize=8192)
def telling(text: str, language: str) -> frozenset[str]:
    """What a text's words are compared by: their stems; of glued words the pairs of their syllables or characters.

    Words that any treaty is full of (`shall`, `party`, `in accordance with`) are left out: they tell no provision.
    """
    return frozenset(_features(text, language)) - _formulas(language)


@lru_cache(maxsize=16)
def _formulas(language: str) -> frozenset[str]:
    return frozenset(_features(" ".join(lexicon(language, "provisions").get("formulas", ())), language))


def units(text: str, language: str) -> tuple[str, ...]:
    """The text's words in their order, each by one feature; words of spaceless scripts by all of theirs."""
    return tuple(_units(text, language))


def _features(text: str, language: str) -> Iterator[str]:
    for word in words_of(text, language):
        written = word.span.of(text)
        if _HANGUL.fullmatch(written) or _SPACELESS.fullmatch(written):
            yield from _pairs(written)
        elif len(word.key) > 2 or word.key.isdigit():
            yield word.key


def _units(text: str, language: str) -> Iterator[str]:
    for word in words_of(text, language):
        written = word.span.of(text)
        if _SPACELESS.fullmatch(written):
            yield from _pairs(written)
        else:
            yield written[:2] if _HANGUL.fullmatch(written) else word.key


def _pairs(written: str) -> Iterator[str]:
    return (written[at : at + 2] for at in range(len(written) - 1))
