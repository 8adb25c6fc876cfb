"""What reports spoke of first: which known one it may be, and how it becomes known itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from anyascii import anyascii
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from archive.authority.naming import add_names, wordings
from archive.authority.record import record, snapshot
from archive.authority.signals import rows_moved
from archive.authority.steps import Steps
from archive.models import AuthorityChange, Person, PersonName, State, Treaty, TreatyName
from archive.models.authority import Authority

MOST = 6
"""Known ones that are offered."""
LEAST = 55
"""Likeness, of a hundred, from which one is worth a look."""
SAME_YEAR = SAME_PARTIES = 10
"""Likeness that a year, or all parties, in common add; another year, or none of the parties, takes as much away."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A known one that it may be: by which of its names, how alike of a hundred, and what else they have in common."""

    row: Authority
    name: str
    likeness: int
    common: tuple[str, ...] = ()


def likely(row: Treaty | Person, most: int = MOST) -> list[Likely]:
    """The known ones that it may be, the likeliest first: by their names, and by year and parties, or state."""
    called = {_folded(row.name), *(_folded(wording.text) for wording in wordings(row) if wording.is_telling)} - {""}
    best: dict[int, tuple[float, str]] = {}
    for pk, name in _known_names(row):
        folded = _folded(name)
        alike = max((_alike(one, folded) for one in called), default=0.0)
        if alike > best.get(pk, (0.0, ""))[0]:
            best[pk] = alike, name
    nearest = sorted(best, key=lambda pk: -best[pk][0])[: most * 5]  # year and parties decide among the like
    compared = Treaty.objects.prefetch_related("parties") if isinstance(row, Treaty) else Person.objects.all()
    rows = compared.in_bulk([row.pk, *nearest])
    found = [_weighed(rows[row.pk], rows[pk], *best[pk]) for pk in nearest]
    found = [one for one in found if one.likeness >= LEAST]
    return sorted(found, key=lambda one: -one.likeness)[:most]


def _known_names(row: Treaty | Person) -> Iterable[tuple[int, str]]:
    model, names = (Treaty, TreatyName) if isinstance(row, Treaty) else (Person, PersonName)
    owner = model._meta.model_name
    rows = model.objects.standing().filter(vouched=True).exclude(pk=row.pk)
    yield from rows.values_list("pk", "name")
    yield from names.objects.filter(**{f"{owner}__in": rows.order_by().values("pk")}).values_list(f"{owner}_id", "text")


def _folded(name: str) -> str:
    return default_process(anyascii(name))


def _alike(one: str, other: str) -> float:
    """How alike two names are: by the words they share, and a little by those that only one has."""
    return 0.7 * fuzz.token_set_ratio(one, other) + 0.3 * fuzz.token_sort_ratio(one, other)


def _weighed(row: Treaty | Person, known: Treaty | Person, alike: float, name: str) -> Likely:
    if isinstance(row, Treaty):
        change, common = _of_treaties(row, known)
    else:
        same = row.state_id is not None and row.state_id == known.state_id
        change, common = (SAME_PARTIES, [f"both of {row.state}"]) if same else (0, [])
    return Likely(known, name, max(0, min(100, round(alike + change))), tuple(common))


def _of_treaties(row: Treaty, known: Treaty) -> tuple[float, list[str]]:
    change, common = 0.0, []
    year, other = _year(row), _year(known)
    if year and other:
        change += SAME_YEAR if year == other else -SAME_YEAR
        common += [f"the same year, {year}"] if year == other else []
    parties, others = ({state.name for state in treaty.parties.all()} for treaty in (row, known))
    if shared := parties & others:
        change += SAME_PARTIES * len(shared) / len(parties)
        common.append(f"the same {'party' if len(shared) == 1 else 'parties'}, {', '.join(sorted(shared))}")
    elif parties and others:
        change -= SAME_PARTIES
    return change, common


def _year(treaty: Treaty) -> str:
    """The year of signature; of one that reports spoke of first, the last year in its name or address."""
    if treaty.signed_earliest:
        return f"{treaty.signed_earliest.year:04}"
    words = f"{treaty.slug.replace('-', ' ')} {treaty.name}".split()
    return next((word for word in words if len(word) == 4 and word.isdecimal() and "1500" < word < "2100"), "")


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
