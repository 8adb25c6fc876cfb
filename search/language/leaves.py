"""From one lexeme to one leaf of the tree: a word, a beginning, a word written much like this one, a phrase."""

from __future__ import annotations

import re

from search.language.lexing import FIELDS, Lexeme
from search.language.mistakes import Mistakes
from search.tree import Fuzzy, Phrase, Prefix, Word
from search.words import steps, tokens

LETTERS = {1: 4, 2: 6}
"""How many letters a word must have at least, by how many may differ: shorter ones would be like every other."""
_SIGNS = re.compile(r"(?:\*|~[0-9]*)+\Z")
_BEGINS_VALUE = re.compile(r"(?!(?:OR|AND|NOT|NEAR(?:/\S*)?)(?:[\s()]|\Z))[^/:)]")
_LOWER_NEAR = re.compile(r"near/([0-9]+)", re.IGNORECASE)


def phrase(lexeme: Lexeme, mistakes: Mistakes) -> Phrase | None:
    """What a quotation asks for; None, and a mistake, where it has no word."""
    if not steps(lexeme.text, exact=True):
        mistakes.add(lexeme.start, "There is no word between these quotation marks.")
        return None
    return Phrase(" ".join(lexeme.text.split()))


def word(lexeme: Lexeme, mistakes: Mistakes) -> Word | Prefix | Fuzzy | None:
    """What a word asks for, with the star or the tilde at its end; None, and a mistake, where it is none."""
    signs = _SIGNS.search(lexeme.text)
    stem = lexeme.text[: signs.start()] if signs else lexeme.text
    if signs and "~" in signs.group() and steps(stem):
        if "*" not in signs.group():
            return _fuzzy(lexeme, stem, signs.group(), mistakes)
        meant = mistakes.instead(lexeme.start, lexeme.end, f"{stem}*")
        mistakes.add(lexeme.start, "A word takes a star or a ~, not both; the ~ was left out.", meant)
        written, starred = stem, True
    else:
        written = lexeme.text.rstrip("*")
        starred = written != lexeme.text
    sought = steps(written, prefix=starred)
    if not sought:
        mistakes.add(lexeme.start, f"There is no word in “{lexeme.text}”; it was left out.")
        return None
    _say_what_is_odd(lexeme, written, mistakes)
    shown = _without_stars(written)
    if starred and sought[-1].begins and len(sought[-1].begins) < 2 and sought[-1].begins.isascii():
        mistakes.add(lexeme.start, "Before a star at least two letters are needed; it was read without the star.")
        return Word(shown)
    return Prefix(shown) if starred else Word(shown)


def _say_what_is_odd(lexeme: Lexeme, written: str, mistakes: Mistakes) -> None:
    """Mistakes that leave the word what it is."""
    if written.endswith(":") and written[:-1].lower() in FIELDS:
        rest = mistakes.text[lexeme.end :].lstrip()
        meant = f"{mistakes.text[: lexeme.end]}{rest}" if _BEGINS_VALUE.match(rest) else ""
        mistakes.add(lexeme.start, f"Nothing follows “{written}” directly; it was read as a word.", meant)
    if "*" in written:
        why = f"A star can stand only at the end of a word; this was read as “{_without_stars(written)}”"
        mistakes.add(lexeme.start, f"{why}, side by side." if " " in _without_stars(written) else f"{why}.")
    if (near := _LOWER_NEAR.fullmatch(lexeme.text)) and lexeme.kind == "word":
        meant = mistakes.instead(lexeme.start, lexeme.end, f"NEAR/{near[1]}")
        mistakes.add(lexeme.start, f"NEAR is written in capitals; “{lexeme.text}” was read as words.", meant)


def _fuzzy(lexeme: Lexeme, stem: str, signs: str, mistakes: Mistakes) -> Word | Fuzzy:
    """`word~` or `word~2`; the word itself, and a mistake, where nothing can be like it."""
    found = [token for token in tokens(stem) if token.kind != "tail"]
    shown = _without_stars(stem)
    figures = signs[1:]
    edits = 1 if not figures else int(figures) if figures.isdigit() else 0
    letters = sum(map(str.isalpha, found[0].form)) if len(found) == 1 and found[0].kind == "word" else 0
    most = max((edits for edits, needed in LETTERS.items() if letters >= needed), default=0)
    if any(token.kind != "word" for token in found):
        why = "A ~ cannot be used in a script without spaces between words"
    elif len(found) > 1:
        why = "A ~ goes after a single word"
    elif edits not in LETTERS:
        why = "A ~ stands for one letter that may differ (word~), or ~2 for two (word~2)"
    elif letters < LETTERS[edits]:
        why = f"A word needs {LETTERS[1]} letters for ~ and {LETTERS[2]} for ~2, and “{shown}” has {letters}"
    else:
        return Fuzzy(shown, edits)
    meant = "" if "~" in shown else mistakes.instead(lexeme.start, lexeme.end, shown + ("", "~", "~2")[most])
    mistakes.add(lexeme.start, f"{why}; it was read as the word itself.", meant)
    return Word(shown)


def _without_stars(word: str) -> str:
    """What is searched for where stars stand within the word: its parts, side by side."""
    return " ".join(trimmed(part) for part in word.split("*") if steps(part)) if "*" in word else trimmed(word)


def trimmed(word: str) -> str:
    """The word without the punctuation around it."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", word) or word
