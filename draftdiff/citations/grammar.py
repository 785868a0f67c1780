"""The patterns of citations of one language, each compiled when it is first needed.

The data is `Lexicon.patterns`. In a pattern `<month>` stands for any month of the lexicon, `<joint>` for what
joins the members of a list or range, `<day>` for the number of a day, `<reference>` for the number of a
paragraph.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.patterns import any_of, late_pattern
from draftdiff.tokens import HAN

REFERENCE = (
    r"\d{1,3}(?!\d)(?:\.\d{1,2})*(?: ?(?:bis|ter)\b)?"
    r"(?: ?\(?(?:[a-z]{1,4}|[\u0621-\u064a]{1,2}|[\u0430-\u044f])\))*"
)
"""The number of a paragraph with its letters: `3`, `3 (b)`, `3 b)`, `12 bis`."""

_MACRO = late_pattern(r"(?<!\?P)<(month|joint|day|reference)>")
_WORD_START = late_pattern(r"\A\\b(\[\w+\])")
_NEVER = "(?!)"


def _named(name: str) -> cached_property[re.Pattern[str]]:
    return cached_property(lambda grammar: grammar.compiled(name))


class Grammar:
    """The patterns of a lexicon; one that a language does not have never matches."""

    joint = _named("joint")
    dated_after = _named("dated-after")
    dated_before = _named("dated-before")
    resolution_noun = _named("resolution-noun")
    decision_noun = _named("decision-noun")
    session = _named("session")
    meeting = _named("meeting")
    annex = _named("annex")
    paragraph = _named("paragraph")
    article = _named("article")
    treaty = _named("treaty")
    ibid = _named("ibid")
    numeral = _named("numeral")

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def dates(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of dates, apart: one that begins with a figure is found faster alone."""
        patterns = self.lexicon.patterns.get("date", ())
        return tuple(re.compile(self.expanded(pattern)) for pattern in patterns)

    def compiled(self, name: str) -> re.Pattern[str]:
        """Compile the patterns of one name as alternatives."""
        return re.compile(self._source(name))

    def mentions(self, name: str, text: str) -> bool:
        """Say whether a text can match the patterns of a name at all: whether it holds one of their hints."""
        hints = self.lexicon.hints.get(name)
        return hints is None or any(map(text.__contains__, hints))

    def _source(self, name: str) -> str:
        found = self.lexicon.patterns.get(name, ())
        return "|".join(map(self.expanded, found)) or _NEVER

    def expanded(self, pattern: str) -> str:
        """Return a pattern with the meanings of its macros; what stands before its first letter is looked at behind it.

        A pattern that begins with letters is found faster than one that begins with a condition.
        """
        pattern = _WORD_START.sub(r"\1(?<!\\w\1)", pattern)
        return _MACRO.sub(lambda match: self._meaning(match[1]), pattern)

    def _meaning(self, macro: str) -> str:
        if macro == "month":
            return self._month
        if macro == "reference":
            return REFERENCE
        return f"(?:{self._source(macro)})"

    @cached_property
    def _month(self) -> str:
        names = self.lexicon.months
        return any_of({**names, **{name[:1].upper() + name[1:]: 0 for name in names}}).replace("/", " ?/? ?")

    def month_number(self, name: str) -> int:
        """Return the number of a month as a pattern found it, 0 if there is none of this name."""
        return self._month_numbers.get(_plain_month(name), 0)

    @cached_property
    def _month_numbers(self) -> dict[str, int]:
        return {_plain_month(name): number for name, number in self.lexicon.months.items()}

    @cached_property
    def resolution(self) -> re.Pattern[str]:
        """`75/16`, with the parts of the resolution behind it."""
        return re.compile(
            rf"(?P<session>\d(?<![\d/A-Z.\-].)(?<![A-Z] .)(?:\d{{0,2}}|(?:(?<=1)9|(?<=2)0)\d\d))/(?P<number>\d{{1,3}})"
            rf"{self._parts}(?![\d/])"
        )

    @cached_property
    def special(self) -> re.Pattern[str]:
        """`ES-10/21`, with the parts of the resolution behind it."""
        marks = any_of(self.lexicon.session_marks)
        return re.compile(
            rf"(?<![A-Z/])(?P<mark>{marks})-(?P<session>\d{{1,2}})/(?P<number>\d{{1,3}}){self._parts}(?![\d/])"
        )

    @cached_property
    def era(self) -> re.Pattern[str]:
        """`3369 (XXX)`, with the parts of the resolution between number and bracket."""
        marks = any_of(self.lexicon.session_marks)
        return re.compile(
            rf"(?P<number>\d(?<![\d/].)(?<![A-Za-z]\..)(?<!Decl\. .)(?<!Dec\. .)\d{{0,3}})"
            rf"{self._parts} ?\((?:(?P<mark>{marks})-)?"
            r"(?P<session>[IVXLC\u0425\u0421\u0406]{1,7}|(?<=-)\d{1,2})\)"
        )

    @cached_property
    def part(self) -> re.Pattern[str]:
        """The name of one part of a resolution."""
        return re.compile(any_of(self.lexicon.part_names))

    @cached_property
    def _parts(self) -> str:
        part, proclitic = self.part.pattern, any_of(self.lexicon.proclitics)
        more = rf"(?:{self.joint.pattern})(?:{proclitic})?{part}"
        letter = rf"[^\W\d_{HAN}]" if self.lexicon.language is Language.CHINESE else r"[^\W\d_]"
        return rf"(?P<parts> ?{part}(?:{more})*(?!{letter}))?"

    @cached_property
    def conference(self) -> re.Pattern[str]:
        """`1/CP.21`, a decision of a conference of parties."""
        names = any_of(self.lexicon.conferences)
        return re.compile(rf"(?P<number>\d(?<![\d/].)\d{{0,2}})/(?P<name>{names})[./\-](?P<session>\d{{1,2}})(?![\d/])")

    @cached_property
    def body_of(self) -> dict[str, str]:
        """The beginning of a body's symbols, by each name of the body."""
        return {name: body for body, names in self.lexicon.bodies.items() for name in names}

    @cached_property
    def sub_letters(self) -> dict[str, str]:
        """The letter that a reader of English expects, by the letter of a sub-paragraph."""
        return {letter: chr(ord("a") + index) for index, letter in enumerate(self.lexicon.letters[:26])}

    @cached_property
    def noun_is_behind(self) -> bool:
        """Whether the word for resolution stands behind the numbers, and the date before them."""
        return "dated-before" in self.lexicon.patterns


@lru_cache(maxsize=16)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """Return the grammar of a lexicon."""
    return Grammar(lexicon)


def _plain_month(name: str) -> str:
    """Return a name of a month in lower case, without the stroke and the spaces that may stand in it."""
    return name.replace(" ", "").replace("/", "").lower()
