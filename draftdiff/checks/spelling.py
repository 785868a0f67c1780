"""A word that official texts spell otherwise, *socio-economic*, *percent*, *twelve*, or in another form, *a important*.

The house spelling is that of no word processor, and what stood between *a* and its noun was struck out. A quotation is
spelt as its source is, but for the year of an agenda. The words stand in `spelling.json`: official texts have each of
them less than once for a hundred of what is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.misspelt import misspelt
from draftdiff.checks.quotation_marks import quoted_in
from draftdiff.checks.remarks import Remark
from draftdiff.citations import Citation, CitationKind
from draftdiff.citations.bodies import SECURITY
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.patterns import any_form_of, any_of
from draftdiff.problems import Severity
from draftdiff.tokens import HAN

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d{4}")
_ALIKE = str.maketrans("\u00a0\u2011'", " -’")
_UNSAID = "--"
"""Before a date whose year is not stated."""
_TWO_FIGURES = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
"""The number of a session; few bodies have had more than a hundred, and theirs are in figures."""
_SIGN = re.compile(f"[{HAN}]")
_PLURAL = ("s", "x", "z")

_ELSEWHERE = ("", SECURITY)
"""The bodies, by the beginning of their symbols, that do not write in the style of the Assembly; the first: unknown."""


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short word that has another form before some letters, but for words that begin otherwise."""

    word: str
    due: str
    letters: tuple[str, ...]
    but: tuple[str, ...]


class _Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand before a noun in the singular, and before one in the plural."""

    one: tuple[str, ...]
    many: tuple[str, ...]
    but: frozenset[str]
    """Nouns that end in the singular as others do in the plural, and verbs that look like a noun."""


class _Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `spelling.json`; `*` stands for the same letters on both sides, and what is right stands for itself."""

    words: dict[Language, dict[str, str]]
    of_text: frozenset[str]
    """Words for the text itself that the Security Council and bodies of other organizations spell so."""
    before: dict[Language, tuple[_Form, ...]]
    right: dict[Language, frozenset[str]]
    """Words that a slip would make another word of."""
    numbers: dict[Language, _Numbers]
    dates: dict[Language, str]
    """Regular expressions of the forms that official texts give a date; `MONTH` stands for a name of one."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each word in another spelling or form than in official texts; initials are not read."""
    lexicon = draft.lexicon
    is_elsewhere = bool(draft.document.organ) and draft.body in _ELSEWHERE
    usual = _spellings().of_text if is_elsewhere else frozenset()
    listed = [remark for clause in draft.clauses for remark in _other_spellings(clause, lexicon, usual)]
    told = {remark.location for remark in listed}
    yield from listed
    yield from _other_number(draft)
    yield from _other_dates(draft)
    yield from _sessions_in_figures(draft)
    yield from _traditional(draft)
    right = _spellings().right.get(lexicon.language)
    for clause, match, meant in misspelt(draft, right) if right else ():
        slip = clause.remark(
            Severity.WARNING, "slip", offset=match.start(), text=match[0], hint="due", due=f"`{meant}`"
        )
        if slip.location not in told:
            yield slip


def _other_spellings(clause: Clause, lexicon: Lexicon, usual: frozenset[str]) -> Iterator[Remark]:
    """Yield a problem for each word of a paragraph that stands in the list in another spelling, or in a wrong form.

    What is `usual` in the texts of a body is none.
    """
    words = spellings(lexicon.language)
    forms = {form.word: form.due for form in _spellings().before.get(lexicon.language, ())}
    text = clause.paragraph.text.translate(_ALIKE)
    quoted = [range(*quotation.span()) for quotation in quoted_in(lexicon).finditer(text)]
    for match in _pattern(lexicon).finditer(text):
        word, form, following = match.group("word", "form", "following")
        if form and following.isupper():
            continue
        due = f"{forms[form]} {following}".replace("’ ", "’") if form else _respelt(word, words)
        message, place = ("form", match.start("form")) if form else ("other", match.start("word"))
        shown = text[place : match.end()]
        is_quoted = any(place in one for one in quoted) and not _YEAR.search(due)
        if shown != due and not is_quoted and word not in usual:
            yield clause.remark(Severity.WARNING, message, offset=place, text=shown, hint="due", due=f"`{due}`")


