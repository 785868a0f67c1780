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
from itertools import pairwise

from msgspec.structs import replace

from draftdiff.changes.claims import Claim, Claims, lapsed
from draftdiff.changes.clusters import CITED, TIMES, Cluster, clusters_of
from draftdiff.changes.deadlines import Pair, is_long_past, redated
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.steps import FIRST_YEAR, place_in_time, step_of
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_changes import MOVED
from draftdiff.citations import CitationKind
from draftdiff.comparison import Flag, Value, Weight
from draftdiff.gravity import UNEXPLAINED
from draftdiff.model import ParagraphKind
from draftdiff.patterns import late_pattern
from draftdiff.sessions import FIRST_NUMBERED, can_adopt
from draftdiff.symbols import Symbol, parse_symbol

OWN, NEW, DROPPED, REPLACED = "citation-own", "citation-new", "citation-dropped", "citation-replaced"
_DAY = len("2020-11-23")
_RECALLING = "record"
"""Scale of verbs that recall."""
_ASKING = ("directive", "decision")
"""Scales of verbs that ask somebody to do something, or decide it."""
_FIRST = ("", "A")
"""Parts of a text without any: it became the first when another was adopted, on another day."""
_SPECIAL = ("S-", "ES-")
"""How the number of a special session begins."""
_OF_COUNCIL = late_pattern(r"S/RES/(\d+) \((\d{4})\)")
_LAST = 4
"""Sessions back to which the next member of a yearly series may be."""
_SERIES, _PACE = 3, 2
"""Members that show the pace of a list, and how much farther than that the second new one may be."""
_BESIDE_TITLE, _NEAR_TITLE = 3, 12
"""Units between a title and the number behind it, and between a number and the title behind it: its date."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each citation that changed, with its date."""
    clusters = tuple(clusters_of(evidence, claims))
    moved = _moved(clusters)
    for before, after in moved:
        yield _claim_of_moved(evidence, before, after)
    for cluster in (_without(cluster, moved) for cluster in clusters):
        if cluster.is_cited:
            others = any(slot.citation.kind not in CITED | TIMES for slot in (*cluster.added, *cluster.dropped))
            is_free = cluster.is_pure and not others and redated(evidence, cluster) is None
            is_free = is_free and not _holds_past(evidence, cluster)
            yield from _claims_of(evidence, replace(cluster, is_pure=is_free))
        elif evidence.note is None:
            yield from _documents(evidence, cluster)


