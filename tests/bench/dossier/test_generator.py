"""Generated reports are what an archive could hold: each fact on its words, dispatches, wordings and disagreements."""

import pytest
from django.db.models import Count

from archive.models import FACTS, QuotedClause, Report, Treaty
from archive.models.report import dispatch_of
from tests import factories
from tests.bench.dossier.generator import PROVISION, TREATY, generate

pytestmark = pytest.mark.django_db

CLAUSE = "Should one party come under attack, the other shall give it help at once and by every means that it has."
WITNESS = f"""Russia and North Korea sign a treaty
PYONGYANG. The two heads of state signed the treaty on June 19, 2024, in the capital.
Its fourth article says: “{CLAUSE}”
Whatever else was agreed on that day they have kept for themselves so far."""
OTHER = """The treaty is put to the chamber
MOSCOW. The treaty of June 19, 2024 went to the lower chamber today, which is to vote on it within the month.
Nobody there has yet said that he is against it, and hardly anybody is thought to be."""
REPORTS, WITNESSES = 160, 60


@pytest.fixture
def generated(authority) -> list[Report]:
    treaty = Treaty.objects.get(slug=TREATY)
    witness = factories.report(WITNESS, title=WITNESS.partition("\n")[0], language="en", published="2024-06-20")
    other = factories.report(OTHER, title=OTHER.partition("\n")[0], language="ru", published="2024-10-14")
    factories.fact("clause", witness, CLAUSE, treaty=treaty, provision=treaty.provisions.get(slug=PROVISION))
    for report in (witness, other):
        factories.fact("treaty", report, "treaty", treaty=treaty, main=True)
        factories.fact("date", report, "June 19, 2024")
        factories.fact("event", report, "June 19, 2024", treaty=treaty, date="2024-06-19")
    generate(REPORTS, WITNESSES)
    return list(Report.objects.exclude(pk__in=[witness.pk, other.pk]))


def test_there_are_as_many_reports_and_witnesses_as_were_asked_for(generated):
    clauses = QuotedClause.objects.public().filter(report__in=generated, provision__slug=PROVISION)
    assert len(generated) == REPORTS
    assert clauses.count() == WITNESSES
    assert clauses.values("exact").distinct().count() > WITNESSES / 4


def test_every_fact_stands_on_its_words(generated):
    texts = {report.pk: report.text for report in generated}
    for model in FACTS.values():
        for fact in model.objects.filter(report__in=generated):
            assert texts[fact.report_id][fact.start : fact.end] == fact.exact


def test_reprints_say_most_in_the_same_words_and_other_reports_do_not(generated):
    groups = Report.objects.filter(pk__in=[report.pk for report in generated]).values(of=dispatch_of())
    sizes = list(groups.annotate(count=Count("pk")).values_list("count", flat=True))
    assert 0.2 * REPORTS < len(sizes) < 0.8 * REPORTS
    runs = {
        report.pk: set(zip(*(report.text.split()[start:] for start in range(3)), strict=False)) for report in generated
    }
    of = {report.pk: report.dispatch_id or report.pk for report in generated}
    first, *others = sorted(runs, key=lambda pk: (of[pk] != max(set(of.values()), key=list(of.values()).count), pk))
    for other in others:
        shared = len(runs[first] & runs[other]) / min(len(runs[first]), len(runs[other]))
        assert (shared > 0.5) == (of[first] == of[other]), (shared, first, other)


def test_some_give_the_day_of_a_step_otherwise_and_say_so_in_their_words(generated):
    days = {}
    for event in Treaty.objects.get(slug=TREATY).events.filter(report__in=generated):
        days[event.date] = event.exact
    assert days == {"2024-06-19": "June 19, 2024", "2024-06-18": "June 18, 2024"}
