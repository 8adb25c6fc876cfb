"""Who may open what in the workbench: every address, for every role.

`ADDRESSES` is the whole table. Whoever adds an address to the workbench says here who may GET and who may POST it.
"""

from typing import NamedTuple

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLPattern, resolve, reverse

from archive import review
from archive.authority import merge
from archive.models import Body, Upload, UploadItem
from search.models import Pending
from tests import factories

CURATOR, ADMINISTRATOR, NOBODY = "curator", "administrator", "nobody"
NO_SUCH_METHOD = "405"


class May(NamedTuple):
    """Who is let in with GET and with POST: a role lets in those above it too."""

    get: str
    post: str


LOOK = May(get=CURATOR, post=NO_SUCH_METHOD)
DECIDE = May(get=NO_SUCH_METHOD, post=CURATOR)
WORK = May(get=CURATOR, post=CURATOR)
ADMINISTER = May(get=ADMINISTRATOR, post=ADMINISTRATOR)
CLOSED = May(get=NOBODY, post=NOBODY)


def pages_of(model: str, *, view: str, add: str = NOBODY, change: str = NOBODY, delete: str = NOBODY) -> dict[str, May]:
    """The pages that Django makes for a model."""
    return {
        f"{model}_changelist": May(view, view),
        f"{model}_history": May(view, view),
        f"{model}_add": May(add, add),
        f"{model}_change": May(view, change),
        f"{model}_delete": May(delete, delete),
    }


AUTHORITIES = ("treaty", "provision", "person", "state", "body", "outlet", "topic")
ADDRESSES: dict[str, May] = {
    "index": WORK,
    "app_list": WORK,
    "autocomplete": LOOK,
    "jsi18n": LOOK,
    "password_change": WORK,
    "password_change_done": LOOK,
    "view_on_site": WORK,
    **{
        name: may
        for model in AUTHORITIES
        for name, may in pages_of(
            f"archive_{model}", view=CURATOR, add=CURATOR, change=CURATOR, delete=ADMINISTRATOR
        ).items()
    },
    **pages_of("archive_report", view=CURATOR, change=CURATOR),
    **pages_of("archive_decision", view=CURATOR),
    **pages_of("archive_upload", view=CURATOR, add=CURATOR),
    **pages_of("archive_uploaditem", view=CURATOR),
    **pages_of("auth_user", view=ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR),
    **pages_of("search_pending", view=ADMINISTRATOR),
    "auth_user_password_change": ADMINISTER,
    "archive_report_review": LOOK,
    "archive_report_about": DECIDE,
    "archive_report_read_again": DECIDE,
    "archive_report_publish": DECIDE,
    "archive_report_withdraw": DECIDE,
    "archive_report_add_fact": WORK,
    "archive_report_confirm_all": DECIDE,
    "archive_report_undo": DECIDE,
    "archive_fact": WORK,
    "archive_verdict": DECIDE,
    "archive_worklist": LOOK,
    **{f"archive_{model}_merge": WORK for model in AUTHORITIES if model != "provision"},
    "archive_treaty_settle": WORK,
    "archive_person_settle": WORK,
    "archive_treaty_refuse": DECIDE,
    "archive_officialtext_add": WORK,
    "archive_officialtext_look": WORK,
    "archive_officialtext_remove": DECIDE,
    "archive_done": WORK,
    "archive_unmerge": DECIDE,
    "archive_upload_change": LOOK,
    "archive_upload_begin": DECIDE,
    "archive_upload_files": DECIDE,
    "archive_upload_retry": DECIDE,
    "archive_upload_publish": DECIDE,
    "archive_upload_progress": LOOK,
    "archive_upload_manifest": LOOK,
}
OPEN_TO_STRANGERS = {"login", "logout"}
UNNAMED = {"<path:object_id>/", "(?P<url>.*)$"}
"""Django's: an old address of a row, which leads to the new one; and whatever is at no address."""
LET_IN = {CURATOR: {CURATOR, ADMINISTRATOR}, ADMINISTRATOR: {ADMINISTRATOR}, NOBODY: set()}


def patterns(found=None, before: str = ""):
    """Every address of the workbench: its name, its route, and its own part of that."""
    for pattern in admin.site.get_urls() if found is None else found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern, route
        else:
            yield from patterns(pattern.url_patterns, route)


@pytest.fixture
def archive(db):
    """An archive with a row at every address; answers what stands for each parameter of a route."""
    report = factories.full_report(status="draft")
    fact = report.dates.first()
    by = User.objects.create_user("somebody")
    decision = review.confirm(fact, by)
    upload = Upload.objects.create(origin="a test")
    item = UploadItem.objects.create(upload=upload, name="a.txt", size=1, outcome="failed", reason="Empty.")
    Pending.objects.queue([report.pk])
    treaty = factories.treaty()
    rows = {
        "archive_report": report,
        "archive_decision": decision,
        "archive_upload": upload,
        "archive_uploaditem": item,
        "auth_user": by,
        "search_pending": Pending.objects.get(report=report.pk),
        "archive_treaty": treaty,
        "archive_officialtext": treaty,
        "archive_provision": factories.provision(treaty),
        "archive_person": factories.person(),
        "archive_state": factories.state(),
        "archive_body": Body.objects.create(slug="duma", name="State Duma", kind="lower-house"),
        "archive_outlet": factories.outlet(),
        "archive_topic": factories.topic(),
        "archive_unmerge": merge(factories.outlet(), factories.outlet(), by),
    }
    return {"rows": rows, "fact": fact}


