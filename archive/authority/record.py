"""The authorities' history: how a row stood before somebody changed it, and how it stood after, kept for good."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model

from archive.authority.naming import name_rows
from archive.models import AuthorityChange, OfficialText, Provision, RecordedEvent, RecordedRelation, Treaty

Snapshot = dict[str, Any]
"""A row as JSON holds it: its fields, and what belongs to it as sorted lists."""


def snapshot(row: Model) -> Snapshot:
    """The authority as the database holds it now: its fields (others by their address), its names, and its links.

    Of a treaty, its recorded life, relations, provisions and official texts too. Raises DoesNotExist where it is gone.
    """
    kept = type(row)._base_manager.get(pk=row.pk)
    linked = {
        field.name: sorted(_address(one) for one in getattr(kept, field.name).all())
        for field in kept._meta.many_to_many
    }
    return {**_fields(kept), **linked, **_names(kept), **(_record_of(kept) if isinstance(kept, Treaty) else {})}


def record(
    row: Model,
    by: AbstractBaseUser | None,
    action: AuthorityChange.Action,
    *,
    before: Snapshot,
    after: Snapshot,
    note: str = "",
    into: Model | None = None,
    moved: Mapping[str, Any] | None = None,
    undoes: AuthorityChange | None = None,
) -> AuthorityChange | None:
    """Adds to the authority's history what is different between `before` and `after`; nothing where nothing is.

    Of what is kept as a list, only that is recorded which went or came. `by` is nobody where a command did it.
    """
    went, came = _difference(before, after)
    if not (went or came or moved or undoes):
        return None
    return AuthorityChange.objects.create(
        kind=row._meta.model_name,
        subject_id=row.pk,
        into_id=into.pk if into else None,
        name=str(row)[:400],
        action=action,
        before=went,
        after=came,
        note=note,
        by=by,
        moved=moved or {},
        undoes=undoes,
    )


def _fields(row: Model) -> Snapshot:
    """What a curator sets, and what it was merged into."""
    return {
        field.name: _value(row, field)
        for field in row._meta.concrete_fields
        if (field.editable and not field.primary_key) or field.name == "merged_into"
    }


def _value(row: Model, field) -> Any:
    value = getattr(row, field.name)
    return _address(value) if isinstance(value, Model) else value


def _address(row: Model) -> str:
    return getattr(row, "slug", "") or str(row.pk)


def _names(row: Model) -> Snapshot:
    """Names as [language, text], or [language, text, kind] where there are kinds of them."""
    return {
        called: sorted(
            [name.language, name.text, *([name.kind] if hasattr(name, "kind") else [])]
            for name in model._base_manager.filter(**{owner: row})
        )
        for model, owner, called in name_rows(type(row))
    }


def _record_of(treaty: Treaty) -> Snapshot:
    """A treaty's recorded life and relations, its provisions and official texts, each as its fields in their order."""
    events = RecordedEvent.objects.filter(treaty=treaty)
    relations = RecordedRelation.objects.filter(origin=treaty)
    provisions = Provision.objects.filter(treaty=treaty)
    return {
        "record": _rows(events, "action", "date", "place", "actor", "verified", "note"),
        "recorded_relations": _rows(relations, "type", "target__slug", "mode", "claimed_by", "note"),
        "provisions": _rows(provisions, "label", "position", "subject", "verified", "vouched"),
        "official_texts": _rows(OfficialText.objects.filter(treaty=treaty), "language", "source_url", "text_sha256"),
    }


def _rows(rows, *fields: str) -> list[list[Any]]:
    return sorted(list(row) for row in rows.values_list(*fields))


KEPT_IN_ORDER = ("roles", "domains", "codes")
"""Lists in which the order says something: they are recorded whole."""


def _difference(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    went, came = {}, {}
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if isinstance(old, list) and isinstance(new, list) and name not in KEPT_IN_ORDER:
            old, new = [one for one in old if one not in new], [one for one in new if one not in old]
        if old != new:
            went |= {name: old} if name in before else {}
            came |= {name: new} if name in after else {}
    return went, came
