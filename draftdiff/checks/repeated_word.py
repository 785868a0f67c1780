"""Words that stand twice in a row, as the joining of two drafts leaves them: *of the of the*; a comma too.

Some words may: *nous nous engageons*, *had had*. A list may say one again with its *and*: *States and States and
peoples*; in Arabic, whose *and* is a letter of the word, it often does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import may_stand_twice
from draftdiff.lexicon import Lexicon
from draftdiff.problems import Problem, Severity
from draftdiff.tokens import HAN

CODE = "repeated-word"

_SPACE = "[ \u00a0]"
_JOINT = "['’\u2011-]"
_WORD = rf"[^\W\d_]+(?:{_JOINT}[^\W\d_]+)*"
_INSIDE = r"[\w'’\u2011\u0300-\u036f\u064b-\u0652-]"
"""What stands before or behind a part of a word; marks over its letters too."""
_WORDS = rf"(?<!{_INSIDE})(?P<words>{_WORD}(?:{_SPACE}{_WORD}){{0,3}}){_SPACE}(?P=words)(?!{_INSIDE})"
_SIGNS = f"(?P<signs>[{HAN}]{{5,12}})(?P=signs)"
"""Chinese divides no words. Shorter stretches stand twice by right, as *States* does behind *non-aligned States*."""
_MARKS = rf"(?P<mark>[,;:،؛，；：]){_SPACE}?(?P=mark)(?!\W*$)"
"""Two at the end of a paragraph are told by `paragraph-ending`."""
_TWICE = re.compile(f"{_WORDS}|{_SIGNS}|{_MARKS}")


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for one to four words, or a mark of punctuation, that stand twice in a row."""
    for clause in draft.clauses:
        for match in _TWICE.finditer(clause.paragraph.text):
            words = (match["words"] or "").casefold()
            if not (words and _is_meant(words, draft.lexicon)):
                severity = _severity(words, draft.lexicon)
                yield clause.problem(CODE, severity, "twice", offset=match.start(), text=match[0])


def _is_meant(words: str, lexicon: Lexicon) -> bool:
    """Say whether a language sets such words twice."""
    if may_stand_twice(words, lexicon.language):
        return True
    _, *others = words.split()
    joins = lexicon.words.get("conjunction", ())
    return len(others) == 1 and (others[0] in joins or others[0].startswith(lexicon.proclitics))


def _severity(words: str, lexicon: Lexicon) -> Severity:
    """Doubt words that hold an *and*: in Arabic the adjective that tells the two apart follows."""
    holds_and = any(word.startswith(lexicon.proclitics) for word in words.split())
    return Severity.HINT if holds_and else Severity.WARNING
