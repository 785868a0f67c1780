"""Footnotes and comments that a text calls: written one after the other, each with what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from draftdiff.comparison import Segment
from draftdiff.model import By, Note, NoteKind
from draftdiff.renderers.docx.pieces import Call, whole
from draftdiff.renderers.docx.runs import Ids, call_run, comment_run, properties, signed, text_runs

FIRST_COMMENT = 100_000
"""LibreOffice loses the text of a footnote that has the number of a comment."""
NOTE_MARK = '<w:rStyle w:val="FootnoteReference"/>'


class NoteWriter:
    """Holds the notes that were called so far."""

    def __init__(self, ids: Ids, runs_of: Callable[[Sequence[Segment]], str]) -> None:
        self._ids = ids
        self._runs_of = runs_of
        self._next_footnote, self._next_comment = 1, FIRST_COMMENT
        self.footnotes: list[str] = []
        self.comments: list[str] = []

    def call(self, call: Call, old: Sequence[Note], new: Sequence[Note], *, rtl: bool) -> str:
        """Write the note of a call, and return the call as the change that it is."""
        note = new[call.new] if call.new is not None else old[call.old or 0]
        if note.kind is NoteKind.COMMENT:
            return self._ids.wrap(call.change, self._comment(note, rtl=rtl))
        before = old[call.old].text if call.old is not None else ""
        after = new[call.new].text if call.new is not None else ""
        segments = call.segments or whole(before, after)
        return self._ids.wrap(call.change, call_run(self._footnote(segments, rtl=rtl), rtl=rtl))

    def _footnote(self, segments: Sequence[Segment], *, rtl: bool) -> int:
        number = self._next_footnote
        self._next_footnote += 1
        mark = f"<w:r>{properties(NOTE_MARK, rtl=rtl)}<w:footnoteRef/></w:r>{text_runs(' ', '', rtl=rtl)}"
        look = f'<w:pPr><w:pStyle w:val="FootnoteText"/>{"<w:bidi/>" if rtl else ""}</w:pPr>'
        note = f"<w:p>{look}{mark}{self._runs_of(segments)}</w:p>"
        self.footnotes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        return number

    def _comment(self, note: Note, *, rtl: bool) -> str:
        number = self._next_comment
        self._next_comment += 1
        self.comments.append(comment(note, number, rtl=rtl))
        return comment_run(number)


def comment(note: Note, number: int, *, rtl: bool) -> str:
    """Return a comment of this number."""
    by = note.by or By()
    text = f"<w:p><w:pPr>{'<w:bidi/>' if rtl else ''}</w:pPr>{text_runs(note.text, '', rtl=rtl)}</w:p>"
    return f'<w:comment w:id="{number}"{signed(by.name, by.date)}>{text}</w:comment>'
