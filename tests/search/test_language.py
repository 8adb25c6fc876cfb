"""What a person may type, how it is understood, and what is said of mistakes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.days import Period
from search.language import DEEPEST, LONGEST, MOST_WORDS, parse
from search.language.lexing import narrowed
from search.language.nearness import MOST_NEAR
from search.language.typed import typed
from search.tree import (
    NOTHING,
    And,
    Field,
    Fuzzy,
    Like,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Word,
    describe,
    loosened,
)

EIGHT = tuple(map(Word, "abcdefgh"))
A, B, C = EIGHT[:3]
X = Word("x")
YEAR_2024 = Period("2024-01-01", "2024-12-31")
JUNE_2024 = Period("2024-06-01", "2024-06-30")
ARMED, ATTACK = Word("armed"), Word("attack")


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
        ("‘armed attack’", Phrase("armed attack")),
        ("‘armed attack'", Phrase("armed attack")),
        ("‚armed attack‘", Phrase("armed attack")),
        ("‹armed attack›", Phrase("armed attack")),
        ("›armed attack‹", Phrase("armed attack")),
        ("《平和条约》", Phrase("平和条约")),
        ("＂armed attack＂", Phrase("armed attack")),
        ("‘Moscow’s attack’ a", And((Phrase("Moscow’s attack"), A))),
        ("-‘a b’ title:‘a b’", And((Not(Phrase("a b")), Field("title", Phrase("a b"))))),
        ("l’accord", Word("l’accord")),
        ("Moscow’s attack", And((Word("Moscow’s"), ATTACK))),
        ("the parties’ attack", And((Word("the"), Word("parties"), ATTACK))),
        ("‘tis a", And((Word("tis"), A))),
        *((f"a {dash}b", And((A, Not(B)))) for dash in "-−‐‑‒–—－"),
        *((f"{dash}b", Not(B)) for dash in "-−‐‑‒–—－"),
        *((f"a{dash}b", Word(f"a{dash}b")) for dash in "-−‐‑‒–—－"),
        ("(–a) b", And((Not(A), B))),
        ('"a"—b', And((Phrase("a"), Word("b")))),
        ("（a b） OR c", Or((And((A, B)), C))),
        ("title：（a b）", Field("title", And((A, B)))),
        ("published：2024", Range("published", YEAR_2024)),
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
        ("published:2024-06/2024-12", Range("published", Period("2024-06-01", "2024-12-31"))),
        ("published:/2024", Range("published", Period("0001-01-01", "2024-12-31"))),
        ("published:202X", Range("published", Period("2020-01-01", "2029-12-31"))),
        ('published:"June 2024"', Range("published", JUNE_2024)),
        ("published:«июнь 2024»", Range("published", JUNE_2024)),
        ("published:june-2024", Range("published", JUNE_2024)),
        ("published:2024년6월", Range("published", JUNE_2024)),
        ("published:2024-06, a", And((Range("published", JUNE_2024), A))),
        ("attack~", Fuzzy("attack", 1)),
        ("attack~1", Fuzzy("attack", 1)),
        ("Pyongyan~2", Fuzzy("Pyongyan", 2)),
        ("title:атака~", Field("title", Fuzzy("атака", 1))),
        ("-attack~", Not(Fuzzy("attack", 1))),
        ("armed NEAR attack", Near((ARMED, ATTACK), 10)),
        ("armed NEAR/5 attack", Near((ARMED, ATTACK), 5)),
        ("(armed) NEAR/5 attack", Near((ARMED, ATTACK), 5)),
        ('a NEAR/100 "armed attack"', Near((A, Phrase("armed attack")), 100)),
        ("a NEAR/5 ratif* NEAR/5 attack~", Near((A, Prefix("ratif"), Fuzzy("attack")), 5)),
        ("a NEAR b OR c", Or((Near((A, B), 10), C))),
        ("a OR b NEAR c", Or((A, Near((B, C), 10)))),
        ("a b NEAR c", And((A, Near((B, C), 10)))),
        ("-a NEAR b", Not(Near((A, B), 10))),
        ("quote:(armed NEAR/5 attack)", Field("quote", Near((ARMED, ATTACK), 5))),
        ("armed near attack", And((ARMED, Word("near"), ATTACK))),
        ("like:inf-signed", Like("inf-signed")),
        ("-like:inf-signed", Not(Like("inf-signed"))),
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
        ("a 」", A, 2, "a"),
        ("(a b", And((A, B)), 0, "(a b)"),
        ("a ) b", And((A, B)), 2, "a b"),
        ("a ()", A, 2, ""),
        ('a ""', A, 2, ""),
        ("OR a", A, 0, "a"),
        ("a OR", A, 2, "a"),
        ("a - b", And((A, B)), 2, ""),
        ("--a b", And((Not(A), B)), 0, "-a b"),
        ("NOT a", Not(A), 0, "-a"),
        ("a 🎉", A, 2, ""),
        ("armed attack”", And((ARMED, ATTACK)), 12, "armed attack"),
        ('armed attack"', And((ARMED, ATTACK)), 12, "armed attack"),
        ("armed” attack", And((ARMED, ATTACK)), 5, "armed attack"),
        ("armed “", ARMED, 6, "armed"),
        ('"', None, 0, ""),
        ('title:"', None, 6, "title:"),
        ("!word a", And((Not(Word("word")), A)), 0, "-word a"),
        ('!"a b"', Not(Phrase("a b")), 0, '-"a b"'),
        ("a | b", Or((A, B)), 2, "a OR b"),
        ("a||b", Or((A, B)), 1, "a OR b"),
        ("a | || b", Or((A, B)), 2, "a OR b"),
        ("a|", A, 1, "a"),
        ("armed OR OR attack", Or((ARMED, ATTACK)), 6, "armed OR attack"),
        ("armed OR OR", ARMED, 6, "armed"),
        ("a OR AND b", And((A, B)), 2, "a b"),
        ("a NEAR NEAR b", And((A, B)), 2, "a b"),
        ("date:2024", Word("date:2024"), 0, "published:2024"),
        ("site:tass", Word("site:tass"), 0, "outlet:tass"),
        ("Source：tass", Word("Source:tass"), 0, "outlet:tass"),
        ("country:russia", Word("country:russia"), 0, "state:russia"),
        ("author:lavrov", Word("author:lavrov"), 0, "person:lavrov"),
        ("speaker:lavrov", Word("speaker:lavrov"), 0, "person:lavrov"),
        ("r*fy", Word("r fy"), 0, ""),
        ("r*fy*", Prefix("r fy"), 0, ""),
        ("outlett:tass", Word("outlett:tass"), 0, "outlet:tass"),
        ("foo:bar:pact", Word("foo:bar:pact"), 0, "foo bar pact"),
        ("title: pact", And((Word("title"), Word("pact"))), 0, "title:pact"),
        ("title:-pact", Not(Field("title", Word("pact"))), 6, "-title:pact"),
        ("a published:soon", A, 12, ""),
        ("a published:2024-13", A, 12, ""),
        ("a published:2023-02-29", A, 12, ""),
        ("a published:2024..2023", A, 12, "a published:2023..2024"),
        ("a published:..", A, 12, ""),
        ("a published:19.06.2024 b", And((A, B)), 12, "a published:2024-06-19 b"),
        ("a published:06/07/2024", A, 12, ""),
        ('a published:"Jnue 2024"', A, 12, 'a published:"June 2024"'),
        ("a published:yesterday", A, 12, ""),
        ("a published:last 3 months, b", And((A, B)), 12, ""),
        ("published:June 2024 a", And((Range("published", JUNE_2024), A)), 10, 'published:"June 2024" a'),
        ("published:(June 2024) a", And((Range("published", JUNE_2024), A)), 10, 'published:"June 2024" a'),
        (
            'published:(2024 OR "June 2024")',
            Or((Range("published", YEAR_2024), Range("published", JUNE_2024))),
            10,
            '(published:2024 OR published:"June 2024")',
        ),
        ("a published:(b (c))", A, 12, ""),
        ('published:"2024"~2', Range("published", YEAR_2024), 16, 'published:"2024"'),
        ("war~", Word("war"), 0, "war"),
        ("pact~2", Word("pact"), 0, "pact~"),
        ("a attack~3", And((A, ATTACK)), 2, "a attack~2"),
        ("조약~", Word("조약"), 0, "조약"),
        ("2024~", Word("2024"), 0, "2024"),
        ("self-defence~", Word("self-defence"), 0, "self-defence"),
        ("ratif*~", Prefix("ratif"), 0, "ratif*"),
        ("ratif~*", Prefix("ratif"), 0, "ratif*"),
        ("ratif~2*~", Prefix("ratif"), 0, "ratif*"),
        ("title:person:a", Field("person", A), 0, "person:a"),
        ("like:-x", Not(Like("x")), 5, "-like:x"),
        ("title: OR a", Or((Word("title"), A)), 0, ""),
        ("attack~~", ATTACK, 0, "attack~2"),
        ('"armed attack"~5', Near((ARMED, ATTACK), 5), 14, "armed NEAR/5 attack"),
        ('"armed attack"~', Near((ARMED, ATTACK), 10), 14, "armed NEAR attack"),
        ('"a OR b"~5', Near((A, Phrase("OR"), B), 5), 8, 'a NEAR/5 "OR" NEAR/5 b'),
        ('title:"armed attack"~5', Field("title", Near((ARMED, ATTACK), 5)), 20, "title:(armed NEAR/5 attack)"),
        ('"attack"~', Phrase("attack"), 8, "attack~"),
        ("title:a NEAR/5 b", Field("title", Near((A, B), 5)), 0, "title:(a NEAR/5 b)"),
        ("a NEAR title:b", Field("title", Near((A, B), 10)), 7, "title:(a NEAR b)"),
        ("title:a NEAR quote:b", And((Field("title", A), Field("quote", B))), 0, ""),
        ("(a OR b) NEAR/5 c", Or((Near((A, C), 5), Near((B, C), 5))), 0, "(a NEAR/5 c OR b NEAR/5 c)"),
        ("c NEAR/5 (a b)", Near((C, A, B), 5), 9, "c NEAR/5 a NEAR/5 b"),
        ("a NEAR (b -c)", And((A, And((B, Not(C))))), 7, ""),
        ("a NEAR published:2024", And((A, Range("published", YEAR_2024))), 7, ""),
        ("a NEAR -b", And((A, Not(B))), 2, "a -b"),
        ("a NEAR", A, 2, "a"),
        ("a NEAR/5 b NEAR/9 c", Near((A, B, C), 9), 0, "a NEAR/9 b NEAR/9 c"),
        (" NEAR/5 ".join("abcdefghij"), Near(EIGHT, 5), 72, " NEAR/5 ".join("abcdefgh")),
        (
            "x -(a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR/9 i) x",
            And((X, Not(Near(EIGHT, 10)), X)),
            62,
            "x -(a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h) x",
        ),
        ("(a b c d e) NEAR (a b c d)", And((And(EIGHT[:5]), And(EIGHT[:4]))), 0, ""),
        ('"a b c d e f g h i"~5', Near(EIGHT, 5), 19, " NEAR/5 ".join("abcdefgh")),
        ("like:a-b like:c-d", Like("a-b"), 9, ""),
        ("like:a-b b OR -like:c-d", And((Like("a-b"), B)), 15, ""),
        ("a NEAR/0 b", Near((A, B), 1), 2, "a NEAR/1 b"),
        ("a NEAR/101 b", Near((A, B), 100), 2, "a NEAR/100 b"),
        ("a NEAR/five b", Near((A, B), 10), 2, "a NEAR b"),
        ("a near/5 b", And((A, Word("near/5"), B)), 2, "a NEAR/5 b"),
        ('a like:"b c"', A, 7, ""),
        ("a like:(b c)", A, 7, ""),
        ('like:"inf-signed"', Like("inf-signed"), 5, "like:inf-signed"),
        ("like:/reports/inf-signed/", Like("inf-signed"), 5, "like:inf-signed"),
        ("like:https://archive.org/reports/inf-signed/#clause-4", Like("inf-signed"), 5, "like:inf-signed"),
        ("like: a", And((Word("like"), A)), 0, "like:a"),
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


def test_a_bracket_is_closed_after_the_quotation_that_it_holds():
    assert [mistake.meant for mistake in parse("(a “b").mistakes] == ["(a “b”)", "(a “b”"]


def test_all_brackets_that_are_never_closed_are_closed_at_once():
    assert [mistake.meant for mistake in parse("(a (b OR c").mistakes] == ["(a (b OR c))"] * 2


def test_an_operand_that_is_none_takes_its_distance_with_it():
    parsed = parse("a NEAR/5 b NEAR/9 🎉")
    assert parsed.tree == Near((A, B), 5)
    assert [mistake.position for mistake in parsed.mistakes] == [18]


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
        ("published:..2000", "published until 2000-12-31"),
        ("published:../9999", "published on any day"),
        ("a NEAR/5 b", "“a” within 5 words of “b”"),
        ("-a NEAR/1 b", "not (“a” within one word of “b”)"),
        (
            'c a NEAR "b c" NEAR ti*',
            "“c” and (“a”, exactly “b c” and a word that begins with “ti” within 10 words of one another)",
        ),
        (
            "Pyongyan~ drills~2",
            "a word written like “Pyongyan” (but for one letter) and a word written like “drills” (but for 2 letters)",
        ),
        ("like:inf-signed", "much in common with the report “inf-signed”"),
    ],
)
def test_the_page_can_say_how_a_query_was_understood(text, said):
    assert describe(parse(text).tree) == said


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (NOTHING, "nothing"),
        (Not(NOTHING), "not nothing"),
        (Named(Word("Путин"), ("Putin",)), "“Путин” (or Putin)"),
        (Named(Word("Путин"), ("Putin", "Poutine", "푸틴")), "“Путин” (or Putin, Poutine or 푸틴)"),
        (
            Named(And((Word("Vladimir"), Word("Putin"))), ("Путин", "푸틴", "c", "d", "e")),
            "“Vladimir Putin” (or Путин, 푸틴 and 3 other names)",
        ),
        (Named(Phrase("Vladimir Putin"), ("Путин",)), "exactly “Vladimir Putin” (or Путин)"),
        (Field("title", Named(A, ("b",))), "title: “a” (or b)"),
    ],
)
def test_the_page_can_say_by_which_other_names_it_has_looked(tree, said):
    assert describe(tree) == said


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b", Or((A, B))),
        ("a (b c)", Or((A, B, C))),
        ("a b -c", And((Or((A, B)), Not(C)))),
        ("a published:2024 b", And((Or((A, B)), Range("published", YEAR_2024)))),
        ("a like:x b", And((Or((A, B)), Like("x")))),
        ('"a b" attack~ ratif*', Or((Phrase("a b"), Fuzzy("attack"), Prefix("ratif")))),
        ("a NEAR b c", Or((Near((A, B), 10), C))),
        ("a (b OR c)", Or((A, Or((B, C))))),
        ("a b (c OR published:2024)", And((Or((A, B)), Or((C, Range("published", YEAR_2024)))))),
        ("title:(a b)", Or((Field("title", A), Field("title", B)))),
        ("title:(a b) c", Or((Field("title", A), Field("title", B), C))),
        ("lang:ru a", None),
        ("lang:ru a b", And((Or((A, B)), Field("lang", Word("ru"))))),
        ("", None),
        ("a", None),
        ("a OR b", None),
        ('"a b"', None),
        ("a NEAR b", None),
        ("a -b", None),
        ("-(a b)", None),
        ("a published:2024", None),
    ],
)
def test_where_all_words_are_asked_for_any_of_them_can_be_instead(text, tree):
    assert loosened(parse(text).tree) == tree


def test_a_known_name_counts_as_one_word_of_those_that_may_be_missing():
    name = Named(And((A, B)), ("x",))
    assert loosened(And((name, C))) == Or((name, C))
    assert loosened(name) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("published:2024-02-30", "2024-02 has 29 days; “2024-02-30” was left out."),
        ("published:last week", "an address must go on meaning the same"),
        ("published:last week", "“last week” was left out."),
        ("published:soon", "write published:2024, published:2024-06, published:2024-06-19"),
        ("mentions:06/07/2024", "It can be 2024-07-06 or 2024-06-07"),
        (
            " NEAR ".join("abcdefghi"),
            "At most 8 words or phrases can stand near one another; the others were left out.",
        ),
        ('"a b c d e f g h i"~5', "NEAR/5 h. At most 8 can stand near one another; the others were left out."),
        ("like:a-b like:c-d", "like: can stand once in a query; like:c-d was left out."),
        ("war~", "A word needs 4 letters for ~ and 6 for ~2, and “war” has 3"),
        ("a NEAR title:b", "a field stands before brackets around them all; this was read as title:(a NEAR b)."),
        (
            "foo:a",
            "The fields are title:, quote:, outlet:, treaty:, person:, state:, topic:, provision:, lang:, published:, mentions:, signed:, like:.",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words(text, said):
    [mistake] = parse(text).mistakes
    assert said in mistake.message


TYPED = st.lists(
    st.sampled_from(
        [
            "a",
            "attack",
            "title:",
            "published:",
            "like:",
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
            "~",
            "~2",
            "~9",
            " OR ",
            " AND ",
            " NOT ",
            " NEAR ",
            " NEAR/5 ",
            " NEAR/x ",
            "near/3",
            " ",
            " ",
            "..",
            "/",
            "2024",
            "2024-02-30",
            "19.06.2024",
            "June ",
            "Jnue ",
            "yesterday ",
            "last week",
            "from ",
            "to ",
            "before ",
            "🎉",
            "!",
            "|",
            "–",
            "’",
            "‘",
            "›",
            "（",
            "：",
            "date:",
            "\x00",
            "조약",
            ",",
            "self-defence",
        ]
    ),
    max_size=60,
).map("".join)
ANYTHING = st.one_of(TYPED, st.text(max_size=LONGEST + 10))


CHAINS = st.lists(st.sampled_from(["a", "(a b c)", "(a OR b)", '"a b"', "title:a", "like:a", "-b"]), max_size=12).map(
    " NEAR ".join
)


def words_of(tree):
    """Every text of the tree's leaves."""
    match tree:
        case Fuzzy(text) | Like(text):
            return [text]
        case Word(text) | Prefix(text) | Phrase(text):
            return text.split()
        case Not(part) | Field(_, part):
            return words_of(part)
        case And(parts) | Or(parts) | Near(parts):
            return [word for part in parts for word in words_of(part)]
        case _:
            return []


