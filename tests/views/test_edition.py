"""The text with its marks, letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.edition import KINDS, Mark, paragraphs

KIND_NAMES = list(KINDS)


def mark(start, end, kind="date", number=0):
    """A mark on those code points."""
    return Mark(start, end, kind, f"f-{kind}-{number}", f"n-{kind}-{number}", f"X{number}")


def written(text, *marks):
    """The paragraphs as text, with a bracket where a mark opens and closes; a piece that goes on has no number."""
    lines = []
    for paragraph in paragraphs(text, marks):
        line = ""
        for segment in paragraph:
            line += "".join(f"[{piece.mark.siglum[1:] if piece.first else ''}:" for piece in segment.opening)
            line += segment.words
            line += "".join(f":{piece.mark.siglum[1:]}]" if piece.last else "]" for piece in segment.closing)
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("signed in May", [mark(10, 13, number=1)], ["signed in [1:May:1]"]),
        ("signed in May", [mark(0, 13, number=1), mark(10, 13, number=2)], ["[1:signed in [2:May:2]:1]"]),
        ("signed in May", [mark(0, 9, number=1), mark(7, 13, number=2)], ["[1:signed [2:in]:1][: May:2]"]),
        ("in May\nand June", [mark(3, 10, number=1)], ["in [1:May]", "[:and:1] June"]),
        ("in May\n\nand June", [mark(3, 8, number=1)], ["in [1:May:1]", "and June"]),
        ("May", [mark(0, 3, "date", 1), mark(0, 3, "event", 2)], ["[1:[2:May:2]:1]"]),
        ("“Мир” 조약", [mark(1, 4, number=1), mark(6, 8, number=2)], ["“[1:Мир:1]” [2:조약:2]"]),
    ],
    ids=["alone", "nested", "overlapping", "over two lines", "ending in blank lines", "same words", "other scripts"],
)
def test_marks_are_written_on_their_words(text, marks, expected):
    assert written(text, *marks) == expected


@st.composite
def marked_texts(draw):
    """A text of a few lines with marks anywhere on it."""
    text = draw(st.text(alphabet="ab \n“é조", min_size=1, max_size=60))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40)), max_size=8))
    kinds = draw(st.lists(st.sampled_from(KIND_NAMES), min_size=len(spans), max_size=len(spans)))
    marks = [
        mark(start, min(start + length, len(text)), kind, number)
        for number, ((start, length), kind) in enumerate(zip(spans, kinds, strict=True))
    ]
    return text, marks


@given(marked_texts())
def test_not_a_letter_is_lost_or_added(marked):
    text, marks = marked
    lines = ["".join(segment.words for segment in paragraph) for paragraph in paragraphs(text, marks)]
    assert lines == [line for line in text.split("\n") if line.strip()]


@given(marked_texts())
def test_every_segment_knows_where_in_the_text_its_words_are(marked):
    text, marks = marked
    for paragraph in paragraphs(text, marks):
        assert text[: paragraph[0].start].endswith("\n") or paragraph[0].start == 0
        for segment in paragraph:
            assert text[segment.start :].startswith(segment.words)


@given(marked_texts())
def test_pieces_open_and_close_in_turn_and_each_mark_covers_its_words(marked):
    text, marks = marked
    covered = {}
    firsts, lasts = [], []
    for paragraph in paragraphs(text, marks):
        standing = []
        for segment in paragraph:
            for piece in segment.opening:
                standing.append(piece.mark.anchor)
                firsts += [piece.mark.anchor] if piece.first else []
            for anchor in standing:
                covered[anchor] = covered.get(anchor, "") + segment.words
            for piece in segment.closing:
                assert standing.pop() == piece.mark.anchor
                lasts += [piece.mark.anchor] if piece.last else []
        assert not standing
    on_words = {m.anchor: text[m.start : m.end].strip() for m in marks if text[m.start : m.end].strip()}
    assert sorted(firsts) == sorted(lasts) == sorted(on_words)
    for anchor, words in on_words.items():
        assert covered[anchor].replace(" ", "") == words.replace("\n", "").replace(" ", "")
