"""What names an authority: in how many reports, and in rows of what kind."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Model

from archive.authority.steps import links_to
from archive.models import Fact, Report
from archive.models.authority import OtherName


def reports_naming(model: type[Model], rows: Collection[int]) -> dict[int, int]:
    """How many reports, published or not, speak of each of the rows: by a fact that holds, or as their outlet."""
    found: dict[int, set[int]] = defaultdict(set)
    for link in links_to(model):
        among = {f"{link.attname}__in": rows}
        if issubclass(link.model, Fact):
            named = link.model.objects.standing().filter(**among).order_by().values_list(link.attname, "report_id")
        elif link.model is Report:
            named = Report.objects.filter(**among).order_by().values_list(link.attname, "pk")
        else:
            continue
        for row, report in named.distinct():
            found[row].add(report)
    return {row: len(found[row]) for row in rows}


def uses(row: Model) -> list[tuple[int, str]]:
    """How many rows of each kind name it, its own names left out: [(3, "signatures"), (1, "statement"), …]."""
    counted: dict[type[Model], int] = defaultdict(int)
    for link in links_to(type(row)):
        if link.name == "merged_into" or issubclass(link.model, OtherName) or link.model._meta.auto_created:
            continue
        counted[link.model] += link.model._base_manager.filter(**{link.name: row}).count()
    return [
        (number, str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural))
        for model, number in counted.items()
        if number
    ]
