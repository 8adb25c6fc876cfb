"""What was done to an authority: made, edited, merged, and what was taken back."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from archive.history.entry import Change, Entry
from archive.history.wording import Key, Names, changes, in_plain_words, named_in
from archive.language_names import language_name
from archive.models import Action as Step
from archive.models import AuthorityChange, RelationType

Action = AuthorityChange.Action

HIDDEN = {"merged_into"}
LISTED = {
    "names": "Other names",
    "cues": "Words",
    "record": "Recorded life",
    "recorded_relations": "Recorded relations",
    "provisions": "Articles",
    "official_texts": "Official texts",
}
"""What belongs to an authority and is recorded as rows of values that came or went."""
TOLD = 8
"""Digits of a text's SHA-256 that tell it from another one."""
CODED = dict(Step.choices) | dict(RelationType.choices)


def of_authority(row: Model) -> list[Entry]:
    """Every change of the authority, newest first; also where another was merged into it."""
    touched = Q(subject_id=row.pk) | Q(into_id=row.pk)
    return entries(AuthorityChange.objects.filter(touched, kind=row._meta.model_name))


def latest(number: int) -> list[Entry]:
    """What was done last, to whatever authority."""
    return entries(AuthorityChange.objects.order_by("-pk")[:number])


def entries(found: QuerySet[AuthorityChange]) -> list[Entry]:
    """The changes, in their order, as a person reads them."""
    told = list(found.select_related("by", "undoes", "undone_by"))
    names = Names(pair for change in told for pair in _named(change))
    return [_entry(change, names) for change in told]


def _named(change: AuthorityChange) -> Iterator[tuple[type[Model], Key]]:
    model = _model(change)
    yield from named_in(model, change.before)
    yield from named_in(model, change.after)
    yield from named_in(model, change.moved.get("held_back", {}))
    for merge in (change, change.undoes):
        if merge and merge.into_id:
            yield model, merge.into_id


def _model(change: AuthorityChange) -> type[Model]:
    return apps.get_model("archive", change.kind)


def _entry(change: AuthorityChange, names: Names) -> Entry:
    return Entry(
        at=change.at,
        by=change.by,
        said=_what(change, names),
        changes=_held_back(change, names) if change.into_id else (*_set(change, names), *_listed(change)),
        note=change.note,
        link=reverse(f"admin:archive_{change.kind}_change", args=[change.into_id or change.subject_id]),
        undo=_undo(change),
        undone=change.is_undone,
    )


def _set(change: AuthorityChange, names: Names) -> tuple[Change, ...]:
    """The fields that were set; of a merge, nothing of the kind is told: the other one lost all its names by it."""
    return changes(_model(change), change.before, change.after, names, hidden=HIDDEN | {*LISTED})


def _held_back(change: AuthorityChange, names: Names) -> tuple[Change, ...]:
    """What was merged away said of itself and the one that stands has not been told, as nobody vouched for it."""
    left = {} if change.undoes else change.moved.get("held_back", {})
    told = changes(_model(change), left, {}, names)
    return tuple(Change(f"{one.label}, not taken over", one.before, "") for one in told)


def _what(change: AuthorityChange, names: Names) -> str:
    if change.undoes:
        return f"took back: {_what(change.undoes, names)}"
    if change.action == Action.MERGE:
        return f"merged “{change.name}” into “{names.of(_model(change), change.into_id)}”"
    if change.action == Action.REFUSE:
        number = change.moved["facts"]
        facts = "1 fact" if number == 1 else f"{number} facts"
        return f"said that “{change.name}” is no {_model(change)._meta.verbose_name}, and {facts} with it"
    if change.action == Action.EDIT and change.after.get("vouched") and not change.before.get("vouched"):
        return f"made “{change.name}” known"
    return f"{change.get_action_display()} “{change.name}”"


def _undo(change: AuthorityChange) -> str:
    """Where it is taken back: that two were made one, and whatever else was done in steps that can be retraced."""
    if change.undoes or change.is_undone or "steps" not in change.moved:
        return ""
    return reverse("admin:archive_unmerge", args=[change.pk])


def _listed(change: AuthorityChange) -> Iterator[Change]:
    """What came into the lists that belong to the authority, and what went."""
    for name, called in LISTED.items():
        for one in change.before.get(name, ()):
            words, language = _row(name, one)
            yield Change(called, words, "", language)
        for one in change.after.get(name, ()):
            words, language = _row(name, one)
            yield Change(called, "", words, language)


def _row(name: str, values: list[Any]) -> tuple[str, str]:
    """One row of a list in words, and the language of what it says."""
    if name in ("names", "cues"):
        language, text, *kind = values
        told = [*([language_name(language)] if language else []), *kind]
        return (f"{text} ({', '.join(told)})" if told else text), language
    if name == "official_texts":
        language, source_url, sha256 = values
        told = [language_name(language), *([source_url] if source_url else []), f"text {sha256[:TOLD]}"]
        return ", ".join(told), ""
    if name == "provisions":
        label, _position, subject, verified, vouched = values
        told = [label, subject, "" if verified else "unverified", "" if vouched else "not vouched for"]
        return ", ".join(filter(None, told)), ""
    said = [
        CODED.get(value, value) for value in values if value not in ("", None) and not isinstance(value, bool | int)
    ]
    return ", ".join(in_plain_words(value) for value in said), ""
