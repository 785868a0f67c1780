"""Instruments cited: resolutions, decisions, treaties that came, went, or took the place of another.

Why it matters: what is cited is what binds; a dropped reference is a fight that somebody lost. The own series
rolled forward (*74/32* becomes *75/35*, the list of renewals grown by the last one) is technical, as is the next
member of another yearly series; another instrument, a wider reference, a member dropped alone is substantive.
Example: *recalling its resolution 60/1* appears beside *70/1*. Limits: that two resolutions are of one item is
known only of the old document itself; where a paragraph asks for what it cites to be carried out, an added member
is substantive too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from draftdiff.citations import CitationKind
from draftdiff.comparison import UNEXPLAINED, Flag, FlagKind, Value, Weight
from draftdiff.rules.claims import NOTHING, Claim, Claims
from draftdiff.rules.clusters import CITED, TIMES, Cluster, clusters_of
from draftdiff.rules.deadlines import Pair, is_of_kept_instrument
from draftdiff.rules.evidence import Evidence, Side, Slot
from draftdiff.rules.little_words import is_little, opens_relative
from draftdiff.rules.steps import place_in_time, step_of
from draftdiff.rules.term_tree import Term
from draftdiff.rules.word_changes import MOVED, OPENS, content
from draftdiff.symbols import Symbol, parse_symbol

OWN, NEW, DROPPED, REPLACED = "citation-own", "citation-new", "citation-dropped", "citation-replaced"
LAPSED = "lapsed"
_DAY = len("2020-11-23")
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
    """Yield a claim for each citation that changed, with its date."""
    clusters = _with_lists(evidence, tuple(clusters_of(evidence, claims)))
    moved = _moved(clusters)
    for before, after in moved:
        yield _claim_of_moved(evidence, before, after)
    for cluster in (_without(cluster, moved) for cluster in clusters):
        if cluster.is_cited:
            others = any(slot.citation.kind not in CITED | TIMES for slot in (*cluster.added, *cluster.dropped))
            corrected = any(is_of_kept_instrument(evidence, *pair) for pair in cluster.pairs)
            yield from _claims_of(evidence, replace(cluster, is_pure=cluster.is_pure and not (others or corrected)))
        elif evidence.note is None:
            yield from _documents(evidence, cluster)


def _with_lists(evidence: Evidence, clusters: Sequence[Cluster]) -> Sequence[Cluster]:
    """Join two clusters where the last of a list was put once more before its successor, with the words around it.

    *Section 2 of resolution 3/1* became *section 2 of resolution 3/1 and section 2 of resolution 4/1*.
    """
    for put, grown in product(clusters, clusters):
        if put is not grown and len(grown.pairs) == 1 and _is_put(evidence, put, grown.pairs[0][0]):
            rest = [cluster for cluster in clusters if cluster is not put and cluster is not grown]
            return [*rest, _joined(put, grown)]
    return clusters


def _is_put(evidence: Evidence, put: Cluster, before: Slot) -> bool:
    """Say whether what was put into a list is what stands there already, word for word."""
    if len(put.added) != 1 or put.pairs or put.dropped or put.old_units or before.citation.kind not in CITED:
        return False
    words = [evidence.new.keys[unit] for unit in sorted(put.new_units) if not is_little(evidence.new, unit)]
    stood = [unit for unit in range(before.end) if not is_little(evidence.old, unit)][-len(words) :]
    return words == [evidence.old.keys[unit] for unit in stood]


def _joined(put: Cluster, grown: Cluster) -> Cluster:
    """Return the cluster of a list that grew by the successor of its last member."""
    ((before, after),) = grown.pairs
    return replace(
        grown,
        hunks=(*put.hunks, *grown.hunks),
        pairs=(),
        added=(*grown.added, after),
        dropped=(*put.dropped, *grown.dropped),
        kept=(*put.kept, *grown.kept, before),
        old_units=put.old_units | grown.old_units,
        new_units=put.new_units | grown.new_units,
    )


def _moved(clusters: Sequence[Cluster]) -> tuple[Pair, ...]:
    """Return the citations that went in one place of a text and stand in another now."""
    come = [slot for cluster in clusters for slot in cluster.added if slot.citation.kind in CITED]
    gone = [slot for cluster in clusters for slot in cluster.dropped if slot.citation.kind in CITED]
    moved: list[Pair] = []
    for before in gone:
        after = next((slot for slot in come if slot.citation.value == before.citation.value), None)
        if after is not None:
            come.remove(after)
            moved.append((before, after))
    return tuple(moved)


def _without(cluster: Cluster, moved: Sequence[Pair]) -> Cluster:
    """Return a cluster without the citations that stand elsewhere now, or did."""
    if not moved:
        return cluster
    added = tuple(slot for slot in cluster.added if not any(slot is after for _, after in moved))
    dropped = tuple(slot for slot in cluster.dropped if not any(slot is before for before, _ in moved))
    return replace(cluster, added=added, dropped=dropped)


def _claim_of_moved(evidence: Evidence, before: Slot, after: Slot) -> Claim:
    """Nothing came and nothing went, but what the citation is about may be another thing now."""
    value = Value(name="words", old=before.citation.text, new=after.citation.text)
    old = evidence.old.changed_in(before.start, before.end)
    new = evidence.new.changed_in(after.start, after.end)
    return Claim(UNEXPLAINED, Weight.SUBSTANTIVE, MOVED, (value,), old, new)


def _documents(evidence: Evidence, cluster: Cluster) -> Iterator[Claim]:
    """A document that the text itself names: *in accordance with document CD/1299*."""
    for slot in cluster.added:
        if slot.citation.kind is CitationKind.DOCUMENT and not cluster.kept:
            yield _claim(evidence, cluster, NEW, Weight.SUBSTANTIVE, None, slot)
    for slot in cluster.dropped:
        if slot.citation.kind is CitationKind.DOCUMENT and not cluster.kept:
            yield _claim(evidence, cluster, DROPPED, Weight.SUBSTANTIVE, slot, None)


def _claims_of(evidence: Evidence, cluster: Cluster) -> Iterator[Claim]:
    pairs = [pair for pair in cluster.pairs if pair[1].citation.kind in CITED]
    added = [slot for slot in cluster.added if slot.citation.kind in CITED]
    dropped = [slot for slot in cluster.dropped if slot.citation.kind in CITED]
    if dropped and _slides(evidence, cluster, added, dropped):
        dropped = []
    for before, after in pairs:
        rule, weight = _replacement(evidence, before, after)
        yield _claim(evidence, cluster, rule, weight, before, after)
    for after in added:
        rule, weight = _addition(evidence, cluster, after)
        yield _claim(evidence, cluster, rule, weight, None, after)
    for before in dropped:
        yield _claim(evidence, cluster, DROPPED, Weight.SUBSTANTIVE, before, None)
    for after in (*added, *(after for _, after in pairs)):
        yield from _misdated(evidence, after)


def _misdated(evidence: Evidence, slot: Slot) -> Iterator[Claim]:
    """The old document, cited with another day than that on which it was adopted: a slip."""
    day, adopted = slot.citation.date, evidence.context.old_adopted
    is_whole = is_own(evidence, slot) and not _is_part(slot.citation.value)
    if is_whole and len(day) == _DAY and adopted and day not in adopted:
        values = Value(name="citation", new=slot.citation.text), Value(name="day", old=min(adopted), new=day)
        yield Claim(OWN, Weight.SUBSTANTIVE, "citation-own.misdated", values)


def _is_part(cited: str) -> bool:
    """Say whether a part of a text is cited (*49/233 B*): each may have a day of its own."""
    symbol = parse_symbol(cited)
    return symbol is None or bool(symbol.part)


def _slides(evidence: Evidence, cluster: Cluster, added: Sequence[Slot], dropped: Sequence[Slot]) -> bool:
    """Say whether a window slid: the oldest of a list went, the newest came."""
    kept = [place_in_time(slot) or 0 for slot in cluster.kept if slot.citation.kind in CITED]
    gone = [place_in_time(slot) or 0 for slot in dropped]
    return (
        cluster.is_pure
        and bool(kept)
        and len(added) == len(dropped)
        and all(is_own(evidence, slot) for slot in added)
        and max(gone) <= min(kept)
    )


def _replacement(evidence: Evidence, before: Slot, after: Slot) -> tuple[str, Weight]:
    if is_own(evidence, after):
        return OWN, Weight.TECHNICAL
    step, expected = _years_between(before, after), evidence.context.step
    is_alike = before.citation.kind is after.citation.kind and step_of(before, after) != 0
    is_next = bool(step) and step == expected and is_alike
    return REPLACED, Weight.TECHNICAL if is_next and _body(before) == _body(after) else Weight.SUBSTANTIVE


def _years_between(before: Slot, after: Slot) -> int | None:
    """Return the step of two instruments, by their dates if they have them: some bodies meet thrice a year."""
    old, new = before.citation.date[:4], after.citation.date[:4]
    return int(new) - int(old) if old.isdecimal() and new.isdecimal() else step_of(before, after)


def _addition(evidence: Evidence, cluster: Cluster, slot: Slot) -> tuple[str, Weight]:
    is_asked_for = asks_for_what_it_cites(evidence, slot)
    if is_own(evidence, slot):
        return (NEW, Weight.SUBSTANTIVE) if is_asked_for else (OWN, Weight.TECHNICAL)
    if not is_asked_for and is_next_of_list(cluster, slot):
        return "list-dated", Weight.TECHNICAL
    return NEW, Weight.SUBSTANTIVE


def asks_for_what_it_cites(evidence: Evidence, slot: Slot) -> bool:
    """Say whether the governing verb asks for the implementation of what stands there."""
    verb = evidence.new.verb_before(slot.start)
    if verb is None or not evidence.is_directive(verb):
        return False
    limb = evidence.new.limb(verb)
    return any(term.start in limb for term in evidence.new.terms("implementation"))


def is_next_of_list(cluster: Cluster, slot: Slot) -> bool:
    """Say whether a citation is the next of a list of dated things of another body that stood there."""
    members = [k for k in cluster.kept if k.citation.kind is slot.citation.kind and _body(k) == _body(slot)]
    places = [place_in_time(kept) for kept in members]
    place = place_in_time(slot)
    if place is None or not places or None in places or _is_of_assembly(slot):
        return False
    return place > max(p for p in places if p is not None)


def is_own(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a citation is the old document itself, or a part of it."""
    cited, old = parse_symbol(slot.citation.value), evidence.context.old_symbol
    return cited is not None and old is not None and _base(cited) == _base(old)


