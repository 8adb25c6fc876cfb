"""The words of a report around what was searched for, as fragments that a page can mark: never as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from search.entry import Fragment
from search.query import Kind
from search.tree import And, Field, Fuzzy, Leaf, Named, Near, Or, Phrase, Prefix, Tree, Word, joined
from search.words import Step, Token, keys, steps, term, tokens

LENGTH = 280
"""Characters of a snippet, about."""
WHOLE = 600
"""Characters up to which a quotation is shown from its first word to its last."""
FIRST_LOOK, LAST_LOOK = 20_000, 60_000
"""Characters of a body that are looked through: so many first, and so many where nothing is found in those. What stands
still later is found by the index all the same; its result line shows the lead."""
EVERYWHERE: Mapping[Kind, tuple[str, ...]] = {
    "reports": ("title", "body"),
    "clauses": ("body",),
    "statements": ("body",),
}
"""Where words are looked for that name no field: in a clause only in its own words, not in its report's title."""
ANYWHERE = ("title", "body")

Sought = tuple[tuple[Step, ...], ...]


def sought_in(fields: tuple[str, ...], tree: Tree | None, within: tuple[str, ...] = ANYWHERE) -> Sought:
    """What the query looks for in any of the fields, as steps; what it excludes is not looked for."""
    match tree:
        case And(parts) | Or(parts) | Near(parts):
            return tuple(found for part in parts for found in sought_in(fields, part, within))
        case Named(part, names):
            whole = joined(part) if isinstance(part, And) else part
            return sought_in(fields, Or((whole, *map(Word, names))), within)
        case Field(name, part):
            return sought_in(fields, part, (name,))
        case Word() | Phrase() | Prefix() | Fuzzy() if set(fields).intersection(within):
            return (leaf_steps(tree),)
        case _:
            return ()


def leaf_steps(leaf: Leaf) -> tuple[Step, ...]:
    """What to look for to find a word, phrase or beginning."""
    return steps(
        leaf.text,
        exact=isinstance(leaf, Phrase),
        prefix=isinstance(leaf, Prefix),
        edits=leaf.edits if isinstance(leaf, Fuzzy) else 0,
    )


class _Found(NamedTuple):
    """Words that were sought, at `text[start:end]`, and which of the sought they are."""

    start: int
    end: int
    which: int


Meets = tuple[tuple[int, int], ...]
"""Which of the sought a word may belong to, and which step of it, as pairs of numbers."""


class _Wanted:
    """What is sought in some fields, and what has been found out of the words that were met."""

    def __init__(self, sought: Sought) -> None:
        self.sought = sought
        each = [step.initials for sequence in sought for step in sequence]
        known = [initials for initials in each if initials is not None]
        self.initials = frozenset().union(*known) if len(known) == len(each) else None
        """With what the words begin that have to be looked at: most do not."""
        self._met: dict[tuple[str, bool, str], Meets] = {}

    def meets(self, token: Token, language: str) -> Meets:
        """What a word of a text in that language (its first two letters) may belong to."""
        spaced = token.kind == "word"
        known = self._met.get((token.word, spaced, language))
        if known is None:
            found_by = keys(term(token, language))
            known = self._met[token.word, spaced, language] = tuple(
                (which, at)
                for which, sequence in enumerate(self.sought)
                for at, step in enumerate(sequence)
                if step.is_met_by(found_by)
            )
        return known


class Marker:
    """Marks what one query looks for, in any number of texts: what it has found out of a word it keeps."""

    def __init__(self, tree: Tree | None) -> None:
        self._tree = tree
        self._wanted: dict[tuple[str, ...], _Wanted] = {}

    def looks_in(self, fields: tuple[str, ...]) -> bool:
        """Whether anything is sought in any of those fields."""
        return bool(self._of(fields).sought)

    def marked(self, text: str, fields: tuple[str, ...], language: str) -> tuple[Fragment, ...]:
        """The whole text, with what is sought in those fields marked."""
        return tuple(_fragments(text, 0, len(text), self._found(text, fields, language)))

    def snippet(self, body: str, fields: tuple[str, ...], language: str, lead: str) -> tuple[Fragment, ...]:
        """The passage of the body in which most of what is sought stands together; the lead where none of it does."""
        spans = self._found(body[:FIRST_LOOK], fields, language)
        if not spans and len(body) > FIRST_LOOK:
            spans = self._found(body[:LAST_LOOK], fields, language)
        if not spans:
            return (Fragment(lead),) if lead else ()
        start, end = _passage(body, _densest(spans))
        fragments = list(_fragments(body, start, end, spans))
        if start > 0:
            fragments.insert(0, Fragment("… "))
        if end < len(body):
            fragments.append(Fragment(" …"))
        return tuple(fragments)

    def _of(self, fields: tuple[str, ...]) -> _Wanted:
        if fields not in self._wanted:
            self._wanted[fields] = _Wanted(sought_in(fields, self._tree))
        return self._wanted[fields]

    def _found(self, text: str, fields: tuple[str, ...], language: str) -> list[_Found]:
        """Where the sought stands in the text, in order, without overlaps."""
        wanted = self._of(fields)
        if not wanted.sought:
            return []
        primary = language[:2].lower()
        met = {
            token.position: (token, meets)
            for token in tokens(text, wanted.initials)
            if (meets := wanted.meets(token, primary))
        }
        spans: list[_Found] = []
        end = -1
        for position, (token, meets) in met.items():
            for which, at in meets:
                if at == 0 and token.start >= end:
                    last = _last(met, position, which, wanted.sought[which])
                    if last is not None:
                        end = last.end
                        spans.append(_Found(token.start, end, which))
                        break
        return spans


def _last(met: dict[int, tuple[Token, Meets]], first: int, which: int, sequence: tuple[Step, ...]) -> Token | None:
    """The last word of what is sought, where it begins at that position; None where it does not stand there."""
    for at, step in enumerate(sequence):
        place = met.get(first + step.offset - sequence[0].offset)
        if place is None or (which, at) not in place[1]:
            return None
    return met[first + sequence[-1].offset - sequence[0].offset][0]


def _densest(spans: list[_Found]) -> tuple[int, int]:
    """Start and end of the stretch that holds most of what was sought: different things before repetitions."""
    best, chosen = (0, 0), (spans[0].start, spans[0].end)
    first = 0
    for last, span in enumerate(spans):
        while span.end - spans[first].start > LENGTH and first < last:
            first += 1
        within = spans[first : last + 1]
        worth = (len({one.which for one in within}), len(within))
        if worth > best:
            best, chosen = worth, (spans[first].start, span.end)
    return chosen


def _passage(body: str, stretch: tuple[int, int]) -> tuple[int, int]:
    """The stretch with words around it, up to the length of a snippet, within its paragraphs where it can be."""
    # A phrase of many words, or a word of a thousand letters, is cut.
    stretch = stretch[0], min(stretch[1], stretch[0] + LENGTH)
    room = (LENGTH - (stretch[1] - stretch[0])) // 2
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


def _fragments(text: str, start: int, end: int, spans: list[_Found]) -> Iterator[Fragment]:
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
