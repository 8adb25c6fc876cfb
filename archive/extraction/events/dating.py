"""Which of a sentence's dates is whose: each step has the dates that stand nearer to it than to any other step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from archive.extraction.events.scenes import PARTED, Scene, is_near, is_near_cue
from archive.extraction.events.steps import DATED, REPORTING, Step
from archive.extraction.events.telling import NEAR
from archive.extraction.findings import DateMention, Event, Span

_REACH = 45
"""How far a date may be from its step, in the words and crossings that `cost` counts."""
_CROSSING = 7
"""What a comma or the opening of another clause costs, in words."""
_OPENED = 4
"""Code points from a comma in which the word that opens a clause begins."""
_LISTED = 9
"""Words between two dates on which the same was done by two."""
_SAME_DAY = 8
_AMENDING = frozenset({"signature", "entry-into-force"})
"""Steps of one treaty that are the day on which it amends another."""
_AT_ONCE = frozenset({"exchange-of-instruments", "entry-into-force"})
"""Steps that are taken at once where one sentence tells of both: `with the exchange … the treaty took effect`."""
_COMING_REACH = 24
_AGENT = 3
"""Words behind a date that may say who else took the step: `and on 5 May by Iceland`."""
_LOOK_BACK = 30
"""Code points before a date in which a conjunction may open its clause."""
_NUMBERED = 2
"""Words by which a law or a note is named before its date: `Law No. 5 of …`."""
_FAINT_REACH = 18
"""How far a date may be from a word such as `signature`, which tells of a step only by it."""


class Dated(NamedTuple):
    """A step with one of its days: the mention that says it, or only its value where another step's is shared."""

    step: Step
    treaties: tuple[int, ...]
    date: DateMention | None = None
    value: str | None = None


def dated(scene: Scene, steps: Sequence[Step], found: Sequence[Event]) -> Iterator[Dated]:
    """The sentence's steps with their days, once for each day; `found` are the events told before."""
    chosen = _nearest(scene, steps) if scene.dates else {}
    done: list[Step] = []
    values: list[str | None] = []
    for index, step in sorted(enumerate(steps), key=_amends):
        kept = _kept(scene, step, chosen.get(index, []))
        if kept and (again := _same_as_before(scene, step, kept[0], found)):
            kept = [again]
        shared = None if kept else _at_once(scene, steps, chosen, step) or _shared(scene, done, values, step, found)
        done.append(step)
        values.append(kept[0].value if kept else shared)
        if step.silent or (values[-1] is None and (step.faint or step.action == "amendment")):
            continue  # that one treaty amends another is a relation; an event needs its day
        if not kept:
            yield Dated(step, step.treaties, None, shared or _year_of_name(scene, step))
        for date in kept:
            yield Dated(step, _treaties_on(scene, step, date, kept), date, date.value)


def _amends(numbered: tuple[int, Step]) -> bool:
    return numbered[1].action == "amendment"


def _nearest(scene: Scene, steps: Sequence[Step]) -> dict[int, list[DateMention]]:
    """The dates of each step (by its index), the nearest first."""
    chosen: dict[int, list[tuple[int, DateMention]]] = {}
    for date in scene.dates:
        if _is_part_of_a_name(scene, date, steps):
            continue
        nearest: tuple[int, int, int] | None = None
        for index, step in enumerate(steps):
            words = cost(scene, step, date.span) + _ahead(scene, steps, step, date.span)
            if words <= _reach(scene, step):
                near = (words + _CROSSING * step.faint, words, index)
                nearest = near if nearest is None else min(nearest, near)
        if nearest:
            _, words, index = nearest
            chosen.setdefault(index, []).append((words, date))
    return {index: [date for _, date in sorted(pairs, key=_words)] for index, pairs in chosen.items()}


def _words(pair: tuple[int, DateMention]) -> int:
    return pair[0]


def _reach(scene: Scene, step: Step) -> int:
    if scene.heading and not step.coming and not scene.is_live:
        return _CROSSING - 1  # the entry's own date is nearer than one in another clause
    return _FAINT_REACH if step.faint else _COMING_REACH if step.coming else _REACH


def cost(scene: Scene, step: Step, other: Span) -> int:
    """How far a date (or a name) is from a step, in words; a comma or another clause's opening costs several."""
    if step.span.overlaps(other):
        return 0
    first, last = sorted((step.span, other))
    gap = scene.document.text[first.end : last.start]
    parted = ";" in gap
    words = len(gap.split()) + (_REACH if parted else 0)
    if step.rule == REPORTING and (words > 2 or "," in gap):
        return 2 * _REACH  # `said on Tuesday`, and nothing farther off
    if first == other and not parted and scene.words(_clause_begins(scene, other.start), other.start) <= 1:
        return min(words, _REACH)  # a date that opens its clause governs all of it
    commas, crossed = gap.count(","), scene.between(first.end, last.start, "boundary", "conditional")
    if commas > 1 and (aside := _aside(scene, first.end, last.start)):
        words -= scene.words(*aside)
        commas -= 2
        crossed = [cue for cue in crossed if not cue.span.within(aside)]
    words += _CROSSING * min(2, commas)
    words += _CROSSING * len({cue.span for cue in crossed})
    if (first == other and step.coming) or (first == step.span and scene.document.language == "ko"):
        words += _CROSSING  # a Korean date stands before its verb; what is to come says its date after it
    return words


