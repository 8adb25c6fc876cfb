"""`make gold`: the table of figures, and every fact that was missed or found wrongly."""

import sys

from tests.gold.scoring import expected, expected_facts, figures, found, found_facts, stems


def say(line: str) -> None:
    """One line of the table."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Says both."""
    say(f"{'':20}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, counted in figures(stems()).items():
        say(
            f"{kind:20}{counted.right:7}{counted.wrong:7}{counted.missed:8}"
            f"{counted.precision:11.3f}{counted.recall:8.3f}{counted.f1:7.3f}"
        )
    for stem in stems():
        want, got = expected_facts(expected(stem)), found_facts(found(stem), expected(stem))
        for kind in want:
            for word, facts in (("missed", want[kind] - got[kind]), ("wrong", got[kind] - want[kind])):
                for fact in sorted(facts):
                    say(f"{word:7} {kind}: {' | '.join(fact)}   ({stem})")


if __name__ == "__main__":
    main()
