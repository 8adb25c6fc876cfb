"""Numbers in figures of Rome, as provisions have them."""

ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"))
    for one, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens + ones
}
"""Each number from I to XCIX."""
