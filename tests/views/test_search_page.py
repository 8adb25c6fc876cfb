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


def test_a_clause_shows_its_provision_its_words_and_leads_to_them_in_the_report(client):
    report = factories.full_report(title="The approval")
    rebuild()
    [hit] = read(client, "/search/?q=%22armed+attack%22&show=clauses").select(".hits .report-list > li")
    assert "clause" in hit["class"]
    assert "Article 4" in words(hit.select_one(".source"))
    assert words(hit.blockquote).startswith("Should either side face an armed attack")
    assert [words(mark) for mark in hit.blockquote.select("mark.hit")] == ["armed attack"]
    assert words(hit.cite) == "The approval"
    address, _, anchor = hit.cite.a["href"].partition("#")
    assert address == report.get_absolute_url()
    assert read(client, address).find(id=anchor)
    assert "The Gazette · 6 November 2024" in words(hit)


def test_a_statement_is_not_taken_for_a_clause(client):
    factories.full_report()
    rebuild()
    [hit] = read(client, "/search/?q=help&show=statements").select(".hits .report-list > li")
    assert "statement" in hit["class"]
    assert "clause" not in hit["class"]
    assert words(hit.select_one(".source")) == "Firefly"


def test_scripts_in_reports_and_queries_are_shown_as_text(client):
    factories.full_report(text=f"{factories.TEXT} {SCRIPT} a pact", title=SCRIPT, outlet=factories.outlet(SCRIPT))
    rebuild()
    for address in (
        "/search/?q=pact",
        "/search/?q=attack&show=clauses",
        f"/search/?q={SCRIPT}",
        f"/search/?outlet={SCRIPT}&origin={SCRIPT}&-state={SCRIPT}",
        f"/search/values/outlet/?q={SCRIPT}&named={SCRIPT}",
    ):
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
    page = read(client, f"/search/?q=pact&outlet={outlet.slug}&sort=newest&-language=ko&words=all")
    kept = {field["name"]: field["value"] for field in page.select('form.find input[type="hidden"]')}
    assert kept == {"outlet": outlet.slug, "sort": "newest", "-language": "ko", "words": "all"}
    assert "The Gazette" in words(page.select_one(".choices"))
    assert "not Language: Korean" in words(page.select_one(".choices .out"))


def test_a_value_can_be_chosen_or_left_out_and_each_link_says_what_it_does(client):
    for name in ("Gazette", "Herald"):
        factories.report("A pact.", outlet=factories.outlet(name, slug=name.lower()))
    rebuild()
    section = read(client, "/search/?q=pact").find(id="panel-outlet").find_parent("section")
    first, _ = section.select("li")
    assert words(first.a) == "Gazette"
    assert first.select_one(".leave-out")["aria-label"] == "Leave out Outlet: Gazette; 1 left"
    section = (
        read(client, f"/search/{first.select_one('.leave-out')['href']}").find(id="panel-outlet").find_parent("section")
    )
    out = section.select_one("li.out")
    assert words(out.a) == "not Gazette"
    assert out.a["aria-label"] == "Let in again Outlet: Gazette, which is left out"
    assert words(out.select_one(".count")) == "2"


def test_a_chosen_value_beside_another_leads_to_itself_alone(client):
    for name in ("Gazette", "Herald", "Courier"):
        factories.report("A pact.", outlet=factories.outlet(name, slug=name.lower()))
    rebuild()
    page = read(client, "/search/?q=pact&outlet=gazette&outlet=herald")
    [only, _] = page.select("#panel-outlet ~ ul a.count")
    assert (only["href"], words(only)) == ("?q=pact&outlet=gazette", "1")
    assert not read(client, "/search/?q=pact&outlet=gazette").select("#panel-outlet ~ ul a.count")


def test_every_report_leads_to_those_like_it(client):
    told = "A pact of friendship was signed by the envoys of Freedonia and Sylvania in the palace at dawn."
    report, alike = factories.report(told), factories.report(f"Yesterday: {told}")
    for number in range(8):
        factories.report(f"Something else entirely, number {number}.")
    rebuild()
    for address, selector in (("/search/?q=signed", ".hits .alike a"), (report.get_absolute_url(), ".alike a")):
        links = {link["href"] for link in read(client, address).select(selector)}
        assert f"/search/?q=like:{report.slug}" in links
    found = read(client, f"/search/?q=like:{report.slug}").select(".hits .report-list > li > cite a")
    assert alike.get_absolute_url() in {link["href"] for link in found}


def test_a_draft_is_like_nothing_that_readers_find(admin_client):
    draft = factories.report("A draft.", status="draft")
    assert not read(admin_client, draft.get_absolute_url()).select(".alike")


def test_a_search_can_be_followed_taken_along_and_saved(client):
    factories.report("A pact.")
    rebuild()
    page = read(client, "/search/?q=pact&page=1&-language=ko")
    query = "?q=pact&-language=ko"
    assert page.head.find("link", rel="alternate")["href"] == f"/search/feed/{query}"
    assert {words(link): link["href"] for link in page.select(".follow a")} == {
        "Atom": f"/search/feed/{query}",
        "Save": f"/search/save/{query}",
        "CSV": f"/search/export.csv{query}",
        "JSON": f"/search/export.json{query}",
    }


def test_every_example_of_the_help_is_understood(client):
    rebuild()
    page = read(client, "/search/")
    examples = [link["href"] for link in page.select(".help dl a")]
    assert len(examples) >= 7
    for example in examples:
        assert not read(client, f"/search/{example}").select(".mistake"), example
