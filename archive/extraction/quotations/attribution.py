"""Attribution: whose words a quoted passage holds.

Each passage's frame is asked, from the surest sign to the most doubtful: is a provision cited right behind it; does a
speech tag follow (`…, the minister said`; a verb that no list knows is told by the comma and the person beside it);
who says so before it; what lays it down; whom its sentence names at all; who spoke before; who is introduced by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.extraction.findings import Span
from archive.extraction.quotations.antecedents import known
from archive.extraction.quotations.discourse import (
    answering,
    carried_over,
    introduced_after,
    named_in_the_sentence_before,
    provision_before,
    subject_left_out,
    unnamed,
)
from archive.extraction.quotations.frames import Frame, Scene, is_normative, is_written
from archive.extraction.quotations.korean import spoken_by
from archive.extraction.quotations.law import law_says
from archive.extraction.quotations.sources import (
    BODIES,
    SPEAKERS,
    WORDS_OF_LAW,
    Source,
    first_of,
    head_of,
    with_label,
)
from archive.extraction.quotations.subjects import subject_by_form, words_of
from archive.extraction.quotations.tags import in_brackets, read_out, said_after, said_later, tagged_by
from archive.extraction.treaties import main_of

_ARTICLES = 2
"""Words that may stand between a preposition and its noun; the other distances are in words too."""
_PHRASE = 20
"""Code points before a paper in which its preposition stands."""
_SUBJECT_WITHIN = 12
_ACCORDING_WITHIN = 5


def source_of(scene: Scene, frame: Frame) -> tuple[Source | None, str]:
    """The source of the words, and the rule that found it: the first rung of the ladder that holds."""
    for rung, rule in (
        (in_brackets, "provision-in-brackets"),
        (read_out, "read-out"),
        (said_after, "said-after"),
        (tagged_by, "speech-tag"),
        (law_says, "law-says"),
        (_according_to, "according-to"),
        (_said_before, "said-before"),
        (_laid_down, "laid-down"),
        (_named_before, "named-before"),
        (said_later, "said-later"),
        (subject_by_form, "subject-by-form"),
        (subject_left_out, "subject-left-out"),
        (provision_before, "provision-before"),
        (carried_over, "carried-over"),
        (introduced_after, "introduced-after"),
        (answering, "answering"),
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
        if source.kind == "person" and (paper := _paper_of(scene, frame, source, named)):
            return paper._replace(kind="paper", label=source.label)
        if source.kind in BODIES:
            paper = next((other for other in named if other.kind in {"paper", "declaration"}), None)
            return paper._replace(kind="paper", label=source.label) if paper else source
        if source.kind == "declaration":
            body = next((other for other in named if other.kind in BODIES), None)
            return source._replace(kind="paper", label=body.label) if body else source
        if source.kind == "treaty":
            provisions = [other for other in named if other.kind == "provision"]
            return provisions[0] if len(provisions) == 1 else source
    return source


def _paper_of(scene: Scene, frame: Frame, person: Source, named: Sequence[Source]) -> Source | None:
    """The paper in which a person writes, or in which the words are said to stand: `wrote in his diary`."""
    papers = [source for source in named if source.kind == "paper"]
    if is_written(scene, frame):
        return next(iter(papers), None)
    inside = words_of(scene.document.language, "inside")
    for paper in papers:
        before = scene.document.words_in(Span(max(frame.lead.start, paper.span.start - _PHRASE), paper.span.start))
        preposition = next((word for word in reversed(before[-_ARTICLES:]) if word.text in inside), None)
        if preposition and "," not in scene.document.text[person.span.end : preposition.span.start].rstrip(" ,"):
            return paper  # not `says X, a lecturer in law`
    return None


def _according_to(scene: Scene, frame: Frame) -> Source | None:
    """`According to the communiqué, the treaty “…”`; who has spoken before the phrase needs none."""
    part = _last_part(scene, frame)
    opinions = scene.said_in("opinion", part)
    if opinions:
        return Source(opinions[-1].span, "pronoun")
    for cue in reversed(scene.said_in("according", part)):
        near = [
            source
            for source in scene.sources_in(Span(cue.span.end, frame.lead.end))
            if scene.words(cue.span.end, source.span.start) <= _ACCORDING_WITHIN
        ]
        named = [source for source in scene.sources_in(cue.span) if source.kind == "paper"]
        if named:  # `in the impact assessment` begins as `in the opinion of` does
            return with_label(scene.document, named[0], near)
        if near and near[0].kind == "people" and (principal := _whose_spokesman(scene, part, cue.span)):
            return principal
        if near and near[0].kind != "treaty" and not _is_said(scene, Span(part.start, cue.span.start)):
            return _cited_later(scene, frame, near[0]) or first_of(scene.document, near)
    return None


def _whose_spokesman(scene: Scene, part: Span, phrase: Span) -> Source | None:
    """`The Secretary-General, according to his spokesman, welcomed “…”`: the subject that the phrase breaks into."""
    persons = [source for source in scene.sources_in(Span(part.start, phrase.start)) if source.kind == "person"]
    set_off = persons and scene.document.text[persons[-1].span.end : phrase.start].strip() in {",", "–", "—"}
    return persons[-1] if set_off else None


def _is_said(scene: Scene, span: Span) -> bool:
    """Whether a person says something within the span."""
    verbs = scene.said_in("saying", span)
    return bool(verbs) and any(source.kind in {"person", "pronoun"} for source in scene.sources_in(span))


def _cited_later(scene: Scene, frame: Frame, first: Source) -> Source | None:
    """`By Article 2 the river is the border; Article 7 says that “…”`: the provision whose own verb announces it."""
    rest = Span(first.span.end, frame.lead.end)
    later = [source for source in scene.sources_in(rest) if source.kind == "provision"]
    if first.kind == "people" and later and not frame.announced:
        return later[-1]  # `For villagers Article 6 counts, “…”`
    if first.kind != "provision":
        return None
    own_verb = later and scene.said_in("saying", Span(later[-1].span.end, frame.lead.end))
    return later[-1] if own_verb else None


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
    if between and _is_cited(scene, frame, between[-1], verb):
        return between[-1]
    naming = scene.said_in("naming", Span(verb.start, verb.start + 1))
    subjects = [s for s in scene.sources_in(Span(lead.start, verb.start)) if _may_speak(scene, s, verb.start)]
    if scene.document.language == "ko":
        return head_of(scene.document, subjects[:1]) if subjects else None
    near = _nearest_subject(scene, subjects, verb.start)
    if near:
        return near
    after = [s for s in scene.sources_in(Span(verb.start, lead.end)) if s.kind != "it"]
    if naming:  # `The opposition calls the treaty “…”`: what is named is not who names it
        after = [source for source in after if source.kind not in WORDS_OF_LAW]
        if not after:
            return subject_by_form(scene, frame) or unnamed(scene, verb)
    return first_of(scene.document, after) if after else None


def _is_cited(scene: Scene, frame: Frame, provision: Source, verb: Span) -> bool:
    """Whether a provision between verb and quotation is quoted, and not what a person speaks about.

    `She said that under Article 4 each “…”`, not `she complained that Article 5 had not brought “…”`.
    """
    if is_normative(scene, frame):
        return True
    if frame.announced:
        return False
    persons = (source for source in scene.sources_in(Span(frame.lead.start, verb.start)) if source.kind == "person")
    if next(persons, None) is None:
        return True
    behind = Span(provision.span.end, frame.lead.end)
    if any(scene.said_in(kind, behind) for kind in ("providing", "saying")):
        return True
    if any(scene.said_in(kind, Span(verb.start, verb.start + 1)) for kind in ("quoting", "reading")):
        return True
    ahead = scene.said_in("according", Span(verb.end, provision.span.start))
    return bool(ahead) and scene.words(ahead[-1].span.end, provision.span.start) <= _ARTICLES


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
    return head_of(scene.document, phrase)


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
        return head_of(scene.document, speakers)
    treaties = [source for source in named if source.kind == "treaty"]
    fragment = frame.passage.span.of(scene.document.text)[:1].islower() and len(treaties) == len(named)
    return treaties[-1] if treaties and (fragment or frame.announced or is_normative(scene, frame)) else None
