"""Who did what to a report, and to an authority, in words that a person reads."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import history, review
from archive.authority import make_known, merge, record, snapshot, unmerge
from archive.history.authorities import LISTED
from archive.models import (
    AuthorityChange,
    Body,
    Decision,
    Outlet,
    Person,
    Provision,
    State,
    Topic,
    Treaty,
    Upload,
    UploadItem,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")


@pytest.fixture
def report():
    return factories.full_report(status="draft")


def told(entries) -> list[str]:
    return [entry.said for entry in entries]


def test_the_history_of_a_report_begins_with_how_it_came(report, ada):
    upload = Upload.objects.create(by=ada, origin="the workbench")
    UploadItem.objects.create(upload=upload, name="a.pdf", size=1, outcome="done", report=report)
    UploadItem.objects.create(upload=upload, name="b.pdf", size=1, outcome="duplicate", report=report)
    assert set(told(history.of_report(report))) == {
        "brought it in as “a.pdf”, from the workbench",
        "sent the same file again as “b.pdf”, from the workbench",
    }
    assert history.of_report(report)[0].link == upload.get_absolute_url()


def test_a_report_without_a_ledger_is_told_from_its_original(report):
    [came] = history.of_report(report)
    assert (came.said, came.who) == ("brought it in as “report.txt”", "a command")


def test_each_decision_says_who_did_what_to_which_words_and_why(report, ada):
    fact = report.dates.first()
    review.confirm(fact, ada, note="The dateline says so.")
    entry = history.of_report(report)[0]
    assert (entry.who, entry.said, entry.words) == ("Ada Lovelace", "confirmed a date mention", (fact.exact,))
    assert (entry.note, entry.language) == ("The dateline says so.", "en")
    assert entry.link.endswith(f"/review/#fact-date-{fact.pk}")


def test_an_edit_says_from_what_to_what_with_names_for_numbers_and_days_in_words(report, ada):
    other = factories.person("Minister Trentino")
    before = report.signatures.get().person
    review.edit(report.signatures.get(), ada, person=other, role="minister")
    changes = {change.label: change for change in history.of_report(report)[0].changes}
    assert (changes["Person"].before, changes["Person"].after) == (before.name, "Minister Trentino")
    assert (changes["Role"].after, changes["Role"].language) == ("minister", "en")
    review.edit(report.events.get(), ada, date="2024-06-20", action="ratification")
    changes = {change.label: change for change in history.of_report(report)[0].changes}
    assert (changes["Date"].before, changes["Date"].after) == ("19 June 2024", "20 June 2024")
    assert (changes["Action"].before, changes["Action"].after) == ("signature", "ratification")
    assert set(changes) == {"Date", "Action"}


def test_a_name_that_is_gone_is_told_by_what_it_was_known_by(report, ada):
    other = factories.person("Minister Trentino")
    review.edit(report.signatures.get(), ada, person=other)
    review.reopen(report.signatures.get(), ada)
    number = other.pk
    other.delete()
    [_reopened, edited, _came] = history.of_report(report)
    assert edited.changes[0].after == f"person {number}, which is no longer here"


def test_what_was_taken_back_says_so_on_both_sides(report, ada):
    review.confirm(report.dates.first(), ada)
    review.undo(report, ada)
    taken_back, confirmed, _came = history.of_report(report)
    assert (taken_back.said, taken_back.undone) == ("took back: confirmed a date mention", False)
    assert (confirmed.said, confirmed.undone) == ("confirmed a date mention", True)


def test_many_facts_confirmed_with_one_click_are_one_entry(report, ada):
    number = review.confirm_all(report, ada)
    entry, _came = history.of_report(report)
    assert entry.said == f"confirmed {number} facts at once"
    assert len(entry.words) == number


def test_a_correction_of_the_report_itself_is_told_field_by_field(report, ada):
    review.correct(report, ada, title="A better title", published="2024-11-07", outlet=None)
    changes = {change.label: (change.before, change.after) for change in history.of_report(report)[0].changes}
    assert changes == {
        "Title": (report.title, "A better title"),
        "Published": ("6 November 2024", "7 November 2024"),
        "Outlet": ("The Gazette", ""),
    }


def test_publishing_withdrawing_and_reading_again_are_told(report, ada):
    review.publish(report, ada)
    review.withdraw(report, ada)
    Decision.objects.create(
        report=report,
        kind="report",
        action="read-again",
        before={"extractor": "1", "title": "Old"},
        after={"extractor": "2", "title": "New", "facts": {"date": {"gained": 2, "found_again": 1}}},
    )
    entries = history.of_report(report)[:3]
    assert told(entries) == ["read the report again", "withdrew the report", "published the report"]
    assert entries[0].who == "a command"
    assert [(change.label, change.before, change.after) for change in entries[0].changes] == [
        ("Extractor", "1", "2"),
        ("Title", "Old", "New"),
        ("Date mentions", "", "2 gained, 1 found again"),
    ]


def test_every_kind_of_fact_can_be_told(report, ada):
    for fact in [report.dates.first(), report.events.get(), report.clauses.get(), report.relations.get()]:
        review.reject(fact, ada)
    assert set(told(history.of_report(report)[:-1])) == {
        "rejected a date mention",
        "rejected an event",
        "rejected a quoted clause",
        "rejected a relation",
    }


def test_a_history_asks_no_more_often_for_more_decisions(report, ada):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            history.of_report(report)
        return len(queries)

    review.edit(report.signatures.get(), ada, person=factories.person("One"))
    few = asked()
    for name in ("Two", "Three", "Four"):
        review.edit(report.signatures.get(), ada, person=factories.person(name))
    assert asked() == few


def test_the_history_of_an_authority_says_what_was_changed_in_words(ada):
    freedonia, treaty = factories.state("Freedonia"), factories.treaty("Treaty of Friendship", signed="2024-06")
    treaty.names.create(text="Договор", language="ru")
    before = snapshot(treaty)
    treaty.signed = "2024-06-19"
    treaty.save()
    treaty.parties.add(freedonia)
    treaty.names.all().delete()
    treaty.names.create(text="조약", language="ko")
    treaty.record.create(action="signature", date="2024-06-19", place="Pyongyang")
    edit = AuthorityChange.Action.EDIT
    record(treaty, ada, edit, before=before, after=snapshot(treaty), note="as published")
    [entry] = history.of_authority(treaty)
    assert (entry.who, entry.said, entry.note) == ("Ada Lovelace", "edited “Treaty of Friendship”", "as published")
    assert [(one.label, one.before, one.after, one.language) for one in entry.changes] == [
        ("Signed", "June 2024", "19 June 2024", ""),
        ("Parties", "", "Freedonia", ""),
        ("Other names", "Договор (Russian)", "", "ru"),
        ("Other names", "", "조약 (Korean)", "ko"),
        ("Recorded life", "", "signature, 2024-06-19, Pyongyang", ""),
    ]


def test_offices_in_their_order_and_a_state_by_its_name_are_told(ada):
    person, freedonia = factories.person(roles=["Minister"]), factories.state("Freedonia")
    before = snapshot(person)
    person.roles, person.state, person.vouched = ["President", "Minister"], freedonia, False
    person.save()
    record(person, ada, AuthorityChange.Action.EDIT, before=before, after=snapshot(person))
    [entry] = history.of_authority(person)
    assert [(one.label, one.before, one.after) for one in entry.changes] == [
        ("Vouched", "yes", "no"),
        ("State", "", "Freedonia"),
        ("Roles", "Minister", "President, Minister"),
    ]


def test_what_belongs_to_every_kind_of_authority_has_a_name_in_its_history():
    models = (Treaty, Provision, Person, State, Body, Outlet, Topic)
    for model in models:
        of_its_own = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
        row = model.objects.first() or model.objects.create(slug="only", name="Only")
        assert set(snapshot(row)) - of_its_own <= set(LISTED), model


def test_a_merge_is_told_on_both_sides_and_can_be_taken_back_from_there(ada):
    other, into = factories.person("R. Firefly"), factories.person("Rufus Firefly")
    change = merge(other, into, ada)
    for row in (other, into):
        [entry] = history.of_authority(row)
        assert entry.said == "merged “R. Firefly” into “Rufus Firefly”"
        assert entry.undo == reverse("admin:archive_unmerge", args=[change.pk])
    unmerge(change, ada)
    taken_back, entry = history.of_authority(into)
    assert taken_back.said == "took back: merged “R. Firefly” into “Rufus Firefly”"
    assert (taken_back.undo, entry.undo, entry.undone) == ("", "", True)


def test_that_a_treaty_was_made_known_is_told_and_can_be_taken_back(ada):
    treaty = factories.treaty("Treaty of Rumour", vouched=False)
    change = make_known(treaty, ada, names=[("en", "Rumour Treaty")], signed="2024-06-19")
    [entry] = history.of_authority(treaty)
    assert entry.said == "made “Treaty of Rumour” known"
    assert [(one.label, one.before, one.after) for one in entry.changes] == [
        ("Vouched", "no", "yes"),
        ("Signed", "", "19 June 2024"),
        ("Other names", "", "Rumour Treaty (English)"),
    ]
    assert entry.undo == reverse("admin:archive_unmerge", args=[change.pk])


def test_a_merge_is_taken_back_from_the_page_that_tells_it(admin_client, ada):
    other, into = factories.person("R. Firefly"), factories.person("Rufus Firefly")
    merge(other, into, ada)
    address = reverse("admin:archive_person_history", args=[into.pk])
    page = BeautifulSoup(admin_client.get(address).content, "lxml")
    admin_client.post(page.select_one("ol.history form")["action"])
    other.refresh_from_db()
    assert other.merged_into is None
    assert not BeautifulSoup(admin_client.get(address).content, "lxml").select("ol.history form")


def test_a_merge_that_moved_a_reports_fact_is_in_its_history(report, ada):
    signer = report.signatures.get().person
    into = factories.person("President Firefly")
    merge(signer, into, ada)
    merge(factories.person("Somebody"), into, ada)
    assert told(history.of_report(report)) == [
        f"merged “{signer.name}” into “President Firefly”",
        "brought it in as “report.txt”",
    ]


def test_what_was_done_last_is_told_of_reports_and_authorities_together(report, ada):
    review.confirm(report.dates.first(), ada)
    merge(factories.person("R. Firefly"), factories.person("Rufus Firefly"), ada)
    review.publish(report, ada)
    assert told(history.latest(2)) == ["published the report", "merged “R. Firefly” into “Rufus Firefly”"]


def test_what_one_click_did_to_many_reports_is_one_line_that_leads_to_all_of_it(admin_client, report, ada):
    others = [factories.report(f"Report {number}.", status="draft") for number in range(3)]
    review.publish(report, ada)
    chosen = {"action": "publish", "_selected_action": [one.pk for one in others]}
    admin_client.post(reverse("admin:archive_report_changelist"), chosen)
    at_once, alone = history.latest(10)
    assert (at_once.said, alone.said) == ("published 3 reports", "published the report")
    assert alone.words == (report.title,)
    page = admin_client.get(at_once.link).content.decode()
    assert page.count("published the report") == 3
    assert told(history.of_report(others[0]))[0] == "published the report"


def test_the_page_shows_old_and_new_in_their_language_and_no_json(admin_client, report, ada):
    review.correct(report, ada, title="Новый заголовок", language="ru")
    page = admin_client.get(reverse("admin:archive_report_history", args=[report.pk])).content.decode()
    assert '<ins dir="auto" lang="ru">Новый заголовок</ins>' in page
    assert f'<del dir="auto" lang="ru">{report.title}</del>' in page
    assert "Ada Lovelace" in page
    assert "{&#x27;" not in page
    assert "<script>alert" not in page


def test_words_from_outside_are_text_in_the_history(admin_client, report, ada):
    review.correct(report, ada, title="<script>alert(1)</script>", note="<b>why</b>")
    page = admin_client.get(reverse("admin:archive_report_history", args=[report.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "<b>why</b>" not in page


def test_a_long_history_is_read_page_by_page(admin_client, report, ada):
    fact = report.dates.first()
    for _ in range(60):
        review.confirm(fact, ada)
        review.reject(fact, ada)
    address = reverse("admin:archive_report_history", args=[report.pk])
    first, last = (admin_client.get(address, {"page": page}).content.decode() for page in (1, 2))
    assert first.count("date mention") == 100
    assert last.count("date mention") == 20
    assert "Page 2 of 2" in last


def test_the_history_of_what_is_not_there_leads_back_with_a_sentence(admin_client):
    answer = admin_client.get(reverse("admin:archive_report_history", args=[10**9]), follow=True)
    assert "doesn’t exist" in answer.content.decode()


def test_all_decisions_can_be_read_and_narrowed(admin_client, report, ada):
    review.edit(report.events.get(), ada, date="2024-06-20")
    review.confirm(report.dates.first(), ada)
    changelist = reverse("admin:archive_decision_changelist")
    page = admin_client.get(changelist).content.decode()
    assert "edited an event" in page
    assert "confirmed a date mention" in page
    for narrowed in ({"kind": "date"}, {"action__exact": "confirm"}):
        page = admin_client.get(changelist, narrowed).content.decode()
        assert "confirmed a date mention" in page
        assert "edited an event" not in page
    edited = Decision.objects.get(action="edit")
    detail = admin_client.get(reverse("admin:archive_decision_change", args=[edited.pk])).content.decode()
    assert "<del>19 June 2024</del> → <ins>20 June 2024</ins>" in detail
