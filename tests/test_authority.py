"""Authority files: an archive begins with them, and a curator's change outlives them."""

import json
import shutil
from pathlib import Path

import pytest
from django.apps import apps

from archive.authority import gazetteer, load_authority
from archive.extraction.authority_files import read_authority
from archive.models import RecordedRelation, State, Treaty, TreatyName

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare(db):
    """A database before its first authority file."""
    for model in apps.get_app_config("archive").get_models(include_auto_created=True):
        model._base_manager.all()._raw_delete("default")  # row by row, signals and all, would take a minute


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    return Path(shutil.copytree(settings.AUTHORITY_DIR, tmp_path / "authority"))


def names(records) -> dict[str, set]:
    return {record.id: set(record.names) for record in records}


def test_the_rows_give_back_what_the_files_hold(bare, settings):
    load_authority(settings.AUTHORITY_DIR)
    files, rows = read_authority(settings.AUTHORITY_DIR), gazetteer()
    assert {state.code: set(state.names) for state in rows.states} == {s.code: set(s.names) for s in files.states}
    assert {state.code: set(state.demonyms) for state in rows.states} == {s.code: set(s.demonyms) for s in files.states}
    for kind in ("treaties", "persons", "bodies", "outlets"):
        assert names(getattr(rows, kind)) == names(getattr(files, kind)), kind
    assert [(t.id, t.parent, set(t.cues)) for t in rows.topics] == [(t.id, t.parent, set(t.cues)) for t in files.topics]
    assert {t.id: (set(t.parties), t.signed, len(t.provisions)) for t in rows.treaties} == {
        t.id: (set(t.parties), t.signed, len(t.provisions)) for t in files.treaties
    }


def test_loading_twice_changes_nothing(bare, settings):
    assert load_authority(settings.AUTHORITY_DIR) is True
    counts = [model.objects.count() for model in (Treaty, TreatyName, State, RecordedRelation)]
    assert load_authority(settings.AUTHORITY_DIR) is False
    assert counts == [model.objects.count() for model in (Treaty, TreatyName, State, RecordedRelation)]


def test_the_same_names_are_the_same_gazetteer(authority):
    assert gazetteer() is gazetteer()


def test_a_new_name_is_in_the_gazetteer_at_once(authority):
    before = gazetteer()
    TreatyName.objects.create(treaty=Treaty.objects.get(slug="dprk-rus-2024"), language="en", text="Amnokkang pact")
    assert gazetteer() is not before
    assert "Amnokkang pact" in {name.text for name in gazetteer().treaty("dprk-rus-2024").names}


def test_a_new_file_adds_and_leaves_what_a_curator_changed(bare, folder):
    load_authority(folder)
    Treaty.objects.filter(slug="dprk-rus-2024").update(name="As the curator calls it")
    records = json.loads((folder / "treaties.json").read_text())
    records[0]["names"]["en"].append("Amnokkang pact")
    (folder / "treaties.json").write_text(json.dumps(records))
    assert load_authority(folder) is True
    treaty = Treaty.objects.get(slug="dprk-rus-2024")
    assert treaty.name == "As the curator calls it"
    assert treaty.names.filter(text="Amnokkang pact").count() == 1


def test_a_file_that_is_wrong_loads_nothing(bare, folder):
    (folder / "treaties.json").write_text('[{"id": "x", "tittle": "wrong"}]')
    with pytest.raises(ValueError, match="tittle"):
        load_authority(folder)
    assert not State.objects.exists()


def test_the_2000_treaty_was_ended_by_the_treaty_of_2024_and_only_a_person_claims_that_of_1961(authority):
    ends = RecordedRelation.objects.filter(origin__slug="dprk-rus-2024").exclude(type="cites")
    assert {(relation.target.slug, relation.type, relation.mode) for relation in ends} == {
        ("dprk-rus-2000", "terminates", "asserted-by-text"),
        ("dprk-sun-1961", "supersedes", "claimed-by-person"),
    }
    assert ends.get(target__slug="dprk-sun-1961").claimed_by == "Yury Ushakov"