@given(ANYTHING)
def test_nothing_that_is_typed_raises_and_every_mistake_lies_in_the_text(text):
    parsed = parse(text)
    assert describe(parsed.tree)
    assert all(0 <= mistake.position <= len(text) and mistake.message for mistake in parsed.mistakes)


@given(ANYTHING)
def test_every_word_that_is_searched_for_has_been_typed(text):
    assert all(word in narrowed(text) for word in words_of(parse(text).tree))


def nears_and_likes(tree):
    """How many things stand near one another, each time that some do; and how often reports are asked for by others."""
    match tree:
        case Near(parts):
            return [len(parts)], 0
        case Like():
            return [], 1
        case Not(part) | Field(_, part):
            return nears_and_likes(part)
        case And(parts) | Or(parts):
            found = [nears_and_likes(part) for part in parts]
            return [number for numbers, _ in found for number in numbers], sum(likes for _, likes in found)
        case _:
            return [], 0


@given(st.one_of(ANYTHING, CHAINS))
def test_what_is_costly_to_find_can_be_asked_for_only_so_often(text):
    nears, likes = nears_and_likes(parse(text).tree)
    assert max(nears, default=0) <= MOST_NEAR
    assert likes <= 1


@given(ANYTHING)
def test_the_same_text_is_always_understood_the_same(text):
    assert parse.__wrapped__(text) == parse.__wrapped__(text)


