"""Reading in this very process: quick to begin, and unbounded, so for files that one trusts."""

from collections.abc import Hashable, Iterator

from archive.cells import Answer, Found, Parcel, examine
from archive.extraction import Gazetteer
from archive.limits import Limits


class Here:
    """Answers like `cells.Cells`, one file at a time, without a cell."""

    def __init__(self, names: Gazetteer, limits: Limits) -> None:
        self._names, self._limits = names, limits
        self._going: tuple[Hashable, Iterator[Answer]] | None = None

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left behind."""

    @property
    def free(self) -> int:
        """How many files can be given now."""
        return 0 if self._going else 1

    def know(self, names: Gazetteer) -> None:
        """From now on, these are the names."""
        self._names = names

    def give(self, key: Hashable, parcel: Parcel) -> None:
        """The file to be read next."""
        self._going = key, examine(parcel, self._names, self._limits)

    def stop(self, key: Hashable) -> None:
        """Nothing more is to be answered to the file with this key."""
        if self._going and self._going[0] == key:
            self._going = None

    def answers(self, wait: float) -> Iterator[tuple[Hashable, Answer]]:  # noqa: ARG002 - there is nothing to wait for
        """The next answer to the file that was given."""
        if self._going is None:
            return
        key, answers = self._going
        answer = next(answers)
        if not isinstance(answer, Found):
            self._going = None
        yield key, answer
