"""Rejoins what a PDF or an OCR took apart: words split by a space, words cut at a line's end, days of a
month.

What is rejoined must be known: from the list of the language's words, or from elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.importers.plaintext.traced import Edit
from draftdiff.importers.plaintext.vocabulary import WORD, Vocabulary

_TWO_WORDS = re.compile(
    r"(?<![\w’'\-\u2010\u2011])(?=(?P<first>[^\W\d_]+)(?P<space>[ \u00a0\n])(?P<second>[^\W\d_]+)(?![\w’']))"
)
_SPACED_HYPHEN = re.compile(
    r"(?P<first>[^\W\d_]+)(?P<space> +)(?P<hyphen>[-\u2010\u2011])(?P<second>[^\W\d_]+)"
)
_HYPHEN_AT_END = re.compile(r"(?P<first>[^\W\d_]+)(?P<hyphen>[-\u2010\u2011\u00ad])\n(?P<second>[^\W\d_]+)")
_NEWLINE = re.compile(r"\s*\n\s*")
_CJK = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
_CAMEL = re.compile(r"(?<=[^\W\d_])(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


def rejoining_edits(text: str, words: Vocabulary) -> Iterator[Edit]:
    """Give the edits that rejoin words, most certain first."""
    yield from _hyphens_at_line_ends(text, words)
    yield from _split_words(text, words)
    yield from _spaced_hyphens(text)
    yield from _lost_hyphens(text, words)


def line_edits(text: str) -> Iterator[Edit]:
    """Give the edits that turn line ends into spaces, and into nothing between Chinese characters."""
    for match in _NEWLINE.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        closed = _CJK.match(before) and _CJK.match(after)
        yield Edit(start=match.start(), end=match.end(), new="" if closed or not before or not after else " ")


def _split_words(text: str, words: Vocabulary) -> Iterator[Edit]:
    """`conflic t`: the whole is known, a part of it is not."""
    for match in _TWO_WORDS.finditer(text):
        first, second = match["first"], match["second"]
        if words.knows(first) and words.knows(second):
            continue
        if words.has_seen(first + second) and (
            second.islower() or not second.isalpha() or not second[0].isupper()
        ):
            yield Edit(
                start=match.start("first"), end=match.end("second"), new=first + second, code="split-word"
            )


def _spaced_hyphens(text: str) -> Iterator[Edit]:
    """`high -level`: a space before a hyphen that is fixed to the next word."""
    for match in _SPACED_HYPHEN.finditer(text):
        new = match["first"] + match["hyphen"] + match["second"]
        yield Edit(start=match.start(), end=match.end(), new=new, code="split-word")


def _hyphens_at_line_ends(text: str, words: Vocabulary) -> Iterator[Edit]:
    """A hyphen at a line's end stays, unless the word is known without it and not with it."""
    for match in _HYPHEN_AT_END.finditer(text):
        first, second = match["first"], match["second"]
        soft = match["hyphen"] == "\u00ad"
        hyphenated = words.has_seen(f"{first}-{second}")
        if soft or (not hyphenated and words.has_seen(first + second)):
            yield Edit(start=match.start(), end=match.end(), new=first + second, code="hyphenation")
        else:
            yield Edit(start=match.end("hyphen"), end=match.start("second"))


def _lost_hyphens(text: str, words: Vocabulary) -> Iterator[Edit]:
    """`selfdetermination`, `SecretaryGeneral`: not known as one word, but known with a hyphen."""
    for match in WORD.finditer(text):
        word = match[0]
        if words.knows(word) or "-" in word:
            continue
        cut = _hyphen_place(word, words)
        if cut:
            new = f"{word[:cut]}-{word[cut:]}"
            yield Edit(start=match.start(), end=match.end(), new=new, code="lost-hyphen")


def _hyphen_place(word: str, words: Vocabulary) -> int:
    """Return where the hyphen of a word was lost; 0 if that is not known."""
    for cut in range(2, len(word) - 1):
        if words.has_seen(f"{word[:cut]}-{word[cut:]}"):
            return cut
    camel = _CAMEL.search(word)
    if camel and words.knows(word[: camel.start()]) and words.knows(word[camel.start() :]):
        return camel.start()
    return 0
