"""Steps in a treaty's life, sentence by sentence: which are told as taken, which only planned, and of which treaty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from archive.extraction.clauses import PARTING, in_an_aside
from archive.extraction.cues import Cue, cues_within, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Action, DateMention, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.people.signings import Signing, find_signings
from archive.extraction.treaties import main_of
from archive.extraction.treaties.marks import marks_of
from archive.languages import lexicon

_ACTIONS: dict[str, Action] = {action: action for action in get_args(Action)}
_COMING = " coming"
_SUBJECT_ONLY = frozenset({"entry-into-force", "termination"})
"""Steps whose verb has a subject and no object: `the treaty expired`."""
_CHAMBERS = frozenset({"lower-house", "upper-house", "legislature"})
_CHARTER = "un-charter"
"""The Charter's own life is never the news."""
REPORTING = "reporting"
DATED = "event-dated"
_STOP = re.compile(r"[;!?]|\.\s")
NEAR = 4
"""Words between two phrases of one breath; the other distances are in words too."""
_DENIAL_REACH = 3
_SUBJECT_AFTER = 3
_PLAN_REACH = 6
_OBJECT_REACH = 8
_ABOUT_REACH = 12
_LOOK_BACK = 500
"""Code points before a sentence in which a ratification makes a `law` or `papers` those of a treaty."""


@dataclass(frozen=True, slots=True)
class Step:
    """A phrase that tells of a step, and the treaties that it may be of."""

    span: Span
    action: Action
    coming: bool = False
    treaties: tuple[int, ...] = ()
    rule: str = "event-cue"
    silent: bool = False
    """Whether it is only there to keep its date from others."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that is known of it."""

    document: Document
    sentence: Span
    treaties: Sequence[Treaty]
    cues: tuple[Cue, ...]
    dates: tuple[DateMention, ...]
    chambers: tuple[Span, ...]
    persons: tuple[Person, ...]

    def of(self, kind: str) -> Iterator[Cue]:
        """The sentence's cues of one kind."""
        return (cue for cue in self.cues if cue.kind == kind)

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())

    def mentions(self) -> list[tuple[Span, int]]:
        """Mentions of treaties in the sentence, in order; the Charter's own life is never the news."""
        here = marks_of(self.treaties).within(self.sentence)
        return [(mention, index) for mention, index in here if self.treaties[index].id != _CHARTER]


def scenes_of(
    document: Document, treaties: Sequence[Treaty], dates: Sequence[DateMention], gazetteer: Gazetteer
) -> Iterator[Scene]:
    """The document's sentences in order."""
    cues = find_cues(document, "events")
    kinds = {body.id: body.kind for body in gazetteer.bodies}
    chambers = [found.span for found in bodies_in(document, gazetteer) if kinds[found.keys[0]] in _CHAMBERS]
    chambers += [cue.span for cue in cues if cue.kind == "chamber"]
    persons = find_persons(document, gazetteer)
    for sentence in document.sentences:
        inside = cues_within(document, "events", sentence)
        yield Scene(
            document,
            sentence,
            treaties,
            inside,
            tuple(date for date in dates if date.span.within(sentence)),
            tuple(sorted(span for span in chambers if span.within(sentence))),
            tuple(person for person in persons if person.span.within(sentence)),
        )


def steps_of(scene: Scene, signings: Iterable[Signing]) -> list[Step]:
    """The steps that a sentence tells, in order; `signings` are the document's."""
    here = [signing for signing in signings if signing.sentence == scene.sentence]
    return sorted([*_told(scene), *_from_signings(scene, here), *_guards(scene)], key=lambda step: step.span)


def _told(scene: Scene) -> Iterator[Step]:
    """The sentence's steps that are told as taken, or as coming on the treaty's terms."""
    for cue in scene.cues:
        action = _ACTIONS.get(cue.kind.removesuffix(_COMING))
        if action is None or action == "signature":
            continue
        coming = cue.kind.endswith(_COMING)
        if any(otherwise(scene, cue.span) for otherwise in (is_denied, is_planned, _is_undone, _is_a_condition)):
            continue
        if action == "ratification" and _by_a_chamber(scene, cue.span):
            action = "approval"
        silent = not _is_about_a_treaty(scene, cue.span, action)
        treaty = _treaty_of(scene, cue.span, action)
        if treaty is not None:
            treaties = _both(scene, cue.span) or (treaty,)
            yield Step(cue.span, action, coming, treaties, "event-coming" if coming else "event-cue", silent)
    for cue in scene.of("dated"):
        before = [index for mention, index in scene.mentions() if mention.end <= cue.span.end]
        if before:
            yield Step(cue.span, "signature", False, (before[-1],), DATED)


