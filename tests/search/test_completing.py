"""What is offered while one types: names and words of the archive, and how to write them."""

import unicodedata

import pytest

from archive.models import Outlet, Person, PersonName, Treaty
from search.completing import MOST, completions
from search.engines import Known
from search.index import engine
from search.language import LONGEST, parse
from search.upkeep import drain
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.fixture
def names():
    person = Person.objects.create(slug="rufus-firefly", name="Rufus T. Firefly")
    PersonName.objects.create(person=person, language="ru", text="Руфус Файрфлай")
    Treaty.objects.create(slug="freedonia-1933", name="Freedonia–Sylvania Peace Treaty")
    Outlet.objects.create(slug="gazette", name="Freedonian Gazette")
    Person.objects.create(slug="firefly-unknown", name="Firefly Unvouched", vouched=False)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("rufus", ['"Rufus T. Firefly"']),
        ("firef", ['"Rufus T. Firefly"']),
        ("attack rufus t", ['attack "Rufus T. Firefly"']),
        ("Файр", ['"Rufus T. Firefly"']),
        ("-(rufus", ['-("Rufus T. Firefly"']),
        ("freedonia", ["outlet:gazette", "treaty:freedonia-1933"]),
        ("outlet:freed", ["outlet:gazette"]),
        ("-person:firefly", ["-person:rufus-firefly"]),
        ("person:freedonia", []),
        ("published:20", []),
        ("rufus ", []),
        ("r", []),
        ("", []),
        ("🎉", []),
    ],
)
def test_names_are_completed_to_what_finds_them(names, typed, offered):
    assert sorted(completion.text for completion in completions(typed)) == sorted(offered)


def test_every_offer_is_understood(names):
    for typed in ("rufus", "freedonia", "attack rufus t", "outlet:freed"):
        for completion in completions(typed):
            assert parse(completion.text).mistakes == ()


def test_a_name_is_offered_as_soon_as_it_is_given(names):
    assert completions("driftw") == []
    PersonName.objects.create(person=Person.objects.get(slug="rufus-firefly"), language="en", text="Otis Driftwood")
    assert [completion.label for completion in completions("driftw")] == ["Rufus T. Firefly"]


def test_words_of_the_reports_are_completed_with_how_many_have_them(names):
    factories.report("They ratified the pact.")
    factories.report("Who ratifies what was ratified?")
    drain()
    assert engine().beginning("ratif", MOST)[0] == Known("ratified", 2)
    assert ("ratified", "2 reports") in {(made.label, made.note) for made in completions("ratif")}
    assert "title:ratified" in {made.text for made in completions("title:ratif")}
    assert '"they ratified' in {made.text for made in completions('"they ratif')}


@pytest.mark.parametrize("word", ["푸틴", "ガザ", "ratificación"])
def test_what_is_typed_in_pieces_of_letters_is_completed_as_whole_ones_are(word):
    Person.objects.create(slug="someone", name=f"Mr {word}")
    factories.report(f"Of {word} and others.")
    drain()
    typed = unicodedata.normalize("NFD", f"x {word}")
    assert completions(typed) == completions(f"x {word}")
    assert f'x "Mr {word}"' in [completion.text for completion in completions(typed)]


def test_offers_are_bounded(names):
    Person.objects.bulk_create(Person(slug=f"many-{n}", name=f"Firefly {n}") for n in range(300))
    PersonName.objects.create(person=Person.objects.get(slug="many-1"), text="Firefly again")
    assert 0 < len(completions("firefly")) <= MOST
    assert completions("firefly " * LONGEST) == []


def test_offers_have_an_address(client, names):
    answer = client.get("/search/suggest/", {"q": "rufus"})
    assert answer.json() == {
        "completions": [{"text": '"Rufus T. Firefly"', "label": "Rufus T. Firefly", "note": "person"}]
    }
    assert "max-age" in answer["Cache-Control"]
    assert client.get("/search/suggest/?q=%00").json() == {"completions": []}
    assert client.get("/search/suggest/").json() == {"completions": []}
    assert client.post("/search/suggest/").status_code == 405
