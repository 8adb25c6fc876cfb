"""Offices: the roles and states that the letters around a name spell."""

from __future__ import annotations

import re

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.people.masks import PARTING, Masked
from archive.languages import lexicon

_REACH_BEFORE = 18
_REACH_AFTER = 28
"""Words before and after a name among which its role is looked for."""

# The letters are those of the masks; no run of them is longer than the words that are looked at.
_TITLES = rf"R[RSMN]{{0,{_REACH_BEFORE}}}"
_MORE_FIELDS = r"(?:(?:,[AMNx]{1,3}){0,3}C[AMNx]{1,3}(?:L?S)?)?"
"""What else an office is for, in a list that ends in `and`: `Minister of Trade, Industry and Energy of Norway`."""
_OFFICE = rf"{_TITLES}(?:L[ALSMRXNKBx]{{1,8}}{_MORE_FIELDS})?"
_ROLE_BEFORE = re.compile(rf"(?<![SAM])(?P<role>[SAM]*[SMX]{{0,2}}{_OFFICE}(?:C[AM]*[SMX]{{0,2}}{_OFFICE})?),?\Z")
_OFFICE_WITH_GENITIVE = rf"{_TITLES}(?:(?:L[ALSMRXNKBx]{{1,8}}|[SMNXKBx]{{1,5}}){_MORE_FIELDS})?"
_ROLE_WITH_GENITIVE = re.compile(rf"(?<![SAM])(?P<role>[SAM]*[SMX]{{0,2}}{_OFFICE_WITH_GENITIVE}(?:CM*{_OFFICE})?),?\Z")
"""Where a genitive needs no `of`: `szef kanadyjskiego resortu zasobów`, `глава кипрского минфина`."""
_OF_WHAT = rf"(?:[LA][ALSMRXNKBx]{{1,18}}{_MORE_FIELDS})?"
_ROLE_AFTER = re.compile(
    rf",?(?P<role>[ASMXNL]{{0,4}}R[RSMN]*{_OF_WHAT}(?:C[ASMXN]{{0,3}}R[RSMN]*{_OF_WHAT})?)(?=[,|CWV]|\Z|x)"
)
_ROLE_AFTER_IN_KOREAN = re.compile(r"(?P<role>[SMNB]*R+)")
_BRACKET = 40
"""Code points of a bracket that says whose somebody is."""
_GENERATIONS = frozenset({"jr", "sr", "jun", "sen"})


def role_text(document: Document, role: Span) -> str:
    """The role's words; in Korean without the particle glued to them."""
    text = clean(role.of(document.text))
    particles: list[str] = lexicon(document.language, "people").get("particles", [])
    glued = next((particle for particle in particles if text.endswith(particle)), "")
    return text.removesuffix(glued)


def role_before(masked: Masked, free: int, first: int) -> Span | None:
    """The role that stands before the word `first`, not reaching back over the offset `free`."""
    start = max(0, first - _REACH_BEFORE, masked.at(free))
    if "R" not in masked.letters[start:first]:
        return None
    letters, owners = masked.between(start, first)
    genitive = lexicon(masked.document.language, "people").get("bare_genitive", False)
    match = (_ROLE_WITH_GENITIVE if genitive else _ROLE_BEFORE).search(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def role_after(masked: Masked, last: int) -> Span | None:
    """The role that begins with the word `last`, after a comma or bracket; in Korean right away."""
    end = min(len(masked.words), last + _REACH_AFTER)
    if last == 0 or "R" not in masked.letters[last:end]:
        return None
    gap = masked.gap(last)
    korean = masked.document.language == "ko"
    if (not korean and "," not in gap and "(" not in gap) or PARTING.search(gap.replace("(", "")):
        return None
    letters, owners = masked.between(last, end)
    match = _ROLE_AFTER_IN_KOREAN.match(letters) if korean else _ROLE_AFTER.match(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def _trimmed(masked: Masked, owners: list[int]) -> Span | None:
    """The words of a role, without articles and links at its edges; `owners` are the indices of its words, in order."""
    first, last = 0, len(owners)
    while first < last and masked.letters[owners[first]] in "ALCV":
        first += 1
    while first < last and masked.letters[owners[last - 1]] in "ALCV":
        last -= 1
    return Span(masked.starts[owners[first]], masked.words[owners[last - 1]].span.end) if first < last else None


def state_of(masked: Masked, role: Span) -> str | None:
    """The state that the role names last: `minister of trade of Chile`."""
    return next((masked.states[index] for index in reversed(masked.within(role)) if index in masked.states), None)


def state_before(masked: Masked, first: int) -> str | None:
    """The state right before a name, in the genitive or as what the person is: `Norway's A`, `l'Italien B`."""
    if first > 1 and masked.letters[first - 1] == "A" and masked.words[first - 1].text == "s":
        return masked.states.get(first - 2)
    if first > 1 and masked.letters[first - 2] == "A" and first - 1 in masked.states:
        return masked.states[first - 1] if masked.gap(first) == " " else None
    return None


def state_beside(masked: Masked, last: int) -> str | None:
    """The state that stands right behind a name that ends before the word `last`: `A of Chile`, `A (Chile)`."""
    if not 0 < last < len(masked.words):
        return None
    gap = masked.gap(last).strip()
    if gap == "(":
        return _in_brackets(masked, last)
    generation = gap == "." and masked.words[last - 1].text in _GENERATIONS
    if last not in masked.of or not (gap in {"", ","} or generation):
        return None
    index = last
    while index < len(masked.words) and (index in masked.of or masked.letters[index] == "A"):
        index += 1
    return masked.states.get(index)


def _in_brackets(masked: Masked, index: int) -> str | None:
    """The one state that a bracket names which opens before the word: `A (Chile)`, `A (l., Chile)`."""
    start = masked.starts[index]
    end = masked.document.text.find(")", start, start + _BRACKET)
    inside = range(index, masked.at(end)) if end > 0 else range(0)
    codes = {masked.states[at] for at in inside if at in masked.states}
    return codes.pop() if len(codes) == 1 else None


def clean(name: str) -> str:
    """Words with single blanks."""
    return " ".join(name.split())
