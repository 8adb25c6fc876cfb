"""Cells: what one file does to its reader, no other file feels, and the archive says so."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from archive.cells import Cells, Emptied, Found, NotReady, Parcel, Read, Refused, examine
from archive.extraction import Gazetteer
from archive.extraction.gazetteer import KnownTreaty, Name
from archive.limits import Limits
from tests.originals import page, pdf, zipped

NAMES = Gazetteer(treaties=(KnownTreaty("atlantic", "North Atlantic Treaty", (Name("North Atlantic Treaty", "en"),)),))
WORDS = (
    "The North Atlantic Treaty was signed in Washington on 4 April 1949, and the minister told the press of it. " * 4
)
LIMITS = Limits(memory_bytes=700_000_000, file_bytes=2_000_000_000)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cells() -> Iterator[Cells[str]]:
    with Cells[str](2, NAMES, LIMITS) as cells:
        yield cells


@pytest.fixture
def small(tmp_path: Path) -> Parcel:
    return parcel(tmp_path, "small.txt", WORDS.encode())


@pytest.fixture
def long(tmp_path: Path) -> Parcel:
    """A report that takes far longer to read than any test would wait."""
    lines = (f"“The treaty” with the number {n} was signed in Moscow on 12 May 2024.\n" for n in range(12_000))
    return parcel(tmp_path, "long.txt", "".join(lines).encode())


def parcel(folder: Path, name: str, data: bytes) -> Parcel:
    (folder / name).write_bytes(data)
    return Parcel(folder / name, name)


def heard(cells: Cells[str], parcels: list[Parcel]) -> dict[str, list]:
    """All answers to the parcels, by their names."""
    waiting, answers = list(parcels), {parcel.name: [] for parcel in parcels}
    going = set()
    while waiting or going:
        while cells.free and waiting:
            given = waiting.pop(0)
            going.add(given.name)
            cells.give(given.name, given)
        for key, answer in cells.answers(60):
            answers[key].append(answer)
            going -= {key} if not isinstance(answer, Found) else set()
    return answers


def children() -> set[int]:
    """The processes that this one has started and not yet ended."""
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def wait_until_gone(pid: int) -> None:
    with suppress(ProcessLookupError):
        process = os.pidfd_open(pid)
        assert select.select([process], [], [], 60)[0], "the process has outlived its keeper"
        os.close(process)


def test_a_cell_answers_what_would_be_answered_here(cells, small, tmp_path):
    html = page("A treaty was signed", WORDS, WORDS.replace("1949", "1950")).encode()
    parcels = [small, parcel(tmp_path, "page.html", html), parcel(tmp_path, "paper.pdf", pdf(WORDS))]
    answers = heard(cells, parcels)
    assert answers == {one.name: list(examine(one, NAMES, LIMITS)) for one in parcels}


def test_a_bundle_comes_one_file_after_another(cells, tmp_path):
    files = {f"{n}.txt": WORDS.encode() * n for n in range(1, 50)}
    *found, last = heard(cells, [parcel(tmp_path, "a.zip", zipped(files))])["a.zip"]
    assert {answer.member.name: answer.member.data for answer in found} == files
    assert last == Emptied()


def test_no_more_is_taken_than_there_are_cells(cells, small):
    cells.give("a", small)
    cells.give("b", small)
    with pytest.raises(RuntimeError, match="No cell is free"):
        cells.give("c", small)
    answered = set()
    while cells.free < 2:
        answered |= {key for key, _ in cells.answers(60)}
    assert answered == {"a", "b"}


def test_where_nothing_was_given_nothing_is_waited_for(cells):
    assert list(cells.answers(3600)) == []


def test_a_file_that_needs_too_much_memory_is_refused_and_the_others_are_read(cells, small, tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1_500_000_000)
    answers = heard(cells, [Parcel(tmp_path / "huge.txt", "huge.txt"), small])
    assert answers["huge.txt"] == [
        Refused(
            "Reading “huge.txt” needs more than the 700 MB of memory that a reader may use. "
            "Cut it into smaller files, or send its text."
        )
    ]
    assert isinstance(answers["small.txt"][0], Read)


def test_a_cell_that_dies_at_a_file_has_that_file_refused_and_is_replaced(cells, small, tmp_path):
    files = {f"{n}.txt": os.urandom(500_000) for n in range(20)}
    cells.give("bundle", parcel(tmp_path, "a.zip", zipped(files)))
    answers = [answer for _, answer in cells.answers(60)]
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    while cells.free < 2:
        answers += [answer for _, answer in cells.answers(60)]
    *found, last = answers
    assert 1 <= len(found) < 20
    assert "ended the process that read it (Killed" in last.reason
    assert isinstance(heard(cells, [small])["small.txt"][0], Read)


def test_a_cell_that_dies_while_it_rests_costs_nothing(cells, small):
    heard(cells, [small])
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    assert isinstance(heard(cells, [small])["small.txt"][0], Read)


def test_a_fault_in_a_cell_reaches_the_log(cells, tmp_path, caplog):
    [answer] = heard(cells, [Parcel(tmp_path / "gone.txt", "gone.txt")])["gone.txt"]
    assert "The archive itself failed" in answer.reason
    assert "FileNotFoundError" in caplog.text


def test_new_names_are_known_from_the_next_file_on(cells, small):
    assert heard(cells, [small])["small.txt"][0].findings.treaties[0].id == "atlantic"
    cells.know(Gazetteer())
    assert heard(cells, [small])["small.txt"][0].findings.treaties[0].id is None


def test_a_file_that_takes_too_long_is_stopped_and_the_others_are_read(small, long):
    with Cells[str](1, Gazetteer(), Limits(seconds=2)) as cells:
        answers = heard(cells, [long, small])
    assert answers["long.txt"] == [
        Refused(
            "Reading “long.txt” took longer than 2 seconds and was stopped. "
            "Try again when the machine is less busy, cut the file into smaller ones, or send its text."
        )
    ]
    assert isinstance(answers["small.txt"][0], Read)


def test_cells_that_cannot_be_started_say_so(small):
    few = Limits(memory_bytes=20_000_000)
    with Cells[str](1, Gazetteer(), few) as cells, pytest.raises(NotReady, match="Are 20 MB of memory too few"):
        heard(cells, [small])


def test_nothing_is_left_running(small, long):
    before = children()
    with Cells[str](1, Gazetteer(), Limits()) as cells:
        cells.give("long", long)
        [pid] = children() - before
    wait_until_gone(pid)
    assert children() == before


def test_cells_end_with_their_keeper_however_it_ends(long):
    command = [sys.executable, "-c", KEEPER, str(long.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as keeper:
        pid = int(keeper.stdout.readline())
        keeper.kill()
    wait_until_gone(pid)


KEEPER = """
import os, sys
from pathlib import Path
from archive.cells import Cells, Parcel
from archive.extraction import Gazetteer
from archive.extraction.gazetteer import KnownTreaty, Name
from archive.limits import Limits

