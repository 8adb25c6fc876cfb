"""What the script on the upload page talks with: it sends files one by one, and is told of each in JSON."""

import http.client
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission
from django.http import UnreadablePostError
from django.test import Client
from django.urls import reverse

from archive.models import Upload, UploadItem
from tests.admin.uploading import ADD, BEGIN, JSON, file, read_what_waits
from tests.reports import FIXTURES, INTERFAX

pytestmark = pytest.mark.usefixtures("authority")


def begun(client, **said) -> dict:
    answer = client.post(BEGIN, {"announced": 1, **said}, headers=JSON)
    assert answer.status_code == 201, answer.content
    return answer.json()


def sent(client, places: dict, **said):
    return client.post(places["files"], said, headers=JSON)


def told(client, places: dict, item: int) -> dict:
    [line] = client.get(f"{places['progress']}?items={item}", headers=JSON).json()["items"]
    return line


def test_each_file_goes_by_itself_and_its_end_is_told(admin_client):
    places = begun(admin_client, announced=2, note="From Lima")
    first = sent(admin_client, places, file=file(INTERFAX), name="folder/wire.txt").json()["items"][0]
    second = sent(admin_client, places, file=file("again.txt", (FIXTURES / INTERFAX).read_bytes())).json()["items"][0]
    assert (first["outcome"], first["open"], second["open"]) == ("waiting", True, True)
    read_what_waits()
    first, second = (told(admin_client, places, item["id"]) for item in (first, second))
    assert (first["outcome"], second["outcome"]) == ("done", "duplicate")
    assert second["report"] == first["report"]
    assert admin_client.get(first["report"]["address"]).status_code == 200
    assert not first["open"]
    upload = Upload.objects.get()
    assert (upload.note, upload.announced, upload.get_absolute_url()) == ("From Lima", 2, places["ledger"])
    assert upload.items.first().name == "folder/wire.txt"


def test_a_pasted_text_goes_with_the_beginning(admin_client):
    places = begun(admin_client, announced=0, text="A treaty.", title="Pact", source_url="https://example.org/")
    assert [line["outcome"] for line in places["items"]] == ["waiting"]
    assert Upload.objects.get().announced == 1


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"announced": 0}, "__all__", "nothing to send"),
        ({"announced": 2, "published": "2024"}, "__all__", "belong to one report"),
        ({"announced": 0, "text": "A treaty."}, "source_url", "needs the address"),
        ({"announced": 1, "published": "tomorrow"}, "published", "no date in EDTF"),
    ],
)
def test_what_is_wrong_is_told_field_by_field_before_anything_is_sent(admin_client, said, field, sentence):
    answer = admin_client.post(BEGIN, said, headers=JSON)
    assert answer.status_code == 400
    assert sentence in answer.json()["errors"][field][0]
    assert not Upload.objects.exists()


def test_an_empty_file_fails_at_once_and_says_why(admin_client):
    [line] = sent(admin_client, begun(admin_client), file=file("empty.txt", b"")).json()["items"]
    assert (line["outcome"], line["again"]) == ("failed", False)
    assert "is empty" in line["reason"]


def test_a_file_too_large_to_be_sent_is_told_of_and_stands_in_the_ledger(admin_client, settings):
    settings.READING_LIMITS = replace(settings.READING_LIMITS, file_bytes=1000, bundle_bytes=5_000_000)
    places = begun(admin_client)
    [line] = sent(admin_client, places, name="long.txt", size=2_000_000).json()["items"]
    assert line["outcome"] == "failed"
    assert "2 MB large" in line["reason"]
    assert "ARCHIVE_MAX_FILE_MB" in line["reason"]
    assert "long.txt" in admin_client.get(places["ledger"]).content.decode()


@pytest.mark.parametrize("said", [{}, {"name": "small.txt", "size": 10}, {"name": "a.txt"}])
def test_a_request_without_a_file_says_so(admin_client, said):
    answer = sent(admin_client, begun(admin_client), **said)
    assert answer.status_code == 400
    assert "No file came" in answer.json()["error"]


