"""Commas, articles and *and*: alone, or beside what another claim explains.

Why it matters: when a list grows, its *and* becomes a comma; when a word goes, so does its article. Such a shift
belongs to the change that caused it. Example: *72/74 and 73/135* becomes *72/74, 73/135 and 75/16*. Limits: a comma
that comes or goes before a relative clause can change what is meant and stays unexplained; square brackets are
never little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec.structs import replace

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.little import are_little, divides, is_little, is_separator, opens_relative, said
from draftdiff.changes.terms import CHINESE
from draftdiff.comparison import Value, Weight

RULE = "house-style"
_FAR = 12
"""Units within which a little word follows another change."""
_AGAIN = 15
"""Units before a preposition in which it stands for the first time."""
_JOINED = 2
"""Words that a preposition and the word behind it are."""
_MEMBER = 4
"""Units behind a comma in which the list that it divides goes on."""
_OPENING = ("preposition", "relative", "pronoun")
_ASIDES = ("scope", "qualifier")
_TOWARD = "toward"
"""Class of prepositions of those who get something, with their articles."""
_GROWING = (
    "list-members", "list-dated", "citation-own", "citation-new", "citation-dropped", "citation-replaced",
)  # fmt: skip


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for little words: as part of the change beside them, or of the list that grew, or as house style."""
    is_part = not _is_all_little(evidence, claims)
    for hunk, old, new in evidence.unexplained(claims):
        if _is_repetition(evidence, hunk):
            yield restyled(evidence, "small", old, new)
            continue
        if not are_little(evidence, old, new):
            continue
        inside = next((c for c in claims.made if c.old & hunk.old_units or c.new & hunk.new_units), None)
        if inside is not None and inside.weight is not Weight.SUBSTANTIVE and _turns_beside(evidence, hunk, inside):
            continue
        cause = inside or _cause_elsewhere(claims, hunk, is_replaced=bool(old and new))
        if cause is not None:
            yield replace(cause, old=old, new=new, flags=())
        elif not is_part and _stands_alone(evidence, hunk):
            yield restyled(evidence, "small", old, new)


def _cause_elsewhere(claims: Claims, hunk: Hunk, *, is_replaced: bool) -> Claim | None:
    """Return the claim outside a hunk that its little words follow: of a list that grew, or the nearest heavy one."""
    grown = (claim for claim in claims.made if claim.rule in _GROWING) if is_replaced else iter(())
    return next(grown, None) or nearest(claims, hunk, _FAR)


def _is_all_little(evidence: Evidence, claims: Claims) -> bool:
    """Say whether nothing but little words is left to explain."""
    old, new = frozenset(evidence.old.changed_units) - claims.old, frozenset(evidence.new.changed_units) - claims.new
    return are_little(evidence, old, new)


def restyled(evidence: Evidence, manner: str, old: frozenset[int], new: frozenset[int]) -> Claim:
    """Return the claim that an editor wrote some words otherwise, and in which manner."""
    value = Value(name="words", old=said(evidence.old, old), new=said(evidence.new, new))
    return Claim(RULE, Weight.EDITORIAL, f"house-style.{manner}", (value,), old, new)


def nearest(claims: Claims, hunk: Hunk, reach: float = inf) -> Claim | None:
    """Return the heavy claim that stands nearest: beside what is fought over, a comma is no news of its own."""
    heavy = [claim for claim in claims.made if claim.weight is Weight.SUBSTANTIVE and (claim.old or claim.new)]
    near = [(distance, place) for place, claim in enumerate(heavy) if (distance := _distance(claim, hunk)) <= reach]
    return heavy[min(near)[1]] if near else None


def _distance(claim: Claim, hunk: Hunk) -> int:
    """Return how many units lie between a claim and a hunk, on the side where they are fewer."""
    return min(
        [*(abs(unit - hunk.old_start) for unit in claim.old), *(abs(unit - hunk.new_start) for unit in claim.new)]
    )


