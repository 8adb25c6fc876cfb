"""Languages as texts declare them: BCP 47 tags."""

from babel.core import UnknownLocaleError, parse_locale
from django.core.exceptions import ValidationError


def validate_language(tag: str) -> None:
    """Raises ValidationError where the value has not the form of a language tag, such as `en` or `ko-KP`."""
    try:
        parse_locale(tag, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise ValidationError(f"“{tag}” is no language tag, such as en or ko-KP.") from error
