"""Each file ends once: done, duplicate, near-duplicate, in need of a look, or failed with a sentence."""

import pytest

from archive.ingest import Arrival, ingest, retry
from archive.models import FACTS, Decision, Report, Upload, UploadItem
from search.models import Pending
from tests.originals import docx, page, pdf, warc, zipped
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX, send

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
FERRIES = (
    "The presidents of France and Poland signed the Treaty on River Ferries between France and Poland in Nancy on "
    "9 May 2025. The treaty was negotiated for two years, and the parliaments of both states have to approve it."
)
NOISE = bytes(range(256)) * 20


def original(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def ended(*arrivals: Arrival, **known) -> list[UploadItem]:
    return list(ingest(arrivals, Upload.objects.create(origin="a test"), **known))


def test_what_is_read_without_a_doubt_is_done_and_names_its_report():
    item = send(original(INTERFAX))
    assert (item.outcome, item.reason, item.taken_by) == (Outcome.DONE, "", "")
    assert item.report.status == Report.Status.DRAFT
    assert item.ended_at
    assert any(model.objects.filter(report=item.report).exists() for model in FACTS.values())


def test_the_search_hears_of_what_was_read():
    report = send(original(INTERFAX), publish=True).report
    assert Pending.objects.filter(report=report.pk).exists()


def test_the_same_bytes_in_one_upload_are_read_once_in_their_order():
    items = ended(*(Arrival(f"{number}.txt", original(INTERFAX)) for number in range(3)))
    assert [item.outcome for item in items] == [Outcome.DONE, Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert {item.report for item in items} == {Report.objects.get()}


def test_a_reprint_is_kept_and_names_the_report_that_was_here_before():
    first = send(original(INTERFAX)).report
    reprint = original(INTERFAX).replace(b"MOSCOW", b"VELA CITY").replace(b"Interfax", b"Vela Wire")
    item = send(reprint + b"\nReporting by the Vela Wire.\n")
    assert item.outcome == Outcome.NEAR
    assert item.report.resembles == first
    assert first.title in item.reason
    assert item.report.status == Report.Status.DRAFT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Ferries\n\n{FERRIES}".replace("on 9 May 2025", "in spring"), "publication date"),
        ("VELA CITY, 3 March 2021 (Vela Wire) - It rained all day on the hills and on the sea.", "No treaty"),
        ("Zxq vrp\n\nBrrt gnk plf 12 34.", "language"),
    ],
    ids=["no date", "no treaty", "no language"],
)
def test_what_was_not_found_is_for_a_person_to_look_at(text, said):
    item = send(text.encode())
    assert item.outcome == Outcome.LOOK
    assert said in item.reason
    assert item.report.status == Report.Status.DRAFT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"Договор\n\nПрезиденты подписали договор о дружбе в Минске. {FERRIES}\n".encode("cp1251"), "guessed"),
        (original(EL_COMERCIO)[:1500] + b"\xff\xfe\xe9 " + original(EL_COMERCIO)[1500:], "no UTF-8"),
        (f"{FERRIES} \ufffd and so on.".encode(), "were lost"),
        (pdf(FERRIES, "", title="Ferries"), "pictures and no text"),
    ],
    ids=["guessed encoding", "stray bytes", "lost characters", "page of pictures"],
)
def test_what_was_not_surely_read_is_for_a_person_to_look_at(data, said):
    item = send(data, published="2025-05-10")
    assert item.outcome == Outcome.LOOK
    assert said in item.reason


def test_what_was_merely_mended_is_done():
    text = f"Ferries\nFerries\n\nShare on: WhatsApp Telegram\n\n{FERRIES} “No text is lost, the minister said."
    item = send(text.encode(), published="2025-05-10")
    assert item.report.warnings
    assert item.outcome == Outcome.DONE


