"""Characters that nobody sees: they make equal words unequal, and an override shows a text in a wrong order.

A word in two scripts (a Cyrillic letter in a Latin word) looks right and is found by no search. Marks that only
help the layout of a text from right to left are a hint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.problems import Problem, Severity
from draftdiff.tokens import CYRILLIC, LATIN

CODE = "hidden-character"

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_OVERRIDES = "\u202d\u202e"
_LETTERS = f"[{LATIN}{CYRILLIC}]*"
_TWO_SCRIPTS = re.compile(rf"{_LETTERS}(?:[{LATIN}][{CYRILLIC}]|[{CYRILLIC}][{LATIN}]){_LETTERS}")
_LATIN_FOR_CYRILLIC = re.compile(rf"(?<![{LATIN}\d]\s)(?<![\w.-])[coy](?=\s([{CYRILLIC}]+))")
"""Words of one letter, two of which are prepositions of Russian, before a Cyrillic word. *A* is more often a note's."""
_SHORTEST = 3
"""Letters of a word in two scripts, at least: shorter ones are the letters of a list."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each hidden character and each word in two scripts."""
    for clause in draft.clauses:
        text = clause.paragraph.text
        for match in _HIDDEN.finditer(text):
            yield _hidden(clause, match.group(), match.start())
        for match in words_in_two_scripts(text):
            yield clause.problem(CODE, Severity.WARNING, "two-scripts", offset=match.start(), text=match.group())
        for match in _LATIN_FOR_CYRILLIC.finditer(text):
            shown = text[match.start() : match.end(1)]
            yield clause.problem(CODE, Severity.WARNING, "latin-letter", offset=match.start(), text=shown)


def has_odd_letter(text: str) -> bool:
    """Say whether a text holds a word in two scripts, or one Latin letter for the Cyrillic one."""
    return any(words_in_two_scripts(text)) or _LATIN_FOR_CYRILLIC.search(text) is not None


def words_in_two_scripts(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text that mix Latin and Cyrillic letters."""
    return (match for match in _TWO_SCRIPTS.finditer(text) if len(match.group()) >= _SHORTEST)


def _hidden(clause: Clause, sign: str, place: int) -> Problem:
    severity = Severity.WARNING if sign in _OVERRIDES else Severity.HINT
    sign_name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
    return clause.problem(CODE, severity, "hidden", offset=place, hint="retype", sign=sign_name)
