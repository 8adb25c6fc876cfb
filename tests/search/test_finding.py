"""Finding: a query understood, widened by names, answered by the index, and mended where it finds little."""

import unicodedata
from itertools import chain

import pytest

from archive.models import PersonName, Report
from search.catalogue import entries_of, reports_in
from search.finding import everything, find, how_many, values_of
from search.index import engine
from search.query import KINDS, Query
from search.tree import NOTHING, Named
from tests import factories

pytestmark = pytest.mark.django_db
SUMMIT = "Pyongyang held a summit. “An armed attack is an attack on both.” “We are ready”, said Firefly in Pyongyang."


@pytest.fixture
def archive(own_data) -> None:
    """Three reports, and one that is no longer published though the index still has it."""
    firefly = factories.person("Rufus Firefly")
    PersonName.objects.create(person=firefly, text="Огненный", language="ru")
    summit = factories.report(SUMMIT, title="Summit", slug="summit", language="en", published="2024-06-19")
    factories.fact("clause", summit, "An armed attack is an attack on both.")
    factories.fact("statement", summit, "We are ready", speaker="Firefly", person=firefly)
    factories.report("Саммит провёл Огненный.", title="Саммит", slug="sammit", language="ru", published="2024-06-20")
    factories.report("A drill in Pyongyang.", title="Drill", slug="drill", language="en", published="2024-06-21")
    gone = factories.report("A summit in Pyongyang that was not.", title="Gone", slug="gone", language="en")
    engine().replace_all(chain.from_iterable(map(entries_of, reports_in())))
    gone.status = Report.Status.WITHDRAWN
    gone.save()


@pytest.fixture
def echoes(archive) -> None:
    """More reports with the same words: a word of one or two may be a slip of theirs."""
    echoed = [
        factories.report(f"An armed attack on Pyongyang, said {teller}.", language="en", published="2024-06-19")
        for teller in ("one", "another", "a third")
    ]
    for report in echoed:
        factories.fact("clause", report, "armed attack")
    engine().put(chain.from_iterable(map(entries_of, reports_in([report.pk for report in echoed]))))


def slugs(query: Query | str) -> list[str]:
    found = find(Query(text=query) if isinstance(query, str) else query)
    return sorted(hit.slug for hit in found.results.hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["drill", "sammit", "summit"]),
        ("summit", ["summit"]),
        ("pyongyang -drill", ["summit"]),
        ("Rufus Firefly", ["sammit"]),
        ("огненный", ["sammit"]),
        ("firefly OR огненный", ["sammit", "summit"]),
        ("person:огненный", ["summit"]),
        ("published:2024-06-20..", ["drill", "sammit"]),
        ("()", []),
        ('""', []),
    ],
)
def test_a_query_finds_what_it_says(archive, text, expected):
    assert slugs(text) == expected


def test_each_kind_of_thing_is_found_with_the_same_words(archive):
    query = Query(text="attack")
    assert find(query).results.totals == {"reports": 1, "clauses": 1, "statements": 0}
    [clause] = find(query.showing("clauses")).results.hits
    assert (clause.kind, clause.slug) == ("clauses", "summit")
    [statement] = find(Query(text="ready", show="statements")).results.hits
    assert (statement.kind, statement.source) == ("statements", "Firefly")


def test_what_has_left_the_archive_is_not_found_though_the_index_still_has_it(archive):
    assert "gone" in [hit.slug for hit in find(Query(text="pyongyang"), without=()).results.hits]
    assert "gone" not in slugs("pyongyang")


def test_more_can_be_left_out(archive):
    drill = Report.objects.get(slug="drill")
    found = find(Query(text="pyongyang"), without=[str(drill.pk)])
    assert "drill" not in [hit.slug for hit in found.results.hits]


@pytest.mark.parametrize(
    ("text", "understood"),
    [("", "anything"), ("armed -drill", "“armed” and not “drill”"), ("()", "nothing"), ('""', "nothing")],
)
def test_it_says_how_the_query_was_understood(archive, text, understood):
    assert find(Query(text=text)).understood == understood


