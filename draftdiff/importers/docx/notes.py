"""Footnotes, endnotes and comments of a Word file, and the texts that call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from msgspec.structs import replace

from draftdiff.importers.attributes import whole
from draftdiff.importers.body.inline import Call, Inline, cut_start, join_inlines, line_end
from draftdiff.importers.body.places import Edit, Edited, Folded, fold
from draftdiff.importers.docx.counting import printed
from draftdiff.importers.docx.package import Package, w
from draftdiff.importers.docx.revisions import View, resolve
from draftdiff.importers.docx.runs import RawCall, RawText, read_runs
from draftdiff.importers.docx.styles import Styles, value_of
from draftdiff.model import By, Mark, NoteKind

_PARTS = {
    "footnoteReference": ("word/footnotes.xml", "footnote"),
    "endnoteReference": ("word/endnotes.xml", "endnote"),
    "commentReference": ("word/comments.xml", "comment"),
}
_NUMBERED = {"footnoteReference": ("footnotePr", "decimal"), "endnoteReference": ("endnotePr", "lowerRoman")}
"""Where a file says how it numbers its notes, and how Word does where nothing is said."""
_LINE_END = re.compile(r"(?<=\S)\n(?=\S)")
_BRACKETS = ("(", "()", ")")


def calls_in(root: etree._Element) -> frozenset[tuple[str, str]]:
    """Return which notes a text calls, by the element and the id."""
    return frozenset((name, one.get(w("id"), "")) for name in _PARTS for one in root.iter(w(name)))


class Notes:
    """The notes of a file by kind and id; they are counted as the text calls them."""

    def __init__(
        self, package: Package, root: etree._Element, styles: Styles, view: View, links: dict[str, str],
        gone: frozenset[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Read the notes. `gone` are those whose calls the view of the text leaves out, by element and id."""
        self._styles = styles
        self._links = links
        self._gone = gone
        self.changes: Counter[str] = Counter()
        self.hidden: list[str] = []
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._called: Counter[str] = Counter()
        self._formats: dict[str, str] = {}
        holders = [one for one in (root, package.part("word/settings.xml")) if one is not None]
        for call, (name, usual) in _NUMBERED.items():
            stated = [one for holder in holders for one in holder.iter(w(name))]
            self._formats[call] = next(_stated(stated, "numFmt"), usual)
            self._called[call] = whole(next(_stated(stated, "numStart"), "1"), 1) - 1
        for call, (part, name) in _PARTS.items():
            notes = package.part(part)
            if notes is None:
                continue
            self.changes += resolve(notes, view)
            for note in notes.iterfind(w(name)):
                if note.get(w("type"), "normal") == "normal":
                    self._notes[call, note.get(w("id"), "")] = note

    def uncalled(self) -> list[str]:
        """Return the texts of the notes that no text calls: a call in hidden text is not read."""
        return [
            text for call, note in self._notes.items() if call not in self._gone and (text := self._text(note).text)
        ]

    def inline(self, raw: RawText) -> Inline:
        """Return a text as it is stored, with its looks and its notes in place."""
        calls = [(one, note) for one in raw.calls if (note := self._call(one)) is not None]
        printed_calls = [one for one, note in calls if note.kind is NoteKind.FOOTNOTE]
        ends = (match.start() for match in _LINE_END.finditer(raw.text))
        within = ((end, end + 1, "") for end in ends if not line_end(raw.text[:end], raw.text[end + 1 :]))
        brackets = {edit for one in printed_calls for edit in _brackets(one, raw.text)}
        edited = Edited(raw.text, sorted({*within, *brackets}))
        folded = Folded(edited.text)
        bracketed = {end for _, end, _ in brackets}
        return Inline(
            text=folded.text,
            marks=tuple(_marks(raw, edited, folded)),
            calls=tuple(
                replace(
                    note,
                    anchor=folded.anchor(edited.place(one.place)),
                    brackets=_BRACKETS if one.place in bracketed and note.kind is NoteKind.FOOTNOTE else ("", "", ""),
                )
                for one, note in calls
            ),
            tab=folded.after_tab(),
            controls=folded.controls,
        )

    def _call(self, call: RawCall) -> Call | None:
        note = self._notes.pop((call.name, call.id), None)
        if note is None:
            return None
        self._called[call.name] += not call.marker
        marker = call.marker or printed(self._called[call.name], self._formats.get(call.name, "decimal"))
        if call.name != "commentReference":
            text = self._text(note)
            return Call(0, marker, cut_start(text, len(call.marker)) if text.text.startswith(call.marker) else text)
        by = By(name=fold(note.get(w("author"), "")), date=fold(note.get(w("date"), "")))
        return Call(0, marker, self._text(note), kind=NoteKind.COMMENT, by=by)

    def _text(self, note: etree._Element) -> Inline:
        paragraphs: Iterable[etree._Element] = note.iter(w("p"))
        raws = [read_runs(one, self._styles, self._links) for one in paragraphs]
        self.hidden += [raw.hidden for raw in raws]
        plain = (RawText(raw.text, raw.spans) for raw in raws)  # a note that calls itself would never end
        text = join_inlines([one for raw in plain if (one := self.inline(raw)).text], " ")
        return cut_start(text, 2) if text.text.startswith("()") and raws and _is_bracketed(raws[0]) else text


def _stated(properties: Iterable[etree._Element], name: str) -> Iterator[str]:
    """Give what sections, then the settings of the file, state of the numbers of notes."""
    return (value_of(one) for holder in properties for one in holder.iterfind(w(name)))


def _is_bracketed(raw: RawText) -> bool:
    """Say whether the first brackets of a note stand round its own number, as Arabic prints it."""
    return raw.number < 0 or raw.text[: raw.number].strip() == "("


def _brackets(call: RawCall, text: str) -> Sequence[Edit]:
    """Cut the brackets that Arabic prints round a call."""
    place = call.place
    if text[place - 1 : place] == "(" and text[place : place + 1] == ")":
        return [(place - 1, place, ""), (place, place + 1, "")]
    return []


def _marks(raw: RawText, edited: Edited, folded: Folded) -> list[Mark]:
    marks = []
    for span in raw.spans:
        start, end = folded.span(edited.place(span.start), edited.place(span.end))
        if start < end or span.by is not None:
            marks.append(Mark(kind=span.kind, start=start, end=end, value=fold(span.value), by=span.by))
    return marks
