"""Folds, shifts and titles of sections as sentences of the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.outline import Fold, SectionKind, Shift
from draftdiff.renderers.wording import Wording, annex_number

_MOST_NAMED = 4
"""Lighter changes that are named where they are not shown."""


def section_title(kind: SectionKind, annex: int, wording: Wording) -> str:
    """Return the title of a section; `annex` is 0 outside annexes."""
    if kind is SectionKind.ANNEX and (annex > 1 or wording.names.has_annexes()):
        return wording.say("section.annexes", number=annex_number(annex, wording.labels))
    return wording.say(f"section.{kind.value}")


def left_out_sentence(names: Sequence[str], labels: Labels) -> str:
    """Name the documents that a report of several lacks, for they could not be compared; empty where it lacks none."""
    shown = [isolated(harmless(name), direction=labels.direction) for name in names]
    return labels.say("report.left-out", count=len(names), names=labels.say("list").join(shown)) if names else ""


def between_sentence(item: Fold | Shift, wording: Wording) -> str:
    """Return what stands between the rows that are shown."""
    return _fold(item, wording) if isinstance(item, Fold) else _shift(item, wording)


def _fold(fold: Fold, wording: Wording) -> str:
    """Return `OP1–OP24 unchanged`, or which lighter changes are not shown."""
    if not fold.is_unchanged:
        named = wording.joined([*map(wording.label, fold.rows)], _MOST_NAMED)
        return wording.say("fold.hidden", labels=named, count=len(fold.rows))
    named = wording.range(wording.names.new[fold.rows[0].new[0].key], wording.names.new[fold.rows[-1].new[-1].key])
    return wording.say("fold.unchanged", labels=named, count=len(fold.rows))


def _shift(shift: Shift, wording: Wording) -> str:
    """Return `OP7–OP26 are now OP8–OP27`."""
    first, last, names = shift.first, shift.last, wording.names
    old = wording.range(names.old[first.old[0].key], names.old[last.old[0].key])
    new = wording.range(names.new[first.new[0].key], names.new[last.new[0].key])
    return wording.say("shift", old=old, new=new)
