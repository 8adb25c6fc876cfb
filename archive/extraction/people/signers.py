"""Who signed, at one verb of signing: its subject, its agent, and those with whom they signed.

A sentence is cut into clauses by the words that begin one (`break` in the rule files) and by strong punctuation; an
aside between commas is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.extraction.cues import Cue
from archive.extraction.findings import Span
from archive.extraction.people.partings import is_parted
from archive.extraction.people.scenes import OBJECT_FIRST, Group, Scene
from archive.extraction.people.signings import SIGNING, Signing
from archive.languages import lexicon

_SUBJECT_REACH = 30
_AGENT_REACH = 22
_NEAR = 4
_OFFICE_REACH = 3
"""Words between `by` and an office: `by the two countries' ministers`."""

_PAIR = 2
_ONE = 1
_ARTICLE = 3
_COPULA_REACH = 30
_LIST_OF_STATES = 14
"""Words of offices with the states whose they are."""


def signers(scene: Scene, signing: Signing, told: Sequence[Group] = ()) -> list[Group]:
    """The lists of persons who signed, the verb's own first; whoever `did so`, too, has not been told of before."""
    verb = signing.cue.span
    groups = [group for group in scene.groups if not _only_stands_by(scene, group)]
    if signing.cue.kind == "did_so":
        before = {person.name for group in told for person in group}
        groups = [group for group in groups if before.isdisjoint(person.name for person in group)]
    within = [group for group in groups if group[0].span.within(verb)]  # `setzten A und B ihre Namen unter …`
    chosen = within + [group for group in _agents(scene, groups, signing) if group not in within]
    if signing.cue.kind == "signature_of" or (signing.cue.kind == "signed" and not _has_agents_case(scene)):
        first = _first_after(scene, groups, verb.end, _NEAR)  # its preposition is a part of the cue
        chosen = first + [group for group in chosen if group not in first]
    if (not chosen and signing.cue.kind in {"sign", "did_so"}) or _is_said_of_a_subject(scene, signing):
        inverted = signing.cue.kind == "did_so"  # `as did A`
        chosen = [*_subject(scene, groups, verb, inverted), *chosen]
    if not chosen and signing.cue.kind == "signing_noun":
        chosen = _pictured(scene, groups, verb)
    if chosen or signing.cue.kind == "was_signed":
        chosen = chosen + [group for group in _companions(scene, groups, verb) if group not in chosen]
    return chosen


def _is_said_of_a_subject(scene: Scene, signing: Signing) -> bool:
    """Whether the noun for signers is what is said of those before it: `A and B were the signatories`."""
    if signing.cue.kind not in {"signed", "signature_of"}:
        return False
    verb = signing.cue.span
    ends = [person.block.end for person in scene.persons if person.block.end <= verb.start]
    if (
        ends
        and scene.document.text[ends[-1] : verb.start] == " "
        and not _first_after(scene, scene.groups, verb.end, _NEAR)
    ):
        return True  # `A and B signed by the lake`
    near = scene.of(max(scene.sentence.start, verb.start - _COPULA_REACH), verb.end, "passive", "copula")
    return any(scene.words(cue.span.end, verb.start) <= _ARTICLE for cue in near)


def _pictured(scene: Scene, groups: Sequence[Group], verb: Span) -> list[Group]:
    """The two or more whom a sentence shows at a signature without saying what they do there, as a caption does."""
    several = [
        group for group in groups if len(group) >= _PAIR and scene.words(group[-1].block.end, verb.start) <= _ONE
    ]
    said = scene.of(scene.sentence.start, scene.sentence.end, "break", "witness", "witnessing", "other_act", "with")
    return several if len(several) == len(groups) == _ONE and not said else []


def _only_stands_by(scene: Scene, group: Group) -> bool:
    """Whether the sentence calls them witnesses: `in the presence of A`, `while A looked on`."""
    if scene.introduced(group, "witness", within=2):
        return True
    end = group[-1].block.end
    return any(
        cue.kind == "witnessing"
        and cue.span.start >= end
        and scene.words(end, cue.span.start) <= 2
        and not scene.of(end, cue.span.start, *SIGNING, "and", "not")
        for cue in scene.cues
    )


