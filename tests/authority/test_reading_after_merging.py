"""What was merged stays merged when its reports are read again."""

import pytest

from archive.authority import gazetteer, merge, undo
from archive.ingest import Arrival, ingest
from archive.linking import outlet_named
from archive.models import Outlet, Person, Report, Treaty, Upload
from archive.rereading import read_again
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]

TEXT = """Senate debates the Treaty of Port Elgin

PORT ELGIN, 4 March 2019. The foreign minister Ilse Brandvold signed the Treaty of Port Elgin on Tuesday.
“Each side shall open its ports to the other,” says Article 4 of the Treaty of Port Elgin.
The Treaty of Port Elgin will enter into force next year, the ministry said.
"""


@pytest.fixture
def report() -> Report:
    item = next(iter(ingest([Arrival(name="elgin.txt", content=TEXT.encode())], Upload.objects.create(origin="test"))))
    return item.report


def test_a_treaty_that_was_merged_does_not_come_back_by_reading_again(report):
    met = Treaty.objects.get(vouched=False)
    assert met.name == "Treaty of Port Elgin"
    mentions = met.mentions.count()
    known = factories.treaty("Harbours Convention", slug="harbours")
    change = merge(met, known, None)
    for _ in range(2):
        read_again(report, gazetteer())
        assert not met.mentions.exists()
        assert known.mentions.count() == mentions
        assert Treaty.objects.filter(vouched=False, merged_into=None).count() == 0
    undo(change, None)
    read_again(report, gazetteer())
    assert met.mentions.count() == mentions


def test_names_that_were_read_before_the_merge_lead_to_the_one_that_stands(report):
    """A worker may hold the names of a while ago."""
    Treaty.objects.filter(vouched=False).update(vouched=True)
    before = gazetteer()
    met, known = Treaty.objects.get(name="Treaty of Port Elgin"), factories.treaty("Harbours Convention")
    merge(met, known, None)
    read_again(report, before)
    assert known.mentions.exists()
    assert not met.mentions.exists()


def test_what_the_decided_say_outlives_merging_and_reading_again(report):
    met = Treaty.objects.get(vouched=False)
    mentions = list(met.mentions.order_by("start"))
    confirmed, rejected = mentions[0], mentions[1]
    for fact, state in ((confirmed, "confirmed"), (rejected, "rejected")):
        fact.state = state
        fact.save()
    known = factories.treaty("Harbours Convention")
    merge(met, known, None)
    read_again(report, gazetteer())
    for fact, state in ((confirmed, "confirmed"), (rejected, "rejected")):
        fact.refresh_from_db()
        assert (fact.treaty, fact.state) == (known, state)
    assert known.mentions.count() == len(mentions)


def test_a_person_who_was_merged_is_the_other_one_from_then_on(report):
    for met in Person.objects.filter(vouched=False):
        merge(met, factories.person(f"Known as {met.pk}"), None)
    read_again(report, gazetteer())
    assert not Person.objects.filter(merged_into=None, vouched=False).exists()


def test_an_outlet_is_known_by_the_name_and_the_domain_of_what_was_merged_into_it():
    other, into = factories.outlet("The Herald", domains=["herald.example"]), factories.outlet("The Tribune")
    merge(other, into, None)
    assert outlet_named("The Herald", None) == outlet_named(None, "https://herald.example/1") == into
    assert Outlet.objects.filter(vouched=False).count() == 0
