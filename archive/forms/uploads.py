"""What a curator fills in to bring new reports in: with one form, or, where scripts send the files, with several."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from archive.ingest import Arrival
from archive.models.edtf import validate_edtf

NAME_FROM_TEXT = 60
"""Characters of a pasted text's first line that become its name, where it is given none."""


class ManyFilesInput(forms.ClearableFileInput):
    """A file chooser that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; empty ones too, for the ledger is to say what became of each."""

    widget = ManyFilesInput

    def __init__(self, **kwargs) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None) -> list[UploadedFile]:
        """Every file, each checked."""
        return [super(ManyFilesField, self).clean(file, initial) for file in data or []]


class KnownForm(forms.Form):
    """What its sender knows of one report."""

    source_url = forms.URLField(
        label="Address",
        max_length=2000,
        required=False,
        assume_scheme="https",
        help_text="Where the report stood.",
        error_messages={"invalid": "This is no address. Write it as browsers show it: https://example.org/report."},
    )
    published = forms.CharField(
        label="Publication date",
        max_length=60,
        required=False,
        validators=[validate_edtf],
        help_text="Where you know it and the report does not say: 2024-06-19, 2024-06 or 2024.",
    )

    def known(self) -> dict[str, str]:
        """The address and the date, empty where they were not given."""
        return {field: self.cleaned_data[field] for field in ("source_url", "published")}


class SendingForm(KnownForm):
    """What is said of all the files that are going to be sent, and a text that was pasted."""

    text = forms.CharField(label="Text", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 9}))
    title = forms.CharField(label="Its title", max_length=200, required=False, help_text="It gives the text its name.")
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the ledger: where these reports come from, what they are for.",
    )
    announced = forms.IntegerField(
        label="Files to be sent", required=False, min_value=0, max_value=1_000_000, widget=forms.HiddenInput
    )

    def files_number(self) -> int:
        """How many files there are, or are going to be."""
        return self.cleaned_data.get("announced") or 0

    def clean(self) -> dict:
        """A pasted text says where it stood; and an address or a date is of one report only."""
        said = super().clean() or {}
        text, number = said.get("text", "").strip(), self.files_number()
        if not text and not number and not self.errors:
            raise ValidationError("There is nothing to send yet: choose files, or paste a text.")
        if text and not said.get("source_url") and "source_url" not in self.errors:
            self.add_error(
                "source_url",
                "A pasted text needs the address where it stood: nothing else tells where it comes from. "
                "A text that never had one can be sent as a file.",
            )
        if not text and number > 1 and (said.get("source_url") or said.get("published")):
            raise ValidationError(
                "An address and a publication date belong to one report: give them with a pasted text or with a "
                "single file, and send the others without."
            )
        return said

    def pasted(self) -> Arrival | None:
        """The pasted text as it arrives, under its title; nothing where none was pasted."""
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if not text:
            return None
        title = " ".join(self.cleaned_data["title"].split())
        if title and not text.startswith(title):
            text = f"{title}\n\n{text}"
        name = title or text.splitlines()[0][:NAME_FROM_TEXT].strip(" .")
        return Arrival(name=f"{name}.txt", content=text.encode(), **self.known())

    def sent(self) -> int:
        """How many items the ledger is going to have, pasted text and all."""
        return self.files_number() + bool(self.cleaned_data["text"].strip())


class UploadForm(SendingForm):
    """New reports, all in one request: what a browser without scripts sends."""

    files = ManyFilesField(label="Files", required=False)

    field_order = ("files", "title", "text", "source_url", "published", "note", "announced")

    def files_number(self) -> int:
        """How many files came with the form."""
        return len(self.cleaned_data.get("files", []))

    def arrivals(self) -> Iterator[Arrival]:
        """The pasted text and the files, as they arrive."""
        pasted = self.pasted()
        if pasted:
            yield pasted
        known = {} if pasted else self.known()
        for file in self.cleaned_data["files"]:
            yield Arrival(name=said_name(file), content=file, **known)


class FileForm(KnownForm):
    """One file that a script sends. One that is larger than may be taken is only told of: its name, its size."""

    file = forms.FileField(required=False, allow_empty_file=True, max_length=None)
    name = forms.CharField(required=False, max_length=4000, help_text="Its path in the folder that was dropped.")
    size = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict:
        """Either the file is there, or it is told how large it would be."""
        said = super().clean() or {}
        if not self.errors and said.get("file") is None and (not said.get("name") or said.get("size") is None):
            raise ValidationError("No file came with this request. Please choose it and send it again.")
        return said

    def arrival(self) -> Arrival:
        """The file as it arrives; only to be asked for where one came."""
        file = self.cleaned_data["file"]
        return Arrival(name=self.cleaned_data["name"] or said_name(file), content=file, **self.known())


def said_name(file: UploadedFile) -> str:
    """A file's name as its sender knows it: browsers write a quotation mark as %22, and Django leaves it so."""
    return (file.name or "unnamed").replace("%22", '"')
