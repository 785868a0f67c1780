"""Spaces that no printed text has: two in a row, one before a comma, in a bracket or word, none behind a comma or word.

Nor does one have a hyphen for a dash. A bracket may stand in a word, with its other ending: *auditeur(trice)*.
French sets one before a semicolon; Chinese sets none behind its marks. Two Arabic words are told where letters meet
that cannot meet in one; and thousands with a mark between them that parts those of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.quotation_marks import quotation_pairs
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.problems import Severity

_SPACE = "[ \u00a0\u202f]"
_COMMAS, _SEMICOLONS = ",،", ";؛"
_NO_FRENCH_SPACE = rf"(?<=\w)(?:[{_SEMICOLONS}](?=\s|$)|:$)|«(?=\w)|(?<=[\w.])»"
"""A colon inside a French text may be that of an English title."""
_LETTER = r"[^\W\d_]"
_END_OF_WORD = (
    "\u0629(?=[\u0621-\u064a])|(?<!\u0644)\u0627(?=[\u0627\u0623\u0625])"
    "|(?<=[\u0629-\u064a])(?<![\u0627\u062f\u0633\u0640\u0641\u0643\u0644\u0648])\u0625"
)
"""A letter that ends Arabic words, before another one; two of alef, but behind *not*, which is written together.

Or one that begins them (alef with a hamza below) behind one that is no particle, nor of the abbreviation of a session.
"""
_PARTED = rf"(?<={_LETTER})[-\u2011]{_SPACE}(?={_LETTER}{{4}}|{_LETTER}+[-\u2011])"
"""A hyphen before a space and a word; before a conjunction, which is short, it stands for the rest: *low- and*."""
_BESIDE_BRACKET = rf"(?<={_LETTER})\((?={_LETTER}+[ \u00a0,])|(?<={_LETTER})\)(?={_LETTER}{{2}})"
"""Words joined to a bracket."""
_THOUSANDS = {",": "no comma between thousands", ".": "no full stop between thousands"}
_BESIDE = 20
"""Characters that are shown on either side, at most: two or three words."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a hint for each kind of fault in a paragraph, at its first place."""
    pattern = _pattern(draft.lexicon)
    for clause in draft.clauses:
        text = clause.paragraph.text
        cited = [range(one.start, one.end) for one in clause.citations]
        found = (one for one in pattern.finditer(text) if not any(one.end() - 1 in place for place in cited))
        first = {match.lastgroup or "": match for match in reversed([*found])}
        for message, match in first.items():
            yield clause.remark(Severity.HINT, message, offset=match.start(), text=_shown(text, *match.span()))


def _shown(text: str, start: int, end: int) -> str:
    """Return a place with the words beside it."""
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if len(before) == _BESIDE:
        before = before.partition(" ")[2]
    if len(behind) == _BESIDE:
        behind = behind.rpartition(" ")[0]
    return f"{before}{text[start:end]}{behind}".strip()


@lru_cache(maxsize=16)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches a fault, as a group with the name of its message."""
    language = lexicon.language
    marks = _COMMAS + (f"{_SEMICOLONS}:" if keeps("no space before a semicolon", language) else "")
    comma = f"[{_COMMAS}{_SEMICOLONS}]"
    joined = rf"(?<=\w){comma}(?={_LETTER})|(?<={_LETTER}){comma}(?=\d)|(?<=\d{{4}}){comma}(?=\d+/\d)"
    thousands = "".join(mark for mark, habit in _THOUSANDS.items() if keeps(habit, language))
    kinds = {
        "double": rf"(?<=\S){_SPACE}{{2,}}(?=\S)",
        "before": rf"(?<=\w){_SPACE}[{marks}.](?=\s|$)",
        "inside": rf"\({_SPACE}|{_SPACE}\)",
        "lost": _NO_FRENCH_SPACE if keeps("a space before a semicolon", language) else "(?!)",
        "missing": joined if keeps("a space after a comma", language) else "(?!)",
        "joined": _joined(lexicon),
        "parted": _PARTED if language is not Language.ARABIC else "(?!)",
        "dash": rf"(?<={_LETTER}){_SPACE}[-\u2011]{_SPACE}(?={_LETTER})" if keeps("a dash", language) else "(?!)",
        "thousands": rf"(?<![\w.,/-])\d{{1,3}}(?P<mark>[{thousands}])\d{{3}}(?:(?P=mark)\d{{3}})+(?![.,]?\d)",
        "undivided": rf"(?<![A-Za-z\d/.,-])(?<![A-Z.°º№]{_SPACE})[1-9]\d{{4,11}}(?![A-Za-z\d/-])",
    }
    return re.compile("|".join(f"(?P<{name}>{source})" for name, source in kinds.items()))


def _joined(lexicon: Lexicon) -> str:
    """Return what matches the place between two words, or a word and a bracket or quotation, that no space parts."""
    if lexicon.language is Language.CHINESE:
        return "(?!)"
    quoted = [
        rf"(?<={_LETTER}{{3}}){re.escape(opens)}(?=\w)|(?<=\w){re.escape(closes)}(?={_LETTER}{{2}})"
        for opens, closes in quotation_pairs(lexicon).items()
    ]
    own = [_END_OF_WORD] if lexicon.language is Language.ARABIC else []
    return "|".join([_BESIDE_BRACKET, *quoted, *own])
