"""The workbench's own parts: its navigation, and what waits for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django import template
from django.db.models import Exists, OuterRef
from django.urls import reverse

from archive import history, worklist
from archive.facts_shown import Excerpt, excerpt
from archive.models import Report, Upload, UploadItem

register = template.Library()

ROOMS = (
    ("Uploads", "admin:archive_upload_changelist", "archive.view_upload"),
    ("Worklist", "admin:archive_worklist", "archive.change_report"),
    ("Reports", "admin:archive_report_changelist", "archive.view_report"),
    ("Treaties", "admin:archive_treaty_changelist", "archive.view_treaty"),
    ("Persons", "admin:archive_person_changelist", "archive.view_person"),
    ("Outlets", "admin:archive_outlet_changelist", "archive.view_outlet"),
    ("Topics", "admin:archive_topic_changelist", "archive.view_topic"),
    ("Users", "admin:auth_user_changelist", "auth.view_user"),
)
"""The rooms of the workbench, in the order of its navigation, with what somebody must be allowed to enter each."""
FURTHER = (
    ("States", "admin:archive_state_changelist", "archive.view_state"),
    ("Bodies", "admin:archive_body_changelist", "archive.view_body"),
    ("Articles of treaties", "admin:archive_provision_changelist", "archive.view_provision"),
    ("All decisions", "admin:archive_decision_changelist", "archive.view_decision"),
    ("The search index", "admin:search_pending_changelist", "search.view_pending"),
)
"""Rooms that are entered now and then."""
SHOWN = 5
"""Rows of each kind on the dashboard; its lists have the rest."""


class Room(NamedTuple):
    """A page of the workbench that others lead to."""

    label: str
    href: str


class Waiting(NamedTuple):
    """One list of the worklist, and how many are in it."""

    label: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An upload of which something still waits or is being read."""

    upload: Upload

    @property
    def ended(self) -> int:
        """How many of its files have been read, whatever became of them."""
        return self.upload.files - sum(getattr(self.upload, outcome) for outcome in UploadItem.OPEN)


@register.inclusion_tag("admin/_rooms.html", takes_context=True)
def workbench_rooms(context: dict) -> dict:
    """The navigation: what the user may enter; the room that the page is in says so."""
    here = context["request"].path
    found = [room._asdict() for room in _open_to(context["user"], ROOMS)]
    inside = max((room["href"] for room in found if here.startswith(room["href"])), key=len, default="")
    for room in found:
        room["current"] = "" if room["href"] != inside else "page" if here == inside else "true"
    return {"rooms": found}


@register.inclusion_tag("admin/_waiting.html", takes_context=True)
def waiting(context: dict) -> dict:
    """What waits, and what was done last: as much of it as the user may open."""
    user = context["user"]
    shown = {"further": _open_to(user, FURTHER), "may_upload": user.has_perm("archive.add_upload")}
    if user.has_perm("archive.change_report"):
        shown |= {"lists": _lists(), "drafts": _drafts()}
    if user.has_perm("archive.view_upload"):
        shown |= {"uploads": _under_way(), "failed": _failed()}
    if user.has_perm("archive.view_decision"):
        shown["done"] = history.latest(2 * SHOWN)
    return shown


def _open_to(user, rooms: Iterable[tuple[str, str, str]]) -> list[Room]:
    return [Room(label, reverse(name)) for label, name, permission in rooms if user.has_perm(permission)]


def _lists() -> list[Waiting]:
    numbers = worklist.counts()
    return [
        Waiting(label, reverse("admin:archive_worklist", args=[name]), numbers[name])
        for name, label in worklist.LISTS.items()
    ]


def _drafts() -> Excerpt:
    drafts = Report.objects.for_lists().filter(status=Report.Status.DRAFT)
    return excerpt(drafts.order_by("-added", "-pk"), SHOWN)


def _under_way() -> list[UnderWay]:
    """The newest of them, with how far they are."""
    open_items = UploadItem.objects.open().filter(upload=OuterRef("pk"))
    found = Upload.objects.filter(Exists(open_items))[:SHOWN]
    return [UnderWay(one) for one in Upload.objects.filter(pk__in=[one.pk for one in found]).with_progress()]


def _failed() -> list[UploadItem]:
    return list(UploadItem.objects.failed().select_related("upload").order_by("-pk")[:SHOWN])
