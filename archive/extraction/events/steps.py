"""Steps in a treaty's life, sentence by sentence: which the text tells, and of which treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.extraction.cues import Cue, cues_within
from archive.extraction.events.objects import (
    both_of,
    holds,
    is_about_a_treaty,
    is_ended_by_a_state,
    is_of_another_paper,
    treaties_ended,
    treaties_of,
)
from archive.extraction.events.pairs import Pair, pairs_of
from archive.extraction.events.scenes import PARTED, Scene, by_a_chamber, is_near, is_near_cue
from archive.extraction.events.telling import NEAR, is_a_condition, is_future, is_planned, is_told
from archive.extraction.findings import Action, Span
from archive.extraction.people.signings import Signing

REPORTING = "reporting"
DATED = "event-dated"
_PLACE = re.compile(r" ?\([^\W\d_][^\W\d_]*(?:[ -][^\W\d_]+){0,2}, ?(?:\w{2,3} )?")
"""The opening of a bracket behind a treaty's name, with the place and a preposition before the date."""
_LOOK_BACK = 500
"""Code points before a sentence in which a ratification makes a `law` or `papers` those of a treaty."""
_AROUND = 8
"""How near, in words, the paper's name stands to the verb of depositing it."""
_AT_THE_VERB = 3
_OBJECT = 2
"""Words between a verb and the name of what it takes."""
_TAKES_EFFECT = 16
"""Words between a withdrawal and the verb that says when it takes effect."""
_BESIDE = 7
_SAID_IN_NOUNS = frozenset({"signature", "ratification", "exchange-of-instruments"})
"""Steps whose nouns are said of treaties only."""
_SAID_OF_MUCH = frozenset({"signature", "entry-into-force"})
"""Steps whose pairs are said of much else: names are put to a letter, rules begin to apply."""
_VOTED_ON = frozenset({"ratification", "approval", "suspension", "withdrawal", "termination", "amendment"})
"""Steps that a chamber or a law may decide on, and which then are not told: `voted for denunciation`."""
_DECIDED = 2
"""Words between a vote or a law and what it decides: a preposition and an article."""
_ANNOUNCED = frozenset({"withdrawal", "submission"})
"""Steps that are begun when they are announced: a notice is, and a bill that will be sent on a given day."""
_OF_PAPERS = ("instrument", "deposit", "exchange-of-instruments", "exchange-of-instruments dated", "bill")
_OF = 6
"""Code points of a preposition, with its article and blanks."""


class Step(NamedTuple):
    """A phrase that tells of a step, and the treaties that it may be of."""

    span: Span
    action: Action
    coming: bool = False
    treaties: tuple[int, ...] = ()
    rule: str = "event-cue"
    silent: bool = False
    """Whether it is only there to keep its date from others."""
    faint: bool = False
    """Whether its words tell of a step only where a date stands by them: `the signature`, `is in force`."""


def steps_of(scene: Scene, here: Sequence[Signing], signings: Sequence[Signing], before: Sequence[Step]) -> list[Step]:
    """The steps that a sentence tells, in order.

    `here` are its signings, `signings` all of the document's, `before` the steps told last.
    """
    steps = [*_told(scene, signings)] if scene.acts else []
    pairs = [*pairs_of(scene)] if scene.tells else []
    if here:
        here = _told_as_signings(scene, here, pairs)
        verbs = [signing.cue.span for signing in here]
        steps = [step for step in steps if not _is_a_verb_of_signing(step, verbs)]
    if pairs:
        steps = [step for step in steps if not any(_is_told_by(pair, step) for pair in pairs)]
    steps += _signed_on(scene)
    if pairs:
        steps += _paired(scene, pairs, signings, steps)
    steps += _deposits(scene, signings, before)
    if here:
        steps += _from_signings(scene, here, signings)
    steps += _guards(scene)
    steps.sort(key=by_place)
    return steps


def by_place(step: Step) -> Span:
    """By what steps are put in the text's order."""
    return step.span


def _told_as_signings(scene: Scene, here: Sequence[Signing], pairs: Sequence[Pair]) -> list[Signing]:
    """The signings whose verb tells of no other step: `put their initials to`."""
    otherwise = [cue.span for kind in ("negotiation", "likewise", "ratification") for cue in scene.of(kind)]
    otherwise += [pair.verb for pair in pairs if pair.action != "signature"]
    return [signing for signing in here if not any(signing.cue.span.overlaps(cue) for cue in otherwise)]


def _is_told_by(pair: Pair, step: Step) -> bool:
    """Whether the pair tells the step better: it holds the step's verb, or the bare noun that the step would be."""
    return step.span.within(pair.verb) or (step.faint and step.action == pair.action and step.span.within(pair.whole))


