"""The authority files say what their sources say, and their parser says what is wrong with a file."""

import json
from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.authority_files import CLDR_LANGUAGES, is_edtf, read_authority
from archive.extraction.gazetteer import Gazetteer, Name
from archive.extraction.named import names_of

ROOT = Path(__file__).parents[2]
AUTHORITY = read_authority(ROOT / "fixtures" / "authority")
FILES = ("states", "treaties", "persons", "bodies", "outlets", "topics")
STATES = {state.code: state for state in AUTHORITY.states}
TOPICS = {topic.id: topic for topic in AUTHORITY.topics}
REPORT_LANGUAGES = ("en", "es", "ru", "fr", "de", "ko")


def treaty(identifier: str):
    found = AUTHORITY.treaty(identifier)
    assert found is not None
    return found


def read(folder: Path, **records: object) -> Gazetteer:
    """What six files with these records, and else none, are read as."""
    for name in FILES:
        (folder / f"{name}.json").write_text(json.dumps(records.get(name, [])), "utf-8")
    return read_authority(folder)


# ---- the parser


def test_names_stand_by_language_and_any_is_a_form_for_every_language(tmp_path):
    record = {"id": "usmca", "title": "USMCA", "names": {"any": ["CUSMA"], "es": ["T-MEC", "TMEC"]}}
    [read_back] = read(tmp_path, treaties=[record]).treaties
    assert read_back.names == (Name("CUSMA"), Name("T-MEC", "es"), Name("TMEC", "es"))


def test_what_a_record_leaves_out_is_empty(tmp_path):
    [read_back] = read(tmp_path, treaties=[{"id": "t", "title": "T"}]).treaties
    assert (read_back.parties, read_back.signed, read_back.signatories, read_back.events) == ((), None, (), ())


def test_an_event_is_verified_unless_its_record_says_otherwise(tmp_path):
    events = [{"action": "signature", "date": "2000"}, {"action": "termination", "date": "1996?", "verified": False}]
    [read_back] = read(tmp_path, treaties=[{"id": "t", "title": "T", "events": events}]).treaties
    assert [event.verified for event in read_back.events] == [True, False]


def test_a_state_has_its_names_from_cldr_without_a_word_in_the_file(tmp_path):
    [state] = read(tmp_path, states=[{"code": "KP", "capital_zone": "Asia/Pyongyang"}]).states
    assert state.name == "North Korea"
    assert {Name("Corea del Norte", "es"), Name("КНДР", "ru"), Name("북한", "ko")} <= set(state.names)
    assert {Name("Pyongyang", "en"), Name("Пхеньян", "ru"), Name("Pjöngjang", "de")} <= set(state.capitals)


def test_what_cldr_adds_in_brackets_is_no_part_of_a_name(tmp_path):
    [state] = read(tmp_path, states=[{"code": "MM"}]).states
    assert Name("Myanmar", "en") in state.names
    assert not [name for name in state.names if set("()（）") & set(name.text)]


def test_a_name_that_is_an_everyday_word_of_the_language_is_left_out(tmp_path):
    [state] = read(tmp_path, states=[{"code": "SD", "common_words": {"ko": ["수단"]}}]).states
    assert Name("Sudan", "en") in state.names
    assert not [name for name in state.names if name.language == "ko"]


