"""Verbs of signing, and what was signed: a treaty, or another paper (a law, a communiqué, a protocol of exchange)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from archive.extraction.clauses import in_an_aside
from archive.extraction.cues import Cue, cues_within, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.people.partings import is_parted
from archive.extraction.treaties import treaty_spoken_of
from archive.extraction.treaties.marks import marks_of
from archive.extraction.words import fold
from archive.languages import lexicon

SIGNING = frozenset({"sign", "signed", "was_signed", "signature_of"})
"""Kinds of cues: an active verb, a passive with its agent, a passive without, the noun with its signers."""
SIGNATURES = frozenset({"signing_noun"})
"""Nouns for the act: `the signature of the treaty by A and B`; a caption's `A and B after signing the treaty`."""
_SIDES = frozenset({"on_behalf", "on_behalf_after", "side"})
_NEAR = 4
_VERB_LAST = frozenset({"ko"})
_BRACKETING = frozenset({"de"})
"""Languages whose auxiliary may stand far before the participle: `wurde gestern in Wien unterzeichnet`."""
_BRACKET = 25
_AUXILIARY = 2
"""Words that may stand between an auxiliary and its participle: there, and in other languages."""
_PARTICIPLES = frozenset({"en", "fr"})
"""Languages whose past tense and participle are one form."""


@dataclass(frozen=True, slots=True)
class Signing:
    """One verb of signing, and the treaties that it is about; none where another paper was signed."""

    cue: Cue
    sentence: Span
    treaties: tuple[int, ...]
    ratifying: bool = False
    """Whether what was signed is a law, a decree or an instrument by which treaties are ratified."""


def find_signings(
    document: Document, treaties: Sequence[Treaty], kinds: frozenset[str] = SIGNING
) -> tuple[Signing, ...]:
    """Every verb of signing (or cue of the kinds) that is not denied, in order, with what was signed."""
    return _found(document, tuple(treaties), kinds)


@lru_cache(maxsize=2)
def _found(document: Document, treaties: tuple[Treaty, ...], kinds: frozenset[str]) -> tuple[Signing, ...]:
    """Told once a document, though events and signatories both ask."""
    found: list[Signing] = []
    for cue in find_cues(document, "people"):
        if cue.kind not in kinds:
            continue
        sentence = document.sentence_at(cue.span.start)
        if cue.span.end > sentence.end:
            continue
        cues = cues_within(document, "people", sentence)
        if not _is_denied(document, cue, cues):
            found.append(_signing(document, treaties, cue, sentence, cues, found))
    return tuple(found)


def _signing(
    document: Document,
    treaties: Sequence[Treaty],
    cue: Cue,
    sentence: Span,
    cues: Sequence[Cue],
    found: Sequence[Signing],
) -> Signing:
    """The signature that a cue tells of; a participle that looks like an active verb is a passive."""
    if cue.kind == "sign" and _is_passive(document, treaties, cue.span, sentence, cues):
        cue = cue._replace(kind="was_signed")
    paper = _signed_paper(document, treaties, cue, sentence, cues)
    objects = paper.treaties if paper else _unnamed(document, treaties, cue, cues, found)
    return Signing(cue, sentence, objects, bool(paper and paper.ratifying))


def taken_up(document: Document, signings: Sequence[Signing]) -> Iterator[Signing]:
    """Where `did so` takes up a verb of signing, in its sentence or the next: `Minister A did so for Chile`."""
    for sentence, told in groupby(signings, key=lambda signing: signing.sentence):
        before = list(told)
        following = _sentence_after(document, sentence)
        here = cues_within(document, "people", sentence)
        for cue in (*here, *cues_within(document, "people", following)) if following else here:
            if cue.kind != "did_so":
                continue
            said = [signing for signing in before if signing.cue.span.end <= cue.span.start]
            acts = cues_within(document, "people", Span(said[-1].cue.span.end, cue.span.start)) if said else ()
            if said and not any(act.kind == "other_act" for act in acts):
                yield Signing(cue, document.sentence_at(cue.span.start), said[-1].treaties)


def sentences_after(document: Document, signings: Sequence[Signing]) -> Iterator[tuple[Span, Signing]]:
    """Each sentence that may go on telling of a signature without a verb of its own, with the last one told of.

    It names a side: `For Peru, A`.
    """
    last = {signing.sentence: signing for signing in signings}
    for sentence, signing in last.items():
        following = _sentence_after(document, sentence)
        if not signing.treaties or following is None or following in last:
            continue
        if any(cue.kind in _SIDES for cue in cues_within(document, "people", following)):
            yield following, signing


def answer_to(document: Document, signing: Signing) -> Span | None:
    """The sentence that answers a question for who signed, which ends its paragraph: `Wer hat unterschrieben?`."""
    asking: list[str] = lexicon(document.language, "people").get("asking", [])
    sentence = signing.sentence
    end = document.paragraph_at(sentence.start).end
    if not asking or document.text[sentence.end : end].strip():
        return None
    before = document.words_in(Span(sentence.start, signing.cue.span.start))
    return _sentence_after(document, sentence) if any(word.text in asking for word in before) else None


def _sentence_after(document: Document, sentence: Span) -> Span | None:
    place = bisect_right(document.sentences, sentence)
    return document.sentences[place] if place < len(document.sentences) else None


