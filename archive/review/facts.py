"""Decisions on facts that were found: confirmed, rejected, mended, opened again."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from archive import placing
from archive.models import FACTS, Decision, Fact, Report, kind_of
from archive.review.adding import CURATOR
from archive.review.rows import (
    decision_on,
    mended_to_the_same,
    refuse_beside,
    saying_the_same,
    taken,
    taken_report,
    validate,
    values,
)

Action = Decision.Action
State = Fact.State


def confirm(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> Decision:
    """Vouches for a fact as it stands."""
    return _decide(fact, Action.CONFIRM, State.CONFIRMED, by, note, {})


def reject(fact: Fact, by: AbstractBaseUser, *, note: str = "", batch: UUID | None = None) -> Decision:
    """Says that a fact does not hold: no page shows it, and reading again does not bring it back.

    `batch` is shared by all that one click decides.
    """
    return _decide(fact, Action.REJECT, State.REJECTED, by, note, {}, batch)


def edit(fact: Fact, by: AbstractBaseUser, *, note: str = "", batch: UUID | None = None, **fields: object) -> Decision:
    """Mends a fact's fields; its words stay. Raises ValidationError, with nothing changed, where a value is wrong."""
    return _decide(fact, Action.EDIT, State.EDITED, by, note, fields, batch)


def reopen(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> Decision:
    """Takes earlier decisions back: the fact is again what its rule proposed.

    Raises ValidationError where no rule proposed it: a curator added it.
    """
    with transaction.atomic():
        fact = taken(fact)
        if fact.rule == CURATOR:
            raise ValidationError("A curator added this fact, no rule proposed it. It can be confirmed or rejected.")
        proposed = _as_proposed(fact)
        return _settle(fact, Action.REOPEN, State.PROPOSED, by, note, proposed | {"replaced": []})


def confirm_all(report: Report, by: AbstractBaseUser) -> int:
    """Vouches for every fact of a report that is still only proposed, as one batch; answers how many they were.

    One that contradicts itself, such as a clause filed under another treaty's article, is left for a person; so is one
    that says what another on the same words was mended to say.
    """
    batch, decisions = uuid4(), []
    with transaction.atomic(), placing.others_placed(taken_report(report)):
        for model in FACTS.values():
            for fact in model.objects.select_for_update().filter(report=report, state=State.PROPOSED, adrift=False):
                try:
                    fact.clean()
                    refuse_beside(mended_to_the_same(fact))
                except ValidationError:
                    continue
                before, fact.state = values(fact), State.CONFIRMED
                fact.save(update_fields=["state"])
                decisions.append(decision_on(fact, Action.CONFIRM, by, before, values(fact), batch=batch))
        Decision.objects.bulk_create(decisions)
    return len(decisions)


def _decide(
    fact: Fact,
    action: Decision.Action,
    state: Fact.State,
    by: AbstractBaseUser,
    note: str,
    fields: Mapping[str, object],
    batch: UUID | None = None,
) -> Decision:
    with transaction.atomic():
        return _settle(taken(fact), action, state, by, note, fields, batch)


def _settle(
    fact: Fact,
    action: Decision.Action,
    state: Fact.State,
    by: AbstractBaseUser,
    note: str,
    fields: Mapping[str, object],
    batch: UUID | None = None,
) -> Decision:
    """Writes the fact and the decision on it; the caller holds the transaction and the row."""
    if fact.adrift and state != State.REJECTED:
        raise ValidationError("The words of this fact are no longer in the text; it can only be rejected.")
    before, claim, state_before = values(fact), fact.claim, fact.state
    for field, value in fields.items():
        setattr(fact, field, value)
    if action == Action.EDIT and fact.claim != claim and claim not in fact.replaced:
        fact.replaced = [*fact.replaced, claim]
    fact.state = state
    validate(fact, fields)
    if state != State.REJECTED and (state_before == State.REJECTED or fact.claim != claim):
        refuse_beside(saying_the_same(fact).decided())
    elif state == State.CONFIRMED and state_before == State.PROPOSED:
        refuse_beside(mended_to_the_same(fact))
    with placing.others_placed(fact):
        fact.save()
    decision = decision_on(fact, action, by, before, values(fact), note=note, batch=batch)
    decision.save()
    return decision


def _as_proposed(fact: Fact) -> dict[str, object]:
    """The fields that curators have mended since the fact was last a proposal, as they were before."""
    proposed: dict[str, object] = {}
    decisions = Decision.objects.filter(kind=kind_of(fact), fact_id=fact.pk, undone_by=None)
    for decision in decisions.exclude(action=Action.UNDO).order_by("-pk"):
        if decision.action == Action.REOPEN:
            break
        if decision.action == Action.EDIT:
            changed = {name for name, value in decision.before.items() if decision.after.get(name) != value}
            proposed |= {name: decision.before[name] for name in changed - {"state", "replaced"}}
    return proposed
