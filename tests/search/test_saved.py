"""Saved searches and the accounts that they need, by their addresses."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from archive import review
from archive.models import Report
from search.facets import FACET_NAMES
from search.following import followed, newest_shown
from search.models import SavedSearch
from search.names import known_names
from search.query import KINDS, SORTS, Query
from search.saved import MOST, params_of
from search.upkeep import drain
from tests import factories
from tests.views.pages import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

PASSWORD = "a long enough secret"


@pytest.fixture
def ada():
    """A reader, who is no curator."""
    return get_user_model().objects.create_user("ada", password=PASSWORD)


@pytest.fixture
def bob():
    """Another one, who is."""
    return get_user_model().objects.create_superuser("bob", password=PASSWORD)


@pytest.fixture
def reader(client, ada):
    """A browser in which she is signed in."""
    client.force_login(ada)
    return client


def report(text="A pact.", **fields) -> Report:
    """A report that has come in as a draft and has then been published, as curators do it."""
    made = factories.report(text, **{"status": Report.Status.DRAFT, **fields})
    review.publish(made, None)
    return made


def numbers(user) -> dict[str, tuple[int | None, int | None]]:
    """By the name of each of the user's searches: how many there are, and how many are new."""
    return {row.saved.name: (row.total, row.new) for row in followed(SavedSearch.objects.of(user))}


# --- saving


def test_a_search_is_saved_under_a_name_that_says_what_it_is(reader, ada):
    outlet = factories.outlet()
    address = f"/search/save/?q=armed+attack&outlet={outlet.slug}&sort=newest&page=3"
    form = read(reader, address)
    assert form.find("input", {"name": "name"})["value"] == "Reports from The Gazette: armed attack"
    assert reader.post(address, {"name": "Attacks"})["Location"] == "/search/saved/"
    [kept] = SavedSearch.objects.of(ada)
    assert (kept.name, kept.params) == ("Attacks", f"q=armed+attack&outlet={outlet.slug}&sort=newest")
    assert reader.get(f"/search/saved/{kept.pk}/open/")["Location"] == f"/search/?{kept.params}"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "All reports"),
        ({"show": "clauses", "sort": "newest"}, "All clauses"),
        ({"language": ["ru", "en"], "-origin": ["sample"]}, "in English or Russian, not among samples"),
        ({"show": "statements", "year": ["2024"]}, "Statements published in 2024"),
        ({"topic": ["x"] * 9 + ["y" * 200] * 9}, "Reports on x or"),
        ({"q": "<script>alert(1)</script>"}, "<script>alert(1)</script>"),
    ],
)
def test_every_search_has_a_name_to_begin_with_that_can_be_saved_as_it_is(reader, ada, params, said):
    address = (
        f"/search/save/{Query.from_params({k: [v] if isinstance(v, str) else v for k, v in params.items()}).to_url()}"
    )
    name = read(reader, address).find("input", {"name": "name"})["value"]
    assert said in name
    assert reader.post(address, {"name": name}).status_code == 302
    assert SavedSearch.objects.of(ada).get().name == name


def test_a_search_is_saved_once(reader, ada):
    reader.post("/search/save/?q=pact&language=ru&language=en", {"name": "Pacts"})
    response = reader.post("/search/save/?language=en&q=pact&page=2&language=ru&nonsense=1", {"name": "Again"})
    assert (response.status_code, SavedSearch.objects.of(ada).count()) == (400, 1)
    assert "You have saved this search already, as “Pacts”." in response.content.decode()


def test_who_is_about_to_save_a_search_again_is_told_at_once(reader, ada):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    page = read(reader, "/search/save/?q=pact")
    assert "You have saved this search already, as “Pacts”." in words(page.main)
    assert page.find("input", {"name": "name"}) is None


@pytest.mark.parametrize(
    ("address", "said", "can_be_saved"),
    [
        ("?q=armed+attack”", "The quotation mark ” closes nothing.", True),
        ("?q=published:soon", "Nothing is left of this search but its mistakes: there is nothing to save.", False),
        ("?q=pact", "", True),
    ],
)
def test_who_is_about_to_save_a_mistake_is_told_so(reader, address, said, can_be_saved):
    main = read(reader, f"/search/save/{address}").main
    assert said in words(main)
    assert bool(main.select(".notice")) == bool(said)
    assert bool(main.find("input", {"name": "name"})) == can_be_saved


