"""From lexemes to a tree. Every method reads on from where the parser stands, and leaves it after what it has read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.language.dating import bracketed, dates
from search.language.leaves import phrase, word
from search.language.lexing import LIKE, Lexeme
from search.language.mistakes import Mistakes
from search.language.nearness import Operand, distance, slackened, together
from search.tree import DATE_FIELDS, And, Field, Like, Near, Not, Or, Tree

DEEPEST = 16
"""Brackets that can stand in one another."""
_BETWEEN = ("OR", "AND", "NEAR")
_AFTER_PATH = re.compile(r"[?#].*\Z")
_SLUG = re.compile(r"[\w-]+")


class Parser:
    """Reads one query from left to right. `OR` binds its two neighbours, `NEAR` closer still; all else must hold."""

    def __init__(self, lexemes: Sequence[Lexeme], mistakes: Mistakes) -> None:
        self._lexemes, self._mistakes = lexemes, mistakes
        self._at = 0
        self._like_before = False
        self.words = 0
        """How many words and phrases have been read."""

    def tree(self) -> Tree | None:
        """All of the query; None where nothing can be searched for."""
        parts: list[Tree] = []
        while self._at < len(self._lexemes):
            parts += self._all_of(depth=0)
            if self._at < len(self._lexemes):  # only a bracket that closes nothing ends early
                stray = self._next()
                meant = self._mistakes.instead(stray.start, stray.end, "")
                self._mistakes.add(stray.start, "This bracket closes nothing.", meant)
        return _joined(And, parts)

    # --- what joins

    def _all_of(self, depth: int) -> list[Tree]:
        """What stands side by side, up to the end or to a closing bracket, which is left."""
        parts: list[Tree] = []
        while self._at < len(self._lexemes) and not self._peeks("close"):
            if self._peeks(*_BETWEEN):
                lexeme = last = self._next()
                while self._peeks(*_BETWEEN):
                    last = self._next()
                meant = self._mistakes.instead(lexeme.start, last.end, " ")
                needed = "a word or a phrase" if lexeme.kind == "NEAR" else "something to find"
                self._mistakes.add(lexeme.start, f"{lexeme.text} needs {needed} on both sides.", meant)
                continue
            part = self._any_of(depth)
            if part is not None:
                parts.append(part)
            if self._peeks("AND") and self._is_operand(self._at + 1):
                self._at += 1  # said aloud what holds anyway
        return parts

    def _any_of(self, depth: int) -> Tree | None:
        """One thing to find, or several with OR between them."""
        parts = [self._near(depth)]
        while self._passes_or():
            parts.append(self._near(depth))
        return _joined(Or, [part for part in parts if part is not None])

    def _passes_or(self) -> bool:
        """Passes over an OR with something to find after it, if one stands here; several are one, and a mistake."""
        after = self._at
        while after < len(self._lexemes) and self._lexemes[after].kind == "OR":
            after += 1
        if after == self._at or not self._is_operand(after):
            return False
        first, last = self._lexemes[self._at], self._lexemes[after - 1]
        meant = self._mistakes.instead(first.start, last.end, " OR ")
        if first.text != "OR":
            why = f"Either of two things is written with OR between them; {first.text} was read as OR."
            self._mistakes.add(first.start, why, meant)
        elif first is not last:
            self._mistakes.add(first.start, "One OR is enough; these were read as one.", meant)
        self._at = after
        return True

    def _near(self, depth: int) -> Tree | None:
        """One thing to find, or several with NEAR between them."""
        operands: list[Operand] = []
        distances: list[int] = []
        start, within = self._lexemes[self._at].start, 0
        while True:
            at = self._lexemes[self._at].start
            tree = self._one(depth)
            if tree is not None:
                distances += [within] if operands else []
                operands.append(Operand(tree, at, self._lexemes[self._at - 1].end))
            if not (self._peeks("NEAR") and self._is_operand(self._at + 1, but=("minus", "NOT", "slack"))):
                break
            within = distance(self._next(), self._mistakes)
        if len(operands) > 1:
            end = self._lexemes[self._at - 1].end
            return together(operands, distances, (start, end), self._mistakes)
        return operands[0].tree if operands else None

    # --- what is joined

    def _one(self, depth: int) -> Tree | None:
        lexeme = self._next()
        match lexeme.kind:
            case "minus" | "NOT":
                return self._negated(lexeme, depth)
            case "open":
                return self._bracket(lexeme, depth)
            case "name":
                return self._field(lexeme, depth)
            case "phrase" | "word":
                return self._leaf(lexeme)
            case "slack":
                meant = self._mistakes.instead(lexeme.start, lexeme.end, "")
                self._mistakes.add(lexeme.start, f"“{lexeme.text}” goes after a word; it was left out.", meant)
        return None

    def _negated(self, sign: Lexeme, depth: int) -> Tree | None:
        if not self._is_operand(self._at):
            return self._leaf(sign)
        while self._peeks("minus") or (self._peeks("NOT") and self._is_operand(self._at + 1)):
            again = self._next()
            meant = self._mistakes.instead(again.start, again.end, "")
            self._mistakes.add(again.start, "It is enough to leave something out once; this was passed over.", meant)
        if sign.kind == "NOT":
            meant = self._mistakes.instead(sign.start, self._lexemes[self._at].start, "-")
            why = f"To leave something out, put a minus before it; {sign.text} was read as one."
            self._mistakes.add(sign.start, why, meant)
        elif len(sign.text) > 1:
            meant = self._mistakes.instead(sign.start, sign.end, "-")
            self._mistakes.add(sign.start, "One minus is enough; these were read as one.", meant)
        part = self._near(depth)
        return None if part is None else Not(part)

    def _bracket(self, opening: Lexeme, depth: int) -> Tree | None:
        if depth >= DEEPEST:
            why = f"Brackets can stand {DEEPEST} deep; what is in this one was left out."
            self._mistakes.add(opening.start, why)
            self._skip_bracket()
            return None
        found = len(self._mistakes.found)
        parts = self._all_of(depth + 1)
        if self._peeks("close"):
            self._at += 1
        else:
            meant = f"{self._mistakes.text}{self._mistakes.unclosed}{')' * self._left_open()}"
            self._mistakes.add(opening.start, "This bracket is never closed.", meant)
        if not parts and found == len(self._mistakes.found):
            self._mistakes.add(opening.start, "There is nothing in these brackets.")
        return _joined(And, parts)

    def _skip_bracket(self) -> None:
        """Passes over all up to the bracket that closes the one just read."""
        open_brackets = 1
        while open_brackets and self._at < len(self._lexemes):
            kind = self._next().kind
            open_brackets += (kind == "open") - (kind == "close")

    def _left_open(self) -> int:
        """How many brackets of the query are never closed."""
        left = 0
        for lexeme in self._lexemes:
            left = max(left + (lexeme.kind == "open") - (lexeme.kind == "close"), 0)
        return left

    def _field(self, name: Lexeme, depth: int) -> Tree | None:
        negated, start = False, name.start
        while self._peeks("minus", "name"):
            sign = self._next()
            if sign.kind == "name":
                meant = self._mistakes.instead(name.start, name.end, "")
                self._mistakes.add(name.start, f"“{name.text}” stands before another field; it was left out.", meant)
                name = sign
            else:
                meant = self._mistakes.instead(start, sign.end, f"-{name.text}")
                self._mistakes.add(sign.start, f"The minus stands before the field; read as -{name.text}", meant)
                negated = True
        part = self._valued(name, depth)
        return Not(part) if negated and part is not None else part

    def _valued(self, name: Lexeme, depth: int) -> Tree | None:
        """What a field's name and its value ask for."""
        known = name.text[:-1].lower()
        if known == LIKE:
            return self._like(name)
        if known in DATE_FIELDS:
            return self._dates(name)
        part = self._bracket(self._next(), depth) if self._peeks("open") else self._leaf(self._next(), name.text)
        return None if part is None else Field(known, part)

    def _dates(self, name: Lexeme) -> Tree | None:
        self.words += 1
        if self._peeks("open"):
            opening = self._next()
            either, end = bracketed(name, opening, self._mistakes)
            if either is None:
                self._skip_bracket()
            while self._at < len(self._lexemes) and self._lexemes[self._at].start < end:
                self._at += 1
            return either
        when, many = dates(name, self._lexemes[self._at :], self._mistakes)
        self._at += many
        return when

    def _like(self, name: Lexeme) -> Like | None:
        """`like:slug`; also the whole address of a report, of which the slug is the last part."""
        self.words += 1
        value = self._next()
        slug = _AFTER_PATH.sub("", value.text).rstrip("/").rpartition("/")[2].strip(".,;")
        if value.kind not in ("word", "phrase") or not _SLUG.fullmatch(slug):
            if value.kind == "open":
                self._skip_bracket()
            wrong = self._mistakes.text[value.start : self._lexemes[self._at - 1].end]
            why = "After like: stands the last part of a report's address"
            self._mistakes.add(value.start, f"{why}, such as like:1987-12-09-inf-signed; {wrong} was left out.")
            return None
        if slug != value.text or value.kind == "phrase":
            meant = self._mistakes.instead(value.start, value.end, slug)
            why = "After like: stands the last part of a report's address, and nothing else"
            self._mistakes.add(value.start, f"{why}; this was read as {name.text}{slug}.", meant)
        if self._like_before:
            self._mistakes.add(name.start, f"like: can stand once in a query; like:{slug} was left out.")
            return None
        self._like_before = True
        return Like(slug)

    def _leaf(self, lexeme: Lexeme, field: str = "") -> Tree | None:
        """A word or a phrase, with what may follow directly; `field` is the name that stands before it."""
        if lexeme.kind == "nothing":
            return None
        self.words += 1
        if lexeme.kind != "phrase":
            return word(lexeme, self._mistakes)
        found = phrase(lexeme, self._mistakes)
        if found is None or not self._peeks("slack"):
            return found
        slack = slackened(found, lexeme, self._next(), field, self._mistakes)
        self.words += len(slack.parts) - 1 if isinstance(slack, Near) else 0
        return slack

    # --- small change

    def _next(self) -> Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _peeks(self, *kinds: str) -> bool:
        return self._at < len(self._lexemes) and self._lexemes[self._at].kind in kinds

    def _is_operand(self, at: int, but: tuple[str, ...] = ()) -> bool:
        return at < len(self._lexemes) and self._lexemes[at].kind not in (*_BETWEEN, "close", *but)


def _joined(kind: type[And] | type[Or], parts: list[Tree]) -> Tree | None:
    return kind(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None
