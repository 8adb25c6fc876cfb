"""What holds of every report in the fixtures: nothing that was said is lost, and reading again changes nothing."""

import re
from pathlib import Path

import pytest

from archive.reading import read

REPORTS = sorted((Path(__file__).parents[2] / "fixtures" / "reports").glob("*.txt"))
NAMES = frozenset({"Kim Jong Un", "Putin", "Lavrov", "Russia", "Korea", "Ukraine", "Pyongyang"})


def words(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_no_sentence_of_a_body_is_lost(path):
    raw = path.read_text("utf-8")
    text = words(read(path.read_bytes()).text)
    sentences = [
        line for line in raw.split("\n") if len(line.split()) >= 8 and line.strip()[-1] in ".”" and "©" not in line
    ]
    assert sentences
    assert [line for line in sentences if words(line) not in text] == []


def test_reading_the_text_again_changes_nothing(path):
    text = read(path.read_bytes(), names=NAMES).text
    assert read(text.encode(), names=NAMES).text == text


def test_the_title_stands_in_the_text_once(path):
    reading = read(path.read_bytes(), names=NAMES)
    if reading.title is not None:
        assert reading.text.split("\n").count(reading.title) == 1


def test_the_language_is_told(path):
    marked = re.search(r"-(es|fr|de|ru|ko)-", path.stem)
    assert read(path.read_bytes()).language == (marked.group(1) if marked else "en")
