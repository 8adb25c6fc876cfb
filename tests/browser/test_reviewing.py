"""Reviewing a report as curators do it: by keyboard alone, by marking words, or by forms without scripts."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from archive import review
from archive.models import FACTS, Decision
from tests import factories
from tests.browser.looks import TOO_FAINT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

UNSEEN = (
    "МОСКВА 🕊️. Совет Федерации одобрил договор 𝔵.\n\n"
    "Then — on “May 5, 2024” 🎉🎉 — they met; it was signed in Pyongyang on June 19, 2024."
)


@pytest.fixture
def open_review(live_server, page_of):
    """Opens a report's review screen, signed in: `open_review(report, at="#fact-date-1", width=390)`."""
    curator = get_user_model().objects.create_superuser("ada")

    def opened(report, at="", **window):
        client = Client()
        client.force_login(curator)
        page = page_of("about:blank", **window)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.set_default_timeout(30_000)
        page.complaints = []
        # A refusal is an answer with a status of its own, which the browser writes down too.
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}/admin/archive/report/{report.pk}/review/{at}")
        return page

    return opened


def states(report) -> list[str]:
    """The states of all facts of a report."""
    return [
        state
        for model in FACTS.values()
        for state in model.objects.filter(report=report).values_list("state", flat=True)
    ]


def here(page) -> str:
    """The fact that has the focus."""
    return page.evaluate("document.activeElement.dataset.fact")


def said(page, words: str) -> None:
    """Waits until the page says so aloud."""
    page.locator("#said", has_text=words).wait_for()


def mark(page, words: str) -> None:
    """Marks the first such words in the text, as a person does with the mouse."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
        }""",
        words,
    )
    page.locator("#adding-bar").wait_for()


def test_the_keyboard_alone_reviews_a_report(open_review):
    report = factories.full_report(status="draft")
    page = open_review(report)
    total = len(states(report))
    page.keyboard.press("n")
    first = here(page)
    page.keyboard.press("j")
    second = here(page)
    assert first != second
    page.keyboard.press("k")
    assert here(page) == first

    page.keyboard.press("c")
    said(page, f"{total - 1} left")
    assert here(page) == second
    page.keyboard.press("r")
    said(page, "Rejected")
    assert sorted(states(report))[:2] == ["confirmed", "proposed"]
    assert states(report).count("rejected") == 1
    page.keyboard.press("u")
    said(page, "Taken back: rejected")
    assert states(report).count("rejected") == 0
    assert here(page) == second

    date = report.dates.first()
    page.locator(f"#fact-date-{date.pk} .words").click()
    page.keyboard.press("e")
    page.locator("#fact-date").wait_for()
    assert page.evaluate("document.activeElement.id") == "fact-date"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("soon")
    page.keyboard.press("Enter")
    page.locator(".mend .errorlist").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2024-11-07")
    page.keyboard.press("Enter")
    said(page, "Edited")
    date.refresh_from_db()
    assert (date.date, date.state) == ("2024-11-07", "edited")

    page.keyboard.press("Shift+C")
    said(page, "facts. 0 left")
    assert "proposed" not in states(report)
    page.keyboard.press("u")
    said(page, "Taken back: confirmed")
    assert sorted(set(states(report))) == ["confirmed", "edited", "proposed"]
    page.keyboard.press("Shift+P")
    page.locator(".status.is-published").wait_for()
    report.refresh_from_db()
    assert report.status == "published"
    assert page.complaints == [
        "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
    ]


