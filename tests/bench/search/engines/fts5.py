"""SQLite FTS5 with facets in SQL: Porter stems, bm25 with a weighted title, a narrow table for each facet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from search.entry import Entry
from search.facets import FACETS
from tests.bench.search.engines import SHOWN, TITLE_BOOST, Answer
from tests.bench.search.questions import Question

UNABLE = frozenset({"fuzzy"})
_BATCH = 2_000
_PRAGMAS = "PRAGMA mmap_size = 2147483648; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
_TABLES = f"""
PRAGMA journal_mode = WAL;
CREATE TABLE report (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE TABLE day (report INTEGER PRIMARY KEY, published TEXT);
CREATE INDEX by_day ON day (published);
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = 'report', content_rowid = 'id', tokenize = 'porter unicode61'
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25({TITLE_BOOST}, 1.0)');
CREATE TABLE label (id INTEGER PRIMARY KEY, facet TEXT, value TEXT, UNIQUE (facet, value));
""" + "".join(
    f"CREATE TABLE facet_{facet.name} (report INTEGER, label INTEGER, PRIMARY KEY (report, label)) WITHOUT ROWID;\n"
    f"CREATE INDEX by_{facet.name} ON facet_{facet.name} (label, report);\n"
    for facet in FACETS
)


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """One transaction, then the index merged into one and the planner told the sizes."""
    folder.mkdir(parents=True)
    connection = _connected(folder)
    connection.executescript(_TABLES)
    writing = _Writing(connection)
    several = iter(entries)
    while batch := list(islice(several, _BATCH)):
        writing.add(batch)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def opened(folder: Path) -> Fts5:
    """A connection."""
    return Fts5(folder)


def _connected(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "index.sqlite")
    connection.executescript(_PRAGMAS)
    return connection


class _Writing:
    """Rows of entries."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._labels = {(facet, value): id_ for id_, facet, value in connection.execute("SELECT * FROM label")}

    def add(self, entries: list[Entry]) -> None:
        texts = [(int(entry.id), entry.title, entry.body) for entry in entries]
        insert = self._connection.executemany
        insert("INSERT INTO report VALUES (?, ?, ?)", texts)
        insert("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", texts)
        days = [(int(entry.id), entry.published.first if entry.published else None) for entry in entries]
        insert("INSERT INTO day VALUES (?, ?)", days)
        for facet in FACETS:
            insert(f"INSERT INTO facet_{facet.name} VALUES (?, ?)", list(self._labelled(facet.name, entries)))

    def remove(self, id_: int) -> None:
        ask = self._connection.execute
        old = ask("SELECT id, title, body FROM report WHERE id = ?", (id_,)).fetchone()
        ask("INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)", old)
        ask("DELETE FROM report WHERE id = ?", (id_,))
        ask("DELETE FROM day WHERE report = ?", (id_,))
        for facet in FACETS:
            ask(f"DELETE FROM facet_{facet.name} WHERE report = ?", (id_,))

    def _labelled(self, facet: str, entries: list[Entry]) -> Iterator[tuple[int, int]]:
        for entry in entries:
            for value in entry.facets.get(facet, ()):
                if (facet, value) not in self._labels:
                    made = self._connection.execute("INSERT INTO label (facet, value) VALUES (?, ?)", (facet, value))
                    self._labels[facet, value] = made.lastrowid or 0
                yield int(entry.id), self._labels[facet, value]


class Fts5:
    """A connection that is kept, with its statements."""

    def __init__(self, folder: Path) -> None:
        self._connection = _connected(folder)

    def size(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM day").fetchone()[0])

    def ask(self, question: Question) -> Answer:
        source, values = _source(question)
        rows = self._connection.execute(
            f"SELECT count(*) FROM {source}" if not question.facets else "SELECT 0", [] if question.facets else values
        )
        total = int(rows.fetchone()[0])
        counts: dict[str, dict[str, int]] = {}
        if question.facets:
            total, counts = self._counted(question, source, values)
        shown = "snippet(words, 1, '<b>', '</b>', '…', 40)" if question.snippets else "''"
        order = "ORDER BY rank" if question.words else "ORDER BY day.published DESC"
        title = f"(SELECT title FROM report WHERE id = {_number(question)})"
        listing = f"SELECT {title}, {shown} FROM {source} {order} LIMIT {SHOWN}"
        top = self._connection.execute(listing, values).fetchall()
        return Answer(total, tuple(title for title, _ in top), counts)

    def _counted(self, question: Question, source: str, values: list[str]) -> tuple[int, dict[str, dict[str, int]]]:
        """The list goes into a temporary table, unless it is everything."""
        ask = self._connection.execute
        everything = not question.words and not question.choice and not question.days
        if everything:
            total = int(ask("SELECT count(*) FROM day").fetchone()[0])
        else:
            ask("CREATE TEMP TABLE IF NOT EXISTS found (report INTEGER PRIMARY KEY)")
            ask("DELETE FROM found")
            total = ask(f"INSERT INTO found SELECT {_number(question)} FROM {source}", values).rowcount
        counts = {}
        for facet in question.facets:
            if question.choice is None or facet != question.choice[0]:
                rows = f"facet_{facet}" if everything else f"found CROSS JOIN facet_{facet} USING (report)"
                grouped = f"SELECT label, count(*) AS many FROM {rows} GROUP BY label"
                counts[facet] = dict(ask(f"SELECT value, many FROM ({grouped}) JOIN label ON label.id = label"))
        self._connection.rollback()
        return total, counts

    def change(self, entry: Entry) -> None:
        writing = _Writing(self._connection)
        writing.remove(int(entry.id))
        writing.add([entry])
        self._connection.commit()

    def refresh(self) -> None:
        """Each statement sees the last commit."""


def _number(question: Question) -> str:
    return "words.rowid" if question.words else "day.report"


def _source(question: Question) -> tuple[str, list[str]]:
    """FROM and WHERE of what the question finds, with the values in it."""
    tables, conditions, values = ["day"] if not question.words else ["words"], [], []
    if question.words:
        conditions.append("words MATCH ?")
        values.append(_match(question))
    if question.days:
        tables.append("JOIN day ON day.report = words.rowid")
        conditions.append("day.published BETWEEN ? AND ?")
        values += question.days
    if question.choice:
        facet, value = question.choice
        # The plus keeps SQLite from asking the word index anew for each of these reports.
        conditions.append(
            f"+{_number(question)} IN (SELECT report FROM facet_{facet} WHERE label ="
            " (SELECT id FROM label WHERE facet = ? AND value = ?))"
        )
        values += [facet, value]
    return " ".join(tables) + (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _match(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    match question.joined:
        case "phrase":
            return f'"{" ".join(question.words)}"'
        case "prefix":
            return f"{quoted[0]} *"
        case "any":
            return " OR ".join(quoted)
        case _:
            return " AND ".join(quoted)
