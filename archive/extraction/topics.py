"""Topics that a text shows, by the cues of the authority file's tree.

A cue of several words (`armed attack`) is telling by itself and weighs 1; a single word (`trade`) weighs ½. The same
cue again adds half as much as the time before, so that one word said often is no proof of many. What stands in the
title or the first paragraph of the body weighs double. The score is `weight / (weight + 1)`: ⅓ for a single word in
passing, ½ for one telling cue, towards 1 for many different ones.
"""

from __future__ import annotations

from collections import defaultdict

from archive.extraction.document import Document
from archive.extraction.findings import Span, Topic
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import topics_in

SINGLE_WORD = 0.5
LEAD = 2.0
BODY_LENGTH = 160
"""A paragraph of so many code points belongs to the body; what stands before the first such is the title."""


def find_topics(document: Document, gazetteer: Gazetteer) -> tuple[Topic, ...]:
    """The topics whose cues the text holds in its own language, the surest first; scores are in 0..1, rounded to ‰.

    Cues are met in any inflection, the longest at each place; `evidence` is every place, in order.
    """
    evidence: defaultdict[str, list[Span]] = defaultdict(list)
    for found in topics_in(document, gazetteer):
        for topic in found.keys:
            evidence[topic].append(found.span)
    lead_end = _lead_end(document)
    topics = [Topic(topic, _score(document, spans, lead_end), tuple(spans)) for topic, spans in evidence.items()]
    return tuple(sorted(topics, key=lambda topic: (-topic.score, topic.evidence[0], topic.id)))


def _lead_end(document: Document) -> int:
    """Where the title and the first paragraph of the body end."""
    body = (span for span in document.paragraphs if span.end - span.start >= BODY_LENGTH)
    return next((span.end for span in body), 0)


def _score(document: Document, spans: list[Span], lead_end: int) -> float:
    weights: dict[str, float] = {}
    total = 0.0
    for span in spans:
        words = document.words_in(span)
        cue = " ".join(word.key for word in words)
        weight = weights.get(cue, SINGLE_WORD if len(words) < 2 else 1.0)
        weights[cue] = weight / 2
        total += weight * (LEAD if span.end <= lead_end else 1.0)
    return round(total / (total + 1), 3)
