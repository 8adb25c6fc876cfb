"""Archives of any size, generated from a fixed seed a thousand reports at a time, and never the whole in memory.

The first thousand reports of an archive are those of every other, so growth is measured on the same texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.days import Period
from search.entry import Entry
from search.query import Kind
from tests.bench.search.vocabulary import FUNCTION_WORDS, RANKS, Forms, chances

SEED = 2026
BLOCK = 1_000
FIRST_YEAR, LAST_DAY = 1990, date(2026, 6, 30)
UPPER_TOPICS, TOPICS_BELOW = 12, 6
OUTLETS, LANGUAGES, TREATIES, STATES, PERSONS, ARTICLES, KINDS = 80, 15, 400, 150, 4_000, 40, 8
LEAD = 280
_MEAN_WORDS, _SPREAD, _FEWEST_WORDS = 220, 0.45, 40
_TITLE_WORDS = (6, 13)
_ON_TOPIC = 0.3
"""Share of the words that are drawn from those of the report's own topic."""
_REPEATED = 0.12
"""Share of the words that take up one which has stood before in the report."""
_COLLOCATIONS, _COLLOCATED = 3_000, 0.02
"""Fixed pairs and triples of words, and the share of places where one begins."""
_SENTENCE = 20
_MOST_PASSAGES = 5
_Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of a block, as ranks: report `i` has the words from `ends[i - 1]` to `ends[i]`."""

    bodies: _Ranks
    body_ends: _Ranks
    titles: _Ranks
    title_ends: _Ranks
    topics: _Ranks
    """The topic of each report, of the lower level."""


class Archive:
    """So many generated reports."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._cumulated = np.cumsum(chances())
        self._forms = Forms()

    def entries(self) -> Iterator[Entry]:
        """Every report, as the index takes it."""
        for block, texts in enumerate(self.texts()):
            yield from self._entries_of(block, texts)

    def with_passages(self) -> Iterator[Entry]:
        """The same, each report followed by clauses and statements: two on average."""
        for entry in self.entries():
            yield entry
            sentences = entry.body.replace("\n", " ").split(". ")
            for number, sentence in enumerate(sentences[1 : 1 + int(entry.id) % _MOST_PASSAGES]):
                kind: Kind = "statements" if number % 2 else "clauses"
                yield replace(entry, id=f"{entry.id}.{number}", kind=kind, body=sentence, source="Article 4", lead="")

    def texts(self) -> Iterator[Texts]:
        """The same reports as ranks of words, for whoever counts."""
        for block in range(-(-self.size // BLOCK)):
            yield self._drawn(block, min(BLOCK, self.size - block * BLOCK))

    @cached_property
    def collocations(self) -> _Ranks:
        """The fixed expressions, the most frequent first: two or three ranks each, the third -1 where it lacks."""
        chance = np.random.default_rng([SEED, RANKS])
        words = FUNCTION_WORDS + (chance.random((_COLLOCATIONS, 3)) ** 3 * 20_000).astype(np.int64)
        words[chance.random(_COLLOCATIONS) < 0.6, 2] = -1
        return words

    def _drawn(self, block: int, reports: int) -> Texts:
        chance = np.random.default_rng([SEED, block, 0])
        mean = np.log(_MEAN_WORDS) - _SPREAD**2 / 2
        # Always drawn for the whole block: a report is the same in whatever archive it stands.
        lengths = np.maximum(chance.lognormal(mean, _SPREAD, BLOCK).astype(np.int64), _FEWEST_WORDS)
        topics = skewed(chance, UPPER_TOPICS * TOPICS_BELOW, BLOCK)
        ends = np.cumsum(lengths)
        words = np.searchsorted(self._cumulated, chance.random(ends[-1])).astype(np.int64).clip(max=RANKS - 1)
        report = np.repeat(np.arange(BLOCK), lengths)
        self._turn_to_topic(chance, words, topics[report])
        self._collocate(chance, words, report)
        place = np.arange(len(words)) - (ends - lengths)[report]
        before = (ends - lengths)[report] + (chance.random(len(words)) * place).astype(np.int64)
        again = (chance.random(len(words)) < _REPEATED) & (words >= FUNCTION_WORDS) & (words[before] >= FUNCTION_WORDS)
        words[again] = words[before[again]]
        title_lengths = chance.integers(*_TITLE_WORDS, BLOCK)
        title_ends = np.cumsum(title_lengths)
        of = np.repeat(np.arange(BLOCK), title_lengths)
        titles = words[(ends - lengths)[of] + (chance.random(len(of)) * lengths[of]).astype(np.int64)]
        otherwise = words[(ends - lengths)[of] + (chance.random(len(of)) * lengths[of]).astype(np.int64)]
        titles = np.where(titles < FUNCTION_WORDS, otherwise, titles)
        return Texts(
            words[: ends[reports - 1]],
            ends[:reports],
            titles[: title_ends[reports - 1]],
            title_ends[:reports],
            topics[:reports],
        )

    def _turn_to_topic(self, chance: np.random.Generator, words: _Ranks, topics: _Ranks) -> None:
        """Puts, for some words, the one of much the same rank that belongs to the report's topic."""
        every = UPPER_TOPICS * TOPICS_BELOW
        turned = (chance.random(len(words)) < _ON_TOPIC) & (words >= FUNCTION_WORDS) & (words < RANKS - every)
        words[turned] += topics[turned] - words[turned] % every
        np.maximum(words, 0, out=words)

    def _collocate(self, chance: np.random.Generator, words: _Ranks, report: _Ranks) -> None:
        starts = np.flatnonzero(chance.random(len(words)) < _COLLOCATED)
        chosen = self.collocations[skewed(chance, _COLLOCATIONS, len(starts))]
        for offset in range(3):
            at = starts + offset
            fits = at < len(words)
            fits[fits] = report[at[fits]] == report[starts[fits]]
            fits &= chosen[:, offset] >= 0
            words[at[fits]] = chosen[fits, offset]

    def _entries_of(self, block: int, texts: Texts) -> Iterator[Entry]:
        chance = np.random.default_rng([SEED, block, 1])
        facts = _facts(chance, texts.topics)
        words, titles = self._forms.of(texts.bodies), self._forms.of(texts.titles)
        sentence_ends = chance.random(len(words)) < 1 / _SENTENCE
        start = title_start = 0
        for i, (end, title_end) in enumerate(zip(texts.body_ends.tolist(), texts.title_ends.tolist(), strict=True)):
            number = block * BLOCK + i + 1
            body = _prose(words[start:end].tolist(), np.flatnonzero(sentence_ends[start:end]).tolist())
            title = " ".join(titles[title_start:title_end])
            day = facts[i].day.isoformat()
            yield Entry(
                id=str(number),
                title=title[:1].upper() + title[1:],
                body=body,
                url=f"/reports/{day}/report-{number}/",
                slug=f"report-{number}",
                language="en",
                facets=facts[i].facets,
                published=Period(day, day),
                added=number,
                outlet=facts[i].facets["outlet"][0],
                published_edtf=day,
                lead=body[:LEAD],
            )
            start, title_start = end, title_end


@dataclass(frozen=True, slots=True)
class _Facts:
    day: date
    facets: dict[str, tuple[str, ...]]


def skewed(chance: np.random.Generator, values: int, times: int) -> _Ranks:
    """So many draws of 0, 1, …: the first the most often, as the outlets of an archive are."""
    often = np.cumsum(1 / (np.arange(values) + 3))
    return np.searchsorted(often, chance.random(times) * often[-1]).astype(np.int64)


def _facts(chance: np.random.Generator, topics: _Ranks) -> list[_Facts]:
    """What is known of each report of a block. Years are skewed to the recent; languages are only a facet's values."""
    days = (LAST_DAY - date(FIRST_YEAR, 1, 1)).days
    ago = (days * chance.beta(0.9, 2.2, BLOCK)).astype(int).tolist()
    many = {
        "topic": skewed(chance, UPPER_TOPICS * TOPICS_BELOW, BLOCK * 2).reshape(BLOCK, 2),
        "treaty": skewed(chance, TREATIES, BLOCK * 3).reshape(BLOCK, 3),
        "state": skewed(chance, STATES, BLOCK * 5).reshape(BLOCK, 5),
        "person": skewed(chance, PERSONS, BLOCK * 4).reshape(BLOCK, 4),
        "article": skewed(chance, ARTICLES, BLOCK * 2).reshape(BLOCK, 2),
        "mentioned": chance.integers(0, 12, BLOCK * 3).reshape(BLOCK, 3),
        "facts": skewed(chance, KINDS, BLOCK * 4).reshape(BLOCK, 4),
    }
    how_many = {name: chance.integers(0, drawn.shape[1] + 1, BLOCK) for name, drawn in many.items()}
    outlets, languages = skewed(chance, OUTLETS, BLOCK).tolist(), skewed(chance, LANGUAGES, BLOCK).tolist()
    found = []
    for i, main in enumerate(topics.tolist()):
        day = LAST_DAY - timedelta(days=ago[i])
        drawn = {name: values[i, : how_many[name][i]].tolist() for name, values in many.items()}
        lower = [main, *drawn["topic"]]
        treaties = [f"treaty-{n:03}" for n in drawn["treaty"]]
        facets = {
            "topic": [f"topic-{n // TOPICS_BELOW:02}{below}" for n in lower for below in ("", f"-{n % TOPICS_BELOW}")],
            "treaty": treaties,
            "provision": [f"{t}/article-{n + 1}" for t, n in zip(treaties, drawn["article"], strict=False)],
            "state": [f"state-{n:03}" for n in drawn["state"]],
            "outlet": [f"outlet-{outlets[i]:02}"],
            "language": [f"l{languages[i]:02}"],
            "person": [f"person-{n:04}" for n in drawn["person"]],
            "year": [f"{day.year}"],
            "mentioned": [f"{day.year - n}" for n in drawn["mentioned"]],
            "facts": [f"facts-{n}" for n in drawn["facts"]],
            "origin": ["real"],
        }
        found.append(_Facts(day, {name: tuple(dict.fromkeys(values)) for name, values in facets.items() if values}))
    return found


def _prose(words: list[str], sentence_ends: list[int]) -> str:
    """The words in sentences, three to a paragraph."""
    words[0] = words[0].capitalize()
    last = len(words) - 1
    for sentence, at in enumerate(sentence_ends, 1):
        if at < last:
            words[at] += "." if sentence % 3 else ".\n"
            words[at + 1] = words[at + 1].capitalize()
    words[last] += "."
    return " ".join(words).replace("\n ", "\n")