def kind_of(mistake):
    """What is said of such mistakes, whatever the words in which they lie."""
    return re.sub(r"“.*”|[0-9]+|(?<=quotation mark ).|(?<=read as ).*", "", mistake.message)


@given(st.one_of(ANYTHING, CHAINS))
def test_who_follows_what_was_meant_has_one_mistake_of_that_kind_less(text):
    mistakes = parse(" ".join(text.split())).mistakes  # as a query is: what was meant is on one line, too
    kinds = list(map(kind_of, mistakes))
    for mistake in mistakes:
        if mistake.meant:
            then = list(map(kind_of, parse(mistake.meant).mistakes))
            assert then.count(kind_of(mistake)) < kinds.count(kind_of(mistake))


@given(ANYTHING)
def test_any_of_the_words_are_words_that_were_asked_for(text):
    tree = parse(text).tree
    easier = loosened(tree)
    assert easier is None or sorted(words_of(easier)) == sorted(words_of(tree))


@pytest.mark.parametrize(
    "tree",
    [
        A,
        Phrase("a b"),
        Prefix("ratif"),
        Fuzzy("attack"),
        Fuzzy("attack", 2),
        Word("OR"),
        Near((A, B), 10),
        Near((A, Phrase('b "c')), 5),
        Or((A, Near((B, C), 3))),
        Field("title", Near((A, B), 10)),
        Field("title", A),
        Field("title", Or((A, B))),
    ],
)
def test_what_one_is_told_to_type_is_understood_as_what_was_meant(tree):
    parsed = parse(typed(tree))
    assert parsed.mistakes == ()
    assert parsed.tree == (Phrase("OR") if tree == Word("OR") else tree)


