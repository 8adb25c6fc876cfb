"""What is in a bundle goes through the ledger like what is sent alone: each file in it is kept, and waits."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from archive.bundles import Lost, Member
from archive.ingest.ending import Outcome, end
from archive.ingest.keeping import keep, saved
from archive.models import Original, UploadItem

BATCH = 50
"""Files that one transaction enters: a bundle of thousands is not to wait for the disk thousands of times."""
LARGEST = 2**63 - 1
"""The largest number that the database holds; a bundle may lie about the size of what cannot be taken out of it."""


class Unpacking:
    """A bundle that is being gone through; what is found in it is given here in its order.

    Whatever was entered before an interruption is known by its place in the bundle, and is passed over.
    """

    def __init__(self, bundle: UploadItem) -> None:
        self._bundle = bundle
        self._there = set(bundle.members.values_list("place", flat=True))
        self._place = 0
        self._batch: list[tuple[UploadItem, Original | None]] = []
        self._files, self._bytes = _come_out_of(_outermost(bundle)) if bundle.within else (0, 0)

    def take(self, member: Member | Lost) -> bool:
        """Keeps a file that was found; it is entered in the ledger together with its neighbours.

        Answers whether to go on. The cell sees to it that no bundle gives more than it may; what all those give that
        lie within the same one is counted here, and ends this one where it is too much.
        """
        if len(self._batch) >= BATCH:
            self._enter()
        if self._place not in self._there:
            if self._bundle.within and (much := self._too_much(member)):
                self.fail(f"{much}. Divide that bundle, and send the rest by itself.")
                return False
            entry = self._entry(member)
            self._batch.append(self._failed(entry, member) if isinstance(member, Lost) else self._kept(entry, member))
            self._files, self._bytes = self._files + 1, self._bytes + _kept_of(member)
        self._place += 1
        return True

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

    def _too_much(self, member: Member | Lost) -> str:
        """What the outermost bundle would give too much of with this file; empty where it may give it."""
        limits, name = settings.READING_LIMITS, _outermost(self._bundle).name
        if self._files + 1 > limits.bundle_files:
            return f"“{name}” holds more than {limits.bundle_files:,} files, with those of the bundles in it"
        if self._bytes + _kept_of(member) > limits.bundle_bytes:
            most = f"{limits.bundle_bytes / 1_000_000:,.0f} MB"
            return f"More than {most} come out of “{name}”, with what is in the bundles in it"
        return ""

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
        entry.size, entry.outcome = min(max(lost.size, 0), LARGEST), Outcome.FAILED
        entry.reason, entry.ended_at = lost.reason, timezone.now()
        return entry, None

    def _enter(self) -> None:
        with transaction.atomic():
            rows = saved(original for _, original in self._batch if original)
            for item, original in self._batch:
                item.original = rows[original.sha256] if original else None
            UploadItem.objects.bulk_create(item for item, _ in self._batch)
        self._batch = []


def _kept_of(member: Member | Lost) -> int:
    return 0 if isinstance(member, Lost) else len(member.data)


def _outermost(bundle: UploadItem) -> UploadItem:
    """The bundle in which all others are that this one is in; itself, where it is in none."""
    while bundle.within:
        bundle = bundle.within
    return bundle


def _come_out_of(bundle: UploadItem) -> tuple[int, int]:
    """How many files the ledger has of a bundle and of those within it, and how many bytes were kept of them."""
    files = size = 0
    within = UploadItem.objects.filter(within=bundle)
    while (found := within.aggregate(files=Count("pk"), size=Sum("original__size")))["files"]:
        files, size = files + found["files"], size + (found["size"] or 0)
        within = UploadItem.objects.filter(within__in=within.values("pk"))
    return files, size
