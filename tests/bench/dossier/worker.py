"""What is done with one archive, in a process of its own, whose settings name its data folder.

`python -m tests.bench.dossier.worker build REPORTS WITNESSES` fills an archive that has been set up;
`… addresses` and `… pages` print one JSON object each.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import django
from django.core.cache import caches
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 20
CONCORDANCE, COLD = "concordance", "concordance, its alignment not kept yet"


def build(reports: str, witnesses: str) -> dict[str, Any]:
    """Fills the archive; the seconds that it took."""
    from tests.bench.dossier.generator import generate

    began = time.process_time()
    generate(int(reports), int(witnesses))
    return {"seconds": time.process_time() - began}


def addresses() -> dict[str, str]:
    """The pages that are measured, by what the tables call them."""
    from archive.models import Report, Treaty
    from tests.bench.dossier.generator import PROVISION, TREATY

    treaty = Treaty.objects.get(slug=TREATY).get_absolute_url()
    provision = f"{treaty}{PROVISION}/"
    reprinted = Report.objects.annotate(count=Count("reprints")).order_by("-count", "pk")[0]
    quoting = Report.objects.filter(clauses__provision__slug=PROVISION, dispatch=None, language="en")
    one, other = quoting.order_by("pk")[:2]
    return {
        "treaty": treaty,
        "treaty, as of a day": f"{treaty}?as-of=2024-11-20",
        "text so far": f"{treaty}text/",
        "text so far, as of a day": f"{treaty}text/?as-of=2024-10-31",
        CONCORDANCE: provision,
        "concordance, as a table": f"{provision}?view=table",
        "concordance, plain list": f"{provision}?view=list",
        "wordings, CSV": f"{provision}wordings.csv",
        "wordings, JSON": f"{provision}wordings.json",
        "unplaced wordings": f"{treaty}unplaced/",
        "dispatch": f"{reprinted.get_absolute_url()}dispatch/",
        "comparison": f"/compare/?a={one.slug}&b={other.slug}",
        "pins": f"/pins/?p={TREATY}/{PROVISION}&p=dprk-sun-1961/article-1&p=nato-1949/article-5",
    }


def pages() -> dict[str, Any]:
    """Each page asked by Django's client: processor's milliseconds of every round, queries, size, status."""
    client, asked = Client(headers={"host": "127.0.0.1"}), addresses()
    client.get(asked[CONCORDANCE])
    caches["kept"].clear()
    found = {COLD: _asked(client, asked[CONCORDANCE], 1)}
    for name, address in asked.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        count = len(queries)
        found[name] = _asked(client, address, ROUNDS) | {"queries": count}
    return found


def _asked(client: Client, address: str, rounds: int) -> dict[str, Any]:
    times = []
    for _ in range(rounds):
        began = time.process_time()
        answer = client.get(address)
        size = len(answer.getvalue())
        times.append((time.process_time() - began) * 1e3)
    return {"ms": times, "status": answer.status_code, "bytes": size}


STAGES = {"build": build, "addresses": addresses, "pages": pages}

if __name__ == "__main__":
    django.setup()
    stage, *words = sys.argv[1:]
    sys.stdout.write(json.dumps(STAGES[stage](*words)))
