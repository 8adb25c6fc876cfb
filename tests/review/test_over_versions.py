"""Whatever is decided, whatever becomes of the text and of the rules: what a curator said stands."""

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import review
from archive.models import DateMention, Event, Fact, Report
from archive.models.facts import CONTEXT
from archive.reconciliation import reconcile
from tests.factories import report as made_report
from tests.factories import treaty as made_treaty

pytestmark = pytest.mark.django_db
State = Fact.State

PARAGRAPHS = (
    "The two sides met on Monday and spoke of the treaty for hours.",
    "On 19 June 2024 the treaty was signed in the capital.",
    "The chamber will vote on Monday, as its speaker said; the treaty will be ratified.",
    "Nothing else is known of it.",
    "Both chambers met on Monday, it was said at noon.",
    "Both chambers met on Monday, it was said at night.",
)
FILLERS = ("A line that was not there before.", "Read also: the weather on Monday.", "Ω 조약 — договор.")
WORDS = (
    "on Monday",
    "Monday",
    "19 June 2024",
    "On 19 June 2024",
    "the treaty was signed",
    "the treaty will be ratified",
)
DATES = ("2024-06-17", "2024-06-19", "2024-06", "2024-06-24")
ACTIONS = ("signature", "ratification")


@dataclass(frozen=True)
class Saying:
    """What a version of the rules says of the words at their n-th place."""

    words: str
    place: int
    kind: str
    date: str
    action: str


sayings = st.lists(
    st.builds(
        Saying,
        st.sampled_from(WORDS),
        st.integers(0, 2),
        st.sampled_from(("date", "event")),
        st.sampled_from(DATES),
        st.sampled_from(ACTIONS),
    ),
    min_size=2,
    max_size=8,
)
texts = st.tuples(
    st.permutations(PARAGRAPHS).flatmap(lambda some: st.integers(4, 6).map(lambda many: some[:many])),
    st.lists(st.sampled_from(FILLERS), max_size=2),
).map(lambda parts: "\n\n".join([*parts[1], *parts[0]]))
verdicts = st.lists(
    st.tuples(
        st.sampled_from(("confirm", "reject", "edit", "edit", "reopen", "add", "all")),
        st.integers(0, 20),
        st.sampled_from(DATES),
        st.sampled_from(ACTIONS),
    ),
    min_size=1,
    max_size=8,
)


def found(report: Report, of: Saying, treaty) -> Fact | None:
    start = -1
    for _ in range(of.place + 1):
        start = report.text.find(of.words, start + 1)
        if start < 0:
            return None
    end, text = start + len(of.words), report.text
    around = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    place = {"report": report, "start": start, "end": end, "exact": of.words, **around, "rule": "r", "date": of.date}
    if of.kind == "date":
        return DateMention(kind="absolute", **place)
    return Event(treaty=treaty, action=of.action, **place)


def candidates(report: Report, said: list[Saying], treaty) -> list[Fact]:
    """What a version finds; like any extractor it does not say the same twice of the same words."""
    facts: list[Fact] = []
    for of in said:
        fact = found(report, of, treaty)
        if fact and not any(doubled(fact, other) for other in facts):
            facts.append(fact)
    return facts


def overlap(one: Fact, other: Fact) -> bool:
    return type(one) is type(other) and one.start < other.end and other.start < one.end


def doubled(one: Fact, other: Fact) -> bool:
    return overlap(one, other) and (one.EXCLUSIVE or one.claim == other.claim)


def all_facts(report: Report) -> list[Fact]:
    return [fact for model in (DateMention, Event) for fact in model.objects.filter(report=report)]


def snapshot(report: Report) -> dict:
    return {(type(fact), fact.pk): {**vars(fact), "_state": None} for fact in all_facts(report)}


def decide(report: Report, steps, curator, treaty) -> None:
    """Decides as told; what is refused changes nothing."""
    for verdict, number, date, action in steps:
        facts = all_facts(report)
        try:
            with transaction.atomic():
                if verdict == "all":
                    review.confirm_all(report, curator)
                elif verdict == "add":
                    words = WORDS[number % len(WORDS)]
                    start = report.text.find(words)
                    review.add(
                        report, "event", start, start + len(words), curator, treaty=treaty, action=action, date=date
                    )
                elif facts:
                    fact = facts[number % len(facts)]
                    fields = {"date": date} if verdict == "edit" else {}
                    getattr(review, verdict)(fact, curator, **fields)
        except ValidationError:
            continue


def in_its_own_transaction(body):
    """Each example begins with the same database."""
    with transaction.atomic():
        body()
        transaction.set_rollback(True)


fast = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fast
@given(data=st.data())
def test_decisions_hold_over_any_two_versions_of_text_and_rules(data):
    def body() -> None:
        curator, treaty = get_user_model().objects.create_user("ada"), made_treaty()
        report, first = made_report("\n\n".join(PARAGRAPHS)), data.draw(sayings)
        reconcile(report, candidates(report, first, treaty))
        for _ in range(2):
            decide(report, data.draw(verdicts), curator, treaty)
            decided = {(type(fact), fact.pk): fact for fact in all_facts(report) if fact.state != State.PROPOSED}
            report.text = data.draw(texts)
            report.save()
            said = [*first, *data.draw(sayings)]
            for _ in range(2):
                reconcile(report, candidates(report, said, treaty))
                holds(report, decided)

    in_its_own_transaction(body)


def holds(report: Report, decided: dict) -> None:
    """What must be so after every reading."""
    now = all_facts(report)
    there = {(type(fact), fact.pk): fact for fact in now}
    for key, before in decided.items():
        assert key in there, "a decided fact is lost"
        assert (there[key].state, there[key].claim) == (before.state, before.claim)
        assert there[key].adrift or there[key].exact == before.exact
    standing = [fact for fact in now if not fact.adrift]
    for fact in standing:
        assert report.text[fact.start : fact.end] == fact.exact
        assert fact.prefix == report.text[max(0, fact.start - CONTEXT) : fact.start]
    proposed = [fact for fact in standing if fact.state == State.PROPOSED]
    for fact in proposed:
        for other in standing:
            if other.state != State.PROPOSED and overlap(fact, other):
                assert fact.claim != other.claim, "what was decided on is proposed again"
                assert fact.claim not in other.replaced, "what an edit replaced is proposed again"
    for fact in standing:
        for other in standing:
            if fact.pk < other.pk and overlap(fact, other) and State.REJECTED not in (fact.state, other.state):
                assert fact.claim != other.claim, "the same stands twice"


@fast
@given(data=st.data())
def test_taking_everything_back_leaves_everything_as_it_was(data):
    def body() -> None:
        curator, treaty = get_user_model().objects.create_user("ada"), made_treaty()
        report = made_report("\n\n".join(PARAGRAPHS))
        reconcile(report, candidates(report, data.draw(sayings), treaty))
        before = snapshot(report)
        decide(report, data.draw(verdicts), curator, treaty)
        while review.undoable(report, curator).decision:
            review.undo(report, curator)
        assert snapshot(report) == before

    in_its_own_transaction(body)
