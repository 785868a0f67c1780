"""Text to tokens, in every script, each with a comparison key.

A token is what a reader would never want cut: a word with its marks, a symbol (`A/RES/75/16`), a number (`75/16`,
`1,250.5`), a run of white space, one punctuation mark. Chinese is one character a token.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_CJK}]"
_MARK = "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
_FORMAT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WORD = rf"{_LETTER}(?:{_LETTER}|{_MARK}|[{_FORMAT}])*"
_JOINED = rf"{_WORD}(?:[\-\u2010\u2011'’]{_WORD})*"

_TOKEN = re.compile(
    rf"""
      [A-Z]{{1,6}}\.?(?:/[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?)+   # a symbol: A/RES/75/16, A/C.3/75/L.8/Rev.1
    | (?:[dljnstmcDLJNSTMC]|[Qq]u)['’](?={_LETTER})                     # an elided word: l’, qu’
    | {_JOINED}                                                         # a word
    | \d+(?:[.,/]\d+)*                                                  # a number: 75/16, 1,250.5
    | \s+
    | [{_FORMAT}]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)

_FOLD = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    }
)  # fmt: skip
_INVISIBLE = re.compile(rf"[{_FORMAT}\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


def split_tokens(text: str) -> list[str]:
    """Split a text into its tokens; joined, they give the text again."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=65536)
def compare_key(token: str) -> str:
    """Return what a token is compared by: equal keys are a difference that no reader would call a change.

    White space of any kind gives one space; what cannot be seen gives the empty string. Case is kept.
    """
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", token)).translate(_FOLD)
    return " " if folded.isspace() else folded


def is_word(token: str) -> bool:
    """Say whether a token carries meaning of its own: a word, a number or a symbol."""
    return token[0].isalnum()


def words_of(text: str) -> list[str]:
    """Return the comparison keys of the words, numbers and symbols of a text, in order and in lower case."""
    return [compare_key(token).lower() for token in split_tokens(text) if token[0].isalnum()]


def compared_text(text: str) -> str:
    """Return a text as it is compared: what no reader would call a change is folded away.

    Hyphens, quotation marks, white space, tatweel, vowel signs and format characters do not count.
    """
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_FOLD)
    return " ".join(folded.split())
