"""Reports come in through the workbench: files, several at once, and pasted text."""

import pytest
from django.urls import reverse

from archive.models import Report, Upload, UploadItem
from tests.admin.uploading import ADD, file, read_what_waits
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX

pytestmark = pytest.mark.usefixtures("authority")

TEXT = "The Senate approved the treaty on mutual help on Tuesday.\r\nIt was signed in June 2024."


def test_several_files_at_once_each_end_with_a_word(admin_client):
    again = file("again.txt", (FIXTURES / INTERFAX).read_bytes())
    files = [file(INTERFAX), file(EL_COMERCIO), file("empty.txt", b""), again]
    answer = admin_client.post(ADD, {"files": files}, follow=True)
    assert "4 files arrived." in answer.content.decode()
    read_what_waits()
    assert [item.outcome for item in UploadItem.objects.all()] == ["done", "done", "failed", "duplicate"]
    page = admin_client.get(Upload.objects.get().get_absolute_url()).content.decode()
    for item in UploadItem.objects.all():
        assert item.name in page
    assert "is empty" in UploadItem.objects.get(name="empty.txt").reason
    assert (Upload.objects.get().by.username, Upload.objects.get().announced) == ("admin", 4)


def test_what_was_uploaded_is_not_shown_to_readers_before_it_is_published(admin_client, client):
    admin_client.post(ADD, {"files": [file(INTERFAX)]})
    read_what_waits()
    report = Report.objects.get()
    assert client.get(report.get_absolute_url()).status_code == 404
    assert admin_client.get(report.get_absolute_url()).status_code == 200
    admin_client.post(reverse("admin:archive_report_publish", args=[report.pk]))
    assert client.get(report.get_absolute_url()).status_code == 200


def test_a_form_with_nothing_says_so(admin_client):
    answer = admin_client.post(ADD, {})
    assert answer.status_code == 400
    assert "choose files, or paste a text" in answer.content.decode()
    assert not Upload.objects.exists()


def test_one_address_cannot_be_of_two_reports(admin_client):
    said = {"files": [file(INTERFAX), file(EL_COMERCIO)], "source_url": "https://example.org/a", "note": "From Lima"}
    page = admin_client.post(ADD, said).content.decode()
    assert "belong to one report" in page
    assert "From Lima" in page
    assert "choose the files again</a>, for a browser does not keep them" in page
    assert f"<bdi>{INTERFAX}</bdi>" in page
    assert not UploadItem.objects.exists()


def test_a_date_and_an_address_given_with_a_file_are_kept(admin_client):
    said = {"files": [file(EL_COMERCIO)], "published": "2024-06-20", "source_url": "https://example.org/51"}
    admin_client.post(ADD, said)
    read_what_waits()
    report = Report.objects.get()
    assert (report.published_basis, report.source_url) == ("given", "https://example.org/51")


@pytest.mark.parametrize("wrong", [{"published": "June"}, {"source_url": "not an address"}])
def test_what_is_wrong_is_said_at_the_top_with_the_way_there_and_the_text_stays(admin_client, wrong):
    said = {"text": TEXT, "source_url": "https://example.org/senate"} | wrong
    answer = admin_client.post(ADD, said)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "The Senate approved the treaty" in page
    [field] = wrong
    assert page.index(f'<a href="#id_{field}">') < page.index("<form") + 2500
    assert "does not keep" not in page
    assert not Upload.objects.exists()


def test_a_pasted_text_is_a_report_with_its_address(admin_client):
    said = {"title": "Senate “approves”", "text": TEXT, "source_url": "https://example.org/senate"}
    admin_client.post(ADD, said)
    item = UploadItem.objects.get()
    assert (item.name, item.source_url) == ("Senate “approves”.txt", "https://example.org/senate")
    with item.original.content.open() as kept:
        kept = kept.read().decode()
    assert kept == "Senate “approves”\n\n" + TEXT.replace("\r\n", "\n")
    read_what_waits()
    report = Report.objects.get()
    assert (report.title, report.source_url) == ("Senate “approves”", "https://example.org/senate")


def test_a_pasted_text_without_a_title_is_called_after_its_first_words(admin_client):
    admin_client.post(ADD, {"text": TEXT, "source_url": "https://example.org/senate"})
    assert UploadItem.objects.get().name == "The Senate approved the treaty on mutual help on Tuesday.txt"


def test_a_pasted_text_without_an_address_is_asked_for_it(admin_client):
    page = admin_client.post(ADD, {"text": TEXT}).content.decode()
    assert "needs the address where it stood" in page
    assert not Upload.objects.exists()


def test_an_address_beside_a_text_and_files_is_the_texts(admin_client):
    said = {"files": [file(INTERFAX), file(EL_COMERCIO)], "text": TEXT, "source_url": "https://example.org/senate"}
    admin_client.post(ADD, said)
    addresses = {item.name: item.source_url for item in UploadItem.objects.all()}
    assert len(addresses) == 3
    assert addresses[INTERFAX] == addresses[EL_COMERCIO] == ""
    assert Upload.objects.get().announced == 3


@pytest.mark.parametrize(
    "name",
    [
        'she said "yes".txt',
        "договор о дружбе.txt",
        "معاهدة.txt",
        "🕊 pact.txt",
        "<script>alert(1)</script>.txt",
        "조약" * 200 + ".txt",
    ],
    ids=["quotes", "Cyrillic", "right to left", "emoji", "markup", "very long"],
)
def test_a_name_is_kept_and_shown_as_text(admin_client, name):
    admin_client.post(ADD, {"files": [file(name, b"A treaty was signed on 5 June 2024 by both states.")]})
    item = UploadItem.objects.get()
    assert item.name.endswith(".txt")
    assert item.name.startswith(name.rpartition("/")[2][:100])
    page = admin_client.get(item.upload.get_absolute_url()).content.decode()
    assert "<script>alert" not in page


def test_a_request_with_more_files_than_one_may_have_is_refused_with_a_sentence(admin_client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = admin_client.post(ADD, {"files": [file(f"{number}.txt", b"x") for number in range(3)]})
    assert answer.status_code == 400
    assert "More than 2 files at once" in answer.content.decode()


def test_a_text_too_long_for_a_form_is_refused_with_a_sentence(admin_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = admin_client.post(ADD, {"text": "x" * 200})
    assert answer.status_code == 400
    assert "Save it as a file" in answer.content.decode()


@pytest.mark.parametrize("address", [ADD, "/admin/archive/upload/", "/admin/archive/uploaditem/"])
def test_strangers_are_asked_to_log_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert "login" in answer.url


def test_staff_without_the_right_cannot_upload(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.post(ADD, {"files": [file(INTERFAX)]}).status_code == 403
    assert not UploadItem.objects.exists()
