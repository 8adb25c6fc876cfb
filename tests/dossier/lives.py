"""Treaties with a life, for tests: what the record has of it, and what reports tell."""

from archive.models import Event, RecordedEvent, Treaty
from tests import factories

TEXT = "It was signed."


def tells(
    treaty: Treaty, action: str, date: str = "", *, published: str = "2024-12-31", dispatch=None, **fields
) -> Event:
    """A report of its own that tells of the step."""
    report = factories.report(TEXT, published=published, dispatch=dispatch)
    return factories.fact("event", report, "signed", treaty=treaty, action=action, date=date, **fields)


def recorded(treaty: Treaty, action: str, date: str, **fields) -> RecordedEvent:
    """An entry of the record."""
    return RecordedEvent.objects.create(treaty=treaty, action=action, date=date, **fields)
