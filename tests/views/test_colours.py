"""What is marked is seen, and can be read, on whatever ground it stands."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static/tokens.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", part)) for part in TOKENS.split("@media"))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["clause", "speech", "paper", "sheet"])
def test_words_that_were_searched_for_are_seen_and_can_be_read(scheme, ground):
    assert contrast(scheme["found"], scheme[ground]) >= 1.5
    assert contrast(scheme["found"], scheme["ink"]) >= 7
