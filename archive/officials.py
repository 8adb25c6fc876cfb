"""A treaty's own text: read from a file, split into its provisions, kept, replaced, removed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import caches
from django.db import transaction

from archive import placing
from archive.authority import record, snapshot
from archive.cells import Cells, NotReady, Parcel, Read, Refused
from archive.concordance.numbering import label_of, place_of
from archive.concordance.official import Part, Split, split
from archive.extraction import Gazetteer
from archive.models import AuthorityChange, OfficialProvision, OfficialText, Original, Provision, Treaty
from archive.models.treaty import ProvisionQuerySet

PATIENCE = 30.0
"""Seconds that somebody waits, at the most, while a file is read."""
AT_HAND = 3_600
"""Seconds for which its text is kept at hand, between being sent and being looked at."""


class CannotBeRead(ValueError):
    """The file is no treaty's text that can be read; the sentence says why, and what to do."""


class NothingNumbered(ValueError):
    """The text has no numbered article in its language; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of an official text, and the provision that it is of."""

    part: Part
    label: str
    """As the treaty's provisions are labelled."""
    words: str
    known: Provision | None = None
    """The provision, where the archive has it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An official text as it would be kept, for a person to look at."""

    treaty: Treaty
    language: str
    text: str
    split: Split
    placed: tuple[Placed, ...]
    replaces: OfficialText | None = None
    """The text in the language that is here already."""


def read(path: Path, name: str) -> str:
    """The text of the file that was sent under this name, read in a cell; for a while it is kept at hand.

    Raises CannotBeRead.
    """
    with path.open("rb") as file:
        digest = file_digest(file, "sha256")
    digest.update(name.encode())  # which says what kind of file it is, where its bytes do not
    at_hand = f"official-{digest.hexdigest()}"
    text = caches["kept"].get(at_hand)
    if text is None:
        text = _read_in_cell(Parcel(path, name, official=True))
        caches["kept"].set(at_hand, text, AT_HAND)
    return str(text)


def propose(treaty: Treaty, text: str, language: str) -> Proposal:
    """The text as it would be kept. Raises NothingNumbered."""
    cut = split(text, language)
    if not cut.numbered:
        raise NothingNumbered(
            "No numbered article was found in this text. Is the language right, and does each article begin on a line "
            "of its own, such as “Article 4”?"
        )
    provisions = {provision.label: provision for provision in treaty.provisions.all()}
    labels = _labels(cut.parts, provisions)
    return Proposal(
        treaty=treaty,
        language=language,
        text=text,
        split=cut,
        placed=tuple(
            Placed(part, labels[part.label], text[part.start : part.end], provisions.get(labels[part.label]))
            for part in cut.parts
        ),
        replaces=treaty.official_texts.defer("text").filter(language=language).first(),
    )


@transaction.atomic
def keep(proposal: Proposal, original: Original, by: AbstractBaseUser | None, *, source_url: str = "") -> OfficialText:
    """Keeps the proposal in place of what is here in its language, and puts it on record.

    Provisions that the treaty has are those; others are made, and vouched for; those that only the text before had go.
    The treaty's unnumbered clauses are placed again by what the text says.
    """
    treaty, text = proposal.treaty, proposal.text
    before = snapshot(treaty)
    official, _ = OfficialText.objects.update_or_create(
        treaty=treaty,
        language=proposal.language,
        defaults={
            "original": original,
            "source_url": source_url,
            "text": text,
            "text_sha256": sha256(text.encode()).hexdigest(),
            "added_by": by,
        },
    )
    had = _provisions_of(official)
    official.provisions.all().delete()
    OfficialProvision.objects.bulk_create(
        OfficialProvision(
            official_text=official,
            provision=_vouched(placed, treaty),
            start=placed.part.start,
            end=placed.part.end,
            exact=placed.words,
        )
        for placed in proposal.placed
    )
    _record(treaty, before, by, had)
    return official


@transaction.atomic
def remove(official: OfficialText, by: AbstractBaseUser | None) -> None:
    """Takes a text away, and puts that on record; the bytes that it was of stay, provisions that only it had go."""
    treaty = official.treaty
    before, had = snapshot(treaty), _provisions_of(official)
    official.delete()
    _record(treaty, before, by, had)


def _provisions_of(official: OfficialText) -> list[int]:
    return list(official.provisions.values_list("provision_id", flat=True))


def _record(treaty: Treaty, before: Mapping[str, object], by: AbstractBaseUser | None, had: Collection[int]) -> None:
    """Puts the change on record; provisions that the treaty `had` by its text and by nothing else go."""
    placing.place_again(treaty)
    told = dict.fromkeys(("official", "cues", *ProvisionQuerySet.NAMED_BY))
    Provision.objects.filter(pk__in=had, label__in=_came_by_text(treaty), subject="", **told).delete()
    record(treaty, by, AuthorityChange.Action.EDIT, before=dict(before), after=snapshot(treaty))


def _came_by_text(treaty: Treaty) -> set[str]:
    """The labels of provisions that official texts brought, by the treaty's history."""
    changes = AuthorityChange.objects.filter(kind="treaty", subject_id=treaty.pk).values_list("before", "after")
    by_text = [(before, after) for before, after in changes if after.get("official_texts")]
    came = {row[0] for _, after in by_text for row in after.get("provisions", ())}
    return came - {row[0] for before, _ in by_text for row in before.get("provisions", ())}


def _read_in_cell(parcel: Parcel) -> str:
    """Raises CannotBeRead."""
    limits = replace(settings.READING_LIMITS, seconds=min(settings.READING_LIMITS.seconds, PATIENCE))
    try:
        with Cells[int](1, Gazetteer(), limits) as cells:
            cells.give(0, parcel)
            while True:
                for _, answer in cells.answers(1.0):
                    if isinstance(answer, Read):
                        return answer.reading.text
                    if isinstance(answer, Refused):
                        raise CannotBeRead(answer.reason)
    except NotReady as error:
        raise CannotBeRead(str(error)) from error


def _labels(parts: Iterable[Part], there: Collection[str]) -> dict[str, str]:
    """The label of each part, as the treaty's provisions have it: `Article XV` where those have Roman numbers."""
    places = {place_of(label).same: label for label in there}
    articles = [place for place in map(place_of, there) if place.kind == "Article" and place.number]
    labels: dict[str, str] = {}
    for part in parts:
        place, label = part.place, part.label
        if place.kind == "Article" and articles:
            label = label_of("Article", place.number, place.rest, roman=all(article.roman for article in articles))
        label = part.label if part.label in there else places.get(place.same, label)
        labels[part.label] = part.label if label in labels.values() else label
    return labels


def _vouched(placed: Placed, treaty: Treaty) -> Provision:
    """The provision of the part; now that the treaty's own text shows it, it is beyond doubt."""
    provision = placed.known
    if provision is None:
        return Provision.objects.create(treaty=treaty, label=placed.label, position=placed.part.place.number)
    if not (provision.vouched and provision.verified):
        provision.vouched = provision.verified = True
        provision.save(update_fields=["vouched", "verified"])
    return provision
