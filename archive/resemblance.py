"""Nearly the same words: a reprint with another dateline finds the report that was here before, and their dispatch.

Each report's MinHash bands are kept in a table, and whoever shares one is looked at: one indexed question a report,
however many reports there are. What `archive.concordance.reprints` then says of the two texts decides.
"""

from collections import Counter
from collections.abc import Iterable
from json import dumps
from struct import pack

from django.db import transaction
from django.db.models import Q

from archive.concordance.reprints import (
    NEARLY,
    Telling,
    alike,
    bands_of,
    held,
    one_dispatch,
    runs_of,
    signature_of,
    telling_of,
)
from archive.models import Fingerprint, FingerprintBand, Report

OF_A_BAND = 12
"""Reports that are asked for of those that share a band: where more do, all of them are alike, and some will do."""
OF_A_DISPATCH = 4
"""Reports of one dispatch that are laid beside a text: a hundred reprints must not keep another dispatch from view."""
LOOKED_AT = 20
"""Reports that are laid beside a text, word by word; those that share most bands come first."""
HARDLY = 0.1
"""Of the shorter one's runs: below it two texts cannot be one dispatch, quotations left out or not."""

_SHARING = """
SELECT report.id, report.dispatch_id
FROM json_each(%s) AS mine
JOIN archive_fingerprintband AS band ON band.id IN (
    SELECT id FROM archive_fingerprintband WHERE band = mine.key AND key = mine.value ORDER BY id LIMIT %s
)
JOIN archive_report AS report ON report.id = band.report_id
GROUP BY report.id
ORDER BY count(*) DESC, report.id
"""
"""Who shares the bands of which the keys are given in their order, those that share most first. So many of each band:
Django says that in eighty subqueries, which take longer to write down than to answer."""

Bands = list[tuple[int, int]]


def nearest(text: str) -> tuple[Report, float] | None:
    """The report that is most like a text, and how alike they are, from `NEARLY` to 1; none where none is that alike.

    Of several that are equally alike it is the one that came first.
    """
    runs = runs_of(text)
    if not runs:
        return None
    found: tuple[Report, float] | None = None
    for report in _likely(list(bands_of(signature_of(runs)))):
        share = alike(runs, runs_of(report.text))
        if share >= NEARLY and (found is None or share > found[1]):
            found = report, share
    return found


@transaction.atomic
def remember(report: Report) -> None:
    """Takes the report's fingerprint, in place of an earlier one of other words, and finds the dispatch that it is of.

    A report that ties two dispatches makes them one. One that was read again and is no longer like any other of its
    dispatch leaves it; whether the others hang together without it is then looked at again. A text whose fingerprint is
    here already is left alone.
    """
    if Fingerprint.objects.filter(report=report, text_sha256=report.text_sha256).exists():
        return
    telling = telling_of(report.text)
    signature = signature_of(telling.all)
    bands = list(bands_of(signature))
    FingerprintBand.objects.filter(report=report).delete()
    Fingerprint.objects.update_or_create(
        report=report,
        defaults={"text_sha256": report.text_sha256, "signature": pack(f"<{len(signature)}I", *signature)},
    )
    kin = _kin(report, telling, bands)
    if _dispatch(report) not in map(_dispatch, kin):
        _leave(report)
    _join(report, kin)
    report.refresh_from_db(fields=["dispatch"])
    FingerprintBand.objects.bulk_create(FingerprintBand(report=report, band=band, key=key) for band, key in bands)


@transaction.atomic
def forget(report: Report) -> None:
    """Takes out of its dispatch a report that is about to go."""
    FingerprintBand.objects.filter(report=report).delete()
    _leave(report)


def remember_all() -> int:
    """Takes the fingerprints that are missing, of reports that came before there were any; answers how many."""
    missing = Report.objects.filter(fingerprint=None).order_by("pk")
    count = 0
    while some := list(missing[:100]):
        with transaction.atomic():
            for report in some:
                remember(report)
        count += len(some)
    return count


def _likely(bands: Bands) -> Iterable[Report]:
    """The reports that share most bands, in the order in which they came."""
    taken: Counter[int] = Counter()
    likely = []
    for report in Report.objects.raw(_SHARING, [dumps([key for _, key in bands]), OF_A_BAND]):
        if taken[_dispatch(report)] < OF_A_DISPATCH and len(likely) < LOOKED_AT:
            taken[_dispatch(report)] += 1
            likely.append(report.pk)
    return Report.objects.filter(pk__in=likely).order_by("pk")


def _kin(report: Report, telling: Telling, bands: Bands) -> list[Report]:
    """The other reports that are of one dispatch with a report."""
    return [
        other
        for other in _likely(bands)
        if other.pk != report.pk
        and held(telling.all, runs_of(other.text)) >= HARDLY
        and one_dispatch(telling, telling_of(other.text))
    ]


def _dispatch(report: Report) -> int:
    """The number of its dispatch: that of the first report in it."""
    return report.dispatch_id or report.pk


def _of_dispatches(dispatches: Iterable[int]) -> Q:
    return Q(pk__in=dispatches) | Q(dispatch__in=dispatches)


def _join(report: Report, kin: Iterable[Report]) -> None:
    """Makes one dispatch of those of a report and its kin; it has the number of its first report."""
    dispatches = {_dispatch(one) for one in (report, *kin)}
    first = min(dispatches)
    others = Report.objects.filter(_of_dispatches(dispatches - {first}))
    others.update(dispatch=first)


def _leave(report: Report) -> None:
    """Takes a report out of its dispatch; the others are brought together anew, as far as they are alike."""
    rest = list(Report.objects.filter(_of_dispatches([_dispatch(report)])).exclude(pk=report.pk).order_by("pk"))
    Report.objects.filter(pk__in=[report.pk, *(other.pk for other in rest)]).update(dispatch=None)
    report.dispatch_id = None
    for other in rest:
        telling = telling_of(other.text)
        other.refresh_from_db(fields=["dispatch"])
        _join(other, _kin(other, telling, list(bands_of(signature_of(telling.all)))))
