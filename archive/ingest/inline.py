"""Taking files in and reading them in one go, in this process: for a few files that one trusts, and for tests."""

from collections.abc import Iterable, Iterator
from time import sleep

from archive.ingest.arriving import Arrival, stage
from archive.ingest.working import PAUSE, Worker
from archive.models import Upload, UploadItem


def ingest(arrivals: Iterable[Arrival], upload: Upload, *, publish: bool = False) -> Iterator[UploadItem]:
    """Takes files in and reads them; yields each file's entry in the ledger as soon as it has ended.

    A bundle's entry is followed by those of the files in it. `publish` is for all of the upload.
    """
    if publish and not upload.publish:
        upload.publish = True
        upload.save(update_fields=["publish"])
    last = upload.items.order_by("pk").values_list("pk", flat=True).last() or 0
    with Worker(0, upload) as worker:
        for arrival in arrivals:
            stage(arrival, upload)
            while upload.items.open().exists():
                if not worker.step():
                    sleep(PAUSE)  # another worker has it
            for item in upload.items.filter(pk__gt=last).select_related("report").order_by("pk"):
                last = item.pk
                yield item
