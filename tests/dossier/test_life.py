"""The record's days and those of reports, laid side by side, counted by independent reports."""

import pytest
from django.test.utils import CaptureQueriesContext

from archive.dossier.life.steps import CLAIMS, life_of
from archive.models import Action
from tests import factories
from tests.dossier.lives import recorded, tells

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    return factories.treaty()


def test_reports_that_give_one_day_are_one_claim_counted_by_reports_and_dispatches(treaty):
    first = tells(treaty, "signature", "2024-06-19").report
    tells(treaty, "signature", "2024-06-19~", dispatch=first)
    tells(treaty, "signature", "2024-06-19")
    [step] = life_of(treaty)
    [claim] = step.claims
    assert (claim.date, claim.told.reports, claim.told.independent) == ("2024-06-19", 3, 2)
    assert not claim.inferred, "somebody gives the day outright"


def test_a_report_that_says_it_twice_counts_once(treaty):
    report = factories.report()
    for words in ("signed", "June 19, 2024"):
        factories.fact("event", report, words, treaty=treaty, date="2024-06-19", action="signature")
    [step] = life_of(treaty)
    assert (step.claims[0].told.reports, len(step.claims[0].told.facts)) == (1, 1)


def test_what_was_taken_without_a_day_and_what_is_to_come_are_told_apart(treaty):
    tells(treaty, "entry-into-force")
    tells(treaty, "entry-into-force", rule="event-coming")
    [step] = life_of(treaty)
    assert [(claim.coming, claim.told.reports) for claim in step.claims] == [(False, 1), (True, 1)]
    assert len({claim.name for claim in step.claims}) == 2


def test_steps_come_in_the_order_of_their_first_day_and_undated_ones_last(treaty):
    tells(treaty, "negotiation")
    tells(treaty, "entry-into-force", "2024-12-04")
    tells(treaty, "exchange-of-instruments", "2024-12-04")
    tells(treaty, "signature", "2024-06-19")
    steps = [step.action for step in life_of(treaty)]
    assert steps == [Action.SIGNATURE, Action.EXCHANGE, Action.FORCE, Action.NEGOTIATION]


def test_two_days_on_which_one_chamber_approved_contradict_each_other_but_not_those_of_two(treaty):
    tells(treaty, "approval", "2024-10-24", actor="State Duma")
    tells(treaty, "approval", "2024-11-06", actor="Federation Council")
    assert not life_of(treaty)[0].disputed
    tells(treaty, "approval", "2024-10-25", actor="state duma")
    assert life_of(treaty)[0].disputed


def test_who_and_where_is_told_by_the_record_first_and_then_by_most_reports(treaty):
    recorded(treaty, "signature", "2024-06-19", place="Pyongyang", actor="Both leaders")
    for place in ("Pyongyang", "Пхеньян", "Пхеньян"):
        tells(treaty, "signature", "2024-06-19", place=place)
    [claim] = life_of(treaty)[0].claims
    assert [tuple(place) for place in claim.places] == [("Pyongyang", True, 1), ("Пхеньян", False, 2)]
    assert [actor.name for actor in claim.actors] == ["Both leaders"]


def test_the_days_of_most_reports_are_named_and_the_others_counted(treaty):
    for day in range(1, CLAIMS + 4):
        tells(treaty, "amendment", f"2000-{day % 12 + 1:02}-{day:02}")
    tells(treaty, "amendment", "2010-01-01")
    tells(treaty, "amendment", "2010-01-01")
    [step] = life_of(treaty)
    assert (len(step.claims), step.more) == (CLAIMS, 4)
    assert "2010-01-01" in {claim.date for claim in step.claims}


def test_queries_do_not_grow_with_reports(treaty):
    from django.db import connection

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            life_of(treaty)
        return len(queries)

    tells(treaty, "signature", "2024-06-19")
    few = asked()
    for day in range(10, 20):
        tells(treaty, "signature", f"2024-06-{day}")
    assert asked() == few == 3
