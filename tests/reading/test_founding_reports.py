"""The two reports that the archive was founded on, read as a careful editor would."""

from pathlib import Path

import pytest

from archive.reading import Reading, read

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
NAMES = frozenset(
    {"Kim Jong Un", "Vladimir Putin", "Sergei Lavrov", "Russia", "North Korea", "Ukraine", "Pyongyang", "Moscow"}
)
TITLE = "North Korea guarantees that its military assistance pact with Russia complies with international law"


def founding(stem: str) -> Reading:
    return read((REPORTS / f"{stem}.txt").read_bytes(), names=NAMES)


@pytest.fixture(scope="module")
def wire() -> Reading:
    return founding("2024-11-06-interfax-federation-council")


@pytest.fixture(scope="module")
def scrape() -> Reading:
    return founding("2024-06-20-elcomercio-article-51")


def test_wire_copy_is_kept_to_the_letter(wire):
    raw = (REPORTS / "2024-11-06-interfax-federation-council.txt").read_text("utf-8")
    assert wire.text == raw.strip()
    assert wire.warnings == ()


def test_wire_copy_has_its_title_agency_and_language(wire):
    assert wire.title == "Federation Council ratifies Russian-N. Korean Treaty of Strategic Partnership"
    assert (wire.outlet, wire.author, wire.language, wire.media_type) == ("Interfax", None, "en", "text/plain")


def test_the_date_above_the_title_stays_first(wire):
    assert wire.text.startswith("6 Nov 2024 11:36\n\nFederation Council ratifies")


def test_scrape_has_its_title_once_and_first(scrape):
    assert scrape.title == TITLE
    assert scrape.text.startswith(f"{TITLE}\n")
    assert scrape.text.count(TITLE) == 1
    assert "The title stood 3 times and is kept once." in scrape.warnings


@pytest.mark.parametrize(
    "furniture",
    [
        "Skip to content",
        "LOOK HERE",
        "MORE INFORMATION",
        "Share this article",
        "globalhappenings news.jpg",
        "most popular",
    ],
)
def test_scrape_has_no_furniture(scrape, furniture):
    assert furniture not in scrape.text
    assert any(furniture in warning for warning in scrape.warnings)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Koreaofficial", "Republic of Korea official name of North Korea"),
        ("Lavrovhe", "Sergei Lavrov he said"),
        ("Pyongyangrequires", "Moscow It is Pyongyang requires that both"),
        ("Unand", "Kim Jong Un and the Russian president"),
        ("Putinafter", "Vladimir Putin after a summit"),
        ("Ukrainewhile", "used in Ukraine while in return"),
    ],
)
def test_scrape_has_its_glued_words_parted_and_nothing_rewritten(scrape, glued, parted):
    assert parted in scrape.text
    assert glued not in scrape.text
    assert any(f"“{glued}”" in warning for warning in scrape.warnings)


def test_scrape_ends_on_its_source_which_is_its_outlet(scrape):
    assert scrape.text.endswith("\nSource: Elcomercio")
    assert scrape.outlet == "Elcomercio"


def test_unbalanced_quotation_marks_are_left_as_they_are(scrape):
    raw = (REPORTS / "2024-06-20-elcomercio-article-51.txt").read_text("utf-8")
    assert [scrape.text.count(mark) for mark in "“”‘"] == [raw.count(mark) for mark in "“”‘"]
