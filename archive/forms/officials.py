"""What a curator sends in as a treaty's own text: a file or a pasted one, its language, and where it stands."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from archive.language_names import language_name
from archive.models.language import validate_language
from archive.reading.language import tag

LANGUAGES = ("en", "ru", "ko", "es", "fr", "de", "it", "pl", "zh", "ja", "uk", "pt", "ar")
"""Languages that are proposed; any other may be written."""


class OfficialTextForm(forms.Form):
    """A treaty's own text in one language."""

    file = forms.FileField(required=False, allow_empty_file=True, max_length=None)
    pasted = forms.CharField(
        label="Text", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"})
    )
    language = forms.CharField(
        max_length=35,
        validators=[validate_language],
        help_text="Its tag: "
        + ", ".join(f"{code} ({language_name(code)})" for code in LANGUAGES[:6])
        + ", or any other.",
        widget=forms.TextInput(attrs={"list": "languages", "autocomplete": "off", "size": 10}),
    )
    source_url = forms.URLField(
        label="Address",
        max_length=2000,
        required=False,
        assume_scheme="https",
        help_text="Where it was published.",
        error_messages={"invalid": "This is no address. Write it as browsers show it: https://example.org/treaty."},
    )

    def clean_language(self) -> str:
        """The tag as such tags are written: `en`, `ko-KP`."""
        said = self.cleaned_data["language"]
        return tag(said) or said

    def clean(self) -> dict:
        """One text: a file or a pasted one."""
        said = super().clean() or {}
        if bool(said.get("file")) == bool(said.get("pasted", "").strip()) and "file" not in self.errors:
            raise ValidationError(
                "Choose a file, or paste the text: one of the two."
                if said.get("file")
                else "There is no text yet: choose a file, or paste one."
            )
        return said

    def content(self) -> tuple[File, str]:
        """The bytes that came, and what they are called."""
        file = self.cleaned_data["file"]
        if file:
            return file, file.name or "official text"
        text = self.cleaned_data["pasted"].replace("\r\n", "\n").strip()
        return ContentFile(text.encode()), f"official-text-{self.cleaned_data['language']}.txt"


class KeepForm(forms.Form):
    """What goes along with the look at a text before it is kept: which bytes it is of, by their SHA-256; what they are
    called, and what was said of them.
    """

    sent = forms.CharField(max_length=64, widget=forms.HiddenInput)
    name = forms.CharField(max_length=255, strip=False, widget=forms.HiddenInput)
    language = forms.CharField(max_length=35, validators=[validate_language], widget=forms.HiddenInput)
    source_url = forms.URLField(max_length=2000, required=False, assume_scheme="https", widget=forms.HiddenInput)
