"""What a curator fills in to bring new reports in."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from archive.ingest import Arrival
from archive.models.edtf import validate_edtf
from archive.reading import MAX_BYTES


class ManyFilesInput(forms.ClearableFileInput):
    """A file chooser that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files; empty ones too, for the ledger is to say what became of each."""

    widget = ManyFilesInput

    def __init__(self, **kwargs) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None) -> list[UploadedFile]:
        """Every file, each checked."""
        return [super(ManyFilesField, self).clean(file, initial) for file in (data or [None])]


class UploadForm(forms.Form):
    """New reports."""

    files = ManyFilesField(
        label="Reports", help_text=f"Text or HTML files, several at once; each at most {MAX_BYTES // 1_000_000} MB."
    )
    source_url = forms.URLField(
        label="Address", required=False, assume_scheme="https", help_text="Where the report stood; for a single file."
    )
    published = forms.CharField(
        label="Publication date",
        required=False,
        validators=[validate_edtf],
        help_text="Where you know it and the report does not say: 2024-06-19, 2024-06 or 2024. For a single file.",
    )
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="For the ledger.")

    def clean(self) -> dict:
        """An address or a date is of one report, so it can be given with one file only."""
        said = super().clean() or {}
        if len(said.get("files", [])) > 1 and (said.get("source_url") or said.get("published")):
            raise ValidationError(
                "An address and a publication date belong to one report: give them with a single file only."
            )
        return said

    def arrivals(self) -> Iterator[Arrival]:
        """The files as they arrive, one in memory at a time, and one that is too large not at all."""
        for file in self.cleaned_data["files"]:
            fits = file.size <= MAX_BYTES
            yield Arrival(
                name=file.name or "unnamed",
                data=file.read() if fits else b"",
                size=None if fits else file.size,
                source_url=self.cleaned_data["source_url"],
                published=self.cleaned_data["published"],
            )
