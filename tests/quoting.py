"""Reports that quote a provision, and its official text."""

from archive.models import OfficialProvision, OfficialText, Provision, QuotedClause
from tests import factories

HELP = "the other side shall provide military and other assistance without delay"
AID = "the other party shall give military aid without delay"


def quoted(article: Provision, text: str, *, basis: str = "stated", **fields) -> QuotedClause:
    """A report that quotes the provision so; its clause."""
    report = factories.report(text=f"It says: “{text}”.", **{"language": "en", **fields})
    return factories.fact("clause", report, text, treaty=article.treaty, provision=article, basis=basis)


def official(article: Provision, text: str, language: str = "en") -> OfficialProvision:
    """The provision's words in its treaty's official text."""
    whole = OfficialText.objects.create(
        treaty=article.treaty, language=language, original=factories.report().original, text=text, text_sha256="x"
    )
    return OfficialProvision.objects.create(official_text=whole, provision=article, start=0, end=len(text), exact=text)
