"""Two that are one: what names the one names the other, and it can be taken back, row by row."""

import pytest
from django.contrib.auth import get_user_model

from archive.authority import (
    CannotMerge,
    CannotUndo,
    can_be_undone,
    gazetteer,
    load_authority,
    merge,
    snapshot,
    undo,
)
from archive.history.authorities import of_authority
from archive.models import (
    AuthorityChange,
    Body,
    OutletName,
    PersonName,
    Provision,
    ProvisionCue,
    QuotedClause,
    RecordedEvent,
    RecordedRelation,
    StateName,
    TopicCue,
    Treaty,
    TreatyName,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return get_user_model().objects.create_user("ada")


def pair(make, one="The one", other="The Other One"):
    return make(other), make(one)


def stated_clause(report) -> QuotedClause:
    """The report's clause, as one of which it names the article."""
    report.clauses.update(basis="stated")
    return report.clauses.get()


def test_every_fact_of_the_one_is_of_the_other(ada):
    report = factories.full_report()
    other, into = report.clauses.get().treaty, factories.treaty("The Real One")
    merge(other, into, ada)
    named = {
        fact.treaty_id
        for kind in (
            report.treaty_mentions.filter(main=True),
            report.events,
            report.signatures,
            report.clauses,
            report.paraphrases,
            report.statements,
        )
        for fact in kind.all()
    }
    assert named == {into.pk}
    assert report.relations.get().origin == into


def test_names_move_and_the_own_name_becomes_one(ada):
    other, into = pair(factories.treaty)
    TreatyName.objects.create(treaty=other, language="en", text="Shared name")
    TreatyName.objects.create(treaty=other, language="ru", text="Договор")
    TreatyName.objects.create(treaty=into, language="en", text="Shared name")
    change = merge(other, into, ada)
    assert set(into.names.values_list("language", "text")) == {
        ("en", "Shared name"), ("ru", "Договор"), ("", "The Other One"),
    }  # fmt: skip
    assert not other.names.exists()
    undo(change, ada)
    assert set(into.names.values_list("text", flat=True)) == {"Shared name"}
    assert set(other.names.values_list("text", flat=True)) == {"Shared name", "Договор"}


def test_what_a_report_called_it_without_naming_it_becomes_no_name(ada):
    other, into = factories.treaty("extradition treaty", vouched=False), factories.treaty("Treaty of Luanda")
    merge(other, into, ada)
    assert not into.names.exists()


def test_facts_of_an_article_go_to_the_article_of_the_same_number(ada):
    clause = stated_clause(factories.full_report())
    into = factories.treaty("The Real One")
    there = factories.provision(into, "Article 4")
    merge(clause.treaty, into, ada)
    clause.refresh_from_db()
    assert (clause.treaty, clause.provision) == (into, there)
    clause.full_clean()


def test_an_article_that_the_other_has_not_is_made_and_goes_again(ada):
    clause, into = stated_clause(factories.full_report()), factories.treaty("The Real One")
    old = clause.provision
    ProvisionCue.objects.create(provision=old, language="en", text="armed attack")
    change = merge(clause.treaty, into, ada)
    made = into.provisions.get()
    clause.refresh_from_db()
    assert clause.provision == made
    assert [cue.text for cue in made.cues.all()] == ["armed attack"]
    undo(change, ada)
    clause.refresh_from_db()
    assert clause.provision == old
    assert not into.provisions.exists()


def test_the_recorded_life_is_told_once(ada):
    other, into = pair(factories.treaty)
    for treaty in (other, into):
        RecordedEvent.objects.create(treaty=treaty, action="signature", date="2024-06-19")
    RecordedEvent.objects.create(treaty=other, action="ratification", date="2024-11")
    change = merge(other, into, ada)
    assert sorted(into.record.values_list("action", flat=True)) == ["ratification", "signature"]
    undo(change, ada)
    assert sorted(other.record.values_list("action", flat=True)) == ["ratification", "signature"]
    assert [event.date_earliest.isoformat() for event in other.record.filter(action="signature")] == ["2024-06-19"]


def test_a_recorded_relation_of_the_two_to_each_other_is_put_away_and_comes_back(ada):
    other, into, third = factories.treaty("A B"), factories.treaty("C D"), factories.treaty("E F")
    RecordedRelation.objects.create(origin=into, type="supersedes", target=other)
    for origin in (other, into):
        RecordedRelation.objects.create(origin=origin, type="cites", target=third)
    change = merge(other, into, ada)
    assert [(one.type, one.target) for one in into.recorded_relations.all()] == [("cites", third)]
    undo(change, ada)
    assert [(one.type, one.target) for one in into.recorded_relations.all()] == [
        ("cites", third),
        ("supersedes", other),
    ]
    assert other.recorded_relations.get().target == third


def test_a_report_that_tells_of_the_two_leaves_open_to_which_it_did_that(ada):
    report = factories.full_report()
    relation = report.relations.get()
    other, into = relation.target, relation.origin
    change = merge(other, into, ada)
    relation.refresh_from_db()
    assert (relation.origin, relation.target) == (into, None)
    undo(change, ada)
    relation.refresh_from_db()
    assert (relation.origin, relation.target) == (into, other)


def test_the_claims_that_an_edit_replaced_name_the_one_that_stands(ada):
    report, other, into = factories.report(), factories.treaty("A B"), factories.treaty("C D")
    third = factories.treaty("E F")
    fact = factories.fact("event", report, "signed", treaty=third, state="edited",
                          replaced=[[other.pk, "signature", ""], [third.pk, "force", ""]])  # fmt: skip
    change = merge(other, into, ada)
    fact.refresh_from_db()
    assert fact.replaced == [[into.pk, "signature", ""], [third.pk, "force", ""]]
    fact.replaced = [*fact.replaced, [into.pk, "x", ""]]
    fact.save()
    undo(change, ada)
    fact.refresh_from_db()
    assert fact.replaced == [[other.pk, "signature", ""], [third.pk, "force", ""], [into.pk, "x", ""]]


def test_where_the_text_leaves_the_treaty_open_the_choice_is_among_those_that_stand(ada):
    report, other, into = factories.report(), factories.treaty("A B"), factories.treaty("C D")
    mention = factories.fact("treaty", report, "the treaty", candidates=[other.slug, into.slug, "third"])
    change = merge(other, into, ada)
    mention.refresh_from_db()
    assert mention.candidates == [into.slug, "third"]
    undo(change, ada)
    mention.refresh_from_db()
    assert mention.candidates == [other.slug, into.slug, "third"]


def test_parties_and_signatories_are_those_of_both(ada):
    other, into, (one, two) = factories.treaty("A B"), factories.treaty("C D"), (factories.state(), factories.state())
    other.parties.set([one, two])
    into.parties.set([two])
    signer = factories.person()
    other.signatories.add(signer)
    change = merge(other, into, ada)
    assert set(into.parties.all()) == {one, two}
    assert set(into.signatories.all()) == {signer}
    undo(change, ada)
    assert (set(other.parties.all()), set(into.parties.all())) == ({one, two}, {two})
    assert not into.signatories.exists()


def test_what_nobody_vouches_for_tells_a_vouched_treaty_nothing_of_itself(ada):
    guessed, into = factories.treaty("Lisbon treaty", vouched=False), factories.treaty("Treaty of Lisbon")
    belarus, portugal = factories.state("Belarus"), factories.state("Portugal")
    guessed.parties.set([belarus])
    into.parties.set([portugal])
    guessed.signatories.set([factories.person()])
    before = (snapshot(guessed), snapshot(into))
    change = merge(guessed, into, ada)
    assert list(into.parties.all()) == [portugal]
    assert not into.signatories.exists()
    entry = of_authority(into)[0]
    told = {one.label: one.before for one in entry.changes}
    assert told["Parties, not taken over"] == "Belarus"
    undo(change, ada)
    assert (snapshot(guessed), snapshot(into)) == before


@pytest.mark.parametrize("vouched", [(True, True), (False, False), (True, False)])
def test_between_others_parties_go_over(ada, vouched):
    other, into = (factories.treaty("A B", vouched=one) for one in vouched)
    other.parties.set([belarus := factories.state("Belarus")])
    merge(other, into, ada)
    assert list(into.parties.all()) == [belarus]


def test_a_person_brings_signatures_statements_and_treaties(ada):
    report = factories.full_report()
    signature = report.signatures.get()
    other, into = signature.person, factories.person("Rufus T. Firefly")
    signature.treaty.signatories.add(other)
    PersonName.objects.create(person=other, text="Руфус", language="ru")
    change = merge(other, into, ada)
    assert into.signatures.count() == into.statements.count() == into.signed_treaties.count() == 1
    assert set(into.names.values_list("text", flat=True)) == {"Руфус", "Rufus Firefly"}
    undo(change, ada)
    assert other.signatures.count() == other.statements.count() == other.signed_treaties.count() == 1
    assert not into.names.exists()


def test_an_outlet_brings_its_reports_and_a_state_its_people(ada):
    other, into = pair(factories.outlet)
    report = factories.report(outlet=other)
    merge(other, into, ada)
    report.refresh_from_db()
    assert report.outlet == into
    country, stands = pair(factories.state)
    person, treaty = factories.person(state=country), factories.treaty()
    treaty.parties.add(country)
    merge(country, stands, ada)
    person.refresh_from_db()
    assert (person.state, treaty.parties.get()) == (stands, stands)


def test_a_state_is_not_its_own_successor_nor_a_topic_below_itself(ada):
    old, new = pair(factories.state)
    new.successor = old
    new.save()
    upper, lower = pair(factories.topic)
    lower.parent = upper
    lower.save()
    changes = [merge(old, new, ada), merge(upper, lower, ada)]
    new.refresh_from_db()
    lower.refresh_from_db()
    assert (new.successor, lower.parent) == (None, None)
    for change in changes:
        undo(change, ada)
    new.refresh_from_db()
    lower.refresh_from_db()
    assert (new.successor, lower.parent) == (old, upper)


def test_topics_below_it_come_with_a_topic_but_never_to_a_third_level(ada):
    upper, other = factories.topic("Upper"), factories.topic("Other upper")
    below, deep = factories.topic("Below", parent=upper), factories.topic("Deep", parent=other)
    with pytest.raises(CannotMerge, match="two levels only"):
        merge(other, below, ada)
    merge(other, upper, ada)
    deep.refresh_from_db()
    assert deep.parent == upper


def test_a_body_brings_its_names(ada):
    other, into = (Body.objects.create(slug=slug, name=slug.title(), kind="ministry") for slug in ("one-m", "two-m"))
    merge(other, into, ada)
    assert [name.text for name in into.names.all()] == ["One-M"]


def test_cues_of_a_topic_move_and_its_name_is_no_cue(ada):
    other, into = pair(factories.topic)
    TopicCue.objects.create(topic=other, language="en", text="ally")
    merge(other, into, ada)
    assert [cue.text for cue in into.cues.all()] == ["ally"]


def test_two_facts_that_now_say_the_same_stay_two_rows_each_with_its_decision(ada):
    report, other, into = factories.report(), factories.treaty("A B"), factories.treaty("C D")
    facts = [
        factories.fact("event", report, "signed", treaty=treaty, state=state)
        for treaty, state in ((other, "confirmed"), (into, "rejected"))
    ]
    merge(other, into, ada)
    assert sorted(report.events.values_list("pk", "treaty", "state")) == [
        (facts[0].pk, into.pk, "confirmed"),
        (facts[1].pk, into.pk, "rejected"),
    ]


@pytest.mark.parametrize(
    "make", [factories.treaty, factories.person, factories.outlet, factories.state, factories.topic]
)
def test_what_cannot_be_one_is_refused_with_a_sentence(ada, make):
    other, into = pair(make)
    with pytest.raises(CannotMerge, match="into itself"):
        merge(into, into, ada)
    with pytest.raises(CannotMerge, match="two kinds"):
        merge(other, Body(name="A body"), ada)
    merge(other, into, ada)
    for one, two in ((other, make("Third one")), (make("Fourth one"), other), (into, other)):
        with pytest.raises(CannotMerge, match="already"):
            merge(one, two, ada)
    assert AuthorityChange.objects.count() == 1


def test_merges_follow_one_another_and_are_undone_the_last_first(ada):
    first, second, third = (factories.person(name) for name in ("First One", "Second One", "Third One"))
    fact = factories.fact("statement", factories.report(), "signed", person=first)
    one, two = merge(first, second, ada), merge(second, third, ada)
    fact.refresh_from_db()
    first.refresh_from_db()
    assert (fact.person, first.standing) == (third, third)
    with pytest.raises(CannotUndo, match="has itself been merged into “Third One” since"):
        undo(one, ada)
    assert not can_be_undone(one)
    undo(two, ada)
    undo(one, ada)
    fact.refresh_from_db()
    assert fact.person == first
    with pytest.raises(CannotUndo, match="undone already"):
        undo(one, ada)


def test_an_undo_moves_back_only_what_still_names_the_one_that_stands(ada):
    other, into, third = (factories.person(name) for name in ("Other One", "Into One", "Third One"))
    report = factories.report()
    stays, goes = (factories.fact("statement", report, words, person=other) for words in ("signed", "approved"))
    new = None
    change = merge(other, into, ada)
    stays.refresh_from_db()
    stays.person = third
    stays.save()
    new = factories.fact("statement", report, "expires", person=into)
    undo(change, ada)
    for fact in (stays, goes, new):
        fact.refresh_from_db()
    assert (stays.person, goes.person, new.person) == (third, other, into)


def test_a_clause_that_was_placed_anew_since_stays_with_its_article(ada):
    report = factories.full_report()
    clause, into = stated_clause(report), factories.treaty("The Real One")
    other, article = clause.treaty, factories.provision(into, "Article 9")
    change = merge(other, into, ada)
    clause.refresh_from_db()
    clause.provision = article
    clause.save()
    undo(change, ada)
    clause.refresh_from_db()
    assert (clause.treaty, clause.provision) == (into, article)
    assert report.statements.get().treaty == other


def test_the_record_says_who_merged_what_and_why(ada):
    other, into = pair(factories.treaty)
    change = merge(other, into, ada, note="The same day, the same parties.")
    undone = undo(change, ada, note="No.")
    assert (change.kind, change.subject_id, change.into_id, change.by, change.action) == (
        "treaty", other.pk, into.pk, ada, "merge",
    )  # fmt: skip
    assert (change.before["merged_into"], change.after["merged_into"]) == (None, into.slug)
    assert (undone.action, undone.undoes, undone.note) == ("undo", change, "No.")
    assert AuthorityChange.objects.get(pk=change.pk).is_undone


def test_only_a_merge_can_be_undone(ada):
    treaty = factories.treaty()
    edit = AuthorityChange.objects.create(kind="treaty", subject_id=treaty.pk, name=treaty.name, action="edit", by=ada)
    with pytest.raises(CannotUndo, match="Edit it again"):
        undo(edit, ada)


def test_a_merged_treaty_is_looked_for_under_the_names_of_the_one_that_stands(ada):
    other, into = pair(factories.treaty)
    TreatyName.objects.create(treaty=other, language="en", text="Amnokkang pact")
    merge(other, into, ada)
    known = gazetteer()
    assert other.slug not in {treaty.id for treaty in known.treaties}
    assert {"Amnokkang pact", other.name} <= {name.text for name in known.treaty(into.slug).names}


def test_a_new_authority_file_adds_to_the_one_that_stands(authority, settings, tmp_path, ada):
    import json
    import shutil

    folder = shutil.copytree(settings.AUTHORITY_DIR, tmp_path / "authority")
    records = json.loads((folder / "treaties.json").read_text())
    into = factories.treaty("The Real One")
    merge(Treaty.objects.get(slug=records[0]["id"]), into, ada)
    records[0]["names"]["en"].append("Amnokkang pact")
    (folder / "treaties.json").write_text(json.dumps(records))
    before = {
        model: model.objects.count() for model in (Provision, RecordedRelation, RecordedEvent, StateName, OutletName)
    }
    assert load_authority(folder)
    assert into.names.filter(text="Amnokkang pact").exists()
    assert not Treaty.objects.get(slug=records[0]["id"]).names.exists()
    assert {model: model.objects.count() for model in before} == before
