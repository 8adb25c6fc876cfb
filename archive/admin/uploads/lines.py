"""The lines of a ledger: one file each, with what became of it and where that leads."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from archive.admin.uploads.sizes import size_in_words
from archive.models import Report, UploadItem

Outcome = UploadItem.Outcome
DIGITS = 18
"""More has no number of a row."""

SAID = {
    Outcome.WAITING: "waits to be read",
    Outcome.WORKING: "is being read",
    Outcome.DONE: "done",
    Outcome.DUPLICATE: "duplicate",
    Outcome.NEAR: "near-duplicate",
    Outcome.LOOK: "needs a look",
    Outcome.FAILED: "failed",
}
"""How each outcome is said of one file."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a ledger; `members` counts by outcome the files in it, where it is a bundle."""

    item: UploadItem
    members: Counter[str]

    @property
    def path(self) -> list[str]:
        """The bundles that it was in, from the outermost, and its own name."""
        return path_of(self.item)

    @property
    def size(self) -> str:
        """How large it is."""
        return size_in_words(self.item.size)

    @property
    def said(self) -> str:
        """Its outcome."""
        if self.item.outcome == Outcome.DONE and self.report is None:
            return "bundle opened"
        return SAID[Outcome(self.item.outcome)]

    @property
    def report(self) -> Report | None:
        """What was read from it; of a duplicate, the one that was here first."""
        return self.item.report

    @property
    def reason(self) -> str:
        """Why it ended so; nothing that the link to the first of two does not say better."""
        return "" if self.item.outcome == Outcome.DUPLICATE and self.report else self.item.reason

    @property
    def near(self) -> Report | None:
        """The report that was here before with nearly the same words."""
        return self.item.report.resembles if self.item.report and self.item.outcome == Outcome.NEAR else None

    @property
    def can_be_tried_again(self) -> bool:
        """Whether it failed, and its bytes are kept."""
        return self.item.outcome == Outcome.FAILED and self.item.original_id is not None

    @property
    def files(self) -> int:
        """How many files are in it."""
        return self.members.total()

    @property
    def files_ended(self) -> int:
        """And of how many of them it is known what became of them."""
        return self.files - sum(self.members[outcome] for outcome in UploadItem.OPEN)

    @property
    def files_failed(self) -> int:
        """And how many of them failed."""
        return self.members[Outcome.FAILED]

    @property
    def contents(self) -> str:
        """What became of the files in it; empty where it is no bundle."""
        if not self.files:
            return ""
        files = "1 file in it" if self.files == 1 else f"{self.files:,} files in it"
        failed = f", {self.files_failed:,} failed" if self.files_failed else ""
        if failed and self.files_ended == self.files:
            return files + failed
        return f"{self.files_ended:,} of {files} read{failed}"

    @property
    def tone(self) -> str:
        """The outcome in whose colour it is shown: a bundle that was opened is no better than the files in it."""
        if self.item.outcome != Outcome.DONE or not self.files_failed:
            return self.item.outcome
        return Outcome.FAILED if self.files_failed == self.files else Outcome.LOOK

    def as_json(self) -> dict[str, Any]:
        """What the script on the page shows."""
        return {
            "id": self.item.pk,
            "outcome": self.item.outcome,
            "said": self.said,
            "reason": self.reason,
            "report": _told(self.report),
            "near": _told(self.near),
            "files": self.files,
            "files_ended": self.files_ended,
            "contents": self.contents,
            "tone": self.tone,
            "open": not self.item.has_ended or self.files_ended < self.files,
            "again": self.can_be_tried_again,
        }


def lines(items: QuerySet[UploadItem] | Iterable[UploadItem]) -> list[Line]:
    """A line for each of these items (`shown` has what they need)."""
    items = list(items)
    members: dict[int, Counter[str]] = defaultdict(Counter)
    found = UploadItem.objects.filter(within__in=[item.pk for item in items])
    for within, outcome, number in found.order_by().values_list("within", "outcome").annotate(Count("id")):
        members[within][outcome] = number
    return [Line(item, members[item.pk]) for item in items]


def in_order(items: QuerySet[UploadItem]) -> QuerySet[UploadItem]:
    """These items as they were sent, the files in a bundle under it in its own order; in a bundle within one, too."""
    return items.order_by(
        Coalesce("within__within", "within", "pk"),
        Coalesce("within__place", "place"),
        F("within__within"),
        "place",
        "pk",
    )


def key_of(said: str) -> int:
    """The number of a row that a request names; 0, which no row has, where it names none."""
    return int(said) if said.isdecimal() and len(said) <= DIGITS else 0


def path_of(item: UploadItem) -> list[str]:
    """The names of the bundles that it was in, from the outermost, and its own."""
    names = [item.name]
    while item.within:
        item = item.within
        names.append(item.name)
    return names[::-1]


def shown(items: QuerySet[UploadItem]) -> QuerySet[UploadItem]:
    """These items with all that their lines show, and without the reports' texts."""
    related = items.select_related("within__within", "report__resembles")
    return related.defer("report__text", "report__resembles__text")


def _told(report: Report | None) -> dict[str, str] | None:
    if report is None:
        return None
    return {
        "title": report.title or report.slug,
        "lang": report.language,
        "address": reverse("admin:archive_report_review", args=[report.pk]),
    }
