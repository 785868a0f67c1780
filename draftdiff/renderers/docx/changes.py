"""A comparison as paragraphs with tracked changes: all accepted they are the new text, all rejected the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison, NoteChange, Segment, SegmentKind
from draftdiff.model import Language, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.renderers.docx.order import Place, places_of
from draftdiff.renderers.docx.runs import (
    DELETED,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    SAME,
    Ids,
    call_run,
    marked_runs,
    text_runs,
)
from draftdiff.renderers.labels import load_labels

_CENTRED = '<w:jc w:val="center"/>'
_INDENT = 567
"""A centimetre, in twentieths of a point."""


class Writer:
    """Writes paragraphs one after the other; holds the footnotes that they called."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._ids = Ids()
        self._old_rtl, self._new_rtl = (_is_rtl(side.language) for side in (comparison.old, comparison.new))
        self.footnotes: list[str] = []

    def paragraphs(self) -> Iterator[str]:
        """Give symbol, title and paragraphs as XML."""
        old, new = self._comparison.old, self._comparison.new
        for name, before, after in (("symbol", old.symbol, new.symbol), ("title", old.title, new.title)):
            yield from self._field(name, before, after)
        for place in places_of(self._comparison):
            yield self._paragraph(place)

    def _field(self, name: str, before: str, after: str) -> Iterator[str]:
        if not before and not after:
            return
        found = next((field.segments for field in self._comparison.fields if field.name == name), ())
        mark = SAME if before and after else INSERTED if after else DELETED
        runs = self._segments(found or _whole(before, after))
        yield f"<w:p>{self._look(mark, _CENTRED, rtl=self._rtl(mark))}{runs}</w:p>"

    def _rtl(self, change: str) -> bool:
        return self._old_rtl if change in (DELETED, MOVED_AWAY) else self._new_rtl

    def _paragraph(self, place: Place) -> str:
        if place.old is not None and place.new is not None:
            return self._pair(place, place.old, place.new)
        moved = place.row.moved and len(place.row.old) == len(place.row.new) == 1
        moved = moved and place.row.old[0].text == place.row.new[0].text
        if place.new is not None:
            return self._one(place, place.new, MOVED_HERE if moved else INSERTED)
        return self._one(place, place.old, DELETED if not moved else MOVED_AWAY) if place.old is not None else ""

    def _one(self, place: Place, paragraph: Paragraph, change: str) -> str:
        """A paragraph that one side alone has; that of a move keeps its text, its number and notes come and go."""
        rtl = self._rtl(change)
        outer = DELETED if change in (DELETED, MOVED_AWAY) else INSERTED
        runs = self._ids.wrap(outer, text_runs(_numbered(paragraph), outer, rtl=rtl))
        at = 0
        for note in (*sorted(_footnotes(paragraph), key=lambda one: one.anchor), None):
            end = min(note.anchor, len(paragraph.text)) if note else len(paragraph.text)
            runs += self._ids.wrap(change, marked_runs(paragraph, at, end, change, rtl=rtl))
            runs += self._call(note, outer) if note else ""
            at = end
        whole = f"<w:p>{self._look(change, _shape(paragraph), rtl=rtl)}{runs}</w:p>"
        return whole if outer == change else self._as_move(place, change, whole)

    def _as_move(self, place: Place, change: str, whole: str) -> str:
        """Say where a move begins and ends, with a name that both of its places share."""
        start = self._ids.tag(f"{change}RangeStart", f' w:name="move-{place.row.new[0].key}"')
        number = start.split('w:id="')[1].split('"')[0]
        return f'<{start}/>{whole}<w:{change}RangeEnd w:id="{number}"/>'

    def _pair(self, place: Place, old: Paragraph, new: Paragraph) -> str:
        runs = self._segments(_whole(_numbered(old), _numbered(new)))
        segments = place.row.segments or _whole(old.text, new.text)
        runs += _Pair(self, old, new, place.row.notes).runs(segments)
        return f"<w:p>{self._look(SAME, _shape(new), rtl=self._new_rtl)}{runs}</w:p>"

    def stretch(self, paragraph: Paragraph, start: int, end: int, change: str) -> str:
        """Return a stretch of a paragraph as the change."""
        return self._ids.wrap(change, marked_runs(paragraph, start, end, change, rtl=self._rtl(change)))

    def call(self, segments: Sequence[Segment], change: str) -> str:
        """Add a footnote with what changed in it, and return its call."""
        number = len(self.footnotes) + 1
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        look = f"<w:pPr>{'<w:bidi/>' if self._rtl(change) else ''}</w:pPr>"
        note = f"<w:p>{look}{mark}{self._segments(segments)}</w:p>"
        self.footnotes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        return self._ids.wrap(change, call_run(number, rtl=self._rtl(change)))

    def _call(self, note: Note, change: str) -> str:
        return self.call(_whole(note.text, "") if change == DELETED else _whole("", note.text), change)

    def _segments(self, segments: Sequence[Segment]) -> str:
        return "".join(
            self._ids.wrap(change, text_runs(text, change, rtl=self._rtl(change)))
            for segment in segments
            for change, text in _sides(segment)
        )

    def _look(self, change: str, shape: str, *, rtl: bool) -> str:
        mark = f"<{self._ids.tag(change)}/>" if change else ""
        inside = mark + ("<w:rtl/>" if rtl else "")
        return f"<w:pPr>{'<w:bidi/>' if rtl else ''}{shape}{f'<w:rPr>{inside}</w:rPr>' if inside else ''}</w:pPr>"


