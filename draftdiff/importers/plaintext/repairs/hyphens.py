"""Hyphens at the ends of lines: kept, taken away where they only divided a word, put back where a PDF lost them.

pdftotext joins a line that ends in a hyphen with the next one and drops the hyphen. Such a line is far longer than
the others, which proves the loss; where in the line it happened, the words and the usual width tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from draftdiff.importers.plaintext.traced_text import Edit
from draftdiff.importers.plaintext.vocabulary import LETTERS, SIGNS, WORD, Vocabulary

_HYPHEN = r"[-\u2010\u2011]"
_FIRST = rf"(?<![^\W\d_]|[{SIGNS}])"
"""Begin at the first letter of a word, signs over letters or not: to begin at each takes the square of its length."""
_SPACED = re.compile(rf"{_FIRST}(?P<first>{LETTERS})(?P<space> +)(?P<hyphen>{_HYPHEN})(?P<second>{LETTERS})")
_SPACED_AFTER = re.compile(
    rf"(?<![\w{SIGNS}’'\u2010\u2011-])(?P<first>{WORD.pattern}{_HYPHEN}) +(?P<second>{WORD.pattern})"
)
_AT_END = re.compile(rf"{_FIRST}(?P<first>{LETTERS})(?P<hyphen>{_HYPHEN}|\u00ad)\n(?P<second>{LETTERS})")
_LINE = re.compile(r"[^\n]+")
_CAMEL = re.compile(r"(?<=[a-zà-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][^\W\d_]{3})")
_NAMES = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_LONG = 1.35
"""A line so many times as wide as the others was joined from two."""
_LONGEST_WORD = 60
"""Letters of a word that may have lost a hyphen, at most: longer ones are no words."""
_FEWEST_DIVIDED, _MOSTLY = 3, 2
"""So many known words are divided in a text that divides words, and so many times more than keep their hyphen."""
_MORE_OFTEN = 3
"""So many times as often as without it a word is written with its hyphen where one was lost."""
_SPREAD = 0.12
"""By how much of the width full lines differ in length."""


def hyphen_edits(text: str, words: Vocabulary, width: int, *, divides: bool) -> Iterator[Edit]:
    """Give the edits that set hyphens right; `width` is that of full lines, 0 if lines are not wrapped.

    `divides`: lines of this text end within words.
    """
    yield from divided_words(text, words, divides=divides)
    yield from _spaced(text, words)
    yield from _lost_in_words(text, words)
    if width:
        for line in _LINE.finditer(text):
            if len(line[0]) > _LONG * width:
                yield from _lost_inside(line[0], line.start(), words, width)


def divides_words(texts: Iterable[str], words: Vocabulary) -> bool:
    """Say whether lines end within words: where most known words that have a hyphen there are written without."""
    divided = written = 0
    for text in texts:
        for match in _AT_END.finditer(text):
            hyphenated = words.has_seen(f"{match['first']}-{match['second']}")
            written += hyphenated
            divided += not hyphenated and words.has_seen(match["first"] + match["second"])
    return divided >= _FEWEST_DIVIDED and divided > _MOSTLY * written


def divided_words(text: str, words: Vocabulary, *, divides: bool = False) -> Iterator[Edit]:
    """Give the edits that join words divided at the ends of lines.

    A hyphen at a line's end stays, unless the word is known without it and not with it, or the text `divides` words
    and a part of this one is no word.
    """
    for match in _AT_END.finditer(text):
        first, second = match["first"], match["second"]
        soft = match["hyphen"] == "\u00ad"
        hyphenated = words.has_seen(f"{first}-{second}")
        part = divides and second[0].islower() and not (words.lists(first) and words.lists(second))
        if soft or (not hyphenated and (part or words.has_seen(first + second))):
            yield Edit(start=match.start(), end=match.end(), new=first + second, code="hyphenation")
        else:
            yield Edit(start=match.end("hyphen"), end=match.start("second"))


def _spaced(text: str, words: Vocabulary) -> Iterator[Edit]:
    """`high -level`: a space before a hyphen that is fixed to the next word; `soixante- dix`, where that is a word."""
    for match in _SPACED.finditer(text):
        new = match["first"] + match["hyphen"] + match["second"]
        yield Edit(start=match.start(), end=match.end(), new=new, code="split-word")
    for match in _SPACED_AFTER.finditer(text):
        new = match["first"] + match["second"]
        if words.has_seen(new):
            yield Edit(start=match.start(), end=match.end(), new=new, code="split-word")


def _lost_in_words(text: str, words: Vocabulary) -> Iterator[Edit]:
    """`SecretaryGeneral`: no listed word, but the document writes `Secretary-General` elsewhere, and as often.

    What begins with a small letter behind the hyphen may be meant so, `healthcare`: it must stand elsewhere more often.
    """
    for match in WORD.finditer(text):
        cut = _hyphen_place(match[0], words, words.uses)
        often = 1 if match[0][cut].isupper() else _MORE_OFTEN
        if cut and words.count(f"{match[0][:cut]}-{match[0][cut:]}") >= often * words.count(match[0]):
            yield _with_hyphen(match, cut, 0)


def _lost_inside(line: str, start: int, words: Vocabulary, width: int) -> Iterator[Edit]:
    """Put back the hyphen of a line joined from two: in a word that is none without it, else between two names."""
    for match in WORD.finditer(line):
        cut = _hyphen_place(match[0], words, words.has_seen) or _camel_place(match[0], words)
        if cut:
            yield _with_hyphen(match, cut, start)
            return
    places = [match.start() for match in _NAMES.finditer(line) if _may_break(line, match.start(), width)]
    if len(places) == 1:
        place = start + places[0]
        yield Edit(start=place, end=place + 1, new="-", code="lost-hyphen")


def _with_hyphen(match: re.Match[str], cut: int, start: int) -> Edit:
    new = f"{match[0][:cut]}-{match[0][cut:]}"
    return Edit(start=start + match.start(), end=start + match.end(), new=new, code="lost-hyphen")


def _may_break(line: str, place: int, width: int) -> bool:
    """Say whether a line may have ended between two names: full, but without room for the second."""
    name, word = line[:place].rpartition(" ")[2], line[place + 1 :].partition(" ")[0]
    if not (name[0].isupper() and word[0].isupper()):
        return False
    slack = _SPREAD * width
    return place <= width + slack / 2 and place + 1 + len(word) > width - slack / 2


def _hyphen_place(word: str, words: Vocabulary, is_known: Callable[[str], bool]) -> int:
    """Return where the hyphen of a word was lost that is known with it and not without; else 0."""
    if len(word) > _LONGEST_WORD or words.lists(word):
        return 0
    return next((cut for cut in range(2, len(word) - 1) if is_known(f"{word[:cut]}-{word[cut:]}")), 0)


def _camel_place(word: str, words: Vocabulary) -> int:
    """Return where two known words were joined, the second with its capital; else 0."""
    camel = _CAMEL.search(word)
    known = camel and words.knows(word[: camel.start()]) and words.knows(word[camel.start() :])
    return camel.start() if camel and known else 0
