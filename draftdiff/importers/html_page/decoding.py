"""The encoding of a page: what it says of itself, if that can be true; else the one that gives words of a language."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from draftdiff.errors import UnreadableFile
from draftdiff.importers.plaintext.vocabulary import WORD, known_words
from draftdiff.lexicons import detect_language
from draftdiff.model import Language

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OF_PAGES = re.compile(r"cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|mac-\w+|hz|ascii")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read for a declared encoding: the wider one, which is what was meant."""
_USUAL = ("cp1252", "gb18030", "cp1256", "cp1251", "koi8-r", "iso8859-6", "iso8859-5")
_READ = 20_000
_SURE, _LEAST = 0.5, 0.25
"""The share of its words that a text in the right encoding has in the list of its language, and at least must have."""
_MOST_BROKEN = 0.01
_HAN_SIGNS = re.compile("[，。、；的]")
_HAN_SHARE = 0.05
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)


def decode(data: bytes, name: str) -> str:
    """Return the text of a page. Raises UnreadableFile where it is in no encoding that can be read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    best = max(_readings(data), key=lambda reading: reading[0], default=(0.0, ""))
    if best[0] < _LEAST:
        hint = "open it in a browser and save it anew; pages are saved in UTF-8 today"
        raise UnreadableFile(f"{name or 'the page'} is in no encoding that can be read", hint=hint, slug="encoding")
    return best[1]


def _readings(data: bytes) -> Iterator[tuple[float, str]]:
    """Give the texts that the bytes may mean, with how likely each is; what is declared and likely ends the search."""
    declared = ("utf-8", *_declared(data))
    for encoding in dict.fromkeys((*declared, *_USUAL)):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        whole = not broken
        if broken > _MOST_BROKEN * len(text) or (encoding == "utf-8" and broken and broken > _signs(text) / 2):
            continue
        likely = 1.0 if whole and encoding == "utf-8" else likelihood(text) * (1.0 if whole else 0.9)
        yield likely, text
        if likely >= _SURE and encoding in declared:
            return


def _signs(text: str) -> int:
    """Count the signs of several bytes and the broken ones; where these are fewer, it is UTF-8."""
    return 0 if text.isascii() else sum(sign > "\x7f" for sign in text)


def _declared(data: bytes) -> Iterator[str]:
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return
    if _OF_PAGES.fullmatch(name):
        yield _WIDER.get(name, name)


def likelihood(text: str) -> float:
    """Return which share of the words of a text are known in its language; of Chinese, whether its signs are usual."""
    read = _TAG.sub(" ", text[: 4 * _READ])[:_READ]
    language = detect_language(read)
    if language is Language.UNKNOWN:
        return 0.0
    if language is Language.CHINESE:
        return min(1.0, len(_HAN_SIGNS.findall(read)) / (_HAN_SHARE * len(read)))
    latin = language not in (Language.ARABIC, Language.RUSSIAN)
    words = [word.casefold() for word in WORD.findall(read) if latin or not word.isascii()]
    return sum(word in known_words(language) for word in words) / max(len(words), 1)
