"""How the workbench says what was found."""

from django import template

from archive.forms import MENDABLE
from archive.models import Fact

register = template.Library()


@register.inclusion_tag("admin/archive/report/_values.html")
def fact_values(kind: str, fact: Fact) -> dict[str, list[tuple[str, object]]]:
    """The fields that can be mended, with their values as a person reads them; empty ones are left out."""
    said = []
    for name in MENDABLE[kind]:
        display = getattr(fact, f"get_{name}_display", None)
        value = display() if display else getattr(fact, name)
        if value not in (None, "", False):
            said.append((fact._meta.get_field(name).verbose_name, "yes" if value is True else value))
    return {"values": said}
