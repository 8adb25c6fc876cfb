"""The queue hears of every change.

A change of a report, of one of its facts, or of a name that it is found by puts the report into the queue, in the
transaction that makes the change: both are there, or neither. Nothing is written to the index here.
"""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from archive.models import (
    FACTS,
    AuthorityFile,
    Outlet,
    OutletName,
    Person,
    PersonName,
    Provision,
    Report,
    State,
    StateName,
    Topic,
    Treaty,
    TreatyName,
)
from archive.models.signals import rows_moved
from search.models import Pending

FOUND_BY: dict[type[Model], tuple[str, ...]] = {
    Outlet: ("outlet",),
    Treaty: (
        "treaty_mentions__treaty",
        "clauses__treaty",
        "clauses__provision__treaty",
        "statements__treaty",
        "statements__provision__treaty",
    ),
    Provision: ("clauses__provision", "statements__provision"),
    State: ("treaty_mentions__treaty__parties", "clauses__treaty__parties", "signatures__signed_for"),
    Person: ("signatures__person", "statements__person"),
    Topic: ("topic_marks__topic", "topic_marks__topic__parent"),
}
"""By which ways reports, their clauses and their statements are found by a thing, and so change when it does."""
NAMES = {OutletName: "outlet", TreatyName: "treaty", StateName: "state", PersonName: "person"}
"""Rows that hold one more name, and of what."""


def listen() -> None:
    """Connects the archive's signals. Said once, when the apps are ready."""
    for signal in (post_save, post_delete):
        signal.connect(_report_changed, sender=Report, dispatch_uid=f"search-{id(signal)}")
        for fact in FACTS.values():
            signal.connect(_fact_changed, sender=fact, dispatch_uid=f"search-{id(signal)}")
        for name in NAMES:
            signal.connect(_name_changed, sender=name, dispatch_uid=f"search-{id(signal)}")
    for thing in FOUND_BY:
        post_save.connect(_thing_changed, sender=thing, dispatch_uid="search")
        # Before, since afterwards nothing says any more which reports it was of.
        pre_delete.connect(_thing_changed, sender=thing, dispatch_uid="search")
    post_save.connect(_authority_file_loaded, sender=AuthorityFile, dispatch_uid="search")
    rows_moved.connect(_rows_moved, dispatch_uid="search")
    m2m_changed.connect(_parties_changed, sender=Treaty.parties.through, dispatch_uid="search")


def _report_changed(instance: Report, raw: bool = False, **_) -> None:
    if not raw:
        _changed([instance.pk])


def _fact_changed(instance: Model, raw: bool = False, origin: object = None, **_) -> None:
    # Where its report goes, the report itself is heard of.
    if not raw and not isinstance(origin, Report):
        _changed([instance.report_id])


def _thing_changed(instance: Model, raw: bool = False, created: bool = False, **_) -> None:
    if not raw and not created:
        _changed(_found_by(instance))


def _name_changed(instance: Model, raw: bool = False, **_) -> None:
    if not raw:
        _changed(_found_by(getattr(instance, NAMES[type(instance)])))


def _parties_changed(instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_) -> None:
    if action in ("post_add", "post_remove", "pre_clear"):
        if reverse:
            treaties = Treaty.objects.filter(pk__in=pk_set) if pk_set is not None else instance.treaties.all()
        else:
            treaties = [instance]
        _changed(chain.from_iterable(map(_found_by, treaties)))


def _rows_moved(rows: Iterable[Model], **_) -> None:
    """After a merge all is found by the one that stands; after it was taken back, by both."""
    _changed(chain.from_iterable(_found_by(row) for row in rows if type(row) in FOUND_BY))


def _authority_file_loaded(raw: bool = False, **_) -> None:
    """Many names may have come at once, without a word of each."""
    if not raw:
        _changed(Report.objects.published().values_list("pk", flat=True))


def _found_by(thing: Model) -> set[int]:
    # One question a way: asked all in one, the ways would multiply.
    reports = Report.objects.order_by().values_list("pk", flat=True)
    return set(chain.from_iterable(reports.filter(**{way: thing}) for way in FOUND_BY[type(thing)]))


def _changed(report_ids: Iterable[int]) -> None:
    ids = set(report_ids)
    if ids:
        Pending.objects.queue(ids)
