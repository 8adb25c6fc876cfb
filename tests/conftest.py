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


@pytest.fixture
def authority(db, settings):
    """The authority files, loaded."""
    from archive.authority import load_authority

    load_authority(settings.AUTHORITY_DIR)
