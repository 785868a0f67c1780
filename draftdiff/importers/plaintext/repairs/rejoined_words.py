"""Rejoins what a PDF or an OCR took apart: words split by a space, and ends of lines.

What is rejoined must be known: from the list of the language's words, or from elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.importers.plaintext.traced_text import Edit
from draftdiff.importers.plaintext.vocabulary import LETTERS, SIGNS, Vocabulary, folded, known_words
from draftdiff.model import Language
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

_TWO_WORDS = re.compile(
    rf"(?<![\w’'\-\u2010\u2011{SIGNS}])"
    rf"(?=(?P<first>{LETTERS})(?P<space>[ \u00a0\n])(?P<second>{LETTERS})(?![\w’']))"
)
_SHORT_PART = 3
"""Words of so many letters are all listed; what is not listed is a part of a word."""
_NEWLINE = re.compile(r"(?<!\s)\s*\n\s*")
_IN_NUMBER = re.compile(r"(?:\w[-\u2010-\u2013]\n(?=\d)|\w/\n(?=\w))")
"""The end of a line between two years, or after the stroke of a symbol or of a month with two names."""
_TOKEN_BEFORE = re.compile(r"[A-Za-z\d][A-Za-z\d./,()%\-]*$|\($")
_DECIMAL = re.compile(r"\d[.,]$")
_LONGEST_TOKEN = 60
"""Symbols and words are no longer; to look further takes the square of a line."""
_LAST_WORD, _FIRST_WORD = re.compile("[A-Za-z]+$"), re.compile("[a-z]+")
_TOKEN_AFTER = re.compile(r"[A-Za-z\d./,)%\-]+")
_WIDE = late_pattern(f"[{WIDE}]")


class _Split(NamedTuple):
    """Two parts that may be one word: how many of them are words themselves, and the words round them."""

    known: int
    edit: Edit
    first: str
    second: str


def split_words(text: str, words: Vocabulary) -> Iterator[Edit]:
    """Rejoin `conflic t`: the whole is known, a part of it is not. What has no known part is the surest.

    A part that could as well belong to the word on its other side (`de l a`) goes where the document has such a
    pair of words elsewhere.
    """
    found = list(_possible_splits(text, words))
    for split in found:
        rivals = [other for other in found if other is not split and _overlap(split.edit, other.edit)]
        if all(_is_likelier(split, rival, words) for rival in rivals):
            yield split.edit


def _possible_splits(text: str, words: Vocabulary) -> Iterator[_Split]:
    for match in _TWO_WORDS.finditer(text):
        first, second = match["first"], match["second"]
        if second[0].isupper() or not words.has_seen(first + second):
            continue
        known = [words.knows(part, beside=first + second) for part in (first, second)]
        unknown = [part for part, knows in zip((first, second), known, strict=True) if not knows]
        single = any(knows and len(part) == 1 for part, knows in zip((first, second), known, strict=True))
        if not unknown or (single and len(unknown[0]) > _SHORT_PART):
            continue
        start, end = match.start("first"), match.end("second")
        edit = Edit(start=start, end=end, new=first + second, code="split-word")
        yield _Split(sum(known), edit, first, second)


def _is_likelier(split: _Split, rival: _Split, words: Vocabulary) -> bool:
    """Say whether a split is likelier than another that shares a part with it."""
    if split.known != rival.known:
        return split.known < rival.known
    before = split.edit.start > rival.edit.start
    own = (rival.first, split.edit.new) if before else (split.edit.new, rival.second)
    other = (rival.edit.new, split.second) if before else (split.first, rival.edit.new)
    return words.pairs(*own) > words.pairs(*other)


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def line_edits(text: str) -> Iterator[Edit]:
    """Turn line ends into spaces, and into nothing beside Chinese characters and inside numbers and symbols."""
    chinese = _WIDE.search(text) is not None
    for match in _NEWLINE.finditer(text):
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        in_number = _IN_NUMBER.match(text, max(match.start() - 2, 0)) is not None
        beside = chinese and (_is_chinese(before) or _is_chinese(after))
        closed = in_number or beside or (chinese and _is_in_token(text, match))
        yield Edit(start=match.start(), end=match.end(), new="" if closed or not before or not after else " ")


def _is_chinese(sign: str) -> bool:
    return _WIDE.match(sign) is not None


def _is_in_token(text: str, end: re.Match[str]) -> bool:
    """Say whether a line of Chinese ends inside a number, a symbol or a foreign word: some programs part them anywhere.

    Two numbers or two words in capitals never follow one another there; two other words may.
    """
    first = _TOKEN_BEFORE.search(text, max(end.start() - _LONGEST_TOKEN, 0), end.start())
    second = _TOKEN_AFTER.match(text, end.end())
    if first is None or second is None:
        return False
    before, after = first[0][-1], second[0][0]
    if before == "(" or not after.isalnum():
        return True
    if not before.isalnum():
        return "/" in first[0] or (after.isdigit() and _DECIMAL.search(first[0]) is not None)
    alike = (before.isdigit() and after.isdigit()) or (before.isupper() and after.isupper())
    return alike or _is_one_word(first[0], second[0])


def _is_one_word(first: str, second: str) -> bool:
    """Say whether the ends of two lines are one word of English, and not two."""
    start, end = _LAST_WORD.search(first), _FIRST_WORD.match(second)
    if start is None or end is None:
        return False
    known = known_words(Language.ENGLISH)
    parts = (folded(start[0]), folded(end[0]))
    return "".join(parts) in known and not all(part in known for part in parts)