with Cells(1, Gazetteer(), Limits()) as cells:
    cells.give("long", Parcel(Path(sys.argv[1]), "long.txt"))
    print(Path(f"/proc/self/task/{os.getpid()}/children").read_text(), flush=True)
    list(cells.answers(600))
"""


def test_a_cell_knows_no_django(small):
    said = subprocess.run(
        [sys.executable, "-c", INSIDE, str(small.path)], capture_output=True, check=True, cwd=ROOT, text=True
    )
    assert "archive.cells.living" in said.stdout
    assert not {"django", "search", "archive.models"} & set(said.stdout.split())


INSIDE = """
import sys
from pathlib import Path
from archive.cells import Parcel, examine, living
from archive.extraction import Gazetteer
from archive.limits import Limits

list(examine(Parcel(Path(sys.argv[1]), "small.txt"), Gazetteer(), Limits()))
print(*sys.modules)
"""


def test_what_nobody_wants_to_know_any_more_is_stopped(cells, small, tmp_path):
    files = {f"{n}.txt": WORDS.encode() * n for n in range(1, 50)}
    cells.give("bundle", parcel(tmp_path, "a.zip", zipped(files)))
    assert [key for key, _ in cells.answers(60)] == ["bundle"]
    cells.stop("bundle")
    assert cells.free == 2
    assert isinstance(heard(cells, [small])["small.txt"][0], Read)


def test_a_cell_is_told_no_secrets(small, monkeypatch):
    for name in ("ARCHIVE_SECRET_KEY", "PASSWORD_OF_THE_MAIL", "LC_CTYPE"):
        monkeypatch.setenv(name, "C")
    before = children()
    with Cells[str](1, Gazetteer(), Limits()) as cells:
        cells.give("small", small)
        [pid] = children() - before
        assert isinstance(next(cells.answers(60))[1], Read)  # by then it is the cell, and no longer a copy of this one
        told = {line.partition("=")[0] for line in Path(f"/proc/{pid}/environ").read_text().split("\0")}
    assert {"PATH", "LC_CTYPE"} <= told
    assert not {"ARCHIVE_SECRET_KEY", "PASSWORD_OF_THE_MAIL"} & told
