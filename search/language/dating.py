"""What stands after `published:`, `mentions:` and `signed:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from search.days import NoDate, Period, period
from search.language.lexing import Lexeme
from search.language.mistakes import Mistakes
from search.language.spoken import MovingDate, spoken
from search.tree import Or, Range

MOST_WORDS = 8
"""Words of a date that forgot its quotation marks: `between 2 March 2024 and 5 May 2024` has as many."""
_FIGURES = re.compile(r"[0-9X./~?%TZ:+-]+", re.IGNORECASE)
_SPAN = re.compile(r"[0-9]{1,3}|few|(?:day|week|weekend|month|quarter|year|decade)s?", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)?")
_QUOTED = re.compile(r"\A[\"“]([^\"“”]*)[\"”]\Z")
_OR = re.compile(r"\s+OR\s+")


def understood(text: str) -> Period:
    """The days that EDTF or plain words mean. Raises NoDate."""
    text = text.strip(" ,;")
    return period(text) if _FIGURES.fullmatch(text) else spoken(text)


def dates(name: Lexeme, following: Sequence[Lexeme], mistakes: Mistakes) -> tuple[Range | None, int]:
    """The range that a field's value asks for, and how many of the lexemes that follow it are its value.

    Where the value is no date there is none, and a mistake says why.
    """
    field, value = name.text[:-1].lower(), following[0]
    try:
        return Range(field, understood(value.text)), 1
    except NoDate as error:
        wrong = error
    if value.kind == "word" and (unmarked := _unmarked(field, following, mistakes)):
        return unmarked
    usual = (
        f"“{value.text}” is no date: write {field}:2024, {field}:2024-06, {field}:2024-06-19, a range such as"
        f' {field}:2024-06..2024-12, or words such as {field}:"June 2024". It was left out.'
    )
    many, words, meant = 1, value.text, ""
    if isinstance(wrong, MovingDate) and value.kind == "word":
        many += sum(1 for _ in takewhile(_goes_on, following[1:]))
        words = mistakes.text[value.start : following[many - 1].end].rstrip(",;")
    if wrong.meant:
        quoted = f'"{wrong.meant}"' if " " in wrong.meant else wrong.meant
        meant = mistakes.instead(value.start, value.end, quoted)
    mistakes.add(value.start, f"{wrong.why}; “{words}” was left out." if wrong.why else usual, meant)
    return None, many


def _goes_on(lexeme: Lexeme) -> bool:
    """Whether a date such as “last week” or “past 3 months” takes in the word."""
    return lexeme.kind == "word" and bool(_SPAN.fullmatch(lexeme.text.rstrip(",;")))


def bracketed(name: Lexeme, opening: Lexeme, mistakes: Mistakes) -> tuple[Range | Or | None, int]:
    """What brackets after a date field ask for, and where they end in the query: brackets hold words, not dates."""
    field = name.text[:-1].lower()
    inside = _BRACKET.match(mistakes.text, opening.start)
    values = [_QUOTED.sub(r"\1", value) for value in _OR.split(inside[1].strip())] if inside else []
    end = inside.end() if inside else opening.end
    why = "Brackets do not go with dates"
    try:
        ranges = tuple(Range(field, understood(value)) for value in values)
    except NoDate:
        ranges = ()
    if not ranges:
        mistakes.add(opening.start, f"{why}: write ({field}:2023 OR {field}:2024). What is in these was left out.")
        return None, end
    quoted = [f'{field}:"{value}"' if " " in value else f"{field}:{value}" for value in values]
    said = quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
    mistakes.add(opening.start, f"{why}; this was read as {said}.", mistakes.instead(name.start, end, said))
    return ranges[0] if len(ranges) == 1 else Or(ranges), end


def _unmarked(field: str, following: Sequence[Lexeme], mistakes: Mistakes) -> tuple[Range, int] | None:
    """A date of several words without quotation marks, the longest that there is."""
    start = following[0].start
    many = next((at for at, lexeme in enumerate(following) if lexeme.kind != "word"), len(following))
    for last in range(min(many, MOST_WORDS), 1, -1):
        end = following[last - 1].end
        words = " ".join(mistakes.text[start:end].split()).strip(",;")
        try:
            when = understood(words)
        except NoDate:
            continue
        why = f'A date of several words stands in quotation marks; this was read as {field}:"{words}".'
        mistakes.add(start, why, mistakes.instead(start, end, f'"{words}"'))
        return Range(field, when), last
    return None
