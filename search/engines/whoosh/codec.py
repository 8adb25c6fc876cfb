"""A Whoosh codec that keeps a segment as arrays: two files, `.terms` and `.docs`, that are mapped into memory.

Whoosh's own codec keeps postings as pickles, in blocks of 128, to be read one by one. Here all of a term's postings are
one slice of an array, which numpy works on as a whole. Whoosh's searcher can read such a segment, too: to it, every key
of a word (`search.words.keys`) is a term. tests/search/test_whoosh_agrees.py compares its answers with ours.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np

from search.engines.whoosh.arrays import Array, Arrays, Strings, joined, write
from search.engines.whoosh.dictionary import LabelList, WordList
from search.engines.whoosh.library import (
    Codec,
    FieldWriter,
    ListMatcher,
    PerDocumentReader,
    PerDocumentWriter,
    TermInfo,
    TermNotFound,
    TermsReader,
    W3Segment,
    byte_to_length,
    length_to_byte,
)
from search.engines.whoosh.pool import Gathered, labels_arrays, words_arrays
from search.engines.whoosh.schema import Days, Words

TERMS, DOCS = ".terms", ".docs"
"""How the names of a segment's two files end."""
_ROUNDED = np.array([byte_to_length(length_to_byte(length)) for length in range(4_096)], np.float64)


def rounded(lengths: Array) -> Array:
    """Lengths of fields as Whoosh reckons with them: it keeps them in a byte each, the long ones roughly."""
    few = _ROUNDED[np.minimum(lengths, len(_ROUNDED) - 1)]
    for at in np.flatnonzero(lengths >= len(_ROUNDED)):
        few[at] = byte_to_length(length_to_byte(int(lengths[at])))
    return few


def file_of(storage: Any, segment: Any, ending: str) -> Path:
    """Where a segment keeps its arrays."""
    name: str = segment.make_filename(ending)
    return Path(storage.folder) / name


class ArrayCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """The codec. It has no state: a commit keeps it, pickled, with each segment."""

    length_stats = False

    def new_segment(self, _storage: Any, indexname: str) -> Any:
        """A segment that knows how to be read. Its id is no other's: Whoosh's own hang on how `random` is seeded."""
        return W3Segment(self, indexname, segid=token_hex(8))

    def per_document_writer(self, storage: Any, segment: Any) -> DocsWriter:
        """What a new segment's documents are given to."""
        return DocsWriter(file_of(storage, segment, DOCS))

    def field_writer(self, storage: Any, segment: Any) -> TermsWriter:
        """What a new segment's postings are given to."""
        return TermsWriter(file_of(storage, segment, TERMS))

    def per_document_reader(self, storage: Any, segment: Any) -> DocsReader:
        """A segment's documents, as Whoosh reads them."""
        return DocsReader(Arrays(file_of(storage, segment, DOCS)), segment)

    def terms_reader(self, storage: Any, segment: Any) -> KeysReader:
        """A segment's terms, as Whoosh reads them."""
        return KeysReader(Arrays(file_of(storage, segment, TERMS)))


class DocsWriter(PerDocumentWriter):  # type: ignore[misc]
    """Gathers what is kept of each document: what is shown of it, how long its fields are, when it was added."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown: list[bytes] = []
        self._texts: list[bytes] = []
        self._lengths: dict[str, array[int]] = {}
        self._added = array("q")
        self.is_closed = False

    def start_doc(self, _docnum: int) -> None:
        """Begins the next document."""
        self._added.append(0)

    def add_field(self, fieldname: str, _field: Any, value: Any, length: int) -> None:
        """A field's stored value, or its length in words."""
        if fieldname == "shown":
            self._shown.append(json.dumps(value).encode())
        elif fieldname == "text":
            self._texts.append(zlib.compress(value.encode("utf-8", "surrogatepass"), 1))
        elif fieldname == "added":
            self._added[-1] = value
        elif length:
            self._length(fieldname, len(self._added) - 1, length)

    def take_over(self, docs: Arrays, numbers: Array) -> None:
        """The documents of those numbers of another segment."""
        before = len(self._added)
        for name, kept in (("shown", self._shown), ("text", self._texts)):
            strings = Strings(docs[name], docs[f"{name}_ends"])
            kept += [strings[number] for number in numbers.tolist()]
        self._added.extend(docs["added"][numbers].tolist())
        for name in docs:
            if name.startswith("length:"):
                for at, length in enumerate(docs[name][numbers].tolist()):
                    if length:
                        self._length(name.removeprefix("length:"), before + at, length)

    def _length(self, name: str, number: int, length: int) -> None:
        lengths = self._lengths.setdefault(name, array("i"))
        lengths.extend([0] * (number + 1 - len(lengths)))
        lengths[number] = length

    def close(self) -> None:
        """Writes the file, but for a segment without documents."""
        if self._added and not self.is_closed:
            arrays: dict[str, Array] = {"added": np.frombuffer(self._added, np.int64)}
            for name, kept in (("shown", self._shown), ("text", self._texts)):
                arrays[name], arrays[f"{name}_ends"] = joined(kept)
            for name, lengths in self._lengths.items():
                lengths.extend([0] * (len(self._added) - len(lengths)))
                arrays[f"length:{name}"] = np.frombuffer(lengths, np.int32)
            write(self._path, arrays)
        self.is_closed = True


