"""The newswire benchmark reads TimeML and counts what it says it counts."""

from pathlib import Path

from tests.bench.newswire_dates import annotated, answers, compared, grain

_TEXT = """<?xml version="1.0"?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-10-24">Oct. 24, 2024</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-10-22">Tuesday</TIMEX3>, parted
<TIMEX3 tid="t2" type="TIME" value="2024-10-23TNI">last night</TIMEX3>, had signed in
<TIMEX3 tid="t3" type="DATE" value="2023-11">June</TIMEX3> and are friends
<TIMEX3 tid="t4" type="DATE" value="PRESENT_REF">now</TIMEX3>.</TEXT></TimeML>"""


def test_answers_are_right_wrong_or_missed_and_times_of_day_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "report.tml"
    path.write_text(_TEXT, "utf-8")
    text = annotated(path)
    verdicts = [(verdict, date.value) for verdict, date in compared(text, answers(text))]
    assert text.published == "2024-10-24"
    assert verdicts == [
        ("right", "2024-10-22"),
        ("wrong", "2024-06"),
        ("missed", "2023-11"),
        ("missed", "PRESENT_REF"),
    ]


def test_what_is_no_day_month_or_year_is_told_by_its_kind() -> None:
    kinds = ["2024-10-24", "2024-10", "2024", "2024-W25", "2024-Q3", "2024-SU", "199", "PAST_REF"]
    assert [grain(value) for value in kinds] == [
        "day", "month", "year", "week", "quarter or half", "season", "decade or century", "vague",
    ]  # fmt: skip
