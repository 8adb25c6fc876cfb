"""How what reports spoke of first becomes known itself."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.authority.naming import add_names
from archive.authority.record import record, snapshot
from archive.authority.steps import Steps
from archive.models import AuthorityChange, State, Treaty
from archive.models.authority import Authority
from archive.models.signals import rows_moved


@transaction.atomic
def make_known(
    row: Authority,
    by: AbstractBaseUser | None,
    *,
    names: Iterable[tuple[str, str]] = (),
    parties: Collection[State] | None = None,
    note: str = "",
    **fields: object,
) -> AuthorityChange | None:
    """Vouches for what reports spoke of first: from now on texts are searched for its names.

    `names` are [language, text] pairs to be added; `parties`, where given, take the place of a treaty's; `fields` are
    its other fields. Answers the change, which `undo` takes back; nothing where nothing is different. Raises
    ValidationError, with nothing changed, where a value is wrong.
    """
    row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if row.merged_into:
        raise ValidationError(f"“{row}” has been merged into “{row.standing}”: nothing is left to make known.")
    before, steps = snapshot(row), Steps()
    fields = {**fields, "vouched": True}
    steps.change(_validated(row, fields), fields)
    row.refresh_from_db()
    add_names(row, names, steps)
    if parties is not None:
        _set_parties(row, parties, steps)
    rows_moved.send(type(row), rows=(row,))
    kept = {"steps": steps.kept} if steps.kept else None
    return record(row, by, AuthorityChange.Action.EDIT, before=before, after=snapshot(row), note=note, moved=kept)


def _validated(row: Authority, fields: dict[str, object]) -> Authority:
    """The row; raises ValidationError where it could not have these values."""
    tried = type(row)._default_manager.get(pk=row.pk)
    for name, value in fields.items():
        setattr(tried, name, value)
    tried.full_clean(exclude={field.name for field in row._meta.fields} - set(fields))
    return row


def _set_parties(treaty: Treaty, parties: Collection[State], steps: Steps) -> None:
    through = Treaty.parties.through
    wanted = {state.pk for state in parties}
    for link in through.objects.filter(treaty=treaty):
        if link.state_id in wanted:
            wanted.discard(link.state_id)
        else:
            steps.remove(link)
    for state in sorted(wanted):
        steps.add(through(treaty_id=treaty.pk, state_id=state))
