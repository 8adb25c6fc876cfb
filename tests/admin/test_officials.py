"""A curator sends a treaty's own text in, looks at what was found in it, keeps it, and takes it away."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive import officials
from archive.ingest.keeping import aside, keep, saved
from archive.models import OfficialText, Original
from tests import factories, originals
from tests.admin.uploading import file
from tests.views.pages import read, words

pytestmark = pytest.mark.django_db

TEXT = (
    "The Parties,\nhave agreed:\nArticle 1\nThe Parties are friends.\nArticle 2\nThey help one another.\n"
    "Article 2\nAgain.\nArticle 5\nThe end.\n\nDone at Lima."
)


@pytest.fixture
def treaty():
    return factories.treaty("Treaty of Lima")


@pytest.fixture
def curator(client) -> User:
    """The curator whose client `client` is."""
    user = User.objects.create_user("ada")
    user.groups.add(Group.objects.get(name="curator"))
    client.force_login(user)
    return user


def address(treaty, name: str) -> str:
    return reverse(f"admin:archive_officialtext_{name}", args=[treaty.pk])


def kept(treaty, by=None) -> OfficialText:
    original = keep(TEXT.encode(), "treaty.txt", by=by)
    return officials.keep(officials.propose(treaty, TEXT, "en"), saved([original])[original.sha256], by)


def bytes_of(original: Original) -> bytes:
    return Path(original.content.path).read_bytes()


def test_a_file_is_read_in_a_cell_looked_at_and_kept(client, curator, treaty):
    page = read(client, reverse("admin:archive_treaty_change", args=[treaty.pk]))
    assert page.find("a", string="Add an official text")["href"] == address(treaty, "add")
    sent = {"language": "EN", "source_url": "example.org/lima"}
    answer = client.post(address(treaty, "add"), sent | {"file": file("treaty.txt", TEXT.encode()), "language": "ko"})
    assert "No numbered article was found" in answer.content.decode()
    answer = client.post(address(treaty, "add"), sent | {"file": file("treaty.txt", TEXT.encode())})
    assert answer.status_code == 302, answer.context["form"].errors
    assert not OfficialText.objects.exists()
    assert not Original.objects.exists()  # whoever turns away now leaves nothing
    page = read(client, answer.url)
    assert [words(heading) for heading in page.select("ol.evidence h2")] == [
        "Preamble", "Article 1", "Article 2", "Article 5"
    ]  # fmt: skip
    look_first = words(page.select_one(".upload-summary"))
    assert "passes over Articles 3 to 4" in look_first
    assert "More than one place is headed Article 2" in look_first
    form = {field["name"]: field.get("value", "") for field in page.select("form[method=post] input[name]")}
    answer = client.post(answer.url, form)
    assert answer.url == f"/treaties/{treaty.slug}/text/?language=en"
    official = treaty.official_texts.get()
    assert (official.language, official.source_url, official.added_by) == ("en", "https://example.org/lima", curator)
    assert bytes_of(official.original) == TEXT.encode()
    assert (official.original.name, official.original.received_from) == ("treaty.txt", curator)
    assert "The Parties are friends." in words(read(client, answer.url).main)


def test_a_pasted_text_is_looked_at_before_it_takes_the_place_of_another_and_is_never_markup(client, curator, treaty):
    kept(treaty)
    hostile = TEXT.replace("friends", "<script>alert(1)</script>")
    answer = client.post(address(treaty, "add"), {"pasted": hostile.replace("\n", "\r\n"), "language": "en"})
    assert aside(parse_qs(urlsplit(answer.url).query)["sent"][0]).read_bytes() == hostile.encode()
    looked_at = client.get(answer.url)
    page = looked_at.content.decode()
    assert "take the place of the text in this language" in page
    assert "Keep it in place of the other" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert treaty.official_texts.get().text == TEXT


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"language": "en"}, "There is no text yet"),
        ({"pasted": TEXT}, "This field is required."),
        ({"pasted": TEXT, "language": "no such"}, "is no language tag"),
        ({"pasted": TEXT, "language": "en", "source_url": "nowhere at all"}, "This is no address."),
        ({"file": file("t.txt", TEXT.encode()), "pasted": TEXT, "language": "en"}, "one of the two"),
        (
            {"file": file("t.pdf", originals.pdf(TEXT, password="secret")), "language": "en"},
            "The PDF is locked with a password",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_pasted_is_still_there(client, curator, treaty, sent, sentence):
    answer = client.post(address(treaty, "add"), sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert sent.get("pasted", "") in page
    assert ("choose the file again" in page) == ("file" in sent)
    assert not OfficialText.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "",
        f"?sent={'0' * 64}&name=t.txt&language=en",
        f"?sent={'0' * 64}&name=t.txt&language=no such",
        "?sent=../../archive.sqlite3&name=t.txt&language=en",
    ],
)
def test_a_look_at_what_is_not_here_leads_back(client, curator, treaty, query):
    answer = client.get(f"{address(treaty, 'look')}{query}")
    assert answer.url == address(treaty, "add")


def test_a_text_is_removed_by_a_button_on_the_treatys_page(client, curator, treaty):
    kept(treaty, curator)
    page = read(client, reverse("admin:archive_treaty_change", args=[treaty.pk]))
    button = page.find("button", string="Remove")
    form = page.find(id=button["form"])
    answer = client.post(form["action"], {button["name"]: button["value"]}, follow=True)
    assert "The official text in English was removed." in answer.content.decode()
    assert not OfficialText.objects.exists()
    assert client.post(form["action"], {"language": "en"}).status_code == 302


def test_a_treaty_that_was_merged_takes_no_text(client, curator, treaty):
    treaty.merged_into = factories.treaty("The One")
    treaty.save()
    assert client.get(address(treaty, "add")).status_code == 404
