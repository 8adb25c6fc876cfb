"""What is wrong with a query: where, what, and what was meant."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something that could not be understood: where it begins, what is wrong, and the query that was perhaps meant."""

    position: int
    message: str
    meant: str = ""


@dataclass(slots=True)
class Mistakes:
    """The mistakes of one query, as they are found."""

    text: str
    found: list[Mistake] = field(default_factory=list)
    unclosed: str = ""
    """The mark that would close the quotation in which the query ends."""

    def add(self, position: int, message: str, meant: str = "") -> None:
        """Notes one; what would be the same query again was not meant."""
        meant, same = " ".join(meant.split()), " ".join(self.text.split())
        self.found.append(Mistake(position, message, "" if meant == same else meant))

    def instead(self, start: int, end: int, words: str) -> str:
        """The query with those words in place of `text[start:end]`."""
        return f"{self.text[:start]}{words}{self.text[end:]}"
