"""`manage.py extract`: what would be found in a report; with `--stored`, what is found in the stored ones now."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from archive import extraction, reading
from archive.authority import gazetteer
from archive.cells import Refused
from archive.extraction.answer import answer
from archive.extraction.authority_files import read_authority
from archive.management.progress import Progress
from archive.management.stored import Totals, one_by_one, read_stored, told
from archive.models import AuthorityFile, Report
from archive.models.edtf import bounds


class Command(BaseCommand):
    """Reads reports and prints what is found in them, one JSON object a line; or reads stored ones again."""

    help = (
        "Reads reports without storing anything and prints one JSON object a line. With - it reads JSON Lines from "
        "standard input: {name, text | html | path, published or null, source_url or null}, one answer a line. With "
        "--stored it reads the archive's own reports again, keeps every decision that was taken on them, and says what "
        "changed; with --verbosity 2, fact by fact."
    )
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read, and what its sender knows of it."""
        parser.add_argument(
            "files", nargs="*", metavar="FILE", help="a report's file, or - for JSON Lines; with --stored, its slug"
        )
        parser.add_argument("--published", help="publication date (EDTF), where it is known")
        parser.add_argument("--source-url", help="where the report stood")
        parser.add_argument("--stored", action="store_true", help="read stored reports again: all, or those named")
        parser.add_argument("--dry-run", action="store_true", help="with --stored: say what would change, no more")
        parser.add_argument(
            "--workers",
            type=int,
            default=settings.READERS,
            metavar="N",
            help="with --stored: processes that read beside one another (%(default)s); with 0 it is done in this one",
        )

    def handle(self, *, files: list[str], published: str | None, source_url: str | None, **options: Any) -> None:
        """Prints an answer for each, in order; exits with status 1 where one could not be read."""
        if options["stored"]:
            self._in_full = options["verbosity"] > 1
            self._read_again(files, max(0, options["workers"]), dry_run=options["dry_run"])
            return
        if not files:
            raise CommandError("Name the files to be read, or ask for --stored.")
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

    def _read_again(self, slugs: list[str], readers: int, *, dry_run: bool) -> None:
        """Says of each report what changed, at the end all in all; raises CommandError where one cannot be read."""
        keys = _keys(slugs)
        progress = Progress(self.stdout, "Read again", "reports", len(keys)) if self.stdout.isatty() else None
        totals, refused = Totals(), []
        try:
            for number, (slug, outcome) in enumerate(read_stored(keys, readers, dry_run=dry_run), start=1):
                if isinstance(outcome, Refused):
                    refused.append(f"{slug}: {outcome.reason}")
                elif outcome:
                    totals.add(outcome)
                    for line in (f"{slug}: {told(outcome)}", *(one_by_one(outcome) if self._in_full else ())):
                        (progress.say if progress else self.stdout.write)(line)
                if progress:
                    progress(number)
        except KeyboardInterrupt:
            raise CommandError("Interrupted. What has been read again is kept; the same command does it all.") from None
        would = "would change" if dry_run else "changed"
        self.stdout.write(f"Reports: {len(keys) - len(refused):,} read again, {totals.reports:,} {would}.")
        for line in totals:
            self.stdout.write(f"  {line}")
        if refused:
            sentence = f"{len(refused):,} of {len(keys):,} reports cannot be read any more; they are as they were."
            raise CommandError("\n".join([*refused, sentence]))

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


def _keys(slugs: list[str]) -> list[int]:
    """The keys of the reports with these slugs, or of all. Raises CommandError where there is no such report."""
    if not slugs:
        return list(Report.objects.order_by("pk").values_list("pk", flat=True))
    there = dict(Report.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    if missing := [slug for slug in slugs if slug not in there]:
        raise CommandError(f"There is no report {', '.join(missing)}. Its slug is the last part of its address.")
    return list(dict.fromkeys(there[slug] for slug in slugs))


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
