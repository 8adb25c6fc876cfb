"""The archive as a Django app."""

import gc

from django.apps import AppConfig

COLLECTED_AFTER = (20_000, 20, 50)
"""When Python looks for garbage in cycles. Extraction makes many small objects and next to no cycles, beside a large
heap of names that never dies: with Python's own thresholds, looking for them took a sixth of its time."""


class ArchiveConfig(AppConfig):
    """Reports, treaties, people and what the reports say of them."""

    name = "archive"
    verbose_name = "Archive"

    def ready(self) -> None:
        """Sets the garbage collector for the process."""
        gc.set_threshold(*COLLECTED_AFTER)
