"""What failed can be tried again, as long as its bytes are kept."""

from django.db.models import QuerySet

from archive.models import UploadItem

Outcome = UploadItem.Outcome


def retry(items: QuerySet[UploadItem]) -> int:
    """Lets those of the items wait again that failed and whose bytes are kept; answers how many they are."""
    return items.filter(outcome=Outcome.FAILED, original__isnull=False).update(
        outcome=Outcome.WAITING, reason="", tries=0, taken_by="", ended_at=None
    )
