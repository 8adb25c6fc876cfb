"""What is done to an authority reaches the facets of its reports through the queue, and nothing is indexed anew."""

import pytest

from archive.authority import make_known, merge, undo
from archive.models import Report, Topic
from search.completing import completions
from search.finding import find
from search.following import followed
from search.models import Pending, SavedSearch
from search.names import key_of, known_names
from search.query import Query
from search.upkeep import drain
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def found(text: str = "") -> set[str]:
    return {hit.slug for hit in find(Query(text)).results.hits}


def facet(name: str) -> set[str]:
    return {count.value for count in find(Query()).results.facets[name]}


def queued() -> set[int]:
    return set(Pending.objects.values_list("report", flat=True))


@pytest.fixture
def report() -> Report:
    """A report that names something of every kind, and one that names nothing."""
    report = factories.full_report()
    factories.report("Nothing at all.")
    drain()
    return report


def rename(row, field="name"):
    setattr(row, field, "Renamed thing")
    row.save()


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        (lambda report: rename(report.outlet), 'outlet:"renamed thing"'),
        (lambda report: rename(report.clauses.get().treaty), 'treaty:"renamed thing"'),
        (lambda report: rename(report.signatures.get().person), 'person:"renamed thing"'),
        (lambda report: rename(report.signatures.get().signed_for), 'state:"renamed thing"'),
        (lambda report: rename(report.topic_marks.get().topic), 'topic:"renamed thing"'),
        (lambda report: rename(report.topic_marks.get().topic.parent), 'topic:"renamed thing"'),
        (lambda report: rename(report.clauses.get().provision, "label"), 'provision:"renamed thing"'),
        (lambda report: report.clauses.get().treaty.names.create(text="Renamed thing"), 'treaty:"renamed thing"'),
        (lambda report: report.signatures.get().person.names.create(text="Renamed thing"), 'person:"renamed thing"'),
        (lambda report: report.signatures.get().signed_for.names.create(text="Renamed thing"), 'state:"renamed thing"'),
        (lambda report: report.outlet.names.create(text="Renamed thing"), 'outlet:"renamed thing"'),
    ],
)
def test_a_new_name_queues_its_reports_alone_and_finds_them(report, way, asked):
    assert found(asked) == set()
    way(report)
    assert queued() == {report.pk}
    drain()
    assert found(asked) == {report.slug}


def test_a_name_that_is_taken_away_finds_no_more(report):
    name = report.clauses.get().treaty.names.create(text="Amnokkang pact")
    drain()
    assert found("treaty:amnokkang") == {report.slug}
    name.delete()
    assert queued() == {report.pk}
    drain()
    assert found("treaty:amnokkang") == set()


def test_another_parent_of_a_topic_is_another_value_of_the_facet(report):
    topic = report.topic_marks.get().topic
    old, topic.parent = topic.parent, factories.topic("Other parent")
    topic.save()
    drain()
    assert facet("topic") == {topic.slug, topic.parent.slug}
    old.delete()  # nothing is below it any more
    drain()
    assert facet("topic") == {topic.slug, topic.parent.slug}
    assert not Topic.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("outlet", lambda report: report.outlet),
        ("treaty", lambda report: report.clauses.get().treaty),
        ("person", lambda report: report.signatures.get().person),
        ("state", lambda report: report.signatures.get().signed_for),
        ("topic", lambda report: report.topic_marks.get().topic),
        ("topic", lambda report: report.topic_marks.get().topic.parent),
    ],
)
def test_a_merge_changes_the_facet_and_undoing_it_changes_it_back(report, kind, of):
    other = of(report)
    beside = {"parent": other.parent} if kind == "topic" else {}
    into = getattr(factories, kind)("The real one", **beside)
    before = facet(kind)
    change = merge(other, into, None)
    assert report.pk in queued()
    drain()
    assert facet(kind) == before - {other.slug} | {into.slug}
    if kind != "topic":
        assert found(f'{kind}:"{other.name}"') == {report.slug}
    undo(change, None)
    assert report.pk in queued()
    drain()
    assert facet(kind) == before


