"""Reading again what is stored, many reports beside one another, and saying what changed."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from archive.authority import gazetteer
from archive.cells import Answer, Cells, Found, Read, Refused
from archive.ingest.here import Here
from archive.models import FACTS, Report
from archive.reading import Unreadable
from archive.rereading import Changes, parcel_of, put, would_change

WAIT = 1.0
"""Seconds, at the most, between two looks at what has been read."""
NAMES = {
    kind: model._meta.get_field("report").remote_field.related_name.replace("_", " ") for kind, model in FACTS.items()
}
"""What facts of each kind are called when they are counted."""
SIGNS = {"gained": "+{}", "lost": "−{}", "moved": "{} moved"}
"""How the facts of a kind that came, went or moved are counted."""
DECISIONS = {
    "adrift": ("1 decision lost its words", "{} decisions lost their words"),
    "found_again": ("1 decision found its words again", "{} decisions found their words again"),
}
"""How decided facts are counted whose words went or came back."""


def read_stored(keys: Iterable[int], readers: int, *, dry_run: bool = False) -> Iterator[tuple[str, Changes | Refused]]:
    """Reads the reports with these keys again; yields each one's slug with what it changed, or why it cannot be read.

    `readers` processes read beside one another; with 0 it is done in this one. Each report is put back in a transaction
    of its own, so that an interruption loses nothing; with `dry_run` nothing is changed at all.
    """
    names, waiting, busy, batch = gazetteer(), deque(keys), {}, uuid4()
    with Cells(readers, names, settings.READING_LIMITS) if readers else Here(names, settings.READING_LIMITS) as cells:
        while waiting or busy:
            while waiting and cells.free:
                report = Report.objects.select_related("original").filter(pk=waiting.popleft()).first()
                if report is None:  # it was taken out of the archive meanwhile
                    continue
                try:
                    cells.give(report.pk, parcel_of(report))
                    busy[report.pk] = report
                except Unreadable as reason:
                    yield report.slug, Refused(str(reason))
            for key, answer in cells.answers(WAIT):
                if not isinstance(answer, Found):
                    report = busy.pop(key)
                    yield report.slug, _put(report, answer, dry_run, batch)


def _put(report: Report, answer: Answer, dry_run: bool, batch: UUID) -> Changes | Refused:
    if isinstance(answer, Read):
        try:
            return would_change(report, answer) if dry_run else put(report, answer, batch=batch)
        except ObjectDoesNotExist:
            return Refused("What it speaks of was taken out of the archive while it was read. Read it again.")
    if isinstance(answer, Refused):
        return answer
    return Refused(f"“{report.original.name}” is a bundle of files, and no report by itself.")


class Totals:
    """What changed in many reports, kind by kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, Counter[str]] = {kind: Counter() for kind in FACTS}
        self.reports = 0
        """How many reports changed."""

    def add(self, changes: Changes) -> None:
        """One report more."""
        self.reports += 1
        for kind, tally in changes.kinds.items():
            self._kinds[kind].update(tally.counts())

    def __iter__(self) -> Iterator[str]:
        """A line for each kind of which anything changed."""
        for kind, counts in self._kinds.items():
            if parts := [*_signed(counts), *_decisions(counts)]:
                yield f"{NAMES[kind]}: {', '.join(parts)}"


def told(changes: Changes) -> str:
    """What changed in one report, in a line: `dates +2 −1, clauses 1 moved; 1 decision lost its words`."""
    counts = {kind: tally.counts() for kind, tally in changes.kinds.items()}
    facts = [f"{NAMES[kind]} {' '.join(signed)}" for kind in counts if (signed := _signed(counts[kind]))]
    parts = [", ".join(facts), *_decisions(sum((Counter(counted) for counted in counts.values()), Counter()))]
    if changes.described:
        parts.append(f"{', '.join(name.removesuffix('_id') for name in changes.described)} read otherwise")
    if changes.text_changed:
        parts.append("the text is another")
    return "; ".join(filter(None, parts))


def one_by_one(changes: Changes) -> Iterator[str]:
    """The facts that came and went in one report, and the decisions that lost or found their words, a line each."""
    for tally in changes.kinds.values():
        yield from (f"    {line}" for line in tally.said)


def _signed(counts: dict[str, int]) -> list[str]:
    return [sign.format(f"{counts[name]:,}") for name, sign in SIGNS.items() if counts.get(name)]


def _decisions(counts: dict[str, int]) -> list[str]:
    return [
        (one if counts[name] == 1 else many).format(f"{counts[name]:,}")
        for name, (one, many) in DECISIONS.items()
        if counts.get(name)
    ]
