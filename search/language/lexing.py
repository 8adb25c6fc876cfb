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
_CALLED_ELSEWHERE = {
    "date": "published",
    "site": "outlet",
    "source": "outlet",
    "country": "state",
    "author": "person",
    "speaker": "person",
}
"""By what other archives call a field, what it is called here."""

# What may close a quotation, by what opened it: scrapes and keyboards mix them.
_CLOSES = {
    '"': '["”“]',
    "“": '[”“"]',
    "”": '[”"]',
    "„": '[“”"]',
    "«": "»",
    "»": "[«»]",
    "‹": "›",
    "›": "[‹›]",
    "「": "」",
    "『": "』",
    "《": "》",
}
MARKS = "".join(_CLOSES) + "」』》"
"""All marks that open or close a quotation, but for single ones, which may be apostrophes."""
COLONS = ":："
_NARROW = str.maketrans("（）＂：", '()":')
_BREAKS = rf"\s()|{MARKS}"
_HYPHENS, _DASHES = "-−", "‐‑‒–—－"
_LEXEME = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<either>\|+)|(?P<never>!+(?=[^\s)!]))"
    # A dash is a minus where no word, and no quotation, ends before it.
    rf"|(?P<minus>(?:[{_HYPHENS}]|(?<![^\s(:!])[{_DASHES}])[{_HYPHENS}{_DASHES}]*(?=[^\s)]))"
    # An apostrophe within a word, or after one that goes on, closes nothing; one that is never closed opens nothing.
    rf"|(?P<single>(?:‘[^()|{MARKS}]*?(?<=[^\s‘])[’']|‚[^()|{MARKS}]*?(?<=[^\s‚])[‘’])(?!\w))|(?P<quote>[{MARKS}])"
    rf"|(?P<name>[A-Za-z]+:(?=[^\s/:)])|(?i:{'|'.join(FIELDS)}):(?=/[^\s/)]))|(?P<word>[^{_BREAKS}]+)"
)
_WORD = re.compile(rf"[^{_BREAKS}]+")
_NAME = re.compile(r"([A-Za-z]+):(?=[^/:]|\Z)")
_SLACK = re.compile(rf"~[0-9]*(?![^{_BREAKS}])")
_BEFORE_QUOTATION = re.compile(rf"[{_HYPHENS}{_DASHES}\s(:|!]")
_LETTER = re.compile(r"[^\W_]")
_NEAR = re.compile(r"NEAR(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query, `text[start:end]`.

    Its kind is `open`, `close`, `minus`, `name` (of a field, with its colon), `phrase` (the text between the marks),
    `slack` (a tilde right after a phrase), `word`, `nothing` (a stray mark), `NEAR`, or one of the `OPERATORS`, of
    which others write OR as `|` and NOT as `!`.
    """

    kind: str
    text: str
    start: int
    end: int


def narrowed(text: str) -> str:
    """The text with brackets, colons and quotation marks of full width as they are written in Latin script."""
    return text.translate(_NARROW)


def lexemes(text: str, mistakes: Mistakes) -> list[Lexeme]:
    """All of the query but the space between, first to last."""
    found: list[Lexeme] = []
    text = narrowed(text)
    at = 0
    while match := _LEXEME.match(text, at):
        kind, words = match.lastgroup or "", match.group()
        lexeme = Lexeme(kind, words, *match.span())
        if kind == "quote":
            lexeme = _quotation(text, words, at, mistakes)
        elif kind == "single":
            lexeme = Lexeme("phrase", words[1:-1], *match.span())
        elif kind == "never":
            lexeme = Lexeme("NOT", words, *match.span())
        elif kind == "either":
            lexeme = Lexeme("OR", words, *match.span())
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
    closer = re.compile(_CLOSES[opener]).search(text, start + 1) if opener in _CLOSES else None
    if closer:
        return Lexeme("phrase", text[start + 1 : closer.start()], start, closer.end())
    if opener not in _CLOSES or _can_only_close(text, start):
        mistakes.add(start, f"The quotation mark {opener} closes nothing.", mistakes.instead(start, start + 1, ""))
        return Lexeme("nothing", opener, start, start + 1)
    mistakes.unclosed = _CLOSES[opener].strip("[]")[0]
    mistakes.add(start, f"The quotation mark {opener} is never closed.", text + mistakes.unclosed)
    return Lexeme("phrase", text[start + 1 :], start, len(text))


def _can_only_close(text: str, at: int) -> bool:
    """Whether the mark there, which nothing closes, opens nothing: no word follows, or it ends something."""
    after_something = at > 0 and not _BEFORE_QUOTATION.match(text, at - 1)
    return not _LETTER.search(text, at) or (after_something and text[at + 1].isspace())


def _unknown_field(text: str, name: str, start: int, mistakes: Mistakes) -> Lexeme:
    word = _WORD.match(text, start)
    end = word.end() if word else start + len(name)
    fields = ", ".join(f"{field}:" for field in FIELDS)
    called = name[:-1].lower()
    alike = _CALLED_ELSEWHERE.get(called) or "".join(get_close_matches(called, FIELDS, n=1))
    if alike:
        rest = _NAME.sub(_without_colon, text[start + len(name) : end])
        meant = mistakes.instead(start, end, f"{alike}:{rest}")
    else:
        meant = mistakes.instead(start, end, _NAME.sub(_without_colon, text[start:end]))
    mistakes.add(start, f"There is no field “{name}”, so this was read as words. The fields are {fields}.", meant)
    return Lexeme("word", text[start:end], start, end)


def _without_colon(name: re.Match[str]) -> str:
    """The name as a word, unless it is a field's."""
    return name.group() if name[1].lower() in FIELDS else f"{name[1]} "
