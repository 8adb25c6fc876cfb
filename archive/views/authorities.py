"""Who publishes, acts and speaks, and what about: states, persons, outlets, topics."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.facts_shown import by_report, excerpt, grouped, told_alike
from archive.models import Outlet, Person, Report, Signature, State, Statement, Topic, TopicMark, Treaty
from archive.views.filters import OutletFilter, PersonFilter, StateFilter, marks_of
from archive.views.merged import follows_merges
from archive.views.paging import BrowsedList, page_of

A_PAGE = 25
LISTED = 50
"""Rows of a kind that a page lists before it leads on to a list of them."""


class StateList(BrowsedList):
    """States, each with the number of its treaties."""

    filterset_class = StateFilter
    template_name = "authorities/states.html"
    paginate_by = 100

    def get_queryset(self):
        """By name; `treaty_count` counts the treaties that readers see."""
        shown = Q(treaties__in=Treaty.objects.shown().describable().values("pk"))
        states = State.objects.filter(merged_into=None)
        return states.annotate(treaty_count=Count("treaties", filter=shown, distinct=True)).order_by("name")


@require_safe
@follows_merges(State)
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """A state: its names, treaties, people, and the signatures that reports say were given for it."""
    states = State.objects.filter(merged_into=None).select_related("successor").prefetch_related("names")
    found = get_object_or_404(states, slug=slug)
    treaties = Treaty.objects.shown().of_party(found).with_report_counts().newest_first()
    persons = Person.objects.shown().describable().filter(state=found).with_counts().with_describable()
    signatures = Signature.objects.public().filter(signed_for=found).select_related("person", "treaty")
    told = grouped(told_alike(signatures, "person_id", "treaty_id"), lambda fact: (fact.person_id, fact.treaty_id))
    context = {
        "state": found,
        "predecessors": found.predecessors.filter(merged_into=None),
        "treaties": excerpt(treaties, LISTED),
        "persons": excerpt(persons, LISTED),
        "signatures": excerpt(list(told.values()), LISTED),
    }
    return render(request, "authorities/state.html", context)


class PersonList(BrowsedList):
    """Persons, each with the numbers of treaties signed and words quoted."""

    filterset_class = PersonFilter
    template_name = "authorities/persons.html"
    paginate_by = 100

    def get_queryset(self):
        """By name; those whom reports name before those whom only the record knows."""
        persons = Person.objects.shown().with_counts().with_describable()
        return persons.alias(unnamed=Q(signature_count=0, statement_count=0)).order_by("unnamed", "name")


@require_safe
@follows_merges(Person)
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A person: names, offices, what was signed and what was said."""
    persons = Person.objects.shown_to(request.user).with_describable(request.user)
    found = get_object_or_404(persons.select_related("state").prefetch_related("names"), slug=slug)
    treaties = Treaty.objects.shown().filter(signatories=found).with_report_counts().newest_first()
    signatures = Signature.objects.public().filter(person=found).select_related("treaty", "signed_for")
    told = grouped(told_alike(signatures, "treaty_id"), lambda fact: fact.treaty_id)
    statements = by_report(Statement.objects.public().filter(person=found))
    context = {
        "person": found,
        "treaties": excerpt(treaties, LISTED),
        "signatures": excerpt(list(told.values()), LISTED),
        "page_obj": page_of(request, statements.select_related("treaty", "provision__treaty"), A_PAGE),
    }
    return render(request, "authorities/person.html", context)


class OutletList(BrowsedList):
    """Outlets, each with the number of its reports."""

    filterset_class = OutletFilter
    template_name = "authorities/outlets.html"
    paginate_by = 100

    def get_queryset(self):
        """Those with most reports first."""
        return Outlet.objects.shown().with_report_counts().order_by("-report_count", "name")


@require_safe
@follows_merges(Outlet)
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """An outlet and its reports."""
    outlets = Outlet.objects.shown_to(request.user)
    found = get_object_or_404(outlets.prefetch_related("names"), slug=slug)
    reports = Report.objects.published().filter(outlet=found).newest_first().for_lists()
    return render(request, "authorities/outlet.html", {"outlet": found, "page_obj": page_of(request, reports, A_PAGE)})


@dataclass(frozen=True, slots=True)
class Branch:
    """An upper topic with the topics below it, and how many reports each has; the upper one's are all of them."""

    topic: Topic
    report_count: int
    leaves: tuple[tuple[Topic, int], ...]


def topic_tree() -> tuple[Branch, ...]:
    """The whole tree, in three queries."""
    marks = TopicMark.objects.public().order_by()
    below = dict(marks.values_list("topic").annotate(Count("report", distinct=True)))
    root = Coalesce("topic__parent", "topic")
    above = dict(marks.annotate(root=root).values_list("root").annotate(Count("report", distinct=True)))
    children: dict[int | None, list[Topic]] = defaultdict(list)
    for topic in Topic.objects.filter(merged_into=None):
        children[topic.parent_id].append(topic)
    return tuple(
        Branch(
            topic, above.get(topic.pk, 0), tuple((leaf, below.get(leaf.pk, 0)) for leaf in children.get(topic.pk, ()))
        )
        for topic in children.get(None, ())
    )


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """The tree of topics."""
    return render(request, "authorities/topics.html", {"topics": topic_tree()})


@require_safe
@follows_merges(Topic)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic and the reports on it, each with words that show it."""
    topics = Topic.objects.filter(merged_into=None).select_related("parent")
    found = get_object_or_404(topics.prefetch_related("children"), slug=slug)
    reports = Report.objects.published().filter(pk__in=marks_of(found).values("report")).newest_first()
    page = page_of(request, reports.for_lists(), A_PAGE)
    evidence: dict[int, dict[str, TopicMark]] = defaultdict(dict)
    marks = marks_of(found).filter(report__in=[report.pk for report in page])
    for mark in marks.select_related("report").defer("report__text"):
        evidence[mark.report_id].setdefault(mark.exact.casefold(), mark)
    context = {
        "topic": found,
        "page_obj": page,
        "evidence": {report: list(words.values()) for report, words in evidence.items()},
    }
    return render(request, "authorities/topic.html", context)
