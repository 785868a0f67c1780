"""What cover, running heads, adoption and meeting lines look like in a language: `layout` of its lexicon, compiled.

Patterns may hold `%date%` and `%month%`, which stand for the language's dates and months. English stands in
for what all languages print in English (`Distr.: General`, `30 November 2020`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from datetime import date
from functools import cache

from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language
from draftdiff.tokens import INVISIBLE, compare_key, compared_text

_GROUP = re.compile(r"\(\?P<\w+>")
_SPACES = re.compile(r"\\s[+*?]?| ")
_SHORT_LINE = 80
"""Only so short a line is matched without its spaces: it is one of a cover or of a foot."""
_SIGNS = ("#", "*", "_")
_EMPHASIS = re.compile(r"^#{1,6}\s+|\*+|(?<!\w)_+|_+(?!\w)")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_FILLERS = re.compile(rf"[{INVISIBLE}\u0640]")


def plain(text: str) -> str:
    """Return a text with plain spaces and hyphens, without what cannot be seen or only fills a line."""
    return " ".join(_FILLERS.sub("", text).translate(_HYPHENS).split())


class Layout:
    """The layout patterns of one language, by name; a name without patterns matches nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._meant: dict[str, str] = {}
        self._months = {_month_name(month): number for month, number in lexicon.months.items()}
        patterns = (r"\s?/\s?".join(map(re.escape, month.split("/"))) for month in lexicon.months)
        names = "|".join(sorted(patterns, key=len, reverse=True))
        months = f"(?i:{names})"
        dates = [pattern.replace("%month%", months) for pattern in lexicon.layout.get("date", ())]
        any_date = "(?:" + "|".join(_GROUP.sub("(?:", pattern) for pattern in dates) + ")"
        parts = {"%date%": f"(?P<date>{any_date})", "%month%": months}
        filled = {name: [_filled(one, parts) for one in patterns] for name, patterns in lexicon.layout.items()}
        self._patterns = {name: tuple(map(re.compile, patterns)) for name, patterns in filled.items()}
        self._closed = {
            name: tuple(re.compile(_SPACES.sub("", pattern)) for pattern in patterns)
            for name, patterns in filled.items()
        }

    def with_misread(self, text: str, meant: str) -> Layout:
        """Return a layout to which a misread text is the one that was meant, where whole texts are matched."""
        layout = copy(self)
        layout._meant = {plain(text): meant}
        return layout

    def full(self, name: str, text: str) -> re.Match[str] | None:
        """Match a whole text, as `plain` gives it, without signs of Markdown round it, also in capitals.

        If need be it is matched without its spaces, which may split words.
        """
        text = self._meant.get(text, text)
        text = _EMPHASIS.sub("", text) if text[:1] in _SIGNS else text
        patterns = self._patterns.get(name, ())
        if text.isupper() and len(text) <= _SHORT_LINE:
            patterns = tuple(re.compile(one.pattern, re.IGNORECASE) for one in patterns)
        found = next((found for one in patterns if (found := one.fullmatch(text))), None)
        if found is None and len(text) <= _SHORT_LINE:
            closed = text.replace(" ", "")
            found = next((found for one in self._closed.get(name, ()) if (found := one.fullmatch(closed))), None)
        return found

    def search(self, name: str, text: str, start: int = 0) -> re.Match[str] | None:
        """Find the first place in a text that matches."""
        found = (one.search(text, start) for one in self._patterns.get(name, ()))
        return min(filter(None, found), key=lambda match: (match.start(), -match.end()), default=None)

    def at(self, name: str, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at one place of a text."""
        return next((found for one in self._patterns.get(name, ()) if (found := one.match(text, start))), None)

    def date_of(self, text: str) -> str:
        """Return the first date of a text in ISO 8601; empty if there is none that can be read."""
        found = self.search("date", text)
        if found is None:
            return ""
        month = found["month"]
        number = int(month) if month.isdigit() else self._months.get(_month_name(month), 0)
        try:
            return date(int(found["year"]), number, int(found["day"])).isoformat()
        except (IndexError, ValueError):
            return ""

    def is_month(self, text: str) -> bool:
        """Say whether a text is the name of a month alone, perhaps without the stroke between its two names."""
        return _letters(text) in map(_letters, self.lexicon.months)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its parts. Its numbers and words get an end, for they are looked for in long ones too."""
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern.replace(r"\d+", r"\d{1,9}").replace(r"[^\W\d_]+", r"[^\W\d_]{1,60}").replace(r"\w+", r"\w{1,60}")


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, compared_text(text).lower()))


def _month_name(printed: str) -> str:
    return re.sub(r"\s?/\s?", "/", compare_key(printed).lower())


@cache
def layout_of(language: Language) -> Layout:
    """Return the compiled layout of a language. Raises InvalidRecord for `und`."""
    return Layout(load_lexicon(language))


def is_said(name: str, text: str, layout: Layout) -> bool:
    """Say whether a whole text is such a word or line of a typist."""
    return any(one.full(name, text) is not None for one in spoken(layout))


def spoken(layout: Layout) -> tuple[Layout, Layout]:
    """Return the words of a language and those of English, in which most negotiate."""
    return layout, layout_of(Language.ENGLISH)
