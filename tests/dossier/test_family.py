"""A treaty's family: what binds it to others, who stands behind that, since when, and where the others lead on."""

import pytest

from archive.dossier.family import family as rooms
from archive.dossier.family.bonds import Mode
from archive.dossier.family.family import family_of
from archive.models import RecordedEvent, RecordedRelation, Report, Treaty
from tests import factories
from tests.quoting import official

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return factories.treaty("Treaty of 2000", signed="2000-02-09")


@pytest.fixture
def new():
    return factories.treaty("Treaty of 2024", signed="2024-06-19")


def record(origin, target, kind="supersedes", **fields):
    return RecordedRelation.objects.create(origin=origin, type=kind, target=target, **fields)


def say(origin, target, kind="supersedes", claimed_by="", **report):
    found = factories.report(**report)
    factories.fact("relation", found, "expires", origin=origin, target=target, type=kind, claimed_by=claimed_by)
    return found


def said(treaty):
    return [(tie.words, tie.other.name, tie.bond.mode) for tie in family_of(treaty).ties]


def test_the_2024_treaty_leads_to_that_of_2000_by_its_own_text_and_to_that_of_1961_as_a_claim(authority):
    family = family_of(Treaty.objects.get(slug="dprk-rus-2024"))
    ties = {(tie.words, tie.other.slug): tie for tie in family.ties}
    ending = ties["ends", "dprk-rus-2000"]
    assert (ending.who, ending.effect.date) == ("the treaty itself says so", "2024-12-04")
    claim = ties["replaces", "dprk-sun-1961"]
    assert (claim.standing, claim.who) == ("claimed", "claimed by Yury Ushakov")
    assert ties["cites", "un-charter"].bond.mode is Mode.TEXT
    drawn = {card.node.key for card in family.drawings.desk.cards}
    assert len(drawn) == 4


def test_a_tie_is_told_from_both_sides(old, new):
    record(new, old, "terminates")
    assert said(new) == [("ends", old.name, Mode.TEXT)]
    assert said(old) == [("is ended by", new.name, Mode.TEXT)]


def test_reports_alone_are_no_claim_of_a_person_and_a_person_alone_is_no_word_of_the_treaty(old, new):
    say(new, old, "amends", claimed_by="An aide")
    say(new, old, "supersedes", claimed_by="An aide")
    say(new, old, "supersedes")
    record(new, old, "implements", mode="claimed-by-person", claimed_by="A minister")
    say(new, old, "implements")
    ties = {tie.type.value: tie for tie in family_of(new).ties}
    assert [(ties[kind].bond.mode, ties[kind].who) for kind in ("supersedes", "amends", "implements")] == [
        (Mode.REPORTS, "only reports say so"),
        (Mode.CLAIMED, "claimed by An aide"),
        (Mode.CLAIMED, "claimed by A minister"),
    ]


def test_reprints_count_as_reports_and_not_as_witnesses(old, new):
    first = say(new, old)
    for _ in range(3):
        say(new, old, dispatch=first)
    [tie] = family_of(new).ties
    assert (tie.bond.reports, tie.bond.independent, tie.told.reports) == (4, 1, 4)


def test_drafts_and_what_was_rejected_bind_nothing(old, new):
    say(new, old, status=Report.Status.DRAFT)
    factories.fact("relation", factories.report(), "expires", origin=new, target=old, state="rejected")
    family = family_of(new)
    assert (family.ties, family.drawings) == ((), None)


def test_a_treaty_that_readers_do_not_see_is_no_relative(new):
    record(new, factories.treaty("Treaty of Rumour", vouched=False))
    assert family_of(new).ties == ()


def test_relatives_lead_on_and_a_treaty_that_both_cite_makes_no_kin(old, new):
    oldest, charter = factories.treaty("Treaty of 1961", signed="1961-07-06"), factories.treaty("Charter")
    elsewhere = factories.treaty("Of other states", signed="1999")
    record(new, old, "terminates")
    record(old, oldest)
    record(new, charter, "cites")
    record(elsewhere, charter, "amends")
    [further] = family_of(new).further
    assert (further.origin, further.target) == (old, oldest)
    [further] = family_of(oldest).further
    assert (further.origin, further.target) == (new, old)


def test_an_end_is_dated_by_the_end_of_the_earlier_treaty(old, new):
    record(new, old, "terminates")
    RecordedEvent.objects.create(treaty=old, action="termination", date="2024-12-04")
    [tie] = family_of(new).ties
    assert (tie.effect.date, tie.effect.step, tie.effect.told) == ("2024-12-04", "end of the earlier treaty", False)


def test_a_treaty_that_had_ended_before_was_not_ended_by_the_new_one(new):
    soviet = factories.treaty("Treaty of 1961", signed="1961-07-06")
    RecordedEvent.objects.create(treaty=soviet, action="termination", date="1996-09-10")
    RecordedEvent.objects.create(treaty=new, action="entry-into-force", date="2024-12-04")
    record(new, soviet, mode="claimed-by-person", claimed_by="An aide")
    [tie] = family_of(new).ties
    assert (tie.effect.date, tie.effect.step) == ("2024-12-04", "entry into force")


