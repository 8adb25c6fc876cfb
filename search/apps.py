"""Search as a Django app: its queue, its page, its command. The archive does not know that it is searched."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Full-text search with facets over the published reports."""

    name = "search"
    verbose_name = "Search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begins to listen for changes in the archive."""
        from search import listening, names

        listening.listen()
        names.listen()
