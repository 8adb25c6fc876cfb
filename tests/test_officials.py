"""A treaty's own text is kept with its provisions, replaced, removed, put on record, and merged with its treaty."""

from importlib import import_module

import pytest
from django.contrib.auth import get_user_model
from django.db.models import ProtectedError

from archive import history, officials
from archive.authority import merge, undo
from archive.cells import Read, examine
from archive.cells.answers import Parcel
from archive.extraction import Findings, Gazetteer
from archive.limits import Limits
from archive.models import AuthorityChange, OfficialProvision, OfficialText, Provision, QuotedClause
from tests import factories, originals

pytestmark = pytest.mark.django_db

FOUR = "If one Party is attacked, the other Party gives all the help that it can, without delay."
TEXT = f"The Parties,\nhave agreed:\nArticle 1\nThe Parties are friends.\nArticle 4\n{FOUR}\nArticle 5\nThe end."


@pytest.fixture
def ada():
    return get_user_model().objects.create_user("ada")


def kept(treaty, text=TEXT, language="en", by=None, source_url="") -> OfficialText:
    original = factories.report(text=text).original
    return officials.keep(officials.propose(treaty, text, language), original, by, source_url=source_url)


def labels(treaty) -> list[str]:
    return sorted(treaty.provisions.values_list("label", flat=True))


def test_each_provision_has_the_words_of_its_place_in_the_text():
    official = kept(factories.treaty())
    assert [(one.provision.label, one.exact) for one in official.provisions.select_related("provision")] == [
        ("Preamble", "The Parties,\nhave agreed:"),
        ("Article 1", "The Parties are friends."),
        ("Article 4", FOUR),
        ("Article 5", "The end."),
    ]
    assert all(official.text[one.start : one.end] == one.exact for one in official.provisions.all())


def test_provisions_that_are_there_are_used_and_others_are_made_and_vouched_for():
    treaty = factories.treaty()
    four = factories.provision(treaty, "Article 4", vouched=False, verified=False, subject="Help")
    kept(treaty)
    four.refresh_from_db()
    assert (four.vouched, four.verified, four.subject) == (True, True, "Help")
    assert labels(treaty) == ["Article 1", "Article 4", "Article 5", "Preamble"]
    assert not treaty.provisions.filter(vouched=False).exists()


@pytest.mark.parametrize(
    ("there", "text"), [("Article IV", TEXT), ("Article 4", TEXT.replace("Article 4", "ARTICLE IV"))]
)
def test_a_treaty_keeps_its_way_of_writing_numbers(there, text):
    treaty = factories.treaty()
    four = factories.provision(treaty, there)
    kept(treaty, text)
    assert OfficialProvision.objects.get(exact=FOUR).provision == four
    assert ("Article I" in labels(treaty)) == (there == "Article IV")


def test_another_language_has_a_text_of_its_own_and_the_same_provisions():
    treaty = factories.treaty()
    kept(treaty)
    kept(treaty, "Статья 1\nСтороны — друзья.\nСтатья 4\nПомощь.\nСтатья 5\nКонец.", "ru")
    assert treaty.official_texts.count() == 2
    assert labels(treaty) == ["Article 1", "Article 4", "Article 5", "Preamble"]


def test_a_text_takes_the_place_of_the_one_in_its_language():
    treaty = factories.treaty()
    kept(treaty)
    proposal = officials.propose(treaty, TEXT.replace("friends", "the best of friends"), "en")
    assert proposal.replaces == treaty.official_texts.get()
    officials.keep(proposal, factories.report().original, None)
    assert treaty.official_texts.get().provisions.get(provision__label="Article 1").exact == (
        "The Parties are the best of friends."
    )


def test_what_was_done_to_a_treatys_text_stands_in_its_history(ada):
    treaty = factories.treaty()
    official = kept(treaty, by=ada, source_url="https://example.org/treaty")
    officials.remove(official, ada)
    removed, added = history.of_authority(treaty)
    [came] = [change for change in added.changes if change.label == "Official texts"]
    assert came.after.startswith("English, https://example.org/treaty, text ")
    [went] = [change for change in removed.changes if change.label == "Official texts"]
    assert (went.before, went.after) == (came.after, "")


def test_what_is_removed_leaves_its_bytes_and_the_provisions_of_which_anything_else_tells():
    treaty = factories.treaty()
    factories.provision(treaty, "Article 4", subject="Help")
    official = kept(treaty)
    report = factories.report(text="It says: “The end.”")
    factories.fact("clause", report, "The end.", treaty=treaty, provision=treaty.provisions.get(label="Article 5"))
    officials.remove(official, None)
    assert not OfficialText.objects.exists()
    assert labels(treaty) == ["Article 4", "Article 5"]
    official.original.refresh_from_db()


