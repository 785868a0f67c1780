"""House style: capitals, hyphens, spelling, commas, articles, agreement, short forms, paragraph numbers, moved notes.

Why it matters: an editor's hand, and none of it changes who must do what. Example: *health-care* becomes
*healthcare*, *in order to* becomes *to*, *paragraph 38 above* becomes *paragraph 13 above* because that paragraph
has moved. Limits: a comma before a relative clause is left alone, for it can change what is meant; equal terms are
data with their source; agreement is claimed where another change of the row calls for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from draftdiff.comparison import Value, Weight
from draftdiff.patterns import late_pattern
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.equalities import OPTIONAL, Equality, find_equalities
from draftdiff.rules.evidence import WORDS, Evidence, Hunk, Side
from draftdiff.rules.forms import LONG_ENDING, forms_of
from draftdiff.rules.list_dated import RULE as LIST_DATED
from draftdiff.rules.little_words import is_little, is_separator, said
from draftdiff.rules.matching import is_one_stem
from draftdiff.rules.terms import CHINESE, CLITIC
from draftdiff.rules.word_changes import LONG
from draftdiff.rules.word_signs import NUMBER
from draftdiff.sequences import equal_runs

RULE = "house-style"
_AGREEMENT = "agreement"
_EQUAL_KINDS = ("short-form", "spelling", "style", _AGREEMENT, OPTIONAL)
_NEAR = 8
"""Units within which another change calls for an agreement."""
_HELD = 9
"""Units between an office and the pronoun for who holds it."""
_BEHIND = 1
"""Units behind a citation in which a word may agree with it: *resolutions 172/9 and 173/35 adopted …*."""
_BEHIND_LIST = 4
"""The same behind a list of sessions: *at its forty-fifth and forty-sixth sessions, of resolutions*."""
_SHORTEST = 3
"""Letters of a word without case: *что* is no form of *чтобы*."""
_JOINING = ("relative", "asked-for")
"""Classes of words that open a clause or an infinitive: *que*, *to*."""
_BESIDE = 1
"""The same for another word of the same meaning."""
_CALLING_FOR_NOTHING = frozenset({"also-further", "typographic"})
_SAYING_THE_SAME = frozenset(
    {
        "governing-verb.ageing",
        "house-style.short-form",
        "house-style.spelling",
        "house-style.small",
        "house-style.date-of",
        "house-style.form",
        "house-style.order",
        "house-style.agreement",
    }
)
"""Messages of claims after which no other word takes another form: *Indigenous Peoples* are not *indigenous people*."""
_ROLLS = frozenset({"roll-forward", "citation-own", "citation-replaced"})


_ROMAN = str.maketrans("\u0445\u0456\u0441\u043c", "xicm")
_ROMAN_LOOKS = frozenset("xivlcdm\u0445\u0456\u0441\u043c")
"""Cyrillic letters that are typed for the Roman numbers X, I, C and M, and the letters of Roman numbers."""
_SCHEME = late_pattern(r"^(?:https?)?[:/]*(?:www\.?)?")
_VOWELS = frozenset("aeiou")
_SHORT_I = "\u0438\u0306"
"""A Cyrillic letter of its own, and no letter with an accent."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for what an editor changed."""
    equalities = _longest(tuple(find_equalities(evidence, *_EQUAL_KINDS)))
    uncalled = _is_agreement_alone(evidence, claims, equalities)
    for equal in equalities:
        is_uncalled = equal.group.kind == _AGREEMENT and (uncalled or _is_pronoun(evidence, equal))
        is_uncalled = is_uncalled and not _is_of_linking_verb(evidence, equal)
        if not is_uncalled or _is_of_holder(evidence, equal):
            yield from _equal(equal, claims)
    for hunk in evidence.hunks:
        for claim in _same_words(evidence, claims, hunk):
            if not any(claim.old <= equal.old and claim.new <= equal.new for equal in equalities):
                yield claim
        yield from _same_numbers(evidence, hunk)


