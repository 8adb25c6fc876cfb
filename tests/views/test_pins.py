"""Provisions of different treaties stand side by side, and the address says which."""

import pytest

from archive.dossier.wordings.pinned import MOST
from tests import factories
from tests.quoting import AID, HELP, official, quoted
from tests.views.pages import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Articles of two treaties."""
    new, old = factories.treaty("Treaty of Freedonia", signed="2024-06-19"), factories.treaty("Pact of Sylvania")
    return factories.provision(new), factories.provision(old, "Article 1", subject="Mutual defence")


def pinned(*provisions, **more) -> str:
    """The page's address."""
    names = "&".join(f"p={one.treaty.slug}/{one.slug}" for one in provisions)
    return "&".join([f"/pins/?{names}", *(f"{name}={value}" for name, value in more.items())])


def test_a_provision_is_pinned_from_its_page_and_others_are_found_beside_it(client, pair):
    quoted(pair[0], HELP)
    page = read(client, read(client, pair[0].get_absolute_url()).select_one(".pin a")["href"])
    assert [words(title) for title in page.select(".pinned h2")] == ["Article 4"]
    hidden = {(field["name"], field["value"]) for field in page.select(".pin-another input[type=hidden]")}
    assert hidden == {("p", f"{pair[0].treaty.slug}/article-4")}
    found = read(client, pinned(pair[0], find="sylvania 1"))
    [offer] = found.select(".pin-another .index a")
    assert words(offer) == "Article 1, Pact of Sylvania"
    both = read(client, offer["href"])
    assert [words(title) for title in both.select(".pinned h2")] == ["Article 4", "Article 1"]


def test_what_is_pinned_goes_along_to_a_provisions_page_and_back(client, pair):
    page = read(client, pinned(pair[0]))
    other = page.select_one(".pinned h2 a")["href"].replace(pair[0].get_absolute_url(), pair[1].get_absolute_url())
    back = read(client, read(client, other).select_one(".pin a")["href"])
    assert [words(title) for title in back.select(".pinned h2")] == ["Article 4", "Article 1"]


def test_each_shows_its_official_text_else_its_best_attested_wording(client, pair):
    official(pair[0], AID)
    for text in (HELP, HELP, "help"):
        quoted(pair[0], text)
        quoted(pair[1], text)
    page = read(client, pinned(*pair))
    assert [words(quote) for quote in page.select(".pinned blockquote")] == [AID, HELP]
    assert "2 wordings, 3 reports, 3 independent" in words(page.select(".pinned")[1])


def test_they_stand_in_one_language_with_the_others_folded(client, pair):
    for article in pair:
        quoted(article, HELP)
        quoted(article, "немедленно окажет помощь", language="ru")
    quoted(pair[1], "prestará ayuda", language="es")
    russian = read(client, pinned(*pair, language="ru"))
    assert [words(tab) for tab in russian.select(".languages a")] == [
        "English 2 provisions", "Russian 2 provisions", "Spanish 1 provision",
    ]  # fmt: skip
    assert [quote["lang"] for quote in russian.select(".pinned > div > blockquote")] == ["ru", "ru"]
    assert len(russian.select(".pinned details")) == 3
    spanish = read(client, pinned(*pair, language="es"))
    assert "Nothing of it is known in this language." in words(spanish.select(".pinned")[0])


def test_each_can_be_taken_away_again(client, pair):
    page = read(client, pinned(*pair))
    left = read(client, page.select(".take-away a")[0]["href"])
    assert [words(title) for title in left.select(".pinned h2")] == ["Article 1"]
    empty = read(client, left.select_one(".take-away a")["href"])
    assert not empty.select(".pinned")
    assert "Pin an article here" in words(empty.main)


def test_what_is_pinned_in_vain_is_said_and_the_rest_stays(client, pair):
    for name in ("nowhere/article-1", "x", "", "/", f"{pair[0].treaty.slug}/", "%00/%00", "<b>/x"):
        page = read(client, f"{pinned(pair[0])}&p={name}")
        assert len(page.select(".pinned")) == 1, name
        assert "No provision is known here by" in words(page.select_one(".notice")), name
    page = read(client, pinned(pair[0], pair[0]))
    assert len(page.select(".pinned")) == 1
    quoted(pair[0], HELP)
    assert "None of them is known in “tlh”." in words(
        read(client, pinned(pair[0], language="tlh")).select_one(".notice")
    )


def test_no_more_stand_side_by_side_than_can_be_read(client):
    treaty = factories.treaty()
    articles = [factories.provision(treaty, f"Article {number}") for number in range(1, MOST + 3)]
    page = read(client, pinned(*articles))
    assert len(page.select(".pinned")) == MOST
    assert f"left over: {treaty.slug}/article-7, {treaty.slug}/article-8" in words(page.select_one(".notice"))


def test_what_has_been_merged_stands_where_it_has_gone(client, pair):
    new, old = pair[0].treaty, pair[1].treaty
    moved = factories.provision(new, "Article 1")
    old.merged_into = new
    old.save()
    page = read(client, pinned(pair[1]))
    assert page.select_one(".pinned h2 a")["href"].startswith(moved.get_absolute_url())


def test_what_only_a_draft_speaks_of_is_pinned_for_nobody_but_curators(client, admin_client):
    treaty = factories.treaty(vouched=False)
    secret = factories.provision(treaty, vouched=False)
    quoted(secret, HELP, status="draft")
    assert not read(client, pinned(secret)).select(".pinned")
    assert len(read(admin_client, pinned(secret)).select(".pinned")) == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("freedonia", {"Article 4", "Article 14"}),
        ("Freedonia article 4", {"Article 4"}),
        ("2024 freedonia", {"Article 4", "Article 14"}),
        ("Mutual sylvania", {"Article 1"}),
        ("sylvania 4", set()),
        ("14 freedonia", {"Article 14"}),
        ("sylvania 15", {"Article XV"}),
        ("sylvania 99999999999999999999", set()),
        ("%", set()),
    ],
)
def test_a_provision_is_found_by_its_treaty_year_number_and_subject(client, pair, asked, found):
    factories.provision(pair[0].treaty, "Article 14")
    factories.provision(pair[1].treaty, "Article XV")
    page = read(client, f"/pins/?find={asked}")
    offers = {words(offer).partition(",")[0] for offer in page.select(".pin-another .index a")}
    assert offers == found
