"""Documents from sentences, with the authority files for names."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from archive.extraction.dates import find_dates
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Publication, Quote, Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.quotations import find_quotes
from archive.extraction.references import find_references
from archive.extraction.treaties import find_treaties
from tests.gold.reports import authority

_NOUN = re.compile(r"(?:treaty|agreement|tratado|acuerdo|accord|traité|Vertrag|[Дд]оговор)\w*|조약|협정")


@dataclass(frozen=True)
class Read:
    """A text with what the finders before quotations, people and events have found in it."""

    document: Document
    dates: tuple[DateMention, ...]
    treaties: tuple[Treaty, ...]
    references: tuple[Reference, ...]


def _a_treaty(text: str) -> tuple[Treaty, ...]:
    """For sentences that only say `the treaty`: the one that a report around them would have named."""
    mentions = tuple(Span(*match.span()) for match in _NOUN.finditer(text))
    return (Treaty("A treaty", mentions, "given", main=True),) if mentions else ()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return authority()[0]


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Callable[..., Read]:
    def read_text(text: str, language: str = "en", published: str | None = None) -> Read:
        document = Document(text, language)
        dates = find_dates(document, Publication(published, "given" if published else None))
        treaties = find_treaties(document, gazetteer, dates) or _a_treaty(text)
        return Read(document, dates, treaties, find_references(document, treaties))

    return read_text


@pytest.fixture(scope="session")
def quotes(read: Callable[..., Read], gazetteer: Gazetteer) -> Callable[[str, str], tuple[Quote, ...]]:
    def quotes_of(text: str, language: str = "en") -> tuple[Quote, ...]:
        found = read(text, language)
        return find_quotes(found.document, found.treaties, found.references, gazetteer)

    return quotes_of
