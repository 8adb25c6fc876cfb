"""Whatever an archive holds: a merge that is taken back leaves no trace in any table but the record."""

from django.apps import apps
from django.db.models import Max
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.authority import CannotMerge, held_back, merge, undo
from archive.models import AuthorityChange, RecordedEvent, RecordedRelation
from tests import factories

RECORDED = (AuthorityChange, apps.get_model("search", "Pending"), apps.get_model("search", "NamesMark"))
SEVERAL = 3
"""Rows of each kind of authority: enough for two and a bystander."""
WORDS = ("signed in Pyongyang", "the treaty", "armed attack", "The 2000 treaty")
index = st.integers(0, SEVERAL - 1)
some = st.sets(index)
KINDS = ("treaty", "person", "outlet", "state", "topic")


TABLES = [model for model in apps.get_models(include_auto_created=True) if model not in RECORDED]


def newest() -> dict:
    """The last row of each table, by table."""
    return {model: model._base_manager.aggregate(last=Max("pk"))["last"] for model in TABLES}


def everything(since: dict) -> dict:
    """Every row of every table that has come since, by table."""
    return {
        model._meta.label: list(
            (model._base_manager.filter(pk__gt=since[model]) if since[model] else model._base_manager.all())
            .order_by("pk")
            .values_list()
        )
        for model in TABLES
    }


class Archive:
    """A small archive, in which anything may name anything."""

    def __init__(self, draw) -> None:
        self.draw = draw
        made = {
            kind: [getattr(factories, kind)(f"{kind} {n}", vouched=draw(st.booleans())) for n in range(SEVERAL)]
            for kind in KINDS
        }
        self.rows = made
        self.treaties, self.persons, self.states = made["treaty"], made["person"], made["state"]
        for number, treaty in enumerate(self.treaties):
            treaty.parties.set(self.some("state"))
            treaty.signatories.set(self.some("person"))
            for label in draw(st.sets(st.sampled_from(["Article 1", "Article 2", "Preamble"]))):
                factories.provision(treaty, label, subject=f"{number}")
            for action in draw(st.sets(st.sampled_from(["signature", "ratification"]))):
                RecordedEvent.objects.create(treaty=treaty, action=action, date="2024-06")
        for pair in draw(st.sets(st.tuples(index, st.sampled_from(["cites", "amends"]), index), max_size=4)):
            RecordedRelation.objects.create(origin=self.treaties[pair[0]], type=pair[1], target=self.treaties[pair[2]])
        self.tie()
        self.name()
        self.report()

    def one(self, kind: str, none: bool = True):
        number = self.draw(st.one_of(st.none(), index) if none else index)
        return None if number is None else self.rows[kind][number]

    def some(self, kind: str) -> list:
        return [self.rows[kind][number] for number in self.draw(some)]

    def tie(self) -> None:
        for kind, field in (("state", "successor"), ("topic", "parent"), ("person", "state")):
            for row in self.rows[kind]:
                setattr(row, field, self.one("state" if field == "state" else kind))
                row.save()

    def name(self) -> None:
        for rows in self.rows.values():
            for row in rows:
                called = getattr(row, "names", None) or row.cues
                for text in self.draw(st.sets(st.sampled_from(["Alpha", "Beta", "treaty 0", "person 1"]), max_size=3)):
                    called.create(text=text, language=self.draw(st.sampled_from(["", "en"])))

    def report(self) -> None:
        report = factories.report(outlet=self.one("outlet"))
        for words in WORDS:
            state = self.draw(st.sampled_from(["proposed", "confirmed", "edited", "rejected"]))
            treaty = self.one("treaty")
            provision = treaty.provisions.first() if treaty else None
            replaced = [[self.one("treaty", none=False).pk, "signature", ""]] if state == "edited" else []
            slugs = [one.slug for one in self.some("treaty")]
            factories.fact("treaty", report, words, treaty=treaty, state=state, candidates=[] if treaty else slugs)
            factories.fact("event", report, words, treaty=treaty, state=state, replaced=replaced)
            factories.fact("clause", report, words, treaty=treaty, provision=provision)
            factories.fact("relation", report, words, origin=treaty, target=self.one("treaty"), state=state)
            factories.fact("topic", report, words, topic=self.one("topic", none=False))
            factories.fact(
                "signature",
                report,
                words,
                person=self.one("person", none=False),
                signed_for=self.one("state"),
                name="x",
            )


class Restoring(TestCase):
    @settings(max_examples=8, deadline=None)
    @given(st.data(), st.sampled_from(KINDS))
    def test_a_merge_that_is_undone_leaves_every_row_as_it_was(self, data, kind):
        since = newest()
        archive = Archive(data.draw)
        other, into, third = data.draw(st.permutations(archive.rows[kind]))
        before = everything(since)
        try:
            merge(third, other, None) if data.draw(st.booleans()) else None
            middle = everything(since)
            own = {type(other)._meta.get_field(name).remote_field.through for name in held_back(other, into)}
            change = merge(other, into, None)
        except CannotMerge:
            return
        # Nothing names it any more but the record of merges, and what it said of itself while nobody vouched for it.
        for model in {*apps.get_models(include_auto_created=True)} - own:
            for field in model._meta.concrete_fields:
                if field.related_model is type(other) and field.name != "merged_into" and model not in RECORDED:
                    left = model._base_manager.filter(**{field.attname: other.pk})
                    assert model._meta.model_name == "provision" or not left.exists(), left
        undo(change, None)
        assert everything(since) == middle
        first = AuthorityChange.objects.filter(action="merge").order_by("pk").first()
        if first != change:
            undo(first, None)
        assert everything(since) == before
