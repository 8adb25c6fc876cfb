"""Editing, merging and settling authorities in the workbench."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.authority import merge, snapshot
from archive.models import AuthorityChange, Outlet, Person, TopicCue, Treaty, TreatyName
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return get_user_model().objects.create_superuser("ada")


@pytest.fixture
def client(client, ada):
    client.force_login(ada)
    return client


def filled(page, form: str = "form") -> dict[str, str]:
    """What the edit page would send, as its forms stand."""
    sent = {}
    admin_form = page.context["adminform"].form
    forms = [admin_form, *(one for set_ in page.context["inline_admin_formsets"] for one in set_.formset.forms)]
    forms += [set_.formset.management_form for set_ in page.context["inline_admin_formsets"]]
    for one in forms:
        for field in one:
            value = field.value()
            if value is None or value is False:
                continue
            sent[field.html_name] = "on" if value is True else value
    return sent


def change(client, row, **fields):
    """Edits the row as its page does."""
    address = reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, filled(page) | fields)


def added(prefix: str, number: int, **fields) -> dict[str, str]:
    """A new row of an inline."""
    return {f"{prefix}-TOTAL_FORMS": str(number + 1), **{f"{prefix}-{number}-{k}": v for k, v in fields.items()}}


def test_an_edit_is_recorded_with_what_it_changed_names_included(client, ada):
    treaty = factories.treaty("Old title")
    TreatyName.objects.create(treaty=treaty, language="en", text="Pact")
    sent = added("names", 1, text="Договор", language="ru")
    assert change(client, treaty, name="New title", **sent).status_code == 302
    done = AuthorityChange.objects.get()
    assert (done.kind, done.subject_id, done.by, done.action, done.name) == (
        "treaty", treaty.pk, ada, "edit", "New title",
    )  # fmt: skip
    assert done.before == {"name": "Old title", "names": []}
    assert done.after == {"name": "New title", "names": [["ru", "Договор"]]}


@pytest.mark.parametrize(
    "make", [factories.treaty, factories.person, factories.outlet, factories.topic, factories.state]
)
def test_each_kind_records_its_edits_and_none_where_nothing_changed(client, make):
    row = make("Some thing")
    assert change(client, row).status_code == 302
    assert not AuthorityChange.objects.exists()
    assert change(client, row, name="Another thing").status_code == 302
    assert AuthorityChange.objects.get().after == {"name": "Another thing"}


def test_an_article_and_its_words_are_recorded_too(client):
    article = factories.provision(factories.treaty())
    assert (
        change(client, article, label="Article IV", **added("cues", 0, text="ally", language="en")).status_code == 302
    )
    assert AuthorityChange.objects.get().after == {"label": "Article IV", "cues": [["en", "ally"]]}


def test_words_that_an_article_is_known_by_from_now_on_place_the_clauses_that_have_them(client):
    words = "the ferry carries grain and timber over the upper lake"
    article = factories.provision(factories.treaty())
    clause = factories.fact("clause", factories.report(words, language="en"), words, treaty=article.treaty)
    assert change(client, article, **added("cues", 0, text=words, language="en")).status_code == 302
    clause.refresh_from_db()
    assert (clause.provision, clause.basis) == (article, "matched")


def test_an_article_that_is_edited_on_its_treatys_page_is_recorded_there(client):
    article = factories.provision(factories.treaty())
    assert change(client, article.treaty, **{"provisions-0-subject": "Mutual defence"}).status_code == 302
    assert AuthorityChange.objects.get().after["provisions"] == [["Article 4", 0, "Mutual defence", True, True]]


def test_what_is_made_and_what_is_deleted_is_recorded(client):
    sent = {"name": "The Herald", "slug": "the-herald", "vouched": "on", "domains": "herald.example\n"}
    sent |= {f"names-{n}": "0" for n in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    assert client.post(reverse("admin:archive_outlet_add"), sent).status_code == 302
    outlet = Outlet.objects.get(slug="the-herald")
    client.post(reverse("admin:archive_outlet_delete", args=[outlet.pk]), {"post": "yes"})
    assert not Outlet.objects.filter(pk=outlet.pk).exists()
    assert [(one.action, one.name) for one in AuthorityChange.objects.order_by("pk")] == [
        ("create", "The Herald"),
        ("delete", "The Herald"),
    ]
    assert AuthorityChange.objects.get(action="delete").before["domains"] == ["herald.example"]


def test_several_that_are_deleted_at_once_are_recorded_one_by_one(client):
    rows = [factories.person("First One"), factories.person("Second One")]
    sent = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    client.post(reverse("admin:archive_person_changelist"), sent)
    assert sorted(AuthorityChange.objects.values_list("name", flat=True)) == ["First One", "Second One"]


def test_what_facts_name_is_not_deleted(client):
    report = factories.full_report()
    person = report.signatures.get().person
    page = client.post(reverse("admin:archive_person_delete", args=[person.pk]), {"post": "yes"})
    assert "would require deleting the following protected related objects" in page.content.decode()
    assert Person.objects.filter(pk=person.pk).exists()


def test_lists_of_words_are_edited_one_to_a_line_and_what_is_wrong_is_said(client):
    outlet = factories.outlet(domains=["old.example"])
    page = change(client, outlet, domains="http://herald.example/\nnew.example").content.decode()
    assert "“http://herald.example/” is no domain. Write it as example.org" in page
    assert "new.example" in page
    assert change(client, outlet, domains="Herald.example\n\n new.example ").status_code == 302
    outlet.refresh_from_db()
    assert outlet.domains == ["herald.example", "new.example"]
    person = factories.person(roles=["envoy"])
    assert change(client, person, roles="minister\nenvoy").status_code == 302
    person.refresh_from_db()
    assert person.roles == ["minister", "envoy"]
    topic = factories.topic()
    assert "is no code" in change(client, topic, codes="unbis").content.decode()
    assert change(client, topic, codes="unbis 01.02").status_code == 302
    topic.refresh_from_db()
    assert topic.codes == [["unbis", "01.02"]]


def test_lists_find_by_any_name_count_reports_and_leave_out_what_was_merged(client):
    report = factories.full_report()
    treaty = report.clauses.get().treaty
    TreatyName.objects.create(treaty=treaty, language="ru", text="Договор о Тарабарии")
    gone = factories.treaty("Договор иной Тарабарии")
    merge(gone, factories.treaty("Third One"), None)
    page = client.get(reverse("admin:archive_treaty_changelist"), {"q": "Тарабарии"})
    rows = {row.name: row.report_count for row in page.context["cl"].result_list}
    assert rows == {treaty.name: 1, "Third One": 0}
    choices = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "archive", "model_name": "recordedrelation", "field_name": "target", "term": "иной Тараб"},
    ).json()
    assert [one["text"] for one in choices["results"]] == ["Third One"]


def test_the_page_of_what_was_merged_leads_to_the_one_that_stands(client):
    other, into = factories.treaty("A B"), factories.treaty("C D")
    merge(other, into, None)
    page = client.get(reverse("admin:archive_treaty_change", args=[other.pk]))
    assert page.url == reverse("admin:archive_treaty_change", args=[into.pk])
    assert client.get(reverse("admin:archive_treaty_history", args=[other.pk])).status_code == 200


def test_two_are_merged_and_it_is_taken_back(client, ada):
    other, into = factories.person("R. Firefly"), factories.person("Rufus Firefly")
    fact = factories.fact("statement", factories.report(), "signed", person=other)
    chosen = {"action": "merge_chosen", "_selected_action": [other.pk, into.pk]}
    page = client.post(reverse("admin:archive_person_changelist"), chosen, follow=True)
    shown = page.content.decode()
    assert "R. Firefly" in shown
    assert "1 report · 1 statement" in re.sub(r"\s+", " ", shown)
    address = page.redirect_chain[0][0]
    assert "Choose the one that stands." in client.post(address, {"note": "x"}).content.decode()
    done = client.post(address, {"into": into.pk, "note": "The same."}, follow=True)
    assert "has been merged into" in done.content.decode()
    fact.refresh_from_db()
    assert fact.person == into
    change = AuthorityChange.objects.get()
    assert (change.by, change.note) == (ada, "The same.")
    undo = reverse("admin:archive_unmerge", args=[change.pk])
    assert undo in done.content.decode()
    assert client.get(undo).status_code == 405
    assert "is as it was before" in client.post(undo, follow=True).content.decode()
    fact.refresh_from_db()
    assert fact.person == other
    assert "undone already" in client.post(undo, follow=True).content.decode()


def test_one_is_not_merged_and_what_is_gone_is_said(client):
    row = factories.person()
    chosen = {"action": "merge_chosen", "_selected_action": [row.pk]}
    page = client.post(reverse("admin:archive_person_changelist"), chosen, follow=True)
    assert "that are one and the same" in page.content.decode()
    page = client.get(reverse("admin:archive_person_merge") + "?ids=x,0", follow=True)
    assert "Choose two or more" in page.content.decode()


def test_topics_of_two_levels_are_refused_with_a_sentence_on_the_page(client):
    upper, other = factories.topic("Upper"), factories.topic("Other upper")
    below = factories.topic("Below", parent=upper)
    factories.topic("Deep", parent=other)
    address = f"{reverse('admin:archive_topic_merge')}?ids={other.pk},{below.pk}"
    assert "two levels only" in client.post(address, {"into": below.pk}).content.decode()


@pytest.fixture
def candidate():
    """A treaty that two reports speak of and that nobody vouches for."""
    treaty = factories.treaty("Treaty of Taipei", slug="treaty-of-taipei-1952", vouched=False)
    for text in ("The Treaty of Taipei was signed.", "The Treaty of Taipei ended; the treaty was one."):
        report = factories.report(text, language="en", title="On Taipei")
        factories.fact("treaty", report, "Treaty of Taipei", treaty=treaty)
    factories.fact("treaty", report, "the treaty", treaty=treaty)
    return treaty


def settle(client, row, **sent):
    address = reverse(f"admin:archive_{row._meta.model_name}_settle", args=[row.pk])
    return client.post(address, sent, follow=True) if sent else client.get(address)


def test_a_candidate_is_shown_with_its_evidence_and_the_likeliest_known_ones(client, candidate):
    known = factories.treaty("Treaty of Peace")
    TreatyName.objects.create(treaty=known, language="en", text="Taipei Treaty")
    same_words = factories.treaty("Treaty of Taipei on Post", signed="1980")
    page = settle(client, candidate)
    assert page.context["likely"][0].row == known
    assert same_words in [one.row for one in page.context["likely"]]
    assert page.content.decode().count("<mark>Treaty of Taipei</mark>") == 2
    assert page.context["known"].initial["names"] == [("en", "Treaty of Taipei")]


def test_the_year_decides_between_treaties_of_one_name(client, candidate):
    other, same = (factories.treaty("Treaty of Taipei", signed=day) for day in ("1980-01-01", "1952-04-28"))
    assert [one.row for one in settle(client, candidate).context["likely"]][:2] == [same, other]


def test_a_candidate_that_is_a_known_one_becomes_it_and_keeps_its_wordings_as_names(client, candidate):
    known = factories.treaty("Treaty of Peace")
    page = settle(client, candidate, into=known.pk, names="en: Taipei treaty\nТайбэйский договор", note="It is.")
    assert "has been merged into" in page.content.decode()
    assert known.mentions.count() == 3
    assert set(known.names.values_list("language", "text")) == {
        ("", "Treaty of Taipei"), ("en", "Taipei treaty"), ("", "Тайбэйский договор"),
    }  # fmt: skip
    client.post(reverse("admin:archive_unmerge", args=[AuthorityChange.objects.get().pk]))
    assert candidate.mentions.count() == 3
    assert not known.names.exists()


def test_the_page_asks_the_database_no_more_often_for_more_that_it_may_be(client, candidate):
    state, address = factories.state("Japan"), reverse("admin:archive_treaty_settle", args=[candidate.pk])

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    factories.treaty("Treaty of Taipei").parties.add(state)
    few = questions()
    for number in range(5):
        factories.treaty(f"Taipei treaty {number}").parties.add(state)
    assert len(client.get(address).context["likely"]) == 6
    assert questions() == few


def test_who_comes_from_a_report_is_led_back_to_it(client, candidate):
    known, screen = factories.treaty("Treaty of Peace"), "/admin/archive/report/1/review/#fact-treaty-1"
    address = f"{reverse('admin:archive_treaty_settle', args=[candidate.pk])}?{urlencode({'next': screen})}"
    back = f'<a href="{screen}">Back to where you came from</a>'
    assert back in client.get(address).content.decode()
    done = client.post(address, {"into": known.pk, "names": ""}, follow=True)
    assert back.replace("<a", '<a class="button"') in done.content.decode()
    there = client.get(address)  # it has been merged: the page of the one that stands, and still the way back
    assert there.url == f"{reverse('admin:archive_treaty_settle', args=[known.pk])}?{urlencode({'next': screen})}"
    elsewhere = reverse("admin:archive_treaty_settle", args=[known.pk])
    assert "example.org" not in client.get(elsewhere, {"next": "https://example.org/"}).content.decode()


def test_another_one_is_looked_for_by_any_name(client, candidate):
    known = factories.treaty("Treaty of Peace")
    TreatyName.objects.create(treaty=known, language="zh", text="中日和平條約")
    address = reverse("admin:archive_treaty_settle", args=[candidate.pk])
    assert list(client.get(address, {"q": "和平條約"}).context["found"]) == [known]


def test_a_candidate_becomes_known_with_its_names_and_that_is_taken_back(client, candidate, ada):
    parties, before = [factories.state("Sylvania"), factories.state("Osterlich")], snapshot(candidate)
    sent = {"name": "Treaty of Peace", "names": "en: Treaty of Taipei\nja: 日華平和条約", "signed": "1952-04-28",
            "place": "Taipei", "parties": "sylvania\nOsterlich", "note": "Read.", "known": "Make it known"}  # fmt: skip
    page = settle(client, candidate, **sent)
    assert "is known from now on" in page.content.decode()
    candidate.refresh_from_db()
    assert (candidate.vouched, candidate.name, candidate.signed_earliest.year) == (True, "Treaty of Peace", 1952)
    assert set(candidate.parties.all()) == set(parties)
    assert {name.text for name in candidate.names.all()} == {"Treaty of Taipei", "日華平和条約"}
    done = AuthorityChange.objects.get()
    assert (done.by, done.note, done.action) == (ada, "Read.", "edit")
    client.post(reverse("admin:archive_unmerge", args=[done.pk]))
    assert snapshot(candidate) == before


def test_what_is_wrong_is_said_and_nothing_is_lost(client, candidate):
    sent = {"name": "X", "names": "qqqqqq: y", "signed": "last spring", "parties": "Ruritania", "known": "1"}
    page = settle(client, candidate, **sent).content.decode()
    assert "is no date in EDTF" in page
    assert "“Ruritania” is no state" in page
    assert "last spring" in page
    assert "Choose which one it is" in settle(client, candidate, into="", names="").content.decode()
    assert not Treaty.objects.get(pk=candidate.pk).vouched


def test_what_rules_made_of_the_parties_stands_in_the_form(client, candidate):
    candidate.parties.set([factories.state("Sylvania"), factories.state("Osterlich")])
    form = settle(client, candidate).context["known"]
    assert "Osterlich\nSylvania" in str(form["parties"]) or "Sylvania\nOsterlich" in str(form["parties"])


def test_a_likeness_of_usual_words_alone_is_none_and_a_weak_one_takes_no_click(client):
    for place in ("Paris", "Vienna", "Oslo", "Rome"):
        factories.treaty(f"{place} Agreement", signed="2015")
    near = factories.treaty("Minsk Protocol on Grain and Bread")
    row = factories.treaty("Minsk agreements", vouched=False, slug="minsk-agreements-2015")
    other_year = factories.treaty("Minsk agreements", signed="1991")
    page = settle(client, row)
    assert not [one.name for one in page.context["likely"] if one.row.name.endswith(" Agreement")]
    likeness = {one.row.pk: one for one in page.context["likely"]}
    assert near.pk not in likeness or not likeness[near.pk].is_sure
    assert not likeness[other_year.pk].is_sure  # whatever it is called
    for one in page.context["likely"]:
        assert (f'name="into" value="{one.row.pk}"' in page.content.decode()) == one.is_sure


def test_a_candidate_is_refused_on_its_page_and_that_is_taken_back_from_its_history(client, candidate):
    assert "It is no treaty" in settle(client, candidate).content.decode()
    client.post(reverse("admin:archive_treaty_refuse"), {"treaty": candidate.pk})
    assert not candidate.mentions.standing().exists()
    page = settle(client, candidate).content.decode()
    assert "refused: no treaty" in page
    history = client.get(reverse("admin:archive_treaty_history", args=[candidate.pk])).content.decode()
    undo = reverse("admin:archive_unmerge", args=[AuthorityChange.objects.get().pk])
    assert undo in history
    client.post(undo)
    assert candidate.mentions.standing().count() == 3


@pytest.mark.parametrize("make", [factories.treaty, factories.topic])
def test_what_somebody_else_set_while_the_page_stood_open_is_not_written_over_unseen(client, make):
    row = make("Old")
    address = reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])
    sent = filled(client.get(address)) | {"name": "Mine"}
    type(row).objects.filter(pk=row.pk).update(name="Theirs")
    page = client.post(address, sent)
    assert "changed while the page stood open" in page.content.decode()
    assert "“Theirs”" in page.content.decode()
    assert client.post(address, sent | {"seen": page.context["adminform"].form.stands}).status_code == 302
    row.refresh_from_db()
    assert row.name == "Mine"


def test_a_name_that_somebody_else_added_meanwhile_is_a_change_too_and_so_when_it_is_settled(client, candidate):
    form = settle(client, candidate).context["known"]
    sent = {"name": candidate.name, "names": "", "seen": form.stands, "known": "1"}
    TreatyName.objects.create(treaty=candidate, language="en", text="Theirs")
    assert "changed while the page stood open" in settle(client, candidate, **sent).content.decode()


def test_two_articles_of_one_number_are_refused_with_a_sentence(client):
    treaty = factories.treaty()
    factories.provision(treaty, "Article 1")
    sent = {
        **added("provisions", 1, label="Article 4", position="4"),
        **added("provisions", 2, label="article 4", position="5"),
    }
    assert "“article 4” is here twice" in change(client, treaty, **sent).content.decode()
    assert treaty.provisions.count() == 1


def test_a_number_that_no_row_has_is_no_error(client):
    huge = "9" * 40
    assert client.get(reverse("admin:archive_treaty_merge"), {"ids": f"{huge},²"}).status_code == 302
    assert client.get(reverse("admin:archive_done"), {"changes": huge}).status_code == 404


def test_a_long_list_of_words_is_folded_behind_how_many_there_are(client):
    topic = factories.topic()
    for number in range(13):
        TopicCue.objects.create(topic=topic, language="en", text=f"word {number}")
    page = client.get(reverse("admin:archive_topic_change", args=[topic.pk])).content.decode()
    assert "Words by which texts show it (13)" in page.partition("<details><summary>")[2][:400]


def test_a_person_met_in_a_report_is_settled_likewise(client):
    report = factories.full_report()
    met = report.signatures.get().person
    Person.objects.filter(pk=met.pk).update(vouched=False)
    factories.person("Rufus T. Firefly")
    page = settle(client, met)
    assert "Rufus T. Firefly" in page.content.decode()
    settle(client, met, name="Rufus T. Firefly, Esq.", names="", roles="president", state="", note="", known="1")
    met.refresh_from_db()
    assert (met.vouched, met.roles) == (True, ["president"])


def test_no_page_is_open_to_whoever_may_not_change_it(client, ada, candidate):
    other, into = factories.person("A B"), factories.person("C D")
    change = merge(other, into, None)
    viewer = get_user_model().objects.create_user("viewer", is_staff=True)
    client.force_login(viewer)
    for address in (
        reverse("admin:archive_treaty_settle", args=[candidate.pk]),
        f"{reverse('admin:archive_person_merge')}?ids=1,2",
    ):
        assert client.get(address).status_code in (302, 403)
        assert client.post(address).status_code in (302, 403)
    assert client.post(reverse("admin:archive_unmerge", args=[change.pk])).status_code in (302, 403)
    assert client.get(f"{reverse('admin:archive_done')}?changes={change.pk}").status_code in (302, 403, 404)
    assert not AuthorityChange.objects.filter(action="undo").exists()


def test_a_topics_words_are_recorded(client):
    topic = factories.topic()
    TopicCue.objects.create(topic=topic, language="en", text="ally")
    assert change(client, topic, **{"cues-0-text": "allies"}).status_code == 302
    done = AuthorityChange.objects.get()
    assert (done.before, done.after) == ({"cues": [["en", "ally"]]}, {"cues": [["en", "allies"]]})
