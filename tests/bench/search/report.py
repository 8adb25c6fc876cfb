"""The tables of docs/benchmarks/search.md, from what the workers have measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.search.agreement import disagreements, sentence
from tests.bench.search.engines import NAMES
from tests.bench.search.questions import CLASSES, Shape

PAGE = Path(__file__).parents[3] / "docs/benchmarks/search.md"
LABELS = {"ours": "the archive", "stock": "stock Whoosh", "fts5": "FTS5 + SQL", "tantivy": "tantivy"}
Measured = Mapping[str, Mapping[str, Any]]
"""By engine and stage what its worker printed."""
_BEGIN, _END = "<!-- measured: written by make bench-search -->", "<!-- end of what is measured -->"
_TARGETED = 100_000
"""The size for which the targets are set."""


@dataclass(frozen=True, slots=True)
class Size:
    """All that was measured of one archive."""

    reports: int
    shape: Shape
    measured: Mapping[str, Measured]


def written(sizes: Sequence[Size], circumstances: str) -> None:
    """Puts the tables between the page's markers."""
    page = PAGE.read_text("utf-8")
    tables = "\n\n".join(
        [circumstances, _texts(sizes), *(_of_size(size) for size in sizes), _growth(sizes), _targets(sizes[-1])]
    )
    before, _, rest = page.partition(_BEGIN)
    after = rest.partition(_END)[2]
    PAGE.write_text(f"{before}{_BEGIN}\n\n{tables}\n\n{_END}{after}", "utf-8")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _texts(sizes: Sequence[Size]) -> str:
    """What the texts are like, beside what is known of newswire."""
    rows = []
    for size in sizes:
        often = np.sort(size.shape.often[size.shape.often > 0])[::-1]
        rows.append(
            [
                f"{size.reports:,}",
                f"{size.shape.tokens / size.reports:.0f}",
                f"{len(often):,}",
                f"{44 * size.shape.tokens**0.49:,.0f}",
                f"{often[:100].sum() / size.shape.tokens:.0%}",
                f"{(often == 1).mean():.0%}",
                f"{-_slope(often, 10, 5_000):.2f}",
                f"{-_slope(often, 8_000, 50_000):.2f}",
            ]
        )
    head = ["reports", "words each", "different words", "by Heaps' law of RCV1", "share of the 100 most frequent"]
    head += ["words that occur once", "Zipf exponent, ranks 10-5,000", "ranks 8,000-50,000"]
    return "### The texts\n\n" + _table(head, rows)


def _slope(often: Any, first: int, last: int) -> float:
    """Of the frequencies over their ranks, both in logarithms; nan where the ranks are not there."""
    if len(often) < 2 * first:
        return float("nan")
    ranks = np.unique(np.geomspace(first, min(last, len(often)), 200).astype(int))
    return float(np.polyfit(np.log(ranks), np.log(often[ranks - 1]), 1)[0])


def _of_size(size: Size) -> str:
    """Every engine's latencies, p50 / p95 over the questions of a class."""
    rows = []
    for kind in CLASSES:
        cells = [_cell(_times(size, name, "search", kind)) for name in NAMES]
        ours = _p95(_times(size, "ours", "search", kind))
        for name in NAMES[1:]:
            theirs = _times(size, name, "search", kind)
            cells.append(_ratio(ours, _p95(theirs)) if theirs else "")
        rows.append([kind, *cells])
    for kind in ("single", "all of 2-3", "6 facets"):
        cells = [_cell(_times(size, name, "cold", kind)) for name in NAMES]
        ours = _p95(_times(size, "ours", "cold", kind))
        rows.append(
            [f"{kind}, cold", *cells, *(_ratio(ours, _p95(_times(size, name, "cold", kind))) for name in NAMES[1:])]
        )
    head = ["ms", *(LABELS[name] for name in NAMES), *(f"ours / {LABELS[name]}" for name in NAMES[1:])]
    agreed = {LABELS[name]: disagreements(*_both(size, name)) for name in NAMES[1:]}
    tables = _table(head, rows), _table(_KEPT_HEAD, _kept(size))
    return "\n\n".join([f"### {size.reports:,} reports", *tables, sentence(agreed), _with_passages(size)])


def _with_passages(size: Size) -> str:
    """How much slower our engine is where clauses and statements stand in the index as well."""
    alone, both = size.measured["ours"]["search"]["asked"], size.measured["ours"]["passages"]
    slower = [
        f"{kind} {_p95(times):.3g}"
        for kind in CLASSES
        if (times := [asked["ms"] for asked in both["asked"] if asked["kind"] == kind])
    ]
    differing = sum(one["total"] != two["total"] for one, two in zip(alone, both["asked"], strict=True))
    same = f"**other totals in {differing} of {len(alone)} answers**" if differing else "the same totals"
    return (
        f"With two clauses and statements a report in the index as well, the archive's engine takes"
        f" {both['seconds']:,.1f} s to index and {both['megabytes']:,.0f} MB of disk, and finds {same}; p95 in ms:"
        f" {', '.join(slower)}."
    )


def _both(size: Size, name: str) -> tuple[list[Any], list[Any]]:
    return size.measured["ours"]["search"]["asked"], size.measured[name]["search"]["asked"]


