"""Web archives with all that crawlers bring home, written by the library that crawlers write them with."""

import gzip
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TAKEN = "2024-11-08T12:30:00Z"


class Crawl:
    """A web archive that is being written."""

    def __init__(self, gzipped: bool = False) -> None:
        self._out = BytesIO()
        self._writer = WARCWriter(self._out, gzip=gzipped)
        self._writer.write_record(self._writer.create_warcinfo_record("crawl.warc", {"software": "tests"}))

    def answer(
        self,
        url: str,
        body: str | bytes = b"",
        content_type: str = "text/html",
        status: str = "200 OK",
        headers: dict[str, str] | None = None,
        record: dict[str, str] | None = None,
    ) -> "Crawl":
        """What a site answered, its body as it came over the wire."""
        sent = [("Content-Type", content_type)] if content_type else []
        http = StatusAndHeaders(status, [*sent, *(headers or {}).items()], protocol="HTTP/1.1")
        return self.record(url, "response", body, http=http, headers=record)

    def record(self, url, kind, body=b"", content_type=None, http=None, headers=None) -> "Crawl":
        """Any record."""
        data = body.encode() if isinstance(body, str) else body
        said = {"WARC-Date": TAKEN} | (headers or {})
        self._writer.write_record(
            self._writer.create_warc_record(
                url,
                kind,
                payload=BytesIO(data),
                length=len(data),
                http_headers=http,
                warc_content_type=content_type or "",
                warc_headers_dict=said,
            )
        )
        return self

    def bytes(self) -> bytes:
        """The archive so far."""
        return self._out.getvalue()


def chunked(data: bytes, size: int = 100) -> bytes:
    """A body as `Transfer-Encoding: chunked` sends it."""
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


def in_one_piece(data: bytes) -> bytes:
    """The archive packed as a whole, not record by record."""
    return gzip.compress(data, mtime=0)
