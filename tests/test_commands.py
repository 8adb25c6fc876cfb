"""The commands: what they print, how they end, and that saying them twice changes nothing."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import FACTS, AuthorityFile, Original, Person, Report, Treaty, Upload, UploadItem
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX, send

pytestmark = pytest.mark.usefixtures("authority")


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of reports: one that can be read, one that cannot, and what is known of them."""
    (tmp_path / "reports").mkdir()
    shutil.copy(FIXTURES / EL_COMERCIO, tmp_path / "reports" / "good.txt")
    (tmp_path / "reports" / "empty.txt").write_bytes(b"")
    (tmp_path / "reports" / ".hidden.txt").write_bytes(b"not for the archive")
    (tmp_path / "reports" / "reports.toml").write_text('["good.txt"]\npublished = "2024-06-21"\nsample = true\n')
    return tmp_path / "reports"


def said(command: str, *words: object, **options: object) -> str:
    out = io.StringIO()
    call_command(command, *words, stdout=out, **options)
    return out.getvalue()


def extracted(capsys, *words: object, **options: object) -> list[dict]:
    call_command("extract", *words, **options)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def everything() -> dict[str, list]:
    models = (Report, Original, Upload, UploadItem, Treaty, Person, AuthorityFile, *FACTS.values())
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_setup_takes_in_the_founding_reports_and_a_second_one_changes_nothing():
    said("setup")
    assert Report.objects.published().count() == len(list(FIXTURES.glob("*.txt"))) == 14
    assert {report.original.name for report in Report.objects.filter(sample=False)} == {INTERFAX, EL_COMERCIO}
    before = everything()
    assert "nothing new" in said("setup")
    assert everything() == before


def test_ingest_says_how_each_file_ended_and_fails_in_the_end(folder):
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 2 files failed"):
        call_command("ingest", folder, workers=0, stdout=out)
    assert "failed           empty.txt “empty.txt” is empty." in out.getvalue()
    table = dict(line.rsplit(maxsplit=1) for line in out.getvalue().splitlines()[-3:-1])
    assert table == {"done": "1", "failed": "1"}


def test_ingest_believes_what_the_folder_says_of_its_files(folder):
    (folder / "empty.txt").unlink()
    said("ingest", folder, workers=0)
    report = Report.objects.get()
    assert (report.published, report.published_basis, report.sample) == ("2024-06-21", "given", True)
    assert report.status == Report.Status.DRAFT


def test_ingest_publishes_only_when_told(folder):
    said("ingest", folder / "good.txt", publish=True, workers=0)
    assert Report.objects.get().status == Report.Status.PUBLISHED


@pytest.mark.parametrize(
    ("broken", "message"), [("no toml at all", "reports.toml"), ('["good.txt"]\npublishd = "2024"', "publishd")]
)
def test_a_broken_list_of_what_is_known_stops_ingest_before_anything_is_taken_in(folder, broken, message):
    (folder / "reports.toml").write_text(broken)
    with pytest.raises(CommandError, match=message):
        call_command("ingest", folder)
    assert not Report.objects.exists()


def test_ingest_of_what_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="There is no"):
        call_command("ingest", tmp_path / "nothing")


def test_forgotten_samples_do_not_come_back(django_capture_on_commit_callbacks):
    said("setup")
    paths = [Path(report.original.content.path) for report in Report.objects.samples().select_related("original")]
    with django_capture_on_commit_callbacks(execute=True):
        assert "12 sample reports removed" in said("forget_samples")
    assert not any(path.exists() for path in paths)
    said("setup")
    assert {report.original.name for report in Report.objects.all()} == {INTERFAX, EL_COMERCIO}
    assert all(not model.objects.filter(report__sample=True).exists() for model in FACTS.values())


def test_bytes_of_a_sample_that_were_sent_again_meanwhile_are_kept(django_capture_on_commit_callbacks):
    sample = b"Bees\n\nThe Treaty on Mountain Bees between Spain and Italy was signed on 5 May 2022 in Rome."
    send(sample, sample=True)
    with django_capture_on_commit_callbacks() as after:
        said("forget_samples")
    again = send(sample).original
    for happens in after:
        happens()
    assert Path(again.content.path).read_bytes() == sample


def test_forgetting_samples_leaves_what_a_real_report_speaks_of():
    real = send(
        b"Ferries\n\nFrance and Poland signed the Treaty on River Ferries between France and Poland on 2 March 2021."
    )
    send(
        b"Boats\n\nThe Treaty on River Ferries between France and Poland was signed on 2 March 2021 in Nancy.",
        sample=True,
    )
    send(b"Bees\n\nThe Treaty on Mountain Bees between Spain and Italy was signed on 5 May 2022 in Rome.", sample=True)
    said("forget_samples")
    assert [treaty.slug for treaty in Treaty.objects.filter(vouched=False)] == [
        treaty.slug for treaty in {mention.treaty for mention in real.report.treaty_mentions.all()}
    ]


def test_extract_answers_a_line_a_file_in_order_and_stores_nothing(capsys):
    answers = extracted(capsys, str(FIXTURES / INTERFAX), str(FIXTURES / EL_COMERCIO))
    assert [Path(answer["file"]).name for answer in answers] == [INTERFAX, EL_COMERCIO]
    for answer in answers:
        assert all(answer["text"][date["start"] : date["end"]] == date["text"] for date in answer["dates"])
    assert not Report.objects.exists()
    assert not Original.objects.exists()


def test_extract_believes_the_date_that_it_is_given(capsys):
    [answer] = extracted(capsys, str(FIXTURES / EL_COMERCIO), published="2024-06-20")
    assert answer["published"] == {"value": "2024-06-20", "basis": "given", "evidence": []}


def test_a_file_that_cannot_be_read_has_its_line_and_the_others_are_still_read(capsys, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(SystemExit) as end:
        call_command("extract", tmp_path / "empty.txt", tmp_path / "missing.txt", str(FIXTURES / INTERFAX))
    empty, missing, good = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert end.value.code == 1
    assert "empty" in empty["error"]
    assert "missing.txt" in missing["error"]
    assert good["dates"]


def test_as_a_filter_it_answers_line_by_line_whatever_the_line(capsys, monkeypatch):
    text = (FIXTURES / INTERFAX).read_text("utf-8")
    lines = [
        json.dumps({"name": "a", "text": text, "published": None, "source_url": None}),
        "{ this is no JSON",
        json.dumps(["no object"]),
        json.dumps({"name": "b"}),
        json.dumps({"name": "c", "text": 7}),
        json.dumps({"name": "d", "text": "\ud800 half a character"}),
        json.dumps({"name": "e", "html": f"<html><body><article><p>{text}</p></article></body></html>"}),
        json.dumps({"name": "f", "path": str(FIXTURES / EL_COMERCIO)}),
        json.dumps({"name": "g", "text": text, "published": "soon"}),
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
    with pytest.raises(SystemExit):
        call_command("extract", "-")
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, True, False, False, True]
    assert answers[0]["file"] == "a"
    assert answers[7]["outlet"] == "Elcomercio"
    assert "soon" in answers[8]["error"]
