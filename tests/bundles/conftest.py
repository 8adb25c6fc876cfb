"""Bundles on disk, and what comes out of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from archive import bundles
from archive.bundles import Lost, Member
from archive.limits import Limits
from archive.reading import Unreadable


@dataclass
class Opened:
    """All that came out of a bundle."""

    members: dict[str, Member] = field(default_factory=dict)
    lost: dict[str, Lost] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    refused: str = ""
    """Why the rest did not come."""


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    def open_bundle(data: bytes, name: str = "bundle.zip", **limits) -> Opened:
        path = tmp_path / "kept"
        path.write_bytes(data)
        found = Opened()
        try:
            for one in bundles.members(path, name, Limits(**limits)):
                if isinstance(one, str):
                    found.said.append(one)
                else:
                    (found.lost if isinstance(one, Lost) else found.members)[one.name] = one
        except Unreadable as reason:
            found.refused = str(reason)
        return found

    return open_bundle


@pytest.fixture
def is_bundle(tmp_path: Path) -> Callable[..., bool]:
    def ask(data: bytes, name: str = "file") -> bool:
        path = tmp_path / "kept"
        path.write_bytes(data)
        return bundles.is_bundle(path, name)

    return ask
