"""What narrows the list is called by its name, and every number is what its link leads to."""

from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import FACTS, Provision, Topic, Treaty
from archive.models.treaty import short_title
from search.advice import _without_a_part, ways_out
from search.entry import Entry, Results
from search.facets import FACETS, FacetCount
from search.finding import find
from search.index import engine
from search.labels import KINDS_OF_FACTS, labels_of
from search.listing import counted
from search.panels import FIRST_SHOWN, FOLDED, narrowing
from search.query import KINDS, MOST_CHOSEN, PAGE_SIZE, Query
from tests import factories

pytestmark = pytest.mark.django_db

VALUES = {"topic": ("upper", "lower", "other"), "treaty": "xyz", "person": "mn", "mentioned": ("1961", "2000")}
PAIRS = st.frozensets(
    st.sampled_from([(facet, value) for facet, values in VALUES.items() for value in (*values, "never")]), max_size=3
)
DRAWN = st.lists(
    st.tuples(
        st.sampled_from(["pact", "armed pact", "armed attack", "attack", ""]),
        st.fixed_dictionaries(
            {
                facet: st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
                for facet, values in VALUES.items()
            }
        ),
        st.sampled_from(KINDS),
    ),
    max_size=10,
)


def query_of(href: str) -> Query:
    return Query.from_params(parse_qs(href.removeprefix("?")))


def every_link(panels):
    return [link for panel in panels for top in (*panel.links, *panel.more) for link in (top, *top.children)]


def numbers(panels):
    """Every address that a panel offers, with the number that it shows for it."""
    for link in every_link(panels):
        yield link.href, link.total
        if link.leave_out:
            yield link.leave_out, link.total_without
        if link.only:
            yield link.only, link.total_only


@pytest.fixture
def topics():
    upper = Topic.objects.create(slug="upper", name="Upper", position=1)
    Topic.objects.create(slug="lower", name="Lower", parent=upper, position=2)
    Topic.objects.create(slug="other", name="Other", position=3)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    DRAWN,
    PAIRS,
    PAIRS,
    st.sampled_from(["", "pact", "armed attack", "armed -attack", "nowhere", "pact published:1800"]),
    st.sampled_from(KINDS),
    st.booleans(),
)
def test_every_link_leads_to_the_number_beside_it(topics, drawn, chosen, excluded, text, kind, strict):
    engine().replace_all(
        Entry(str(n), "", body, "/", str(n), kind=kind_, facets=facets, language="en")
        for n, (body, facets, kind_) in enumerate(drawn)
    )
    query = Query(text, chosen, excluded=excluded, show=kind, strict=strict)
    found = find(query)
    narrowed = narrowing(query, found.results)
    for href, number in numbers(narrowed.panels):
        assert find(query_of(href)).results.total == number, href
    for choice in narrowed.choices:
        assert choice.href in {link.href for link in every_link(narrowed.panels)}
    for way in ways_out(found, narrowed, ()) if not found.results.total else ():
        other = query_of(way.href)
        assert way.found == counted(find(other).results.total, other.show)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("pact", []),
        ("pact lang:ko", ["pact", "lang:ko"]),
        ('-"armed attack" (a OR b) last', ['-"armed attack"', "(a OR b)", "last"]),
        ("a OR b title:(c d)", ["a OR b", "title:(c d)"]),
        ("armed NEAR/5 attack -published:2024", ["armed NEAR/5 attack", "-published:2024"]),
    ],
)
def test_the_parts_of_a_text_can_be_given_up_one_by_one(text, parts):
    given_up = dict(_without_a_part(text))
    assert list(given_up) == parts
    for part, rest in given_up.items():
        assert " ".join(text.replace(part, "").split()) == rest


def test_what_is_chosen_and_left_out_stands_above_the_list_with_the_way_back():
    treaty = factories.treaty("Treaty of Friendship", slug="t")
    query = Query("attack", frozenset({("treaty", treaty.slug)}), excluded=frozenset({("language", "ru")}))
    engine().replace_all([])
    chosen, left_out = narrowing(query, find(query).results).choices
    assert (chosen.facet, chosen.label.text, chosen.left_out) == ("Treaty", "Treaty of Friendship", False)
    assert query_of(chosen.href) == Query("attack", excluded=query.excluded)
    assert (left_out.facet, left_out.label.text, left_out.left_out) == ("Language", "Russian", True)
    assert query_of(left_out.href) == Query("attack", query.chosen)


def counts(facet: str, number: int, **said) -> Results:
    many = tuple(FacetCount(f"v{n}", number - n, number - n, n, **said) for n in range(number))
    return Results(total=number, facets={facet: many})


def test_many_values_are_folded_away_and_those_beyond_are_counted():
    [panel] = narrowing(Query(), counts("outlet", 400)).panels
    assert (len(panel.links), len(panel.more), panel.values) == (FIRST_SHOWN, FOLDED, 400)


def test_what_is_chosen_stands_open_wherever_its_number_would_put_it():
    listed = counts("outlet", 60)
    late = [FacetCount("late", 1, 1, 1, chosen=True), FacetCount("out", 0, 1, 0, excluded=True)]
    results = Results(facets={"outlet": (*listed.facets["outlet"], *late)})
    query = Query("", frozenset({("outlet", "late")}), excluded=frozenset({("outlet", "out")}))
    [panel] = narrowing(query, results).panels
    assert [link.value for link in panel.links[FIRST_SHOWN:]] == ["late", "out"]
    assert query_of(panel.clear) == Query()


