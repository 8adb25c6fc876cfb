"""What the words around a phrase say of its instrument: when it was signed, by which states, what its acronym is."""

from __future__ import annotations

import re
from bisect import bisect_right

from archive.extraction.cues import Cue, cues_within
from archive.extraction.findings import Span
from archive.extraction.names import Found
from archive.extraction.treaties.instruments import Page

_EXPLAINED = re.compile(r"(?<![\w-])([A-ZА-ЯЁ][A-ZА-ЯЁ-]{2,10}),\s(?:[^\W\d_]{1,5}\s)?\Z")
_SIGNED_REACH = 90
"""Code points between an instrument and the verb of which it is the object."""
_STOP = re.compile(r"[.;:!?\n\"“”«»]")
_SIGNED_WORDS = 16
"""Words between an instrument and the verb of which it is the object."""
_CLAUSE = re.compile(r"[;:()«»“”\"]")
_VERB_LAST = frozenset({"de", "ko"})
_PAPERS = frozenset({"treaty", "other_paper", "ratifying_paper", "not"})
"""What, between a verb and a treaty, shows that something else was signed, or nothing."""
_WATCHING = frozenset({"witness", "witnessing"})
_QUOTED = re.compile(r"[()«»“”\"]")
_BOTH = 2
"""Parties of a bilateral treaty."""
_SUBJECT_REACH = 9
_OBJECT_REACH = 6
_LONG_SENTENCE = 400
"""Code points around an instrument within which its sentence says who signs it."""
_WHICH = 2
_WHICH_REACH = 10
_NEAR = 4
"""Words that may stand between the states and the verb, and between the verb and the instrument."""
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def acronym_before(page: Page, start: int) -> str | None:
    """The acronym that the phrase explains: `el T-MEC, su tratado de libre comercio`."""
    match = _EXPLAINED.search(page.document.text, max(0, start - 24), start)
    return match.group(1) if match else None


def signed_after(page: Page, end: int) -> tuple[str, int] | None:
    """The date after `signed`, and its end, where that word follows in the same clause: `… signed in Paris in 1963`."""
    stop = _STOP.search(page.document.text, end, end + _SIGNED_REACH)
    limit = stop.start() if stop else end + _SIGNED_REACH
    first, signed = page.word_index(end), page.wording.signed
    for index in range(first, min(first + _SIGNED_WORDS, len(page.words))):
        word = page.words[index]
        if word.span.start > limit:
            return None
        if word.key in signed and page.plain(index) not in page.wording.subject:
            found = page.dated(word.span.end)
            if found:
                return found[0], found[1].end
            before = _date_between(page, end, word.span.start)
            return (before, word.span.end) if before else None
        if index in page.heads:
            return None
    return None


def is_told(page: Page, end: int) -> bool:
    """Whether a clause follows that tells the instrument from others: `that was signed …`, `, que … avaient signé`."""
    index = page.word_index(end)
    if index >= len(page.words) or page.words[index].span.start >= end + _WHICH_REACH:
        return False
    following = page.words[index]
    participle = page.wording.articles and following.key in page.wording.signed  # `l'accord signé à Lomé en 1975`
    return (participle and following.span.start - end == 1) or following.text in page.wording.which


def signed_before(page: Page, span: Span) -> str | None:
    """The date beside a `signed` that stands before the phrase.

    Right before it: `der am 22. Januar 1963 geschlossene Vertrag`; or right behind the phrase, where the verb is up to
    three words before it: `signed the treaty in 1997`.
    """
    index = page.word_index(span.start) - 1
    verb = _signed_up_to(page, index, reach=3)
    if verb is None:
        return _date_of_participle(page, span.start, index)
    signed = page.words[verb].span
    if not _is_clear(page, signed.end, span.start):
        return None
    if verb == index and (before := _date_before(page, signed.start)):
        return before
    after = page.dated(span.end, reach=28)
    return after[0] if after else None


def _date_of_participle(page: Page, start: int, index: int) -> str | None:
    """The date between a participle and its noun: `подписанный в Лиме в 1951 году договор`."""
    found = None if page.wording.articles else _date_between(page, max(0, start - 60), start)
    verb = _signed_up_to(page, index, reach=_SIGNED_WORDS) if found else None
    return found if verb is not None and _is_clear(page, page.words[verb].span.end, start) else None


