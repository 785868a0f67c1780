"""Names: a recorded renaming, and a name that no record covers.

Why it matters: what a territory, a people or a body is called is policy. Example: *Turkey* becomes *Türkiye*,
recorded with its source; *Member States* becomes *States*, which is another circle. Limits: renamings, successors
and short forms are data (`equal_terms`); where nothing is recorded, another name is substantive.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.equalities import find_equalities
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.little import is_little, is_separator, length, said
from draftdiff.changes.terms import CHINESE
from draftdiff.comparison import Value, Weight

RECORDED, OTHER, REPLACED = "name-recorded", "name-other", "citation-replaced"
ADDRESSEE = "addressee"
_BESIDE = 3
"""Units between *hosted by* and what changed in the name of the host: an article, *Organization of*."""
_UNCASED = "\u0590"
"""The first sign of the scripts without capitals."""
_NAME = 8
"""Characters from the first that changed in a Chinese name to what says that it hosts, at most."""
_LONGEST = 5
"""Units of a name, at most."""
_WEIGHTS = {"renaming": Weight.EDITORIAL, "successor": Weight.TECHNICAL}


def find_recorded(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each renaming and successor that the lexicon records."""
    for equal in find_equalities(evidence, *_WEIGHTS):
        values = (
            Value(name="name", old=equal.said_old, new=equal.said_new),
            Value(name="source", new=equal.group.source),
        )
        yield Claim(RECORDED, _WEIGHTS[equal.group.kind], RECORDED, values, equal.old, equal.new)


def find_hosts(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where another hosts or pays: what stands right after *hosted by* was replaced."""
    if not (evidence.old.hosts and evidence.new.hosts):
        return
    for _, old, new in evidence.unexplained(claims):
        if not old or not new or max(length(evidence.old, old), length(evidence.new, new)) > _LONGEST:
            continue
        before, after = _host(evidence.old, old), _host(evidence.new, new)
        if before and after and any(map(_may_act, (evidence.old, evidence.new), (old, new), (before, after))):
            value = Value(name=ADDRESSEE, old=before, new=after)
            yield Claim(ADDRESSEE, Weight.SUBSTANTIVE, ADDRESSEE, (value,), old, new)


def _may_act(side: Side, units: frozenset[int], said: str) -> bool:
    """Say whether some units may name somebody: *established* behind *voluntary contributions* names nobody."""
    is_host = said[0] >= _UNCASED and bool(side.terms("host"))
    return is_host or any(map(str.isupper, said)) or _is_name(side, units)


def _host(side: Side, units: frozenset[int]) -> str:
    """Return what stands after *hosted by*, or (Chinese) right before it; empty if some units do not stand there."""
    ends = [term.end for term in side.hosts if _stands_behind(side, min(units), term.end)]
    if ends:
        named = [unit for unit in units if not (is_little(side, unit) or side.is_in(unit, "preposition"))]
        return side.said(max(ends), max(named, default=max(units)) + 1)
    if side.keys[max(units)][0] < CHINESE:
        return ""
    end = next((term.start for term in side.hosts if term.start > max(units)), None)
    if end is None or end - max(units) > _NAME:
        return ""
    behind = range(max(units), end)
    parted = any(is_separator(side, unit) or side.is_in(unit, "preposition", "conjunction") for unit in behind)
    return "" if parted else side.said(min(units), end)


def _stands_behind(side: Side, unit: int, end: int) -> bool:
    """Say whether a unit stands right after *hosted by*, and not behind a comma."""
    return 0 <= unit - end <= _BESIDE and not any(is_separator(side, between) for between in range(end, unit + 1))


def find_other(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where one name took the place of another that no record makes equal."""
    if evidence.note is not None:
        return
    for _, old, new in evidence.unexplained(claims):
        if bool(old) != bool(new):
            yield from _shortened(evidence, old, new)
        if max(len(old), len(new)) > _LONGEST:
            continue
        if _is_name(evidence.old, old) and _is_name(evidence.new, new):
            is_instrument = _names_instrument(evidence.old, old) and _names_instrument(evidence.new, new)
            rule = REPLACED if is_instrument else OTHER
            value = Value(
                name="citation" if is_instrument else "name",
                old=evidence.old.said_across(old),
                new=evidence.new.said_across(new),
            )
            yield Claim(rule, Weight.SUBSTANTIVE, rule, (value,), old, new)


def _shortened(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Iterator[Claim]:
    """A part of the name of an organ or group that came or went: *Member States* became *States*."""
    side, units = (evidence.new, new) if new else (evidence.old, old)
    for term in side.terms(ADDRESSEE):
        kept = [unit for unit in range(term.start, term.end) if unit not in units]
        if kept and units <= frozenset(range(term.start, term.end)):
            full, rest = side.said(term.start, term.end), said(side, frozenset(kept))
            value = Value(name="name", old=rest if new else full, new=full if new else rest)
            yield Claim(OTHER, Weight.SUBSTANTIVE, OTHER, (value,), old, new)
            return


def _names_instrument(side: Side, units: frozenset[int]) -> bool:
    """Say whether a name is that of an instrument: *Istanbul* before *Programme of Action*."""
    return any(term.start - 1 <= max(units) and min(units) <= term.end for term in side.terms("instrument"))


def _is_name(side: Side, units: frozenset[int]) -> bool:
    """Say whether a stretch touches the name of an organ or group, or holds a capital inside a sentence."""
    if any(units.intersection(range(term.start, term.end)) for term in side.terms("addressee")):
        return True
    return any(unit and side.is_capital(unit) for unit in units)
