"""Bounds that the system itself holds a process to."""

import resource

_NAMES = ("RLIMIT_DATA", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NOFILE")
_OPEN_FILES = 128
_WRITTEN = 200_000_000
"""Bytes of any file that is written: readers write none but a library that unpacks its model."""


def lacking() -> list[str]:
    """The bounds that this system does not have, by name."""
    return [name for name in _NAMES if not hasattr(resource, name)]


def confine(memory_bytes: int) -> None:
    """Holds this process, for good, to so much memory, to few open files, and to small ones where it writes any.

    Memory is what is private and can be written (`RLIMIT_DATA`): libraries and files that are mapped do not count.
    """
    bounds = {"RLIMIT_DATA": memory_bytes, "RLIMIT_FSIZE": _WRITTEN, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": _OPEN_FILES}
    for name, bound in bounds.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            _, most = resource.getrlimit(kind)
            bound = bound if most == resource.RLIM_INFINITY else min(bound, most)
            resource.setrlimit(kind, (bound, bound))
