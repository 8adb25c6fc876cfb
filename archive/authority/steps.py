"""Changes of many rows at once that can be taken back: each step is done and written down, last to first undone.

What has been changed otherwise since is left as it is: a step takes back only what still stands as it set it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, ForeignKey, Model, QuerySet

from archive.models import RecordedEvent

AT_ONCE = 500
"""Rows that one statement names by their ids."""
SAID_TWICE: dict[type[Model], tuple[tuple[str, ...], ...]] = {
    RecordedEvent: (("treaty", "action", "date", "place", "actor"),)
}
"""Fields in which two rows would say the same though no constraint forbids it."""

Values = dict[str, Any]


class Steps:
    """What is done, in order, in words that JSON can hold (`kept`)."""

    def __init__(self) -> None:
        self.kept: list[Values] = []

    def move(self, field: ForeignKey, source: Model, target: Model) -> None:
        """Makes all rows that name `source` in the field name `target`.

        A row that the target has the like of already is removed; so is one that would bind the target to itself, or
        where it can, it loses what it names there.
        """
        model = field.model
        for row in _binding_itself(field, source, target):
            last = _fields_to(model, field.related_model)[-1]
            if last.null:
                self.change(row, {last.name if model is not field.related_model else field.name: None})
            else:
                self.remove(row)
        for row in _doubled(field, model._base_manager.filter(**{field.attname: source.pk}), target.pk):
            self.remove(row)
        rows = model._base_manager.filter(**{field.attname: source.pk})
        pks = sorted(rows.values_list("pk", flat=True))
        if pks:
            rows.update(**{field.attname: target.pk})
            self._keep("move", model, field=field.name, rows=pks, source=source.pk, target=target.pk)

    def change(self, row: Model, fields: Mapping[str, Any]) -> None:
        """Sets fields of one row, as the database has it now, and saves it."""
        row = type(row)._base_manager.get(pk=row.pk)
        fields = {row._meta.get_field(name).attname: getattr(value, "pk", value) for name, value in fields.items()}
        before = {name: getattr(row, name) for name in fields}
        if before == fields:
            return
        _set(row, fields)
        self._keep("change", type(row), row=row.pk, before=before, after=fields)

    def remove(self, row: Model) -> None:
        """Takes a row out, after what is a part of it: an official text's provisions."""
        for link in links_to(type(row)):
            if link.remote_field.on_delete is not CASCADE:
                continue
            for part in link.model._base_manager.filter(**{link.attname: row.pk}):
                self.remove(part)
        values = _values(row)
        row.delete()
        self._keep("remove", type(row), values=values)

    def add(self, row: Model) -> Model:
        """Saves a new row."""
        row.save(force_insert=True)
        self._keep("add", type(row), values=_values(row))
        return row

    def _keep(self, step: str, model: type[Model], **details: Any) -> None:
        self.kept.append({"step": step, "of": model._meta.label_lower, **details})


def take_back(kept: Iterable[Values]) -> None:
    """Undoes the steps, the last first."""
    for step in reversed(list(kept)):
        details = dict(step)
        name, model = details.pop("step"), apps.get_model(details.pop("of"))
        _BACK[name](model, **details)


def _move_back(model: type[Model], field: str, rows: list[int], source: int, target: int) -> None:
    link = model._meta.get_field(field)
    for some in _chunks(rows):
        still = model._base_manager.filter(pk__in=some, **{link.attname: target})
        if field == "treaty" and any(other.name == "provision" for other in model._meta.fields):
            still = still.exclude(provision__treaty=target)  # placed anew since: it stays where its provision is
        for row in _doubled(link, still, source):
            row.delete()
        still.update(**{link.attname: source})


def _change_back(model: type[Model], row: int, before: Values, after: Values) -> None:
    found = model._base_manager.filter(pk=row).first()
    if found is None:
        return
    restored = {name: _restored(getattr(found, name), before[name], after[name]) for name in after}
    if any(getattr(found, name) != value for name, value in restored.items()):
        _set(found, restored)


