"""Golden queries: what readers type, and what must stand first for it, on the reports that come with the project."""

import tomllib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from archive.models import Report
from search.finding import find
from search.query import Query
from search.upkeep import rebuild
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX, send

pytestmark = pytest.mark.django_db
ARCHIVE_TEXT = "dprk-archive-text-page-chrome.txt"
BILL = "dprk-bill-sent-to-duma.txt"
GERMAN = "dprk-de-unsere-sache.txt"
UNANIMOUS = "dprk-duma-unanimous-397.txt"
SPANISH = "dprk-es-canje-en-moscu.txt"
ESSAY = "dprk-essay-seven-decades.txt"
FRENCH = "dprk-fr-entree-en-vigueur.txt"
IN_FORCE = "dprk-in-force-no-page-date.txt"
DECREE = "dprk-kim-decree-agency.txt"
KOREAN = "dprk-ko-4il-balhyo.txt"
RUSSIAN = "dprk-ru-duma-chto-dast.txt"
SENATORS = "dprk-senators-consent-wire.txt"


class Answer(NamedTuple):
    """What a query finds: how much, the reports by their files, the words of each line, and what was perhaps meant."""

    total: int
    files: list[str]
    words: list[str]
    meant: str
    with_all: int


@pytest.fixture(scope="module")
def ask(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Callable[..., Answer]]:
    """Asks the sample reports, taken in as `make demo` takes them in, once for all of these tests."""
    folder = tmp_path_factory.mktemp("samples")
    originals = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder / "originals"},
    }
    own = override_settings(STORAGES=settings.STORAGES | {"default": originals})
    index = override_settings(SEARCH_INDEX_DIR=folder / "index")
    known = tomllib.loads((FIXTURES / "reports.toml").read_text("utf-8"))

    def answer(text: str, **said) -> Answer:
        with index:
            found = find(Query(text=text, **said))
        hits = found.results.hits
        return Answer(
            found.results.total,
            [files[hit.slug] for hit in hits],
            ["".join(fragment.words for fragment in hit.snippet) for hit in hits],
            found.meant,
            found.results.with_all if found.results.widened else found.results.total,
        )

    with django_db_blocker.unblock(), transaction.atomic():
        with own, index:
            for path in sorted(FIXTURES.glob("*.txt")):
                assert send(path.read_bytes(), path.name, publish=True, **known.get(path.name, {})).report, path
            rebuild()
        files = dict(Report.objects.published().values_list("slug", "original__name"))
        yield answer
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("text", "first", "total"),
    [
        # words
        ("armed attack", BILL, None),
        ("not one vote against", UNANIMOUS, None),
        ("seven decades", ESSAY, None),
        ("international law", EL_COMERCIO, None),
        ("Federation Council", INTERFAX, None),
        ("war on the Korean peninsula", UNANIMOUS, None),
        ("motor for a multipolar world", IN_FORCE, None),
        ("Kim decree", DECREE, 2),
        ("1961 treaty", ESSAY, None),
        ("pact ratified", DECREE, None),
        ("doors", ESSAY, 1),
        # in other languages, with accents and without, in any inflection
        ("ratificación", SPANISH, 1),
        ("ratificacion", SPANISH, 1),
        ("Tratado de Asociación Estratégica", SPANISH, None),
        ("défense mutuelle", FRENCH, None),
        ("defense mutuelle", FRENCH, None),
        ("entrée en vigueur", FRENCH, None),
        ("militärische Hilfe", GERMAN, None),
        ("Verträge", GERMAN, 1),
        ("дума", RUSSIAN, 1),
        ("договоры", RUSSIAN, 1),
        ("Совету Федерации", RUSSIAN, 1),
        ("비준서", KOREAN, 1),
        ("전략적동반자관계", KOREAN, 1),
        # exact titles, as they are copied
        (
            "North Korea guarantees that its military assistance pact with Russia complies with international law",
            EL_COMERCIO,
            None,
        ),
        ("Putin sends treaty with ‘fiery friend’ to the Duma", BILL, None),
        ("a pact seven decades in the making", ESSAY, None),
        ("Defence treaty of North Korea and Russia takes effect", IN_FORCE, None),
        ("Agency: Pyongyang Ratifies Defence Pact With Moscow", DECREE, None),
        ("дума согласилась на договор с кндр что он даст", RUSSIAN, None),
        ("DPRK-Russia Treaty on Comprehensive Strategic Partnership", ARCHIVE_TEXT, None),
        # phrases, in every sort of quotation marks
        ('"armed attack"', BILL, 4),
        ("“armed aggression”", BILL, 3),
        ("«всеобъемлющем стратегическом партнерстве»", RUSSIAN, 1),
        ("「전략적동반자관계에」", KOREAN, 1),
        # what stands near by, beginnings, words written alike
        ("fiery NEAR friend", BILL, 1),
        ("armed NEAR/3 aggression", BILL, 3),
        ("guarant*", EL_COMERCIO, 1),
        ("senat*", SENATORS, None),
        ("Slutski~", UNANIMOUS, 1),
        ("Lavrow~", EL_COMERCIO, 1),
        # names, in whatever script
        ("Putin", BILL, 13),
        ("Slutsky", UNANIMOUS, 1),
        ("Слуцкий", UNANIMOUS, 1),
        ("Лавров", EL_COMERCIO, 1),
        ("블라디미르 푸틴", BILL, 13),
        ("Владимир Путин", BILL, 13),
        # fields
        ("title:pact", ESSAY, 3),
        ('title:"defence pact"', DECREE, 1),
        ("person:lavrov", EL_COMERCIO, 1),
        ("person:Слуцкий", UNANIMOUS, 1),
        ("outlet:interfax", INTERFAX, 1),
        ("outlet:한빛경제", KOREAN, 1),
        ("lang:Deutsch", GERMAN, 1),
        ("lang:es", SPANISH, 1),
        ('provision:"Article 8"', RUSSIAN, 1),
        ("provision:dprk-rus-2024/article-3", BILL, 1),
        ("treaty:dprk-sun-1961 lang:en", ESSAY, 1),
        ('quote:"fiery friend"', None, 0),
        # dates: where nothing ranks them, the newest stand first
        ("mentions:1961-07-06", ESSAY, 1),
        ("mentions:2024-12-04", SPANISH, 3),
        ("published:2024-06 pact", EL_COMERCIO, 1),
        ('published:"December 2024"', SPANISH, 3),
        ("published:2024-10-24 lang:en", UNANIMOUS, 1),
        ("signed:1961", FRENCH, 2),
        # all of it together
        ("pact -duma", ESSAY, 4),
        ("(signed OR ratified) decree", DECREE, None),
        ("-lang:en", SPANISH, 5),
    ],
)
def test_what_a_reader_types_leads_to_the_report_that_is_meant(ask, text, first, total):
    found = ask(text)
    assert (found.files or [None])[0] == first
    assert total in (None, found.total)


