"""Files come in: all with one form, or one by one where a script sends them; and what failed is tried again."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.admin.uploads.door import Refused, not_kept, speaks_json
from archive.admin.uploads.lines import key_of, lines, shown
from archive.admin.uploads.sizes import size_in_words
from archive.forms.uploads import FileForm, SendingForm, UploadForm, said_name
from archive.ingest import Arrival, refuse, retry, stage
from archive.models import Upload, UploadItem

ORIGIN = "the workbench"
KINDS = "Text, HTML, saved pages (MHTML, SingleFile), PDF, DOCX; and WARC or ZIP with any number of these."
REPORTS = (".txt", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx", ".md")
"""Names of what is one report, and no bundle: the browser need not send one that is too large to find that out."""


def form_context() -> dict[str, object]:
    """What the page with the form says of what may be sent."""
    limits = settings.READING_LIMITS
    return {
        "limits": limits,
        "file_most": size_in_words(limits.file_bytes),
        "bundle_most": size_in_words(limits.bundle_bytes),
        "bundle_files": f"{limits.bundle_files:,}",
        "kinds": KINDS,
        "reports": " ".join(REPORTS),
    }


def send(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """The page that takes files and texts; afterwards the ledger. Nothing is read here: that is the worker's."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if posted and form.is_valid():
        upload = _opened(request, form)
        for arrival in form.arrivals():
            _staged(arrival, upload)
        files = "1 file" if upload.announced == 1 else f"{upload.announced:,} files"
        messages.success(request, f"{files} arrived. Nothing is shown to readers before you publish it.")
        return HttpResponseRedirect(upload.get_absolute_url())
    # A browser gives no file back with the form: those that came have to be chosen once more.
    context = (
        context
        | form_context()
        | {
            "form": form,
            "title": "Upload reports",
            "not_kept": [said_name(file) for file in request.FILES.getlist("files")],
        }
    )
    return TemplateResponse(request, "admin/archive/upload/form.html", context, status=400 if posted else 200)


def begin(request: HttpRequest) -> HttpResponse:
    """A script is about to send files: opens the ledger, takes the pasted text in, and says where to go on."""
    form = SendingForm(request.POST)
    if not form.is_valid():
        raise Refused(
            400,
            "Something on the form has to be mended first.",
            {name: list(said) for name, said in form.errors.items()},
        )
    upload = _opened(request, form)
    pasted = form.pasted()
    items = [_staged(pasted, upload)] if pasted else []
    places = {
        name: reverse(f"admin:archive_upload_{name}", args=[upload.pk]) for name in ("files", "progress", "retry")
    }
    answer = {"ledger": upload.get_absolute_url(), **places, "items": _told(items)}
    return JsonResponse(answer, status=201)


def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """One file of an upload, which its sender has begun."""
    upload = get_object_or_404(Upload, pk=pk)
    if upload.by != request.user:
        raise Refused(403, "Somebody else began this upload. Send your files with one of your own.")
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(400, " ".join(sentence for said in form.errors.values() for sentence in said))
    came = form.cleaned_data["file"] is not None
    item = _staged(form.arrival(), upload) if came else _not_sent(form, upload)
    return JsonResponse({"items": _told([item])}, status=201)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes up what failed once more: one item of the upload (`item`), or all of them."""
    upload = get_object_or_404(Upload, pk=pk)
    failed = upload.items.failed()
    if item := request.POST.get("item"):
        if not key_of(item):
            raise Refused(400, "Which file is to be tried again? Please press the button beside it.")
        failed = failed.filter(pk=key_of(item))
    number = retry(failed)
    if speaks_json(request):
        return JsonResponse({"waiting": number})
    if number:
        messages.success(request, f"{'1 file waits' if number == 1 else f'{number:,} files wait'} to be read again.")
    else:
        messages.info(request, "There is nothing to be tried again here.")
    return HttpResponseRedirect(upload.get_absolute_url())


def _opened(request: HttpRequest, form: SendingForm) -> Upload:
    return Upload.objects.create(by=request.user, origin=ORIGIN, note=form.cleaned_data["note"], announced=form.sent())


def _staged(arrival: Arrival, upload: Upload) -> UploadItem:
    try:
        return stage(arrival, upload)
    except OSError as error:
        raise not_kept(f"“{arrival.name}”", error) from error


def _not_sent(form: FileForm, upload: Upload) -> UploadItem:
    """The entry of a file that its sender did not send, for it is larger than may be taken in."""
    item = refuse(form.cleaned_data["name"], form.cleaned_data["size"], upload)
    if item is None:
        raise Refused(400, "No file came with this request. Please choose it and send it again.")
    return item


def _told(items: list[UploadItem]) -> list[dict[str, object]]:
    return [line.as_json() for line in lines(shown(UploadItem.objects.filter(pk__in=[item.pk for item in items])))]
