"""All that is used of Whoosh, imported in this one place: docs/decisions/0001 says which Whoosh.

Whoosh 2.7.4 has escapes and comparisons at which a later Python warns when it compiles them. They are harmless, and
nobody who runs the archive can mend them, so the warnings are kept from the reader.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec.base import (
        Codec,
        FieldWriter,
        PerDocumentReader,
        PerDocumentWriter,
        TermsReader,
    )
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.fields import STORED, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Existence, Format
    from whoosh.index import FileIndex
    from whoosh.matching import ListMatcher
    from whoosh.reading import TermInfo, TermNotFound
    from whoosh.util.numeric import byte_to_length, length_to_byte
    from whoosh.writing import SegmentWriter

__all__ = [
    "STORED",
    "Codec",
    "Existence",
    "FieldType",
    "FieldWriter",
    "FileIndex",
    "FileStorage",
    "Format",
    "ListMatcher",
    "PerDocumentReader",
    "PerDocumentWriter",
    "Schema",
    "SegmentWriter",
    "TermInfo",
    "TermNotFound",
    "TermsReader",
    "W3Segment",
    "byte_to_length",
    "length_to_byte",
]
