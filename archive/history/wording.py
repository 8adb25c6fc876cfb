"""Fields as they stood and as they were set, in words that a person reads: labels, names, dates, and no JSON."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from django.db import models

from archive.history.entry import Change
from archive.language_names import language_name
from archive.models import Provision
from archive.models.edtf import EDTFField
from archive.templatetags.edition import in_words

Values = Mapping[str, Any]
Key = int | str
"""By what a record names another row: its id, or its address."""


def fields_of(model: type[models.Model]) -> dict[str, models.Field]:
    """The model's fields by each name under which a record may keep them."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {name: field for field in fields for name in (field.name, field.attname)}


def named_in(model: type[models.Model], values: Values) -> Iterator[tuple[type[models.Model], Key]]:
    """The rows that these values of a `model` name."""
    fields = fields_of(model)
    for name, value in values.items():
        field = fields.get(name)
        if field and field.is_relation:
            for key in value if isinstance(value, list) else [value]:
                if key is not None:
                    yield field.related_model, key


class Names:
    """What other rows are called that records name; each model is asked once for all of them."""

    def __init__(self, named: Iterable[tuple[type[models.Model], Key]]) -> None:
        wanted: dict[tuple[type[models.Model], str], set[Key]] = defaultdict(set)
        for model, key in named:
            wanted[model, "slug" if isinstance(key, str) else "pk"].add(key)
        self._names = {
            (model, getattr(row, by)): str(row)
            for (model, by), keys in wanted.items()
            for row in _rows(model).filter(**{f"{by}__in": keys})
        }

    def of(self, model: type[models.Model], key: Key) -> str:
        """The row's name; where it is gone, what it was known by."""
        return self._names.get((model, key)) or f"{model._meta.verbose_name} {key}, which is no longer here"


def _rows(model: type[models.Model]) -> models.QuerySet:
    return model._base_manager.select_related("treaty") if model is Provision else model._base_manager.all()


def changes(
    model: type[models.Model],
    before: Values,
    after: Values,
    names: Names,
    *,
    hidden: Container[str] = (),
    language: str = "",
) -> tuple[Change, ...]:
    """What is different between two states of a row, field by field; `language` is that of its free words."""
    fields = fields_of(model)
    told = []
    for name in {**before, **after}:
        field = fields.get(name)
        if field is None or field.name in hidden or before.get(name) == after.get(name):
            continue
        old, new = (in_field(field, values.get(name), names) for values in (before, after))
        if old != new:
            told.append(Change(label(field), old, new, language if _is_free(field) else ""))
    return tuple(told)


def label(field: models.Field) -> str:
    """What forms call the field."""
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]


def in_field(field: models.Field, value: Any, names: Names) -> str:
    """A field's value as a person reads it; empty where there is none."""
    if value in (None, "", []):
        return ""
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return "; ".join(names.of(field.related_model, key) for key in keys)
    if isinstance(field, EDTFField):
        return in_words(value)
    if field.name == "language":
        return language_name(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return in_plain_words(value)


def in_plain_words(value: Any) -> str:
    """A value of no particular field."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(in_plain_words(one) for one in value)
    return str(value)


def _is_free(field: models.Field) -> bool:
    """Whether what stands in the field is somebody's own words, in their language."""
    coded = isinstance(field, EDTFField | models.URLField | models.SlugField) or field.name == "language"
    return isinstance(field, models.CharField | models.TextField) and not field.choices and not coded