def test_two_readers_can_save_the_same(reader, ada, bob, client):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    client.force_login(bob)
    assert client.post("/search/save/?q=pact", {"name": "Pacts"}).status_code == 302


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "\x00"])
def test_a_name_that_is_none_is_refused_and_what_is_wrong_is_said(reader, ada, name):
    response = reader.post("/search/save/?q=pact", {"name": name})
    assert (response.status_code, SavedSearch.objects.count()) == (400, 0)
    page = read(reader, "/search/save/?q=pact")
    assert page.find("input", {"name": "name"})["maxlength"] == "200"
    assert "errorlist" in response.content.decode()


def test_no_more_can_be_kept_than_so_many(reader, ada):
    SavedSearch.objects.bulk_create(SavedSearch(user=ada, params=f"q=a{n}", name=str(n)) for n in range(MOST))
    response = reader.post("/search/save/?q=pact", {"name": "One more"})
    assert (response.status_code, SavedSearch.objects.count()) == (400, MOST)
    assert f"You have saved {MOST} searches, and no more can be kept." in response.content.decode()


def test_a_search_that_is_nothing_but_a_mistake_is_not_saved(reader):
    response = reader.post("/search/save/?q=published:soon", {"name": "Soon"})
    assert (response.status_code, SavedSearch.objects.count()) == (400, 0)
    assert "nothing to save" in response.content.decode()


@given(
    text=st.text(),
    chosen=st.frozensets(st.tuples(st.sampled_from(sorted(FACET_NAMES)), st.text(max_size=9)), max_size=4),
    excluded=st.frozensets(st.tuples(st.sampled_from(sorted(FACET_NAMES)), st.text(max_size=9)), max_size=4),
    sort=st.sampled_from(SORTS),
    show=st.sampled_from(KINDS),
    strict=st.booleans(),
)
def test_what_is_saved_is_what_is_opened(text, chosen, excluded, sort, show, strict):
    query = Query(text, chosen, 3, sort, excluded, show, strict)
    kept = SavedSearch(params=params_of(query))
    assert (kept.query, kept.whole) == (query.at_page(1), True)


def test_a_search_part_of_which_is_no_longer_known_says_so(reader, ada):
    SavedSearch.objects.create(user=ada, params="q=pact&colour=red", name="Red pacts")
    assert "no longer known here" in words(read(reader, "/search/saved/").select_one(".saved"))


# --- how many there are, and how many are new


def test_the_list_says_how_many_are_found_and_how_many_are_new_since_it_was_opened(reader, ada):
    report()
    drain()
    for address in ("?q=pact", "?q=treaty", "?q=pact&show=clauses"):
        reader.post(f"/search/save/{address}", {"name": address})
    assert numbers(ada) == {"?q=pact": (1, 0), "?q=treaty": (0, 0), "?q=pact&show=clauses": (0, 0)}
    for _ in range(2):
        report()
    drain()
    assert numbers(ada) == {"?q=pact": (3, 2), "?q=treaty": (0, 0), "?q=pact&show=clauses": (0, 0)}
    [link] = read(reader, "/search/saved/").select('a[href$="?new"]')
    assert words(link) == "2 new"
    assert reader.get(link["href"])["Location"] == "/search/?q=pact&words=all&sort=added"
    assert numbers(ada)["?q=pact"] == (3, 0)


def test_a_clause_is_new_with_its_report(reader, ada):
    reader.post("/search/save/?show=clauses", {"name": "Clauses"})
    full = factories.full_report(status=Report.Status.DRAFT)
    drain()
    assert numbers(ada) == {"Clauses": (0, 0)}
    review.publish(full, None)
    drain()
    assert numbers(ada) == {"Clauses": (1, 1)}
    assert "1 clause" in words(read(reader, "/search/saved/").select_one(".saved"))


def test_a_draft_is_new_when_it_is_published_however_long_it_has_lain(reader, ada):
    draft = factories.report("A pact.", status=Report.Status.DRAFT)
    report()
    drain()
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    review.publish(draft, None)
    drain()
    assert numbers(ada) == {"Pacts": (2, 1)}


def test_what_was_not_indexed_yet_when_the_list_was_opened_is_new_afterwards(reader, ada):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    late = report()
    reader.get(f"/search/saved/{SavedSearch.objects.get().pk}/open/")
    drain()
    assert numbers(ada) == {"Pacts": (1, 1)}
    reader.get(f"/search/saved/{SavedSearch.objects.get().pk}/open/")
    late.title = "Another title"
    late.save()
    report()
    assert newest_shown() == late.decisions.get().pk, "a change of what was indexed before makes nothing new"


