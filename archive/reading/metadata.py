"""What a page says of itself: JSON-LD, meta tags, `time`, canonical link, `html lang`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from bs4 import BeautifulSoup

from archive.reading.characters import plain
from archive.reading.vocabulary import fold

_SPACES = re.compile(r"\s+")
_TAGS = re.compile(r"<(script|style)\b.{0,5000}?</\1\s*>|<[^<>]{0,5000}>", re.IGNORECASE | re.DOTALL)
_ISO = re.compile(r"^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "webpage",
)
_SUFFIX = re.compile(r"\s+[-–—|·»]\s+")
_LONGEST = 200
_ADDRESS = 2_000
_NODES = 500


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own words on the report; `published` is EDTF."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    source_url: str | None = None
    published: str | None = None


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """What the page's head, and the marks in its body, say. A field that nothing says is `None`."""
    linked = max(_linked_data(soup), key=_weight, default={})
    meta = _Meta(soup)
    outlet = _line(
        _name(linked.get("publisher")) or meta.first("og:site_name", "application-name", "dc.publisher", "publisher")
    )
    return Metadata(
        title=_title(soup, linked, meta, outlet),
        outlet=outlet,
        author=_line(_name(linked.get("author")) or _author(soup, meta)),
        language=_first_text(
            _attribute(soup, "html", "lang"), linked.get("inLanguage"), meta.first("content-language", "og:locale")
        ),
        source_url=_address(_canonical(soup) or meta.first("og:url") or _text(linked.get("url"))),
        published=_published(soup, linked, meta),
    )


class _Meta:
    """The `meta` tags by name, property or itemprop, the first of each."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._values: dict[str, str] = {}
        for tag in soup.find_all("meta", limit=_NODES):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
            content = tag.get("content")
            if isinstance(name, str) and isinstance(content, str) and content.strip():
                self._values.setdefault(name.strip().lower(), content)

    def first(self, *names: str) -> str | None:
        return next((self._values[name] for name in names if name in self._values), None)


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article; what cannot be parsed says nothing."""
    for script in soup.find_all("script", type="application/ld+json", limit=20):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        for _ in range(_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                waiting += [node[key] for key in ("@graph", "mainEntity", "itemListElement") if key in node]
                kinds = node.get("@type")
                if {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])} & set(_ARTICLES):
                    yield node


def _weight(node: dict[str, Any]) -> int:
    return sum(key in node for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _title(soup: BeautifulSoup, linked: dict[str, Any], meta: _Meta, outlet: str | None) -> str | None:
    """The headline; a page's `title` loses the outlet's name at its end."""
    heading = soup.find("h1")
    heads = soup.find_all("h1", limit=2)
    said = _text(linked.get("headline")) or meta.first("og:title", "twitter:title", "dc.title", "headline")
    whole = _clean(said or "") or (_clean(heading.get_text(" ")) if heading and len(heads) == 1 else "")
    whole = whole or _clean(soup.title.get_text(" ") if soup.title else "")
    if heading and whole.startswith(_clean(heading.get_text(" "))) and len(heads) == 1:
        whole = _clean(heading.get_text(" ")) or whole
    parts = _SUFFIX.split(whole)
    if outlet and len(parts) > 1 and fold(parts[-1]) == fold(outlet):
        whole = whole[: -len(parts[-1])].rstrip(" -–—|·»")
    return whole or None


def _author(soup: BeautifulSoup, meta: _Meta) -> str | None:
    named = meta.first("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
    if named and "://" not in named:
        return named
    tag = soup.find(itemprop="author") or soup.find(rel="author")
    return tag.get_text(" ") if tag else None


def _canonical(soup: BeautifulSoup) -> str | None:
    link = soup.find("link", rel="canonical")
    value = link.get("href") if link else None
    return value if isinstance(value, str) else None


def _published(soup: BeautifulSoup, linked: dict[str, Any], meta: _Meta) -> str | None:
    """The first that is a date: JSON-LD, meta tags, then a `time` that says it is the publication's."""
    marked = soup.find("time", attrs={"pubdate": True}) or soup.find(itemprop="datePublished")
    within = soup.select_one("article time[datetime], main time[datetime], header time[datetime]")
    said = (
        _text(linked.get("datePublished")),
        meta.first(
            "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"
        ),
        meta.first("pubdate", "publish-date", "publishdate", "parsely-pub-date", "sailthru.date", "dcterms.created"),
        *(str(tag.get("datetime") or tag.get("content") or "") for tag in (marked, within) if tag),
    )
    return next((day for day in map(_edtf, said) if day), None)


def _edtf(said: str | None) -> str | None:
    """The calendar day of an ISO 8601 or RFC 5322 date, as it is written there: no other zone's day."""
    match = _ISO.match(said or "")
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
        return parsedate_to_datetime(said or "").date().isoformat()
    except (ValueError, TypeError):
        return None


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    return (
        value
        if value.lower().startswith(("https://", "http://")) and len(value) <= _ADDRESS and " " not in value
        else None
    )


def _name(value: Any) -> str | None:
    """The name of a person or organisation of JSON-LD, however deep its writers put it; several are joined."""
    if isinstance(value, list):
        names = [name for name in map(_name, value[:10]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    said = _text(value)
    return said if said and "://" not in said else None


def _first_text(*values: Any) -> str | None:
    return next((said for said in map(_text, values) if said), None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _attribute(soup: BeautifulSoup, tag: str, attribute: str) -> str | None:
    found = soup.find(tag)
    value = found.get(attribute) or found.get(f"xml:{attribute}") if found else None
    return value if isinstance(value, str) else None


def _clean(value: str) -> str:
    """Words alone: entities resolved, tags and scripts gone, one line."""
    return _SPACES.sub(" ", plain(_TAGS.sub(" ", unescape(value)))).strip()


def _line(value: str | None) -> str | None:
    cleaned = _clean(value or "")
    return (cleaned if len(cleaned) <= _LONGEST else f"{cleaned[: _LONGEST - 1].rstrip()}…") or None
