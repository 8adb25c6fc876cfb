"""The names that the archive knows: what a query calls by one of them is searched for by the others as well.

Thousands of names are looked through for every search, so each process keeps them in memory. The mark in the database
says whether it has the latest: it changes in the transaction that changes a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, zip_longest
from uuid import UUID, uuid4

from django.db import models
from django.db.models.signals import post_delete, post_save

from archive.models import (
    AuthorityFile,
    Outlet,
    OutletName,
    Person,
    PersonName,
    State,
    StateName,
    Topic,
    Treaty,
    TreatyName,
)
from archive.models.signals import rows_moved
from search.query import Pair, Query
from search.tree import And, Field, Named, Not, Or, Phrase, Tree, Word, joined
from search.words import tokens

NAMES_OF = {Person: PersonName, State: StateName, Treaty: TreatyName, Outlet: OutletName}
"""What is found by any of its names, and the rows that hold the other ones."""
LEADING_ON = (Topic, Treaty, State, Outlet, Person)
"""Whose addresses stand in searches, as values of facets and in fields, and lead on once they have been merged."""
MOST_NAMES = 24
"""Other names that one name is searched for by."""
SHORTEST = 3
"""Letters of a name in Latin script: shorter ones are codes, and words of some language."""
CALLED_BY_THE_WHOLE = ("person", "state")
"""Whose names are looked for side by side, and not word by word."""
IN_FIELDS = ("title", "quote")
"""Fields whose words may be names. Those that hold names hold all of them."""

Key = tuple[str, ...]
"""A name as it is compared: its words, case and accents folded."""
Owner = tuple[str, int]
"""The kind and the id of what has a name."""

_last: tuple[UUID | None, KnownNames] | None = None
"""The names as they were last read, and the mark that they had."""


class NamesMark(models.Model):
    """One row, of another value whenever a name has changed: so each process sees that it must read them anew."""

    value = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names by which exactly one thing is known; a name that two share says nothing of which is meant."""

    owners: Mapping[Key, Owner] = field(default_factory=dict)
    names: Mapping[Owner, tuple[str, ...]] = field(default_factory=dict)
    """Of each thing, the preferred one first, and then of every language in turn."""
    longest: int = 0
    """Words that a name has at most."""
    moved: Mapping[Pair, str] = field(default_factory=dict)
    """By kind and address of what was merged into another, the address of the one that stands."""
    _answered: dict[Key, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def others(self, name: Key) -> tuple[str, ...]:
        """The other names of what is known by the name; none where that is nothing, or several things.

        A name that holds all of a shorter one finds nothing that the shorter one does not, and is left out.
        """
        owner = self.owners.get(name)
        if owner is None:
            return ()
        if name not in self._answered:  # a treaty may have a hundred names, to be compared with one another
            self._answered[name] = _telling(self.names[owner], name)
        return self._answered[name]


def widened(tree: Tree) -> Tree:
    """The tree that finds every known name in it by the other names too. One query; more after a name has changed."""
    return _widened(tree, known_names())


def standing(query: Query, known: KnownNames | None = None) -> Query:
    """The query with what has been merged into others, among the values of facets, as those that stand.

    The names are those that are `known`, where several queries are told by them; else as they stand now.
    """
    if not (query.chosen or query.excluded):
        return query
    moved = (known or known_names()).moved
    chosen, excluded = ({_standing(pair, moved) for pair in pairs} for pairs in (query.chosen, query.excluded))
    if (chosen, excluded) == (query.chosen, query.excluded):
        return query
    return replace(query, chosen=frozenset(chosen), excluded=frozenset(excluded))


def _standing(pair: Pair, moved: Mapping[Pair, str]) -> Pair:
    facet, value = pair
    if facet == "provision":  # treaty/article-5
        treaty, slash, rest = value.partition("/")
        return facet, f"{moved.get(('treaty', treaty), treaty)}{slash}{rest}"
    return facet, moved.get(pair, value)


def known_names() -> KnownNames:
    """The names as they stand now."""
    global _last
    # The mark before the names: where they change in between, they are read again the next time.
    mark = NamesMark.objects.values_list("value", flat=True).first()
    if _last is None or _last[0] != mark:
        _last = mark, _read()
    return _last[1]


def listen() -> None:
    """Connects the signals of all that has names. Said once, when the apps are ready."""
    for model in (*NAMES_OF, *NAMES_OF.values(), AuthorityFile):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid="search-names")
    rows_moved.connect(_moved, dispatch_uid="search-names")


def _changed(instance: models.Model, created: bool = False, **_: object) -> None:
    # What a report is the first to name is made without anyone vouching for it, and is not looked for.
    if not created or getattr(instance, "vouched", True):
        _mark_anew()


def _moved(**_: object) -> None:
    _mark_anew()


def _mark_anew() -> None:
    NamesMark.objects.bulk_create(
        [NamesMark(pk=1)], update_conflicts=True, unique_fields=["id"], update_fields=["value"]
    )


# --- from rows to names


def _read() -> KnownNames:
    owners: dict[Key, Owner | None] = {}
    texts: dict[Owner, tuple[str, ...]] = {}
    for owner, written in _known():
        names = [_composed(name) for name in written]
        by_key = {key: name for name in reversed(names) if _is_long_enough(key := key_of(name))}
        texts[owner] = tuple(name for name in dict.fromkeys(names) if by_key.get(key_of(name)) == name)
        for key in by_key:
            owners[key] = owner if key not in owners else None
    sole = {key: owner for key, owner in owners.items() if owner is not None}
    names = {owner: tuple(name for name in of_one if key_of(name) in sole) for owner, of_one in texts.items()}
    return KnownNames(sole, names, max(map(len, sole), default=0), dict(_moved_addresses()))