def _equal(equal: Equality, claims: Claims) -> Iterator[Claim]:
    if equal.old <= claims.old and equal.new <= claims.new:
        return
    values = (
        Value(name="words", old=equal.said_old, new=equal.said_new),
        Value(name="source", new=equal.group.source),
    )
    yield Claim(RULE, Weight.EDITORIAL, f"house-style.{equal.group.kind}", values, equal.old, equal.new)


def _is_of_linking_verb(evidence: Evidence, equal: Equality) -> bool:
    """Say whether *is* became *are*, and the like: alone, that mends the grammar of the same sentence."""
    linking = evidence.context.lexicon.words.get("linking", ())
    return all(term in linking for term in equal.group.terms)


def _is_pronoun(evidence: Evidence, equal: Equality) -> bool:
    """Say whether a pronoun took another form: whose something is, it says only where the owner changed beside it."""
    return bool(equal.old) and evidence.old.is_in(min(equal.old), "pronoun")


def _longest(found: tuple[Equality, ...]) -> tuple[Equality, ...]:
    """Leave out equal terms that are part of longer ones: one change is told once."""
    return tuple(part for part in found if not any(_is_inside(part, whole) for whole in found))


def _is_inside(part: Equality, whole: Equality) -> bool:
    """Say whether what one pair of terms explains is explained by a longer one."""
    if part is whole or not (part.old <= whole.old and part.new <= whole.new):
        return False
    return len(part.said_old) + len(part.said_new) < len(whole.said_old) + len(whole.said_new)


def _is_agreement_alone(evidence: Evidence, claims: Claims, equalities: Sequence[Equality]) -> bool:
    """Say whether nothing changed that an agreement could follow: *its* for *their* alone is another owner."""
    agreements = [equal for equal in equalities if equal.group.kind == _AGREEMENT]
    rolled = [claim for claim in claims.made if not _reach_of(claim)]
    same = [hunk for hunk in evidence.hunks if _says_the_same(evidence, hunk)]
    old = frozenset(evidence.old.changed_units).difference(*(e.old for e in agreements), *(c.old for c in rolled))
    new = frozenset(evidence.new.changed_units).difference(*(e.new for e in agreements), *(c.new for c in rolled))
    old = old.difference(*(range(hunk.old_start, hunk.old_end) for hunk in same))
    new = new.difference(*(range(hunk.new_start, hunk.new_end) for hunk in same))
    return all(is_little(evidence.old, unit) for unit in old) and all(is_little(evidence.new, unit) for unit in new)


