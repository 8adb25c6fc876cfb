"""What a match stands on, for pages: in a sentence, and with somewhere to look at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.edition import anchor_of
from archive.language_names import language_name
from archive.models import OfficialProvision, QuotedClause, Report, Treaty
from archive.models.facts import Basis
from archive.templatetags.edition import in_words

CUES = 3
"""Cue words that are named."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that shows which provision a clause is of."""

    by: str
    """`wording`, `official`, `cites` or `cues`."""
    says: str
    """The part of a sentence that says it: “34 of its 40 words stand in the wording of TASS, 19 June 2024”."""
    lead: str
    """The same without its end that names a report."""
    fact: QuotedClause | None = None
    """The clause that is named at its end; none where no report is, or where readers may not see it."""
    url: str = ""
    """Where it can be looked at; empty where there is nothing to lead to."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the grounds of some clauses name, by their ids; treaties by their slugs."""

    clauses: Mapping[int, QuotedClause]
    official: Mapping[int, OfficialProvision]
    treaties: Mapping[str, Treaty]


def told(clause: QuotedClause, *, drafts: bool = False) -> list[Ground]:
    """What shows that a matched clause is of its provision, the weightiest first; empty where it was not matched.

    A report that readers do not see is named in the workbench alone, where `drafts` are asked for.
    """
    return told_of([clause], drafts=drafts)[clause.pk]


def told_of(clauses: Iterable[QuotedClause], *, drafts: bool = False) -> dict[int, list[Ground]]:
    """The same of many clauses, with their reports and provisions, by their ids; in at most three queries and one
    for the treaties' parties.
    """
    clauses = list(clauses)
    kept = {clause.pk: clause.matched_by if clause.basis == Basis.MATCHED else [] for clause in clauses}
    rows = _rows([ground for grounds in kept.values() for ground in grounds], drafts)
    return {clause.pk: [_ground(ground, clause, rows) for ground in kept[clause.pk]] for clause in clauses}


def _rows(grounds: list[dict], drafts: bool) -> _Rows:
    ids = {name: {ground[name] for ground in grounds if name in ground} for name in ("clause", "official", "treaty")}
    clauses = QuotedClause.objects.filter(pk__in=ids["clause"]).select_related("report__outlet")
    if not drafts:
        clauses = clauses.filter(report__status=Report.Status.PUBLISHED)
    official = OfficialProvision.objects.filter(pk__in=ids["official"]).select_related("official_text__treaty")
    treaties = Treaty.objects.filter(slug__in=ids["treaty"]).prefetch_related("parties")
    return _Rows(
        {clause.pk: clause for clause in clauses.defer("report__text")} if ids["clause"] else {},
        {row.pk: row for row in official.defer("official_text__text")} if ids["official"] else {},
        {treaty.slug: treaty for treaty in treaties} if ids["treaty"] else {},
    )


def _ground(kept: dict, clause: QuotedClause, rows: _Rows) -> Ground:
    """A ground as its clause keeps it, in words; what it named may be gone since."""
    label = clause.provision.label if clause.provision else "its provision"
    if kept["by"] == "cues":
        named = ", ".join(f"“{cue}”" for cue in kept.get("cues", ())[:CUES])
        return _plainly(kept, f"it has words that the archive knows {label} by: {named}")
    here = kept.get("report") == clause.report.slug
    if kept["by"] == "cites":
        treaty = rows.treaties.get(kept["treaty"])
        lead = f"it cites {kept['label']} of the {treaty.short_name if treaty else kept['treaty']}, as {label} does"
        return _named(kept, rows, f"{lead} in") or _plainly(kept, f"{lead} in the same report" if here else lead)
    share = f"{kept['shared']} of its {kept['words']} words stand in"
    otherwise = "another wording in the same report" if here else "a wording that is not shown here"
    of = f"{share} the wording of" if kept["by"] == "wording" else share
    return _named(kept, rows, of) or _plainly(kept, f"{share} {otherwise}")


def _plainly(kept: dict, says: str) -> Ground:
    return Ground(kept["by"], says, says)


def _named(kept: dict, rows: _Rows, lead: str) -> Ground | None:
    """The ground with the report or official text that it names; none where that is not there to be seen."""
    if witness := rows.clauses.get(kept.get("clause", 0)):
        report = witness.report
        called = report.outlet or f"“{report.title}”"
        says = f"{lead} {called}, {in_words(report.published) or 'undated'}"
        return Ground(kept["by"], says, lead, witness, f"{report.get_absolute_url()}#{anchor_of(witness)}")
    if official := rows.official.get(kept.get("official", 0)):
        text = official.official_text
        says = f"{lead} the treaty’s own text ({language_name(text.language)})"
        return Ground(kept["by"], says, says, url=text.treaty.get_absolute_url())
    return None
