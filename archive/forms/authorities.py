"""What a curator fills in of an authority: lists one to a line, names with their language, and what is to be merged."""

import re
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.authority import snapshot
from archive.forms.seen import SeenForm
from archive.models import Outlet, Person, State, StateName, Topic, Treaty
from archive.models.authority import Authority
from archive.models.language import validate_language
from archive.models.treaty import provision_slug

_NAMED = re.compile(r"(?:(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*):\s+)?(?P<text>.+)")
_DOMAIN = re.compile(r"(?!-)[^\s/:@]+\.[^\s/:@.]{2,}")


class LinesField(forms.Field):
    """A list, one to a line. Empty lines are left out."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **kwargs) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), required=False, **kwargs)

    def prepare_value(self, value: object) -> object:
        """The list as lines; what was typed as it was typed."""
        return "\n".join(map(self.line, value)) if isinstance(value, list) else value

    def to_python(self, value: str | None) -> list:
        """The lines as a list; raises ValidationError with a sentence for each that is wrong."""
        lines = [" ".join(line.split()) for line in (value or "").splitlines()]
        read, wrong = [], []
        for line in filter(None, lines):
            try:
                read.append(self.read(line))
            except ValidationError as error:
                wrong += error.messages
        if wrong:
            raise ValidationError(wrong)
        return read

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the lines say something else."""
        try:
            return (initial or []) != self.to_python(data)
        except ValidationError:
            return True

    def line(self, one) -> str:
        """One of the list as a line."""
        return one

    def read(self, line: str):
        """A line as one of the list; raises ValidationError where it cannot be one."""
        return line


class DomainsField(LinesField):
    """Domains of the net, one to a line."""

    def read(self, line: str) -> str:
        """The domain in small letters."""
        if not _DOMAIN.fullmatch(line):
            raise ValidationError(
                f"“{line}” is no domain. Write it as example.org, without http:// and without a path."
            )
        return line.lower()


class CodesField(LinesField):
    """Codes in other vocabularies: the scheme, a space, the code."""

    def line(self, one: list[str]) -> str:
        """The pair as a line."""
        return " ".join(one)

    def read(self, line: str) -> list[str]:
        """The line as a pair."""
        scheme, _, code = line.partition(" ")
        if not code:
            raise ValidationError(f"“{line}” is no code. Write the vocabulary, a space, and the code: unbis 01.02.")
        return [scheme, code]


class NamesField(LinesField):
    """Names, one to a line, each with its language before it: `en: Treaty of Taipei`."""

    def line(self, one: tuple[str, str]) -> str:
        """The pair of language and text as a line."""
        language, text = one
        return f"{language}: {text}" if language else text

    def read(self, line: str) -> tuple[str, str]:
        """The line as a pair of language and text."""
        found = _NAMED.fullmatch(line)
        language, text = (found["language"] or "", found["text"]) if found else ("", line)
        if language:
            validate_language(language)
        if len(text) > 400:
            raise ValidationError(f"“{text[:40]} …” is longer than 400 letters: no text calls anything so.")
        return language, text


class StatesField(LinesField):
    """States, one to a line, by any of their names."""

    def line(self, one: State) -> str:
        """The state's name."""
        return one.name

    def read(self, line: str) -> State:
        """The state of that name, or of that code."""
        called = StateName.objects.filter(text__iexact=line, kind=StateName.Kind.NAME).values("state")
        for row in State.objects.filter(Q(name__iexact=line) | Q(code=line.upper()) | Q(pk__in=called)):
            return row.standing
        raise ValidationError(f"“{line}” is no state that the archive knows. Write its name as under States.")


NAMES_HELP = (
    "One to a line, with its language before it where it has one: “en: Treaty of Taipei”. Texts are searched for these."
)


def why() -> forms.CharField:
    """A note for the record."""
    return forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept for good."
    )


class AuthorityForm(SeenForm):
    """An authority with all that belongs to it: names, articles, a recorded life."""

    def version(self) -> str:
        """Another one whenever something else is said of it, or of what belongs to it."""
        return sha256(repr(snapshot(self.instance)).encode()).hexdigest()[:16] if self.instance.pk else ""

    def _told(self, name: str) -> str:
        if not self.instance._meta.get_field(name).many_to_many:
            return super()._told(name)
        rows = getattr(self.instance, name).all()
        return f"{self.fields[name].label}: {', '.join(map(str, rows)) or 'nothing'}"


class ProvisionFormSet(forms.BaseInlineFormSet):
    """A treaty's articles."""

    def clean(self) -> None:
        """Says beside a new article that another new one would have its address; those that are there look for it."""
        super().clean()
        taken: set[str] = set()
        for form in self.extra_forms:
            label = getattr(form, "cleaned_data", {}).get("label", "")
            if label and provision_slug(label) in taken and form not in self.deleted_forms:
                form.add_error("label", f"“{label}” is here twice: a treaty has one article of each number.")
            taken.add(provision_slug(label))


class PersonForm(AuthorityForm):
    """A person."""

    roles = LinesField(help_text="Offices held, one to a line, the latest first.")

    class Meta:
        model = Person
        fields = ("name", "slug", "vouched", "state", "roles")


class OutletForm(AuthorityForm):
    """An outlet."""

    domains = DomainsField(help_text="Where it publishes, one to a line: example.org.")

    class Meta:
        model = Outlet
        fields = ("name", "slug", "vouched", "language", "domains")


class TopicForm(AuthorityForm):
    """A topic."""

    codes = CodesField(help_text="Codes in other vocabularies, one to a line: the vocabulary, a space, the code.")

    class Meta:
        model = Topic
        fields = ("name", "slug", "vouched", "parent", "position", "definition", "codes")


class MergeForm(forms.Form):
    """Which of several stands for all of them."""

    into = forms.ModelChoiceField(
        label="The one that stands",
        queryset=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the one that stands.", "invalid_choice": "Choose one of these."},
    )
    note = forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept for good."
    )

    def __init__(self, *args, rows, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = rows


class SameForm(forms.Form):
    """A known one that reports mean, and which of their words become its names."""

    into = forms.ModelChoiceField(
        queryset=None,
        error_messages={
            "required": "Choose which one it is.",
            "invalid_choice": "It is there no longer. Choose again.",
        },
    )
    names = NamesField(label="Keep as names", help_text=NAMES_HELP, rows=5)
    note = forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept for good."
    )

    def __init__(self, *args, row: Authority, **kwargs) -> None:
        super().__init__(*args, auto_id="same-%s", **kwargs)
        self.fields["into"].queryset = type(row).objects.standing().exclude(pk=row.pk)


class KnownForm(AuthorityForm):
    """What is to be known of something that reports spoke of first."""

    names = NamesField(label="Names", help_text=NAMES_HELP, rows=5)
    note = forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept for good."
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="known-%s", **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = State.objects.filter(merged_into=None).order_by("name")


class KnownTreatyForm(KnownForm):
    """A treaty that becomes known."""

    parties = StatesField(help_text="One to a line: “Japan”. Those that are here already are what rules made of it.")
    field_order = ("name", "names", "signed", "place", "parties", "note")

    class Meta:
        model = Treaty
        fields = ("name", "signed", "place", "parties")
        labels = {"name": "Title", "signed": "Signed on"}


class KnownPersonForm(KnownForm):
    """A person who becomes known."""

    roles = LinesField(help_text="Offices held, one to a line, the latest first.", rows=3)
    field_order = ("name", "names", "state", "roles", "note")

    class Meta:
        model = Person
        fields = ("name", "state", "roles")
