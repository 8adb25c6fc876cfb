"""What each role may do: the one table of it. Migrations (0003, 0006) laid it down; a test holds them together.

A reader signs in and saves searches; a curator brings in reports and vouches for what is found in them; an
administrator does all that, makes accounts, and deletes authorities that nothing names.
"""

from collections.abc import Iterable

READER, CURATOR, ADMINISTRATOR = "reader", "curator", "administrator"

AUTHORITIES = ("treaty", "provision", "person", "state", "body", "outlet", "topic")
PARTS = (
    "treatyname",
    "recordedevent",
    "recordedrelation",
    "provisioncue",
    "personname",
    "statename",
    "bodyname",
    "outletname",
    "topiccue",
    "officialtext",
)
"""What is edited on an authority's page: its other names, what the record says of it, its official texts."""


def _permissions(app: str, verbs: Iterable[str], models: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{app}.{verb}_{model}" for model in models for verb in verbs)


CURATES = (
    _permissions("archive", ("add", "view"), ("upload",))
    | _permissions("archive", ("view", "change"), ("report",))
    | _permissions("archive", ("view",), ("uploaditem", "decision", "authoritychange"))
    | _permissions("archive", ("view", "add", "change"), AUTHORITIES)
    | _permissions("archive", ("view", "add", "change", "delete"), PARTS)
)
ADMINISTERS = (
    CURATES
    | _permissions("archive", ("delete",), AUTHORITIES)
    | _permissions("auth", ("view", "add", "change"), ("user",))
    | _permissions("search", ("view",), ("pending",))
)
ROLES: dict[str, frozenset[str]] = {READER: frozenset(), CURATOR: CURATES, ADMINISTRATOR: ADMINISTERS}
"""Each role, which is a group of that name, with its permissions (`app.codename`)."""


def enters_workbench(user) -> bool:
    """Whether there is anything in the workbench that the user may do."""
    return user.is_active and (user.is_superuser or not ADMINISTERS.isdisjoint(user.get_all_permissions()))
