"""Wordings that tests lay side by side: the founding reports' clause, and wordings made at random."""

from hypothesis import strategies as st

# Article 4 as the founding reports quote it: two translations that name no article.
ELCOMERCIO = (
    "If one of the two parties is subject to war situations due to an armed invasion of an individual country "
    "or several nations, the other party will provide military and other assistance without delay, mobilizing "
    "all possible means within its power, in accordance with the article 51 of the United Nations Charter and "
    "the DPRK laws and the Russian Federation"
)
INTERFAX = (
    "Should either side face an armed attack by one or several states and thus find itself in a state of war, "
    "the other side shall immediately provide military and other assistance by all means at its disposal in "
    "accordance with Article 51 of the UN Charter and legislation of the Russian Federation and North Korea,"
)


def wordings() -> st.SearchStrategy[str]:
    """Wordings of few words that come again and again, with marks between them: much to mistake."""
    words = st.sampled_from(
        ["the", "The", "party", "parties", "shall", "immediately", "help", "and", "Article", "51", "1,000", "U.N."]
    )
    marks = st.sampled_from([" ", " ", " ", ", ", "-", " … ", " (", ": "])
    return st.lists(st.tuples(words, marks), max_size=12).map(lambda parts: "".join(map("".join, parts)))
