"""What is done with one file: read as a report, or opened as a bundle. It can be asked in any process."""

import logging
from collections.abc import Iterator
from functools import lru_cache

from archive.bundles import is_bundle, members
from archive.cells.answers import Answer, Emptied, Found, Parcel, Read, Refused
from archive.extraction import Findings, Gazetteer, extract, proper_words
from archive.limits import Limits
from archive.reading import Unreadable, read
from archive.reading.whole import read_whole

log = logging.getLogger(__name__)

_proper_words = lru_cache(maxsize=2)(proper_words)


def examine(parcel: Parcel, names: Gazetteer, limits: Limits) -> Iterator[Answer]:
    """The answers to one file, in the order that `Answer` describes; whatever the file is, the last one ends it.

    It raises nothing: what cannot be read is `Refused` with a sentence, a fault of the archive itself is logged too.
    """
    try:
        if parcel.official:
            _check(parcel, limits.file_bytes, "a treaty")
            whole = read_whole(parcel.path.read_bytes(), name=parcel.name, limits=limits)
            yield Read(whole, Findings())
        elif is_bundle(parcel.path, parcel.name):
            yield from _opened(parcel, limits)
        else:
            yield _read(parcel, names, limits)
    except Unreadable as reason:
        yield Refused(str(reason))
    except MemoryError:
        yield Refused(exhausted(parcel, limits))
    except RecursionError:
        yield Refused(
            f"“{parcel.name}” is nested more deeply than any report, and cannot be read. Send its text instead."
        )
    except Exception as error:  # the ledger's promise: no file ends without a word, and the others are still read
        log.exception("%s could not be read", parcel.name)
        yield Refused(f"The archive itself failed on this file ({type(error).__name__}). The fault is in the log.")


def exhausted(parcel: Parcel, limits: Limits) -> str:
    """The sentence for a file that needs more memory than a reader may have."""
    return (
        f"Reading “{parcel.name}” needs more than the {limits.memory_bytes / 1_000_000:,.0f} MB of memory that a "
        "reader may use. Cut it into smaller files, or send its text."
    )


def _opened(parcel: Parcel, limits: Limits) -> Iterator[Answer]:
    _check(parcel, limits.bundle_bytes, "a bundle")
    if parcel.depth >= limits.depth:
        raise Unreadable(
            f"“{parcel.name}” is a bundle within {parcel.depth} other{'s' if parcel.depth > 1 else ''}, "
            "which is deeper than the archive opens them. Send it by itself."
        )
    said: list[str] = []
    for member in members(parcel.path, parcel.name, limits):
        if isinstance(member, str):
            said.append(member)
        else:
            yield Found(member)
    yield Emptied(tuple(said))


def _read(parcel: Parcel, names: Gazetteer, limits: Limits) -> Read:
    _check(parcel, limits.file_bytes, "a report")
    reading = read(
        parcel.path.read_bytes(),
        name=parcel.name,
        source_url=parcel.source_url or None,
        names=_proper_words(names),
        limits=limits,
    )
    return Read(reading, extract(reading, names, published=parcel.published or None))


def _check(parcel: Parcel, most: int, kind: str) -> None:
    size = parcel.path.stat().st_size
    if size > most:
        raise Unreadable(
            f"“{parcel.name}” is {size / 1_000_000:,.1f} MB large; {kind} may have {most / 1_000_000:,.0f} MB at most."
        )
