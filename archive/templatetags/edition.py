"""What every template may say: dates in words, languages by name, and where a fact's words are."""

import re
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.edition import KINDS, anchor_of, words_address
from archive.language_names import language_name
from archive.models import Fact, kind_of

register = template.Library()
register.filter(language_name)
register.filter(kind_of)

ROOMS = (
    ("Search", "search:results"),
    ("Reports", "archive:reports"),
    ("Treaties", "archive:treaties"),
    ("States", "archive:states"),
    ("Persons", "archive:persons"),
    ("Outlets", "archive:outlets"),
    ("Topics", "archive:topics"),
)
"""The site's rooms, in the order of its navigation."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.Z+-]+)?([~?%]?)", re.ASCII)
DOUBT = {"": "", "~": ", inferred", "?": ", uncertain", "%": ", inferred and uncertain"}
OPEN_ENDS = {"", ".."}

PUBLISHED_BASIS = {
    "given": "as given by whoever sent it",
    "metadata": "from the page’s own metadata",
    "dateline": "from the dateline",
    "inferred": "inferred",
    "curator": "set by a curator",
}


@register.filter
def in_words(edtf: str) -> str:
    """An EDTF value in words: `2024-06-19` → 19 June 2024; what has no words of its own stays as it is."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if last in OPEN_ENDS:
            return f"from {in_words(first)}"
        return f"until {in_words(last)}" if first in OPEN_ENDS else f"{in_words(first)} to {in_words(last)}"
    plain, doubt = _taken_apart(edtf)
    return plain + doubt


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart: 12345 → 12,345."""
    return f"{number:,}"


@register.filter
@lru_cache(maxsize=4096)  # a page names the same days again and again
def when(edtf: str) -> str | SafeString:
    """An EDTF value as a `<time>` that machines can read; as plain words where HTML has no form for it."""
    if not edtf:
        return "undated"
    machine = _machine_readable(edtf)
    return _time(machine, edtf, in_words(edtf)) if machine else in_words(edtf)


@register.filter
def published_with_basis(report) -> str | SafeString:
    """When a report was published and how that is known: `20 June 2024, inferred`."""
    if not report.published:
        return "undated: nothing says when it was published"
    basis = PUBLISHED_BASIS.get(report.published_basis, "")
    inferred = report.published_basis == "inferred"
    words = _taken_apart(report.published)[0] if inferred else in_words(report.published)
    shown = _time(_machine_readable(report.published) or "", report.published, words)
    return format_html("{}, {}", shown, basis) if basis else shown


def _time(machine: str, edtf: str, words: str) -> SafeString:
    return format_html('<time datetime="{}" data-edtf="{}">{}</time>', machine, edtf, words)


def _taken_apart(edtf: str) -> tuple[str, str]:
    """A single date's words, and those for its doubt."""
    match = DATE.fullmatch(edtf)
    if not match:
        return edtf, ""
    year, month, day, doubt = match.groups()
    number = int(month or 0)
    if number > len(MONTHS):
        words = f"{SEASONS[number]} {year}" if number in SEASONS else edtf
    else:
        words = " ".join(part for part in (day and str(int(day)), month and MONTHS[number - 1], year) if part)
    return words, DOUBT[doubt]


def _machine_readable(edtf: str) -> str | None:
    """The value as HTML's `datetime` takes it; `None` for an interval, a season and the like."""
    match = DATE.fullmatch(edtf)
    if not match or int(match[2] or 0) > len(MONTHS) or match[1].startswith("-"):
        return None
    return "-".join(filter(None, match.group(1, 2, 3)))


@register.filter
def anchor(fact: Fact) -> str:
    """The fragment that leads to a fact's words in its report."""
    return anchor_of(fact)


@register.filter
def words_url(fact: Fact) -> str:
    """The address of a fact's words."""
    return words_address(fact.report.slug, kind_of(fact), fact.pk)


@register.simple_tag
def reports_saying(**said) -> str:
    """The address of the list of reports that say this; a treaty, a person or a state is named by its own address."""
    named = {name: getattr(value, "slug", value) for name, value in said.items() if value}
    return f"{reverse('archive:reports')}?{urlencode(named, safe='/')}"


@register.filter
def letter(kind: str) -> str:
    """The letter that stands for a kind of note."""
    return KINDS[kind].letter


@register.filter
def heading(kind: str) -> str:
    """What a kind's part of the margin is headed."""
    return KINDS[kind].heading


@register.filter
def web_address(url: str) -> str:
    """The address where it is the web's; empty for any other scheme, which a page must not link to."""
    return url if url.startswith(("https://", "http://")) else ""


@register.filter
def shortened(name: str, length: int = 64) -> str:
    """A long name up to the last word that fits, for a place where the whole of it stands near by."""
    return name if len(name) <= length else f"{name[:length].rpartition(' ')[0] or name[:length]} …"


@register.filter
def percent(share: float) -> str:
    """A confidence between 0 and 1 as a whole percentage."""
    return f"{share:.0%}"


@register.filter
def look_up(mapping: dict, key: object) -> object:
    """What a mapping holds under a key; empty where it holds nothing."""
    return mapping.get(key, "")


@register.inclusion_tag("_rooms.html", takes_context=True)
def rooms(context: dict) -> dict:
    """The navigation; the room that the page is in says so. The page for a failure has no request and is in none."""
    here = context["request"].path if "request" in context else ""
    found = []
    for label, name in ROOMS:
        href = reverse(name)
        found.append({"label": label, "href": href, "page": here == href, "inside": here.startswith(href)})
    return {"rooms": found}
