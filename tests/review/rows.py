"""What is looked at in the database."""

from archive.models import FACTS, DateMention, Report
from archive.models.facts import CONTEXT


def facts_of(report: Report) -> dict[str, list[dict]]:
    """Every field of every fact of the report."""
    return {kind: list(model.objects.filter(report=report).order_by("pk").values()) for kind, model in FACTS.items()}


def as_proposed(report: Report) -> list:
    """The report's facts as an extractor would propose them: unsaved, undecided."""
    found = []
    for model in FACTS.values():
        for fact in model.objects.filter(report=report):
            fact.pk, fact.state, fact.replaced, fact.adrift = None, "proposed", [], False
            fact._state.adding = True
            found.append(fact)
    return found


def date_at(report: Report, start: int, words: str, date: str, **fields) -> DateMention:
    """A date on the words that stand at that place."""
    text, end = report.text, start + len(words)
    assert text[start:end] == words
    around = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    said = {"date": date, "kind": "relative", "rule": "r", **around, **fields}
    return DateMention.objects.create(report=report, start=start, end=end, exact=words, **said)
