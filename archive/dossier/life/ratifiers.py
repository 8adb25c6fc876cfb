"""For which state somebody ratified a treaty: reports name a president, a parliament or the state itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q

from archive.models import Body, Person, State

LONGEST_NAME = 8
"""Words of a name that is looked up: `the Ministry of Foreign Affairs of the Russian Federation` is known by fewer."""


def states_of(actors: Iterable[str], parties: Collection[State]) -> dict[str, State]:
    """Which of the parties each of these is, or acts for; those of whom that is not known are left out.

    By the names that the authority files have of the states, their persons and their bodies; the longest name decides.
    """
    phrases = {actor: list(_phrases(actor)) for actor in actors if actor}
    known = _known({phrase for found in phrases.values() for phrase in found}, {party.pk: party for party in parties})
    found = {}
    for actor, names in phrases.items():
        states = next((known[name] for name in names if name in known), set())
        if len(states) == 1:
            found[actor] = next(iter(states))
    return found


def _phrases(actor: str) -> Iterator[str]:
    """The words of an actor taken together, the longest first: `President Vladimir Putin`, …, `Vladimir Putin`."""
    words = actor.split()
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _known(names: Collection[str], parties: dict[int, State]) -> dict[str, set[State]]:
    """The parties by those of these names that are theirs, or their persons' and bodies'."""
    found: dict[str, set[State]] = defaultdict(set)
    named = Q(name__in=names) | Q(names__text__in=names)
    for model, state in ((State, "pk"), (Person, "state"), (Body, "state")):
        rows = model.objects.filter(named, **{f"{state}__in": parties}).values_list(state, "name", "names__text")
        for party, *called in rows:
            for name in called:
                if name in names:
                    found[name].add(parties[party])
    return found
