"""What the sentences around a quotation say of it, where its own names nobody who could be quoted.

The subject of a verb of saying may be left out (`«…», cuenta`), one speaker's words go on from sentence to sentence and
from paragraph to paragraph, and a quotation set above a text or at the head of a paragraph is followed by its speaker.
"""

from __future__ import annotations

from bisect import bisect_left

from archive.extraction.findings import Span
from archive.extraction.quotations.frames import Frame, Scene, is_normative
from archive.extraction.quotations.sources import SPEAKERS, Source
from archive.extraction.treaties import main_of
from archive.languages import lexicon

_VERB_WITHIN = 8
"""Words between a quotation and a verb of saying without a subject; the other distances are in words too."""
_WRITE = frozenset({"institution", "agency", "organisation", "panel"})
_CARRIED = 40
_OPENS_WITHIN = 3
_HEADINGS = 4
"""Paragraphs at the head of a report among which its headings stand."""
_RECENT = 10
"""Sources before `there it stands`, among which the provision is that stands there."""
_INTERVIEWED_AMONG = 12
"""Sources before the first question, the last person among whom is the one who is asked."""
_LINE_AT_MOST = 160
"""Code points of the line below a heading."""


def subject_left_out(scene: Scene, frame: Frame) -> Source | None:
    """`«…», cuenta`; `Dodała, że „…”`; `reza el texto`: a verb of saying whose subject the sentence does not name.

    A verb that only texts take is a treaty's. Where a language says every subject, this one is somebody unknown.
    """
    verbs = scene.said_in("saying", frame.lead)[-1:]
    if not verbs and frame.tagged:
        near = scene.said_in("saying", frame.tail)[:1]
        verbs = [verb for verb in near if scene.words(frame.tail.start, verb.span.start) <= _VERB_WITHIN]
    if not verbs:
        return None
    verb = verbs[0].span
    if scene.said_in("reading", Span(verb.start, verb.start + 1)):
        return _announcer(scene, frame) or _last_provision(scene, frame) or Source(verb, "treaty")
    return unnamed(scene, verb)


def _announcer(scene: Scene, frame: Frame) -> Source | None:
    """`The government announced on its site that it was leaving the pact. “…”, it reads`: whose paper is read."""
    if is_normative(scene, frame) or not scene.said_in("saying", frame.before):
        return None
    named = [source for source in scene.sources_in(frame.before) if source.kind in _WRITE]
    return named[0]._replace(kind="paper") if named else None


def _last_provision(scene: Scene, frame: Frame) -> Source | None:
    """The provision that `it` in `it reads` means: the last one of the treaty that the report is about.

    It stands in the sentence before; in the paragraph before, where the announcement opens its own.
    """
    only = _only_provision(scene, frame)
    paragraph = scene.document.paragraph_at(frame.passage.span.start)
    earlier = scene.document.paragraph_at(max(0, paragraph.start - 2))
    since = frame.before.start if frame.before.start < frame.before.end else earlier.start
    before = scene.sources_before(frame.lead.start, _RECENT)
    named = [source for source in before if source.provision and source.span.start >= since]
    main = main_of(scene.treaties)
    return next((source for source in reversed(named) if source.treaty == main), None) or only


def unnamed(scene: Scene, verb: Span) -> Source:
    """Whoever a verb without a subject is said of: a person named before where the language leaves pronouns out."""
    drops = lexicon(scene.document.language, "quotations").get("drops_subject", False)
    of_someone = drops and not scene.said_in("impersonal", Span(verb.start, verb.start + 1))
    return Source(verb, "pronoun" if of_someone else "people")


def provision_before(scene: Scene, frame: Frame) -> Source | None:
    """`Article 20 makes you wait. A notice “stays without effect …”`: the provision that the sentence before names."""
    return None if frame.whole and not is_normative(scene, frame) else _only_provision(scene, frame)


def provision_carried(scene: Scene, frame: Frame) -> Source | None:
    """`Article 31 does not end it overnight. The accord wants notice “…”`: what goes on about the same provision.

    Not where a word such as `also` turns to another.
    """
    return None if frame.whole or scene.said_in("besides", frame.lead) else _only_provision(scene, frame)


