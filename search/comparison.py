"""The index against the archive, entry by entry."""

from dataclasses import dataclass

from archive.models import Report
from search.catalogue import entries_of, reports_in
from search.index import engine
from search.query import KINDS, Query


@dataclass(frozen=True, slots=True)
class Differences:
    """The ids of reports, ascending, of which the index does not have what the archive says."""

    missing: tuple[int, ...] = ()
    """Published, and not in the index."""
    stale: tuple[int, ...] = ()
    """In the index as they, or the clauses and statements that they quote, once were."""
    superfluous: tuple[int, ...] = ()
    """In the index, and no published reports."""
    impossible: tuple[tuple[int, str], ...] = ()
    """Published, of which no entry can be made; each with the reason."""
    stray: tuple[str, ...] = ()
    """Ids of entries whose report is not known, neither to the archive nor to the index."""

    @property
    def repairable(self) -> tuple[int, ...]:
        """Those that come right once their entries are made anew, or taken out."""
        return (*self.missing, *self.stale, *self.superfluous)


def differences() -> Differences:
    """Makes the entries of every published report and compares them with the index, by fingerprint."""
    kept = dict(engine().fingerprints())
    missing: list[int] = []
    stale: set[int] = set()
    impossible: list[tuple[int, str]] = []
    for report in reports_in():
        own = str(report.pk)
        try:
            said = {entry.id: entry.fingerprint for entry in entries_of(report)}
        except ValueError as reason:
            impossible.append((report.pk, str(reason)))
            if kept.pop(own, None) is not None:
                stale.add(report.pk)
            continue
        if own not in kept:
            missing.append(report.pk)
        had = {id_: kept.pop(id_, None) for id_ in said}
        if had != said and had[own] is not None:
            stale.add(report.pk)
    superfluous = {int(id_) for id_ in kept if id_.isdigit()}
    owners = _owners({id_ for id_ in kept if not id_.isdigit()})
    held = {report for report in owners.values() if report is not None} - {*missing, *superfluous}
    published = set(Report.objects.published().filter(pk__in=held).values_list("pk", flat=True))
    return Differences(
        missing=tuple(missing),
        stale=tuple(sorted(stale | published)),
        superfluous=tuple(sorted(superfluous | (held - published))),
        impossible=tuple(impossible),
        stray=tuple(sorted(id_ for id_, report in owners.items() if report is None)),
    )


def _owners(passages: set[str]) -> dict[str, int | None]:
    """The reports that clauses and statements of those ids stand in, as the index has them."""
    if not passages:
        return {}
    hits = [hit for kind in KINDS for hit in engine().every(Query(show=kind), None)]
    reports = dict(
        Report.objects.filter(slug__in={hit.slug for hit in hits if hit.id in passages}).values_list("slug", "pk")
    )
    reports |= {hit.slug: int(hit.id) for hit in hits if hit.kind == "reports"}
    found = {hit.id: reports.get(hit.slug) for hit in hits if hit.id in passages}
    return {id_: found.get(id_) for id_ in passages}
