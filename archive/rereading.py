"""Reading a report again, with the readers and rules of today: every decision taken on it stands.

`read_again` begins with the original's bytes; `extract_again` with the text as it is stored, so that no reader of
foreign bytes runs where a page is answered.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from archive import cells, placing, resemblance
from archive.authority import gazetteer
from archive.cells import Parcel, Read, Refused
from archive.extraction import Findings, Gazetteer, extract, is_of_the_text
from archive.ingest import describe
from archive.linking import Linking
from archive.models import Decision, Report
from archive.reading import Reading, Unreadable
from archive.reconciliation import Tally, reconcile

OF_THE_REPORT = ("title", "outlet_id", "author", "place", "language", "source_url", "published", "published_basis")
"""What a reading says of the report itself."""
COUNTED_FROM = ("language", "source_url", "published")
"""What is said of a report and decides what is found in its text."""
AT_ONCE = 250_000
"""Characters of a text that may be extracted from while somebody waits for a page: it takes about a second."""


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
    return Parcel(path, original.name, source_url=report.source_url, published=_given(report))


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


def extract_again(
    report: Report, names: Gazetteer | None = None, by: AbstractBaseUser | None = None, *, batch: UUID | None = None
) -> Changes:
    """Extracts again from a report's text as it is stored, by what is said of the report now.

    Raises Unreadable where the text has more than `AT_ONCE` characters; then nothing has changed.
    """
    kept = Report.objects.select_related("original", "outlet").get(pk=report.pk)
    if len(kept.text) > AT_ONCE:
        raise Unreadable(
            "The text is too long to be gone through again while you wait. Whoever runs the archive can do it: "
            f"manage.py extract --stored {kept.slug}"
        )
    reading = _stored(kept)
    read = Read(reading, extract(reading, names or gazetteer(), published=_given(kept) or None))
    with transaction.atomic():
        if Report.objects.select_for_update().get(pk=kept.pk).text_sha256 == kept.text_sha256:
            return put(kept, read, by, batch=batch)
    return extract_again(kept, names, by, batch=batch)  # it has another text since


@transaction.atomic
def put(report: Report, read: Read, by: AbstractBaseUser | None = None, *, batch: UUID | None = None) -> Changes:
    """Puts what was read in the place of what was read before, around every decision.

    The row is taken as it stands now, whatever the caller holds in hand: what was withdrawn or corrected meanwhile
    stays so, and dates are counted from the day that it has now. That something changed goes on the record.
    """
    kept = Report.objects.select_for_update().get(pk=report.pk)
    read = _as_corrected(kept, read)
    before = {name: getattr(kept, name) for name in OF_THE_REPORT}
    extractor, text_sha256 = kept.extractor, kept.text_sha256
    shown = placing.shown_by(kept)
    describe(kept, read.reading, read.findings)
    kept.save()
    facts = list(Linking(kept, read.findings).facts())
    placing.place(facts)
    kinds = reconcile(kept, facts)
    placing.place_others(kept, shown)
    resemblance.remember(kept)
    described = {name: (before[name], now) for name in OF_THE_REPORT if (now := getattr(kept, name)) != before[name]}
    changes = Changes((extractor, kept.extractor), kept.text_sha256 != text_sha256, described, kinds)
    if changes:
        _record(kept, changes, by, batch)
    return changes


def _given(report: Report) -> str:
    """The publication date (EDTF) that a person gave, whatever the text says; empty where nobody did."""
    return report.published if report.published_basis in ("given", "curator") else ""


def _stored(report: Report) -> Reading:
    """The reading as its report keeps it. What only the text says of the report's day is left for the text to say."""
    return Reading(
        text=report.text,
        media_type=report.original.media_type,
        title=report.title,
        outlet=report.outlet.name if report.outlet else None,
        author=report.author,
        place=report.place,
        language=report.language or None,
        source_url=report.source_url,
        published=report.published if report.published_basis == "metadata" else None,
        warnings=tuple(warning for warning in report.warnings if not is_of_the_text(warning)),
    )


def _as_corrected(report: Report, read: Read) -> Read:
    """What was read, told by what the report is said to be now; extracted anew where that was another thing then."""
    held = {name: getattr(report, name) or None for name in ("language", "source_url") if name in report.held}
    reading, given = replace(read.reading, **held), _given(report)
    if reading == read.reading and _counted_from(read.findings) == given:
        return read
    return Read(reading, extract(reading, gazetteer(), published=given or None))


def _counted_from(findings: Findings) -> str:
    """The day that a person gave when this was found; empty where nobody did."""
    return (findings.publication.value or "") if findings.publication.basis == "given" else ""


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