def address_of(pattern: URLPattern, archive: dict) -> str:
    """An address of the pattern that something is at."""
    model = "_".join(pattern.name.split("_")[:2])
    row = archive["fact"] if pattern.name in ("archive_fact", "archive_verdict") else archive["rows"].get(model)
    known = {"kind": "date", "verdict": "reject", "name": "unsure", "app_label": "archive"}
    if pattern.name == "view_on_site":
        known |= {"content_type_id": "0", "object_id": "0"}
    elif row is not None:
        known |= {"object_id": row.pk, "pk": row.pk, "id": row.pk}
    parameters = pattern.pattern.converters or pattern.pattern.regex.groupindex
    if pattern.name == "autocomplete":
        return f"{reverse('admin:autocomplete')}?app_label=archive&model_name=report&field_name=outlet"
    return reverse(f"admin:{pattern.name}", kwargs={name: known[name] for name in parameters})


def user_of(role: str) -> User:
    """A user of the role, who has no tick for the staff."""
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)


def asked(user, method: str, address: str) -> tuple[int, str]:
    """The status of the answer, and where it leads; what it changed is taken back.

    The views are asked as the resolver finds them, and pages are not rendered: that is what makes hundreds of questions
    cheap. A test below asks through everything that stands in front of them.
    """
    request = getattr(RequestFactory(), method)(address)
    request.user, request.session, request._dont_enforce_csrf_checks = user, SessionStore(), True
    request._messages = CookieStorage(request)
    view, args, kwargs = resolve(request.path)
    with transaction.atomic():
        try:
            answer = view(request, *args, **kwargs)
        except PermissionDenied:
            return 403, ""
        except Http404:
            return 404, ""
        finally:
            transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")


def named_addresses(archive: dict) -> dict[str, str]:
    return {
        pattern.name: address_of(pattern, archive)
        for pattern, _route in patterns()
        if pattern.name and pattern.name not in OPEN_TO_STRANGERS
    }


def test_the_table_has_every_address_of_the_workbench():
    names = {pattern.name for pattern, _route in patterns() if pattern.name} - OPEN_TO_STRANGERS
    assert names - set(ADDRESSES) == set(), "say in ADDRESSES who may open these"
    assert set(ADDRESSES) - names == set(), "these are gone"
    unnamed = {str(pattern.pattern) for pattern, _route in patterns() if not pattern.name}
    assert unnamed <= UNNAMED, "give these a name, and say in ADDRESSES who may open them"


def test_strangers_are_asked_to_sign_in_everywhere(archive):
    for name, address in named_addresses(archive).items():
        for method in ("get", "post"):
            status, to = asked(AnonymousUser(), method, address)
            assert (status, to.partition("?")[0]) == (302, "/admin/login/"), (method, name)


def test_readers_are_refused_everywhere(archive):
    reader = user_of("reader")
    for name, address in named_addresses(archive).items():
        for method in ("get", "post"):
            assert asked(reader, method, address)[0] == 403, (method, name)


@pytest.mark.parametrize("role", [CURATOR, ADMINISTRATOR])
def test_every_address_lets_in_whom_the_table_says(archive, role):
    user, wrong = user_of(role), {}
    Upload.objects.update(by=user)  # files are added by whoever began to send
    for name, address in named_addresses(archive).items():
        for method, may in zip(("get", "post"), ADDRESSES[name], strict=True):
            status, to = asked(user, method, address)
            if may == NO_SUCH_METHOD:
                right = status == 405
            elif role in LET_IN[may]:
                right = status not in (403, 405) and not to.startswith("/admin/login/")
            else:
                right = status == 403
            if not right:
                wrong[method, name] = status
    assert wrong == {}


def test_a_reader_who_is_signed_in_is_told_why_the_workbench_is_closed(client, db):
    client.force_login(user_of("reader"))
    answer = client.get("/admin/")
    assert answer.status_code == 403
    assert "The workbench is for curators, and your account is a reader’s." in answer.content.decode()


def test_somebody_whose_account_was_switched_off_is_asked_to_sign_in(client, db):
    user = user_of("curator")
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_a_curator_signs_in_without_being_staff(client, db):
    user = User.objects.create_user("bert", password="a long password")
    user.groups.add(Group.objects.get(name="curator"))
    answer = client.post("/admin/login/?next=/admin/", {"username": "bert", "password": "a long password"}, follow=True)
    assert answer.status_code == 200
    assert "Upload reports" in answer.content.decode()
