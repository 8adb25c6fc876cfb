"""Reads the authority files: six lists in JSON that a curator or translator writes by hand.

`states.json treaties.json persons.json bodies.json outlets.json topics.json` hold one object a record, under the
field names of `gazetteer`. Names stand by language: `{"en": ["North Korea"], "ru": ["КНДР"]}`, with `any` for a
form that serves every language.

What Unicode's CLDR knows is added from there and need not be written: the names of states, and of a capital that
gives its name to a time zone (`"capital_zone": "Asia/Pyongyang"`). Its names that are everyday words of the language
too stand under `common_words` and are left out: `수단` is Sudan, and also means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from babel import Locale

from archive.extraction.findings import Action, RelationType
from archive.extraction.gazetteer import (
    BodyKind,
    Gazetteer,
    KnownBody,
    KnownEvent,
    KnownOutlet,
    KnownPerson,
    KnownProvision,
    KnownRelation,
    KnownState,
    KnownTopic,
    KnownTreaty,
    Name,
    RelationMode,
)

CLDR_LANGUAGES = ("en", "es", "ru", "fr", "de", "ko", "pl", "it", "zh", "ja")
"""The languages in which states and capitals are named without a word in the files."""

_ANY_LANGUAGE = "any"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?(?:-t-[a-z]{2,3}-t0-und)?")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)

Known = TypeVar("Known")


def read_authority(directory: Path) -> Gazetteer:
    """The gazetteer that the six files of `directory` make.

    Raises `ValueError`, naming the file, the record and what is wrong, for a key that is unknown, missing or written
    twice, an id that is used twice, a name in no language, a date that is no EDTF, an unknown kind of event, relation
    or body, and a reference to a state, person, treaty or topic that no record has. A missing file is an `OSError`.
    """
    gazetteer = Gazetteer(
        states=_read(directory / "states.json", "code", _state),
        treaties=_read(directory / "treaties.json", "id", _treaty),
        persons=_read(directory / "persons.json", "id", _person),
        bodies=_read(directory / "bodies.json", "id", _body),
        outlets=_read(directory / "outlets.json", "id", _outlet),
        topics=_read(directory / "topics.json", "id", _topic),
    )
    for file, record, noun, wanted, known in _references(gazetteer):
        if wanted not in known:
            raise ValueError(f"{file}: {record}: refers to {noun} “{wanted}”, which no record has")
    return gazetteer


def is_edtf(text: str) -> bool:
    """Whether `text` is a date as these files write it: EDTF level 1, years to days, `?~%`, and intervals of these."""
    ends = text.split("/")
    return len(ends) <= 2 and any(end != ".." for end in ends) and all(_is_end(end, len(ends) == 2) for end in ends)


def _is_end(text: str, in_interval: bool) -> bool:
    if in_interval and text == "..":
        return True
    parts = _DAY.fullmatch(text)
    if not parts:
        return False
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class _Record:
    """One JSON object that gives up its values checked, and can say which of them nobody asked for."""

    def __init__(self, where: str, value: object) -> None:
        self.where = where
        if not isinstance(value, dict):
            raise self.wrong(f"expected an object, found {json.dumps(value, ensure_ascii=False)[:40]}")
        self._rest: dict[str, Any] = dict(value)

    def wrong(self, what: str) -> ValueError:
        return ValueError(f"{self.where}: {what}")

    def _take(self, key: str, kind: type, default: Any) -> Any:
        value = self._rest.pop(key, default)
        if value is None:
            like = get_close_matches(key, self._rest, n=1)
            raise self.wrong(f"“{key}” is missing" + (f"; was “{like[0]}” meant for it?" if like else ""))
        if not isinstance(value, kind):
            raise self.wrong(
                f"“{key}” should be {_KIND_NAMES[kind]}, found {json.dumps(value, ensure_ascii=False)[:40]}"
            )
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string; where there is no default it has to be there and not be empty."""
        value: str = self._take(key, str, default)
        if not value and default is None:
            raise self.wrong(f"“{key}” is empty")
        return value

    def maybe_text(self, key: str) -> str | None:
        return self.text(key, "") or None

    def one_of(self, key: str, words: Iterable[str], default: str | None = None) -> Any:
        word = self.text(key, default)
        if word not in words:
            raise self.wrong(f"“{key}” is “{word}”, none of {', '.join(words)}")
        return word

    def flag(self, key: str, default: bool) -> bool:
        return bool(self._take(key, bool, default))

    def date(self, key: str) -> str:
        value = self.text(key)
        if not is_edtf(value):
            raise self.wrong(f"“{key}” is “{value}”, which is no EDTF date")
        return value

    def maybe_date(self, key: str) -> str | None:
        return self.date(key) if key in self._rest else None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(f"“{key}” should hold strings only, none of them empty")
        if len(set(values)) < len(values):
            raise self.wrong(f"“{key}” holds “{next(v for v in values if values.count(v) > 1)}” twice")
        return tuple(values)

    def names(self, key: str) -> tuple[Name, ...]:
        """Names by language, in the file's order."""
        inner = _Record(f"{self.where}: {key}", self._take(key, dict, {}))
        found: list[Name] = []
        for language in tuple(inner._rest):
            if language != _ANY_LANGUAGE and not _LANGUAGE.fullmatch(language):
                raise inner.wrong(f"“{language}” is no language code (BCP 47, or “{_ANY_LANGUAGE}”)")
            code = "" if language == _ANY_LANGUAGE else language
            found += (Name(text, code) for text in inner.texts(language))
        return tuple(found)

    def codes(self, key: str) -> tuple[tuple[str, str], ...]:
        """Codes by vocabulary: `{"eurovoc": ["3466"]}`."""
        inner = _Record(f"{self.where}: {key}", self._take(key, dict, {}))
        return tuple((vocabulary, code) for vocabulary in tuple(inner._rest) for code in inner.texts(vocabulary))

    def records(self, key: str, build: Callable[[_Record], Known]) -> tuple[Known, ...]:
        values = self._take(key, list, [])
        return tuple(
            _Record(f"{self.where}: {key} {number}", value).built(build) for number, value in enumerate(values, 1)
        )

    def built(self, build: Callable[[_Record], Known]) -> Known:
        """What `build` makes of this record, having used every key of it."""
        known = build(self)
        if self._rest:
            raise self.wrong(f"unknown key “{next(iter(self._rest))}”")
        return known


