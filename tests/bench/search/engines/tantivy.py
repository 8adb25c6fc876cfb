"""tantivy through tantivy-py: Snowball's English stems, facets as fast fields counted by aggregation.

It has no search that counts and ranks in one pass through Python: the aggregation is a second pass, as its interface
has it. Beginnings of words are a regular expression, and mistyped words its fuzzy terms, in either field.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from search.entry import Entry
from search.facets import FACETS
from tests.bench.search.engines import SHOWN, TITLE_BOOST, Answer
from tests.bench.search.engines.ours import worded
from tests.bench.search.questions import Question

UNABLE: frozenset[str] = frozenset()
_FIELDS = ["title", "body"]
_BOOSTS = {"title": TITLE_BOOST}
_MOST_VALUES = 65_000
_HEAP = 128_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _FIELDS:
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    builder.add_unsigned_field("published", indexed=True, fast=True)
    for facet in FACETS:
        builder.add_text_field(facet.name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document(id=entry.id, title=entry.title, body=entry.body)
    if entry.published:
        document.add_unsigned("published", _day(entry.published.first))
    for facet, values in entry.facets.items():
        for value in values:
            document.add_text(facet, value)
    return document


def _day(day: str) -> int:
    return int(day.replace("-", ""))


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """One writer's thread, one commit."""
    folder.mkdir(parents=True)
    writer = tantivy.Index(_schema(), path=str(folder)).writer(heap_size=_HEAP, num_threads=1)
    for entry in entries:
        writer.add_document(_document(entry))
    writer.commit()
    writer.wait_merging_threads()


def opened(folder: Path) -> Tantivy:
    """An index and a searcher."""
    return Tantivy(folder)


class Tantivy:
    """A searcher that is kept."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def size(self) -> int:
        return self._searcher.num_docs

    def ask(self, question: Question) -> Answer:
        query = self._query(question)
        found = self._searcher.search(query, limit=SHOWN, order_by_field=None if question.words else "published")
        documents = [self._searcher.doc(address) for _, address in found.hits]
        if question.snippets:
            generator = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
            generator.set_max_num_chars(280)
            for document in documents:
                generator.snippet_from_doc(document).to_html()
        counted = [facet for facet in question.facets if question.choice is None or facet != question.choice[0]]
        counts = self._counts(query, counted) if counted else {}
        return Answer(found.count, tuple(str(document.get_first("title")) for document in documents), counts)

    def _counts(self, query: tantivy.Query, facets: list[str]) -> dict[str, dict[str, int]]:
        asked = {facet: {"terms": {"field": facet, "size": _MOST_VALUES}} for facet in facets}
        answered = self._searcher.aggregate(query, asked)
        return {
            facet: {bucket["key"]: bucket["doc_count"] for bucket in answered[facet]["buckets"]} for facet in facets
        }

    def _query(self, question: Question) -> tantivy.Query:
        parts = [self._words(question)] if question.words else []
        if question.days:
            first, last = map(_day, question.days)
            kind = tantivy.FieldType.Unsigned
            parts.append(tantivy.Query.range_query(self._schema, "published", kind, first, last))
        if question.choice:
            chosen = tantivy.Query.term_query(self._schema, *question.choice, index_option="basic")
            parts.append(tantivy.Query.const_score_query(chosen, 0.0))
        if not parts:
            return tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _words(self, question: Question) -> tantivy.Query:
        match question.joined:
            case "prefix":
                begins = f"{question.words[0]}.*"
                either = [
                    tantivy.Query.boost_query(
                        tantivy.Query.regex_query(self._schema, name, begins), _BOOSTS.get(name, 1.0)
                    )
                    for name in _FIELDS
                ]
                return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in either])
            case "fuzzy":
                fuzzy = dict.fromkeys(_FIELDS, (False, 1, True))
                return self._index.parse_query(question.words[0], _FIELDS, _BOOSTS, fuzzy)
            case _:
                text = worded(question)
                return self._index.parse_query(text, _FIELDS, _BOOSTS, conjunction_by_default=question.joined == "all")

    def change(self, entry: Entry) -> None:
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        writer.delete_documents_by_term("id", entry.id)
        writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()

    def refresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()
