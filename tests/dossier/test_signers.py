"""Who signed, for which state and in which role, as the record and reports have it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.dossier.life.scenes import scenes_of
from archive.dossier.life.signers import LISTED, signers_of
from archive.dossier.life.steps import life_of
from tests import factories
from tests.dossier.lives import recorded, tells

pytestmark = pytest.mark.django_db


def signs(treaty, person, **fields):
    """A report of its own that tells who signed."""
    dispatch = fields.pop("dispatch", None)
    report = factories.report(dispatch=dispatch)
    return factories.fact("signature", report, "signed", treaty=treaty, person=person, name=person.name, **fields)


@pytest.fixture
def treaty():
    return factories.treaty()


def test_roles_and_states_are_counted_as_reports_give_them(treaty):
    russia, signer = factories.state("Russia"), factories.person(vouched=False)
    first = signs(treaty, signer, role="President", signed_for=russia).report
    signs(treaty, signer, role="Leader", signed_for=russia)
    signs(treaty, signer, role="President", dispatch=first)
    [signer] = signers_of(treaty).rows
    assert [tuple(role) for role in signer.roles] == [("President", 2), ("Leader", 1)]
    assert (signer.told.reports, signer.told.independent) == (3, 2)
    assert (signer.state, signer.disputed) == (russia, False)


def test_roles_that_differ_in_case_only_are_one_as_most_reports_write_it(treaty):
    signer = factories.person()
    for role in ("Russian President", "Russian president", "Russian President"):
        signs(treaty, signer, role=role)
    [signer] = signers_of(treaty).rows
    assert [tuple(role) for role in signer.roles] == [("Russian President", 3)]


def test_a_disagreement_on_the_state_is_told(treaty):
    russia, belarus = factories.state("Russia"), factories.state("Belarus")
    signer = factories.person(state=russia)
    signs(treaty, signer, signed_for=russia)
    signs(treaty, signer, signed_for=belarus)
    [signer] = signers_of(treaty).rows
    assert (signer.state, signer.disputed) == (russia, True)


def test_the_records_signers_come_first_then_those_whom_most_reports_name(treaty):
    vouched, often, seldom = (factories.person(name) for name in ("A", "B", "C"))
    treaty.signatories.add(vouched)
    for signer in (seldom, often, often):
        signs(treaty, signer)
    assert [signer.person for signer in signers_of(treaty).rows] == [vouched, often, seldom]


def test_signers_are_listed_so_far_and_queries_do_not_grow_with_them(treaty):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            signers_of(treaty)
        return len(queries)

    signs(treaty, factories.person(), signed_for=factories.state())
    few = asked()
    for number in range(LISTED + 2):
        signs(treaty, factories.person(f"Signer {number}"), signed_for=factories.state())
    assert asked() == few
    found = signers_of(treaty)
    assert (len(found.rows), found.more) == (LISTED, 3)


def test_where_it_was_done_is_told_with_who_says_so(treaty):
    recorded(treaty, "signature", "2024-06-19", place="Pyongyang")
    told = tells(treaty, "signature", "2024-06-19", place="Moscow")
    tells(treaty, "signature", "2024-06", place="Pyongyang")
    [scene] = scenes_of(treaty, life_of(treaty))
    assert [(place.named.name, place.named.recorded, place.named.reports) for place in scene.places] == [
        ("Pyongyang", True, 1),
        ("Moscow", False, 1),
    ]
    assert scene.places[1].first == told
