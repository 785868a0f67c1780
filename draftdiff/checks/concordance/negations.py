"""A *not* that another language lacks: it changes everything, and is one short word that a translation may miss.

Languages deny in many ways, *cannot* is *impossible* elsewhere. So only a plain denial is told, opposite a paragraph in
which nothing denies, forbids or lacks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from draftdiff.checks.draft import Clause
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.patterns import any_form_of


class _Negations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `negations.json`: words by language, besides those of the lexicons."""

    denying: dict[Language, tuple[str, ...]]
    """Words behind a verb that another language hardly ever leaves out."""
    idioms: dict[Language, tuple[str, ...]]
    """Where they deny nothing: *not later than*."""
    akin: dict[Language, tuple[str, ...]]
    """What other languages say instead."""


class _Patterns(NamedTuple):
    """What matches a plain denial, an idiom that denies nothing, and all that says no in a language."""

    denial: re.Pattern[str]
    idiom: re.Pattern[str]
    negative: re.Pattern[str]


def denial_of(clause: Clause, twin: Clause) -> re.Match[str] | None:
    """Return the first plain denial of a paragraph whose twin in another language says nothing of the kind."""
    text, patterns = _plain(clause), _patterns(clause.lexicon)
    idioms = [match.span() for match in patterns.idiom.finditer(text)]
    found = patterns.denial.finditer(text)
    denial = next((one for one in found if not any(start <= one.start() < end for start, end in idioms)), None)
    return denial if denial and not _patterns(twin.lexicon).negative.search(_plain(twin)) else None


def _plain(clause: Clause) -> str:
    return clause.paragraph.text.replace("’", "'").replace("\u00a0", " ")


@lru_cache(maxsize=16)
def _patterns(lexicon: Lexicon) -> _Patterns:
    known = load_package_data(_Negations, "checks", "concordance", "negations.json")
    fixed = lexicon.words.get("negation-fixed", ())
    denying, idioms, akin = (words.get(lexicon.language, ()) for words in (known.denying, known.idioms, known.akin))
    return _Patterns(
        _pattern(lexicon, denying),
        _pattern(lexicon, (*fixed, *idioms)),
        _pattern(lexicon, (*lexicon.words.get("negation", ()), *fixed, *akin)),
    )


def _pattern(lexicon: Lexicon, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches one of some words; `*` stands for the rest of one, and an Arabic particle may come before."""
    any_word = any_form_of(words)
    if lexicon.language is Language.CHINESE:
        return re.compile(any_word)
    particle = r"\w?" if lexicon.proclitics else ""
    return re.compile(rf"(?<!\w){particle}{any_word}(?:(?!\w)|(?<='))", re.IGNORECASE)
