"""The index against the archive, entry by entry."""

from dataclasses import dataclass

from search.catalogue import entry_of, reports_in
from search.index import engine


@dataclass(frozen=True, slots=True)
class Differences:
    """The ids of reports, ascending, of which the index does not have what the archive says."""

    missing: tuple[int, ...] = ()
    """Published, and not in the index."""
    stale: tuple[int, ...] = ()
    """In the index as they once were."""
    superfluous: tuple[int, ...] = ()
    """In the index, and no published reports."""
    impossible: tuple[tuple[int, str], ...] = ()
    """Published, of which no entry can be made; each with the reason."""

    @property
    def repairable(self) -> tuple[int, ...]:
        """Those that come right once their entries are made anew, or taken out."""
        return (*self.missing, *self.stale, *self.superfluous)


def differences() -> Differences:
    """Makes the entry of every published report and compares it with the index, by fingerprint."""
    kept = dict(engine().fingerprints())
    missing: list[int] = []
    stale: list[int] = []
    impossible: list[tuple[int, str]] = []
    for report in reports_in():
        had = kept.pop(str(report.pk), None)
        try:
            fingerprint = entry_of(report).fingerprint
        except ValueError as reason:
            impossible.append((report.pk, str(reason)))
            if had is not None:
                stale.append(report.pk)
            continue
        if had is None:
            missing.append(report.pk)
        elif had != fingerprint:
            stale.append(report.pk)
    return Differences(tuple(missing), tuple(stale), tuple(sorted(map(int, kept))), tuple(impossible))
