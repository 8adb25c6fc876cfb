"""What each date is counted from.

An absolute date says itself. One without its year, a weekday and the like are counted from the day of publication, or
on from the past that is being told (`In 2010 they met. In March they signed.`). `The day before`, `the same day`,
`이틀 뒤` are counted from the date that stands right beside them (`the day before June 5`), else from the date last
spoken of: in the same sentence, then in the two before it in the paragraph, and else from the day that the report is
about. A day of which the text says only that something happens on it (`on the day of the exchange`) is a date too,
though unknown: `the same date` after it is unknown as well.
"""

from __future__ import annotations

import re

from archive.extraction.dates.discourse import Discourse
from archive.extraction.dates.edtf import CalendarDate, Unit
from archive.extraction.dates.expressions import DAY_OF_EVENT, IN_FIGURES, Expression
from archive.extraction.dates.resolution import resolve, resolve_onwards
from archive.extraction.dates.tense import looks
from archive.languages import lexicon

_PAIR = 6
"""What may stand between two days of one month, in code points: `3일부터 5일`."""
_CLAUSE_END = re.compile(r"[;:]\s")
_PUBLICATION = -1
"""Stands for the day of publication where the index of an expression is asked for."""


def settle(discourse: Discourse) -> None:
    """Gives every expression its value: first what says itself, then the others in the order of the text."""
    found = discourse.found
    for index, expression in enumerate(found):
        if expression.year:
            discourse.settle(index, expression.said, None)
    lead: int | None = None
    for index, expression in enumerate(found):
        if expression.form.anchor == "publication":
            _stand_alone(discourse, index, expression)
        elif expression.form.rule != DAY_OF_EVENT:
            _settle_those_behind(discourse, index, expression)
            _count(discourse, index, expression, lead)
        if lead is None and discourse.is_told_day(index):
            lead = index
        if discourse.opens_a_past(index):
            discourse.past.add(index)


def _settle_those_behind(discourse: Discourse, index: int, expression: Expression) -> None:
    """Gives those after it their values first where they may be what it is counted from, or say the same as it."""
    beside = _says_the_same(discourse, index) or _links(discourse, index)
    for later in discourse.after(index, discourse.sentence(index).end):
        if _sign(expression) >= 0 and not beside:
            return
        if discourse.found[later].form.anchor == "publication":
            _stand_alone(discourse, later, discourse.found[later])
        beside = False


def _stand_alone(discourse: Discourse, index: int, expression: Expression) -> None:
    """A date that says itself, or is counted from the day of publication or on from a past that is being told."""
    if expression.year or expression.form is IN_FIGURES or discourse.values[index]:
        return
    restated = _restated(discourse, index, expression)
    if restated is not None:
        discourse.settle(index, discourse.values[restated], discourse.edtf(restated))
    elif discourse.published is not None:
        fixed = expression.form.shift or expression.form.toward
        if not fixed and _ends_a_range(discourse, index, expression):
            return
        toward = None if fixed else looks(discourse.document, expression.span)
        if _is_next_year(expression) and _goes_on_to_next_year(discourse, index, expression):
            return
        if fixed or toward == "future" or not _goes_on(discourse, index, expression):
            value = resolve(expression, discourse.published, toward)
            discourse.settle(index, value, discourse.publication.value)
    elif expression.month and not expression.form.shift:
        _take_year_last_said(discourse, index, expression)


def _ends_a_range(discourse: Discourse, index: int, expression: Expression) -> bool:
    """Settles the second of two joined dates, which is the next after the first: `from 28 December to 3 January`."""
    first = discourse.found[index - 1] if index else None
    begun = discourse.values[index - 1] if index else None
    if first is None or begun is None or not first.month or first.form.rule != expression.form.rule or first.year:
        return False
    gap = discourse.gap(index - 1).strip()
    of_pair = first.month == expression.month and len(gap) <= _PAIR
    if not of_pair and gap not in lexicon(discourse.document.language, "dates").get("joins", ()):
        return False
    value = resolve_onwards(expression, begun)
    published = discourse.published
    if value is None or (published and value.begins_after(published) and not begun.begins_after(published)):
        return False
    discourse.settle(index, value, discourse.anchors[index - 1])
    return True