def test_a_request_that_is_too_large_is_refused_before_it_is_read(live_server, admin_client, settings):
    """Its sender has the sentence while the body has not even begun."""
    settings.READING_LIMITS = replace(settings.READING_LIMITS, bundle_bytes=1_000_000)
    places = begun(admin_client)
    connection = http.client.HTTPConnection(live_server.thread.host, live_server.thread.port, timeout=20)
    connection.putrequest("POST", places["files"])
    connection.putheader("Accept", "application/json")
    connection.putheader("Cookie", f"sessionid={admin_client.cookies['sessionid'].value}")
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", "3000000")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert b"at most 1 MB can be taken in" in answer.read()
    connection.close()


def test_one_who_is_signed_out_is_told_so_in_json(client, admin_client):
    places = begun(admin_client)
    for answer in (sent(client, places, file=file(INTERFAX)), client.get(places["progress"], headers=JSON)):
        assert answer.status_code == 401
        assert "Sign in again" in answer.json()["error"]


def test_one_without_the_right_is_told_so_in_json(client, admin_client, django_user_model):
    places = begun(admin_client)
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    client.force_login(reader)
    assert client.get(places["progress"], headers=JSON).status_code == 403
    reader.user_permissions.add(Permission.objects.get(codename="view_upload"))
    assert client.get(places["progress"], headers=JSON).status_code == 200
    for answer in (sent(client, places, file=file(INTERFAX)), client.post(places["retry"], headers=JSON)):
        assert answer.status_code == 403
        assert "rights" in answer.json()["error"]
    assert not UploadItem.objects.exists()


def test_nobody_sends_into_the_upload_of_another(admin_client, client, django_user_model):
    places = begun(admin_client)
    client.force_login(django_user_model.objects.create_superuser("other"))
    answer = sent(client, places, file=file(INTERFAX))
    assert answer.status_code == 403
    assert "Somebody else" in answer.json()["error"]


def test_a_request_without_its_token_is_refused(admin_user):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    assert strict.post(BEGIN, {"announced": 1}, headers=JSON).status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["files", "retry", "publish"])
def test_what_changes_something_is_posted(admin_client, name):
    upload = Upload.objects.create(origin="a test")
    assert admin_client.get(reverse(f"admin:archive_upload_{name}", args=[upload.pk])).status_code == 405
    assert admin_client.get(BEGIN).status_code == 405


def test_what_failed_is_tried_again(admin_client):
    places = begun(admin_client)
    [line] = sent(admin_client, places, file=file("noise.txt", b"\x00\x01\x02\x03" * 50)).json()["items"]
    read_what_waits()
    assert told(admin_client, places, line["id"])["again"]
    assert admin_client.post(places["retry"], {"item": line["id"]}, headers=JSON).json() == {"waiting": 1}
    assert told(admin_client, places, line["id"])["outcome"] == "waiting"


def test_progress_is_asked_of_its_own_items_only(admin_client):
    mine, other = begun(admin_client), begun(admin_client)
    [line] = sent(admin_client, other, file=file(INTERFAX)).json()["items"]
    said = admin_client.get(f"{mine['progress']}?items={line['id']},x,²", headers=JSON).json()
    assert (said["items"], said["total"], said["missing"]) == ([], 0, 1)


def test_a_disk_that_is_full_when_a_file_is_to_be_kept_is_told_of_with_its_name(admin_client, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    places = begun(admin_client)
    monkeypatch.setattr("archive.ingest.keeping.os.fsync", full)
    answer = sent(admin_client, places, file=file("a.txt", b"A treaty."))
    assert answer.status_code == 507
    assert "could not keep “a.txt” (No space left on device)" in answer.json()["error"]
    assert admin_client.post(ADD, {"files": file("a.txt", b"A treaty.")}).status_code == 507
    assert not UploadItem.objects.exists()


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (OSError(28, "No space left on device"), 507, "could not keep what you sent (No space left on device)"),
        (UnreadablePostError("gone"), 400, "broke off"),
    ],
    ids=["full disk", "broken connection"],
)
def test_what_did_not_all_come_or_could_not_be_kept_is_told_apart(admin_client, monkeypatch, error, status, sentence):
    def fails(*_):
        raise error

    places = begun(admin_client)
    monkeypatch.setattr("django.core.files.uploadhandler.MemoryFileUploadHandler.receive_data_chunk", fails)
    answer = sent(admin_client, places, file=file("a.txt", b"A treaty."))
    assert answer.status_code == status
    assert sentence in answer.json()["error"]
    assert not UploadItem.objects.exists()
