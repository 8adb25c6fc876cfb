"""Between the authority files, their rows, and the gazetteer that extraction is given.

The files are where an archive begins; the rows are what it knows.
"""

from archive.authority.knowing import gazetteer
from archive.authority.loading import load_authority

__all__ = ["gazetteer", "load_authority"]
