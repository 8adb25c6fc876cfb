"""Two that are one: what names the one is made to name the other, so that it can be taken back.

No fact is lost: two facts that say the same of the same words once their treaties are one stay two rows, each with the
decisions taken on it. Pages tell them once, and the next reading drops the one that nobody has decided on.
"""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Model

from archive import placing, review
from archive.authority.naming import add_names, is_telling
from archive.authority.record import record, snapshot
from archive.authority.steps import Steps, links_to, take_back
from archive.models import FACTS, AuthorityChange, Fact, Provision, Topic, Treaty, TreatyMention
from archive.models.authority import Authority
from archive.models.signals import rows_moved

AnyAuthority = TypeVar("AnyAuthority", bound=Authority)


class CannotMerge(ValueError):
    """The two cannot become one; the sentence says why, and what to do."""


class CannotUndo(ValueError):
    """What was done cannot be taken back; the sentence says why, and what to do."""


@transaction.atomic
def merge(
    other: AnyAuthority,
    into: AnyAuthority,
    by: AbstractBaseUser | None,
    *,
    names: Iterable[tuple[str, str]] = (),
    note: str = "",
) -> AuthorityChange:
    """Makes all that names `other` name `into`, which gets its names; `other` stays as an address that leads there.

    `names`, as [language, text], are added to those. What `held_back` answers stays behind. Answers the change, which
    `undo` takes back. Raises CannotMerge, with nothing changed, where they cannot be one.
    """
    if type(other) is not type(into):
        raise CannotMerge(f"“{other}” and “{into}” are of two kinds: only what is of one kind can be merged.")
    other, into = _taken(other), _taken(into)
    _refuse(other, into)
    before, steps, left = snapshot(other), Steps(), held_back(other, into)
    placed: dict[type[Model], dict[int, int]] = {type(other): {other.pk: into.pk}}
    _move_all(other, into, steps)
    if isinstance(other, Treaty):
        placed[Provision] = _merge_provisions(other, into, steps)
    add_names(into, [*_own_name(other), *names], steps)
    _mend_claims(placed, steps)
    if isinstance(other, Treaty):
        _mend_candidates(other.slug, into.slug, steps)
    steps.change(other, {"merged_into": into})
    if isinstance(into, Treaty):
        placing.place_again(into)
    rows_moved.send(type(other), rows=(other, into))
    return record(
        other,
        by,
        AuthorityChange.Action.MERGE,
        before=before,
        after=snapshot(other),
        note=note,
        into=into,
        moved={"steps": steps.kept, **({"held_back": _by_address(left)} if left else {})},
    )


def held_back(other: Authority, into: Authority) -> dict[str, list[Authority]]:
    """What `other` says of itself that does not reach `into`, by field: a treaty's parties and signatories.

    That is all of it where nobody vouches for `other`, and somebody does for `into`: rules guessed it, perhaps from
    drafts alone. What a person has entered below it, names and a recorded life, goes over as always.
    """
    if other.vouched or not into.vouched:
        return {}
    said = {field.name: list(getattr(other, field.name).all()) for field in other._meta.many_to_many}
    return {name: rows for name, rows in said.items() if rows}


def _by_address(left: dict[str, list[Authority]]) -> dict[str, list[str]]:
    return {name: sorted(row.slug for row in rows) for name, rows in left.items()}


@transaction.atomic
def undo(change: AuthorityChange, by: AbstractBaseUser | None, *, note: str = "") -> AuthorityChange:
    """Takes back a merge, or that something was made known or refused: what still stands as it was set is as before.

    Answers the record of it. Raises CannotUndo, with nothing changed, where that is not possible.
    """
    change = AuthorityChange.objects.get(pk=change.pk)
    _refuse_to_undo(change)
    model = model_of(change)
    subject = model.objects.select_for_update().get(pk=change.subject_id)
    rows = [subject, *model.objects.filter(pk=change.into_id)]
    before = snapshot(subject)
    treaties = rows if change.action == AuthorityChange.Action.MERGE and model is Treaty else []
    for treaty in treaties:  # what was matched since may be of either: only what is stated and decided tells
        placing.lift(treaty)
    take_back(change.moved["steps"])
    for batch in change.moved.get("batches", ()):
        review.undo_batch(UUID(batch), by)
    for treaty in treaties:
        placing.place_again(treaty)
    rows_moved.send(model, rows=tuple(rows))
    subject.refresh_from_db()
    return record(
        subject,
        by,
        AuthorityChange.Action.UNDO,
        before=before,
        after=snapshot(subject),
        note=note,
        into=rows[1] if len(rows) > 1 else None,
        undoes=change,
    )


unmerge = undo


def model_of(change: AuthorityChange) -> type[Authority]:
    """The model of the authority that was changed. Raises LookupError where there is no such kind."""
    for model in (*Authority.__subclasses__(), Provision):
        if model._meta.model_name == change.kind:
            return model
    raise LookupError(f"There is no kind of authority called “{change.kind}”.")


