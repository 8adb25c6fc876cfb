"""The ledger of one upload: what became of each file, and what can be done about it."""

from uuid import uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from archive import review
from archive.admin.uploads.lines import in_order, key_of, lines, shown
from archive.admin.uploads.progress import NAMES, Outcome, found_in, progress_of
from archive.models import Report, Upload, UploadItem
from archive.views.paging import page_of

ON_A_PAGE = 100
PUBLISHED_AT_ONCE = 500
"""Reports that one request publishes: a second or two, and nobody's patience is at its end in the middle of it."""
ASKED_AT_ONCE = 200
"""Items that a script may ask about at once."""


def ledger(request: HttpRequest, context: dict[str, object], pk: int) -> HttpResponse:
    """The page: a sentence, a bar, the counts, and the files; `?outcome=` and `?within=` choose among them."""
    upload = get_object_or_404(Upload.objects.select_related("by"), pk=pk)
    items, bundle = upload.items.all(), None
    chosen = request.GET.get("outcome", "")
    if chosen:
        if chosen not in NAMES:
            raise Http404("There is no such outcome.")
        items = found_in(upload, chosen)
    if within := request.GET.get("within"):
        bundle = get_object_or_404(upload.items, pk=key_of(within))
        items = items.filter(within=bundle)
    page = page_of(request, in_order(items).values_list("pk", flat=True), ON_A_PAGE)  # thousands are sorted by numbers
    found = shown(UploadItem.objects.all()).in_bulk(page.object_list)
    context = context | {
        "title": "What arrived, and what became of it",
        "original": upload,
        "progress": progress_of(upload),
        "chosen": chosen,
        "bundle": bundle,
        "page_obj": page,
        "lines": lines(found[pk] for pk in page.object_list),
        "retriable": upload.items.failed().exclude(original=None).count(),
        "drafts": drafts_of(upload).count() if request.user.has_perm("archive.change_report") else 0,
        "published_at_once": PUBLISHED_AT_ONCE,
        "may_send": request.user.has_perm("archive.add_upload"),
    }
    return TemplateResponse(request, "admin/archive/upload/ledger.html", context)


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, as JSON; `?items=1,2` asks for the lines of these, too."""
    upload = get_object_or_404(Upload, pk=pk)
    asked = [key for item in request.GET.get("items", "").split(",")[:ASKED_AT_ONCE] if (key := key_of(item))]
    items = lines(shown(upload.items.filter(pk__in=asked))) if asked else []
    answer = JsonResponse(progress_of(upload).as_json() | {"items": [line.as_json() for line in items]})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the drafts of this upload that are done to readers, so many at a time; none where they are not as many as
    the curator was shown.
    """
    upload = get_object_or_404(Upload, pk=pk)
    drafts = drafts_of(upload).order_by("pk")
    number = drafts.count()
    if str(number) != request.POST.get("number"):
        messages.warning(
            request,
            f"Nothing was published: since you opened the page the number of drafts that are done has become "
            f"{number:,}. Look through them, and confirm once more.",
        )
        return HttpResponseRedirect(upload.get_absolute_url())
    batch = uuid4()
    for draft in list(drafts[:PUBLISHED_AT_ONCE]):  # each by itself: readers and the index need not wait for the last
        review.publish(draft, request.user, batch=batch)
    left = max(0, number - PUBLISHED_AT_ONCE)
    if left:
        remain = "1 is still a draft" if left == 1 else f"{left:,} are still drafts"
        shown_now = f"{PUBLISHED_AT_ONCE:,} of {number:,} reports are shown to readers from now on; {remain}."
        messages.warning(request, f"{shown_now} Go on with the next.")
    else:
        reports = "1 report is" if number == 1 else f"{number:,} reports are"
        messages.success(request, f"{reports} shown to readers from now on.")
    return HttpResponseRedirect(upload.get_absolute_url())


def drafts_of(upload: Upload) -> QuerySet[Report]:
    """The drafts that it brought and that nobody has to look at; near-duplicates are for a person to decide on."""
    done = UploadItem.objects.filter(upload=upload, outcome=Outcome.DONE).exclude(report=None)
    return Report.objects.filter(pk__in=done.values("report"), status=Report.Status.DRAFT).defer("text")
