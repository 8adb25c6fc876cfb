"""The whole list as a file."""

import csv
import io
import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import review
from archive.spreadsheets import shown
from search.entry import Results
from search.finding import Found, find
from search.query import PAGE_SIZE, Query
from search.upkeep import rebuild
from search.views.exports import COLUMNS, _csv, _json
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports():
    """One with something of everything, and more than a page of others."""
    full = factories.full_report(title="The pact, “signed”", published="2024-06-19~")
    others = [factories.report("A pact.", language="ru", sample=number == 0) for number in range(PAGE_SIZE + 3)]
    rebuild()
    return [full, *others]


def rows_of(client, address: str) -> list[dict[str, str]]:
    """The rows of the CSV file, by its columns."""
    response = client.get(f"/search/export.csv{address}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def object_of(client, address: str) -> dict:
    """The JSON file."""
    response = client.get(f"/search/export.json{address}")
    assert response.status_code == 200
    return json.loads(b"".join(response.streaming_content))


def record(**said) -> dict:
    """What a file tells of one thing, most of it nothing."""
    return dict.fromkeys(COLUMNS, "") | {"sample": False, "topics": [], "treaties": []} | said


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?q=pact",
        "?q=pact&page=2&sort=oldest",
        "?language=ru",
        "?-language=ru",
        "?origin=sample",
        "?q=unheard",
        "?show=clauses",
        "?show=statements&sort=newest",
    ],
)
def test_a_file_has_the_whole_of_the_list_in_its_order(client, reports, address):
    pages = []
    query = Query.from_params(dict(client.get(f"/search/{address}").wsgi_request.GET.lists())).at_page(1)
    for number in range(1, max(find(query).results.pages, 1) + 1):
        pages += [f"http://testserver{hit.url}" for hit in find(query.at_page(number)).results.hits]
    assert [row["address"] for row in rows_of(client, address)] == pages
    told = object_of(client, address)
    assert [row["address"] for row in told["results"]] == pages
    assert (told["total"], told["complete"]) == (len(pages), True)


@pytest.mark.parametrize("show", ["clauses", "statements"])
def test_where_nothing_is_of_the_kind_the_file_is_whole_and_empty(client, show):
    factories.report("A pact.")
    rebuild()
    assert rows_of(client, f"?q=pact&show={show}") == []
    assert object_of(client, f"?q=pact&show={show}")["complete"]


def test_a_row_says_what_is_known_of_a_report(client, reports):
    [row] = rows_of(client, "?facts=clause")
    assert list(row) == list(COLUMNS)
    assert row == {
        "address": f"http://testserver{reports[0].get_absolute_url()}",
        "title": "The pact, “signed”",
        "outlet": "The Gazette",
        "published": "2024-06-19~",
        "language": "en",
        "kind": "report",
        "source": "",
        "words": "",
        "sample": "no",
        "topics": "Mutual defence",
        "treaties": "Treaty of 2024; Treaty of 2000",
    }


def test_a_passage_has_its_words_and_whose_they_are(client, reports):
    [clause] = object_of(client, "?show=clauses")["results"]
    assert (clause["kind"], clause["words"]) == ("clause", reports[0].clauses.get().exact)
    assert clause["source"].startswith("Article 4")
    [statement] = rows_of(client, "?show=statements")
    assert (statement["kind"], statement["words"]) == ("statement", "the other shall help")