def _goes_on(discourse: Discourse, index: int, expression: Expression) -> bool:
    """Settles a date that goes on with the past opened last, while no date of another time has come between."""
    since = 0
    if discourse.is_of_these_days(index):
        return False
    for other in discourse.before(index, discourse.told_from(index)):
        said, begun = discourse.found[other], discourse.values[other]
        if begun is None:
            continue
        if other not in discourse.past:
            if not said.year:
                return False
            since = max(since, begun.year)
        elif since > begun.year or discourse.leaves_open(other, index):
            return False
        else:
            return _settle_onwards(discourse, index, expression, other, begun)
    return False


def _is_next_year(expression: Expression) -> bool:
    shift = expression.form.shift
    return shift is not None and shift.unit == "year" and shift.by == 1 and shift.sign > 0


def _goes_on_to_next_year(discourse: Discourse, index: int, expression: Expression) -> bool:
    """Settles `in July of the next year` by the past that is told, where the verb says that it was then."""
    told = (i for i in discourse.before(index, discourse.told_from(index)) if discourse.values[i])
    other = next(told, None)
    begun = discourse.values[other] if other in discourse.past else None
    if other is None or begun is None or looks(discourse.document, expression.span) != "past":
        return False
    discourse.settle(index, resolve(expression, begun, None), discourse.edtf(other))
    return True


def _settle_onwards(discourse: Discourse, index: int, expression: Expression, other: int, begun: CalendarDate) -> bool:
    """Settles a date by one of the past; a month that only describes something (`a decree of March`) lies before it."""
    value = resolve_onwards(expression, begun)
    if value and value.begins_after(begun) and discourse.describes(index):
        value = resolve(expression, begun, None)
    if value is None or (discourse.published and value.begins_after(discourse.published)):
        return False
    if value == begun and looks(discourse.document, expression.span) != "past":
        return False
    discourse.settle(index, value, discourse.edtf(other))
    return True


def _take_year_last_said(discourse: Discourse, index: int, expression: Expression) -> None:
    """Nothing says when the report appeared: a date takes the year of the last full date near it."""
    for other in discourse.before(index, discourse.fresh_from(index)):
        said = discourse.values[other]
        if said and said.month and not discourse.names_something(other):
            value = CalendarDate.of(said.year, expression.month, expression.day)
            discourse.settle(index, value, discourse.edtf(other))
            return


def _count(discourse: Discourse, index: int, expression: Expression, lead: int | None) -> None:
    """A date that is counted from another one in the text, or for want of one from the day of publication."""
    for same in (_apposed(discourse, index, expression), _restated(discourse, index, expression)):
        if same is not None:
            discourse.settle(index, discourse.values[same], discourse.edtf(same))
            return
    other = _counted_from(discourse, index, expression, lead)
    if other == _PUBLICATION:
        if discourse.published is not None:
            discourse.settle(index, resolve(expression, discourse.published, None), discourse.publication.value)
    elif other is not None:
        anchor = discourse.values[other]
        if anchor:
            discourse.settle(index, resolve(expression, anchor, None), discourse.edtf(other))


def _apposed(discourse: Discourse, index: int, expression: Expression) -> int | None:
    """The day before it, of which it only says which one that is: `on 3 May, the day before the vote`."""
    shift = expression.form.shift
    if index == 0 or shift is None or shift.unit != "day" or shift.by == 0:
        return None
    said = _has_complement(discourse, expression) and discourse.gap(index - 1).strip() == ","
    return index - 1 if said and discourse.is_told_day(index - 1) else None


def _restated(discourse: Discourse, index: int, expression: Expression) -> int | None:
    """The date right after it that says the same: `a year later, on 3 May 2011`."""
    shift = expression.form.shift
    if shift is None or shift.by == 0 or expression.month or index + 1 == len(discourse.found):
        return None
    said = _says_the_same(discourse, index) and discourse.found[index + 1].form.anchor == "publication"
    value = discourse.values[index + 1] if said else None
    return index + 1 if value and (value.day or shift.unit not in ("day", "week")) else None


def _says_the_same(discourse: Discourse, index: int) -> bool:
    """Whether the words between it and the next date are such as lead from one name of a day to another."""
    gap = discourse.gap(index).strip()
    return gap == "(" or gap in lexicon(discourse.document.language, "dates").get("restated", ())


