"""What is in a bundle goes through the ledger like what is sent alone: each file in it is kept, and waits."""

from django.db import transaction
from django.utils import timezone

from archive.bundles import Lost, Member
from archive.ingest.ending import Outcome, end
from archive.ingest.keeping import keep, saved
from archive.models import Original, UploadItem

BATCH = 50
"""Files that one transaction enters: a bundle of thousands is not to wait for the disk thousands of times."""


class Unpacking:
    """A bundle that is being gone through; what is found in it is given here in its order.

    Whatever was entered before an interruption is known by its place in the bundle, and is passed over.
    """

    def __init__(self, bundle: UploadItem) -> None:
        self._bundle = bundle
        self._there = set(bundle.members.values_list("place", flat=True))
        self._place = 0
        self._batch: list[tuple[UploadItem, Original | None]] = []

    def take(self, member: Member | Lost) -> None:
        """Keeps a file that was found; it is entered in the ledger together with its neighbours."""
        if len(self._batch) >= BATCH:
            self._enter()
        if self._place not in self._there:
            entry = self._entry(member)
            self._batch.append(self._failed(entry, member) if isinstance(member, Lost) else self._kept(entry, member))
        self._place += 1

    def end(self, said: tuple[str, ...]) -> None:
        """Ends the bundle, all of which has been given."""
        self._enter()
        count = self._bundle.members.count()
        if not count:
            nothing = f"There is nothing in “{self._bundle.name}” that could be read."
            end(self._bundle, Outcome.FAILED, " ".join((nothing, *said)))
            return
        were = "1 file was" if count == 1 else f"{count:,} files were"
        end(self._bundle, Outcome.DONE, " ".join((f"{were} in it.", *said)))

    def fail(self, reason: str) -> None:
        """Ends the bundle in the middle of it; what was found before is kept."""
        self._enter()
        count = self._bundle.members.count()
        kept = f" {count:,} of its files were taken out before." if count else ""
        end(self._bundle, Outcome.FAILED, reason + kept)

    def _entry(self, member: Member | Lost) -> UploadItem:
        bundle = self._bundle
        return UploadItem(
            upload=bundle.upload,
            within=bundle,
            place=self._place,
            name=member.name[:255],
            source_url=member.source_url[:2000],
            published=bundle.published,
            sample=bundle.sample,
        )

    def _kept(self, entry: UploadItem, member: Member) -> tuple[UploadItem, Original | None]:
        by = self._bundle.upload.by
        original = keep(member.data, member.name, by=by, source_url=member.source_url, captured=member.captured)
        entry.size, entry.sha256 = original.size, original.sha256
        return entry, original

    def _failed(self, entry: UploadItem, lost: Lost) -> tuple[UploadItem, Original | None]:
        entry.size, entry.outcome, entry.reason, entry.ended_at = lost.size, Outcome.FAILED, lost.reason, timezone.now()
        return entry, None

    def _enter(self) -> None:
        with transaction.atomic():
            rows = saved(original for _, original in self._batch if original)
            for item, original in self._batch:
                item.original = rows[original.sha256] if original else None
            UploadItem.objects.bulk_create(item for item, _ in self._batch)
        self._batch = []
