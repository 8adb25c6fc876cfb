"""What extraction missed: a curator marks words, and says what they tell."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from archive import placing
from archive.models import FACTS, Decision, Fact, Report
from archive.models.facts import CONTEXT
from archive.review.rows import decision_on, refuse_beside, saying_the_same, taken_report, validate, values

CURATOR = "curator"
"""The rule of a fact that no rule found."""
READ_AGAIN_SINCE = (
    "The report has been read again since this page was opened, and its text is another one now. "
    "Please load the page anew and mark the words there."
)
PLACE = ("report", "start", "end", "exact", "prefix", "suffix", "rule", "confidence", "state", "adrift", "replaced")


def add(
    report: Report, kind: str, start: int, end: int, by: AbstractBaseUser, /, *, note: str = "", **fields: object
) -> Fact:
    """A new fact on the words from `start` to `end` of `report.text`, vouched for by the curator who marked them.

    White space at the edges is left out. Where the same was said on the same words and rejected, that fact stands
    again instead. Raises ValidationError, with nothing changed, where the words are none, the report's text is another
    one by now, a field is wrong, or a fact stands there already that this one cannot stand beside.
    """
    if kind not in FACTS:
        raise ValidationError(f"There is no kind of fact called “{kind}”.")
    with transaction.atomic():
        counted_in, report = report.text_sha256, taken_report(report)
        if report.text_sha256 != counted_in:
            raise ValidationError(READ_AGAIN_SINCE)
        fact = FACTS[kind](report=report, **_on_words(report.text, start, end), **fields)
        validate(fact, {field.name for field in fact._meta.fields} - {"id", *PLACE})
        refuse_beside(saying_the_same(fact))
        with placing.others_placed(fact):
            if rejected := _rejected_before(fact):
                return _standing_again(rejected, fields, by, note)
            fact.save()
        decision_on(fact, Decision.Action.ADD, by, {}, values(fact), note=note).save()
    return fact


def _on_words(text: str, start: int, end: int) -> dict[str, object]:
    """The fields that keep a fact on these words. Raises ValidationError where there are none."""
    if not 0 <= start < end <= len(text):
        raise ValidationError("These words are not in the report's text. Please mark them again.")
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    if start >= end:
        raise ValidationError("Only white space is marked. Please mark the words that say so.")
    return {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
        "rule": CURATOR,
        "state": Fact.State.CONFIRMED,
    }


def _rejected_before(fact: Fact) -> Fact | None:
    """The rejected fact that said the same on exactly these words."""
    there = type(fact).objects.select_for_update().filter(report=fact.report_id, start=fact.start, end=fact.end)
    return next((other for other in there.filter(state=Fact.State.REJECTED) if other.claim == fact.claim), None)


def _standing_again(fact: Fact, fields: Mapping[str, object], by: AbstractBaseUser, note: str) -> Fact:
    before = values(fact)
    for field, value in fields.items():
        setattr(fact, field, value)
    fact.state = Fact.State.CONFIRMED
    fact.save()
    decision_on(fact, Decision.Action.CONFIRM, by, before, values(fact), note=note).save()
    return fact