def test_what_is_withdrawn_is_neither_counted_nor_new(reader, ada):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    gone = report()
    drain()
    review.withdraw(gone, None, note="x")
    assert numbers(ada) == {"Pacts": (0, 0)}


def test_only_what_has_all_the_words_is_new(reader, ada):
    report("A pact of steel.")
    drain()
    reader.post("/search/save/?q=pact+steel", {"name": "Steel"})
    report("Steel is dear.")
    drain()
    assert numbers(ada)["Steel"][1] == 0


def test_of_very_many_that_are_new_it_is_said_that_there_are_at_least_so_many(reader, ada, monkeypatch):
    monkeypatch.setattr("search.following.MOST_NEW", 2)
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    for new in ("2 new", "at least 2 new"):
        for _ in range(2):
            report()
        drain()
        assert f", {new} " in words(read(reader, "/search/saved/").select_one(".saved .inline"))


def test_looking_at_the_list_of_searches_makes_nothing_seen_and_neither_does_a_look_ahead(reader, ada):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    report()
    drain()
    reader.get("/search/saved/")
    reader.head(f"/search/saved/{SavedSearch.objects.get().pk}/open/")
    assert numbers(ada) == {"Pacts": (1, 1)}


def test_the_statements_of_a_page_of_searches_are_bounded(reader, ada, django_assert_max_num_queries):
    treaties = [factories.treaty(f"Treaty {number}") for number in range(30)]
    for treaty in treaties:
        SavedSearch.objects.create(user=ada, params=f"treaty={treaty.slug}", name=treaty.name)
    report()
    drain()
    known_names()  # which each process reads once after a name has changed
    with django_assert_max_num_queries(16):
        page = read(reader, "/search/saved/")
    assert len(page.select(".saved > li")) == 25
    assert len(read(reader, "/search/saved/?page=2").select(".saved > li")) == 5


def test_without_a_whole_index_the_searches_are_listed_all_the_same(reader, ada, settings, tmp_path):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    page = read(reader, "/search/saved/")
    assert "The index is not whole just now" in words(page.select_one(".notice"))
    assert words(page.select_one(".saved h2")) == "Pacts"


# --- renaming, deleting