@pytest.mark.parametrize(
    ("records", "complaint"),
    [
        ({"treaties": [{"id": "t", "title": "T", "titel": "X"}]}, "treaties.json: t: unknown key “titel”"),
        ({"treaties": [{"id": "t"}]}, "treaties.json: t: “title” is missing"),
        (
            {"treaties": [{"id": "t", "tittle": "T"}]},
            "treaties.json: t: “title” is missing; was “tittle” meant for it?",
        ),
        ({"treaties": [{"id": "t", "title": ""}]}, "treaties.json: t: “title” is empty"),
        ({"treaties": [{"title": "T"}]}, "treaties.json: record 1: “id” is missing"),
        ({"treaties": [{"id": "t", "title": ["T"]}]}, 'treaties.json: t: “title” should be a string, found ["T"]'),
        ({"treaties": [{"id": "t", "title": "T"}] * 2}, "treaties.json: t: “id” is used twice"),
        ({"states": [{"code": "KP"}, {"code": "KP"}]}, "states.json: KP: “code” is used twice"),
        ({"states": [{"code": "SU"}]}, "states.json: SU: “name” is missing"),
        ({"states": [{"code": "DD", "name": "GDR", "successor": "DE"}]}, "states.json: DD: refers to state “DE”"),
        ({"treaties": [{"id": "t", "title": "T", "parties": ["XX"]}]}, "treaties.json: t: refers to state “XX”"),
        ({"treaties": [{"id": "t", "title": "T", "parties": "KP"}]}, "treaties.json: t: “parties” should be a list"),
        ({"treaties": [{"id": "t", "title": "T", "signatories": ["p"]}]}, "treaties.json: t: refers to person “p”"),
        (
            {"treaties": [{"id": "t", "title": "T", "relations": [{"type": "supersedes", "target": "u"}]}]},
            "treaties.json: t: refers to treaty “u”",
        ),
        (
            {"treaties": [{"id": "t", "title": "T", "relations": [{"type": "eats", "target": "t"}]}]},
            "treaties.json: t: relations 1: “type” is “eats”",
        ),
        (
            {
                "treaties": [
                    {
                        "id": "t",
                        "title": "T",
                        "relations": [{"type": "supersedes", "target": "t", "mode": "claimed-by-person"}],
                    }
                ]
            },
            "treaties.json: t: relations 1: “claimed_by” goes with",
        ),
        (
            {"treaties": [{"id": "t", "title": "T", "events": [{"action": "signature", "date": "19 June"}]}]},
            "treaties.json: t: events 1: “date” is “19 June”, which is no EDTF date",
        ),
        (
            {"treaties": [{"id": "t", "title": "T", "events": [{"action": "party", "date": "2024"}]}]},
            "treaties.json: t: events 1: “action” is “party”",
        ),
        (
            {"treaties": [{"id": "t", "title": "T", "provisions": [{"label": "Article 1", "verified": "no"}]}]},
            "treaties.json: t: provisions 1: “verified” should be true or false",
        ),
        ({"treaties": [{"id": "t", "title": "T", "signed": "2023-02-29"}]}, "“signed” is “2023-02-29”"),
        ({"treaties": [{"id": "t", "title": "T", "names": ["T"]}]}, "treaties.json: t: “names” should be an object"),
        (
            {"treaties": [{"id": "t", "title": "T", "names": {"english": ["T"]}}]},
            "names: “english” is no language code",
        ),
        ({"treaties": [{"id": "t", "title": "T", "names": {"en": ["A", "A"]}}]}, "names: “en” holds “A” twice"),
        ({"treaties": [{"id": "t", "title": "T", "names": {"en": [" "]}}]}, "names: “en” should hold strings only"),
        ({"persons": [{"id": "p", "name": "P", "state": "XX"}]}, "persons.json: p: refers to state “XX”"),
        ({"bodies": [{"id": "b", "name": "B", "kind": "club"}]}, "bodies.json: b: “kind” is “club”"),
        ({"topics": [{"id": "t", "name": "T", "parent": "u"}]}, "topics.json: t: refers to top topic “u”"),
        ({"outlets": ["Interfax"]}, 'outlets.json: record 1: expected an object, found "Interfax"'),
        ({"outlets": {"id": "interfax"}}, "outlets.json: expected a list of records"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what(tmp_path, records, complaint):
    with pytest.raises(ValueError) as wrong:  # noqa: PT011  the words are compared below, whole
        read(tmp_path, **records)
    assert complaint in str(wrong.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'[{"id": "a", "id": "b"}]', "outlets.json: key “id” is written twice"),
        (b"[{]", "outlets.json: Expecting property name"),
        ("[“a”]".encode("utf-16"), "outlets.json: 'utf-8' codec"),
    ],
)
def test_a_file_that_is_no_plain_json_is_named(tmp_path, content, complaint):
    read(tmp_path)
    (tmp_path / "outlets.json").write_bytes(content)
    with pytest.raises(ValueError) as wrong:  # noqa: PT011  the words are compared below
        read_authority(tmp_path)
    assert str(wrong.value).startswith(complaint)


def test_a_topic_of_a_topic_of_a_topic_is_refused(tmp_path):
    chain = [
        {"id": "a", "name": "A"},
        {"id": "b", "name": "B", "parent": "a"},
        {"id": "c", "name": "C", "parent": "b"},
    ]
    with pytest.raises(ValueError, match="refers to top topic “b”"):
        read(tmp_path, topics=chain)


# ---- dates


@pytest.mark.parametrize(
    "date", ["2024-06-19", "2024-06", "2024", "1996?", "2024-06-19~", "2000%", "2023-09-20/2025-09-20", "2024/.."]
)
def test_days_months_years_doubts_and_intervals_are_dates(date):
    assert is_edtf(date)
    assert edtf.is_valid_edtf(date)


@pytest.mark.parametrize(
    "date",
    ["", "24", "2024-6-19", "2024-13", "2024-02-30", "19 June 2024", "..", "../..", "2024/2025/2026", "２０２４"],
)
def test_what_no_calendar_has_is_no_date(date):
    assert not is_edtf(date)


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"]))
def test_every_calendar_date_is_one_to_the_day_month_and_year(day, length, doubt):
    assert is_edtf(day.isoformat()[:length] + doubt)


# ---- the files


def test_every_date_of_a_treaty_is_edtf_to_a_judge_of_its_own():
    dates = {event.date for treaty in AUTHORITY.treaties for event in treaty.events}
    dates |= {treaty.signed for treaty in AUTHORITY.treaties if treaty.signed}
    assert len(dates) > 40
    assert [date for date in dates if not edtf.is_valid_edtf(date)] == []


def test_every_party_signatory_and_relation_leads_somewhere():
    persons = {person.id for person in AUTHORITY.persons}
    for one in AUTHORITY.treaties:
        assert set(one.parties) <= set(STATES)
        assert set(one.signatories) <= persons
        assert all(AUTHORITY.treaty(relation.target) for relation in one.relations)


def test_a_signature_event_agrees_with_the_day_and_place_of_signature():
    for one in AUTHORITY.treaties:
        signatures = [event for event in one.events if event.action == "signature" and "/" not in event.date]
        for event in signatures:
            if one.signed:
                assert (event.date, event.place) == (one.signed, one.place), one.id


def test_what_the_sources_of_the_2024_treaty_leave_unverified_stays_out():
    main = treaty("dprk-rus-2024")
    provisions = {provision.label: provision for provision in main.provisions}
    assert list(provisions) == ["Preamble", *(f"Article {number}" for number in range(1, 24))]
    for label in ("Article 13", "Article 19", "Article 21"):
        assert (provisions[label].subject, provisions[label].cues) == ("", ())
    assert not [event for event in main.events if event.action == "registration"]
    [law, decree] = [event for event in main.events if event.action == "ratification"]
    assert not [sign for event in (law, decree) for sign in ("№", "No.", "ФЗ") if sign in event.note]


def test_what_is_only_inferred_of_the_2024_treaty_is_marked():
    unverified = {provision.label for provision in treaty("dprk-rus-2024").provisions if not provision.verified}
    assert unverified == {f"Article {number}" for number in (6, 7, 9, 11, 12, 14, 15, 17, 18, 23)}


def test_the_treaty_ends_one_predecessor_by_its_text_and_another_by_a_claim():
    relations = {(relation.type, relation.target): relation for relation in treaty("dprk-rus-2024").relations}
    assert relations["terminates", "dprk-rus-2000"].mode == "asserted-by-text"
    claim = relations["supersedes", "dprk-sun-1961"]
    assert (claim.mode, claim.claimed_by) == ("claimed-by-person", "yury-ushakov")


def test_no_claim_of_how_the_1961_treaty_ended_is_taken_for_a_fact():
    ends = [event for event in treaty("dprk-sun-1961").events if event.action in {"withdrawal", "termination"}]
    assert {event.date for event in ends} == {"1995-09", "1995-09-07", "1996?", "1998"}
    assert not [event for event in ends if event.verified or not event.note]


def test_a_treaty_that_is_not_signed_has_no_signature():
    peace = treaty("arm-aze-2025")
    assert (peace.signed, peace.signatories) == (None, ())
    assert [event.action for event in peace.events] == ["negotiation"]


def test_every_state_of_the_united_nations_is_there_with_a_people_and_a_capital_in_english():
    gone = {"SU", "YU", "DD", "CS"}
    beside = {"VA", "PS", "TW", "XK", "CK", "NU", "EU"}
    members = set(STATES) - gone - beside
    assert len(members) == 193
    named_like_their_state = {"DJ", "LU", "MC", "SM", "SG", "SC"}
    for code in members:
        state = STATES[code]
        assert [name for name in state.demonyms if name.language == "en"], code
        assert bool([name for name in state.capitals if name.language == "en"]) != (code in named_like_their_state), (
            code
        )


def test_every_state_has_a_name_in_every_language_of_cldr():
    common = {("SD", "ko"), ("TG", "ru")}
    for state in AUTHORITY.states:
        named = {name.language for name in state.names}
        assert [
            language for language in CLDR_LANGUAGES if language not in named and (state.code, language) not in common
        ] == []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KP", "en", "DPRK"),
        ("KP", "ru", "Северная Корея"),
        ("KP", "ko", "조선"),
        ("KR", "ko", "한국"),
        ("RU", "en", "Russian Federation"),
        ("RU", "ko", "로씨야"),
        ("US", "en", "U.S."),
        ("US", "ru", "США"),
        ("GB", "en", "UK"),
        ("SU", "de", "Sowjetunion"),
        ("EU", "es", "UE"),
    ],
)
def test_a_state_is_known_by_the_names_that_reports_use(code, language, name):
    assert Name(name, language) in STATES[code].names


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
def test_every_topic_below_the_top_has_cues_in_every_language(language):
    for topic in AUTHORITY.topics:
        if topic.parent:
            assert [cue for cue in topic.cues if cue.language == language], topic.id


