"""What a curator fills in to mend a fact, to add one that was missed, or to narrow the list of them."""

from collections.abc import Callable, Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from archive.forms.seen import SeenForm
from archive.models import FACTS, Fact, Provision, Report, Treaty, kind_of
from archive.models.facts import CONTEXT
from archive.review import READ_AGAIN_SINCE

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
    "topic": ("topic",),
}
"""What a curator may mend of each kind of fact; its words stay, for they are the report's."""
BY_HAND = {"topic": {"score": 1.0}}
"""What no form asks for, where a curator adds the fact: who marks words as a topic's has no doubt of it."""
KIND_NAMES = {
    "treaty": "Treaty",
    "date": "Date",
    "event": "Event",
    "signature": "Signatory",
    "clause": "Clause",
    "paraphrase": "Provision told",
    "statement": "Statement",
    "reference": "Reference",
    "relation": "Relation",
    "topic": "Topic",
}
"""What a single fact of each kind is called."""


def fact_form(kind: str) -> type["FactForm"]:
    """The form of that kind of fact. It is saved by `archive.review`, never by itself."""
    return forms.modelform_factory(FACTS[kind], form=FactForm, fields=MENDABLE[kind])


class FactForm(SeenForm):
    """The fields of one fact, with a note for the record. What the report names already is offered first."""

    note = forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept for good."
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(auto_id="fact-%s", *args, **kwargs)  # noqa: B026 - Django passes the rest by name or not
        for name, field in self.fields.items():
            if name == "provision":
                field.queryset = Provision.objects.select_related("treaty")
                field.choices = self._provisions
            elif isinstance(field, forms.ModelChoiceField):
                field.queryset = standing(field.queryset, getattr(self.instance, f"{name}_id"))
                field.choices = self._near_first(field.queryset)

    def version(self) -> str:
        """The fact's own: whether it was decided on counts too."""
        return self.instance.version

    def said(self) -> dict[str, object]:
        """The fields that were changed, with their new values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self._meta.fields}

    def whole(self) -> dict[str, object]:
        """All its fields, as a new fact needs them."""
        filled_in = {name: value for name, value in self.cleaned_data.items() if name in self._meta.fields}
        return filled_in | BY_HAND.get(kind_of(self.instance), {})

    def _near_first(self, rows: QuerySet) -> Callable[[], Iterator[tuple]]:
        """The choices among rows, read when the form is shown: those that the report names before all others."""

        def choices() -> Iterator[tuple]:
            near = named_in(self.instance.report, rows.model)
            groups = {True: [], False: []}
            for row in rows:
                groups[row.pk in near].append((row.pk, str(row)))
            yield "", "—"
            yield from ((head, groups[is_near]) for is_near, head in GROUPS if groups[is_near])

        return choices

    def _provisions(self) -> Iterator[tuple]:
        """The articles of the treaty that is chosen, or was; of all that the report names where none is."""
        chosen = self["treaty"].value()
        treaties = [chosen] if str(chosen or "").isdecimal() else named_in(self.instance.report, Treaty)
        yield "", "—"
        groups: dict[str, list[tuple[int, str]]] = {}
        for row in self.fields["provision"].queryset.filter(treaty__in=treaties):
            said = f"{row.label}: {row.subject}" if row.subject else row.label
            groups.setdefault(str(row.treaty), []).append((row.pk, said))
        yield from groups.items()


GROUPS = ((True, "In this report"), (False, "All others"))


def standing(rows: QuerySet, current: int | None) -> QuerySet:
    """Those that have not been merged into others, and the one that is named now."""
    if not hasattr(rows.model, "merged_into"):
        return rows
    return rows.filter(Q(merged_into=None) | Q(pk=current))


def named_in(report: Report, model: type[Model]) -> set[int]:
    """The rows of an authority that the report's facts name, by key."""
    named: set[int] = set()
    for fact in FACTS.values():
        for field in fact._meta.concrete_fields:
            if field.related_model is model:
                named.update(fact.objects.filter(report=report).values_list(field.attname, flat=True))
    return named - {None}


class WordsForm(forms.Form):
    """The words on which a fact is to be added: by their place, or as they are written."""

    add = forms.ChoiceField(label="As", choices=list(KIND_NAMES.items()))
    words = forms.CharField(required=False, strip=True, widget=forms.Textarea(attrs={"rows": 2}))
    occurrence = forms.IntegerField(
        label="Which time", required=False, min_value=1, help_text="Where the text has the words more than once."
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    text_sha256 = forms.CharField(required=False, widget=forms.HiddenInput)
    """Of the text in which `start` and `end` were counted."""

    def __init__(self, *args, report: Report, **kwargs) -> None:
        super().__init__(*args, auto_id="add-%s", **kwargs)
        self.report, self.text = report, report.text

    def clean(self) -> dict:
        """Finds `start` and `end`; raises ValidationError where the text has no such words there, or is another now."""
        said = super().clean() or {}
        if said.get("start") is None or said.get("end") is None:
            said["start"], said["end"] = self._found(said)
        elif said.get("text_sha256") not in ("", None, self.report.text_sha256):
            raise ValidationError(READ_AGAIN_SINCE)
        elif not said["start"] < said["end"] <= len(self.text):
            raise ValidationError("These words lie outside the text. Please mark them again.")
        return said

    def _found(self, said: dict) -> tuple[int, int]:
        words, time = said.get("words", "").replace("\r\n", "\n"), said.get("occurrence") or 1
        if not words:
            raise ValidationError("Which words? Copy them from the text, letter by letter.")
        start = -1
        for passed in range(time):
            start = self.text.find(words, start + 1)
            if start < 0 and passed:
                raise ValidationError(f"The text has these words {passed} times, not {time} times.")
            if start < 0:
                raise ValidationError("The text does not have these words. Copy them from it, letter by letter.")
        return start, start + len(words)


class FactsShown(forms.Form):
    """Which facts of a report are listed."""

    kind = forms.ChoiceField(required=False, choices=[("", "every kind"), *KIND_NAMES.items()])
    state = forms.ChoiceField(required=False, choices=[("", "any state"), *Fact.State.choices])
    unsure = forms.BooleanField(label="unsure", required=False)
    adrift = forms.BooleanField(label="words gone", required=False)

    def shows(self, fact: Fact) -> bool:
        """Whether the fact is asked for; a choice that does not exist narrows nothing. The form has been cleaned."""
        said = self.cleaned_data
        return (
            said.get("kind", "") in ("", kind_of(fact))
            and said.get("state", "") in ("", fact.state)
            and (fact.confidence < 1 or not said["unsure"])
            and (fact.adrift or not said["adrift"])
        )


def blank(kind: str, report: Report, start: int, end: int) -> Fact:
    """A fact to be filled in on words of the report: about its own treaty, named as the words name it."""
    text = report.text
    fact = FACTS[kind](report=report, start=start, end=end, exact=text[start:end])
    fact.prefix, fact.suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    main = report.treaty_mentions.standing().filter(main=True).first() or report.treaty_mentions.standing().first()
    for name, value in {"name": fact.exact[:200], "basis": "curator"}.items():
        if name in MENDABLE[kind]:
            setattr(fact, name, value)
    if "kind" in MENDABLE[kind]:
        fact.kind = FACTS[kind].Kind.values[0]  # the usual one comes first
    if kind != "treaty" and "treaty" in MENDABLE[kind] and main:
        fact.treaty_id = main.treaty_id
    return fact
