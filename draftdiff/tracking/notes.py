"""The footnotes and comments of a Word file that is written on: the words in them, and those that are added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from draftdiff.comparison import Segment
from draftdiff.importers.attributes import whole
from draftdiff.importers.docx.package import NAMESPACE, w
from draftdiff.model import Note, NoteKind, Paragraph
from draftdiff.renderers.docx.notes import FIRST_COMMENT, comment
from draftdiff.renderers.docx.package import SEPARATORS
from draftdiff.renderers.docx.pieces import INSERTED, Call
from draftdiff.renderers.docx.runs import Ids, comment_run, text_runs
from draftdiff.tracking.editor import Editor, fragment
from draftdiff.tracking.places import find_places

FOOTNOTES, COMMENTS = "word/footnotes.xml", "word/comments.xml"


class BaseNotes:
    """The parts with notes; a part that the file does not have is made when it is needed."""

    def __init__(
        self, footnotes: etree._Element | None, comments: etree._Element | None, ids: Ids, *, rtl: bool
    ) -> None:
        self.footnotes = footnotes
        self.comments = comments
        self._ids = ids
        self._rtl = rtl

    def carry_out(self, call: Call, editor: Editor, old: Paragraph, new: Paragraph, before: int = 0) -> None:
        """Carry out what became of a note; so many notes of the old paragraph stand `before` the editor's text."""
        if call.old is not None and stays(call, old):
            editor.keep_call(call.old - before)
            return
        if call.old is not None and call.new is not None:
            run = editor.runs.calls[call.old - before].run
            if not call.segments or self._amend(run, old.notes[call.old].text, call.segments):
                editor.keep_call(call.old - before)
                return
        if call.old is not None:
            editor.delete_call(call.old - before)
        if call.new is not None:
            editor.insert_run(self.add(new.notes[call.new]))

    def _amend(self, call: etree._Element, text: str, segments: Sequence[Segment]) -> bool:
        """Change the words of the note that a run calls; False where the note is not found or not as it was read."""
        reference = call.find(w("footnoteReference"))
        number = reference.get(w("id"), "") if reference is not None else ""
        notes = self.footnotes.iterfind(w("footnote")) if self.footnotes is not None else ()
        found = next((one for one in notes if one.get(w("id")) == number), None)
        paragraphs = found.findall(w("p")) if found is not None else []
        if not paragraphs:
            return False
        editor = Editor(paragraphs, self._ids)
        places = find_places(text, editor.runs.text)
        if places is None:
            return False
        editor.redline(segments, places)
        return True

    def put_in_order(self, text: etree._Element) -> None:
        """Sort and count the footnotes as the text calls them: LibreOffice takes the id of a note for its place."""
        if self.footnotes is None:
            return
        calls = list(text.iter(w("footnoteReference")))
        places = {call.get(w("id")): place for place, call in enumerate(calls)}
        apart = [note for note in self.footnotes if note.get(w("type"), "normal") != "normal"]
        notes = [note for note in self.footnotes if note not in apart]
        notes.sort(key=lambda note: places.get(note.get(w("id")), len(places)))
        self.footnotes[:] = [*apart, *notes]
        numbers = {note.get(w("id")): str(number) for number, note in enumerate(notes, _next_number(apart))}
        no_note = str(_next_number(apart) + len(notes))
        for one in (*notes, *calls):
            one.set(w("id"), numbers.get(one.get(w("id")), no_note))

    def add(self, note: Note) -> str:
        """Add a note and return the run that calls it."""
        if note.kind is NoteKind.COMMENT:
            return self._add_comment(note)
        if self.footnotes is None:
            self.footnotes = etree.fromstring(f'<w:footnotes xmlns:w="{NAMESPACE}">{SEPARATORS}</w:footnotes>')
        model = next((one for one in self.footnotes if one.get(w("type"), "normal") == "normal"), None)
        number = _next_number(self.footnotes)
        paragraph = _paragraph_like(model)
        text = fragment(self._ids.wrap(INSERTED, text_runs(note.text, INSERTED, rtl=self._rtl)))
        paragraph.extend(text)
        element = etree.SubElement(self.footnotes, w("footnote"))
        element.set(w("id"), str(number))
        element.append(paragraph)
        look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'

    def _add_comment(self, note: Note) -> str:
        if self.comments is None:
            self.comments = etree.fromstring(f'<w:comments xmlns:w="{NAMESPACE}"/>')
        number = max(_next_number(self.comments), FIRST_COMMENT)
        self.comments.extend(fragment(comment(note, number, rtl=self._rtl)))
        return comment_run(number)


def stays(call: Call, old: Paragraph) -> bool:
    """Say whether a call is that of a comment of the official file, which stays, whatever the new text has."""
    return call.old is not None and old.notes[call.old].kind is NoteKind.COMMENT


def _next_number(notes: Iterable[etree._Element]) -> int:
    return max((whole(one.get(w("id"))) for one in notes), default=0) + 1


def _paragraph_like(model: etree._Element | None) -> etree._Element:
    """Return an empty paragraph of a note that looks like another one, with its printed number."""
    first = model.find(w("p")) if model is not None else None
    if first is None:
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        return fragment(f"<w:p>{mark}{text_runs(' ', '', rtl=False)}</w:p>")[0]
    paragraph = etree.Element(w("p"))
    properties = first.find(w("pPr"))
    if properties is not None:
        paragraph.append(deepcopy(properties))
    for run in first.iter(w("r")):
        if run.find(w("footnoteRef")) is not None:
            paragraph.append(deepcopy(run))
            paragraph.extend(fragment(text_runs(" ", "", rtl=False)))
            break
    return paragraph
