"""Dates as sources give them, with the days that they can mean."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from archive.models.edtf import bounds, validate_edtf


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 19)),
        ("2024-06", date(2024, 6, 1), date(2024, 6, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("1996?", date(1996, 1, 1), date(1996, 12, 31)),
        ("2024-06-20~", date(2024, 6, 20), date(2024, 6, 20)),
        ("2023-09-20/2025-09-20", date(2023, 9, 20), date(2025, 9, 20)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value, first, last):
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2024-13",
        "2024-01-00",
        "2024-02-30",
        "19 June 2024",
        "2024/2023",
        "2024-06/",
        "/2024",
        "2024-06/..",
        "0000",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(value):
    with pytest.raises(ValidationError, match="“"):
        validate_edtf(value)
