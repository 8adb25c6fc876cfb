"""What every test has: a data folder of its own."""

import gc
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
ROOM = 2_000_000_000
"""Bytes that have to be free there: many times what all tests write."""
_numbers = count(1)


def pytest_configure() -> None:
    """What tests write stays in memory where there is room for it: an index and a database wait for the disk at each step."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: some test always waits, for a browser or another process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules are there for good: what looks for garbage need not go through them each time."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def light_settings() -> Iterator[None]:
    """What costs every test time and is no test's matter: a real hash of a password is slow on purpose."""
    from django.test import override_settings

    # A site looks through its static files once, when it starts; every test would.
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(WHITENOISE_AUTOREFRESH=True, PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path_factory):
    """Originals and index go to the test's own folder, never to the archive's.

    The folder is only named here: most tests keep nothing, and making thousands of folders takes its time.
    """
    folder = tmp_path_factory.getbasetemp() / f"data-{next(_numbers)}"
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder / "originals"},
        }
    }
    settings.CACHES = settings.CACHES | {"kept": settings.CACHES["kept"] | {"LOCATION": folder / "kept"}}
    settings.SEARCH_INDEX_DIR = folder / "index"
    settings.WORKERS_DIR = folder / "workers"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database begins with the authority files loaded, as an archive does after its set-up.

    After a test that commits for good it is put back as it was then, where Django would empty it.
    """
    import sqlite3

    from django.conf import settings
    from django.db import connection
    from django.test import TransactionTestCase

    from archive.authority import load_authority

    with django_db_blocker.unblock():
        # Without any test that is marked for it there is no test database, and this would be the archive's own.
        if not connection.is_in_memory_db():
            raise RuntimeError("A test that needs the database is to be marked with django_db.")
        load_authority(settings.AUTHORITY_DIR)
        beginning = sqlite3.connect(":memory:")
        connection.connection.backup(beginning)

    def put_back(_: TransactionTestCase) -> None:
        connection.ensure_connection()
        beginning.backup(connection.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        yield
    beginning.close()


@pytest.fixture
def authority(db):
    """The authority files are there."""


@pytest.fixture
def on_disk(db, settings) -> Iterator[Path]:
    """The data folder of an archive that other processes see as well: its database is in a file."""
    from django.db import connections
    from django.db.backends.sqlite3.base import DatabaseWrapper

    folder = Path(settings.SEARCH_INDEX_DIR).parent
    folder.mkdir(parents=True, exist_ok=True)
    memory = connections["default"]
    memory.ensure_connection()
    (folder / "archive.sqlite3").write_bytes(memory.connection.serialize())
    connections["default"] = DatabaseWrapper({**memory.settings_dict, "NAME": str(folder / "archive.sqlite3")})
    yield folder
    connections["default"].close()
    connections["default"] = memory
