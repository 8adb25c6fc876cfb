"""Which provision an unnumbered quotation is of.

Reports quote a treaty and leave out the number. A quoted clause is compared with what is known of each provision of
that treaty (its cue words in the report's language) by the words they share, the rarer among the
provisions the weightier. A provision is named only where the clause shares several telling words with it and clearly
more than with any other; the answer says that it was matched, not stated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import log

from archive.extraction.document import Document
from archive.extraction.findings import Quote, Treaty
from archive.extraction.gazetteer import Gazetteer, KnownTreaty
from archive.extraction.words import words_of

FEWEST_SHARED = 3
"""Telling words that a clause has to share: two may come together by chance."""
LEAD = 1.5
"""How many times the weight of the second-best provision the best one has to reach."""

_HANGUL = re.compile(r"[\uac00-\ud7af]{2,}")


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
    known = _vocabularies(treaty, language)
    spread = Counter(feature for vocabulary in known.values() for feature in vocabulary)
    said = set(_features(words, language))
    weights = sorted(
        (
            (sum(log(1 + len(known) / spread[feature]) for feature in said & vocabulary), len(said & vocabulary), label)
            for label, vocabulary in known.items()
        ),
        reverse=True,
    )
    if not weights:
        return None
    best, shared, label = weights[0]
    second = weights[1][0] if len(weights) > 1 else 0.0
    return label if shared >= FEWEST_SHARED and best >= LEAD * second else None


@lru_cache(maxsize=256)
def _vocabularies(treaty: KnownTreaty, language: str) -> dict[str, frozenset[str]]:
    return {
        provision.label: frozenset(
            feature
            for cue in provision.cues
            if cue.language in ("", language)
            for feature in _features(cue.text, language)
        )
        for provision in treaty.provisions
    }


def _features(text: str, language: str) -> Iterator[str]:
    """Stems of the words; of Hangul, pairs of syllables, since endings are glued to its words."""
    for word in words_of(text, language):
        written = word.span.of(text)
        if _HANGUL.fullmatch(written):
            yield from (written[i : i + 2] for i in range(len(written) - 1))
        elif len(word.key) > 2:
            yield word.key
