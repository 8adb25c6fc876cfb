"""Which treaty a step is of: the verb's subject or object, the treaty spoken of last, or the report's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from archive.extraction.clauses import in_an_aside
from archive.extraction.document import Document
from archive.extraction.events.scenes import PARTED, Scene, by_a_chamber, is_near, is_near_cue, told_of
from archive.extraction.events.telling import NEAR
from archive.extraction.findings import Action, Span
from archive.extraction.people.signings import Signing
from archive.extraction.treaties import main_of
from archive.languages import lexicon

_SUBJECT_ONLY = frozenset({"entry-into-force", "termination"})
"""Steps whose verb has a subject and no object: `the treaty expired`."""
_NAMED_BESIDE = frozenset({"signature", "exchange-of-instruments"})
"""Steps that are of a treaty which the sentence names in another clause, rather than of one named before."""
_OF_THE_NEWS = frozenset({"negotiation", "submission"})
"""Steps that are news of the report's own treaty where no other is named."""
_SUBJECT_AFTER = 3
_AT_THE_VERB = 2
_OBJECT_REACH = 8
_ABOUT_REACH = 12
_SUBJECT_REACH = 8
_PAPER_REACH = 6
_PAPER_FAR = 14
_RELATIVE_REACH = 10
_SUBJECT_FAR = 30
"""Words between `both treaties` and a verb of which they are still the subject, where no other treaty is named."""
_ATTRIBUTE = 3
"""Words between a Korean attributive verb and the noun that it describes."""
_LISTED = 5
_SPOKEN_REACH = 150
"""Code points before a sentence in which a pronoun's noun may stand."""
_TALK_REACH = 5000
"""Code points before a sentence in which the treaty that it goes on about was named."""
_PAIR_REACH = 1200
"""Code points before a sentence in which the two treaties that `both` means were named together."""

_BOTH = frozenset({"both", "both alone", "them"})
_JOINED = 3
"""Words between two treaties that are named in one breath: `and the`."""

_ATTRIBUTIVE = re.compile(f"[{''.join(map(chr, range(0xAC00 + 4, 0xD7A4, 28)))}](?!\\w)")
"""A syllable of Hangul that closes with ㄴ, at the end of its word."""


def treaties_of(scene: Scene, span: Span, action: Action, signings: Sequence[Signing]) -> tuple[int, ...]:
    """The treaties that the step at the span is of; none where it is of another paper, or no treaty is spoken of."""
    if pair := both_of(scene, span, signings, alone=action in _SUBJECT_ONLY):
        return pair
    if is_of_another_paper(scene, span, action):
        return ()
    named = _named(scene, span, action)
    if named:
        return named
    spoken = _spoken_of(scene, span, action)
    return () if spoken is None else (spoken,)


def treaties_ended(scene: Scene, span: Span) -> tuple[int, ...]:
    """The treaty to which another, the verb's subject, puts an end: `the Treaty of Madrid annulled it`."""
    after = _listed(scene, _after(scene, span, _ABOUT_REACH))
    if after:
        return after
    ending = {index for mention, index in scene.marks if mention.end <= span.start}
    main = main_of(scene.treaties)
    if main is not None and main not in ending:
        return (main,) if ending else ()
    back = Span(max(0, scene.sentence.start - _TALK_REACH), scene.sentence.start)
    earlier = [index for _, index in told_of(scene.treaties, back) if index not in ending]
    return tuple(earlier[-1:]) if ending else ()


def is_ended_by_a_state(scene: Scene, span: Span) -> bool:
    """Whether a state or its government, and no other treaty, is the subject of the verb that puts an end to it."""
    if any(mention.end <= span.start for mention, _ in scene.marks):
        return False
    actors = [*scene.states, *(cue.span for kind in ("government", "ruler") for cue in scene.of(kind))]
    return any(actor.end <= span.start and scene.words(actor.end, span.start) <= _SUBJECT_REACH for actor in actors)


def is_about_a_treaty(scene: Scene, span: Span, action: Action) -> bool:
    """Whether what is approved, exchanged or published is a treaty, its bill or its instruments, and no other paper."""
    if is_intransitive(scene, span, action):
        return not has_other_subject(scene, span)
    if action == "exchange-of-instruments":
        return holds(scene, span, "instrument") or is_near_cue(scene, "instrument", span, _ABOUT_REACH)
    if action == "publication":
        return _is_mentioned(scene, span) or is_near_cue(scene, "bill", span, 3)
    if action == "submission":
        return _is_submitted(scene, span)
    return action != "approval" or _is_approved(scene, span)


