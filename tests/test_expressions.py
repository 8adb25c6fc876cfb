"""No regular expression of reading and extraction goes back over what it has read.

Every expression is caught as it is compiled, those that are made of a language's word lists included, together with
the ways in which it is asked (`match`, `search`, …). Each is then asked so of texts made to be dear to it: whatever
it may repeat, over and over, and then a character that nothing expects. On such a text an expression that tries
every way to match takes hundreds of times as long as one that reads it once, or does not end at all. What takes long
is asked of a shorter text, too: an expression that reads once takes a fourth of the time for a fourth of the text,
on however busy a machine.
"""

import ast
import re
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from math import inf
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as sre
from re import _parser
from time import process_time
from types import ModuleType
from typing import Any, ClassVar

import pytest

from tests import originals

FLOORS = ("archive.languages", "archive.reading", "archive.extraction")
ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "tests" / "reading" / "pages" / name for name in ("visible-date-only.html", "wire.html")]
WAYS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
AT_ONE_PLACE = {"match", "fullmatch"}
LENGTH, SECONDS = 8_000, 0.02
"""A text's characters, and what most expressions take for it at the most; those that take longer are looked at twice."""
PATIENCE = 0.3
"""Seconds that such a second look may take."""
STEP, GROWTH, TRIALS = 4, 9, 3
"""For `STEP` times the text an expression that reads once takes as many times as long, one that goes back their square."""
UNEXPECTED = "\x00"
COMMON = " a1."
"""What texts hold much of: each stands at least once for what an expression may repeat."""
VARIED = COMMON + "\n\tA,я가\"(-:/_'’é"
LONG = 20
"""A repetition that may go on for so long is taken for one without end."""

Place = tuple[str, int]
"""A file and the line where it compiles an expression."""


@dataclass
class Caught:
    """What the floors compile: at which places, and in which ways the expressions of a place are asked."""

    expressions: dict[re.Pattern[Any], set[Place]] = field(default_factory=lambda: defaultdict(set))
    ways: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))

    def ways_of(self, expression: re.Pattern[Any]) -> set[str]:
        return set().union(*(self.ways[place] for place in self.expressions[expression]))


class Watched:
    """A compiled expression that tells in which ways it is asked."""

    def __init__(self, expression: re.Pattern[Any], ways: set[str]) -> None:
        self._expression, self._ways = expression, ways

    def __getattr__(self, name: str) -> Any:
        if name in WAYS:
            self._ways.add(name)
        return getattr(self._expression, name)


@contextmanager
def catching() -> Iterator[Caught]:
    """Within, the floors are imported anew, and whatever they compile is caught."""
    caught = Caught()
    compiled = re.compile

    def note(expression: str | bytes, flags: int) -> tuple[re.Pattern[Any], set[str]]:
        caller = sys._getframe(2)
        made, place = compiled(expression, flags), (caller.f_code.co_filename, caller.f_lineno)
        if caller.f_globals["__name__"].startswith(FLOORS):
            caught.expressions[made].add(place)
        return made, caught.ways[place]

    def watching(expression, flags=0):
        made, ways = note(expression, flags)
        return Watched(made, ways) if sys._getframe(1).f_globals["__name__"].startswith(FLOORS) else made

    def asking(way):
        def ask(expression, *said, flags=0, **more):
            if isinstance(expression, str | bytes):
                expression, ways = note(expression, flags)
                ways.add(way)
            return getattr(expression, way)(*said, **more)

        return ask

    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in sys.modules if name.startswith((*FLOORS, "tests.gold.reports"))]:
            patch.delitem(sys.modules, name)
        for floor in FLOORS:
            parent, _, child = floor.rpartition(".")
            if hasattr(sys.modules[parent], child):
                patch.delattr(sys.modules[parent], child)
        patch.setattr(re, "compile", watching)
        for way in WAYS:
            patch.setattr(re, way, asking(way))
        yield caught


def modules() -> Iterator[ModuleType]:
    for floor in FLOORS:
        package = import_module(floor)
        yield package
        yield from (import_module(found.name) for found in walk_packages(package.__path__, f"{floor}."))


