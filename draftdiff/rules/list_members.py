"""Members of a list that came or went, each named: persons, rights, topics, organs.

Why it matters: who is named is protected, invited, paid for. Example: *women and children* becomes *women, children
and older persons*. Limits: a list is known by its commas and conjunctions; longer insertions with a verb or a
relative clause of their own are topical clauses. Another order alone is editorial unless the first place is at
stake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import is_small
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.little import divides, is_little, list_separators, opens_company, opens_relative
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_changes import OPENS, content, is_short_list
from draftdiff.comparison import Value, Weight
from draftdiff.rules.brackets import CLOSE, OPEN
from draftdiff.rules.reporting_request import report_requests

RULE = "list-members"
_LONGEST = 8.0
"""Words of a member, at most."""
_CLAUSE, _USUAL = 12.0, 3.0
"""Words of a stretch from which it is a clause, unless its members are of the usual length."""
_WHOLE = 10.0
"""Words of a stretch from which *including* inside it makes it a clause."""
_REPLACED = 5.0
"""The same where one member took the place of another."""
_NO_LIST = frozenset(
    {
        "qualifier", "citation-new", "citation-dropped", "citation-replaced", "citation-own", "period",
        "addressee", "governing-verb", "list-dated",
    }
)  # fmt: skip
"""Kinds of change that explain a stretch better than as members of a list."""
_AGAIN = 15
"""Units before a member in which its preposition may stand for the member before it."""
_COMPANY = 4
"""Units in which *in cooperation with* says that a stretch names who helps."""
_SHORTEST = 3
"""Letters that a word has beside the conjunction written onto it, and words of a member in a list of short ones."""
_BORDER = "\n"
"""What stands between two paragraphs of a row: a list does not run from one into the next."""

Stretch = tuple[Side, int, int]


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk that adds or drops members of a list."""
    if evidence.note is not None and any(map(str.isdigit, evidence.old.text + evidence.new.text)):
        return  # a note that names a source; one without a number lists States
    for hunk in evidence.hunks:
        if _is_taken(claims, hunk):
            continue
        old, new = hunk.old_units - claims.old, hunk.new_units - claims.new
        is_gone, is_come = _says_something(evidence.old, old), _says_something(evidence.new, new)
        if is_gone and is_come:
            gone, come = _replaced(evidence, hunk, old, new)
        else:
            gone = _alone(evidence.old, hunk.old_start, hunk.old_end) if is_gone else []
            come = _alone(evidence.new, hunk.new_start, hunk.new_end) if is_come else []
        if not gone and not come:
            continue
        said_old, said_new = (side.said(start, end) for side, start, end in evidence.stretches(hunk))
        value = Value(name="members", old=_across(said_old, gone), new=_across(said_new, come))
        yield Claim(RULE, Weight.SUBSTANTIVE, _message(gone, come), (value,), old, new)


def _across(said: str, found: list[str]) -> str:
    """Return members with what stands between them."""
    return said[said.index(found[0]) : said.rindex(found[-1]) + len(found[-1])] if found else ""


def _says_something(side: Side, units: frozenset[int]) -> bool:
    return not all(is_little(side, unit) for unit in units)


def _alone(side: Side, start: int, end: int) -> list[str]:
    """Return the members that came or went with nothing in their place; an amount is none, nor what is in brackets."""
    before, bracket, said = side.said(start, end).rstrip().partition(OPEN)
    if bracket and said.endswith(CLOSE) and not any(map(str.isalnum, before)):
        return []
    found = members(side, start, end, _LONGEST, is_alone=True)
    return [] if any(member[0].isdigit() for member in found) else found