def _base(symbol: Symbol) -> tuple[str, str, str, str]:
    return symbol.body, symbol.kind, symbol.session, symbol.number


def _body(slot: Slot) -> str:
    symbol = parse_symbol(slot.citation.value)
    return symbol.body if symbol else ""


def _is_of_assembly(slot: Slot) -> bool:
    return _body(slot) == "A"


def _claim(
    evidence: Evidence, cluster: Cluster, rule: str, weight: Weight, before: Slot | None, after: Slot | None
) -> Claim:
    value = Value(
        name="citation",
        old=before.citation.text if before else "",
        new=after.citation.text if after else "",
    )
    old = _with_date(evidence.old, before) if before else []
    new = _with_date(evidence.new, after) if after else []
    old_units, new_units = cluster.claimed(evidence, old, new)
    for slot in old:
        old_units |= evidence.old.changed_in(slot.start, slot.end)
    for slot in new:
        new_units |= evidence.new.changed_in(slot.start, slot.end)
    return Claim(rule, weight, rule, (value,), old_units, new_units, _flags(rule, before))


def _with_date(side: Side, slot: Slot) -> list[Slot]:
    """Return a citation and its date, wherever in the text that stands."""
    dates = [
        other
        for other in side.slots
        if other.citation.kind is CitationKind.DATE and other.citation.value == slot.citation.date
    ]
    return [slot, *dates]


