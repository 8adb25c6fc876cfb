"""The concordance: the wordings of a provision in one language, each laid word by word against one base."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import east_asian_width

from archive.concordance.alignment import Kind
from archive.concordance.apparatus import Apparatus, Cell, Row, Run
from archive.concordance.classing import Sort
from archive.concordance.tokens import elides
from archive.dossier.wordings.bases import OFFICIAL, Base, base_of
from archive.dossier.wordings.kept import kept_apparatus
from archive.dossier.wordings.wordings import InLanguage, Reading

BLOCK = 120
"""Letters that a block of the table is wide, so that it fits a desk's screen and a sheet of paper."""
COLUMNS = 800
"""Columns that a table has; what a longer base goes on to say is read side by side."""
ELLIPSIS = 8
"""Letters within which an ellipsis stands at a word's side: ` [. . .] `."""


class ShownRun(NamedTuple):
    """Words that stand to the base in one way, and the spaces around them, which bear no mark."""

    kind: Kind
    before: str
    text: str
    after: str
    base: str


@dataclass(frozen=True, slots=True)
class Line:
    """A wording beside the base."""

    number: int
    """Its place among all wordings in the language, the best attested first."""
    name: str
    """What an address calls it."""
    reading: Reading
    row: Row

    @property
    def runs(self) -> list[ShownRun]:
        """Its row to be read."""
        return shown_runs(self.row)


@dataclass(frozen=True, slots=True)
class Block:
    """Some neighbouring columns of the table: the base's words, and the cells of each line that has a word there."""

    first: int
    """The number of the first word of the base in it."""
    last: int
    base: tuple[Cell | None, ...]
    rows: tuple[tuple[Line, tuple[tuple[Cell | None, Cell | None], ...]], ...]
    """Each cell with the base's above it."""
    silent: tuple[Line, ...]
    """The lines that have no word there."""

    @property
    def place(self) -> str:
        """Where in the base it is: `Words 1 to 15 of the base`."""
        if self.last < self.first:
            return f"After word {self.last} of the base"
        return f"Words {self.first} to {self.last} of the base"


@dataclass(frozen=True)
class Concordance:
    """All wordings in one language against one base."""

    known: InLanguage
    base: Base
    apparatus: Apparatus
    lines: tuple[Line, ...]
    """Every wording but the base's own."""

    @cached_property
    def base_name(self) -> str:
        """What an address calls the base."""
        return self.known.name_of(self.base.reading) if self.base.reading else OFFICIAL

    @cached_property
    def base_number(self) -> int | None:
        """The base's place among the wordings; `None` for an official text."""
        return self.known.readings.index(self.base.reading) + 1 if self.base.reading else None

    @property
    def sorts(self) -> list[tuple[Sort, int]]:
        """How many wordings there are of each sort, beside the base."""
        counted = Counter(line.row.sort for line in self.lines)
        return [(sort, counted[sort]) for sort in Sort if counted[sort]]

    @property
    def words(self) -> int:
        """How many words the base has."""
        return len(self.apparatus.ground.columns)

    def blocks(self, lines: Sequence[Line]) -> Iterator[Block]:
        """The table of these lines, cut into blocks: its first `COLUMNS` in which they or the base have a word."""
        columns = zip(self.apparatus.base, *(line.row.cells for line in lines), strict=True)
        words = 0
        for some in _portions(islice(filter(any, columns), COLUMNS)):
            base = tuple(column[0] for column in some)
            cells = zip(*(column[1:] for column in some), strict=True) if lines else ()
            rows = tuple(zip(lines, cells, strict=True))
            first, words = words + 1, words + sum(cell is not None for cell in base)
            speaking = tuple((line, tuple(zip(row, base, strict=True))) for line, row in rows if any(row))
            yield Block(first, words, base, speaking, tuple(line for line, row in rows if not any(row)))


def concordance_of(known: InLanguage, asked: str = "") -> Concordance | None:
    """The wordings against the base of that name, or against what is the base by itself; `None` where there is none."""
    if not known.readings and not known.official:
        return None
    base = base_of(known, asked)
    others = [reading for reading in known.readings if reading is not base.reading]
    # In an order that does not depend on who has a wording: another report of a known one asks for no new collation.
    texts = sorted(reading.text for reading in others)
    apparatus = kept_apparatus(base.text, texts, known.language)
    rows = dict(zip(texts, apparatus.rows, strict=True))
    numbers = {reading.text: number for number, reading in enumerate(known.readings, 1)}
    lines = (Line(numbers[one.text], known.name_of(one), one, rows[one.text]) for one in others)
    return Concordance(known, base, apparatus, tuple(lines))


def shown_runs(row: Row) -> list[ShownRun]:
    """A row to be read: what is not quoted goes unsaid where the wording's own ellipsis says it."""
    runs = [run for run in row.runs if run.text]
    around = zip(["", *(run.text for run in runs)], runs, [*(run.text for run in runs[1:]), ""], strict=False)
    return [_shown(run) for before, run, after in around if not _said_by_ellipsis(run, before, after)]


def _said_by_ellipsis(run: Run, before: str, after: str) -> bool:
    return run.kind is Kind.NOT_QUOTED and (elides(before[-ELLIPSIS:]) or elides(after[:ELLIPSIS]))


def _shown(run: Run) -> ShownRun:
    words = run.text.strip() or run.text
    before, _, after = run.text.partition(words)
    return ShownRun(run.kind, before, words, after, run.base.strip() or run.base)


Column = tuple[Cell | None, ...]


def _portions(columns: Iterable[Column]) -> Iterator[list[Column]]:
    """The columns in portions as wide as a block may be."""
    some: list[Column] = []
    room = BLOCK
    for column in columns:
        wide = 2 + max(_width(cell.pointed) for cell in column if cell)
        if some and wide > room:
            yield some
            some, room = [], BLOCK
        some.append(column)
        room -= wide
    if some:
        yield some


def _width(text: str) -> int:
    """How wide a word is, in Latin letters."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