def _guards(scene: Scene) -> Iterator[Step]:
    """Verbs of reporting, which keep their own date: `the agency said on Tuesday`."""
    for cue in scene.of("reporting"):
        yield Step(cue.span, "publication", rule=REPORTING, silent=True)


def _from_signings(scene: Scene, signings: Iterable[Signing]) -> Iterator[Step]:
    """Signatures, and the signing of the laws, decrees and papers by which a treaty is ratified."""
    for signing in signings:
        span = signing.cue.span
        if signing.treaties:
            if not _is_a_condition(scene, span, before_only=True):
                yield Step(span, "signature", False, signing.treaties, "event-signing")
        elif signing.ratifying and _speaks_of_ratification(scene) and not is_planned(scene, span):
            treaty = _treaty_of(scene, span, "ratification")
            if treaty is not None:
                yield Step(span, "ratification", False, (treaty,), "event-ratifying-paper")


def _both(scene: Scene, span: Span) -> tuple[int, ...]:
    """The two treaties that `both agreements` stands for: those last signed together."""
    if not is_near_cue(scene, "both", span, NEAR):
        return ()
    signings = find_signings(scene.document, scene.treaties)
    pairs = [s.treaties for s in signings if len(s.treaties) > 1 and s.cue.span.start < span.start]
    return pairs[-1] if pairs else ()


def _speaks_of_ratification(scene: Scene) -> bool:
    """Whether this sentence or one shortly before speaks of ratifying, and this one not of taking it back."""
    start = scene.sentence.start - _LOOK_BACK
    near = [c for c in find_cues(scene.document, "events") if start <= c.span.start < scene.sentence.end]
    return not any(scene.of("undoing")) and any(cue.kind in {"ratification", "instrument", "bill"} for cue in near)


def is_denied(scene: Scene, span: Span) -> bool:
    """Whether a negation stands right before the step; in Korean it follows."""
    for cue in scene.of("not"):
        first, last = sorted((cue.span, span))
        after = scene.document.language == "ko"
        if (cue.span.start > span.start) == after and scene.words(first.end, last.start) < _DENIAL_REACH:
            gap = scene.document.text[first.end : last.start]
            return "," not in gap and not PARTING.search(gap)
    return False


def is_planned(scene: Scene, span: Span) -> bool:
    """Whether a word of planning governs the step: `is to be ratified`; in Korean it follows."""
    for cue in scene.of("planned"):
        if any(cue.span.overlaps(date.span) for date in scene.dates):
            continue  # `May`
        first, last = sorted((cue.span, span))
        after = scene.document.language == "ko"
        gap = scene.document.text[first.end : last.start]
        governs = (cue.span.start > span.start) == after and len(gap.split()) <= _PLAN_REACH
        if governs and not PARTING.search(gap) and "," not in gap and not cue.span.overlaps(span):
            return True
    return False


def _is_undone(scene: Scene, span: Span) -> bool:
    """Whether the step is taken back: `a law on the withdrawal of the ratification`."""
    return any(scene.words(cue.span.end, span.start) <= NEAR for cue in _before(scene, "undoing", span))


def _is_a_condition(scene: Scene, span: Span, *, before_only: bool = False) -> bool:
    """Whether the step is what another waits for: `enters into force when both have ratified`, `once signed`."""
    for cue in scene.of("conditional"):
        if cue.span.start >= span.start:
            continue
        near = scene.words(cue.span.end, span.start)
        opens = not scene.document.text[scene.sentence.start : cue.span.start].strip(' "“«„')
        if opens and near <= 3 and not any(date.span.start >= cue.span.end for date in scene.dates):
            return True
        waiting = any(
            (other.kind.endswith(_COMING) or other.kind == "future") and other.span.end <= cue.span.start
            for other in scene.cues
        )
        if waiting and not before_only and not _begins_anew(scene, cue.span.end, span.start):
            return True
    return False


def _begins_anew(scene: Scene, start: int, end: int) -> bool:
    """Whether another main clause begins in the stretch: a semicolon, or a comma with `and`."""
    text = scene.document.text
    return ";" in text[start:end] or any(
        start < cue.span.start < end and text[: cue.span.start].rstrip().endswith(",") for cue in scene.of("joining")
    )


def _by_a_chamber(scene: Scene, span: Span) -> bool:
    """Whether a chamber is the verb's subject, or its agent right behind it."""
    for chamber in scene.chambers:
        first, last = sorted((chamber, span))
        gap = scene.document.text[first.end : last.start]
        reach = 5 if chamber.start < span.start else 4
        if len(gap.split()) <= reach and "," not in gap and not PARTING.search(gap):
            return True
    return False


