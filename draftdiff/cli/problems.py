"""Problems of files as lines for a person, as a JSON array, or as SARIF for an editor or a code host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

import msgspec
from msgspec import Struct

from draftdiff import __version__
from draftdiff.checks import CHECKS
from draftdiff.model import Language
from draftdiff.problems import Location, Problem, Severity
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.labels import Labels, load_labels

PROBLEM_FORMATS = ("text", "json", "sarif")

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note", Severity.INFO: "note"}
"""Severities as SARIF calls them."""


class Found(Struct, frozen=True, kw_only=True):
    """A problem, the file it was found in as the user named it, and the label of its paragraph, if it is in one."""

    file: str
    label: str = ""
    problem: Problem


def written(found: Sequence[Found], format_name: str, reader: Language) -> Iterator[str]:
    """Yield the lines of a result in one of `PROBLEM_FORMATS`, in the words of a reader."""
    if format_name == "json":
        told = [{"file": one.file, "label": one.label, **msgspec.to_builtins(one.problem)} for one in found]
        yield json.dumps(told, ensure_ascii=False, indent=1)
    elif format_name == "sarif":
        yield json.dumps(_as_sarif(found, load_labels(reader)), ensure_ascii=False, indent=1)
    else:
        yield from problem_lines(found, reader)


def problem_lines(found: Iterable[Found], reader: Language = Language.ENGLISH) -> Iterator[str]:
    """Yield `FILE:LINE: severity: LABEL: message [code]` for each problem, and its hint on the next line.

    A hint of the problem before it is not said again. The words for the severity and the hint are the reader's; labels
    and messages are given in theirs.
    """
    labels, hinted = load_labels(reader), ""
    for one in found:
        problem = one.problem
        severity = labels.term("severity", problem.severity.value)
        parts = (_place(one.file, problem.location), severity, one.label, problem.message, problem.excerpt)
        place, *told = (_apart(harmless(part), labels) for part in parts if part)
        said = reduce(lambda before, part: labels.say("reason", kind=before, said=part), told)
        yield f"{place}: {said} [{problem.code}]"
        if problem.hint and problem.hint != hinted:
            yield f"    {labels.say('problem.hint', hint=_apart(harmless(problem.hint), labels))}"
        hinted = problem.hint


def _apart(text: str, labels: Labels) -> str:
    """Keep the order of a line from right to left, whatever stands in it."""
    return isolated(text, direction=labels.direction) if labels.direction == "rtl" else text


def _place(name: str, location: Location) -> str:
    if location.path:
        return f"{name}: {location.path}"
    return ":".join([name, *(str(number) for number in (location.line, location.column) if number)])


def _as_sarif(found: Iterable[Found], labels: Labels) -> dict[str, Any]:
    rules = [{"id": code, "shortDescription": {"text": labels.term("check", code)}} for code in CHECKS]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "draftdiff", "version": __version__, "rules": rules}},
                "results": [_result(one) for one in found],
            }
        ],
    }


def _result(one: Found) -> dict[str, Any]:
    problem = one.problem
    said = ": ".join(filter(None, (problem.message, problem.text)))
    place: dict[str, Any] = {"artifactLocation": {"uri": one.file}}
    if problem.location.line:
        place["region"] = {"startLine": problem.location.line}
    location: dict[str, Any] = {"physicalLocation": place}
    if one.label:
        location["logicalLocations"] = [{"name": one.label}]
    return {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{said} ({problem.hint})" if problem.hint else said},
        "locations": [location],
    }
