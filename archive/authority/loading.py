"""Files -> rows. Loading adds what is missing and leaves what is there: a curator's change outlives it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from archive.extraction.authority_files import read_authority
from archive.extraction.gazetteer import (
    Gazetteer,
    KnownPerson,
    KnownState,
    KnownTopic,
    KnownTreaty,
    Name,
)
from archive.models import (
    AuthorityFile,
    Body,
    Outlet,
    Person,
    Provision,
    RecordedEvent,
    RecordedRelation,
    State,
    Topic,
    Treaty,
)


@transaction.atomic
def load_authority(directory: Path) -> bool:
    """Loads the authority files of a directory; answers whether there was anything new in them.

    Raises ValueError where a file is wrong; then nothing is loaded.
    """
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(directory.glob("*.json"))}
    if digests == dict(AuthorityFile.objects.values_list("path", "sha256")):
        return False
    _write(read_authority(directory))
    for name, digest in digests.items():
        AuthorityFile.objects.update_or_create(path=name, defaults={"sha256": digest})
    return True


def _write(known: Gazetteer) -> None:
    states = {state.code: _state(state) for state in known.states}
    for state in known.states:
        if state.successor and states[state.code].successor_id is None:
            states[state.code].successor = states[state.successor]
            states[state.code].save(update_fields=["successor"])
    persons = {person.id: _person(person, states) for person in known.persons}
    for body in known.bodies:
        row, _ = Body.objects.get_or_create(
            slug=body.id, defaults={"name": body.name, "kind": body.kind, "state": states.get(body.state or "")}
        )
        _add_names(row.names, body.names)
    for outlet in known.outlets:
        row, _ = Outlet.objects.get_or_create(
            slug=outlet.id,
            defaults={"name": outlet.name, "language": outlet.language or "", "domains": list(outlet.domains)},
        )
        _add_names(row.names, outlet.names)
    topics: dict[str, Topic] = {}
    for position, topic in enumerate(known.topics):
        topics[topic.id] = _topic(topic, position, topics)
    treaties = {treaty.id: _treaty(treaty, states, persons) for treaty in known.treaties}
    for treaty in known.treaties:
        for relation in treaty.relations:
            RecordedRelation.objects.get_or_create(
                origin=treaties[treaty.id],
                type=relation.type,
                target=treaties[relation.target],
                mode=relation.mode,
                defaults={
                    "claimed_by": persons[relation.claimed_by].name if relation.claimed_by else "",
                    "note": relation.note,
                },
            )


def _add_names(rows, names: Iterable[Name], **fixed: str) -> None:
    there = set(rows.filter(**fixed).values_list("language", "text"))
    wanted = dict.fromkeys((name.language, name.text) for name in names)
    rows.bulk_create(
        rows.model(**{rows.field.name: rows.instance}, language=language, text=text, **fixed)
        for language, text in wanted
        if (language, text) not in there
    )


def _state(known: KnownState) -> State:
    row, _ = State.objects.get_or_create(code=known.code, defaults={"slug": slugify(known.name), "name": known.name})
    for kind, names in (("name", known.names), ("demonym", known.demonyms), ("capital", known.capitals)):
        _add_names(row.names, names, kind=kind)
    return row


def _person(known: KnownPerson, states: dict[str, State]) -> Person:
    row, _ = Person.objects.get_or_create(
        slug=known.id,
        defaults={"name": known.name, "state": states.get(known.state or ""), "roles": list(known.roles)},
    )
    _add_names(row.names, known.names)
    return row


def _topic(known: KnownTopic, position: int, topics: dict[str, Topic]) -> Topic:
    row, _ = Topic.objects.get_or_create(
        slug=known.id,
        defaults={
            "name": known.name,
            "parent": topics[known.parent] if known.parent else None,
            "definition": known.definition,
            "position": position,
            "codes": [list(code) for code in known.codes],
        },
    )
    _add_names(row.cues, known.cues)
    return row


def _treaty(known: KnownTreaty, states: dict[str, State], persons: dict[str, Person]) -> Treaty:
    row, made = Treaty.objects.get_or_create(
        slug=known.id,
        defaults={"name": known.title, "signed": known.signed or "", "place": known.place, "note": known.note},
    )
    _add_names(row.names, known.names)
    if made:
        row.parties.set(states[code] for code in known.parties)
        row.signatories.set(persons[id_] for id_ in known.signatories)
    for event in known.events:
        RecordedEvent.objects.get_or_create(
            treaty=row,
            action=event.action,
            date=event.date,
            actor=event.actor,
            defaults={"place": event.place, "verified": event.verified, "note": event.note},
        )
    for position, provision in enumerate(known.provisions):
        kept, _ = Provision.objects.get_or_create(
            treaty=row,
            slug=slugify(provision.label),
            defaults={
                "label": provision.label,
                "position": position,
                "subject": provision.subject,
                "verified": provision.verified,
            },
        )
        _add_names(kept.cues, provision.cues)
    return row
