"""Rows -> gazetteer: the names that extraction is to look for, as they stand now."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

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
from archive.models import (
    Body,
    BodyName,
    Outlet,
    OutletName,
    Person,
    PersonName,
    ProvisionCue,
    State,
    StateName,
    Topic,
    TopicCue,
    Treaty,
    TreatyName,
)
from archive.models.authority import OtherName

_last: dict[str, Gazetteer] = {}


def gazetteer() -> Gazetteer:
    """The names that the rows hold now.

    It is the same object as last time where nothing has changed, so that what extraction compiled for it is used again.
    """
    current = _read()
    key = hashlib.sha256(repr(current).encode()).hexdigest()
    if (known := _last.get(key)) is not None:
        return known
    _last.clear()
    _last[key] = current
    return current


def _read() -> Gazetteer:
    return Gazetteer(
        states=tuple(_known_states()),
        treaties=tuple(_known_treaties()),
        persons=tuple(_known_persons()),
        bodies=tuple(_known_bodies()),
        outlets=tuple(_known_outlets()),
        topics=tuple(_known_topics()),
    )


def _names(model: type[OtherName], owner: str, **only: str) -> dict[int, tuple[Name, ...]]:
    """The names of all rows of one kind, by their owner's id: thousands of them, so that no rows are made of them."""
    names: dict[int, list[Name]] = defaultdict(list)
    for owner_id, text, language in model.objects.filter(**only).values_list(owner, "text", "language"):
        names[owner_id].append(Name(text, language))
    return defaultdict(tuple, {owner_id: tuple(of_one) for owner_id, of_one in names.items()})


def _known_states() -> Iterator[KnownState]:
    names, demonyms, capitals = (_names(StateName, "state_id", kind=kind) for kind in StateName.Kind.values)
    for row in State.objects.select_related("successor").order_by("pk"):
        successor = row.successor.code if row.successor else None
        yield KnownState(row.code, row.name, names[row.pk], demonyms[row.pk], capitals[row.pk], successor)


def _known_persons() -> Iterator[KnownPerson]:
    names = _names(PersonName, "person_id")
    for row in Person.objects.filter(vouched=True).select_related("state").order_by("pk"):
        yield KnownPerson(row.slug, row.name, names[row.pk], row.state.code if row.state else None, tuple(row.roles))


def _known_bodies() -> Iterator[KnownBody]:
    names = _names(BodyName, "body_id")
    for row in Body.objects.select_related("state").order_by("pk"):
        yield KnownBody(row.slug, row.name, row.kind, names[row.pk], row.state.code if row.state else None)


def _known_outlets() -> Iterator[KnownOutlet]:
    names = _names(OutletName, "outlet_id")
    for row in Outlet.objects.filter(vouched=True).order_by("pk"):
        yield KnownOutlet(row.slug, row.name, names[row.pk], tuple(row.domains), row.language or None)


def _known_topics() -> Iterator[KnownTopic]:
    cues = _names(TopicCue, "topic_id")
    for row in Topic.objects.select_related("parent").order_by("position"):
        parent = row.parent.slug if row.parent else None
        codes = tuple((scheme, code) for scheme, code in row.codes)
        yield KnownTopic(row.slug, row.name, parent, row.definition, cues[row.pk], codes)


def _known_treaties() -> Iterator[KnownTreaty]:
    names, cues = _names(TreatyName, "treaty_id"), _names(ProvisionCue, "provision_id")
    rows = Treaty.objects.filter(vouched=True).order_by("pk")
    for row in rows.prefetch_related("parties", "signatories", "record", "provisions", "recorded_relations__target"):
        yield KnownTreaty(
            id=row.slug,
            title=row.name,
            names=names[row.pk],
            parties=tuple(sorted(state.code for state in row.parties.all())),
            signed=row.signed or None,
            place=row.place,
            signatories=tuple(person.slug for person in row.signatories.all()),
            events=tuple(
                KnownEvent(event.action, event.date, event.place, event.actor, event.verified, event.note)
                for event in row.record.all()
            ),
            relations=tuple(
                KnownRelation(relation.type, relation.target.slug, relation.mode, relation.claimed_by, relation.note)
                for relation in row.recorded_relations.all()
            ),
            provisions=tuple(
                KnownProvision(provision.label, provision.subject, provision.verified, cues[provision.pk])
                for provision in row.provisions.all()
                if provision.vouched
            ),
            note=row.note,
        )
