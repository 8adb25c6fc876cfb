"""Offices: the words around a name, one letter each, and the roles and states that they spell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.extraction.clauses import GOES_ON
from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, capitals_in, states_in
from archive.extraction.words import Word
from archive.languages import lexicon

_KIND_LETTER = {
    "break": "V",
    "sign": "V",
    "was_signed": "V",
    "role": "R",
    "modifier": "M",
    "link": "L",
    "article": "A",
    "and": "C",
    "who": "W",
    "not_a_name": "N",
    "place": "N",
}
_NO_NAMES = frozenset(
    {
        "witness",
        "witnessing",
        "on_behalf",
        "with",
        "by",
        "at_place",
        "the_same",
        "signed",
        "signature_of",
        "did_so",
        "signing_noun",
        "side",
        "pronoun",
    }
)
"""Kinds whose words begin with a capital only where a sentence does."""
# What each letter stands for: R role, S state, M modifier (`deputy`), L link (`of`), A article, C `and`, W `who`,
# V a verb of signing or one that begins a clause, K capital city, B body, N a common word, X a capitalised one, x any
# other. `,` is a comma, `|` what parts clauses.
_MORE_FIELDS = r"(?:(?:,[AMNx]{1,3}){0,3}C[AMNx]{1,3}(?:L?S)?)?"
"""What else an office is for, in a list that ends in `and`: `Minister of Trade, Industry and Energy of Norway`."""
_OFFICE = rf"R[RSMN]*(?:L[ALSMRXNKBx]{{1,8}}{_MORE_FIELDS})?"
_ROLE_BEFORE = re.compile(rf"(?P<role>[SAM]*[SMX]{{0,2}}{_OFFICE}(?:C[AM]*[SMX]{{0,2}}{_OFFICE})?),?\Z")
_OFFICE_WITH_GENITIVE = rf"R[RSMN]*(?:(?:L[ALSMRXNKBx]{{1,8}}|[SMNXKBx]{{1,5}}){_MORE_FIELDS})?"
_ROLE_WITH_GENITIVE = re.compile(rf"(?P<role>[SAM]*[SMX]{{0,2}}{_OFFICE_WITH_GENITIVE}(?:CM*{_OFFICE})?),?\Z")
"""Where a genitive needs no `of`: `szef kanadyjskiego resortu zasobów`, `глава кипрского минфина`."""
_OF_WHAT = rf"(?:[LA][ALSMRXNKBx]{{1,18}}{_MORE_FIELDS})?"
_ROLE_AFTER = re.compile(
    rf",?(?P<role>[ASMXNL]{{0,4}}R[RSMN]*{_OF_WHAT}(?:C[ASMXN]{{0,3}}R[RSMN]*{_OF_WHAT})?)(?=[,|CWV]|\Z|x)"
)
_ROLE_AFTER_IN_KOREAN = re.compile(r"(?P<role>[SMNB]*R)")
PLACE_LAST = frozenset({"en", "de"})
"""Languages whose nouns for places stand behind the place's name."""
_SHORT_NAME = 2
_BRACKET = 40
"""Code points of a bracket that says whose somebody is."""
_GENERATIONS = frozenset({"jr", "sr", "jun", "sen"})
_REACH_BEFORE = 18
_REACH_AFTER = 28
PARTING = re.compile(rf"[;:()\[\]\"“”„«»「」『』!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.(?=\s)(?!{GOES_ON})| [–—-] |\n")


@dataclass(frozen=True, slots=True)
class Masked:
    """A document's words, one letter each."""

    document: Document
    words: tuple[Word, ...]
    letters: list[str]
    states: dict[int, str]
    """Word index to state code."""
    of: frozenset[int]
    """Indices of the words that tell whose somebody is: `of Chile`, `della Repubblica del Congo`."""
    places: set[int] = field(default_factory=set)
    """Indices of the words before or behind which a name is a place's: `Place Stanislas`, `Opera House`."""

    def at(self, offset: int) -> int:
        """Index of the first word that does not begin before the offset."""
        return self.document.word_index(offset)

    def between(self, first: int, last: int) -> tuple[str, list[int]]:
        """Letters of the words from `first` up to `last` with commas and partings, and each letter's word."""
        letters, owners = [], []
        text = self.document.text
        for index in range(first, last):
            letters.append(self.letters[index])
            owners.append(index)
            following = self.words[index + 1].span.start if index + 1 < len(self.words) else len(text)
            gap = text[self.words[index].span.end : following]
            if PARTING.search(text, self.words[index].span.end, following):
                letters.append("|")
                owners.append(index)
            elif "," in gap:
                letters.append(",")
                owners.append(index)
        return "".join(letters), owners


