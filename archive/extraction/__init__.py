"""Clean text to findings: `extract` is the only door, and says in which order the extractors ask one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.extraction.dates import find_dates, unanchored
from archive.extraction.dates.inference import is_inferable
from archive.extraction.document import Document
from archive.extraction.events import find_events
from archive.extraction.findings import Findings, Publication, Treaty
from archive.extraction.gazetteer import Gazetteer, KnownPerson, KnownState
from archive.extraction.paraphrases import find_paraphrases
from archive.extraction.people import find_signatories
from archive.extraction.provisions import match_provisions
from archive.extraction.publication import find_publication
from archive.extraction.quotation_marks import find_passages
from archive.extraction.quotations import find_quotes
from archive.extraction.references import find_references
from archive.extraction.relations import find_relations
from archive.extraction.topics import find_topics
from archive.extraction.treaties import find_treaties
from archive.reading.reading import Reading

__all__ = ["VERSION", "Findings", "Gazetteer", "extract", "is_of_the_text", "proper_words"]

VERSION = "4"
"""Of the rules, all together; goes up whenever the same text may be answered otherwise."""

_SHOWN = 40
"""How many code points of a doubtful place a warning quotes."""
_UNPAIRED = "A quotation mark has no partner: “"
_UNANCHORED = "Nothing says from when to count “"


def extract(reading: Reading, gazetteer: Gazetteer, *, published: str | None = None) -> Findings:
    """All that a report says, in this order, since each step needs what the ones before it found.

    `published` (EDTF) is the date of publication where the sender knows it. The answer depends on nothing else than the
    arguments: no clock, no settings, no earlier report.
    """
    document = Document(reading.text, (reading.language or "en").partition("-")[0])

    publication = _publication(document, reading, gazetteer, published)
    dates = find_dates(document, publication)
    treaties = find_treaties(document, gazetteer, dates)
    references = find_references(document, treaties)
    quotes = find_quotes(document, treaties, references, gazetteer)
    return Findings(
        publication=publication,
        dates=dates,
        treaties=treaties,
        events=find_events(document, treaties, dates, gazetteer),
        signatories=find_signatories(document, treaties, gazetteer),
        quotes=match_provisions(document, quotes, treaties, gazetteer),
        paraphrases=find_paraphrases(document, treaties, references, quotes, gazetteer),
        references=references,
        relations=find_relations(document, treaties, references),
        topics=find_topics(document, gazetteer),
        warnings=(*reading.warnings, *_warnings(document, publication)),
    )


def _publication(document: Document, reading: Reading, gazetteer: Gazetteer, published: str | None) -> Publication:
    """What the sender, the metadata, the page or its address say; else inferred from when known treaties were signed.

    Only the last rung needs to know the treaties, and they are then found without dates, which are not known yet.
    """
    said = find_publication(document, given=published, metadata=reading.published, source_url=reading.source_url)
    if said.value or not is_inferable(document):
        return said
    signed = _signed(find_treaties(document, gazetteer), gazetteer)
    return find_publication(document, signatures=signed) if signed else said


def _signed(treaties: Sequence[Treaty], gazetteer: Gazetteer) -> tuple[tuple[str, ...], ...]:
    """The dates on which the known treaty that the report is about was signed."""
    main = (gazetteer.treaty(treaty.id) for treaty in treaties if treaty.main and treaty.id)
    return tuple((known.signed,) for known in main if known and known.signed)


def _warnings(document: Document, publication: Publication) -> Iterable[str]:
    """What a careful editor would want to be told of the text itself."""
    for passage in find_passages(document):
        if not passage.balanced:
            yield f"{_UNPAIRED}{_opening(passage.span.of(document.text))}”"
    for span in unanchored(document, publication):
        yield f"{_UNANCHORED}{span.of(document.text)}”."


def is_of_the_text(warning: str) -> bool:
    """Whether a warning of the findings was made here, of the text itself; all others are the reader's."""
    return warning.startswith((_UNPAIRED, _UNANCHORED))


def _opening(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def proper_words(gazetteer: Gazetteer) -> frozenset[str]:
    """The single words of names of persons, states and capitals, by which a reader parts words that ran together."""
    named: tuple[KnownPerson | KnownState, ...] = (*gazetteer.persons, *gazetteer.states)
    texts = [text for one in named for text in (one.name, *(name.text for name in one.names))]
    texts += [name.text for state in gazetteer.states for name in (*state.capitals, *state.demonyms)]
    return frozenset(word for text in texts for word in text.split())