_KIND_NAMES: dict[type, str] = {str: "a string", bool: "true or false", list: "a list", dict: "an object"}


def _read(path: Path, identifier: str, build: Callable[[_Record], Known]) -> tuple[Known, ...]:
    try:
        values = json.loads(path.read_text("utf-8"), object_pairs_hook=_object)
    except ValueError as error:  # no JSON, no UTF-8, or a key written twice
        raise ValueError(f"{path.name}: {error}") from error
    if not isinstance(values, list):
        raise ValueError(f"{path.name}: expected a list of records")
    known: dict[str, Known] = {}
    for number, value in enumerate(values, 1):
        named = value.get(identifier) if isinstance(value, dict) else None
        record = _Record(f"{path.name}: {named or f'record {number}'}", value)
        built = record.built(build)
        if named in known:
            raise record.wrong(f"“{identifier}” is used twice")
        known[str(named)] = built
    return tuple(known.values())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; one that says the same key twice would lose what the first one held."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"key “{key}” is written twice in one object")
    return dict(pairs)


def _state(record: _Record) -> KnownState:
    code = record.text("code")
    common = set(record.names("common_words"))
    known = tuple(name for name in _cldr_names(code) if name not in common)
    zone = record.maybe_text("capital_zone")
    name = record.text("name", known[0].text if known else None)
    return KnownState(
        code=code,
        name=name,
        names=_without_doubles((Name(name, "en"), *known, *record.names("names"))),
        demonyms=record.names("demonyms"),
        capitals=_without_doubles((*(_cldr_cities(zone) if zone else ()), *record.names("capitals"))),
        successor=record.maybe_text("successor"),
    )


def _treaty(record: _Record) -> KnownTreaty:
    return KnownTreaty(
        id=record.text("id"),
        title=record.text("title"),
        names=record.names("names"),
        parties=record.texts("parties"),
        signed=record.maybe_date("signed"),
        place=record.text("place", ""),
        signatories=record.texts("signatories"),
        events=record.records("events", _event),
        relations=record.records("relations", _relation),
        provisions=record.records("provisions", _provision),
        note=record.text("note", ""),
    )


