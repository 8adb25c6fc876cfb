"""How one language speaks of treaties: its list of words, compiled to keys once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal

from archive.extraction.words import fold, key_of
from archive.languages import lexicon

Head = Literal["strong", "charter", "weak", "protocol", "loose"]
HEADS: tuple[Head, ...] = ("strong", "charter", "weak", "protocol", "loose")
_WRITTEN_OUT = 4
"""Shorter names of months and weekdays are abbreviations, and other words too (`mar`, `sol`)."""
_ACRONYM = 5
"""Letters of an acronym, which is no stop though a small word is written like it (`WHO`)."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of `treaties.toml` in one language.

    Words that inflect are keys of `names.key_of`; small words that do not (from `subject` to `pronouns`) are folded.
    """

    language: str
    heads: dict[str, Head]
    compounds: tuple[str, ...]
    """Folded ends of compound words."""
    weak_compounds: tuple[str, ...]
    not_compounds: frozenset[str]
    not_heads: frozenset[str]
    """Words in lower case that share a stem with an instrument and are none: `according`."""
    not_before: frozenset[str]
    not_after: frozenset[str]
    signed: frozenset[str]
    inside_party: frozenset[str]
    subjects: frozenset[str]
    epithets: frozenset[str]
    new: frozenset[str]
    old: frozenset[str]
    stops: frozenset[str]
    changing: frozenset[str]
    plural: frozenset[str]
    subject: frozenset[str]
    about: frozenset[str]
    links: frozenset[str]
    """Small words of either kind, and those before a date."""
    of_kind: frozenset[str]
    """Of the words that open a subject those after which a noun without an article does: `accord de régulation`."""
    both: frozenset[str]
    """Words before them: `both`, `two`, `les deux`."""
    two: frozenset[str]
    """Keys of words that stand for both parties: `between the two countries`, `entre les deux gouvernements`."""
    between: frozenset[str]
    with_: frozenset[str]
    dated: frozenset[str]
    inside: frozenset[str]
    and_: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    pronouns: frozenset[str]
    pronoun_keys: frozenset[str]
    within_place: frozenset[str]
    """Small words that may go on a name after its place: `Treaty of Vienna on …`, not `Treaty of Vienna in …`."""
    calendar: frozenset[str]
    """Months and weekdays in lower case, without their short forms."""
    months: frozenset[str]
    """Months in lower case, with their short forms."""
    of_many: frozenset[str]
    """Instruments that so many states join that the ones a report names are not the parties."""
    at_ends: tuple[str, ...]
    """What follows the name of a city where something happens, in a language that glues it: `런던|에서`."""
    many_ends: tuple[str, ...]
    """How those words end where they are glued to the name before them."""
    openers: dict[str, tuple[tuple[str, ...], ...]]
    """By their first word, phrases of several that open a subject (`in materia di`); the last is in `subject` too."""
    not_places: frozenset[str]
    general: frozenset[str]
    """Words before an instrument that speak of none in particular: `no`, `any`."""
    into: frozenset[str]
    """Small words by which a protocol belongs to a treaty: `Protocol to …`."""
    capital_heads: frozenset[str]
    """Keys of words that are an instrument only where they are written as in a title: `Multilateral Instrument`."""
    not_of: frozenset[str]
    """What no instrument between states is of: `Estatuto de Autonomía`, `protocole d'entente`."""
    signs: frozenset[str]
    """Keys of all words that may be an instrument, compounds apart."""
    papers: frozenset[str]
    """Keys of the papers that are a treaty where they are exchanged: `exchange of notes`."""
    exchanges: frozenset[str]
    stop_forms: frozenset[str]
    """Stops as they are listed: a word with a capital is one only in that form (`sans`, not `San`)."""
    which: frozenset[str]
    """Words that begin a clause which tells an instrument from others: `that`, `qui`."""
    them: frozenset[str]
    """Pronouns that stand for the treaty of a protocol: `протокол к нему`."""
    peace: frozenset[str]
    """Keys of `peace`, which is a treaty where it is named for a place."""
    peace_of: frozenset[str]
    places_before: tuple[str, ...]
    """How an adjective of a place ends that stands before a peace: `Брест|ский`, `Westfäl|ische`."""
    also: tuple[str, ...]
    """Words that join a second name: `or`, `она же`."""
    ordinals: dict[str, int]
    """Keys of `first`, `second` …, by which instruments of one name are told apart."""
    topics: dict[str, str]
    """Keys of words that say what a technical treaty is about, and their topic: `extradition`, `tax`."""
    acronyms: frozenset[str]
    """Kinds of instruments that are written as acronyms: `FTA`."""
    contracts: tuple[str, ...]
    """First halves of compounds that name no instrument between states: `Miet|vertrag`."""
    naming: tuple[str, ...]
    """Folded forms of several words."""
    stop_endings: tuple[str, ...]
    attributes: tuple[str, ...]
    """How words end that may go on a subject though no list has them: adjectives, and genitives where cases show."""
    plural_attributes: tuple[str, ...]
    """Of those the ones after which a noun of any ending follows: `осужденных лиц`."""
    adjective_endings: tuple[str, ...]
    """How words end that are no noun; empty where no common noun stands before the instrument."""
    name_endings: tuple[str, ...]
    """How a proper name ends that stands before the instrument without a hyphen; empty where that may be anything."""
    partner_endings: tuple[str, ...]
    """How a city ends with which a treaty is made, where another case says that it is named for the city."""
    place_endings: tuple[str, ...]
    """How an adjective of a place ends that names the instrument behind which it stands."""
    halves: dict[str, str]
    names_before: bool
    names_after: bool
    open_subject: bool
    nouns_in_capitals: bool
    """Whether every noun has a capital, so that one shows no name."""
    articles: bool
    """Whether the language has articles, so that a bare noun points back at nothing."""

    def head_of(self, word: str, key: str) -> Head | None:
        """What kind of instrument the word names, if any; the end of a compound counts where the language has them."""
        head = self.heads.get(key)
        if head or not self.compounds:
            return head if word.lower() not in self.not_heads else None
        return _end_of(word, self.language)

    def end_of(self, word: str) -> Head | None:
        """What kind of instrument a compound is."""
        folded = fold(word)
        if folded in self.not_compounds or folded.startswith(self.contracts):
            return None
        if folded.endswith(self.compounds):
            return "strong"
        return "weak" if folded.endswith(self.weak_compounds) else None

    def is_plural(self, word: str) -> bool:
        """Whether the word names several instruments; its end shows it where the language has compounds."""
        folded = fold(word)
        return folded in self.plural or (bool(self.compounds) and folded.endswith(tuple(self.plural)))

    def stops_at(self, word: str, key: str) -> bool:
        """Whether the word ends a name."""
        acronym = word.isupper() and 1 < len(word) <= _ACRONYM
        return key in self.stops and not acronym and (word[0].islower() or fold(word) in self.stop_forms)

    def first_half(self, word: str) -> str:
        """The key of what stands before the instrument in a compound: `Freundschafts|vertrag`."""
        folded = fold(word)
        ends = [end for end in (*self.compounds, *self.weak_compounds) if folded.endswith(end)]
        return key_of(folded.removesuffix(max(ends, key=len, default="")).removesuffix("s"), self.language)


@lru_cache(maxsize=20_000)
def _end_of(word: str, language: str) -> Head | None:
    """What kind of instrument a compound is; a language has few words, and few of them are."""
    return wording(language).end_of(word)


@lru_cache(maxsize=16)
def wording(language: str) -> Wording:
    """The wording of a language (ISO 639-1); empty lists where nobody has written any."""
    words = lexicon(language, "treaties")

    def keys(name: str) -> frozenset[str]:
        return frozenset(key_of(part, language) for word in words.get(name, ()) for part in _LETTERS.findall(word))

    def folded(name: str) -> tuple[str, ...]:
        found: list[Any] = sorted({fold(word) for word in words.get(name, ())}, key=lambda word: (-len(word), word))
        return tuple(found)

    opening = sorted(tuple(phrase.split()) for phrase in folded("subject") if " " in phrase)
    dates = lexicon(language, "dates")
    named = [name for part in ("months", "weekdays") for names in dates.get(part, {}).values() for name in names]

    return Wording(
        language=language,
        heads={key: kind for kind in reversed(HEADS) for key in keys(kind)},
        plural=frozenset(folded("plural")),
        within_place=frozenset((*folded("subject"), *folded("definite"), *folded("and"))),
        months=frozenset(name.lower() for names in dates.get("months", {}).values() for name in names),
        calendar=frozenset(name.lower() for name in named if len(name) >= _WRITTEN_OUT),
        pronoun_keys=keys("pronouns"),
        ordinals={
            key_of(word, language): number for number, forms in enumerate(words.get("ordinals", ())) for word in forms
        },
        topics={key_of(word, language): topic for topic, listed in words.get("topics", {}).items() for word in listed},
        acronyms=frozenset(words.get("acronyms", ())),
        contracts=folded("contracts"),
        attributes=tuple(words.get("attributes", ())),
        plural_attributes=tuple(words.get("plural_attributes", ())),
        nouns_in_capitals=words.get("nouns_in_capitals", False),
        openers={first: tuple(group) for first, group in groupby(opening, key=lambda phrase: phrase[0])},
        not_places=keys("not_places"),
        at_ends=tuple(words.get("at_ends", ())),
        many_ends=folded("of_many") if language == "ko" or words.get("compounds") else (),
        compounds=folded("compounds"),
        weak_compounds=folded("weak_compounds"),
        not_compounds=frozenset(folded("not_compounds")),
        also=tuple(words.get("also", ())),
        links=frozenset(
            (*folded("about"), *folded("dated"), *(phrase.rpartition(" ")[2] for phrase in folded("subject")))
        ),
        capital_heads=keys("capital_heads"),
        not_of=frozenset(folded("not_of")),
        papers=keys("papers"),
        peace=keys("peace"),
        peace_of=frozenset(folded("peace_of")),
        places_before=tuple(words.get("places_before", ())),
        signs=frozenset().union(
            *(keys(name) for name in (*HEADS, "papers", "capital_heads", "peace")),
            (key_of(acronym, language) for acronym in words.get("acronyms", ())),
        ),
        exchanges=keys("exchanges"),
        stop_forms=frozenset(folded("stops")),
        which=frozenset(words.get("which", ())),
        them=frozenset(words.get("them", ())),
        not_heads=frozenset(words.get("not_heads", ())),
        naming=folded("naming"),
        halves={fold(half): code for half, code in words.get("halves", {}).items()},
        stop_endings=tuple(words.get("stop_endings", ())),
        adjective_endings=tuple(words.get("adjective_endings", ())),
        name_endings=tuple(words.get("name_endings", ())),
        place_endings=tuple(words.get("place_endings", ())),
        partner_endings=tuple(words.get("partner_endings", ())),
        names_before=words.get("names_before", False),
        names_after=words.get("names_after", False),
        open_subject=words.get("open_subject", False),
        articles=words.get("articles", False),
        with_=frozenset(folded("with")),
        and_=frozenset(folded("and")),
        **{
            name: keys(name)
            for name in ("signed", "subjects", "epithets", "stops", "changing", "not_after", "of_many", "two")
        },
        **{name: keys(name) for name in ("inside_party", "new", "old")},
        subject=frozenset(phrase.rpartition(" ")[2] for phrase in folded("subject")),
        **{
            name: frozenset(folded(name))
            for name in ("about", "between", "dated", "inside", "not_before", "of_kind", "both")
        },
        **{name: frozenset(folded(name)) for name in ("definite", "indefinite", "pronouns", "general", "into")},
    )
