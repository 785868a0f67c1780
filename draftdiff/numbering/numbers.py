"""Printed numbers of paragraphs and headings, in the scripts of the six languages.

What alphabets and numerals look like stands in `numerals.json`; this module knows only their grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import numeric

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.package_data import load_package_data
from draftdiff.patterns import late_pattern
from draftdiff.roman import from_roman, to_roman

_LONGEST = 3
"""Digits of the number of a paragraph, at most."""

_SPEAKERS = r"(?:[^\W\d_][^\W_]{0,20}(?:[/,&+ -]{1,2}[^\W\d_][^\W_]{0,20}){0,6}:\s)?"
_BRACKET = late_pattern(rf"[*_]*\[{{1,3}}\s?[*_]*{_SPEAKERS}")

_ROMAN_LETTERS = frozenset("ivxlcIVXLC")
_LATIN_LETTERS_OF_WORD, _LETTERS_OF_WORD = 3, 5
"""A number in letters has fewer, unless they are roman: `ab`, `أـبـ`, four Chinese characters."""


class Style(StrEnum):
    """How a number counts, in any script: أ and a are letters, ㈠ and ’1‘ stand where English has (i)."""

    DIGIT = "digit"
    LETTER = "letter"
    ROMAN = "roman"
    UPPER_LETTER = "upper-letter"
    UPPER_ROMAN = "upper-roman"


class Number(Struct, frozen=True, kw_only=True):
    """One reading of a printed number.

    `value` counts from 1; `parts` follow it in a decimal number (`2.1`: (1,)); `suffix` is `bis`, `ter`,
    `alt` or empty (`bisalt` where both are printed, `alt2` for the second of several);
    `level` is the usual depth of the style (0 paragraph,
    1 (a), 2 (i), 3 a., 4 i.); `prefix` is `PP` or `OP` where a draft prints it.
    """

    style: Style
    value: int
    level: int = 0
    parts: tuple[int, ...] = ()
    suffix: str = ""
    prefix: str = ""

    @property
    def is_preambular(self) -> bool:
        """Whether a draft prints it before a preambular paragraph: `PP3`."""
        return self.prefix == "PP"

    @property
    def of_whole(self) -> Number:
        """The number of a whole paragraph that this may be: (1) may, (a) is returned as it is."""
        return replace(self, level=0) if self.style is Style.DIGIT else self

    @property
    def short(self) -> str:
        """The number in the English short form: `12`, `2bis`, `2.1`, `(a)`, `(i)`, `II`."""
        if self.style is Style.DIGIT:
            core = ".".join(map(str, (self.value, *self.parts)))
        elif self.style in (Style.ROMAN, Style.UPPER_ROMAN):
            core = to_roman(self.value)
        else:
            times, place = divmod(self.value - 1, 26)
            core = chr(ord("a") + place) * (times + 1)
        if self.style in (Style.UPPER_LETTER, Style.UPPER_ROMAN):
            core = core.upper()
        return f"({core}){self.suffix}" if self.level else core + self.suffix

    def continues(self, before: Number | None) -> bool:
        """Say whether this number may follow `before` directly in one list; after None: start a list."""
        if before is None:
            return self.value == 1 and not self.suffix
        if self.style is not before.style or self.level != before.level:
            return False
        return self.value == before.value + 1 or (self.value == before.value and self.suffix != before.suffix)


class _Numerals(Struct, frozen=True):
    """What `numerals.json` holds."""

    alphabets: dict[str, str]
    homoglyphs: dict[str, str]
    han: dict[str, int]
    letter_names: tuple[str, ...]
    ordinal_adverbs: tuple[str, ...]
    ordinals: dict[str, int]
    ordinal_sign: str
    section_words: tuple[str, ...]
    article_words: tuple[str, ...]
    article_sign: str
    paragraph_words: tuple[str, ...]
    paragraph_sign: str
    suffixes: dict[str, str]


_Read = Callable[[re.Match[str]], tuple[Number, ...]]
_Form = tuple[re.Pattern[str], _Read]


@cache
def _numerals() -> _Numerals:
    return load_package_data(_Numerals, "numbering", "numerals.json")


def parse_number(printed: str, after: Number | None = None) -> Number | None:
    """Read a number that stands alone: `3.`, `3 -`, `(a)`, `(أ)`, `㈠`, `II`, `2 bis.`; None: it is none.

    Where it has several readings, (i) the ninth letter or the first roman number, the one that continues
    `after` counts, else the first of `readings_of`.
    """
    readings = readings_of(printed)
    return next((one for one in readings if one.continues(after)), readings[0] if readings else None)


@lru_cache(maxsize=4096)
def readings_of(printed: str) -> tuple[Number, ...]:
    """Return every reading of a number that stands alone, the usual one first; empty: not a number."""
    text = printed.strip().strip("*[] \u200e\u200f\t")
    plain = text[:-1] if text.endswith(".") else text.removesuffix(" -")
    if plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST:  # most numbers: no grammar is compiled
        return (Number(style=Style.DIGIT, value=int(plain)),)
    for pattern, read in (*_leading_forms(), *_bare_forms()):
        if (match := pattern.fullmatch(text)) and (readings := read(match)):
            return readings
    return ()


def readings_in_title(text: str) -> tuple[Number, ...]:
    """Return the readings of the number that a title begins with, behind its word: `Article 2bis (scope)`."""
    match = _titled(_numerals().section_words).match(text)
    return _heading(match) if match else ()


def article_number(text: str) -> str:
    """Return the number of the article that a heading begins with: `5bis` of `Article 5 bis`; empty: it is none."""
    numerals = _numerals()
    match = _titled(numerals.article_words).match(text) or _signed(numerals.article_sign).match(text)
    return "".join(f"{one.value}{one.suffix}" for one in (_heading(match) if match else ())[:1])


def leading_number(text: str) -> tuple[Number, int] | None:
    """Find the number that a text begins with; give it and where the text after it begins (code points).

    Only forms that printing sets apart from the text count: `12 Members` begins with no number, `12. ` does.
    """
    if _begins_with_word(text):
        return None
    for pattern, read in _leading_forms():
        if (match := pattern.match(text)) and (readings := read(match)):
            return next((one for one in readings if one.continues(None)), readings[0]), match.end()
    return None


def behind_bracket(text: str) -> int:
    """Return where a text begins behind its opening bracket and who proposes it: `[`, `[US: `; 0 without a bracket."""
    match = _BRACKET.match(text)
    return match.end() if match else 0


def _begins_with_word(text: str) -> bool:
    """Say whether a text begins with more letters than a number has: most do, and no grammar is compiled for them."""
    start = text.lstrip()[:_LETTERS_OF_WORD]
    least = _LATIN_LETTERS_OF_WORD if start.isascii() else _LETTERS_OF_WORD
    first = start[:least]
    return len(first) == least and first.isalpha() and not _ROMAN_LETTERS.issuperset(first)


@cache
def _leading_forms() -> tuple[_Form, ...]:
    """The forms of a number before a text, each with the space after it."""
    numerals = _numerals()
    suffixes = _suffixes()
    arabic = f"[{numerals.alphabets['arabic']}اإةﻫﻩ]\u0640?"
    letters = rf"[A-Za-z]{{1,2}}|{arabic}(?:\s?{arabic})?|[а-яі]{{1,2}}"
    han = _han_numerals()
    end = r"(?:\s+|$)"
    return (
        (
            _pattern(
                rf"(?P<open>[\[(（])?(?P<prefix>[PO]P|[po]p)[.-]?\s?(?P<n>\d{{1,3}}){suffixes}?(?(open)[\])）])"
                rf"(?:\s?[]/.:)–—-])?{end}"
            ),
            _digits,
        ),
        (_pattern(r"[#¶§]\s?(?P<n>\d{1,3})[.:)]?(?:\s+(?![a-zß-ÿ])|$)"), _digits),
        (_pattern(r"(?P<n>\d{1,3})[°º]\)?(?:\s+(?=[^\W\d_a-zß-ÿа-я][^\W\d_])|$)"), _digits),
        (_pattern(rf"[-\u2010\u2011–—]\s?(?P<n>\d{{1,3}})(?:\s+(?=[{numerals.alphabets['arabic']}])|$)"), _digits),
        (_pattern(rf"(?P<n>\d{{1,3}}){suffixes}(?:\s?[.．:)-])?{end}"), _digits),
        (
            _pattern(
                r"(?P<n>\d{1,3})"
                r"(?:\s?[.．、](?!\d)(?:[-–—](?=\s|$))?\s*|\s*[-\u2010\u2011–—](?:\s+|$|(?=\*))|\s?[)）:]\s+)"
            ),
            _digits,
        ),
        (_pattern(rf"\[(?P<n>\d{{1,3}})\.\]{end}"), _digits),
        (_pattern(rf"(?P<n>\d{{1,3}}(?:\.\d{{1,2}})+)\.{end}"), _digits),
        (_pattern(rf"[(（]\s?(?P<n>\d{{1,3}}){suffixes}\.?\s?[)）]\.?{end}"), _digits),
        (_pattern(r"[(（]\s?(?P<n>\d{1,2})\s?[)）]\s*"), _one(Style.DIGIT, 1)),
        (_pattern(r"[’‘'](?P<n>\d{1,2})[’‘']\s*"), _one(Style.ROMAN, 2)),
        (_pattern(r"(?P<n>[\u3220-\u3229\u2460-\u2473])\s*"), _one(Style.ROMAN, 2, lambda sign: int(numeric(sign)))),
        (_pattern(rf"[(（]\s?(?P<n>{han})\s?[)）]\s*"), _one(Style.ROMAN, 2, _from_han)),
        (_pattern(rf"(?P<n>{han})[、.．]\s*"), _one(Style.UPPER_ROMAN, 0, _from_han)),
        (
            _pattern(rf"[(（]?\s?(?P<n>{letters}|[ivxlc]{{1,6}})\s?[)）](?:{suffixes}{end})?\s*"),
            _letter_or_roman(Style.LETTER, Style.ROMAN, (1, 2)),
        ),
        (_pattern(rf"(?P<n>[IVXLC]{{1,6}}|[A-Z]|[А-Я])\.{end}"), _upper),
        (_pattern(rf"(?P<n>[ivxlc]{{1,6}}|[a-z])\.{end}"), _letter_or_roman(Style.LETTER, Style.ROMAN, (3, 4))),
    )


@cache
def _titled(words: tuple[str, ...]) -> re.Pattern[str]:
    """The grammar of a number behind one of some words."""
    named = "|".join(map(re.escape, words))
    return _pattern(rf"\[?\s*(?i:{named})\s+(?P<n>{_numbers_of_headings()}){_suffixes()}?(?!\w)")


@cache
def _signed(sign: str) -> re.Pattern[str]:
    """The grammar of a number before a Chinese sign: `第一条`."""
    return _pattern(rf"\[?\s*{_numerals().ordinal_sign}\s?(?P<n>\d{{1,3}}|{_han_numerals()})\s?{sign}")


def _suffixes() -> str:
    """The grammar of `bis`, `ter`, `bis alt`, `alt 2`, `(bis)` behind a number."""
    suffix = "|".join(sorted(map(re.escape, _numerals().suffixes), key=len, reverse=True))
    which = r"(?:(?<=[Aa][Ll][Tt])[\s.]{0,2}\d)?"
    printed = rf"(?P<suffix>(?i:{suffix})(?:[\s.]{{0,2}}(?i:{suffix}))?{which})(?!\w)"
    return rf"(?:[\s.]{{0,2}}[(（]?{printed}[)）]?)"


def _numbers_of_headings() -> str:
    numerals = _numerals()
    ordinals = sorted((*numerals.ordinal_adverbs, *numerals.ordinals), key=len, reverse=True)
    names = "|".join((*numerals.letter_names, *ordinals))
    return rf"[IVXLC]{{1,6}}|[A-Z]|[А-Я]|{names}|\d{{1,3}}|{_han_numerals()}"


def _han_numerals() -> str:
    return f"[{''.join(_numerals().han)}]{{1,4}}"


@cache
def _bare_forms() -> tuple[_Form, ...]:
    """The forms that count as a number only where nothing else stands beside them, as in headings."""
    numerals, core, han = _numerals(), _numbers_of_headings(), _han_numerals()
    words = "|".join(map(re.escape, numerals.section_words))
    named = "|".join(numerals.paragraph_words)
    return (
        (_pattern(r"(?P<n>\d{1,3}(?:\.\d{1,2})+)"), _digits),
        (_pattern(rf"(?:{named})\.?\s?(?P<n>\d{{1,3}}){_suffixes()}?\s?[.:)–—-]?"), _digits),
        (_pattern(rf"{numerals.ordinal_sign}\s?(?P<n>\d{{1,3}})\s?{numerals.paragraph_sign}[:：.．]?"), _digits),
        (_pattern(r"(?P<n>\d{1,3})\s?/"), _digits),
        (_pattern(rf"(?i:{words})\s+(?P<n>{core})[.:\s-]*"), _heading),
        (_pattern(rf"(?P<n>{core})\u064b?\s*[.:-]?"), _heading),
        (_pattern(rf"{numerals.ordinal_sign}\s?(?P<n>\d{{1,3}}|{han})\s?\w"), _heading),
    )


def _pattern(grammar: str) -> re.Pattern[str]:
    return re.compile(r"\s*" + grammar)


def _digits(match: re.Match[str]) -> tuple[Number, ...]:
    groups = match.groupdict()
    value, *parts = (int(part) for part in groups["n"].split("."))
    return (
        Number(
            style=Style.DIGIT,
            value=value,
            parts=tuple(parts),
            suffix=_suffix(groups.get("suffix")),
            prefix=(groups.get("prefix") or "").upper(),
        ),
    )


def _suffix(printed: str | None) -> str:
    """Return the plain form of a suffix: `Bis` and مكررا are `bis`, `bis alt` is `bisalt`, `alt 2` is `alt2`."""
    known, whole = _numerals().suffixes, (printed or "").strip(". ").lower()
    words = whole.rstrip("0123456789")
    digits = whole[len(words) :]
    if words.strip(". ") in known:
        return known[words.strip(". ")] + digits
    return "".join(known.get(part, "") for part in re.split(r"[\s.]+", words)) + digits


def _one(style: Style, level: int, value_of: Callable[[str], int] = int) -> _Read:
    """Return what reads a form that has one reading."""
    return lambda match: (Number(style=style, value=value_of(match["n"]), level=level),)


def _letter_or_roman(letter: Style, roman: Style, levels: tuple[int, int] = (0, 0)) -> _Read:
    """Return what reads (a), (i), (أ), а): as a letter and, where it may be one, as a roman number."""

    def read(match: re.Match[str]) -> tuple[Number, ...]:
        suffix, printed = _suffix(match.groupdict().get("suffix")), match["n"].lower()
        folded = "".join(_numerals().homoglyphs.get(sign, sign) for sign in printed)
        places, value = _letter_values(printed), from_roman(folded)
        letters = [Number(style=letter, value=place, level=levels[0], suffix=suffix) for place in places]
        romans = [Number(style=roman, value=value, level=levels[1], suffix=suffix)] if value else []
        return tuple(romans + letters) if folded.startswith(("i", "v", "x")) else tuple(letters + romans)

    return read


_upper = _letter_or_roman(Style.UPPER_LETTER, Style.UPPER_ROMAN)


def _heading(match: re.Match[str]) -> tuple[Number, ...]:
    numerals, printed = _numerals(), match["n"]
    if printed.isdigit():
        return (Number(style=Style.DIGIT, value=int(printed), suffix=_suffix(match.groupdict().get("suffix"))),)
    if printed in numerals.letter_names:
        return (Number(style=Style.UPPER_LETTER, value=numerals.letter_names.index(printed) + 1),)
    if printed in numerals.ordinal_adverbs:
        return (Number(style=Style.UPPER_ROMAN, value=numerals.ordinal_adverbs.index(printed) + 1),)
    if printed.lower() in numerals.ordinals:
        return (Number(style=Style.UPPER_ROMAN, value=numerals.ordinals[printed.lower()]),)
    if printed[0] in numerals.han:
        return (Number(style=Style.UPPER_ROMAN, value=_from_han(printed)),)
    return _upper(match)


def _letter_values(printed: str) -> Iterator[int]:
    """Give the places of a letter in its alphabet; a doubled letter counts on after the alphabet's end.

    Russian lists mix Latin letters with Cyrillic ones that look like them: the Latin place comes first.
    """
    numerals = _numerals()
    plain = printed.replace("\u0640", "").replace(" ", "")
    folded = "".join(numerals.homoglyphs.get(sign, sign) for sign in plain)
    for letters in dict.fromkeys((folded, plain)):
        for name, alphabet in numerals.alphabets.items():
            place = alphabet.find(letters[0]) + 1
            if place and letters == letters[0] * len(letters):
                turns = _LAST_LETTERS.get(name, (len(alphabet),)) if len(letters) > 1 else (0,)
                yield from (place + (len(letters) - 1) * last for last in turns)


_LAST_LETTERS = {"arabic": (22, 26)}
"""Where an alphabet's numbering turns to doubled letters, if not at its end: (أأ) comes after ت, or after ض."""


def _from_han(printed: str) -> int:
    """Read 十一, 二十, 二十三, 一百: digits before a ten or hundred multiply it."""
    total, digit = 0, 0
    for sign in printed:
        value = _numerals().han[sign]
        if value < 10:
            digit = value
        else:
            total, digit = total + (digit or 1) * value, 0
    return total + digit