def mask(document: Document, gazetteer: Gazetteer) -> Masked:
    """The document's words with their letters."""
    words, text = document.words, document.text
    letters = ["X" if text[word.span.start].isupper() else "x" for word in words]
    cues = find_cues(document, "people")
    of = frozenset(document.word_index(cue.span.start) for cue in cues if cue.kind == "of")
    masked = Masked(document, words, letters, {}, of)
    for cue in cues:
        _write_cue(masked, cue)
    _write_compounds(masked)
    for letter, named in (("K", capitals_in(document, gazetteer)), ("B", bodies_in(document, gazetteer))):
        for found in named:
            if all(masked.letters[i] != "R" for i in words_in(masked, found.span)):
                _write(masked, found.span, letter)
    _write_states(masked, gazetteer)
    for index, word in enumerate(words):
        if letters[index] == "X" and len(word.text) > 1 and text[word.span.start : word.span.end].isupper():
            letters[index] = "N"
        if index and word.text == "s" and text[word.span.start - 1] in "'’":
            letters[index] = "A"
    return masked


def _write_cue(masked: Masked, cue: Cue) -> None:
    """The letter of the cue's kind; a common word is none where it is a part of an office."""
    letter = _KIND_LETTER.get(cue.kind)
    if letter is None and cue.kind not in _NO_NAMES:
        return
    written = words_in(masked, cue.span)
    if letter is None:
        for index in written:
            masked.letters[index] = "N" if masked.letters[index] == "X" else masked.letters[index]
    elif cue.kind == "place" and _goes_on_a_name(masked, written[0]):
        return
    elif letter != "N" or masked.letters[written[0]] != "R":
        if cue.kind == "place":
            masked.places.add(written[0])
        for index in written:
            masked.letters[index] = letter


def _goes_on_a_name(masked: Masked, index: int) -> bool:
    """Whether a word for a place is somebody's name: `Francisco Castillo`."""
    text, words = masked.document.text, masked.words
    if index == 0 or masked.letters[index - 1] != "X" or not text[words[index].span.start].isupper():
        return False
    return masked.document.language not in PLACE_LAST and words[index].span.start - words[index - 1].span.end == 1


def _write_states(masked: Masked, gazetteer: Gazetteer) -> None:
    """States; a word that goes on behind a state's name stays the office that it is: `일본대사`."""
    for found in states_in(masked.document, gazetteer):
        for index in words_in(masked, found.span):
            masked.states[index] = found.keys[0]
            if masked.letters[index] != "R" or masked.words[index].span.end <= found.span.end:
                masked.letters[index] = "S"


def _write_compounds(masked: Masked) -> None:
    """Offices that end in a listed one: `Landwirtschaftsminister`, `산업통상자원부장관이`, `генпрокурор`."""
    words = lexicon(masked.document.language, "people")
    endings = tuple(words.get("role_endings", ()))
    if not endings:
        return
    particles = words.get("particles", ())
    written = (*endings, *(ending + particle for ending in endings for particle in particles))
    ministries = tuple(words.get("ministry_endings", ()))
    for index, word in enumerate(masked.words):
        if masked.letters[index] in "Xx" and word.text.endswith(written):
            masked.letters[index] = "R"
        if ministries and index and masked.letters[index] == "R" and masked.letters[index - 1] == "x":
            before = masked.words[index - 1].text
            if len(before) > _SHORT_NAME and before.endswith(ministries):
                masked.letters[index - 1] = "N"


def words_in(masked: Masked, span: Span) -> range:
    """Indices of the words in the span."""
    first = end = masked.at(span.start)
    while end < len(masked.words) and masked.words[end].span.start < span.end:
        end += 1
    return range(first, end)


