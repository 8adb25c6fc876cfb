"""The archive's own engine, asked as the search page asks it.

It marks what was sought in whatever it shows. The others do so only where they are asked for snippets, and so it is
kept from it here where nobody asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from search.engines.whoosh import WhooshEngine, answering
from search.entry import Entry
from search.query import Query
from search.snippets import Marker
from search.tree import Tree
from tests.bench.search.engines import Answer
from tests.bench.search.questions import Question

UNABLE: frozenset[str] = frozenset()


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """A generation of the index, verified and written through to the disk."""
    engine = WhooshEngine(folder)
    engine.replace_all(entries)
    while engine.tidy():
        pass


def opened(folder: Path) -> Ours:
    """As `search.index.engine` does."""
    return Ours(folder)


class _Unmarked(Marker):
    """Marks nothing."""

    def __init__(self, _: Tree | None) -> None:
        super().__init__(None)


class Ours:
    """Kept for the life of a process."""

    def __init__(self, folder: Path) -> None:
        self._engine = WhooshEngine(folder)

    def size(self) -> int:
        return self._engine.count()

    def ask(self, question: Question) -> Answer:
        """All words are insisted on, since the others know no fallback to some of them."""
        chosen = frozenset([question.choice] if question.choice else [])
        query = Query(typed(question), chosen=chosen, strict=True)
        answering.Marker = Marker if question.snippets else _Unmarked  # type: ignore[attr-defined, assignment]
        results = self._engine.search(query, query.parsed.tree, facets=question.facets)
        if results.degraded:
            raise RuntimeError("the index cannot be read")
        counts = {
            facet: {count.value: count.count for count in found if count.count}
            for facet, found in results.facets.items()
            if facet in question.facets and (question.choice is None or facet != question.choice[0])
        }
        titles = tuple("".join(part.words for part in hit.title) for hit in results.hits)
        return Answer(results.total, titles, counts)

    def change(self, entry: Entry) -> None:
        self._engine.put([entry])

    def refresh(self) -> None:
        """Each search looks by itself."""


def typed(question: Question) -> str:
    """What a reader types to ask it."""
    return f"{worded(question)} published:{'..'.join(question.days)}" if question.days else worded(question)


def worded(question: Question) -> str:
    """The same without the dates."""
    match question.joined:
        case "phrase":
            return f'"{" ".join(question.words)}"'
        case "prefix":
            return f"{question.words[0]}*"
        case "fuzzy":
            return f"{question.words[0]}~"
        case "any":
            return " OR ".join(question.words)
        case "all":
            return " ".join(question.words)
