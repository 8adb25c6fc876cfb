"""Numbers as the pages of search write them: as the archive's do."""

from django import template

from archive.templatetags.edition import grouped

register = template.Library()
register.filter(grouped)
