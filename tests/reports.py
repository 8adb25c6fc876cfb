"""Sending real files through the real write path."""

from pathlib import Path

from archive.ingest import Arrival, ingest
from archive.models import Report, Upload, UploadItem

FIXTURES = Path(__file__).parent.parent / "fixtures" / "reports"
INTERFAX = "2024-11-06-interfax-federation-council.txt"
EL_COMERCIO = "2024-06-20-elcomercio-article-51.txt"


def send(data: bytes, name: str = "report.txt", *, publish: bool = False, **known: object) -> UploadItem:
    """One file taken in; its entry in the ledger, and of a bundle the bundle's own."""
    upload = Upload.objects.create(origin="a test")
    item, *_ = ingest([Arrival(name=name, content=data, **known)], upload, publish=publish)
    return item


def founding(name: str, *, publish: bool = True) -> Report:
    """One of the founding reports, taken in."""
    item = send((FIXTURES / name).read_bytes(), name, publish=publish)
    assert item.report, item.reason
    return item.report
