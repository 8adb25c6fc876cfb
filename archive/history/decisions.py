"""A curator's decisions on a report and its facts, each as an entry; those of one click as one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import Count, Exists, Model, OuterRef, QuerySet
from django.urls import reverse

from archive.history.entry import Change, Entry
from archive.history.wording import Names, Values, changes, named_in
from archive.models import FACTS, Decision, Report

Action = Decision.Action

HIDDEN = {
    # of a fact: where it stands and how it was found, which the entry's words and verb say
    *("start", "end", "exact", "prefix", "suffix", "rule", "confidence", "state", "adrift", "replaced"),
    # of a report: what follows from the rest
    *("held", "status", "published_basis", "published_evidence"),
}
"""Fields whose change no reader of a history has to be told."""
ON_REPORT = {
    Action.EDIT: "corrected {}",
    Action.PUBLISH: "published {}",
    Action.WITHDRAW: "withdrew {}",
    Action.READ_AGAIN: "read {} again",
}
SETTING = {Action.EDIT, Action.ADD, Action.UNDO, Action.REOPEN, Action.READ_AGAIN}
"""What sets fields, so that they are to be shown."""


def entries(decisions: QuerySet[Decision]) -> list[Entry]:
    """The decisions, in their order, as a person reads them."""
    found = list(_with_all_named(decisions))
    names = Names(
        pair for one in found for values in (one.before, one.after) for pair in named_in(model_of(one), values)
    )
    clicks: dict[object, list[Decision]] = {}
    for decision in found:
        clicks.setdefault(decision.batch or decision.pk, []).append(decision)
    return [_entry(together, len(together), names) for together in clicks.values()]


def latest(number: int) -> list[Entry]:
    """What was decided last, on whatever report: what one click or command decided is one entry.

    It has the words of one of the facts; of a report, the title.
    """
    later = Decision.objects.filter(batch=OuterRef("batch"), pk__gt=OuterRef("pk"))
    found = list(_with_all_named(Decision.objects.filter(~Exists(later))).order_by("-pk")[:number])
    batches = Decision.objects.filter(batch__in=[one.batch for one in found if one.batch]).order_by()
    sizes = dict(batches.values_list("batch").annotate(Count("pk")))
    return [_in_short(one, sizes.get(one.batch, 1)) for one in found]


def _in_short(decision: Decision, number: int) -> Entry:
    entry = _entry([decision], number, Names([]))
    if decision.kind in FACTS:
        return entry
    if number == 1:
        return replace(entry, words=(decision.report.title,))
    return replace(entry, link=f"{reverse('admin:archive_decision_changelist')}?batch={decision.batch}")


def _with_all_named(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    return decisions.select_related("by", "undoes", "undone_by", "report").defer("report__text")


def model_of(decision: Decision) -> type[Model]:
    """The model of what was decided on."""
    return FACTS.get(decision.kind, Report)


def what(decision: Decision, number: int = 1) -> str:
    """What was done, in the past tense: “confirmed a date mention”, “took back: confirmed 12 facts at once”."""
    if decision.undoes:
        return f"took back: {what(decision.undoes, number)}"
    if decision.kind not in FACTS:
        reports = f"{number:,} reports" if number > 1 else "the report"
        return ON_REPORT.get(decision.action, decision.get_action_display()).format(reports)
    if number > 1:
        return f"{decision.get_action_display()} {number:,} facts at once"
    kind = str(FACTS[decision.kind]._meta.verbose_name)
    return f"{decision.get_action_display()} {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def differences(decision: Decision, names: Names | None = None) -> tuple[Change, ...]:
    """What the decision set, from what to what; of a report that was read again, what that did to its facts too."""
    if decision.action not in SETTING:
        return ()
    model = model_of(decision)
    names = names or Names([*named_in(model, decision.before), *named_in(model, decision.after)])
    language = decision.report.language
    told = changes(model, decision.before, decision.after, names, hidden=HIDDEN, language=language)
    return (*told, *_counted(decision.after)) if decision.action == Action.READ_AGAIN else told


def _counted(after: Values) -> Iterator[Change]:
    """What reading again did to facts of each kind, in numbers."""
    if after.get("text_changed"):
        yield Change("Text", "", "reads otherwise now")
    for kind, numbers in after.get("facts", {}).items():
        name = str(FACTS[kind]._meta.verbose_name_plural)
        yield Change(
            name[:1].upper() + name[1:],
            "",
            ", ".join(f"{number} {became.replace('_', ' ')}" for became, number in numbers.items()),
        )


def _entry(together: Sequence[Decision], number: int, names: Names) -> Entry:
    """One entry for what one click decided; what each of several facts was set to is not told one by one."""
    first = together[0]
    return Entry(
        at=first.at,
        by=first.by,
        said=what(first, number),
        words=tuple(decision.exact for decision in together if decision.exact),
        language=first.report.language,
        changes=differences(first, names) if number == 1 else (),
        note=first.note,
        link=place_of(first),
        undone=all(decision.is_undone for decision in together),
    )


def place_of(decision: Decision) -> str:
    """Where the report is reviewed, at the fact that was decided on."""
    page = reverse("admin:archive_report_review", args=[decision.report_id])
    return f"{page}#fact-{decision.kind}-{decision.fact_id}" if decision.fact_id else page
