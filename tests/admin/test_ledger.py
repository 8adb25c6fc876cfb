"""The ledger tells what became of every file of an upload, how far it is, and what can be done."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from archive import review
from archive.admin.uploads import ledger, progress
from archive.admin.uploads.lines import in_order, lines, shown
from archive.admin.uploads.sizes import size_in_words
from archive.ingest import Worker
from archive.ingest.leasing import Lease
from archive.models import Decision, Report, Upload, UploadItem
from tests import factories, originals
from tests.admin.uploading import read_what_waits, upload_of
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
WIRE = (FIXTURES / INTERFAX).read_bytes()


def items(upload: Upload, **numbers: int) -> None:
    """So many items of each outcome, with nothing behind them."""
    UploadItem.objects.bulk_create(
        UploadItem(upload=upload, name=f"{outcome}-{number}.txt", size=1, outcome=outcome)
        for outcome, count in numbers.items()
        for number in range(count)
    )


def page_of(client, upload: Upload, query: str = "") -> str:
    answer = client.get(upload.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_end_leads_where_one_can_act_on_it(admin_client):
    nearly = WIRE.replace(b"Interfax", b"The agency", 1) + b"\nIt was reported again."
    upload = upload_of((INTERFAX, WIRE), ("again.txt", WIRE), ("near.txt", nearly), ("noise.bin", b"\x00\x01" * 99))
    read_what_waits()
    done, again, near, failed = upload.items.order_by("id")
    assert [item.outcome for item in (done, again, near, failed)] == ["done", "duplicate", "near", "failed"]
    page = page_of(admin_client, upload)
    assert (
        page.count(reverse("admin:archive_report_review", args=[done.report_id])) == 3
    )  # itself, the second, the like
    assert reverse("admin:archive_report_review", args=[near.report_id]) in page
    assert failed.reason.split("”")[-1][:30] in page
    assert f'value="{failed.pk}"' in page
    assert "4 files: 1 done, 1 duplicate, 1 near-duplicate, 1 failed." in page


def test_what_is_in_a_bundle_is_told_with_its_path_and_counted_beside_it(admin_client):
    upload = upload_of(("wires.zip", originals.zipped({"a/one.txt": WIRE, "empty.txt": b""})))
    read_what_waits()
    page = page_of(admin_client, upload)
    assert "wires.zip › a/one.txt" in page
    bundle = upload.items.get(within=None)
    assert f'<a href="?within={bundle.pk}">Show only these files</a>' in page
    within = page_of(admin_client, upload, f"?within={bundle.pk}")
    assert "Only what was in" in within
    assert "bundle opened <b>1</b>" in page


def test_a_bundle_is_no_better_than_the_files_in_it(admin_client):
    upload = upload_of(
        ("good.zip", originals.zipped({"wire.txt": WIRE})),
        ("bad.zip", originals.zipped({"noise.txt": b"\x00\x01" * 99})),
        ("mixed.zip", originals.zipped({"same.txt": WIRE, "noise.txt": b"\x00\x02" * 99})),
    )
    read_what_waits()
    told = [(line.contents, line.tone) for line in lines(shown(upload.items.filter(within=None)))]
    assert told == [
        ("1 of 1 file in it read", "done"),
        ("1 file in it, 1 failed", "failed"),
        ("2 files in it, 1 failed", "look"),
    ]
    mixed = upload.items.get(name="mixed.zip")
    page = page_of(admin_client, upload)
    assert f'href="?outcome=failed&amp;within={mixed.pk}">1 failed</a>' in page
    assert page.count('<tr class="is-look">') == 1


def test_what_is_in_a_bundle_stands_under_it(admin_client):
    inner = originals.zipped({"deep.txt": WIRE, "deeper.txt": b"A treaty."})
    upload = upload_of(("one.zip", originals.zipped({"a.zip": inner, "b.txt": b""})), ("two.txt", WIRE))
    read_what_waits()
    names = [item.name for item in in_order(upload.items.all())]
    assert names == ["one.zip", "a.zip", "deep.txt", "deeper.txt", "b.txt", "two.txt"]
    page = page_of(admin_client, upload)
    assert page.index("deeper.txt") < page.index("b.txt") < page.index("<bdi>two.txt")


@pytest.mark.parametrize(
    ("numbers", "sentence", "percent"),
    [
        ({}, "Nothing has arrived yet.", 0),
        ({"failed": 1}, "1 file: failed.", 100),
        ({"failed": 2, "duplicate": 1}, "3 files: 1 duplicate, 2 failed.", 100),
        ({"waiting": 63, "failed": 37}, "37 of 100 files read, so far 37 failed; 63 waiting.", 37),
        (
            {"waiting": 1, "working": 1, "failed": 998},
            "998 of 1,000 files read, so far 998 failed; 1 being read and 1 waiting.",
            99,
        ),
    ],
)
def test_a_sentence_says_how_far_it_is_and_a_hundred_per_cent_is_the_end(db, numbers, sentence, percent):
    upload = Upload.objects.create(origin="a test")
    items(upload, **numbers)
    said = progress.progress_of(upload)
    assert (said.sentence, said.percent) == (sentence, percent)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (3575, "3.6 KB"),
        (999_999, "1 MB"),
        (20_000_000, "20 MB"),
        (10**9, "1 GB"),
    ],
)
def test_a_size_is_told_as_the_limits_count_it(size, words):
    assert size_in_words(size) == words


def test_every_count_has_its_list(admin_client):
    upload = upload_of((INTERFAX, WIRE), ("wires.zip", originals.zipped({"empty.txt": b""})))
    read_what_waits()
    items(upload, waiting=3, failed=2)
    for place, _, number in progress.progress_of(upload).choices:
        answer = admin_client.get(f"{upload.get_absolute_url()}?outcome={place}")
        assert answer.context["page_obj"].paginator.count == number, place


@pytest.mark.parametrize("query", ["?outcome=lost", "?within=0", "?within=x", "?page=9"])
def test_an_address_of_nothing_is_no_page(admin_client, query):
    upload = upload_of((INTERFAX, WIRE))
    assert admin_client.get(upload.get_absolute_url() + query).status_code == 404


def test_a_long_ledger_comes_in_pages_and_asks_as_little_for_the_last_as_for_the_first(
    admin_client, django_assert_max_num_queries
):
    upload = Upload.objects.create(origin="a test")
    items(upload, failed=250)
    with django_assert_max_num_queries(16):
        page = page_of(admin_client, upload, "?page=3&outcome=failed")
    assert "failed-249.txt" in page
    assert "failed-199.txt" not in page
    assert "Page 3 of 3" in page


def test_without_scripts_the_page_loads_itself_anew_as_long_as_something_is_open(admin_client):
    upload = upload_of((INTERFAX, WIRE))
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page_of(admin_client, upload)
    read_what_waits()
    assert "http-equiv" not in page_of(admin_client, upload)


def test_files_that_never_arrived_are_told_of(admin_client):
    upload = upload_of((INTERFAX, WIRE), announced=3)
    assert "2 files that the sender was about to send did not arrive" in page_of(admin_client, upload)


def test_that_nobody_reads_is_said_when_it_is_so(db):
    upload = upload_of((INTERFAX, WIRE))
    assert not progress.progress_of(upload).stalled  # a worker may only just be starting
    Upload.objects.filter(pk=upload.pk).update(at=timezone.now() - timedelta(minutes=1))
    upload.refresh_from_db()
    assert progress.progress_of(upload).stalled
    with Worker(0, Upload.objects.create(origin="another")):
        assert progress.progress_of(upload).stalled
    with Worker(0):
        assert not progress.progress_of(upload).stalled
    with Lease() as lease:
        lease.note("No space left on device.")
        assert "Nothing can be read for now: No space left on device." in progress.progress_of(upload).stalled
    read_what_waits()
    assert not progress.progress_of(upload).stalled


def test_all_that_failed_is_tried_again_with_one_click(admin_client):
    upload = upload_of(("one.bin", b"\x00\x01" * 99), ("two.bin", b"\x00\x02" * 99), ("empty.txt", b""))
    read_what_waits()
    assert "Try all that failed again (2)" in page_of(admin_client, upload)
    answer = admin_client.post(reverse("admin:archive_upload_retry", args=[upload.pk]), follow=True)
    assert "2 files wait to be read again." in answer.content.decode()
    assert upload.items.filter(outcome=Outcome.WAITING).count() == 2


def test_only_the_item_of_the_button_is_tried_again(admin_client):
    upload = upload_of(("one.bin", b"\x00\x01" * 99), ("two.bin", b"\x00\x02" * 99))
    read_what_waits()
    first, second = upload.items.order_by("id")
    admin_client.post(reverse("admin:archive_upload_retry", args=[upload.pk]), {"item": second.pk})
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.outcome, second.outcome) == ("failed", "waiting")


def drafted(upload: Upload, outcome: Outcome = Outcome.DONE) -> Report:
    report = factories.report("A pact was signed.", status="draft")
    upload.items.create(name="pact.txt", size=1, outcome=outcome, report=report)
    return report


def test_the_drafts_that_are_done_are_published_together_and_the_doubtful_are_not(admin_client):
    upload = Upload.objects.create(origin="a test")
    done = [drafted(upload), drafted(upload)]
    doubtful = [drafted(upload, Outcome.LOOK), drafted(upload, Outcome.NEAR), drafted(upload, Outcome.DUPLICATE)]
    review.withdraw(withdrawn := drafted(upload), None)
    assert "Publish the drafts that are done (2)" in page_of(admin_client, upload)
    address = reverse("admin:archive_upload_publish", args=[upload.pk])
    answer = admin_client.post(address, {"number": 2}, follow=True)
    assert "2 reports are shown to readers from now on." in answer.content.decode()
    assert set(Report.objects.published().filter(arrivals__upload=upload)) == set(done)
    assert Decision.objects.filter(action="publish", by__username="admin").count() == 2
    assert {*doubtful, withdrawn}.isdisjoint(Report.objects.published())


def test_thousands_of_drafts_are_published_in_portions_and_what_is_left_is_said(admin_client, monkeypatch):
    monkeypatch.setattr(ledger, "PUBLISHED_AT_ONCE", 2)
    upload = Upload.objects.create(origin="a test")
    for _ in range(3):
        drafted(upload)
    assert "The first 2 of 3 reports" in page_of(admin_client, upload)
    address = reverse("admin:archive_upload_publish", args=[upload.pk])
    answer = admin_client.post(address, {"number": 3}, follow=True).content.decode()
    assert "2 of 3 reports are shown to readers from now on; 1 is still a draft." in answer
    assert "Publish the draft that is done (1)" in answer
    admin_client.post(address, {"number": 1})
    assert Report.objects.published().filter(arrivals__upload=upload).count() == 3


def test_drafts_that_nobody_was_shown_are_not_published(admin_client):
    upload = Upload.objects.create(origin="a test")
    drafted(upload), drafted(upload)
    answer = admin_client.post(reverse("admin:archive_upload_publish", args=[upload.pk]), {"number": 1}, follow=True)
    assert "has become 2" in answer.content.decode()
    assert not Report.objects.published().filter(arrivals__upload=upload).exists()


def test_who_only_looks_is_offered_nothing_and_may_do_nothing(client, django_user_model):
    upload = upload_of(("one.bin", b"\x00\x01" * 99))
    read_what_waits()
    drafted(upload)
    looks = django_user_model.objects.create_user("looks", is_staff=True)
    looks.user_permissions.add(Permission.objects.get(codename="view_upload"))
    client.force_login(looks)
    page = page_of(client, upload)
    assert "Try" not in page
    assert "Publish" not in page
    for name in ("retry", "publish"):
        assert client.post(reverse(f"admin:archive_upload_{name}", args=[upload.pk]), {"number": 1}).status_code == 403


def test_the_list_of_uploads_tells_how_far_each_is(admin_client):
    items(Upload.objects.create(origin="the shell"), waiting=63, failed=37)
    items(Upload.objects.create(origin="the workbench"), failed=1)
    Upload.objects.create(origin="the workbench")
    page = admin_client.get("/admin/archive/upload/").content.decode()
    assert 'max="100" value="37"' in page
    assert "nothing arrived" in page


def test_files_are_found_across_all_uploads(admin_client):
    upload = upload_of((EL_COMERCIO, (FIXTURES / EL_COMERCIO).read_bytes()), ("other.txt", b"A treaty."))
    page = admin_client.get("/admin/archive/uploaditem/?q=comercio").content.decode()
    assert EL_COMERCIO in page
    assert "other.txt" not in page
    assert upload.get_absolute_url() in page


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "٣"])
def test_a_number_that_no_item_has_names_none(admin_client, number):
    upload = upload_of(("a.txt", b""))
    address = upload.get_absolute_url()
    told = admin_client.get(reverse("admin:archive_upload_progress", args=[upload.pk]), {"items": number})
    assert told.json()["items"] == []
    assert admin_client.get(address, {"within": number}).status_code == 404
    again = admin_client.post(reverse("admin:archive_upload_retry", args=[upload.pk]), {"item": number})
    assert again.status_code in (302, 400)
