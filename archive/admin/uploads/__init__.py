"""New reports come in here, and the ledger says what became of each."""

from archive.admin.uploads.items import UploadItemAdmin
from archive.admin.uploads.uploads import UploadAdmin

__all__ = ["UploadAdmin", "UploadItemAdmin"]
