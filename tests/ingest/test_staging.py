"""What arrives is kept as it came, before anything is read; what cannot be taken in says so at once."""

import hashlib
import os
from pathlib import Path
from time import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile

from archive.ingest import Arrival, Worker, stage
from archive.ingest.keeping import LEFT, set_aside
from archive.limits import Limits
from archive.models import Original, Report, Upload, UploadItem
from tests.originals import zipped

pytestmark = pytest.mark.django_db

Outcome = UploadItem.Outcome
DATA = bytes(range(256)) * 20_000


@pytest.fixture
def upload() -> Upload:
    return Upload.objects.create(origin="a test")


def uploaded(data: bytes) -> TemporaryUploadedFile:
    """As Django hands over what is too large for memory."""
    file = TemporaryUploadedFile("big.bin", "application/octet-stream", len(data), None)
    file.write(data)
    file.seek(0)
    return file


@pytest.mark.parametrize("content", [lambda: DATA, lambda: ContentFile(DATA, "big.bin"), lambda: uploaded(DATA)])
def test_staged_bytes_are_kept_byte_for_byte_and_wait(upload, content):
    item = stage(Arrival("big.bin", content(), "https://example.org/", "2024-06", sample=True), upload)
    with item.original.content.open("rb") as file:
        assert file.read() == DATA
    assert item.sha256 == item.original.sha256 == hashlib.sha256(DATA).hexdigest()
    assert item.original.content.name == f"{item.sha256[:2]}/{item.sha256}"
    kept = UploadItem.objects.get()
    assert (kept.outcome, kept.size, kept.name) == (Outcome.WAITING, len(DATA), "big.bin")
    assert (kept.source_url, kept.published, kept.sample) == ("https://example.org/", "2024-06", True)
    assert not Report.objects.exists()


def test_nothing_is_left_beside_the_originals(upload, own_data, settings):
    stage(Arrival("one.txt", b"The same"), upload)
    stage(Arrival("two.txt", b"The same"), upload)
    with pytest.raises(OSError, match="gone"):
        stage(Arrival("gone.txt", _Gone(b"some bytes")), upload)
    folder = settings.STORAGES["default"]["OPTIONS"]["location"]
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [hashlib.sha256(b"The same").hexdigest()]
    assert Original.objects.count() == 1
    assert upload.items.count() == 2


def test_bytes_that_a_damaged_disk_has_lost_are_healed_by_sending_them_again(upload):
    original = stage(Arrival("one.txt", b"All of it"), upload).original
    Path(original.content.path).write_bytes(b"All")
    healed = stage(Arrival("one.txt", b"All of it"), upload).original
    assert (healed, Path(healed.content.path).read_bytes()) == (original, b"All of it")
    assert Path(healed.content.path).stat().st_mode & 0o777 == 0o640


class _Gone(ContentFile):
    """A file whose disk goes away."""

    def chunks(self, chunk_size=None):
        yield b"some"
        raise OSError("gone")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("nothing.txt", b"", "“nothing.txt” is empty."),
        ("long.txt", b"Treaty " * 200, "a report may have 0 MB"),
        ("huge.zip", b"PK" + b"0" * 20_000, "a bundle may have 0 MB"),
    ],
)
def test_what_is_empty_or_too_large_fails_at_once_and_is_not_kept(upload, settings, name, data, said):
    settings.READING_LIMITS = Limits(file_bytes=1000, bundle_bytes=10_000)
    item = stage(Arrival(name, data), upload)
    item.refresh_from_db()
    assert item.outcome == Outcome.FAILED
    assert said in item.reason
    assert item.ended_at
    assert item.original is None
    assert not Original.objects.exists()


def test_a_bundle_may_be_larger_than_a_report_and_is_known_by_its_bytes(upload, settings):
    settings.READING_LIMITS = Limits(file_bytes=100)
    bundle = zipped({f"{number}.txt": hashlib.sha256(bytes([number])).digest() for number in range(9)})
    assert stage(Arrival("a bundle by any name.txt", bundle), upload).outcome == Outcome.WAITING
    assert stage(Arrival("no-bundle.zip", b"x" * 500), upload).outcome == Outcome.FAILED


def test_what_a_killed_process_left_half_copied_is_cleared_away_and_what_is_being_copied_stays(upload, settings):
    folder = settings.STORAGES["default"]["OPTIONS"]["location"] / "arriving"
    with Worker(0):
        assert not folder.exists()
    forgotten, laid_aside = (set_aside(data).path for data in (b"forgotten", b"to be looked at"))
    os.utime(forgotten, (time() - LEFT - 60,) * 2)
    for name, age in (("old", LEFT + 60), ("new", 60)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time() - age,) * 2)
    with Worker(0):
        assert sorted(folder.iterdir()) == sorted([folder / "new", laid_aside])