def test_nothing_is_offered_that_would_leave_nothing():
    [panel] = narrowing(Query(), Results(facets={"outlet": (FacetCount("all", 9, 9, 0),)})).panels
    assert panel.links[0].leave_out == ""


def test_where_no_more_can_be_chosen_only_what_can_be_given_up_is_linked():
    query = Query("", frozenset(("outlet", f"v{n}") for n in range(MOST_CHOSEN)))
    listed = [*counts("outlet", MOST_CHOSEN, chosen=True).facets["outlet"], FacetCount("further", 1, 1, 1)]
    [panel] = narrowing(query, Results(facets={"outlet": tuple(listed)})).panels
    assert {link.value for link in every_link([panel])} == {value for _, value in query.chosen}


@pytest.mark.parametrize(
    ("name", "parties", "short"),
    [
        ("Treaty of Jakarta", ["Australia", "Indonesia"], "Treaty of Jakarta"),
        (
            "Treaty on Comprehensive Strategic Partnership between the Russian Federation and the Islamic Republic of Iran",
            ["Russia", "Iran"],
            "Treaty on Comprehensive Strategic Partnership, Iran–Russia",
        ),
        (
            "Treaty between the United States of America and the Union of Soviet Socialist Republics on the Limitation"
            " of Anti-Ballistic Missile Systems",
            ["United States", "Soviet Union"],
            "Treaty on the Limitation of Anti-Ballistic Missile Systems, Soviet Union–United States",
        ),
        (
            "Treaty of Friendship between the Republic of Freedonia and the Kingdom of Sylvania of 9 February 2000",
            ["Freedonia", "Sylvania"],
            "Treaty of Friendship of 9 February 2000, Freedonia–Sylvania",
        ),
        (
            "Agreement on the Conservation and Sustainable Use of Marine Biological Diversity of Areas beyond National"
            " Jurisdiction",
            ["Palau"] * 60,
            "Agreement on the Conservation and Sustainable Use of Marine Biological Diversity of Areas beyond National"
            " Jurisdiction",
        ),
    ],
)
def test_a_long_treaty_is_called_by_its_title_and_its_parties(name, parties, short):
    assert short_title(name, parties) == short


def test_values_are_called_by_the_names_of_the_archive():
    parties = [factories.state("Freedonia"), factories.state("Sylvania")]
    long = f"Treaty of {'Everlasting ' * 5}Peace between the Republic of Freedonia and the Kingdom of Sylvania"
    treaty = factories.treaty(long)
    treaty.parties.add(*parties)
    article, person = factories.provision(treaty), factories.person()
    values = {
        "treaty": [treaty.slug],
        "provision": [f"{treaty.slug}/{article.slug}"],
        "state": [parties[0].slug],
        "person": [person.slug],
        "language": ["ko"],
        "facts": ["clause", "date"],
        "origin": ["sample"],
        "mentioned": ["1961"],
    }
    labels = labels_of(values)
    texts = {facet: [label.text for label in of.values()] for facet, of in labels.items()}
    short = f"Treaty of {'Everlasting ' * 5}Peace, Freedonia–Sylvania"
    assert texts == {
        "treaty": [short],
        "provision": [f"Article 4, {short}"],
        "state": ["Freedonia"],
        "person": ["Rufus Firefly"],
        "language": ["Korean"],
        "facts": ["Quoted clauses", "Dates"],
        "origin": ["Samples, written for this project"],
        "mentioned": [],
    }
    assert labels["treaty"][treaty.slug].whole == long


def test_every_kind_of_facts_has_a_name_for_readers():
    assert set(KINDS_OF_FACTS) == set(FACTS)


def test_the_statements_do_not_grow_with_the_values(django_assert_max_num_queries):
    treaties = Treaty.objects.bulk_create(
        Treaty(slug=f"many-{n}", name=f"{'Long ' * 20}{n} between A and B") for n in range(300)
    )
    Provision.objects.bulk_create(Provision(treaty=treaty, label="Article 1", slug="a1") for treaty in treaties)
    values = {facet.name: [f"many-{n}" for n in range(300)] for facet in FACETS}
    values["provision"] = [f"many-{n}/a1" for n in range(300)]
    with django_assert_max_num_queries(4):
        assert len(labels_of(values)["provision"]) == 300


@pytest.mark.parametrize(
    ("page", "last", "numbers"),
    [
        (1, 1, []),
        (2, 2, [1, 2]),
        (10, 40, [1, None, 8, 9, 10, 11, 12, None, 40]),
        (5_000, 5_000, [1, None, 4_998, 4_999, 5_000]),
    ],
)
def test_pages_lead_to_the_first_the_last_and_those_around(page, last, numbers):
    from search.listing import pages

    shown = pages(Query(page=page), Results(total=PAGE_SIZE * last))
    assert [link.number for link in shown.links] == numbers
    assert bool(shown.previous) == (page > 1)
    assert bool(shown.following) == (page < last)
