"""The encoding of a file: what its first bytes say, else UTF-8, else the old one that gives words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from draftdiff.errors import UnreadableFile
from draftdiff.importers.plaintext.vocabulary import HAN_SIGNS, WORD, known_words
from draftdiff.lexicons import detect_language
from draftdiff.model import Language
from draftdiff.patterns import late_pattern
from draftdiff.tokens import HAN

_USUAL = (
    "cp1252", "gb18030", "cp1256", "cp1251", "koi8-r", "iso8859-6", "iso8859-5",
    "mac-roman", "cp850", "mac-cyrillic", "cp866",
)  # fmt: skip
_WIDE = ("utf-16-le", "utf-16-be")
_STANDARD = ("utf-8", "utf-8-sig", "utf-16")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""The first bytes of a file in UTF-16."""
_FEWEST_NULLS, _MOST_ASTRAY = 1 / 20, 1 / 4
"""Wide Chinese has nulls beside its spaces and figures alone, one sign in twenty; elsewhere they are rare."""
_HEAD = 1024
"""So many bytes show whether signs are wide."""
_READ = 20_000
"""So many signs show which language is read, and how much of it is words."""
_SURE, _LEAST = 0.5, 0.25
"""The share of its words that a text in the right encoding has in the list of its language, and at least must have."""
_MOST_BROKEN = 0.01
"""A reading with more broken signs is not the right one."""
_HAN_SHARE = 0.05
"""Chinese text has at least so many of its usual signs."""
_NO_TEXT = re.compile("[\x80-\x9f\u2500-\u259f]")
"""Control characters, and what frames are drawn with: a wrong encoding reads spaces and quotation marks so."""
_ASTRAY = late_pattern(
    rf"[A-Za-z\d][{HAN}\ue000-\uf8ff]|[{HAN}\ue000-\uf8ff][A-Za-z\d]|[A-Za-z][¡-ª¬®-¶¸-º¼-¿×÷][A-Za-z]"
)
"""What no word of Latin letters has: `ón` of cp1252 is a Chinese sign in gb18030, its `ô` in cp850 is `¶`."""
_WEIGHT_ASTRAY = 8
"""One such sign counts as so many letters of no word."""
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)


class Reading(NamedTuple):
    """A text that bytes may mean, in which encoding, and how likely it is, from 0 to 1."""

    likely: float
    text: str
    encoding: str

    @property
    def is_guessed(self) -> bool:
        """Whether nothing but its words speaks for the encoding."""
        return self.encoding not in _STANDARD


def reading_of(data: bytes) -> Reading:
    """Return the text of a file in UTF-8, in UTF-16, or in the encoding that gives words. Raises UnreadableFile."""
    marked = data.startswith(WIDE_MARKS)
    if not marked and is_wide(data) and (wide := best_reading(data)):
        return wide
    encoding = "utf-16" if marked else "utf-8-sig"
    try:
        return Reading(1.0, data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        found = best_reading(data)
        if found and found.is_guessed and "\ufffd" not in found.text:
            return found
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"not text in UTF-8: line {line}, byte {error.start}",
            hint="save the file as UTF-8, or name its format with --from",
            slug="not-utf-8",
        ) from error


def is_wide(data: bytes) -> bool:
    """Say whether two bytes make a sign: where every other byte is often a null, and the bytes between are seldom."""
    head = data[:_HEAD]
    nulls = sorted((head[0::2].count(0), head[1::2].count(0)))
    return nulls[1] > _FEWEST_NULLS * len(head) and nulls[0] < _MOST_ASTRAY * nulls[1]


def best_reading(data: bytes, declared: Iterable[str] = ()) -> Reading | None:
    """Return what the bytes most likely mean, rather in an encoding that they declare; None where nothing is likely."""
    best = max(_readings(data, tuple(declared)), key=lambda reading: reading.likely, default=None)
    return best if best and best.likely >= _LEAST else None


def _readings(data: bytes, declared: tuple[str, ...]) -> Iterator[Reading]:
    """Give the texts that the bytes may mean; what is declared and likely ends the search."""
    declared = ("utf-8", *declared)
    for encoding in _WIDE if is_wide(data) else dict.fromkeys((*declared, *_USUAL)):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        whole = not broken and not (encoding in _USUAL and _NO_TEXT.search(text))
        # Where the broken signs are fewer than the others of several bytes, it is UTF-8.
        signs = sum(sign > "\x7f" for sign in text) if broken else 0
        if broken > _MOST_BROKEN * len(text) or (encoding == "utf-8" and broken > signs / 2):
            continue
        likely = 1.0 if whole and encoding == "utf-8" else likelihood(text) * (1.0 if whole else 0.9)
        yield Reading(likely, text, encoding)
        if likely >= _SURE and encoding in declared:
            return


def likelihood(text: str) -> float:
    """Return which share of the letters of a text is in words of its language; of Chinese, whether its signs are usual.

    Letters count, for what is read in a wrong encoding has many words of one.
    """
    read = _TAG.sub(" ", text[: 4 * _READ])[:_READ]
    language = detect_language(read)
    if language is Language.UNKNOWN:
        return 0.0
    if language is Language.CHINESE:
        return min(1.0, len(HAN_SIGNS.findall(read)) / (_HAN_SHARE * len(read)))
    latin = language not in (Language.ARABIC, Language.RUSSIAN)
    words = [word.casefold() for word in WORD.findall(read) if latin or not word.isascii()]
    known = sum(len(word) for word in words if word in known_words(language))
    return known / max(sum(map(len, words)) + _WEIGHT_ASTRAY * len(_ASTRAY.findall(read)), 1)
