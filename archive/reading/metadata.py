"""What a page says of itself: JSON-LD, meta tags, `time`, canonical link, `html lang`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from archive.reading.characters import plain
from archive.reading.stamps import day_of, local_day
from archive.reading.tree import first, lines_of_markup, marked, words_of
from archive.reading.vocabulary import fold

_SPACES = re.compile(r"\s+")
_ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "webpage",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created", "dcterms.created", "pubdate", "sw-pubdate",
    "publish-date", "publish_date", "publishdate", "publication_date", "publicationdate", "published-date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
_SUFFIX = re.compile(r"(?<!\s)\s++[-–—|·»]\s+")
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
    body: str | None = None
    """The report's text, where JSON-LD repeats it."""


def read_metadata(tree: HtmlElement) -> Metadata:
    """What the page's head, and the marks in its body, say. A field that nothing says is `None`."""
    linked = max(_linked_data(tree), key=_weight, default={})
    meta = _Meta(tree)
    outlet = _line(
        _name(linked.get("publisher")) or meta.first("og:site_name", "application-name", "dc.publisher", "publisher")
    )
    return Metadata(
        title=_title(tree, linked, meta, outlet),
        outlet=outlet,
        author=_line(_name(linked.get("author")) or _author(tree, meta)),
        language=_first_text(
            _attribute(tree, "html", "lang"), linked.get("inLanguage"), meta.first("content-language", "og:locale")
        ),
        source_url=_address(_canonical(tree) or meta.first("og:url") or _text(linked.get("url"))),
        published=_published(linked, meta),
        body=_body(linked.get("articleBody")),
    )


class _Meta:
    """The `meta` tags by name, property or itemprop, the first of each."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, str] = {}
        for tag in islice(tree.iter("meta"), _NODES):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
            content = tag.get("content")
            if name and content and content.strip():
                self._values.setdefault(name.strip().lower(), content)

    def first(self, *names: str) -> str | None:
        return next((self._values[name] for name in names if name in self._values), None)

    def each(self, *names: str) -> Iterator[str]:
        return (self._values[name] for name in names if name in self._values)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article; what cannot be parsed says nothing."""
    scripts = (script for script in tree.iter("script") if script.get("type") == "application/ld+json")
    for script in islice(scripts, 20):
        try:
            data = json.loads(script.text or "", strict=False)
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


def _title(tree: HtmlElement, linked: dict[str, Any], meta: _Meta, outlet: str | None) -> str | None:
    """The headline; a page's `title` loses the outlet's name at its end."""
    headings = [plain(words_of(heading)) for heading in islice(tree.iter("h1"), 2)]
    heading = headings[0] if len(headings) == 1 else ""
    said = _text(linked.get("headline")) or meta.first("og:title", "twitter:title", "dc.title", "headline")
    named = first(tree, "title")
    whole = _clean(said or "") or heading or (plain(words_of(named)) if named is not None else "")
    if heading and whole.startswith(heading):
        whole = heading
    parts = _SUFFIX.split(whole)
    if outlet and len(parts) > 1 and fold(parts[-1]) == fold(outlet):
        whole = whole[: -len(parts[-1])].rstrip(" -–—|·»")
    return whole or None


def _body(value: Any) -> str | None:
    """The lines of an `articleBody`, which some write with entities and tags."""
    lines = map(_one_line, lines_of_markup(unescape(_text(value) or "")))
    return "\n".join(line for line in lines if line) or None


def _author(tree: HtmlElement, meta: _Meta) -> str | None:
    named = meta.first("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
    if named and "://" not in named:
        return named
    tag = next(marked(tree, "itemprop", "author"), None)
    if tag is None:
        tag = next(marked(tree, "rel", "author"), None)
    return words_of(tag) if tag is not None else None


def _canonical(tree: HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)


def _published(linked: dict[str, Any], meta: _Meta) -> str | None:
    """The first that is a date: JSON-LD, then the meta tags."""
    said = [text for text in (_text(linked.get("datePublished")), *meta.each(*_PUBLISHED)) if text]
    first_dated = next((text for text in said if day_of(text)), None)
    return local_day(first_dated, said) if first_dated else None


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


def _attribute(tree: HtmlElement, tag: str, attribute: str) -> str | None:
    found = first(tree, tag)
    return None if found is None else found.get(attribute) or found.get(f"xml:{attribute}")


def _clean(value: str) -> str:
    """Words alone: entities resolved, tags and scripts gone, one line."""
    return _one_line(" ".join(lines_of_markup(unescape(value))))


def _one_line(value: str) -> str:
    return _SPACES.sub(" ", plain(value)).strip()


def _line(value: str | None) -> str | None:
    cleaned = _clean(value or "")
    return (cleaned if len(cleaned) <= _LONGEST else f"{cleaned[: _LONGEST - 1].rstrip()}…") or None
