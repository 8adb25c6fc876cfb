"""Forms that write over nothing that was set while their page stood open."""

from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator

LONGEST = 80
"""Characters of a value that the sentence tells."""


class SeenForm(forms.ModelForm):
    """A form that sends along how its row stood when it was opened (`seen`).

    Where it stands otherwise by now, the form is refused once, with a sentence that tells how. What is then saved again
    is meant.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.stands = self.version()
        if self.instance.pk:
            self.fields["seen"].initial = self.stands
        else:
            del self.fields["seen"]

    def clean(self) -> dict[str, object]:
        """Raises ValidationError where the row was changed while the form stood open."""
        said = super().clean()
        if said.get("seen") and said["seen"] != self.stands:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.stands
            now = "; ".join(map(self._told, (name for name in self._meta.fields if name in self.changed_data)))
            raise ValidationError(
                f"This was changed while the page stood open. {f'It says now: {now}. ' if now else ''}"
                "Save again if what you have here is right."
            )
        return said

    def version(self) -> str:
        """Another one whenever the row says something else in the form's fields."""
        columns = [self.instance._meta.get_field(name).attname for name in self._meta.fields]
        return sha256(repr([getattr(self.instance, column) for column in columns]).encode()).hexdigest()[:16]

    def _told(self, name: str) -> str:
        display = getattr(self.instance, f"get_{name}_display", None)
        value = str(display() if display else getattr(self.instance, name) or "")
        return f"{self.fields[name].label}: {f'“{Truncator(value).chars(LONGEST)}”' if value else 'nothing'}"
