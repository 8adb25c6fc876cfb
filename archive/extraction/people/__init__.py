"""Signatories: who the text says signed, or will sign, a treaty.

A person merely named beside a verb of signing is no signer: the verb's subject is, its agent (`signed by`), and
whoever signed with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.clauses import PARTING
from archive.extraction.cues import Cue, cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Signatory, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import state_names
from archive.extraction.people.behalf import each_for_a_state, each_of_a_list
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.people.signings import SIGNING, Signing, find_signings
from archive.extraction.words import fold

_NEAR = 4
_SUBJECT_REACH = 14
_VERB_BEFORE_SUBJECT = frozenset({"es", "ru", "de", "fr"})


def find_signatories(document: Document, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> tuple[Signatory, ...]:
    """The signers of each treaty in text order, each named once, by the fullest name that the text uses."""
    mentions = [mention for treaty in treaties for mention in treaty.mentions]
    persons = [
        person
        for person in find_persons(document, gazetteer)
        if not any(person.span.within(mention) for mention in mentions)
    ]
    found: dict[tuple[int, str], Signatory] = {}
    for signing in find_signings(document, treaties):
        if not signing.treaties:
            continue
        for person in _signers(document, gazetteer, persons, signing):
            for treaty in signing.treaties:
                signatory = Signatory(
                    person.span, treaty, person.name, _rule(signing), person.role, person.state, person.known
                )
                found.setdefault((treaty, person.known or fold(person.name)), signatory)
    return _with_states(tuple(found.values()), treaties)


def _rule(signing: Signing) -> str:
    return "signatory-active" if signing.cue.kind == "sign" else "signatory-passive"


def _signers(document: Document, gazetteer: Gazetteer, persons: Sequence[Person], signing: Signing) -> Iterator[Person]:
    here = [person for person in persons if person.span.within(signing.sentence)]
    cues = cues_within(document, "people", signing.sentence)
    groups = _groups(document, here, cues)
    verb = signing.cue.span
    chosen: list[list[Person]] = []
    if signing.cue.kind == "sign":
        subject = _subject_before(document, groups, verb, cues)
        if subject is None and document.language in _VERB_BEFORE_SUBJECT:
            subject = _first_after(document, groups, verb.end, _NEAR)
        chosen += [subject] if subject else []
    if signing.cue.kind == "signed":
        agents = _first_after(document, groups, verb.end, 2 * _NEAR)
        chosen += [agents] if agents else []
    chosen += _with_others(document, groups, verb, cues)
    state = _on_behalf_of(document, gazetteer, verb, cues)
    paired = each_for_a_state(document, gazetteer, here, verb, cues) if chosen else {}
    for group in chosen:
        paired |= each_of_a_list(document, gazetteer, group, signing.sentence, cues)
    chosen += [[person] for person in here if person in paired]
    seen: set[str] = set()
    for group in chosen:
        for person in group:
            if person.name not in seen:
                seen.add(person.name)
                said = paired.get(person) or state
                yield replace(person, state=said) if said else person


def _groups(document: Document, persons: Sequence[Person], cues: Sequence[Cue]) -> list[list[Person]]:
    """Persons joined into lists: nothing but `and`, commas, an office or a clause with `who` stands between."""
    groups: list[list[Person]] = []
    for person in persons:
        if groups and _is_listed(document, groups[-1][-1], person, cues):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


def _is_listed(document: Document, one: Person, other: Person, cues: Sequence[Cue]) -> bool:
    start, end = one.block.end, max(one.block.end, other.block.start)
    gap = document.text[start:end]
    if PARTING.search(gap):
        return False
    inside = [cue for cue in cues if start <= cue.span.start < end]
    if any(cue.kind in SIGNING or cue.kind in {"with", "not"} for cue in inside):
        return False
    joined = any(cue.kind == "and" for cue in inside) or "," in gap or document.language == "ko"
    who = re.match(r"\s*,", gap) is not None and any(cue.kind in {"who", "relative"} for cue in inside)
    broken = any(cue.kind == "break" for cue in inside)
    return joined and not broken and len(gap.split()) <= (12 if who else 6)


def _subject_before(
    document: Document, groups: Sequence[list[Person]], verb: Span, cues: Sequence[Cue]
) -> list[Person] | None:
    """The list of persons before the verb, where nothing between shows that the verb has another subject."""
    before = [group for group in groups if group[-1].span.end <= verb.start]
    if not before:
        return None
    group = before[-1]
    start = max(group[-1].block.end, group[-1].span.end)
    gap = document.text[start : verb.start]
    inside = [cue for cue in cues if start <= cue.span.start < verb.start]
    relative = _ends_in_relative(document, start, verb.start, inside)
    blocked = [cue for cue in inside if cue.kind in SIGNING or (cue.kind == "break" and cue is not relative)]
    if PARTING.search(gap) or len(gap.split()) > _SUBJECT_REACH:
        return None
    who = [cue for cue in inside if cue.kind == "who"]
    if who and gap.rstrip().endswith(","):
        return group
    return None if blocked else group


def _ends_in_relative(document: Document, start: int, end: int, inside: Sequence[Cue]) -> Cue | None:
    """The relative pronoun that makes the person the verb's subject: `Lighthizer, who signed`."""
    for cue in inside:
        first = not document.text[start : cue.span.start].strip(" ,(")
        if (
            cue.kind in {"break", "relative", "who"}
            and first
            and len(document.text[cue.span.end : end].split()) <= _NEAR
        ):
            return cue
    return None


