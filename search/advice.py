"""What the page says where a search went wrong or found nothing: the mistakes, and what could be given up."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from search.facets import LONGEST_VALUE
from search.finding import Found, how_many
from search.language import Mistake, parse
from search.language.lexing import OPERATORS, lexemes
from search.language.mistakes import Mistakes
from search.listing import counted
from search.panels import Narrowing
from search.query import MOST_CHOSEN, Query

AROUND = 40
"""Characters that are shown on either side of a mistake."""
MOST_PARTS = 6
"""Parts of a text of which it is tried what is found without them."""


@dataclass(frozen=True, slots=True)
class MistakeLine:
    """What could not be understood: the words before and after the place, the message, and what was perhaps meant."""

    message: str
    before: str = ""
    after: str = ""
    meant: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Something that could be given up, and what is found then."""

    label: str
    href: str
    found: str
    """A number of things, in words."""


def mistake_lines(query: Query, mistakes: Iterable[Mistake]) -> tuple[MistakeLine, ...]:
    """The mistakes as the page shows them: those in what was typed, then the choices that there was no room for."""
    typed = tuple(
        MistakeLine(
            mistake.message,
            query.text[: mistake.position][-AROUND:],
            query.text[mistake.position :][:AROUND],
            mistake.meant,
            query.reading(mistake.meant).to_url() if mistake.meant else "",
        )
        for mistake in mistakes
    )
    if not query.dropped:
        return typed
    said = (
        f"Passed over of what was chosen: {query.dropped:,}. At most {MOST_CHOSEN} values can be chosen or left out at"
        f" once, of {LONGEST_VALUE} characters each."
    )
    return (*typed, MistakeLine(said))


def ways_out(found: Found, narrowing: Narrowing, without: Collection[str]) -> tuple[WayOut, ...]:
    """Of a list with nothing in it: what could be given up, so that something is found. Each has its number.

    `without` are the ids of the reports that the search passed over.
    """
    return (
        *_other_kinds(found),
        *_choices_given_up(found.query, narrowing),
        *(way for label, query in _others(found, narrowing) for way in _asked(label, query, without)),
    )


def _other_kinds(found: Found) -> Iterator[WayOut]:
    for kind, total in found.results.totals.items():
        if total and kind != found.query.show:
            yield WayOut(f"Look among the {kind} instead", found.query.showing(kind).to_url(), counted(total, kind))


def _choices_given_up(query: Query, narrowing: Narrowing) -> Iterator[WayOut]:
    """What is chosen and left out, one by one: the panels know the numbers."""
    after = {
        link.href: link.total
        for panel in narrowing.panels
        for top in (*panel.links, *panel.more)
        for link in (top, *top.children)
    }
    for choice in narrowing.choices:
        if total := after.get(choice.href, 0):
            said = f"{'Let in' if choice.left_out else 'Give up'} {choice.facet}: {choice.label.text}"
            yield WayOut(said, choice.href, counted(total, query.show))


def _others(found: Found, narrowing: Narrowing) -> Iterator[tuple[str, Query]]:
    """Searches that ask for less, whose numbers nobody knows yet."""
    query = found.query
    if not found.mistakes:
        for part, rest in _without_a_part(query.text):
            yield f"Give up “{part}”", query.reading(rest)
    if len(narrowing.choices) > 1:
        yield (
            "Give up all that is chosen and left out",
            replace(query, chosen=frozenset(), excluded=frozenset(), page=1),
        )
    if query.text and narrowing.choices:
        yield "Give up the words", query.reading("")


def _asked(label: str, query: Query, without: Collection[str]) -> Iterator[WayOut]:
    if total := how_many(query, without):
        yield WayOut(label, query.to_url(), counted(total, query.show))


def _without_a_part(text: str) -> Iterator[tuple[str, str]]:
    """Each of the first things that must hold together in a text, and the text without it."""
    parts = list(_parts(text))
    for start, end in parts[:MOST_PARTS] if len(parts) > 1 else ():
        rest = " ".join(f"{text[:start]} {text[end:]}".split())
        if not parse(rest).mistakes:
            yield text[start:end], rest


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where each of the things stands that must hold together: a word, a bracket, words with OR between."""
    depth, start, end, open_ended = 0, 0, 0, True
    for lexeme in lexemes(text, Mistakes(text)):
        joins = lexeme.kind in (*OPERATORS, "NEAR", "slack")
        if depth == 0 and not open_ended and not joins:
            yield start, end
            start = lexeme.start
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        end, open_ended = lexeme.end, lexeme.kind in (*OPERATORS, "NEAR", "minus", "name")
    if end:
        yield start, end
