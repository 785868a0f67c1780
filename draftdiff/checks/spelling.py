"""A word that official texts spell otherwise, *socio-economic*, *percent*, *twelve*, or in another form, *a important*.

The house spelling is that of no word processor, and what stood between *a* and its noun was struck out. A quotation is
spelt as its source is. The words stand in `spelling.json`: official texts have each of them less than once for a
hundred of what is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from draftdiff.checks.draft import Draft
from draftdiff.checks.misspelt import misspelt
from draftdiff.checks.quotation_marks import quoted_in
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.patterns import any_form_of, any_of
from draftdiff.problems import Severity


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short word that has another form before some letters, but for words that begin otherwise."""

    word: str
    due: str
    letters: tuple[str, ...]
    but: tuple[str, ...]


class _Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `spelling.json`; `*` stands for the same letters on both sides, and what is right stands for itself."""

    words: dict[Language, dict[str, str]]
    before: dict[Language, tuple[_Form, ...]]
    right: dict[Language, frozenset[str]]
    """Words that a slip would make another word of."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each word in another spelling or form than in official texts; initials are not read."""
    lexicon = draft.lexicon
    words = spellings(lexicon.language)
    forms = {form.word: form.due for form in _spellings().before.get(lexicon.language, ())}
    for clause in draft.clauses:
        unquoted = quoted_in(lexicon).sub(lambda match: "\0" * len(match[0]), clause.paragraph.text)
        text = unquoted.replace("\u00a0", " ").replace("\u2011", "-")
        for match in _pattern(lexicon).finditer(text):
            word, form, following = match.group("word", "form", "following")
            if form and following.isupper():
                continue
            due = f"{forms[form]} {following}".replace("’ ", "’") if form else _respelt(word, words)
            message, place = ("form", match.start("form")) if form else ("other", match.start("word"))
            shown = text[place : match.end()]
            if shown != due:
                yield clause.remark(Severity.WARNING, message, offset=place, text=shown, hint="due", due=f"`{due}`")
    right = _spellings().right.get(lexicon.language)
    for clause, match, meant in misspelt(draft, right) if right else ():
        yield clause.remark(Severity.WARNING, "slip", offset=match.start(), text=match[0], hint="due", due=f"`{meant}`")


def spellings(language: Language) -> Mapping[str, str]:
    """Return the spellings of a language that official texts do not use, each with theirs."""
    return _spellings().words.get(language, {})


def _respelt(word: str, words: Mapping[str, str]) -> str:
    """Return how official texts spell a word that one of the entries matches."""
    found = ((re.fullmatch(any_form_of([entry], r"(\w*)"), word), right) for entry, right in words.items())
    return next(right.replace("*", "".join(match.groups())) for match, right in found if match)


@lru_cache(maxsize=16)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches a word as an entry spells it, or one in a wrong form, with the word that follows."""
    words, forms = spellings(lexicon.language), _spellings().before.get(lexicon.language, ())
    wrong = (rf"{one.word}(?= (?i:(?!{any_of(one.but)}){any_of(one.letters)})\w)" for one in forms)
    begins, ends = ("", "") if lexicon.language is Language.CHINESE else (r"(?:(?<![\w’'.-])|(?=%))", r"(?![\w-])")
    particle = f"{any_of(lexicon.proclitics)}?" if lexicon.proclitics else ""
    return re.compile(
        rf"{begins}{particle}(?P<word>{any_form_of(words)}){ends}"
        rf"|{begins}(?P<form>{'|'.join(wrong) or '(?!)'}) (?P<following>\w+)"
    )


def _spellings() -> _Spellings:
    return load_package_data(_Spellings, "checks", "spelling.json")
