"""What a person is probably going to type: names that the archive knows, and words of its reports."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.models import Outlet, Person, State, StateName, Treaty
from archive.models.authority import Authority
from search.index import engine
from search.language import LONGEST
from search.names import NAMES_OF, KnownNames, known_names
from search.tree import DATE_FIELDS, TEXT_FIELDS
from search.words import fold

MOST = 8
MOST_NAMES = 5
MOST_LOOKED_AT = 200
"""Names that are compared before the best are taken."""
LONGEST_NAME = 4
"""Words already typed that may be the beginning of one name."""
SHORTEST = 2
"""Letters to go by; of a script that writes syllables, one is enough."""
KINDS: dict[type[Authority], str] = {Person: "person", Treaty: "treaty", State: "state", Outlet: "outlet"}
"""Whose names are completed, and the field of the language that looks for them."""
_FIELD = re.compile(r"[-−(]*([A-Za-z]+):(?=[^:]*$)")
_MARKS = re.compile(r'["“”„«»‹›「」『』《》]')
_WORD = re.compile(r"[^\s()\"“”„«»‹›「」『』《》:−-][^\s()\"“”„«»‹›「」『』《》:]*")


@dataclass(frozen=True, slots=True)
class Completion:
    """What the box would say, what the choice is called, and what it is: “person”, “12 reports”."""

    text: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    """A name by which something is known; the better guesses come first."""

    late: bool
    """Whether only a later word of it begins so."""
    other: bool
    """Whether it is another name than the preferred one."""
    length: int
    preferred: str
    kind: str
    slug: str


def completions(text: str) -> list[Completion]:
    """At most `MOST` ways to go on at the end of a text that is being typed: names first, then words."""
    text = unicodedata.normalize("NFC", text)  # some keyboards send a letter in pieces
    words = list(_WORD.finditer(text))
    if len(text) > LONGEST or not words or words[-1].end() != len(text):
        return []
    named = _FIELD.match(text, text.rfind(" ") + 1)
    field = named[1].lower() if named else ""
    last = words[-1].start()
    if named and field in KINDS.values():
        return [_named(text[: named.start(1)], name, field) for name in islice(_names(text[last:], field), MOST)]
    if field in DATE_FIELDS:
        return []
    names: list[Completion] = []
    if not field and len(_MARKS.findall(text)) % 2 == 0:  # inside a quotation only its words go on
        names = _names_ending(text, [word.start() for word in words])
    if field in TEXT_FIELDS and field not in ("title", "quote"):
        return names
    return [*names, *islice(_words(text[:last], text[last:]), MOST - len(names))]


def _words(before: str, begins: str) -> Iterator[Completion]:
    if _telling(begins):
        for known in engine().beginning(begins, MOST):
            reports = f"{known.reports:,} report{'' if known.reports == 1 else 's'}"
            yield Completion(before + known.word, known.word, reports)


def _names_ending(text: str, starts: Sequence[int]) -> list[Completion]:
    """Names that begin with the last words of the text; what takes up more of it is the better guess."""
    for start in starts[-LONGEST_NAME:]:
        if found := [_named(text[:start], name) for name in islice(_names(text[start:]), MOST_NAMES)]:
            return found
    return []


def _named(before: str, name: _Name, field: str = "") -> Completion:
    """A treaty and an outlet are asked for by their addresses, for texts hardly ever write their whole names."""
    by_address = field or name.kind in ("treaty", "outlet")
    asked = (
        f"{name.kind}:{name.slug}" if by_address else f'"{name.preferred}"' if " " in name.preferred else name.preferred
    )
    return Completion(before + asked, name.preferred, name.kind)


def _names(begins: str, kind: str = "") -> Iterator[_Name]:
    """What is known by a name that begins so, or has a word that does; each once, the better guesses first."""
    if not _telling(begins):
        return
    keys, names = _known()
    sought = _key(begins)
    first = bisect_left(keys, sought)
    fitting: list[_Name] = []
    for key, name in zip(keys[first : first + MOST_LOOKED_AT], names[first : first + MOST_LOOKED_AT], strict=True):
        if not key.startswith(sought):
            break
        if not kind or name.kind == kind:
            fitting.append(name)
    seen: set[tuple[str, str]] = set()
    for name in sorted(fitting):
        if (name.kind, name.slug) not in seen:
            seen.add((name.kind, name.slug))
            yield name


def _telling(begins: str) -> bool:
    return len(begins) >= SHORTEST or (begins.isalpha() and begins > "\u1100")


def _key(name: str) -> str:
    return " ".join(fold(name).split())


# --- the names, kept in memory until one changes

_Sorted = tuple[list[str], list[_Name]]
_last: tuple[KnownNames, _Sorted] | None = None
"""What search knew of names when they were sorted last, and how."""


def _known() -> _Sorted:
    """Every name from each of its words on, in order, and what has it."""
    global _last
    known = known_names()  # the same object until a name changes
    if _last is None or _last[0] is not known:
        _last = known, _read()
    return _last[1]


def _read() -> _Sorted:
    rows = sorted(
        (key[start:], _Name(start > 0, text != preferred, len(text), preferred, kind, slug))
        for text, preferred, kind, slug in _called()
        for key in [_key(text)]
        for start in [0, *(space.end() for space in re.finditer(" ", key))]
    )
    return [key for key, _ in rows], [name for _, name in rows]


def _called() -> Iterator[tuple[str, str, str, str]]:
    """Each name of all that is vouched for and stands for itself, with the preferred one, its kind and slug."""
    for model, kind in KINDS.items():
        for name, slug in model.objects.filter(vouched=True, merged_into=None).values_list("name", "slug"):
            yield name, name, kind, slug
        others = NAMES_OF[model].objects.filter(**{f"{kind}__vouched": True, f"{kind}__merged_into": None})
        if model is State:
            others = others.filter(kind=StateName.Kind.NAME)
        for text, name, slug in others.values_list("text", f"{kind}__name", f"{kind}__slug"):
            yield text, name, kind, slug
