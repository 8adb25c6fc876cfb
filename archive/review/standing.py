"""What a record says of a row, told of the authorities that stand now in the place of those it names."""

from collections.abc import Mapping
from functools import cache

from django.db import models

from archive.models import Fact, Provision, Treaty
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
        into = dict(model._default_manager.exclude(merged_into=None).values_list("pk", "merged_into"))
        return {pk: _end(pk, into) for pk in into}
    if model is Provision:
        return _provisions()
    return {}


def _end(pk: int, into: Mapping[int, int]) -> int:
    """The row that stands, however many merges lead there."""
    while pk in into:
        pk = into[pk]
    return pk


def _provisions() -> dict[object, int]:
    """The provisions of treaties that were merged away, and those of the same number in the ones that stand."""
    treaties = _merged(Treaty)
    stands = Provision.objects.filter(treaty__in=set(treaties.values())).values_list("treaty", "slug", "pk")
    there = {(treaty, slug): pk for treaty, slug, pk in stands}
    left = Provision.objects.filter(treaty__in=treaties).values_list("pk", "treaty", "slug")
    return {pk: there[place] for pk, treaty, slug in left if (place := (treaties[treaty], slug)) in there}
