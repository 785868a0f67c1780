"""Problems of a document as lines for a person: where, what, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from draftdiff.problems import Location, Problem
from draftdiff.renderers.harmless import harmless

_TEXT_LENGTH = 60


def problem_lines(name: str, problems: Iterable[Problem], label_of: Callable[[Problem], str]) -> Iterator[str]:
    """Yield `FILE:LINE: severity: LABEL: message [code]` for each problem, and its hint on the next line."""
    for problem in problems:
        place = _place(name, problem.location)
        label = label_of(problem)
        parts = (place, problem.severity.value, label, problem.message, _shortened(problem.text))
        said = ": ".join(part for part in parts if part)
        yield harmless(f"{said} [{problem.code}]")
        if problem.hint:
            yield harmless(f"    hint: {problem.hint}")


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_LENGTH else f"{text[: _TEXT_LENGTH - 1]}…"


def _place(name: str, location: Location) -> str:
    if location.path:
        return f"{name}: {location.path}"
    return ":".join([name, *(str(number) for number in (location.line, location.column) if number)])