def _is_a_verb_of_signing(step: Step, verbs: Sequence[Span]) -> bool:
    return step.action == "signature" and any(step.span.overlaps(verb) for verb in verbs)


def _told(scene: Scene, signings: Sequence[Signing]) -> Iterator[Step]:
    """The sentence's steps that are told as taken, or as coming on the treaty's terms."""
    datable = scene.may_be_dated
    for cue, (action, coming, dated, of_another) in scene.acts:
        if (dated and not datable) or _counts_days(scene, cue, dated) or _is_voted_on(scene, cue.span, action):
            continue
        if not is_told(scene, cue.span, coming=coming or action in _ANNOUNCED):
            continue
        if of_another and is_ended_by_a_state(scene, cue.span):
            of_another, action = False, "withdrawal"
        told, action = action, _action(scene, cue, action)
        if dated and told == action and not _may_tell(scene, cue.span, action):
            continue
        silent = not is_about_a_treaty(scene, cue.span, action)
        faint = dated or (action == "withdrawal" and told != action)
        faint = faint or (action == "submission" and is_future(scene, cue.span))
        treaties = treaties_ended(scene, cue.span) if of_another else treaties_of(scene, cue.span, action, signings)
        if treaties:
            rule = "event-coming" if coming else "event-cue"
            yield Step(cue.span, action, coming, treaties, rule, silent, faint)


def _is_voted_on(scene: Scene, span: Span, action: Action) -> bool:
    """Whether the step is only what a vote or a law is about: `voted for denunciation`, `a bill on its suspension`."""
    if action not in _VOTED_ON:
        return False
    deciding = [cue.span for cue in scene.of("law")]
    if action != "approval":
        deciding += [cue.span for kind in ("approval", "submission") for cue in scene.of(kind)]
    for cue in deciding:
        start, end = (span.end, cue.start) if scene.document.language == "ko" else (cue.end, span.start)
        if start <= end and "," not in scene.document.text[start:end] and scene.words(start, end) <= _DECIDED:
            return not scene.between(start, end, "and", "joining", "pronoun")
    return False


def _signed_on(scene: Scene) -> Iterator[Step]:
    """Signatures that no verb tells: `dated 3 May 1990`, and in brackets behind the name `(Oslo, 3 May 1990)`."""
    for cue in scene.of("dated"):
        named = [index for mention, index in scene.marks if mention.start < cue.span.start]
        if named:
            yield Step(cue.span, "signature", False, (named[-1],), DATED)
    if not scene.dates or not scene.marks:
        return
    text = scene.document.text
    for date in scene.dates:
        if "-" not in date.value or not text.startswith(")", date.span.end):
            continue
        for mention, index in scene.marks:
            gap = text[mention.end : date.span.start] if mention.end < date.span.start else ""
            if _PLACE.fullmatch(gap) or (gap.strip() == "," and text.endswith("(", 0, mention.start)):
                yield Step(Span(mention.end, date.span.end), "signature", False, (index,), DATED)


def _paired(scene: Scene, pairs: Sequence[Pair], signings: Sequence[Signing], told: Sequence[Step]) -> Iterator[Step]:
    """The steps that a noun and a verb tell together and that no phrase tells already."""
    for pair in pairs:
        known = any(step.action == pair.action and step.span.overlaps(pair.span) for step in told)
        if known or not is_told(scene, pair.span, coming=pair.coming):
            continue
        if pair.action in _SAID_OF_MUCH and not scene.marks and not scene.of("pronoun"):
            continue
        if treaties := treaties_of(scene, pair.whole, pair.action, signings):
            silent = not is_about_a_treaty(scene, pair.whole, pair.action)
            yield Step(pair.span, pair.action, pair.coming, treaties, "event-pair", silent, pair.faint)


def _counts_days(scene: Scene, cue: Cue, dated: bool) -> bool:
    """Whether the phrase only says from when a date is counted: `the day before the vote`."""
    for date in scene.dates:
        if cue.span.within(date.span):
            return True
        right_before = dated and date.anchor and date.span.end <= cue.span.start
        if right_before and scene.words(date.span.end, cue.span.start) <= 1:
            return True
    return False


def _may_tell(scene: Scene, span: Span, action: Action) -> bool:
    """Whether a noun is said of a treaty, by a chamber, or in a chronicle, whose short entries are nouns."""
    if action == "ratification" and any(0 <= span.start - end <= _OF for end in _papers(scene)):
        return False  # `instruments of ratification`, `a law on ratification`
    if scene.is_entry or (action == "exchange-of-instruments" and holds(scene, span, "instrument")):
        return True
    named = [mention for mention, _ in scene.marks]
    if action not in _SAID_IN_NOUNS:
        named = [mention for mention in named if is_near(scene, mention, span, _BESIDE)]
    if named or is_near_cue(scene, "both", span, NEAR):
        return True
    return action == "approval" and by_a_chamber(scene, span)