_KEPT_HEAD = ["", *(LABELS[name] for name in NAMES)]


def _kept(size: Size) -> list[list[str]]:
    """What is measured once an engine."""

    def row(label: str, stage: str, what: str, form: str) -> list[str]:
        return [label, *(form.format(size.measured[name][stage][what]) for name in NAMES)]

    changes = [max(size.measured[name]["change"]["seconds"]) for name in NAMES]
    return [
        row("indexing, s", "build", "seconds", "{:,.1f}"),
        row("index, MB", "build", "megabytes", "{:,.0f}"),
        row("memory while indexing, MB", "build", "peak", "{:,.0f}"),
        row("opening, ms", "search", "opening", "{:,.2f}"),
        row("private memory after all questions, MB", "search", "memory", "{:,.0f}"),
        ["one report changed until found, s by the clock", *(f"{seconds:.3f}" for seconds in changes)],
    ]


def _growth(sizes: Sequence[Size]) -> str:
    """How the p50 grows from size to size."""
    rows = []
    for kind in CLASSES:
        cells = []
        for name in NAMES:
            medians = [_p50(_times(size, name, "search", kind)) for size in sizes]
            known = [f"{median:.3g}" for median in medians if median is not None]
            cells.append(" → ".join(known))
        rows.append([kind, *cells])
    head = ["p50, ms", *(LABELS[name] for name in NAMES)]
    grown = " → ".join(f"{size.reports:,}" for size in sizes)
    return f"### Growth: {grown} reports\n\n{_table(head, rows)}"


@dataclass(frozen=True, slots=True)
class _Target:
    """`value` must be at least, or at most, `bound`."""

    what: str
    bound: float
    value: float
    at_least: bool = False
    unit: str = ""

    def row(self) -> list[str]:
        reached = self.value >= self.bound if self.at_least else self.value <= self.bound
        side = "≥" if self.at_least else "≤"
        return [
            self.what,
            f"{side} {self.bound:g}{self.unit}",
            f"{self.value:.3g}{self.unit}",
            "yes" if reached else "**no**",
        ]


def _targets(size: Size) -> str:
    """Each target beside what the largest archive gave."""

    def against(name: str, kind: str, stage: str = "search") -> float:
        return (_p95(_times(size, "ours", stage, kind)) or 0) / (_p95(_times(size, name, "search", kind)) or 1)

    kept = {name: size.measured[name] for name in NAMES}
    faceted = [
        two["ms"] / one["ms"] for one, two in zip(*_both(size, "stock"), strict=True) if one["kind"] == "6 facets"
    ]
    targets = [
        _Target(
            "6 facets + top 20 + total: times faster than `groupedby`, warm, median",
            100,
            float(np.median(faceted)),
            True,
        ),
        _Target("the same, the least over the questions", 100, min(faceted), True),
        _Target(
            "the same cold (p95 with opening, against its warm p95)", 8, 1 / against("stock", "6 facets", "cold"), True
        ),
        *(
            _Target(f"p95, {kind}: of FTS5's", 0.25, against("fts5", kind))
            for kind in ("single", "any of 2-3", "prefix")
        ),
        *(_Target(f"p95, {kind}: of FTS5's", 0.25, against("fts5", kind)) for kind in ("word and dates", "6 facets")),
        _Target("p95, all of 2-3: of FTS5's", 0.5, against("fts5", "all of 2-3")),
        _Target("p95, phrase: of FTS5's", 2, against("fts5", "phrase")),
        _Target("p95, page with 20 snippets: of FTS5's", 1, against("fts5", "20 snippets")),
        _Target(
            "opening: times cheaper than stock",
            50,
            kept["stock"]["search"]["opening"] / kept["ours"]["search"]["opening"],
            True,
        ),
        _Target("private memory of a worker", 300, kept["ours"]["search"]["memory"], unit=" MB"),
        _Target(
            "indexing: times as fast as stock",
            1.5,
            kept["stock"]["build"]["seconds"] / kept["ours"]["build"]["seconds"],
            True,
        ),
        _Target("one report changed until found", 1, max(kept["ours"]["change"]["seconds"]), unit=" s"),
    ]
    settled = "" if size.reports == _TARGETED else f"They are set for {_TARGETED:,} reports; this is a shorter run.\n\n"
    rows = [target.row() for target in targets]
    table = _table(["what", "target", "measured", "reached"], rows)
    return f"### Targets, at {size.reports:,} reports\n\n{settled}{table}"


def _times(size: Size, name: str, stage: str, kind: str) -> list[float]:
    return [asked["ms"] for asked in size.measured[name][stage]["asked"] if asked["kind"] == kind]


def _p50(times: Sequence[float]) -> float | None:
    return float(np.percentile(times, 50)) if times else None


def _p95(times: Sequence[float]) -> float | None:
    return float(np.percentile(times, 95)) if times else None


def _cell(times: Sequence[float]) -> str:
    return f"{_p50(times):.3g} / {_p95(times):.3g}" if times else "none"


def _ratio(ours: float | None, theirs: float | None) -> str:
    return f"{ours / theirs:.2g}" if ours and theirs else ""
