"""How far a command is: a line that keeps itself up to date on a terminal, and a few plain lines elsewhere."""

from time import monotonic

from django.core.management.base import OutputWrapper

PLAIN_LINES = 20
"""Written at the most where nobody watches."""
REFRESH = 0.1
"""Seconds between two states of the line."""


class Progress:
    """Told again and again how many of the `total` are done, writes `Indexed 200 of 1,000 reports: 20%, …` to `out`."""

    def __init__(self, out: OutputWrapper, done: str, things: str, total: int) -> None:
        self._out, self._done, self._things, self._total = out, done, things, total
        self._began = self._written = monotonic()
        self._step = max(1, -(-total // PLAIN_LINES))
        self._plain = not out.isatty()
        self._next = self._step

    def __call__(self, count: int) -> None:
        """Says so, where it is time for it."""
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

    def _line(self, count: int, now: float) -> str:
        total = max(count, self._total)
        rate = count / max(now - self._began, 0.001)
        left = (total - count) / rate
        return f"{self._done} {count:,} of {total:,} {self._things}: {100 * count // total}%, {rate:,.0f} a second" + (
            f", {_time(left)} left" if count < total else f", in {_time(now - self._began)}"
        )


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
