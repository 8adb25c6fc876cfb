"""Every wording of a provision, once, with all reports that quote it so; language by language."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from django.db.models import F

from archive.concordance.tokens import primary
from archive.edition import words_address
from archive.models import Fact, OfficialProvision, Provision, QuotedClause
from archive.models.facts import Basis
from archive.models.report import dispatch_of

UNKNOWN = "und"
"""BCP 47's own tag for a language that is not known."""
COLUMNS = (
    "pk",
    "start",
    "exact",
    "state",
    "basis",
    "speaker",
    "report_id",
    "report__slug",
    "report__title",
    "report__outlet__name",
    "report__language",
    "report__published",
    "report__sample",
    "dispatch",
)
"""What is asked of each clause, in the order in which a `Witness` has it."""


def language_of(tag: str) -> str:
    """The language in which wordings are laid side by side: `ko` for ko-KP and ko; `und` where none is known."""
    return primary(tag) or UNKNOWN


class Clause(Protocol):
    """A clause as far as wordings are counted by it: its words, its report, and the dispatch that this reprints."""

    exact: str
    report: str
    """The report's slug."""
    dispatch: int
    """Reports that reprint one another have the same."""


Quoting = TypeVar("Quoting", bound=Clause)


@dataclass(frozen=True, slots=True)
class Witness:
    """One clause in one report, with all that is told of a witness."""

    pk: int
    start: int
    exact: str
    state: str
    basis: str
    speaker: str
    report_id: int
    report: str
    """The report's slug."""
    title: str
    outlet: str | None
    tag: str
    """The report's language, as it is kept."""
    published: str
    sample: bool
    dispatch: int

    @property
    def address(self) -> str:
        """Where its words stand in its report."""
        return words_address(self.report, "clause", self.pk)

    @property
    def matched(self) -> bool:
        """Whether its provision was found by its words."""
        return self.basis == Basis.MATCHED

    @property
    def says_basis(self) -> str:
        """How the provision is known that it is of; empty where nothing is said of that."""
        return Basis(self.basis).label if self.basis else ""

    @property
    def says_state(self) -> str:
        """What a curator has said of it."""
        return Fact.State(self.state).label


@dataclass(frozen=True)
class Reading(Generic[Quoting]):
    """One wording, letter for letter, with its witnesses, the oldest report's first."""

    text: str
    witnesses: tuple[Quoting, ...]

    @cached_property
    def dispatches(self) -> tuple[tuple[Quoting, ...], ...]:
        """A witness for each report, by dispatch: the reports of one dispatch are not independent of one another."""
        groups: dict[int, dict[str, Quoting]] = defaultdict(dict)
        for witness in self.witnesses:
            groups[witness.dispatch].setdefault(witness.report, witness)
        return tuple(tuple(group.values()) for group in groups.values())

    @property
    def independent(self) -> int:
        """How many of its reports are independent."""
        return len(self.dispatches)

    @cached_property
    def reports(self) -> int:
        """How many reports have it."""
        return sum(len(group) for group in self.dispatches)


@dataclass(frozen=True)
class InLanguage(Generic[Quoting]):
    """A provision in one language: what reports quote, the oldest first, and its official text where there is one."""

    language: str
    witnesses: tuple[Quoting, ...]
    official: OfficialProvision | None = None

    @cached_property
    def readings(self) -> tuple[Reading[Quoting], ...]:
        """Each wording once: first those of most independent reports, then those of most reports, then the oldest."""
        same: dict[str, list[Quoting]] = defaultdict(list)
        for witness in self.witnesses:
            same[witness.exact].append(witness)
        readings = [Reading(text, tuple(group)) for text, group in same.items()]
        return tuple(sorted(readings, key=lambda reading: (-reading.independent, -reading.reports)))

    @cached_property
    def reports(self) -> int:
        """How many reports quote it in this language."""
        return len({witness.report for witness in self.witnesses})

    @cached_property
    def independent(self) -> int:
        """How many of them are independent."""
        return len({witness.dispatch for witness in self.witnesses})

    def named(self, name: str) -> Reading[Quoting] | None:
        """The reading that `name_of` names so, by any of its reports; `None` where there is none."""
        report, _, number = name.partition(":")
        numbered = {str(place): text for place, text in enumerate(self._texts_in(report), 1)}
        text = numbered.get(number or "1")
        return next((reading for reading in self.readings if reading.text == text), None)

    def name_of(self, reading: Reading) -> str:
        """What an address calls a reading: its oldest report's slug; `slug:2` for a second one of that report."""
        report = reading.witnesses[0].report
        place = self._texts_in(report).index(reading.text)
        return f"{report}:{place + 1}" if place else report

    def _texts_in(self, report: str) -> list[str]:
        """The wordings that one report has, in the order of its text."""
        return list(dict.fromkeys(self._by_report.get(report, ())))

    @cached_property
    def _by_report(self) -> dict[str, list[str]]:
        texts: dict[str, list[str]] = defaultdict(list)
        for witness in self.witnesses:
            texts[witness.report].append(witness.exact)
        return texts


@dataclass(frozen=True)
class Wordings:
    """A provision in every language that is known of it, the one with most independent reports first."""

    languages: tuple[InLanguage, ...]

    @cached_property
    def reports(self) -> int:
        """How many reports quote it, in whatever language."""
        return len({witness.report for one in self.languages for witness in one.witnesses})

    @cached_property
    def independent(self) -> int:
        """How many of them are independent."""
        return len({witness.dispatch for one in self.languages for witness in one.witnesses})

    def in_language(self, language: str) -> InLanguage | None:
        """The provision in the language; `None` where nothing is known of it there."""
        return next((one for one in self.languages if one.language == language), None)


def wordings_of(provision: Provision) -> Wordings:
    """Gathers them from published reports and official texts, in two queries."""
    clauses = QuotedClause.objects.public().filter(provision=provision).annotate(dispatch=dispatch_of("report"))
    oldest = F("report__published_earliest").asc(nulls_last=True)
    witnesses: dict[str, list[Witness]] = defaultdict(list)
    for row in clauses.order_by(oldest, "report_id", "start").values_list(*COLUMNS):
        witness = Witness(*row)
        witnesses[language_of(witness.tag)].append(witness)
    texts = provision.official.select_related("official_text").defer("official_text__text")
    official = {language_of(text.official_text.language): text for text in texts}
    languages = (
        InLanguage(language, tuple(witnesses[language]), official.get(language))
        for language in sorted({*witnesses, *official})
    )
    return Wordings(tuple(sorted(languages, key=lambda one: (-one.independent, -one.reports))))
