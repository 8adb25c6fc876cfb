"""Files -> rows. Loading adds what is missing and leaves what is there: a curator's change outlives it."""

import hashlib
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from archive.extraction.authority_files import read_authority
from archive.extraction.gazetteer import Gazetteer, KnownState, KnownTopic, KnownTreaty, Name
from archive.models import (
    AuthorityFile,
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
from archive.models.authority import OtherName
from archive.models.treaty import provision_slug


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
    states = _write_states(known.states)
    persons = _rows(
        Person,
        ("slug",),
        (
            Person(slug=person.id, name=person.name, state=states.get(person.state or ""), roles=list(person.roles))
            for person in known.persons
        ),
    )
    bodies = _rows(
        Body,
        ("slug",),
        (
            Body(slug=body.id, name=body.name, kind=body.kind, state=states.get(body.state or ""))
            for body in known.bodies
        ),
    )
    outlets = _rows(
        Outlet,
        ("slug",),
        (
            Outlet(slug=outlet.id, name=outlet.name, language=outlet.language or "", domains=list(outlet.domains))
            for outlet in known.outlets
        ),
    )
    _add_names(PersonName, "person", ((persons[person.id], person.names) for person in known.persons))
    _add_names(BodyName, "body", ((bodies[body.id], body.names) for body in known.bodies))
    _add_names(OutletName, "outlet", ((outlets[outlet.id], outlet.names) for outlet in known.outlets))
    _write_topics(known.topics)
    _write_treaties(known.treaties, states, persons)


def _rows(model: type[Model], key: tuple[str, ...], wanted: Iterable[Model]) -> dict[Any, Any]:
    """All rows of the model by their key, after those of the wanted have been added whose key no row has yet.

    Under the key of one that has been merged into another is the one that stands.
    """
    key_of = attrgetter(*key)
    kept = {key_of(row): getattr(row, "standing", row) for row in model._default_manager.order_by()}
    new: dict[Any, Model] = {}
    for row in wanted:
        if key_of(row) not in kept:
            new.setdefault(key_of(row), row)
    model._default_manager.bulk_create(new.values())
    return kept | new


def _add_names(model: type[OtherName], owner: str, names: Iterable[tuple[Model, Iterable[Name]]], **fixed: str) -> None:
    """Gives each owner those of its names that it has not yet; `fixed` holds for all of them."""
    _rows(
        model,
        (f"{owner}_id", "language", "text", *fixed),
        (
            model(**{owner: row}, language=name.language, text=name.text, **fixed)
            for row, of_one in names
            for name in of_one
        ),
    )


def _write_states(known: Sequence[KnownState]) -> dict[str, State]:
    states = _rows(
        State, ("code",), (State(code=state.code, slug=slugify(state.name), name=state.name) for state in known)
    )
    for state in known:
        successor = states[state.successor] if state.successor else None
        if successor and states[state.code].successor_id is None and states[state.code] != successor:
            states[state.code].successor = successor
            states[state.code].save(update_fields=["successor"])
    for kind, names in (("name", "names"), ("demonym", "demonyms"), ("capital", "capitals")):
        _add_names(StateName, "state", ((states[state.code], getattr(state, names)) for state in known), kind=kind)
    return states


def _write_topics(known: Sequence[KnownTopic]) -> None:
    topics: dict[str, Topic] = {}
    for upper in (True, False):
        topics |= _rows(
            Topic,
            ("slug",),
            (
                Topic(
                    slug=topic.id,
                    name=topic.name,
                    parent=topics[topic.parent] if topic.parent else None,
                    definition=topic.definition,
                    position=position,
                    codes=[list(code) for code in topic.codes],
                )
                for position, topic in enumerate(known)
                if upper is not bool(topic.parent)
            ),
        )
    _add_names(TopicCue, "topic", ((topics[topic.id], topic.cues) for topic in known))


def _write_treaties(known: Sequence[KnownTreaty], states: dict[str, State], persons: dict[str, Person]) -> None:
    there = set(Treaty.objects.values_list("slug", flat=True))
    treaties = _rows(
        Treaty,
        ("slug",),
        (
            Treaty(slug=treaty.id, name=treaty.title, signed=treaty.signed or "", place=treaty.place, note=treaty.note)
            for treaty in known
        ),
    )
    # Of a treaty that was there, who is party to it and who signed it is the curator's to say.
    made = [treaty for treaty in known if treaty.id not in there]
    Treaty.parties.through.objects.bulk_create(
        Treaty.parties.through(treaty=treaties[treaty.id], state=states[code])
        for treaty in made
        for code in treaty.parties
    )
    Treaty.signatories.through.objects.bulk_create(
        Treaty.signatories.through(treaty=treaties[treaty.id], person=persons[id_])
        for treaty in made
        for id_ in treaty.signatories
    )
    _add_names(TreatyName, "treaty", ((treaties[treaty.id], treaty.names) for treaty in known))
    _write_record(known, treaties, persons)
    _write_provisions(known, treaties)


def _write_record(known: Sequence[KnownTreaty], treaties: dict[str, Treaty], persons: dict[str, Person]) -> None:
    _rows(
        RecordedEvent,
        ("treaty_id", "action", "date", "actor"),
        (
            RecordedEvent(
                treaty=treaties[treaty.id],
                action=event.action,
                date=event.date,
                actor=event.actor,
                place=event.place,
                verified=event.verified,
                note=event.note,
            )
            for treaty in known
            for event in treaty.events
        ),
    )
    _rows(
        RecordedRelation,
        ("origin_id", "type", "target_id", "mode"),
        (
            RecordedRelation(
                origin=treaties[treaty.id],
                type=relation.type,
                target=treaties[relation.target],
                mode=relation.mode,
                claimed_by=persons[relation.claimed_by].name if relation.claimed_by else "",
                note=relation.note,
            )
            for treaty in known
            for relation in treaty.relations
            if treaties[treaty.id] != treaties[relation.target]
        ),
    )


def _write_provisions(known: Sequence[KnownTreaty], treaties: dict[str, Treaty]) -> None:
    provisions = _rows(
        Provision,
        ("treaty_id", "slug"),
        (
            Provision(
                treaty=treaties[treaty.id],
                slug=provision_slug(provision.label),
                label=provision.label,
                position=position,
                subject=provision.subject,
                verified=provision.verified,
            )
            for treaty in known
            for position, provision in enumerate(treaty.provisions)
        ),
    )
    _add_names(
        ProvisionCue,
        "provision",
        (
            (provisions[treaties[treaty.id].pk, provision_slug(provision.label)], provision.cues)
            for treaty in known
            for provision in treaty.provisions
        ),
    )
