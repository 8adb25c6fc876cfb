"""Attribution: whose words a quoted passage holds.

Each passage is asked, from the surest sign to the most doubtful: is a provision named right behind it; does a verb of
saying follow (`…, the treaty says`), or stand before it; what does its sentence name at all; who spoke before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from archive.extraction.cues import Cue
from archive.extraction.document import Document
from archive.extraction.findings import Quote, Reference, Span, Treaty
from archive.extraction.quotation_marks import Passage
from archive.extraction.quotations.sources import Source, with_label
from archive.extraction.treaties import main_of

_VERB_WITHIN = 8
"""Words between a quotation and the verb of saying that follows it; the other distances are in words too."""
_SUBJECT_WITHIN = 12
_CARRIED = 40
_LEAD_AT_MOST = 1_000
"""Code points before a quotation in which its sentence is looked for."""
_ENDS_LEAD = re.compile(r"(?:[!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.)[\"”»’“」』]?\s|;\s|\n")
_SENTENCE_STOP = re.compile(r"(?:[!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.)(?=\s|$)")
_CLOSING = re.compile(r"[\"”»“’'」』‘]?\s*")
_NOTHING = re.compile(r"[\s\"“”„«»‘’.,:;()—–-]*\Z")
_IN_BRACKETS = re.compile(r"\s*[\"”»“’]?,?\s*\(")


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with the words of its sentence before and after it, other quotations left out."""

    passage: Passage
    lead: Span
    tail: Span
    introduced: bool
    """Whether the lead is a sentence of its own that ends in a colon."""


@dataclass(slots=True)
class Scene:
    """A document with all that attribution asks about."""

    document: Document
    treaties: tuple[Treaty, ...]
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
    cues: tuple[Cue, ...]
    passages: tuple[Passage, ...]
    answered: list[tuple[Quote, Source | None]] = field(default_factory=list)

    def sources_in(self, start: int, end: int) -> list[Source]:
        """Sources that begin in the stretch."""
        first = bisect_left(self.sources, start, key=lambda source: source.span.start)
        last = bisect_left(self.sources, end, key=lambda source: source.span.start)
        return list(self.sources[first:last])

    def cues_in(self, kind: str, start: int, end: int) -> list[Cue]:
        """Cues of one kind that begin in the stretch."""
        first = bisect_left(self.cues, start, key=lambda cue: cue.span.start)
        last = bisect_left(self.cues, end, key=lambda cue: cue.span.start)
        return [cue for cue in self.cues[first:last] if cue.kind == kind]

    def passage_at(self, offset: int) -> int:
        """Index of the first passage that does not begin before the offset."""
        return bisect_left(self.passages, offset, key=lambda passage: passage.span.start)

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())


def context_of(scene: Scene, passage: Passage) -> Context:
    """The passage's sentence before and after it; where it begins a sentence, the one before that ends in a colon."""
    document, text = scene.document, scene.document.text
    start, end = passage.span.start, passage.span.end
    paragraph = document.paragraph_at(start)
    lead_start = floor = max(paragraph.start, start - _LEAD_AT_MOST)
    for stop in _ENDS_LEAD.finditer(text, floor, max(floor, start - 1)):
        if _ends_sentence(scene, stop) and not _NOTHING.match(text[stop.end() : start]):
            lead_start = stop.end()
    lead = Span(min(lead_start, start), start)
    introduced = False
    if _NOTHING.match(lead.of(text)):
        before = text[:start].rstrip(' \n\t"“„«‘「『')
        if before.endswith(":"):
            lead, introduced = Span(document.sentence_at(max(0, len(before) - 1)).start, len(before)), True
    following = scene.passages[scene.passage_at(end) :][:1]
    ceiling = min([document.paragraph_at(end).end, *(other.span.start for other in following)])
    return Context(passage, lead, Span(end, _tail_end(text, end, max(end, ceiling))), introduced)


