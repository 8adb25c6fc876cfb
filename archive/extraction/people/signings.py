"""Verbs of signing, and what was signed: a treaty, or another paper (a law, a communiqué, a protocol of exchange)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extraction.clauses import PARTING, in_an_aside
from archive.extraction.cues import Cue, cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.treaties import treaty_spoken_of
from archive.extraction.words import fold
from archive.languages import lexicon

SIGNING = frozenset({"sign", "signed", "was_signed"})
"""Kinds of cues: an active verb, a passive with its agent, a passive without."""
_NEAR = 4
_VERB_LAST = frozenset({"ko"})


@dataclass(frozen=True, slots=True)
class Signing:
    """One verb of signing, and the treaties that it is about; none where another paper was signed."""

    cue: Cue
    sentence: Span
    treaties: tuple[int, ...]
    ratifying: bool = False
    """Whether what was signed is a law, a decree or an instrument by which treaties are ratified."""


def find_signings(document: Document, treaties: Sequence[Treaty]) -> tuple[Signing, ...]:
    """Every verb of signing that is not denied, in order, with what was signed."""
    found: list[Signing] = []
    for sentence in document.sentences:
        cues = cues_within(document, "people", sentence)
        for cue in cues:
            if cue.kind not in SIGNING or _is_denied(document, cue, cues):
                continue
            paper = _signed_paper(document, treaties, cue, sentence, cues)
            objects = paper.treaties if paper else _unnamed(document, treaties, cue, cues, found)
            found.append(Signing(cue, sentence, objects, bool(paper and paper.ratifying)))
    return tuple(found)


def _unnamed(
    document: Document, treaties: Sequence[Treaty], cue: Cue, cues: Sequence[Cue], found: Sequence[Signing]
) -> tuple[int, ...]:
    """What a sentence is about that names no paper: `signed it`; `for Chile A signed` goes on from before."""
    elliptic = any(other.kind == "on_behalf" and other.span.end <= cue.span.start for other in cues)
    if elliptic and found and found[-1].treaties:
        return found[-1].treaties
    spoken = treaty_spoken_of(document, treaties, cue.span)
    return () if spoken is None else (spoken,)


def _is_denied(document: Document, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a negation stands right before the verb; in Korean right after it."""
    for other in cues:
        if other.kind == "not":
            first, last = sorted((other.span, cue.span))
            if _words_between(document, first.end, last.start) <= 1:
                return True
    return False


def _words_between(document: Document, start: int, end: int) -> int:
    return len(document.text[start:end].split())


@dataclass(frozen=True, slots=True)
class _Paper:
    """Something that can be signed; `treaties` is empty where it is no treaty."""

    span: Span
    treaties: tuple[int, ...]
    ratifying: bool = False


def _signed_paper(
    document: Document, treaties: Sequence[Treaty], cue: Cue, sentence: Span, cues: Sequence[Cue]
) -> _Paper | None:
    """What was signed, or `None` where the sentence does not name it."""
    papers = _papers(document, treaties, sentence, cues)
    before = [paper for paper in papers if paper.span.start < cue.span.start]
    after = [paper for paper in papers if paper.span.start >= cue.span.end]
    if document.language in _VERB_LAST and not _modifies_the_next_noun(document, cue):
        after = []
    if (
        after
        and (cue.kind == "sign" or document.language in _VERB_LAST)
        and _words_between(document, cue.span.end, after[0].span.start) <= _NEAR
    ):
        return _coordinated(document, after, cues)
    verb = cue.span.start
    openers = [other.span for other in cues if other.kind in {"relative", "break", "who"}]
    before = [paper for paper in before if not in_an_aside(document.text, paper.span, verb, openers)]
    if before and not document.text[before[-1].span.end : verb].strip(' ,"”»'):
        return before[-1]  # `the treaty, signed in …`
    if not before or not after:
        nearest = before[-1] if before else _coordinated(document, after, cues) if after else None
    elif (
        cue.kind != "sign"
        or _relative_between(cues, before[-1].span.end, verb)
        or _words_between(document, before[-1].span.end, verb)
        < _words_between(document, cue.span.end, after[0].span.start)
    ):
        nearest = before[-1]
    else:
        nearest = _coordinated(document, after, cues)
    return nearest


def _modifies_the_next_noun(document: Document, cue: Cue) -> bool:
    """Whether a Korean verb stands in the form that belongs to the noun behind it: `체결된 조약`."""
    endings: list[str] = lexicon(document.language, "people").get("adnominal", [])
    word = re.compile(r"\w+").match(document.text, cue.span.start)
    return bool(word and word.group().endswith(tuple(endings)))


def _papers(document: Document, treaties: Sequence[Treaty], sentence: Span, cues: Sequence[Cue]) -> list[_Paper]:
    """All that the sentence names and that can be signed; the last noun of `the Pukpuk communiqué` decides."""
    mentions = [
        _Paper(mention, (index,))
        for index, treaty in enumerate(treaties)
        for mention in treaty.mentions
        if mention.overlaps(sentence)
    ]
    others = []
    for cue in cues:
        if cue.kind not in {"treaty", "other_paper", "ratifying_paper"} or any(
            cue.span.overlaps(paper.span) for paper in mentions
        ):
            continue
        spoken = _spoken_of(document, treaties, cue)
        others.append(_Paper(cue.span, () if spoken is None else (spoken,), cue.kind == "ratifying_paper"))
    heads = [other.span.start for other in others if not other.treaties]
    named = [mention for mention in mentions if not any(_owns(document, mention.span.end, head) for head in heads)]
    return sorted([*named, *others], key=lambda paper: paper.span)


def _owns(document: Document, end: int, head: int) -> bool:
    """Whether a treaty's name only tells which paper it is: `the Pukpuk communiqué`, `the treaty's bill`."""
    gap = document.text[end:head]
    return gap == " " or (gap.startswith(("'s ", "’s ")) and len(gap.split()) <= _NEAR)


def _spoken_of(document: Document, treaties: Sequence[Treaty], cue: Cue) -> int | None:
    """The treaty that a bare noun stands for; a bare `protocol` only where the text names a protocol before it."""
    if cue.kind == "treaty":
        return treaty_spoken_of(document, treaties, cue.span)
    noun = fold(cue.span.of(document.text))
    for index, treaty in enumerate(treaties):
        names = [fold(mention.of(document.text)) for mention in treaty.mentions if mention.start < cue.span.start]
        if any(name.startswith(noun) for name in names):
            return index
    return None


def _coordinated(document: Document, papers: Sequence[_Paper], cues: Sequence[Cue]) -> _Paper:
    """The first paper with the treaties listed after it; a name set beside a bare noun says which it is."""
    chosen = [papers[0]]
    for paper in papers[1:]:
        start, end = chosen[-1].span.end, paper.span.start
        gap = document.text[start:end]
        if len(gap.split()) > _NEAR - 1 or PARTING.search(gap):
            break
        listed = any(cue.kind == "and" and start <= cue.span.start < end for cue in cues)
        beside = "," in gap and all(cue.kind == "article" for cue in cues if start <= cue.span.start < end)
        if listed:
            chosen.append(paper)
        elif beside and paper.treaties and len(gap.split()) <= 2:
            chosen[-1] = paper
        else:
            break
    if not chosen[0].treaties:
        return chosen[0]
    return replace(chosen[0], treaties=tuple(dict.fromkeys(index for paper in chosen for index in paper.treaties)))


def _relative_between(cues: Sequence[Cue], start: int, end: int) -> bool:
    return any(cue.kind in {"relative", "break"} and start <= cue.span.start < end for cue in cues)
