"""Which provision a report's unnumbered clauses are of, by what the archive holds of the treaty.

`place` is asked before facts are saved, `place_others` and `place_beside` after something new is known, `place_again`
when all may be other, and `place_all` when an archive is set up. What a curator has decided on is never touched, and
what was matched is never evidence. `told` says to pages what a match stands on.
"""

from archive.placing.placing import place, place_again, place_all, place_beside, place_others
from archive.placing.telling import Ground, told, told_of

__all__ = ["Ground", "place", "place_again", "place_all", "place_beside", "place_others", "told", "told_of"]
