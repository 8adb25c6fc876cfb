"""The other names of an authority: where they are kept, how reports call it, and how it is given more of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from archive.authority.steps import Steps
from archive.models import Person, Treaty
from archive.models.authority import Authority, OtherName


@dataclass(frozen=True, slots=True)
class Wording:
    """How reports of one language call it, and how often."""

    text: str
    language: str
    times: int

    @property
    def is_telling(self) -> bool:
        """Whether it names this one: “Treaty of Taipei”, and not “treaty” or “the new agreement”."""
        return is_telling(self.text)


def is_telling(name: str) -> bool:
    """Whether the words can be the name of one thing, and are not what any of its kind is called."""
    words = name.split()
    cased = any(letter.lower() != letter.upper() for letter in name)
    return len(words) > 1 and (not cased or any(word[0].isupper() for word in words))


def wordings(row: Treaty | Person) -> list[Wording]:
    """The distinct words by which reports speak of it, the most telling and the most usual first."""
    if isinstance(row, Treaty):
        said = row.mentions.standing().values_list("exact", "report__language")
    else:
        said = row.signatures.standing().values_list("name", "report__language")
    times = Counter((" ".join(text.split()), language) for text, language in said)
    found = [Wording(text, language, number) for (text, language), number in times.items()]
    return sorted(found, key=lambda wording: (not wording.is_telling, -wording.times, wording.text))


def name_rows(model: type[Model]) -> list[tuple[type[OtherName], str, str]]:
    """The models of an authority's names and cues: each with its field that names the authority, and what it is called.

    A treaty's are `[(TreatyName, "treaty", "names")]`.
    """
    return [
        (relation.related_model, relation.field.name, relation.get_accessor_name())
        for relation in model._meta.related_objects
        if issubclass(relation.related_model, OtherName)
    ]


def add_names(row: Authority, names: Iterable[tuple[str, str]], steps: Steps) -> None:
    """Gives it those of the names, as [language, text], that it has not yet; a topic has cues and no names.

    Raises ValidationError where one is too long.
    """
    for model, owner, called in name_rows(type(row)):
        if called != "names":
            continue
        there = set(row.names.values_list("language", "text"))
        texts = {text for _, text in there}
        for language, text in dict.fromkeys((language, " ".join(text.split())) for language, text in names):
            # A name that serves every language is none beside the same name of one, and the other way round.
            known = {(language, text), ("", text)} & there or (not language and text in texts)
            if text and text != row.name and not known:
                name = model(**{owner: row}, language=language, text=text)
                name.full_clean()
                steps.add(name)