def _is_mentioned(scene: Scene, span: Span) -> bool:
    """Whether a treaty is named near the step, or a pronoun that may stand for it."""
    for mention, _ in scene.marks:
        if is_near(scene, mention, span, _OBJECT_REACH):
            return True
    return is_near_cue(scene, "both", span, NEAR) or is_near_cue(scene, "pronoun", span, NEAR)


def has_other_subject(scene: Scene, span: Span) -> bool:
    """Whether a law or a decision takes effect or ends: right before the verb, or where no treaty is named."""
    reach = 0 if scene.marks else _OBJECT_REACH
    return any(
        cue.span.end <= span.start and is_near(scene, cue.span, span, reach) for cue in scene.of("other_subject")
    )


def is_intransitive(scene: Scene, span: Span, action: Action) -> bool:
    """Whether the step's words have a subject only, and are no noun phrase such as `the termination of …`."""
    return action in _SUBJECT_ONLY and not _is_noun(scene, span)


def _is_noun(scene: Scene, span: Span) -> bool:
    return span.of(scene.document.text).casefold().endswith((" of", " del", " de la", " du", " des"))


def both_of(scene: Scene, span: Span, signings: Sequence[Signing], *, alone: bool = False) -> tuple[int, ...]:
    """The two treaties that `both agreements` stands for: those last signed together, or else named last.

    A bare `both` at the verb may do, where `alone` says that what is told of can only be treaties.
    """
    if scene.has_none(_BOTH):
        return ()
    bare = alone and any(cue.span.end < span.start <= cue.span.end + 1 for cue in scene.of("both alone"))
    if not bare and not _says_both(scene, span):
        return _them(scene, span)
    for signing in reversed(signings):
        if len(signing.treaties) > 1 and signing.cue.span.start < span.start:
            return signing.treaties
    near = told_of(scene.treaties, Span(max(0, span.start - _PAIR_REACH), span.start))
    named = tuple(dict.fromkeys(index for _, index in reversed(near)))[:2]
    if len(named) < 2:
        around = told_of(scene.treaties, Span(span.start - _PAIR_REACH, span.start + _PAIR_REACH))
        named = tuple(dict.fromkeys(index for _, index in around))[:2]
    return tuple(sorted(named)) if len(named) == 2 else ()


def _them(scene: Scene, span: Span) -> tuple[int, ...]:
    """The two treaties that the sentence before names in one breath, where `they` or `them` stands at the verb."""
    if scene.marks or not is_near_cue(scene, "them", span, _AT_THE_VERB):
        return ()
    above = told_of(scene.treaties, scene.document.sentence_at(max(0, scene.sentence.start - 1)))
    joined = [
        (one, other)
        for (first, one), (second, other) in pairwise(above)
        if one != other and _is_one_breath(scene.document.text[first.end : second.start])
    ]
    return joined[0] if len(joined) == 1 else ()


def _is_one_breath(gap: str) -> bool:
    return 0 < len(gap.split()) <= _JOINED and "," not in gap and not PARTED.search(gap)


def _says_both(scene: Scene, span: Span) -> bool:
    """Whether `both agreements` stand near, or are what the sentence went on about."""
    if is_near_cue(scene, "both", span, NEAR + 1):
        return True
    for cue in scene.of("both"):
        gap = Span(cue.span.end, span.start)
        if gap.start <= gap.end and scene.words(*gap) <= _SUBJECT_FAR and ";" not in gap.of(scene.document.text):
            return not any(mention.overlaps(gap) for mention, _ in scene.marks)
    return False


def is_of_another_paper(scene: Scene, span: Span, action: Action) -> bool:
    """Whether a declaration or a contract stands nearer to the step than any treaty, or was last named."""
    if action in {"approval", "submission"}:
        return False
    if not scene.marks:
        return is_near_cue(scene, "paper", span, _PAPER_FAR) or _paper_was_named(scene, span)
    if not scene.of("paper"):
        return False
    mentions = [mention for mention, _ in scene.marks]
    papers = [cue.span for cue in scene.of("paper") if not any(cue.span.overlaps(mention) for mention in mentions)]
    near = [_distance(scene, paper, span) for paper in papers if is_near(scene, paper, span, _PAPER_REACH)]
    nearest = min(near, default=None)
    return nearest is not None and all(_distance(scene, mention, span) > nearest for mention in mentions)


