"""Faults of records: what in a JSON file its format does not allow, said in English and in the words of a reader.

The words stand in `renderers/labels/<language>.json`, under `faults`. They are read here, far below the renderers,
because every record that is read may have faults, and only when there is one.
"""

from __future__ import annotations

from functools import cache

import msgspec

from draftdiff.decoding import decode_json
from draftdiff.model import Language
from draftdiff.package_data import read_package_data
from draftdiff.problems import Location, Problem, Severity

Said = str | int | tuple[str, ...]
"""A value of a fault: a word of the file, a number, or names of words, of which one or another is meant."""

_EITHER = "either"
"""The name of what joins such words."""


class Fault(Problem, frozen=True, kw_only=True):
    """A problem of a record. Its message is in English; `in_words` gives it in another language.

    `says` and `advises` are the names of the words for its message and its hint; a hint without such a name is the
    schema's own description, and English everywhere.
    """

    says: str
    advises: str = ""
    values: dict[str, Said] = msgspec.field(default_factory=dict)


class _Words(msgspec.Struct, frozen=True):
    """What is read here of a file of labels."""

    faults: dict[str, str]


def fault(
    code: str, location: Location, values: dict[str, Said], *, says: str = "", advises: str = "", hint: str = ""
) -> Fault:
    """Return a fault, in English. `says` is the name of its words, where a code has several."""
    found = Fault(
        code=code,
        severity=Severity.ERROR,
        message="",
        location=location,
        hint=hint,
        says=says or code,
        advises=advises,
        values=values,
    )
    return msgspec.structs.replace(found, **_said(found, Language.ENGLISH))


def in_words(problem: Problem, reader: Language) -> Problem:
    """Return a fault as a plain problem in the language of a reader; any other problem as it is."""
    if not isinstance(problem, Fault):
        return problem
    said = _said(problem, reader)
    return Problem(
        code=problem.code,
        severity=problem.severity,
        message=said["message"],
        location=problem.location,
        text=problem.text,
        hint=said["hint"],
    )


def _said(found: Fault, reader: Language) -> dict[str, str]:
    words = _words(reader)
    values = {
        name: words[_EITHER].join(words[one] for one in value) if isinstance(value, tuple) else value
        for name, value in found.values.items()
    }
    hint = words[found.advises].format_map(values) if found.advises else found.hint
    return {"message": words[found.says].format_map(values), "hint": hint}


@cache
def _words(reader: Language) -> dict[str, str]:
    data = read_package_data("renderers", "labels", f"{reader.value}.json")
    return decode_json(data, _Words).faults
