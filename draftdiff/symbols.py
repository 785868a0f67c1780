"""Symbols of documents of the United Nations: A/RES/75/16, A/C.3/75/L.8/Rev.1, S/RES/1325 (2000), A/RES/3369(XXX)."""

from __future__ import annotations

import re

from msgspec import Struct

from draftdiff.roman import from_roman


class Symbol(Struct, frozen=True, kw_only=True):
    """A symbol taken apart; every part is text, empty where the symbol has none.

    `text` is the one spelling that the product stores and compares. `body` is the organ (`A`, `A/C.3`, `S`),
    `session` as in `75`, `ES-11` or `S-32`, `kind` what stands before the number (`RES`, `DEC`, `L`, `PV`; empty
    for a plain document), `part` the letter of a part or several (`B`, `A-C`), `suffix` what a later issue adds
    (`Rev.1`, `Rev.1/Add.1`).
    """

    text: str
    body: str
    kind: str
    session: str
    number: str
    part: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """Return the canonical spelling."""
        return self.text

    @property
    def is_adopted(self) -> bool:
        """Say whether it names an adopted text: a resolution or a decision."""
        return self.kind in ("RES", "DEC")

    @property
    def revision(self) -> int:
        """Return which revision of a draft it names; 0: the first text."""
        found = re.search(_REVISION, self.suffix)
        return int(found[1]) if found else 0

    @property
    def unrevised(self) -> str:
        """Return what all revisions of a draft have in common."""
        return re.sub(_REVISION, "", self.text)


_BODY = r"(?P<body>[A-Z]{1,5}(?:/(?!RES/|DEC/)[A-Z][A-Za-z]{1,4}(?:\.\d+)?|/[A-Z]\.\d+)*)"
_SESSION = r"(?P<session>(?:ES|S)-\d{1,2}|\d{1,4})"
_PART = r"(?:\s?(?P<part>[A-Z](?:\s?[-–]\s?[A-Z])?))?"
_SUFFIX = r"(?P<suffix>(?:/(?:Rev|Add|Corr|Amend)\.\d+)*)"
_LATER_ISSUE = r"\b(?:REV|ADD|CORR|AMEND)\."
_REVISION = r"(?:^|/)Rev\.(\d+)$"
_NUMBER = r"(?P<number>\d{1,4})"
_ERA = r"\(\s?(?P<era>(?:(?:ES|S)-)?[IVXLC]{1,7})\s?\)"
_YEARLY = r"\d{4}"
"""A session of four figures is a year: so the Economic and Social Council counts."""
_YEAR = r"\(\s?(?P<year>(?:19|2\d)\d\d)\s?\)"

_RESOLUTION = rf"(?:{_BODY}/(?P<kind>RES|DEC)/)?{_SESSION}/{_NUMBER}{_PART}{_SUFFIX}"
_NUMBERED_BY_ERA = rf"(?:(?P<body>A)/RES/)?{_NUMBER}(?:\s?(?P<part>[A-Z]))?\s?{_ERA}(?:\s(?P<part_after>[A-Z]))?"
_NUMBERED_BY_YEAR = rf"(?:(?P<body>S)/RES/)?{_NUMBER}\s?{_YEAR}"
_OTHER = rf"{_BODY}/{_SESSION}/(?:(?P<kind>[A-Z]{{1,4}})[./])?{_NUMBER}{_SUFFIX}"

ENVIRONMENT = "UNEP/EA"
"""The United Nations Environment Assembly, which writes its session otherwise: `UNEP/EA.5/Res.14`."""
_OF_ENVIRONMENT = rf"(?P<body>{ENVIRONMENT})\.(?P<session>\d{{1,2}}|SS\.\d)/(?P<kind>Res|Dec|L)\.{_NUMBER}{_SUFFIX}"
_HEALTH = rf"(?P<body>WHA|EB)(?P<session>\d{{1,3}})(?:\.R?{_NUMBER}|\((?P<decision>\d{{1,3}})\))"
_CONFERENCE = rf"{_NUMBER}/(?P<body>CP|CMP|CMA|MOP)\.(?P<session>\d{{1,2}})"

_LONGEST = 100
"""No symbol is half as long, and patterns would take long over a longer text."""

