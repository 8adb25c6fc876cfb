"""What is measured of one engine, in a process of its own.

`python -m tests.bench.search.worker STAGE ENGINE SIZE FOLDER` prints one JSON object. Times are of the processor, so
that other work on the machine does not count; only how soon a change is seen is measured by the clock. The making of
the texts is left out of the time of indexing.
"""

from __future__ import annotations

import json
import multiprocessing
import pickle
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from search.entry import Entry
from tests.bench.search.archive import Archive
from tests.bench.search.engines import Answer, Rival, rival
from tests.bench.search.questions import Question

QUESTIONS = "questions.pickle"
ROUNDS, ENOUGH_SECONDS = 5, 2.0
"""Rounds of a question after the first, fewer where they have taken so long together."""
CHANGES, OPENINGS = 5, 5
COLD = ("single", "all of 2-3", "6 facets")
_fork = multiprocessing.get_context("fork")


class Made:
    """Entries, with the processor's seconds that went into making them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = iter(entries)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Entry]:
        while True:
            began = time.thread_time()
            entry = next(self._entries, None)
            self.seconds += time.thread_time() - began
            if entry is None:
                return
            yield entry


def build(engine: Rival, size: int, folder: Path) -> dict[str, Any]:
    """Indexing: processor's seconds, megabytes of the index, and at the peak."""
    return _built(engine, Archive(size).entries(), folder)


def _built(engine: Rival, entries: Iterable[Entry], folder: Path) -> dict[str, Any]:
    made = Made(entries)
    began = time.process_time()
    engine.build(folder, made)
    seconds = time.process_time() - began - made.seconds
    kept = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "megabytes": kept / 1e6, "peak": peak / 1e3}


def search(engine: Rival, size: int, folder: Path) -> dict[str, Any]:
    """Every question, warm; opening; private memory after all of it."""
    openings = [_milliseconds(lambda: engine.opened(folder).size()) for _ in range(OPENINGS)]
    opened = engine.opened(folder)
    if opened.size() != size:
        raise RuntimeError(f"the index has {opened.size()} reports, not {size}")
    asked = [
        {"kind": question.kind, "ms": ms, "total": answer.total, "counts": answer.counts, "shown": len(answer.titles)}
        for question in _questions(folder)
        if question.kind not in engine.UNABLE
        for ms, answer in [_warm(opened.ask, question)]
    ]
    return {"asked": asked, "opening": statistics.median(openings), "memory": private_megabytes()}


def cold(engine: Rival, size: int, folder: Path) -> dict[str, Any]:
    """Each question as the first of a process: opening and answer together."""
    asked = []
    for question in _questions(folder):
        if question.kind in COLD:
            ms = _in_child(lambda pipe, of=question: pipe.send(_milliseconds(lambda: engine.opened(folder).ask(of))))
            asked.append({"kind": question.kind, "ms": ms.recv()})
    return {"asked": asked}


def change(engine: Rival, size: int, folder: Path) -> dict[str, Any]:
    """One report changed, until a warm searcher of another process has found it: seconds by the clock."""
    reader = _in_child(lambda pipe: _look(engine, folder, pipe))
    reader.recv()
    opened = engine.opened(folder)
    seconds = []
    for number, entry in zip(range(CHANGES), Archive(size).entries(), strict=False):
        word = f"fnordical{'abcdefgh'[number]}"
        began = time.perf_counter()
        opened.change(replace(entry, body=f"{entry.body} {word}"))
        reader.send(word)
        if reader.recv() != 1:
            raise RuntimeError(f"{engine.__name__}: the changed report is not found")  # type: ignore[attr-defined]
        seconds.append(time.perf_counter() - began)
    reader.send("")
    return {"seconds": seconds}


def passages(engine: Rival, size: int, folder: Path) -> dict[str, Any]:
    """The same indexing and the same questions, where clauses and statements stand in the index as well."""
    beside = folder.with_name(f"{folder.name}-with-passages")
    return _built(engine, Archive(size).with_passages(), beside) | search(engine, size, beside)


def private_megabytes() -> float:
    """Memory that the process shares with no other: RssAnon."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1e3


def _questions(folder: Path) -> list[Question]:
    asked: list[Question] = pickle.loads((folder.parent / QUESTIONS).read_bytes())
    return asked


def _milliseconds(of: Callable[[], object]) -> float:
    began = time.process_time()
    of()
    return (time.process_time() - began) * 1e3


def _warm(ask: Callable[[Question], Answer], question: Question) -> tuple[float, Answer]:
    """The median of several rounds after the first."""
    answer = ask(question)
    rounds: list[float] = []
    while len(rounds) < ROUNDS and (not rounds or sum(rounds) < ENOUGH_SECONDS * 1e3):
        rounds.append(_milliseconds(lambda: ask(question)))
    return statistics.median(rounds), answer


def _in_child(work: Callable[[Connection], None]) -> Connection:
    """The other end of the pipe of a new process, which has imported what this one has, and opened nothing."""
    here, there = _fork.Pipe()
    _fork.Process(target=work, args=(there,), daemon=True).start()
    return here


def _look(engine: Rival, folder: Path, pipe: Connection) -> None:
    opened = engine.opened(folder)
    opened.ask(Question("single", ("treaty",)))
    pipe.send("ready")
    while word := pipe.recv():
        opened.refresh()
        pipe.send(opened.ask(Question("single", (word,))).total)


STAGES = {"build": build, "search": search, "cold": cold, "change": change}
OF_OURS = {"passages": passages}
"""What the others have no notion of."""


if __name__ == "__main__":
    stage, name, size, folder = sys.argv[1:]
    print(json.dumps((STAGES | OF_OURS)[stage](rival(name), int(size), Path(folder))))