def _event(record: _Record) -> KnownEvent:
    return KnownEvent(
        action=record.one_of("action", get_args(Action)),
        date=record.date("date"),
        place=record.text("place", ""),
        actor=record.text("actor", ""),
        verified=record.flag("verified", True),
        note=record.text("note", ""),
    )


def _relation(record: _Record) -> KnownRelation:
    relation = KnownRelation(
        type=record.one_of("type", get_args(RelationType)),
        target=record.text("target"),
        mode=record.one_of("mode", get_args(RelationMode), "asserted-by-text"),
        claimed_by=record.text("claimed_by", ""),
        note=record.text("note", ""),
    )
    if (relation.mode == "claimed-by-person") != bool(relation.claimed_by):
        raise record.wrong("“claimed_by” goes with the mode “claimed-by-person”, and with no other")
    return relation


def _provision(record: _Record) -> KnownProvision:
    return KnownProvision(
        label=record.text("label"),
        subject=record.text("subject", ""),
        verified=record.flag("verified", True),
        cues=record.names("cues"),
    )


def _person(record: _Record) -> KnownPerson:
    return KnownPerson(
        id=record.text("id"),
        name=record.text("name"),
        names=record.names("names"),
        state=record.maybe_text("state"),
        roles=record.texts("roles"),
    )


def _body(record: _Record) -> KnownBody:
    return KnownBody(
        id=record.text("id"),
        name=record.text("name"),
        kind=record.one_of("kind", get_args(BodyKind)),
        names=record.names("names"),
        state=record.maybe_text("state"),
    )


def _outlet(record: _Record) -> KnownOutlet:
    return KnownOutlet(
        id=record.text("id"),
        name=record.text("name"),
        names=record.names("names"),
        domains=record.texts("domains"),
        language=record.maybe_text("language"),
    )


def _topic(record: _Record) -> KnownTopic:
    return KnownTopic(
        id=record.text("id"),
        name=record.text("name"),
        parent=record.maybe_text("parent"),
        definition=record.text("definition", ""),
        cues=record.names("cues"),
        codes=record.codes("codes"),
    )


def _references(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, str, set[str]]]:
    """Every reference from one record to another: file, record, what kind of thing, its id, and the ids there are."""
    states = {state.code for state in gazetteer.states}
    persons = {person.id for person in gazetteer.persons}
    treaties = {treaty.id for treaty in gazetteer.treaties}
    topics = {topic.id for topic in gazetteer.topics if topic.parent is None}
    for state in gazetteer.states:
        if state.successor:
            yield "states.json", state.code, "state", state.successor, states
    for treaty in gazetteer.treaties:
        here = ("treaties.json", treaty.id)
        yield from ((*here, "state", code, states) for code in treaty.parties)
        yield from ((*here, "person", person, persons) for person in treaty.signatories)
        for relation in treaty.relations:
            yield *here, "treaty", relation.target, treaties
            if relation.claimed_by:
                yield *here, "person", relation.claimed_by, persons
    for file, holders in (("persons.json", gazetteer.persons), ("bodies.json", gazetteer.bodies)):
        for holder in holders:
            if holder.state:
                yield file, holder.id, "state", holder.state, states
    for topic in gazetteer.topics:
        if topic.parent:
            yield "topics.json", topic.id, "top topic", topic.parent, topics


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _cldr_names(code: str) -> tuple[Name, ...]:
    """CLDR's names of a territory, English first."""
    named = ((language, _locale(language).territories.get(code)) for language in CLDR_LANGUAGES)
    return tuple(Name(_unbracketed(name), language) for language, name in named if name)


def _cldr_cities(zone: str) -> tuple[Name, ...]:
    """CLDR's names of the city for which a time zone (`Asia/Pyongyang`) is named."""
    english = zone.rpartition("/")[2].replace("_", " ")
    cities = ((language, _locale(language).time_zones.get(zone, {}).get("city")) for language in CLDR_LANGUAGES)
    return tuple(Name(_unbracketed(city or english), language) for language, city in cities)


def _unbracketed(name: str) -> str:
    """The name without what CLDR adds to tell it from others: `Myanmar (Burma)`, `刚果（金）`."""
    return re.split(r" ?[(（]", name, maxsplit=1)[0]


def _without_doubles(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(names))
