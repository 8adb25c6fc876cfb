"""What tests of uploads share: files to send, and a worker that reads what waits."""

from django.core.files.uploadedfile import SimpleUploadedFile

from archive.ingest import Arrival, Worker, stage
from archive.models import Upload, UploadItem
from tests.reports import FIXTURES

ADD = "/admin/archive/upload/add/"
BEGIN = "/admin/archive/upload/begin/"
JSON = {"accept": "application/json"}


def file(name: str, data: bytes | None = None) -> SimpleUploadedFile:
    """One of the founding reports, or these bytes."""
    return SimpleUploadedFile(name, (FIXTURES / name).read_bytes() if data is None else data)


def upload_of(*files: tuple[str, bytes], **fields) -> Upload:
    """An upload with these files, staged."""
    upload = Upload.objects.create(**{"origin": "a test", **fields})
    for name, data in files:
        stage(Arrival(name=name, content=data), upload)
    return upload


def read_what_waits() -> None:
    """Does in this process what the worker does."""
    with Worker(0) as worker:
        while UploadItem.objects.open().exists():
            assert worker.step(), "files wait, and are not taken up"
