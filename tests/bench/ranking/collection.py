"""A test collection in a folder of three files.

`documents.jsonl`, one `{"id", "title", "text"}` a line, or `documents.sgml`, TREC's `<DOC><DOCNO>…</DOCNO>
<TITLE>…</TITLE><TEXT>…</TEXT></DOC>`; `queries.jsonl`, one `{"id", "text"}` a line, or `queries.sgml`, TREC's
`<top><num>…</num><title>…</title></top>`; and `judgements.tsv`, TREC's qrels: query, anything, document, grade.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.ranking.metrics import Grades

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """A text, with its title where it has one."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, questions by id, and what is relevant to each."""

    documents: tuple[Document, ...]
    queries: dict[str, str]
    judgements: dict[str, Grades]


def read(folder: Path) -> Collection:
    """The collection; only questions that somebody has judged. Raises FileNotFoundError where a file is missing."""
    judgements: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "judgements.tsv").read_text("utf-8").splitlines():
        query, _, document, grade = line.split()
        judgements[query][document] = int(grade)
    queries = {id_: text for id_, text in _queries(folder) if id_ in judgements}
    return Collection(tuple(_documents(folder)), queries, dict(judgements))


def _documents(folder: Path) -> Iterator[Document]:
    sgml = folder / "documents.sgml"
    if not sgml.exists():
        for said in _lines(folder / "documents.jsonl"):
            yield Document(str(said["id"]), said.get("title", ""), said["text"])
        return
    for one in _elements("DOC", sgml.read_text("utf-8")):
        texts = "\n".join(map(_plain, _elements("TEXT", one)))
        yield Document(_first("DOCNO", one), _first("TITLE", one), texts)


def _queries(folder: Path) -> Iterator[tuple[str, str]]:
    sgml = folder / "queries.sgml"
    if not sgml.exists():
        yield from ((str(said["id"]), said["text"]) for said in _lines(folder / "queries.jsonl"))
        return
    for one in _elements("top", sgml.read_text("utf-8")):
        yield _first("num", one), _first("title", one)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _elements(name: str, text: str) -> list[str]:
    return re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL | re.IGNORECASE)


def _first(name: str, text: str) -> str:
    return _plain(next(iter(_elements(name, text)), ""))


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub(" ", text)).strip()
