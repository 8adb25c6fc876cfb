"""What a curator fills in to correct what is said of a report itself."""

from django import forms

from archive.forms.seen import SeenForm
from archive.models import Outlet, Report
from archive.review import CORRECTABLE

WANTED = ("title", "outlet", "language", "published")
"""What readers look for in every report."""


class AboutForm(SeenForm):
    """Title, outlet, day and the like. It is saved by `archive.review.correct`, never by itself."""

    source_url = forms.URLField(label="Source address", required=False, assume_scheme="https", max_length=2000)
    note = forms.CharField(label="Why", required=False, help_text="Kept for good.")

    class Meta:
        """What may be corrected."""

        model = Report
        fields = CORRECTABLE
        labels = {"published": "Publication date"}
        help_texts = {"place": "From the dateline.", "published": "2024-06-19 or 2024-06; ~ if inferred."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="about-%s", **kwargs)
        outlets = Outlet.objects.filter(merged_into=None) | Outlet.objects.filter(pk=self.instance.outlet_id)
        self.fields["outlet"].queryset = outlets

    @property
    def missing(self) -> list[str]:
        """What every report should have, and this one has not, by the labels of its fields."""
        return [self.fields[name].label.lower() for name in WANTED if not getattr(self.instance, name)]

    def said(self) -> dict[str, object]:
        """The fields that were changed, with their new values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in CORRECTABLE}
