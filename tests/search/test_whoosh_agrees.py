"""What we work out over arrays is what Whoosh's own searcher works out over the same index: totals, counts, scores.

Whoosh reads the index through the same codec, one posting at a time. Its `Prefix` is inconsistent with itself: in a
segment where just one word begins so it scores by BM25F, in every other it gives all documents the same. Here they
all get the same, everywhere, which is what `ConstantScoreQuery` says in Whoosh's words.
"""

import random
from functools import reduce

import numpy as np
import pytest
from whoosh import query as whoosh
from whoosh.index import open_dir
from whoosh.sorting import FieldFacet

from search.days import period
from search.engines.whoosh import WhooshEngine
from search.engines.whoosh.evaluating import Evaluation
from search.engines.whoosh.schema import FACET_FIELDS
from search.engines.whoosh.scoring import BOOSTS, CONSTANT, EXACT, Scoring
from search.engines.whoosh.segments import Opened
from search.entry import Entry
from search.function_words import ANY
from search.query import Query
from search.snippets import leaf_steps
from search.tree import And, Field, Fuzzy, Not, Or, Phrase, Prefix, Tree, Word

WORDS = [
    "treaty",
    "treaties",
    "attack",
    "attacks",
    "attacked",
    "armed",
    "state",
    "states",
    "party",
    "parties",
    "sign",
    "signed",
    "signs",
    "ratify",
    "ratified",
    "pact",
    "assistance",
    "immediate",
    "aggression",
    "the",
    "of",
    "and",
    "in",
    "by",
    "shall",
    "any",
    "other",
    "either",
    "side",
    "if",
]
FACETS = ("topic", "treaty", "outlet", "year")


def entries(seed: int, numbers: range) -> list[Entry]:
    """Reports of words that are drawn as in prose: few of them often."""
    chance = random.Random(seed)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]

    def text(words: int) -> str:
        return " ".join(chance.choices(WORDS, weights, k=words))

    return [
        Entry(
            id=str(number),
            title=text(chance.randint(1, 8)),
            body=text(chance.randint(0, 120)),
            url="/",
            slug=f"r{number}",
            language="en",
            facets={
                "topic": tuple(sorted(set(chance.choices("abcde", k=chance.randint(0, 3))))),
                "treaty": tuple(sorted(set(chance.choices("xyz", k=2)))),
                "outlet": (chance.choice(["tass", "yonhap"]),),
                "year": (str(chance.randint(2020, 2024)),),
            },
            published=period(str(chance.randint(2020, 2024))),
        )
        for number in numbers
    ]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Several segments, some of whose documents have been deleted or replaced; and Whoosh's searcher of the same."""
    engine = WhooshEngine(tmp_path_factory.mktemp("agrees") / "index")
    engine.replace_all(entries(1, range(300)))
    engine.put(entries(2, range(280, 340)))
    engine.put(entries(3, range(500, 501)))
    engine.remove(str(number) for number in range(0, 300, 7))
    opened = engine._current()
    assert len(opened.segments) == 3
    assert not opened.live.all()
    with open_dir(str(opened.folder)).searcher() as searcher:
        yield engine, opened, searcher


class Without(whoosh.Not):
    """Whoosh's `Not`, but that what is not there adds nothing to the score. (`AndNot` lets through a first document that
    has what is excluded, and `Require` loses some.)"""

    def matcher(self, searcher, context=None):
        matcher = super().matcher(searcher, context)
        matcher._weight = 0.0
        return matcher


def in_whooshs_words(tree: Tree, fields=("title", "body")) -> whoosh.Query:
    """The same question, as Whoosh's queries put it."""
    match tree:
        case And((one, Not(other))):
            return whoosh.And([in_whooshs_words(one, fields), Without(in_whooshs_words(other, fields))])
        case And(parts):
            return whoosh.And([in_whooshs_words(part, fields) for part in parts])
        case Or(parts):
            return whoosh.Or([in_whooshs_words(part, fields) for part in parts])
        case Field(name, part):
            return in_whooshs_words(part, (name,))
        case _:
            return whoosh.Or([leaf(name, tree) for name in fields])


