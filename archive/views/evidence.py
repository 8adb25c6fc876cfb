"""Reports by what they say: a step of a treaty and its day, a signer, a tie, an article.

Where a page counts the reports behind a line and names the first few, its link leads here, to all that it counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from archive.dossier.family.ties import address_of, said_of
from archive.dossier.life.claims import NO_DAY, TO_COME, giving, is_day
from archive.models import Action, Event, Paraphrase, Reference, Relation, RelationType, Signature, Statement
from archive.templatetags.edition import in_words

UNNAMED = "unnamed"
"""Stands in an address for a treaty that reports leave open."""
SIDES = {
    address_of(kind, incoming=incoming): (kind, *(("target", "origin") if incoming else ("origin", "target")))
    for kind in RelationType
    for incoming in (False, True)
}
"""What binds one treaty to another, by what an address calls it; with the fields that name the one and the other."""
TIES = [(name, said_of(kind, incoming=ours == "target")) for name, (kind, ours, _) in SIDES.items()]
OF_ARTICLES = {"retold": Paraphrase, "spoken-of": Statement, "cited": Reference}
"""What reports do with an article beside quoting it, by what an address calls it."""
DOES = {"retold": "in their own words", "spoken-of": "spoken of", "cited": "cited"}
WITHOUT_DAY = {NO_DAY: "no day given", TO_COME: "to come, on the treaty’s own terms"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that reports say, for which they are listed."""

    says: str
    asked_by: tuple[str, ...]
    """The names under which the address asks for it."""
    facts: QuerySet
    """The facts that say it."""


def evidence_of(asked: Mapping) -> list[Evidence]:
    """What the address asks reports to say, of the treaty that it names."""
    return [found for found in (_step(asked), _signing(asked), _tie(asked), _of_article(asked)) if found]


def _step(asked: Mapping) -> Evidence | None:
    step, day, place = (asked.get(name) for name in ("step", "day", "place"))
    if not (step or day or place):
        return None
    events = _of_treaty(Event.objects.public(), asked)
    if step:
        events = events.filter(action=step)
    if day:
        events = giving(events, day)
    if place:
        events = events.filter(place=place)
    day = WITHOUT_DAY.get(day) or (in_words(day) if day else "")
    said = [Action(step).label if step else "a step of its life", day, place]
    return Evidence(", ".join(filter(None, said)), ("step", "day", "place"), events)


def _signing(asked: Mapping) -> Evidence | None:
    signer, state = asked.get("signer"), asked.get("signed_for")
    if not (signer or state):
        return None
    signatures = _of_treaty(Signature.objects.public(), asked)
    if signer:
        signatures = signatures.filter(person=signer)
    if state:
        signatures = signatures.filter(signed_for=state)
    said = f"signed by {signer}" if signer else "signed"
    return Evidence(said + (f" for {state}" if state else ""), ("signer", "signed_for"), signatures)


def _tie(asked: Mapping) -> Evidence | None:
    tie, other = asked.get("tie"), asked.get("other")
    if not tie:
        return None
    kind, ours, theirs = SIDES[tie]
    relations = Relation.objects.public().filter(type=kind)
    if asked.get("treaty"):
        relations = relations.filter(**{ours: asked["treaty"]})
    if other:
        relations = relations.filter(**{theirs: None if other == UNNAMED else other})
    named = "a treaty that is not named" if other == UNNAMED else other.short_name if other else "another treaty"
    return Evidence(f"it {dict(TIES)[tie]} {named}", ("tie", "other"), relations)


def _of_article(asked: Mapping) -> Evidence | None:
    does, article = asked.get("does"), asked.get("article")
    if not (does and article and asked.get("treaty")):
        return None
    facts = OF_ARTICLES[does].objects.public().filter(provision__treaty=asked["treaty"], provision__slug=article)
    label = asked["treaty"].provisions.filter(slug=article).values_list("label", flat=True).first() or article
    return Evidence(f"{label} {DOES[does]}", ("does", "article"), facts)


def _of_treaty(facts: QuerySet, asked: Mapping) -> QuerySet:
    return facts.filter(treaty=asked["treaty"]) if asked.get("treaty") else facts


def is_day_in_addresses(day: str) -> bool:
    """Whether an address can ask for the step's day by it."""
    return day in WITHOUT_DAY or is_day(day)
