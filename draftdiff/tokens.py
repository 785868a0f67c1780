"""Text to tokens, in every script, each with a comparison key.

A token is what a reader would never want cut: a word with its marks, a symbol (`A/RES/75/16`), a number
(`75/16`, `1 250 000`, `1er`), a web address, a run of white space, one punctuation mark. Chinese is one
character a token, but a written number (`七十七`) is one too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from draftdiff.patterns import late_pattern

LATIN, CYRILLIC = "A-Za-z\u00c0-\u024f", "\u0400-\u04ff"
"""Letters of two scripts, as the inside of a character class."""
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WIDE = rf"{HAN}\u3000-\u303f\uff00-\uffef"
"""The signs of Chinese, and with them its punctuation and what else is as wide, as the inside of a character class."""
CJK_DIGITS = "〇零一二三四五六七八九十百千万亿两"
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Format characters, which print nothing, as the inside of a character class."""
_FORMAT = rf"{INVISIBLE}\ufe00-\ufe0f"
_MARKS = f"\u0300-\u036f\u0483-\u0487{_ARABIC_MARKS}{_FORMAT}"
_HYPHEN = "\\-\u2010\u2011"
_DASH = _HYPHEN + "\u2012\u2013"

_PART = r"[A-Za-z0-9](?:[A-Za-z0-9.]*[A-Za-z0-9])?"
_SYMBOL = rf"[A-Z]{{1,6}}(?:\.|\(\d+\))?(?:/{_PART}(?:[{_DASH}]{_PART})*)+"


APOSTROPHES = "'’ʼ"


def _token_pattern(
    *,
    letter: str = r"[^\W\d_]",
    small: str = "[a-zß-öø-ÿа-яёء-غف-ي]",
    after: str = r"[\s,;،؛]",
    suffix: str = "[A-Za-zªºÀ-ÿ\u0400-\u04ff]",
    space: str = "[ \u00a0\u2009\u202f]",
    apostrophe: str = f"[{APOSTROPHES}]",
    mark: str = f"[{_MARKS}]",
    invisible: str = f"[{_FORMAT}]",
    cjk: str = "",
) -> re.Pattern[str]:
    """Return what matches one token; `cjk` are alternatives for Chinese, all others classes of characters."""
    elided = rf"{apostrophe}(?:(?<=\b[^\W\d_].)|(?<=[Qq]u.))(?={letter}|[«“])"
    join = rf"(?:[{_HYPHEN}]|{apostrophe}(?<!\b[^\W\d_].)(?<![Qq]u.))"
    word = f"{letter}+(?:{mark}+{letter}*|{join}{letter}+)*"
    return re.compile(
        rf"""
          {cjk} \t | [^\S\t]+ |
          [A-Z]?{small}+(?={after})                       # most words: what the longer rules would find too, faster
        | {_SYMBOL}  # A/RES/75/16, A/C.3/75/L.8/Rev.1, A/75/345-S/2020/898, GC(65)/RES/14
        | [A-Z]{{1,6}}[{_HYPHEN}]\d+(?:/\d+)*(?!{letter}|[\d_])  # ES-11/1
        | (?:https?://|www\.)\S*[^\s.,;:!?)\]»”"'،؛，；。、]
        | {word}(?:{elided})?                            # Secretary-General’s; the elided l’ and qu’ alone
        | \d{{3,4}}{space}?\((?:19|20)\d\d\)                # 2543 (2020)
        | \d{{3}}(?:{space}\d{{3}})*{space}\d{{1,2}}(?={space}[\u0620-\u064a])  # Arabic files: 000 250 1
        | \d{{1,3}}(?:{space}\d{{3}})+(?!\d)(?:,\d+)?  # 1 250 000,5
        | \d+(?:[.,/]\d+)*(?:[{_HYPHEN}]?{suffix}+)?  # 75/16, 1,250.5, 1er, 20-й
        | {invisible}+
        | .
        """,
        re.VERBOSE | re.DOTALL,
    )


_DOT = "\u0307"
"""What the Turkish İ keeps in lower case, as a sign of its own."""
_BEYOND_LATIN = re.compile(f"[^\x00-\u024f{_DOT}\u2010-\u2027]")
"""What is neither Latin nor a dash or quotation mark."""
_UNUSUAL = late_pattern("[^\x00-\u06ff\u2000-\u22ff]")
"""Outside Latin, Greek, Cyrillic, Arabic and common signs: small blocks, for large ones take long to compile."""


