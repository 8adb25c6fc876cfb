"""`make gold`: a table of figures for each set of gold reports; with `--show`, every fact missed or found wrongly."""

import argparse
from collections.abc import Iterable

from tests.gold.reports import KEPT_APART, SETS, expected, found, stems
from tests.gold.scoring import expected_facts, found_facts, table


def show(chosen: Iterable[str]) -> None:
    """Every fact that was missed or found wrongly."""
    for stem in chosen:
        want, got = expected_facts(expected(stem)), found_facts(found(stem), expected(stem))
        for kind in want:
            for word, facts in (("missed", want[kind] - got[kind]), ("wrong", got[kind] - want[kind])):
                for fact in sorted(facts):
                    print(f"{word:7} {kind}: {' | '.join(fact)}   ({stem})")


def main() -> None:
    """Says both, but never what was missed in the reports that are kept apart: rules are not made on those."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--show", action="store_true", help="every fact missed or found wrongly in the developed sets")
    asked.add_argument("--language", default="", help="only reports in this language (ISO 639-1)")
    given = asked.parse_args()
    for chosen in SETS:
        asked_for = [stem for stem in stems(chosen) if expected(stem).get("language", "").startswith(given.language)]
        if asked_for:
            print(table(chosen.replace("_", " "), asked_for) + "\n")
        if given.show and chosen != KEPT_APART:
            show(asked_for)


if __name__ == "__main__":
    main()
