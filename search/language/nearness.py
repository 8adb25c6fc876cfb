"""Words near one another: `a NEAR b`, `a NEAR/5 b NEAR/5 c`, and what people write for it that is not quite so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product
from math import prod

from search.language.leaves import trimmed
from search.language.lexing import Lexeme
from search.language.mistakes import Mistakes
from search.language.typed import USUAL, plain, typed
from search.tree import And, Field, Fuzzy, Leaf, Near, Or, Phrase, Prefix, Tree, Word
from search.words import steps

WIDEST = 100
"""Words within which things can be near at most."""
MOST_NEAR = 8
"""Things that can be near one another at most."""
_MOST_WAYS = 8

Chain = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Operand:
    """What stands beside a NEAR, at `text[start:end]` of the query."""

    tree: Tree
    start: int
    end: int


def distance(near: Lexeme, mistakes: Mistakes) -> int:
    """How many words the operator allows for."""
    figures = near.text.removeprefix("NEAR").removeprefix("/")
    if near.text == "NEAR":
        return USUAL
    known = figures.isascii() and figures.isdigit()
    within = min(max(int(figures), 1), WIDEST) if known else USUAL
    if not known or int(figures) != within:
        said = f"NEAR/{within}" if known else "NEAR"
        why = f"After NEAR/ stands a number of words from 1 to {WIDEST}; this was read as {said}."
        mistakes.add(near.start, why, mistakes.instead(near.start, near.end, said))
    return within


def together(operands: Sequence[Operand], distances: Sequence[int], span: tuple[int, int], mistakes: Mistakes) -> Tree:
    """What operands with NEAR between them ask for; the widest of several distances holds for the whole chain.

    `span` is where all of it stands in the query, with the operands that could not be understood.
    """
    if len(operands) > MOST_NEAR:
        why = f"At most {MOST_NEAR} words or phrases can stand near one another; the others were left out."
        mistakes.add(operands[MOST_NEAR].start, why, mistakes.instead(operands[MOST_NEAR - 1].end, span[1], ""))
        operands, distances = operands[:MOST_NEAR], distances[: MOST_NEAR - 1]
    within = max(distances)
    trees: list[Tree] = [operand.tree for operand in operands]
    leaves = [tree for tree in trees if isinstance(tree, Leaf)]
    if len(leaves) == len(trees):
        near = Near(tuple(leaves), within)
        if min(distances) != within:
            meant = mistakes.instead(*span, typed(near))
            why = f"One distance holds for all words that stand near one another; the widest, {within}, was taken."
            mistakes.add(span[0], why, meant)
        return near
    odd = next(operand for operand in operands if not isinstance(operand.tree, Leaf))
    meant_tree = _distributed(trees, within)
    if meant_tree is None:
        why = "NEAR stands between words or phrases, not brackets or fields such as this; it was read as AND."
        mistakes.add(odd.start, why)
        return And(tuple(trees))
    said = typed(meant_tree)
    outside = "; a field stands before brackets around them all" if isinstance(meant_tree, Field) else ", not brackets"
    why = f"NEAR stands between words or phrases{outside}; this was read as {said}."
    mistakes.add(odd.start, why, mistakes.instead(*span, said))
    return meant_tree


def slackened(phrase: Phrase, lexeme: Lexeme, slack: Lexeme, field: str, mistakes: Mistakes) -> Phrase | Near:
    """`"armed attack"~5`, which other archives understand: the words of the phrase near one another, in the field."""
    figures = slack.text[1:]
    words = [trimmed(word) for word in phrase.text.split() if steps(word)]
    if len(words) < 2:
        meant = mistakes.instead(lexeme.start, slack.end, f"{words[0]}{slack.text}" if plain(words[0]) else "")
        mistakes.add(slack.start, "A ~ goes after a word without quotation marks; it was left out.", meant)
        return phrase
    within = min(max(int(figures), 1), WIDEST) if figures else USUAL
    near = Near(tuple(Word(word) if plain(word) else Phrase(word) for word in words[:MOST_NEAR]), within)
    said = f"({typed(near)})" if field else typed(near)
    why = f"Words near one another are written with NEAR between them; this was read as {field}{said}."
    if len(words) > MOST_NEAR:
        why = f"{why} At most {MOST_NEAR} can stand near one another; the others were left out."
    mistakes.add(slack.start, why, mistakes.instead(lexeme.start, slack.end, said))
    return near


def _distributed(trees: Sequence[Tree], within: int) -> Tree | None:
    """The same with the brackets and fields outside: `title:a NEAR b` → `title:(a NEAR b)`; None where that fails."""
    names = {tree.name for tree in trees if isinstance(tree, Field)}
    ways = [_ways(_inside(tree)) for tree in trees]
    if len(names) > 1 or not all(ways) or prod(map(len, ways)) > _MOST_WAYS:
        return None
    within = max([within, *(near.within for near in map(_inside, trees) if isinstance(near, Near))])
    nears = [Near(tuple(chain.from_iterable(way)), within) for way in product(*ways)]
    if max(len(near.parts) for near in nears) > MOST_NEAR:
        return None
    either = nears[0] if len(nears) == 1 else Or(tuple(nears))
    return Field(names.pop(), either) if names else either


def _inside(tree: Tree) -> Tree:
    return tree.part if isinstance(tree, Field) else tree


def _ways(tree: Tree) -> list[Chain]:
    """The chains of leaves any of which the tree may stand for beside a NEAR; none where it stands for none."""
    match tree:
        case Word() | Phrase() | Prefix() | Fuzzy():
            return [(tree,)]
        case Near(parts):
            return [parts]
        case And(parts):
            leaves = tuple(part for part in parts if isinstance(part, Leaf))
            return [leaves] if len(leaves) == len(parts) else []
        case Or(parts):
            ways = [_ways(part) for part in parts]
            return [way for found in ways for way in found] if all(ways) else []
        case _:
            return []