def _says_the_same(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether the words of a hunk differ in capitals, hyphens, spaces or accents alone."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    return _bare(evidence.old, old) == _bare(evidence.new, new) != ""


def _is_of_holder(evidence: Evidence, equal: Equality) -> bool:
    """Say whether pronouns follow who holds an office that is named: *the Special Rapporteur … his*, *her*."""
    return _holders(evidence.old, equal.old) and _holders(evidence.new, equal.new)


def _holders(side: Side, units: frozenset[int]) -> bool:
    """Say whether some units are pronouns for the gender of one person, and an office is named shortly before each.

    Further on, somebody else may be meant: *to assist the widow of the keeper … his*.
    """
    ends = [term.end for term in side.terms("holder")]
    is_near = all(any(0 <= unit - end < _reach_of_holder(side, unit) for end in ends) for unit in units)
    return is_near and units <= _gendered(side)


def _reach_of_holder(side: Side, unit: int) -> int:
    """Return how far before a pronoun an office may be named; a Chinese word has a unit for each sign."""
    return 2 * _HELD if side.keys[unit][0] >= CHINESE else _HELD


def _gendered(side: Side) -> frozenset[int]:
    """Return the units of pronouns that say no more than the gender of one person."""
    found = (term for term in side.terms("gendered", "gendered-fixed") if "gendered" in term.classes)
    return frozenset(unit for term in found for unit in range(term.start, term.end))


def is_one_for_one(claim: Claim) -> bool:
    """Say whether one date, session or citation took the place of one: nothing else has to agree with that."""
    if claim.weight is not Weight.TECHNICAL or not claim.values:
        return False
    return claim.rule in _ROLLS and bool(claim.values[0].old and claim.values[0].new)


def find_agreement(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for forms of one word, near something that is explained: agreement follows another change."""
    pronouns = [*_pronouns(evidence)]
    for hunk in evidence.hunks:
        if _is_licensed(evidence, claims, hunk):
            yield from _agreement(evidence, claims, hunk)
            for place, equal in pronouns:
                yield from _equal(equal, claims) if place == hunk else ()


def find_pronouns(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for pronouns beside which the owner may have changed, when all that is light has been told."""
    for hunk, equal in _pronouns(evidence):
        if _has_company(evidence, hunk, claims.proved_old, claims.proved_new):
            yield from _equal(equal, claims)


def _pronouns(evidence: Evidence) -> Iterator[tuple[Hunk, Equality]]:
    """Yield the pronouns that took another form, each with the hunk in which it stands."""
    for equal in find_equalities(evidence, _AGREEMENT):
        if _is_pronoun(evidence, equal):
            first = min(equal.old)
            yield from ((hunk, equal) for hunk in evidence.hunks if hunk.old_start <= first < hunk.old_end)


def find_forms(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for other forms of the same words, in languages whose grammar asks for them (`case` patterns).

    A singular that became a plural, as far as the endings tell, says something else.
    """
    yield from _clauses(evidence, claims)
    grammar = forms_of(evidence.context.lexicon)
    if grammar is None:
        return
    for hunk in evidence.hunks:
        old = [unit for unit in range(hunk.old_start, hunk.old_end) if not is_little(evidence.old, unit)]
        new = [unit for unit in range(hunk.new_start, hunk.new_end) if not is_little(evidence.new, unit)]
        if not old or len(old) != len(new) or not claims.old.isdisjoint(old) or not claims.new.isdisjoint(new):
            continue
        if _matters(evidence.old, hunk.old_start, hunk.old_end) or _matters(evidence.new, hunk.new_start, hunk.new_end):
            continue
        pairs = [(evidence.old.keys[i], evidence.new.keys[j]) for i, j in zip(old, new, strict=True)]
        if not all(grammar.is_other_form(*pair) and min(map(len, pair)) > _SHORTEST for pair in pairs):
            continue
        rolled = [claim for claim in claims.made if is_one_for_one(claim)]
        apart = frozenset().union(*(c.old for c in rolled)), frozenset().union(*(c.new for c in rolled))
        if all(grammar.is_uncounted(*pair) for pair in pairs) or _has_company(evidence, hunk, *apart):
            units = frozenset(old), frozenset(new)
            value = Value(name="words", old=said(evidence.old, units[0]), new=said(evidence.new, units[1]))
            yield Claim(RULE, Weight.EDITORIAL, "house-style.form", (value,), *units)


def _has_company(evidence: Evidence, hunk: Hunk, apart_old: frozenset[int], apart_new: frozenset[int]) -> bool:
    """Say whether other words changed near a hunk, that could ask for another form; some units apart."""
    old = range(hunk.old_start - _NEAR, hunk.old_end + _NEAR)
    new = range(hunk.new_start - _NEAR, hunk.new_end + _NEAR)
    own = hunk.old_units, hunk.new_units
    near_old = frozenset(evidence.old.changed_units).intersection(old).difference(own[0], apart_old)
    near_new = frozenset(evidence.new.changed_units).intersection(new).difference(own[1], apart_new)
    return not all(is_little(evidence.old, unit) for unit in near_old) or not all(
        is_little(evidence.new, unit) for unit in near_new
    )


def _clauses(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A clause with the same verb, or another form of it: *a cooperar*, *a que coopere*; *helping*, *to help*."""
    patterns = evidence.context.lexicon.patterns
    pattern = "|".join((*patterns.get("infinitive", ()), *patterns.get("gerund", ())))
    for hunk in evidence.hunks if pattern else ():
        old = [unit for unit in range(hunk.old_start, hunk.old_end) if not evidence.old.is_in(unit, *_JOINING)]
        new = [unit for unit in range(hunk.new_start, hunk.new_end) if not evidence.new.is_in(unit, *_JOINING)]
        if len(old) != 1 or len(new) != 1 or old[0] in claims.old or new[0] in claims.new:
            continue
        if {hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start} != {1, 2}:
            continue
        if _matters(evidence.old, hunk.old_start, hunk.old_end) or _matters(evidence.new, hunk.new_start, hunk.new_end):
            continue
        before, after = evidence.old.keys[old[0]], evidence.new.keys[new[0]]
        is_clause = bool(re.search(pattern, before if hunk.old_end - hunk.old_start == 1 else after))
        if is_clause and is_one_stem(before, after, ending=LONG_ENDING):
            units = hunk.old_units, hunk.new_units
            value = Value(name="words", old=said(evidence.old, units[0]), new=said(evidence.new, units[1]))
            yield Claim(RULE, Weight.EDITORIAL, "house-style.form", (value,), *units)


def _matters(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch holds a word of a class that matters, or a part of a verb that governs."""
    spans = [*((word.start, word.end) for word in side.words), *((verb.start, verb.end) for verb in side.verbs)]
    return any(first < end and start < last for first, last in spans)


def _same_words(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    """Words that differ in capitals, hyphens, spaces or accents alone."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    if not old or not new:
        return
    if _says_the_same(evidence, hunk):
        pairs = [(frozenset(old), frozenset(new))]
    elif max(len(old), len(new)) > LONG:
        return
    else:
        pairs = list(_matched(evidence, hunk, _fold))
    for before, after in pairs:
        if (before <= claims.old and after <= claims.new) or _turns_by_accent(evidence, before, after):
            continue
        value = Value(name="words", old=said(evidence.old, before), new=said(evidence.new, after))
        if (0 in before or 0 in after) and value.old != value.new:
            yield Claim("typographic", Weight.TYPOGRAPHIC, "typographic.capital", (value,), before, after)
        elif value.old != value.new:
            yield Claim(RULE, Weight.EDITORIAL, "house-style.spelling", (value,), before, after)


def _turns_by_accent(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether an accent makes another word of one: French *ou* (or), *où* (where); *invite*, *invité*."""
    words = [
        [side.keys[unit] for unit in sorted(units) if side.is_in(unit, "accented")]
        for side, units in ((evidence.old, old), (evidence.new, new))
    ]
    if words[0] != words[1]:
        return True
    before = [evidence.old.keys[unit] for unit in sorted(old) if not is_separator(evidence.old, unit)]
    after = [evidence.new.keys[unit] for unit in sorted(new) if not is_separator(evidence.new, unit)]
    return len(before) == len(after) and any(map(_ends_otherwise, before, after))


def _ends_otherwise(old: str, new: str) -> bool:
    """Say whether the last vowel of one of two words that are alike has an accent, and that of the other none."""
    before, after = old.rstrip("s")[-1:], new.rstrip("s")[-1:]
    return before != after and _fold(before) == _fold(after) and _fold(before) in _VOWELS


def _bare(side: Side, units: range) -> str:
    """Return what units say without spaces, hyphens, accents, marks, and the scheme of an address."""
    said = "".join(_fold(side.keys[unit]) for unit in units if not is_separator(side, unit))
    return _SCHEME.sub("", said).rstrip("/") if "www" in said or "http" in said else said


def _fold(key: str) -> str:
    """Fold away accents, hyphens and apostrophes; a key is in lower case already."""
    if key.isascii():
        return key.replace("-", "").replace("'", "")
    if _ROMAN_LOOKS.issuperset(key):
        return key.translate(_ROMAN)
    parts = unicodedata.normalize("NFD", key).replace(_SHORT_I, "\u0439")
    return "".join(c for c in parts if not unicodedata.combining(c) and c not in "-'")


def _matched(
    evidence: Evidence, hunk: Hunk, key: Callable[[str], str]
) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Pair the units of a hunk that are the same but for case and accents, in order."""
    old = [key(k) for k in evidence.old.keys[hunk.old_start : hunk.old_end]]
    new = [key(k) for k in evidence.new.keys[hunk.new_start : hunk.new_end]]
    for i, j, length in equal_runs(old, new):
        for step in range(length):
            if not is_separator(evidence.old, hunk.old_start + i + step):
                yield frozenset({hunk.old_start + i + step}), frozenset({hunk.new_start + j + step})


def _same_numbers(evidence: Evidence, hunk: Hunk) -> Iterator[Claim]:
    """One number on each side, written otherwise: `20` and *twenty*, *четыре* and *четырех*."""
    if NUMBER not in evidence.word_signs:
        return
    old = _numbers(evidence.old, hunk.old_start, hunk.old_end)
    new = _numbers(evidence.new, hunk.new_start, hunk.new_end)
    if len(old) == len(new) == 1 and [*old.values()] == [*new.values()]:
        value = Value(name="words", old=said(evidence.old, frozenset(old)), new=said(evidence.new, frozenset(new)))
        if value.old != value.new:
            yield Claim(RULE, Weight.EDITORIAL, "house-style.number", (value,), frozenset(old), frozenset(new))


def _numbers(side: Side, start: int, end: int) -> dict[int, int]:
    """Return the units that are one number each, with their values."""
    found = {}
    for unit in range(start, end):
        key = side.keys[unit]
        number = int(key) if key.isdecimal() else side.lexicon.cardinals.get(key)
        if number is not None and unit not in side.slotted:
            found[unit] = number
    return found


def _is_licensed(evidence: Evidence, claims: Claims, hunk: Hunk) -> bool:
    """Say whether something explained stands near a hunk: agreement follows another change."""
    near = (claim for claim in claims.made if _is_within(claim, hunk, _reach_of(claim)))
    return any(hunk.old_end > min(claim.old, default=0) or not _has_agreed(evidence, claim) for claim in near)


def _has_agreed(evidence: Evidence, claim: Claim) -> bool:
    """Say whether the noun before a list that grew has agreed with it: *the report of resolutions* is one report."""
    if claim.weight is not Weight.TECHNICAL or not claim.old or not claim.new:
        return False
    old, new = min(claim.old), min(claim.new)
    if old in evidence.old.slotted or new in evidence.new.slotted:
        return False
    return is_one_stem(evidence.old.keys[old], evidence.new.keys[new])


def _reach_of(claim: Claim) -> int:
    """Return how far a claim calls for an agreement: *also* and capitals call for none, another word for its own."""
    if claim.rule in _CALLING_FOR_NOTHING or claim.message in _SAYING_THE_SAME or is_one_for_one(claim):
        return 0
    return _BESIDE if claim.weight is Weight.EDITORIAL else _NEAR


def _is_within(claim: Claim, hunk: Hunk, reach: int) -> bool:
    """Say whether a claim stands near a hunk; a citation or date calls for no form of words well behind it."""
    behind = _BEHIND_LIST if claim.rule == LIST_DATED else _BEHIND
    before = min(reach, behind) if claim.weight is Weight.TECHNICAL else reach
    old = range(hunk.old_start - before, hunk.old_end + reach)
    new = range(hunk.new_start - before, hunk.new_end + reach)
    return reach > 0 and not (claim.old.isdisjoint(old) and claim.new.isdisjoint(new))


def _agreement(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    """One word on each side with one stem: *session* becomes *sessions* where a list grew."""
    old, new = _only(evidence.old, hunk.old_start, hunk.old_end), _only(evidence.new, hunk.new_start, hunk.new_end)
    if old is None or new is None or old in claims.old or new in claims.new:
        return
    if evidence.old.is_in(old, *WORDS) or evidence.new.is_in(new, *WORDS):
        return
    clitics = evidence.context.lexicon.words.get(CLITIC, ())
    if is_one_stem(evidence.old.keys[old], evidence.new.keys[new], clitics):
        units = frozenset({old}), frozenset({new})
        value = Value(name="words", old=said(evidence.old, units[0]), new=said(evidence.new, units[1]))
        yield Claim(RULE, Weight.EDITORIAL, "house-style.agreement", (value,), *units)


def _only(side: Side, start: int, end: int) -> int | None:
    """Return the only word of a stretch beside little ones; None if it has none, or more than one."""
    words = (unit for unit in range(start, end) if not is_little(side, unit))
    first = next(words, None)
    return first if next(words, None) is None else None
