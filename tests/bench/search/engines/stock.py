"""Whoosh 2.7.4 the ordinary way: its own analyser, parser, writer, `groupedby` and highlighter; the searcher is kept.

Its traps are stepped round: `groupedby` ignores the limit, a list in a KEYWORD field needs `allow_overlap`, and a
limited search for a word *and* a range of dates counts too few, so that dates are a filter. Facets are only counted
(`Count`), which is faster than the default of listing every document.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import DATETIME, ID, KEYWORD, TEXT, Schema
    from whoosh.index import create_in, open_dir
    from whoosh.qparser import FuzzyTermPlugin, MultifieldParser
    from whoosh.query import DateRange, Every, Term
    from whoosh.query import Query as WhooshQuery
    from whoosh.sorting import Count, Facets

from search.entry import Entry
from search.facets import FACET_NAMES
from tests.bench.search.engines import SHOWN, TITLE_BOOST, Answer
from tests.bench.search.engines.ours import worded
from tests.bench.search.questions import Question

UNABLE: frozenset[str] = frozenset()


def _schema() -> Schema:
    return Schema(
        id=ID(unique=True, stored=True),
        title=TEXT(analyzer=StemmingAnalyzer(), stored=True),
        body=TEXT(analyzer=StemmingAnalyzer(), stored=True),
        published=DATETIME(sortable=True),
        **{facet: KEYWORD(commas=True, sortable=True) for facet in FACET_NAMES},
    )


def _document(entry: Entry) -> dict[str, object]:
    facets = {facet: ",".join(values) for facet, values in entry.facets.items()}
    day = datetime.fromisoformat(entry.published.first) if entry.published else None
    return {"id": entry.id, "title": entry.title, "body": entry.body, "published": day, **facets}


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """One commit of the default writer."""
    folder.mkdir(parents=True)
    writer = create_in(str(folder), _schema()).writer()
    for entry in entries:
        writer.add_document(**_document(entry))
    writer.commit()


def opened(folder: Path) -> Stock:
    """An index and a searcher."""
    return Stock(folder)


class Stock:
    """A searcher that is kept."""

    def __init__(self, folder: Path) -> None:
        self._index = open_dir(str(folder))
        self._searcher = self._index.searcher()
        self._parser = MultifieldParser(["title", "body"], self._index.schema, {"title": TITLE_BOOST})
        self._parser.add_plugin(FuzzyTermPlugin())

    def size(self) -> int:
        return self._searcher.doc_count()

    def ask(self, question: Question) -> Answer:
        query = self._parser.parse(worded(question)) if question.words else Every()
        facets = None
        if question.facets:
            facets = Facets()
            for facet in question.facets:
                facets.add_field(facet, allow_overlap=True, maptype=Count)
        newest = None if question.words else "published"
        results = self._searcher.search(
            query,
            limit=SHOWN,
            filter=_narrowed(question),
            groupedby=facets,
            maptype=Count,
            sortedby=newest,
            reverse=bool(newest),
        )
        top = [self._searcher.stored_fields(number) for _, number in results.top_n[:SHOWN]]
        if question.snippets:
            for hit in results:
                hit.highlights("body")
        counts = {
            facet: {value: count for value, count in results.groups(facet).items() if value}
            for facet in question.facets
            if question.choice is None or facet != question.choice[0]
        }
        return Answer(len(results), tuple(stored["title"] for stored in top), counts)

    def change(self, entry: Entry) -> None:
        writer = self._index.writer()
        writer.update_document(**_document(entry))
        writer.commit()

    def refresh(self) -> None:
        self._searcher = self._searcher.refresh()


def _narrowed(question: Question) -> WhooshQuery | None:
    """What the list is narrowed to beside the words."""
    if question.days:
        return DateRange("published", *map(datetime.fromisoformat, question.days))
    return Term(*question.choice) if question.choice else None
