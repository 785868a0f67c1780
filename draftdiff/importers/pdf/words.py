"""Signs to text: where the gaps do not tell whether a space stands between two letters, the words do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from draftdiff.importers.pdf.direction import Sign
from draftdiff.importers.pdf.glyphs import FILLER

_MOST_DOUBTS = 5
"""More doubts in a word would take two to their power readings."""


class RowText(NamedTuple):
    """The text of a row, the stretches of it that are in italics, and the numbers in it that were turned round."""

    text: str
    italics: tuple[tuple[int, int], ...] = ()
    turned: tuple[tuple[int, int], ...] = ()


def text_of(signs: Sequence[Sign], *, rtl: bool, knows: Callable[[str], bool]) -> RowText:
    """Return the text of a row. `knows` says whether a word is one of the language.

    The hyphen of Unicode at its end only divides a word, for resolutions are written with others; a stroke that joins
    two Arabic letters only fills the line.
    """
    parts = [*_without_fillers([sign for word in _words(signs, rtl=rtl) for sign in _resolved(word, knows)])]
    text = "".join(part.text for part in parts).rstrip(" \u00a0\u3000")
    if text.endswith("\u2010"):
        text = text[:-1] + "\u00ad"
    italics = _stretches((part.text, part.italic or part.text.isspace()) for part in parts)
    return RowText(text, tuple(italics), tuple(_stretches((part.text, part.turned) for part in parts)))


def _words(signs: Sequence[Sign], *, rtl: bool) -> Iterator[list[Sign]]:
    """Give runs of letters, and each other sign by itself. A doubt is of the space before a letter.

    From right to left, doubts stand at the sign before.
    """
    word: list[Sign] = []
    for index, sign in enumerate(signs):
        gap = sign
        if rtl:
            gap = signs[index - 1] if index else Sign("")
        if sign.text[:1].isalpha():
            word.append(sign._replace(doubtful=gap.doubtful and bool(word), wide=gap.wide))
            continue
        if word:
            yield word
            word = []
        yield [sign]
    if word:
        yield word


def _resolved(word: Sequence[Sign], knows: Callable[[str], bool]) -> Iterable[Sign]:
    """Set spaces at the doubtful places of a word so that its parts are words, if that can be."""
    doubts = [index for index, letter in enumerate(word) if letter.doubtful]
    if not doubts or knows(_joined(word)):
        return word
    choices = product((False, True), repeat=len(doubts)) if len(doubts) <= _MOST_DOUBTS else ()
    for choice in sorted(choices, key=sum):
        cuts = [index for index, chosen in zip(doubts, choice, strict=True) if chosen]
        parts = [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]
        if cuts and all(knows(_joined(part)) for part in parts):
            return _with_spaces(word, cuts)
    return _with_spaces(word, [index for index in doubts if word[index].wide])


def _with_spaces(word: Sequence[Sign], places: Sequence[int]) -> list[Sign]:
    spaced: list[Sign] = []
    for index, letter in enumerate(word):
        spaced += [Sign(" ", letter.italic)] * (index in places)
        spaced.append(letter)
    return spaced


def _without_fillers(parts: Sequence[Sign]) -> Iterator[Sign]:
    for index, part in enumerate(parts):
        inside = 0 < index < len(parts) - 1 and all(parts[place].text[:1].isalpha() for place in (index - 1, index + 1))
        text = part.text.replace(FILLER, "") if inside else part.text
        if text:
            yield part._replace(text=text)


def _joined(word: Iterable[Sign]) -> str:
    return "".join(letter.text for letter in word)


def _stretches(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text whose signs are marked; white space alone is none."""
    at = start = 0
    text = ""
    for part, marked in (*parts, ("", False)):
        if marked:
            text += part
        else:
            if text.strip():
                yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())
            start, text = at + len(part), ""
        at += len(part)