def _first_after(document: Document, groups: Sequence[list[Person]], offset: int, reach: int) -> list[Person] | None:
    for group in groups:
        if group[0].span.start >= offset:
            gap = document.text[offset : max(offset, group[0].block.start)]
            fits = len(gap.split()) <= reach and not PARTING.search(gap) and "," not in gap.strip(", ")
            return group if fits else None
    return None


def _with_others(
    document: Document, groups: Sequence[list[Person]], verb: Span, cues: Sequence[Cue]
) -> Iterator[list[Person]]:
    """Those beside whom the treaty was signed: `… signed it with the Ukrainian president, X`."""
    for cue in cues:
        if cue.kind == "with" and cue.span.start >= verb.end:
            between = [c for c in cues if verb.end <= c.span.start < cue.span.start and c.kind == "break"]
            gap = document.text[verb.end : cue.span.start]
            if between or PARTING.search(gap):
                return
            group = _first_after(document, groups, cue.span.end, 2)
            if group:
                yield group


def _on_behalf_of(document: Document, gazetteer: Gazetteer, verb: Span, cues: Sequence[Cue]) -> str | None:
    """The state named in `for Chile, … signed`, in the same part of the sentence, right before the verb."""
    for cue in cues:
        if cue.kind == "on_behalf" and cue.span.end <= verb.start:
            gap = document.text[cue.span.end : verb.start]
            if len(gap.split()) > _NEAR or PARTING.search(gap):
                continue
            found = state_names(gazetteer, document.language).find(gap)
            if found:
                return found[0].keys[0]
    return None


def _with_states(signatories: tuple[Signatory, ...], treaties: Sequence[Treaty]) -> tuple[Signatory, ...]:
    """Where only one party of a treaty and one signer are left over, they belong together."""
    answered = list(signatories)
    for index, treaty in enumerate(treaties):
        mine = [signatory for signatory in answered if signatory.treaty == index]
        stateless = [signatory for signatory in mine if signatory.state is None]
        left = [party for party in treaty.parties if party not in {signatory.state for signatory in mine}]
        if len(mine) > 1 and len(stateless) == 1 and len(left) == 1:
            at = answered.index(stateless[0])
            answered[at] = replace(stateless[0], state=left[0], confidence=0.7)
    return tuple(answered)
