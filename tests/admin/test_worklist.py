"""The worklist: what waits for a curator across all reports, and how it leaves when it is decided on."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import review, worklist
from archive.models import Treaty
from tests.factories import fact, full_report, provision, report, treaty

pytestmark = pytest.mark.django_db

CLAUSE = "Should either side face an armed attack, the other shall help, under Article 51 of the UN Charter."


@pytest.fixture
def curator(admin_user):
    return admin_user


def page(client, name: str, **asked: str) -> str:
    answer = client.get(reverse("admin:archive_worklist", args=[name]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def waiting(name: str, **chosen) -> list:
    return worklist.WaitingFacts(name, **chosen)[:50]


@pytest.fixture
def unsure():
    """Three facts of two reports and kinds, of rules that were not certain."""
    one, other = report(language="en"), report(status="draft")
    return [
        fact("date", one, "on Wednesday", confidence=0.9),
        fact("event", other, "approved", treaty=treaty(), confidence=0.3),
        fact("date", other, "June 19, 2024", confidence=0.6),
    ]


def test_the_least_certain_comes_first_whatever_its_kind_and_whoever_sees_its_report(unsure):
    first, second, third = unsure
    fact("date", first.report, "2000 treaty", confidence=1.0)
    assert waiting("unsure") == [second, third, first]
    assert waiting("unsure", kind="date") == [third, first]
    assert waiting("unsure", treaty=second.treaty) == [second]


def test_what_is_decided_on_leaves_the_list(unsure, curator):
    review.confirm(unsure[0], curator)
    review.reject(unsure[1], curator)
    assert waiting("unsure") == [unsure[2]]
    assert worklist.counts()["unsure"] == 1


def test_a_clause_that_was_matched_waits_with_what_shows_its_article(admin_client, curator):
    of, found, other = treaty(), report(), report(status="draft", title="A draft that numbers it")
    anchor = fact("clause", other, CLAUSE, treaty=of, provision=provision(of), basis="stated")
    matched_by = [{"by": "wording", "clause": anchor.pk, "shared": 17, "words": 18}]
    matched = fact(
        "clause", found, CLAUSE, treaty=of, provision=anchor.provision, basis="matched", matched_by=matched_by
    )
    assert waiting("matched") == [matched]
    shown = page(admin_client, "matched")
    assert "17 of its 18 words stand in the wording of “A draft that numbers it”, undated" in shown
    assert f"{reverse('admin:archive_report_review', args=[other.pk])}#fact-clause-{anchor.pk}" in shown
    review.confirm(matched, curator)
    assert waiting("matched") == []


def test_references_mentions_and_clauses_of_no_known_treaty_wait(curator):
    found = report()
    open_ones = [
        fact("treaty", found, "the treaty"),
        fact("clause", found, "the other shall help"),
        fact("reference", found, "Article 51", label="Article 51"),
    ]
    fact("reference", found, "UN Charter", treaty=treaty("Charter"))
    assert set(waiting("unresolved")) == set(open_ones)
    review.edit(open_ones[2], curator, treaty=treaty("Charter again"))
    assert worklist.counts()["unresolved"] == 2


def test_treaties_that_nobody_vouches_for_wait_those_named_most_first():
    once, twice = treaty("Named once", vouched=False), treaty("Named twice", vouched=False)
    treaty("Merged away", vouched=False, merged_into=twice)
    for found, of in ((report(), once), (report(), twice), (report(), twice)):
        fact("treaty", found, "the treaty", treaty=of)
    assert [(row.name, row.naming) for row in worklist.unknown_treaties()] == [("Named twice", 2), ("Named once", 1)]


def conflict_of(*dates: str, action: str = "signature", actors=("", "", "")) -> list:
    """Reports of one treaty that each give another date of the step."""
    of = treaty("Treaty of Dispute")
    return [
        fact("event", report(), "approved", treaty=of, action=action, date=date, actor=actor)
        for date, actor in zip(dates, actors, strict=False)
    ]


def disputed() -> list[tuple[str, list[str]]]:
    return [
        (conflict.action, [side.fact.date for side in conflict.sides])
        for conflict in worklist.laid_out(worklist.conflicts())
    ]


def test_two_days_of_one_signature_are_a_conflict_each_side_with_its_reports():
    one, other, agreeing = conflict_of("2024-06-19", "2024-06-20", "2024")
    [conflict] = worklist.laid_out(worklist.conflicts())
    assert (conflict.treaty, conflict.step) == (one.treaty, "signature")
    assert {side.fact.date: side.facts for side in conflict.sides} == {
        "2024": [agreeing],
        "2024-06-19": [one],
        "2024-06-20": [other],
    }


def test_dates_that_can_both_be_true_are_no_conflict():
    conflict_of("2024-06-19", "2024-06", "2024")
    assert disputed() == []


def test_negotiations_go_on_for_days():
    conflict_of("2024-06-19", "2024-06-20", action="negotiation")
    assert disputed() == []


def test_two_chambers_may_approve_on_two_days_but_one_may_not():
    conflict_of("2024-06-19", "2024-06-20", action="approval", actors=("State Duma", "Federation Council"))
    assert disputed() == []
    conflict_of("2024-06-19", "2024-06-20", action="approval", actors=("State Duma", "state duma"))
    assert disputed() == [("approval", ["2024-06-19", "2024-06-20"])]


def test_a_conflict_is_settled_when_every_side_has_been_decided_on(curator):
    one, other = conflict_of("2024-06-19", "2024-06-20")
    review.confirm(one, curator)
    assert worklist.counts()["conflicts"] == 1
    review.confirm(other, curator)
    assert worklist.counts()["conflicts"] == 0


def test_a_conflict_is_settled_when_what_was_wrong_is_rejected(curator):
    _, other = conflict_of("2024-06-19", "2024-06-20")
    review.reject(other, curator)
    assert worklist.counts()["conflicts"] == 0


def test_decisions_whose_words_have_gone_wait_until_they_are_rejected(curator):
    found = report()
    adrift = fact("date", found, "on Wednesday", state="confirmed", adrift=True)
    fact("date", found, "June 19, 2024", state="rejected", adrift=True)
    assert waiting("orphans") == [adrift]
    review.reject(adrift, curator)
    assert worklist.counts()["orphans"] == 0


def test_however_many_wait_a_page_reads_few_rows(unsure, django_assert_max_num_queries):
    for _ in range(3):
        full_report()
    with django_assert_max_num_queries(25):
        assert len(waiting("unsure")) == 3


@pytest.mark.parametrize("name", worklist.LISTS)
def test_every_list_has_its_page_with_how_long_each_is(name, admin_client):
    full_report()
    shown = page(admin_client, name)
    for slug in worklist.LISTS:
        assert reverse("admin:archive_worklist", args=[slug]) in shown
    assert 'aria-current="page"' in shown
    assert ("Nothing waits here" in shown) == (name != "matched")


def test_without_a_name_the_address_shows_where_rules_were_unsure(admin_client, unsure):
    shown = admin_client.get(reverse("admin:archive_worklist")).content.decode()
    assert "on Wednesday" in shown


def test_a_row_shows_the_words_where_they_stand_and_leads_to_the_verdicts_and_the_report(admin_client, unsure):
    shown, first = page(admin_client, "unsure", kind="date"), unsure[0]
    assert '<mark class="date">on Wednesday</mark>' in shown
    assert "approved" not in shown.partition("<ol")[2].partition("<mark")[0]
    assert "90%" in shown
    assert f"{reverse('admin:archive_report_review', args=[first.report_id])}?next=" in shown
    assert f"#fact-date-{first.pk}" in shown


def test_a_verdict_leads_back_to_the_list_without_what_was_decided_on(admin_client, unsure):
    shown = page(admin_client, "unsure", kind="date")
    address = re.search(rf'formaction="([^"]*/date/{unsure[0].pk}/confirm/[^"]*)"', shown).group(1)
    answer = admin_client.post(address.replace("&amp;", "&"), follow=True)
    assert answer.request["PATH_INFO"] == reverse("admin:archive_worklist", args=["unsure"])
    assert answer.request["QUERY_STRING"] == f"kind=date&done=date-{unsure[0].pk}&at=2"
    assert answer.redirect_chain[0][0].endswith("#row-2")  # where the next row stands now
    shown = answer.content.decode()
    assert "Confirmed" in shown
    assert waiting("unsure", kind="date") == [unsure[2]]
    assert f"#fact-date-{unsure[0].pk}" in shown
    undo = re.search(r'action="([^"]*/undo/[^"]*)"', shown).group(1)
    answer = admin_client.post(undo, follow=True)
    assert answer.redirect_chain[0][0].endswith("?kind=date#row-2")
    assert answer.request["QUERY_STRING"] == "kind=date"
    assert waiting("unsure", kind="date") == [unsure[2], unsure[0]]


def test_a_list_that_is_shown_whole_is_counted_once(admin_client, unsure):
    with CaptureQueriesContext(connection) as asked:
        page(admin_client, "unsure")
    counting = [one["sql"] for one in asked if "COUNT(*)" in one["sql"] and '"confidence" < ' in one["sql"]]
    assert len(counting) == len(worklist.KINDS["unsure"])


def test_several_candidates_are_refused_with_one_button(admin_client):
    one, other, kept = (treaty(name, vouched=False) for name in ("border accord", "accord border", "Real Accord"))
    for row in (one, other, kept):
        fact("treaty", report(), "the treaty", treaty=row)
    assert 'form="none"' in page(admin_client, "unknown")
    address = reverse("admin:archive_treaty_refuse")
    assert "Tick those" in admin_client.post(address, {"treaty": "9" * 40}, follow=True).content.decode()
    done = admin_client.post(address, {"treaty": [one.pk, other.pk], "note": "noise"}, follow=True).content.decode()
    assert done.count("is no treaty") == 2
    assert done.count("Undo</button>") == 2
    assert list(worklist.unknown_treaties()) == [kept]
    known = treaty("Known")
    refused = admin_client.post(address, {"treaty": [kept.pk, known.pk]}, follow=True).content.decode()
    assert "Nothing was changed" in refused
    assert list(worklist.unknown_treaties()) == [kept]


def test_conflicts_and_unknown_treaties_lead_to_where_they_are_settled(admin_client):
    conflict_of("2024-06-19", "2024-06-20")
    unknown = treaty("Who Knows", vouched=False)
    shown = page(admin_client, "conflicts")
    assert "Signature of" in shown
    assert shown.count("/confirm/") == 2
    assert reverse("admin:archive_treaty_settle", args=[unknown.pk]) in page(admin_client, "unknown")


def test_conflicts_can_be_narrowed_to_one_treaty(admin_client):
    one, _ = conflict_of("2024-06-19", "2024-06-20")
    assert "Signature of" in page(admin_client, "conflicts", treaty=one.treaty.slug)
    assert "Nothing waits here" in page(admin_client, "conflicts", treaty=treaty("Another").slug)


def test_a_choice_that_there_is_not_narrows_nothing(admin_client, unsure):
    assert "on Wednesday" in page(admin_client, "unsure", kind="rumour", treaty="nowhere", page="seven")


def test_a_list_that_there_is_not_is_nowhere(admin_client):
    assert admin_client.get(reverse("admin:archive_worklist", args=["wishes"])).status_code == 404


def test_only_who_may_decide_sees_the_worklist(client, django_user_model):
    address = reverse("admin:archive_worklist")
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("ivy", is_staff=True))
    assert client.get(address).status_code == 403


def test_what_came_from_outside_is_text(admin_client):
    found = report("Signed <script>alert(1)</script> today.", title="<b>Bold</b>")
    fact("date", found, "<script>alert(1)</script>", confidence=0.5)
    shown = page(admin_client, "unsure")
    assert "<script>alert" not in shown
    assert "<b>Bold" not in shown


def test_candidates_of_an_open_mention_are_named(admin_client):
    known = Treaty.objects.filter(vouched=True).first()
    fact("treaty", report(), "the treaty", candidates=[known.slug])
    assert known.get_absolute_url() in page(admin_client, "unresolved")
