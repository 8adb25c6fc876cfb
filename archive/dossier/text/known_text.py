"""What is known of a treaty's text, provision by provision: quoted, only told in other words, only cited, or unknown.

Where nobody has published the text, the reports are all there is; what stands here is what they had said by a day.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Min, Q
from django.utils import timezone

from archive.concordance.numbering import Place, label_of, label_of_run, place_of
from archive.models import (
    Action,
    Fact,
    OfficialProvision,
    OfficialText,
    Paraphrase,
    Provision,
    QuotedClause,
    Reference,
    Treaty,
)
from archive.models.report import dispatch_of

LONGEST_GAP = 400
"""Numbers between two known provisions that are taken for provisions of which nothing is known."""


class Standing(StrEnum):
    """What is known of a provision's words, the most first."""

    OFFICIAL = "official text"
    QUOTED = "quoted"
    TOLD = "only told in other words"
    CITED = "only cited"
    LATER = "not yet known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Counted:
    """The reports that say something of a provision by a day, and the first one after it."""

    reports: int = 0
    independent: int = 0
    first: datetime.date | None = None
    """The day of the first one after the day asked for."""
    ever: int = 0
    """Reports of any day."""


@dataclass(frozen=True, slots=True)
class Known:
    """One provision, or a run of such as must be there though nothing is known of them."""

    label: str
    place: Place
    standing: Standing
    provision: Provision | None = None
    subject: str = ""
    """What it provides; empty where, as of a day, nobody had told of it."""
    quoted: Counted = Counted()
    told: Counted = Counted()
    cited: Counted = Counted()
    missing: int = 0
    """How many provisions the run has, where it is one."""

    @property
    def is_unheard_of(self) -> bool:
        """Whether nothing at all shows it, by the day or later, but perhaps an official text."""
        told = any(one.ever for one in (self.quoted, self.told, self.cited))
        return self.standing is Standing.UNKNOWN and not told and not (self.provision and self.provision.subject)

    @property
    def first(self) -> datetime.date | None:
        """The day of the first report after the day asked for that says anything of it."""
        return min((one.first for one in (self.quoted, self.told, self.cited) if one.first), default=None)


@dataclass(frozen=True, slots=True)
class KnownText:
    """What is known of a treaty's text by a day."""

    treaty: Treaty
    provisions: tuple[Known, ...]
    as_of: datetime.date | None
    """`None` where nothing is left out."""
    official: tuple[OfficialText, ...]
    """The official texts, without their words, that were known by then."""
    unplaced: int
    """Published reports that quote it without anything that says where the words stand."""
    later: bool = False
    """Whether an official text is here that was not known by then."""

    @property
    def quoted(self) -> int:
        """How many provisions reports quote."""
        return sum(bool(known.quoted.reports) for known in self.provisions)

    @property
    def numbered(self) -> int:
        """How many provisions there are, known or not."""
        return sum(known.missing or 1 for known in self.provisions)

    @property
    def worded(self) -> int:
        """How many provisions have official words here."""
        return sum(known.standing is Standing.OFFICIAL for known in self.provisions)

    @property
    def is_whole(self) -> bool:
        """Whether an official text has the words of every provision: only then is it known how many there are."""
        worded = {known.label for known in self.provisions if known.standing is Standing.OFFICIAL}
        return bool(worded) and all(known.label.partition("(")[0] in worded for known in self.provisions)

    @property
    def unknown(self) -> int:
        """How many there are of whose words nothing is known."""
        return sum(
            known.missing or 1 for known in self.provisions if known.standing in (Standing.UNKNOWN, Standing.LATER)
        )


