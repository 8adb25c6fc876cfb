"""One thing that somebody did, in parts that a page can set in its own way."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

NOBODY = "a command"
"""Who did what was done without anybody being signed in."""


def called(user: AbstractBaseUser | None) -> str:
    """Whoever did something, by name."""
    return (user.get_full_name() or user.get_username()) if user else NOBODY


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it was and as it is, each empty where there was nothing; `language` (BCP 47) where it is known."""

    label: str
    before: str
    after: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done: “Ada confirmed a date mention: June 19”."""

    at: datetime
    by: AbstractBaseUser | None
    said: str
    """What was done, in the past tense."""
    words: tuple[str, ...] = ()
    """The report's words that it was done on; more than one where one click did it to many."""
    language: str = ""
    """The language of the words."""
    changes: tuple[Change, ...] = ()
    note: str = ""
    link: str = ""
    """Where to look at it, if anywhere."""
    undo: str = ""
    """Where it can be taken back, by POST; empty where it cannot, or has been."""
    undone: bool = False
    """Whether it was taken back later on."""

    @property
    def who(self) -> str:
        """The name of whoever did it."""
        return called(self.by)
