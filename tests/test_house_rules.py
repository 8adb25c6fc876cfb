"""The house rules, as tests: which way the doors open, and that what can be set or run is written down."""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(path for top in ("archive", "search") for path in (ROOT / top).rglob("*.py"))

ENGINES = "search.engines"
SEARCH_BELOW = (
    "search.days",
    "search.function_words",
    "search.words",
    "search.tree",
    "search.language",
    "search.query",
    "search.facets",
    "search.entry",
    "search.snippets",
    "search.spelling",
    ENGINES,
)
"""The lower floor of search: it knows itself, and nothing of the archive."""
FLOORS = (
    # (the room, what it must not import, at the top of a file or inside a function)
    ("archive.languages", ("django", "archive", "search"), ("archive.languages",)),
    ("archive.reading", ("django", "archive", "search"), ("archive.reading", "archive.languages", "archive.limits")),
    (
        "archive.extraction",
        ("django", "archive", "search"),
        ("archive.extraction", "archive.languages", "archive.reading.reading"),
    ),
    (
        "archive.concordance",
        ("django", "archive", "search"),
        ("archive.concordance", "archive.extraction", "archive.languages"),
    ),
    ("archive.limits", ("django", "archive", "search"), ()),
    ("archive.bundles", ("django", "archive", "search"), ("archive.bundles", "archive.limits", "archive.reading")),
    (
        "archive.cells",
        ("django", "archive", "search"),
        ("archive.cells", "archive.bundles", "archive.limits", "archive.reading", "archive.extraction"),
    ),
    ("archive.models", ("archive", "search"), ("archive.models",)),
    ("archive.ingest", ("archive.views", "archive.admin", "archive.forms", "search"), ()),
    ("archive.review", ("archive.views", "archive.admin", "archive.forms", "archive.ingest", "search"), ()),
    *(
        (room, ("archive.views", "archive.admin", "archive.api", "archive.forms", "archive.ingest", "search"), ())
        for room in (
            "archive.history",
            "archive.roles",
            "archive.worklist",
            "archive.authority",
            "archive.resemblance",
            "archive.placing",
            "archive.officials",
        )
    ),
    (
        "archive.linking",
        ("archive.views", "archive.admin", "archive.api", "archive.forms", "archive.ingest", "search"),
        (),
    ),
    (
        "archive.dossier",
        ("archive.views", "archive.admin", "archive.api", "archive.forms", "archive.ingest", "search"),
        (),
    ),
    ("archive.views", ("archive.admin", "archive.api", "archive.forms", "archive.ingest", "search"), ()),
    ("archive.api", ("archive.admin", "archive.forms", "archive.ingest", "search"), ()),
    ("archive", ("search", "whoosh"), ()),
    *((room, ("django", "archive", "search", "whoosh"), SEARCH_BELOW) for room in SEARCH_BELOW if room != ENGINES),
    (ENGINES, ("django", "archive", "search"), SEARCH_BELOW),
)
CLOCKLESS = ("archive.reading", "archive.extraction", "archive.concordance", *SEARCH_BELOW)


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def under(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(
    ("room", "forbidden", "allowed"), FLOORS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_no_door_opens_upwards(room, forbidden, allowed):
    files = [path for path in CODE if under(module_of(path), room)]
    assert files, f"{room} is not there: mend this table"
    for path in files:
        for imported in imports_of(path):
            if any(under(imported, wall) for wall in forbidden):
                assert any(under(imported, door) for door in allowed), f"{path.relative_to(ROOT)} imports {imported}"


def test_whoosh_is_imported_in_one_place():
    importers = {
        module_of(path)
        for path in (*CODE, *(ROOT / "tests").rglob("*.py"))
        if any(under(imported, "whoosh") for imported in imports_of(path)) and "bench" not in path.parts
    }
    assert importers
    assert all(module == "search.engines.whoosh.library" or module.startswith("tests.") for module in importers), (
        importers
    )


@pytest.mark.parametrize("room", CLOCKLESS)
def test_the_lower_floors_read_no_clock_and_no_network(room):
    for path in CODE:
        if under(module_of(path), room):
            text = path.read_text("utf-8")
            assert not re.search(r"\b(date\.today|datetime\.now|utcnow|time\.time)\(", text), path
            assert not {"socket", "urllib.request", "requests", "http.client"} & set(imports_of(path)), path


def test_every_environment_variable_is_documented():
    settings = (ROOT / "archive/config/settings.py").read_text("utf-8")
    documented = (ROOT / "docs/settings.md").read_text("utf-8")
    names = re.findall(r'\b(?:env|whole)\("(\w+)"', settings)
    assert names
    assert [name for name in names if f"`ARCHIVE_{name}`" not in documented] == []


def test_every_command_is_documented():
    documented = (ROOT / "docs/commands.md").read_text("utf-8")
    commands = [path.stem for path in CODE if path.parent.name == "commands" and path.stem != "__init__"]
    assert commands
    assert [name for name in commands if f"`{name}" not in documented] == []


def test_every_facet_is_documented():
    from search.facets import FACETS

    documented = (ROOT / "docs/search.md").read_text("utf-8")
    assert [facet.name for facet in FACETS if f"`{facet.name}`" not in documented] == []


def test_nothing_from_outside_is_ever_marked_safe():
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert templates
    for path in (*CODE, *templates):
        text = path.read_text("utf-8")
        assert not re.search(r"\bmark_safe\b|\|\s*safe\b|\bautoescape off\b|\bSafeString\(", text), path


def test_pages_carry_no_inline_script_or_style():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=\"|<script(?![^>]*\bsrc=)", text), path


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("2024-06-20-elcomercio-article-51", "20c76a670fb6b299af3136596f35a9a9c63dd0491aa78b6fe253a1e0bc3948b0"),
        ("2024-11-06-interfax-federation-council", "f98541aec27b70f2fb3143f00971521a129f000f9847bf10cf08e3f4bdc916c0"),
    ],
)
def test_the_founding_reports_are_kept_byte_for_byte(name, digest):
    assert hashlib.sha256((ROOT / f"fixtures/reports/{name}.txt").read_bytes()).hexdigest() == digest