def _replaced(evidence: Evidence, hunk: Hunk, old: frozenset[int], new: frozenset[int]) -> tuple[list[str], list[str]]:
    """Return the members that took each other's place; none if the hunk does not read like a list on both sides."""
    gone = members(evidence.old, hunk.old_start, hunk.old_end, _REPLACED)
    come = members(evidence.new, hunk.new_start, hunk.new_end, _REPLACED)
    if gone and come:
        is_bounded = all(_is_bounded(*stretch) for stretch in evidence.stretches(hunk))
        are_forms = len(gone) == len(come) == 1 and is_one_stem(gone[0].lower(), come[0].lower())
        return (gone, come) if is_bounded and not are_forms else ([], [])
    is_whole = len(old) == hunk.old_end - hunk.old_start and len(new) == hunk.new_end - hunk.new_start
    if not is_whole:
        return [], []
    before, after = evidence.stretches(hunk)
    gone, come = _before_joined(before, after), _before_joined(after, before)
    return (gone, come) if gone or come else _divided(evidence, hunk)


def _before_joined(longer: Stretch, shorter: Stretch) -> list[str]:
    """Return the members before a word onto which *and* was written for them (Arabic), and that is all of the other."""
    (side, start, end), (other, only, after) = longer, shorter
    joined = {joint + other.keys[only] for joint in other.lexicon.proclitics}
    is_before_one = after - only == 1 < end - start and side.keys[end - 1] in joined
    if not is_before_one or _has_clause(side, start, end):
        return []
    return _said_each(side, _parts(side, start, end - 1, is_short=True), _LONGEST)


def _is_taken(claims: Claims, hunk: Hunk) -> bool:
    """Say whether something that is no list has been found in a hunk."""
    taken = [claim for claim in claims.made if claim.rule in _NO_LIST]
    return any(hunk.old_start <= unit < hunk.old_end for claim in taken for unit in claim.old) or any(
        hunk.new_start <= unit < hunk.new_end for claim in taken for unit in claim.new
    )


def _message(gone: list[str], come: list[str]) -> str:
    if gone and come:
        return "list-members.replaced"
    return "list-members.added" if come else "list-members.dropped"


def members(side: Side, start: int, end: int, longest: float, *, is_alone: bool = False) -> list[str]:
    """Return the members that a stretch of a list holds, as they stand; none if it does not read like a list.

    One that came or went alone may be a list in itself: *full, equal* before *participation*.
    """
    if _BORDER in side.said(start, end) or _has_clause(side, start, end):
        return []
    is_quoted = any(title.start <= start <= title.stop for title in side.quoted)  # what a title lists, no text does
    if is_quoted or _is_aside(side, start, end):
        return []
    if not _reads_like_list(side, start, end) and not (is_alone and is_short_list(side, start, end)):
        return []
    is_exception = _is_comma(side, start) and start + 1 < end and side.is_in(start + 1, "negation")
    if is_exception or _governs(side, start, end):  # *, except where safety so requires*
        return []
    parts = _parts(side, start, end, is_short=False)
    if content(side, start, end) > max(_CLAUSE, _USUAL * len(parts)):
        return []
    return _said_each(side, parts, longest)


def _said_each(side: Side, parts: Sequence[tuple[int, int]], longest: float) -> list[str]:
    """Return what each part of a stretch says; nothing if one of them is too long for a member."""
    return [] if any(content(side, *part) > longest for part in parts) else [side.said(*part) for part in parts]


def _parts(side: Side, start: int, end: int, *, is_short: bool) -> list[tuple[int, int]]:
    """Cut a stretch where separators and conjunctions divide it; no part is of little words and prepositions alone.

    In a short one a conjunction that is written together with its word divides, too.
    """
    found, first = [], start
    for unit in range(start, end + 1):
        is_joined = is_short and first < unit < end and _is_joined(side, unit)
        if unit == end or divides(side, unit) or is_joined:
            if content(side, first, unit):
                found.append((first, unit))
            first = unit if is_joined else unit + 1
    return found