def test_where_the_record_has_no_day_that_of_most_independent_reports_is_told_as_theirs(old, new):
    record(new, old, "amends")
    first = None
    for day in ("2024-12-05", "2024-12-05", "2024-12-05", "2024-12-04", "2024-12-04"):
        report = factories.report(dispatch=first if day == "2024-12-05" else None)
        first = first or report
        factories.fact("event", report, "signed", treaty=new, action="entry-into-force", date=day)
    [tie] = family_of(new).ties
    assert (tie.effect.date, tie.effect.told) == ("2024-12-04", True)


def test_a_citation_holds_from_the_signature_and_where_nothing_is_dated_nothing_is_said(old, new):
    RecordedEvent.objects.create(treaty=new, action="entry-into-force", date="2024-12-04")
    record(new, old, "cites")
    record(factories.treaty("Undated"), old, "cites")
    dates = {tie.origin.name: tie.effect and tie.effect.date for tie in family_of(old).ties}
    assert dates == {"Treaty of 2024": "2024-06-19", "Undated": None}


def test_a_signature_that_only_reports_give_dates_a_treaty_and_is_marked_as_theirs(old):
    new = factories.treaty("Treaty of Amity", signed="")
    say(new, old, "cites")
    for _ in range(2):
        factories.fact(
            "event",
            factories.report(published="2025-03-12"),
            "signed",
            treaty=new,
            action="signature",
            date="2025-03-12",
        )
    family = family_of(new)
    [tie] = family.ties
    assert (tie.effect.date, tie.effect.step, tie.effect.told) == ("2025-03-12", "signature", True)
    remarks = [" ".join(line for _, line in card.remark) for card in family.drawings.phone.cards]
    assert remarks == ["signed 9 February 2000", "signed 12 March 2025, as reports say · this treaty"]


def test_a_day_that_was_only_foretold_is_marked(old, new):
    record(new, old, "amends")
    for published, rule in (("2024-12-01", ""), ("2025-01-01", "event-coming")):
        report = factories.report(published=published)
        factories.fact("event", report, "signed", treaty=new, action="entry-into-force", date="2025-01-01", rule=rule)
    [tie] = family_of(new).ties
    assert (tie.effect.date, tie.effect.foretold) == ("2025-01-01", True)
    factories.fact(
        "event",
        factories.report(published="2025-01-01"),
        "signed",
        treaty=new,
        action="entry-into-force",
        date="2025-01-01",
    )
    [tie] = family_of(new).ties
    assert not tie.effect.foretold


def test_what_stands_inside_a_quoted_clause_is_the_treatys_own_word(old, new):
    report = say(new, old, "cites")
    assert said(new) == [("cites", old.name, Mode.REPORTS)]
    factories.fact("clause", report, "The 2000 treaty expires", treaty=old)
    assert said(new) == [("cites", old.name, Mode.REPORTS)]
    factories.fact("clause", report, "The 2000 treaty expires", treaty=new)
    assert said(new) == [("cites", old.name, Mode.TEXT)]


def test_a_treaty_whose_official_text_names_another_cites_it_itself(old, new):
    say(new, old, "cites")
    official(factories.provision(new), "The Parties, recalling the TREATY OF 2000, agree.")
    assert said(new) == [("cites", old.name, Mode.TEXT)]


def test_treaties_that_reports_leave_open_are_told_apart(new):
    say(new, None)
    say(new, None)
    say(None, new, "amends")
    family = family_of(new)
    assert family.ties == ()
    assert {(words, told.reports) for _, words, told in family.unnamed} == {("replaces", 2), ("is amended by", 1)}


def test_a_treaty_that_many_cite_lists_so_many_and_draws_fewer():
    charter = factories.treaty("Charter", signed="1945")
    for number in range(rooms.LISTED + 4):
        record(factories.treaty(f"Treaty {number}", signed=f"{1950 + number}"), charter, "cites")
    family = family_of(charter)
    assert (len(family.ties), family.more) == (rooms.LISTED, 4)
    assert len(family.drawings.desk.cards) + family.drawings.treaties_left_out == rooms.LISTED + 4 + 1
    assert 0 < len(family.drawings.desk.cards) < rooms.LISTED


def test_its_queries_do_not_grow_with_relatives_or_reports(old, new, django_assert_num_queries):
    def grow(number):
        for _ in range(number):
            other = factories.treaty("Further", signed="1990")
            record(old, other, "amends")
            say(new, old)
            say(new, other, claimed_by="An aide")

    grow(2)
    family_of(new)
    with django_assert_num_queries(11):
        family_of(new)
    grow(9)
    with django_assert_num_queries(11):
        family_of(new)