def _agents(scene: Scene, groups: Sequence[Group], signing: Signing) -> Iterator[Group]:
    """Who stands behind the passive's preposition, or in its case: `signed in May by A`, `подписан президентом A`."""
    for group in groups:
        cue = scene.introduced(group, "by", within=_OFFICE_REACH) or _followed_by(scene, group)
        cue = cue or _by_their_offices(scene, group)
        start = cue.span.start if cue else group[0].block.start
        if cue is None and (signing.cue.kind == "sign" or not _is_in_agents_case(scene, group)):
            continue
        if _may_be_agent(scene, signing, group, cue, start):
            yield group


def _by_their_offices(scene: Scene, group: Group) -> Cue | None:
    """The passive's preposition before a list's offices: `by the ministers of Peru, Chile and Cuba: A, B and C`."""
    start = group[0].block.start
    near = [cue for cue in scene.cues if cue.kind == "by" and cue.span.end <= start]
    if len(group) < _PAIR or not near or not scene.document.text[:start].rstrip().endswith((":", ",", "–", "—")):
        return None
    between = [one for one in scene.persons if near[-1].span.end <= one.span.start < start]
    office = any(cue.kind == "role" and near[-1].span.end <= cue.span.start < start for cue in scene.cues)
    close = scene.words(near[-1].span.end, start) <= _LIST_OF_STATES
    return near[-1] if office and close and not between and not scene.of(near[-1].span.end, start, "break") else None


def _may_be_agent(scene: Scene, signing: Signing, group: Group, cue: Cue | None, start: int) -> bool:
    """Whether a list whose preposition, or which itself, begins at `start` is near enough to the verb to be its agent.

    Before an active form it is one only where both touch: `der von A unterzeichnete Vertrag`.
    """
    verb, active = signing.cue.span, signing.cue.kind == "sign"
    if cue and active and scene.of(cue.span.start, cue.span.end, "on_behalf"):
        return False
    behind = verb.end <= start
    first, last = (verb.end, start) if behind else (group[-1].block.end, verb.start)
    reach = _AGENT_REACH if behind or (cue and not active) else 0 if active else _NEAR
    others = [other for other in scene.of(first, last, "passive") if scene.words(first, other.span.start) > _ONE]
    parted = is_parted(scene.document.text[first:last]) or scene.of(first, last, "break") or others
    return first <= last and scene.words(first, last) <= reach and not parted


def _followed_by(scene: Scene, group: Group) -> Cue | None:
    """The word for the agent that stands behind it where the language puts it there: `총리에 의해`."""
    if scene.document.language != "ko":
        return None
    end = group[-1].block.end
    return next((c for c in scene.cues if c.kind == "by" and 0 <= c.span.start - end <= _ONE + _ONE), None)


def _has_agents_case(scene: Scene) -> bool:
    return "agent_endings" in lexicon(scene.document.language, "people")


def _is_in_agents_case(scene: Scene, group: Group) -> bool:
    """Whether the office before a name, else the name itself, stands in the case of a passive's agent."""
    endings = tuple(lexicon(scene.document.language, "people").get("agent_endings", ()))
    if scene.introduced(group, "with", within=0):
        return False
    block = scene.document.words_in(Span(group[0].block.start, group[0].span.end))
    word = block[0] if group[0].block.start < group[0].span.start else block[-1]
    return bool(endings) and word.text.endswith(endings)


