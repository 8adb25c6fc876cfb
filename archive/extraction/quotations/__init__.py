"""Quotations: which quoted passages are quotations, of what kind, and of which provision.

The source that `attribution` finds makes a passage a clause, a statement or a document. A title and a few words between
marks are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Quote, QuoteKind, Reference, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.quotation_marks import find_passages
from archive.extraction.quotations.attribution import Context, Scene, context_of, is_normative, source_of
from archive.extraction.quotations.sources import Source, find_sources
from archive.extraction.treaties import treaty_spoken_of

WORDS_AT_LEAST = 5
_TITLE_SHARE = 0.75
"""How much of a passage a treaty's name must fill for the passage to be that name."""
_KINDS: dict[str, QuoteKind] = {
    "provision": "clause",
    "treaty": "clause",
    "paper": "document",
    "agency": "document",
    "institution": "statement",
    "organisation": "statement",
    "declaration": "statement",
    "person": "statement",
    "pronoun": "statement",
    "people": "statement",
}


def find_quotes(
    document: Document, treaties: Sequence[Treaty], references: Sequence[Reference], gazetteer: Gazetteer
) -> tuple[Quote, ...]:
    """Quotations of five words or more in text order, each with its kind and, where the text says, its speaker."""
    passages = find_passages(document)
    long = [passage for passage in passages if _words(passage.span.of(document.text)) >= WORDS_AT_LEAST]
    if not long:
        return ()
    scene = Scene(
        document,
        tuple(treaties),
        tuple(references),
        find_sources(document, treaties, references, gazetteer, [passage.span for passage in passages]),
        find_cues(document, "quotations"),
        passages,
    )
    for passage in long:
        context = context_of(scene, passage)
        if not _is_title(scene, context):
            _answer(scene, context)
    return tuple(quote for quote, _ in scene.answered)


def _words(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())


def _is_title(scene: Scene, context: Context) -> bool:
    """Whether the marks hold a name: a treaty's, a law's, a book's."""
    span, text = context.passage.span, scene.document.text
    for treaty in scene.treaties:
        for mention in treaty.mentions:
            shared = min(mention.end, span.end) - max(mention.start, span.start)
            if shared >= _TITLE_SHARE * (span.end - span.start):
                return True
    for cue in scene.cues_in("title_lead", max(context.lead.start, span.start - 60), span.start):
        between = text[cue.span.end : span.start]
        if len(between.split()) <= _title_gap(between) and not re.search(r"[,:;]", between):
            return True
    words = [word for word in span.of(text).split() if len(word) > 3]
    return len(words) > 2 and all(word.lstrip("(").istitle() or word.isupper() for word in words)


def _title_gap(between: str) -> int:
    """A date may stand between `the law of` and its name."""
    return 5 if re.search(r"\d{4}", between) else 1


def _answer(scene: Scene, context: Context) -> None:
    source, rule = source_of(scene, context)
    kind = _kind(scene, context, source)
    treaty, provision = _provision(scene, context, kind, source)
    speaker = source.label if source and (kind != "clause" or source.carrier) else None
    quote = Quote(
        span=context.passage.span,
        kind=kind,
        rule=rule,
        speaker=speaker,
        treaty=treaty,
        provision=provision,
        provision_basis="stated" if provision else None,
        confidence=1.0 if source and context.passage.balanced else 0.7,
    )
    scene.answered.append((quote, source))


def _kind(scene: Scene, context: Context, source: Source | None) -> QuoteKind:
    if source is None:
        return "clause" if is_normative(scene, context) else "statement"
    if source.kind == "institution" and any(
        quote.kind == "document" and other and other.anchor == source.anchor for quote, other in scene.answered[-1:]
    ):
        return "document"  # the ministry's paper that was quoted just before goes on
    return _KINDS[source.kind]


def _provision(scene: Scene, context: Context, kind: QuoteKind, source: Source | None) -> tuple[int | None, str | None]:
    """The treaty that the words are of or about, and the provision where the text names it."""
    own = [r for r in scene.references if r.provision and r.span.start == context.passage.span.start]
    if own and kind == "document":
        return own[0].treaty, own[0].provision
    if source and source.kind == "provision":
        return source.treaty, source.provision
    if kind == "clause":
        spoken = source.treaty if source else None
        return (_spoken_of(scene, context) if spoken is None else spoken), None
    return _spoken_of(scene, context), None


def _spoken_of(scene: Scene, context: Context) -> int | None:
    span = context.passage.span
    for index, treaty in enumerate(scene.treaties):
        if any(mention.within(span) for mention in treaty.mentions):
            return index
    return treaty_spoken_of(scene.document, scene.treaties, span)
