"""`manage.py extract`: what would be found in a report, without storing anything."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from archive import extraction, reading
from archive.authority import gazetteer
from archive.extraction.answer import answer
from archive.extraction.authority_files import read_authority
from archive.models import AuthorityFile
from archive.models.edtf import bounds


class Command(BaseCommand):
    """Reads reports and prints what is found in them, one JSON object a line."""

    help = (
        "Reads reports without storing anything and prints one JSON object a line. With - it reads JSON Lines from "
        "standard input: {name, text | html | path, published or null, source_url or null}, one answer a line."
    )
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        """What to read, and what its sender knows of it."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a report's file, or - for JSON Lines")
        parser.add_argument("--published", help="publication date (EDTF), where it is known")
        parser.add_argument("--source-url", help="where the report stood")

    def handle(self, *, files: list[str], published: str | None, source_url: str | None, **_options) -> None:
        """Prints an answer for each, in order; exits with status 1 where one could not be read."""
        self.names = _names()
        self.words = extraction.proper_words(self.names)
        requests = _lines() if files == ["-"] else ({"path": file, "name": file} for file in files)
        failed = False
        for request in requests:
            said = {"published": published, "source_url": source_url} | request
            line = self._answer(said)
            failed |= "error" in line
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        if failed:
            raise SystemExit(1)

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request.get("name") or request.get("path") or ""
        try:
            data, media_type = _bytes(request)
            read = reading.read(
                data, name=name, media_type=media_type, source_url=request.get("source_url"), names=self.words
            )
            if published := request.get("published"):
                bounds(published)
            findings = extraction.extract(read, self.names, published=published)
        except OSError as error:
            return {"file": name, "error": f"“{error.filename}” cannot be read: {error.strerror}."}
        except ValueError as error:
            return {"file": name, "error": str(error)}
        return answer(read, findings, file=name, sha256=hashlib.sha256(data).hexdigest())


def _names() -> extraction.Gazetteer:
    """The archive's own names; before it has any, those of the authority files."""
    if AuthorityFile._meta.db_table in connection.introspection.table_names() and AuthorityFile.objects.exists():
        return gazetteer()
    return read_authority(settings.AUTHORITY_DIR)


def _lines() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except json.JSONDecodeError as error:
            request = {"error": f"This is no JSON: {error}."}
        if not isinstance(request, dict):
            request = {"error": "This is no JSON object."}
        yield {"name": f"line {number}"} | request


def _bytes(request: dict[str, Any]) -> tuple[bytes, str | None]:
    """The report's bytes, and their media type where the request gives it. Raises ValueError where it gives none."""
    if "error" in request:
        raise ValueError(request["error"])
    given = {key: request[key] for key in ("text", "html", "path") if request.get(key) is not None}
    for key, value in given.items():
        if not isinstance(value, str):
            raise ValueError(f"The {key} is no string.")
    for key, media_type in (("text", "text/plain"), ("html", "text/html")):
        if key in given:
            try:
                return given[key].encode(), media_type
            except UnicodeEncodeError as error:
                raise ValueError(f"The {key} holds half a character, at position {error.start}.") from error
    if "path" in given:
        return Path(given["path"]).read_bytes(), None
    raise ValueError("There is no text, html or path.")
