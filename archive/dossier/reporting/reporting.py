"""Who reports on a treaty: when, in which languages, in which outlets, on which topics, and how many independently."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast

from archive.dossier.reporting.charts import Axis, Slot, Span, axis_of, bars
from archive.language_names import language_name
from archive.models import Outlet, Report, Topic, TopicMark, Treaty
from archive.models.report import dispatch_of

SERIES = 8
"""Languages, and outlets, that have a row of their own; the others share one."""
TOPICS = 12
"""Topics that are named."""


class Row(NamedTuple):
    """A report, as far as it is counted."""

    pk: int
    dispatch: int
    language: str
    outlet: int | None
    published: str
    earliest: str | None
    latest: str | None
    """Bounds of that, as text: most reports share theirs with others, and so few dates have to be made."""

    @property
    def span(self) -> tuple[str | None, str | None]:
        """The days on which it can have come out; of one that is undated, none."""
        return self.earliest, self.latest


@dataclass(frozen=True, slots=True)
class Series:
    """The reports of one language or outlet, or of the rest of them."""

    label: str
    value: str
    """What the list of reports calls it in its address; empty where it has no list of its own."""
    reports: int
    independent: int
    counts: Sequence[int]
    """Reports by place on the axis."""

    @property
    def bars(self) -> str:
        """Its bars, the fullest period of its own at their full height."""
        return bars(self.counts, max(self.counts))


@dataclass(frozen=True, slots=True)
class Chart:
    """The reports by place on the axis: how many, and how many of them are the first of their dispatch."""

    axis: Axis
    reports: Sequence[int]
    independent: Sequence[int]
    languages: Sequence[Series]
    outlets: Sequence[Series]

    @property
    def tallest(self) -> int:
        """Reports of the fullest period."""
        return max(self.reports)

    @property
    def reprints(self) -> Sequence[int]:
        """Reprints by place."""
        return [every - first for every, first in zip(self.reports, self.independent, strict=True)]

    @property
    def solid(self) -> str:
        """The bars of what is independent."""
        return bars(self.independent, self.tallest)

    @property
    def hollow(self) -> str:
        """The bars of reprints, which stand on those."""
        return bars(self.reprints, self.tallest, self.independent)

    @property
    def told(self) -> list[tuple[int, str]]:
        """What is said of each bar, by its place."""
        return [
            (at, f"{slot.label}: {every:,} report{'s' * (every > 1)}, {first:,} independent")
            for at, (slot, every, first) in enumerate(zip(self.axis.slots, self.reports, self.independent, strict=True))
            if every
        ]

    @property
    def periods(self) -> list[tuple[Slot, int, list[int | str]]]:
        """The chart as a table: each place, its reports, and the independent ones and those of each series."""
        columns = [self.independent, *(series.counts for series in (*self.languages, *self.outlets))]
        return [
            (slot, self.reports[at], [column[at] or "" for column in columns])
            for at, slot in enumerate(self.axis.slots)
        ]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reports that speak of a treaty, counted."""

    reports: int = 0
    independent: int = 0
    outlets: int = 0
    languages: int = 0
    first: str = ""
    """When the oldest came out, as EDTF; a day that is known goes before a year that holds it."""
    last: str = ""
    """When the newest came out, likewise."""
    undated: int = 0
    rough: int = 0
    """Reports whose date is rougher than the periods of the chart."""
    chart: Chart | None = None
    topics: Sequence[Topic] = ()
    """What most of them are about, each topic with its `report_count`."""
    more_topics: int = 0
    newest: Sequence[int] = ()
    """The ids of the reports, the newest first; the undated come last."""

    @property
    def rows_share_dispatches(self) -> bool:
        """Whether a dispatch counts in several rows of a table, which then add up to more than there are."""
        tables = (self.chart.languages, self.chart.outlets) if self.chart else ()
        return any(sum(series.independent for series in table) > self.independent for table in tables)


