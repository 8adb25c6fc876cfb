"""What the tests of search share: entries as short as a test needs them, and an index of one's own."""

from collections.abc import Callable

import pytest

from search.engines import Engine
from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.index import engine


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
