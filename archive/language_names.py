"""Languages as English calls them."""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

MACHINE_TRANSLATED = re.compile(r"(.+)-t-([a-z]{2,3})-t0-und")


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """A BCP 47 tag as English calls the language; the tag itself where it has no name.

    `en-t-es-t0-und` is BCP 47 for what a machine has translated from Spanish into English.
    """
    if machine := MACHINE_TRANSLATED.fullmatch(tag):
        return f"{language_name(machine[1])}, as a machine translated {language_name(machine[2])}"
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