def _has_complement(discourse: Discourse, expression: Expression) -> bool:
    """Whether it goes on to say before or after what: `the day before the vote`, `the day before they left`."""
    following = discourse.document.text[expression.span.end : expression.span.end + 2]
    return expression.form.anchor != "spoken" or (_sign(expression) < 0 and following[:1].isspace())


def _counted_from(discourse: Discourse, index: int, expression: Expression, lead: int | None) -> int | None:
    form = expression.form
    if form.shift and _is_beside(discourse, index):
        return index + 1
    if form.anchor == "next":
        return None
    if expression.month and not form.shift:
        return _month_or_year_spoken_of(discourse, index, "month", lead)
    if form.shift and form.shift.unit != "day" and not form.exact:
        return _month_or_year_spoken_of(discourse, index, form.shift.unit, lead)
    if form.anchor == "spoken":
        near = _day_spoken_of(discourse, index, expression)
        if near is not None and discourse.is_unknown_day(near):
            if near in discourse.eventful or discourse.found[near].form.rule == DAY_OF_EVENT:
                discourse.eventful.add(index)
            return None
        if near is not None:
            return near
    return _day_of_the_report(discourse, index, expression, lead)


def _month_or_year_spoken_of(discourse: Discourse, index: int, unit: Unit, lead: int | None) -> int | None:
    """The nearest date that is told, or said in the same sentence, of this paragraph or the one before it.

    Where there is none, a history comes back to the day that it is about. A year that is counted by the way (`he was
    not there, and won the prize the next year`) moves the tale no further.
    """
    told = [i for i in discourse.before(index) if (v := discourse.values[i]) and (v.month or unit == "year")]
    sentence, near = discourse.sentence(index).start, discourse.paragraph_before(index).start
    here = [other for other in told if discourse.found[other].span.start >= sentence]
    if here:
        tells = (i for i in here if discourse.found[i].month or not discourse.names_something(i))
        return next(tells, here[0])
    for other in told:
        start = discourse.found[other].span.start
        if discourse.is_history and lead is not None and start < near:
            return lead
        if not discourse.names_something(other) and not discourse.is_by_the_way(other):
            return other
    return told[0] if told else None


def _is_beside(discourse: Discourse, index: int) -> bool:
    """Whether the date that it is counted from follows at once: `the day before June 5`."""
    return _links(discourse, index) and discourse.values[index + 1] is not None


def _links(discourse: Discourse, index: int) -> bool:
    """Whether nothing but a link (`of`) stands between it and the next date."""
    gap = discourse.gap(index)
    links = lexicon(discourse.document.language, "dates").get("counted_from", ())
    return "\n" not in gap and (gap.isspace() or gap.strip() in links)


def _day_spoken_of(discourse: Discourse, index: int, expression: Expression) -> int | None:
    """The nearest day, known or not, that was told before it, or else later in the sentence where it looks back.

    The latter as in `두 나라가 전날 … 교환했다고 5일 밝혔다`.
    """

    def told(earliest: int) -> int | None:
        days = discourse.before(index, earliest)
        return next((i for i in days if discourse.is_told_day(i) or discourse.is_unknown_day(i)), None)

    sentence = discourse.sentence(index)
    near = told(sentence.start)
    if near is None and _sign(expression) < 0:
        clause = _CLAUSE_END.search(discourse.document.text, expression.span.end, sentence.end)
        end = clause.start() if clause else sentence.end
        near = next((i for i in discourse.after(index, end) if discourse.is_told_day(i)), None)
    return told(discourse.fresh_from(index)) if near is None else near


def _sign(expression: Expression) -> int:
    shift = expression.form.shift
    return shift.sign if shift and shift.by != 0 else 0


def _day_of_the_report(discourse: Discourse, index: int, expression: Expression, lead: int | None) -> int | None:
    """Nothing near was spoken of: the day before is counted from publication, the rest from the day in question."""
    if expression.form.anchor == "spoken" and not expression.form.exact:
        if _sign(expression) < 0 or (expression.weekday and not expression.form.is_same_day):
            return _PUBLICATION
        return next((i for i in discourse.before(index) if discourse.is_told_day(i)), None)
    return lead
