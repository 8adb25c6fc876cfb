"""Instruments that a text speaks of: known ones by name, unknown ones by form, and every mention joined to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.names import Found
from archive.extraction.treaties.instruments import Page, Phrase, page_of
from archive.extraction.treaties.joining import Joining
from archive.extraction.treaties.marks import marks_of
from archive.extraction.treaties.naming import Instrument, is_name
from archive.extraction.treaties.recognition import FEW, Recognition, phrases_of


def find_treaties(document: Document, gazetteer: Gazetteer, dates: Sequence[DateMention] = ()) -> tuple[Treaty, ...]:
    """Every instrument between states that the text speaks of, in the order of first mention.

    `dates` are the dates found in the same text; without them only years are seen. Declarations, communiqués, laws
    and contracts are none. A known treaty has its id; a name that several known treaties bear and that nothing
    decides has `candidates` instead. Mentions are in the order of the text; one treaty's name may stand in another's.
    """
    page = page_of(document, gazetteer, dates)
    read = _with_aliases(page, phrases_of(page))
    phrases = _without_idle_pronouns(page, _recognised(read, Recognition(page, gazetteer, read)))
    joining = Joining(page, gazetteer)
    joining.run(phrases)
    return tuple(_treaty(joining, instrument) for instrument in sorted(joining.instruments, key=lambda one: one.first))


def treaty_spoken_of(document: Document, treaties: Sequence[Treaty], span: Span) -> int | None:
    """Which treaty the words at the span are about; `None` only where no treaty is spoken of up to there, nor is main.

    The one mentioned nearest in the span's sentence; else the one last mentioned before it in its paragraph; else the
    main one; else the one last mentioned anywhere before it.
    """
    marks = marks_of(treaties)
    inside = [(_distance(span, mention), index) for mention, index in marks.within(document.sentence_at(span.start))]
    if inside:
        return min(inside)[1]
    near = marks.last_before(span.start, since=document.paragraph_at(span.start).start)
    if near:
        return near[1]
    main = main_of(treaties)
    if main is not None:
        return main
    before = marks.last_before(span.start)
    return before[1] if before else None


def main_of(treaties: Sequence[Treaty]) -> int | None:
    """The index of the treaty that the report is about."""
    return next((index for index, treaty in enumerate(treaties) if treaty.main), None)


def _distance(span: Span, mention: Span) -> int:
    return max(0, mention.start - span.end, span.start - mention.end)


def _with_aliases(page: Page, phrases: list[Phrase]) -> list[Phrase]:
    """Phrases and names of known treaties as one list in order; a name that holds a phrase's head word joins it."""
    free = set(page.aliases)
    merged: list[Phrase] = []
    for phrase in phrases:
        cover = page.alias_over(phrase.core) or _glossed(page, phrase)
        if cover:
            free.discard(cover)
            span = Span(min(cover.span.start, phrase.span.start), max(cover.span.end, phrase.span.end))
            phrase = replace(phrase, span=span, ids=cover.keys, rule="treaty-alias")
        merged.append(phrase)
    merged += [_from_alias(page, alias.span, alias.keys) for alias in free]
    return sorted(merged, key=lambda phrase: (phrase.span.start, -phrase.span.end))


def _glossed(page: Page, phrase: Phrase) -> Found | None:
    """The known treaty whose acronym stands in brackets at the end of the phrase: `Umowa o … (BBNJ)`."""
    if not phrase.acronym or phrase.acronym not in phrase.span.of(page.document.text):
        return None
    cover = page.alias_over(phrase.span.start + phrase.span.of(page.document.text).rindex(phrase.acronym))
    return cover if cover and cover.span.of(page.document.text) == phrase.acronym else None


def _from_alias(page: Page, span: Span, keys: tuple[str, ...]) -> Phrase:
    parties = frozenset(found.keys[0] for found in page.states_in(span))
    return Phrase(span=span, head=None, rule="treaty-alias", ids=keys, parties=parties, proper=True)


def _recognised(phrases: list[Phrase], recognition: Recognition) -> list[Phrase]:
    """The phrases with the ids that stand after parties and dates were weighed."""
    weighed = [
        phrase if phrase.bare or (phrase.plural and not phrase.ids) else replace(phrase, ids=recognition.of(phrase))
        for phrase in phrases
    ]
    decided = Counter(phrase.ids[0] for phrase in weighed if len(phrase.ids) == 1)
    return [
        replace(phrase, ids=recognition.prefer(phrase.ids, decided)) if len(phrase.ids) > 1 else phrase
        for phrase in weighed
        if phrase.ids or phrase.head is not None
    ]


def _without_idle_pronouns(page: Page, phrases: list[Phrase]) -> list[Phrase]:
    """Leaves out `that of 1961` where its sentence has not spoken of an instrument before."""
    kept: list[Phrase] = []
    for phrase, following in zip(phrases, (*phrases[1:], None), strict=False):
        sentence = page.document.sentence_at(phrase.span.start)
        if phrase.date:  # a day is of an instrument that the sentence before spoke of as well
            sentence = Span(page.document.sentence_at(max(0, sentence.start - 2)).start, sentence.end)
        spoken = kept and kept[-1].span.overlaps(sentence)
        listed = (
            phrase.words and following and following.span.overlaps(sentence)
        )  # `neither that of Lima nor the Treaty of Quito`
        if phrase.rule != "treaty-pronoun" or phrase.ids or spoken or listed:
            kept.append(phrase)
    return kept


def _title(text: str, phrase: Phrase) -> str:
    """The name as written, date and known parties left out; what tells it from others where it has no other words."""
    end = phrase.name_end if (phrase.words or phrase.told) and phrase.name_end > 0 else phrase.span.end
    end = phrase.strangers if phrase.strangers > 0 else end
    return " ".join(text[phrase.span.start : end].split())


def _treaty(joining: Joining, instrument: Instrument) -> Treaty:
    text = joining.page.document.text
    known = joining.gazetteer.treaty(instrument.id or "")
    named = [phrase for phrase in instrument.mentions if is_name(phrase)] or instrument.mentions
    best = max(named, key=lambda phrase: (len(phrase.words), phrase.span.end - phrase.span.start))
    parties = known.parties if known and known.parties else tuple(sorted(instrument.parties))
    return Treaty(
        title=known.title if known else _title(text, best),
        mentions=tuple(sorted({phrase.span for phrase in (*instrument.mentions, *instrument.pointers)})),
        rule=best.rule,
        id=instrument.id,
        parties=parties if len(parties) <= FEW else (),
        main=instrument is joining.main,
        year=joining.year(instrument),
        candidates=() if instrument.id else instrument.candidates,
        confidence=1.0 if known else 0.6 if instrument.nameless else 0.9,
    )
