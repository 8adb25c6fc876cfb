"""Readers see what the record knows and what published reports name, and nothing that only a draft says."""

import pytest

from archive.models import FACTS, Person, Provision, Report, Treaty
from tests import factories
from tests.views.pages import description, read, section, words

pytestmark = pytest.mark.django_db

NAMED = [
    (model, kind, field.name)
    for model in (Treaty, Provision, Person)
    for kind, facts in FACTS.items()
    for field in facts._meta.fields
    if field.related_model is model
]
"""Every way in which a fact names a treaty, a provision or a person."""


@pytest.fixture
def rows():
    """A treaty, a provision and a person for which nobody vouches."""
    return {
        Treaty: factories.treaty("Treaty of Rumour", vouched=False),
        Provision: factories.provision(factories.treaty(), "Article 99", vouched=False),
        Person: factories.person("Somebody", vouched=False),
    }


@pytest.fixture
def curator(client, django_user_model):
    """A client of somebody who may do everything."""
    client.force_login(django_user_model.objects.create_superuser("ada"))
    return client


@pytest.fixture
def clerk(client, django_user_model):
    """A client of somebody who belongs to the staff and may change nothing."""
    client.force_login(django_user_model.objects.create_user("bob", is_staff=True))
    return client


def choices(page, name):
    """What can be chosen in a filter of a list."""
    return {words(option) for option in page.select(f'select[name="{name}"] option')}


@pytest.mark.parametrize(("model", "kind", "field"), NAMED, ids=lambda value: getattr(value, "__name__", value))
@pytest.mark.parametrize(
    ("status", "known", "seen"),
    [
        ("published", {}, True),
        ("draft", {}, False),
        ("published", {"state": "rejected"}, False),
        ("published", {"adrift": True}, False),
    ],
    ids=["public", "draft", "rejected", "adrift"],
)
def test_whatever_a_public_fact_names_has_a_page(client, rows, model, kind, field, status, known, seen):
    found = rows[model]
    needed = {"person": rows[Person], "name": "Somebody"} if kind == "signature" else {}
    factories.fact(kind, factories.report(status=status), "signed", **{**needed, field: found, **known})
    assert (found in model.objects.shown()) is seen
    read(client, found.get_absolute_url(), status=200 if seen else 404)


def test_no_page_leads_to_a_treaty_that_is_not_shown(client):
    hidden, signer = factories.treaty("Treaty of Rumour", vouched=False), factories.person("Somebody", vouched=False)
    other = factories.treaty()
    other.recorded_relations.create(type="cites", target=hidden)
    other.signatories.add(signer)
    report = factories.report()
    factories.fact("treaty", report, "the treaty", candidates=[hidden.slug, other.slug])
    for address in (other.get_absolute_url(), report.get_absolute_url()):
        links = {link["href"] for link in read(client, address).select("a")}
        assert not links & {hidden.get_absolute_url(), signer.get_absolute_url()}


@pytest.mark.parametrize(("of_draft", "seen"), [(True, False), (False, True)], ids=["a draft", "a published report"])
def test_a_description_is_told_once_the_report_that_it_was_taken_from_is_published(client, of_draft, seen):
    first = factories.report(status="draft" if of_draft else "published")
    later = factories.report()
    state = factories.state("Freedonia")
    found = factories.treaty("Treaty of Rumour", vouched=False)
    found.parties.add(state)
    signer = factories.person("Somebody", vouched=False, state=state, roles=["Freedonian envoy"])
    for report in (first, later):
        factories.fact("treaty", report, "the treaty", treaty=found)
        factories.fact("signature", report, "signed", treaty=found, person=signer, name="Somebody")
    told = {
        "treaty": description(read(client, found.get_absolute_url()))["Parties"] == "Freedonia",
        "person": description(read(client, signer.get_absolute_url()))
        == {"State": "Freedonia", "Offices held": "Freedonian envoy"},
        "state": {"Treaties 1", "Persons"} <= {words(h) for h in read(client, state.get_absolute_url()).select("h2")},
        "count of the state": "Freedonia 1 treaty" in words(read(client, "/states/?having=treaties")),
        "choice of a party": "Freedonia" in choices(read(client, "/treaties/"), "party"),
        "list": "Freedonia" in words(read(client, "/treaties/").select_one("ul.index")),
        "choice of a state": "Freedonia" in choices(read(client, "/persons/"), "state"),
        "offices": "Freedonian envoy" in words(read(client, "/persons/")),
        "record": client.get(f"/api/v1/treaties/{found.slug}/").json()["parties"] == [state.code],
    }
    assert told == dict.fromkeys(told, seen)


def test_a_signatory_first_met_in_a_report_signs_for_the_state_that_the_report_names(client):
    treaty, said = factories.treaty(), factories.state("Freedonia")
    signer = factories.person("Somebody", vouched=False, state=factories.state("Sylvania"))
    factories.fact(
        "signature", factories.report(), "signed", treaty=treaty, person=signer, name="Somebody", signed_for=said
    )
    signatures = words(section(read(client, treaty.get_absolute_url()), "signatures"))
    assert "Somebody, for Freedonia" in signatures
    assert "Sylvania" not in signatures


def test_only_what_is_shown_can_be_chosen(client):
    state = factories.state("Freedonia")
    found = factories.treaty("Treaty of Rumour", vouched=False, signed="1789")
    found.parties.add(state)
    signer = factories.person("Somebody", vouched=False, state=state)
    draft = factories.report(status="draft")
    factories.fact("treaty", draft, "the treaty", treaty=found)
    factories.fact("signature", draft, "signed", treaty=found, person=signer, name="Somebody")
    assert "Freedonia" not in choices(read(client, "/treaties/"), "party")
    assert "1789" not in choices(read(client, "/treaties/"), "signed")
    assert "Freedonia" not in choices(read(client, "/persons/"), "state")
    Report.objects.update(status="published")
    assert "Freedonia" in choices(read(client, "/treaties/"), "party")
    assert "1789" in choices(read(client, "/treaties/"), "signed")
    assert "Freedonia" in choices(read(client, "/persons/"), "state")


def test_a_curator_sees_what_only_drafts_name(curator, rows):
    for found in rows.values():
        read(curator, found.get_absolute_url())


def test_to_belong_to_the_staff_is_not_to_be_a_curator(clerk, rows):
    for found in rows.values():
        read(clerk, found.get_absolute_url(), status=404)
    read(clerk, factories.report(status="draft").get_absolute_url(), status=404)
    read(clerk, factories.report(status="withdrawn").get_absolute_url(), status=410)


def test_a_curator_sees_a_withdrawn_report_with_a_banner_and_its_original(curator):
    report = factories.report(status=Report.Status.WITHDRAWN, title="Never mind", data=b"as it came")
    page = read(curator, report.get_absolute_url())
    assert words(page.h1) == "Never mind"
    assert words(page.select_one(".banner")).startswith("Withdrawn.")
    assert b"".join(curator.get(f"{report.get_absolute_url()}original").streaming_content) == b"as it came"
