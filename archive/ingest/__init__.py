"""The one write path in: bytes -> original -> report and its facts.

Everything that arrives comes through here, from the workbench, a command or a test. It is staged first: its bytes are
kept, and its entry in the ledger waits. A worker has it read and writes what comes of it in one transaction with its
end. So every file ends once, in a word and where need be a sentence; the same bytes twice are one report; and whatever
is killed in between, what had not ended waits again.
"""

from archive.ingest.arriving import Arrival, refuse, stage
from archive.ingest.describing import describe
from archive.ingest.inline import ingest
from archive.ingest.leasing import in_the_way_of
from archive.ingest.retrying import retry
from archive.ingest.working import Worker

__all__ = ["Arrival", "Worker", "describe", "in_the_way_of", "ingest", "refuse", "retry", "stage"]
