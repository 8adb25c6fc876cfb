"""Reports come in through the admin, several at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import Report, Upload, UploadItem
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX

pytestmark = pytest.mark.usefixtures("authority")

ADD = "/admin/archive/upload/add/"


def file(name: str, data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (FIXTURES / name).read_bytes() if data is None else data)


def test_several_files_at_once_each_end_with_a_word(admin_client):
    files = [
        file(INTERFAX),
        file(EL_COMERCIO),
        file("empty.txt", b""),
        file("again.txt", (FIXTURES / INTERFAX).read_bytes()),
    ]
    answer = admin_client.post(ADD, {"files": files}, follow=True)
    assert [item.outcome for item in UploadItem.objects.all()] == ["done", "done", "failed", "duplicate"]
    page = answer.content.decode()
    for item in UploadItem.objects.all():
        assert item.name in page
    assert "empty" in UploadItem.objects.get(name="empty.txt").reason
    assert Upload.objects.get().by.username == "admin"


@pytest.mark.parametrize(
    ("data", "said"),
    [([b"", b""], "2 files arrived, of which 2 failed."), ([b""], "1 file arrived, of which 1 failed.")],
)
def test_it_is_said_how_many_arrived(admin_client, data, said):
    answer = admin_client.post(ADD, {"files": [file("empty.txt", some) for some in data]}, follow=True)
    assert said in answer.content.decode()


def test_what_was_uploaded_is_not_shown_to_readers_before_it_is_published(admin_client, client):
    admin_client.post(ADD, {"files": [file(INTERFAX)]})
    report = Report.objects.get()
    assert client.get(report.get_absolute_url()).status_code == 404
    assert admin_client.get(report.get_absolute_url()).status_code == 200
    admin_client.post(reverse("admin:archive_report_publish", args=[report.pk]))
    assert client.get(report.get_absolute_url()).status_code == 200


def test_a_form_without_a_file_says_so(admin_client):
    answer = admin_client.post(ADD, {})
    assert answer.status_code == 200
    assert "This field is required" in answer.content.decode()
    assert not Upload.objects.exists()


def test_one_address_cannot_be_of_two_reports(admin_client):
    answer = admin_client.post(
        ADD, {"files": [file(INTERFAX), file(EL_COMERCIO)], "source_url": "https://example.org/a"}
    )
    assert "belong to one report" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_date_given_with_the_file_is_kept(admin_client):
    admin_client.post(ADD, {"files": [file(EL_COMERCIO)], "published": "2024-06-20"})
    assert Report.objects.get().published_basis == "given"


@pytest.mark.parametrize("address", [ADD, "/admin/archive/upload/", "/admin/archive/report/"])
def test_strangers_are_asked_to_log_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert "/admin/login/" in answer.url


def test_staff_without_the_right_cannot_upload(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.post(ADD, {"files": [file(INTERFAX)]}).status_code == 403
    assert not Report.objects.exists()