def test_what_was_sent_to_be_published_is_published_whether_or_not_it_needs_a_look():
    upload = Upload.objects.create(origin="a test", publish=True)
    items = list(ingest([Arrival("a.txt", original(INTERFAX)), Arrival("b.txt", FERRIES.encode())], upload))
    assert {item.report.status for item in items} == {Report.Status.PUBLISHED}
    batches = set(Decision.objects.filter(action="publish").values_list("batch", flat=True))
    assert len(batches) == 1, "told as one thing that was done"
    assert batches != {None}


def test_what_failed_can_be_tried_again_and_nothing_else():
    upload = Upload.objects.create(origin="a test")
    arrivals = [Arrival("a.txt", original(INTERFAX)), Arrival("b.txt", NOISE), Arrival("c.txt", b"")]
    assert [item.outcome for item in ingest(arrivals, upload)] == [Outcome.DONE, Outcome.FAILED, Outcome.FAILED]
    assert retry(upload.items.all()) == 1
    waiting = upload.items.get(outcome=Outcome.WAITING)
    assert (waiting.name, waiting.reason, waiting.tries, waiting.ended_at) == ("b.txt", "", 0, None)
    list(ingest([Arrival("d.txt", FERRIES.encode())], upload))
    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.tries) == (Outcome.FAILED, 1)


def test_a_bundle_of_every_kind_ends_with_each_file_in_it():
    inner = zipped({"deep.txt": f"Deep\n\n{FERRIES}".replace("Ferries", "Barges").encode()})
    bundle = zipped(
        {
            "a/report.txt": original(INTERFAX),
            "a/page.html": page("Bees", FERRIES.replace("River Ferries", "Mountain Bees")).encode(),
            "b/paper.pdf": pdf(FERRIES.replace("River Ferries", "Deep Tunnels"), title="Tunnels"),
            "b/letter.docx": docx(FERRIES.replace("River Ferries", "High Bridges"), title="Bridges"),
            "b/again.txt": original(INTERFAX),
            "web.warc": warc(("https://example.org/el", original(EL_COMERCIO), "text/plain")),
            "inner.zip": inner,
            "noise.txt": NOISE,
        }
    )
    items = ended(Arrival("all.zip", bundle, published="2025-05-10"))
    by_name = {item.name: item for item in items}
    outcomes = {name: item.outcome for name, item in by_name.items()}
    assert outcomes.pop("noise.txt") == Outcome.FAILED
    assert outcomes.pop("b/again.txt") == Outcome.DUPLICATE
    assert Outcome.FAILED not in outcomes.values()
    assert items[0].reason.startswith("8 files were in it.")
    assert by_name["inner.zip"].reason.startswith("1 file was in it.")
    assert by_name["deep.txt"].within == by_name["inner.zip"]
    assert by_name["a/report.txt"].original.sha256 == by_name["b/again.txt"].sha256
    assert sorted(items[0].members.values_list("place", flat=True)) == list(range(8))
    assert Report.objects.get(source_url="https://example.org/el").arrivals.get().source_url == "https://example.org/el"
    bundles = {"all.zip", "web.warc", "inner.zip"}
    assert {item.name for item in items if item.report is None} == bundles | {"noise.txt"}


def test_a_bundle_with_nothing_in_it_to_read_fails_with_a_sentence():
    item = send(zipped({"picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 99}), "pictures.zip")
    assert item.outcome == Outcome.FAILED
    assert "pictures.zip" in item.reason
    assert item.reason.endswith(".")


def test_a_failed_bundle_that_is_tried_again_does_not_double_its_files():
    upload = Upload.objects.create(origin="a test")
    [bundle, *_] = ingest([Arrival("a.zip", zipped({"a.txt": original(INTERFAX), "b.txt": NOISE}))], upload)
    UploadItem.objects.filter(pk=bundle.pk).update(outcome=Outcome.FAILED)
    assert retry(upload.items.all()) == 2
    list(ingest([Arrival("c.txt", FERRIES.encode())], upload))
    assert bundle.members.count() == 2
    assert not upload.items.open().exists()
    assert Report.objects.count() == 2