def _write(masked: Masked, span: Span, letter: str) -> None:
    for index in words_in(masked, span):
        masked.letters[index] = letter


def role_text(document: Document, role: Span) -> str:
    """The role's words; in Korean without the particle glued to them."""
    text = clean(role.of(document.text))
    particles: list[str] = lexicon(document.language, "people").get("particles", [])
    glued = next((particle for particle in particles if text.endswith(particle)), "")
    return text.removesuffix(glued)


def role_before(masked: Masked, free: int, first: int) -> Span | None:
    """The role that stands before the word `first`, not reaching back over the offset `free`."""
    letters, owners = masked.between(max(0, first - _REACH_BEFORE, masked.at(free)), first)
    genitive = lexicon(masked.document.language, "people").get("bare_genitive", False)
    match = (_ROLE_WITH_GENITIVE if genitive else _ROLE_BEFORE).search(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def role_after(masked: Masked, last: int) -> Span | None:
    """The role that begins with the word `last`, after a comma or bracket; in Korean right away."""
    if last == 0 or last >= len(masked.words):
        return None
    text = masked.document.text
    gap = text[masked.words[last - 1].span.end : masked.words[last].span.start]
    korean = masked.document.language == "ko"
    if (not korean and "," not in gap and "(" not in gap) or PARTING.search(gap.replace("(", "")):
        return None
    letters, owners = masked.between(last, min(len(masked.words), last + _REACH_AFTER))
    match = _ROLE_AFTER_IN_KOREAN.match(letters) if korean else _ROLE_AFTER.match(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def _trimmed(masked: Masked, owners: list[int]) -> Span | None:
    """The words of a role, without articles and links at its edges."""
    indexes = sorted(set(owners))
    while indexes and masked.letters[indexes[0]] in "ALCV":
        indexes.pop(0)
    while indexes and masked.letters[indexes[-1]] in "ALCV":
        indexes.pop()
    if not indexes:
        return None
    return Span(masked.words[indexes[0]].span.start, masked.words[indexes[-1]].span.end)


def state_of(masked: Masked, role: Span) -> str | None:
    """The state that the role names last: `minister of trade of Chile`."""
    codes = [masked.states[index] for index in words_in(masked, role) if index in masked.states]
    return codes[-1] if codes else None


def state_before(masked: Masked, first: int) -> str | None:
    """The state right before a name, in the genitive or as what the person is: `Norway's A`, `l'Italien B`."""
    if first > 1 and masked.letters[first - 1] == "A" and masked.words[first - 1].text == "s":
        return masked.states.get(first - 2)
    if first > 1 and masked.letters[first - 2] == "A" and first - 1 in masked.states:
        gap = masked.document.text[masked.words[first - 1].span.end : masked.words[first].span.start]
        return masked.states[first - 1] if gap == " " else None
    return None


def state_beside(masked: Masked, last: int) -> str | None:
    """The state that stands right behind a name that ends before the word `last`: `A of Chile`, `A (Chile)`."""
    text, words = masked.document.text, masked.words
    if not 0 < last < len(words):
        return None
    gap = text[words[last - 1].span.end : words[last].span.start]
    if gap.strip() == "(":
        return _in_brackets(masked, last)
    index = last
    if gap.strip() not in ({"", ",", "."} if words[last - 1].text in _GENERATIONS else {"", ","}):
        return None
    if index not in masked.of:
        return None
    while index < len(words) and (index in masked.of or masked.letters[index] == "A"):
        index += 1
    return masked.states.get(index)


def _in_brackets(masked: Masked, index: int) -> str | None:
    """The one state that a bracket names which opens before the word: `A (Chile)`, `A (l., Chile)`."""
    text, words = masked.document.text, masked.words
    end = text.find(")", words[index].span.start, words[index].span.start + _BRACKET)
    inside = range(index, masked.at(end)) if end > 0 else range(0)
    codes = {masked.states[at] for at in inside if at in masked.states}
    return codes.pop() if len(codes) == 1 else None


def clean(name: str) -> str:
    """Words with single blanks."""
    return " ".join(name.split())
