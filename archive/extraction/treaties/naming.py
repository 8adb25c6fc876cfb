"""Names and descriptions of instruments: which phrase is which, and when two names may be one."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.extraction.findings import Span
from archive.extraction.treaties.instruments import Phrase

LONG = 3
"""So many words of subject are as good as a proper name."""


_NOWHERE = Span(2**62, 2**62)
"""Behind the end of every text."""


@dataclass(eq=False, slots=True)
class Instrument:
    """One instrument while its mentions are gathered, with what they say of it, all together."""

    id: str | None = None
    candidates: tuple[str, ...] = ()
    mentions: list[Phrase] = field(default_factory=list)
    pointers: list[Phrase] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    strange: bool = False
    """Whether one of its parties is no state that any list knows."""
    acronyms: set[str] = field(default_factory=set)
    year: int | None = None
    first: Span = _NOWHERE
    """The first mention."""
    names: list[frozenset[str]] = field(default_factory=list)
    """The words of each of its names."""
    topics: set[str] = field(default_factory=set)
    """What it is about, as far as its names and descriptions say."""
    ordinals: set[int] = field(default_factory=set)
    """Which of several of its name its mentions call it."""
    heads: set[str] = field(default_factory=set)
    """What kinds of instrument its mentions call it."""
    nouns: set[str] = field(default_factory=set)
    """The keys of the very words by which they call it: `convention`, `accord`."""

    def take(self, phrase: Phrase) -> None:
        """Adds a mention that names or describes it."""
        self.mentions.append(phrase)
        self.first = min(self.first, phrase.span)
        self.parties |= phrase.bound
        self.strange |= phrase.strangers > 0
        self.year = self.year or phrase.year
        self.topics |= phrase.topics
        if phrase.words:
            self.names.append(phrase.words)
        if phrase.acronym:
            self.acronyms.add(phrase.acronym)
        if phrase.ordinal is not None:
            self.ordinals.add(phrase.ordinal)
        if phrase.head:
            self.heads.add(phrase.head)
            self.nouns.add(phrase.noun)

    def point(self, phrase: Phrase) -> None:
        """Adds a mention that only points at it, with what it says where no name has said it."""
        self.pointers.append(phrase)
        self.parties = self.parties or set(phrase.signers)
        self.year = self.year or phrase.year

    @property
    def nameless(self) -> bool:
        """Whether nothing names it: it is described, or known by its parties alone."""
        if self.id or self.candidates:
            return False
        for phrase in self.mentions:
            if is_proper(phrase) or len(phrase.words) >= LONG or (phrase.titled and is_name(phrase)):
                return False
        return True


def is_proper(phrase: Phrase) -> bool:
    """Whether the phrase is a name of its own: a known one, one with an acronym, one with proper names."""
    return bool(phrase.ids or phrase.acronym or (phrase.proper and (phrase.words or phrase.head is None)))


def is_name(phrase: Phrase) -> bool:
    """Whether the phrase is a name, or as good as one: a title of three words, two parties."""
    if is_proper(phrase):
        return phrase.head != "loose"
    if phrase.plural or phrase.head in ("loose", "protocol"):
        return False
    listed = phrase.words - phrase.own if phrase.head == "weak" else phrase.words
    titled = phrase.titled and not phrase.indefinite and len(listed) >= 2
    return titled or len(listed) >= LONG or len(phrase.parties) >= 2


def is_formal(phrase: Phrase) -> bool:
    """Whether the phrase is an official title: its subject in several words."""
    subject = (phrase.titled and len(phrase.words) > 1) or (bool(phrase.words) and not phrase.own)
    return subject and is_name(phrase) and phrase.head in ("strong", "weak")


def is_by_place(phrase: Phrase) -> bool:
    """Whether the phrase names it by a proper name alone, as by the place of signature: `the Lima Treaty`."""
    return phrase.proper and phrase.words == phrase.own and not phrase.titled and phrase.head in ("strong", "weak")


def stands_for(acronym: str, capitals: str) -> bool:
    """Whether an acronym is made of a name's capitals: in their order, the first of them first, few left out."""
    letters = acronym.replace("-", "")
    if not 3 <= len(letters) <= len(capitals) <= len(letters) + 2 or letters[0] not in capitals[:2]:
        return False
    rest = iter(capitals)
    return all(letter in rest for letter in letters)


def same_words(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two names may be one: equal, or one a shorter form of the other."""
    if some == others:
        return True
    shorter, longer = sorted((some, others), key=len)
    return shorter < longer and len(shorter) >= 2


def same_title(some: Phrase, other: Phrase) -> bool:
    """Whether two names may be one; where both name a party, one word of the subject is enough for a short form."""
    short, long = sorted((some.words, other.words), key=len)
    if some.parties & other.parties and short <= long:
        return True
    return same_words(some.words, other.words) and same_subject(some, other)


def same_subject(some: Phrase, other: Phrase) -> bool:
    """Whether two titles begin with the same: on the border, and on the junction of borders, do not."""
    if some.words == other.words or not (some.subject and other.subject):
        return True
    shorter, longer = sorted((some, other), key=lambda phrase: len(phrase.words))
    return longer.subject in shorter.words


def names_within(short: Phrase, long: Phrase) -> bool:
    """Whether one proper name, and nothing else, is the short form of a title that holds it: `Oder-Vertrag`."""
    own = len(short.words) == 1 and short.words <= short.own and not short.ids and short.head == long.head
    return (
        own
        and short.proper
        and not short.titled
        and len(long.words) > 1
        and long.proper
        and short.words < long.words
        and not long.ids
    )