def documents() -> Iterator[tuple[str, bytes]]:
    """One of each kind of file that is neither text nor HTML."""
    told = ["A treaty on ferries.", "• It was signed in Paris on 3 March 2021, and rati-\nfied.", "2. It is in force."]
    yield "told.pdf", originals.pdf(*told, *told, head="The Gazette", foot="page 1 of 6")
    yield "told.docx", originals.docx(*told)
    yield "told.mhtml", originals.mhtml(originals.page("Ferries", *told), "https://example.org/ferries")


@pytest.fixture(scope="module")
def caught() -> Caught:
    """What is compiled, and how it is asked, while pages and a few real reports of every language are read."""
    list(modules())  # so that all of them are there to be put back
    with catching() as caught:
        list(modules())
        reports = import_module("tests.gold.reports")
        for stem in [*reports.FOUNDING, *reports.stems(reports.DEVELOPED)[::6]]:
            reports.found(stem)
        reading = import_module("archive.reading")
        for page in PAGES:
            reading.read(page.read_bytes(), name=page.name)
        for name, data in documents():
            reading.read(data, name=name)
    return caught


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every place of the floors' code that compiles an expression."""
    for module in modules():
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{way}" for way in (*WAYS, "compile")}:
                yield Path(module.__file__), node


class Dear:
    """Texts made to be dear to an expression, each of a head and a unit that comes over and over."""

    _known: ClassVar[dict[tuple[str, int, bool], list[str]]] = {}
    """What was found of an item before, in whatever expression."""

    def __init__(self, expression: re.Pattern[Any]) -> None:
        self._bytes = isinstance(expression.pattern, bytes)
        self._repeated: set[tuple[str, str]] = set()
        if set(str(expression.pattern)) & set("*+{"):  # most expressions are words only, and long to read
            self._parsed = _parser.parse(expression.pattern, expression.flags)
            self._sample(self._parsed, "")

    def texts(self) -> Iterator[str | bytes]:
        """None where the expression repeats nothing."""
        pairs = {pair for head, unit in self._repeated for pair in ((head, unit), ("", unit), ("", head + unit))} | {
            ("", unit) for unit in COMMON if self._repeated
        }
        for head, unit in sorted(pairs):
            text = head + unit * (LENGTH // len(unit)) + UNEXPECTED
            yield text.encode() if self._bytes else text

    def _sample(self, parsed: Any, before: str) -> str:
        """What stood before, and then the shortest that the parsed part matches; notes what it may repeat."""
        for code, given in parsed:
            if code is sre.LITERAL:
                before += chr(given)
            elif code in (sre.NOT_LITERAL, sre.ANY, sre.IN):
                before += self._characters((code, given))[0]
            elif code is sre.SUBPATTERN:
                before = self._sample(given[3], before)
            elif code is sre.ATOMIC_GROUP:
                before = self._sample(given, before)
            elif code is sre.BRANCH:
                before, *_ = [self._sample(branch, before) for branch in given[1]]
            elif code in (sre.ASSERT, sre.ASSERT_NOT):
                self._sample(given[1], before)
            elif code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
                before = self._again(*given, before)
        return before

    def _again(self, least: int, most: int, body: Any, before: str) -> str:
        once = self._sample(body, before)[len(before) :]
        if most >= LONG or (most > 1 and repeats(body)):
            alone = len(body) == 1 and body[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
            units = self._characters(body[0])[:4] if alone else [once]
            self._repeated |= {(before, unit) for unit in units if unit}
        return before + once * least

    def _characters(self, item: tuple[Any, Any]) -> list[str]:
        """Characters that the item matches: what it names first, and some that are frequent."""
        key = str(item), self._parsed.state.flags, self._bytes
        if key not in self._known:
            self._known[key] = self._tried(item)
        return self._known[key]

    def _tried(self, item: tuple[Any, Any]) -> list[str]:
        code, given = item
        alone = re._compiler.compile(_parser.SubPattern(self._parsed.state, [item]))
        named = [chr(given)] if code is sre.LITERAL else []
        if code is sre.IN:
            named = [chr(of[0] if kind is sre.RANGE else of) for kind, of in given if kind in (sre.LITERAL, sre.RANGE)]
        possible = [*named[:1], *VARIED, *named[1:]]
        return [one for one in possible if alone.fullmatch(one.encode() if self._bytes else one)] or ["☃"]


def repeats(parsed: Any) -> bool:
    """Whether something in the parsed part may come more than once."""
    for code, given in parsed:
        if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and (given[1] > 1 or repeats(given[2])):
            return True
        if code is sre.SUBPATTERN and repeats(given[3]):
            return True
        if code is sre.BRANCH and any(map(repeats, given[1])):
            return True
    return False


def dear_text(expression: re.Pattern[Any], ways: set[str]) -> str | bytes | None:
    """The first text on which the expression, asked in these ways, goes back over what it has read."""
    for text in Dear(expression).texts():
        if seconds_for(expression, ways, text, SECONDS) is None and goes_back(expression, ways, text):
            return text
    return None


def goes_back(expression: re.Pattern[Any], ways: set[str], text: str | bytes) -> bool:
    """Whether the expression takes far more than its share longer for the text than for the first part of it."""
    short, least = text[: len(text) // STEP] + text[-1:], inf
    for part in (short, text):
        share, least = least, inf
        for _ in range(TRIALS):
            taken = seconds_for(expression, ways, part, PATIENCE)
            if taken is None:
                return True
            least = min(least, taken)
    return least > GROWTH * share


def seconds_for(expression: re.Pattern[Any], ways: set[str], text: str | bytes, limit: float) -> float | None:
    """The processor's time that it takes; None where that is more than the limit."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, ring)
    began = process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        try:
            if ways and ways <= AT_ONE_PLACE:
                expression.match(text)
            else:
                for _ in expression.finditer(text):
                    pass
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TimeoutError:
        return None
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return process_time() - began


@pytest.mark.parametrize("expression", [r"(a+)+b", r"(?:a|a)*b", r"\s*\n\s*x", r"\w+:"])
def test_one_that_goes_back_is_known(expression):
    assert dear_text(re.compile(expression), {"search"}) is not None


@pytest.mark.parametrize(
    "expression", [r"a+", r"(?<!\s)\s++x", r"(?<!\w)\w++:", r"[^.\n]{0,48}\Z", r"\b\d{1,2}(?:st|nd)?\b"]
)
def test_one_that_reads_once_is_not_blamed(expression):
    assert dear_text(re.compile(expression), {"search"}) is None


def test_what_is_asked_at_one_place_only_may_search_for_no_other():
    assert dear_text(re.compile(r"\s*\n?x"), {"match"}) is None
    assert dear_text(re.compile(r"\s*\s*x"), {"match"}) is not None


def test_no_place_that_compiles_is_missed(caught):
    seen = set(caught.ways)
    for path, call in calls():
        written_out = call.args and isinstance(call.args[0], ast.Constant)
        compiled = any((str(path), line) in seen for line in range(call.lineno, (call.end_lineno or 0) + 1))
        assert written_out or compiled, f"{path}:{call.lineno}: let a report above need this expression"


def test_no_expression_goes_back_over_what_it_has_read(caught):
    for path, call in calls():
        if call.args and isinstance(call.args[0], ast.Constant) and ast.unparse(call.func) != "re.compile":
            place = (str(path), call.lineno)
            caught.expressions[re.compile(call.args[0].value)].add(place)
            caught.ways[place].add(ast.unparse(call.func).removeprefix("re."))
    guilty = []
    for expression in list(caught.expressions):
        text = dear_text(expression, caught.ways_of(expression))
        if text is not None:
            places = [f"{Path(file).relative_to(ROOT)}:{line}" for file, line in sorted(caught.expressions[expression])]
            guilty.append(f"{', '.join(places)}: {expression.pattern[:80]!r} on {text[:24]!r}")
    assert not guilty, "\n".join(guilty)
