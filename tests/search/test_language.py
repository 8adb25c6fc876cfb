"""What a person may type, how it is understood, and what is said of mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.days import Period, period
from search.language import DEEPEST, LONGEST, MOST_WORDS, parse
from search.tree import And, Field, Not, Or, Phrase, Prefix, Range, Word, describe

A, B, C = Word("a"), Word("b"), Word("c")
YEAR_2024 = Period("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("  \u3000 ", None),
        ("treaty", Word("treaty")),
        ("treaty,", Word("treaty")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", And((A, Or((B, C))))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("a or b", And((A, Word("or"), B))),
        ("-a", Not(A)),
        ("a -(b OR c)", And((A, Not(Or((B, C)))))),
        ("good-neighbour", Word("good-neighbour")),
        ("ratif*", Prefix("ratif")),
        ('"armed attack"', Phrase("armed attack")),
        ("“armed attack”", Phrase("armed attack")),
        ("„armed attack“", Phrase("armed attack")),
        ("«вооруженное нападение»", Phrase("вооруженное нападение")),
        ("»bewaffneter Angriff«", Phrase("bewaffneter Angriff")),
        ("「군사 원조」", Phrase("군사 원조")),
        ('“armed attack"', Phrase("armed attack")),
        ("title:pact", Field("title", Word("pact"))),
        ("Title:pact", Field("title", Word("pact"))),
        ('quote:"armed attack"', Field("quote", Phrase("armed attack"))),
        ("person:(a OR b)", Field("person", Or((A, B)))),
        ("-treaty:nato", Not(Field("treaty", Word("nato")))),
        ("lang:ru", Field("lang", Word("ru"))),
        ("provision:dprk-rus-2024/article-4", Field("provision", Word("dprk-rus-2024/article-4"))),
        ("published:2024", Range("published", YEAR_2024)),
        ("signed:2024-02", Range("signed", Period("2024-02-01", "2024-02-29"))),
        ("mentions:2000-02-09", Range("mentions", Period("2000-02-09", "2000-02-09"))),
        ("published:2024-06..2024-12", Range("published", Period("2024-06-01", "2024-12-31"))),
        ("published:..2000", Range("published", Period("0001-01-01", "2000-12-31"))),
        ("published:2000..", Range("published", Period("2000-01-01", "9999-12-31"))),
        ("https://tass.com/world", Word("https://tass.com/world")),
        ("at 11:36", And((Word("at"), Word("11:36")))),
    ],
)
def test_what_is_typed_becomes_a_tree_without_a_mistake(text, tree):
    parsed = parse(text)
    assert (parsed.tree, parsed.mistakes) == (tree, ())


@pytest.mark.parametrize(
    ("text", "tree", "position", "meant"),
    [
        ('"armed attack', Phrase("armed attack"), 0, '"armed attack"'),
        ("a “b", And((A, B)) and And((A, Phrase("b"))), 2, "a “b”"),
        ("a 」", A, 2, ""),
        ("(a b", And((A, B)), 0, "(a b)"),
        ("a ) b", And((A, B)), 2, "a b"),
        ("a ()", A, 2, ""),
        ('a ""', A, 2, ""),
        ("OR a", A, 0, ""),
        ("a OR", A, 2, ""),
        ("a - b", And((A, B)), 2, ""),
        ("--a b", And((Not(A), B)), 0, "-a b"),
        ("NOT a", Not(A), 0, "-a"),
        ("a 🎉", A, 2, ""),
        ("outlett:tass", Word("outlett:tass"), 0, "outlet:tass"),
        ("title: pact", And((Word("title"), Word("pact"))), 0, "title:pact"),
        ("title:-pact", Not(Field("title", Word("pact"))), 6, "-title:pact"),
        ("a published:soon", A, 12, ""),
        ("a published:2024-13", A, 12, ""),
        ("a published:2023-02-29", A, 12, ""),
        ("a published:2024..2023", A, 12, ""),
        ("a published:..", A, 12, ""),
        ("*cy", Word("cy"), 0, ""),
        ("x*", Word("x"), 0, ""),
    ],
)
def test_a_mistake_says_where_it_is_and_the_rest_is_understood(text, tree, position, meant):
    parsed = parse(text)
    [mistake] = parsed.mistakes
    assert (parsed.tree, mistake.position, mistake.meant) == (tree, position, meant)


@pytest.mark.parametrize(
    "text",
    ["🎉", "-", '""', "()", "published:soon", "a" * (LONGEST + 1), "a " * (MOST_WORDS + 1), "(" * (DEEPEST + 1) + "a"],
)
def test_where_mistakes_leave_nothing_nothing_is_searched(text):
    assert parse(text).hopeless


def test_what_was_meant_can_be_understood_without_that_mistake():
    for text in ('a "b', "(a", "a ) b", "--a", "NOT a", "title: a", "title:-a"):
        [mistake] = parse(text).mistakes
        assert parse(mistake.meant).mistakes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "anything"),
        ("armed attack", "“armed” and “attack”"),
        ("(a b) OR -c", "(“a” and “b”) or not “c”"),
        ('quote:"armed attack" tit*', "quoted words: exactly “armed attack” and a word that begins with “tit”"),
        ("published:2024", "published from 2024-01-01 to 2024-12-31"),
        ("mentions:2000-02-09", "mentioning a date on 2000-02-09"),
        ("signed:2000..", "of a treaty signed from 2000-01-01"),
    ],
)
def test_the_page_can_say_how_a_query_was_understood(text, said):
    assert describe(parse(text).tree) == said


TYPED = st.lists(
    st.sampled_from(
        [
            "a",
            "title:",
            "published:",
            "foo:",
            "(",
            ")",
            '"',
            "“",
            "«",
            "」",
            "-",
            "--",
            "*",
            "OR",
            "AND",
            "NOT",
            " ",
            "..",
            "2024",
            "🎉",
            "\x00",
            "조약",
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(max_size=LONGEST + 10), TYPED))
def test_nothing_that_is_typed_raises_and_every_mistake_lies_in_the_text(text):
    parsed = parse(text)
    assert describe(parsed.tree)
    assert all(0 <= mistake.position <= len(text) and mistake.message for mistake in parsed.mistakes)


@pytest.mark.parametrize("hostile", ["(", ")", '"', "-", "NOT ", "a:", "title:", "title:-", "*", "«", "OR ", "(-"])
def test_a_thousand_times_the_same_mark_is_answered(hostile):
    describe(parse((hostile * LONGEST)[:LONGEST]).tree)


@given(st.dates())
def test_a_day_is_a_period_that_reads_back(day):
    one = period(day.isoformat())
    assert Period.read(str(one)) == one
    assert period(f"{day.year:04}").holds(one)
