"""The manifest: every file of an upload and what became of it, for a spreadsheet."""

import csv
import hashlib
from io import StringIO

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Report, Upload
from archive.spreadsheets import FORMULA, as_csv, shown
from tests import originals
from tests.admin.uploading import read_what_waits, upload_of
from tests.reports import FIXTURES, INTERFAX

WIRE = (FIXTURES / INTERFAX).read_bytes()


def manifest(client, upload: Upload) -> list[dict[str, str]]:
    answer = client.get(reverse("admin:archive_upload_manifest", args=[upload.pk]))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="upload-{upload.pk}-' in answer["Content-Disposition"]
    return list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.mark.usefixtures("authority")
def test_every_file_has_a_line_with_its_end_and_its_report(admin_client):
    bundle = originals.zipped({"a/one.txt": WIRE, "empty.txt": b""})
    upload = upload_of((INTERFAX, WIRE), ("wires.zip", bundle), ("=cmd|'/c calc'!A1.txt", b""))
    read_what_waits()
    rows = {row["name"]: row for row in manifest(admin_client, upload)}
    report = Report.objects.get()
    sha256 = hashlib.sha256(WIRE).hexdigest()
    first, second, empty = rows[INTERFAX], rows["a/one.txt"], rows["empty.txt"]
    assert (first["outcome"], first["size"], first["sha256"]) == ("done", str(len(WIRE)), sha256)
    assert (first["report"], first["report_status"]) == (report.title, "draft")
    assert first["report_address"] == f"http://testserver{report.get_absolute_url()}"
    assert first["ended"] >= first["sent"]
    assert (second["outcome"], second["bundle"], second["original_sha256"]) == ("duplicate", "wires.zip", sha256)
    assert (empty["outcome"], empty["report"]) == ("failed", "")
    assert "empty" in empty["reason"]
    assert "'=cmd|'/c calc'!A1.txt" in rows
    assert len(rows) == 5


def test_the_manifest_asks_as_little_for_a_thousand_files_as_for_one(admin_client, django_assert_max_num_queries):
    upload = Upload.objects.create(origin="a test")
    for number in range(30):
        upload.items.create(name=f"{number}.txt", size=1, outcome="failed", reason="It was noise.")
    with django_assert_max_num_queries(8):
        assert len(manifest(admin_client, upload)) == 30


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was_shown(cells):
    text = "".join(as_csv([f"column {number}" for number in range(len(cells))], [cells]))
    _, row = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row == [shown(cell) for cell in cells]
    assert not any(cell.startswith(FORMULA) for cell in row)
