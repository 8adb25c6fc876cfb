"""The search page prints what was found: words as text, samples as samples, mistakes where they are."""

import pytest

from search.upkeep import rebuild
from tests import factories
from tests.views.pages import read, words

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('pact')</script>"


def test_a_found_report_has_its_words_marked_and_says_when_it_is_a_sample(client):
    factories.report("A pact was signed.", title="The pact", sample=True, published="2024-06-20~", language="ko")
    rebuild()
    [hit] = read(client, "/search/?q=pact").select(".hits .report-list > li")
    assert "sample, written for this project" in words(hit)
    assert "20 June 2024, inferred · Korean" in words(hit)
    assert {words(mark) for mark in hit.select("mark.hit")} == {"pact"}
    assert hit.a["lang"] == "ko"


def test_scripts_in_reports_and_queries_are_shown_as_text(client):
    factories.report(f"{SCRIPT} a pact", title=SCRIPT, outlet=factories.outlet(SCRIPT))
    rebuild()
    for address in ("/search/?q=pact", f"/search/?q={SCRIPT}", f"/search/?outlet={SCRIPT}&origin={SCRIPT}"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address


def test_a_mistake_is_shown_with_its_place_and_what_was_perhaps_meant(client):
    rebuild()
    page = read(client, "/search/?q=treaty+%22armed")
    notice = page.select_one(".notice")
    assert words(notice.select_one(".where strong")) == '"armed'
    assert words(notice.a) == 'treaty "armed"'
    assert page.find("input", id="q")["aria-invalid"] == "true"


def test_a_new_search_keeps_what_was_chosen(client):
    outlet = factories.outlet()
    factories.report("A pact.", outlet=outlet)
    rebuild()
    page = read(client, f"/search/?q=pact&outlet={outlet.slug}&sort=newest")
    kept = {field["name"]: field["value"] for field in page.select('form input[type="hidden"]')}
    assert kept == {"outlet": outlet.slug, "sort": "newest"}
    assert "The Gazette" in words(page.select_one(".choices"))


def test_every_example_of_the_help_is_understood(client):
    rebuild()
    page = read(client, "/search/")
    examples = [link["href"] for link in page.select(".help a")]
    assert len(examples) >= 7
    for example in examples:
        assert not read(client, f"/search/{example}").select(".notice"), example
