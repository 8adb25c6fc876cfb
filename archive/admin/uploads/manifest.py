"""The manifest of an upload: every file and what became of it, for a spreadsheet."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from archive.admin.uploads.lines import path_of, shown
from archive.models import Upload, UploadItem
from archive.spreadsheets import as_csv

COLUMNS = (
    "name",
    "bundle",
    "size",
    "sha256",
    "outcome",
    "reason",
    "report",
    "report_status",
    "report_address",
    "original_sha256",
    "source_address",
    "tries",
    "sent",
    "ended",
)
"""What is told of each file: `bundle` is what it was in, `original_sha256` that of the bytes behind its report."""
AT_A_TIME = 500
"""Rows that are in memory together."""


def manifest(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The manifest as CSV, written as it is read."""
    upload = get_object_or_404(Upload, pk=pk)
    items = shown(upload.items.order_by("id")).select_related("report__original")
    rows = (_row(request, upload, item) for item in items.iterator(AT_A_TIME))
    answer = StreamingHttpResponse(as_csv(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    name = f"upload-{upload.pk}-{upload.at:%Y-%m-%d}.csv"
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _row(request: HttpRequest, upload: Upload, item: UploadItem) -> Iterator[object]:
    report, bundles = item.report, path_of(item)[:-1]
    yield item.name
    yield " › ".join(bundles)
    yield item.size
    yield item.sha256
    yield item.outcome
    yield item.reason
    yield report.title if report else ""
    yield report.status if report else ""
    yield request.build_absolute_uri(report.get_absolute_url()) if report else ""
    yield report.original.sha256 if report else ""
    yield item.source_url
    yield item.tries
    yield upload.at.isoformat(timespec="seconds")
    yield item.ended_at.isoformat(timespec="seconds") if item.ended_at else ""