def can_be_undone(change: AuthorityChange) -> bool:
    """Whether `undo` would take it back now."""
    try:
        _refuse_to_undo(change)
    except CannotUndo:
        return False
    return True


def _taken(row: AnyAuthority) -> AnyAuthority:
    """The row as it stands now, locked."""
    try:
        return type(row)._default_manager.select_for_update().get(pk=row.pk)
    except type(row).DoesNotExist as gone:
        raise CannotMerge(f"“{row}” is no longer there: it has been deleted.") from gone


def _refuse(other: Authority, into: Authority) -> None:
    if other.pk == into.pk:
        raise CannotMerge(f"“{other}” cannot be merged into itself. Choose another one.")
    for row in (other, into):
        if row.merged_into:
            raise CannotMerge(f"“{row}” has been merged into “{row.standing}” already. Choose that one instead.")
    if isinstance(other, Topic) and into.parent_id not in (None, other.pk) and other.children.exists():
        raise CannotMerge(
            f"“{other}” has topics below it, and “{into}” stands below “{into.parent}”: topics have two levels only. "
            "Merge them the other way round, or move the topics below it first."
        )


def _refuse_to_undo(change: AuthorityChange) -> None:
    if "steps" not in change.moved:
        raise CannotUndo("Only what was merged, made known or refused can be undone. Edit it again instead.")
    if change.is_undone:
        raise CannotUndo("This has been undone already.")
    model = model_of(change)
    subject = model.objects.filter(pk=change.subject_id).first()
    if subject is None:
        raise CannotUndo(f"“{change.name}” has been deleted since, and cannot come back.")
    if change.into_id is None:
        if subject.merged_into:
            raise CannotUndo(f"“{subject}” has been merged into “{subject.merged_into}” since. Undo that first.")
        return
    into = model.objects.filter(pk=change.into_id).first()
    if into is not None and into.merged_into:
        raise CannotUndo(f"“{into}” has itself been merged into “{into.merged_into}” since. Undo that first.")
    if subject.merged_into_id != change.into_id:
        raise CannotUndo(f"“{subject}” is no longer merged into “{into or change.name}”.")


def _merge_provisions(other: Treaty, into: Treaty, steps: Steps) -> dict[int, int]:
    """Makes what names a provision of the one name that of the other, made where it has none; answers which."""
    there = {provision.slug: provision for provision in into.provisions.all()}
    placed = {}
    for provision in other.provisions.all():
        same = there.get(provision.slug)
        if same is None:
            copied = {
                field.attname: getattr(provision, field.attname)
                for field in provision._meta.concrete_fields
                if not field.primary_key
            }
            same = steps.add(Provision(**copied | {"treaty_id": into.pk}))
        for link in links_to(Provision):
            steps.move(link, provision, same)
        placed[provision.pk] = same.pk
    return placed


def _move_all(other: Authority, into: Authority, steps: Steps) -> None:
    staying = {type(other)._meta.get_field(name).remote_field.through for name in held_back(other, into)}
    for link in links_to(type(other)):
        # What was merged into `other` still leads there, and on. Its provisions have been seen to.
        if link.name != "merged_into" and link.model is not Provision and link.model not in staying:
            steps.move(link, other, into)


def _own_name(other: Authority) -> list[tuple[str, str]]:
    """What the one was called becomes a name of the other; not so “the agreement”, as a report may have called it."""
    return [("", other.name)] if other.vouched or is_telling(other.name) else []


def _mend_claims(placed: dict[type[Model], dict[int, int]], steps: Steps) -> None:
    """The claims that curators have put others in place of name rows by their ids: they name those that stand."""
    for model in FACTS.values():
        named = [model._meta.get_field(name).related_model for name in model.CLAIM]
        ways = [placed.get(kind, {}) for kind in named]
        if any(ways):
            for fact in model.objects.filter(state__in=DECIDED).exclude(replaced=[]):
                steps.change(fact, {"replaced": [_placed(claim, ways) for claim in fact.replaced]})


DECIDED = [state for state in Fact.State if state != Fact.State.PROPOSED]
"""Named one by one, for which there is an index."""


def _placed(claim: list, ways: Iterable[dict[int, int]]) -> list:
    return [way.get(value, value) for value, way in zip(claim, ways, strict=True)]


def _mend_candidates(slug: str, standing: str, steps: Steps) -> None:
    """Where a text leaves open which of several treaties it means, the choice is among those that stand."""
    for mention in TreatyMention.objects.filter(treaty=None, candidates__icontains=f'"{slug}"'):
        named = dict.fromkeys(standing if one == slug else one for one in mention.candidates)
        steps.change(mention, {"candidates": list(named)})
