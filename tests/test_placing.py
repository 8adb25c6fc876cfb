"""Unnumbered clauses find their provision by what other reports say, and say what they stand on."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import placing, review
from archive.authority import merge, undo
from archive.models import Fact, OfficialProvision, OfficialText, Provision, QuotedClause, Report, Treaty
from archive.models.facts import Basis
from archive.rereading import extract_again
from search.models import Pending
from tests import factories
from tests.reports import EL_COMERCIO, INTERFAX, founding

pytestmark = pytest.mark.django_db

WORDS = json.loads((Path(__file__).parent / "concordance/invented_treaty.json").read_text("utf-8"))
TRANSIT, RIVER, HELP = (WORDS[f"Article {number}"]["en"] for number in (3, 4, 1))


@pytest.fixture
def treaty():
    found = factories.treaty("Treaty of Lumen")
    for number in (1, 3, 4):
        factories.provision(found, f"Article {number}")
    return found


def quoting(treaty, words, label="", *, language="en", **fields):
    """A report, saved as its worker would, that quotes the words; with a label it names the article."""
    report = factories.report(f"It says: “{words}”.", language=language, **fields)
    provision = Provision.objects.get(treaty=treaty, label=label) if label else None
    basis = Basis.STATED if label else ""
    return factories.fact("clause", report, words, treaty=treaty, provision=provision, basis=basis)


def placed(clause):
    clause.refresh_from_db()
    return clause.provision.label if clause.provision else None


def asked(treaty, words, language="en"):
    """An unsaved clause, as reading a report proposes it, after it was placed."""
    report = factories.report(f"It says: “{words}”.", language=language)
    clause = QuotedClause(report=report, treaty=treaty, start=10, end=10 + len(words), exact=words, rule="r")
    placing.place([clause])
    return clause


def test_a_clause_is_placed_by_the_wording_of_another_report(treaty):
    anchor = quoting(treaty, TRANSIT[0], "Article 3", outlet=factories.outlet("TASS"), published="2024-06-19")
    clause = asked(treaty, TRANSIT[1])
    clause.save()
    assert (placed(clause), clause.basis) == ("Article 3", Basis.MATCHED)
    (ground,) = placing.told(clause)
    assert ground.says.endswith("stand in the wording of TASS, 19 June 2024")
    assert ground.url == f"{anchor.report.get_absolute_url()}#f-clause-{anchor.pk}"


def test_what_a_report_states_is_left(treaty):
    quoting(treaty, TRANSIT[0], "Article 3")
    river = Provision.objects.get(treaty=treaty, label="Article 4")
    clause = QuotedClause(
        report=factories.report(), treaty=treaty, exact=TRANSIT[0], provision=river, basis=Basis.STATED
    )
    placing.place([clause])
    assert (clause.provision, clause.basis, clause.matched_by) == (river, Basis.STATED, [])


def test_a_report_that_was_written_as_a_sample_is_no_evidence(treaty):
    anchor = quoting(treaty, TRANSIT[0], "Article 3", sample=True)
    assert asked(treaty, TRANSIT[0]).provision_id is None
    Report.objects.filter(pk=anchor.report_id).update(sample=False)
    assert asked(treaty, TRANSIT[0]).provision.label == "Article 3"


def test_what_was_matched_is_no_evidence(treaty):
    matched = quoting(treaty, TRANSIT[0], "Article 3")
    QuotedClause.objects.filter(pk=matched.pk).update(basis=Basis.MATCHED)
    assert asked(treaty, TRANSIT[0]).provision_id is None


def test_what_nothing_shows_is_of_none(treaty):
    quoting(treaty, TRANSIT[0], "Article 3")
    clause = asked(treaty, RIVER[0])
    assert (clause.provision_id, clause.basis, clause.matched_by) == (None, "", [])


def test_a_report_numbers_its_own_words_for_itself(treaty):
    report = factories.report(f"Article 3: “{TRANSIT[0]}”. And again: “{TRANSIT[0][:80]}”.", language="en")
    article = Provision.objects.get(treaty=treaty, label="Article 3")
    first, again = (
        QuotedClause(report=report, treaty=treaty, exact=words, start=start, end=start + len(words), rule="r")
        for start, words in ((12, TRANSIT[0]), (300, TRANSIT[0][:80]))
    )
    first.provision, first.basis = article, Basis.STATED
    placing.place([first, again])
    again.save()
    assert again.provision == article
    assert [ground.says.partition("stand in ")[2] for ground in placing.told(again)] == [
        "another wording in the same report"
    ]


def test_a_russian_report_that_numbers_its_clause_places_a_spanish_one(treaty):
    charter = factories.treaty("UN Charter")
    russian, spanish = WORDS["Article 1"]["ru"][0], WORDS["Article 1"]["es"][0]
    clause = quoting(treaty, spanish, language="es")
    anchor = quoting(treaty, russian, "Article 1", language="ru")
    factories.fact("reference", anchor.report, "статье 51 Устава", treaty=charter, label="Article 51")
    factories.fact("reference", clause.report, "artículo 51 de la Carta", treaty=charter, label="Article 51")
    placing.place_others(anchor.report)
    assert placed(clause) == "Article 1"
    (ground,) = placing.told(clause)
    assert ground.says.startswith("it cites Article 51 of the UN Charter, as Article 1 does in ")
    assert ground.fact == anchor


def test_a_new_report_places_what_was_there_before_and_the_index_hears_of_it(treaty):
    clause, other = quoting(treaty, TRANSIT[1]), quoting(treaty, RIVER[1])
    anchor = quoting(treaty, TRANSIT[0], "Article 3")
    Pending.objects.all().delete()
    placing.place_others(anchor.report)
    assert (placed(clause), placed(other)) == ("Article 3", None)
    assert list(Pending.objects.values_list("report", flat=True)) == [clause.report_id]


def test_looking_again_asks_as_often_for_many_as_for_one(treaty):
    def queries():
        anchor = quoting(treaty, f"{TRANSIT[0]} {QuotedClause.objects.count()}", "Article 3")
        with CaptureQueriesContext(
            connection,
        ) as asked_of:
            placing.place_others(anchor.report)
        return len(asked_of)

    quoting(treaty, TRANSIT[1])
    queries()
    one = queries()
    for _ in range(10):
        quoting(treaty, RIVER[1])
    assert queries() == one


def test_words_that_are_known_already_start_no_search(treaty):
    quoting(treaty, TRANSIT[0], "Article 3")
    again = quoting(treaty, TRANSIT[0], "Article 3")
    for _ in range(3):
        quoting(treaty, TRANSIT[1])
    with CaptureQueriesContext(connection) as asked_of:
        placing.place_others(again.report)
    assert len(asked_of) <= 3


def test_an_official_text_places_all_that_it_can(treaty):
    clauses = [quoting(treaty, words[1]) for words in (TRANSIT, RIVER)]
    official(treaty, "en", {"Article 3": TRANSIT[0], "Article 4": RIVER[0]})
    assert placing.place_again(treaty) == 2
    assert [placed(clause) for clause in clauses] == ["Article 3", "Article 4"]
    assert placing.told(clauses[0])[0].says.endswith("stand in the treaty’s own text (English)")
    assert placing.place_again(treaty) == 0


def test_what_an_official_text_cites_places_another_language(treaty, authority):
    official(treaty, "ru", {"Article 1": WORDS["Article 1"]["ru"][0], "Article 4": WORDS["Article 4"]["ru"][0]})
    clause = quoting(treaty, HELP[0])
    words = "Article 51 of the Charter of the United Nations"
    charter = Treaty.objects.get(slug="un-charter")
    factories.fact("reference", clause.report, words, treaty=charter, label="Article 51")
    placing.place_again(treaty)
    assert placed(clause) == "Article 1"
    assert "the treaty’s own text (Russian)" in placing.told(clause)[0].says


def test_what_an_official_text_cites_is_found_anew_once_that_treaty_is_known(treaty):
    official(treaty, "ru", {"Article 1": "Стороны действуют по статье 7 Устава Люмена.", "Article 4": "Река общая."})
    clause = quoting(treaty, HELP[0])
    placing.place_again(treaty)
    charter = factories.treaty("Charter of Lumen")
    factories.fact("reference", clause.report, clause.exact, treaty=charter, label="Article 7")
    placing.place_again(treaty)
    assert placed(clause) is None
    charter.names.create(language="ru", text="Устав Люмена")
    charter.names.create(language="ru", text="Устава Люмена")
    placing.place_again(treaty)
    assert placed(clause) == "Article 1"


def official(treaty, language, provisions):
    text = "\n".join(provisions.values())
    original = factories.report().original
    kept = OfficialText.objects.create(treaty=treaty, language=language, original=original, text=text)
    for label, words in provisions.items():
        start = text.index(words)
        provision = Provision.objects.get(treaty=treaty, label=label)
        OfficialProvision.objects.create(
            official_text=kept, provision=provision, start=start, end=start + len(words), exact=words
        )


def test_what_a_curator_confirms_is_evidence_and_what_is_taken_back_is_none(treaty):
    by = User.objects.create(username="cora")
    clause, other = quoting(treaty, TRANSIT[0]), quoting(treaty, TRANSIT[1])
    review.edit(clause, by, provision=Provision.objects.get(treaty=treaty, label="Article 3"))
    assert placed(other) == "Article 3"
    review.undo(clause.report, by)
    assert placed(other) is None


def test_a_decision_stands_whatever_is_matched(treaty):
    by = User.objects.create(username="cora")
    clause = quoting(treaty, TRANSIT[1])
    review.confirm(clause, by)
    placing.place_others(quoting(treaty, TRANSIT[0], "Article 3").report)
    assert placing.place_again(treaty) == 0
    assert placed(clause) is None


def test_a_withdrawn_report_is_no_evidence_and_one_shown_again_is(treaty):
    by = User.objects.create(username="cora")
    clause, anchor = quoting(treaty, TRANSIT[1]), quoting(treaty, TRANSIT[0], "Article 3")
    placing.place_others(anchor.report)
    review.withdraw(anchor.report, by)
    assert placed(clause) is None
    review.publish(anchor.report, by)
    assert placed(clause) == "Article 3"


def test_readers_are_not_told_of_drafts(treaty):
    quoting(treaty, TRANSIT[0], "Article 3", status=Report.Status.DRAFT, title="Not to be seen")
    clause = asked(treaty, TRANSIT[1])
    clause.save()
    assert [ground.says.partition("stand in ")[2] for ground in placing.told(clause)] == [
        "a wording that is not shown here"
    ]
    assert "Not to be seen" in placing.told(clause, drafts=True)[0].says


def test_telling_of_many_asks_no_more_than_telling_of_one(treaty):
    for _ in range(4):
        quoting(treaty, TRANSIT[0], "Article 3", outlet=factories.outlet())
        clause = asked(treaty, TRANSIT[1])
        clause.save()
    clauses = QuotedClause.objects.filter(basis=Basis.MATCHED).select_related("report", "provision")
    counts = []
    for some in (list(clauses[:1]), list(clauses)):
        with CaptureQueriesContext(connection) as asked_of:
            assert all(placing.told_of(some).values())
        counts.append(len(asked_of))
    assert counts[0] == counts[1]


def test_the_founding_reports_meet_though_neither_names_the_article(authority):
    reports = [founding(EL_COMERCIO), founding(INTERFAX)]
    clauses = [report.clauses.get(treaty__slug="dprk-rus-2024") for report in reports]
    assert [placed(clause) for clause in clauses] == ["Article 4", "Article 4"]
    assert all(placing.told(clause) for clause in clauses)


def test_reading_again_keeps_the_row_and_gives_it_new_grounds(authority):
    report = founding(INTERFAX)
    clause = report.clauses.get(treaty__slug="dprk-rus-2024")
    anchor = quoting(clause.treaty, clause.exact, "Article 4")
    extract_again(report)
    assert placed(clause) == "Article 4"
    assert [ground["clause"] for ground in clause.matched_by if "clause" in ground] == [anchor.pk]


def test_a_rejected_clause_does_not_come_back_under_another_article(authority):
    report = founding(INTERFAX)
    clause = report.clauses.get(treaty__slug="dprk-rus-2024")
    review.reject(clause, User.objects.create(username="cora"))
    factories.provision(clause.treaty, "Article 88")
    quoting(clause.treaty, clause.exact, "Article 88")
    extract_again(report)
    assert [fact.state for fact in report.clauses.filter(treaty=clause.treaty)] == [Fact.State.REJECTED]


def test_setting_up_places_what_was_never_looked_at(treaty):
    clause, _ = quoting(treaty, TRANSIT[1]), quoting(treaty, TRANSIT[0], "Article 3")
    assert placing.place_all() == 1
    assert placed(clause) == "Article 3"
    assert placing.place_all() == 0


def test_a_merge_lets_clauses_meet_and_undoing_it_parts_them_again(treaty):
    by = User.objects.create(username="cora")
    other = factories.treaty("Tratado de Lumen")
    clause = quoting(other, TRANSIT[1])
    quoting(treaty, TRANSIT[0], "Article 3")
    merged = merge(other, treaty, by)
    assert placed(clause) == "Article 3"
    undo(merged, by)
    assert (placed(clause), clause.treaty, clause.matched_by) == (None, other, [])


def test_what_stood_on_a_clause_that_goes_to_another_treaty_stands_on_it_no_longer(treaty):
    by = User.objects.create(username="cora")
    other = factories.treaty("Treaty of Umbra")
    anchor, clause = quoting(treaty, TRANSIT[0], "Article 3"), quoting(treaty, TRANSIT[1])
    placing.place_again(treaty)
    review.edit(anchor, by, treaty=other, provision=factories.provision(other, "Article 3"))
    assert placed(clause) is None


def test_a_clause_that_a_curator_adds_is_evidence_until_it_is_taken_back_or_rejected(treaty):
    by = User.objects.create(username="cora")
    clause, report = quoting(treaty, TRANSIT[1]), factories.report(f"It says: {TRANSIT[0]}.", language="en")
    said = {"treaty": treaty, "provision": Provision.objects.get(treaty=treaty, label="Article 3")}

    def add():
        return review.add(report, "clause", 9, 9 + len(TRANSIT[0]), by, **said)

    add()
    assert placed(clause) == "Article 3"
    review.undo(report, by)
    assert placed(clause) is None
    review.reject(add(), by)
    assert placed(clause) is None
    add()
    assert placed(clause) == "Article 3"


def test_what_cites_as_another_does_is_looked_at_again_where_that_citation_is_rejected(treaty):
    charter = factories.treaty("UN Charter")
    clause = quoting(treaty, WORDS["Article 1"]["es"][0], language="es")
    anchor = quoting(treaty, WORDS["Article 1"]["ru"][0], "Article 1", language="ru")
    cited = factories.fact("reference", anchor.report, "статье 51 Устава", treaty=charter, label="Article 51")
    own = factories.fact("reference", clause.report, "artículo 51 de la Carta", treaty=charter, label="Article 51")
    placing.place_others(anchor.report)
    assert placed(clause) == "Article 1"
    by = User.objects.create(username="cora")
    for one in (cited, own):
        review.reject(one, by)
        assert placed(clause) is None
        review.undo(one.report, by)
        assert placed(clause) == "Article 1"


def test_what_stood_on_a_clause_that_reading_again_no_longer_finds_stands_on_it_no_longer(treaty):
    anchor, clause = quoting(treaty, TRANSIT[0], "Article 3"), quoting(treaty, TRANSIT[1])
    placing.place_again(treaty)
    assert placed(clause) == "Article 3"
    extract_again(anchor.report)
    assert not anchor.report.clauses.filter(treaty=treaty).exists()
    assert placed(clause) is None


def test_decisions_on_what_bears_on_no_clause_ask_nothing_of_them(treaty):
    report = factories.full_report()
    with CaptureQueriesContext(connection) as asked_of:
        review.confirm(report.dates.first(), User.objects.create(username="cora"))
    assert not any("quotedclause" in query["sql"] for query in asked_of)
