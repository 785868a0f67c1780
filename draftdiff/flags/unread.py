"""Words of time carried over unread: *recent*, *the next biennium*, *the forthcoming session*.

Why it matters: two years later, *recent* is not recent, and nobody sees it, for nothing changed. Example: *the
recent establishment of a working group* stands word for word in the renewal. Limits: the words are the lexicon's
class `time-bound`; nothing is flagged between two revisions of one session.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.context import Context
from draftdiff.changes.phrasing import find_class, may_hold
from draftdiff.comparison import Flag, FlagKind, Row, Value


def find(context: Context, row: Row) -> Iterator[Flag]:
    """Yield a flag for the words of time that a row has kept."""
    if not context.step or not row.old or not row.new:
        return
    held = context.remembered("time-bound", lambda one: may_hold(one.new_paragraphs, one.lexicon, "time-bound"))
    if held.isdisjoint(paragraph.key for paragraph in row.new):
        return
    kept = [s.new for s in row.segments if not s.is_change] if row.segments else [p.text for p in row.new]
    found = (match[0] for text in kept for match in find_class(text, context.lexicon, "time-bound"))
    words = [*dict.fromkeys(found)]
    if words:
        said = ", ".join(word for word in words if not any(word in other for other in words if other != word))
        yield Flag(kind=FlagKind.TIME_BOUND, message="time-bound", values=(Value(name="words", old=said, new=said),))
