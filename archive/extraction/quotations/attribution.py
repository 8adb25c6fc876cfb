"""Attribution: whose words a quoted passage holds.

Each passage's frame is asked, from the surest sign to the most doubtful: is a provision cited right behind it; does a
speech tag follow (`…, the minister said`; a verb that no list knows is told by the comma and the person beside it);
who says so before it; what lays it down; whom its sentence names at all; who spoke before; who is introduced by it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive.extraction.findings import Span
from archive.extraction.quotations.antecedents import known
from archive.extraction.quotations.discourse import (
    carried_over,
    introduced_after,
    named_in_the_sentence_before,
    provision_before,
    subject_left_out,
    unnamed,
)
from archive.extraction.quotations.frames import Frame, Scene, is_normative
from archive.extraction.quotations.korean import spoken_by
from archive.extraction.quotations.sources import BODIES, SPEAKERS, WORDS_OF_LAW, Source, with_label
from archive.extraction.treaties import main_of

_VERB_WITHIN = 8
"""Words between a quotation and the verb of saying that follows it; the other distances are in words too."""
_TAGGED_WITHIN = 12
_OPENS_WITHIN = 3
_ARTICLES = 2
_SUBJECT_WITHIN = 12
_ACCORDING_WITHIN = 5
_BESIDE = 60
"""Code points between a verb of saying and its subject, where other words come before both."""
_YIELD = frozenset({"people", "institution", "panel"})
_OBJECTS = frozenset({"text", "treaty", "paper"})
_SAY_LATER = frozenset({"person", "pronoun", "agency", "paper"})
_IN_BRACKETS = re.compile(r"\s*[\"”»«“’』」》]?,?\s*\(")
_STARTS_AFTER = re.compile(r"[\s\"”»«“’』」》]*[,–—-]?\s*")
_ORDER = (
    "person",
    "pronoun",
    "people",
    "paper",
    "declaration",
    "utterance",
    "provision",
    "agency",
    "panel",
    "institution",
    "treaty",
)
"""Of several sources in one phrase, which one it is about: a person before a paper, a paper before its author."""


def source_of(scene: Scene, frame: Frame) -> tuple[Source | None, str]:
    """The source of the words, and the rule that found it: the first rung of the ladder that holds."""
    for rung, rule in (
        (_in_brackets, "provision-in-brackets"),
        (_read_out, "read-out"),
        (_said_after, "said-after"),
        (_tagged, "speech-tag"),
        (_according_to, "according-to"),
        (_said_before, "said-before"),
        (_laid_down, "laid-down"),
        (_named_before, "named-before"),
        (_said_later, "said-later"),
        (subject_left_out, "subject-left-out"),
        (provision_before, "provision-before"),
        (carried_over, "carried-over"),
        (introduced_after, "introduced-after"),
        (named_in_the_sentence_before, "named-in-the-sentence-before"),
    ):
        source = rung(scene, frame)
        if source:
            return known(scene, frame, _at_its_place(scene, frame, source)), rule
    return None, "unattributed"


def _at_its_place(scene: Scene, frame: Frame, source: Source) -> Source:
    """The paper or statement of a body, the provision of a treaty, where the same stretch names it.

    `In an advisory opinion the Court called it “…”`; `in its Article 4 the treaty provides that “…”`.
    """
    for part in (frame.lead, frame.tail):
        named = scene.sources_in(part)
        if source not in named:
            continue
        if source.kind in BODIES:
            paper = next((other for other in named if other.kind in {"paper", "declaration"}), None)
            return replace(paper, kind="paper", label=source.label) if paper else source
        if source.kind == "declaration":
            body = next((other for other in named if other.kind in BODIES), None)
            return replace(source, kind="paper", label=body.label) if body else source
        if source.kind == "treaty":
            provisions = [other for other in named if other.kind == "provision"]
            return provisions[0] if len(provisions) == 1 else source
    return source


# ---- behind the passage


def _in_brackets(scene: Scene, frame: Frame) -> Source | None:
    """`… (Article 2)`."""
    bracket = _IN_BRACKETS.match(scene.document.text, frame.passage.span.end)
    if not bracket:
        return None
    found = scene.sources_in(Span(bracket.end(), bracket.end() + 2))
    return found[0] if found and found[0].kind == "provision" else None


def _read_out(scene: Scene, frame: Frame) -> Source | None:
    """`…, the rapporteur quoted from Article 7`; `…, so steht es in Art. 3`: the words are the provision's."""
    named = scene.sources_in(frame.tail)
    provision = next((source for source in named if source.kind == "provision"), None)
    if provision is None or not frame.tagged or scene.words(frame.tail.start, provision.span.start) > _TAGGED_WITHIN:
        return None
    speakers = [s for s in named if s.kind in SPEAKERS and s.span.start < provision.span.start]
    return provision if not speakers or scene.said_in("quoting", frame.tail) else None