def _holds_past(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether a cluster changed a day that was past for the old text and is that of no instrument cited in it."""
    days = {slot.citation.date for slot in (*cluster.gone, *cluster.come)}
    times = (pair for pair in cluster.pairs if pair[1].citation.kind in TIMES)
    events = (pair for pair in times if days.isdisjoint(slot.citation.value for slot in pair))
    return any(is_long_past(evidence, *pair) for pair in events)


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


def _is_own_of_its_day(evidence: Evidence, slot: Slot) -> bool:
    """Say whether the old document is cited, or a part of it with a day of its session: that of the whole is told."""
    is_dated = not _is_part(slot.citation.value) or _is_of_its_session(slot)
    return is_dated and is_own(evidence, slot)


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
    if _is_own_of_its_day(evidence, after):
        return OWN, Weight.TECHNICAL
    expected = evidence.context.step
    is_alike = before.citation.kind is after.citation.kind and step_of(before, after) != 0
    is_next = bool(expected) and expected in _years_between(before, after) and is_alike
    is_next = is_next and _body(before) == _body(after) and _is_recent(evidence, after) and _is_of_its_session(after)
    is_rolled = is_next and not (_is_special(after) or asks_for_what_it_cites(evidence, after))
    return REPLACED, Weight.TECHNICAL if is_rolled else Weight.SUBSTANTIVE


def _years_between(before: Slot, after: Slot) -> tuple[int | None, ...]:
    """Return the step of two instruments by the years in their numbers, and by their dates: some bodies meet thrice.

    The Assembly has one session a year: *473/9* of 2120 is a slip.
    """
    step, old, new = step_of(before, after), before.citation.date[:4], after.citation.date[:4]
    if not (old.isdecimal() and new.isdecimal()):
        return (step,)
    years = int(new) - int(old)
    if (place_in_time(after) or 0) >= FIRST_YEAR:
        return step, years
    return () if _is_of_assembly(after) and years != step else (years,)


def _is_recent(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a resolution of the Assembly is of the last sessions: of an old one, no other is the next.

    None of its sessions before the thirty-first numbered them so: *its decision 21/1* is another body's.
    """
    place, now = place_in_time(slot), evidence.context.new_session
    return not (_is_of_assembly(slot) and place and now) or not FIRST_NUMBERED <= place < now - _LAST


def _is_special(slot: Slot) -> bool:
    """Say whether a resolution is of a special session, which no year brings."""
    symbol = parse_symbol(slot.citation.value)
    return symbol is not None and symbol.session.startswith(_SPECIAL)


def _is_of_its_session(slot: Slot) -> bool:
    """Say whether a resolution of the Assembly may be of its day: *177/9* of March 2122 is a slip."""
    session = place_in_time(slot) or 0
    return not _is_of_assembly(slot) or session < FIRST_NUMBERED or can_adopt(session, slot.citation.date)


def _addition(evidence: Evidence, cluster: Cluster, slot: Slot) -> tuple[str, Weight]:
    is_asked_for = asks_for_what_it_cites(evidence, slot)
    if _is_own_of_its_day(evidence, slot):
        return (NEW, Weight.SUBSTANTIVE) if is_asked_for else (OWN, Weight.TECHNICAL)
    if is_asked_for or not _is_of_its_session(slot):
        return NEW, Weight.SUBSTANTIVE
    if _is_of_own_series(evidence, cluster, slot):
        return OWN, Weight.TECHNICAL
    if is_next_of_list(evidence, cluster, slot) or _keeps_pace(evidence, cluster, slot):
        return "list-dated", Weight.TECHNICAL
    return NEW, Weight.SUBSTANTIVE


def asks_for_what_it_cites(evidence: Evidence, slot: Slot) -> bool:
    """Say whether the governing verb asks for the implementation of what stands there, or decides it."""
    verb = evidence.new.verb_before(slot.start)
    if verb is None or evidence.scale_of(verb) not in _ASKING:
        return False
    limb = evidence.new.limb(verb)
    return any(term.start in limb for term in evidence.new.terms("implementation"))


def is_next_of_list(evidence: Evidence, cluster: Cluster, slot: Slot) -> bool:
    """Say whether a citation is the next of a list of dated things of another body that stood there."""
    members = [k for k in cluster.kept if k.citation.kind is slot.citation.kind and _body(k) == _body(slot)]
    places = [place_in_time(kept) for kept in members]
    place = place_in_time(slot)
    if place is None or not places or None in places or _is_of_assembly(slot):
        return _is_next_of_council([*members, slot], evidence.context.new_year)
    now = evidence.context.new_year
    is_to_come = now is not None and FIRST_YEAR <= now < place
    return not is_to_come and place > max(p for p in places if p is not None)


def _is_next_of_council(listed: Sequence[Slot], now: int | None) -> bool:
    """Say whether the last of some resolutions is of the Security Council, and brought by the year as those before.

    None of its years is without one: *7754 (2087), 7813 (2088) and 7871 (2089)*.
    """
    cited = [found for slot in listed if (found := _OF_COUNCIL.fullmatch(slot.citation.value))]
    if len(cited) < len(listed) or len(cited) <= _SERIES:
        return False
    numbers, years = ([int(found[group]) for found in cited] for group in (1, 2))
    steps = [later - earlier for earlier, later in pairwise(years)]
    is_in_order = numbers == sorted(numbers) and min(steps) >= 0
    return is_in_order and steps[-1] == max(steps) == 1 and now is not None and years[-1] <= now


def is_own(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a citation is the old document itself, or a part of it."""
    cited, old = parse_symbol(slot.citation.value), evidence.context.old_symbol
    if cited is None or old is None or _base(cited) != _base(old):
        return False
    return bool(old.part) or cited.part in _FIRST or slot.citation.date not in evidence.context.old_adopted


def _base(symbol: Symbol) -> tuple[str, str, str, str]:
    return symbol.body, symbol.kind, symbol.session, symbol.number


def _is_of_own_series(evidence: Evidence, cluster: Cluster, slot: Slot) -> bool:
    """Say whether a resolution came into a list beside the old document, at the pace at which the list has grown.

    *68/1, 70/2 and 72/3* became *68/1, 70/2, 72/3, 74/4 and 76/5*, of which 74/4 or 76/5 is the old document.
    """
    return any(is_own(evidence, other) for other in cluster.come) and _keeps_pace(evidence, cluster, slot, _PACE)


def _keeps_pace(evidence: Evidence, cluster: Cluster, slot: Slot, farther: int = 1) -> bool:
    """Say whether a resolution of the Assembly is the next of such that a recital lists, no two of one session.

    Older ones may be listed behind: *69/32, 70/27 and 71/32, and its resolutions 45/55 B and 48/74 B*. One of the
    session itself is the next where the text does no more than recall them.
    """
    kept = [(each.start < slot.start, place_in_time(each) or 0) for each in cluster.kept if _is_of_assembly(each)]
    before = [number for is_before, number in kept if is_before]
    is_apart = len(before) >= _SERIES and before[-1] == max(number for _, number in kept)
    listed = before if is_apart else [number for _, number in kept]
    place, now = place_in_time(slot) or 0, evidence.context.new_session or 0
    if len(listed) < _SERIES or not (_is_recital(evidence) and _is_of_assembly(slot)):
        return False
    steps = [later - earlier for earlier, later in pairwise(listed)]
    last = now if all(evidence.scale_of(verb) == _RECALLING for verb in evidence.new.verbs) else now - 1
    return min(steps) > 0 and listed[-1] < place <= last and place - listed[-1] <= farther * max(steps)


def _is_recital(evidence: Evidence) -> bool:
    """Say whether a text only recalls: a paragraph of the preamble, or *Recalls its request …*."""
    side = evidence.new
    recalls = bool(side.verbs) and evidence.scale_of(side.verbs[0]) == _RECALLING
    return side.kind is ParagraphKind.PREAMBULAR or recalls


def _body(slot: Slot) -> str:
    symbol = parse_symbol(slot.citation.value)
    return symbol.body if symbol else ""


def _is_of_assembly(slot: Slot) -> bool:
    return _body(slot) == "A"


def _claim(
    evidence: Evidence, cluster: Cluster, rule: str, weight: Weight, before: Slot | None, after: Slot | None
) -> Claim:
    value = Value(name="citation", old=before.citation.text if before else "", new=after.citation.text if after else "")
    old = _with_date(evidence.old, before) if before else []
    new = _with_date(evidence.new, after) if after else []
    old_units, new_units = cluster.claimed(evidence, old, new)
    is_heavy = weight is Weight.SUBSTANTIVE
    old_units |= _spoken(evidence.old, old, is_heavy=is_heavy)
    new_units |= _spoken(evidence.new, new, is_heavy=is_heavy)
    return Claim(rule, weight, rule, (value,), old_units, new_units, _flags(rule, before))


def _spoken(side: Side, slots: Sequence[Slot], *, is_heavy: bool) -> frozenset[int]:
    """Return what changed of a citation and its date; of one that is heavy its title, too, and what joins them."""
    units = side.changed_of(slots)
    title = _title(side, slots[0]) if slots and is_heavy else None
    if title is None:
        return units
    near = [unit for unit in units if title.start - _NEAR_TITLE <= unit < title.stop + _NEAR_TITLE]
    whole = range(min(near, default=title.start), max(near, default=title.stop) + 1)
    return units | side.changed_in(min(whole.start, title.start), max(whole.stop, title.stop))


def _title(side: Side, slot: Slot) -> range | None:
    """Return the title of an instrument: what stands in quotation marks right before its number, or after it."""
    before = (title for title in side.quoted if 0 <= slot.start - title.stop <= _BESIDE_TITLE)
    after = (title for title in side.quoted if 0 <= title.start - slot.end <= _NEAR_TITLE)
    return next(before, None) or next(after, None)


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
    return (lapsed(Value(name="citation", old=before.citation.text)),)


def find_widened(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for *and all subsequent resolutions*, *as amended*: come or gone, and not only elsewhere now."""
    gone, come = _widenings(evidence.old), _widenings(evidence.new)
    for term in gone:
        if term.words not in [other.words for other in come]:
            value = Value(name="citation", old=evidence.old.said(term.start, term.end))
            units = evidence.old.changed_in(term.start, term.end)
            yield Claim(DROPPED, Weight.SUBSTANTIVE, "citation-narrowed", (value,), old=units)
    for term in come:
        if term.words not in [other.words for other in gone]:
            value = Value(name="citation", new=evidence.new.said(term.start, term.end))
            units = evidence.new.changed_in(term.start, term.end)
            yield Claim(NEW, Weight.SUBSTANTIVE, "citation-widened", (value,), new=units)


def _widenings(side: Side) -> list[Term]:
    return [term for term in side.terms("widened") if side.is_changed(term.start, term.end)]
