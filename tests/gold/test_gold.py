"""The two founding reports are read fact by fact; every set of gold reports stays above its floors.

Floors rise freely and fall only by a reviewed edit of `floors.json`.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.gold.reports import FIXTURES, FOUNDING, HERE, SAMPLES, SETS, expected, found, stems
from tests.gold.scoring import day, expected_facts, figures, found_facts, is_dated_rightly, table

EL_COMERCIO, INTERFAX = FOUNDING
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text("utf-8"))
KINDS = sorted(expected_facts(expected(INTERFAX)))


def places(given: Any) -> Iterator[dict[str, Any]]:
    """Every object with a span, at any depth."""
    if isinstance(given, dict):
        if "start" in given:
            yield given
        given = list(given.values())
    if isinstance(given, list):
        for item in given:
            yield from places(item)


def evidence(stem: str, kind: str) -> list[str]:
    """The words on which the facts of one kind stand."""
    given = found(stem)
    return [given["text"][fact["start"] : fact["end"]] for fact in given[kind]]


def test_every_sample_report_has_a_gold_file_of_the_same_stem():
    assert stems(SAMPLES) == sorted(path.stem for path in (FIXTURES / "reports").glob("*.txt"))


# ---- the founding reports, fact by fact


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stem", FOUNDING)
def test_a_founding_report_yields_exactly_the_facts_of_its_gold_file(stem, kind):
    gold = expected(stem)
    assert found_facts(found(stem), gold)[kind] == expected_facts(gold)[kind]


@pytest.mark.parametrize("stem", FOUNDING)
def test_a_founding_report_is_dated_and_says_from_what(stem):
    published = found(stem)["published"]
    assert (day(published), published["basis"]) == (expected(stem)["published"], expected(stem)["published_basis"])
    assert published["evidence"]


@pytest.mark.parametrize("stem", FOUNDING)
def test_a_founding_report_is_about_one_treaty_between_russia_and_north_korea(stem):
    main = [(treaty["id"], sorted(treaty["parties"])) for treaty in found(stem)["treaties"] if treaty["main"]]
    assert main == [("dprk-rus-2024", ["KP", "RU"])]


@pytest.mark.parametrize("stem", FOUNDING)
def test_a_founding_clause_is_of_the_article_that_its_words_show(stem):
    want = [(quote["provision"], quote["provision_basis"]) for quote in expected(stem)["quotes"]]
    assert [(quote["provision"], quote["provision_basis"]) for quote in found(stem)["quotes"]] == want


@pytest.mark.parametrize("stem", FOUNDING)
def test_the_signature_was_in_pyongyang(stem):
    [signature] = [e for e in found(stem)["events"] if e["action"] == "signature" and day(e["date"]) == "2024-06-19"]
    assert signature["place"] == "Pyongyang"


@pytest.mark.parametrize(
    ("stem", "kind", "words"),
    [
        (INTERFAX, "events", "was signed in Pyongyang on June 19, 2024"),
        (INTERFAX, "events", "approved"),
        (INTERFAX, "events", "takes effect"),
        (INTERFAX, "events", "dated February 9, 2000"),
        (INTERFAX, "events", "expires"),
        (INTERFAX, "dates", "Wednesday"),
        (INTERFAX, "references", "Article 51 of the UN Charter"),
        (INTERFAX, "references", "Article 16 of the Treaty"),
        (EL_COMERCIO, "events", "sealed the day before"),
        (EL_COMERCIO, "events", "released today"),
        (EL_COMERCIO, "dates", "this Thursday"),
        (EL_COMERCIO, "dates", "the day before"),
        (EL_COMERCIO, "dates", "September 2023"),
        (EL_COMERCIO, "references", "article 51 of the United Nations Charter"),
        (EL_COMERCIO, "references", "Article 51 of the aforementioned One flight"),
        (EL_COMERCIO, "signatories", "Kim Jong Un"),
        (EL_COMERCIO, "signatories", "Vladimir Putin"),
    ],
)
def test_a_fact_stands_on_the_words_that_say_it(stem, kind, words):
    assert words in evidence(stem, kind)


def test_the_chamber_approved_whatever_the_headline_calls_it():
    events = found(INTERFAX)["events"]
    assert "ratification" not in {event["action"] for event in events}
    assert [event["actor"] for event in events if event["action"] == "approval"] == ["Federation Council"]


def test_a_report_that_names_no_signer_has_none():
    assert found(INTERFAX)["signatories"] == []


def test_conditional_force_is_no_exchange_and_has_no_date():
    events = {(event["action"], event["date"]) for event in found(INTERFAX)["events"]}
    assert ("entry-into-force", None) in events
    assert "exchange-of-instruments" not in {action for action, _ in events}


@pytest.mark.parametrize(
    "action", ["ratification", "approval", "exchange-of-instruments", "entry-into-force", "termination", "submission"]
)
def test_the_second_report_says_nothing_of_the_later_life_of_the_treaty(action):
    assert action not in {event["action"] for event in found(EL_COMERCIO)["events"]}


def test_the_second_report_names_no_earlier_treaty_and_no_article_of_this_one():
    given = found(EL_COMERCIO)
    assert [treaty["id"] for treaty in given["treaties"]] == ["dprk-rus-2024", "un-charter"]
    assert {relation["type"] for relation in given["relations"]} == {"cites"}
    assert {given["treaties"][one["treaty"]]["id"] for one in given["references"]} == {"un-charter"}


def test_what_is_counted_from_an_inferred_day_is_marked_as_inferred():
    dates = {event["date"] for event in found(EL_COMERCIO)["events"]}
    assert dates == {"2024-06-19~", "2024-06-20~"}


def test_the_second_reports_stray_quotation_marks_are_told_to_the_editor():
    assert sum("quotation mark has no partner" in warning for warning in found(EL_COMERCIO)["warnings"]) == 2


# ---- all gold reports


@pytest.mark.parametrize("stem", [stem for chosen in SETS for stem in stems(chosen)])
def test_every_span_lies_in_the_text_and_covers_the_words_it_says(stem):
    given = found(stem)
    for place in places(given):
        assert 0 <= place["start"] < place["end"] <= len(given["text"])
        assert given["text"][place["start"] : place["end"]] == place.get(
            "text", given["text"][place["start"] : place["end"]]
        )


@pytest.mark.parametrize(("chosen", "kind"), [(chosen, kind) for chosen in FLOORS for kind in FLOORS[chosen]])
def test_no_kind_of_fact_falls_below_its_floor(chosen, kind):
    counted = figures(stems(chosen))[kind]
    assert counted.precision >= FLOORS[chosen][kind]["precision"]
    assert counted.recall >= FLOORS[chosen][kind]["recall"]


def test_every_kind_of_fact_has_a_floor_in_every_set():
    assert {chosen: sorted(kinds) for chosen, kinds in FLOORS.items()} == dict.fromkeys(SETS, KINDS)


@pytest.mark.parametrize("stem", stems(SAMPLES))
def test_a_sample_is_dated_as_its_editor_dates_it(stem):
    assert is_dated_rightly(stem)


@pytest.mark.parametrize("chosen", SETS)
def test_the_documented_tables_are_those_that_are_measured(chosen):
    documented = (HERE.parents[1] / "docs" / "extraction.md").read_text("utf-8")
    assert table(chosen.replace("_", " "), stems(chosen)) in documented
