"""What a curator fills in to mend a fact."""

from django import forms

from archive.models import FACTS, Provision

MENDABLE: dict[str, tuple[str, ...]] = {
    "treaty": ("treaty", "main"),
    "date": ("date", "kind"),
    "event": ("treaty", "action", "date", "place", "actor"),
    "signature": ("treaty", "person", "name", "role", "signed_for"),
    "clause": ("treaty", "provision", "basis", "speaker"),
    "paraphrase": ("treaty", "provision", "basis"),
    "statement": ("kind", "speaker", "person", "treaty", "provision"),
    "reference": ("treaty", "label", "provision"),
    "relation": ("origin", "type", "target", "claimed_by"),
    "topic": ("topic", "score"),
}
"""What a curator may mend of each kind of fact; its words stay, for they are the report's."""


def fact_form(kind: str) -> type[forms.ModelForm]:
    """The form that mends a fact of that kind. It is saved by `archive.review.edit`, never by itself."""
    return forms.modelform_factory(FACTS[kind], form=FactForm, fields=MENDABLE[kind])


class FactForm(forms.ModelForm):
    """The fields of one fact, with a note for the record."""

    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Why; kept for good.")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "provision" in self.fields:  # each is told with its treaty
            self.fields["provision"].queryset = Provision.objects.select_related("treaty")

    def said(self) -> dict[str, object]:
        """The fields that were changed, with their new values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "note"}
