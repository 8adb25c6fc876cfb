"""Who reads what: a worker takes a file under its token, and a dead worker's files are free again.

A worker holds a lock on a file of its token's name for as long as it lives; the system lets go of it however the worker
ends. So nobody has to guess from a clock whether a worker is still at work. Beside the lock lies a note of which upload
it serves, where it is only one, and of what is in its way.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time
from types import TracebackType
from uuid import uuid4

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from filelock import FileLock, Timeout

from archive.models import Upload, UploadItem

logger = logging.getLogger(__name__)
Outcome = UploadItem.Outcome
TRIES = 3
"""How often a file is taken up before it is held to be what its workers died of."""
SETTLED = 60.0
"""Seconds after which a lock file is not one that is only just being locked."""
NOTE = 4000
"""Bytes of a worker's note. It has them from the beginning, so that it can be written when the disk is full, too."""


class Lease:
    """A worker's token, good for as long as its lock is held; entered as a context, it is given up at the end.

    It is for the items of any upload, or of one.
    """

    def __init__(self, upload: Upload | None = None) -> None:
        self.token = uuid4().hex
        self._upload = upload
        self._served = 0
        """The upload from which an item was taken last."""
        self._lock = FileLock(_folder() / f"{self.token}.lock")

    def __enter__(self) -> "Lease":
        self._lock.acquire()
        self.note("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lock.release()
        _forget(Path(self._lock.lock_file))

    def note(self, in_the_way: str) -> None:
        """Leaves word of what is in the worker's way, a sentence, or that nothing is."""
        said = json.dumps({"upload": self._upload and self._upload.pk, "in_the_way": in_the_way[: NOTE // 16]})
        try:
            note = _note_of(Path(self._lock.lock_file))
            note.touch()
            with note.open("r+b") as file:
                file.write(said.encode().ljust(NOTE))
        except OSError as error:
            logger.warning("What is in the way could not be noted: %s", error)

    def take(self) -> UploadItem | None:
        """The item to be read next, taken up under this token.

        Uploads take turns, so that one file need not wait for a bundle of thousands that came before it; within an
        upload, what has waited longest comes first. Of the same bytes twice in one upload the second waits until the
        first has ended.
        """
        while item := self._next():
            taken = UploadItem.objects.filter(pk=item.pk, outcome=Outcome.WAITING).update(
                outcome=Outcome.WORKING, taken_by=self.token, tries=F("tries") + 1
            )
            if taken:
                item.outcome, item.taken_by, item.tries = Outcome.WORKING, self.token, item.tries + 1
                self._served = item.upload_id
                return item
        return None

    def _next(self) -> UploadItem | None:
        for upload in [self._upload.pk] if self._upload else _in_turn(self._served):
            if item := _first(upload):
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
            _forget(Path(lock.lock_file))


def in_the_way_of(upload: Upload) -> list[str]:
    """What is in the way of each living worker that would read this upload's files: a sentence, or nothing."""
    notes = (_read(_note_of(path)) for path in _folder().glob("*.lock") if _lives(path))
    return [in_the_way for serves, in_the_way in notes if serves in (None, upload.pk)]


def sweep() -> None:
    """Removes the lock files of workers that have died."""
    for path in _folder().glob("*.lock"):
        lock = FileLock(path, timeout=0)
        try:
            if time() - path.stat().st_mtime < SETTLED:
                continue
            with lock:
                _forget(path)
        except (Timeout, FileNotFoundError):
            continue


def _folder() -> Path:
    folder = Path(settings.WORKERS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _note_of(lock: Path) -> Path:
    return lock.with_suffix(".note")


def _read(note: Path) -> tuple[int | None, str]:
    """Which upload a worker serves, and what is in its way; one that has noted nothing yet serves all."""
    with suppress(OSError, ValueError):
        said = json.loads(note.read_bytes())
        return said["upload"], said["in_the_way"]
    return None, ""


def _lives(lock: Path) -> bool:
    """Whether a worker holds its lock."""
    try:
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True


def _forget(lock: Path) -> None:
    for path in (_note_of(lock), lock):
        path.unlink(missing_ok=True)


def _in_turn(served: int) -> Iterator[int]:
    """The uploads in which something waits: those after the one that was served last, then from the first on."""
    waits = UploadItem.objects.filter(upload=OuterRef("pk"), outcome=Outcome.WAITING)
    uploads = Upload.objects.filter(Exists(waits)).order_by("pk").values_list("pk", flat=True)
    yield from list(uploads.filter(pk__gt=served))
    yield from list(uploads.filter(pk__lte=served))


def _first(upload: int) -> UploadItem | None:
    """The item of an upload that has waited longest, unless the same bytes are before it."""
    same = UploadItem.objects.open().filter(upload=OuterRef("upload"), sha256=OuterRef("sha256"), pk__lt=OuterRef("pk"))
    waiting = UploadItem.objects.filter(~Exists(same), upload=upload, outcome=Outcome.WAITING).order_by("pk")
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
