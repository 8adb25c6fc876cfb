"""A treaty's page lays the record and the reports side by side, and settles nothing that they leave open."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import RecordedEvent, RecordedRelation, Report
from tests import factories
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """A treaty, and the one that ended it: by the record, and by what a report says."""
    old = factories.treaty("Treaty of 2000", signed="2000-02-09")
    new = factories.treaty("Treaty of 2024", signed="2024-06-19")
    RecordedRelation.objects.create(origin=new, type="terminates", target=old, note="Article 22.")
    RecordedEvent.objects.create(treaty=old, action="termination", date="2024-12-04")
    return old, new


def test_it_says_what_replaced_it_and_when_it_ended(client, pair):
    old, new = pair
    line = read(client, old.get_absolute_url()).select_one(".state-line")
    assert words(line) == "Ended on 4 December 2024, by Treaty of 2024"
    assert line.a["href"] == new.get_absolute_url()


def test_a_replacement_that_only_a_person_claims_is_told_as_a_claim(client, pair):
    old, new = pair
    RecordedRelation.objects.all().delete()
    RecordedRelation.objects.create(
        origin=new, type="supersedes", target=old, mode="claimed-by-person", claimed_by="An aide"
    )
    page = read(client, old.get_absolute_url())
    assert "replaced" not in words(page.select_one(".state-line"))
    assert words(page.select_one(".ahead")) == "An aide claims that it is replaced by Treaty of 2024."


def test_every_report_that_speaks_of_it_is_listed_once(client, pair):
    old, new = pair
    spoken = [factories.report(title=f"On the old treaty, {number}") for number in range(3)]
    for report in spoken:
        factories.fact("treaty", report, "The 2000 treaty", treaty=old)
        factories.fact("treaty", report, "the treaty", treaty=new)
    factories.fact("treaty", factories.report(title="On the new one"), "the treaty", treaty=new)
    listed = section(read(client, old.get_absolute_url()), "reports")
    assert {words(name) for name in listed.select("cite")} == {report.title for report in spoken}
    assert words(listed.select_one(".count")) == "3"


def test_a_date_that_record_and_reports_share_is_one_claim_with_both_behind_it(client, pair):
    old, _ = pair
    report = factories.report(outlet=factories.outlet("The Gazette"), published="2024-12-05")
    factories.fact("event", report, "The 2000 treaty expires", treaty=old, action="termination", date="2024-12-04~")
    claim = read(client, old.get_absolute_url()).find(id="step-termination-2024-12-04")
    assert words(claim) == "4 December 2024 1 report the record The Gazette, 5 December 2024"
    assert claim.select_one(".sources a")["href"].startswith(f"{report.get_absolute_url()}#f-event-")


@pytest.mark.parametrize(
    ("action", "dates", "disputed"),
    [
        ("termination", ["1995-09-07", "1996?"], True),
        ("termination", ["1996", "1996-09-10"], False),
        ("termination", ["1996"], False),
        ("signature", ["2024-06-18", "2024-06-19"], True),
        ("approval", ["2024-10-24", "2024-11-06"], False),
        ("signature", ["", "2024-06-19"], False),
    ],
    ids=["apart", "one within the other", "one claim", "two days", "a step taken twice", "one undated"],
)
def test_days_that_cannot_both_be_the_one_are_shown_as_a_disagreement(client, action, dates, disputed):
    treaty = factories.treaty()
    for date in dates:
        factories.fact("event", factories.report(), "expires", treaty=treaty, action=action, date=date)
    life = section(read(client, treaty.get_absolute_url()), "life")
    assert len(life.select(".claims > li")) == len(dates)
    assert ("sources disagree" in words(life)) is disputed


def test_what_is_unverified_is_marked(client):
    treaty = factories.treaty()
    RecordedEvent.objects.create(treaty=treaty, action="entry-into-force", date="2000-10-30", verified=False)
    article = factories.provision(treaty, "Article 13", subject="Standards", verified=False)
    factories.fact("clause", factories.report(), "the other shall help", treaty=treaty, provision=article)
    page = read(client, treaty.get_absolute_url())
    assert words(page.select_one(".state-line")) == "In force since 30 October 2000 unverified"
    assert "unverified" in words(section(page, "life"))
    assert "Article 13 Standards inferred" in words(section(page, "provisions"))


def test_relations_are_told_from_both_sides_with_who_says_so(client, pair):
    old, new = pair
    report = factories.report(outlet=factories.outlet("The Gazette"), published="2024-06-17")
    factories.fact("relation", report, "expires", origin=new, target=old, type="supersedes", claimed_by="An aide")
    from_old = words(section(read(client, old.get_absolute_url()), "ties"))
    from_new = words(section(read(client, new.get_absolute_url()), "ties"))
    for said in ("It is replaced by Treaty of 2024", "It is ended by Treaty of 2024", "claimed by An aide"):
        assert said in from_old
    for said in ("It replaces Treaty of 2000", "It ends Treaty of 2000", "Article 22.", "The Gazette, 17 June 2024"):
        assert said in from_new


def test_who_signed_is_told_once_with_record_and_reports(client):
    treaty, signer = factories.treaty(), factories.person("Rufus Firefly")
    treaty.signatories.add(signer)
    for day in ("2024-06-19", "2024-06-20"):
        report = factories.report(outlet=factories.outlet(), published=day)
        factories.fact("signature", report, "signed", treaty=treaty, person=signer, name="R. Firefly")
    [signer] = section(read(client, treaty.get_absolute_url()), "signatures").select(".signers > li")
    assert words(signer) == (
        "Rufus Firefly 2 reports, 2 independent the record The Gazette, 19 June 2024 The Gazette, 20 June 2024"
    )


def test_the_witnesses_of_a_provision_stand_side_by_side(client):
    treaty = factories.treaty()
    article = factories.provision(treaty, subject="Mutual defence")
    for basis, said in (("stated", "the report names it"), ("matched", "matched by its words")):
        report = factories.report(outlet=factories.outlet(f"The {basis} Post"), published="2024-06-20")
        factories.fact("clause", report, "the other shall help", treaty=treaty, provision=article, basis=basis)
        page = read(client, article.get_absolute_url())
        witness = section(page, "witnesses").select(".base .sources > li")[-1]
        assert "the other shall help" in words(page.select_one(".base blockquote"))
        assert f"The {basis} Post, 20 June 2024" in words(witness)
        assert said in words(witness)


def test_quotations_and_retellings_of_a_provision_are_counted_apart(client):
    article = factories.provision(factories.treaty(), "Article 5", subject="No hostile pacts")
    for _ in range(2):
        report = factories.report()
        factories.fact("clause", report, "the other shall help", treaty=article.treaty, provision=article)
        factories.fact("paraphrase", report, "June 19, 2024", treaty=article.treaty, provision=article)
    factories.fact("paraphrase", report, "on Wednesday", treaty=article.treaty, provision=article)
    line = section(read(client, article.treaty.get_absolute_url()), "provisions").select("ol > li")[-1]
    assert words(line).startswith("Article 5 No hostile pacts quoted by 2 reports")
    article.clauses.all().delete()
    line = section(read(client, article.treaty.get_absolute_url()), "provisions").select("ol > li")[-1]
    assert words(line).startswith("Article 5 No hostile pacts only told in other words")


def test_retellings_of_a_provision_statements_about_it_and_references_to_it_are_told_apart_from_its_wording(client):
    treaty = factories.treaty()
    article = factories.provision(treaty)
    report = factories.report()
    factories.fact("statement", report, "the other shall help", speaker="Firefly", provision=article, treaty=treaty)
    factories.fact("reference", report, "Article 51", label="Article 4", provision=article, treaty=treaty)
    factories.fact("paraphrase", report, "June 19, 2024", provision=article, treaty=treaty, basis="matched")
    page = read(client, article.get_absolute_url())
    assert "No published report quotes it" in words(section(page, "witnesses"))
    assert "June 19, 2024" in words(section(page, "paraphrases"))
    assert "Firefly" in words(section(page, "statements"))
    assert "Article 51" in words(section(page, "references"))


def test_the_treatys_page_leads_to_clauses_without_a_provision(client):
    treaty = factories.treaty()
    factories.fact("clause", factories.report(), "the other shall help", treaty=treaty)
    unplaced = section(read(client, treaty.get_absolute_url()), "provisions").select_one('a[href$="/unplaced/"]')
    assert words(unplaced).startswith("1 report quotes it")
    assert "the other shall help" in words(read(client, unplaced["href"]))


@pytest.mark.parametrize("hidden", [Report.Status.DRAFT, Report.Status.WITHDRAWN])
def test_nothing_that_an_unpublished_report_says_is_seen(client, hidden):
    report = factories.full_report(status=hidden, title="Not yet", outlet=factories.outlet("The Secret"))
    treaty = report.treaty_mentions.get(main=True).treaty
    for address in (treaty.get_absolute_url(), report.clauses.get().provision.get_absolute_url()):
        page = words(read(client, address))
        for leak in ("Not yet", "The Secret", "the other shall help", "Firefly"):
            assert leak not in page


def test_what_only_a_draft_speaks_of_has_no_page_but_for_staff(client, admin_client):
    report = factories.report(status=Report.Status.DRAFT)
    found = factories.treaty("Treaty of Rumour", vouched=False)
    article = factories.provision(factories.treaty(), "Article 99", vouched=False)
    signer = factories.person("Somebody", vouched=False)
    factories.fact("treaty", report, "the treaty", treaty=found)
    factories.fact("clause", report, "shall help", treaty=article.treaty, provision=article)
    factories.fact("signature", report, "signed", treaty=found, person=signer, name="Somebody")
    for row in (found, article, signer):
        read(client, row.get_absolute_url(), status=404)
    for address in ("/treaties/", article.treaty.get_absolute_url(), "/persons/"):
        page = words(read(client, address))
        assert not any(leak in page for leak in ("Treaty of Rumour", "Article 99", "Somebody"))
    read(admin_client, found.get_absolute_url())
    read(admin_client, signer.get_absolute_url())
    Report.objects.update(status=Report.Status.PUBLISHED)
    for row in (found, article, signer):
        assert "no curator has vouched for it" in words(read(client, row.get_absolute_url()))


def test_a_treaty_whose_only_mention_was_rejected_has_no_page(client):
    found = factories.treaty("Treaty of Mistake", vouched=False)
    state = factories.state()
    found.parties.add(state)
    factories.fact("treaty", factories.report(), "the treaty", treaty=found, state="rejected")
    read(client, found.get_absolute_url(), status=404)
    assert "Treaties 0" in words(read(client, state.get_absolute_url()))
    assert "Treaty of Mistake" not in words(read(client, "/treaties/"))


@pytest.fixture
def lived():
    """A treaty that was signed, as two reports say, and then took effect, as the record has it."""
    treaty = factories.treaty("Treaty of 2024")
    for day in ("2024-06-20", "2024-06-21"):
        report = factories.report(published=day, outlet=factories.outlet("The Gazette"))
        factories.fact("event", report, "signed", treaty=treaty, date="2024-06-19", place="Pyongyang")
    RecordedEvent.objects.create(treaty=treaty, action="entry-into-force", date="2024-12-04")
    return treaty


@pytest.mark.parametrize(
    ("as_of", "line"),
    [
        ("", "In force since 4 December 2024"),
        ("2024-11-20", "Signed on 19 June 2024"),
        ("2024-11", "Signed on 19 June 2024"),
        ("2024", "In force since 4 December 2024"),
        ("2023", "Not yet signed"),
        ("2024-06-19~", "Signed on 19 June 2024"),
    ],
)
def test_the_state_is_in_one_line_as_of_any_day_month_or_year(client, lived, as_of, line):
    page = read(client, f"{lived.get_absolute_url()}?as-of={as_of}")
    assert words(page.select_one(".state-line")) == line


@pytest.mark.parametrize("wrong", ["yesterday", "2024-13-45", "2024-02-30", "0000", "9" * 400, "2024-06/", "<b>"])
def test_a_date_that_is_none_gets_a_sentence_and_loses_nothing(client, lived, wrong):
    response = client.get(lived.get_absolute_url(), {"as-of": wrong})
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "lxml")
    assert words(page.select_one(".wrong")).endswith("This is the state today.")
    assert page.select_one("#as-of")["value"] == wrong.strip()[:40]
    assert words(page.select_one(".state-line")) == "In force since 4 December 2024"


def test_a_date_that_is_none_is_answered_at_the_field_and_before_the_steps(client, lived):
    page = read(client, f"{lived.get_absolute_url()}?as-of=bad")
    assert words(page.select_one(".as-of .wrong")) == (
        "“bad” is no date, such as 2024-11-20, 2024-11 or 2024. This is the state today."
    )
    assert page.select_one(".as-of").find_next(class_="taken")


@pytest.mark.parametrize(("as_of", "said"), [("9999-12-31", True), ("2024-11-20", False), ("", False)])
def test_of_a_day_still_to_come_it_is_said_that_it_is(client, lived, as_of, said):
    page = read(client, f"{lived.get_absolute_url()}?as-of={as_of}")
    assert ("a day still to come: this is what is known today" in words(page.find(id="state"))) is said


def test_the_head_says_when_it_was_signed_as_reports_say_where_the_record_does_not(client, lived):
    signed = read(client, lived.get_absolute_url()).select(".description dd")[-1]
    assert words(signed) == "19 June 2024, as 2 reports say"
    assert signed.a["href"] == "#step-signature-2024-06-19"
    undated = factories.treaty("Pact")
    factories.fact("event", factories.report(), "signed", treaty=undated)
    assert words(read(client, undated.get_absolute_url()).select(".description dd")[-1]) == "the day is not given"
    unknown = factories.treaty("Accord")
    assert words(read(client, unknown.get_absolute_url()).select(".description dd")[-1]) == "not known"


def test_that_it_was_replaced_has_its_evidence_below_the_line(client, pair):
    old, new = pair
    RecordedRelation.objects.all().delete()
    report = factories.report(outlet=factories.outlet("The Gazette"), published="2024-12-05")
    factories.fact("relation", report, "expires", origin=new, target=old, type="supersedes")
    page = read(client, old.get_absolute_url())
    line = "Ended on 4 December 2024, replaced by Treaty of 2024 one report alone says so"
    assert words(page.select_one(".state-line")) == line
    evidence = page.select(".taken > li")[-1]
    assert words(evidence) == "Replaced by Treaty of 2024 one report alone says so The Gazette, 5 December 2024"
    assert "#f-relation-" in evidence.select("a")[-1]["href"]


def test_each_step_taken_names_the_reports_that_say_so_with_a_link_to_their_words(client, lived):
    page = read(client, lived.get_absolute_url())
    signed, in_force = page.select(".taken > li")
    assert words(signed) == "Signed on 19 June 2024 2 reports, 2 independent, the first The Gazette, 20 June 2024"
    rest, first = signed.select("a")
    assert "#f-event-" in first["href"]
    assert page.find(id=rest["href"].removeprefix("#")).select_one(".sources")
    assert words(in_force) == "In force since 4 December 2024 the record"


def test_what_had_not_happened_by_the_day_is_named_with_its_day(client, lived):
    page = read(client, f"{lived.get_absolute_url()}?as-of=2024-11-20")
    assert words(page.select_one(".ahead")) == "Not by that day: entry into force, 4 December 2024"


def test_every_mark_of_the_drawings_leads_to_its_place_in_the_list(client, lived):
    page = read(client, lived.get_absolute_url())
    for drawing in page.select(".timeline > svg"):
        marks = drawing.select("a")
        assert len(marks) >= 2
        assert all(page.find(id=mark["href"].removeprefix("#")) for mark in marks)
        assert drawing.title
        assert drawing.desc


def test_where_it_was_signed_is_told_with_who_says_so(client, lived):
    places = section(read(client, lived.get_absolute_url()), "signatures").select_one(".scenes")
    assert words(places) == "Signature Pyongyang The Gazette, 20 June 2024 and 1 more: all 2 reports"


def test_a_merged_treaty_leads_on_with_the_day_that_was_asked_for(client, lived):
    gone = factories.treaty("Gone", merged_into=lived)
    response = client.get(gone.get_absolute_url(), {"as-of": "2024-11-20"})
    assert (response.status_code, response["Location"]) == (301, f"{lived.get_absolute_url()}?as-of=2024-11-20")


def test_queries_of_the_page_do_not_grow_with_reports(client, lived):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(lived.get_absolute_url())
        return len(queries)

    def reported(number: int) -> None:
        report = factories.report(published="2024-06-22", outlet=factories.outlet(f"The {number}"), language="en")
        factories.fact("event", report, "signed", treaty=lived, date=f"2024-06-1{number}")
        factories.fact("treaty", report, "the treaty", treaty=lived)
        factories.fact("signature", report, "signed", treaty=lived, person=factories.person(), name="Firefly")

    reported(0)
    few = asked()
    for number in range(1, 7):
        reported(number)
    assert asked() == few


def test_the_page_asks_of_each_report_only_what_its_kind_of_fact_has(client, lived, caplog):
    """A look-up in vain costs more than what it looks up."""
    report = factories.report()
    factories.fact("signature", report, "signed", treaty=lived, person=factories.person())
    factories.fact("relation", report, "signed", origin=lived, target=factories.treaty("Pact"), type="cites")
    with caplog.at_level(logging.DEBUG, "django.template"):
        read(client, lived.get_absolute_url())
    asked_in_vain = {record.args[0] for record in caplog.records}
    assert asked_in_vain.isdisjoint({"actor", "place", "claimed_by"})


def test_a_name_that_a_machine_garbled_is_told_as_one(client, lived):
    lived.names.create(text="aforementioned One flight", language="en-t-es-t0-und")
    names = read(client, lived.get_absolute_url()).select_one(".names dl")
    assert [words(one) for one in names.select("dt, dd")] == [
        "English, as a machine translated Spanish",
        "aforementioned One flight",
    ]
