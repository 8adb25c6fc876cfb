"""Who decides, and what on."""

import pytest

from archive.models import Report
from tests.factories import full_report


@pytest.fixture
def curator(django_user_model):
    return django_user_model.objects.create_user("ada")


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("grace")


@pytest.fixture
def report(db) -> Report:
    """A report with a fact of every kind."""
    return full_report()
