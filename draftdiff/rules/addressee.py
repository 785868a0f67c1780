"""Who is asked, who acts, who hosts, who pays.

Why it matters: the same words asked of somebody else are another mandate. Example: *Invites the Secretary-General*
becomes *Invites Member States*; *to be hosted by* another organization. Limits: names of organs and groups are the
lexicon's class `addressee`; they count between a verb that asks and what it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.forms import are_forms
from draftdiff.changes.little import is_little, is_separator, opens_company
from draftdiff.changes.term_tree import Term
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_changes import LONG
from draftdiff.comparison import Value, Weight

RULE = "addressee"
_REACH = 14
"""Units after a verb that asks in which its addressees are looked for."""
_FAR = 40
"""The same where a word that opens what is asked for ends the list."""
_BESIDE = 8
"""Units after *hosted by*, *financed by* in which somebody is looked for."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where those who are asked, or host, or pay, came or went."""
    if evidence.note is not None:
        return
    old, new = _asked(evidence, evidence.old, claims.old), _asked(evidence, evidence.new, claims.new)
    if not old and not new:
        return
    old_names, new_names = _all_names(evidence, evidence.old), _all_names(evidence, evidence.new)
    gone = [term for term in old if not _is_among(evidence.old, term, new_names)]
    come = [term for term in new if not _is_among(evidence.new, term, old_names)]
    if gone or come:
        yield _claim(evidence, gone, come)


def _all_names(evidence: Evidence, side: Side) -> list[Sequence[str]]:
    """Return the names of all who are asked, host or pay, be it that nothing changed beside them."""
    zones = [*_zones(evidence, side)]
    inside = [term for term in side.terms(RULE) if any(term.start in zone for zone in zones)]
    return [words for term in inside for words in (term.words, side.keys[term.start : term.end])]


def _is_among(side: Side, term: Term, names: Sequence[Sequence[str]]) -> bool:
    """Say whether a name, in this form or another, is among some."""
    said = side.keys[term.start : term.end]
    return term.words in names or any(are_forms(said, other) for other in names)


def _asked(evidence: Evidence, side: Side, explained: frozenset[int]) -> list[Term]:
    """Return the changed addressees of a side; of those that stayed beside another verb, the verb tells enough."""
    changed = [term for term in side.terms(RULE) if side.changed_in(term.start, term.end) - explained]
    if not changed:
        return []
    # Of clauses that came or went whole, who hosts what they speak of is part of what they say.
    spans = ((h.old_start, h.old_end) if side is evidence.old else (h.new_start, h.new_end) for h in evidence.hunks)
    zones = _zones(evidence, side, [range(start, end) for start, end in spans if end - start > LONG])
    return [term for zone in zones for term in _asked_in(side, zone, changed)]


def _asked_in(side: Side, zone: range, names: Sequence[Term]) -> Iterator[Term]:
    """Yield the names in a zone but for those that say whose something is, or who is to help."""
    apart: list[int] = []
    for term in names:
        if term.start in zone and _belongs(side, zone, term, apart):
            apart.append(term.end)
        elif term.start in zone:
            yield term


def _belongs(side: Side, zone: range, term: Term, apart: Sequence[int]) -> bool:
    """Say whether a name only says whose something is, or with whom: *discussions among States*, *with the Council*.

    So does what is joined to such a name (`apart`: their ends). A Chinese name says so by the particle behind it, or
    by *consult*, further behind.
    """
    if side.keys[term.start][0] >= CHINESE and term.end < len(side.keys) and side.is_in(term.end, "article"):
        return True
    if term.start > 0 and opens_company(side, term.start - 1):
        return True
    before = next((unit for unit in range(term.start - 1, zone.start - 1, -1) if not is_little(side, unit)), None)
    return before is not None and (side.is_in(before, "belonging") or before + 1 in apart)


def _zones(evidence: Evidence, side: Side, rewritten: Sequence[range] = ()) -> Iterator[range]:
    """Yield where those are named who are asked, or who host or pay: not behind a comma, nor in a rewritten clause."""
    for verb in side.verbs:
        if evidence.is_directive(verb):
            yield _zone(side, verb)
    for term in side.hosts:
        is_last = term.end == len(side.keys) or is_separator(side, term.end)
        if not is_last and not any(term.start in clause for clause in rewritten):
            yield range(term.end, term.end + _BESIDE)


def _zone(side: Side, verb: Verb) -> range:
    """The units after a verb, up to what it asks for."""
    limb = side.limb(verb)
    for unit in range(verb.end + 1, min(verb.end + _FAR, limb.stop)):
        if side.is_in(unit, "asked-for"):
            return range(verb.end, unit)
    return range(verb.end, min(verb.end + _REACH, limb.stop))


def _claim(evidence: Evidence, gone: list[Term], come: list[Term]) -> Claim:
    value = Value(name="addressee", old=_said(evidence.old, gone), new=_said(evidence.new, come))
    return Claim(
        RULE,
        Weight.SUBSTANTIVE,
        RULE,
        (value,),
        _units(evidence.old, gone, [(hunk.old_start, hunk.old_end) for hunk in evidence.hunks]),
        _units(evidence.new, come, [(hunk.new_start, hunk.new_end) for hunk in evidence.hunks]),
    )


def _units(side: Side, terms: list[Term], hunks: list[tuple[int, int]]) -> frozenset[int]:
    """Return the changed units of names; of a short hunk all, for names are longer than the lexicon knows."""
    found = side.changed_of(terms)
    for term in terms:
        for start, end in hunks:
            if start <= term.start < end and end - start <= LONG:
                found |= side.changed_in(start, end)
    return found


def _said(side: Side, terms: list[Term]) -> str:
    """Return the names whole, but for one that is part of another: *the Chair of the Council*."""
    names = [side.whole_name(term.start, term.end) for term in terms]
    apart = [one for one in names if not any(one != name and {*one} <= {*name} for name in names)]
    return ", ".join(dict.fromkeys(side.said(name.start, name.stop) for name in apart))