def test_a_provision_that_only_a_wrong_text_had_goes_with_it_but_none_that_was_here_before():
    treaty = factories.treaty()
    factories.provision(treaty, "Article 5", vouched=False)
    kept(treaty)
    kept(treaty, TEXT.replace("The Parties,\nhave agreed:\n", "").replace("Article 5", "Article 6"))
    assert labels(treaty) == ["Article 1", "Article 4", "Article 5", "Article 6"]


def test_a_text_without_numbered_articles_is_not_kept_and_the_sentence_says_what_to_do():
    with pytest.raises(officials.NothingNumbered, match="Is the language right"):
        officials.propose(factories.treaty(), "The Parties are friends.", "en")


def test_an_unnumbered_clause_finds_its_provision_once_the_official_text_is_here():
    treaty = factories.treaty()
    report = factories.report(text=f"It says: “{FOUR}” So much.", language="en")
    clause = factories.fact("clause", report, FOUR, treaty=treaty)
    kept(treaty)
    placed = QuotedClause.objects.get(pk=clause.pk)
    assert (placed.provision.label, placed.basis) == ("Article 4", "matched")


def test_official_texts_go_with_a_treaty_that_is_merged_and_come_back_when_it_is_undone(ada):
    other, into = factories.treaty("The Other"), factories.treaty("The One")
    kept(other)
    change = merge(other, into, ada)
    [official] = into.official_texts.all()
    assert {one.provision.treaty_id for one in official.provisions.select_related("provision")} == {into.pk}
    undo(change, ada)
    [official] = other.official_texts.all()
    assert {one.provision.treaty_id for one in official.provisions.select_related("provision")} == {other.pk}


def test_of_two_texts_in_one_language_that_of_the_one_that_stands_stays_and_undoing_brings_the_other_back(ada):
    other, into = factories.treaty("The Other"), factories.treaty("The One")
    kept(other, TEXT.replace("friends", "foes"))
    kept(into)
    before = [sorted(model.objects.values_list()) for model in (OfficialText, OfficialProvision)]
    change = merge(other, into, ada)
    assert into.official_texts.get().text == TEXT
    undo(change, ada)
    assert (other.official_texts.count(), into.official_texts.count()) == (1, 1)
    assert [sorted(model.objects.values_list()) for model in (OfficialText, OfficialProvision)] == before


def test_a_provision_that_an_official_text_has_is_not_deleted_unseen():
    treaty = factories.treaty()
    kept(treaty)
    with pytest.raises(ProtectedError):
        treaty.provisions.get(label="Article 4").delete()


def examined(tmp_path, name: str, data: bytes):
    path = tmp_path / "kept"
    path.write_bytes(data)
    [answer] = examine(Parcel(path, name, official=True), Gazetteer(), Limits())
    return answer


def test_a_page_is_read_with_its_headings_and_without_its_navigation(tmp_path):
    page = "<title>T</title><nav>Home</nav><h1>Treaty</h1>" + "".join(
        f"<h3>Article <b>{number}</b></h3><p>They shall do<br>thing {number}.</p>" for number in (1, 2)
    )
    answer = examined(tmp_path, "treaty.html", page.encode())
    assert isinstance(answer, Read)
    assert answer.reading.text == (
        "Treaty\n\nArticle 1\n\nThey shall do\nthing 1.\n\nArticle 2\n\nThey shall do\nthing 2."
    )
    assert answer.findings == Findings()


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
def test_a_file_of_every_kind_can_be_split(tmp_path, kind):
    lines = ["Treaty", "Article 1", "The Parties are friends of one another.", "Article 2", "They remain so for good."]
    made = {"pdf": lambda: originals.pdf("\n".join(lines)), "docx": lambda: originals.docx(*lines)}
    data = made[kind]() if kind in made else "\n".join(lines).encode()
    answer = examined(tmp_path, f"treaty.{kind}", data)
    proposal = officials.propose(factories.treaty(), answer.reading.text, "en")
    assert [placed.label for placed in proposal.placed] == ["Article 1", "Article 2"]


def test_nothing_is_recorded_where_the_same_text_comes_again(ada):
    treaty = factories.treaty()
    kept(treaty, by=ada)
    kept(treaty, by=ada)
    assert AuthorityChange.objects.filter(kind="treaty").count() == 1


def test_what_stood_in_single_provisions_becomes_one_text_and_white_space_none():
    laid_out = import_module("archive.migrations.0004_dossier").laid_out
    one, two = (Provision(label=f"Article {number}") for number in (1, 2))
    one.official_text, two.official_text = " The Parties\r\nare friends. ", " \n"
    text, places = laid_out([one, two])
    assert text == "Article 1\n\nThe Parties\nare friends.\n\n"
    assert places == [(one, text.index("The"), "The Parties\nare friends.")]
    assert laid_out([two]) == ("", [])
