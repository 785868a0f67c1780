"""What the joining of two drafts leaves twice: words in a row, *of the of the*, a resolution in one list, a paragraph.

Some words may: *nous nous engageons*, *had had*. A list may say one again with its *and*: *States and States and
peoples*; in Arabic, whose *and* is a letter of the word, it often does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import may_stand_twice
from draftdiff.checks.remarks import Remark
from draftdiff.citations import Citation, CitationKind
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.problems import Severity
from draftdiff.tokens import HAN, words_of

_SPACE = "[ \u00a0]"
_JOINT = "['’\u2011-]"
_WORD = rf"[^\W\d_]+(?:{_JOINT}[^\W\d_]+)*"
_INSIDE = r"[\w'’\u2011\u0300-\u036f\u064b-\u0652-]"
"""What stands before or behind a part of a word; marks over its letters too."""
_WORDS = rf"(?<!{_INSIDE})(?P<words>{_WORD}(?:{_SPACE}{_WORD}){{0,3}}){_SPACE}(?P=words)(?!{_INSIDE})"
_SIGNS = f"(?P<signs>[{HAN}]{{2,12}})(?P=signs)"
"""Chinese divides no words: *States* stands twice by right behind *non-aligned States*."""
_MARKS = rf"(?P<mark>[,;:?،؛，；：？]){_SPACE}?(?P=mark)"
_LISTED = (CitationKind.RESOLUTION, CitationKind.DECISION)
_JOINED, _JOINED_IN_CHINESE = 20, 8
"""Characters between two citations of a list, at most: *, and*, *du*."""
_LONGEST = 100
"""Citations of a list that are looked at, at most."""
_APART = 0.06
"""Share of the words of two paragraphs that only one of them has, up to which they say nearly the same."""
_SHORTEST = 30
"""Letters of a paragraph, at least, that is no mere formula."""
_NO_WORD = re.compile(r"\W+")
_TWICE = re.compile(f"{_WORDS}|{_SIGNS}|{_MARKS}")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for what stands twice."""
    for clause in draft.clauses:
        yield from _words_twice(clause)
        yield from _cited_twice(clause)
    for run in draft.whole_runs():
        yield from _paragraphs_twice(run)


class _Words(NamedTuple):
    """The words of a paragraph, and how many they are."""

    counts: Counter[str]
    total: int


def _paragraphs_twice(run: Sequence[Clause]) -> Iterator[Remark]:
    """Yield a problem for each paragraph that says what one before it says, or nearly that with the same figures."""
    before: list[tuple[Clause, _Words]] = []
    for clause in run:
        counts = Counter(words_of(clause.paragraph.text))
        words = _Words(counts, counts.total())
        if sum(map(len, counts.elements())) > _SHORTEST:
            twin = next((one for one, said in before if _are_near(words, said)), None)
            if twin:
                message = "paragraph" if _letters(twin) == _letters(clause) else "nearly"
                yield clause.remark(Severity.WARNING, message, offset=0, label=twin.label)
            before.append((clause, words))


def _are_near(here: _Words, there: _Words) -> bool:
    """Say whether two paragraphs share nearly all of their words, and all of their figures.

    Most pairs are told apart by their lengths, or by the words that only one of them has, which takes little time.
    """
    most = _APART * (here.total + there.total)
    if abs(here.total - there.total) > most or len(here.counts.keys() ^ there.counts.keys()) > most:
        return False
    apart = (here.counts - there.counts) + (there.counts - here.counts)
    whole = (here.counts | there.counts).total()
    return apart.total() <= _APART * whole and not any(word[0].isdigit() for word in apart)


def _letters(clause: Clause) -> str:
    return _NO_WORD.sub("", clause.paragraph.text)


def _words_twice(clause: Clause) -> Iterator[Remark]:
    """Yield a problem for one to four words, or a mark of punctuation, that stand twice in a row.

    Two marks at the end of a paragraph are told by `paragraph-ending`.
    """
    text = clause.paragraph.text
    ending = _NO_WORD.match(text[::-1])
    end = len(text) - (ending.end() if ending else 0)
    for match in _TWICE.finditer(text):
        words = (match["words"] or match["signs"] or "").casefold()
        if match.start() < end and not (words and _is_meant(words, clause.lexicon)):
            severity = _severity(words, clause.lexicon)
            yield clause.remark(severity, "twice", offset=match.start(), text=match[0])


def _cited_twice(clause: Clause) -> Iterator[Remark]:
    """Yield a problem for each resolution that one list names again; two dates of it are told by `two-dates`."""
    before: dict[tuple[str, str], int] = {}
    for place, citation in enumerate(clause.citations):
        if citation.kind in _LISTED:
            same = before.get((citation.value, citation.date))
            if same is not None and _is_list(clause.citations[same : place + 1][:_LONGEST], clause.lexicon):
                yield clause.remark(
                    Severity.WARNING, "cited", offset=citation.start, text=citation.text, symbol=citation.value
                )
            before[citation.value, citation.date] = place


def _is_list(members: Sequence[Citation], lexicon: Lexicon) -> bool:
    """Say whether little stands between any two of some citations."""
    joined = _JOINED_IN_CHINESE if lexicon.language is Language.CHINESE else _JOINED
    return all(later.start - one.end <= joined for one, later in pairwise(members))


def _is_meant(words: str, lexicon: Lexicon) -> bool:
    """Say whether a language sets such words twice."""
    if may_stand_twice(words, lexicon.language):
        return True
    _, *others = words.split()
    joins = lexicon.words.get("conjunction", ())
    return len(others) == 1 and (others[0] in joins or others[0].startswith(lexicon.proclitics))


def _severity(words: str, lexicon: Lexicon) -> Severity:
    """Doubt words with an *and* before them: what tells the two apart may follow, *and countries of origin*."""
    first, *_ = words.split() or [""]
    has_and = first in lexicon.words.get("conjunction", ())
    is_joined = has_and or any(word.startswith(lexicon.proclitics) for word in words.split())
    return Severity.HINT if is_joined else Severity.WARNING
