"""What a check found, in no language yet: a message, a hint and values; and the words for it in the reader's language.

`Remark.message` and `Remark.hint` are names; what they say stands in `renderers/labels/<language>.json`, under
`remarks`: a message as `<code>.<message>`, a hint as `hint.<hint>`.
"""

from __future__ import annotations

from msgspec import Struct, field

from draftdiff.numbering import Label
from draftdiff.problems import Location, Problem, Severity
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.wording import word_label

Said = str | int | Label | tuple[str, ...]
"""A value of a remark: a word, a number, an ISO date, a paragraph, or what may stand there, one or the other."""

_EITHER = "either"
"""The label that joins values of which one is meant."""


class Remark(Struct, frozen=True, kw_only=True):
    """A problem that a check found, not yet worded."""

    severity: Severity
    message: str
    location: Location
    text: str = ""
    hint: str = ""
    values: dict[str, Said] = field(default_factory=dict)


def worded(remark: Remark, code: str, labels: Labels) -> Problem:
    """Return what the check of a code remarked, as a problem in the words of a reader."""
    values: dict[str, object] = {name: _said(name, value, labels) for name, value in remark.values.items()}
    values["nth"] = {name: _nth(value, labels) for name, value in remark.values.items()}
    return Problem(
        code=code,
        severity=remark.severity,
        message=labels.remark(f"{code}.{remark.message}", values),
        location=remark.location,
        text=remark.text,
        hint=labels.remark(f"hint.{remark.hint}", values) if remark.hint else "",
    )


def _nth(value: Said, labels: Labels) -> str:
    numbers = value if isinstance(value, tuple) else (str(value),)
    return labels.remark(_EITHER, {}).join(map(labels.ordinal, numbers))


def _said(name: str, value: Said, labels: Labels) -> str:
    if isinstance(value, tuple):
        return labels.remark(_EITHER, {}).join(value)
    if isinstance(value, Label):
        return word_label(value, labels)
    return labels.term(name, labels.worded_date(str(value)))
