"""The treaties between which a report leaves the choice open."""

from collections.abc import Iterable

from archive.models import Treaty


def candidates(notes: Iterable) -> dict[str, Treaty]:
    """The treaties between which notes on mentions leave the choice open, by slug."""
    slugs = {slug for note in notes for slug in note.fact.candidates}
    return {treaty.slug: treaty for treaty in Treaty.objects.shown().filter(slug__in=slugs)} if slugs else {}
