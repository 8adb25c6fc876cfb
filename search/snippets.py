"""The words of a report around what was searched for, as fragments that a page can mark: never as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from search.entry import Fragment
from search.tree import And, Field, Or, Phrase, Prefix, Tree, Word
from search.words import Step, Token, stems, steps, tokens

LENGTH = 280
"""Characters of a snippet, about."""
FIRST_LOOK, LAST_LOOK = 20_000, 60_000
"""Characters of a body that are looked through: so many first, and so many where nothing is found in those. What stands
still later is found by the index all the same; its result line shows the lead."""
EVERYWHERE = ("title", "body")
"""Where words are looked for that name no field."""

Sought = tuple[tuple[Step, ...], ...]


def sought_in(fields: frozenset[str], tree: Tree | None, within: tuple[str, ...] = EVERYWHERE) -> Sought:
    """What the query looks for in any of the fields, as steps; what it excludes is not looked for."""
    match tree:
        case And(parts) | Or(parts):
            return tuple(found for part in parts for found in sought_in(fields, part, within))
        case Field(name, part):
            return sought_in(fields, part, (name,))
        case Word() | Phrase() | Prefix() if fields.intersection(within):
            return (leaf_steps(tree),)
        case _:
            return ()


def leaf_steps(leaf: Word | Phrase | Prefix) -> tuple[Step, ...]:
    """What to look for to find a word, phrase or beginning."""
    return steps(leaf.text, exact=isinstance(leaf, Phrase), prefix=isinstance(leaf, Prefix))


def marked(text: str, sought: Sought, language: str) -> tuple[Fragment, ...]:
    """The whole text, with what was sought marked."""
    return tuple(_fragments(text, 0, len(text), _found(text, sought, language)))


def snippet(body: str, sought: Sought, language: str, lead: str) -> tuple[Fragment, ...]:
    """The passage of the body in which most of what was sought stands together; the lead where none of it does."""
    spans = _found(body[:FIRST_LOOK], sought, language)
    if not spans and len(body) > FIRST_LOOK:
        spans = _found(body[:LAST_LOOK], sought, language)
    if not spans:
        return (Fragment(lead),) if lead else ()
    start, end = _passage(body, _densest(spans))
    fragments = list(_fragments(body, start, end, spans))
    if start > 0:
        fragments.insert(0, Fragment("… "))
    if end < len(body):
        fragments.append(Fragment(" …"))
    return tuple(fragments)


Found = tuple[int, int, int]
"""Start and end of some words that were sought, and which of the sought they are."""


def _found(text: str, sought: Sought, language: str) -> list[Found]:
    """Where the sought stands in the text, in order, without overlaps."""
    if not sought:
        return []
    words = list(tokens(text))
    terms = [frozenset((word.form, *stems(word, language))) for word in words]
    spans: list[Found] = []
    end = -1
    for at, word in enumerate(words):
        for which, sequence in enumerate(sought):
            if word.start >= end and _stands(sequence, at, words, terms):
                end = words[at + sequence[-1].offset].end
                spans.append((word.start, end, which))
                break
    return spans


def _stands(sequence: tuple[Step, ...], at: int, words: list[Token], terms: list[frozenset[str]]) -> bool:
    """Whether the sequence stands at that word."""
    for step in sequence:
        place = at + step.offset
        if place >= len(words):
            return False
        begins = bool(step.begins) and words[place].form.startswith(step.begins)
        if not begins and terms[place].isdisjoint(step.terms):
            return False
    return True


def _densest(spans: list[Found]) -> tuple[int, int]:
    """Start and end of the stretch that holds most of what was sought: different things before repetitions."""
    best, chosen = (0, 0), (spans[0][0], spans[0][1])
    first = 0
    for last, (_, end, _) in enumerate(spans):
        while end - spans[first][0] > LENGTH and first < last:
            first += 1
        within = spans[first : last + 1]
        worth = (len({which for _, _, which in within}), len(within))
        if worth > best:
            best, chosen = worth, (spans[first][0], end)
    return chosen


def _passage(body: str, stretch: tuple[int, int]) -> tuple[int, int]:
    """The stretch with words around it, up to the length of a snippet, within its paragraphs where it can be."""
    room = max(0, LENGTH - (stretch[1] - stretch[0])) // 2
    start = max(0, stretch[0] - room)
    end = min(len(body), stretch[1] + room)
    if (line := body.rfind("\n", start, stretch[0])) >= 0:
        start = line + 1
    elif start > 0 and (space := body.find(" ", start, stretch[0])) >= 0:
        start = space + 1
    if (line := body.find("\n", stretch[1], end)) >= 0:
        end = line
    elif end < len(body) and (space := body.rfind(" ", stretch[1], end)) >= 0:
        end = space
    return start, end


def _fragments(text: str, start: int, end: int, spans: list[Found]) -> Iterator[Fragment]:
    """The text from start to end, cut where marked words begin and end."""
    at = start
    for first, last, _ in spans:
        if first < at or last > end:
            continue
        if first > at:
            yield Fragment(text[at:first])
        yield Fragment(text[first:last], matched=True)
        at = last
    if at < end:
        yield Fragment(text[at:end])
