"""A *not* that another language lacks: it changes everything, and is one short word that a translation may miss.

Languages deny in many ways, *cannot* is *impossible* elsewhere. So only a plain denial is told, opposite a paragraph in
which nothing denies, forbids or lacks.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from draftdiff.checks.draft import Clause
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.package_data import read_package_data
from draftdiff.patterns import any_of

_NEGATION, _FIXED = "negation", "negation-fixed"


class _Negations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `negations.json`: words by language, besides those of the lexicons."""

    denying: dict[Language, tuple[str, ...]]
    """Words behind a verb that another language hardly ever leaves out."""
    idioms: dict[Language, tuple[str, ...]]
    """Where they deny nothing: *not later than*."""
    akin: dict[Language, tuple[str, ...]]
    """What other languages say instead."""


def denial_of(clause: Clause, twin: Clause) -> re.Match[str] | None:
    """Return the first plain denial of a paragraph whose twin in another language says nothing of the kind."""
    text = _plain(clause)
    idioms = [match.span() for match in _idioms(clause.lexicon).finditer(text)]
    found = _denials(clause.lexicon).finditer(text)
    denial = next((one for one in found if not any(start <= one.start() < end for start, end in idioms)), None)
    return denial if denial and not _negative(twin.lexicon).search(_plain(twin)) else None


def _plain(clause: Clause) -> str:
    return clause.paragraph.text.replace("’", "'").replace("\u00a0", " ")


@lru_cache(maxsize=16)
def _denials(lexicon: Lexicon) -> re.Pattern[str]:
    return _pattern(lexicon, _known().denying.get(lexicon.language, ()))


@lru_cache(maxsize=16)
def _idioms(lexicon: Lexicon) -> re.Pattern[str]:
    return _pattern(lexicon, (*lexicon.words.get(_FIXED, ()), *_known().idioms.get(lexicon.language, ())))


@lru_cache(maxsize=16)
def _negative(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches all that says no in a language, be it in an idiom."""
    words = (word for name in (_NEGATION, _FIXED) for word in lexicon.words.get(name, ()))
    return _pattern(lexicon, (*words, *_known().akin.get(lexicon.language, ())))


def _pattern(lexicon: Lexicon, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches one of some words; `*` stands for the rest of one, and an Arabic particle may come before."""
    any_word = any_of(words).replace(r"\*", r"\w*")
    if lexicon.language is Language.CHINESE:
        return re.compile(any_word)
    particle = r"\w?" if lexicon.proclitics else ""
    return re.compile(rf"(?<!\w){particle}{any_word}(?:(?!\w)|(?<='))", re.IGNORECASE)


@lru_cache(maxsize=1)
def _known() -> _Negations:
    return msgspec.json.decode(read_package_data("checks", "concordance", "negations.json"), type=_Negations)
