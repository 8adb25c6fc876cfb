"""A known name in a query is searched for by the other names of what it names."""

import os
import subprocess
import sys
import unicodedata

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import OutletName, PersonName, StateName, TreatyName
from search.language import parse
from search.names import MOST_NAMES, key_of, known_names, widened
from search.tree import And, Field, Named, Not, Or, Phrase, Tree, Word
from tests import factories
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> None:
    """A person, a state, a treaty and an outlet that nobody else is called like."""
    firefly = factories.person("Rufus Firefly")
    for language, text in (("en", "Fyreflye"), ("ru", "Огненный"), ("ko", "반딧불이")):
        PersonName.objects.create(person=firefly, text=text, language=language)
    freedonia = factories.state("Freedonia", code="f1")
    StateName.objects.create(state=freedonia, text="Свободония", language="ru")
    StateName.objects.create(state=freedonia, text="Freedonian", language="en", kind=StateName.Kind.DEMONYM)
    StateName.objects.create(state=freedonia, text="Freetown-on-Sea", language="en", kind=StateName.Kind.CAPITAL)
    pact = factories.treaty("Pact of Glassworks")
    TreatyName.objects.create(treaty=pact, text="Стекольный пакт", language="ru")
    gazette = factories.outlet("The Sylvanian Echo")
    OutletName.objects.create(outlet=gazette, text="Сильванское эхо", language="ru")


def asked(text: str) -> Tree:
    tree = parse(text).tree
    assert tree is not None
    return widened(tree)


def named(tree: Tree) -> list[tuple[Tree, tuple[str, ...]]]:
    """Every name in the tree: what was typed, and the other names."""
    match tree:
        case Named(part, names):
            return [(part, names)]
        case And(parts) | Or(parts):
            return [found for part in parts for found in named(part)]
        case Not(part) | Field(_, part):
            return named(part)
    return []


def words(text: str) -> Tree:
    return And(tuple(Word(word) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "part", "others"),
    [
        ("Fyreflye", Word("Fyreflye"), {"Rufus Firefly", "Огненный", "반딧불이"}),
        ("огненный", Word("огненный"), {"Rufus Firefly", "Fyreflye", "반딧불이"}),
        ("반딧불이", Word("반딧불이"), {"Rufus Firefly", "Fyreflye", "Огненный"}),
        ("rufus firefly", Word("rufus firefly"), {"Fyreflye", "Огненный", "반딧불이"}),
        ("Rufus-Firefly", Word("Rufus-Firefly"), {"Fyreflye", "Огненный", "반딧불이"}),
        ("“Rufus Firefly”", Phrase("Rufus Firefly"), {"Fyreflye", "Огненный", "반딧불이"}),
        ("Fréedonia", Word("Fréedonia"), {"Свободония"}),
        ("pact of glassworks", words("pact of glassworks"), {"Стекольный пакт"}),
        ("the sylvanian echo", words("the sylvanian echo"), {"Сильванское эхо"}),
    ],
)
def test_a_name_is_searched_for_by_all_other_names(known, text, part, others):
    [(typed, names)] = named(asked(text))
    assert (typed, set(names)) == (part, others)


