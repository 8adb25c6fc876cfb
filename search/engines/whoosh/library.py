"""All that is used of Whoosh, imported in this one place: docs/decisions/0001 says which Whoosh.

Whoosh 2.7.4 has escapes and comparisons at which a later Python warns when it compiles them. They are harmless, and
nobody who runs the archive can mend them, so the warnings are kept from the reader.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec import default_codec
    from whoosh.fields import STORED, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Existence, Positions
    from whoosh.index import FileIndex, create_in, open_dir
    from whoosh.query import Term
    from whoosh.reading import TermNotFound

    default_codec()  # loaded by Whoosh only when it is first needed, and then with the same warnings

__all__ = [
    "STORED",
    "Existence",
    "FieldType",
    "FileIndex",
    "FileStorage",
    "Positions",
    "Schema",
    "Term",
    "TermNotFound",
    "create_in",
    "open_dir",
]
