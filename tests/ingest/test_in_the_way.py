"""What gets into a worker's way is waited for: no file is left lying because of it, and none is read in vain."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import OperationalError

from archive.bundles import Lost
from archive.ingest import Arrival, Worker, in_the_way_of, stage, unpacking, working
from archive.ingest.ending import Lapsed
from archive.ingest.unpacking import LARGEST, Unpacking
from archive.limits import Limits
from archive.models import Report, Upload, UploadItem
from tests.originals import zipped

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
TEXT = "Treaty number {0} of the series was signed in place {0} on 2 March 2021 by minister {0}, as paper {0} reports."
TOO_MANY = 100


@pytest.fixture
def upload() -> Upload:
    return Upload.objects.create(origin="a test")


def bundle(upload: Upload, files: int) -> UploadItem:
    return stage(Arrival("a.zip", zipped({f"{n}.txt": TEXT.format(n).encode() for n in range(files)})), upload)


def failing_once(works: Callable, error: Exception, call: int = 1) -> Callable:
    """The same, but that it fails when it is called for that time."""
    calls = 0

    def works_or_fails(*given, **named):
        nonlocal calls
        calls += 1
        if calls == call:
            raise error
        return works(*given, **named)

    return works_or_fails


def work_off(worker: Worker) -> int:
    """Until all has ended; answers in how many steps."""
    steps = 0

    def go_on(_: float) -> bool:
        nonlocal steps
        steps += 1
        return steps < TOO_MANY

    worker.run(go_on, until=lambda: not UploadItem.objects.open().exists())
    return steps


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Here", OSError("Cannot allocate memory")),
        ("gazetteer", OperationalError("database is locked")),
        ("end_as_duplicate", OperationalError("database is locked")),
        ("_parcel", OperationalError("database is locked")),
        ("end_as_read", OperationalError("database is locked")),
    ],
)
def test_a_file_that_could_not_be_given_or_written_is_the_next(upload, monkeypatch, name, error):
    item = stage(Arrival("a.txt", TEXT.format(1).encode()), upload)
    monkeypatch.setattr(working, name, failing_once(getattr(working, name), error))
    with Worker(0) as worker:
        assert work_off(worker) < TOO_MANY
    item.refresh_from_db()
    assert (item.outcome, item.tries, Report.objects.count()) == (Outcome.LOOK, 1, 1)


def test_what_is_in_the_way_is_said_until_it_is_gone(upload, monkeypatch):
    stage(Arrival("a.txt", TEXT.format(1).encode()), upload)
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(working, "end_as_read", failing_once(working.end_as_read, full))
    said = []
    with Worker(0) as worker:
        worker.run(lambda _: not said.extend(in_the_way_of(upload)) and len(said) < 5)
    assert said == ["", "", "No space left on device.", "", ""]


def test_a_file_whose_bytes_cannot_be_named_fails_and_the_next_is_read(upload):
    nameless, _ = (stage(Arrival(f"{n}.txt", TEXT.format(n).encode()), upload) for n in range(2))
    type(nameless.original).objects.filter(pk=nameless.original_id).update(content="")
    with Worker(0) as worker:
        assert work_off(worker) < TOO_MANY
    assert [one.outcome for one in upload.items.order_by("pk")] == [Outcome.FAILED, Outcome.LOOK]


def test_a_full_disk_is_waited_for_and_the_bundle_goes_on_where_it_was(upload, monkeypatch):
    bundle(upload, 4)
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(unpacking, "keep", failing_once(unpacking.keep, full, call=3))
    with Worker(0) as worker:
        assert work_off(worker) < TOO_MANY
    assert not upload.items.failed().exists()
    assert list(upload.items.exclude(place=None).values_list("place", "name")) == [(n, f"{n}.txt") for n in range(4)]


def test_a_bundle_that_failed_in_the_middle_is_gone_through_no_further(upload, monkeypatch):
    item = bundle(upload, 4)
    monkeypatch.setattr(unpacking, "keep", failing_once(unpacking.keep, ZeroDivisionError(), call=2))
    with Worker(0) as worker:
        while item.outcome != Outcome.FAILED:
            worker.step()
            item.refresh_from_db()
        assert worker._cells.free


def test_a_worker_can_be_stopped_among_thousands_of_duplicates(upload):
    stage(Arrival("a.txt", TEXT.format(1).encode()), upload)
    with Worker(0) as worker:
        work_off(worker)
    first = upload.items.get()
    again = Upload.objects.create(origin="a test")
    UploadItem.objects.bulk_create(
        UploadItem(upload=again, name="a.txt", size=first.size, sha256=str(n), original=first.original)
        for n in range(2 * working.AT_ONCE)
    )
    with Worker(0) as worker:
        worker.step()
        assert again.items.open().count() == working.AT_ONCE


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (lambda _: Limits(bundle_files=6), "“all.zip” holds more than 6 files, with those of the bundles in it"),
        (
            lambda files: Limits(bundle_bytes=sum(map(len, files)) + 700),
            "More than 0 MB come out of “all.zip”, with what is in the bundles in it",
        ),
    ],
    ids=["files", "bytes"],
)
def test_bundles_within_a_bundle_give_no_more_than_one_may(upload, settings, limits, said):
    inner = [zipped({f"{n}.txt": TEXT.format(n).encode() for n in range(4 * one, 4 * one + 4)}) for one in range(2)]
    settings.READING_LIMITS = limits(inner)
    stage(Arrival("all.zip", zipped({f"{n}.zip": data for n, data in enumerate(inner)})), upload)
    with Worker(0) as worker:
        assert work_off(worker) < TOO_MANY
    all_of_it, first, second = upload.items.filter(name__endswith=".zip").order_by("pk")
    assert (all_of_it.outcome, first.outcome, second.outcome) == (Outcome.DONE, Outcome.DONE, Outcome.FAILED)
    assert second.reason.startswith(said)
    assert second.members.count() < 4


def test_a_size_that_no_number_holds_is_no_reason_for_others_to_fail(upload):
    unpacking = Unpacking(bundle(upload, 0))
    unpacking.take(Lost.because("is locked.", "a.txt", 2**64 - 1))
    with pytest.raises(Lapsed):  # nobody had taken it up
        unpacking.end(())
    assert upload.items.get(name="a.txt").size == LARGEST


@pytest.mark.parametrize(("wanted", "given"), [(-1, 1), (0, 1), (3, 3)])
def test_what_was_uploaded_is_never_read_without_bounds(settings, monkeypatch, wanted, given):
    settings.READERS = wanted
    given_to = []
    monkeypatch.setattr(
        "archive.management.commands.worker.Worker", lambda readers: given_to.append(readers) or Worker(0)
    )
    monkeypatch.setattr("archive.management.commands.worker.Patience", lambda *, attached: lambda seconds: attached)
    call_command("worker")
    assert given_to == [given]
