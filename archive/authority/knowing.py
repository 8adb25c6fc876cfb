"""Rows -> gazetteer: the names that extraction is to look for, as they stand now."""

import hashlib
from collections.abc import Iterable

from archive.extraction.gazetteer import (
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
)
from archive.models import Body, Outlet, Person, State, StateName, Topic, Treaty

_last: dict[str, Gazetteer] = {}


def gazetteer() -> Gazetteer:
    """The names that the rows hold now.

    It is the same object as last time where nothing has changed, so that what extraction compiled for it is used again.
    """
    current = _read()
    key = hashlib.sha256(repr(current).encode()).hexdigest()
    if key not in _last:
        _last.clear()
        _last[key] = current
    return _last[key]


def _names(rows) -> tuple[Name, ...]:
    return tuple(Name(row.text, row.language) for row in rows.all())


def _read() -> Gazetteer:
    return Gazetteer(
        states=tuple(_known_states()),
        treaties=tuple(_known_treaties()),
        persons=tuple(
            KnownPerson(row.slug, row.name, _names(row.names), row.state.code if row.state else None, tuple(row.roles))
            for row in Person.objects.filter(vouched=True)
            .select_related("state")
            .prefetch_related("names")
            .order_by("pk")
        ),
        bodies=tuple(
            KnownBody(row.slug, row.name, row.kind, _names(row.names), row.state.code if row.state else None)
            for row in Body.objects.select_related("state").prefetch_related("names").order_by("pk")
        ),
        outlets=tuple(
            KnownOutlet(row.slug, row.name, _names(row.names), tuple(row.domains), row.language or None)
            for row in Outlet.objects.prefetch_related("names").order_by("pk")
        ),
        topics=tuple(
            KnownTopic(
                row.slug,
                row.name,
                row.parent.slug if row.parent else None,
                row.definition,
                _names(row.cues),
                tuple((scheme, code) for scheme, code in row.codes),
            )
            for row in Topic.objects.select_related("parent").prefetch_related("cues").order_by("position")
        ),
    )


def _known_states() -> Iterable[KnownState]:
    for row in State.objects.select_related("successor").prefetch_related("names").order_by("pk"):
        of_kind: dict[str, list[Name]] = {kind: [] for kind in StateName.Kind.values}
        for name in row.names.all():
            of_kind[name.kind].append(Name(name.text, name.language))
        yield KnownState(
            row.code,
            row.name,
            tuple(of_kind["name"]),
            tuple(of_kind["demonym"]),
            tuple(of_kind["capital"]),
            row.successor.code if row.successor else None,
        )


def _known_treaties() -> Iterable[KnownTreaty]:
    rows = Treaty.objects.filter(vouched=True).order_by("pk")
    rows = rows.prefetch_related("names", "parties", "signatories", "record", "provisions__cues")
    for row in rows.prefetch_related("recorded_relations__target"):
        yield KnownTreaty(
            id=row.slug,
            title=row.name,
            names=_names(row.names),
            parties=tuple(sorted(state.code for state in row.parties.all())),
            signed=row.signed or None,
            place=row.place,
            signatories=tuple(person.slug for person in row.signatories.all()),
            events=tuple(
                KnownEvent(event.action, event.date, event.place, event.actor, event.verified, event.note)
                for event in row.record.all()
            ),
            relations=tuple(
                KnownRelation(rel.type, rel.target.slug, rel.mode, rel.claimed_by, rel.note)
                for rel in row.recorded_relations.all()
            ),
            provisions=tuple(
                KnownProvision(provision.label, provision.subject, provision.verified, _names(provision.cues))
                for provision in row.provisions.all()
                if provision.vouched
            ),
            note=row.note,
        )