def leaf(name: str, tree: Word | Phrase | Prefix | Fuzzy) -> whoosh.Query:
    boost = BOOSTS.get(name, 1.0)
    match tree:
        case Word():
            [step] = leaf_steps(tree)
            [stem] = [key for key in step.keys if key.startswith("/en/")]
            exactly = whoosh.Term(name, step.form, boost=boost * EXACT)
            return whoosh.Or([whoosh.Term(name, stem, boost=boost), exactly])
        case Phrase(text):
            words = text.split()
            return whoosh.Phrase(name, words, boost=boost) if len(words) > 1 else whoosh.Term(name, text, boost=boost)
        case Prefix(text):
            return whoosh.ConstantScoreQuery(whoosh.Prefix(name, text), boost * CONSTANT)
        case Fuzzy(text, edits):
            alike = [word for word in WORDS if _edits(word, text) <= edits]
            every = reduce(lambda one, other: one | other, [whoosh.Term(name, word) for word in alike])
            return whoosh.ConstantScoreQuery(every, boost * CONSTANT)


def _edits(one: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with the next, by the book."""
    rows = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            rows[i, j] = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i, j] = min(rows[i, j], rows[i - 2, j - 2] + 1)
    return rows[len(one), len(other)]


def questions(kind: str, how_many: int = 12) -> list[Tree]:
    """So many of a class, drawn with a fixed seed."""
    chance = random.Random(kind)

    def word() -> Word:
        # What only holds sentences together counts for nothing beside other words: that is a rule of ours.
        return Word(chance.choice(WORDS if kind == "word" else sorted(set(WORDS) - ANY)))

    def phrase() -> Phrase:
        return Phrase(" ".join(chance.choices(WORDS[:18], k=chance.choice([2, 2, 3]))))

    def one(depth: int = 2) -> Tree:
        made = [word, phrase, lambda: Prefix(chance.choice(WORDS)[:3]), lambda: Field("title", word())]
        if depth:
            made += [
                lambda: And((one(depth - 1), one(depth - 1))),
                lambda: Or((one(depth - 1), one(depth - 1), one(depth - 1))),
                lambda: And((one(depth - 1), Not(one(depth - 1)))),
            ]
        return chance.choice(made)()

    draw = {
        "word": word,
        "all of them": lambda: And((word(), word())),
        "any of them": lambda: Or((word(), word(), word())),
        "phrase": phrase,
        "prefix": lambda: Prefix(chance.choice(WORDS)[: chance.randint(2, 5)]),
        "much like it": lambda: Fuzzy(chance.choice([word for word in WORDS if len(word) > 4])[1:], 1),
        "without": lambda: And((word(), Not(word()))),
        "field": lambda: Field("title", Or((word(), phrase()))),
        "anything": one,
    }[kind]
    return [draw() for _ in range(how_many if kind != "anything" else 60)]


KINDS = ("word", "all of them", "any of them", "phrase", "prefix", "much like it", "without", "field", "anything")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_documents_are_found_with_the_same_scores(index, kind):
    _, opened, searcher = index
    some = 0
    for tree in questions(kind):
        evaluation = Evaluation(opened, "reports", opened.live)
        numbers = np.flatnonzero(evaluation.found(tree) & opened.live)
        ours = dict(zip(numbers.tolist(), Scoring(evaluation, numbers).scores(tree).tolist(), strict=True))
        theirs = dict(_scores(searcher, in_whooshs_words(tree)))
        assert ours.keys() == theirs.keys(), tree
        assert ours == pytest.approx(theirs, rel=1e-5), tree
        some += len(ours)
    assert some


@pytest.mark.parametrize("kind", KINDS)
def test_facets_are_counted_the_same(index, kind):
    engine, _, searcher = index
    for tree in questions(kind)[:20]:
        results = engine.search(Query(strict=True), tree, facets=FACETS)
        groups = {facet: FieldFacet(FACET_FIELDS[facet], allow_overlap=True) for facet in FACETS}
        asked = searcher.search(in_whooshs_words(tree), limit=None, groupedby=groups)
        assert results.total == len(asked), tree
        for facet in FACETS:
            theirs = {_value(value): len(docs) for value, docs in asked.groups(facet).items() if value is not None}
            assert {count.value: count.count for count in results.facets[facet]} == theirs, (tree, facet)


def _value(value) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _scores(searcher, asked: whoosh.Query):
    results = searcher.search(asked, limit=None, optimize=False)
    return [(number, score) for score, number in results.top_n]


def test_what_is_opened_reads_each_document_as_whoosh_does(index):
    _, opened, searcher = index
    for number in np.flatnonzero(opened.live).tolist()[::25]:
        assert opened.shown(number) == searcher.reader().stored_fields(number)["shown"]
    assert isinstance(opened, Opened)
