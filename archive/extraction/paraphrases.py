"""What a report says that a treaty provides, in the report's own words.

Most of what is known of an unpublished treaty comes without quotation marks: “the sides pledge not to …”. Such words
are no clause, but an editor sets them beside the provision that they tell. Only sentences in which a treaty or its
parties provide, pledge or forbid something are looked at; the provision is the one that the sentence names, or the one
whose cue words stand in it, and the answer says which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Paraphrase, Quote, Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer, KnownTreaty
from archive.extraction.named import capitals_in, states_in
from archive.extraction.names import Found, Names
from archive.extraction.treaties import treaty_spoken_of
from archive.extraction.treaties.marks import marks_of

FEWEST_WORDS = 2
"""Words of a provision's cues that a sentence has to hold: a single word such as “press” tells no provision."""

FEWEST_SAID = 4
"""Words after “Article 4” that tell something of it: “…,” Article 4 of the treaty says, tells nothing."""


def find_paraphrases(
    document: Document,
    treaties: Sequence[Treaty],
    references: Sequence[Reference],
    quotes: Sequence[Quote],
    gazetteer: Gazetteer,
) -> tuple[Paraphrase, ...]:
    """The provisions that are told and not quoted, in the order of the text."""
    teller = _Teller(document, treaties, quotes, gazetteer)
    stated = list(teller.stated(references))
    named = {document.sentence_at(paraphrase.span.start) for paraphrase in stated}
    matched = (
        paraphrase for paraphrase in teller.matched() if document.sentence_at(paraphrase.span.start) not in named
    )
    return tuple(sorted((*stated, *matched), key=lambda paraphrase: (paraphrase.span, paraphrase.provision)))


class _Teller:
    """One document's sentences in which a treaty or its parties provide something."""

    def __init__(
        self, document: Document, treaties: Sequence[Treaty], quotes: Sequence[Quote], gazetteer: Gazetteer
    ) -> None:
        self.document = document
        self.treaties = treaties
        self.quoted = [quote.span for quote in quotes]
        self.gazetteer = gazetteer
        self.marks = marks_of(treaties)
        cues = find_cues(document, "paraphrases")
        self._said = {kind: [cue.span for cue in cues if cue.kind == kind] for kind in ("providing", "parties")}
        self._states = (states_in(document, gazetteer), capitals_in(document, gazetteer))

    def stated(self, references: Sequence[Reference]) -> Iterator[Paraphrase]:
        """“Article 3 obliges the parties to …”: from the article on to the next one, or to the sentence's end."""
        numbered = sorted(
            (one.span, one.treaty, one.provision) for one in references if one.provision and one.treaty is not None
        )
        for place, (span, treaty, provision) in enumerate(numbered, start=1):
            end = self.document.sentence_at(span.start).end
            if place < len(numbered):
                end = max(span.end, min(end, numbered[place][0].start))
            told = Span(span.start, end)
            said = self.document.text[span.end : end].split()
            if len(said) >= FEWEST_SAID and not self._is_quoted(told) and self._has("providing", told):
                yield Paraphrase(told, treaty, provision, "stated", rule="paraphrase-stated")

    def matched(self) -> Iterator[Paraphrase]:
        """“The sides pledge not to enter into agreements with third states”: by the cue words of each provision."""
        for sentence in self.document.sentences:
            if not self._has("providing", sentence):
                continue
            index = treaty_spoken_of(self.document, self.treaties, sentence)
            known = None if index is None else self.gazetteer.treaty(self.treaties[index].id or "")
            if index is None or known is None or known.id not in self._met:
                continue
            if not self._speaks_for(known, index, sentence):
                continue
            for provision, span in self._cued(known, sentence):
                yield Paraphrase(span, index, provision, "matched", rule="paraphrase-cues", confidence=0.7)

    @cached_property
    def _met(self) -> Mapping[str, tuple[Found, ...]]:
        """Where the cues of a treaty's provisions stand in the text, by the treaty's id."""
        return _provision_cues(self.gazetteer, self.document.language).find(self.document.text)

    def _cued(self, treaty: KnownTreaty, sentence: Span) -> Iterator[tuple[str, Span]]:
        text = self.document.text
        met: dict[str, list[Span]] = {}
        for found in _inside(self._met[treaty.id], sentence):
            if not self._is_quoted(found.span):
                for provision in found.keys:
                    met.setdefault(provision, []).append(found.span)
        for provision, spans in met.items():
            if sum(len(span.of(text).split()) for span in spans) >= FEWEST_WORDS:
                yield provision, Span(spans[0].start, spans[-1].end)

    def _speaks_for(self, treaty: KnownTreaty, index: int, sentence: Span) -> bool:
        """Whether the sentence is about what the treaty lays down: it names the treaty, the sides, or both parties."""
        if self._has("parties", sentence) or any(mark[1] == index for mark in self.marks.within(sentence)):
            return True
        named = {code for found in self._states for one in _inside(found, sentence) for code in one.keys}
        return bool(treaty.parties) and named.issuperset(treaty.parties)

    def _has(self, kind: str, span: Span) -> bool:
        said = self._said[kind]
        first = bisect_left(said, (span.start,))
        return any(one.end <= span.end for one in said[first : bisect_left(said, (span.end,), first)])

    def _is_quoted(self, span: Span) -> bool:
        before = bisect_left(self.quoted, (span.end,))
        return before > 0 and self.quoted[before - 1].end > span.start


def _inside(found: Sequence[Found], span: Span) -> Sequence[Found]:
    """The names that begin within the span, of those that stand in the order of the text."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    return found[first : bisect_left(found, span.end, first, key=lambda one: one.span.start)]


@lru_cache(maxsize=32)
def _provision_cues(gazetteer: Gazetteer, language: str) -> Names:
    """The cues of provisions in the language, a list a treaty (by its id); keys are the provisions' labels."""
    cues = {
        treaty.id: [
            (provision.label, cue.text)
            for provision in treaty.provisions
            for cue in provision.cues
            if cue.language in ("", language)
        ]
        for treaty in gazetteer.treaties
    }
    return Names(cues, language, any_case=cues)
