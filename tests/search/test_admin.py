"""Administrators see what the index has not caught up with, and why."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from archive.models import Report
from search.models import Pending
from search.upkeep import drain
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]
LIST = "/admin/search/pending/"


@pytest.fixture
def administrator(client):
    """A client whose user is an administrator, and no superuser."""
    user = get_user_model().objects.create_user("ada")
    user.groups.add(Group.objects.get(name="administrator"))
    client.force_login(user)
    return client


def test_the_list_says_how_far_the_index_is_and_what_is_stuck(administrator):
    factories.report("One.")
    slipped = factories.report("Another.")
    Report.objects.filter(pk=slipped.pk).update(published_earliest="2024-02-01", published_latest="2024-01-01")
    Pending.objects.queue([slipped.pk])
    drain()
    factories.report("A third.")
    page = administrator.get(LIST).content.decode()
    assert "Indexed 1 of 3 published reports, as of 20" in page
    assert "1 waiting, 1 stuck" in page
    assert "2024-02-01 is after 2024-01-01" in page
    assert f"/admin/archive/report/{slipped.pk}/change/" in page


def test_the_list_says_that_there_is_no_index(administrator, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    assert "There is no whole index" in administrator.get(LIST).content.decode()


def test_nothing_in_the_queue_can_be_changed_by_hand(administrator, admin_client):
    Pending.objects.queue([1])
    row = Pending.objects.get()
    for client in (administrator, admin_client):
        assert client.get(f"{LIST}add/").status_code == 403
        assert client.post(f"{LIST}{row.pk}/change/", {"problem": "x"}).status_code == 403
        assert client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Pending.objects.get().problem == ""


def test_the_public_is_shown_nothing_of_it(client):
    assert client.get(LIST).status_code == 302