_SPELLINGS = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"})
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"


def parse_symbol(text: str) -> Symbol | None:
    """Read a symbol that stands alone, full (`A/RES/75/16`) or short (`75/16`, `3369 (XXX)`, `1325 (2000)`).

    A short form is taken for a resolution of the General Assembly, `2023/12` for one of the Economic and Social
    Council, with a year in brackets for one of the Security Council. Returns None for anything else.
    """
    if len(text) > _LONGEST:
        return None
    visible = text if text.isascii() else re.sub(_INVISIBLE, "", text)
    plain = " ".join(visible.translate(_SPELLINGS).split())
    for pattern, build in _IN_BRACKETS if "(" in plain else _PLAIN:
        match = re.fullmatch(pattern, plain)
        if match:
            return build(match)
    return None


def of_body(symbol: Symbol, body: str) -> Symbol | None:
    """Return the symbol that a short form (`5/14`), which was read as the General Assembly's, is of another body."""
    return parse_symbol(symbol.text.replace(symbol.body, body, 1)) if body else None


def parse_typed_symbol(text: str) -> Symbol | None:
    """Read a symbol as a person types it: also without its `A/` (`75/L.27`), and in small letters (`c.3/75/l.8/rev.1`).

    Returns None for anything else.
    """
    capital = re.sub(_LATER_ISSUE, lambda word: word[0].capitalize(), text.upper())
    typed = (text, f"A/{text}", capital, f"A/{capital}")
    return next(filter(None, map(parse_symbol, typed)), None)


def _resolution(match: re.Match[str]) -> Symbol:
    body, kind = match["body"] or ("E" if re.fullmatch(_YEARLY, match["session"]) else "A"), match["kind"] or "RES"
    part = re.sub(r"\s?[-–]\s?", "-", match["part"] or "")
    core = f"{body}/{kind}/{match['session']}/{match['number']}"
    if body == ENVIRONMENT:
        core = f"{body}.{match['session']}/{kind.capitalize()}.{match['number']}"
    return Symbol(
        text=(f"{core} {part}" if part else core) + match["suffix"],
        body=body, kind=kind, session=match["session"], number=match["number"],
        part=part, suffix=match["suffix"].removeprefix("/"),
    )  # fmt: skip


def _numbered_by_era(match: re.Match[str]) -> Symbol:
    era, part = match["era"], match["part"] or match["part_after"] or ""
    special, _, roman = era.rpartition("-")
    number = from_roman(roman.lower())
    session = f"{special}-{number}" if special else str(number)
    core = f"A/RES/{match['number']}({era})"
    return Symbol(
        text=f"{core} {part}" if part else core,
        body="A", kind="RES", session=session, number=match["number"], part=part,
    )  # fmt: skip


def _numbered_by_year(match: re.Match[str]) -> Symbol:
    text = f"S/RES/{match['number']} ({match['year']})"
    return Symbol(text=text, body="S", kind="RES", session="", number=match["number"])


def _of_health(match: re.Match[str]) -> Symbol:
    decision = match["decision"]
    return Symbol(
        text=match[0], body=match["body"], kind="DEC" if decision else "RES", session=match["session"],
        number=decision or match["number"],
    )  # fmt: skip


def _of_conference(match: re.Match[str]) -> Symbol:
    return Symbol(text=match[0], body=match["body"], kind="DEC", session=match["session"], number=match["number"])


def _other(match: re.Match[str]) -> Symbol:
    return Symbol(
        text=match[0], body=match["body"], kind=(match["kind"] or "").upper(), session=match["session"],
        number=match["number"], suffix=match["suffix"].removeprefix("/"),
    )  # fmt: skip


_PLAIN = (
    (_RESOLUTION, _resolution),
    (_OF_ENVIRONMENT, _other),
    (_OTHER, _other),
    (_HEALTH, _of_health),
    (_CONFERENCE, _of_conference),
)
_IN_BRACKETS = ((_NUMBERED_BY_ERA, _numbered_by_era), (_NUMBERED_BY_YEAR, _numbered_by_year), (_HEALTH, _of_health))
"""The forms of a symbol, and how each is taken apart; a pattern is compiled when it is first tried."""