def _is_about_a_treaty(scene: Scene, span: Span, action: Action) -> bool:
    """Whether what is approved, exchanged or published is a treaty, its bill or its instruments, and no other paper."""
    mentioned = any(is_near(scene, mention, span, _OBJECT_REACH) for mention, _ in scene.mentions())
    mentioned = mentioned or is_near_cue(scene, "both", span, NEAR)
    if action in _SUBJECT_ONLY and not _wants_object(scene, span):
        return not any(scene.words(cue.span.end, span.start) == 0 for cue in _before(scene, "other_subject", span))
    if action in {"withdrawal", "suspension", "termination"}:
        return mentioned
    if action == "publication":
        return mentioned or is_near_cue(scene, "bill", span, 3)
    if action == "exchange-of-instruments":
        return _holds(scene, span, "instrument") or is_near_cue(scene, "instrument", span, _ABOUT_REACH)
    if action == "submission":
        return _is_submitted(scene, span, mentioned)
    return action != "approval" or _is_approved(scene, span, mentioned)


def _holds(scene: Scene, span: Span, kind: str) -> bool:
    """Whether the step's own words hold a phrase of the kind, swallowed by the longer one: `비준서를 교환했다`."""
    phrases = lexicon(scene.document.language, "events")["cues"].get(kind, [])
    words = span.of(scene.document.text).casefold().split()
    return any(word.startswith(phrase.rstrip("*")) for word in words for phrase in phrases if " " not in phrase)


def _before(scene: Scene, kind: str, span: Span) -> list[Cue]:
    return [cue for cue in scene.of(kind) if cue.span.end <= span.start]


def _is_submitted(scene: Scene, span: Span, mentioned: bool) -> bool:
    """Whether a bill or treaty is sent, and a chamber is there to receive it."""
    bill = is_near_cue(scene, "bill", span, NEAR)
    return bill or (bool(scene.chambers) and mentioned) or bool(_before(scene, "bill", span))


def _is_approved(scene: Scene, span: Span, mentioned: bool) -> bool:
    """Whether a vote is on a treaty or its bill; a chamber's bare consent is, where no other object follows."""
    if is_near_cue(scene, "other_object", Span(span.end, span.end), _OBJECT_REACH):
        return False
    bill = is_near_cue(scene, "bill", span, _ABOUT_REACH)
    if is_near_cue(scene, "bill", span, NEAR):
        return True
    return bool(scene.chambers) and (mentioned or bill or _by_a_chamber(scene, span))


def _wants_object(scene: Scene, span: Span) -> bool:
    """A noun phrase such as `the termination of …`."""
    return any(scene.document.text[span.start : span.end].casefold().endswith(end) for end in (" of", " del"))


def is_near(scene: Scene, one: Span, other: Span, reach: int) -> bool:
    """Whether at most so many words, and no full stop, stand between the two."""
    if one.overlaps(other):
        return True
    first, last = sorted((one, other))
    gap = scene.document.text[first.end : last.start]
    return len(gap.split()) <= reach and not _STOP.search(gap)


def is_near_cue(scene: Scene, kind: str, span: Span, reach: int) -> bool:
    """Whether a cue of the kind is so near."""
    return any(is_near(scene, cue.span, span, reach) for cue in scene.of(kind))


def _treaty_of(scene: Scene, span: Span, action: Action) -> int | None:
    """The treaty of a step: what takes an object looks behind itself first, what has only a subject before itself."""
    openers = [cue.span for cue in scene.of("boundary")]
    text = scene.document.text
    mentions = scene.mentions()
    over = [index for mention, index in mentions if mention.overlaps(span)]
    before = [
        index
        for mention, index in mentions
        if mention.end <= span.start and not in_an_aside(text, mention, span.start, openers)
    ]
    subject_only = action in _SUBJECT_ONLY and not _wants_object(scene, span)
    after = _object_after(scene, span, _SUBJECT_AFTER if subject_only else _ABOUT_REACH)
    if subject_only and scene.document.language == "en":
        after = []
    ladder = [over, before[-1:], after] if subject_only else [over, after, before[-1:]]
    if action == "amendment":
        ladder = [over, after]  # what stands before the verb amends
    found = next((rung[0] for rung in ladder if rung), None)
    return _main_or_last(scene, span) if found is None else found


def _object_after(scene: Scene, span: Span, reach: int) -> list[int]:
    """Treaties named soon after the step, in its clause."""
    text = scene.document.text
    return [
        index
        for mention, index in scene.mentions()
        if mention.start >= span.end
        and scene.words(span.end, mention.start) <= reach
        and not PARTING.search(text, span.end, mention.start)
        and "," not in text[span.end : mention.start]
    ]


def _main_or_last(scene: Scene, span: Span) -> int | None:
    main = main_of(scene.treaties)
    if main is not None:
        return main
    earlier = [
        (mention.start, index)
        for index, treaty in enumerate(scene.treaties)
        for mention in treaty.mentions
        if mention.start < span.start and treaty.id != "un-charter"
    ]
    return max(earlier)[1] if earlier else None
