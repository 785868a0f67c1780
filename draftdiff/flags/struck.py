"""Words struck through by hand: the look of the text says that they go, and no tracked change does.

Why it matters: whoever accepts all changes keeps them. Example: *all* in *all States*, struck with the button of the
word processor. Limits: told where the old text does not have the same words struck; other looks say nothing of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Flag, FlagKind, Row, Value
from draftdiff.model import MarkKind, Paragraph


def find(row: Row) -> Iterator[Flag]:
    """Yield a flag with the words of the new text that are struck through."""
    struck = dict.fromkeys(_struck(row.new))
    known = {*_struck(row.old)} if struck else set()
    said = ", ".join(words for words in struck if words not in known)
    if said:
        yield Flag(kind=FlagKind.STRUCK, message="struck", values=(Value(name="words", new=said),))


def _struck(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            if mark.kind is MarkKind.STRIKE and (said := paragraph.text[mark.start : mark.end].strip()):
                yield said