@pytest.mark.parametrize(
    "hostile",
    [
        "(", ")", '"', "‘", "‘a ", "‘a’", "|", "!", "–", "-", "NOT ", "a:", "title:", "title:-", "*", "«", "OR ", "(-", "~", "a~ ", "a~1", "NEAR ", "a NEAR ",
        "a NEAR -", "a NEAR (", '""~', '"a b"~9 NEAR ', "published:", "published:a ", "published:(", "published:June ", "like:",
        "like:/", "title:person:", "like:-","2024-", "published:2024/", "published:from ", "~1111111111", "a NEAR (b OR c) ",
    ],
)  # fmt: skip
def test_a_thousand_times_the_same_mark_is_answered(hostile):
    describe(parse((hostile * LONGEST)[:LONGEST]).tree)


MANUAL = (Path(__file__).parents[2] / "docs/search.md").read_text("utf-8").partition("## Facets")[0]
EXPLAINED, MISTAKEN = MANUAL.partition("**A mistake**")[::2]


def first_cells(table):
    """The queries of the first column of a table."""
    return [
        query for row in re.findall(r"^\|([^|]+)\|", table, re.MULTILINE) for query in re.findall(r"`([^`]+)`", row)
    ]


def test_the_manual_explains_queries_that_are_understood():
    queries = first_cells(EXPLAINED.partition("**Dates**")[0])
    dates = [f"published:{date}" for date in re.findall(r'`("[^"`]+")`', EXPLAINED.partition("**Dates**")[2])]
    assert len(queries) > 20
    assert len(dates) > 10
    assert [query for query in [*queries, *dates] if parse(query).mistakes] == []


def test_the_manual_answers_mistakes_as_the_page_does():
    rows = re.findall(r"^\| `([^|]+)` \| ([^|]+) \|$", MISTAKEN, re.MULTILINE)
    assert len(rows) > 10
    for query, answer in rows:
        [mistake] = parse(query).mistakes
        told = f"{mistake.message} {mistake.meant}"
        assert [said for said in re.findall(r"`([^`]+)`", answer) if said not in told] == []
