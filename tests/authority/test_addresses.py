"""The address of what was merged leads to the one that stands, and no list has it any more."""

import pytest
from django.urls import reverse

from archive.authority import merge, undo
from archive.models import Treaty
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["treaty", "person", "outlet", "state", "topic"])
def test_old_addresses_lead_on_for_good_and_back_when_it_is_undone(client, kind):
    make = getattr(factories, kind)
    first, second, third = make("First One"), make("Second One"), make("Third One")
    changes = [merge(first, second, None), merge(second, third, None)]
    page = client.get(first.get_absolute_url() + "?page=1")
    assert (page.status_code, page.url) == (301, third.get_absolute_url() + "?page=1")
    assert client.get(third.get_absolute_url()).status_code == 200
    for change in reversed(changes):
        undo(change, None)
    assert client.get(first.get_absolute_url()).status_code == 200


def test_an_articles_old_address_leads_to_the_same_article(client):
    other, into = factories.treaty("A B"), factories.treaty("C D")
    article = factories.provision(other, "Article 4")
    old = article.get_absolute_url()
    merge(other, into, None)
    page = client.get(old)
    assert (page.status_code, page.url) == (301, into.provisions.get().get_absolute_url())
    assert client.get(page.url).status_code == 200


def test_the_interface_leads_on_likewise(client):
    other, into = factories.treaty("A B"), factories.treaty("C D")
    merge(other, into, None)
    page = client.get(f"/api/v1/treaties/{other.slug}/")
    assert (page.status_code, page.url) == (301, f"/api/v1/treaties/{into.slug}/")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("treaty", "/treaties/"),
        ("person", "/persons/"),
        ("outlet", "/outlets/"),
        ("state", "/states/"),
        ("topic", "/topics/"),
        ("treaty", "/api/v1/treaties/"),
    ],
)
def test_no_list_has_what_was_merged(client, kind, address):
    make = getattr(factories, kind)
    other, into = make("Aaa Other"), make("Aaa Into")
    query = {"name": "Aaa"} if kind != "topic" else {}
    assert f"/{other.slug}/" in client.get(address, query).content.decode()
    merge(other, into, None)
    shown = client.get(address, query).content.decode()
    assert f"/{into.slug}/" in shown
    assert f"/{other.slug}/" not in shown


def test_what_stands_nowhere_is_not_found(client):
    assert client.get("/treaties/no-such/").status_code == 404
    assert not Treaty.objects.filter(slug="no-such").exists()


def test_a_list_narrowed_by_an_address_that_was_merged_away_is_that_of_the_one_that_stands(client):
    other, into = factories.treaty("The Old One"), factories.treaty("The One")
    named = factories.report()
    factories.report()
    factories.fact("treaty", named, "the treaty", treaty=other)
    merge(other, into, None)
    for slug in (other.slug, into.slug):
        page = client.get(reverse("archive:reports"), {"treaty": slug})
        assert list(page.context["filter"].qs) == [named]
        assert f'<option value="{into.slug}" selected>' in page.content.decode()
