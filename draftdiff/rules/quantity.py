"""Amounts, posts, percentages, numbers that the text decides; and counts that it only reports.

Why it matters: numbers are money and votes. Example: *10,315,385 dollars* becomes *11,553,500 dollars*. A count
that is only reported (*96 States are now parties*) rolls with its date and is technical. Limits: what is reported
is known by the governing verb and by the nouns of the lexicon's class `reported`; any other number is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.little import said
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_changes import WordChange, content, is_in_long_hunk, word_changes
from draftdiff.comparison import Value, Weight
from draftdiff.patterns import late_pattern

RULE = "quantity"
_APART = ", "
"""Between figures of two places."""
_NAME = late_pattern(r"\d+[a-z]")
_DECIMALS = late_pattern(r"[.,\u066b](?=\d{1,2}\Z)|(?<!\.\d{3})\.(?=\d{3}\Z)")
"""Before decimals; a full stop alone before three figures too, for official texts part thousands in no language so."""
_NO_FIGURE = late_pattern(r"\D")
_NAMED = late_pattern(r"(?:[A-Za-z]|[^\W\d_][-\u2010\u2011])$|[A-Za-z][-\u2010\u2011]$")
_LONGEST_NAME = 2
"""Signs before a figure that make it part of a name: a letter, and a hyphen."""
_BEHIND_SYMBOL = late_pattern(r"[A-Z][^\s/]*/\S*[./]$")
"""What stands before the last figure of a symbol that no grammar knows: *EC-98/DG.24*."""
_LONGEST_SYMBOL = 20
_TELLING = frozenset({"record", "attitude-positive", "attitude-negative", "procedure"})
_MOST = 3
"""How many times as much a count may be that only rolled with its date."""
_FEW = 2
"""Words of a stretch, beside a number, up to which the number is what changed."""
_PLURAL = 2
"""Letters in which a plural differs from its singular: *million*, *millions*."""
_IN_SYMBOL = "./"
"""Signs before a figure that make it part of a symbol that no grammar knows: *C-26/DEC.10*, *8/1*."""
_NEAR = 12
"""Units around a number in which the noun of a reported count may stand."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which a number or a word of quantity changed."""
    figures = tuple(_figures(evidence, claims))
    yield from figures
    claims = claims.plus(figures)
    for change in _words(evidence, claims):
        hunk = change.hunk
        old = _of_words(evidence.old, change.old, hunk.old_start, hunk.old_end) - claims.old
        new = _of_words(evidence.new, change.new, hunk.new_start, hunk.new_end) - claims.new
        value = Value(name="number", old=said(evidence.old, old, _APART), new=said(evidence.new, new, _APART))
        if old or new:
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _figures(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which figures changed, said with *million* and *per cent* where these changed."""
    for hunk in evidence.hunks:
        old = _numbers(evidence.old, hunk.old_start, hunk.old_end) - claims.old
        new = _numbers(evidence.new, hunk.new_start, hunk.new_end) - claims.new
        if not (old or new) or not ((old and new) or _is_said(evidence, hunk, old, new)):
            continue
        if said(evidence.old, old, _APART) == said(evidence.new, new, _APART):
            continue
        measures = _measures(evidence.old, old), _measures(evidence.new, new)
        is_alike = _measure_the_same(evidence, *measures)
        is_told = bool(old and new) and is_alike and _grew(evidence, old, new) and _is_reported(evidence, hunk)
        old, new = old | measures[0], new | measures[1]
        value = Value(name="number", old=said(evidence.old, old, _APART), new=said(evidence.new, new, _APART))
        if is_told:
            old, new = _with_counted(evidence, hunk, old, new)
        message = "quantity.reported" if is_told else RULE
        yield Claim(RULE, Weight.TECHNICAL if is_told else Weight.SUBSTANTIVE, message, (value,), old, new)


def _grew(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether a figure became another as a count does with its date: *27.6* becomes *31.2*, and not *276*."""
    before, after = _amount(evidence.old, old), _amount(evidence.new, new)
    return not before or not after or max(before, after) <= _MOST * min(before, after)


def _amount(side: Side, figures: frozenset[int]) -> float:
    """Return what one figure says; 0 if there are more, or it says none."""
    if len(figures) != 1:
        return 0
    whole, _, part = _DECIMALS.sub("|", side.said_across(figures)).partition("|")
    whole, part = (_NO_FIGURE.sub("", digits) for digits in (whole, part))
    return float(f"{whole or 0}.{part or 0}")


def _measures(side: Side, figures: frozenset[int]) -> frozenset[int]:
    """Return the changed words of quantity that stand right behind a figure: *million*, *per cent*."""
    return side.changed_of(term for term in side.terms(RULE) if term.start - 1 in figures) - figures


def _measure_the_same(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether words behind two figures measure alike: no count becomes one of another currency with its date."""
    pairs = zip(sorted(old), sorted(new), strict=False)
    is_same = len(old) == len(new) and all(_are_forms(evidence.old.keys[i], evidence.new.keys[j]) for i, j in pairs)
    return is_same and not _is_scaled(evidence, old, new)


def _is_scaled(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether some words measure otherwise: *million*, *billion*. No count rolls so far with its date."""
    before, after = _magnitudes(evidence.old, old), _magnitudes(evidence.new, new)
    return len(before) != len(after) or any(
        a != b and not is_one_stem(a, b, ending=_PLURAL) for a, b in zip(before, after, strict=True)
    )


def _magnitudes(side: Side, units: frozenset[int]) -> list[str]:
    """Return the entries of *million* and the like that stand among some units."""
    return [" ".join(term.words) for term in side.terms("magnitude") if units.issuperset(range(term.start, term.end))]


def _with_counted(
    evidence: Evidence, hunk: Hunk, old: frozenset[int], new: frozenset[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Add the noun that a number counts, where another number asks for another form of it."""
    before, after = hunk.old_units - old, hunk.new_units - new
    if len(before) != 1 or len(after) != 1:
        return old, new
    is_form = _are_forms(evidence.old.keys[min(before)], evidence.new.keys[min(after)])
    return (old | before, new | after) if is_form else (old, new)


def _are_forms(old: str, new: str) -> bool:
    """Say whether two words are forms of one, in each of their parts: *государства-члена*, *государств-членов*."""
    before, after = old.split("-"), new.split("-")
    return len(before) == len(after) and all(map(is_one_stem, before, after))


def _of_words(side: Side, terms: Sequence[Term], start: int, end: int) -> frozenset[int]:
    """Return the changed units of some words; where there are none, the one word whose place they took: *once*."""
    if not terms and end - start == 1:
        return side.changed_in(start, end)
    return side.changed_of(terms)


def _is_said(evidence: Evidence, hunk: Hunk, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether a number that came or went is what changed: few words beside it, or a unit of amounts after it."""
    if evidence.note is not None:
        return False
    side, units = (evidence.new, new) if new else (evidence.old, old)
    start, end = (hunk.new_start, hunk.new_end) if new else (hunk.old_start, hunk.old_end)
    is_amount = any(unit + 1 < len(side.keys) and side.is_in(unit + 1, RULE) for unit in units)
    return is_amount or content(side, start, end) - len(units) <= _FEW


def _words(evidence: Evidence, claims: Claims) -> Iterator[WordChange]:
    """Words of quantity, and number words where one took the place of another or stands alone."""
    for change in word_changes(evidence, claims, RULE):
        if not is_in_long_hunk(change):
            yield change
    for change in word_changes(evidence, claims, "cardinal"):
        hunk = change.hunk
        beside = sum(content(*stretch) for stretch in evidence.stretches(hunk))
        if beside <= len(change.old) + len(change.new) or change.is_replacement:
            yield change


def _numbers(side: Side, start: int, end: int) -> frozenset[int]:
    """Return the changed figures that are no part of a date, session or symbol."""
    return frozenset(unit for unit in range(start, end) if _is_figure(side, unit) and unit not in side.slotted)


def _is_figure(side: Side, unit: int) -> bool:
    """Say whether a unit is a figure; `3D` and `5G` are names, and so is what is written onto Latin letters: `G77`.

    Nor is the number of a document.
    """
    key, start = side.keys[unit], side.starts[unit]
    if not key[0].isdigit() or _NAME.fullmatch(key):
        return False
    if _BEHIND_SYMBOL.search(side.text, max(start - _LONGEST_SYMBOL, 0), start):
        return False
    return not _NAMED.search(side.text, max(start - _LONGEST_NAME, 0), start)


def _is_reported(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a text tells a number that time changed, and decides nothing: by its verb and by what is counted."""
    side = evidence.new
    verb = side.verb_before(hunk.new_start)
    start, end = hunk.new_start, hunk.new_end
    is_symbol = side.text[side.starts[start] - 1] in _IN_SYMBOL or any("/" in key for key in side.keys[start:end])
    if verb is None or is_symbol or evidence.context.step == 0 or evidence.scale_of(verb) not in _TELLING:
        return False
    return any(
        term.start - _NEAR <= hunk.new_end and hunk.new_start <= term.end + _NEAR for term in side.terms("reported")
    )
