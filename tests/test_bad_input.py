"""What people send that is no report: each gets a clear sentence, and nothing is lost or half-written."""

import pytest

from archive.models import FACTS, Report, UploadItem
from tests.reports import EL_COMERCIO, FIXTURES, send

pytestmark = pytest.mark.usefixtures("authority")

SCRIPT = "<script>alert('x')</script>"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t \n", "no text"),
        (bytes(range(256)) * 40, ""),
        (b"PK\x03\x04 and nothing more", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"),
        (b"<html><head><title>x</title></head><body><nav>Home</nav></body></html>", "text"),
    ],
    ids=["empty", "blank", "noise", "damaged zip", "damaged pdf", "image", "page without text"],
)
def test_what_is_no_report_is_refused_in_a_sentence(data, word):
    item = send(data)
    assert item.outcome == UploadItem.Outcome.FAILED
    assert word.casefold() in item.reason.casefold()
    assert item.reason.endswith(".")
    assert "Traceback" not in item.reason
    assert "archive itself failed" not in item.reason
    assert not Report.objects.exists()
    assert not any(model.objects.exists() for model in FACTS.values())


def test_a_file_of_50_megabytes_is_refused_with_both_sizes():
    item = send(b"A" * 50_000_000)
    assert item.outcome == UploadItem.Outcome.FAILED
    assert "50 MB" in item.reason
    assert "20 MB" in item.reason
    assert item.original is None


def test_a_refused_file_is_kept_where_it_could_be_so_that_it_can_be_tried_again():
    damaged = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
    with send(damaged).original.content.open("rb") as file:
        assert file.read() == damaged


def test_another_encoding_is_read_and_said():
    text = (
        "Договор о дружбе\n\nПрезиденты России и Беларуси подписали договор о дружбе в Минске 6 декабря 2024 года.\n"
        * 3
    )
    report = send(text.encode("cp1251")).report
    assert "Президенты России и Беларуси подписали договор" in report.text
    assert any("encod" in warning.casefold() for warning in report.warnings)


def test_a_few_stray_bytes_do_not_turn_a_text_into_another_encoding():
    data = (FIXTURES / EL_COMERCIO).read_bytes()
    report = send(data[:1500] + b"\xff\xfe\xe9 " + data[1500:]).report
    assert "“If anyone doubts the legality of this clause" in report.text
    assert any("3 bytes are no UTF-8" in warning for warning in report.warnings)


def test_a_title_of_ten_thousand_characters_is_cut_and_said():
    page = f"<html><head><title>{'Treaty ' * 1430}</title></head><body><p>{'The two states signed a treaty in Minsk. ' * 9}</p></body></html>"
    report = send(page.encode(), "page.html").report
    assert 0 < len(report.title) <= 500
    assert "cut" in " ".join(report.warnings)
    assert len(report.text) < 1000


def test_a_script_in_every_field_stays_text(client):
    page = f"""<html lang="en"><head><title>{SCRIPT.replace("<", "&lt;")} treaty signed</title>
    <meta property="og:site_name" content="{SCRIPT}"><meta name="author" content="{SCRIPT}"></head><body><article>
    <p>{SCRIPT.replace("<", "&lt;")} The presidents of France and Poland signed the Treaty of {SCRIPT.replace("<", "&lt;")} in Nancy on 9 May 2025.</p>
    <p>“{SCRIPT.replace("<", "&lt;")} the parties shall give each other help at once,” the treaty says in Article 4, according to the ministry.</p>
    </article></body></html>"""
    report = send(page.encode(), f"{SCRIPT}.html", publish=True, source_url="https://example.org/?q=<script>").report
    for address in (
        "/",
        "/reports/",
        report.get_absolute_url(),
        "/treaties/",
        "/persons/",
        "/outlets/",
        "/search/?q=alert",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert b"<script>alert" not in answer.content, address