def _stands_alone(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a hunk of little words alone changes nothing: no lone *and*, no comma before a relative clause."""
    sides = evidence.stretches(hunk)
    if any(_opens_relative(*side) for side in sides) or _turns(*sides):
        return False
    filled = [(side, start, end) for side, start, end in sides if start < end]
    if len(filled) == 1 and _parts_members(*filled[0]):
        return False
    has_conjunction = any(side.is_in(unit, "conjunction") for side, start, end in sides for unit in range(start, end))
    if not has_conjunction:
        return True
    if len(filled) > 1:
        return _articles(*sides[0]) == _articles(*sides[1])
    ((side, _, end),) = filled
    is_open = end < len(side.keys) and opens_relative(side, end)
    return not is_open and hunk.old_start > 0 and is_separator(evidence.old, hunk.old_start - 1)


def _parts_members(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch is a comma between two members of a list: *women, children and men*.

    Of the Chinese commas, only the one that divides words does. Commas round *among others* come and go in pairs.
    """
    reach = _MEMBER * (1 + (side.keys[start - 1][0] >= CHINESE))
    after = range(end, min(end + reach, len(side.keys)))
    if end - start != 1 or side.text[side.starts[start]] not in side.lexicon.punctuation.get("comma", ()):
        return False
    if not all(_is_member(side, unit) for unit in (start - 1, *after[:1])) or side.has_verb(end, end + 1):
        return False
    divided = next((unit for unit in after if divides(side, unit)), None)
    return divided is not None and not (side.changed[divided] or side.is_changed(max(start - _MEMBER, 0), start))


def _is_member(side: Side, unit: int) -> bool:
    """Say whether a unit is a word of a member: none that joins it to others, and no part of a date or an aside."""
    if unit < 0 or is_little(side, unit) or unit in side.slotted or side.is_in(unit, *_OPENING):
        return False
    is_joined = side.keys[unit].startswith(side.lexicon.proclitics or ("\0",))
    return not is_joined and not side.stands_in(unit, *_ASIDES)


def _turns(*sides: tuple[Side, int, int]) -> bool:
    """Say whether little words became others: *aux travaux*, *des travaux* say who gets it; *of* became a comma."""
    if any(start == end for _, start, end in sides):
        return False
    apart = [side for side in sides if not _joins(*side)]
    if len(apart) == 1 and _articles(*apart[0]):
        return True
    return _gives_otherwise(*sides)


def _joins(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch has a comma or a conjunction."""
    return any(divides(side, unit) for unit in range(start, end))


def _articles(side: Side, start: int, end: int) -> list[str]:
    """Return the articles of a stretch: one that became *and* says another thing."""
    return [side.keys[unit] for unit in range(start, end) if side.is_in(unit, "article")]


def _is_repetition(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a hunk is a preposition said again for the next member: *to one and to the other*, *y que*."""
    side, unit = _only_unit(evidence, hunk)
    if unit is None:
        return _is_repetition_in_word(evidence, hunk)
    if side.is_in(unit, "preposition"):
        return _is_said_before(side, unit)
    is_joined = unit > 0 and side.is_in(unit - 1, "conjunction") and opens_relative(side, unit)
    return is_joined and side.keys[unit] in side.keys[:unit]


def _is_repetition_in_word(evidence: Evidence, hunk: Hunk) -> bool:
    """Say the same where *and* is written onto the next word: *وتقرير*, *وفي تقرير*."""
    sides = evidence.stretches(hunk)
    words = [(side, [unit for unit in range(start, end) if not is_separator(side, unit)]) for side, start, end in sides]
    (one, alone), (two, both) = sorted(words, key=lambda said: len(said[1]))
    if len(alone) != 1 or len(both) != _JOINED:
        return False
    again, noun = both
    said = range(max(again - _AGAIN, 0), again)
    return any(
        one.keys[alone[0]] == joint + two.keys[noun]
        and any(two.keys[again] == joint + two.keys[unit] and _governs(two, unit, again) for unit in said)
        for joint in two.lexicon.proclitics
    )


def _governs(side: Side, preposition: int, joined: int) -> bool:
    """Say whether nothing but a preposition can take what is joined: all words between have their articles.

    *To end sale and use* is not *to end sale and to use*.
    """
    articles = tuple(side.lexicon.words.get("article", ()))
    if not side.is_in(preposition, "preposition"):
        return False
    between = (unit for unit in range(preposition + 1, joined) if not is_separator(side, unit))
    return all(side.keys[unit].startswith(articles) for unit in between)


def _only_unit(evidence: Evidence, hunk: Hunk) -> tuple[Side, int | None]:
    """Return the side on which a hunk has anything, and its unit if nothing but one came or went."""
    came, went = hunk.new_end - hunk.new_start, hunk.old_end - hunk.old_start
    side, start = (evidence.new, hunk.new_start) if came else (evidence.old, hunk.old_start)
    return side, start if came + went == 1 else None


def _is_said_before(side: Side, unit: int) -> bool:
    """Say whether a preposition is that of the words before it; *of* may take in what *for* stood before.

    So *for victims of storms and for pirates* is not *for victims of storms and pirates*.
    """
    phrases = {place for term in side.terms("scope") for place in range(term.start, term.end)}
    before = (place for place in range(unit - 1, max(unit - _AGAIN, 0) - 1, -1) if place not in phrases)
    nearest = next((place for place in before if side.is_in(place, "preposition")), None)
    return nearest is not None and side.keys[nearest] == side.keys[unit]


def _turns_beside(evidence: Evidence, hunk: Hunk, cause: Claim) -> bool:
    """Say whether a light hunk limits another thing, too: *States Parties, which met*; or gives it: *del*, *al*."""
    old, new = evidence.stretches(hunk)
    if _gives_otherwise(old, new, told=(cause.old, cause.new)):
        return True
    return _opens_relative(*old) != _opens_relative(*new) and not any(_is_aside(*said) for said in (old, new))


def _is_aside(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch stands between commas of its own: *Recalls, in this regard, that*."""
    return end - start > 1 and all(
        side.text[side.starts[unit]] in side.lexicon.punctuation.get("comma", ()) for unit in (start, end - 1)
    )


def _gives_otherwise(*sides: tuple[Side, int, int], told: Sequence[frozenset[int]] = (NOTHING, NOTHING)) -> bool:
    """Say whether one of two stretches has a preposition of those who get something, of which nothing else tells."""
    gives = [
        any(side.is_in(unit, _TOWARD) for unit in range(start, end) if unit not in units)
        for (side, start, end), units in zip(sides, told, strict=True)
    ]
    return all(start < end for _, start, end in sides) and gives[0] != gives[1]


def _opens_relative(side: Side, start: int, end: int) -> bool:
    """Say whether a comma came or went before a relative clause."""
    if start == end or end == len(side.keys) or not is_separator(side, end - 1):
        return False
    return opens_relative(side, end)
