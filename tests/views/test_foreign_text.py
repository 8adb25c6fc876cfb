"""What came from outside is text, whatever it says."""

import pytest

from archive.models import (
    Outlet,
    Person,
    Provision,
    RecordedEvent,
    RecordedRelation,
    Report,
    State,
    Topic,
    Treaty,
)
from tests import factories
from tests.views.pages import every_address

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


def test_a_script_in_every_field_is_shown_as_text(client):
    report = factories.full_report(
        text=f"{factories.TEXT}\n{SCRIPT}",
        title=SCRIPT,
        author=SCRIPT,
        language="en",
        source_url=f"https://example.org/{SCRIPT}",
        name=SCRIPT,
        warnings=[SCRIPT],
        published_basis="metadata",
    )
    for kind in ("clause", "statement", "reference", "topic", "date"):
        fact = getattr(report, f"{kind}s" if kind != "topic" else "topic_marks").first()
        type(fact).objects.filter(pk=fact.pk).update(rule=SCRIPT[:60])
    report.clauses.update(speaker=SCRIPT)
    report.statements.update(speaker=SCRIPT)
    report.signatures.update(name=SCRIPT, role=SCRIPT)
    report.events.update(place=SCRIPT, actor=SCRIPT)
    report.relations.update(claimed_by=SCRIPT)
    report.references.update(label=SCRIPT[:60])
    old, new = report.relations.get().target, report.relations.get().origin
    RecordedEvent.objects.create(treaty=new, action="signature", place=SCRIPT, actor=SCRIPT, note=SCRIPT)
    RecordedRelation.objects.create(
        origin=new, target=old, type="cites", mode="claimed-by-person", claimed_by=SCRIPT, note=SCRIPT
    )
    for row in Treaty.objects.all():
        row.names.create(text=SCRIPT)
    Treaty.objects.update(name=SCRIPT, note=SCRIPT, place=SCRIPT)
    Provision.objects.update(label=SCRIPT[:60], subject=SCRIPT)
    Person.objects.update(name=SCRIPT, roles=[SCRIPT])
    Topic.objects.update(name=SCRIPT, definition=SCRIPT, codes=[[SCRIPT, SCRIPT]])
    Outlet.objects.update(name=SCRIPT, domains=[SCRIPT], language="xx")
    State.objects.update(name=SCRIPT)
    for address in every_address():
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "alert(&#x27;x&#x27;)" in page or "alert" not in page, address
        assert "Content-Security-Policy" in client.get(address).headers


@pytest.mark.parametrize("address", ["/reports/?outlet={}", "/treaties/?name={}", "/persons/?name={}&page={}", "/{}/"])
def test_a_script_in_an_address_is_shown_as_text(client, address):
    page = client.get(address.replace("{}", SCRIPT)).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_source_that_is_no_web_address_is_never_a_link(client):
    report = factories.report()
    Report.objects.filter(pk=report.pk).update(source_url="javascript:alert(1)")
    page = client.get(report.get_absolute_url()).content.decode()
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page


def test_no_page_loads_or_writes_anything_inline_or_from_elsewhere(client):
    factories.full_report()
    for address in [*every_address(), "/no-such-page/"]:
        page = client.get(address).content.decode()
        assert "style=" not in page, address
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=") == 1, address
        assert 'src="http' not in page
