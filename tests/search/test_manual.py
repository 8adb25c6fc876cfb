"""The manual shows nothing that does not work: every example is followed in the archive as it is set up."""

import pytest
from django.conf import settings
from django.core.management import call_command

from search.finding import find
from search.manual import IN_SHORT, MANUAL
from search.query import Query
from search.tree import DATE_FIELDS, TEXT_FIELDS
from search.upkeep import drain
from tests.views.pages import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority", "index")]


@pytest.fixture
def founded():
    call_command("ingest", settings.FOUNDING_REPORTS_DIR, publish=True, once=True, workers=0, verbosity=0)
    drain()


def test_every_example_is_understood_and_finds_something(client, founded):
    page = read(client, "/search/help/")
    followed = [link["href"] for link in page.select(".manual a")]
    assert len(followed) == sum(len(part.examples) for part in MANUAL)
    for part in MANUAL:
        for example in part.examples:
            found = find(Query(example.typed))
            assert found.mistakes == (), example.typed
            assert found.results.total, example.typed
            assert not found.results.widened, example.typed
    for href in (followed[0], followed[-1]):
        assert read(client, href).select(".hits .report-list > li")


def test_the_manual_has_an_example_of_every_field():
    typed = " ".join(example.typed for part in MANUAL for example in part.examples)
    assert [field for field in (*TEXT_FIELDS, *DATE_FIELDS, "like") if f"{field}:" not in typed] == []


def test_the_search_page_has_the_examples_that_are_needed_most(client):
    links = read(client, "/search/").select(".help dl a")
    assert [link["href"] for link in links] == [example.href for example in IN_SHORT]
    assert len(links) == 11
