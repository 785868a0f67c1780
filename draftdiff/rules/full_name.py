"""The full name and the short form of one body or instrument, where the document itself has both.

Why it matters: an editor spells a name out at its first mention and shortens it later. Example: *the Treaty*
becomes *the Treaty on the Pelican Lagoon*, which is what other paragraphs call it. Limits: the noun is one of the
lexicon's classes `instrument` and `addressee`; noun and addition, word for word, stand in another paragraph of both
documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.context import Context
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.forms import are_forms, forms_of
from draftdiff.changes.little import divides
from draftdiff.changes.terms import CHINESE, locatives
from draftdiff.comparison import Value, Weight
from draftdiff.lexicon import Lexicon

RULE = "house-style"
_SHORTEST, _LONGEST = 2, 25
"""Units of what a full name has beyond its short form."""
_LONGEST_ENDING = 2
"""Letters in which the cases of a noun differ at its end."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each name that was spelled out or shortened."""
    if evidence.note is not None:
        return
    for hunk in evidence.hunks:
        if hunk.old_start == hunk.old_end:
            side, start, end, explained = evidence.new, hunk.new_start, hunk.new_end, claims.new
        elif hunk.new_start == hunk.new_end:
            side, start, end, explained = evidence.old, hunk.old_start, hunk.old_end, claims.old
        else:
            continue
        name = None if start in explained else _spelled_out(evidence, side, start, end)
        if name is None:
            continue
        full, short = side.said(name.start, name.stop), side.said(name.start, start) or side.said(end, name.stop)
        if _is_of_several(evidence, short, full):
            continue
        old, new = (short, full) if side is evidence.new else (full, short)
        value = Value(name="words", old=old, new=new)
        yield Claim(RULE, Weight.EDITORIAL, "house-style.short-form", (value,), hunk.old_units, hunk.new_units)


def _spelled_out(evidence: Evidence, side: Side, start: int, end: int) -> range | None:
    """Return the full name of which a stretch that one side alone has is a part; None if it is no part of one."""
    if not _SHORTEST <= end - start <= _LONGEST or divides(side, start):
        return None
    name = _name_around(side, start, end)
    if name is None or not (_is_name(side, start, end) or _is_small_name(side, name)):
        return None
    return None if side.has_verb(start, end) or not _is_known(evidence, side, name, start) else name


