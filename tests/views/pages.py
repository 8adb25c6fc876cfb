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
    rows = [row for model in kinds for row in model.objects.order_by("-pk")[:newest]]
    return [*ROOMS, *(row.get_absolute_url() for row in rows)]


def description(page) -> dict[str, str]:
    """What the page's head says, by its labels."""
    return {words(label): words(label.find_next("dd")) for label in page.select(".description dt")}