def _only_provision(scene: Scene, frame: Frame) -> Source | None:
    """The provision of the sentence before, if it names no other or ends on it; of several none is meant more."""
    before = scene.sources_in(frame.before)
    named = [source for source in before if source.provision or source.kind in SPEAKERS - {"pronoun"}]
    if not named or not named[-1].provision:
        return None
    last = named[-1]
    same_treaty = {source.provision for source in named if source.provision and source.treaty == last.treaty}
    at_the_end = scene.words(last.span.end, frame.before.end) <= 1
    return last if len(same_treaty) == 1 or at_the_end else None


def carried_over(scene: Scene, frame: Frame) -> Source | None:
    """Whoever was quoted before in the paragraph, or in the paragraph before, and nobody else named since."""
    if not scene.answered:
        return None
    quote, source = scene.answered[-1]
    start = frame.passage.span.start
    paragraph = scene.document.paragraph_at(start)
    if source is None or _someone_since(scene, Span(max(quote.span.end, frame.before.start), frame.lead.start), source):
        return None
    if paragraph.start <= quote.span.start:
        return source if scene.words(quote.span.end, start) <= _CARRIED else None
    alone = frame.whole and not frame.announced and scene.is_nothing(Span(paragraph.start, start))
    between = scene.document.text[quote.span.end : paragraph.start]
    if alone and quote.kind == "statement" and not is_normative(scene, frame) and _is_next(between):
        return source
    return None


def _is_next(between: str) -> bool:
    """Whether the words since the last quotation are no more than its tag, in one paragraph."""
    return len(between.strip().splitlines()) <= 1 and len(between.split()) <= _CARRIED


def _someone_since(scene: Scene, span: Span, source: Source) -> bool:
    """Whether a sentence since the last quotation names a person other than the one who was quoted."""
    others = (other for other in scene.sources_in(span) if other.kind == "person" and other.span != source.span)
    tag = scene.document.sentence_at(span.start)
    return any(other.label != source.label and other.span.start >= tag.end for other in others)


def introduced_after(scene: Scene, frame: Frame) -> Source | None:
    """`“…”` above the text, or at the head of its paragraph: the sentence after it begins with the one who speaks.

    Below a heading that ends with the words, the line that tells who is interviewed need not begin with the name.
    """
    document, span = scene.document, frame.passage.span
    paragraph = document.paragraph_at(span.start)
    following = bisect_left(document.sentences, (span.end,))
    if not frame.whole or frame.announced or frame.tagged or following == len(document.sentences):
        return None
    sentence = document.sentences[following]
    named = scene.sources_in(sentence)
    is_heading = paragraph in document.paragraphs[:_HEADINGS] and scene.is_nothing(Span(span.end, paragraph.end))
    line = sentence.of(document.text).rstrip()
    if is_heading and len(line) <= _LINE_AT_MOST and not line.endswith("."):
        return next((source for source in named if source.kind == "person"), None)
    if not scene.is_nothing(Span(paragraph.start, span.start)):
        return None
    named = [source for source in named if source.kind != "people"][:1]
    opens = [one for one in named if scene.words(sentence.start, one.span.start) <= _OPENS_WITHIN]
    return opens[0] if opens and opens[0].kind == "person" else None


def answering(scene: Scene, frame: Frame) -> Source | None:
    """`And the borderers? / “They keep their rule.”`: whom the last answer quoted, first whom the report introduced.

    The question is a paragraph of its own without marks, right before the words, which begin theirs.
    """
    document, start = scene.document, frame.passage.span.start
    paragraph = document.paragraph_at(start)
    question = document.paragraph_at(max(0, paragraph.start - 2))
    asked = document.text[question.start : question.end].rstrip().endswith("?")
    if not (frame.whole and asked and question.start < paragraph.start) or scene.passage_over(question.start):
        return None
    if not scene.is_nothing(Span(paragraph.start, start)):
        return None
    for quote, source in reversed(scene.answered):
        if quote.rule == "answering":
            return source
    persons = [one for one in scene.sources_before(question.start, _INTERVIEWED_AMONG) if one.kind == "person"]
    return persons[-1] if persons else None


def named_in_the_sentence_before(scene: Scene, frame: Frame) -> Source | None:
    """`Lopez was relieved. “…”`: the first person of the sentence before, or the body or paper that it begins with."""
    if not frame.whole or is_normative(scene, frame):
        return None
    named = scene.sources_in(frame.before)
    persons = [source for source in named if source.kind in {"person", "pronoun"}]
    return persons[0] if persons else next((source for source in named[:1] if source.kind in SPEAKERS), None)