@pytest.mark.parametrize(
    "text",
    [
        "Fyreflye visit",
        "visit of rufus firefly",
        "visit -Fyreflye",
        "visit OR Fyreflye",
        "(visit OR (Fyreflye signs))",
        "title:Fyreflye",
        "quote:(rufus firefly signs)",
        'title:"rufus firefly"',
    ],
)
def test_a_name_is_found_wherever_words_are_looked_for(known, text):
    assert len(named(asked(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "firefly",  # a part of a name
        "firefly rufus",
        "rufus OR firefly",
        "rufus -firefly",
        "Fyre*",
        "person:Fyreflye",  # the field holds all names already
        "state:Freedonia",
        "treaty:(pact of glassworks)",
        'outlet:"the sylvanian echo"',
        "Freedonian",  # no name but what its people are called
        "Freetown-on-Sea",
        "f1",
    ],
)
def test_what_is_no_name_stays_as_it_was_typed(known, text):
    assert asked(text) == parse(text).tree


@pytest.mark.parametrize("text", ["반딧불", "ガザリ", "Ratificación"])
def test_a_name_is_known_whether_its_letters_come_whole_or_in_pieces(text):
    pieces = unicodedata.normalize("NFD", text)
    person = factories.person(pieces)
    PersonName.objects.create(person=person, text="Fyreflye")
    assert named(asked(text)) == [(Word(text), ("Fyreflye",))]
    assert known_names().others(key_of(pieces)) == ("Fyreflye",)
    assert named(asked("fyreflye")) == [(Word("fyreflye"), (text,))]


def test_the_longest_name_wins_and_what_stands_around_it_stays(known):
    StateName.objects.create(state=factories.state("Rufus"), text="Руфия", language="ru")
    tree = asked("old rufus firefly visits rufus")
    assert isinstance(tree, And)
    old, firefly, visits, rufus = tree.parts
    assert (old, visits) == (Word("old"), Word("visits"))
    assert isinstance(firefly, Named)
    assert firefly.part == Word("rufus firefly")
    assert rufus == Named(Word("rufus"), ("Руфия",))


def test_a_name_that_two_are_known_by_says_nothing_of_either(known):
    other = factories.person("Rufus Firefly the Younger")
    PersonName.objects.create(person=other, text="Fyreflye", language="en")
    PersonName.objects.create(person=other, text="Юный", language="ru")
    assert named(asked("Fyreflye")) == []
    [(_, names)] = named(asked("rufus firefly"))
    assert "Fyreflye" not in names


def test_a_name_that_holds_a_shorter_one_is_not_looked_for_beside_it(known):
    treaty = factories.treaty("Glass Charter")
    for text in ("Хартия", "Стеклянная Хартия", "Хартия стекла"):
        TreatyName.objects.create(treaty=treaty, text=text, language="ru")
    TreatyName.objects.create(treaty=treaty, text="The Glass Charter of 1933", language="en")
    assert asked("glass charter") == Named(words("glass charter"), ("Хартия",))


@pytest.mark.parametrize("short", ["FR", "F.R.", "F", "자"])
def test_codes_and_single_letters_are_no_names(known, short):
    freedonia = factories.state("Great Freedonia")
    for text in (short, "Большая Свободония"):
        StateName.objects.create(state=freedonia, text=text)
    assert named(asked(short)) == []
    assert asked("great freedonia") == Named(Word("great freedonia"), ("Большая Свободония",))


def test_there_are_no_more_names_than_an_index_is_asked_for_and_none_twice(known):
    treaty = factories.treaty("Glass Charter")
    for number in range(100):
        language = f"x-{number % 10}"
        TreatyName.objects.create(treaty=treaty, text=f"Хартия {number}", language=language)
        TreatyName.objects.create(treaty=treaty, text=f"ХАРТИЯ {number}", language=language)
    [(_, names)] = named(asked("glass charter"))
    assert len({name.casefold() for name in names}) == len(names) == MOST_NAMES
    assert {int(name.split()[1]) % 10 for name in names} == set(range(10))  # no language is passed over


def test_one_that_nobody_vouches_for_has_no_other_names(known):
    met = factories.person("Otis Driftwood", vouched=False)
    PersonName.objects.create(person=met, text="Отис", language="ru")
    assert named(asked("otis driftwood")) == []
    met.vouched = True
    met.save()
    assert named(asked("otis driftwood")) == [(Word("otis driftwood"), ("Отис",))]
    met.vouched = False
    met.save()
    assert named(asked("otis driftwood")) == []


def test_the_next_search_knows_a_name_that_was_added_changed_or_taken_away(known):
    echo = factories.outlet("Morning Echo")
    assert named(asked("morning echo")) == []
    name = OutletName.objects.create(outlet=echo, text="Утреннее эхо", language="ru")
    assert asked("morning echo") == Named(words("morning echo"), ("Утреннее эхо",))
    echo.name = "Evening Echo"
    echo.save()
    assert (named(asked("morning echo")), len(named(asked("evening echo")))) == ([], 1)
    name.delete()
    assert named(asked("evening echo")) == []


def test_a_change_that_was_taken_back_is_forgotten(known):
    echo = factories.outlet("Morning Echo")
    with transaction.atomic():
        OutletName.objects.create(outlet=echo, text="Утреннее эхо", language="ru")
        assert len(named(asked("morning echo"))) == 1
        transaction.set_rollback(True)
    assert named(asked("morning echo")) == []


def test_looking_for_names_takes_one_query(known, django_assert_num_queries):
    asked("Fyreflye")
    with django_assert_num_queries(1):
        asked("Fyreflye and Freedonia and the pact of glassworks")


IN_ANOTHER_PROCESS = """
import os, django
django.setup()
from django.db import connection
from archive.models import Person, PersonName
from search.language import parse
from search.names import widened

print(sorted(widened(parse("Fyreflye").tree).names))
connection.close()
child = os.fork()
if not child:
    PersonName.objects.create(person=Person.objects.get(name="Rufus Firefly"), text="Feuerfliege", language="de")
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
print(sorted(widened(parse("Fyreflye").tree).names))
"""


def test_a_name_that_another_process_added_is_known_to_the_next_search(known, tmp_path):
    (tmp_path / "archive.sqlite3").write_bytes(connection.connection.serialize())
    environment = {"ARCHIVE_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "archive.config.settings"}
    said = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        env=os.environ | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    before, after = said.stdout.splitlines()
    assert ("Feuerfliege" in before, "Feuerfliege" in after) == (False, True)


def as_typed(tree: Tree) -> Tree:
    """The tree without the names that were added to it, and without brackets that change nothing."""
    match tree:
        case Named(part, _):
            return as_typed(part)
        case Word(text) if " " in text:  # somebody's name, whose words are looked for side by side
            return And(tuple(map(Word, text.split())))
        case And(parts):
            plain = map(as_typed, parts)
            return And(tuple(leaf for part in plain for leaf in (part.parts if isinstance(part, And) else (part,))))
        case Or(parts):
            return Or(tuple(map(as_typed, parts)))
        case Not(part):
            return Not(as_typed(part))
        case Field(name, part):
            return Field(name, as_typed(part))
    return tree


PIECES = ["rufus", "firefly", "Fyreflye", "Freedonia", "signs", "-", "(", ")", "OR", "title:", "person:", '"', "fi*"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_all_that_was_typed_is_still_asked_for(known, text):
    tree = parse(text).tree
    if tree is not None:
        assert as_typed(widened(tree)) == as_typed(tree)
