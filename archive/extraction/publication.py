"""When a report was published: a ladder from what is sure to what is only inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from archive.extraction.dates.datelines import PageDate, page_dates
from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.forms import calendar
from archive.extraction.dates.inference import infer_publication
from archive.extraction.document import Document
from archive.extraction.findings import Publication

_DAYS_ON_THE_WIRE = 3
"""A dateline may be so many days older than the page that carries it; a greater distance is another page's date."""

_ARCHIVED = re.compile(r"^https?://[^/]{3,60}/(?:web/)?\d{14}[a-z_]{0,4}/(?=https?:)")
"""What a web archive puts before a page's own address: when it made its copy, not when the page was published."""
_IN_ADDRESS = (
    re.compile(r"(?<!\d)(?P<year>19[89]\d|20\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>19[89]\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])\d{3,8}(?=$|[/.?])"),
    re.compile(r"/(?P<year>19[89]\d|20\d\d)/(?P<name>[a-z]{3,9})/(?P<day>3[01]|[12]\d|0?[1-9])(?=$|/)", re.IGNORECASE),
    re.compile(r"/(?P<year>19[89]\d|20\d\d)[/-](?P<month>0[1-9]|1[0-2])(?=$|/)"),
)


def find_publication(
    document: Document,
    *,
    given: str | None = None,
    metadata: str | None = None,
    source_url: str | None = None,
    signatures: Sequence[tuple[str, ...]] = (),
) -> Publication:
    """The day (or month, or year) of publication, what says so, and the words that do.

    `given` and `metadata` are EDTF; what is no date there is passed over. Then come the page's own words, then its
    address. Where words and metadata agree, the words are the evidence.
    `signatures` holds, for each known treaty that the text is about, the EDTF dates on which it was signed; from them
    the day may be inferred where the text says on which weekday it was signed and which weekday it is.
    """
    if CalendarDate.parse(given):
        return Publication(str(given).strip(), "given")
    addressed = _in_address(source_url)
    printed = _printed(page_dates(document), addressed)
    declared = CalendarDate.parse(metadata)
    if declared and not (printed and printed.value == declared.edtf):
        return Publication(declared.edtf, "metadata")
    if printed and not _is_vaguer(CalendarDate.parse(printed.value), addressed):
        return printed
    if addressed:
        return Publication(addressed.edtf, "metadata")
    return infer_publication(document, signatures)


def _is_vaguer(printed: CalendarDate | None, addressed: CalendarDate | None) -> bool:
    """Whether the page prints but a month, and its address has the day: the month is then another thing's."""
    return bool(printed and addressed and addressed.day and not printed.day)


def _in_address(url: str | None) -> CalendarDate | None:
    """The date in the path of an address: `/2024/10/24/`, `/20241024/`, `/2018/Dec/03/`, `/2002-01/`."""
    try:
        path = urlsplit(_ARCHIVED.sub("", url or "")).path
    except ValueError:
        return None
    months = calendar("en").months
    for pattern in _IN_ADDRESS:
        found = pattern.search(path)
        parts = found.groupdict() if found else {}
        month = int(parts["month"]) if parts.get("month") else months.get((parts.get("name") or "").lower())
        if found and month:
            return CalendarDate.of(int(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
    return None


def _printed(pages: tuple[PageDate, ...], addressed: CalendarDate | None) -> Publication | None:
    """What the page prints of itself: a labelled date, its head's or its dateline's, made finer by the others."""
    datelines = [page for page in pages if page.place == "dateline"]
    dated = [(page, _settled(page, datelines, addressed)) for page in pages]
    ladder = [
        *((page, day) for page, day in dated if page.place == "label"),
        *((page, day) for page, day in dated if page.place == "line" and _agrees(day, datelines)),
        *((page, day) for page, day in dated if page.place == "dateline"),
        *((page, day) for page, day in dated if page.place == "issue"),
        *((page, day) for page, day in dated if page.place == "revision"),
    ]
    chosen = next((day for _, day in ladder if day), None)
    if chosen is None:
        return None
    others = [*(day for _, day in ladder), addressed]
    value = next((finer for finer in others if finer and finer.refines(chosen)), chosen)
    evidence = [page.span for page, day in ladder if page.place != "revision" and day and day in (value, chosen)]
    evidence += [line.span for line in datelines if line.date is None and (line.month, line.day) == value[1:]]
    fallback = [page.span for page, day in ladder if day == chosen]
    return Publication(value.edtf, "dateline", tuple(sorted(set(evidence or fallback))))


def _settled(page: PageDate, datelines: list[PageDate], addressed: CalendarDate | None) -> CalendarDate | None:
    """The page's date with day and month told apart, and its year taken from the address, where those agree on it."""
    if page.date:
        return page.date
    for reading in page.readings:
        if reading == addressed or any((line.month, line.day) == reading[1:] for line in datelines):
            return reading
    if page.place == "dateline" and page.month and addressed:
        near = CalendarDate.of(addressed.year, page.month, page.day)
        return (
            near if near and (addressed.month, addressed.day) in ((near.month, near.day), (near.month, None)) else None
        )
    return None


def _agrees(day: CalendarDate | None, datelines: list[PageDate]) -> bool:
    """Whether a date in the page's head can be the report's own, where the report has a dateline."""
    whole = day.whole if day else None
    if whole is None or not datelines:
        return True
    for line in datelines:
        for year in (whole.year - 1, whole.year) if line.date is None else (line.date.year,):
            sent = CalendarDate.of(year, line.month, line.day)
            if sent and sent.whole and 0 <= (whole - sent.whole).days + 1 <= _DAYS_ON_THE_WIRE + 1:
                return True
    return False