def _is_name(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch can be part of a name: it has a capital where the script has any."""
    words = [side.text[side.starts[unit]] for unit in range(start, end)]
    has_cases = any(letter.isupper() or letter.islower() for letter in words)
    return not has_cases or any(letter.isupper() for letter in words)


def _is_small_name(side: Side, name: range) -> bool:
    """Say whether a name begins with a capital and may go on in small letters: *Bureau des services du phare*.

    Who is asked is no such name: more words about States or Governments say which of them are meant.
    """
    if not side.is_capital(name.start) or not _writes_names_small(side.lexicon):
        return False
    if side.said(name.start, name.stop) in _bodies(side.lexicon):
        return True
    return not any(name.start <= term.start < name.stop for term in side.terms("addressee"))


@lru_cache(maxsize=16)
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of the bodies that adopt texts."""
    return frozenset(name for names in lexicon.bodies.values() for name in names)


@lru_cache(maxsize=16)
def _writes_names_small(lexicon: Lexicon) -> bool:
    """Say whether a language writes but the first word of a name with a capital, as its names of instruments show."""
    return any(
        entry.rsplit(maxsplit=1)[-1][0].islower() for entry in lexicon.words.get("instrument", ()) if " " in entry
    )


def _name_around(side: Side, start: int, end: int) -> range | None:
    """Return the full name of an instrument or body of which a stretch is the end, or (with capitals) the beginning."""
    noun = _noun_before(side, start) if _is_name_end(side, end) else None
    if noun is not None:
        return range(noun, end)
    if not all(map(side.is_capital, range(start, end))):
        return None
    if end < len(side.keys) and side.said(start, end + 1) in _bodies(side.lexicon):
        return range(start, end + 1)
    return next((range(start, term.end) for term in side.terms("instrument") if term.start == end), None)


def _is_name_end(side: Side, end: int) -> bool:
    """Say whether a name can end before a unit; a Chinese one ends with its noun, and another sign goes on with it."""
    if end == len(side.keys) or side.keys[end - 1][0] < CHINESE:
        return True
    return side.keys[end][0] < CHINESE or not side.keys[end][0].isalnum()


def _noun_before(side: Side, start: int) -> int | None:
    """Return where the name begins that ends before a unit: one that the lexicon knows, or a word with a capital.

    What is added to a body's name begins with a preposition; *States Parties* are not *States* spelled out.
    """
    known = next((term.start for term in side.terms("instrument") if term.end == start), None)
    if known is not None or start < _SHORTEST or not side.is_in(start, "preposition"):
        return known
    body = next((term.start for term in side.terms("addressee") if term.end == start), None)
    if body is None and side.keys[start] not in locatives(side.lexicon):
        return start - 1 if side.is_capital(start - 1) else None
    return body


def _is_known(evidence: Evidence, side: Side, name: range, start: int) -> bool:
    """Say whether another paragraph of either document has the full name, be its noun in another case."""
    said = side.said(name.start, name.stop)
    if start == name.start and said in _bodies(side.lexicon):
        return _was_named(evidence, side, name, said)
    if _stands_elsewhere(evidence, re.escape(said.lower())):
        return True
    if start != name.start + 1 or forms_of(side.lexicon) is None:
        return False
    noun, addition = side.keys[name.start][:-_LONGEST_ENDING], side.said(start, name.stop).lower()
    return _stands_elsewhere(evidence, rf"\b{re.escape(noun)}\w{{0,{2 * _LONGEST_ENDING}}} {re.escape(addition)}")


def _was_named(evidence: Evidence, side: Side, name: range, full: str) -> bool:
    """Say whether both texts of a paragraph have named a body before it, and no other one with its noun."""
    alike = re.compile(rf"\b[^\W\d_]+ {re.escape(side.said(name.stop - 1, name.stop))}\b")
    texts = evidence.old.text, evidence.new.text
    found = {match for text in texts for match in alike.findall(text)}
    is_one = all(match[0].islower() or full.endswith(match) for match in found)
    return is_one and full in side.text[: side.starts[name.start]] and all(full in text for text in texts)


def _stands_elsewhere(evidence: Evidence, pattern: str) -> bool:
    """Say whether another paragraph of either document has what a pattern says, in small letters."""
    context, row = evidence.context, evidence.row
    own = {paragraph.key for paragraph in (*row.old, *row.new)} if row else set()
    texts, wanted = context.remembered("texts", _texts), re.compile(pattern)
    return all(any(key not in own and wanted.search(text) for key, text in side) for side in texts)


def _is_of_several(evidence: Evidence, short: str, full: str) -> bool:
    """Say whether either document has another body of the same short name: *the Council* may be one of two."""
    lexicon, named, whole = evidence.context.lexicon, short.lower().split(), full.lower().split()
    names = [entry.lower().split() for entry in lexicon.words.get("addressee", ())]
    longer = [name for name in names if len(name) > len(named) and are_forms(name[: len(named)], named)]
    others = {re.escape(" ".join(name[len(named) :])) for name in longer if not are_forms(name, whole[: len(name)])}
    if not others:
        return False
    noun = re.escape(short.lower()) if forms_of(lexicon) is None else rf"{short.lower()[:-_LONGEST_ENDING]}\w*"
    wanted = re.compile(rf"\b{noun} (?:{'|'.join(sorted(others))})")
    return any(wanted.search(text) for side in evidence.context.remembered("texts", _texts) for _, text in side)


def _texts(context: Context) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    old, new = ([(p.key, p.text.lower()) for p in side] for side in (context.old_paragraphs, context.new_paragraphs))
    return old, new
