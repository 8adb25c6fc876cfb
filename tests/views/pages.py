"""Reading pages as a reader does."""

from bs4 import BeautifulSoup

from archive.models import Outlet, Person, Provision, Report, State, Topic, Treaty

ROOMS = ("/", "/reports/", "/treaties/", "/states/", "/persons/", "/outlets/", "/topics/")


def read(client, url: str, status: int = 200) -> BeautifulSoup:
    """The page at the address, which must answer with this status."""
    response = client.get(url)
    assert response.status_code == status, f"{url} answers {response.status_code}"
    return BeautifulSoup(response.content, "lxml")


def words(element) -> str:
    """What a reader sees of an element, on one line."""
    return " ".join(element.get_text().split())


def section(page: BeautifulSoup, heading: str):
    """The section under the heading with this id."""
    return page.find(id=heading).find_parent("section")


def every_address(newest: int = 6) -> list[str]:
    """The lists, and of each kind of page those of the newest rows, which are the test's own."""
    kinds = (Report, Treaty, Provision, State, Person, Outlet, Topic)
    rows = {model: list(model.objects.order_by("-pk")[:newest]) for model in kinds}
    pages = [row.get_absolute_url() for of_kind in rows.values() for row in of_kind]
    return [*ROOMS, *pages, *_side_by_side(*(rows[model][:2] for model in (Report, Treaty, Provision)))]


def _side_by_side(reports: list[Report], treaties: list[Treaty], provisions: list[Provision]) -> list[str]:
    """Where texts, wordings and reports are laid side by side."""
    pinned = "&".join(f"p={provision.treaty.slug}/{provision.slug}" for provision in provisions)
    compared = "&".join(f"{side}={report.slug}" for side, report in zip("ab", reports, strict=False))
    return [
        *(f"{treaty.get_absolute_url()}{page}/" for treaty in treaties for page in ("text", "unplaced")),
        *(f"{provision.get_absolute_url()}?view={view}" for provision in provisions for view in ("table", "list")),
        *(f"{report.get_absolute_url()}dispatch/" for report in reports),
        f"/pins/?{pinned}&find=treaty",
        "/compare/",
        f"/compare/?{compared}",
    ]


def description(page) -> dict[str, str]:
    """What the page's head says, by its labels."""
    return {words(label): words(label.find_next("dd")) for label in page.select(".description dt")}
