"""Reading a report's original again, with the readers and rules of today: every decision taken on it stands."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from archive import cells, resemblance
from archive.authority import gazetteer
from archive.cells import Parcel, Read, Refused
from archive.extraction import Gazetteer
from archive.ingest import describe
from archive.linking import Linking
from archive.models import Decision, Report
from archive.reading import Unreadable
from archive.reconciliation import Tally, reconcile

OF_THE_REPORT = ("title", "outlet_id", "author", "place", "language", "source_url", "published", "published_basis")
"""What a reading says of the report itself."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading a report again has changed."""

    extractor: tuple[str, str]
    """The version of the rules, before and now."""
    text_changed: bool
    described: dict[str, tuple] = field(default_factory=dict)
    """Fields of the report itself that say something else: before and now."""
    kinds: dict[str, Tally] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is other than it was, besides the version."""
        return self.text_changed or bool(self.described) or any(tally.changed for tally in self.kinds.values())


def parcel_of(report: Report) -> Parcel:
    """The report's original as a cell reads it, with what was known of it when it came, or a curator has set since.

    Raises Unreadable where its bytes are not where they were kept.
    """
    original = report.original
    path = Path(original.content.path)
    if not path.exists():
        raise Unreadable(
            f"The bytes of “{original.name}” are not there. Put {path.name} back from a copy of the archive."
        )
    given = report.published if report.published_basis in ("given", "curator") else ""
    return Parcel(path, original.name, source_url=report.source_url, published=given)


def read_again(
    report: Report, names: Gazetteer | None = None, by: AbstractBaseUser | None = None, *, batch: UUID | None = None
) -> Changes:
    """Reads a report's original again, in this process, and extracts again.

    `batch` is shared by the reports that one click or command reads again. Raises Unreadable where today's readers no
    longer read the original; then nothing has changed.
    """
    kept = Report.objects.select_related("original").get(pk=report.pk)
    for answer in cells.examine(parcel_of(kept), names or gazetteer(), settings.READING_LIMITS):
        if isinstance(answer, Read):
            return put(kept, answer, by, batch=batch)
        if isinstance(answer, Refused):
            raise Unreadable(answer.reason)
    raise Unreadable(f"“{kept.original.name}” is no report by itself.")


@transaction.atomic
def put(report: Report, read: Read, by: AbstractBaseUser | None = None, *, batch: UUID | None = None) -> Changes:
    """Puts what was read in the place of what was read before, around every decision.

    The row is taken as it stands now, whatever the caller holds in hand: what was withdrawn or corrected meanwhile
    stays so. That something changed goes on the record.
    """
    kept = Report.objects.select_for_update().get(pk=report.pk)
    before = {name: getattr(kept, name) for name in OF_THE_REPORT}
    extractor, text_sha256 = kept.extractor, kept.text_sha256
    describe(kept, read.reading, read.findings)
    kept.save()
    kinds = reconcile(kept, Linking(kept, read.findings).facts())
    resemblance.remember(kept)
    described = {name: (before[name], now) for name in OF_THE_REPORT if (now := getattr(kept, name)) != before[name]}
    changes = Changes((extractor, kept.extractor), kept.text_sha256 != text_sha256, described, kinds)
    if changes:
        _record(kept, changes, by, batch)
    return changes


def would_change(report: Report, read: Read) -> Changes:
    """What `put` would change; nothing is."""
    with transaction.atomic():
        changes = put(report, read)
        transaction.set_rollback(True)
    return changes


def _record(report: Report, changes: Changes, by: AbstractBaseUser | None, batch: UUID | None) -> None:
    before, now = ({name: both[at] for name, both in changes.described.items()} for at in (0, 1))
    counts = {kind: counted for kind, tally in changes.kinds.items() if tally.changed and (counted := tally.counts())}
    Decision.objects.create(
        report=report,
        kind="report",
        action=Decision.Action.READ_AGAIN,
        before={"extractor": changes.extractor[0], **before},
        after={"extractor": changes.extractor[1], **now, "text_changed": changes.text_changed, "facts": counts},
        by=by,
        batch=batch,
    )
