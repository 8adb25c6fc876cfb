"""Rows for tests: the least that makes sense, and by keyword whatever the claim is about."""

import hashlib
from itertools import count

from django.core.files.base import ContentFile
from django.utils.text import slugify

from archive.models import (
    FACTS,
    Fact,
    Original,
    Outlet,
    Person,
    Provision,
    Report,
    State,
    Topic,
    Treaty,
)
from archive.models.facts import CONTEXT

_numbers = count(1)

TEXT = (
    "MOSCOW. Nov 6 - The Federation Council approved the treaty on Wednesday.\n"
    "“Should either side face an armed attack, the other shall help, under Article 51 of the UN Charter.”\n"
    "It was signed in Pyongyang on June 19, 2024. The 2000 treaty expires."
)

KNOWN_BY_DEFAULT = {
    "date": {"date": "2024-06-19", "kind": "absolute"},
    "event": {"action": "signature"},
    "statement": {"kind": "statement"},
    "relation": {"type": "supersedes"},
    "topic": {"score": 1.0},
}


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Of the codes of invented states: no real one has small letters or digits."""


def _authority(model, name, **fields):
    return model.objects.create(**{"slug": f"{slugify(name)[:100]}-{next(_numbers)}", "name": name, **fields})


def outlet(name="The Gazette", **fields) -> Outlet:
    """An outlet."""
    return _authority(Outlet, name, **fields)


def state(name="Freedonia", **fields) -> State:
    """A state, under a code that no other has."""
    code = "".join(LETTERS[place % len(LETTERS)] for place in divmod(next(_numbers), len(LETTERS)))
    return _authority(State, name, **{"code": code, **fields})


def person(name="Rufus Firefly", **fields) -> Person:
    """A person."""
    return _authority(Person, name, **fields)


def topic(name="Mutual defence", **fields) -> Topic:
    """A topic."""
    return _authority(Topic, name, **fields)


def treaty(name="Treaty of Friendship", **fields) -> Treaty:
    """A treaty of the record."""
    return _authority(Treaty, name, **fields)


def provision(of: Treaty, label="Article 4", **fields) -> Provision:
    """A provision of the treaty."""
    return Provision.objects.create(treaty=of, label=label, **{"slug": slugify(label), **fields})


def report(text=TEXT, *, data=b"", name="report.txt", **fields) -> Report:
    """A published report with an original of its own."""
    number = next(_numbers)
    data = data or f"{number}\n{text}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    original = Original.objects.create(
        sha256=sha256, name=name, media_type="text/plain", size=len(data), content=ContentFile(data, name=sha256)
    )
    given = {"slug": f"report-{number}", "title": f"Report {number}", "status": Report.Status.PUBLISHED, **fields}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report.objects.create(original=original, text=text, text_sha256=digest, extractor="1", **given)


def fact(kind: str, of: Report, words: str, /, **fields) -> Fact:
    """A fact of the report on the first place where its text has the words."""
    text = of.text
    start = text.index(words)
    end = start + len(words)
    given = {"rule": f"{kind}-rule", **KNOWN_BY_DEFAULT.get(kind, {}), **fields}
    return FACTS[kind].objects.create(
        report=of,
        start=start,
        end=end,
        exact=words,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        **given,
    )


def full_report(**fields) -> Report:
    """A report that has a fact of every kind, on words that nest and overlap."""
    old, new = treaty("Treaty of 2000", signed="2000-02-09"), treaty("Treaty of 2024", signed="2024-06-19")
    article = provision(new)
    signer = person()
    upper = topic("Collective defence")
    found = report(**{"outlet": outlet(), "language": "en", "published": "2024-11-06", **fields})
    fact("treaty", found, "the treaty", treaty=new, main=True)
    fact("treaty", found, "The 2000 treaty", treaty=old)
    fact("date", found, "on Wednesday", date="2024-11-06", kind="relative", anchor="2024-11-06")
    fact("date", found, "June 19, 2024")
    fact("event", found, "signed in Pyongyang on June 19, 2024", treaty=new, date="2024-06-19", place="Pyongyang")
    fact("signature", found, "signed", treaty=new, person=signer, name="R. Firefly", signed_for=state())
    clause = "Should either side face an armed attack, the other shall help, under Article 51 of the UN Charter."
    fact("clause", found, clause, treaty=new, provision=article, basis="matched")
    fact("paraphrase", found, "The 2000 treaty expires", treaty=new, provision=article, basis="stated")
    fact("statement", found, "the other shall help", person=signer, speaker="Firefly", treaty=new, provision=article)
    fact("reference", found, "Article 51 of the UN Charter", treaty=treaty("UN Charter"), label="Article 51")
    fact("relation", found, "2024. The 2000 treaty expires", origin=new, target=old, type="terminates")
    fact("topic", found, "armed attack", topic=topic(parent=upper))
    return found
