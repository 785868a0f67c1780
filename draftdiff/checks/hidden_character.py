"""Characters that nobody sees: they make equal words unequal, and an override shows a text in a wrong order.

A letter of another script in a word looks right and is found by no search; so does a Latin comma in Arabic or Chinese,
and a figure of another kind.
Marks that only help the layout of a text from right to left are a hint.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.lookalikes import OddSign, odd_signs
from draftdiff.model import MarkKind
from draftdiff.problems import Severity
from draftdiff.tokens import CYRILLIC, HAN, LATIN

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_OVERRIDES = "\u202d\u202e"
_LATIN_FOR_CYRILLIC = re.compile(rf"(?<![{LATIN}\d]\s)(?<![\w.-])[coy](?=\s([{CYRILLIC}]+))")
"""Words of one letter, two of which are prepositions of Russian, before a Cyrillic word. *A* is more often a note's."""
_BESIDE = 10
"""Characters that are shown on either side of a mark."""
_ARABIC = "\u0621-\u064a"
_LATIN_MARK = re.compile(
    rf"(?:(?<=[{HAN}》）])|(?<=[{HAN}]”))(?:[,;?:]|\.$)|[,;?](?=\s?[{HAN}《])|(?<=[{_ARABIC}])[,;?](?=\s?[{_ARABIC}])"
)
_NUMBER = re.compile(r"\d+")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each hidden character of a paragraph, and for each letter of another script in a word."""
    for clause in draft.clauses:
        text = clause.paragraph.text
        yield from _hidden(clause)
        unraised = _without_raised(clause)
        for place, odd in _odd_letters(unraised):
            # Russian texts set an accented letter of another script for a stressed vowel.
            is_stressed = odd.kind != "cyrillic" and unicodedata.normalize("NFD", odd.sign) != odd.sign
            severity = Severity.HINT if is_stressed else Severity.WARNING
            yield clause.remark(severity, odd.kind, offset=place, text=odd.word, sign=f"U+{ord(odd.sign):04X}")
        for match in _LATIN_FOR_CYRILLIC.finditer(unraised):
            shown = text[match.start() : match.end(1)]
            yield clause.remark(Severity.WARNING, "latin-letter", offset=match.start(), text=shown)
        for match in _LATIN_MARK.finditer(text):
            shown = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
            yield clause.remark(Severity.WARNING, "latin-mark", offset=match.start(), text=shown)
    yield from _other_digits(draft)


def _other_digits(draft: Draft) -> Iterator[Remark]:
    """Yield a problem at the first number of each paragraph in other figures than most numbers of the text."""
    found = [(clause, number) for clause in draft.clauses for number in _NUMBER.finditer(clause.paragraph.text)]
    other = [(clause, number) for clause, number in found if not number[0].isascii()]
    if len(other) * 2 < len(found):
        first = {clause.paragraph.key: (clause, number) for clause, number in reversed(other)}
        for clause, number in first.values():
            yield clause.remark(Severity.WARNING, "digits", offset=number.start(), text=number[0])


def _without_raised(clause: Clause) -> str:
    """Return the text with a sign of no script for each raised one: a Latin letter calls the note of a table."""
    text = clause.paragraph.text
    for mark in clause.paragraph.marks:
        if mark.kind is MarkKind.SUPERSCRIPT:
            text = f"{text[: mark.start]}{'0' * (mark.end - mark.start)}{text[mark.end :]}"
    return text


def has_odd_letter(text: str) -> bool:
    """Say whether a word of a text holds a letter of another script, or a Latin letter stands for the Cyrillic one."""
    return any(_odd_letters(text)) or _LATIN_FOR_CYRILLIC.search(text) is not None


def _odd_letters(text: str) -> Iterator[tuple[int, OddSign]]:
    return ((place, odd) for place, odd in odd_signs(text) if odd.kind != "invisible")


def _hidden(clause: Clause) -> Iterator[Remark]:
    """Yield a problem for each kind of hidden character, at its first place, and say how often it stands there."""
    text = clause.paragraph.text
    for sign, count in Counter(_HIDDEN.findall(text)).items():
        severity = Severity.WARNING if sign in _OVERRIDES else Severity.HINT
        sign_name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
        shown = f"{sign_name} ×{count}" if count > 1 else sign_name
        yield clause.remark(severity, "hidden", offset=text.index(sign), hint="retype", sign=shown)
