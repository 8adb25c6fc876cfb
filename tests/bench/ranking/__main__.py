"""Scores the archive's engine on the collection in FOLDER: nDCG at 10, and mean average precision.

Each question is asked as somebody would type it: its words, without punctuation, all of them asked for and, where too
few documents have them all, some of them. Every other question is shown apart, for whoever tunes on one half.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from search.engines import Engine
from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.query import Query
from tests.bench.ranking.collection import Collection, Document, read
from tests.bench.ranking.metrics import average_precision, ndcg

DEPTH = 1_000
"""Documents of a list that count for its average precision."""
_NO_WORD = re.compile(r"[^\w']+")


def entry_of(document: Document) -> Entry:
    """The document as a report."""
    return Entry(
        id=document.id, title=document.title, body=document.text, url="/", slug=f"document-{document.id}", language="en"
    )


def typed(question: str) -> str:
    """The question's words, in lower case, so that none of them is an operator."""
    return " ".join(_NO_WORD.sub(" ", question.lower()).split())


def found(engine: Engine, question: str) -> list[str]:
    """The ids of the documents that are listed, the best first."""
    query = Query(typed(question))
    return [hit.id for hit in islice(engine.every(query, query.parsed.tree), DEPTH)]


def scores(engine: Engine, collection: Collection) -> list[tuple[float, float]]:
    """nDCG at 10 and average precision of every question, in order."""
    lists = {id_: found(engine, question) for id_, question in collection.queries.items()}
    return [
        (ndcg(lists[id_], collection.judgements[id_]), average_precision(lists[id_], collection.judgements[id_]))
        for id_ in collection.queries
    ]


def main(folder: Path) -> None:
    """Prints the means."""
    collection = read(folder)
    with tempfile.TemporaryDirectory() as index:
        engine = WhooshEngine(Path(index))
        engine.replace_all(map(entry_of, collection.documents))
        of_each = scores(engine, collection)
    print(f"{len(collection.documents):,} documents, {len(of_each):,} questions   nDCG@10    MAP")
    for label, some in (("all", of_each), ("odd", of_each[::2]), ("even", of_each[1::2])):
        print(f"  {label:10}{_mean([one for one, _ in some]):33.3f}{_mean([two for _, two in some]):9.3f}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder of the collection: make bench-ranking COLLECTION=FOLDER")
    main(Path(sys.argv[1]))