def test_the_tree_has_twelve_top_topics_that_are_known_by_their_children_only():
    tops = [topic for topic in AUTHORITY.topics if topic.parent is None]
    assert len(tops) == 12
    assert not [topic.id for topic in tops if topic.cues]
    assert {topic.parent for topic in AUTHORITY.topics if topic.parent} == {topic.id for topic in tops}


WIRE = """
mutual-defence no-hostile-pacts crisis-consultation capability-mechanisms multipolar-order regional-stability
inter-agency-contacts oppose-unilateral-measures abstain-from-measures soften-effects trade investment-zones
border-regions research education-language culture-sport-tourism health environment-climate agriculture-food
emergencies information-security disinformation media-exchange terrorism ratification-procedure force-and-exchange
replacement
"""
SCRAPE = """
mutual-defence no-hostile-pacts signing replacement publication-of-text legality-claim arms-transfers summits-dialogue
space
"""


@pytest.mark.parametrize(
    ("report", "expected"),
    [("2024-11-06-interfax-federation-council", WIRE), ("2024-06-20-elcomercio-article-51", SCRAPE)],
)
def test_every_topic_of_a_founding_report_has_a_cue_in_its_text(report, expected):
    text = (ROOT / "fixtures" / "reports" / f"{report}.txt").read_text("utf-8")
    met = {key for found in names_of(AUTHORITY, "en").find(text)["topics"] for key in found.keys}
    assert set(expected.split()) - met == set()
    assert "arms-control" not in met


def test_an_outlet_is_known_by_one_domain_only_once():
    domains = [domain for outlet in AUTHORITY.outlets for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    assert not [domain for domain in domains if domain.startswith("www.") or "/" in domain]


@pytest.mark.parametrize("kind", ["states", "treaties", "persons", "bodies", "outlets", "topics"])
def test_no_name_has_spaces_at_its_ends(kind):
    for record in getattr(AUTHORITY, kind):
        for field in ("names", "demonyms", "capitals", "cues"):
            for name in getattr(record, field, ()):
                assert name.text == " ".join(name.text.split()), name