@pytest.mark.parametrize(
    ("show", "text", "first", "begins", "total"),
    [
        ("clauses", '"armed attack"', BILL, "Where an armed attack", 2),
        ("clauses", "all the means at its command", ESSAY, "with all the means", None),
        ("clauses", "원조", KOREAN, "지체없이", 1),
        ("clauses", "hilfe", GERMAN, "ohne jeden Verzug", 1),
        ("clauses", "предотвращение войны", RUSSIAN, "совместных действий", 1),
        ("clauses", "treaty:1961", ESSAY, "with all the means", 1),
        ("clauses", "provision:preamble", SENATORS, "serves peace", 1),
        ("statements", "person:lavrov", EL_COMERCIO, "If anyone", 2),
        ("statements", "legality", EL_COMERCIO, "If anyone doubts the legality", 1),
        ("statements", '"balance of forces"', UNANIMOUS, "It helps keep the balance", 1),
        ("statements", "grandiose initiative", BILL, "a great, even a grandiose", 1),
        ("statements", "Artikel 4", GERMAN, "Der Vertrag hat einen Artikel 4", 1),
        ("statements", "война", RUSSIAN, "Одна из главных задач", 1),
        ("statements", "다극세계", KOREAN, "지배와 예속이 없는", 1),
        ("statements", "instrumentos", SPANISH, "En Moscú se canjearon", 1),
    ],
)
def test_a_passage_is_found_by_its_own_words_and_what_it_is_of(ask, show, text, first, begins, total):
    found = ask(text, show=show)
    assert found.files[0] == first
    assert found.words[0].removeprefix("… ").startswith(begins)
    assert total in (None, found.total, found.with_all)


@pytest.mark.parametrize(
    "names",
    [
        ("Putin", "Путин", "푸틴", "Владимир Путин"),
        ("Kim Jong Un", "Ким Чен Ын", "김정은"),
        ("Lavrov", "Лавров"),
        ("UN Charter", "Устав ООН", "유엔헌장"),
    ],
)
def test_a_name_finds_the_same_reports_in_every_script(ask, names):
    assert len({frozenset(ask(name).files) for name in names}) == 1


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [("armed atack", "armed attack", BILL), ("federaton council", "federation council", INTERFAX)],
)
def test_a_slip_is_seen_and_its_other_words_are_found(ask, typed, meant, first):
    found = ask(typed)
    assert (found.meant, found.files[0]) == (meant, first)
    assert ask(meant).files[0] == first


@pytest.mark.parametrize(("like", "first"), [(DECREE, IN_FORCE), (ARCHIVE_TEXT, INTERFAX)])
def test_a_report_like_another_is_found(ask, like, first):
    slug = next(slug for slug, name in Report.objects.values_list("slug", "original__name") if name == like)
    assert ask(f"like:{slug}").files[0] == first