def summary(treaty: Treaty, as_of: datetime.date | None = None) -> KnownText:
    """What is known of each provision, in a fixed number of queries; with `as_of`, by the end of that day.

    Of a day that has passed, only reports count that were surely published by then: one of which no day is known, or
    none that is exact enough, does not.
    """
    if as_of is not None and as_of >= timezone.localdate():
        as_of = None
    official = _official_texts(treaty, as_of)
    then = {text.pk for text in official}
    ever = OfficialProvision.objects.filter(official_text__treaty=treaty).values_list("provision_id", "official_text")
    texts, later = set(), set()
    for provision, text in ever:
        (texts if text in then else later).add(provision)
    said = [_counted(model, treaty, as_of) for model in (QuotedClause, Paraphrase, Reference)]
    known = [
        _known(provision, provision.pk in texts, [of_kind.get(provision.pk, Counted()) for of_kind in said], as_of)
        for provision in treaty.provisions.shown()
    ]
    known = [one for one in known if not (one.is_unheard_of and one.provision.pk in later)]
    unplaced = QuotedClause.objects.public().filter(by_then(as_of), treaty=treaty, provision=None)
    return KnownText(
        treaty=treaty,
        provisions=tuple(_with_gaps(sorted(known, key=lambda one: one.place.order), complete=bool(official))),
        as_of=as_of,
        official=official,
        unplaced=unplaced.aggregate(reports=Count("report", distinct=True))["reports"],
        later=bool(later) and not official,
    )


def by_then(as_of: datetime.date | None) -> Q:
    """Of facts: those in reports that were surely published by the end of the day."""
    return Q(report__published_latest__lte=as_of) if as_of else Q()


def _official_texts(treaty: Treaty, as_of: datetime.date | None) -> tuple[OfficialText, ...]:
    """Those that were public by then: since the recorded day of publication, else since they came into the archive."""
    texts = treaty.official_texts.defer("text")
    if as_of is None:
        return tuple(texts)
    published = treaty.record.filter(action=Action.PUBLICATION).aggregate(day=Min("date_latest"))["day"]
    if published:
        return tuple(texts) if published <= as_of else ()
    return tuple(texts.filter(added__date__lte=as_of))


def _counted(model: type[Fact], treaty: Treaty, as_of: datetime.date | None) -> Mapping[int, Counted]:
    """The reports with facts of the kind, by provision."""
    then = by_then(as_of)
    rows = model.objects.public().filter(treaty=treaty, provision__isnull=False).order_by().values("provision")
    counted = rows.annotate(
        reports=Count("report", filter=then, distinct=True),
        independent=Count(dispatch_of("report"), filter=then, distinct=True),
        first=Min("report__published_earliest", filter=Q(report__published_earliest__gt=as_of or datetime.date.max)),
        ever=Count("report", distinct=True),
    )
    return {row.pop("provision"): Counted(**row) for row in counted}


def _known(provision: Provision, official: bool, counts: Sequence[Counted], as_of: datetime.date | None) -> Known:
    """The provision with those that quote it, tell of it and cite it."""
    said = zip((Standing.QUOTED, Standing.TOLD, Standing.CITED), counts, strict=True)
    standing = next((standing for standing, count in said if count.reports), None)
    if official:
        standing = Standing.OFFICIAL
    elif standing is None:
        standing = Standing.LATER if any(count.ever for count in counts) else Standing.UNKNOWN
    untold = as_of is not None and standing in (Standing.LATER, Standing.UNKNOWN)
    subject = "" if untold else provision.subject
    return Known(provision.label, place_of(provision.label), standing, provision, subject, *counts)


def _with_gaps(known: Iterable[Known], *, complete: bool) -> Iterator[Known]:
    """The provisions in their order, with the articles between them that must be there.

    None where the text is here, or where articles are numbered by chapter (`Article 2.4`).
    """
    known = list(known)
    complete = complete or any(one.place.kind == "Article" and one.place.rest.startswith(".") for one in known)
    last = 0
    for one in known:
        place = one.place
        if place.kind == "Article" and place.number:
            gap = place.number - last - 1
            if 0 < gap <= LONGEST_GAP and not complete:
                yield _gap(last + 1, place.number - 1, roman=place.roman)
            last = max(last, place.number)
        yield one


def _gap(first: int, last: int, *, roman: bool) -> Known:
    label = label_of_run("Article", first, last, roman=roman)
    return Known(label, place_of(label_of("Article", first)), Standing.UNKNOWN, missing=last - first + 1)