def _subject(scene: Scene, groups: Sequence[Group], verb: Span, inverted: bool) -> list[Group]:
    """The list before the verb, else, where the language allows it or the words are inverted, the one after it."""
    for group in reversed([group for group in groups if group[-1].span.end <= verb.start]):
        end = max(group[-1].block.end, group[-1].span.end)
        if not _reaches(scene, end, verb.start):
            break
        if scene.introduced(group, "on_behalf"):
            continue
        if scene.introduced(group, "of", within=0) and not scene.of(end, verb.start, "relative", "who"):
            continue
        with_others = scene.introduced(group, "with")
        rest = [one for one in groups if with_others and one[-1].span.end <= with_others.span.start]
        return [rest[-1], group] if rest and not scene.parts(rest[-1][-1].block.end, verb.start) else [group]
    if scene.document.language in OBJECT_FIRST and not inverted:
        return []
    free = [group for group in groups if not _has_another_part(scene, group)]
    return _first_after(scene, free, verb.end, _AGENT_REACH)


def _reaches(scene: Scene, start: int, verb: int) -> bool:
    """Whether a subject that ends at the offset may belong to the verb: no other clause begins between them.

    `A, who went to Oslo, signed`; `A, each in his own capital, signed`; `A, who signed`.
    """
    text = scene.document.text
    openers = scene.of(start, verb, "break", "relative", "who")
    first = openers[0] if openers else None
    if first and not text[start : first.span.start].strip(" ,(") and first.kind != "break":
        aside = text.rfind(",", first.span.end, verb)
        if aside < 0:
            return scene.words(first.span.end, verb) <= _AGENT_REACH and not scene.parts(first.span.end, verb)
        start = aside
    elif first and not text[start : first.span.start].strip(" ,(") and scene.words(first.span.end, verb) <= _NEAR:
        return not is_parted(text[start:verb])
    if scene.words(start, verb) > _SUBJECT_REACH or _is_within_a_clause(scene, start, verb, openers):
        return False
    return not scene.parts(start, verb) and not scene.of(start, verb, *SIGNING)


def _is_within_a_clause(scene: Scene, start: int, verb: int, openers: Sequence[Cue]) -> bool:
    """Whether a relative clause begins behind a comma and holds the verb: `A begrüßte den Vertrag, den … schlossen`.

    A word that may open one is an article where the paper stands right behind it: `A hat, wie geplant, den Vertrag …`.
    """
    text = scene.document.text
    papers = {cue.span.start for cue in scene.of(start, verb, "treaty", "other_paper", "ratifying_paper")}
    return any(
        text[start : opener.span.start].rstrip().endswith(",")
        and "," not in text[opener.span.end : verb]
        and opener.span.end + 1 not in papers
        for opener in openers
        if opener.kind == "relative" and text[start : opener.span.start].strip(" ,")
    )


def _has_another_part(scene: Scene, group: Group) -> bool:
    """Whether a list is no subject: it stands behind `with`, `of`, `by` or `on behalf of`."""
    return any(scene.introduced(group, kind, within=0) for kind in ("with", "of", "by", "on_behalf"))


def _first_after(scene: Scene, groups: Sequence[Group], offset: int, reach: int) -> list[Group]:
    """The first list behind the offset, where no other clause begins before it; a colon may: `signed: A and B`."""
    behind = scene.document.text[offset : scene.sentence.end]
    offset += len(behind) - len(behind.lstrip(" :"))
    for group in groups:
        start = max(offset, group[0].block.start)
        if group[0].span.start >= offset:
            offset = _behind_colon(scene, offset, start)
            fits = scene.words(offset, start) <= reach and not scene.parts(offset, start)
            return [group] if fits and not scene.of(offset, start, *SIGNING) else []
    return []


def _behind_colon(scene: Scene, offset: int, start: int) -> int:
    """Where a colon ends that a few words part from the verb: `signed the treaty: A and B`."""
    colon = scene.document.text.find(":", offset, start)
    return colon + 1 if colon > 0 and scene.words(offset, colon) <= _NEAR else offset


def _companions(scene: Scene, groups: Sequence[Group], verb: Span) -> Iterator[Group]:
    """Those with whom the treaty was signed: `… signed it in Kyiv with the Ukrainian president, X`."""
    for group in groups:
        cue = scene.introduced(group, "with", within=2)
        if cue and cue.span.start >= verb.end and not scene.parts(verb.end, cue.span.start):
            yield group
