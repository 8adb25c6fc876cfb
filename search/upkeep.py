"""The index follows the archive.

A change of a report, of one of its facts, or of a name that it is found by puts the report into the queue, in the
transaction that makes the change. After the commit one batch of the queue is brought up to date, so that whoever made
the change waits for no more; what is left waits for the next change or for `drain`. One process at a time writes.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from filelock import FileLock, Timeout

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
from search.catalogue import entry_of, reports_in
from search.engines import NoIndexError
from search.entry import Entry
from search.index import engine
from search.models import Pending

logger = logging.getLogger(__name__)
BATCH = 200
"""Reports that one commit of the index takes."""

FOUND_BY: dict[type[Model], Callable[[Model], Q]] = {
    Outlet: lambda outlet: Q(outlet=outlet),
    Treaty: lambda treaty: Q(treaty_mentions__treaty=treaty) | Q(clauses__provision__treaty=treaty),
    Provision: lambda provision: Q(clauses__provision=provision),
    State: lambda state: Q(treaty_mentions__treaty__parties=state) | Q(signatures__signed_for=state),
    Person: lambda person: Q(signatures__person=person) | Q(statements__person=person),
    Topic: lambda topic: Q(topic_marks__topic=topic) | Q(topic_marks__topic__parent=topic),
}
"""Which reports are found by the name of a thing, and so change when it does."""
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
        _changed(report for treaty in treaties for report in _found_by(treaty))


def _authority_file_loaded(raw: bool = False, **_) -> None:
    """Many names may have come at once, without a word of each."""
    if not raw:
        _changed(Report.objects.published().values_list("pk", flat=True))


def _found_by(thing: Model) -> QuerySet:
    return Report.objects.filter(FOUND_BY[type(thing)](thing)).order_by().values_list("pk", flat=True).distinct()


def _changed(report_ids: Iterable[int]) -> None:
    ids = set(report_ids)
    if ids:
        Pending.objects.queue(ids)
        if not any(todo is catch_up for _, todo, _ in transaction.get_connection().run_on_commit):
            # What goes wrong with the index must not undo, or seem to undo, what has been committed: it is logged,
            # and the rows stay in the queue.
            transaction.on_commit(catch_up, robust=True)


def lock(timeout: float = -1) -> FileLock:
    """The one writer's lock; entered as a context, it raises filelock.Timeout after that many seconds."""
    folder = Path(settings.SEARCH_INDEX_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / "writer.lock", timeout=timeout)


def catch_up() -> None:
    """Brings at most one batch of the queue into the index: what a request may be kept waiting for.

    Where another process is at it this one leaves: the other looks into the queue once more after it has let go.
    Where there is no whole index nothing is done: building one is a command's work.
    """
    room = BATCH
    while room > 0 and Pending.objects.waiting().exists():
        try:
            with lock(timeout=0):
                if not engine().ready():
                    return
                room -= _drain_batch(room)
        except Timeout:
            return


def drain(progress: Callable[[int], None] = lambda _: None) -> int:
    """Brings all of the queue into the index; answers how many changed reports have been dealt with.

    Waits for whoever is writing. `progress` is told, batch by batch, how many it has been so far. Raises NoIndexError
    where there is no whole index.
    """
    done = 0
    while Pending.objects.waiting().exists():
        with lock():
            if not engine().ready():
                raise NoIndexError("There is no whole index; build one with `manage.py reindex`.")
            done += _drain_batch(BATCH)
        progress(done)
    return done


def rebuild(progress: Callable[[int], None] = lambda _: None) -> int:
    """Builds the index anew beside the live one and swaps; answers how many reports are in it.

    Waits for whoever is writing. `progress` is told, report by report, how many have been put.
    """
    with lock():
        made = _rebuild(progress)
    drain()
    return made


def _drain_batch(most: int) -> int:
    """Deals with the rows that have waited longest; answers how many they were."""
    rows = {row.report: row for row in Pending.objects.waiting()[:most]}
    dealt_with = len(rows)
    gone = set(rows)
    entries: list[Entry] = []
    for report in reports_in(list(rows)):
        try:
            entries.append(entry_of(report))
            gone.remove(report.pk)
        except ValueError as reason:  # an entry that it had says what the report no longer says: it goes
            _refused(report, rows.pop(report.pk), reason)
    engine().put(entries)
    engine().remove(str(report_id) for report_id in gone)
    Pending.objects.settle(rows.values())
    return dealt_with


def _rebuild(progress: Callable[[int], None] = lambda _: None) -> int:
    rows = {row.report: row for row in Pending.objects.all()}
    made = 0

    def entries() -> Iterator[Entry]:
        nonlocal made
        for report in reports_in():
            try:
                entry = entry_of(report)
            except ValueError as reason:
                _refused(report, rows.pop(report.pk, None), reason)
                continue
            yield entry
            made += 1
            progress(made)

    engine().replace_all(entries())
    Pending.objects.settle(rows.values())
    return made


def _refused(report: Report, row: Pending | None, reason: ValueError) -> None:
    """Has the queue say why no entry could be made; it is not tried again until the report changes."""
    logger.error("No entry could be made of report %s: %s", report.pk, reason)
    if row is None:
        row, _ = Pending.objects.get_or_create(report=report.pk)
    Pending.objects.filter(pk=row.pk, mark=row.mark).update(problem=str(reason))