def _traditional(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for the first traditional sign of each Chinese paragraph: official texts have simplified ones."""
    for clause in draft.clauses if draft.lexicon.language is Language.CHINESE else ():
        signs = _SIGN.finditer(clause.paragraph.text)
        if found := next((one for one in signs if _is_in(one[0], "big5") and not _is_in(one[0], "gb2312")), None):
            yield clause.remark(Severity.WARNING, "other", offset=found.start(), text=found[0])


def _is_in(sign: str, encoding: str) -> bool:
    return sign.encode(encoding, "ignore") != b""


def _other_number(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each noun without an ending for the plural behind *les*, or with one behind *la*.

    The text itself has the noun in the other number.
    """
    numbers = _spellings().numbers.get(draft.lexicon.language)
    if numbers is None:
        return
    known = {word for clause in draft.clauses for word in _WORD.findall(clause.paragraph.text.lower())}
    for clause in draft.clauses:
        for match in _before_noun(draft.lexicon.language).finditer(clause.paragraph.text):
            noun = match["noun"].lower()
            others = [noun[:-1]] if noun.endswith(_PLURAL) else [noun + ending for ending in ("s", "es", "x")]
            is_other = noun.endswith(_PLURAL) == bool(match["one"]) and not known.isdisjoint(others)
            if is_other and noun not in numbers.but and noun not in draft.lexicon.ordinals:
                yield clause.remark(Severity.WARNING, "number", offset=match.start(), text=match[0])


@lru_cache
def _before_noun(language: Language) -> re.Pattern[str]:
    numbers = _spellings().numbers[language]
    words = rf"(?:(?P<one>{any_of(numbers.one)})|{any_of(numbers.many)})"
    return re.compile(rf"(?<![\w’'-]){words}[ \u00a0](?P<noun>[^\W\d_]{{4,}})(?![\w(’'\u2011-])", re.IGNORECASE)


def _other_dates(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each date in another form than in official texts: *December 14, 2118*, *175/3 of 14 May*."""
    pattern = _date(draft.lexicon)
    for clause, one in _cited(draft, CitationKind.DATE):
        found = pattern.match(clause.paragraph.text, one.start) if pattern else None
        is_other = pattern and (not found or found.end() < one.start + len(one.text))
        if is_other or (one.value.startswith(_UNSAID) and _dates_resolution(one, clause)):
            yield clause.remark(Severity.WARNING, "date", offset=one.start, text=one.text)


def _dates_resolution(date: Citation, clause: Clause) -> bool:
    return any(one.kind is CitationKind.RESOLUTION and one.date == date.value for one in clause.citations)


def _sessions_in_figures(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each number of a session in figures, *77th session*, where official texts have words.

    The words are given where all forms of the ordinal begin alike.
    """
    if not keeps("sessions in words", draft.lexicon.language):
        return
    for clause, one in _cited(draft, CitationKind.SESSION):
        found = _TWO_FIGURES.search(one.text)
        if found:
            words = [word for word, number in draft.lexicon.ordinals.items() if number == int(found[0])]
            due = min(words, key=len, default="")
            hint = "due" if due and all(word.startswith(due) for word in words) else ""
            yield clause.remark(Severity.WARNING, "other", offset=one.start, text=one.text, hint=hint, due=f"`{due}`")


def _cited(draft: Draft, kind: CitationKind) -> Iterator[tuple[Clause, Citation]]:
    return ((clause, one) for clause in draft.clauses for one in clause.citations if one.kind is kind)


@lru_cache(maxsize=16)
def _date(lexicon: Lexicon) -> re.Pattern[str] | None:
    form = _spellings().dates.get(lexicon.language)
    source = form.replace(" ", "\\s").replace("MONTH", any_of(lexicon.months)) if form else ""
    return re.compile(source, re.IGNORECASE) if source else None


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
    begins, ends = ("", "") if lexicon.language is Language.CHINESE else (r"(?:(?<![\w’./-])|(?=[%&]))", r"(?![\w-])")
    particle = f"{any_of(lexicon.proclitics)}?" if lexicon.proclitics else ""
    return re.compile(
        rf"{begins}{particle}(?P<word>{any_form_of(words)}){ends}"
        rf"|{begins}(?P<form>{'|'.join(wrong) or '(?!)'}) (?P<following>\w+)"
    )


def _spellings() -> _Spellings:
    return load_package_data(_Spellings, "checks", "spelling.json")