def test_a_name_that_was_widened_is_understood_as_all_its_names(archive):
    found = find(Query(text="Rufus Firefly"))
    assert isinstance(found.tree, Named)
    assert "Огненный" in found.understood


def test_mistakes_come_with_what_was_found(archive):
    found = find(Query(text="(summit"))
    assert ([hit.slug for hit in found.results.hits], [mistake.position for mistake in found.mistakes]) == (
        ["summit"],
        [0],
    )
    nothing = find(Query(text="()"))
    assert (nothing.tree, nothing.results.total, bool(nothing.mistakes)) == (NOTHING, 0, True)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("pyongyan", "Pyongyang"),
        ("PYONGYAN -drill", "Pyongyang -drill"),
        ("(pyongyan summit)", "(Pyongyang summit)"),
        ("quote:(armed atack)", "quote:(armed attack)"),
        ('"armed atack"', '"armed attack"'),
        ("pyongyan published:2024-06-19", "Pyongyang published:2024-06-19"),
    ],
)
def test_where_nothing_is_found_it_says_what_was_perhaps_meant(echoes, text, meant):
    found = find(Query(text=text, strict=True))
    assert (found.results.total, found.meant.casefold()) == (0, meant.casefold())


@pytest.mark.parametrize(
    "text",
    [
        "pyongyang",  # is found
        "pyongyan published:1999",  # no spelling would be
        "summit -pyongyang",  # as it should be, and finds nothing
        "",
        "(",
    ],
)
def test_it_suggests_nothing_that_is_no_better(echoes, text):
    assert find(Query(text=text, strict=True)).meant == ""


def test_a_suggestion_keeps_to_what_is_chosen_and_left_out(echoes):
    pyongyan = Query(text="pyongyan")
    assert find(pyongyan.toggling("language", "en")).meant.casefold() == "pyongyang"
    assert find(pyongyan.toggling("language", "ru")).meant == ""
    assert find(pyongyan.excluding("language", "en")).meant == ""


def test_what_was_perhaps_meant_is_said_where_some_words_only_are_found(echoes):
    found = find(Query(text="armed atack"))
    assert (found.results.widened, found.meant) == (True, "armed attack")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", "pyongyang", "attack OR ready", "Rufus Firefly", "()"])
def test_everything_is_the_whole_list_whatever_its_page(archive, text, kind):
    query = Query(text=text, show=kind)
    ids = [hit.id for hit in everything(query)]
    assert ids == [hit.id for hit in find(query).results.hits]
    assert ids == [hit.id for hit in everything(query.at_page(7))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", "summit", "attack OR ready", "summit drill", "Rufus Firefly", "()"])
def test_a_number_that_is_asked_for_alone_is_that_of_the_list(archive, text, kind):
    query = Query(text=text, show=kind, page=3)
    results = find(query).results
    assert how_many(query) == results.total
    assert how_many(query, without=()) == find(query, without=()).results.total
    assert values_of(query, "language") == results.facets["language"]


@pytest.mark.parametrize("text", ["푸틴", "ガザ", "ratificación", '"푸틴"', "title:ガザ", "ガザ*", "ратификацией"])
def test_letters_sent_in_pieces_find_what_whole_ones_find(own_data, text):
    words = "푸틴 대통령. ガザ地区. La ratificación. Перед ратификацией."
    report = factories.report(words, title="푸틴, ガザ", language="es")
    engine().replace_all(chain.from_iterable(map(entries_of, reports_in())))
    assert unicodedata.normalize("NFD", text) != text
    assert slugs(text) == slugs(unicodedata.normalize("NFD", text)) == [report.slug]


def test_without_an_index_nothing_is_found_and_it_says_so(own_data):
    found = find(Query(text="pyongyan"))
    assert (found.results.degraded, found.results.total, found.meant) == (True, 0, "")


def test_finding_takes_a_bounded_number_of_queries(archive, django_assert_max_num_queries):
    find(Query(text="summit"))
    with django_assert_max_num_queries(3):
        find(Query(text="Rufus Firefly OR summit OR drill"))
