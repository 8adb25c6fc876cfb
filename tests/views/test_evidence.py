"""Where a page counts the reports behind a line, its link lists exactly those."""

import re

import pytest

from archive.models import Report
from tests import factories
from tests.dossier.lives import tells
from tests.views.pages import read, words

pytestmark = pytest.mark.django_db

MANY = 10
"""More reports than a line names."""


def listed(client, address: str) -> int:
    """How many reports the list has at the address."""
    return int(words(read(client, address).select_one(".total")).split()[0].replace(",", ""))


def promised(line) -> tuple[int, str]:
    """How many reports the line's link says that it leads to, and where."""
    link = line.find("a", string=re.compile("^all "))
    return int(link.string.split()[1].replace(",", "")), link["href"]


def held(client, line) -> int:
    """The reports behind the line, when its link leads to as many as it says."""
    number, address = promised(line)
    assert number == listed(client, address)
    return number


@pytest.fixture
def treaty():
    return factories.treaty()


def test_the_reports_that_give_a_steps_day_are_listed_and_no_others(client, treaty):
    for _ in range(MANY):
        tells(treaty, "signature", "2024-06-19", place="Pyongyang")
        tells(treaty, "signature", "2024-06-19~")
        tells(treaty, "ratification", rule="event")
        tells(treaty, "entry-into-force", rule="event-coming")
    tells(treaty, "signature", "2024-06", place="Pyongyang")
    tells(treaty, "entry-into-force", rule="event")
    tells(factories.treaty("Another treaty"), "signature", "2024-06-19")
    page = read(client, treaty.get_absolute_url())
    assert held(client, page.find(id="step-signature-2024-06-19")) == 2 * MANY
    assert held(client, page.find(id="step-ratification-undated")) == MANY
    assert held(client, page.find(id="step-entry-into-force-to-come")) == MANY
    assert held(client, page.select_one(".scenes")) == MANY + 1


def test_the_reports_that_name_a_signer_are_listed_from_all_three_pages(client, treaty):
    russia, signer = factories.state("Russia"), factories.person("Igor Igorev")
    for number in range(MANY):
        report = factories.report()
        state = russia if number else None
        factories.fact("signature", report, "signed", treaty=treaty, person=signer, name="Igor", signed_for=state)
    other = factories.person("Another")
    factories.fact("signature", factories.report(), "signed", treaty=treaty, person=other, name="Another")
    for row, number in ((treaty, MANY), (signer, MANY), (russia, MANY - 1)):
        line = read(client, row.get_absolute_url()).find(id="signatures").find_parent("section")
        assert held(client, line) == number
    assert {words(name) for name in read(client, f"/persons/?signed={treaty.slug}").select("main .index a")} >= {
        "Igor Igorev",
        "Another",
    }


@pytest.mark.parametrize("named", [True, False])
def test_the_reports_of_a_tie_are_listed(client, treaty, named):
    old = factories.treaty("The old treaty") if named else None
    for _ in range(MANY):
        factories.fact(
            "relation", factories.report(), "signed", origin=treaty, type="supersedes", target=old, claimed_by=""
        )
    factories.fact("relation", factories.report(), "signed", origin=treaty, type="cites", target=old)
    for one in (treaty, old) if named else (treaty,):
        page = read(client, one.get_absolute_url())
        assert held(client, page.find(id="ties").find_parent("section")) == MANY


def test_what_is_asked_for_is_said_and_can_be_taken_away(client, treaty):
    tells(treaty, "signature", "2024-06-19", place="Pyongyang")
    report = tells(treaty, "signature", "2024-06-20").report
    Report.objects.filter(pk=report.pk).update(language="ko")
    page = read(client, f"/reports/?treaty={treaty.slug}&step=signature&day=2024-06-19&page=1")
    asked = page.select_one(".asked")
    assert words(asked.strong) == "signature, 19 June 2024"
    assert asked.a["href"] == f"?treaty={treaty.slug}"
    assert {field["name"] for field in page.select('.filters [type="hidden"]')} == {"step", "day"}


@pytest.mark.parametrize(
    "asked", ["step=no-step", "step=signature&day=yesterday", "signer=nobody", "tie=eats", "does=nothing&article=x"]
)
def test_what_is_asked_for_in_vain_finds_nothing_and_says_so(client, asked):
    factories.report()
    page = read(client, f"/reports/?{asked}")
    assert words(page.select_one(".total")) == "0 reports"
    assert "There is nothing here by" in words(page.select_one(".wrong"))
