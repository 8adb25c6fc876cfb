"""The archive's own query language: what a person types -> a frozen tree, and what was wrong with it.

Nothing that is typed raises an exception, and nothing is changed in silence: what cannot be understood is a `Mistake`
that says where it is, and the rest is searched for; where no rest is left, nothing is. docs/search.md is the manual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from search.days import period
from search.tree import DATE_FIELDS, TEXT_FIELDS, And, Field, Not, Or, Phrase, Prefix, Range, Tree, Word
from search.words import steps

LONGEST = 1_000
"""Characters of a query that is still read; a longer one is answered by a mistake."""
MOST_WORDS = 64
DEEPEST = 16


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something that could not be understood: where it begins, what is wrong, and the query that was perhaps meant."""

    position: int
    message: str
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """How a query was understood. Without a tree every report is meant, unless mistakes have left nothing of it."""

    tree: Tree | None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def hopeless(self) -> bool:
        """Whether the mistakes have left nothing to search for."""
        return self.tree is None and bool(self.mistakes)


@lru_cache(maxsize=1_024)
def parse(text: str) -> Parsed:
    """The query as a tree. Never raises."""
    if len(text) > LONGEST:
        meant = text[:LONGEST].rpartition(" ")[0]
        return Parsed(None, (Mistake(LONGEST, f"Only {LONGEST:,} characters can be searched for at once.", meant),))
    return _Parser(text).parsed()


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
_MARKS = "".join(_CLOSES) + "」』"
_LEXEME = re.compile(
    rf"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>[-−]+(?=[^\s)]))|(?P<quote>[{_MARKS}])"
    rf"|(?P<name>[A-Za-z]+:(?=[^\s/:)]))|(?P<word>[^\s(){_MARKS}]+)"
)
_WORD = re.compile(rf"[^\s(){_MARKS}]+")


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Parser:
    """Reads one query from left to right. `OR` binds its two neighbours; all else must hold together."""

    text: str
    lexemes: list[_Lexeme] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    at: int = 0
    words: int = 0

    def parsed(self) -> Parsed:
        self.lexemes = self._lex()
        parts: list[Tree] = []
        while self.at < len(self.lexemes):
            parts += self._all_of(depth=0)
            if self.at < len(self.lexemes):  # only a bracket that closes nothing ends early
                stray = self._next()
                meant = f"{self.text[: stray.start]}{self.text[stray.end :]}".strip()
                self._mistake(stray.start, "This bracket closes nothing.", meant)
        if self.words > MOST_WORDS:
            self._mistake(0, f"Only {MOST_WORDS} words can be searched for at once.")
            parts = []
        return Parsed(_joined(And, parts), tuple(sorted(self.mistakes)))

    # --- from characters to lexemes

    def _lex(self) -> list[_Lexeme]:
        found: list[_Lexeme] = []
        at = 0
        while match := _LEXEME.match(self.text, at):
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "quote":
                found.append(self._quotation(match.group(), match.start()))
                at = found[-1].end
            elif kind == "name" and match.group()[:-1].lower() not in {**TEXT_FIELDS, **DATE_FIELDS}:
                found.append(self._unknown_field(match.group(), match.start()))
                at = found[-1].end
            elif kind == "word" and match.group() in ("OR", "AND", "NOT"):
                found.append(_Lexeme(match.group(), match.group(), *match.span()))
            elif kind != "space":
                found.append(_Lexeme(kind, match.group(), *match.span()))
        return found

    def _quotation(self, opener: str, start: int) -> _Lexeme:
        if opener not in _CLOSES:
            self._mistake(start, f"The quotation mark {opener} closes nothing.")
            return _Lexeme("nothing", opener, start, start + 1)
        closer = re.compile(_CLOSES[opener]).search(self.text, start + 1)
        if closer:
            return _Lexeme("phrase", self.text[start + 1 : closer.start()], start, closer.end())
        usual = _CLOSES[opener].strip("[]")[0]
        self._mistake(start, f"The quotation mark {opener} is never closed.", self.text + usual)
        return _Lexeme("phrase", self.text[start + 1 :], start, len(self.text))

    def _unknown_field(self, name: str, start: int) -> _Lexeme:
        word = _WORD.match(self.text, start)
        end = word.end() if word else start + len(name)
        fields = ", ".join(f"{field}:" for field in (*TEXT_FIELDS, *DATE_FIELDS))
        alike = get_close_matches(name[:-1].lower(), (*TEXT_FIELDS, *DATE_FIELDS), n=1)
        said = f"{alike[0]}:" if alike else f"{name[:-1]} "
        meant = f"{self.text[:start]}{said}{self.text[start + len(name) :]}"
        self._mistake(start, f"There is no field “{name}”, so this was read as words. The fields are {fields}.", meant)
        return _Lexeme("word", self.text[start:end], start, end)

    # --- from lexemes to a tree

    def _all_of(self, depth: int) -> list[Tree]:
        """What stands side by side, up to the end or to a closing bracket, which is left."""
        parts: list[Tree] = []
        while self.at < len(self.lexemes) and self.lexemes[self.at].kind != "close":
            lexeme = self.lexemes[self.at]
            if lexeme.kind in ("OR", "AND"):
                self.at += 1
                self._mistake(lexeme.start, f"{lexeme.kind} needs something to find on both sides.")
                continue
            part = self._any_of(depth)
            if part is not None:
                parts.append(part)
            if self._peeks("AND") and self._is_operand(self.at + 1):
                self.at += 1  # said aloud what holds anyway
        return parts

    def _any_of(self, depth: int) -> Tree | None:
        """One thing to find, or several with OR between them."""
        parts = [self._one(depth)]
        while self._peeks("OR") and self._is_operand(self.at + 1):
            self.at += 1
            parts.append(self._one(depth))
        return _joined(Or, [part for part in parts if part is not None])

    def _one(self, depth: int) -> Tree | None:
        lexeme = self._next()
        match lexeme.kind:
            case "minus" | "NOT":
                return self._negated(lexeme, depth)
            case "open":
                return self._bracket(lexeme, depth)
            case "name":
                return self._field(lexeme, depth)
            case "phrase":
                return self._phrase(lexeme)
            case "word":
                return self._word(lexeme)
        return None

    def _negated(self, sign: _Lexeme, depth: int) -> Tree | None:
        if not self._is_operand(self.at):
            return self._word(sign)
        while self._peeks("minus") or (self._peeks("NOT") and self._is_operand(self.at + 1)):
            self._mistake(self._next().start, "It is enough to leave something out once; this was passed over.")
        if sign.kind == "NOT":
            following = self.lexemes[self.at].start
            meant = f"{self.text[: sign.start]}-{self.text[following:]}"
            self._mistake(sign.start, "To leave something out, put a minus before it; NOT was read as one.", meant)
        elif len(sign.text) > 1:
            meant = f"{self.text[: sign.start]}-{self.text[sign.end :]}"
            self._mistake(sign.start, "One minus is enough; these were read as one.", meant)
        part = self._one(depth)
        return None if part is None else Not(part)

    def _bracket(self, opening: _Lexeme, depth: int) -> Tree | None:
        if depth >= DEEPEST:
            self._mistake(opening.start, f"Brackets can stand {DEEPEST} deep; what is in this one was left out.")
            self._skip_bracket()
            return None
        found = len(self.mistakes)
        parts = self._all_of(depth + 1)
        if self._peeks("close"):
            self.at += 1
        else:
            self._mistake(opening.start, "This bracket is never closed.", f"{self.text})")
        if not parts and found == len(self.mistakes):
            self._mistake(opening.start, "There is nothing in these brackets.")
        return _joined(And, parts)

    def _skip_bracket(self) -> None:
        open_brackets = 1
        while open_brackets and self.at < len(self.lexemes):
            kind = self._next().kind
            open_brackets += (kind == "open") - (kind == "close")

    def _field(self, name: _Lexeme, depth: int) -> Tree | None:
        known = name.text[:-1].lower()
        if self._peeks("minus"):
            minus = self._next()
            meant = f"{self.text[: name.start]}-{name.text}{self.text[minus.end :]}"
            self._mistake(minus.start, f"The minus stands before the field; read as -{name.text}", meant)
            part = self._field(name, depth)
            return None if part is None else Not(part)
        if known in DATE_FIELDS:
            return self._dates(known, self._next())
        part = self._bracket(self._next(), depth) if self._peeks("open") else self._leaf()
        return None if part is None else Field(known, part)

    def _leaf(self) -> Tree | None:
        """A word or phrase: what may follow a field's name."""
        lexeme = self._next()
        return self._phrase(lexeme) if lexeme.kind == "phrase" else self._word(lexeme)

    def _dates(self, name: str, value: _Lexeme) -> Tree | None:
        self.words += 1
        try:
            return Range(name, period(value.text))
        except ValueError:
            self._mistake(
                value.start,
                f"“{value.text}” is no date: write {name}:2024, {name}:2024-06, {name}:2024-06-19 or a range such as"
                f" {name}:2024-06..2024-12. It was left out.",
            )
            return None

    def _phrase(self, lexeme: _Lexeme) -> Tree | None:
        self.words += 1
        if not steps(lexeme.text, exact=True):
            self._mistake(lexeme.start, "There is no word between these quotation marks.")
            return None
        return Phrase(" ".join(lexeme.text.split()))

    def _word(self, lexeme: _Lexeme) -> Tree | None:
        self.words += 1
        written = lexeme.text.rstrip("*")
        starred = written != lexeme.text
        sought = steps(written, prefix=starred)
        if not sought:
            self._mistake(lexeme.start, f"There is no word in “{lexeme.text}”; it was left out.")
            return None
        if written.endswith(":") and written[:-1].lower() in {**TEXT_FIELDS, **DATE_FIELDS}:
            meant = f"{self.text[: lexeme.end]}{self.text[lexeme.end :].lstrip()}"
            self._mistake(lexeme.start, f"Nothing follows “{written}” directly; it was read as a word.", meant)
        if "*" in written:
            self._mistake(lexeme.start, "A star can stand only at the end of a word; this one was left out.")
        shown = _trimmed(written)
        if starred and sought[-1].begins and len(sought[-1].begins) < 2 and sought[-1].begins.isascii():
            self._mistake(lexeme.start, "Before a star at least two letters are needed; it was read without the star.")
            return Word(shown)
        return Prefix(shown) if starred else Word(shown)

    # --- small change

    def _next(self) -> _Lexeme:
        self.at += 1
        return self.lexemes[self.at - 1]

    def _peeks(self, kind: str) -> bool:
        return self.at < len(self.lexemes) and self.lexemes[self.at].kind == kind

    def _is_operand(self, at: int) -> bool:
        return at < len(self.lexemes) and self.lexemes[at].kind not in ("OR", "AND", "close")

    def _mistake(self, position: int, message: str, meant: str = "") -> None:
        meant = " ".join(meant.split())
        self.mistakes.append(Mistake(position, message, "" if meant == self.text else meant))


def _joined(kind: type[And] | type[Or], parts: list[Tree]) -> Tree | None:
    return kind(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def _trimmed(word: str) -> str:
    """The word without the punctuation around it."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", word) or word
