"""How far a treaty had come by a day, in one line, and what is doubtful about it."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dossier.life.claims import Answer, Claim
from archive.dossier.life.state import LATEST, WORDS, reached_by, state_of
from archive.dossier.life.steps import Step
from archive.models import Action, PersonName, RecordedRelation, Report
from tests import factories
from tests.dossier.lives import recorded, tells

TODAY = datetime.date(2026, 1, 1)


def line(treaty, day=TODAY) -> str:
    """The line in words, with the doubts in brackets."""
    parts = []
    for phrase in state_of(treaty, day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)).line:
        said = [
            phrase.words,
            phrase.treaty and phrase.treaty.name,
            phrase.before_day,
            phrase.claim and phrase.claim.date,
        ]
        parts.append(" ".join(filter(None, [*said, *(f"({doubt})" for doubt in phrase.doubts)])))
    return "; ".join(parts)


@pytest.fixture
def treaty(db):
    return factories.treaty(signed="")


@pytest.fixture
def pact(treaty):
    """A treaty of two states with a whole life in the record."""
    for name, signer in (("Russia", "Vladimir Putin"), ("North Korea", "Kim Jong Un")):
        state = factories.state(name)
        treaty.parties.add(state)
        factories.person(signer, state=state)
    recorded(treaty, "signature", "2024-06-19")
    recorded(treaty, "approval", "2024-10-24", actor="State Duma")
    recorded(treaty, "ratification", "2024-11-09", actor="Vladimir Putin")
    recorded(treaty, "ratification", "2024-11-11", actor="Kim Jong Un")
    recorded(treaty, "exchange-of-instruments", "2024-12-04")
    recorded(treaty, "entry-into-force", "2024-12-04")
    return treaty


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1900-01-01", "Not yet signed"),
        ("2024-06-18", "Not yet signed"),
        ("2024-06-19", "Signed on 2024-06-19"),
        ("2024-10-24", "Approved by State Duma on 2024-10-24"),
        ("2024-11-09", "Ratified by Russia on 2024-11-09; by North Korea not yet said"),
        ("2024-11-20", "Ratified by Russia on 2024-11-09; by North Korea on 2024-11-11"),
        ("2024-12-04", "In force since 2024-12-04"),
        ("9999-12-31", "In force since 2024-12-04"),
    ],
)
def test_it_is_the_highest_step_that_had_been_taken_by_the_day(pact, day, said):
    assert line(pact, day) == said


def test_every_step_taken_is_told_in_the_order_of_its_day_and_what_was_not_is_ahead(pact):
    state = state_of(pact, datetime.date(2024, 11, 9))
    assert [taken.claim.date for taken in state.taken] == ["2024-06-19", "2024-10-24", "2024-11-09"]
    assert [step.action for step in state.ahead] == [Action.EXCHANGE, Action.FORCE]


@pytest.mark.parametrize("named", ["Putin", "President Putin", "Российский президент Путин"])
def test_whoever_ratified_is_known_by_any_name_that_the_authority_files_have(treaty, named):
    russia, korea = factories.state("Russia"), factories.state("North Korea")
    treaty.parties.set([russia, korea])
    putin = factories.person("Vladimir Putin", state=russia)
    PersonName.objects.create(person=putin, text="Putin")
    PersonName.objects.create(person=putin, text="Путин")
    tells(treaty, "ratification", "2024-11-09", actor=named)
    assert line(treaty) == "Ratified by Russia on 2024-11-09 (one report alone says so); by North Korea not yet said"


def test_the_day_of_a_ratification_is_the_one_that_most_reports_give_for_that_state(treaty):
    russia, korea = factories.state("Russia"), factories.state("North Korea")
    treaty.parties.set([russia, korea])
    for day, actor, times in (
        ("2024-11-09", "Russia", 3),
        ("2024-11-11", "Russia", 1),
        ("2024-11-11", "North Korea", 2),
    ):
        for _ in range(times):
            tells(treaty, "ratification", day, actor=actor)
    assert [phrase.claim.date for phrase in state_of(treaty, TODAY).line] == ["2024-11-09", "2024-11-11"]


def test_what_one_report_alone_says_is_marked_and_a_reprint_adds_nothing(treaty):
    first = tells(treaty, "signature", "2024-06-19").report
    assert line(treaty) == "Signed on 2024-06-19 (one report alone says so)"
    tells(treaty, "signature", "2024-06-19", dispatch=first)
    assert line(treaty) == "Signed on 2024-06-19 (one dispatch alone, in 2 reports, says so)"
    tells(treaty, "signature", "2024-06-19")
    assert line(treaty) == "Signed on 2024-06-19"


def test_of_a_step_that_another_day_would_have_reached_it_is_said_that_sources_disagree(pact):
    tells(pact, "entry-into-force", "2024-11-20", published="2024-12-10")
    assert line(pact, "2024-11-21") == (
        "Ratified by Russia on 2024-11-09; by North Korea on 2024-11-11; sources disagree whether it was in force by then"
    )


def test_what_was_foretold_and_never_told_again_is_marked(treaty):
    for _ in range(2):
        tells(treaty, "entry-into-force", "2025-01-01", published="2024-12-01")
    assert line(treaty) == "In force since 2025-01-01 (foretold: no report since tells that it happened)"
    assert line(treaty, "2024-12-31") == "Nothing had happened yet, as far as is known"
    tells(treaty, "entry-into-force", "2025-01-01", published="2025-01-01")
    assert line(treaty) == "In force since 2025-01-01"


def test_what_comes_on_the_treatys_own_terms_has_not_happened(treaty):
    for _ in range(3):
        tells(treaty, "entry-into-force", rule="event-coming")
    tells(treaty, "signature", "2024-06-19")
    state = state_of(treaty, TODAY)
    assert [step.action for step in state.ahead] == [Action.FORCE]
    assert line(treaty).startswith("Signed on 2024-06-19")


def test_a_step_without_a_day_was_taken_by_the_day_of_the_report_that_tells_it(treaty):
    for _ in range(2):
        tells(treaty, "signature", published="2024-06-21")
    assert line(treaty) == "Signed (the day is not given)"
    assert line(treaty, "2024-06-20") == "Not yet signed"


def test_a_month_does_not_dispute_a_later_day_of_it(treaty):
    for day in ("2024-06-19", "2024-06-19", "2024-06"):
        tells(treaty, "signature", day)
    assert line(treaty, "2024-06-10") == "Not yet signed"


def test_a_disputed_day_is_the_one_with_most_independent_reports_and_says_so(treaty):
    for _ in range(2):
        tells(treaty, "signature", "2024-06-19")
    wrong = tells(treaty, "signature", "2024-06-18").report
    for _ in range(5):
        tells(treaty, "signature", "2024-06-18", dispatch=wrong)
    assert line(treaty) == "Signed on 2024-06-19 (sources disagree on the day)"
    assert line(treaty, "2024-06-18") == "Not yet signed; sources disagree whether it was signed by then"
    assert line(treaty, "2024-06-17") == "Not yet signed"
    [taken] = state_of(treaty, TODAY).taken
    assert [(other.date, other.told.reports) for other in taken.others] == [("2024-06-18", 6)]


def test_a_chamber_approves_on_the_day_that_most_give_and_the_other_day_is_told_beside_it(treaty):
    for day, times in (("2024-10-23", 1), ("2024-10-24", 3), ("2024-11-06", 1)):
        for _ in range(times):
            tells(treaty, "approval", day, actor="Senate" if day == "2024-11-06" else "State Duma")
    taken = state_of(treaty, TODAY).taken
    assert [one.claim.date for one in taken] == ["2024-10-24", "2024-11-06"]
    assert [other.date for other in taken[0].others] == ["2024-10-23"]
    assert line(treaty, "2024-10-23") == "Nothing had happened yet, as far as is known"


def test_the_record_outweighs_reports_and_still_shows_the_dispute(treaty):
    recorded(treaty, "termination", "2024-12-04")
    for _ in range(3):
        tells(treaty, "termination", "2024-12-05")
    assert line(treaty) == "Ended on 2024-12-04 (sources disagree on the day)"


def test_a_month_stands_behind_a_day_in_it(treaty):
    for date in ("2024-06", "2024-06", "2024-06", "2024-06-19"):
        tells(treaty, "signature", date)
    assert line(treaty) == "Signed on 2024-06-19 (one report alone gives the day)"


def test_a_day_that_may_have_been_later_says_so(treaty):
    recorded(treaty, "signature", "2024-06")
    assert line(treaty, "2024-06-10") == "Signed in 2024-06 (it may have been later)"
    assert line(treaty, "2024-06-30") == "Signed in 2024-06"


def test_what_the_record_doubts_is_marked(treaty):
    recorded(treaty, "entry-into-force", "2000-10-30", verified=False)
    assert line(treaty) == "In force since 2000-10-30 (unverified)"


def test_the_day_of_the_treatys_own_line_is_its_signature_where_the_record_has_no_other(treaty):
    treaty.signed = "2000-02-09"
    treaty.save()
    assert line(treaty) == "Signed on 2000-02-09"
    treaty.vouched = False
    treaty.save()
    assert line(treaty) == "Nothing is known of its life"


@pytest.mark.parametrize(("kind", "word"), [("terminates", "Ended"), ("supersedes", "Replaced")])
def test_it_has_ended_once_the_treaty_that_ends_it_is_in_force(treaty, kind, word):
    new = factories.treaty("Treaty of 2024", signed="")
    recorded(treaty, "entry-into-force", "2000-10-30")
    recorded(new, "entry-into-force", "2024-12-04")
    RecordedRelation.objects.create(origin=new, type=kind, target=treaty)
    assert line(treaty) == (
        f"{word} by Treaty of 2024 (concluded: no source gives a day for its own end); which is in force since 2024-12-04"
    )
    assert line(treaty, "2024-12-03") == "In force since 2000-10-30"
    assert [one.treaty for one in state_of(treaty, datetime.date(2024, 12, 3)).endings] == [new]
    recorded(treaty, "termination", "2024-12-04")
    by = "by" if word == "Ended" else "replaced by"
    assert line(treaty) == f"Ended on 2024-12-04; {by} Treaty of 2024"


def says(origin, target, kind="supersedes"):
    """A report of its own that says what one treaty does to another."""
    return factories.fact("relation", factories.report(), "expires", origin=origin, target=target, type=kind)


def test_that_one_report_alone_says_what_replaced_it_is_marked_and_can_be_looked_up(treaty):
    new = factories.treaty("Treaty of 2024", signed="2024-06-19")
    recorded(treaty, "termination", "2024-12-04")
    fact = says(new, treaty)
    assert line(treaty) == "Ended on 2024-12-04; replaced by Treaty of 2024 (one report alone says so)"
    [successor] = state_of(treaty, TODAY).ended_by
    assert successor.told.facts == [fact]
    says(new, treaty)
    assert line(treaty) == "Ended on 2024-12-04; replaced by Treaty of 2024"


def test_a_treaty_that_was_signed_after_the_end_has_not_ended_it_and_has_replaced_it_later(treaty):
    new = factories.treaty("Ocean Pact", signed="")
    recorded(treaty, "termination", "2025-05-30")
    for _ in range(2):
        tells(new, "signature", "2025-06-20", published="2025-06-20")
        says(new, treaty)
    assert line(treaty) == "Ended on 2025-05-30; later replaced by Ocean Pact"
    says(new, treaty, "terminates")
    assert line(treaty) == "Ended on 2025-05-30"


def test_a_successor_whose_entry_into_force_is_only_foretold_says_so(treaty):
    new = factories.treaty("Treaty of 2024", signed="")
    RecordedRelation.objects.create(origin=new, type="supersedes", target=treaty)
    tells(new, "entry-into-force", "2025-01-01", published="2024-12-01")
    _, in_force = state_of(treaty, TODAY).line
    assert in_force.doubts == ("one report alone says so", "foretold: no report since tells that it happened")


def test_a_day_that_was_foretold_is_no_dispute_with_the_one_that_came(treaty):
    for _ in range(2):
        tells(treaty, "entry-into-force", "2024-12-05", published="2024-12-01")
        tells(treaty, "entry-into-force", "2024-12-04", published="2024-12-06")
    [step] = state_of(treaty, TODAY).taken
    assert line(treaty) == "In force since 2024-12-04"
    assert (step.step.disputed, step.others) == (False, ())


def test_a_report_of_the_day_itself_that_speaks_of_what_is_to_come_does_not_tell_that_it_happened(treaty):
    for _ in range(2):
        tells(treaty, "entry-into-force", "2025-01-01", published="2025-01-01", rule="event-coming")
    assert line(treaty) == "In force since 2025-01-01 (foretold: no report since tells that it happened)"


def test_what_a_person_claims_replaces_it_has_ended_nothing(treaty):
    new = factories.treaty("Treaty of 2024", signed="")
    recorded(treaty, "signature", "1961-07-06")
    recorded(new, "entry-into-force", "2024-12-04")
    RecordedRelation.objects.create(
        origin=new, type="supersedes", target=treaty, mode="claimed-by-person", claimed_by="An aide"
    )
    assert line(treaty) == "Signed on 1961-07-06"
    [claim] = state_of(treaty, TODAY).claims
    assert (claim.treaty, claim.claimed_by) == (new, "An aide")


def test_one_of_many_parties_leaving_ends_nothing(treaty):
    for name in ("France", "Chad", "Peru"):
        treaty.parties.add(factories.state(name))
    recorded(treaty, "entry-into-force", "2014-08-01")
    recorded(treaty, "withdrawal", "2021-03-20", actor="Turkey")
    assert line(treaty) == "In force since 2014-08-01; Turkey withdrew on 2021-03-20"


def test_where_no_record_lists_the_parties_one_leaving_ends_nothing(treaty):
    recorded(treaty, "entry-into-force", "2014-08-01")
    recorded(treaty, "withdrawal", "2025-01-30")
    assert line(treaty) == "In force since 2014-08-01; A party withdrew on 2025-01-30"


def test_of_two_parties_one_leaving_is_what_there_is_to_say(treaty):
    for name in ("United States", "Soviet Union"):
        treaty.parties.add(factories.state(name))
    recorded(treaty, "entry-into-force", "1972-10-03")
    recorded(treaty, "withdrawal", "2001-12-13")
    assert line(treaty) == "A party withdrew on 2001-12-13"


def test_a_treaty_of_which_nothing_is_told_has_a_line(treaty):
    assert line(treaty) == "Nothing is known of its life"


def test_what_only_a_draft_says_is_not_known(treaty):
    event = tells(treaty, "signature", "2024-06-19")
    Report.objects.filter(pk=event.report_id).update(status=Report.Status.DRAFT)
    assert line(treaty) == "Nothing is known of its life"


DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(WORDS)), DAYS), max_size=12), DAYS, DAYS)
def test_time_only_adds(days, one, other):
    """Whatever had been taken by a day has been taken by every later one, and nothing before its first day."""
    life = [
        Step(
            action, tuple(Claim(Answer(action, (day, day)), day.isoformat()) for taken, day in days if taken == action)
        )
        for action in {action for action, _ in days}
    ]
    before, after = sorted((one, other))
    early, late = ({step.action for step in reached_by(life, day)} for day in (before, after))
    assert early <= late
    assert early <= {action for action, day in days if day <= before}


def test_of_many_steps_the_last_are_seen_at_once_and_none_is_lost(treaty):
    for number in range(20):
        recorded(treaty, "approval", f"2024-06-{number + 1:02}", actor=f"Chamber {number}")
    state = state_of(treaty, TODAY)
    assert len(state.latest) == LATEST
    assert [taken.claim.date for taken in (*state.earlier, *state.latest)] == [
        f"2024-06-{number + 1:02}" for number in range(20)
    ]


def test_of_many_withdrawals_the_line_tells_the_last_and_counts_the_others(treaty):
    for number in range(9):
        treaty.parties.add(factories.state(f"State {number}"))
        recorded(treaty, "withdrawal", f"2025-01-{number + 1:02}", actor=f"State {number}")
    recorded(treaty, "entry-into-force", "2024-12-04")
    said = line(treaty)
    assert said.startswith("In force since 2024-12-04; State 3 withdrew on 2025-01-04; ")
    assert said.endswith("State 8 withdrew on 2025-01-09; 3 earlier withdrawals")
