"""A topic stands on the words that show it, and a score says how plainly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.gazetteer import Gazetteer, KnownTopic, Name
from archive.extraction.topics import find_topics
from archive.reading import read
from tests.gold.reports import authority

ROOT = Path(__file__).parents[2]
AUTHORITY, _ = authority()
SMALL = Gazetteer(
    topics=(
        KnownTopic("defence", "Defence", cues=(Name("armed attack", "en"), Name("вооруженное нападение", "ru"))),
        KnownTopic("trade", "Trade", cues=(Name("trade", "en"), Name("tariff", "en"), Name("T-MEC"))),
        KnownTopic("arms", "Arms", cues=(Name("arms trade", "en"),)),
    )
)
BODY = "x " * 100
EXPECTED = {
    "2024-11-06-interfax-federation-council": """mutual-defence no-hostile-pacts crisis-consultation capability-mechanisms
        multipolar-order regional-stability inter-agency-contacts oppose-unilateral-measures abstain-from-measures
        soften-effects trade investment-zones border-regions research education-language culture-sport-tourism health
        environment-climate agriculture-food emergencies information-security disinformation media-exchange terrorism
        ratification-procedure force-and-exchange replacement""",
    "2024-06-20-elcomercio-article-51": """mutual-defence no-hostile-pacts signing replacement publication-of-text
        legality-claim arms-transfers summits-dialogue space""",
}


def shown(text: str, language: str = "en") -> dict[str, tuple[float, list[str]]]:
    found = find_topics(Document(text, language), SMALL)
    return {topic.id: (topic.score, [span.of(text) for span in topic.evidence]) for topic in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Armed attacks and tariffs", {"defence": (0.5, ["Armed attacks"]), "trade": (0.333, ["tariffs"])}),
        ("en", "the arms trade", {"arms": (0.5, ["arms trade"])}),
        ("en", "trade, trade", {"trade": (0.429, ["trade", "trade"])}),
        ("en", "trade and tariffs", {"trade": (0.5, ["trade", "tariffs"])}),
        ("ru", "при вооружённом нападении", {"defence": (0.5, ["вооружённом нападении"])}),
        ("es", "El T-MEC y armed attack", {"trade": (0.5, ["T-MEC"])}),
        ("en", "nothing of the kind", {}),
    ],
)
def test_cues_of_the_language_show_a_topic_in_any_inflection(language, text, expected):
    assert shown(text, language) == expected


def test_what_stands_in_the_title_weighs_double():
    assert shown(f"Tariffs\n{BODY}")["trade"][0] > shown(f"{BODY}\n{BODY}\nTariffs")["trade"][0]


@pytest.mark.parametrize("report", EXPECTED)
def test_the_founding_reports_show_the_topics_that_an_editor_gives_them(report):
    text = read((ROOT / "fixtures" / "reports" / f"{report}.txt").read_bytes()).text
    found = {topic.id for topic in find_topics(Document(text, "en"), AUTHORITY)}
    assert set(EXPECTED[report].split()) <= found
    assert "arms-control" not in found


@given(st.text(alphabet=st.sampled_from("armed attack trade T-MEC\n"), max_size=200))
def test_scores_are_in_0_to_1_and_evidence_lies_in_the_text(text):
    for topic in find_topics(Document(text), SMALL):
        assert 0 < topic.score < 1
        assert topic.evidence == tuple(sorted(topic.evidence))
        assert all(0 <= span.start < span.end <= len(text) for span in topic.evidence)
