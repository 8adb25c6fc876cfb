"""What arrives is kept and entered in the ledger, where it waits to be read."""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from archive import bundles
from archive.ingest.keeping import Spooled, kept, saved, spooled
from archive.models import Upload, UploadItem

Outcome = UploadItem.Outcome


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it arrives, and what its sender knows of it."""

    name: str
    content: bytes | File
    source_url: str = ""
    published: str = ""
    """The publication date (EDTF), where the sender knows it."""
    sample: bool = False

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.size


def stage(arrival: Arrival, upload: Upload) -> UploadItem:
    """Keeps a file's bytes and enters it in the ledger; it waits to be read.

    What is empty or too large is not kept: it has failed already, with a sentence.
    """
    item = UploadItem(
        upload=upload,
        name=arrival.name[:255],
        size=arrival.size,
        source_url=arrival.source_url[:2000],
        published=arrival.published,
        sample=arrival.sample,
    )
    if refusal := _refusal(item.name, item.size, settings.READING_LIMITS.bundle_bytes):
        return _refused(item, refusal)
    with spooled(arrival.content) as spool:
        return _entered(item, spool)


def refuse(name: str, size: int, upload: Upload) -> UploadItem | None:
    """Enters a file that its sender did not send, for it knew that it is too large; nothing where it is not.

    What is no larger than a bundle may be was held to be one report, by its name.
    """
    limits = settings.READING_LIMITS
    if size <= limits.file_bytes:
        return None
    most = limits.bundle_bytes if size > limits.bundle_bytes else limits.file_bytes
    item = UploadItem(upload=upload, name=name[:255], size=size)
    return _refused(item, f"It was not sent: {_refusal(item.name, size, most)}")


def _entered(item: UploadItem, spool: Spooled) -> UploadItem:
    item.sha256, item.size = spool.sha256, spool.size
    limit = settings.READING_LIMITS.file_bytes
    if item.size > limit and not bundles.is_bundle(spool.path, item.name):
        return _refused(item, _refusal(item.name, item.size, limit))
    original = kept(spool, item.name, received_from=item.upload.by, source_url=item.source_url)
    with transaction.atomic():
        item.original = saved([original])[original.sha256]
        item.save()
    return item


def _refused(item: UploadItem, reason: str) -> UploadItem:
    item.outcome, item.reason, item.ended_at = Outcome.FAILED, reason, timezone.now()
    item.save()
    return item


def _refusal(name: str, size: int, limit: int) -> str:
    """Why a file of this size is not taken in; empty where it is."""
    if not size:
        return f"“{name}” is empty. Look whether it was saved whole, and send it again."
    if size <= limit:
        return ""
    what, setting = (
        ("bundle", "MAX_BUNDLE_MB") if limit == settings.READING_LIMITS.bundle_bytes else ("report", "MAX_FILE_MB")
    )
    return (
        f"“{name}” is {_megabytes(size)} large; a {what} may have {_megabytes(limit)} at most. "
        f"Send it in parts, or ask an administrator to raise ARCHIVE_{setting}."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB".replace(".0 MB", " MB")
