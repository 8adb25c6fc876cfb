"""The engines that are compared, each a module of the same few functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from search.entry import Entry
from tests.bench.search.questions import Question

SHOWN = 20
TITLE_BOOST = 1.5
NAMES = ("ours", "stock", "fts5", "tantivy")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page of results needs."""

    total: int
    titles: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By facet and value; without the facet in which the question chooses."""


class Opened(Protocol):
    """An index as a worker of a site keeps it open."""

    def size(self) -> int:
        """How many reports there are."""

    def ask(self, question: Question) -> Answer:
        """Everything from the typed words to the page: titles, exact total, counts, snippets."""

    def change(self, entry: Entry) -> None:
        """Puts a report in the place of the one with its id, for whoever searches from now on."""

    def refresh(self) -> None:
        """What a worker does before a search, so that it sees what others have changed."""


class Rival(Protocol):
    """A module of this folder."""

    UNABLE: frozenset[str]
    """Classes of questions that the engine has no answer to."""

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Makes the index."""

    def opened(self, folder: Path) -> Opened:
        """Opens it."""


def rival(name: str) -> Rival:
    """The engine of that name."""
    return import_module(f"{__name__}.{name}")