@cache
def _latin_token() -> re.Pattern[str]:
    """Return the pattern for texts with nothing beyond Latin: the same rules, compiled in half of the time."""
    return _token_pattern(
        small="[a-zß-öø-ÿ]", after=r"[\s,;]", suffix="[A-Za-zªºÀ-ÿ]", space="[ \u00a0]", apostrophe="['’]",
        mark=f"[\u00ad{_DOT}]", invisible="\u00ad",
    )  # fmt: skip


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern for all scripts but Chinese."""
    return _token_pattern()


@cache
def _cjk_token() -> re.Pattern[str]:
    """Return the pattern for Chinese: to list its characters takes long."""
    return _token_pattern(cjk=f"[{CJK_DIGITS}]{{2,}} | [{HAN}] |", letter=rf"[^\W\d_{HAN}]")


_FOLD = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-",
        "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    }
)  # fmt: skip
_LATIN_PARTS = dict(zip("\u0410\u0412\u0421\u0415", "ABCE", strict=True))
"""Cyrillic letters that are written behind a number like the Latin ones that name its part: *53А*."""
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}{_FORMAT}\u0640{_ARABIC_MARKS}]")
"""What is read as another character, and what cannot be seen or does not count."""
_RAISED = "([ª²³¹º¼-¾\u2070-\u209f\u2150-\u215f\u2189])"
"""Characters whose compatibility form would say something else: 10² is not 102."""
_ARABIC_LETTER = late_pattern("[ء-غف-ي]\u0651?([\u064b-\u0650\u0652]?)")
"""A letter, and the vowel that it bears where one is printed."""
_NEAR = 80
"""Code points that hold a few words, mostly."""


def split_tokens(text: str) -> list[str]:
    """Split a text into its tokens; joined, they give the text again."""
    return _pattern_for(text).findall(text)


def _pattern_for(text: str) -> re.Pattern[str]:
    """Return the pattern that knows all characters of a text; each is compiled when a text needs it."""
    if not is_beyond_latin(text):
        return _latin_token()
    return _cjk_token() if _UNUSUAL.search(text) else _token()


def is_beyond_latin(text: str) -> bool:
    """Say whether a text has any character that is neither Latin nor a dash or quotation mark: a quick look."""
    return not text.isascii() and _BEYOND_LATIN.search(text) is not None


def may_hold_chinese(text: str) -> bool:
    """Say whether a text has any character of blocks that are neither Western nor Arabic: a quick look."""
    return is_beyond_latin(text) and _UNUSUAL.search(text) is not None


@lru_cache(maxsize=65536)
def compare_key(token: str) -> str:
    """Return what a token is compared by: equal keys are a difference that no reader would call a change.

    White space of any kind gives one space; what cannot be seen gives the empty string. Case is kept.
    """
    if token.isascii() and token.isalnum():
        return token
    folded = _fold(token)
    if len(folded) < 2:
        return '"' if folded == "'" else " " if folded.isspace() else folded
    if folded[0].isdigit() and folded[-1] in _LATIN_PARTS:
        return folded[:-1] + _LATIN_PARTS[folded[-1]]
    return "".join(folded.split()) or " "


def _fold(text: str) -> str:
    if text.isascii():
        return text.translate(_FOLD)
    text = text.replace("\u00a0", " ").replace("\u2011", "-")  # most texts need no more of it
    if not unicodedata.is_normalized("NFKC", text):
        parts = re.split(_RAISED, text)
        parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
        text = "".join(parts)
    return _FOLDED.sub(lambda match: _FOLD.get(ord(match[0]), ""), text)


def have_other_vowels(old: str, new: str) -> bool:
    """Say whether a letter of two words of one key bears one vowel here and another there: يُنشر (is published), يَنشر.

    A vowel that one side alone prints says nothing: few are printed.
    """
    if old == new:
        return False
    vowels = zip(_ARABIC_LETTER.findall(old), _ARABIC_LETTER.findall(new), strict=False)
    return any(before and after and before != after for before, after in vowels)


def is_han(mark: str) -> bool:
    """Say whether a character is one of the Chinese signs that resolutions are written in."""
    return "\u4e00" <= mark <= "\u9fff"


def is_chinese_word(mark: str) -> bool:
    """Say whether a character is Chinese and always a token of its own: any but the digits."""
    return is_han(mark) and mark not in CJK_DIGITS


def is_word(token: str) -> bool:
    """Say whether a token carries meaning of its own: a word, a number or a symbol."""
    return token[0].isalnum()


def words_of(text: str) -> list[str]:
    """Return the comparison keys of the words, numbers and symbols of a text, in order and in lower case."""
    return [compare_key(token).lower() for token in split_tokens(text) if token[0].isalnum()]


def first_words(text: str, count: int) -> list[str]:
    """Return the first of them, read no farther than it takes: one word more shows that they are whole."""
    words = words_of(text[:_NEAR])
    return (words if len(words) > count else words_of(text))[:count]


def compared_text(text: str) -> str:
    """Return a text as it is compared: what no reader would call a change is folded away.

    Hyphens, quotation marks, white space, tatweel, vowel signs and format characters do not count.
    """
    return " ".join(_fold(text).split())
