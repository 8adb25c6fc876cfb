"""The worker is killed in the middle of a bundle of 500, and the next one brings each file to one end."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db.models import Count

from archive.ingest import Arrival, stage
from archive.models import FACTS, Fingerprint, Report, Upload, UploadItem
from tests.conftest import ROOT
from tests.originals import zipped

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
FILES, ALIKE, BROKEN = 500, 4, 10
LONG = 120
"""Seconds within which anything has to happen, on however slow a machine."""


def bundle() -> bytes:
    """500 small files: reports, each of them four times, and some that are none."""
    files = {}
    for number in range(FILES):
        told = number // ALIKE
        text = f"Paper {told}, 3 March 2021. Consul {told} of France spoke of the Treaty on Ferries number {told}."
        broken = number % (FILES // BROKEN) == 0
        files[f"{number:03}.txt"] = bytes([0, 255, number % 251]) * 400 if broken else text.encode()
    return zipped(files)


def worker(folder: Path, readers: int) -> subprocess.Popen:
    environment = os.environ | {
        "ARCHIVE_DATA_DIR": str(folder),
        "ARCHIVE_READERS": str(readers),
        "DJANGO_SETTINGS_MODULE": "archive.config.settings",
    }
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "worker"], env=environment)


def wait_until(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.05)


def ended(upload: Upload) -> int:
    return upload.items.ended().count()


def test_a_killed_worker_leaves_nothing_without_an_end_and_no_report_twice(on_disk):
    upload = Upload.objects.create(origin="a test")
    stage(Arrival("reports.zip", bundle()), upload)

    with worker(on_disk, 2) as first:
        wait_until(lambda: ended(upload) > 150)
        first.kill()
    before = {item.pk: item.report_id for item in upload.items.ended()}
    assert 150 < len(before) < FILES
    assert Report.objects.count() == len({report for report in before.values() if report})

    with worker(on_disk, 1) as second:
        wait_until(lambda: not upload.items.open().exists())
        second.send_signal(signal.SIGTERM)
        assert second.wait(LONG) == 0

    members = upload.items.exclude(within=None)
    assert sorted(members.values_list("place", flat=True)) == list(range(FILES))
    assert not members.filter(ended_at=None).exists()
    assert {item.pk: item.report_id for item in upload.items.filter(pk__in=before)} == before
    counted = Counter(members.values_list("outcome", flat=True))
    assert counted[Outcome.FAILED] == BROKEN
    assert counted.total() == FILES
    assert counted[Outcome.DUPLICATE] == FILES - BROKEN - FILES // ALIKE
    assert Report.objects.count() == Fingerprint.objects.count() == FILES - BROKEN - counted[Outcome.DUPLICATE]
    assert not Report.objects.values("text").annotate(of=Count("pk")).filter(of__gt=1).exists()
    for model in FACTS.values():
        said = model.objects.values("report", "start", "end", "exact", "rule").annotate(of=Count("pk"))
        assert not said.filter(of__gt=1).exists()
    assert not list((on_disk / "workers").glob("*.lock")) or first.returncode == -signal.SIGKILL
