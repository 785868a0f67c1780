"""One paragraph of a Word file, changed by tracked changes: words that go, words and calls of notes that come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.importers.docx.package import NAMESPACE, w
from draftdiff.model import Mark, MarkKind
from draftdiff.renderers.docx.package import RELATION
from draftdiff.renderers.docx.pieces import DELETED, INSERTED, SAME, Stretch
from draftdiff.renderers.docx.runs import Ids, cuts, text_content
from draftdiff.tracking.places import Places
from draftdiff.tracking.runs import CHANGES, Atom, Runs, as_deleted, look_of_run

_CHANGES = {SegmentKind.DELETED: DELETED, SegmentKind.INSERTED: INSERTED}
SLANTED = frozenset({MarkKind.LEAD, MarkKind.ITALIC})
"""Kinds of marks that Word shows in italics."""
_BEFORE_SLANT = frozenset(map(w, ("rStyle", "rFonts", "b", "bCs")))


class Editor:
    """Walks along paragraphs as along one text; `cursor` is the element after which the next one comes."""

    def __init__(self, paragraphs: Sequence[etree._Element], ids: Ids) -> None:
        self.runs = Runs(*paragraphs)
        self._first = paragraphs[0]
        self._ids = ids
        self._cursor: etree._Element | None = None
        self._model: Atom | None = None

    def start_at(self, place: int) -> None:
        """Begin before the character at a place."""
        self.runs.cut(place)
        before = self.runs.before(place)
        self._cursor = before.run if before else None
        self._model = self.runs.after(place)

    def keep(self, start: int, end: int) -> None:
        """Go on behind text that stays."""
        kept = self.runs.between(start, end)
        if kept:
            self._cursor, self._model = kept[-1].run, kept[-1]

    def keep_call(self, number: int) -> None:
        """Go on behind the call of a note that stays."""
        call = self.runs.calls[number]
        self._cursor = [call, *call.brackets][-1].run

    def delete(self, start: int, end: int, change: str = DELETED) -> None:
        """Take text away, or move it away."""
        gone = self.runs.between(start, end)
        if gone:
            self._cursor, self._model = self._wrap([atom.run for atom in gone], change), gone[0]

    def delete_call(self, number: int) -> None:
        """Take the call of a note away."""
        call = self.runs.calls[number]
        self._cursor = self._wrap([atom.run for atom in self.runs.atoms if atom is call or atom in call.brackets])

    def insert(self, text: str, marks: Iterable[Mark] | None) -> None:
        """Put text in, looking like what stands there; `marks` say what is slanted, None: as its surroundings."""
        look = look_of_run(self._model.run) if self._model else None
        for change in added(text, marks, look, self._ids):
            self._put(change)

    def carry_out(self, piece: Stretch, places: Places, text: str, marks: Iterable[Mark] | None = None) -> None:
        """Let a stretch stay, go, or come with this text; `places` say where the file has its old text."""
        if piece.change == INSERTED:
            self.insert(text, marks)
        elif piece.change == DELETED:
            self.delete(*places.span(*piece.old))
        else:
            self.keep(*places.span(*piece.old))

    def redline(self, segments: Iterable[Segment], places: Places) -> None:
        """Carry out the redline of a text; differences of typography are left as the file has them."""
        at = 0
        self.start_at(places.of(0))
        for segment in segments:
            end = at + len(segment.old)
            self.carry_out(Stretch(change=_CHANGES.get(segment.kind, SAME), old=(at, end)), places, segment.new)
            at = end

    def insert_run(self, xml: str) -> None:
        """Put a run in, the call of a note."""
        self._put(fragment(self._ids.wrap(INSERTED, xml))[0])

    def _put(self, change: etree._Element) -> None:
        if self._cursor is not None:
            _outside(self._cursor).addnext(change)
        elif self.runs.atoms:
            _outside(self.runs.atoms[0].run).addprevious(change)
        else:
            self._first.append(change)
        self._cursor = change

    def _wrap(self, runs: Sequence[etree._Element], name: str = DELETED) -> etree._Element:
        """Mark runs as gone; neighbours as one change."""
        change: etree._Element | None = None
        for run in runs:
            before = run.getprevious()
            if change is None or before is not change:
                change = fragment(f"<{self._ids.tag(name)}/>")[0]
                run.addprevious(change)
            change.append(run)
            if name == DELETED:
                as_deleted(run)
        assert change is not None
        return change

    def delete_rest(self) -> None:
        """Take all runs away that are still there, whatever they hold."""
        kept = [atom.run for atom in self.runs.atoms if _outside(atom.run) is atom.run]
        if kept:
            self._wrap(kept)


def added(
    text: str, marks: Iterable[Mark] | None, look: etree._Element | None, ids: Ids, change: str = INSERTED
) -> Iterator[etree._Element]:
    """Give a text as insertions, or as moved here; `marks` say what is slanted, None: as the look has it."""
    stated = list(marks) if marks is not None else []
    for start, end in cuts(stated, 0, len(text)):
        if not text[start:end]:
            continue
        slanted = None if marks is None else any(m.kind in SLANTED and m.start <= start < m.end for m in stated)
        run = etree.Element(w("r"))
        own = with_slant(look, slanted)
        if own is not None:
            run.append(own)
        run.extend(fragment(text_content(text[start:end], INSERTED)))
        holder = fragment(f"<{ids.tag(change)}/>")[0]
        holder.append(run)
        yield holder


def with_slant(look: etree._Element | None, slanted: bool | None) -> etree._Element | None:
    """Return a copy of the look of a run, in italics or not; None leaves it as it is."""
    look = deepcopy(look) if look is not None else None
    if slanted is None:
        return look
    look = etree.Element(w("rPr")) if look is None else look
    etree.strip_elements(look, w("i"), w("iCs"))
    if slanted:
        place = sum(child.tag in _BEFORE_SLANT for child in look)
        look[place:place] = [etree.Element(w("i")), etree.Element(w("iCs"))]
    return look


def fragment(xml: str) -> list[etree._Element]:
    """Parse elements that draftdiff wrote itself."""
    root = etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}" xmlns:r="{RELATION}">{xml}</w:p>')
    return list(root)


def _outside(element: etree._Element) -> etree._Element:
    """Return the tracked change that a run stands in, or the run itself: no change may stand inside another."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag in CHANGES else element
