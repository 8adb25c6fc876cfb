"""The door to the pages of uploads: who may pass, with how much, and a sentence for whoever may not."""

import contextlib
import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from archive.admin.uploads.sizes import size_in_words

ENVELOPE = 1_000_000
"""Bytes that a request may have beside those of its files: names, borders, and the form's other fields."""
GULP = 64 * 1024
NOT_ALLOWED = "Your account may not do this. Ask an administrator for the curators’ rights."

log = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]


class Refused(Exception):
    """The request is not done: a sentence that says what to do, and `errors`, what is wrong field by field."""

    def __init__(self, status: int, sentence: str, errors: dict[str, list[str]] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.errors = status, errors


def guarded(site: AdminSite, permission: str, view: View) -> View:
    """The view behind its door: for the signed in, with the permission, and no request larger than may be taken in.

    All of that is looked at before a byte of the body is: so the check of the form's token, which reads the body, comes
    after it. Whoever asks for JSON gets every refusal as JSON, `{"error": sentence}`.
    """
    protected = csrf_protect(view)

    def passed(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        try:
            if not request.user.has_perm(permission):
                raise PermissionDenied(NOT_ALLOWED)
            _weigh(request)
            _open(request)
            return protected(request, *args, **kwargs)
        except Refused as refused:
            return _refusal(request, site, refused)
        except PermissionDenied as denied:
            if not speaks_json(request):
                raise
            return JsonResponse({"error": str(denied)}, status=403)

    inside = site.admin_view(csrf_exempt(passed))

    def at_door(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if speaks_json(request) and not request.user.is_authenticated:
            sentence = "You are signed out. Sign in again in another tab of this browser; then send it again from here."
            return JsonResponse({"error": sentence}, status=401)
        if speaks_json(request) and not site.has_permission(request):
            return JsonResponse({"error": NOT_ALLOWED}, status=403)
        return inside(request, *args, **kwargs)

    return csrf_exempt(at_door)


def speaks_json(request: HttpRequest) -> bool:
    """Whether a script asks, and not a person."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _weigh(request: HttpRequest) -> None:
    most = settings.READING_LIMITS.bundle_bytes
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > most + ENVELOPE:
        raise Refused(
            413,
            f"That is {size_in_words(size)} at once, and at most {size_in_words(most)} can be taken in: nothing of it "
            "was kept. Send the files in several parts.",
        )


def _open(request: HttpRequest) -> None:
    """Reads the form, once it is known that it may be read."""
    try:
        request.POST  # noqa: B018 - it is read when it is first asked for
    except TooManyFilesSent as error:
        raise Refused(
            400,
            f"More than {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files at once cannot be taken in: nothing of it was "
            "kept. Send them in several parts, or as one ZIP.",
        ) from error
    except RequestDataTooBig as error:
        raise Refused(400, "The pasted text is too long for a form. Save it as a file, and send that.") from error
    except (MultiPartParserError, UnreadablePostError) as error:
        raise Refused(400, "The request broke off before all of it was here. Please send it again.") from error
    except OSError as error:
        raise not_kept("what you sent", error) from error


def not_kept(what: str, error: OSError) -> Refused:
    """The refusal of what there is no place for."""
    log.error("What was sent could not be kept", exc_info=error)
    return Refused(
        507,
        f"The server could not keep {what} ({error.strerror or error}): nothing of it is here. Tell an administrator, "
        "and send it again later.",
    )


def _refusal(request: HttpRequest, site: AdminSite, refused: Refused) -> HttpResponseBase:
    said: HttpResponse
    if speaks_json(request):
        said = JsonResponse({"error": str(refused), "errors": refused.errors or {}}, status=refused.status)
    else:
        context = site.each_context(request) | {"title": "That could not be taken in", "sentence": str(refused)}
        said = TemplateResponse(request, "admin/archive/upload/refused.html", context, status=refused.status).render()
    if request.method != "POST" or refused.status != 413:
        return said
    answer = StreamingHttpResponse(_first_the_answer(said.content, request), status=said.status_code)
    answer.headers["Content-Type"] = said.headers["Content-Type"]
    answer.headers["Content-Length"] = str(len(said.content))
    return answer


def _first_the_answer(content: bytes, request: HttpRequest) -> Iterator[bytes]:
    """The answer; what the browser is still sending is then read and dropped, for not every browser would look at an
    answer while its own words are cut off.
    """
    yield content
    with contextlib.suppress(OSError):  # it hung up: so much the better
        while request.read(GULP):
            pass
