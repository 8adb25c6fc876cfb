"""What was done to a report: how it came, what was decided on it, and which merges changed what its facts name."""

from collections.abc import Iterator

from django.db.models import Q

from archive.history import authorities, decisions
from archive.history.entry import Entry
from archive.models import FACTS, AuthorityChange, Report, UploadItem


def of_report(report: Report) -> list[Entry]:
    """Its arrivals, the decisions on it and its facts, and the merges that touched them, newest first."""
    told = [*_arrivals(report), *decisions.entries(report.decisions.all()), *_merges(report)]
    return sorted(told, key=lambda entry: entry.at, reverse=True)


def _arrivals(report: Report) -> Iterator[Entry]:
    """Each time that it was sent; where the ledger has no word of it, what is kept of its original."""
    items = list(UploadItem.objects.filter(report=report).select_related("upload__by"))
    for item in items:
        upload = item.upload
        again = item.outcome == UploadItem.Outcome.DUPLICATE
        yield Entry(
            at=upload.at,
            by=upload.by,
            said=f"{'sent the same file again' if again else 'brought it in'} as “{item.name}”, from {upload.origin}",
            note=item.reason,
            link=upload.get_absolute_url(),
        )
    if not items:
        original = report.original
        yield Entry(at=original.received, by=original.received_from, said=f"brought it in as “{original.name}”")


def _merges(report: Report) -> list[Entry]:
    """Those that moved a fact of the report from one authority to another, and those that moved it back."""
    facts = {model._meta.label_lower: set(_ids(model, report)) for model in FACTS.values()}
    merges = AuthorityChange.objects.filter(_of_rows_named_by(report), action=AuthorityChange.Action.MERGE)
    touching = [
        merge.pk
        for merge in merges
        for step in merge.moved.get("steps", ())
        if step["step"] == "move" and not facts.get(step["of"], set()).isdisjoint(step["rows"])
    ]
    return authorities.entries(AuthorityChange.objects.filter(Q(pk__in=touching) | Q(undoes__in=touching)))


def _ids(model, report: Report) -> Iterator[int]:
    return model.objects.filter(report=report).values_list("pk", flat=True)


def _of_rows_named_by(report: Report) -> Q:
    """Merges whose one or other side is named by the report's facts today."""
    named: dict[str, set[int]] = {}
    for model in FACTS.values():
        links = [field for field in model._meta.concrete_fields if field.many_to_one and field.name != "report"]
        for row in (
            model.objects.filter(report=report).values_list(*(field.attname for field in links)) if links else ()
        ):
            for field, key in zip(links, row, strict=True):
                if key is not None:
                    named.setdefault(field.related_model._meta.model_name, set()).add(key)
    touched = Q(pk__in=[])
    for kind, keys in named.items():
        touched |= Q(kind=kind) & (Q(subject_id__in=keys) | Q(into_id__in=keys))
    return touched
