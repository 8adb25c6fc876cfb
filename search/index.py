"""The setting -> the engine. Nowhere else is one chosen."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines import Engine
from search.engines.whoosh import WhooshEngine

ENGINES = {"whoosh": WhooshEngine}


def engine() -> Engine:
    """The engine that the settings name. Raises ImproperlyConfigured where there is none of that name."""
    return _engine(settings.SEARCH_ENGINE, Path(settings.SEARCH_INDEX_DIR))


@cache
def _engine(name: str, path: Path) -> Engine:
    if name not in ENGINES:
        raise ImproperlyConfigured(f"ARCHIVE_SEARCH_ENGINE is “{name}”; there are: {', '.join(ENGINES)}.")
    return ENGINES[name](path)


def forget() -> None:
    """Has the next `engine()` be a new one, which sees what has befallen files that this process has read before."""
    _engine.cache_clear()
