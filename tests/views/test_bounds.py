"""A page does not grow with the reports that repeat what it says."""

import pytest

from archive import facts_shown
from archive.dossier import whole
from archive.dossier.life.steps import CLAIMS
from archive.dossier.wordings import unquoted
from archive.models import FACTS, Original, Report
from archive.views import authorities, concordance
from tests import factories
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db

MANY = 120


@pytest.fixture
def repeated():
    """A treaty, its provision, a signer and a state, of which many reports say the same."""
    treaty, person, state = factories.treaty(), factories.person(), factories.state()
    article, other = factories.provision(treaty), factories.treaty("Another")
    outlet = factories.outlet()
    originals = Original.objects.bulk_create(
        Original(sha256=f"{number:064}", name="x", media_type="text/plain", size=1, content="x")
        for number in range(MANY)
    )
    text = "It was signed."
    reports = Report.objects.bulk_create(
        Report(
            original=original,
            slug=f"many-{number}",
            title=f"Many {number}",
            status="published",
            outlet=outlet,
            text=text,
            text_sha256="",
            extractor="1",
            published=f"2024-{number % 12 + 1:02}-19",
        )
        for number, original in enumerate(originals)
    )
    said = {
        "treaty": {"treaty": treaty},
        "event": {"treaty": treaty, "action": "signature", "date": "2024-06-19"},
        "signature": {"treaty": treaty, "person": person, "name": "Firefly", "signed_for": state},
        "relation": {"origin": treaty, "type": "supersedes", "target": other},
        "clause": {"treaty": treaty, "provision": article},
        "paraphrase": {"treaty": treaty, "provision": article},
        "statement": {"treaty": treaty, "provision": article, "kind": "statement", "person": person},
        "reference": {"treaty": treaty, "provision": article},
    }
    for kind, fields in said.items():
        for start, end in ((7, 13), (0, 6)):
            FACTS[kind].objects.bulk_create(
                FACTS[kind](report=report, start=start, end=end, exact=text[start:end], rule="r", **fields)
                for report in reports
            )
    FACTS["clause"].objects.bulk_create(
        FACTS["clause"](report=report, start=0, end=2, exact="It", rule="r", treaty=treaty) for report in reports
    )
    return {"treaty": treaty, "provision": article, "person": person, "state": state}


@pytest.mark.parametrize(
    ("of", "heading"),
    [
        ("treaty", "life"),
        ("treaty", "signatures"),
        ("treaty", "ties"),
        ("person", "signatures"),
        ("state", "signatures"),
    ],
)
def test_what_many_reports_say_alike_names_the_oldest_and_counts_the_rest(client, repeated, of, heading):
    told = section(read(client, repeated[of].get_absolute_url()), heading)
    reports = [link["href"].partition("#")[0] for link in told.select('.sources a[href^="/reports/many"]')]
    assert len(reports) == len(set(reports)) == facts_shown.NAMED
    assert words(told.summary) == f"and {MANY - facts_shown.AT_ONCE} more reports"
    rest = told.select_one('a[href^="/reports/?treaty="]')
    assert words(rest.parent) == f"and {MANY - facts_shown.NAMED} more: all {MANY} reports"
    assert words(read(client, rest["href"]).select_one(".total")) == f"{MANY} reports"


def test_the_reports_of_a_treaty_are_listed_so_far_and_counted(client, repeated):
    page = read(client, repeated["treaty"].get_absolute_url())
    reports = section(page, "reports")
    assert len(reports.select("cite")) == whole.LISTED
    assert words(reports.select_one(".more a")) == f"All {MANY} reports"


def test_the_witnesses_of_a_provision_come_in_pages(client, repeated):
    address = f"{repeated['provision'].get_absolute_url()}?view=list"
    first = section(read(client, address), "witnesses")
    next_one = first.select_one('.pages [rel="next"]')["href"]
    second = section(read(client, f"{repeated['provision'].get_absolute_url()}{next_one}"), "witnesses")
    for page in (first, second):
        assert len(page.select(".witness")) == concordance.READINGS
        assert words(page.select_one(".count")) == f"{MANY} reports, {MANY} independent"
    assert first.select(".witness a") != second.select(".witness a")
    read(client, f"{address}&page=999", status=404)


def test_a_wording_that_many_reports_share_names_the_oldest_and_counts_the_rest(client, repeated):
    base = read(client, repeated["provision"].get_absolute_url()).select_one(".base")
    assert len(base.select('.sources a[href^="/reports/many"]')) == 20
    assert words(base.summary) == f"and {MANY - 3} more"
    assert f"and {MANY - 20} more" in words(base)


@pytest.mark.parametrize(
    ("heading", "rows", "named", "counted", "leads_to"),
    [
        ("paraphrases", ".witness", unquoted.LISTED, 2 * MANY, "all reports that have one"),
        ("statements", ".witness", unquoted.LISTED, 2 * MANY, "all reports that have one"),
        ("references", "q", facts_shown.NAMED, MANY, f"all {MANY} reports"),
    ],
)
def test_what_else_is_said_of_a_provision_is_listed_so_far_and_counted(
    client, repeated, heading, rows, named, counted, leads_to
):
    found = section(read(client, repeated["provision"].get_absolute_url()), heading)
    assert len(found.select(rows)) == named
    assert words(found.select_one(".count")) == str(counted)
    assert words(found.select_one(".more")) == f"and {counted - named} more: {leads_to}"
    rest = read(client, found.select_one(".more a")["href"])
    assert words(rest.select_one(".total")) == f"{MANY} reports"
    assert words(rest.select_one(".asked strong")).startswith("Article 4 ")


def test_a_state_leads_on_to_lists_of_its_treaties_and_persons(client):
    state = factories.state()
    for number in range(authorities.LISTED + 3):
        factories.treaty(f"Treaty {number}").parties.add(state)
        factories.person(f"Person {number}", state=state)
    page = read(client, state.get_absolute_url())
    for heading, more in (("treaties", "All 53 treaties"), ("persons", "All 53 persons")):
        found = section(page, heading)
        assert len(found.select(".index > li")) == authorities.LISTED
        assert words(found.select_one(".more a")) == more
        assert words(read(client, found.select_one(".more a")["href"]).select_one(".total")).startswith("53 ")


def test_the_days_with_least_behind_them_are_counted_and_still_dispute(client):
    treaty = factories.treaty()
    for day in range(1, CLAIMS + 9):
        factories.fact("event", factories.report(), "signed", treaty=treaty, date=f"20{day:02}-06-01")
    for _ in range(2):
        factories.fact("event", factories.report(), "signed", treaty=treaty, date="2099-06-30")
    life = section(read(client, treaty.get_absolute_url()), "life")
    days = [words(day) for day in life.select(".claims .day")]
    assert (len(days), days[-2:]) == (CLAIMS + 1, ["30 June 2099 2 reports, 2 independent", "and 9 more days"])
    assert "sources disagree" in words(life.h3)
