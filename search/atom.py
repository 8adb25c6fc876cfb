"""A list as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Category:
    """What an item is about: a word of the vocabulary whose address is `scheme`."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. Its id stays the same for good; addresses are absolute."""

    id: str
    title: str
    address: str
    updated: datetime
    author: str
    summary: str
    language: str = ""
    """BCP 47, of title and summary; empty where unknown."""
    categories: Sequence[Category] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its items, the newest first. Its own address is its id."""

    address: str
    page: str
    """The address of the same list for people."""
    title: str
    subtitle: str
    author: str
    updated: datetime
    items: Sequence[Item]


def atom(feed: Feed) -> bytes:
    """The feed as a document in UTF-8. Characters that XML has no way to write are left out."""
    root = etree.Element(f"{{{NAMESPACE}}}feed", {_LANGUAGE: "en-GB"}, nsmap={None: NAMESPACE})
    _say(root, "id", feed.address)
    _say(root, "title", feed.title)
    _say(root, "subtitle", feed.subtitle)
    _say(root, "updated", _moment(feed.updated))
    _say(_say(root, "author"), "name", feed.author)
    _say(root, "link", rel="self", type=MEDIA_TYPE, href=feed.address)
    _say(root, "link", rel="alternate", type="text/html", href=feed.page)
    for item in feed.items:
        _entry(root, item)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(root: etree._Element, item: Item) -> None:
    entry = _say(root, "entry")
    spoken = {_LANGUAGE: item.language} if item.language else {}
    _say(entry, "id", item.id)
    _say(entry, "title", item.title, **spoken)
    _say(entry, "updated", _moment(item.updated))
    _say(_say(entry, "author"), "name", item.author)
    _say(entry, "link", rel="alternate", type="text/html", href=item.address)
    for category in item.categories:
        _say(entry, "category", term=category.term, scheme=category.scheme, label=category.label)
    _say(entry, "summary", item.summary, **spoken)


def _say(parent: etree._Element, name: str, words: str = "", /, **attributes: str) -> etree._Element:
    clean = {key: _NO_XML.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", clean)
    element.text = _NO_XML.sub("", words) or None
    return element


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
