"""The patterns of citations of one language, compiled once.

The data is `Lexicon.patterns`. In a pattern `<month>` stands for any month of the lexicon, `<joint>` for what joins
the members of a list or range, `<day>` for the number of a day, `<reference>` for the number of a paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from draftdiff.lexicon import Lexicon

REFERENCE = r"\d{1,3}(?:\.\d{1,2})*(?: ?(?:bis|ter)\b)?(?: ?\(?(?:[a-z]{1,4}|[\u0621-\u064a]{1,2}|[\u0430-\u044f])\))*"
"""The number of a paragraph with its letters: `3`, `3 (b)`, `3 b)`, `12 bis`."""

_MACRO = re.compile(r"(?<!\?P)<(month|joint|day|reference)>")
_NEVER = re.compile(r"(?!)")


class Grammar(NamedTuple):
    """Compiled patterns; one that a language does not have never matches."""

    resolution: re.Pattern[str]
    special: re.Pattern[str]
    era: re.Pattern[str]
    part: re.Pattern[str]
    conference: re.Pattern[str]
    joint: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    dated_after: re.Pattern[str]
    dated_before: re.Pattern[str]
    resolution_noun: re.Pattern[str]
    decision_noun: re.Pattern[str]
    bodies: re.Pattern[str]
    session: re.Pattern[str]
    meeting: re.Pattern[str]
    annex: re.Pattern[str]
    paragraph: re.Pattern[str]
    article: re.Pattern[str]
    treaty: re.Pattern[str]
    ibid: re.Pattern[str]
    numeral: re.Pattern[str]
    body_of: dict[str, str]
    part_letters: dict[str, str]
    sub_letters: dict[str, str]
    session_marks: dict[str, str]
    conferences: dict[str, str]
    months: dict[str, int]
    ordinals: dict[str, int]
    proclitics: tuple[str, ...]
    noun_is_behind: bool


@lru_cache(maxsize=16)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """Return the compiled grammar of a lexicon."""
    macros = _macros(lexicon)

    def compiled(name: str) -> re.Pattern[str]:
        found = lexicon.patterns.get(name, ())
        return re.compile("|".join(_expanded(pattern, macros) for pattern in found)) if found else _NEVER

    body_of = {name: body for body, names in lexicon.bodies.items() for name in names}
    return Grammar(
        **_number_patterns(lexicon, macros["joint"]),
        joint=compiled("joint"),
        dates=tuple(re.compile(_expanded(pattern, macros)) for pattern in lexicon.patterns.get("date", ())),
        dated_after=compiled("dated-after"),
        dated_before=compiled("dated-before"),
        resolution_noun=compiled("resolution-noun"),
        decision_noun=compiled("decision-noun"),
        bodies=re.compile(_any_of(body_of)) if body_of else _NEVER,
        session=compiled("session"),
        meeting=compiled("meeting"),
        annex=compiled("annex"),
        paragraph=compiled("paragraph"),
        article=compiled("article"),
        treaty=compiled("treaty"),
        ibid=compiled("ibid"),
        numeral=compiled("numeral"),
        body_of=body_of,
        part_letters=lexicon.part_names,
        sub_letters={letter: chr(ord("a") + index) for index, letter in enumerate(lexicon.letters[:26])},
        session_marks=lexicon.session_marks,
        conferences=lexicon.conferences,
        months=lexicon.months,
        ordinals=lexicon.ordinals,
        proclitics=lexicon.proclitics,
        noun_is_behind="dated-before" in lexicon.patterns,
    )


def _number_patterns(lexicon: Lexicon, joint: str) -> dict[str, re.Pattern[str]]:
    """The patterns of `75/16`, `ES-10/21` and `3369 (XXX)`, each with the parts of the resolution behind it."""
    part = _any_of(lexicon.part_names)
    marks = _any_of(lexicon.session_marks)
    proclitic = f"(?:{_any_of(lexicon.proclitics)})?"
    parts = rf"(?P<parts> ?{part}(?:{joint}{proclitic}{part})*(?![^\W\d_\u4e00-\u9fff]))"
    return {
        "resolution": re.compile(
            rf"(?<![\d/A-Z.\-])(?P<session>\d{{2}}|(?:19|20)\d\d)/(?P<number>\d{{1,3}}){parts}?(?![\d/])"
        ),
        "special": re.compile(
            rf"(?<![A-Z/])(?P<mark>{marks})-(?P<session>\d{{1,2}})/(?P<number>\d{{1,3}}){parts}?(?![\d/])"
        ),
        "era": re.compile(
            rf"(?<![\d/])(?P<number>\d{{1,4}}){parts}? ?\((?:(?P<mark>{marks})-)?"
            r"(?P<session>[IVXLC\u0425\u0421\u0406]{1,7}|(?<=-)\d{1,2})\)"
        ),
        "part": re.compile(part),
        "conference": re.compile(
            rf"(?<![\d/])(?P<number>\d{{1,3}})/(?P<name>{_any_of(lexicon.conferences)})[./\-](?P<session>\d{{1,2}})(?![\d/])"
        ),
    }


def _macros(lexicon: Lexicon) -> dict[str, str]:
    patterns = lexicon.patterns
    months = {form: 0 for name in lexicon.months for form in (name, name[:1].upper() + name[1:])}
    return {
        "month": _any_of(months).replace("/", " ?/ ?"),
        "joint": "(?:" + "|".join(patterns.get("joint", ("(?!)",))) + ")",
        "day": "(?:" + "|".join(patterns.get("day", (r"\d{1,2}",))) + ")",
        "reference": REFERENCE,
    }


def _any_of(names: tuple[str, ...] | dict[str, str] | dict[str, int]) -> str:
    ordered = sorted(names, key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(name).replace(r"\ ", " ") for name in ordered) + ")" if names else "(?!)"
    )


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    return _MACRO.sub(lambda match: macros[match[1]], pattern)
