"""What is no treaty at all: words that a rule took for one, refused with one answer for all that they led to.

The record of it is what keeps it: as long as nobody takes it back, the worklist asks of it no more, and no reading, of
whatever report, makes facts of it again (`archive.linking`).
"""

from collections import defaultdict
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet

from archive import review
from archive.authority.record import record
from archive.models import FACTS, AuthorityChange, Fact, Treaty
from archive.models.signals import rows_moved

REFUSE = AuthorityChange.Action.REFUSE


class CannotRefuse(ValueError):
    """It cannot be said to be no treaty; the sentence says why, and what to do."""


def refused_treaties() -> QuerySet[Treaty]:
    """The candidates of which a curator has said that they are no treaties."""
    said = AuthorityChange.objects.filter(kind=Treaty._meta.model_name, action=REFUSE, undone_by=None)
    return Treaty.objects.standing().filter(vouched=False, pk__in=said.values("subject_id"))


@transaction.atomic
def refuse(treaty: Treaty, by: AbstractBaseUser | None, *, note: str = "") -> AuthorityChange:
    """Says that what reports seemed to speak of is no treaty: rejects all that names it, as one batch a report.

    Somebody's quoted words stay, and are no longer of this treaty. Answers the change, which `undo` takes back; on one
    report, `review.undo` does. Raises CannotRefuse, with nothing changed, where somebody vouches for it.
    """
    treaty = Treaty.objects.select_for_update().get(pk=treaty.pk)
    if treaty.vouched or treaty.merged_into:
        raise CannotRefuse(f"“{treaty}” is known, or has been merged into one that is: it cannot be said to be none.")
    facts, batches = naming(treaty), defaultdict(uuid4)
    for fact in facts:
        batch = batches[fact.report_id]
        if claims(fact, {treaty.pk}):
            review.reject(fact, by, note=note, batch=batch)
        else:
            review.edit(fact, by, note=note, batch=batch, treaty=None, provision=None)
    rows_moved.send(Treaty, rows=(treaty,))
    moved = {"steps": [], "batches": [*map(str, batches.values())], "facts": len(facts), "reports": len(batches)}
    return record(treaty, by, REFUSE, before={}, after={}, note=note, moved=moved)


def naming(treaty: Treaty) -> list[Fact]:
    """The facts that hold and name the treaty."""
    found: list[Fact] = []
    for model in FACTS.values():
        named = [field.name for field in model._meta.concrete_fields if field.related_model is Treaty]
        if named:
            of_treaty = Q(*((name, treaty) for name in named), _connector=Q.OR)
            found += model.objects.standing().filter(of_treaty)
    return found


def claims(fact: Fact, treaties: set[int]) -> bool:
    """Whether what the fact says is of one of the treaties; quoted words are a person's, whatever they are of."""
    fields = (fact._meta.get_field(name) for name in fact.CLAIM)
    return any(field.related_model is Treaty and getattr(fact, field.attname) in treaties for field in fields)