def test_keys_that_are_pressed_while_a_decision_is_under_way_act_in_their_turn(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.keyboard.press("n")
    page.evaluate("""() => { for (const key of "cjrcu") {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }}""")
    said(page, "Taken back")
    keys = [entry.get_attribute("data-fact") for entry in page.locator(".fact").all()]
    decided = [(f"{one.kind}-{one.fact_id}", one.action) for one in Decision.objects.order_by("pk")]
    assert decided == [(keys[0], "confirm"), (keys[2], "reject"), (keys[3], "confirm"), (keys[3], "undo")]
    assert page.complaints == []


def test_what_was_asked_for_behind_a_refusal_is_let_go_and_the_list_is_as_it_stands(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.keyboard.press("n")
    kind, _, pk = here(page).partition("-")
    review.reject(FACTS[kind].objects.get(pk=pk), get_user_model().objects.create_user("grace"))
    page.evaluate("""() => { for (const key of "cc") {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }}""")
    page.locator("#refused", has_text="It is rejected now.").wait_for()
    assert page.locator(f"#fact-{kind}-{pk}").get_attribute("data-state") == "rejected"
    assert [one.action for one in Decision.objects.all()] == ["reject"]


def test_the_question_mark_shows_the_keys_and_no_key_acts_behind_them_or_in_a_field(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Close").click()
    page.locator("#about summary").click()
    page.locator("#about-title").press_sequentially("crC")
    page.keyboard.press("ControlOrMeta+c")
    assert set(states(report)) == {"proposed"}
    page.keyboard.press("Tab")
    page.locator(".fact [data-edit]").first.click()
    page.locator(".mend").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".mend").count() == 0
    assert here(page) == page.locator(".fact").first.get_attribute("data-fact")


def test_a_key_is_known_by_its_place_whatever_the_keyboard_writes(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.keyboard.press("n")
    for number, key in enumerate(("с", "ㅊ", "C"), 1):  # Cyrillic, Korean, and Latin under Caps Lock
        page.evaluate(
            "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyC', bubbles: true }))",
            key,
        )
        said(page, f"{12 - number} left")
        assert states(report).count("confirmed") == number


def test_another_treaty_brings_its_own_articles_and_long_lists_are_narrowed_by_typing(open_review):
    report = factories.full_report()
    for number in range(30):
        other = factories.treaty(f"Instrument no. {number}")
    article = factories.provision(other, "Article 77")
    page = open_review(report)
    page.locator(f"#fact-clause-{report.clauses.get().pk} [data-edit]").click()
    page.get_by_role("searchbox", name="Narrow the list: Treaty").fill("no. 29 instr")
    assert page.locator("#fact-treaty").input_value() == str(other.pk)
    page.locator("#fact-provision option", has_text="Article 77").wait_for(state="attached")
    page.locator("#fact-provision").select_option(str(article.pk))
    page.locator("#fact-basis").select_option("curator")
    page.get_by_role("button", name="Save").click()
    said(page, "Edited")
    assert report.clauses.get().provision == article


def test_marked_words_become_facts_on_exactly_these_words(open_review):
    report = factories.report(UNSEEN, language="ru")
    factories.fact("event", report, "signed in Pyongyang")
    page = open_review(report)
    for words in ("May 5, 2024", "Совет Федерации", "June 19, 2024"):
        mark(page, words)
        page.keyboard.press("a")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.locator("#fact-date").fill("2024-05-05")
        page.keyboard.press("Enter")
        said(page, f"Added: “{words}”.")
        added = report.dates.latest("pk")
        assert (added.exact, report.text[added.start : added.end], added.rule) == (words, words, "curator")
        assert here(page) == f"date-{added.pk}"
        assert page.locator(f"mark[data-fact=date-{added.pk}]").inner_text() == words
    assert page.complaints == []


def test_marking_reaches_over_marks_and_paragraphs_and_leaves_sigla_out(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.evaluate("""() => {
      const [first, , third] = document.querySelectorAll("#text p");
      getSelection().setBaseAndExtent(first, 0, third, third.childNodes.length);
    }""")
    page.locator("#adding-bar").wait_for()
    page.locator("[data-add=topic]").click()
    page.locator("#fact-topic").wait_for()
    assert page.locator("#adding [name=start]").input_value() == "0"
    assert page.locator("#adding [name=end]").input_value() == str(len(report.text))


def test_the_fact_that_the_address_names_is_the_current_one_and_keys_act_on_it(open_review):
    report = factories.full_report()
    date, event = report.dates.last(), report.events.get()
    page = open_review(report, at=f"#fact-date-{date.pk}")
    page.locator(f"#fact-date-{date.pk}[aria-current]").wait_for()
    page.keyboard.press("u")
    said(page, "Nothing is left that you could take back.")
    page.keyboard.press("c")
    said(page, "Confirmed")
    assert report.dates.get(state="confirmed") == date
    page.evaluate("address => { location.hash = address; }", f"#fact-event-{event.pk}")
    page.locator(f"#fact-event-{event.pk}[aria-current]").wait_for()
    page.keyboard.press("r")
    said(page, "Rejected")
    assert report.events.get().state == "rejected"
    page.locator("#about summary").click()
    page.get_by_role("button", name="Go through the text again").click()
    page.get_by_text("Its text was gone through again").wait_for()
    assert report.events.filter(state="rejected").count() == 1
    assert page.complaints == []


def test_a_mark_leads_to_its_fact_and_the_fact_to_its_words(open_review):
    report = factories.full_report()
    page = open_review(report)
    clause = f"clause-{report.clauses.get().pk}"
    page.locator(f"#text .siglum[data-fact={clause}]").click()
    assert here(page) == clause
    assert page.locator(f"#fact-{clause}").get_attribute("aria-current") == "true"
    topic = f"topic-{report.topic_marks.get().pk}"
    page.locator(f"#fact-{topic} .words").click()
    assert page.locator(f"#text mark.pointed[data-fact={topic}]").count() == 1
    assert page.locator(f"#text .pointed[data-fact={clause}]").count() == 0


def test_what_the_archive_refuses_is_said_and_nothing_changes(open_review):
    report = factories.full_report()
    page = open_review(report)
    page.keyboard.press("n")
    kind, _, pk = here(page).partition("-")
    FACTS[kind].objects.filter(pk=pk).delete()
    page.keyboard.press("c")
    page.locator("#refused", has_text="no longer there").wait_for()
    page.context.clear_cookies()
    page.keyboard.press("n")
    page.keyboard.press("c")
    page.locator("#refused", has_text="Nothing was changed").wait_for()
    assert not Decision.objects.exists()


def test_without_scripts_the_buttons_do_the_same_on_a_phone(open_review):
    report = factories.full_report(status="draft")
    page = open_review(report, width=390, java_script_enabled=False)
    page.get_by_role("link", name="Facts").click()
    assert page.url.endswith("#facts")
    first = page.locator(".fact").first
    key = first.get_attribute("data-fact")
    first.get_by_role("button", name="Confirm").click()
    assert page.url.endswith(f"#fact-{key}")
    assert states(report).count("confirmed") == 1
    page.get_by_role("button", name="Undo: confirmed").click()
    assert states(report).count("confirmed") == 0
    page.locator(".fact.date").first.get_by_role("link", name="Edit").click()
    page.locator("#fact-date").fill("2024-11-07")
    page.get_by_role("button", name="Save").click()
    assert states(report).count("edited") == 1
    page.locator("#add summary").click()
    page.locator("#add-add").select_option("date")
    page.locator("#add-words").fill("MOSCOW")
    page.get_by_role("button", name="Go on").click()
    page.locator("#fact-date").fill("2024")
    page.get_by_role("button", name="Save").click()
    assert report.dates.get(rule="curator").exact == "MOSCOW"
    page.get_by_role("button", name="Confirm all that is left").click()
    assert "proposed" not in states(report)
    page.get_by_role("button", name="Publish").click()
    report.refresh_from_db()
    assert report.status == "published"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_screen_fits_and_can_be_read(open_review, width, scheme):
    long = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 6
    report = factories.full_report(text=f"{factories.TEXT}\n{long}", title=long, status="draft", warnings=[long])
    report.clauses.update(state="confirmed")
    report.dates.update(state="rejected")
    page = open_review(report, width=width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.keyboard.press("n")
    page.keyboard.press("e")
    page.locator(".mend").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.evaluate(TOO_FAINT) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.evaluate(TOO_FAINT) == []
    assert page.complaints == []
