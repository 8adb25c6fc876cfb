"""Nearly the same words: a reprint with another dateline finds the report that was here before.

A text is taken as the set of its runs of three words. Two texts are as alike as the share of all their runs that both
have (Jaccard's measure). So that a new report need not be laid beside every other, each has a MinHash signature: the
share of equal numbers in two signatures is about the measure itself. Its bands are kept in a table, and whoever shares
one is looked at: one indexed question a report, however many reports there are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from hashlib import blake2b
from operator import or_
from struct import pack

from django.db import transaction
from django.db.models import Q
from rensa import RMinHash

from archive.models import Fingerprint, FingerprintBand, Report

ALIKE = 0.8
"""From here on two reports are nearly the same. A reprint under another dateline, or with a line more, stands above;
two reports of one event that quote the same words and tell the rest in their own stand far below."""
RUN = 3
"""Words that follow one another: two are often the same by chance, and of four a single new word breaks too many."""
SHORT = 30
"""Words below which there are too few runs to measure by: only all of the words can be the same."""
BANDS, ROWS = 20, 6
"""Texts that are alike to 0.8 share a band all but surely (99.8 in 100), those alike to 0.3 hardly ever (1 in 70)."""
SEED = 1648
"""Of the signature's permutations: with another one every fingerprint would have to be taken anew."""
LOOKED_AT = 20
"""Reports that are laid beside a text, word by word; those that share most bands come first."""
SHARING = 400
"""Rows of bands that are asked for: where more share them, all of them are alike, and some will do."""

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words (Thai, Lao, Burmese, Khmer, kana, Han): a character counts as a word."""
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+")


def nearest(text: str) -> tuple[Report, float] | None:
    """The report that is most like a text, and how alike they are, from `ALIKE` to 1; none where none is that alike.

    Of several that are equally alike it is the one that came first.
    """
    runs = _runs(text)
    if not runs:
        return None
    sharing = FingerprintBand.objects.filter(
        reduce(or_, (Q(band=band, key=key) for band, key in _bands(_signature(runs))))
    ).values_list("report", flat=True)[:SHARING]
    likely = [report for report, _ in Counter(sharing).most_common(LOOKED_AT)]
    found: tuple[Report, float] | None = None
    for report in Report.objects.filter(pk__in=likely).order_by("pk"):
        share = _alike(runs, _runs(report.text))
        if share >= ALIKE and (found is None or share > found[1]):
            found = report, share
    return found


@transaction.atomic
def remember(report: Report) -> None:
    """Takes the report's fingerprint, in place of an earlier one of other words."""
    signature = _signature(_runs(report.text))
    FingerprintBand.objects.filter(report=report).delete()
    Fingerprint.objects.update_or_create(
        report=report,
        defaults={"text_sha256": report.text_sha256, "signature": pack(f"<{len(signature)}I", *signature)},
    )
    FingerprintBand.objects.bulk_create(
        FingerprintBand(report=report, band=band, key=key) for band, key in _bands(signature)
    )


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


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < SHORT:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(RUN)), strict=False)))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _signature(runs: Iterable[str]) -> list[int]:
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(sorted(runs))
    return sketch.digest()


def _bands(signature: list[int]) -> Iterator[tuple[int, int]]:
    """Each band's number and a number for its rows, as the database keeps them: 64 bits with a sign."""
    for band in range(BANDS):
        rows = signature[band * ROWS : (band + 1) * ROWS]
        yield band, int.from_bytes(blake2b(pack(f"<{ROWS}I", *rows), digest_size=8).digest(), "little", signed=True)