def test_a_search_is_renamed_and_deleted(reader, ada):
    reader.post("/search/save/?q=pact", {"name": "Pacts"})
    kept = SavedSearch.objects.get()
    assert reader.post(kept.get_absolute_url(), {"name": ""}).status_code == 400
    assert reader.post(kept.get_absolute_url(), {"name": "Treaties", "params": "q=x"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.params) == ("Treaties", "q=pact")
    assert reader.post(reverse("search:delete", args=[kept.pk]))["Location"] == "/search/saved/"
    assert not SavedSearch.objects.exists()


def test_names_are_shown_as_text(reader, ada):
    SavedSearch.objects.create(user=ada, params="q=%3Cscript%3E", name="<script>alert(1)</script>")
    assert "<script>alert" not in reader.get("/search/saved/").content.decode()


# --- who may do what

OWN = ("kept", "open", "delete")
ALLOWED = {
    "save": {"get", "head", "post"},
    "saved": {"get", "head"},
    "kept": {"get", "head", "post"},
    "open": {"get", "head"},
    "delete": {"post"},
}
METHODS = ("get", "head", "post", "put", "patch", "delete")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_whoever_is_not_signed_in_is_asked_to_and_sees_and_changes_nothing(client, ada, name, method):
    kept = SavedSearch.objects.create(user=ada, params="q=pact", name="Pacts")
    address = reverse(f"search:{name}", args=[kept.pk] if name in OWN else [])
    response = getattr(client, method)(address, {"name": "Mine"} if method in ("get", "post") else "")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/search/sav")
    assert list(SavedSearch.objects.values_list("name", "seen")) == [("Pacts", kept.seen)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", OWN)
def test_the_searches_of_others_are_not_there_for_curators_either(client, ada, bob, name, method):
    kept = SavedSearch.objects.create(user=ada, params="q=pact", name="Pacts")
    client.force_login(bob)
    response = getattr(client, method)(reverse(f"search:{name}", args=[kept.pk]))
    assert response.status_code == (404 if method in ALLOWED[name] else 405)
    assert list(SavedSearch.objects.values_list("name", "seen")) == [("Pacts", kept.seen)]
    assert "Pacts" not in client.get("/search/saved/").content.decode()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_reader_can_do_with_her_own_what_the_page_offers_and_nothing_else(reader, ada, name, method):
    kept = SavedSearch.objects.create(user=ada, params="q=pact", name="Pacts")
    address = reverse(f"search:{name}", args=[kept.pk] if name in OWN else [])
    assert (getattr(reader, method)(address).status_code != 405) == (method in ALLOWED[name])


@pytest.mark.parametrize("name", ["save", "kept", "delete"])
def test_no_other_site_can_make_a_reader_change_anything(ada, name):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    kept = SavedSearch.objects.create(user=ada, params="q=pact", name="Pacts")
    address = reverse(f"search:{name}", args=[kept.pk] if name in OWN else [])
    assert client.post(address, {"name": "Theirs"}).status_code == 403
    assert client.post("/accounts/logout/").status_code == 403
    assert [kept.name for kept in SavedSearch.objects.all()] == ["Pacts"]


def test_no_page_of_a_reader_is_kept_by_a_cache(reader, ada):
    kept = SavedSearch.objects.create(user=ada, params="q=pact", name="Pacts")
    for address in ("/search/saved/", "/search/save/", kept.get_absolute_url()):
        assert "no-store" in reader.get(address)["Cache-Control"]


# --- accounts


def test_whoever_signs_in_on_the_way_to_saving_a_search_comes_back_to_it(client, ada):
    wanted = "/search/save/?q=armed+attack"
    login = client.get(wanted)["Location"]
    page = read(client, login)
    assert "made by an administrator" in words(page.main)
    hidden = {field["name"]: field["value"] for field in page.select('main input[type="hidden"]')}
    response = client.post(login, {**hidden, "username": "ada", "password": PASSWORD})
    assert response["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"]
)
def test_signing_in_leads_to_no_other_site(client, ada, elsewhere):
    response = client.post(
        f"/accounts/login/?next={elsewhere}", {"username": "ada", "password": PASSWORD, "next": elsewhere}
    )
    assert response["Location"] == "/search/saved/"


def test_a_wrong_password_is_answered_without_saying_who_there_is(client, ada):
    answers = [
        client.post("/accounts/login/", {"username": name, "password": "wrong"}).context["form"].non_field_errors()
        for name in ("ada", "nobody")
    ]
    assert answers[0] == answers[1]


def test_signing_out_takes_more_than_a_link(reader):
    assert reader.get("/accounts/logout/").status_code == 405
    assert "_auth_user_id" in reader.session
    assert reader.post("/accounts/logout/")["Location"] == "/"
    assert "_auth_user_id" not in reader.session


def test_a_reader_changes_her_password_and_stays_signed_in(reader, ada):
    new = "quite another secret"
    given = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert reader.post("/accounts/password/", given)["Location"] == "/accounts/password/changed/"
    assert words(read(reader, "/accounts/password/changed/").h1) == "Your password has been changed"
    ada.refresh_from_db()
    assert ada.check_password(new)


@pytest.mark.parametrize("address", ["/accounts/password/", "/accounts/password/changed/"])
def test_only_whoever_is_signed_in_changes_a_password(client, address):
    assert client.get(address)["Location"].startswith("/accounts/login/?next=")


def test_every_page_says_who_is_signed_in_and_how_to_be(client, ada):
    account = read(client, "/treaties/?page=1").select_one(".account")
    assert account.a["href"] == "/accounts/login/?next=%2Ftreaties%2F%3Fpage%3D1"
    client.force_login(ada)
    account = read(client, "/treaties/").select_one(".account")
    assert words(account).startswith("Signed in as ada")
    assert account.form["method"] == "post"


def test_a_page_for_whoever_is_not_signed_in_asks_nothing_about_them(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/accounts/login/")


def test_a_reader_has_no_way_into_the_curators_site(reader):
    for address in ("/admin/", "/admin/password_change/"):
        assert reader.get(address).status_code == 403


def test_the_curators_site_keeps_its_own_page_for_passwords(client, bob):
    client.force_login(bob)
    assert not read(client, "/accounts/password/").select("#site-name")
    assert words(read(client, "/admin/password_change/").select_one("#site-name")) == "Treaty archive workbench"