def reporting_of(treaty: Treaty) -> Reporting:
    """Counts the published reports that speak of the treaty, in a fixed number of queries."""
    spoken = Report.objects.published().speaking_of(treaty).order_by("published_earliest", "pk")
    days = Cast("published_earliest", CharField()), Cast("published_latest", CharField())
    rows = [Row._make(row) for row in spoken.values_list("pk", dispatch_of(), "language", "outlet", "published", *days)]
    if not rows:
        return Reporting()
    dated = [row for row in rows if row.earliest]
    spans = Counter(row.span for row in dated)
    axis = axis_of({_dates(span): number for span, number in spans.items()})
    chart = _chart(axis, rows, {span: axis.place(_dates(span)) for span in spans}) if axis else None
    topics = _topics(spoken)
    return Reporting(
        reports=len(rows),
        independent=len({row.dispatch for row in rows}),
        outlets=len({row.outlet for row in rows} - {None}),
        languages=len({row.language for row in rows} - {""}),
        first=min(dated, key=attrgetter("latest")).published if dated else "",
        last=dated[-1].published if dated else "",
        undated=len(rows) - len(dated),
        rough=len(dated) - sum(chart.reports) if chart else 0,
        chart=chart,
        topics=topics[:TOPICS],
        more_topics=len(topics[TOPICS:]),
        newest=[row.pk for row in reversed(rows)],
    )


def _dates(span: tuple[str, str]) -> Span:
    first, last = map(datetime.date.fromisoformat, span)
    return first, last


def _chart(axis: Axis, rows: Sequence[Row], places: Mapping[tuple, int | None]) -> Chart:
    """The chart of all, and of each language and outlet; `places` are those of their dates on the axis."""
    firsts = {row.dispatch: row for row in reversed(rows)}  # the oldest of each: it is what the others reprint
    place_of = {row.pk: places.get(row.span) for row in rows}
    outlets = Outlet.objects.only("name", "slug").in_bulk({row.outlet for row in rows})

    def by_place(found: Iterable[Row]) -> list[int]:
        counted = Counter(place_of[row.pk] for row in found)
        return [counted[at] for at in range(len(axis.slots))]

    def series(groups: Iterable[tuple[str, str, list[Row]]]) -> list[Series]:
        return [
            Series(label, value, len(found), len({row.dispatch for row in found}), by_place(found))
            for label, value, found in groups
        ]

    return Chart(
        axis=axis,
        reports=by_place(rows),
        independent=by_place(firsts.values()),
        languages=series(_groups(rows, attrgetter("language"), lambda tag: (language_name(tag), tag))),
        outlets=series(_groups(rows, attrgetter("outlet"), lambda pk: (outlets[pk].name, outlets[pk].slug))),
    )


def _groups(
    rows: Iterable[Row], kind: Callable[[Row], Hashable], named: Callable[[Hashable], tuple[str, str]]
) -> Iterator[tuple[str, str, list[Row]]]:
    """The reports of the `SERIES` kinds that most are of, with the names of each; the rest; and those of no kind."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[kind(row)].append(row)
    unknown = [row for none in (None, "") for row in groups.pop(none, [])]
    largest = sorted(groups.items(), key=lambda group: -len(group[1]))
    for key, found in largest[:SERIES]:
        yield *named(key), found
    if others := [row for _, found in largest[SERIES:] for row in found]:
        yield f"{len(largest) - SERIES} other{'s' * (len(largest) > SERIES + 1)}", "", others
    if unknown:
        yield "not known", "", unknown


def _topics(spoken: QuerySet[Report]) -> list[Topic]:
    """What the reports are about, topics of most reports first; one that has others below it is told by those."""
    marks = TopicMark.objects.standing().filter(report__in=spoken.order_by().values("pk"))
    counted = marks.order_by().values_list("topic").annotate(reports=Count("report", distinct=True))
    topics = Topic.objects.filter(children=None).in_bulk(numbers := dict(counted))
    for pk, topic in topics.items():
        topic.report_count = numbers[pk]
    return sorted(topics.values(), key=lambda topic: (-topic.report_count, topic.position, topic.pk))
