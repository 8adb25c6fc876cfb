"""How far a command is: a line that keeps itself up to date on a terminal, and a few plain lines elsewhere."""

from time import monotonic

from django.core.management.base import OutputWrapper

PLAIN_LINES = 20
"""Written at the most where nobody watches."""
REFRESH = 0.1
"""Seconds between two states of the line."""


class Progress:
    """Told again and again how many of the `total` are done, writes `Indexed 200 of 1,000 reports: 20%, …` to `out`.

    `before` of them had been done before: what another run did is no measure of this one.
    """

    def __init__(self, out: OutputWrapper, done: str, things: str, total: int, *, before: int = 0) -> None:
        self._before = before
        self._out, self._done, self._things, self._total = out, done, things, total
        self._began = self._written = monotonic()
        self._plain = not out.isatty()
        self._next = self._step

    def __call__(self, count: int, total: int | None = None) -> None:
        """Says so, where it is time for it. `total` is another one than was thought at first."""
        self._total = self._total if total is None else total
        now = monotonic()
        last = count >= self._total
        if self._plain:
            if last or count >= self._next:
                self._next = count + self._step
                self._out.write(self._line(count, now))
        elif last or now - self._written >= REFRESH:
            self._written = now
            # To the beginning of the line, the line, and away with what is left of a longer one.
            self._out.write(f"\r{self._line(count, now)}\x1b[K", ending="\n" if last else "")
        self._out.flush()

    def say(self, text: str) -> None:
        """Writes a line of its own; on a terminal it takes the place of the other one, which comes again below."""
        self._out.write(text if self._plain else f"\r{text}\x1b[K")
        self._written = 0.0

    @property
    def _step(self) -> int:
        return max(1, -(-self._total // PLAIN_LINES))

    def _line(self, count: int, now: float) -> str:
        total = max(count, self._total)
        rate = (count - self._before) / max(now - self._began, 0.001)
        left = f", {_time((total - count) / rate)} left" if rate and count < total else ""
        took = "" if count < total else f", in {_time(now - self._began)}"
        share = 100 * count // total if total else 100
        return f"{self._done} {count:,} of {total:,} {self._things}: {share}%, {rate:,.0f} a second{left}{took}"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
