"""How the browsing lists can be narrowed. Every choice is in the address, by slugs that last."""

import django_filters as filters
from django.db.models import Q, QuerySet

from archive.models import Outlet, Person, Report, State, Topic, TopicMark, Treaty
from archive.models.authority import Authority
from archive.templatetags.edition import language_name
from archive.views.shown import treaties_shown


def languages() -> list[tuple[str, str]]:
    """The languages of published reports."""
    tags = Report.objects.published().exclude(language="").order_by("language").values_list("language", flat=True)
    return [(tag, language_name(tag)) for tag in tags.distinct()]


def years_published() -> list[tuple[int, int]]:
    """The years in which published reports came out, the latest first."""
    days = Report.objects.published().dates("published_earliest", "year", order="DESC")
    return [(day.year, day.year) for day in days]


def years_signed() -> list[tuple[int, int]]:
    """The years in which treaties were signed, the latest first."""
    return [(day.year, day.year) for day in treaties_shown().dates("signed_earliest", "year", order="DESC")]


def outlets_of_published(_request) -> QuerySet[Outlet]:
    """The outlets that published reports come from."""
    return Outlet.objects.filter(reports__status=Report.Status.PUBLISHED).distinct()


def treaties_spoken_of(_request) -> QuerySet[Treaty]:
    """The treaties that published reports speak of."""
    return treaties_shown().filter(report_count__gt=0).order_by("name")


class ReportFilter(filters.FilterSet):
    """Of reports."""

    treaty = filters.ModelChoiceFilter(
        label="Treaty", method="of_treaty", queryset=treaties_spoken_of, to_field_name="slug", empty_label="any treaty"
    )
    topic = filters.ModelChoiceFilter(
        label="Topic", method="on_topic", queryset=Topic.objects.all(), to_field_name="slug", empty_label="any topic"
    )
    outlet = filters.ModelChoiceFilter(
        label="Outlet", queryset=outlets_of_published, to_field_name="slug", empty_label="any outlet"
    )
    language = filters.ChoiceFilter(label="Language", choices=languages, empty_label="any language")
    year = filters.ChoiceFilter(
        label="Published in",
        field_name="published_earliest",
        lookup_expr="year",
        choices=years_published,
        empty_label="any year",
    )
    origin = filters.ChoiceFilter(
        label="Origin",
        method="of_origin",
        choices=[("real", "published reports"), ("sample", "samples, written for this project")],
        empty_label="reports and samples",
    )

    class Meta:
        model = Report
        fields = ["treaty", "topic", "outlet", "language", "year", "origin"]

    def of_treaty(self, reports, _name, treaty):
        """Those that speak of the treaty."""
        return reports.speaking_of(treaty)

    def on_topic(self, reports, _name, topic):
        """Those on the topic or one below it."""
        return reports.filter(pk__in=marks_of(topic).values("report"))

    def of_origin(self, reports, _name, origin):
        """Those that somebody published, or those written for the project."""
        return reports.filter(sample=origin == "sample")


def marks_of(topic: Topic) -> QuerySet[TopicMark]:
    """The words in published reports that show a topic or one below it."""
    return TopicMark.objects.public().filter(Q(topic=topic) | Q(topic__parent=topic))


class TreatyFilter(filters.FilterSet):
    """Of treaties."""

    name = filters.CharFilter(label="Name contains", method="named")
    party = filters.ModelChoiceFilter(
        label="Party",
        field_name="parties",
        queryset=State.objects.filter(treaties__isnull=False).distinct(),
        to_field_name="slug",
        empty_label="any state",
    )
    signed = filters.ChoiceFilter(
        label="Signed in",
        field_name="signed_earliest",
        lookup_expr="year",
        choices=years_signed,
        empty_label="any year",
    )
    known = filters.ChoiceFilter(
        label="Known from",
        method="known_from",
        choices=[("record", "the authority record"), ("reports", "reports only")],
        empty_label="record or reports",
    )

    class Meta:
        model = Treaty
        fields = ["name", "party", "signed", "known"]

    def named(self, treaties, _name, words):
        """Those of which one title contains the words."""
        return treaties.filter(Q(name__icontains=words) | Q(pk__in=_ids_named(Treaty, words)))

    def known_from(self, treaties, _name, source):
        """Those of the authority files, or those first met in a report."""
        return treaties.filter(vouched=source == "record")


class PersonFilter(filters.FilterSet):
    """Of persons."""

    name = filters.CharFilter(label="Name contains", method="named")
    state = filters.ModelChoiceFilter(
        label="State",
        queryset=State.objects.filter(persons__isnull=False).distinct(),
        to_field_name="slug",
        empty_label="any state",
    )

    class Meta:
        model = Person
        fields = ["name", "state"]

    def named(self, persons, _name, words):
        """Those of whom one spelling contains the words."""
        return persons.filter(Q(name__icontains=words) | Q(pk__in=_ids_named(Person, words)))


class StateFilter(filters.FilterSet):
    """Of states."""

    name = filters.CharFilter(label="Name contains", method="named")
    having = filters.ChoiceFilter(
        label="Which",
        method="with_treaties",
        choices=[("treaties", "those with treaties here")],
        empty_label="every state",
    )

    class Meta:
        model = State
        fields = ["name", "having"]

    def named(self, states, _name, words):
        """Those of which one name contains the words."""
        return states.filter(Q(name__icontains=words) | Q(pk__in=_ids_named(State, words)))

    def with_treaties(self, states, _name, _value):
        """Those that are party to a treaty here."""
        return states.filter(treaty_count__gt=0)


class OutletFilter(filters.FilterSet):
    """Of outlets."""

    name = filters.CharFilter(label="Name contains", method="named")

    class Meta:
        model = Outlet
        fields = ["name"]

    def named(self, outlets, _name, words):
        """Those of which one name contains the words."""
        return outlets.filter(Q(name__icontains=words) | Q(pk__in=_ids_named(Outlet, words)))


def _ids_named(authority: type[Authority], words: str) -> QuerySet:
    """The keys of the authorities that have another name with these words in it."""
    return authority.objects.filter(names__text__icontains=words).order_by().values("pk")
