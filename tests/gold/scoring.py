"""Facts as comparable tuples, and the figures that two sets of them give.

Expected facts and found ones are both brought to sets of plain tuples, in which a treaty stands by its key (the
authority file's id, or the words by which the report calls it) and not by its index; then sets are compared.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from archive import extraction, reading
from archive.extraction.answer import answer
from archive.extraction.authority_files import read_authority

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
FOUNDING = ("2024-06-20-elcomercio-article-51", "2024-11-06-interfax-federation-council")

Facts = dict[str, set[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many facts of one kind were found, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Right ones among those found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right ones among those expected."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def stems() -> list[str]:
    """Of all reports with expected facts."""
    return sorted(path.stem for path in HERE.glob("*.json") if path.stem != "floors")


@cache
def expected(stem: str) -> dict[str, Any]:
    """The gold file."""
    gold: dict[str, Any] = json.loads((HERE / f"{stem}.json").read_text("utf-8"))
    return gold


@cache
def _names() -> tuple[extraction.Gazetteer, frozenset[str]]:
    gazetteer = read_authority(FIXTURES / "authority")
    return gazetteer, extraction.proper_words(gazetteer)


@cache
def found(stem: str) -> dict[str, Any]:
    """The answer to the report's file, as `manage.py extract` prints it."""
    gazetteer, words = _names()
    gold = expected(stem)
    data = (FIXTURES / "reports" / f"{stem}.txt").read_bytes()
    read = reading.read(data, name=f"{stem}.txt", source_url=gold["source_url"], names=words)
    findings = extraction.extract(read, gazetteer, published=gold["given_published"])
    return answer(read, findings, file=f"{stem}.txt", sha256=sha256(data).hexdigest())


def expected_facts(gold: Mapping[str, Any]) -> Facts:
    """The facts of a gold file."""
    keys = [treaty["id"] or plain(treaty["called"][0]) for treaty in gold["treaties"]]
    return _facts(gold, keys) | {"treaties": set(zip(keys))}


def found_facts(given: Mapping[str, Any], gold: Mapping[str, Any]) -> Facts:
    """The facts of an answer, treaties named as the gold file names them where they are the same."""
    keys = [_key(given, treaty, gold) for treaty in given["treaties"]]
    spoken = {words(quote["text"]) for quote in gold["quotes"] if quote["speaker"]}
    facts = _facts(given, keys) | {"treaties": set(zip(keys))}
    return facts | {"speakers": {fact for fact in facts["speakers"] if fact[0] in spoken}}


def _key(given: Mapping[str, Any], treaty: Mapping[str, Any], gold: Mapping[str, Any]) -> str:
    if treaty["id"]:
        return str(treaty["id"])
    called = {plain(given["text"][mention["start"] : mention["end"]]) for mention in treaty["mentions"]}
    for known in gold["treaties"]:
        if known["id"] is None and called & {plain(name) for name in known["called"]}:
            return plain(known["called"][0])
    return plain(treaty["title"])


def _facts(source: Mapping[str, Any], keys: list[str]) -> Facts:
    def key(index: int | None) -> str:
        return "" if index is None else keys[index]

    quotes = [(words(quote["text"]), quote) for quote in source["quotes"]]
    return {
        "dates": {(day(date),) for date in source["dates"]},
        "events": {(key(e["treaty"]), e["action"], day(e["date"])) for e in source["events"]},
        "signatories": {(key(s["treaty"]), plain(s["name"]), s["state"] or "") for s in source["signatories"]},
        "quotes": {(text,) for text, _ in quotes},
        "quote kinds": {(text, quote["kind"]) for text, quote in quotes},
        "speakers": {(text, plain(quote["speaker"])) for text, quote in quotes if quote["speaker"]},
        "stated provisions": {
            (text, quote["provision"]) for text, quote in quotes if quote["provision_basis"] == "stated"
        },
        "references": {(key(r["treaty"]), r["provision"]) for r in source["references"] if r["provision"]},
        "relations": {(key(r["from"]), r["type"], key(r["to"])) for r in source["relations"]},
    }


def day(date: Mapping[str, Any] | str | None) -> str:
    """An EDTF value without its mark of doubt; that a date is inferred is asked elsewhere."""
    value = date["value"] if isinstance(date, Mapping) else date
    return (value or "").rstrip("~")


def words(text: str) -> str:
    """Quoted words with single blanks and without the comma or full stop that typesetters put inside the marks."""
    return " ".join(text.split()).rstrip(".,")


def plain(name: str | None) -> str:
    """A name without capitals, accents, hyphens and articles."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", " ", bare).strip()


def figures(chosen: Iterable[str]) -> dict[str, Figures]:
    """Micro-averaged over the reports: each kind of fact with its figures."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for stem in chosen:
        gold = expected(stem)
        want, got = expected_facts(gold), found_facts(found(stem), gold)
        for kind in want:
            for index, facts in enumerate((want[kind] & got[kind], got[kind] - want[kind], want[kind] - got[kind])):
                sums[kind][index] += len(facts)
    return {kind: Figures(*counts) for kind, counts in sums.items()}
