"""What a record says of a row, told of the authorities that stand now in the place of those it names."""

from collections.abc import Mapping
from functools import cache

from django.db import models

from archive.models import Fact, Provision
from archive.models.authority import Authority


class Standing:
    """Translates recorded fields; reads of each kind of authority once which of them were merged away."""

    def __init__(self) -> None:
        self._merged = cache(_merged)

    def of(self, model: type[models.Model], said: Mapping[str, object]) -> dict[str, object]:
        """The fields, by the names of their columns, with every authority that was merged as the one that stands."""
        told = {name: self._told(model, name, value) for name, value in said.items()}
        if issubclass(model, Fact) and "replaced" in told:
            columns = [model._meta.get_field(name).attname for name in model.CLAIM]
            told["replaced"] = [
                [self._told(model, name, value) for name, value in zip(columns, claim, strict=True)]
                for claim in said["replaced"]
            ]
        return told

    def _told(self, model: type[models.Model], name: str, value: object) -> object:
        named = model._meta.get_field(name).related_model if value is not None else None
        return value if named is None else self._merged(named).get(value, value)


def _merged(model: type[models.Model]) -> dict[object, int]:
    """The rows that others stand for: which, for which."""
    if issubclass(model, Authority):
        return {row.pk: row.standing.pk for row in model._default_manager.exclude(merged_into=None)}
    if model is Provision:
        return _provisions()
    return {}


def _provisions() -> dict[object, int]:
    """The provisions of treaties that were merged away, and those of the same number in the ones that stand."""
    left = Provision.objects.exclude(treaty__merged_into=None).select_related("treaty")
    return {
        provision.pk: there.pk
        for provision in left
        if (there := Provision.objects.filter(treaty=provision.treaty.standing, slug=provision.slug).first())
    }
