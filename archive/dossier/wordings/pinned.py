"""Provisions of different treaties, pinned to be read side by side."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from archive.concordance.numbering import label_of
from archive.dossier.wordings.bases import best_attested
from archive.dossier.wordings.wordings import InLanguage, Reading, Wordings, wordings_of
from archive.models import OfficialProvision, Provision, Treaty

MOST = 6
"""Provisions that can be read side by side."""
FOUND = 12
"""Provisions that a search for another one offers."""
LONGEST = 4
"""Figures that a number has from which on it may be a year."""


@dataclass(frozen=True, slots=True)
class Words:
    """A provision's words in one language: those of the official text, else the best attested wording."""

    known: InLanguage
    official: OfficialProvision | None
    reading: Reading | None

    @property
    def language(self) -> str:
        """The language."""
        return self.known.language

    @property
    def text(self) -> str:
        """The words."""
        return self.official.exact if self.official else self.reading.text if self.reading else ""

    @property
    def tag(self) -> str:
        """The language as exactly as it is known: ko-KP."""
        return self.official.official_text.language if self.official else self.known.witnesses[0].tag


@dataclass(frozen=True, slots=True)
class Pin:
    """A pinned provision with its words, in the chosen language where it has any there."""

    provision: Provision
    wordings: Wordings
    words: Words | None
    others: tuple[Words, ...]

    @property
    def name(self) -> str:
        """What addresses call it."""
        return name_of(self.provision)


@dataclass(frozen=True, slots=True)
class Board:
    """Provisions side by side."""

    pins: tuple[Pin, ...]
    languages: tuple[tuple[str, int], ...]
    """Every language that any of them has, with how many have it."""
    language: str
    missing: tuple[str, ...]
    """Names that lead to no provision."""
    left_over: tuple[str, ...]
    """Names beyond `MOST`."""

    @property
    def names(self) -> list[str]:
        """What addresses call them."""
        return [pin.name for pin in self.pins]


def name_of(provision: Provision) -> str:
    """What addresses call a provision: `nato-1949/article-5`."""
    return f"{provision.treaty.slug}/{provision.slug}"


def provisions_named(names: Iterable[str], user) -> tuple[list[Provision], list[str]]:
    """The provisions of these names that the user sees, in their order and each once; and the names that lead nowhere.

    A treaty that has been merged into another leads there.
    """
    shown = _shown_to(user).select_related("treaty").prefetch_related("treaty__parties")
    found: dict[int, Provision] = {}
    missing = []
    for name in dict.fromkeys(names):
        treaty, _, slug = name.strip("/").partition("/")
        standing = _standing(treaty)
        provision = shown.filter(treaty__slug=standing, slug=slug).first() if slug and standing else None
        if provision:
            found.setdefault(provision.pk, provision)
        else:
            missing.append(name)
    return list(found.values()), missing


def _shown_to(user) -> QuerySet[Provision]:
    return Provision.objects.shown_to(user).filter(treaty__in=Treaty.objects.shown_to(user).values("pk"))


def _standing(slug: str) -> str | None:
    treaty = Treaty.objects.filter(slug=slug).first()
    return treaty.standing.slug if treaty else None


def board_of(names: Sequence[str], user, language: str = "") -> Board:
    """The provisions of these names side by side; in the language, else in the one that most of them have."""
    named = list(dict.fromkeys(names))
    provisions, missing = provisions_named(named[: 2 * MOST], user)
    wordings = [wordings_of(provision) for provision in provisions[:MOST]]
    languages = Counter(one.language for each in wordings for one in each.languages)
    chosen = language if language in languages else next((code for code, _ in languages.most_common(1)), "")
    pins = (_pin(*pair, chosen) for pair in zip(provisions, wordings, strict=False))
    left_over = [*map(name_of, provisions[MOST:]), *named[2 * MOST :]]
    return Board(tuple(pins), tuple(languages.most_common()), chosen, tuple(missing), tuple(left_over))


def _pin(provision: Provision, wordings: Wordings, language: str) -> Pin:
    words = {one.language: _words(one) for one in wordings.languages}
    chosen = words.pop(language, None)
    return Pin(provision, wordings, chosen, tuple(words.values()))


def _words(one: InLanguage) -> Words:
    return Words(one, one.official, best_attested(one) if one.readings else None)


def find_provisions(asked: str, user) -> QuerySet[Provision]:
    """Provisions of which every word asked for says something: their treaty, its year, their label or subject."""
    found = _shown_to(user)
    words = re.findall(r"\w+", asked)
    if not words:
        return found.none()
    for word in words:
        found = found.filter(_of_its_number(word) if word.isdecimal() else _of_its_names(word))
    numbers = [word for word in words if word.isdecimal()]
    exact = reduce(or_, (Q(label__iendswith=f" {number}") for number in numbers), Q(pk__in=()))
    ranked = found.annotate(rank=Case(When(exact, then=Value(0)), default=Value(1), output_field=IntegerField()))
    ranked = ranked.select_related("treaty").prefetch_related("treaty__parties")
    return ranked.order_by("rank", "treaty__name", "position", "label").distinct()


def _of_its_number(word: str) -> Q:
    """A number is an article's own, in figures or in Roman ones, or a year."""
    roman = label_of("", int(word), roman=True) if len(word) < LONGEST else f" {word}"
    year = Q(treaty__signed__startswith=word) | Q(treaty__name__contains=word)
    own = Q(label__iregex=rf"(^|\D){word}(\D|$)") | Q(label__endswith=roman)
    return own | year if len(word) >= LONGEST else own


def _of_its_names(word: str) -> Q:
    names = Q(treaty__name__icontains=word) | Q(treaty__names__text__icontains=word)
    return names | Q(treaty__slug__icontains=word) | Q(label__icontains=word) | Q(subject__icontains=word)
