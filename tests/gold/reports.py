"""The gold reports: which there are, what their editor finds in them, and what extraction answers."""

from __future__ import annotations

import json
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

SAMPLES, DEVELOPED, KEPT_APART = "samples", "developed", "kept_apart"
SETS = (SAMPLES, DEVELOPED, KEPT_APART)


def stems(chosen: str) -> list[str]:
    """Of the reports of a set; those of a folder are written with it (`kept_apart/name`)."""
    if chosen == SAMPLES:
        return sorted(path.stem for path in HERE.glob("*.json") if path.stem != "floors")
    return sorted(f"{chosen}/{path.stem}" for path in (HERE / chosen).glob("*.json"))


@cache
def expected(stem: str) -> dict[str, Any]:
    """The gold file."""
    gold: dict[str, Any] = json.loads((HERE / f"{stem}.json").read_text("utf-8"))
    return gold


@cache
def authority() -> tuple[extraction.Gazetteer, frozenset[str]]:
    """The names of the authority files, and the words by which a reader parts names that ran together."""
    gazetteer = read_authority(FIXTURES / "authority")
    return gazetteer, extraction.proper_words(gazetteer)


def original(stem: str) -> bytes:
    """The report as it came: a sample's file, or the text in the gold file."""
    gold = expected(stem)
    if "text" in gold:
        return str(gold["text"]).encode()
    return (FIXTURES / "reports" / f"{stem}.txt").read_bytes()


@cache
def found(stem: str) -> dict[str, Any]:
    """The answer to the report, as `manage.py extract` prints it."""
    gazetteer, words = authority()
    gold, data = expected(stem), original(stem)
    read = reading.read(data, name=f"{stem}.txt", source_url=gold["source_url"], names=words)
    findings = extraction.extract(read, gazetteer, published=gold["given_published"])
    return answer(read, findings, file=f"{stem}.txt", sha256=sha256(data).hexdigest())
