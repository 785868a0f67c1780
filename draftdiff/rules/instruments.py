"""Instruments cited by name alone, come or gone, and reports that a recital considers.

Why it matters: a charter needs no number to bind. Example: *in accordance with the Pelican Accord* was put in. Limits:
the noun is one of the class `instrument`; a stretch with a verb or a relative clause of its own says more than a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.little import is_little, opens_relative
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_changes import OPENS, content
from draftdiff.comparison import Value, Weight
from draftdiff.rules.citation import DROPPED, NEW

_LONGEST_NAMED = 14
"""Units of a citation by name alone, at most."""
_CLOSING = frozenset('"》')
"""Marks behind a name, as they are compared."""
_MOST_BESIDE = 4
"""Words in small letters beside the name of an instrument, at most."""
_CONSIDERING = frozenset({"record", "procedure"})
"""Scales of verbs that consider and take note."""
_LONGEST_NAME = 6
"""Units from *in accordance with* to the last word of the name, at most."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for instruments cited by name alone, come or gone: *in accordance with the Pelican Accord*."""
    if evidence.note is not None:
        return
    for _, old, new in evidence.unexplained(claims):
        side, units, other = (evidence.new, new, evidence.old) if new else (evidence.old, old, evidence.new)
        if bool(old) != bool(new) and (_names_instrument(side, units, other) or _names_report(evidence, side, units)):
            yield _of_name(evidence, old, new)
            continue
        for stretch in _invoked(evidence.old, old, evidence.new):
            yield _of_name(evidence, stretch, NOTHING)
        for stretch in _invoked(evidence.new, new, evidence.old):
            yield _of_name(evidence, NOTHING, stretch)


def _of_name(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Claim:
    """Return the claim of an instrument named on one side alone."""
    side, units, rule = (evidence.new, new, NEW) if new else (evidence.old, old, DROPPED)
    said = side.said_across(units)
    value = Value(name="citation", old="" if new else said, new=said if new else "")
    return Claim(rule, Weight.SUBSTANTIVE, rule, (value,), old, new)


def _invoked(side: Side, units: frozenset[int], other: Side) -> Iterator[frozenset[int]]:
    """Yield the stretches in which an instrument is invoked by its name: *in accordance with the Pelican Accord*."""
    if not units:
        return
    for opening in side.terms("limit"):
        if opening.start not in units or OPENS not in opening.classes:
            continue
        reach = range(opening.start, opening.end + _LONGEST_NAME)
        ends = [term.end for term in side.terms("instrument") if term.start in reach and _is_named(side, term, other)]
        stretch = frozenset(range(opening.start, min(ends))) if ends else NOTHING
        if stretch and units >= stretch:
            yield stretch


def _names_instrument(side: Side, units: frozenset[int], other: Side) -> bool:
    """Say whether a stretch names an instrument, and says nothing more with a verb or a relative clause."""
    if len(units) > _LONGEST_NAMED or any(verb.start in units for verb in side.verbs):
        return False
    if any(opens_relative(side, unit) for unit in units):
        return False
    named = [term for term in side.terms("instrument") if units.issuperset(range(term.start, term.end))]
    is_named = any(side.is_capital(term.start) and not _is_known(side, term, other) for term in named)
    return is_named and _other_words(side, units) <= _MOST_BESIDE


def _other_words(side: Side, units: frozenset[int]) -> int:
    """Count the words in small letters, without the little ones and those that open a limit."""
    opening = {unit for term in side.terms("limit") for unit in range(term.start, term.end)}
    small = (unit for unit in units - opening if side.text[side.starts[unit]].islower())
    return sum(bool(content(side, unit, unit + 1)) for unit in small)


def _names_report(evidence: Evidence, side: Side, units: frozenset[int]) -> bool:
    """Say whether a stretch is one more report, or one less, of those that a recital considers or takes note of."""
    first = next((unit for unit in sorted(units) if not is_little(side, unit)), None)
    verb = None if first is None else side.verb_before(first)
    if first is None or verb is None or verb.start in units or evidence.scale_of(verb) not in _CONSIDERING:
        return False
    return any(term.start == first for term in side.terms("report"))


def _is_known(side: Side, term: Term, other: Side) -> bool:
    """Say whether the other text names the instrument, too, with the word before it: *2130 Agenda*."""
    return side.said(max(term.start - 1, 0), term.end) in other.text


def _is_named(side: Side, term: Term, other: Side) -> bool:
    """Say whether an instrument has a name: with capitals, or where a script has none, with words after or in marks.

    One that the other text names is none that came or went.
    """
    if _is_known(side, term, other):
        return False
    sign = side.text[side.starts[term.start]]
    if sign.lower() != sign.upper():
        return sign.isupper()
    return term.end < len(side.keys) and (
        bool(content(side, term.end, term.end + 1)) or side.keys[term.end] in _CLOSING
    )
