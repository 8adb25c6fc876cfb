"""Which known treaty a phrase speaks of: by its name, by the parties and date said with it, or left open.

A name that says nothing of its own (`Mutual Defence Treaty`) is only believed where the text also speaks of the
treaty's parties, and as much as of other states, or gives the very day; where it says that others signed what bears
the name, it is another instrument. Where several treaties bear a name, parties and dates decide, then which of them
the text speaks of more plainly elsewhere; else the candidates are all kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer, KnownTreaty
from archive.extraction.treaties.instruments import Page, Phrase, page_of
from archive.extraction.treaties.korean_phrases import find_korean_phrases
from archive.extraction.treaties.phrases import find_phrases
from archive.extraction.treaties.wording import Head
from archive.extraction.words import fold

MOST_PHRASES = 1500
"""No report speaks of treaties more often; what comes after is left unread, so that a hostile text costs little."""
_PASSING = 3
"""A state spoken of so many times less than another is spoken of in passing."""
_DAY = 10
"""Code points of an EDTF day."""
FEW = 4
"""A treaty of more parties than this is known by its name alone."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """Known treaties by the words of their names in one language."""

    by_words: dict[frozenset[str], tuple[str, ...]]
    vocabulary: dict[str, frozenset[str]]
    """All words of all names of a treaty."""
    kinds: dict[str, frozenset[Head]]
    """What kinds of instrument its names call it."""
    of_year: dict[str, tuple[KnownTreaty, ...]]
    """The treaties of few parties by the year of their signature."""
    of_parties: dict[frozenset[str], tuple[KnownTreaty, ...]]
    successors: dict[str, str]
    """The states of the past by the states that came after them."""


def phrases_of(page: Page) -> list[Phrase]:
    """The first `MOST_PHRASES` phrases of a page, in whatever way its language builds them."""
    reader = find_korean_phrases if page.document.language == "ko" else find_phrases
    return list(islice(reader(page), MOST_PHRASES))


@lru_cache(maxsize=32)
def _forms(gazetteer: Gazetteer, language: str) -> _Forms:
    states_only = Gazetteer(states=gazetteer.states)
    by_words: dict[frozenset[str], list[str]] = {}
    vocabulary: dict[str, frozenset[str]] = {}
    kinds: dict[str, frozenset[Head]] = {}
    for treaty in gazetteer.treaties:
        names = [name.text for name in treaty.names if not name.language or name.language == language]
        if language == "en":
            names.append(treaty.title)
        every: set[str] = set()
        heads: set[Head] = set()
        for name in names:
            whole = Span(0, len(name))
            for phrase in phrases_of(page_of(Document(name, language), states_only)):
                every |= phrase.words
                heads |= {phrase.head} if phrase.head else set()
                if phrase.words and phrase.span == whole and treaty.id not in by_words.setdefault(phrase.words, []):
                    by_words[phrase.words].append(treaty.id)
        vocabulary[treaty.id], kinds[treaty.id] = frozenset(every), frozenset(heads)
    of_year: dict[str, list[KnownTreaty]] = {}
    of_parties: dict[frozenset[str], list[KnownTreaty]] = {}
    for treaty in gazetteer.treaties:
        of_parties.setdefault(frozenset(treaty.parties), []).append(treaty)
        if treaty.signed and 0 < len(treaty.parties) <= FEW:
            of_year.setdefault(treaty.signed[:4], []).append(treaty)
    return _Forms(
        by_words={words: tuple(ids) for words, ids in by_words.items()},
        vocabulary=vocabulary,
        kinds=kinds,
        of_year={year: tuple(signed) for year, signed in of_year.items()},
        of_parties={parties: tuple(bound) for parties, bound in of_parties.items()},
        successors={state.successor: state.code for state in gazetteer.states if state.successor},
    )


class Recognition:
    """Decides, for one document, which known treaty each phrase speaks of."""

    def __init__(self, page: Page, gazetteer: Gazetteer, phrases: Iterable[Phrase] = ()) -> None:
        """`phrases` are all those of the page: what one says of its parties holds for others of the same words."""
        self._bound_elsewhere: dict[frozenset[str], list[frozenset[str]]] = {}
        self._of_strangers: set[frozenset[str]] = set()
        for phrase in phrases:
            if phrase.strangers > 0:
                self._of_strangers.add(phrase.words)
            elif phrase.bound and phrase.words:
                self._bound_elsewhere.setdefault(phrase.words, []).append(phrase.bound)
        self._page = page
        self._gazetteer = gazetteer
        self._spoken = Counter(found.keys[0] for found in (*page.states, *page.capitals))
        self._known = _forms(gazetteer, page.document.language)
        self._successors = self._known.successors

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """Ids of the known treaties that the phrase may speak of: one where it is decided, none where unknown."""
        named = phrase.ids or self._by_words(phrase)
        fitting = self._best(phrase, named)
        if not fitting and (phrase.year or phrase.date):
            fitting = self._by_date(phrase)
        return fitting or self._by_parties(phrase)

    def _by_words(self, phrase: Phrase) -> tuple[str, ...]:
        if phrase.noun in self._page.wording.peace:  # the Peace of Aachen is not the Treaty of Aachen
            return ()
        return self._known.by_words.get(phrase.words, ()) if phrase.words else ()

    def _by_parties(self, phrase: Phrase) -> tuple[str, ...]:
        """The one treaty between exactly these states whose names have all the words of the description."""
        if len(phrase.words) < 2 or len(phrase.bound) < 2:
            return ()
        fitting = [
            treaty.id
            for treaty in self._known.of_parties.get(phrase.bound, ())
            if phrase.words <= self._known.vocabulary.get(treaty.id, frozenset())
            and not self._contradicts(phrase, treaty)
        ]
        return tuple(fitting) if len(fitting) == 1 else ()

    def _by_date(self, phrase: Phrase) -> tuple[str, ...]:
        """Treaties signed in the phrase's year whose parties the text speaks of, and whose names allow its words."""
        fitting = []
        for treaty in self._known.of_year.get(phrase.date[:4] if phrase.date else str(phrase.year), ()):
            if not _same_date(phrase, treaty.signed or "") or self._contradicts(phrase, treaty):
                continue
            words = self._known.vocabulary.get(treaty.id, frozenset())
            if phrase.words and not phrase.words & words:
                continue
            if self._all_spoken(treaty, self._spoken):
                fitting.append(treaty.id)
        return tuple(fitting) if len(fitting) == 1 else ()

    def _best(self, phrase: Phrase, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids that nothing contradicts, and of those the best supported."""
        sentence = self._states_of(self._page.document.sentence_at(phrase.span.start))
        plain = self._is_plain(phrase)
        known = [treaty for treaty in map(self._gazetteer.treaty, ids) if treaty]
        fitting = [treaty for treaty in known if not self._contradicts(phrase, treaty)]
        scores: dict[str, int] = {}
        for treaty in fitting:
            few = 0 < len(treaty.parties) <= FEW
            said = 3 * bool(few and phrase.bound) + 3 * bool(phrase.year and treaty.signed)
            near = 2 * (few and self._all_spoken(treaty, sentence)) + (few and self._is_spoken_of(treaty, plain))
            if few and plain and not (phrase.bound or near or _same_day(phrase, treaty.signed)):
                continue
            scores[treaty.id] = said + near
        if not scores:
            return self._open(plain, fitting)
        top = max(scores.values())
        return tuple(treaty for treaty, score in scores.items() if score == top)

    def _open(self, plain: bool, fitting: list[KnownTreaty]) -> tuple[str, ...]:
        """Candidates for a plain name: all that fit, where several do and the text speaks of no state at all."""
        return tuple(treaty.id for treaty in fitting) if plain and len(fitting) > 1 and not self._spoken else ()

    def _is_spoken_of(self, treaty: KnownTreaty, plain: bool) -> bool:
        """Whether the text speaks of all parties; for a plain name as of states that matter in it, not in passing."""
        if not self._all_spoken(treaty, self._spoken):
            return False
        return not plain or _PASSING * self._weight(treaty.id) >= max(self._spoken.values())

    def prefer(self, ids: tuple[str, ...], decided: Counter[str]) -> tuple[str, ...]:
        """Settles open candidates: by what the text decided elsewhere, else by whose parties it speaks of far more."""
        elsewhere = [known for known in ids if decided[known]]
        if len(elsewhere) == 1:
            return tuple(elsewhere)
        weights = sorted(((self._weight(known), known) for known in ids), reverse=True)
        if len(weights) > 1 and weights[0][0] >= 2 * max(1, weights[1][0]):
            return (weights[0][1],)
        return ids

    def _weight(self, id: str) -> int:  # noqa: A002
        treaty = self._gazetteer.treaty(id)
        if treaty is None or not treaty.parties:
            return 0
        return min(self._spoken[party] + self._spoken[self._heir(party)] for party in treaty.parties)

    def _heir(self, code: str) -> str:
        return next((heir for heir, past in self._successors.items() if past == code), "")

    def _states_of(self, span: Span) -> Counter[str]:
        return Counter(found.keys[0] for found in self._page.spoken_in(span))

    def _all_spoken(self, treaty: KnownTreaty, spoken: Counter[str]) -> bool:
        return all(spoken[party] or spoken[self._heir(party)] for party in treaty.parties)

    def _contradicts(self, phrase: Phrase, treaty: KnownTreaty) -> bool:
        if 0 < len(treaty.parties) <= FEW:
            allowed = {*treaty.parties, *map(self._heir, treaty.parties)}
            said = [phrase.bound] if phrase.bound else self._bound_elsewhere.get(phrase.words, [])
            if said and not any(parties <= allowed for parties in said):
                return True
            strange = phrase.strangers > 0 or (not said and phrase.words in self._of_strangers)
            if strange and self._is_plain(phrase):
                return True
        kinds = self._known.kinds.get(treaty.id)
        if kinds and phrase.head == "protocol" and "protocol" not in kinds:
            return True
        years = {(treaty.signed or "")[:4], *(event.date[:4] for event in treaty.events)}
        return bool(phrase.year and treaty.signed and str(phrase.year) not in years)

    def _is_plain(self, phrase: Phrase) -> bool:
        """Whether the name says nothing of its own: subjects only, no proper name, no acronym."""
        words = self._page.wording
        span = Span(phrase.span.start, max(phrase.name_end, phrase.core + 1)) if phrase.name_end > 0 else phrase.span
        surface = span.of(self._page.document.text)
        if words.language == "ko" and phrase.head:
            return phrase.words <= words.subjects and not phrase.acronym
        if phrase.head is None and surface.isupper():
            return False
        small = words.inside | words.and_ | words.definite | words.indefinite
        common = words.subjects | words.epithets
        return all(
            fold(word.text) in small
            or word.key in common
            or word.text.isdigit()
            or words.head_of(word.span.of(self._page.document.text), word.key)
            for word in self._page.document.words_in(span)
        )


def _same_day(phrase: Phrase, signed: str | None) -> bool:
    return bool(signed and phrase.date) and len(signed or "") == _DAY and phrase.date == signed


def _same_date(phrase: Phrase, signed: str) -> bool:
    if phrase.date:
        length = min(len(phrase.date.rstrip("~?%")), len(signed))
        return phrase.date[:length] == signed[:length]
    return str(phrase.year) == signed[:4]