def _signed_up_to(page: Page, index: int, reach: int) -> int | None:
    """The nearest word for signing among so many that end with the index."""
    for place in range(index, max(-1, index - reach), -1):
        if page.words[place].key in page.wording.signed:
            return place
    return None


def _is_clear(page: Page, start: int, end: int) -> bool:
    """Whether a verb and an instrument stand in one clause: near each other, and no stop between."""
    return end - start <= _SIGNED_REACH and not _STOP.search(page.document.text, start, end)


def _date_between(page: Page, start: int, end: int) -> str | None:
    """The date that stands right before the verb: `den Vertrag, den sie 1904 schlossen`."""
    place = bisect_right(page.dates, end, key=lambda date: date.span.end) - 1
    if place >= 0 and start <= page.dates[place].span.start and end - page.dates[place].span.end <= 2:
        return page.dates[place].value if page.dates[place].value[:4].isdigit() else None
    return None


def _date_before(page: Page, end: int) -> str | None:
    place = bisect_right(page.dates, end, key=lambda date: date.span.end) - 1
    if place >= 0 and end - page.dates[place].span.end <= 25 and page.dates[place].value[:4].isdigit():
        return page.dates[place].value
    years = _YEAR.findall(page.document.text, max(0, end - 30), end)
    return years[-1] if years else None


def near_part(sentence: Span, span: Span) -> Span:
    """The part of a sentence around the span, so that a sentence without end costs no more than a long one."""
    return Span(max(sentence.start, span.start - _LONG_SENTENCE), min(sentence.end, span.end + _LONG_SENTENCE))


def signers_of(page: Page, span: Span, parties: frozenset[str]) -> frozenset[str]:
    """The states that the sentence says sign the instrument at the span, two at least with the `parties` of the phrase.

    `Peru and Chile signed the treaty`, `the treaty was signed by Peru and Chile`; where the verb comes last, it follows
    the instrument. Nothing for instruments that many states join.
    """
    sentence = near_part(page.document.sentence_at(span.start), span)
    verbs = page.signings_in(sentence)
    if not verbs:
        return frozenset()
    core = page.document.words_in(span)
    if any(word.key in page.wording.of_many or word.text.endswith(page.wording.many_ends) for word in core):
        return frozenset()
    papers = [cue.span.start for cue in cues_within(page.document, "people", sentence) if cue.kind in _PAPERS]
    groups = _groups(page, sentence, span)
    for verb in verbs:
        for group in groups:
            codes = frozenset(found.keys[0] for found in group)
            whole = Span(group[0].span.start, group[-1].span.end)
            another = any(verb.span.end <= paper < span.start for paper in papers)
            if len(codes | parties) >= 2 and not another and _signs(page, whole, verb, span):
                return codes
    near = [verb for verb in verbs if not any(verb.span.end <= paper < span.start for paper in papers)]
    return _both_signers(page, sentence, span, near) if near else frozenset()


def _both_signers(page: Page, sentence: Span, span: Span, verbs: list[Cue]) -> frozenset[str]:
    """The two states whose people a sentence says sign: `… pour Kinshasa et … pour Kigali viennent de signer l'accord`.

    None where it speaks of one state or of three, of another instrument, or where the verb is far off.
    """
    if any(other.start < span.start or other.start >= span.end for other in _heads(page, sentence)):
        return frozenset()
    if not any(_words_between(page, verb.span, span) <= _SIGNED_WORDS for verb in verbs):
        return frozenset()
    at = {cue.span.end for cue in cues_within(page.document, "events", sentence) if cue.kind == "place"}
    watched = [cue.span.start for cue in cues_within(page.document, "people", sentence) if cue.kind in _WATCHING]
    sentence = Span(sentence.start, min((start for start in watched if start > span.start), default=sentence.end))
    spoken = [*page.states_in(sentence)]
    for one in page.capitals_in(sentence):
        glued = page.wording.at_ends and page.document.text.startswith(page.wording.at_ends, one.span.end)
        if not glued and not at & {one.span.start - 1, one.span.start}:
            spoken.append(one)
    codes = frozenset(one.keys[0] for one in spoken if not _is_quoted(page, one.span, span))
    return codes if len(codes) == _BOTH else frozenset()


