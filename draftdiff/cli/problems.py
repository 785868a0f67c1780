"""Problems of a document as lines for a person: where, what, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from draftdiff.model import Language
from draftdiff.problems import Location, Problem
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.labels import Labels, load_labels

_TEXT_LENGTH = 60


def problem_lines(
    name: str, problems: Iterable[Problem], label_of: Callable[[Problem], str], reader: Language = Language.ENGLISH
) -> Iterator[str]:
    """Yield `FILE:LINE: severity: LABEL: message [code]` for each problem, and its hint on the next line.

    The words for the severity and the hint are the reader's; labels and messages are given in theirs.
    """
    labels = load_labels(reader)
    for problem in problems:
        severity = labels.term("severity", problem.severity.value)
        parts = (_place(name, problem.location), severity, label_of(problem), problem.message, _shortened(problem.text))
        said = ": ".join(_apart(harmless(part), labels) for part in parts if part)
        yield f"{said} [{problem.code}]"
        if problem.hint:
            yield f"    {labels.say('problem.hint', hint=_apart(harmless(problem.hint), labels))}"


def _apart(text: str, labels: Labels) -> str:
    """Keep the order of a line from right to left, whatever stands in it."""
    return isolated(text, direction=labels.direction) if labels.direction == "rtl" else text


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_LENGTH else f"{text[: _TEXT_LENGTH - 1]}…"


def _place(name: str, location: Location) -> str:
    if location.path:
        return f"{name}: {location.path}"
    return ":".join([name, *(str(number) for number in (location.line, location.column) if number)])
