"""What the pages of wordings say of languages."""

from babel import Locale, UnknownLocaleError
from django import template

from archive.dossier.wordings.wordings import UNKNOWN
from archive.language_names import language_name

register = template.Library()


@register.filter
def tongue(language: str) -> str:
    """A language by its name; “Language not known” where it is not."""
    return "Language not known" if language in ("", UNKNOWN) else language_name(language)


@register.filter
def direction(language: str) -> str:
    """Which way it is written: `ltr` or `rtl`."""
    try:
        return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"
    except (ValueError, UnknownLocaleError):
        return "ltr"
