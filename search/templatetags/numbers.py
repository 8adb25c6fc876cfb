"""Numbers as the pages of search write them."""

from django import template

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart: 12345 → 12,345."""
    return f"{number:,}"
