"""What the tests of search share: entries as short as a test needs them, and an index of one's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engines import Engine
from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.index import engine
from tests.search.nursery import Nursery


def flip_a_byte(index: Path) -> None:
    """Changes a byte in each list of words of the index in use, which goes on looking whole."""
    for file in (index / (index / "CURRENT").read_text()).glob("*.terms"):
        with file.open("r+b") as written:
            written.seek(-1, 2)
            byte = written.read(1)[0]
            written.seek(-1, 2)
            written.write(bytes([byte ^ 1]))


@pytest.fixture(params=[WhooshEngine], ids=["whoosh"])
def bare_engine(request, tmp_path) -> Engine:
    """Every engine in turn, with no index yet."""
    return request.param(tmp_path / "engine")


@pytest.fixture
def fresh_engine(bare_engine) -> Engine:
    """Every engine in turn, with an index of nothing."""
    bare_engine.replace_all([])
    return bare_engine


@pytest.fixture
def index(own_data) -> None:
    """The archive's own index, whole, with nothing in it: what `make setup` leaves behind."""
    engine().replace_all([])


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes an entry of what a test cares about."""

    def make(id_: str, body: str = "", **said) -> Entry:
        return Entry(
            id=id_, **{"title": "", "url": f"/reports/{id_}/", "slug": id_, "language": "en"} | said, body=body
        )

    return make


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where indexers are started."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def data(on_disk, index) -> Path:
    """The data folder of an archive that other processes see as well, with an index in it."""
    return on_disk
