"""Law that speaks: an article, or a treaty, that is the subject of the verb of saying, whoever is named in between.

`Article 4 of the treaty, signed in Lima by A and B, states: “…”`; `Artikel 4, den der Jurist C entwarf, lautet: „…“`.
The persons of an aside (who signed it, who drafted it, who thinks what of it) do not speak.
"""

from __future__ import annotations

import re
from itertools import takewhile

from archive.extraction.cues import cues_within
from archive.extraction.findings import Span
from archive.extraction.people.signings import SIGNING
from archive.extraction.quotations.frames import Frame, Scene
from archive.extraction.quotations.sources import SPEAKERS, Source
from archive.extraction.quotations.subjects import words_of

_LAW = frozenset({"provision", "treaty"})
_SILENT = frozenset({"it", "text"})
_PHRASE = 24
"""Code points before a provision in which the preposition that governs it stands."""
_ARTICLES = 2
"""Words that may stand between a preposition and its noun; the other distances are in words too."""
_AT_THE_VERB = 3
_DATELINE = re.compile(r"[^.:;!?«“„\"]{2,60}\s[–—-]{1,2}\s")
_PARTS = re.compile(r"(?<!\d),|,(?!\s\d)|[()–—]")
"""What opens or closes an aside; the comma of `19 June, 2024` does not."""


def law_says(scene: Scene, frame: Frame) -> Source | None:
    """The article or treaty that begins the sentence, where its verb of saying is not said of those named between."""
    said = scene.said_in("saying", frame.lead)
    if not said or scene.document.language == "ko":
        return None
    verb = said[-1].span
    reading = bool(scene.said_in("reading", Span(verb.start, verb.start + 1)))
    if reading and len(said) > 1 and scene.words(said[-2].span.end, verb.start) == 0:
        verb, reading = said[-2].span, False  # `dijo textualmente`
    start = frame.lead.start
    if dateline := _DATELINE.match(scene.document.text, start, verb.start):
        start = dateline.end()
    named = [source for source in scene.sources_in(Span(start, verb.start)) if source.kind not in _SILENT]
    speakers = [source for source in named if source.kind in SPEAKERS]
    law = _subject(scene, Span(start, verb.start), named, reading or _is_it(scene, verb))
    if law is None or not speakers:
        return law if law and _cites_in_an_aside(scene, verb, law, named) else None
    if _follows(scene, verb, speakers[-1]):
        return None
    behind = scene.sources_in(Span(verb.end, frame.lead.end))
    if not reading and (any(one.kind in SPEAKERS for one in behind) or not _stand_aside(scene, verb, named)):
        return None
    within = [source for source in behind if source.kind == "provision"]
    return within[-1] if law.kind == "treaty" and within else law


def _is_it(scene: Scene, verb: Span) -> bool:
    """Whether `it` stands right before the verb."""
    near = scene.sources_in(Span(max(0, verb.start - _PHRASE), verb.start))[-1:]
    return any(source.kind == "it" and scene.words(source.span.end, verb.start) == 0 for source in near)


def _subject(scene: Scene, span: Span, named: list[Source], inside: bool) -> Source | None:
    """The law that is named before anybody who could speak: of several provisions the last that may be the subject."""
    laws = list(takewhile(lambda source: source.kind in _LAW, named))
    if not laws or not _may_be_subject(scene, span, laws[0], inside):
        return None
    provisions = [law for law in laws if law.kind == "provision" and _may_be_subject(scene, span, law, inside)]
    own = [law for law in provisions if law.treaty in {provisions[0].treaty, None}]
    return own[-1] if own else laws[0]


def _cites_in_an_aside(scene: Scene, verb: Span, law: Source, named: list[Source]) -> bool:
    """`Article 4 of the pact, citing Article 51 of the Charter, says`: what commas hold does not speak."""
    cited = [one for one in named if one.kind == "provision" and one.treaty not in {law.treaty, None}]
    if law.kind != "provision" or law.treaty is None or not cited:
        return False
    opened = _PARTS.search(scene.document.text, law.span.end, cited[0].span.start)
    closed = list(_PARTS.finditer(scene.document.text, cited[-1].span.end, verb.start))
    return bool(opened and closed) and scene.words(closed[-1].end(), verb.start) <= _AT_THE_VERB


def _may_be_subject(scene: Scene, span: Span, law: Source, inside: bool) -> bool:
    """Whether no preposition governs it; `in Article 4 it reads` is as good as `Article 4 reads`."""
    near = Span(max(span.start, law.span.start - _PHRASE), law.span.start)
    listed = words_of(scene.document.language, "oblique")
    free = words_of(scene.document.language, "inside") if inside else ()
    governed = any(word.text in listed and word.text not in free for word in scene.document.words_in(near)[-_ARTICLES:])
    return not governed and not scene.said_in("according", near)


def _follows(scene: Scene, verb: Span, speaker: Source) -> bool:
    """Whether a word that joins clauses stands between the speaker and the verb: `A, who said`, `A and said`."""
    words = scene.document.words_in(Span(speaker.span.end, verb.start))[-_AT_THE_VERB:]
    return any(scene.said_in(kind, word.span) for word in words[-1:] for kind in ("joining", "coordinating"))


def _stand_aside(scene: Scene, verb: Span, named: list[Source]) -> bool:
    """Whether an aside, or the phrase of a signing, holds all who are named since the law."""
    last = next(source for source in reversed(named) if source.kind in SPEAKERS)
    if last.kind == "pronoun" and scene.words(last.span.end, verb.start) == 0:
        return False
    closed = list(_PARTS.finditer(scene.document.text, last.span.end, verb.start))
    if closed:
        if scene.words(closed[-1].end(), verb.start) > _AT_THE_VERB:
            return False
    elif not _signs(scene, Span(named[0].span.end, verb.start)):
        return False
    return _is_opened(scene, named) if closed else _is_of_signers(scene, verb, named)


def _is_opened(scene: Scene, named: list[Source]) -> bool:
    """Whether what stands before one of the persons, behind a comma or the law's name, opens an aside."""
    text = scene.document.text
    for at in range(len(named) - 1, 0, -1):
        if named[at].kind not in SPEAKERS:
            continue
        start = named[at - 1].span.end
        for part in _PARTS.finditer(text, start, named[at].span.start):
            start = part.end()
        between = Span(start, named[at].span.start)
        if _signs(scene, between) or _opens(scene, between):
            return True
    return False


def _opens(scene: Scene, span: Span) -> bool:
    """Whether a preposition, a relative or `according to` stands in the span, and nothing that joins main clauses."""
    if scene.said_in("coordinating", span):
        return False
    listed = words_of(scene.document.language, "oblique")
    governed = any(word.text in listed for word in scene.document.words_in(span))
    return governed or bool(scene.said_in("joining", span) or scene.said_in("according", span))


def _is_of_signers(scene: Scene, verb: Span, named: list[Source]) -> bool:
    """`Article 4 of the treaty signed by A and B says`, `of the treaty that A and B signed on Monday says`."""
    first = next(source for source in named if source.kind in SPEAKERS)
    last = next(source for source in reversed(named) if source.kind in SPEAKERS)
    if _signs(scene, Span(last.span.end, verb.start)):
        return True
    ahead = Span(named[named.index(first) - 1].span.end, first.span.start)
    signed = [cue.span.end for cue in cues_within(scene.document, "people", ahead) if cue.kind in SIGNING]
    return bool(signed) and not _PARTS.search(scene.document.text, signed[-1], last.span.end)


def _signs(scene: Scene, span: Span) -> bool:
    return any(cue.kind in SIGNING for cue in cues_within(scene.document, "people", span))
