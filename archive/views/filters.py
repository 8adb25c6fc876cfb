"""How the browsing lists can be narrowed. Every choice is in the address, by slugs that last."""

import django_filters as filters
from django.db.models import Q, QuerySet

from archive.language_names import language_name
from archive.models import Outlet, Person, Report, State, Topic, TopicMark, Treaty


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
    return [(day.year, day.year) for day in Treaty.objects.shown().dates("signed_earliest", "year", order="DESC")]


def outlets_of_published(_request) -> QuerySet[Outlet]:
    """The outlets that published reports come from."""
    return Outlet.objects.standing().filter(reports__status=Report.Status.PUBLISHED).distinct()


def treaties_spoken_of(_request) -> QuerySet[Treaty]:
    """The treaties that published reports speak of."""
    return Treaty.objects.with_report_counts().filter(report_count__gt=0).order_by("name")


def parties(_request) -> QuerySet[State]:
    """The states that are party to treaties that readers see."""
    treaties = Treaty.objects.shown().describable().values("pk")
    return State.objects.filter(pk__in=Treaty.parties.through.objects.filter(treaty__in=treaties).values("state"))


def states_of_persons(_request) -> QuerySet[State]:
    """The states of the persons that readers see."""
    persons = Person.objects.shown().describable().filter(state__isnull=False)
    return State.objects.filter(pk__in=persons.order_by().values("state"))


class StandingField(filters.fields.ModelChoiceField):
    """A row by its address; the address of one that was merged away leads to the one that stands."""

    def to_python(self, value):
        """The row that stands."""
        return super().to_python(self._standing(value))

    def prepare_value(self, value):
        """What the list of choices shows as chosen."""
        return super().prepare_value(self._standing(value))

    def _standing(self, value):
        if not (value and isinstance(value, str)):
            return value
        merged = self.queryset.model.objects.filter(slug=value).exclude(merged_into=None).first()
        return merged.standing.slug if merged else value


class StandingFilter(filters.ModelChoiceFilter):
    """Narrows to what is of one authority."""

    field_class = StandingField


class NamedFilter(filters.FilterSet):
    """Of rows that have a name and other names."""

    name = filters.CharFilter(label="Name contains", method="named")

    def named(self, rows, _name, words):
        """Those of which one name contains the words."""
        other = self._meta.model.objects.filter(names__text__icontains=words).order_by().values("pk")
        return rows.filter(Q(name__icontains=words) | Q(pk__in=other))


class ReportFilter(filters.FilterSet):
    """Of reports."""

    treaty = StandingFilter(
        label="Treaty", method="of_treaty", queryset=treaties_spoken_of, to_field_name="slug", empty_label="any treaty"
    )
    topic = StandingFilter(
        label="Topic",
        method="on_topic",
        queryset=Topic.objects.filter(merged_into=None),
        to_field_name="slug",
        empty_label="any topic",
    )
    outlet = StandingFilter(
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
        choices=[("real", "published reports"), ("sample", "sample, written for this project")],
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


class TreatyFilter(NamedFilter):
    """Of treaties."""

    party = StandingFilter(
        label="Party", method="of_party", queryset=parties, to_field_name="slug", empty_label="any state"
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

    def of_party(self, treaties, _name, state):
        """Those to which the state is party."""
        return treaties.of_party(state)

    def known_from(self, treaties, _name, source):
        """Those of the authority files, or those first met in a report."""
        return treaties.filter(vouched=source == "record")


class PersonFilter(NamedFilter):
    """Of persons."""

    state = StandingFilter(
        label="State", method="of_state", queryset=states_of_persons, to_field_name="slug", empty_label="any state"
    )

    class Meta:
        model = Person
        fields = ["name", "state"]

    def of_state(self, persons, _name, state):
        """Those of whom readers may know that they are of the state."""
        return persons.describable().filter(state=state)


class StateFilter(NamedFilter):
    """Of states."""

    having = filters.ChoiceFilter(
        label="Which",
        method="with_treaties",
        choices=[("treaties", "those with treaties here")],
        empty_label="every state",
    )

    class Meta:
        model = State
        fields = ["name", "having"]

    def with_treaties(self, states, _name, _value):
        """Those that are party to a treaty here."""
        return states.filter(treaty_count__gt=0)


class OutletFilter(NamedFilter):
    """Of outlets."""

    class Meta:
        model = Outlet
        fields = ["name"]
