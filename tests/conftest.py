"""What every test has: a data folder of its own."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    """Originals and index go to the test's own folder, never to the archive's."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "originals"},
        }
    }
    settings.SEARCH_INDEX_DIR = tmp_path / "index"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database begins with the authority files loaded, as an archive does after its set-up."""
    from django.conf import settings

    from archive.authority import load_authority

    with django_db_blocker.unblock():
        load_authority(settings.AUTHORITY_DIR)


@pytest.fixture
def authority(db, settings):
    """The authority files are there, also after a test that emptied the database behind it."""
    from archive.authority import load_authority

    load_authority(settings.AUTHORITY_DIR)
