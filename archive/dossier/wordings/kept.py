"""What is dear to work out of wordings, kept, so that it is worked out once and not at every look."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

from django.core.cache import caches

from archive.concordance import apparatus
from archive.concordance.apparatus import Apparatus

Kept = TypeVar("Kept")


def kept_apparatus(base: str, wordings: Sequence[str], language: str) -> Apparatus:
    """The wordings laid against the base, each in the row of its own place; worked out where it is not kept."""
    return kept("apparatus", [language, base, *wordings], lambda: apparatus.collate(base, wordings, language))


def kept(what: str, depends_on: Sequence, work_out: Callable[[], Kept]) -> Kept:
    """What is kept under a digest of all that it depends on, or is worked out now.

    So it is never out of date: where a wording comes or goes, or the rules of aligning change, the digest is another.
    """
    digest = sha256(json.dumps([apparatus.VERSION, *depends_on], ensure_ascii=False).encode()).hexdigest()
    key = f"{what}-{digest}"
    found: Kept | None = caches["kept"].get(key)
    if found is None:
        found = work_out()
        caches["kept"].set(key, found)
    return found