def _moved_addresses() -> Iterator[tuple[Pair, str]]:
    """Every address that leads to another by now, however many merges led there."""
    for model in LEADING_ON:
        merged = model.objects.exclude(merged_into=None)
        into = dict(merged.values_list("pk", "merged_into"))
        ends = {pk: _end(pk, into) for pk in into}
        slugs = dict(model.objects.filter(pk__in={*into, *ends.values()}).values_list("pk", "slug"))
        for pk, end in ends.items():
            yield (model._meta.model_name, slugs[pk]), slugs[end]


def _end(pk: int, into: Mapping[int, int]) -> int:
    while pk in into:
        pk = into[pk]
    return pk


def _known() -> Iterator[tuple[Owner, list[str]]]:
    """All that is vouched for and stands for itself, each with its names."""
    for model, name_model in NAMES_OF.items():
        kind = model._meta.model_name
        others: dict[int, dict[str, list[str]]] = {}
        rows = name_model.objects.filter(**{f"{kind}__vouched": True, f"{kind}__merged_into": None}).order_by("pk")
        if name_model is StateName:
            rows = rows.filter(kind=StateName.Kind.NAME)
        for pk, language, text in rows.values_list(f"{kind}_id", "language", "text"):
            others.setdefault(pk, {}).setdefault(language, []).append(text)
        for pk, name in model.objects.filter(vouched=True, merged_into=None).order_by("pk").values_list("pk", "name"):
            yield (kind, pk), [name, *_in_turn(others.get(pk, {}).values())]


def _in_turn(lists: Iterable[Sequence[str]]) -> list[str]:
    """The first of every list, then the second of every list, and so on."""
    return [text for text in chain.from_iterable(zip_longest(*lists)) if text is not None]


@lru_cache(maxsize=50_000)
def key_of(name: str) -> Key:
    """The name as it is compared; empty where there is no word in it."""
    return tuple(token.form for token in tokens(_composed(name)))


def _composed(name: str) -> str:
    """The name with its letters composed (NFC), as those of reports are: keyboards and files send them in pieces."""
    return unicodedata.normalize("NFC", name)


def _is_long_enough(key: Key) -> bool:
    letters = "".join(key)
    return len(letters) >= (SHORTEST if letters.isascii() else 2)


def _telling(names: Sequence[str], name: Key) -> tuple[str, ...]:
    """Those of the names, in their order, that hold neither the one that is looked for nor another of them."""
    kept = {name: ""}
    for other in sorted(names, key=lambda text: len(key_of(text))):
        if not any(_holds(key_of(other), shorter) for shorter in kept):
            kept[key_of(other)] = other
    found = set(kept.values())
    chosen = [other for other in names if other in found][:MOST_NAMES]
    return tuple(sorted(chosen, key=lambda text: not text.isascii()))  # the page shows the first of them, in English


def _holds(key: Key, shorter: Key) -> bool:
    """Whether the shorter name's words stand side by side in the other."""
    width = len(shorter)
    return any(key[start : start + width] == shorter for start in range(len(key) - width + 1))


# --- from trees to trees


def _widened(tree: Tree, known: KnownNames) -> Tree:
    match tree:
        case Word(text) | Phrase(text):
            names = known.others(key_of(text))
            return Named(tree, names) if names else tree
        case And(parts):
            named = tuple(_side_by_side(parts, known))
            return named[0] if len(named) == 1 else And(named)
        case Or(parts):
            return Or(tuple(_widened(part, known) for part in parts))
        case Not(part):  # what is left out is left out by all of its names, so that `-x` is all that `x` is not
            return Not(_widened(part, known))
        case Field(name, part) if name in IN_FIELDS:
            return Field(name, _widened(part, known))
        case Field(name, Word(text) | Phrase(text)) if (name, text) in known.moved:
            return Field(name, Word(known.moved[name, text]))
    return tree


def _side_by_side(parts: Sequence[Tree], known: KnownNames) -> Iterator[Tree]:
    """The parts with the longest names among words that follow one another joined, from the left."""
    at = 0
    while at < len(parts):
        words = _longest_name(parts[at:], known)
        if len(words) > 1:
            key = _joined_key(words)
            # People and states are called by the whole name; a treaty's may be scattered: “the treaty of Washington”.
            whole = known.owners[key][0] in CALLED_BY_THE_WHOLE
            yield Named(joined(And(words)) if whole else And(words), known.others(key))
        else:
            yield _widened(parts[at], known)
        at += max(len(words), 1)


def _longest_name(parts: Sequence[Tree], known: KnownNames) -> tuple[Word, ...]:
    """The words at the beginning that are a name with others; none where there is no such name."""
    words: list[Word] = []
    longest: tuple[Word, ...] = ()
    key: Key = ()
    for part in parts:
        if not isinstance(part, Word) or len(key := key + key_of(part.text)) > known.longest:
            break
        words.append(part)
        if known.others(key):
            longest = tuple(words)
    return longest


def _joined_key(words: Iterable[Word]) -> Key:
    return tuple(form for word in words for form in key_of(word.text))