def _is_quoted(page: Page, state: Span, span: Span) -> bool:
    """Whether marks of quotation or brackets stand between a state and the instrument."""
    first, second = sorted((state, span))
    return bool(_QUOTED.search(page.document.text, first.end, second.start))


def _heads(page: Page, sentence: Span) -> list[Span]:
    first, last = page.word_index(sentence.start), page.word_index(sentence.end)
    return [page.words[index].span for index in range(first, last) if index in page.heads]


def _words_between(page: Page, some: Span, other: Span) -> int:
    first, second = sorted((some, other))
    return len(page.document.words_in(Span(first.end, second.start)))


def _groups(page: Page, sentence: Span, span: Span) -> list[list[Found]]:
    """States of the sentence outside the span that stand in one list, `and` and commas between."""
    groups: list[list[Found]] = []
    for found in sorted(page.spoken_in(sentence), key=lambda found: found.span):
        if found.span.overlaps(span):
            continue
        end = groups[-1][-1].span.end if groups else -1
        if groups and _is_listed(page, end, found.span.start):
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _is_listed(page: Page, start: int, end: int) -> bool:
    """Whether only `and`, a comma or a glued particle, and articles, stand between two states."""
    wording, gap = page.wording, page.document.text[start:end]
    between = [page.plain(index) for index in range(page.word_index(start), page.word_index(end))]
    joined = "," in gap or any(word in wording.and_ for word in between) or not between
    return joined and wording.and_.union(wording.definite).issuperset(between) and not _CLAUSE.search(gap)


def _signs(page: Page, group: Span, verb: Cue, span: Span) -> bool:
    """Whether the states are the subject or the agent of the verb, and the instrument is what is signed."""
    if group.end <= verb.span.start and verb.span.end <= span.start:
        near = _is_near(page, group.end, verb.span.start, _SUBJECT_REACH)
        return near and _is_near(page, verb.span.end, span.start, _OBJECT_REACH)
    if span.end <= group.start and group.end <= verb.span.start:  # `the treaty which Peru and Chile signed`
        near = _is_near(page, span.end, group.start, _WHICH)
        return near and _is_near(page, group.end, verb.span.start, _NEAR)
    if span.end <= group.start and page.plain(_word_before(page, group.start)) in page.wording.between:
        return _is_near(page, span.end, group.start, _SUBJECT_REACH)
    if span.end <= verb.span.start and verb.span.end <= group.start:
        follows = page.document.words_in(Span(span.end, verb.span.start))[:1]  # `el tratado que firmaron Perú y Chile`
        related = verb.kind == "sign" and any(word.text in page.wording.which for word in follows)
        if verb.kind != "signed" and not related and not _has_agent(page, verb.span.end, group.start):
            return False
        return _is_near(page, span.end, verb.span.start, _NEAR) and _is_near(page, verb.span.end, group.start, _NEAR)
    if page.document.language in _VERB_LAST and group.end <= span.start and span.end <= verb.span.start:
        near = _is_near(page, group.end, span.start, _SUBJECT_REACH)
        return near and _is_near(page, span.end, verb.span.start, _NEAR)
    return False


def _has_agent(page: Page, start: int, end: int) -> bool:
    """Whether what names who acted stands right before the offset, or an article between: `signed in Suva by`."""
    agents = [cue.span for cue in cues_within(page.document, "people", Span(start, end)) if cue.kind == "by"]
    return bool(agents) and len(page.document.words_in(Span(agents[-1].end, end))) <= 1


def _word_before(page: Page, offset: int) -> int:
    """The index of the word before the offset, articles left out."""
    index = page.word_index(offset) - 1
    return index - 1 if index > 0 and page.plain(index) in page.wording.definite else max(0, index)


def _is_near(page: Page, start: int, end: int, most: int) -> bool:
    """Whether few words stand between, no other state, no other instrument, and no mark that parts clauses."""
    first, last = page.word_index(start), page.word_index(end)
    if last - first > most or _CLAUSE.search(page.document.text, start, end) or page.states_in(Span(start, end)):
        return False
    return all(index not in page.heads for index in range(first, last))
