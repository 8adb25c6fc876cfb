"""A treaty's page lays the record and the reports side by side, and settles nothing that they leave open."""

import pytest

from archive.models import RecordedEvent, RecordedRelation, Report
from tests import factories
from tests.views.pages import description, read, section, words

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
    page = read(client, old.get_absolute_url())
    said = description(page)
    assert said["Ended"] == "4 December 2024"
    assert said["Replaced by"] == "Treaty of 2024 the treaty's text says so"
    assert page.select_one(".fate a")["href"] == new.get_absolute_url()


def test_a_replacement_that_only_a_person_claims_is_told_as_a_claim(client, pair):
    old, new = pair
    RecordedRelation.objects.all().delete()
    RecordedRelation.objects.create(
        origin=new, type="supersedes", target=old, mode="claimed-by-person", claimed_by="An aide"
    )
    said = description(read(client, old.get_absolute_url()))
    assert "Replaced by" not in said
    assert said["Said to be replaced by"] == "Treaty of 2024 claimed by An aide"


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
    [claim] = section(read(client, old.get_absolute_url()), "life").select(".claims > li")
    assert words(claim) == "4 December 2024 the record The Gazette, 5 December 2024"
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
    factories.provision(treaty, "Article 13", verified=False)
    page = read(client, treaty.get_absolute_url())
    assert "unverified" in words(page.select_one(".description"))
    assert "unverified" in words(section(page, "life"))
    assert "unverified" in words(section(page, "provisions"))


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
    [hand] = section(read(client, treaty.get_absolute_url()), "signatures").select(".hands > li")
    assert words(hand) == "Rufus Firefly the record The Gazette, 19 June 2024 The Gazette, 20 June 2024"


def test_the_witnesses_of_a_provision_stand_side_by_side(client):
    treaty = factories.treaty()
    article = factories.provision(treaty, subject="Mutual defence")
    for basis, said in (("stated", "the report names it"), ("matched", "matched by its words")):
        report = factories.report(outlet=factories.outlet(f"The {basis} Post"), published="2024-06-20")
        factories.fact("clause", report, "the other shall help", treaty=treaty, provision=article, basis=basis)
        page = read(client, article.get_absolute_url())
        witness = section(page, "witnesses").select(".witness")[-1]
        assert "the other shall help" in words(witness.blockquote)
        assert f"The {basis} Post, 20 June 2024" in words(witness)
        assert said in words(witness)
    [line] = section(read(client, treaty.get_absolute_url()), "provisions").select(".index > li")
    assert words(line) == "Article 4 Mutual defence 2 witnesses"


def test_quotations_and_retellings_of_a_provision_are_counted_apart(client):
    article = factories.provision(factories.treaty(), "Article 5", subject="No hostile pacts")
    for _ in range(2):
        report = factories.report()
        factories.fact("clause", report, "the other shall help", treaty=article.treaty, provision=article)
        factories.fact("paraphrase", report, "June 19, 2024", treaty=article.treaty, provision=article)
    factories.fact("paraphrase", report, "on Wednesday", treaty=article.treaty, provision=article)
    [line] = section(read(client, article.treaty.get_absolute_url()), "provisions").select(".index > li")
    assert words(line) == "Article 5 No hostile pacts 2 witnesses 3 retellings"


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


def test_a_clause_without_a_provision_is_on_the_treatys_page(client):
    treaty = factories.treaty()
    factories.fact("clause", factories.report(), "the other shall help", treaty=treaty)
    unplaced = section(read(client, treaty.get_absolute_url()), "provisions").select(".witness")
    assert ["the other shall help" in words(witness) for witness in unplaced] == [True]


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