def _flags(rule: str, before: Slot | None) -> tuple[Flag, ...]:
    """A decision of the Assembly is made once; left out, it has lapsed."""
    if rule != DROPPED or before is None or before.citation.kind is not CitationKind.DECISION:
        return ()
    value = Value(name="citation", old=before.citation.text)
    return (Flag(kind=FlagKind.LAPSED, message=LAPSED, values=(value,)),)


def find_widened(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for *and all subsequent resolutions*, *as amended*: come or gone."""
    if not evidence.touches("widened"):
        return
    old = [term for term in evidence.old.terms("widened") if evidence.old.is_changed(term.start, term.end)]
    new = [term for term in evidence.new.terms("widened") if evidence.new.is_changed(term.start, term.end)]
    for side, terms, rule in ((evidence.old, old, DROPPED), (evidence.new, new, NEW)):
        for term in terms:
            said = side.said(term.start, term.end)
            units = side.changed_in(term.start, term.end)
            if side is evidence.old:
                value = Value(name="citation", old=said)
                yield Claim(rule, Weight.SUBSTANTIVE, "citation-narrowed", (value,), old=units)
            else:
                value = Value(name="citation", new=said)
                yield Claim(rule, Weight.SUBSTANTIVE, "citation-widened", (value,), new=units)


def find_named(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for instruments cited by name alone, come or gone: *in accordance with the Pelican Accord*."""
    if evidence.note is not None:
        return
    for _, old, new in evidence.unexplained(claims):
        side, units = (evidence.new, new) if new else (evidence.old, old)
        if bool(old) != bool(new) and (_names_instrument(side, units) or _names_report(evidence, side, units)):
            yield _of_name(evidence, old, new)
            continue
        for stretch in _invoked(evidence.old, old):
            yield _of_name(evidence, stretch, NOTHING)
        for stretch in _invoked(evidence.new, new):
            yield _of_name(evidence, NOTHING, stretch)


def _of_name(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Claim:
    """Return the claim of an instrument named on one side alone."""
    side, units, rule = (evidence.new, new, NEW) if new else (evidence.old, old, DROPPED)
    said = side.said_across(units)
    value = Value(name="citation", old="" if new else said, new=said if new else "")
    return Claim(rule, Weight.SUBSTANTIVE, rule, (value,), old, new)


def _invoked(side: Side, units: frozenset[int]) -> Iterator[frozenset[int]]:
    """Yield the stretches in which an instrument is invoked by its name: *in accordance with the Pelican Accord*."""
    if not units:
        return
    for opening in side.terms("limit"):
        if opening.start not in units or OPENS not in opening.classes:
            continue
        reach = range(opening.start, opening.end + _LONGEST_NAME)
        ends = [term.end for term in side.terms("instrument") if term.start in reach and _is_named(side, term)]
        stretch = frozenset(range(opening.start, min(ends))) if ends else NOTHING
        if stretch and units >= stretch:
            yield stretch


def _names_instrument(side: Side, units: frozenset[int]) -> bool:
    """Say whether a stretch names an instrument, and says nothing more with a verb or a relative clause."""
    if len(units) > _LONGEST_NAMED or any(verb.start in units for verb in side.verbs):
        return False
    if any(opens_relative(side, unit) for unit in units):
        return False
    named = [term for term in side.terms("instrument") if units.issuperset(range(term.start, term.end))]
    return any(_has_capital(side, term) for term in named) and _other_words(side, units) <= _MOST_BESIDE


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


def _is_named(side: Side, term: Term) -> bool:
    """Say whether an instrument has a name: with capitals, or where a script has none, with words after or in marks."""
    sign = side.text[side.starts[term.start]]
    if sign.lower() != sign.upper():
        return sign.isupper()
    return term.end < len(side.keys) and (
        bool(content(side, term.end, term.end + 1)) or side.keys[term.end] in _CLOSING
    )


def _has_capital(side: Side, term: Term) -> bool:
    return side.text[side.starts[term.start]].isupper()
