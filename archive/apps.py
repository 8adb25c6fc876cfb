"""The archive as a Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Reports, treaties, people and what the reports say of them."""

    name = "archive"
    verbose_name = "Archive"