def _clause_begins(scene: Scene, offset: int) -> int:
    """Where the part of the sentence begins in which the offset stands: behind the last semicolon."""
    return max(scene.sentence.start, scene.document.text.rfind(";", scene.sentence.start, offset) + 1)


def _aside(scene: Scene, start: int, end: int) -> Span | None:
    """A relative clause between two commas, which parts nothing: `its entry into force, which A fixes, falls on …`."""
    text = scene.document.text
    comma = text.find(",", start, end)
    closing = text.find(",", comma + 1, end)
    opened = scene.between(comma, comma + _OPENED, "relative", "boundary")
    return Span(comma, closing + 1) if closing > 0 and opened else None


def _ahead(scene: Scene, steps: Sequence[Step], step: Step, date: Span) -> int:
    """What it costs a date to look ahead over a comma or `and` while a step stands behind it."""
    if step.span.start < date.end:
        return 0
    since = _clause_begins(scene, date.start)
    if not any(since <= other.span.end <= date.start and not other.silent for other in steps):
        return 0
    comma = "," in scene.document.text[date.end : step.span.start]
    return 2 * _CROSSING if comma or scene.between(date.end, step.span.start, "joining") else 0


def _is_part_of_a_name(scene: Scene, date: DateMention, steps: Sequence[Step]) -> bool:
    """Whether the date belongs to a treaty's name, or to another noun: `the treaty (the law) of 9 February 2000`."""
    if any(step.rule == DATED and is_near(scene, step.span, date.span, 2) for step in steps):
        return False
    if _is_of_a_noun(scene, date, steps) or _begins_a_clause(scene, date, steps):
        return True
    for mention, _ in scene.marks:
        if date.span.within(mention):
            told_in = any(cue.span.end == date.span.start - 1 for cue in scene.of("place"))
            return not told_in and not any(mention.start <= step.span.start < mention.end for step in steps)
        gap = scene.document.text[mention.end : date.span.start] if mention.end <= date.span.start else None
        if gap is not None and len(gap.split()) <= 2:
            words = scene.between(mention.end, date.span.start, "name_date")
            if words and len(words) == len(gap.split()) and words[0].span.of(scene.document.text) != "on":
                return True
    return False


def _is_of_a_noun(scene: Scene, date: DateMention, steps: Sequence[Step]) -> bool:
    """Whether a preposition such as `of` binds the date to a noun that is no step, nor says when or by what it is."""
    for cue in scene.of("adnominal"):
        if cue.span.end <= date.span.start and not scene.document.text[cue.span.end : date.span.start].strip():
            bound = [(step.span.end, 1) for step in steps] + [(one.span.end, _NUMBERED) for one in scene.of("moment")]
            return not any(end <= cue.span.start and scene.words(end, cue.span.start) <= reach for end, reach in bound)
    return False


def _begins_a_clause(scene: Scene, date: DateMention, steps: Sequence[Step]) -> bool:
    """Whether a last clause without a step begins with the date: `ratified it, and in May the minister resigned`."""
    start, end = date.span
    if any(step.span.end > start for step in steps) or scene.words(end, scene.sentence.end) <= _AGENT:
        return False
    text = scene.document.text
    return any(
        cue.span.end <= start
        and scene.words(cue.span.end, start) <= 1
        and text[max(0, cue.span.start - 2) : cue.span.start].rstrip().endswith(",")
        for cue in scene.between(max(scene.sentence.start, start - _LOOK_BACK), start, "joining")
    )


def _kept(scene: Scene, step: Step, dates: Sequence[DateMention]) -> list[DateMention]:
    """The nearest date, and those on which the same was done: `by the Duma on …, by the Council on …`."""
    if not dates:
        return []
    if is_near_cue(scene, "each", step.span, NEAR):
        return sorted(dates, key=lambda date: date.span)
    kept = [dates[0]]
    for date in sorted(scene.dates, key=lambda date: date.span):
        if date.span > kept[-1].span and _goes_on(scene, step, kept[-1].span, date, dates):
            kept.append(date)
    first = dates[0]
    for date in sorted(scene.dates, key=lambda date: date.span, reverse=True):
        if date.span < first.span and date in dates and _goes_on(scene, step, date.span, first, dates):
            kept.append(date)
            first = date
    return kept


