"""How far an upload is, in numbers and in a sentence."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from archive.ingest import in_the_way_of
from archive.models import Upload, UploadItem

Outcome = UploadItem.Outcome

OPENED = "opened"
"""What is said of a bundle in place of “done”: it is no report, and the files in it have ends of their own."""
NAMES = {outcome.value: str(outcome.label) for outcome in Outcome} | {OPENED: "bundle opened"}
"""Where a file can be, in the order of its life, and what that is called."""
OF_MANY = {"duplicate": "duplicates", "near": "near-duplicates", "look": "need a look", OPENED: "bundles opened"}
"""What it is called of several."""
PATIENCE = timedelta(seconds=10)
"""How long an upload waits, with no worker there, before that is remarked on: one that starts takes its time."""
NOBODY = "Nothing is being read: is the worker running? “manage.py worker” starts one."


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the files of one upload are: `counts` by the places of `NAMES`; `missing`, announced and not here.

    `stalled` says why nothing is being read; it is empty where something is, or nothing waits.
    """

    counts: dict[str, int]
    missing: int
    stalled: str

    @property
    def total(self) -> int:
        """All that arrived, and all that was in it."""
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        """Those that wait or are being read."""
        return sum(self.counts[outcome] for outcome in UploadItem.OPEN)

    @property
    def ended(self) -> int:
        """Those of which it is known what became of them."""
        return self.total - self.open

    @property
    def percent(self) -> int:
        """How many of a hundred have ended; a hundred only when all have."""
        return self.ended * 100 // self.total if self.total else 0

    @property
    def sentence(self) -> str:
        """All of that for a person."""
        if not self.total:
            return "Nothing has arrived yet."
        ends = ", ".join(
            f"{number:,} {name if number == 1 else OF_MANY.get(place, name)}"
            for place, name, number in self.choices
            if number and place not in UploadItem.OPEN
        )
        if not self.open:
            return f"{_files(self.total)}: {ends}." if self.total > 1 else f"{_files(1)}: {ends.removeprefix('1 ')}."
        reading = self.counts[Outcome.WORKING]
        now = [f"{reading:,} being read" if reading else "", f"{self.counts[Outcome.WAITING]:,} waiting"]
        so_far = f", so far {ends}" if ends else ""
        return f"{self.ended:,} of {_files(self.total)} read{so_far}; {' and '.join(filter(None, now))}."

    @property
    def missing_sentence(self) -> str:
        """What is said of files that were announced and are not here; empty where there are none."""
        if not self.missing:
            return ""
        it, they = ("1 file", "it is") if self.missing == 1 else (f"{self.missing:,} files", "they are")
        return f"{it} that the sender was about to send did not arrive, unless {they} being sent in another window."

    @property
    def choices(self) -> list[tuple[str, str, int]]:
        """(place, what it is called, how many) in the order of a file's life."""
        return [(place, name, self.counts[place]) for place, name in NAMES.items()]

    def as_json(self) -> dict[str, Any]:
        """What the script on the page shows."""
        return {
            "sentence": self.sentence,
            "total": self.total,
            "ended": self.ended,
            "open": self.open,
            "missing": self.missing,
            "stalled": self.stalled,
            "counts": self.counts,
        }


def progress_of(upload: Upload) -> Progress:
    """How far the upload is now."""
    counts = dict.fromkeys(NAMES, 0)
    found = upload.items.order_by().values_list("outcome").annotate(Count("id"), Count("report"))
    for outcome, items, reports in found:
        counts[outcome] = items
        if outcome == Outcome.DONE:
            counts[outcome], counts[OPENED] = reports, items - reports
    sent = upload.items.filter(within=None).count()
    waits = any(counts[outcome] for outcome in UploadItem.OPEN)
    return Progress(counts, max(0, (upload.announced or 0) - sent), _stalled(upload) if waits else "")


def found_in(upload: Upload, place: str) -> QuerySet[UploadItem]:
    """The upload's items in one of the places of `NAMES`."""
    if place == OPENED:
        return upload.items.filter(outcome=Outcome.DONE, report=None)
    items = upload.items.filter(outcome=place)
    return items.exclude(report=None) if place == Outcome.DONE else items


def _stalled(upload: Upload) -> str:
    """Why nobody reads its files: none has been there for a while, or something is in the way of all that are."""
    in_the_way = in_the_way_of(upload)
    if not in_the_way:
        return NOBODY if upload.at < timezone.now() - PATIENCE else ""
    if not all(in_the_way):
        return ""
    return f"Nothing can be read for now: {in_the_way[0]} It is tried again by itself; tell an administrator."


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"
