"""Facts as comparable tuples, and the figures that two sets of them give.

Expected facts and found ones are both brought to sets of plain tuples; then sets are compared. A treaty stands by its
key (the authority file's id, or the words by which the editor calls it) and not by its index, a person by the name that
the editor gives, a quotation by the editor's words. What is called by other words than the editor's is the same where
it shares most of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from tests.gold.reports import expected, found

Facts = dict[str, set[tuple[str, ...]]]

_ALIKE = 0.8
"""How like each other two quotations, names or titles are that are the same."""


_SMALL = frozenset(
    [
        "the",
        "of",
        "on",
        "and",
        "between",
        "in",
        "for",
        "a",
        "an",
        "de",
        "la",
        "el",
        "y",
        "entre",
        "et",
        "e",
        "o",
        "w",
        "i",
    ]
)
"""Words that tell no title from another."""


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


def expected_facts(gold: Mapping[str, Any]) -> Facts:
    """The facts of a gold file."""
    return _facts(gold, [_called(treaty) for treaty in gold["treaties"]], gold)


def found_facts(given: Mapping[str, Any], gold: Mapping[str, Any]) -> Facts:
    """The facts of an answer, in the editor's words where they are the same.

    Kinds and speakers are only asked of quotations that the editor has too, speakers only where the editor names one.
    """
    facts = _facts(given, _keys(given, gold), gold)
    quoted = {words(quote["text"]): quote for quote in gold["quotes"]}
    facts["quote kinds"] = {fact for fact in facts["quote kinds"] if fact[0] in quoted}
    facts["speakers"] = {fact for fact in facts["speakers"] if quoted.get(fact[0], {}).get("speaker")}
    return facts


def _facts(source: Mapping[str, Any], keys: list[str], gold: Mapping[str, Any]) -> Facts:
    def key(index: int | None) -> str:
        return "" if index is None else keys[index]

    names = [one["name"] for one in gold["signatories"]]
    speakers = [quote["speaker"] for quote in gold["quotes"] if quote["speaker"]]
    quotes = [(_quoted(quote["text"], gold), quote) for quote in source["quotes"]]
    return {
        "dates": {(day(date),) for date in source["dates"]},
        "treaties": {(name, str(nth)) for name, count in Counter(keys).items() for nth in range(count)},
        "main": {(keys[index],) for index, treaty in enumerate(source["treaties"]) if treaty["main"]},
        "events": {(key(e["treaty"]), e["action"], day(e["date"])) for e in source["events"]},
        "signatories": {(key(s["treaty"]), _name(s["name"], names), s["state"] or "") for s in source["signatories"]},
        "quotes": {(text,) for text, _ in quotes},
        "quote kinds": {(text, quote["kind"]) for text, quote in quotes},
        "speakers": {(text, _name(quote["speaker"], speakers)) for text, quote in quotes if quote["speaker"]},
        "stated provisions": {
            (text, quote["provision"])
            for text, quote in quotes
            if quote["provision"] and quote.get("provision_basis", "stated") == "stated"
        },
        "references": {(key(r["treaty"]), r["provision"]) for r in source["references"] if r["provision"]},
        "relations": {
            (key(r["from"]), r["type"], key(r["to"]))
            for r in source["relations"]
            if r["type"] != "cites" or "text" not in gold
        },
    }


def _called(treaty: Mapping[str, Any]) -> str:
    return treaty["id"] or plain(treaty["called"][0])


def _keys(given: Mapping[str, Any], gold: Mapping[str, Any]) -> list[str]:
    """The editor's keys of the treaties that were found, the likeliest first, each treaty of the editor's once.

    A treaty is the editor's by its id, else by any words by which the report calls it.
    """
    spoken = [
        {treaty["title"], *(given["text"][span["start"] : span["end"]] for span in treaty["mentions"])}
        for treaty in given["treaties"]
    ]
    pairs = sorted(
        (
            (_likeness(treaty, spoken[place], known), -place, -nth)
            for place, treaty in enumerate(given["treaties"])
            for nth, known in enumerate(gold["treaties"])
        ),
        reverse=True,
    )
    keys: dict[int, str] = {}
    taken: set[int] = set()
    for likeness, place, nth in pairs:
        if likeness >= _ALIKE and place not in keys and nth not in taken:
            keys[place] = _called(gold["treaties"][-nth])
            taken.add(nth)
    return [
        keys.get(-place) or treaty["id"] or plain(treaty["title"]) for place, treaty in enumerate(given["treaties"])
    ]


def _likeness(treaty: Mapping[str, Any], spoken: Iterable[str], known: Mapping[str, Any]) -> float:
    """From 0 to 2: how like the words for a treaty are to the editor's."""
    if known["id"]:
        return 2.0 * (treaty["id"] == known["id"])
    return max(_same_title(plain(one), plain(other)) for one in spoken for other in known["called"])