def _said_after(scene: Scene, frame: Frame) -> Source | None:
    """`…, the treaty says`; `…, said the minister`."""
    tail = frame.tail
    verbs = scene.said_in("saying", tail)
    reach = _VERB_WITHIN if frame.tagged or not frame.whole else _OPENS_WITHIN + 1
    if not verbs or scene.words(tail.start, verbs[0].span.start) > reach:
        return None
    verb = verbs[0].span
    subjects = scene.sources_in(Span(tail.start, verb.start))
    if subjects:
        if not frame.whole and scene.words(tail.start, subjects[0].span.start) > _OPENS_WITHIN:
            return None  # `…, a phrase which Keller calls empty`
        return _against_the_lead(scene, frame, _head(scene, subjects))
    after = _after_the_verb(scene, frame, verb)
    return _against_the_lead(scene, frame, _first_of(scene, after)) if after else None


def _after_the_verb(scene: Scene, frame: Frame, verb: Span) -> list[Source]:
    """Sources that may be the subject of a verb of saying before them; what a person did something to is none."""
    tail = frame.tail
    after = scene.sources_in(Span(verb.end, tail.end))
    if not after or scene.words(verb.end, after[0].span.start) > _TAGGED_WITHIN:
        return []
    clause_end = scene.document.text.find(",", after[0].span.end, tail.end)
    near = [s for s in after if clause_end < 0 or s.span.start < clause_end or s.kind == "person"]
    between = Span(verb.end, near[0].span.start)
    apart = scene.words(*between) > _ARTICLES or scene.said_in("joining", between)
    reading = scene.said_in("reading", Span(verb.start, verb.start + 1))
    if near[0].kind in WORDS_OF_LAW and apart and not reading:
        return [source for source in near if source.kind == "person"]  # `…, rejoiced at the treaty's signing`
    return near


def _tagged(scene: Scene, frame: Frame) -> Source | None:
    """`…,” grumbles Maria Lopez`: a comma, a verb that no list knows, and a person beside it."""
    if not (frame.tagged and frame.whole) or frame.announced:
        return None
    begin = _STARTS_AFTER.match(scene.document.text, frame.tail.start)
    start = begin.end() if begin else frame.tail.start
    if any(cue.span.start == start for cue in scene.said_in("joining", Span(start, start + 1))):
        return None
    for source in scene.sources_in(frame.tail):
        if scene.words(frame.tail.start, source.span.start) > _TAGGED_WITHIN:
            return None
        if source.kind in {"person", "pronoun"}:
            return _against_the_lead(scene, frame, source)
    return None


def _against_the_lead(scene: Scene, frame: Frame, source: Source) -> Source:
    """A person may read out a provision that the lead names: the words then are the treaty's."""
    if source.kind in {"person", "pronoun"} and (is_normative(scene, frame) or scene.said_in("quoting", frame.tail)):
        provisions = [s for s in scene.sources_in(frame.lead) if s.kind == "provision"]
        if provisions and not frame.announced:
            return provisions[-1]
    return source


def _head(scene: Scene, subjects: list[Source]) -> Source:
    """Of the sources in a subject the one that it is about: a person before a paper, a paper before what it is on."""
    for kind in _ORDER:
        first = next((source for source in subjects if source.kind == kind), None)
        if first:
            return with_label(scene.document, first, subjects)
    return subjects[-1]


def _first_of(scene: Scene, sources: list[Source]) -> Source:
    """The first source after a verb of saying; an office or a body yields to the person whom it introduces.

    So does a paper that a comma parts from the person: `…, said, laying the papers before them, the deputy X`.
    """
    first, text = sources[0], scene.document.text
    if first.kind in _YIELD or first.kind in _OBJECTS:
        for other in sources[1:4]:
            gap = text[first.span.end : other.span.start]
            apart = first.kind in _YIELD or "," in gap
            if other.kind == "person" and apart and len(gap.split()) <= _VERB_WITHIN and "." not in gap:
                return other
    return with_label(scene.document, first, sources)


# ---- before the passage


def _according_to(scene: Scene, frame: Frame) -> Source | None:
    """`According to the communiqué, the treaty “…”`."""
    for cue in reversed(scene.said_in("according", _last_part(scene, frame))):
        near = [
            source
            for source in scene.sources_in(Span(cue.span.end, frame.lead.end))
            if scene.words(cue.span.end, source.span.start) <= _ACCORDING_WITHIN
        ]
        if near and near[0].kind != "treaty":
            return _first_of(scene, near)
    return None


def _last_part(scene: Scene, frame: Frame) -> Span:
    """The lead after a colon within it: what stands before that is another matter."""
    start, end = frame.lead
    text = scene.document.text
    colon = text.rfind(": ", start, max(start, end - 3))
    while colon > start and scene.passage_over(colon):
        colon = text.rfind(": ", start, colon)
    return Span(max(start, colon + 1), end)