def _reads_like_list(side: Side, start: int, end: int) -> bool:
    """A list's stretch begins or ends with a separator, or stands between two."""
    if start == end:
        return False
    if divides(side, start) or divides(side, end - 1) or _is_joined(side, start):
        return True
    return start > 0 and end < len(side.keys) and divides(side, start - 1) and divides(side, end)


def _is_aside(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch is set off by a comma and opens with a preposition: *, as set out in annex I,*.

    *, in cooperation with the masters and the Board,* is no list, whatever it lists.
    """
    if opens_company(side, start):
        return True
    first = start + 1
    if not _is_comma(side, start) or first >= end or not side.is_in(first, "preposition"):
        return False
    if any(side.is_in(unit, "belonging") for unit in range(first + 1, min(first + _COMPANY, end))):
        return True
    is_repeated = side.is_in(first, "article") or side.keys[first] in side.keys[max(first - _AGAIN, 0) : first]
    return not is_repeated and not any(side.is_in(unit, "conjunction") for unit in range(start, end))


def _governs(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch of a conjunction and a word has an object after it: *addressing and countering the …*."""
    if end >= len(side.keys) or not side.is_in(start, "conjunction"):
        return False
    is_article = side.is_in(end, "article", "determiner") and side.keys[end][0] < CHINESE
    return is_article and not side.is_in(end, "preposition")


def _is_comma(side: Side, unit: int) -> bool:
    return unit < len(side.keys) and side.keys[unit] in list_separators(side.lexicon)


def _is_joined(side: Side, unit: int) -> bool:
    """Say whether a conjunction is written together with the word (Arabic)."""
    return len(side.keys[unit]) > _SHORTEST and side.keys[unit].startswith(side.lexicon.proclitics or ("\0",))


def _has_clause(side: Side, start: int, end: int) -> bool:
    if any(start <= verb.start < end for verb in side.verbs) or _asks_for_report(side, start, end):
        return True
    opening = (term for term in side.words if OPENS in term.classes and start <= term.start and term.end <= end)
    if any(term.start <= start + 1 or content(side, start, end) > _WHOLE for term in opening):
        return True
    return any(opens_relative(side, unit) for unit in range(start, end))


def _asks_for_report(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch of a request opens with what is asked for: *and to report thereon*."""
    first = next((unit for unit in range(start, end) if not is_small(side, unit)), end)
    is_asked = any(term.start == first for term in side.terms("report"))
    return is_asked and any(start in limb for limb in report_requests(side))


def _divided(evidence: Evidence, hunk: Hunk) -> tuple[list[str], list[str]]:
    """Return one thing and the several that it became, or the reverse: *women* became *women and girls*."""
    old, new = evidence.stretches(hunk)
    if any(_has_clause(*stretch) or not 0 < content(*stretch) <= _REPLACED for stretch in (old, new)):
        return [], []
    if any(key[0].isdigit() for side, start, end in (old, new) for key in side.keys[start:end]):
        return [], []
    if _joint(evidence.old, hunk.old_start) != _joint(evidence.new, hunk.new_start):
        return [], []
    gone, come = (
        [side.said(*part) for part in _parts(side, start, end, is_short=True)] for side, start, end in (old, new)
    )
    return (gone, come) if min(len(gone), len(come)) == 1 < max(len(gone), len(come)) else ([], [])


def _joint(side: Side, start: int) -> str:
    """Return the preposition with which a stretch opens: *on the Accord and the Charter* is no list of *of States*."""
    return side.keys[start] if side.is_in(start, "preposition") and not side.is_in(start, "article") else ""


def _is_bounded(side: Side, start: int, end: int) -> bool:
    """Say whether what was replaced stood between separators."""
    if sum(divides(side, unit) for unit in range(start + 1, end - 1)) and end - start <= 3 * _SHORTEST:
        return True
    before = start == 0 or divides(side, start - 1) or divides(side, start)
    after = end == len(side.keys) or divides(side, end) or divides(side, end - 1)
    return before and after
