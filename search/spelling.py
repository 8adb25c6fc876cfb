"""What a query with misspelt words was perhaps meant to be. Pure; which spellings there are, the caller knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from search.engines import Known
from search.function_words import ANY
from search.language.lexing import COLONS, FIELDS, OPERATORS
from search.tree import And, Field, Near, Or, Phrase, Tree, Word
from search.words import Token, tokens

READ_FIELDS = ("title", "quote")
"""Fields whose words stand in reports; the others hold names and codes, which are spelt as they are."""


def respelled(text: str, tree: Tree | None, spelled_like: Callable[[str], Known | None]) -> str:
    """The text of a query with the words of its tree put right in their places, in the case and all else as typed.

    `spelled_like` answers what a word was probably meant to be, and None for one that is as it should be.
    """
    words = {token.form: token.word for token in _sought(tree)}
    meant = {form: known.word for form, word in words.items() if (known := spelled_like(word))}
    pieces: list[str] = []
    at = 0
    for token in tokens(text):
        if token.form in meant and not _is_syntax(text, token):
            pieces += [text[at : token.start], _in_case_of(text[token.start : token.end], meant[token.form])]
            at = token.end
    return "".join([*pieces, text[at:]])


def _sought(tree: Tree | None) -> Iterator[Token]:
    """The words that are to be found in reports.

    Numbers and the scripts without spaces have no spelling to mend, and words that only hold others together need none.
    """
    match tree:
        case Word(text) | Phrase(text):
            yield from (
                token
                for token in tokens(text)
                if token.kind == "word" and token.form.isalpha() and token.word not in ANY
            )
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _sought(part)
        case Field(name, part) if name in READ_FIELDS:
            yield from _sought(part)


def _in_case_of(typed: str, word: str) -> str:
    """The word in capitals, or with a capital, where what was typed is; all words of an index are in small letters."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word


def _is_syntax(text: str, token: Token) -> bool:
    """Whether the word is the query language's own: a field's name or an operator."""
    typed = text[token.start : token.end]
    names_field = text[token.end : token.end + 1] in tuple(COLONS) and typed.lower() in FIELDS
    return names_field or typed in (*OPERATORS, "NEAR")
