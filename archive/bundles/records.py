"""The records of a web archive, one after another, as far as it is whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser

from archive.bundles.allowance import STEP, Allowance
from archive.bundles.streams import Brotli, Unpacked

_END = b"\r\n\r\n"
"""What every record ends with."""
_HTTP = StatusAndHeadersParser(["HTTP/"], verify=False)


class CutOff(Exception):
    """The record holds less than it says."""


class Packed(Exception):
    """The site packed its answer in a way that cannot be unpacked here; the message is its name."""


class Record:
    """One record: what its headers say, what the site answered with, and the bytes."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._answer: Any = None
        self.type: str = raw.rec_type or ""
        self.size: int = raw.length or 0
        self.uri = self.header("WARC-Target-URI")

    def header(self, name: str) -> str:
        """A header of the record; empty where it has none of that name."""
        return str(self._raw.rec_headers.get_header(name) or "")

    def answered(self) -> str:
        """The status that the site answered with (`200`). Raises CutOff."""
        try:
            self._answer = _HTTP.parse(self._raw.raw_stream)
        except EOFError as error:
            raise CutOff from error
        return str(self._answer.get_statuscode())

    @property
    def content_type(self) -> str:
        """What the site, or else the record, calls the content, without parameters."""
        said = self._answered_header("Content-Type") if self._answer else self.header("Content-Type")
        return said.partition(";")[0].strip().lower()

    def content(self, allowance: Allowance) -> bytes:
        """The content, with what HTTP wrapped round it taken off.

        Raises CutOff, Packed, and what `Allowance.take` raises.
        """
        if self._raw.length is None:
            raise CutOff
        stream = self._raw.raw_stream
        if self._answered_header("Transfer-Encoding").lower() == "chunked":
            stream = ChunkedDataReader(stream)
        if packing := self._answered_header("Content-Encoding").lower().replace("identity", ""):
            stream = _unpacked(stream, packing)
        with _quietly():
            data = allowance.take(stream.read, self.size)
            while self._raw.raw_stream.read(STEP):
                pass
        if self.missing or (packing and _is_cut(stream)):
            raise CutOff
        return data

    @property
    def missing(self) -> bool:
        """Whether the record was shorter than it says; known once it has been read or passed."""
        return self._raw.length is None or self._raw.raw_stream.limit > 0

    def _answered_header(self, name: str) -> str:
        return str((self._answer and self._answer.get_header(name)) or "").strip()


class Records:
    """All records of a web archive that can be read, in its order."""

    def __init__(self, stream: Unpacked) -> None:
        self._stream = stream
        self.whole = True
        """Whether the archive ends where its last record does; known after that."""

    def __iter__(self) -> Iterator[Record]:
        records = WARCIterator(self._stream, no_record_parse=True)
        # The stream is unpacked already, within its bounds; what is packed in a record is the site's own.
        records.reader = BufferedReader(records.fh)
        last: Record | None = None
        while True:
            with _quietly():
                try:
                    raw = next(records, None)
                except ArchiveLoadFailed:
                    self.whole = False
                    return
            if raw is None:
                break
            last = Record(raw)
            yield last
        self.whole = not (self._stream.cut or last is None or last.missing) and self._stream.tail == _END


def _unpacked(stream: Any, packing: str) -> Any:
    """The stream without what the site packed it in. Raises Packed where that cannot be taken off."""
    if packing == "br":
        return Brotli(stream)
    if packing not in BufferedReader.get_supported_decompressors():
        raise Packed(packing)
    return BufferedReader(stream, decomp_type=packing)


def _is_cut(unpacked: Any) -> bool:
    """Whether what was packed ended too early."""
    return unpacked.cut if isinstance(unpacked, Brotli) else not getattr(unpacked.decompressor, "eof", True)


def _quietly() -> redirect_stderr[io.StringIO]:
    """Keeps to itself what the library prints of damage: the bundle's own sentences tell it."""
    return redirect_stderr(io.StringIO())