class _Pair:
    """Writes a paragraph of both sides: its segments, with the calls of its notes where they stand."""

    def __init__(self, writer: Writer, old: Paragraph, new: Paragraph, notes: Sequence[NoteChange]) -> None:
        self._writer = writer
        self._old, self._new = old, new
        both = {change.new: change for change in notes if change.old is not None and change.new is not None}
        self._partners = {
            number: change
            for number, change in both.items()
            if number is not None and new.notes[number].kind is NoteKind.FOOTNOTE
        }

    def runs(self, segments: Sequence[Segment]) -> str:
        """Return the runs of the paragraph."""
        old_at = new_at = 0
        runs = self._calls(-1, 0, -1, 0)
        for segment in segments:
            for change, text in _sides(segment):
                old_step = len(text) if change != INSERTED else 0
                new_step = len(text) if change != DELETED else 0
                runs += self._side(change, (old_at, old_at + old_step), (new_at, new_at + new_step))
                old_at, new_at = old_at + old_step, new_at + new_step
        return runs

    def _side(self, change: str, old: tuple[int, int], new: tuple[int, int]) -> str:
        paragraph, (start, end) = (self._old, old) if change == DELETED else (self._new, new)
        before = _anchors(self._old, *old) if change != INSERTED else set()
        after = _anchors(self._new, *new) if change != DELETED else set()
        stops = sorted({one - old[0] for one in before} | {one - new[0] for one in after} | {end - start})
        runs, at = "", 0
        for stop in stops:
            runs += self._writer.stretch(paragraph, start + at, start + stop, change)
            old_place = (old[0] + at, old[0] + stop) if change != INSERTED else (0, 0)
            new_place = (new[0] + at, new[0] + stop) if change != DELETED else (0, 0)
            runs += self._calls(*old_place, *new_place)
            at = stop
        return runs

    def _calls(self, old_after: int, old_to: int, new_after: int, new_to: int) -> str:
        """Return the calls that stand after one place and not after another; one of both sides is unchanged."""
        old = _numbers(self._old, old_after, old_to)
        new = _numbers(self._new, new_after, new_to)
        kept = {number: change for number in new if (change := self._partners.get(number)) and change.old in old}
        stays = {change.old for change in kept.values()}
        if [change.old for change in kept.values()] != sorted(stays - {None}, key=lambda one: one or 0):
            kept, stays = {}, set()
        runs = "".join(
            self._writer.call(_whole(self._old.notes[number].text, ""), DELETED)
            for number in old
            if number not in stays
        )
        for number in new:
            text = self._new.notes[number].text
            if number in kept:
                before = self._old.notes[kept[number].old or 0].text
                runs += self._writer.call(kept[number].segments or _whole(before, text), SAME)
            else:
                runs += self._writer.call(_whole("", text), INSERTED)
        return runs


def _anchors(paragraph: Paragraph, after: int, to: int) -> set[int]:
    return {min(note.anchor, to) for note in _footnotes(paragraph) if after < note.anchor <= to}


def _numbers(paragraph: Paragraph, after: int, to: int) -> list[int]:
    """Return which notes of a paragraph are called after one place and up to another."""
    length = len(paragraph.text)
    return [
        number
        for number, note in enumerate(paragraph.notes)
        if note.kind is NoteKind.FOOTNOTE and after < min(note.anchor, length) <= to
    ]


def _footnotes(paragraph: Paragraph) -> list[Note]:
    return [note for note in paragraph.notes if note.kind is NoteKind.FOOTNOTE]


def _numbered(paragraph: Paragraph) -> str:
    return f"{paragraph.number}\t" if paragraph.number else ""


def _whole(old: str, new: str) -> tuple[Segment, ...]:
    """Return two texts as segments: one if they are equal, else all of both."""
    if old == new:
        return (Segment(kind=SegmentKind.SAME, old=old, new=new),)
    return (
        Segment(kind=SegmentKind.DELETED, old=old, new=""),
        Segment(kind=SegmentKind.INSERTED, old="", new=new),
    )


def _sides(segment: Segment) -> list[tuple[str, str]]:
    """Return what a segment takes away, then what it brings; or what both sides have."""
    if segment.old == segment.new:
        return [(SAME, segment.new)]
    return [(change, text) for change, text in ((DELETED, segment.old), (INSERTED, segment.new)) if text]


def _is_rtl(language: Language) -> bool:
    return load_labels(language).direction == "rtl"


def _shape(paragraph: Paragraph) -> str:
    """Return how a paragraph is set: headings in the middle, lists further in."""
    if paragraph.kind is ParagraphKind.HEADING:
        return _CENTRED
    return f'<w:ind w:left="{_INDENT * paragraph.level}"/>' if paragraph.level else ""
