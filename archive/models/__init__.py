"""What is kept, its constraints, and the questions asked of it."""

from archive.models.authority import AuthorityFile
from archive.models.facts import (
    FACTS,
    DateMention,
    Event,
    Fact,
    Paraphrase,
    QuotedClause,
    Reference,
    Relation,
    Signature,
    Statement,
    TopicMark,
    TreatyMention,
    kind_of,
)
from archive.models.fingerprint import Fingerprint, FingerprintBand
from archive.models.ledger import Upload, UploadItem
from archive.models.official import OfficialProvision, OfficialText
from archive.models.people import Body, BodyName, Person, PersonName, State, StateName
from archive.models.record import AppendOnly
from archive.models.report import Original, Outlet, OutletName, Report
from archive.models.review import AuthorityChange, Decision
from archive.models.topic import Topic, TopicCue
from archive.models.treaty import (
    Action,
    Provision,
    ProvisionCue,
    RecordedEvent,
    RecordedRelation,
    RelationType,
    Treaty,
    TreatyName,
)

__all__ = [
    "FACTS",
    "Action",
    "AppendOnly",
    "AuthorityChange",
    "AuthorityFile",
    "Body",
    "BodyName",
    "DateMention",
    "Decision",
    "Event",
    "Fact",
    "Fingerprint",
    "FingerprintBand",
    "OfficialProvision",
    "OfficialText",
    "Original",
    "Outlet",
    "OutletName",
    "Paraphrase",
    "Person",
    "PersonName",
    "Provision",
    "ProvisionCue",
    "QuotedClause",
    "RecordedEvent",
    "RecordedRelation",
    "Reference",
    "Relation",
    "RelationType",
    "Report",
    "Signature",
    "State",
    "StateName",
    "Statement",
    "Topic",
    "TopicCue",
    "TopicMark",
    "Treaty",
    "TreatyMention",
    "TreatyName",
    "Upload",
    "UploadItem",
    "kind_of",
]