def _restored(now: Any, before: Any, after: Any) -> Any:
    """The value as it was before; what a list has had added to it since is kept."""
    if isinstance(after, list) and isinstance(now, list) and now[: len(after)] == after:
        return [*before, *now[len(after) :]]
    return before if now == after else now


def _put_back(model: type[Model], values: Values) -> None:
    row = model(**values)
    for field in model._meta.concrete_fields:
        named = values[field.attname] if field.many_to_one else None
        if named is not None and not field.related_model._base_manager.filter(pk=named).exists():
            return  # what it was of has been deleted since
    if model._base_manager.filter(pk=row.pk).exists() or any(_alike(row, unique).exists() for unique in _once(model)):
        return
    row.save(force_insert=True)
    first = {field.attname for field in model._meta.concrete_fields if getattr(field, "auto_now_add", False)}
    if first:  # a row that comes back was added when it was, not now
        model._base_manager.filter(pk=row.pk).update(**{name: values[name] for name in first})


def _take_out(model: type[Model], values: Values) -> None:
    row = model._base_manager.filter(**values).first()
    if row is not None and not _is_named(row):
        row.delete()


_BACK = {"move": _move_back, "change": _change_back, "remove": _put_back, "add": _take_out}


# --- what would clash


def links_to(model: type[Model]) -> Iterator[ForeignKey]:
    """The foreign keys by which rows, those between many and many included, name a row of the model."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            yield relation.field


def _fields_to(model: type[Model], named: type[Model]) -> list[ForeignKey]:
    return [field for field in model._meta.concrete_fields if field.related_model is named and field.editable]


def _binding_itself(field: ForeignKey, source: Model, target: Model) -> list[Model]:
    """The rows that name `source`, and would name `target` twice or be `target` itself."""
    rows = field.model._base_manager.filter(**{field.attname: source.pk})
    if field.model is field.related_model:
        return list(rows.filter(pk=target.pk))
    return [
        row
        for other in _fields_to(field.model, field.related_model)
        if other != field
        for row in rows.filter(**{other.attname: target.pk})
    ]


def _doubled(field: ForeignKey, rows: QuerySet, target: int) -> list[Model]:
    """Those of the rows of which there would be two if the field named `target`."""
    found: dict[int, Model] = {}
    for unique in _once(field.model):
        others = [field.model._meta.get_field(name).attname for name in unique if name != field.name]
        if len(others) == len(unique):
            continue
        taken = set(field.model._base_manager.filter(**{field.attname: target}).values_list(*others))
        found |= {row.pk: row for row in rows if tuple(getattr(row, name) for name in others) in taken} if taken else {}
    return list(found.values())


def _once(model: type[Model]) -> Iterator[tuple[str, ...]]:
    """The sets of fields in which no two rows may be the same."""
    yield from (tuple(constraint.fields) for constraint in model._meta.total_unique_constraints)
    yield from (tuple(fields) for fields in model._meta.unique_together)
    yield from SAID_TWICE.get(model, ())


def _alike(row: Model, unique: tuple[str, ...]) -> QuerySet:
    return type(row)._base_manager.filter(**{name: getattr(row, row._meta.get_field(name).attname) for name in unique})


def _is_named(row: Model) -> bool:
    return any(link.model._base_manager.filter(**{link.attname: row.pk}).exists() for link in links_to(type(row)))


# --- rows


def _values(row: Model) -> Values:
    bounds = {field.attname for field in row._meta.concrete_fields if hasattr(field, "of")}
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: _plain(value) for name, value in values.items() if name not in bounds}


def _plain(value: Any) -> Any:
    """The value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def _set(row: Model, fields: Values) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def _chunks(rows: Iterable[int]) -> Iterator[list[int]]:
    pending = iter(rows)
    while some := list(islice(pending, AT_ONCE)):
        yield some
