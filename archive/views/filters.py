"""How the browsing lists can be narrowed. Every choice is in the address, by slugs that last."""

from functools import cached_property

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms import HiddenInput
from django.http import QueryDict

from archive.language_names import language_name
from archive.models import Action, Outlet, Person, Report, Signature, State, Topic, TopicMark, Treaty
from archive.views.evidence import OF_ARTICLES, TIES, UNNAMED, Evidence, evidence_of, is_day_in_addresses


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


def treaties_spoken_of(request) -> QuerySet[Treaty]:
    """The treaties that published reports speak of, and the one that the address names."""
    asked = Q(slug=request.GET.get("treaty", "") if request else "", pk__in=Treaty.objects.shown().values("pk"))
    return Treaty.objects.with_report_counts().filter(Q(report_count__gt=0) | asked).order_by("name")


def parties(_request) -> QuerySet[State]:
    """The states that are party to treaties that readers see."""
    treaties = Treaty.objects.shown().describable().values("pk")
    return State.objects.filter(pk__in=Treaty.parties.through.objects.filter(treaty__in=treaties).values("state"))


def states_of_persons(_request) -> QuerySet[State]:
    """The states of the persons that readers see."""
    persons = Person.objects.shown().describable().filter(state__isnull=False)
    return State.objects.filter(pk__in=persons.order_by().values("state"))


def treaties_shown(_request) -> QuerySet[Treaty]:
    """The treaties that readers see."""
    return Treaty.objects.shown()


def persons_shown(_request) -> QuerySet[Person]:
    """The persons that readers see."""
    return Person.objects.shown()


def states_standing(_request) -> QuerySet[State]:
    """The states that have not been merged away."""
    return State.objects.filter(merged_into=None)


def validate_day(day: str) -> None:
    """Raises ValidationError where the words are no day of a step."""
    if not is_day_in_addresses(day):
        raise ValidationError("“%(day)s” is no date.", params={"day": day})


def without(asked: QueryDict, *names: str) -> str:
    """The address of a list without these choices, from its first page on."""
    rest = asked.copy()
    for name in (*names, "page"):
        rest.pop(name, None)
    return f"?{rest.urlencode()}"


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


class EvidenceMixin:
    """Asked for by links and not by the reader's hand; all that is asked of one fact is looked for together."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=HiddenInput, **kwargs)

    def filter(self, rows, _value):
        """Leaves it to the list to look."""
        return rows


class EvidenceChoice(EvidenceMixin, filters.ChoiceFilter):
    """One of a few words."""


class EvidenceWords(EvidenceMixin, filters.CharFilter):
    """Words that stand in the fact."""


class EvidenceOf(EvidenceMixin, StandingFilter):
    """An authority that the fact names."""


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
    step = EvidenceChoice(choices=Action.choices)
    day = EvidenceWords(validators=[validate_day])
    place = EvidenceWords()
    signer = EvidenceOf(queryset=persons_shown, to_field_name="slug")
    signed_for = EvidenceOf(queryset=states_standing, to_field_name="slug")
    tie = EvidenceChoice(choices=TIES)
    other = EvidenceOf(queryset=treaties_shown, to_field_name="slug", null_label="not named", null_value=UNNAMED)
    does = EvidenceChoice(choices=[(name, name) for name in OF_ARTICLES])
    article = EvidenceWords()

    class Meta:
        model = Report
        fields = ["treaty", "topic", "outlet", "language", "year", "origin"]

    only = "Only reports that say:"
    """What `asked` goes on from."""

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What the reports have to say to be listed."""
        return evidence_of(self.form.cleaned_data) if self.is_bound and self.form.is_valid() else []

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What that is in words, each with the rest of the address without it."""
        return [(one.says, without(self.data, *one.asked_by)) for one in self.evidence]

    def filter_queryset(self, queryset):
        """Those that say all of it."""
        reports = super().filter_queryset(queryset)
        for one in self.evidence:
            reports = reports.filter(pk__in=one.facts.order_by().values("report"))
        return reports

    def of_treaty(self, reports, _name, treaty):
        """Those that speak of the treaty; what says something of it speaks of it, in whatever words."""
        return reports if self.evidence else reports.speaking_of(treaty)

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

    signed = StandingFilter(
        label="Signed", method="who_signed", queryset=treaties_shown, to_field_name="slug", widget=HiddenInput
    )

    class Meta:
        model = Person
        fields = ["name", "state"]

    only = "Only persons who"

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The treaty that they signed, in words, with the rest of the address without it."""
        treaty = self.form.cleaned_data.get("signed") if self.is_bound and self.form.is_valid() else None
        return [(f"signed {treaty.short_name}", without(self.data, "signed"))] if treaty else []

    def who_signed(self, persons, _name, treaty):
        """Those of whom the record or a report says that they signed it."""
        told = Signature.objects.public().filter(treaty=treaty).order_by().values("person")
        return persons.filter(Q(pk__in=told) | Q(pk__in=treaty.signatories.values("pk")))

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