class TermsWriter(FieldWriter):  # type: ignore[misc]
    """Lays out what a pool has gathered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._arrays: dict[str, Array] = {}
        self.is_closed = False

    def add_postings(self, schema: Any, _lengths: None, gathered: Iterable[tuple[str, Gathered]]) -> None:
        """All postings of a segment."""
        for name, postings in gathered:
            kind = schema[name]
            if isinstance(kind, Words):
                self._arrays |= words_arrays(name, postings)
            else:
                self._arrays |= labels_arrays(name, postings, days=isinstance(kind, Days))

    def close(self) -> None:
        """Writes the file, but for a segment without postings."""
        if self._arrays and not self.is_closed:
            write(self._path, self._arrays)
        self.is_closed = True


class DocsReader(PerDocumentReader):  # type: ignore[misc]
    """Documents, for Whoosh's own searcher."""

    def __init__(self, docs: Arrays, segment: Any) -> None:
        self._docs = docs
        self._segment = segment

    def doc_count(self) -> int:
        """How many have not been deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """How many there are."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Whether some have been deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one has."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """Those that have."""
        numbers: Iterable[int] = self._segment.deleted_docs()
        return numbers

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words a field has."""
        lengths = self._docs.get(f"length:{fieldname}")
        return int(rounded(lengths[docnum : docnum + 1])[0]) if lengths is not None else default

    def field_length(self, fieldname: str) -> int:
        """How many words it has in all documents."""
        lengths = self._docs.get(f"length:{fieldname}")
        return int(lengths.sum()) if lengths is not None else 0

    def min_field_length(self, _fieldname: str) -> int:
        """How many it has at least."""
        return 0

    def max_field_length(self, fieldname: str) -> int:
        """How many it has at most."""
        lengths = self._docs.get(f"length:{fieldname}")
        return int(rounded(lengths).max()) if lengths is not None else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What is shown of a document."""
        return {"shown": shown_of(self._docs, docnum), "text": text_of(self._docs, docnum)}


def shown_of(docs: Arrays, number: int) -> dict[str, Any]:
    """What is shown of a document in every list, by name."""
    shown: dict[str, Any] = json.loads(Strings(docs["shown"], docs["shown_ends"])[number])
    return shown


def text_of(docs: Arrays, number: int) -> str:
    """A document's text."""
    kept = Strings(docs["text"], docs["text_ends"])[number]
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")


class KeysReader(TermsReader):  # type: ignore[misc]
    """Keys and labels, for Whoosh's own searcher."""

    def __init__(self, terms: Arrays) -> None:
        self._arrays = terms
        self._names = sorted({name.partition(":")[0] for name in terms})

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return bool(len(self._postings(*term)[0]))

    def indexed_field_names(self) -> list[str]:
        """The fields that have any."""
        return self._names

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All keys and labels of all fields, in order."""
        for name in self._names:
            for key in self._of(name).every():
                yield name, key

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Those from that one on."""
        return ((name, key) for name, key in self.terms() if (name, key) >= (fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """How frequent a key is. Raises TermNotFound where it is not there."""
        docs, often = self._postings(fieldname, text)
        if not len(docs):
            raise TermNotFound(f"{fieldname}: {text!r}")
        return TermInfo(
            weight=float(often.sum()),
            df=len(docs),
            minlength=1,
            maxlength=1_000_000,
            maxweight=float(often.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often it stands in all documents."""
        return float(self._postings(fieldname, text)[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents it stands."""
        return len(self._postings(fieldname, text)[0])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Its postings. Raises TermNotFound where it is not there."""
        info = self.term_info(fieldname, text)
        docs, often = self._postings(fieldname, text)
        found = self._of(fieldname)
        values = None
        if isinstance(found, WordList):
            values = [format_.encode(places) for places in found.places_by_doc(found.of_key(text.decode()))]
        return ListMatcher(
            docs.tolist(), often.astype(float).tolist(), values, format_, scorer, term=(fieldname, text), terminfo=info
        )

    def _of(self, name: str) -> WordList | LabelList:
        return WordList(self._arrays, name) if f"{name}:terms" in self._arrays else LabelList(self._arrays, name)

    def _postings(self, name: str, text: bytes) -> tuple[Array, Array]:
        found = self._of(name) if name in self._names else None
        if isinstance(found, WordList):
            return found.postings(found.of_key(text.decode()))
        docs = found.docs(text) if found else np.empty(0, np.int32)
        return docs, np.ones(len(docs), np.int32)
