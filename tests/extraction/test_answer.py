"""The answer holds every key of the contract, and says each fact with its words and place."""

import json

import pytest

from archive.extraction.answer import answer
from archive.extraction.findings import (
    DateMention,
    Event,
    Findings,
    Publication,
    Quote,
    Reference,
    Relation,
    Signatory,
    Span,
    Topic,
    Treaty,
)
from archive.reading import Reading

TEXT = "The Oslo Treaty was signed on Wednesday."
PAGE = Reading(
    TEXT, "text/plain", "A title", "An outlet", "An author", "en", "https://example.org/a", warnings=("Told.",)
)
FINDINGS = Findings(
    publication=Publication("2024-06-20", "dateline", (Span(0, 3),)),
    dates=(DateMention(Span(30, 39), "2024-06-19", "relative", "date-weekday", "2024-06-20"),),
    treaties=(Treaty("Oslo Treaty", (Span(4, 15),), "treaty-form", None, ("NO", "IS"), main=True),),
    events=(Event(Span(16, 39), 0, "signature", "event-signing", "2024-06-19", "Oslo", "Anna Berg"),),
    signatories=(Signatory(Span(0, 3), 0, "Anna Berg", "signatory-active", "President", "IS"),),
    quotes=(Quote(Span(4, 15), "clause", "said-after", None, 0, "Article 4", "stated"),),
    references=(Reference(Span(4, 15), "reference", 0, "Article 4"),),
    relations=(Relation(Span(0, 15), 0, "cites", 0, "relation-cites"),),
    topics=(Topic("signing", 0.5, (Span(20, 26),)),),
    warnings=("Told.",),
)
GIVEN = answer(PAGE, FINDINGS, file="a.txt", sha256="00")


def test_every_key_of_the_contract_is_there_and_no_other():
    assert list(GIVEN) == [
        "file", "sha256", "media_type", "title", "outlet", "author", "language", "source_url", "published", "text", "dates",
        "treaties", "events", "signatories", "quotes", "paraphrases", "references", "relations", "topics", "warnings",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("published", {"value": "2024-06-20", "basis": "dateline", "evidence": [{"start": 0, "end": 3}]}),
        (
            "dates",
            [
                {
                    "start": 30,
                    "end": 39,
                    "text": "Wednesday",
                    "value": "2024-06-19",
                    "kind": "relative",
                    "anchor": "2024-06-20",
                }
            ],
        ),
        (
            "treaties",
            [
                {
                    "id": None,
                    "title": "Oslo Treaty",
                    "main": True,
                    "parties": ["NO", "IS"],
                    "mentions": [{"start": 4, "end": 15}],
                }
            ],
        ),
        (
            "events",
            [
                {
                    "start": 16,
                    "end": 39,
                    "treaty": 0,
                    "action": "signature",
                    "date": "2024-06-19",
                    "place": "Oslo",
                    "actor": "Anna Berg",
                }
            ],
        ),
        (
            "signatories",
            [{"start": 0, "end": 3, "treaty": 0, "name": "Anna Berg", "role": "President", "state": "IS"}],
        ),
        (
            "quotes",
            [
                {
                    "start": 4,
                    "end": 15,
                    "text": "Oslo Treaty",
                    "kind": "clause",
                    "speaker": None,
                    "treaty": 0,
                    "provision": "Article 4",
                    "provision_basis": "stated",
                }
            ],
        ),
        ("references", [{"start": 4, "end": 15, "text": "Oslo Treaty", "treaty": 0, "provision": "Article 4"}]),
        ("relations", [{"start": 0, "end": 15, "from": 0, "type": "cites", "to": 0}]),
        ("topics", [{"id": "signing", "score": 0.5, "evidence": [{"start": 20, "end": 26}]}]),
        ("warnings", ["Told."]),
        ("title", "A title"),
        ("sha256", "00"),
    ],
)
def test_a_finding_is_answered_as_the_contract_says(key, expected):
    assert GIVEN[key] == expected


def test_an_absolute_date_has_no_anchor():
    absolute = Findings(dates=(DateMention(Span(30, 39), "2024", "absolute", "date-year"),))
    [date] = answer(PAGE, absolute, file="a", sha256="0")["dates"]
    assert "anchor" not in date


def test_a_report_without_findings_has_empty_lists_and_nulls():
    given = answer(Reading("Words.", "text/plain"), Findings(), file="a", sha256="0")
    lists = [key for key, value in GIVEN.items() if isinstance(value, list)]
    assert all(given[key] == [] for key in lists)
    assert given["published"] == {"value": None, "basis": None, "evidence": []}
    assert given["title"] is None


def test_an_answer_is_json():
    assert json.loads(json.dumps(GIVEN)) == GIVEN
