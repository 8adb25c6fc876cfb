"""From the characters of a query to its lexemes: words, quotations, brackets, signs and names of fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from search.language.mistakes import Mistakes
from search.tree import DATE_FIELDS, TEXT_FIELDS

LIKE = "like"
"""Stands before a report's slug as a field's name does before words."""
FIELDS = (*TEXT_FIELDS, *DATE_FIELDS, LIKE)
OPERATORS = ("OR", "AND", "NOT")

# What may close a quotation, by what opened it: scrapes and keyboards mix them.
_CLOSES = {
    '"': '["”“]',
    "“": '[”“"]',
    "”": '[”"]',
    "„": '[“”"]',
    "«": "»",
    "»": "[«»]",
    "「": "」",
    "『": "』",
}
MARKS = "".join(_CLOSES) + "」』"
"""All marks that open or close a quotation."""
_LEXEME = re.compile(
    rf"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>[-−]+(?=[^\s)]))|(?P<quote>[{MARKS}])"
    rf"|(?P<name>[A-Za-z]+:(?=[^\s/:)])|(?i:{'|'.join(FIELDS)}):(?=/[^\s/)]))|(?P<word>[^\s(){MARKS}]+)"
)
_WORD = re.compile(rf"[^\s(){MARKS}]+")
_NAME = re.compile(r"([A-Za-z]+):(?=[^/:]|\Z)")
_SLACK = re.compile(rf"~[0-9]*(?![^\s(){MARKS}])")
_NEAR = re.compile(r"NEAR(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query, `text[start:end]`.

    Its kind is `open`, `close`, `minus`, `name` (of a field, with its colon), `phrase` (the text between the marks),
    `slack` (a tilde right after a phrase), `word`, `nothing` (a stray mark), `NEAR`, or one of the `OPERATORS`.
    """

    kind: str
    text: str
    start: int
    end: int


def lexemes(text: str, mistakes: Mistakes) -> list[Lexeme]:
    """All of the query but the space between, first to last."""
    found: list[Lexeme] = []
    at = 0
    while match := _LEXEME.match(text, at):
        kind, words = match.lastgroup or "", match.group()
        lexeme = Lexeme(kind, words, *match.span())
        if kind == "quote":
            lexeme = _quotation(text, words, at, mistakes)
        elif kind == "name" and words[:-1].lower() not in FIELDS:
            lexeme = _unknown_field(text, words, at, mistakes)
        elif kind == "word" and (words in OPERATORS or _NEAR.fullmatch(words)):
            lexeme = Lexeme("NEAR" if words not in OPERATORS else words, words, *match.span())
        if kind != "space":
            found.append(lexeme)
        at = lexeme.end
        if lexeme.kind == "phrase" and (slack := _SLACK.match(text, at)):
            found.append(Lexeme("slack", slack.group(), *slack.span()))
            at = slack.end()
    return found


def _quotation(text: str, opener: str, start: int, mistakes: Mistakes) -> Lexeme:
    if opener not in _CLOSES:
        mistakes.add(start, f"The quotation mark {opener} closes nothing.", mistakes.instead(start, start + 1, ""))
        return Lexeme("nothing", opener, start, start + 1)
    closer = re.compile(_CLOSES[opener]).search(text, start + 1)
    if closer:
        return Lexeme("phrase", text[start + 1 : closer.start()], start, closer.end())
    mistakes.unclosed = _CLOSES[opener].strip("[]")[0]
    mistakes.add(start, f"The quotation mark {opener} is never closed.", text + mistakes.unclosed)
    return Lexeme("phrase", text[start + 1 :], start, len(text))


def _unknown_field(text: str, name: str, start: int, mistakes: Mistakes) -> Lexeme:
    word = _WORD.match(text, start)
    end = word.end() if word else start + len(name)
    fields = ", ".join(f"{field}:" for field in FIELDS)
    alike = get_close_matches(name[:-1].lower(), FIELDS, n=1)
    if alike:
        meant = mistakes.instead(start, start + len(name), f"{alike[0]}:")
    else:
        meant = mistakes.instead(start, end, _NAME.sub(_without_colon, text[start:end]))
    mistakes.add(start, f"There is no field “{name}”, so this was read as words. The fields are {fields}.", meant)
    return Lexeme("word", text[start:end], start, end)


def _without_colon(name: re.Match[str]) -> str:
    """The name as a word, unless it is a field's."""
    return name.group() if name[1].lower() in FIELDS else f"{name[1]} "