def _ends_sentence(scene: Scene, stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence of the report, not one inside a quotation that goes on."""
    before = scene.passages[max(0, scene.passage_at(stop.start() + 1) - 1)]
    if not before.span.start <= stop.start() < before.span.end:
        return True
    last = before.span.end - stop.start() <= 1
    return last and not scene.document.text[stop.end() : stop.end() + 1].islower()


def _tail_end(text: str, end: int, ceiling: int) -> int:
    """Where the sentence ends that goes on after a quotation: at once, if the quotation ended it."""
    after = re.compile(r"[\"”“»’'」』‘]?\s*").match(text, end)
    begin = after.end() if after else end
    closed = text[end - 1 : end] in ".!?…"
    if closed and text[begin : begin + 1].isupper():
        return begin
    own_stop = 1 if text[begin : begin + 1] == "." else 0
    if own_stop and text[begin + 1 : begin + 3].strip()[:1].isupper():
        return begin
    stop = _SENTENCE_STOP.search(text, min(begin + own_stop, ceiling), ceiling)
    return stop.start() if stop else ceiling


def is_normative(scene: Scene, context: Context) -> bool:
    """Whether the words bind parties, as a treaty's do."""
    span = context.passage.span
    return bool(scene.cues_in("normative", span.start, span.end))


def source_of(scene: Scene, context: Context) -> tuple[Source | None, str]:
    """The source of the words, and the rule that found it: the first rung of the ladder that holds."""
    for rung, rule in (
        (_in_brackets, "provision-in-brackets"),
        (_said_after, "said-after"),
        (_according_to, "according-to"),
        (_said_before, "said-before"),
        (_named_before, "named-before"),
        (_said_later, "said-later"),
        (_carried_over, "carried-over"),
    ):
        source = rung(scene, context)
        if source:
            return _known(scene, context, source), rule
    return None, "unattributed"


def _in_brackets(scene: Scene, context: Context) -> Source | None:
    """`… (Article 2)`."""
    bracket = _IN_BRACKETS.match(scene.document.text, context.passage.span.end)
    if not bracket:
        return None
    found = scene.sources_in(bracket.end(), bracket.end() + 2)
    return found[0] if found and found[0].kind == "provision" else None


def _said_after(scene: Scene, context: Context) -> Source | None:
    """`…, the treaty says`; `…, said the minister`."""
    tail = context.tail
    verbs = scene.cues_in("saying", tail.start, tail.end)
    if not verbs or scene.words(tail.start, verbs[0].span.start) > _VERB_WITHIN:
        return None
    verb = verbs[0].span
    subjects = scene.sources_in(tail.start, verb.start)
    if subjects:
        return _against_the_lead(scene, context, _head(scene, subjects))
    after = scene.sources_in(verb.end, tail.end)
    if after and scene.words(verb.end, after[0].span.start) <= _VERB_WITHIN:
        clause_end = scene.document.text.find(",", after[0].span.end, tail.end)
        near = [s for s in after if clause_end < 0 or s.span.start < clause_end or s.kind == "person"]
        return _against_the_lead(scene, context, _first_of(scene, near))
    return None


def _against_the_lead(scene: Scene, context: Context, source: Source) -> Source:
    """A person may read out a provision that the lead names: the words then are the treaty's."""
    if source.kind in {"person", "pronoun"} and is_normative(scene, context):
        provisions = [s for s in scene.sources_in(context.lead.start, context.lead.end) if s.kind == "provision"]
        if provisions and not context.introduced:
            return provisions[-1]
    return source


def _head(scene: Scene, subjects: list[Source]) -> Source:
    """Of the sources in a subject the one that it is about: a person before a paper, a paper before what it is on."""
    order = ("person", "paper", "declaration", "provision", "agency", "institution", "treaty")
    kinds = {source.kind for source in subjects}
    for kind in order:
        if kind in kinds:
            first = next(source for source in subjects if source.kind == kind)
            return with_label(scene.document, first, subjects)
    return subjects[-1]


def _first_of(scene: Scene, sources: list[Source]) -> Source:
    """The first source after a verb of saying; an office or a body yields to the person whom it introduces."""
    first = sources[0]
    if first.kind in {"people", "institution"}:
        for other in sources[1:3]:
            gap = scene.document.text[first.span.end : other.span.start]
            if other.kind == "person" and len(gap.split()) <= 8 and "." not in gap:
                return other
    return with_label(scene.document, first, sources)


def _according_to(scene: Scene, context: Context) -> Source | None:
    """`According to the communiqué, the treaty “…”`."""
    for cue in reversed(scene.cues_in("according", context.lead.start, context.lead.end)):
        near = [
            source
            for source in scene.sources_in(cue.span.end, context.lead.end)
            if scene.words(cue.span.end, source.span.start) <= 5
        ]
        if near and near[0].kind != "treaty":
            return _first_of(scene, near)
    return None


def _said_before(scene: Scene, context: Context) -> Source | None:
    """`The minister said: “…”`; a provision between verb and quotation is what is quoted."""
    lead = context.lead
    verbs = scene.cues_in("saying", lead.start, lead.end)
    if not verbs:
        return None
    verb = verbs[-1].span
    between = [s for s in scene.sources_in(verb.end, lead.end) if s.kind == "provision"]
    if between and (is_normative(scene, context) or not lead.of(scene.document.text).rstrip(' "“„«').endswith(":")):
        return between[-1]
    subjects = [s for s in scene.sources_in(lead.start, verb.start) if _may_speak(scene, s, verb.start)]
    if scene.document.language == "ko":
        return _head(scene, subjects[:1]) if subjects else None
    near = _nearest_subject(scene, subjects, verb.start)
    if near:
        return near
    after = [s for s in scene.sources_in(verb.end, lead.end) if s.kind != "it"]
    return _first_of(scene, after) if after else None


def _may_speak(scene: Scene, source: Source, verb: int) -> bool:
    """`it` speaks only right before the verb."""
    return source.kind != "it" or scene.words(source.span.end, verb) == 0


def _nearest_subject(scene: Scene, subjects: list[Source], verb: int) -> Source | None:
    """The source nearest before the verb; of several in one phrase the one that the phrase is about."""
    if not subjects:
        return None
    persons = [source for source in subjects if source.kind in {"person", "pronoun"}]
    last = subjects[-1]
    if persons and last.kind != "person" and scene.words(persons[-1].span.end, verb) <= _SUBJECT_WITHIN:
        papers = [s for s in subjects if s.kind == "paper" and s.span.start < persons[-1].span.start]
        return persons[-1] if not papers else with_label(scene.document, papers[-1], subjects)
    phrase = [last]
    for source in reversed(subjects[:-1]):
        if (
            scene.words(source.span.end, phrase[0].span.start) > 3
            or "," in scene.document.text[source.span.end : phrase[0].span.start]
        ):
            break
        phrase.insert(0, source)
    return _head(scene, phrase)


def _named_before(scene: Scene, context: Context) -> Source | None:
    """What the lead names without a verb of saying: `Under Article 4, each “…”`, `For the minister, “…”`."""
    named = scene.sources_in(context.lead.start, context.lead.end)
    main = main_of(scene.treaties)
    provisions = [source for source in named if source.kind == "provision"]
    if provisions:
        of_main = [source for source in provisions if source.treaty in {main, None}] or provisions
        return of_main[0] if scene.document.language == "ko" else of_main[-1]
    speakers = [source for source in named if source.kind in {"person", "paper", "agency", "declaration"}]
    if scene.document.language == "ko" and named:
        return named[0]
    if speakers and not scene.cues_in("saying", context.tail.start, context.tail.end):
        return _head(scene, speakers)
    treaties = [source for source in named if source.kind == "treaty"]
    fragment = context.passage.span.of(scene.document.text)[:1].islower() and len(treaties) == len(named)
    return treaties[-1] if treaties and (fragment or context.introduced or is_normative(scene, context)) else None


def _said_later(scene: Scene, context: Context) -> Source | None:
    """A verb of saying farther on in the sentence, with its subject beside it: `“…” between A and B, he said`."""
    for verb in scene.cues_in("saying", context.tail.start, context.tail.end):
        subjects = [
            source
            for source in scene.sources_in(context.tail.start, context.tail.end)
            if abs(source.span.start - verb.span.start) < 60 and source.kind in {"person", "pronoun", "agency", "paper"}
        ]
        if subjects:
            return _head(scene, subjects[-1:])
    return None


def _carried_over(scene: Scene, context: Context) -> Source | None:
    """Whoever was quoted earlier in the sentence or paragraph; else the person of the sentence before."""
    text = scene.document.text
    paragraph = scene.document.paragraph_at(context.passage.span.start)
    if scene.answered:
        quote, source = scene.answered[-1]
        same = paragraph.start <= quote.span.start
        if source and same and scene.words(quote.span.end, context.passage.span.start) <= _CARRIED:
            return source
    if not _NOTHING.match(context.lead.of(text)) or is_normative(scene, context):
        return None
    before = scene.document.sentence_at(max(0, context.passage.span.start - 3))
    persons = [s for s in scene.sources_in(before.start, context.passage.span.start) if s.kind == "person"]
    return persons[0] if persons else None


def _known(scene: Scene, context: Context, source: Source) -> Source:
    """The source that a pronoun, an office or `the text` stands for."""
    if source.kind == "text":
        for quote, other in reversed(scene.answered[-2:]):
            if other and quote.kind == "document":
                return replace(other, span=source.span)
        return replace(source, kind="treaty")
    if source.kind == "it":
        return _thing_before(scene, context) or replace(source, kind="treaty", label=None)
    if source.kind == "pronoun":
        person = _person_before(scene, context)
        return replace(source, label=person.label if person else None)
    if source.kind in {"paper", "declaration"} and source.label is None:
        return replace(source, label=_author(scene, context, source))
    return source


def _author(scene: Scene, context: Context, source: Source) -> str | None:
    """Who wrote a paper: `her letter`; `the same communiqué`, whose author was named when it was last quoted."""
    owner = scene.cues_in("possessive", source.span.start - 20, source.span.start)
    if owner and scene.words(owner[-1].span.end, source.span.start) == 0:
        person = _person_before(scene, context)
        return person.label if person else None
    noun = source.span.of(scene.document.text).casefold()
    for quote, other in reversed(scene.answered[-3:]):
        if other and quote.kind == "document" and other.span.of(scene.document.text).casefold() == noun:
            return other.label
    return None


def _person_before(scene: Scene, context: Context) -> Source | None:
    """The subject of the nearest sentence before that names a person: in English and its like the first one named."""
    spoken = [s for s in scene.sources_in(context.lead.start, context.lead.end) if s.kind == "person"]
    if spoken:
        return spoken[-1]
    before = [s for s in scene.sources_in(0, context.passage.span.start) if s.kind == "person"]
    if not before:
        return None
    sentence = scene.document.sentence_at(before[-1].span.start)
    return next(source for source in before if source.span.start >= sentence.start)


def _thing_before(scene: Scene, context: Context) -> Source | None:
    """What `it` stands for: the first paper, agency or provision of the nearest sentence that names one."""
    things = {"provision", "paper", "agency", "institution", "treaty"}
    before = [s for s in scene.sources_in(0, context.passage.span.start) if s.kind in things]
    if not before:
        return None
    sentence = scene.document.sentence_at(before[-1].span.start)
    here = [source for source in before if source.span.start >= sentence.start]
    return next((s for s in here if s.kind != "treaty"), here[0])
