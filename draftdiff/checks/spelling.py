"""A word that official texts spell otherwise, *socio-economic*, *percent*, *twelve*, or in another form, *a important*.

The house spelling is that of no word processor, and what stood between *a* and its noun was struck out. A quotation is
spelt as its source is. The words stand in `spelling.json`: official texts have each of them less than once for a
hundred of what is proposed. Of a slip, *Secretray-General*, the text itself tells: the word stands there once, and what
is meant several times, in the same company.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import msgspec

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.quotation_marks import quoted_in
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.package_data import read_package_data
from draftdiff.patterns import any_form_of, any_of
from draftdiff.problems import Severity

_WORD = re.compile(r"[^\W\d_]+(?:[-’'\u2011][^\W\d_]+)*")
_SHORTEST, _LONGEST = 7, 60
"""Letters of a word: of shorter ones too many differ by a slip, *form* and *from*, and longer ones are none."""
_OFTEN = 3
"""Places in which a text spells a word as it is meant, at least."""


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
    """Words that a slip would make another word of; a language that is not named, as Arabic, has too many of them."""


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
    for clause, match, meant in _misspelt(draft, right) if right else ():
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


@lru_cache(maxsize=1)
def _spellings() -> _Spellings:
    return msgspec.json.decode(read_package_data("checks", "spelling.json"), type=_Spellings)


def _misspelt(draft: Draft, right: Collection[str]) -> Iterator[tuple[Clause, re.Match[str], str]]:
    """Yield each slip, but for some words that are right: its paragraph, its place, and what stands elsewhere.

    A slip has two letters in each other's place, or one too many of a pair, or too few.
    """
    places: dict[str, list[tuple[Clause, re.Match[str]]]] = defaultdict(list)
    company: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for clause in draft.clauses:
        found = [*_WORD.finditer(clause.paragraph.text)]
        for match in found:
            places[match[0].lower()].append((clause, match))
        for first, second in pairwise(match[0].lower() for match in found):
            company[first].append(("behind", second))
            company[second].append(("before", first))
    doubtful = {word for word, met in places.items() if len(met) == 1 and _SHORTEST <= len(word) <= _LONGEST}
    for word in sorted(doubtful.difference(right)):
        for meant in _meant(word):
            if len(places.get(meant, ())) >= _OFTEN and not set(company[word]).isdisjoint(company[meant]):
                yield *places[word][0], places[meant][0][1][0]


def _meant(word: str) -> Iterator[str]:
    """Yield what a word may be meant for: two letters change places, one of a pair goes, or a letter gets its pair."""
    for place in range(1, len(word)):
        before, first, second, behind = word[: place - 1], word[place - 1], word[place], word[place + 1 :]
        if first == second:
            yield before + second + behind
        else:
            yield before + second + first + behind
            yield before + first + first + second + behind
