"""What became of the facts of one kind when their report was read again."""

from dataclasses import asdict, dataclass, field

from archive.models import Fact


@dataclass(slots=True)
class Tally:
    """How many facts of one kind came, went, and moved, and which."""

    gained: int = 0
    """Proposals that were not there before."""
    lost: int = 0
    """Proposals that are found no more."""
    kept: int = 0
    """Facts that stand as and where they stood."""
    moved: int = 0
    """Facts whose words stand elsewhere in the text now."""
    adrift: int = 0
    """Decided facts whose words are gone since this reading."""
    found_again: int = 0
    """Decided facts whose words were gone, and are there again."""
    said: list[str] = field(default_factory=list)
    """The facts that came and went, one short line each."""

    @property
    def changed(self) -> bool:
        """Whether anything is other than it was."""
        return bool(self.gained or self.lost or self.moved or self.adrift or self.found_again)

    def counts(self) -> dict[str, int]:
        """The numbers that are not 0."""
        return {name: count for name, count in asdict(self).items() if name != "said" and count}

    def say(self, sign: str, fact: Fact) -> None:
        """Remembers a fact that came or went."""
        self.said.append(f"{sign} {fact._meta.verbose_name} “{fact.exact}”")
