"""Which known one it may be that reports speak of, by what its names have in common with the names that are known."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import log

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from archive.authority.naming import wordings
from archive.models import Person, PersonName, Treaty, TreatyName

MOST = 6
"""Known ones that are offered."""
LEAST = 50
"""Likeness of the names, of a hundred, from which a known one is worth a look."""
SURE = 80
"""Likeness from which it may be said with one click."""
SPELT_ALIKE = 85
"""Likeness from which two words are one, spelt in two ways: agreement, agreements."""
SAME_YEAR = SAME_PARTIES = 10
"""Likeness that a year, or all parties, in common add; another year, or none of the parties, takes as much away."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A known one that it may be: by which of its names, how alike of a hundred, and what else they have in common."""

    row: Treaty | Person
    name: str
    likeness: int
    common: tuple[str, ...] = ()
    differs: bool = False
    """Whether it is of another year, of other parties, or of another state."""

    @property
    def is_sure(self) -> bool:
        """Whether it is so like, and nothing speaks against it, that one click may say so."""
        return self.likeness >= SURE and not self.differs


def likely(row: Treaty | Person, most: int = MOST) -> list[Likely]:
    """The known ones whose names are like those that reports use, the likeliest first.

    Year and parties, or state, decide among those; they make nothing likely by themselves.
    """
    known = KnownNames(_known_names(row))
    called = [row.name, *(wording.text for wording in wordings(row) if wording.is_telling)]
    best = known.nearest(called)
    nearest = sorted(best, key=lambda pk: -best[pk][0])[: most * 5]
    compared = Treaty.objects.prefetch_related("parties") if isinstance(row, Treaty) else Person.objects.all()
    rows = compared.in_bulk([row.pk, *nearest])
    found = [_weighed(rows[row.pk], rows[pk], *best[pk]) for pk in nearest]
    return sorted((one for one in found if one.likeness >= LEAST), key=lambda one: -one.likeness)[:most]


class KnownNames:
    """The names of known ones, and how much each word tells of which it is: little where many are called so."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._names = [(pk, name, words(name)) for pk, name in names]
        having: dict[str, set[int]] = defaultdict(set)
        for pk, _, said in self._names:
            for word in said:
                having[word].add(pk)
        self._having = {word: len(rows) for word, rows in having.items()}
        self._number = len({pk for pk, _, _ in self._names})
        self._alike: dict[str, frozenset[str]] = {}

    def nearest(self, called: Iterable[str]) -> dict[int, tuple[float, str]]:
        """Those whose names are worth a look: how alike at best, and by which name."""
        best: dict[int, tuple[float, str]] = {}
        for said in {words(name) for name in called} - {frozenset()}:
            alike = {word: self._spelt_like(word) for word in said}
            for pk, name, known in self._names:
                likeness = self._likeness(alike, known)
                if likeness >= max(LEAST, best.get(pk, (0.0, ""))[0]):
                    best[pk] = likeness, name
        return best

    def _likeness(self, called: dict[str, frozenset[str]], known: frozenset[str]) -> float:
        """How much of what the words of each tell is in the other too, of a hundred."""
        shared = {word for word, alike in called.items() if alike & known}
        if not shared:
            return 0.0
        met = known & frozenset().union(*(called[word] for word in shared))
        of_called = sum(self._weight(called[word]) for word in shared) / sum(map(self._weight, called.values()))
        return 50 * (of_called + self._told(met) / self._told(known))

    def _told(self, known: Iterable[str]) -> float:
        return sum(self._weight([word]) for word in known)

    def _weight(self, spellings: Collection[str]) -> float:
        having = max((self._having[word] for word in spellings), default=1)
        return log((self._number + 1) / having)

    def _spelt_like(self, word: str) -> frozenset[str]:
        """The words of known names that are this one, perhaps spelt in another way."""
        if word not in self._alike:
            found = process.extract(word, list(self._having), scorer=fuzz.ratio, score_cutoff=SPELT_ALIKE, limit=None)
            self._alike[word] = frozenset(alike for alike, _, _ in found)
        return self._alike[word]


def words(name: str) -> frozenset[str]:
    """The words of a name in Latin letters, without the year: that is weighed by itself."""
    return frozenset(word for word in default_process(anyascii(name)).split() if not _is_year(word))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1500" < word < "2100"


def _known_names(row: Treaty | Person) -> Iterable[tuple[int, str]]:
    model, names = (Treaty, TreatyName) if isinstance(row, Treaty) else (Person, PersonName)
    owner = model._meta.model_name
    rows = model.objects.standing().filter(vouched=True).exclude(pk=row.pk)
    yield from rows.values_list("pk", "name")
    yield from names.objects.filter(**{f"{owner}__in": rows.order_by().values("pk")}).values_list(f"{owner}_id", "text")


def _weighed(row: Treaty | Person, known: Treaty | Person, alike: float, name: str) -> Likely:
    if isinstance(row, Treaty):
        change, common, differs = _of_treaties(row, known)
    else:
        both = row.state_id is not None and known.state_id is not None
        same = both and row.state_id == known.state_id
        change, common, differs = SAME_PARTIES * same, [f"both of {row.state}"] * same, both and not same
    return Likely(known, name, max(0, min(100, round(alike + change))), tuple(common), differs)


def _of_treaties(row: Treaty, known: Treaty) -> tuple[float, list[str], bool]:
    change, common, differs = 0.0, [], False
    year, other = _year(row), _year(known)
    if year and other:
        change += SAME_YEAR if year == other else -SAME_YEAR
        common += [f"the same year, {year}"] if year == other else []
        differs = year != other
    parties, others = ({state.name for state in treaty.parties.all()} for treaty in (row, known))
    if shared := parties & others:
        change += SAME_PARTIES * len(shared) / len(parties)
        common.append(f"the same {'party' if len(shared) == 1 else 'parties'}, {', '.join(sorted(shared))}")
    elif parties and others:
        change -= SAME_PARTIES
        differs = True
    return change, common, differs


def _year(treaty: Treaty) -> str:
    """The year of signature; of one that reports spoke of first, the last year in its name or address."""
    if treaty.signed_earliest:
        return f"{treaty.signed_earliest.year:04}"
    return next(filter(_is_year, f"{treaty.slug.replace('-', ' ')} {treaty.name}".split()), "")
