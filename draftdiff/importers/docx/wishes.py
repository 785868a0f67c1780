"""What delegations typed into a Word file of a clause, `[EU: delete]`, becomes a comment at the clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from draftdiff.importers.body.inline import Call, Inline
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.zones.wishes import wishes_of
from draftdiff.model import By, NoteKind


def calls_of_wishes(
    lines: Sequence[StoryLine], clauses: Collection[int], wishes: Iterable[int], layout: Layout
) -> Mapping[int, list[Call]]:
    """Return, by the index of a line, the comments that wishes become: each stands below its clause, or before it.

    It is before its clause where both are of one paragraph of the file, and so is no other clause.
    """
    calls: dict[int, list[Call]] = defaultdict(list)
    for wish in wishes:
        element = lines[wish].element
        above = max((at for at in clauses if at < wish), default=-1)
        below = min((at for at in clauses if at > wish), default=-1)
        before = below >= 0 and lines[below].element is element and lines[above].element is not element
        calls[below if before or above < 0 else above] += (
            Call(0, "", Inline(one.text), kind=NoteKind.COMMENT, by=By(name=one.by))
            for one in wishes_of(lines[wish].inline.text, layout)
        )
    return calls


def with_calls(line: StoryLine, calls: Sequence[Call]) -> StoryLine:
    """Return a line that calls comments at its end."""
    end = len(line.inline.text)
    return replace(
        line, inline=replace(line.inline, calls=(*line.inline.calls, *(replace(one, anchor=end) for one in calls)))
    )
