"""Which provision an unnumbered quotation is of, by what is known of each provision of its treaty.

Known are wordings that a report or a curator says are of a provision, official texts, cue words of the authority files,
and what each of these cites. Nothing that was itself matched is evidence, so that a mistake does not spread. A
provision is named only where its evidence is good by itself and clearly better than that of any other: better none than
a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Literal, NamedTuple

from archive.concordance.nearness import Cut, Nearness, cut, may_be_near, nearness, standing
from archive.concordance.tokens import primary
from archive.extraction.provisions import LEAD, Verdict, rarity, telling, told_apart, vocabularies

By = Literal["wording", "official", "cites", "cues"]
Citation = tuple[str, str]
"""A numbered provision of another treaty: that treaty, and the label: `("un-charter", "Article 51")`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that are known to be of a provision."""

    label: str
    text: str
    language: str
    """BCP 47; languages are compared by their first part."""
    source: Hashable
    """By which the caller knows it again."""
    official: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """That a provision is known to cite another treaty's."""

    label: str
    citation: Citation
    source: Hashable


@dataclass(frozen=True, slots=True)
class Cue:
    """Words by which the authority files know a provision; empty `language` serves every language."""

    label: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that shows which provision words are of."""

    by: By
    source: Hashable = None
    """Of the wording, official text or citation."""
    shared: int = 0
    """How many of the words stand in the wording or official text."""
    words: int = 0
    """How many they are."""
    citation: Citation | None = None
    cues: tuple[str, ...] = ()
    """The cues that the words have something of."""


@dataclass(frozen=True, slots=True)
class Match:
    """The provision that words are of, and what shows it, the weightiest first."""

    label: str
    grounds: tuple[Ground, ...]


MET = 0.6
"""Share of a cue's telling words from which it is named among what shows a provision."""
CLEAR_LEAD = 2.0
"""How many times as near as any other the nearest wording has to be, where it is not near by itself."""

OF_A_GROUP = 12
"""Texts of one group with which others are compared: of hundreds that are alike, a few show what all are of."""


class Near(NamedTuple):
    """A known wording, and how near it is."""

    nearness: Nearness
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What there is for each provision, by its label."""

    near: Mapping[str, Nearness]
    official: Mapping[str, Nearness]
    """Of these, what the treaty's own text is near to: a report that misnumbers a clause weighs nothing against it."""
    cited: str | None
    """The one that cites what the words cite."""
    told: str | None
    """The one whose cues tell it."""
    is_whole: bool
    """Whether the treaty's whole text is known in the language, so that the words are of one of these provisions."""

    def decided(self) -> str | None:
        """By the words; citation and cues support them, or stand for them where no wording is near."""
        others = [label for label in (self.cited, self.told) if label]
        if label := self._by_words():
            sure = self.near[label].is_verbatim
            return label if sure or all(_same(label, other) for other in others) else None
        if not others or not _same(others[0], others[-1]) or self._is_known_otherwise(others[-1]):
            return None
        return others[-1]

    def _by_words(self) -> str | None:
        """The label whose wordings are near, and clearly nearer than those of any other."""
        label = self._nearest(self.official)
        return label if label and self.official[label].is_near else self._nearest(self.near)

    def _nearest(self, near: Mapping[str, Nearness]) -> str | None:
        ranked = sorted(near, key=lambda label: (-near[label].weight, label))
        if not ranked:
            return None
        label, best = ranked[0], near[ranked[0]]
        supported = best.is_supported and (self.is_whole or label in (self.cited, self.told))
        second = max((near[other].weight for other in ranked[1:] if not _same(label, other)), default=0.0)
        lead = LEAD if best.is_near else CLEAR_LEAD
        return label if (best.is_near or supported) and best.weight >= lead * second else None

    def _is_known_otherwise(self, label: str) -> bool:
        """Whether nothing but a citation speaks for it, and it is known in this language, in other words."""
        return label != self.told and label in self.near and not self.near[label].is_supported


class Knowledge:
    """All that is known of one treaty's provisions. What is `cited` is looked through once words cite something."""

    def __init__(self, wordings: Iterable[Wording] = (), cited: Iterable[Cited] = (), cues: Iterable[Cue] = ()) -> None:
        self._wordings: defaultdict[str, list[Wording]] = defaultdict(list)
        for wording in wordings:
            self._wordings[primary(wording.language)].append(wording)
        self._all_cited = cited
        self._cues = tuple(cues)
        self._tongues: dict[str, _Tongue] = {}

    def match(self, text: str, language: str, cites: Iterable[Citation] = ()) -> Match | None:
        """The provision that the words are of; `None` where the evidence does not show it."""
        tongue = self._tongue(primary(language))
        said = cut(text, tongue.language)
        near = tongue.nearest(said)
        cited = self._cited_alone(cites)
        told = told_apart(said.telling, tongue.vocabularies)
        official = {label: [one for one in some if one.wording.official] for label, some in near.items()}
        label = _Evidence(_best(near), _best(official), _label(cited), _label(told), tongue.is_whole).decided()
        if label is None:
            return None
        return Match(label, tuple(_grounds(said, near[label], label, cited, tongue, told)))

    def _tongue(self, language: str) -> _Tongue:
        if language not in self._tongues:
            self._tongues[language] = _Tongue(language, self._wordings[language], self._cues)
        return self._tongues[language]

    @cached_property
    def _cited(self) -> Mapping[Citation, Mapping[str, Cited]]:
        """By citation and label, the first that is known."""
        found: defaultdict[Citation, dict[str, Cited]] = defaultdict(dict)
        for one in self._all_cited:
            found[one.citation].setdefault(one.label, one)
        return found

    def _cited_alone(self, cites: Iterable[Citation]) -> Cited | None:
        """The one provision that is known to cite any of these; none where several are."""
        citing = {label: one for citation in cites for label, one in self._cited.get(citation, {}).items()}
        return next(iter(citing.values())) if len(citing) == 1 else None