def test_reports_that_named_the_one_that_stands_are_found_by_the_new_names_too(report):
    other = factories.treaty("Amnokkang pact")
    merge(other, report.clauses.get().treaty, None)
    drain()
    assert found("treaty:amnokkang") == {report.slug}


def test_the_names_of_what_was_merged_widen_and_complete_as_those_of_the_one_that_stands():
    other, into = factories.person("Rufus Teaspoon Firefly"), factories.person("Rufus Firefly")
    known_names()
    change = merge(other, into, None)
    assert "Rufus Teaspoon Firefly" in known_names().others(key_of("Rufus Firefly"))
    assert [one.label for one in completions("Rufus Teasp")] == ["Rufus Firefly"]
    undo(change, None)
    assert known_names().others(key_of("Rufus Firefly")) == ()
    assert [one.label for one in completions("Rufus Teasp")] == ["Rufus Teaspoon Firefly"]


def test_a_treaty_that_becomes_known_is_found_by_its_new_names_and_parties(report):
    treaty, state = report.treaty_mentions.get(main=True).treaty, factories.state("Sylvania")
    treaty.vouched = False
    treaty.save()
    drain()
    change = make_known(treaty, None, names=[("en", "Amnokkang pact")], parties=[state])
    drain()
    assert found("treaty:amnokkang state:sylvania") == {report.slug}
    undo(change, None)
    drain()
    assert found("treaty:amnokkang") == found("state:sylvania") == set()


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("outlet", lambda report: report.outlet),
        ("treaty", lambda report: report.clauses.get().treaty),
        ("person", lambda report: report.signatures.get().person),
        ("state", lambda report: report.signatures.get().signed_for),
        ("topic", lambda report: report.topic_marks.get().topic),
    ],
)
def test_the_address_of_what_was_merged_away_finds_what_the_one_that_stands_does(client, report, kind, of):
    other = of(report)
    beside = {"parent": other.parent} if kind == "topic" else {}
    first, last = (getattr(factories, kind)(name, **beside) for name in ("The next one", "The real one"))
    merge(other, first, None)
    change = merge(first, last, None)
    drain()
    for old in (other, first):
        assert find(Query(chosen=frozenset({(kind, old.slug)}))).results.total == 1
        assert report.slug not in {hit.slug for hit in find(Query(excluded=frozenset({(kind, old.slug)}))).results.hits}
        assert found(f"{kind}:{old.slug}") == found(f'{kind}:"{old.slug}"') == {report.slug}
        assert client.get(f"/search/?{kind}={old.slug}").url == f"/search/?{kind}={last.slug}"
    undo(change, None)
    drain()
    assert client.get(f"/search/?{kind}={other.slug}").url == f"/search/?{kind}={first.slug}"
    assert found(f"{kind}:{last.slug}") == set()


def test_the_address_of_an_article_follows_its_treaty(client, report):
    report.clauses.update(basis="stated")
    clause = report.clauses.get()
    into = factories.treaty("The real one")
    merge(clause.treaty, into, None)
    drain()
    old, new = (f"{treaty.slug}/{clause.provision.slug}" for treaty in (clause.treaty, into))
    assert find(Query(chosen=frozenset({("provision", old)}))).results.total == 1
    assert client.get(f"/search/?provision={old}").url == f"/search/?provision={new}"


def test_a_saved_search_goes_on_finding_what_it_found_before_a_merge(report, django_user_model):
    other, into = report.clauses.get().treaty, factories.treaty("The real one")
    query = Query(chosen=frozenset({("treaty", other.slug)}))
    kept = SavedSearch.objects.keep(django_user_model.objects.create_user("ada"), query, "mine", 0)
    merge(other, into, None)
    drain()
    assert followed([kept])[0].total == 1