def _papers(scene: Scene) -> list[int]:
    """Where words for instruments and bills end."""
    return [cue.span.end for kind in _OF_PAPERS for cue in scene.of(kind)]


def _action(scene: Scene, cue: Cue, action: Action) -> Action:
    """The step that the phrase tells of here: a chamber's ratification is a vote, a notice's force a withdrawal's."""
    if action == "ratification" and by_a_chamber(scene, cue.span):
        return "approval"
    if action == "approval" and not scene.chambers and _by_a_ruler(scene, cue.span):
        return "ratification"
    if action == "entry-into-force" and holds(scene, cue.span, "not"):
        return "termination"
    if action == "entry-into-force" and _leaves(scene, cue.span, _AT_THE_VERB):
        return "withdrawal"
    return action


def _by_a_ruler(scene: Scene, span: Span) -> bool:
    """Whether a head of state is right before the verb: what the king approves is ratified."""
    return any(
        span.start - cue.span.end >= 0 and scene.words(cue.span.end, span.start) <= NEAR for cue in scene.of("ruler")
    )


def _leaves(scene: Scene, span: Span, reach: int) -> bool:
    """Whether a word for a withdrawal stands right before the step, or one is told of, and no other treaty named since.

    `Norway gave notice of withdrawal on 5 May 2020, and it took effect a year later`.
    """
    for cue in scene.of("leaving"):
        if cue.span.end <= span.start and scene.words(cue.span.end, span.start) <= reach:
            return True
    text = scene.document.text
    for cue in scene.of("withdrawal"):
        since = Span(cue.span.end, span.start)
        if since.start <= since.end and scene.words(*since) <= _TAKES_EFFECT and not PARTED.search(text, *since):
            others = [mention for mention, _ in scene.marks if mention.overlaps(since)]
            return all(scene.words(cue.span.end, mention.start) <= _OBJECT for mention in others)
    return False


def _deposits(scene: Scene, signings: Sequence[Signing], before: Sequence[Step]) -> Iterator[Step]:
    """Papers handed to a depositary: a state's ratification, or, where states are leaving, its withdrawal."""
    for cue in scene.of("deposit"):
        if not is_told(scene, cue.span):
            continue
        goes, ratifies, papers = (
            holds(scene, cue.span, kind) or is_near_cue(scene, kind, cue.span, _AROUND)
            for kind in ("leaving", "instrument", "bill")
        )
        goes = goes or holds(scene, cue.span, "notice") or is_near_cue(scene, "notice", cue.span, _AROUND)
        left = bool(before) and before[-1].action == "withdrawal"
        if not goes and not ratifies and not (left and papers):
            continue
        action: Action = "withdrawal" if goes or left else "ratification"
        if treaties := treaties_of(scene, cue.span, action, signings):
            yield Step(cue.span, action, False, treaties, "event-deposit", faint=action == "withdrawal")


def _guards(scene: Scene) -> Iterator[Step]:
    """Verbs that keep their own date: `the agency said on Tuesday`, `which dates from 1995`."""
    for kind in ("reporting", "origin"):
        for cue in scene.of(kind):
            yield Step(cue.span, "publication", rule=REPORTING, silent=True)


def _from_signings(scene: Scene, here: Sequence[Signing], signings: Sequence[Signing]) -> Iterator[Step]:
    """Signatures, and the signing of the laws, decrees and papers by which a treaty is ratified."""
    for signing in here:
        span = signing.cue.span
        if signing.treaties:
            if (
                not is_planned(scene, span)
                and not is_of_another_paper(scene, span, "signature")
                and not is_a_condition(scene, span, before_only=True)
            ):
                yield Step(
                    span, "signature", False, both_of(scene, span, signings) or signing.treaties, "event-signing"
                )
            continue
        treaties = treaties_of(scene, span, "ratification", signings)
        if treaties and signing.ratifying and _speaks_of_ratification(scene) and not is_planned(scene, span):
            yield Step(span, "ratification", False, treaties, "event-ratifying-paper")


def _speaks_of_ratification(scene: Scene) -> bool:
    """Whether this sentence or one shortly before speaks of ratifying, and this one not of taking it back."""
    start = scene.sentence.start - _LOOK_BACK
    near = cues_within(scene.document, "events", Span(max(0, start), scene.sentence.end))
    return not any(scene.of("undoing")) and any(cue.kind in {"ratification", "instrument", "bill"} for cue in near)
