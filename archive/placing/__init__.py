"""Which provision a report's unnumbered clauses are of, by what the archive holds of the treaty.

`place` is asked before facts are saved, `place_others` and `others_placed` where something else is known than before,
`place_again` when all may be other (after `lift`, where clauses go back to another treaty), and `place_all` when an
archive is set up. What a curator has decided on is never touched, and what was matched is never evidence. `told` says
to pages what a match stands on.
"""

from archive.placing.evidence import shown_by
from archive.placing.placing import lift, others_placed, place, place_again, place_all, place_others
from archive.placing.telling import Ground, told, told_of

__all__ = [
    "Ground",
    "lift",
    "others_placed",
    "place",
    "place_again",
    "place_all",
    "place_others",
    "shown_by",
    "told",
    "told_of",
]