def _paper_was_named(scene: Scene, span: Span) -> bool:
    """Whether the last thing spoken of before was no treaty: `The declaration? They signed that one in …`."""
    last = scene.paper_before
    if last is None or scene.sentence.start - last > _SPOKEN_REACH:
        return False
    return not any(mention.end > last for mention, _ in told_of(scene.treaties, Span(last, span.start)))


def _distance(scene: Scene, one: Span, other: Span) -> int:
    if one.overlaps(other):
        return 0
    first, last = sorted((one, other))
    gap = scene.document.text[first.end : last.start]
    openers = {cue.span for cue in scene.between(first.end, last.start, "boundary")}
    return len(gap.split()) + _LISTED * (gap.count(",") + len(openers))


def _named(scene: Scene, span: Span, action: Action) -> tuple[int, ...]:
    """Treaties that the sentence names for the step: what takes an object looks behind itself first."""
    text = scene.document.text
    mentions = scene.marks
    if not mentions:
        return ()
    for mention, index in mentions:
        if mention.overlaps(span):
            return (index,)
    if described := _described(scene, span):
        return described
    before = [mark for mark in mentions if mark[0].end <= span.start]
    if before and "," in text[before[0][0].end : span.start]:
        openers = [cue.span for kind in ("boundary", "relative") for cue in scene.of(kind)]
        before = [mark for mark in before if not in_an_aside(text, mark[0], span.start, openers)]
    intransitive = is_intransitive(scene, span, action)
    after = _after(scene, span, _SUBJECT_AFTER if intransitive else _ABOUT_REACH)
    if intransitive and scene.document.language == "en":
        after = []
    if action == "amendment":
        return _listed(scene, after)  # what stands before the verb amends
    owner = _relative_owner(scene, span, before)
    if owner is not None and not (after and scene.words(span.end, after[0][0].start) < NEAR):
        return (owner,)
    if intransitive:
        return _listed_before(scene, before) or _listed(scene, after)
    return _listed(scene, after) or _listed_before(scene, before)


def _described(scene: Scene, span: Span) -> tuple[int, ...]:
    """The treaty that a Korean attributive verb, which ends in ㄴ, stands before: `1994년 발효한 해양법협약`."""
    if scene.document.language != "ko" or not _ATTRIBUTIVE.match(scene.document.text, span.end - 1):
        return ()
    return _listed(scene, _after(scene, span, _ATTRIBUTE))


def _relative_owner(scene: Scene, span: Span, before: Sequence[tuple[Span, int]]) -> int | None:
    """The treaty whose relative clause the step stands in: `the treaty which Britain and Portugal concluded`."""
    text = scene.document.text
    for mention, index in before[-1:]:
        if scene.words(mention.end, span.start) > _RELATIVE_REACH or PARTED.search(text, mention.end, span.start):
            return None
        for opener in scene.between(mention.end, span.start, "relative"):
            if not text[mention.end : opener.span.start].strip(" ,»”\"'"):
                return None if "," in text[opener.span.end : span.start] else index
    return None


def _listed(scene: Scene, mentions: Sequence[tuple[Span, int]]) -> tuple[int, ...]:
    """The first treaty, and those joined to it: `the treaty on A and the treaty on B`."""
    return tuple(dict.fromkeys(index for _, index in _chain(scene, mentions)))


def _listed_before(scene: Scene, mentions: Sequence[tuple[Span, int]]) -> tuple[int, ...]:
    """The last treaty, and those joined to it."""
    chain = [(mention, index) for mention, index in _chain(scene, [*reversed(mentions)])]
    return tuple(dict.fromkeys(index for _, index in reversed(chain)))


def _chain(scene: Scene, mentions: Sequence[tuple[Span, int]]) -> list[tuple[Span, int]]:
    chain = list(mentions[:1])
    for mention, index in mentions[1:]:
        first, last = sorted((chain[-1][0], mention))
        gap = scene.document.text[first.end : last.start]
        joined = scene.between(first.end, last.start, "and")
        if len(gap.split()) > NEAR - 1 or "," in gap or not joined:
            break
        chain.append((mention, index))
    return chain


def _after(scene: Scene, span: Span, reach: int) -> list[tuple[Span, int]]:
    """Treaties named soon after the step, in its clause."""
    text = scene.document.text
    return [
        (mention, index)
        for mention, index in scene.marks
        if mention.start >= span.end
        and scene.words(span.end, mention.start) <= reach
        and not PARTED.search(text, span.end, mention.start)
        and not _is_parted(scene, span.end, mention.start)
    ]


