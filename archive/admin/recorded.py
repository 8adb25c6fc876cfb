"""What is done to authorities in the admin is put on record, names and articles included."""

from archive.authority import record, snapshot
from archive.models import AuthorityChange


class Recorded:
    """Records every save and every deletion of a ModelAdmin's rows. To stand before ModelAdmin among its bases."""

    def save_model(self, request, obj, form, change) -> None:
        """Keeps in mind how the row stood before it was changed."""
        form.before = snapshot(obj) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        """Records what has changed, once all that belongs to the row is saved too."""
        super().save_related(request, form, formsets, change)
        action = AuthorityChange.Action.EDIT if change else AuthorityChange.Action.CREATE
        record(form.instance, request.user, action, before=form.before, after=snapshot(form.instance))

    def delete_model(self, request, obj) -> None:
        """Records what is deleted."""
        self._record_deletion(request, obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset) -> None:
        """Records each that is deleted."""
        for row in queryset:
            self._record_deletion(request, row)
        super().delete_queryset(request, queryset)

    def _record_deletion(self, request, row) -> None:
        record(row, request.user, AuthorityChange.Action.DELETE, before=snapshot(row), after={})
