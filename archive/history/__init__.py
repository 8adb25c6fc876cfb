"""Who did what: the history of a report, and of an authority, as a person can read it."""

from django.db import models

from archive.history import authorities, decisions
from archive.history.authorities import of_authority
from archive.history.entry import Change, Entry
from archive.history.reports import of_report
from archive.models import Report

__all__ = ["Change", "Entry", "latest", "of", "of_authority", "of_report"]


def of(row: models.Model) -> list[Entry]:
    """What was done to the report or authority, newest first."""
    return of_report(row) if isinstance(row, Report) else of_authority(row)


def latest(number: int) -> list[Entry]:
    """What was done last, to whatever report or authority."""
    told = [*decisions.latest(number), *authorities.latest(number)]
    return sorted(told, key=lambda entry: entry.at, reverse=True)[:number]