class _Tongue:
    """What is known in one language."""

    def __init__(self, language: str, wordings: Sequence[Wording], cues: Iterable[Cue]) -> None:
        self.language = language
        self.wordings = [(wording, cut(wording.text, language)) for wording in wordings]
        self.cues = [cue for cue in cues if cue.language in ("", language)]
        self.vocabularies = vocabularies(((cue.label, cue.language, cue.text) for cue in self.cues), language)

    @property
    def is_whole(self) -> bool:
        """Whether the whole text of the treaty is known in the language."""
        return any(wording.official for wording, _ in self.wordings)

    @cached_property
    def _weights(self) -> tuple[Mapping[str, float], float]:
        """Of features by their rarity among the provisions, and of one that none of them has."""
        words = defaultdict(set, {label: set(known) for label, known in self.vocabularies.items()})
        for wording, known in self.wordings:
            words[wording.label] |= known.telling
        return rarity(words.values()), log(1 + max(1, len(words)))

    def nearest(self, said: Cut) -> defaultdict[str, list[Near]]:
        """By label, the known wordings that have anything in common with the words."""
        found: defaultdict[str, list[Near]] = defaultdict(list)
        for wording, known in self.wordings:
            if may_be_near(said, known):
                found[wording.label].append(Near(nearness(said, known, *self._weights), wording))
        return found


def groups(texts: Sequence[str], language: str) -> list[list[int]]:
    """The texts that are of one clause, as lists of their places: the largest first, what stands alone last.

    All are of one treaty and in one language. A text joins the group of the text that it is nearest to, among the
    first `OF_A_GROUP` of each.
    """
    cuts = [cut(text, primary(language)) for text in texts]
    weights, unknown = rarity([text.telling for text in cuts]), log(1 + max(1, len(cuts)))
    leader = list(range(len(cuts)))
    found: defaultdict[int, list[int]] = defaultdict(list)
    compared: list[int] = []
    for place, one in enumerate(cuts):
        likeliest = max(
            ((near.weight, -other) for other in compared if (near := _near(one, cuts[other], weights, unknown))),
            default=None,
        )
        if likeliest:
            leader[place] = leader[-likeliest[1]]
        if len(found[leader[place]]) < OF_A_GROUP:
            compared.append(place)
        found[leader[place]].append(place)
    return sorted(found.values(), key=lambda group: (-len(group), group))


def _near(one: Cut, other: Cut, weights: Mapping[str, float], unknown: float) -> Nearness | None:
    if not may_be_near(one, other):
        return None
    found = nearness(one, other, weights, unknown)
    return found if found.is_near else None


def _best(near: Mapping[str, Sequence[Near]]) -> dict[str, Nearness]:
    """Of each provision with any wording near, the nearest."""
    return {
        label: max((one.nearness for one in some), key=lambda it: it.weight) for label, some in near.items() if some
    }


def _label(found: Cited | Verdict | None) -> str | None:
    return found.label if found else None


def _same(one: str, other: str) -> bool:
    """Whether one is the other or a part of it: `Article 4(2)` of `Article 4`."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith((f"{shorter}(", f"{shorter}."))


def _grounds(
    said: Cut, near: Iterable[Near], label: str, cited: Cited | None, tongue: _Tongue, told: Verdict | None
) -> Iterator[Ground]:
    for one in _most_in_common(near):
        known = cut(one.wording.text, tongue.language)
        by: By = "official" if one.wording.official else "wording"
        yield Ground(by, one.wording.source, standing(said, known), len(said.units))
    if cited and _same(cited.label, label):
        yield Ground("cites", cited.source, citation=cited.citation)
    if told and _same(told.label, label):
        yield Ground("cues", cues=tuple(_met(tongue, told)))


def _met(tongue: _Tongue, told: Verdict) -> list[str]:
    """The cues that tell it: those that the words have most of."""
    cues = {cue.text: telling(cue.text, tongue.language) for cue in tongue.cues if cue.label == told.label}
    shares = {text: len(told.shared & words) / len(words) for text, words in cues.items() if words}
    met = sorted(shares, key=lambda text: -shares[text])
    return [text for text in met if shares[text] >= MET] or met[:1]


def _most_in_common(near: Iterable[Near]) -> list[Near]:
    """The official text and the wording that have most words in common with what is asked, the likelier first."""
    enough = [one for one in near if one.nearness.is_supported]
    best = (
        max((one for one in enough if one.wording.official is official), key=_in_common, default=None)
        for official in (True, False)
    )
    return sorted((one for one in best if one), key=_in_common, reverse=True)


def _in_common(near: Near) -> tuple[int, float]:
    return near.nearness.telling, near.nearness.weight
