"""Rows -> gazetteer: the names that extraction is to look for, as they stand now."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

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
    Provision,
    ProvisionCue,
    RecordedEvent,
    RecordedRelation,
    State,
    StateName,
    Topic,
    TopicCue,
    Treaty,
    TreatyName,
)
from archive.models.authority import Authority, OtherName

_last = Gazetteer()


def gazetteer() -> Gazetteer:
    """The names that the rows hold now.

    It is the same object as last time where nothing has changed, so that what extraction compiled for it is used again.
    """
    global _last
    known, current = _last, _read()
    if current.holds_the_same(known):
        return known
    _last = current
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


def standing(model: type[Authority]) -> QuerySet:
    """The rows that have not been merged into others."""
    return model._default_manager.filter(merged_into=None)


def _names(model: type[OtherName], owner: str, **only: str) -> dict[int, tuple[Name, ...]]:
    """The names of all rows of one kind, by their owner's id: thousands of them, so that no rows are made of them."""
    names: dict[int, list[Name]] = defaultdict(list)
    for owner_id, text, language in model.objects.filter(**only).values_list(owner, "text", "language"):
        names[owner_id].append(Name(text, language))
    return defaultdict(tuple, {owner_id: tuple(of_one) for owner_id, of_one in names.items()})


def _known_states() -> Iterator[KnownState]:
    names, demonyms, capitals = (_names(StateName, "state_id", kind=kind) for kind in StateName.Kind.values)
    for pk, code, name, successor in (
        standing(State).order_by("pk").values_list("pk", "code", "name", "successor__code")
    ):
        yield KnownState(code, name, names[pk], demonyms[pk], capitals[pk], successor)


def _known_persons() -> Iterator[KnownPerson]:
    names = _names(PersonName, "person_id")
    rows = standing(Person).filter(vouched=True).order_by("pk")
    for pk, slug, name, state, roles in rows.values_list("pk", "slug", "name", "state__code", "roles"):
        yield KnownPerson(slug, name, names[pk], state, tuple(roles))


def _known_bodies() -> Iterator[KnownBody]:
    names = _names(BodyName, "body_id")
    rows = standing(Body).order_by("pk")
    for pk, slug, name, kind, state in rows.values_list("pk", "slug", "name", "kind", "state__code"):
        yield KnownBody(slug, name, kind, names[pk], state)


def _known_outlets() -> Iterator[KnownOutlet]:
    names = _names(OutletName, "outlet_id")
    rows = standing(Outlet).filter(vouched=True).order_by("pk")
    for pk, slug, name, domains, language in rows.values_list("pk", "slug", "name", "domains", "language"):
        yield KnownOutlet(slug, name, names[pk], tuple(domains), language or None)


def _known_topics() -> Iterator[KnownTopic]:
    cues = _names(TopicCue, "topic_id")
    for row in standing(Topic).select_related("parent").order_by("position"):
        parent = row.parent.slug if row.parent else None
        codes = tuple((scheme, code) for scheme, code in row.codes)
        yield KnownTopic(row.slug, row.name, parent, row.definition, cues[row.pk], codes)


def _known_treaties() -> Iterator[KnownTreaty]:
    names = _names(TreatyName, "treaty_id")
    parties = _of_treaties(Treaty.parties.through.objects.order_by("state__code"), "state__code")
    signatories = _of_treaties(Treaty.signatories.through.objects.order_by("person__name"), "person__slug")
    record = _of_treaties(RecordedEvent.objects.all(), "action", "date", "place", "actor", "verified", "note")
    relations = _of_treaties(
        RecordedRelation.objects.all(), "type", "target__slug", "mode", "claimed_by", "note", treaty="origin_id"
    )
    provisions = _known_provisions()
    rows = standing(Treaty).filter(vouched=True).order_by("pk")
    for pk, slug, name, signed, place, note in rows.values_list("pk", "slug", "name", "signed", "place", "note"):
        yield KnownTreaty(
            id=slug,
            title=name,
            names=names[pk],
            parties=tuple(code for (code,) in parties[pk]),
            signed=signed or None,
            place=place,
            signatories=tuple(person for (person,) in signatories[pk]),
            events=tuple(KnownEvent(*event) for event in record[pk]),
            relations=tuple(KnownRelation(*relation) for relation in relations[pk]),
            provisions=tuple(provisions[pk]),
            note=note,
        )


def _of_treaties(rows: QuerySet, *fields: str, treaty: str = "treaty_id") -> dict[int, list[tuple[Any, ...]]]:
    """Those fields of all rows, in the rows' order, by the id of the treaty that each is of."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for treaty_id, *values in rows.values_list(treaty, *fields):
        found[treaty_id].append(tuple(values))
    return found


def _known_provisions() -> dict[int, list[KnownProvision]]:
    cues = _names(ProvisionCue, "provision_id")
    found: dict[int, list[KnownProvision]] = defaultdict(list)
    rows = Provision.objects.filter(vouched=True)
    for pk, treaty_id, label, subject, verified in rows.values_list("pk", "treaty_id", "label", "subject", "verified"):
        found[treaty_id].append(KnownProvision(label, subject, verified, cues[pk]))
    return found