def _same_title(one: str, other: str) -> float:
    """2 for the same words, 1 for nearly the same letters, less where nearly all words of one are among the other's."""
    if one == other:
        return 2.0
    if _alike(one, other):
        return 1.0
    shorter, longer = sorted(({word for word in name.split() if word not in _SMALL} for name in (one, other)), key=len)
    shared = len(shorter & longer)
    within = bool(shorter) and shared >= 0.8 * len(shorter) and shared >= 0.5 * len(longer)
    return max(_ALIKE, shared / len(longer)) if within else 0.0


def _name(name: str, editors: Iterable[str]) -> str:
    """A person's name as the editor gives it, where one of the two has all the words of the other."""
    said = set(plain(name).split())
    for editor in editors:
        known = set(plain(editor).split())
        if said <= known or known <= said or _alike(plain(name), plain(editor)):
            return plain(editor)
    return plain(name)


def _quoted(text: str, gold: Mapping[str, Any]) -> str:
    """The quotation in the editor's words, where it is nearly the same."""
    said = words(text)
    known = (words(quote["text"]) for quote in gold["quotes"])
    return next((one for one in known if one == said or _alike(one, said)), said)


def _alike(one: str, other: str) -> bool:
    """Whether two strings are nearly the same letter by letter; the cheap upper bounds are asked first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


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


@cache
def counted(stem: str) -> Mapping[str, tuple[int, int, int]]:
    """Of each kind of fact, how many are right, wrong and missed in a report."""
    gold = expected(stem)
    want, got = expected_facts(gold), found_facts(found(stem), gold)
    return {
        kind: (len(want[kind] & got[kind]), len(got[kind] - want[kind]), len(want[kind] - got[kind])) for kind in want
    }


def figures(chosen: Iterable[str]) -> dict[str, Figures]:
    """Micro-averaged over the reports: each kind of fact with its figures."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for stem in chosen:
        for kind, counts in counted(stem).items():
            sums[kind] = [one + more for one, more in zip(sums[kind], counts, strict=True)]
    return {kind: Figures(*counts) for kind, counts in sums.items()}


def table(name: str, chosen: Sequence[str]) -> str:
    """The figures of a set as a table in Markdown.

    A publication date is asked of the reports that nobody dated beforehand; where the editor finds none, none is right,
    and so is one that is said to be inferred.
    """
    lines = [
        f"| {name}: {len(chosen)} reports | right | wrong | missed | precision | recall | F1 |",
        "| --- " * 7 + "|",
    ]
    for kind, count in figures(chosen).items():
        lines.append(
            f"| {kind} | {count.right} | {count.wrong} | {count.missed} "
            f"| {count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} |"
        )
    asked = [stem for stem in chosen if not expected(stem)["given_published"]]
    right = sum(is_dated_rightly(stem) for stem in asked)
    lines.append(f"| publication day | {right} | {len(asked) - right} | | {right / max(1, len(asked)):.3f} | | |")
    return "\n".join(lines)


def is_dated_rightly(stem: str) -> bool:
    """Whether the report has the publication date that its editor gives it."""
    want, published = expected(stem)["published"], found(stem)["published"]
    return day(published) == (want or "") or (want is None and published["basis"] in {None, "inferred"})
