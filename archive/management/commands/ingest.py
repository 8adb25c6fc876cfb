"""`manage.py ingest`: many files in at once, read by as many processes as the machine has to spare."""

import hashlib
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.ingest import Arrival, Worker, stage
from archive.management.folders import Listed, NotUnderstood, listed, readable
from archive.management.progress import Progress
from archive.models import Upload, UploadItem

Outcome = UploadItem.Outcome
LOOK = 0.2
"""Seconds between two looks at how far it is."""


class Command(BaseCommand):
    """Takes files and folders into the archive, and reads them."""

    help = (
        "Takes report files, bundles of them, or folders into the archive and reads them. A folder may hold "
        "reports.toml, which gives each file's source_url, published (EDTF) and sample. Interrupted, the same command "
        "goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read, and what to do with it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--publish", action="store_true", help="show the reports to readers at once")
        parser.add_argument("--once", action="store_true", help="pass over files that the ledger has seen before")
        parser.add_argument("--note", default="", help="a note for the ledger")
        parser.add_argument(
            "--workers",
            type=int,
            default=settings.READERS,
            metavar="N",
            help="processes that read beside one another (%(default)s); with 0 files are read in this one, which is "
            "quick to begin, and neither its time nor its memory is bounded",
        )

    def handle(self, *, paths: list[Path], publish: bool, once: bool, note: str, workers: int, **_options) -> None:
        """Reads them, saying what became of each that is not simply done.

        Raises CommandError, at the end, where one failed.
        """
        if workers < 0:
            raise CommandError("--workers is a number of processes: 0 or more.")
        try:
            files = listed(paths)
        except NotUnderstood as reason:
            raise CommandError(str(reason)) from reason
        origin = _origin(paths)
        upload = _unfinished(origin, publish)
        if upload:
            self.stdout.write(f"Going on with what was begun on {upload.at:%Y-%m-%d at %H:%M}.")
            files = _without_staged(files, upload)
        if once:
            files = _without_seen(files)
        if not upload and not files:
            self.stdout.write("Reports: nothing new.")
            return
        upload = upload or Upload.objects.create(origin=origin, note=note, publish=publish, announced=len(files))
        said = set(upload.items.ended().values_list("pk", flat=True))
        try:
            unopened = self._stage(files, upload)
            self._work_off(upload, workers, said)
        except KeyboardInterrupt:
            raise CommandError("Interrupted. What has been read is kept; the same command goes on from here.") from None
        self._sum_up(upload, unopened)

    def _stage(self, files: list[Listed], upload: Upload) -> int:
        """Keeps the files' bytes; answers how many of them could not be opened."""
        unopened = 0
        for file in files:
            try:
                with file.path.open("rb") as content:
                    stage(Arrival(file.name, File(content), **file.known), upload)
            except OSError as error:
                unopened += 1
                self.stderr.write(f"{file.path} could not be opened ({error.strerror}); mend that and run this again.")
        return unopened

    def _work_off(self, upload: Upload, workers: int, said: set[int]) -> None:
        """Reads until all of the upload has ended, whoever reads it; of the items in `said` nothing more is told."""
        noteworthy = upload.items.ended().exclude(outcome=Outcome.DONE)
        before = upload.items.ended().count()
        progress = Progress(self.stdout, "Read", "files", upload.items.count(), before=before)
        next_look = 0.0

        def all_ended() -> bool:
            nonlocal next_look
            if monotonic() < next_look:
                return False
            next_look = monotonic() + LOOK
            total, left = upload.items.count(), upload.items.open().count()
            new = set(noteworthy.values_list("pk", flat=True)) - said
            said.update(new)
            for pk in sorted(new):
                progress.say(_line(UploadItem.objects.get(pk=pk)))
            progress(total - left, total)
            return not left

        with Worker(workers, upload) as worker:
            worker.run(_wait, until=all_ended)

    def _sum_up(self, upload: Upload, unopened: int) -> None:
        counts = Counter(upload.items.values_list("outcome", flat=True))
        for outcome in Outcome:
            if counts[outcome]:
                self.stdout.write(f"{outcome.label:16}{counts[outcome]:7,}")
        self.stdout.write(f"The ledger: {upload.get_absolute_url()}")
        failed = counts[Outcome.FAILED] + unopened
        if failed:
            total = counts.total() + unopened
            raise CommandError(f"{failed:,} of {total:,} files failed; the reasons are above and in the ledger.")


def _wait(seconds: float) -> bool:
    sleep(seconds)
    return True


def _line(item: UploadItem) -> str:
    where = item.report.get_absolute_url() if item.report else ""
    said = " ".join(filter(None, (item.name, item.reason, where)))
    # A bundle names its files as it likes, and a terminal obeys what it is shown.
    shown = "".join(character if character.isprintable() else "\ufffd" for character in said)
    return f"{item.get_outcome_display():16} {shown}"


def _origin(paths: list[Path]) -> str:
    """What the same paths are known by when they are named again."""
    origin = readable(f"ingest {', '.join(str(path.resolve()) for path in paths)}")
    longest = Upload._meta.get_field("origin").max_length
    if len(origin) <= longest:
        return origin
    digest = hashlib.sha256(origin.encode()).hexdigest()[:12]
    return f"{origin[: longest - len(digest) - 2]}… {digest}"


def _unfinished(origin: str, publish: bool) -> Upload | None:
    """The last upload of these paths, where not all of it was taken in or not all has ended."""
    upload = Upload.objects.filter(origin=origin, publish=publish).first()
    if upload is None or upload.announced is None:
        return None
    taken_in = upload.items.filter(within=None).count()
    return upload if taken_in < upload.announced or upload.items.open().exists() else None


def _without_staged(files: list[Listed], upload: Upload) -> list[Listed]:
    """Those that the upload has not taken in yet; of several with the same name as many are left as are missing."""
    there = Counter(upload.items.filter(within=None).values_list("name", flat=True))
    left = []
    for file in files:
        name = file.name[:255]
        if there[name]:
            there[name] -= 1
        else:
            left.append(file)
    return left


def _without_seen(files: list[Listed]) -> list[Listed]:
    """Those whose bytes the ledger does not have, or only as failed; and those that cannot be opened."""
    seen = set(UploadItem.objects.exclude(outcome=Outcome.FAILED).values_list("sha256", flat=True))
    return [file for file in files if _digest(file.path) not in seen]


def _digest(file: Path) -> str | None:
    """The SHA-256 of its bytes; `None` where it cannot be opened, which is said when it is taken in."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None
