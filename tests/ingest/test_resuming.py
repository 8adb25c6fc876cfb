"""`manage.py ingest`: folders, bundles, what it says, and going on after an interruption."""

import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.ingest import Arrival, stage
from archive.management.progress import Progress
from archive.models import Report, Upload, UploadItem
from tests.originals import zipped

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
TEXT = "PARIS, 3 March 2021 - Consul {0} of France signed the Treaty on Ferries number {0} with Poland."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "one.txt").write_text(TEXT.format("Quux"))
    (tmp_path / "deep" / "noise.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "deep" / "two.txt").write_text(TEXT.format("Foo"))
    (tmp_path / "deep" / "reports.toml").write_text('["two.txt"]\nsource_url = "https://example.org/two"\n')
    (tmp_path / "deep" / "deeper" / "three.zip").write_bytes(zipped({"four.txt": TEXT.format("Bar").encode()}))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("not for the archive")
    return tmp_path


class Interrupted(io.StringIO):
    """Where somebody presses Ctrl-C as soon as they read that a file failed."""

    def write(self, text: str) -> int:
        if text.startswith("failed"):
            raise KeyboardInterrupt
        return super().write(text)


def ingest(*paths, out: io.StringIO | None = None, **options) -> str:
    out = out or io.StringIO()
    with pytest.raises(CommandError, match=r"failed|Interrupted"):
        call_command("ingest", *paths, workers=0, stdout=out, **options)
    return out.getvalue()


def test_a_folder_is_taken_in_with_all_that_is_in_it_under_its_paths(folder):
    said = ingest(folder, note="From the old disk.")
    upload = Upload.objects.get()
    assert set(upload.items.values_list("name", flat=True)) == {
        "one.txt",
        "deep/two.txt",
        "deep/noise.txt",
        "deep/deeper/three.zip",
        "four.txt",
    }
    assert upload.note == "From the old disk."
    assert Report.objects.get(source_url="https://example.org/two").original.name == "deep/two.txt"
    assert "failed           deep/noise.txt" in said
    assert "Read 5 of 5 files: 100%" in said
    assert upload.get_absolute_url() in said


def test_interrupted_it_goes_on_with_the_same_upload_and_reads_nothing_twice(folder):
    (folder / "empty.txt").write_bytes(b"")  # it fails before anything is read, and so the rest still waits
    ingest(folder, out=Interrupted())
    upload = Upload.objects.get()
    assert upload.items.filter(outcome=Outcome.WAITING).count() == 4
    said = ingest(folder)
    assert "Going on with what was begun" in said
    assert "empty.txt" not in said
    assert Upload.objects.get() == upload
    assert not upload.items.open().exists()
    assert set(upload.items.failed().values_list("name", flat=True)) == {"empty.txt", "deep/noise.txt"}
    assert Report.objects.count() == 3
    assert set(upload.items.exclude(name="empty.txt").values_list("tries", flat=True)) == {1}


def test_killed_while_it_took_files_in_it_takes_in_the_rest(folder):
    upload = Upload.objects.create(origin=f"ingest {folder}", announced=4)
    stage(Arrival("deep/two.txt", (folder / "deep" / "two.txt").read_bytes()), upload)
    ingest(folder)
    assert upload.items.filter(within=None).count() == 4
    assert Upload.objects.count() == 1


def test_what_has_ended_is_another_upload_when_it_is_sent_again(folder):
    ingest(folder)
    ingest(folder)
    _, second = Upload.objects.order_by("pk")
    assert second.items.filter(outcome=Outcome.DUPLICATE).count() == 3
    assert Report.objects.count() == 3


def test_cells_read_what_is_sent(folder):
    (folder / "deep" / "noise.txt").unlink()
    call_command("ingest", folder, workers=1, stdout=io.StringIO())
    assert Report.objects.count() == 3


def test_a_number_of_workers_below_nothing_is_refused(folder):
    with pytest.raises(CommandError, match="0 or more"):
        call_command("ingest", folder, workers=-1)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def write(self, text: str, ending: str = "\n") -> int:
        return super().write(text + ending)


def test_on_a_terminal_the_line_makes_room_for_what_is_said_and_grows_with_the_work():
    progress = Progress(out := Terminal(), "Read", "files", 2)
    progress.say("failed a.txt")
    progress(1, 4)
    progress(4)
    assert "\rfailed a.txt\x1b[K\n\rRead 1 of 4 files: 25%" in out.getvalue()
    assert "Read 4 of 4 files: 100%" in out.getvalue()


def test_names_in_an_old_encoding_are_shown_as_far_as_they_can_be_and_taken_in_once(tmp_path):
    folder = tmp_path / os.fsdecode(b"d\xe9p\xf4t")
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT.format("Baz"))
    call_command("ingest", folder, workers=0, stdout=io.StringIO())
    Upload.objects.update(announced=2)  # as if it had been interrupted
    call_command("ingest", folder, workers=0, stdout=io.StringIO())
    assert UploadItem.objects.get().name == "caf\ufffd.txt"


def test_with_once_a_file_that_cannot_be_opened_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    for name in ("one.txt", "locked.txt"):
        (tmp_path / name).write_text(TEXT.format(name))
    opened = Path.open

    def opened_unless_locked(path, *how, **named):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *how, **named)

    monkeypatch.setattr(Path, "open", opened_unless_locked)
    with pytest.raises(CommandError, match="1 of 2 files failed"):
        call_command("ingest", tmp_path, workers=0, once=True, stdout=io.StringIO(), stderr=(said := io.StringIO()))
    assert "locked.txt could not be opened (Permission denied)" in said.getvalue()
    assert Report.objects.count() == 1


def test_what_a_bundle_calls_its_files_cannot_command_a_terminal(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"\x1b[2J\rdone a.txt": bytes(range(256)) * 9}))
    assert "failed           \ufffd[2J\ufffddone a.txt" in ingest(tmp_path)