def _unnamed(
    document: Document, treaties: Sequence[Treaty], cue: Cue, cues: Sequence[Cue], found: Sequence[Signing]
) -> tuple[int, ...]:
    """What a sentence is about that names no paper: `signed it`; `for Chile A signed` goes on from before."""
    elliptic = any(other.kind == "on_behalf" and other.span.end <= cue.span.start for other in cues)
    if elliptic and found and found[-1].treaties:
        return found[-1].treaties
    if _is_of_another_paper(document, treaties, cue):
        return ()
    spoken = treaty_spoken_of(document, treaties, cue.span)
    return () if spoken is None else (spoken,)


def _is_of_another_paper(document: Document, treaties: Sequence[Treaty], cue: Cue) -> bool:
    """Whether the sentence before speaks of another paper and of no treaty: `The declaration? A signed that.`."""
    before = document.sentence_at(max(0, document.sentence_at(cue.span.start).start - 2))
    if before.end > cue.span.start:
        return False
    cues = cues_within(document, "people", before)
    return (
        not marks_of(treaties).within(before)
        and any(c.kind == "other_paper" for c in cues)
        and all(c.kind != "treaty" for c in cues)
    )


def _is_denied(document: Document, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a negation stands right before the verb; in Korean right after it."""
    for other in cues:
        if other.kind == "not":
            first, last = sorted((other.span, cue.span))
            if _words_between(document, first.end, last.start) <= 1:
                return True
    return False


def _is_passive(
    document: Document, treaties: Sequence[Treaty], verb: Span, sentence: Span, cues: Sequence[Cue]
) -> bool:
    """Whether an auxiliary of the passive belongs to the verb, or it is a participle: `the treaty, signed in Oslo`."""
    if not verb.of(document.text).lower().endswith(tuple(lexicon(document.language, "people").get("participles", ()))):
        return False
    reach = _BRACKET if document.language in _BRACKETING else _AUXILIARY
    for cue in cues:
        if cue.kind == "passive" and cue.span.end <= verb.start:
            between = [c for c in cues if c.kind == "break" and cue.span.end <= c.span.start < verb.start]
            gap = document.text[cue.span.end : verb.start]
            if len(gap.split()) <= reach and not between and not is_parted(gap):
                return True
    if document.language not in _PARTICIPLES:
        return False
    nouns = [cue.span.end for cue in cues if cue.kind == "treaty" and cue.span.end <= verb.start]
    names = [m.end for m, _ in marks_of(treaties).within(sentence) if m.within(sentence) and m.end <= verb.start]
    return any(not document.text[end : verb.start].strip(' ,"”»') for end in (*nouns, *names))


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
    end = document.text.find(";", cue.span.end, sentence.end)  # what follows is another statement
    after = [paper for paper in papers if cue.span.end <= paper.span.start and (end < 0 or paper.span.start < end)]
    if document.language in _VERB_LAST and not _modifies_the_next_noun(document, cue):
        after = []
    if (
        after
        and (cue.kind == "sign" or document.language in _VERB_LAST)
        and _words_between(document, cue.span.end, after[0].span.start) <= _NEAR
    ):
        return _coordinated(document, after, cues)
    verb = cue.span.start
    beside = before and not document.text[before[-1].span.end : verb].strip(' ,"”»')
    if beside and cue.kind != "sign" and len(document.words_in(cue.span)) == 1:
        return before[-1]  # a participle alone, in an aside too: `the treaty, signed in …`
    openers = [other.span for other in cues if other.kind in {"relative", "break", "who"}]
    before = [paper for paper in before if not in_an_aside(document.text, paper.span, verb, openers)]
    if cue.kind == "sign":
        before = _without_complement(document, before, cues)
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


def _without_complement(document: Document, papers: list[_Paper], cues: Sequence[Cue]) -> list[_Paper]:
    """The papers without a treaty that only tells whose protocol the last one is: `das Protokoll des Abkommens …`."""
    if len(papers) > 1 and papers[-2].treaties and papers[-1].treaties:
        start, end = papers[-2].span.end, papers[-1].span.start
        of = [cue for cue in cues if cue.kind == "of" and start <= cue.span.start and cue.span.end <= end]
        if (
            of
            and not document.text[start : of[-1].span.start].strip()
            and not document.text[of[-1].span.end : end].strip()
        ):
            return papers[:-1]
    return papers


def _modifies_the_next_noun(document: Document, cue: Cue) -> bool:
    """Whether a Korean verb stands in the form that belongs to the noun behind it: `체결된 조약`."""
    endings: list[str] = lexicon(document.language, "people").get("adnominal", [])
    word = re.compile(r"\w+").match(document.text, cue.span.start)
    return bool(word and word.group().endswith(tuple(endings)))


def _papers(document: Document, treaties: Sequence[Treaty], sentence: Span, cues: Sequence[Cue]) -> list[_Paper]:
    """All that the sentence names and that can be signed; the last noun of `the Pukpuk communiqué` decides."""
    phrases = [cue.span for cue in cues if cue.kind == "other_paper" and " " in cue.span.of(document.text)]
    mentions = [
        _Paper(mention, (index,))
        for mention, index in marks_of(treaties).within(sentence)
        if not any(mention.within(phrase) for phrase in phrases)  # `un'|intesa| tecnica`
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
        if len(gap.split()) > _NEAR - 1 or is_parted(gap):
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
