"""Several workers share what waits; what a dead one had is free again, and what it died of does not go on for ever."""

import pytest

from archive.ingest import Arrival, Worker, stage
from archive.ingest.leasing import TRIES, Lease, in_the_way_of
from archive.models import Report, Upload, UploadItem
from tests.originals import zipped

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
TEXT = "Treaty number {0} of the series was signed in place {0} on 2 March 2021 by minister {0}, as paper {0} reports."


@pytest.fixture
def upload() -> Upload:
    return Upload.objects.create(origin="a test")


def staged(upload: Upload, number: int = 0) -> UploadItem:
    return stage(Arrival(f"{number}.txt", TEXT.format(number).encode()), upload)


def work_off(*workers: Worker) -> None:
    """Each in turn, as far as there is anything to do."""
    while sum(worker.step() for worker in workers):
        pass


def test_two_workers_share_a_bundle_and_read_nothing_twice(upload):
    files = {f"{number}.txt": TEXT.format(number).encode() for number in range(12)}
    stage(Arrival("a.zip", zipped(files)), upload)
    with Worker(0) as one, Worker(0) as other:
        work_off(one, other)
    items = UploadItem.objects.all()
    assert items.count() == 13
    assert set(items.values_list("tries", flat=True)) == {1}
    assert not items.open().exists()
    assert Report.objects.count() == 12


def test_no_item_is_taken_twice(upload):
    first, second = staged(upload, 1), staged(upload, 2)
    with Lease() as one, Lease() as other:
        assert [one.take(), other.take(), one.take()] == [first, second, None]
        other.recover()
        assert other.take() is None


def test_a_worker_for_one_upload_leaves_the_others_alone(upload):
    other = staged(Upload.objects.create(origin="another"))
    mine = staged(upload)
    with Lease(upload) as lease:
        assert [lease.take(), lease.take()] == [mine, None]
    other.refresh_from_db()
    assert other.outcome == Outcome.WAITING


def test_uploads_take_turns_so_that_one_file_need_not_wait_for_thousands(upload):
    many = [staged(upload, number) for number in range(4)]
    other = Upload.objects.create(origin="another")
    few = [staged(other, number) for number in range(2)]
    with Lease() as lease:
        taken = [lease.take() for _ in range(7)]
        assert taken == [many[0], few[0], many[1], few[1], many[2], many[3], None]


def test_an_upload_whose_next_file_waits_for_the_same_bytes_is_passed_over(upload):
    first, again = staged(upload), staged(upload)
    other = staged(Upload.objects.create(origin="another"), 1)
    with Lease() as one, Lease() as two:
        assert one.take() == first
        assert two.take() == other
        assert two.take() is None
    again.refresh_from_db()
    assert again.outcome == Outcome.WAITING


def test_a_worker_is_known_to_be_at_work_only_for_those_whom_it_serves_and_as_long_as_it_lives(upload):
    other = Upload.objects.create(origin="another")
    with Lease(upload) as lease:
        lease.note("No space left on device.")
        assert (in_the_way_of(upload), in_the_way_of(other)) == (["No space left on device."], [])
        with Lease():
            assert sorted(in_the_way_of(upload)) == ["", "No space left on device."]
            assert in_the_way_of(other) == [""]
        lease.note("")
        assert in_the_way_of(upload) == [""]
    assert in_the_way_of(upload) == []


def test_what_a_dead_worker_was_reading_is_read_by_the_next(upload):
    item = staged(upload)
    UploadItem.objects.update(outcome=Outcome.WORKING, taken_by="gone", tries=1)
    with Worker(0) as worker:
        work_off(worker)
    item.refresh_from_db()
    assert (item.has_ended, item.tries, Report.objects.count()) == (True, 2, 1)


def test_what_its_workers_die_of_fails_with_a_sentence(upload):
    item = staged(upload)
    UploadItem.objects.update(outcome=Outcome.WORKING, taken_by="gone", tries=TRIES)
    with Worker(0) as worker:
        work_off(worker)
    item.refresh_from_db()
    assert item.outcome == Outcome.FAILED
    assert "died 3 times" in item.reason


def test_a_worker_that_ends_gives_back_what_it_had_as_if_it_had_never_had_it(upload, settings):
    item = staged(upload)
    with Lease() as lease:
        lease.take()
        lease.give_back()
    item.refresh_from_db()
    assert (item.outcome, item.taken_by, item.tries) == (Outcome.WAITING, "", 0)
    assert not list(settings.WORKERS_DIR.iterdir())


def test_a_worker_that_was_taken_for_dead_writes_nothing(upload):
    item = staged(upload)
    with Worker(0) as slow:
        UploadItem.objects.filter(pk=item.pk).update(outcome=Outcome.WAITING)
        with Lease() as quick:
            taken = quick.take()
            slow._taken[item.pk] = item  # as if it had had the item since before
            slow._begin(item)
            slow.step()
            item.refresh_from_db()
            assert (item.outcome, item.taken_by) == (Outcome.WORKING, quick.token)
            assert taken == item
    assert not Report.objects.exists()
