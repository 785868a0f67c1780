"""What the tool says to a reader, in the reader's language: phrases, plural forms, messages, terms.

A file has these parts; all six files hold the same keys, and a test proves it:

- `plurals`: form to a regular expression that the whole decimal number must match, tried in order; what no
  expression matches takes the form `other`.
- `phrases`: what renderers say. A template (`{name}`), or one for each plural form, chosen by `count`.
- `messages`: the facts of findings and flags, by `Finding.message`; what kind they are is a term. `{verb.old}` and
  `{verb.new}` are filled from the value named `verb`, `{verb}` says both sides (`old → new`, `+ new` or `− old`),
  `{values}` says all values. Forms are chosen by the value `count` (its new side, else its old side). A side that is
  the key of a paragraph is said as its label, one that is a term as the term, an ISO date as a date.
- `problems`: what an import had to tell, by `Problem.code`, counted.
- `remarks`: what checks find, by `<code>.<message>`, and their hints, by `hint.<hint>`; `either` joins alternatives.
- `ordinals`: endings of a number in figures, each with a regular expression as in `plurals`: `{nth[session]}` in a
  message or remark is the value `session` with its ending, `79th`.
- `faults`: what is wrong with a JSON file as a record, by the name of the fault; `draftdiff.faults` says them.
- `terms`: words for language-neutral values, by the value's name: `direction` to `stronger` to its word.
- `months` and `date`: how a date is written; `letters`: what (a), (b) … are called; empty: just so.
- `said_once`: beginnings of labels that are left out of the second of two labels that both begin so.
- `divisions`: what a section or an annex is called by its letter or Roman number; without an entry, just so.
- `places`: what amendments call a paragraph, a note or a field: alone (`whole`), and behind a preposition (`in`,
  `after`, `before`); `nths` are the words for the first, the second … of them, by form where the forms differ. A
  phrase `amend.clause.<act>` that must agree with its place stands there too, by the act.
"""

# Without `from __future__ import annotations`, as in `model`.

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec
import msgspec.structs

from draftdiff.decoding import decode_json
from draftdiff.errors import DraftdiffError
from draftdiff.model import LANGUAGES, Language
from draftdiff.package_data import read_package_data
from draftdiff.patterns import late_pattern

Template = str | dict[str, str]
"""A text with placeholders, or one for each plural form."""


_DATE = late_pattern(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reader's language, one record for each of the six files."""

    language: Language
    direction: str
    """`ltr` or `rtl`."""
    plurals: dict[str, str]
    ordinals: dict[str, str]
    months: tuple[str, ...]
    date: Template
    letters: tuple[str, ...]
    said_once: tuple[str, ...]
    divisions: dict[str, str]
    nths: dict[str, tuple[str, ...]]
    places: dict[str, dict[str, str]]
    phrases: dict[str, Template]
    messages: dict[str, Template]
    problems: dict[str, Template]
    remarks: dict[str, str]
    faults: dict[str, str]
    terms: dict[str, dict[str, str]]

    def say(self, phrase: str, **values: object) -> str:
        """Return a phrase with its placeholders filled; `count` chooses among plural forms."""
        template = self.phrases[phrase]
        if isinstance(template, str):
            return template.format_map(values) if values else template
        return fill(template, values, int(str(values.get("count", 0))), self.plurals)

    def term(self, name: str, value: str) -> str:
        """Return the word for a language-neutral value, or the value itself where there is none."""
        return self.terms.get(name, {}).get(value, value)

    def remark(self, name: str, values: Mapping[str, object]) -> str:
        """Return what a check found, or its hint, with its placeholders filled."""
        return self.remarks[name].format_map(values)

    def after(self, first: str, second: str) -> str:
        """Return a label as it is said after another: without the beginning of both that is said once."""
        for beginning in self.said_once:
            if first.startswith(beginning) and second.startswith(beginning):
                return second.removeprefix(beginning)
        return second

    def ordinal(self, number: str) -> str:
        """Write a number in figures as that of one in a row (`79th`); anything else stays as it is."""
        if not number.isdecimal():
            return number
        return number + next((end for end, pattern in self.ordinals.items() if re.fullmatch(pattern, number)), "")

    def place(self, kind: str, form: str, number: str, path: str) -> str:
        """Return what amendments call a place: `in the third preambular paragraph`."""
        words = self.nths.get(form, self.nths[""])
        is_counted = number.isdecimal() and 0 < int(number) <= len(words)
        nth = words[int(number) - 1] if is_counted else self.ordinal(number)
        return self.places[kind][form].format_map({"number": number, "nth": nth, "path": path})

    def worded_date(self, date: str) -> str:
        """Write an ISO date (`2020-11-23`) as the reader's language does; anything else stays as it is."""
        found = _DATE.fullmatch(date)
        if not found:
            return date
        year, month, day = found.groups()
        values = {"day": int(day), "month": self.months[int(month) - 1], "year": year}
        return fill(self.date, values, int(day), self.plurals)


def fill(template: Template, values: Mapping[str, object], count: int, plurals: Mapping[str, str]) -> str:
    """Fill a template; of several plural forms, take the one for the count."""
    if not isinstance(template, str):
        template = template[plural_form(count, plurals)]
    return template.format_map(values)


def plural_form(count: int, plurals: Mapping[str, str]) -> str:
    """Return the name of the plural form that a number takes."""
    return next((form for form, pattern in plurals.items() if re.fullmatch(pattern, str(count))), "other")


@lru_cache
def load_labels(reader: str) -> Labels:
    """Return the labels of a reader's language, given by its code. Raises DraftdiffError for any but the six."""
    if reader not in LANGUAGES:
        hint = f"name one of: {', '.join(LANGUAGES)}"
        raise DraftdiffError(f"there are no reports in `{reader}`", hint=hint, slug="unknown-language")
    data = read_package_data("renderers", "labels", f"{reader}.json")
    return decode_json(data, Labels)


def direction_of(language: Language) -> str:
    """Return the direction in which a language is written: `ltr` or `rtl`."""
    return "ltr" if language is Language.UNKNOWN else load_labels(language).direction


def page_labels(reader: str) -> Labels:
    """Return the labels of a reader with the arrow that a page can show: a terminal may not turn it round."""
    labels = load_labels(reader)
    return msgspec.structs.replace(labels, phrases={**labels.phrases, "from-to": labels.phrases["report.from-to"]})


def labels_in(format_name: str, reader: str) -> Labels:
    """Return the labels of a reader for what is written in a format: those of a page where it is shown as one."""
    return page_labels(reader) if format_name in ("html", "docx") else load_labels(reader)