def _is_parted(scene: Scene, start: int, end: int) -> bool:
    """Whether a comma stands in it, other than before an apposition: `left another treaty, the Convention on …`."""
    text = scene.document.text
    comma = text.find(",", start, end)
    if comma < 0:
        return False
    return not any(cue.span.end == comma for cue in scene.between(start, comma, "bill")) or "," in text[comma + 1 : end]


def _spoken_of(scene: Scene, span: Span, action: Action) -> int | None:
    """The treaty that the sentence goes on about: of the sentences before it in its paragraph, or the report's own."""
    document, main = scene.document, main_of(scene.treaties)
    if action in _NAMED_BESIDE and scene.marks and not is_near_cue(scene, "pronoun", span, _LISTED):
        return min((_distance(scene, mention, span), index) for mention, index in scene.marks)[1]
    start = _talk_begins(document, scene.sentence.start)
    offset = scene.sentence.start
    while offset > start and action not in _OF_THE_NEWS:
        sentence = document.sentence_at(offset - 1)
        named = [index for _, index in told_of(scene.treaties, sentence)]
        if named:
            return main if main in named else named[0]
        offset = sentence.start
    if main is not None:
        return main
    before = told_of(scene.treaties, Span(max(0, span.start - _TALK_REACH), span.start))
    return before[-1][1] if before else None


def _talk_begins(document: Document, offset: int) -> int:
    """Where the paragraph begins, with the question that it answers."""
    paragraph = document.paragraph_at(offset)
    above = document.paragraph_at(max(0, paragraph.start - 1))
    return above.start if above.of(document.text).rstrip(' "”»').endswith("?") else paragraph.start


def holds(scene: Scene, span: Span, kind: str) -> bool:
    """Whether the step's own words hold a phrase of the kind, swallowed by the longer one: `비준서를 교환했다`."""
    return _hold(span.of(scene.document.text), scene.document.language, kind)


@lru_cache(maxsize=2048)
def _hold(told: str, language: str, kind: str) -> bool:
    """Steps are told in few words, again and again: what they hold is remembered."""
    words = told.casefold().split()
    single, phrases = _phrases(language, kind)
    return not single.isdisjoint(words) or any(
        all(map(_is_word, words[start:], phrase)) for phrase in phrases for start in range(len(words) - len(phrase) + 1)
    )


@lru_cache(maxsize=128)
def _phrases(language: str, kind: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The words listed under the kind as they stand, and its stems and phrases."""
    listed = lexicon(language, "events").get("cues", {}).get(kind, [])
    single = frozenset(phrase for phrase in listed if " " not in phrase and not phrase.endswith("*"))
    return single, tuple(tuple(phrase.split()) for phrase in listed if phrase not in single)


def _is_word(word: str, listed: str) -> bool:
    return word.startswith(listed[:-1]) if listed.endswith("*") else word == listed


def _is_submitted(scene: Scene, span: Span) -> bool:
    """Whether a bill or treaty is sent to a chamber; or, where none is named, by a government, or on a day."""
    bill = is_near_cue(scene, "bill", span, NEAR) or holds(scene, span, "bill")
    bill = bill or any(cue.span.end <= span.start for cue in scene.of("bill"))
    if scene.chambers or holds(scene, span, "chamber"):
        return bill or bool(scene.marks) or _is_mentioned(scene, span)
    sent = scene.dates or scene.heading or scene.of("government") or scene.of("ruler")
    return bill and bool(sent or is_near_cue(scene, "law", span, NEAR))


def _is_to_ratify(scene: Scene, paper: Span) -> bool:
    """Whether the paper that was adopted is one by which a treaty is ratified: `a resolution concurring in the …`."""
    ratified = [cue for kind in ("ratification dated", "ratification", "approval") for cue in scene.of(kind)]
    return any(
        cue.span.start >= paper.end
        and scene.words(paper.end, cue.span.start) <= NEAR
        and "," not in scene.document.text[paper.end : cue.span.start]
        for cue in ratified
    )


def _is_approved(scene: Scene, span: Span) -> bool:
    """Whether a vote is on a treaty or its bill; a chamber's bare consent is, where no other object follows."""
    others = [
        cue for cue in scene.of("other_object") if is_near(scene, cue.span, Span(span.end, span.end), _OBJECT_REACH)
    ]
    if others and not _is_to_ratify(scene, others[0].span):
        return False
    if is_near_cue(scene, "bill", span, NEAR) or holds(scene, span, "bill"):
        return True
    return bool(scene.chambers) and (
        _is_mentioned(scene, span) or is_near_cue(scene, "bill", span, _ABOUT_REACH) or by_a_chamber(scene, span)
    )
