"""What reports name is one row, however they write it; and what is other is another."""

import pytest

from archive.extraction.findings import Findings, Reference, Span, Treaty
from archive.linking import Linking
from archive.models import Provision
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The Lumen Treaty was signed."


def cited(*labels):
    """The provisions that a report's references to the treaty are linked to, in the order of these labels."""
    findings = Findings(
        treaties=(Treaty("Lumen Treaty", (Span(4, 16),), "r"),),
        references=tuple(Reference(Span(4, 16), "r", 0, label) for label in labels),
    )
    facts = Linking(factories.report(TEXT), findings).facts()
    return [fact.provision for fact in facts if hasattr(fact, "label")]


def test_a_paragraph_of_article_5_is_not_article_51(client):
    paragraph, article, dotted, other = cited("Article 5(1)", "Article 51", "Article 2.4", "Article 24")
    assert len({paragraph, article, dotted, other}) == 4
    assert [one.slug for one in (paragraph, article)] == ["article-5-1", "article-51"]
    assert (paragraph.position, article.position) == (5, 51)


def test_roman_and_arabic_numbers_name_one_article():
    assert len(set(cited("Article IV", "Article 4"))) == 1
    (again,) = cited("Article 4")
    assert (again.label, Provision.objects.filter(treaty=again.treaty).count()) == ("Article IV", 1)


def test_the_article_that_is_vouched_for_is_the_one():
    (first,) = cited("Article 4")
    vouched = factories.provision(first.treaty, "Article IV")
    assert cited("Article 4") == [vouched]
