"""Sessions, meetings and annexes: nouns with an ordinal word, a figure or a numeral before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from draftdiff.citations.grammar import Grammar
from draftdiff.patterns import late_pattern
from draftdiff.roman import from_roman
from draftdiff.sessions import read_figures

_WORD = late_pattern(r"\d+(?:\.?[\u00ba\u00aa])?|[^\W\d_]+(?:-[^\W\d_]+)*")
_SUFFIXED = late_pattern(r"\d{1,3}(?=[^\W\d_]|\u00ba|\u00aa|-[^\W\d_]|\.[\u00ba\u00aa])")
_DIGITS = late_pattern(r"(\d{1,3})(?:\.?[\u00ba\u00aa])?")
_BREAKS = ",.;:\u060c\u061b"
_WINDOW = 240
"""Code points beside a noun that are read: a list of eight long ordinals."""
_MOST_WORDS = 6
"""Words of an ordinal, at most; no lexicon has one of more than four."""
_MOST_BETWEEN = 4
"""Words that may stand between an ordinal and its noun: `tenth emergency special session`."""

_LAST_COMMITTEE = 6
"""There are six Main Committees."""


class FoundOrdinal(Struct, frozen=True):
    """An ordinal in a text and the number that it means."""

    start: int
    end: int
    number: int


def find_ordinals(text: str, pattern: re.Pattern[str], grammar: Grammar) -> Iterator[FoundOrdinal]:
    """Find the ordinals of a noun.

    The groups of the pattern name where they stand: `list` holds them; with `after` they stand behind the
    noun, with `around` before or behind it, else before it.
    """
    for match in pattern.finditer(text):
        groups = match.groupdict()
        if "list" in groups:
            for numeral in grammar.numeral.finditer(text, *match.span("list")):
                word = numeral.group()
                number = read_figures(word) or grammar.lexicon.ordinals.get(word) or from_roman(word.lower())
                if number:
                    yield FoundOrdinal(numeral.start(), numeral.end(), number)
        elif "after" in groups:
            yield from _behind(text, match.end(), grammar)
        else:
            before = list(_before(text, match.start(), grammar))
            yield from before or (_ordinals_behind(text, match.end(), grammar) if "around" in groups else ())


def _before(text: str, end: int, grammar: Grammar) -> Iterator[FoundOrdinal]:
    """Read backwards from a noun: at most a few words, an ordinal, and the ordinals that are joined to it."""
    first = max(0, end - _WINDOW)
    words = list(_WORD.finditer(text, first, end))
    found: FoundOrdinal | None = None
    for skipped in range(_MOST_BETWEEN + 1):
        found = _ending_at(text, words[: len(words) - skipped], grammar)
        if found:
            break
    if found and (_has_break(text[found.end : end]) or _is_of_main_committee(found, text, grammar)):
        return
    while found:
        yield found
        place = found.start
        words = [word for word in words if word.end() <= place]
        found = _joined_before(text, words, place, grammar)


def _is_of_main_committee(found: FoundOrdinal, text: str, grammar: Grammar) -> bool:
    """Say whether an ordinal counts no session: *the Sixth Committee at its session*. Arabic sets the noun first."""
    nouns = grammar.lexicon.words.get("main-committee", ())
    is_named = text[found.end :].lstrip().lower().startswith(nouns) or text[: found.start].rstrip().endswith(nouns)
    return found.number <= _LAST_COMMITTEE and is_named


def _has_break(between: str) -> bool:
    return any(sign in between for sign in _BREAKS)


def _joined_before(text: str, words: list[re.Match[str]], place: int, grammar: Grammar) -> FoundOrdinal | None:
    for count in (len(words), len(words) - 1):
        if count > 0 and grammar.joint.fullmatch(text, words[count - 1].end(), place):
            return _ending_at(text, words[:count], grammar)
    return None


def _ending_at(text: str, words: list[re.Match[str]], grammar: Grammar) -> FoundOrdinal | None:
    """The longest ordinal that ends with the last of the words."""
    if not words:
        return None
    end = words[-1].end()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        start = words[-count].start()
        number = grammar.lexicon.ordinals.get(_plain(text[start:end]))
        if number is not None:
            return FoundOrdinal(start, end, number)
    digits = _SUFFIXED.match(text, words[-1].start())
    return FoundOrdinal(words[-1].start(), end, int(digits.group())) if digits else None


def _behind(text: str, start: int, grammar: Grammar) -> Iterator[FoundOrdinal]:
    """Read on from a noun: at most a few words, an ordinal or a number, and those joined to it."""
    words = list(_WORD.finditer(text, start, start + _WINDOW))
    for skipped in range(min(_MOST_BETWEEN, len(words))):
        if _has_break(text[start : words[skipped].start()]):
            return
        found = _beginning_at(text, words[skipped:], grammar)
        if found:
            break
    else:
        return
    if _is_of_main_committee(found, text, grammar):
        return
    while found:
        yield found
        words = [word for word in words if word.start() >= found.end]
        gap = text[found.end : words[0].start()] if words else "."
        if not re.fullmatch(r" ?[,\u060c]? ?", gap):
            return
        found = _joined_behind(text, words, grammar) or (_next_of_list(text, words, grammar) if gap.strip() else None)


def _next_of_list(text: str, words: list[re.Match[str]], grammar: Grammar) -> FoundOrdinal | None:
    """Return the ordinal that follows a comma: *45º, 46º y 47º*; a bare figure may count something else."""
    found = _beginning_at(text, words, grammar)
    return None if found is None or text[found.start : found.end].isdigit() else found


def _ordinals_behind(text: str, start: int, grammar: Grammar) -> Iterator[FoundOrdinal]:
    """As `_behind`, without bare figures, which may count something else."""
    return (found for found in _behind(text, start, grammar) if not text[found.start : found.end].isdigit())


def _joined_behind(text: str, words: list[re.Match[str]], grammar: Grammar) -> FoundOrdinal | None:
    for proclitic in grammar.lexicon.proclitics:
        if words[0].group().startswith(proclitic):
            return _beginning_at(text, words, grammar, cut=len(proclitic))
    if len(words) > 1 and grammar.joint.fullmatch(f" {words[0].group()} "):
        return _beginning_at(text, words[1:], grammar)
    return None


def _beginning_at(text: str, words: list[re.Match[str]], grammar: Grammar, cut: int = 0) -> FoundOrdinal | None:
    """The longest ordinal that begins with the first of the words, without its first `cut` letters."""
    start = words[0].start() + cut
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        end = words[count - 1].end()
        number = grammar.lexicon.ordinals.get(_plain(text[start:end]))
        if number is not None:
            return FoundOrdinal(start, end, number)
    digits = _DIGITS.fullmatch(text, start, words[0].end())
    return FoundOrdinal(start, words[0].end(), int(digits[1])) if digits else None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