def _said_before(scene: Scene, frame: Frame) -> Source | None:
    """`The minister said: “…”`; a provision between verb and quotation is what is quoted."""
    verbs = scene.said_in("saying", frame.lead)
    if not verbs:
        return _announced_by(scene, frame)
    lead, verb = frame.lead, verbs[-1].span
    between = [s for s in scene.sources_in(Span(verb.start, lead.end)) if s.kind == "provision"]
    if between and (is_normative(scene, frame) or not frame.announced):
        return between[-1]
    naming = scene.said_in("naming", Span(verb.start, verb.start + 1))
    subjects = [s for s in scene.sources_in(Span(lead.start, verb.start)) if _may_speak(scene, s, verb.start)]
    if scene.document.language == "ko":
        return _head(scene, subjects[:1]) if subjects else None
    near = _nearest_subject(scene, subjects, verb.start)
    if near:
        return near
    after = [s for s in scene.sources_in(Span(verb.start, lead.end)) if s.kind != "it"]
    if naming:  # `The opposition calls the treaty “…”`: what is named is not who names it
        after = [source for source in after if source.kind not in WORDS_OF_LAW] or [unnamed(scene, verb)]
    return _first_of(scene, after) if after else None


def _announced_by(scene: Scene, frame: Frame) -> Source | None:
    """`Less lyrical, Ostinelli: “…”`: who is named last before the colon, a person first."""
    if not frame.announced:
        return None
    persons = [source for source in scene.sources_in(frame.lead) if source.kind in {"person", "pronoun"}]
    return persons[-1] if persons and not is_normative(scene, frame) else None


def _may_speak(scene: Scene, source: Source, verb: int) -> bool:
    """`it` speaks only right before the verb."""
    return source.kind != "it" or scene.words(source.span.end, verb) == 0


def _nearest_subject(scene: Scene, subjects: list[Source], verb: int) -> Source | None:
    """The source nearest before the verb; of several in one phrase the one that the phrase is about."""
    if not subjects:
        return None
    persons = [source for source in subjects if source.kind in {"person", "pronoun"}]
    last = subjects[-1]
    if persons and last.kind != "person" and scene.words(persons[-1].span.end, verb) <= _SUBJECT_WITHIN:
        papers = [s for s in subjects if s.kind == "paper" and s.span.start < persons[-1].span.start]
        return persons[-1] if not papers else with_label(scene.document, papers[-1], subjects)
    phrase = [last]
    for source in reversed(subjects[:-1]):
        if (
            scene.words(source.span.end, phrase[0].span.start) > 3
            or "," in scene.document.text[source.span.end : phrase[0].span.start]
        ):
            break
        phrase.insert(0, source)
    return _head(scene, phrase)


def _laid_down(scene: Scene, frame: Frame) -> Source | None:
    """`The two governments shall consult “…”`: what binds parties is a treaty's, named there or not."""
    part = _last_part(scene, frame)
    if frame.announced or scene.document.language == "ko" or not scene.said_in("providing", part):
        return None
    named = scene.sources_in(part)
    for found in (
        [source for source in named if source.kind == "provision"],
        [source for source in scene.sources_in(frame.lead) if source.kind == "provision"],
        [source for source in named if source.kind == "treaty"],
    ):
        if found:
            return found[-1]
    if any(source.kind in SPEAKERS for source in named):
        return None
    verb = scene.said_in("providing", part)[-1]
    return provision_before(scene, frame) or Source(verb.span, "treaty")


def _named_before(scene: Scene, frame: Frame) -> Source | None:
    """What the lead names without a verb of saying: `Under Article 4, each “…”`, `For the minister, “…”`."""
    named = scene.sources_in(_last_part(scene, frame))
    if scene.document.language == "ko":
        return spoken_by(scene, frame, named)
    whole_lead = scene.sources_in(frame.lead) if not any(source.kind in SPEAKERS for source in named) else named
    provisions = [source for source in whole_lead if source.kind == "provision"]
    if provisions:
        main = main_of(scene.treaties)
        return ([source for source in provisions if source.treaty in {main, None}] or provisions)[-1]
    speakers = [
        source for source in named if source.kind in {"person", "paper", "agency", "declaration", "utterance", "panel"}
    ]
    if speakers and not scene.said_in("saying", frame.tail):
        return _head(scene, speakers)
    treaties = [source for source in named if source.kind == "treaty"]
    fragment = frame.passage.span.of(scene.document.text)[:1].islower() and len(treaties) == len(named)
    return treaties[-1] if treaties and (fragment or frame.announced or is_normative(scene, frame)) else None


def _said_later(scene: Scene, frame: Frame) -> Source | None:
    """A verb of saying farther on in the sentence, with its subject beside it: `“…” between A and B, he said`."""
    for verb in scene.said_in("saying", frame.tail):
        subjects = [
            source
            for source in scene.sources_in(frame.tail)
            if abs(source.span.start - verb.span.start) < _BESIDE and source.kind in _SAY_LATER
        ]
        if subjects:
            return _head(scene, subjects[-1:])
    return None
