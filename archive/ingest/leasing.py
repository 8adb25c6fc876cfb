"""Who reads what: a worker takes a file under its token, and a dead worker's files are free again.

A worker holds a lock on a file of its token's name for as long as it lives; the system lets go of it however the worker
ends. So nobody has to guess from a clock whether a worker is still at work.
"""

from pathlib import Path
from time import time
from types import TracebackType
from uuid import uuid4

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from filelock import FileLock, Timeout

from archive.models import Upload, UploadItem

Outcome = UploadItem.Outcome
TRIES = 3
"""How often a file is taken up before it is held to be what its workers died of."""
SETTLED = 60.0
"""Seconds after which a lock file is not one that is only just being locked."""


class Lease:
    """A worker's token, good for as long as its lock is held; entered as a context, it is given up at the end."""

    def __init__(self) -> None:
        self.token = uuid4().hex
        self._lock = FileLock(_folder() / f"{self.token}.lock")

    def __enter__(self) -> "Lease":
        self._lock.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def take(self, upload: Upload | None = None) -> UploadItem | None:
        """The item that has waited longest, of any upload or of this one, taken up under this token.

        Of the same bytes twice in one upload the second waits until the first has ended.
        """
        while item := _next(upload):
            taken = UploadItem.objects.filter(pk=item.pk, outcome=Outcome.WAITING).update(
                outcome=Outcome.WORKING, taken_by=self.token, tries=F("tries") + 1
            )
            if taken:
                item.outcome, item.taken_by, item.tries = Outcome.WORKING, self.token, item.tries + 1
                return item
        return None

    def give_back(self, items: QuerySet[UploadItem] | None = None) -> None:
        """Lets what is taken under this token, or some of it, wait again, as if it had not been taken up."""
        mine = (UploadItem.objects if items is None else items).filter(outcome=Outcome.WORKING, taken_by=self.token)
        mine.update(outcome=Outcome.WAITING, taken_by="", tries=F("tries") - 1)

    def recover(self) -> None:
        """Lets the items of workers that have died wait again, and ends those that seem to be what they died of."""
        taken = UploadItem.objects.filter(outcome=Outcome.WORKING).exclude(taken_by=self.token)
        for token in taken.order_by().values_list("taken_by", flat=True).distinct():
            lock = FileLock(_folder() / f"{token}.lock", timeout=0)
            try:
                with lock:
                    _free(taken.filter(taken_by=token))
            except Timeout:
                continue
            Path(lock.lock_file).unlink(missing_ok=True)


def sweep() -> None:
    """Removes the lock files of workers that have died."""
    for path in _folder().glob("*.lock"):
        lock = FileLock(path, timeout=0)
        try:
            if time() - path.stat().st_mtime < SETTLED:
                continue
            with lock:
                path.unlink(missing_ok=True)
        except (Timeout, FileNotFoundError):
            continue


def _folder() -> Path:
    folder = Path(settings.WORKERS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _next(upload: Upload | None) -> UploadItem | None:
    same = UploadItem.objects.open().filter(upload=OuterRef("upload"), sha256=OuterRef("sha256"), pk__lt=OuterRef("pk"))
    waiting = UploadItem.objects.filter(~Exists(same), outcome=Outcome.WAITING).order_by("pk")
    if upload:
        waiting = waiting.filter(upload=upload)
    return waiting.select_related("original", "upload").first()


def _free(items: QuerySet[UploadItem]) -> None:
    items.filter(tries__gte=TRIES).update(
        outcome=Outcome.FAILED,
        taken_by="",
        ended_at=timezone.now(),
        reason=f"The worker died {TRIES} times while it read this file. Look into it before you send it again; "
        "where nothing is wrong with it, retry it.",
    )
    items.filter(tries__lt=TRIES).update(outcome=Outcome.WAITING, taken_by="")
