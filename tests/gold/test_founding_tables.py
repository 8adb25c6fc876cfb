"""What a careful editor finds in the two founding reports beyond the counted facts, and what is not in them."""

import pytest

from archive import extraction, reading
from tests.gold.reports import FIXTURES, FOUNDING, authority

EL_COMERCIO, INTERFAX = FOUNDING
NAMES, WORDS = authority()


def read(stem: str) -> reading.Reading:
    data = (FIXTURES / "reports" / f"{stem}.txt").read_bytes()
    return reading.read(data, names=WORDS)


def findings(stem: str) -> extraction.Findings:
    return extraction.extract(read(stem), NAMES)


@pytest.mark.parametrize(
    ("stem", "topics"),
    [
        (
            INTERFAX,
            "mutual-defence no-hostile-pacts crisis-consultation capability-mechanisms multipolar-order regional-stability "
            "inter-agency-contacts oppose-unilateral-measures abstain-from-measures soften-effects trade investment-zones "
            "border-regions research education-language culture-sport-tourism health environment-climate agriculture-food "
            "emergencies information-security disinformation media-exchange terrorism ratification-procedure "
            "force-and-exchange replacement",
        ),
        (
            EL_COMERCIO,
            "mutual-defence no-hostile-pacts signing replacement publication-of-text legality-claim arms-transfers "
            "summits-dialogue space",
        ),
    ],
)
def test_the_topics_of_a_founding_report_are_found(stem, topics):
    assert set(topics.split()) <= {topic.id for topic in findings(stem).topics}


def test_a_teaser_gives_no_topic():
    assert "arms-control" not in {topic.id for topic in findings(EL_COMERCIO).topics}


def test_softened_effects_are_those_of_sanctions():
    text, found = read(INTERFAX).text, findings(INTERFAX)
    [topic] = [topic for topic in found.topics if topic.id == "soften-effects"]
    assert "mitigation" not in {span.of(text) for span in topic.evidence}


@pytest.mark.parametrize(
    ("provision", "words"),
    [
        ("Article 3", "direct threat of an armed aggression"),
        ("Article 5", "not to enter into agreements"),
        ("Article 6", "multipolar world order"),
        ("Article 8", "mechanisms for joint efforts"),
        ("Article 11", "interregional and border cooperation"),
        ("Article 15", "contacts between legislative"),
        ("Article 16", "not to join or support measures"),
        ("Article 17", "international terrorism"),
        ("Article 18", "information security"),
        ("Article 20", "countering disinformation"),
    ],
)
def test_interfax_tells_the_provisions_that_it_does_not_quote(provision, words):
    text, found = read(INTERFAX).text, findings(INTERFAX)
    told = [one.span.of(text) for one in found.paraphrases if one.provision == provision]
    assert any(words in one for one in told), told


def test_el_comercio_tells_the_pledge_of_article_5():
    text, found = read(EL_COMERCIO).text, findings(EL_COMERCIO)
    told = {(found.treaties[one.treaty].id, one.provision): one.span.of(text) for one in found.paraphrases}
    assert told[("dprk-rus-2024", "Article 5")] == "not sign pacts with third countries"


def test_what_the_new_treaty_replaces_stays_unnamed_where_the_report_does_not_name_it():
    text, found = read(EL_COMERCIO).text, findings(EL_COMERCIO)
    [relation] = [one for one in found.relations if one.type == "supersedes"]
    assert (relation.target, relation.span.of(text)) == (None, "replaces the bilateral agreements")


def test_the_dateline_gives_agency_and_place():
    page = read(INTERFAX)
    assert (page.outlet, page.place) == ("Interfax", "Moscow")


def test_the_scrape_names_its_source_and_says_what_was_mended():
    page = read(EL_COMERCIO)
    assert page.outlet == "Elcomercio"
    for mended in (
        "The title stood 3 times",
        "“Unand” → “Un and”",
        "“Lavrovhe” → “Lavrov he”",
        "6 lines of page furniture",
    ):
        assert mended in " ".join(page.warnings)


@pytest.mark.parametrize(
    ("stem", "absent"),
    [
        (INTERFAX, lambda found: found.signatories),
        (
            EL_COMERCIO,
            lambda found: [one for one in found.events if one.action in ("ratification", "entry-into-force")],
        ),
        (EL_COMERCIO, lambda found: [one for one in found.references if one.provision != "Article 51"]),
        (EL_COMERCIO, lambda found: [treaty for treaty in found.treaties if treaty.id == "dprk-rus-2000"]),
    ],
    ids=["no signatories", "no ratification or force", "no article of the treaty", "no word of the 2000 treaty"],
)
def test_what_a_founding_report_does_not_say_is_not_found(stem, absent):
    assert not absent(findings(stem))