def _goes_on(scene: Scene, step: Step, start: Span, date: DateMention, own: Sequence[DateMention]) -> bool:
    """Whether between two dates another did the same, or it was done to another treaty, without a verb of its own."""
    if step.span.start > start.end and step.span.end < date.span.start:
        return False
    start_at, end = sorted((start, date.span))
    gap = scene.document.text[start_at.end : end.start]
    words = len(gap.split())
    if words > _LISTED or PARTED.search(gap):
        return False
    inner = Span(start_at.end, end.start)
    if step.action == "amendment":
        return words <= NEAR + 1
    if step.action == "approval":
        return any(chamber.within(inner) for chamber in scene.chambers)
    if date not in own or step.action not in {"signature", "ratification", "withdrawal"}:
        return False
    parted = "," in gap or bool(scene.between(inner.start, inner.end, "and"))
    bearers = [mention for mention, _ in scene.marks]
    if step.action != "signature":
        bearers += [*scene.states, *(person.span for person in scene.persons)]
    return parted and any(bearer.start >= inner.start and bearer.end <= inner.end for bearer in bearers)


def _year_of_name(scene: Scene, step: Step) -> str | None:
    """The date in the treaty's name, where the sentence tells of its signature and of no other day."""
    if step.action != "signature" or len(step.treaties) != 1:
        return None
    names = [mention for mention, index in scene.marks if index == step.treaties[0]]
    dates = [date.value for date in scene.dates if any(date.span.within(name) for name in names)]
    return dates[0] if dates else None


def _treaties_on(scene: Scene, step: Step, date: DateMention, kept: Sequence[DateMention]) -> tuple[int, ...]:
    """The treaties of that day, where a step has several: those named between its date and the one before."""
    if len(kept) < 2 or step.action == "amendment":
        return step.treaties
    start = max((other.span.end for other in kept if other.span < date.span), default=scene.sentence.start)
    named = [index for mention, index in scene.marks if start <= mention.start and mention.end <= date.span.start]
    return (named[-1],) if named else step.treaties


def _same_as_before(scene: Scene, step: Step, date: DateMention, found: Sequence[Event]) -> DateMention | None:
    """The date that `the same day` stands for, where it is not the day last spoken of, from which it was counted.

    It is that on which the same was last done to another treaty named here, or to this one.
    """
    if not any(cue.span.overlaps(date.span) for cue in scene.of("same_day")):
        return None
    others = {index for _, index in scene.marks} - {*step.treaties}
    for meant in (others, {*step.treaties}):
        if day := _last_day(
            event for event in reversed(found) if event.action == step.action and event.treaty in meant
        ):
            return replace(date, value=day)
    if step.coming and (day := _last_day(_begun(found, step))):
        return replace(date, value=day)
    return None


def _begun(found: Sequence[Event], step: Step) -> Iterator[Event]:
    """When other treaties enter into force, the last first: `ends the same day`."""
    return (
        event for event in reversed(found) if event.action == "entry-into-force" and event.treaty not in step.treaties
    )


def _at_once(
    scene: Scene, steps: Sequence[Step], chosen: Mapping[int, Sequence[DateMention]], step: Step
) -> str | None:
    """The day of the exchange by which a treaty took effect, or the other way round, where one clause tells of both."""
    for index, days in chosen.items():
        other = steps[index]
        first, last = sorted((step.span, other.span))
        if {step.action, other.action} == _AT_ONCE and not other.silent:
            gap = scene.document.text[first.end : last.start]
            by_noun = first is not step.span or step.faint  # `with the exchange of instruments, it took effect`
            one_clause = gap.count(",") <= by_noun or scene.between(first.end, last.start, "joining")
            if one_clause and not PARTED.search(gap):
                return days[0].value
    return None


def _last_day(latest_first: Iterable[Event]) -> str | None:
    return next((event.date for event in latest_first if event.date), None)


def _shared(
    scene: Scene, earlier: Sequence[Step], values: Sequence[str | None], step: Step, found: Sequence[Event]
) -> str | None:
    """The date that a step has from elsewhere: another step's, of the same time or day, or the entry's heading."""
    if is_near_cue(scene, "that_exchange", step.span, NEAR) and step.action != "exchange-of-instruments":
        return _last_day(event for event in reversed(found) if event.action == "exchange-of-instruments")
    for other, value in zip(reversed(earlier), reversed(values), strict=True):
        if other.silent or other.coming:
            continue
        joined = bool(scene.between(other.span.end, step.span.start, "same_time"))
        amending = step.action == "amendment" and other.action in _AMENDING and other.treaties != step.treaties
        if value and (joined or amending):
            return value
        break
    if step.coming and is_near_cue(scene, "same_day", step.span, _SAME_DAY):
        foreseen = [value for other, value in zip(earlier, values, strict=True) if other.coming]
        return foreseen[-1] if foreseen else _last_day(reversed(found[-1:]))
    if not step.coming and is_near_cue(scene, "same_day", step.span, _SAME_DAY):
        told = next((value for value in reversed(values) if value), None)
        alike = (event.date for event in reversed(found) if event.date and event.action == step.action)
        return told or max(islice(alike, 2), default=None) or _last_day(reversed(found))
    if scene.heading and not (step.coming and not scene.is_entry) and not (step.faint and scene.is_live):
        return scene.heading.value
    if scene.setting and not step.coming and not step.faint:
        return scene.setting.value
    return None
