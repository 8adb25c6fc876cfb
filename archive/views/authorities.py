"""Who publishes, acts and speaks, and what about: states, persons, outlets, topics."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

from archive.dossier import by_report, with_outlet
from archive.models import Outlet, Person, Report, Signature, State, Statement, Topic, TopicMark
from archive.views.filters import OutletFilter, PersonFilter, StateFilter, marks_of
from archive.views.shown import outlets_shown, persons_shown, treaties_shown

A_PAGE = 25


class StateList(FilterView):
    """States, each with the number of its treaties."""

    filterset_class = StateFilter
    template_name = "authorities/states.html"
    paginate_by = 100

    def get_queryset(self):
        """By name; `treaty_count` counts the treaties that readers see."""
        shown = Q(treaties__in=treaties_shown().order_by().values("pk"))
        return State.objects.annotate(treaty_count=Count("treaties", filter=shown, distinct=True)).order_by("name")


@require_safe
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """A state: its names, treaties, people, and the signatures that reports say were given for it."""
    found = get_object_or_404(State.objects.select_related("successor").prefetch_related("names"), slug=slug)
    signatures = by_report(Signature.objects.public().filter(signed_for=found)).select_related("person", "treaty")
    context = {
        "state": found,
        "predecessors": found.predecessors.all(),
        "treaties": treaties_shown().filter(pk__in=found.treaties.order_by().values("pk")),
        "persons": persons_shown().filter(state=found),
        "signatures": _told(signatures, "person_id", "treaty_id"),
    }
    return render(request, "authorities/state.html", context)


class PersonList(FilterView):
    """Persons, each with the numbers of treaties signed and words quoted."""

    filterset_class = PersonFilter
    template_name = "authorities/persons.html"
    paginate_by = 100

    def get_queryset(self):
        """By name."""
        return persons_shown().select_related("state")


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A person: names, offices, what was signed and what was said."""
    persons = Person.objects if request.user.is_staff else persons_shown()
    found = get_object_or_404(persons.select_related("state").prefetch_related("names"), slug=slug)
    signatures = by_report(Signature.objects.public().filter(person=found)).select_related("treaty", "signed_for")
    statements = by_report(Statement.objects.public().filter(person=found))
    context = {
        "person": found,
        "treaties": treaties_shown().filter(pk__in=found.signed_treaties.order_by().values("pk")),
        "signatures": _told(signatures, "treaty_id"),
        "page_obj": _page(request, statements.select_related("treaty", "provision__treaty")),
    }
    return render(request, "authorities/person.html", context)


@dataclass(frozen=True, slots=True)
class Told:
    """A signature that reports tell of, with one fact a report; `fact` is the first."""

    fact: Signature
    facts: tuple[Signature, ...]


def _told(signatures: QuerySet[Signature], *same: str) -> tuple[Told, ...]:
    """Signatures that agree in the fields `same` told once, with every report that tells of them."""
    groups: dict[tuple, dict[int, Signature]] = defaultdict(dict)
    for signature in signatures:
        key = tuple(getattr(signature, name) for name in same)
        groups[key].setdefault(signature.report_id, signature)
    return tuple(Told(next(iter(group.values())), tuple(group.values())) for group in groups.values())


class OutletList(FilterView):
    """Outlets, each with the number of its reports."""

    filterset_class = OutletFilter
    template_name = "authorities/outlets.html"
    paginate_by = 100

    def get_queryset(self):
        """Those with most reports first."""
        return outlets_shown()


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """An outlet and its reports."""
    outlets = Outlet.objects if request.user.is_staff else outlets_shown()
    found = get_object_or_404(outlets.prefetch_related("names"), slug=slug)
    reports = with_outlet(Report.objects.published().filter(outlet=found).newest_first())
    return render(request, "authorities/outlet.html", {"outlet": found, "page_obj": _page(request, reports)})


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
    for topic in Topic.objects.all():
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
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic and the reports on it, each with words that show it."""
    found = get_object_or_404(Topic.objects.select_related("parent").prefetch_related("children"), slug=slug)
    reports = Report.objects.published().filter(pk__in=marks_of(found).values("report")).newest_first()
    page = _page(request, with_outlet(reports))
    evidence: dict[int, dict[str, TopicMark]] = defaultdict(dict)
    for mark in marks_of(found).filter(report__in=[report.pk for report in page]).select_related("report"):
        evidence[mark.report_id].setdefault(mark.exact.casefold(), mark)
    context = {
        "topic": found,
        "page_obj": page,
        "evidence": {report: list(words.values()) for report, words in evidence.items()},
    }
    return render(request, "authorities/topic.html", context)


def _page(request: HttpRequest, rows: QuerySet) -> Page:
    """The page of the list that the address asks for; the nearest one where there is none."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
