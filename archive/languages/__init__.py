"""The words that reading and extraction list, in files that a translator can read: `<language>/<concern>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def languages() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a folder here."""
    here = resources.files(__name__)
    return tuple(sorted(entry.name for entry in here.iterdir() if entry.is_dir() and len(entry.name) == 2))


def concerns(language: str) -> tuple[str, ...]:
    """The concerns that have a list in the language, in the order of their names."""
    folder = resources.files(__name__) / language
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir())) if folder.is_dir() else ()


@cache
def lexicon(language: str, concern: str) -> dict[str, Any]:
    """The words of one concern (`dates`, `treaties`, …) in one language; empty where nobody has written them."""
    path = resources.files(__name__) / language / f"{concern}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