def test_the_object_says_what_was_asked_how_it_was_understood_and_as_of_when(client, reports):
    told = object_of(client, "?q=pact+published:soon&language=ru")
    assert told["query"] == {"q": ["pact published:soon"], "language": ["ru"]}
    assert told["understood"] == find(Query("pact published:soon")).understood
    assert told["mistakes"] == [mistake.message for mistake in Query("published:soon pact").parsed.mistakes]
    assert told["indexed_as_of"]
    topics = object_of(client, "?facts=clause")["results"][0]["topics"]
    assert [topic["name"] for topic in topics] == ["Mutual defence"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("export.csv", "treaty-archive-reports.csv"),
        ("export.csv?q=armed attack&show=clauses&language=en", "treaty-archive-clauses-armed-attack-en.csv"),
        ("export.json?-origin=sample", "treaty-archive-reports-not-sample.json"),
    ],
)
def test_the_name_of_the_file_says_what_it_is(client, reports, address, name):
    assert client.get(f"/search/{address}")["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_name_in_another_script_is_kept_and_no_name_is_endless(client, reports):
    assert quote("договор") in client.get("/search/export.csv?q=договор")["Content-Disposition"]
    assert len(client.get(f"/search/export.csv?q={'treaty ' * 60}")["Content-Disposition"]) < 140


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(client, begins):
    factories.report("A pact.", title=f"{begins}HYPERLINK(1)")
    rebuild()
    [row] = rows_of(client, "?q=pact")
    assert row["title"].startswith(("'", "HYPERLINK"))
    assert object_of(client, "?q=pact")["results"][0]["title"] in (f"{begins}HYPERLINK(1)", "HYPERLINK(1)")


@given(st.text())
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe_and_no_other_is_changed(text):
    cell = shown(text)
    assert cell in (text, f"'{text}")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_whatever_the_words_are_the_files_can_be_read_back(words):
    found = Found(Query("x"), Results(total=len(words)), None)
    records = [record(words=said) for said in words]
    told = json.loads("".join(_json(found, records)))
    assert ([row["words"] for row in told["results"]], told["complete"]) == (words, True)
    text = "".join(_csv(found, records)).removeprefix("\ufeff")
    assert [row["words"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [shown(said) for said in words]


@pytest.mark.parametrize("written", [_csv, _json])
def test_the_first_bytes_come_long_before_the_last_entry_is_made(written):
    made = 0

    def thousands():
        nonlocal made
        for made in range(1, 5_001):
            yield record(title=str(made))

    pieces = written(replace(find(Query()), results=Results(total=5_000)), thousands())
    assert next(pieces)
    assert made == 0
    assert "1" in next(pieces)
    assert made == 1
    assert sum(1 for _ in pieces) >= 4_999
    assert made == 5_000


def test_a_request_for_a_file_looks_up_a_chunk_of_the_list_at_a_time(
    client, django_assert_max_num_queries, monkeypatch
):
    for number in range(9):
        factories.full_report(name=f"{number}.txt")
    rebuild()
    monkeypatch.setattr("search.lines.CHUNK", 3)
    with django_assert_max_num_queries(12):
        content = client.get("/search/export.csv").streaming_content
        next(content)
        next(content)
    assert sum(1 for _ in content) == 8


def test_what_is_withdrawn_while_the_file_is_written_is_not_in_it_and_the_file_says_that_it_is_not_whole(
    client, reports, monkeypatch
):
    monkeypatch.setattr("search.lines.CHUNK", 5)
    content = client.get("/search/export.json?language=ru").streaming_content
    read = [next(content), next(content)]
    for report in reports[1:]:
        review.withdraw(report, None, note="x")
    told = json.loads(b"".join([*read, *content]))
    assert (len(told["results"]), told["total"], told["complete"]) == (5, PAGE_SIZE + 3, False)


def test_a_list_that_breaks_off_is_still_an_object_and_says_so():
    def broken():
        yield record(title="one")
        raise OSError("the disk is gone")

    writing, pieces = _json(Found(Query(), Results(total=2), None), broken()), []
    with pytest.raises(OSError, match="the disk is gone"):
        pieces.extend(writing)
    told = json.loads("".join(pieces))
    assert ([row["title"] for row in told["results"]], told["complete"]) == (["one"], False)


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_query_of_nothing_but_mistakes_is_refused_in_a_plain_sentence(client, reports, suffix):
    response = client.get(f"/search/export.{suffix}?q=published:soon")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert Query("published:soon").parsed.mistakes[0].message in response.content.decode()


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_without_a_whole_index_there_is_no_file_but_a_sentence(client, settings, tmp_path, suffix):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    response = client.get(f"/search/export.{suffix}")
    assert (response.status_code, "Content-Disposition" in response) == (503, False)
    assert "index" in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_file_can_only_be_read(client, suffix, method):
    assert getattr(client, method)(f"/search/export.{suffix}").status_code == 405
