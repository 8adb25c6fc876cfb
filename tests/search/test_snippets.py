"""What a result line shows of a report."""

import pytest

from search import snippets
from search.query import Query
from search.snippets import FIRST_LOOK, LAST_LOOK, LENGTH, Marker

BODY = ("body", "quote")


def shown(body: str) -> str:
    found = Marker(Query("cedar").parsed.tree).snippet(body, BODY, "en", "the lead")
    return "".join(fragment.words for fragment in found)


@pytest.mark.parametrize("before", [0, FIRST_LOOK + 10, LAST_LOOK - 100])
def test_the_words_that_were_searched_for_are_shown_wherever_they_stand(before):
    words = shown("oak " * (before // 4) + "a cedar here" + " elm" * 100)
    assert "cedar" in words
    assert len(words) < LENGTH + 20


def test_a_body_without_the_words_is_not_walked_to_its_end(monkeypatch):
    looked_through = []
    real = snippets.tokens
    monkeypatch.setattr(
        snippets, "tokens", lambda text, *initials: looked_through.append(len(text)) or real(text, *initials)
    )
    assert shown("oak " * 250_000) == "the lead"
    assert sum(looked_through) <= FIRST_LOOK + LAST_LOOK
