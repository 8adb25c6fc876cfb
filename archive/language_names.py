"""Languages as English calls them."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """A BCP 47 tag as English calls the language; the tag itself where it has no name."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
