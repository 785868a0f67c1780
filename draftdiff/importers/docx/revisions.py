"""Tracked changes, accepted or rejected in the tree before anything else reads it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.model import MarkKind


class View(StrEnum):
    """Which text of a file with tracked changes is read: that after them, or that before them."""

    ACCEPT = "accept"
    REJECT = "reject"


_ADDED = ("ins", "moveTo")
_REMOVED = ("del", "moveFrom")
_INS, _DEL = frozenset(map(w, _ADDED)), frozenset(map(w, _REMOVED))
TRACKED = _INS | _DEL
"""Tags of what tracked changes put in or take out."""
LOOKS = tuple(map(w, ("pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange")))
_CELL_COME, _CELL_GONE = w("cellIns"), w("cellDel")
_ROW_PROPERTIES = w("trPr")
_BLOCKS = tuple(map(w, ("p", "tbl", "sdt", "customXml", "altChunk", "sectPr")))
"""What may follow a paragraph; all else there only marks where something begins or ends."""
CHANGE, AUTHOR, TIME = "{urn:draftdiff}change", "{urn:draftdiff}author", "{urn:draftdiff}time"
"""What a run is told of the tracked change that it stood in: an insertion or a deletion, by whom, and when."""


def resolve(root: etree._Element, view: View) -> Counter[str]:
    """Leave one view of the tree in place; count insertions, deletions, moves, marks and looks that were tracked."""
    gone, kept = (_DEL, _INS) if view is View.ACCEPT else (_INS, _DEL)
    counts = _count(root)
    _remove_cells(root, _CELL_GONE if view is View.ACCEPT else _CELL_COME)
    _resolve_looks(root, view)
    _remove_rows(root, gone)
    joined = _marks(root, gone)
    _sign(root, kept, MarkKind.INSERTED if view is View.ACCEPT else MarkKind.DELETED)
    for element in list(root.iter(*gone)):
        if not _is_mark(element):
            remove(element)
    for paragraph in joined:
        _join_with_next(paragraph)
    return counts


def _count(root: etree._Element) -> Counter[str]:
    counts: Counter[str] = Counter()
    for element in root.iter(*TRACKED, _CELL_COME, _CELL_GONE):
        counts[etree.QName(element).localname] += 1
    counts["look"] = sum(1 for _ in root.iter(*LOOKS))
    return Counter({name: count for name, count in counts.items() if count})


def _sign(root: etree._Element, kept: frozenset[str], kind: MarkKind) -> None:
    """Tell the runs of a change, or of a row that is one, who made it; the innermost change counts.

    A paragraph is told who changed its mark.
    """
    for run in root.iter(w("r"), w("p")):
        for name in (CHANGE, AUTHOR, TIME):
            run.attrib.pop(name, "")
    for element in root.iter(*kept):
        parent = element.getparent()
        holder = parent.getparent() if parent is not None else None
        if parent is None or holder is None or not _is_mark(element):
            signed = list(element.iter(w("r")))
        elif parent.tag == _ROW_PROPERTIES:
            signed = list(holder.iter(w("r")))
        else:
            signed = list(holder.iterancestors(w("p")))[:1] if parent.tag == w("rPr") else []
        for one in signed:
            one.set(CHANGE, kind.value)
            one.set(AUTHOR, element.get(w("author"), ""))
            one.set(TIME, element.get(w("date"), ""))


def _is_mark(element: etree._Element) -> bool:
    """Say whether it tells of a paragraph's mark or a row, and holds no runs."""
    parent = element.getparent()
    return parent is not None and parent.tag in (w("rPr"), _ROW_PROPERTIES, w("numPr"))


def _resolve_looks(root: etree._Element, view: View) -> None:
    """Keep the properties after a change, or put those before it back."""
    for change in list(root.iter(*LOOKS)):
        parent = change.getparent()
        if parent is None:
            continue
        before = change[0] if len(change) else None
        parent.remove(change)
        if view is View.REJECT and before is not None:
            marks = [one for one in parent if one.tag in (w("rPr"), w("sectPr")) or one.tag in TRACKED]
            parent[:] = [*before, *marks]


def _remove_rows(root: etree._Element, gone: frozenset[str]) -> None:
    for properties in list(root.iter(_ROW_PROPERTIES)):
        row = properties.getparent()
        if row is not None and any(one.tag in gone for one in properties):
            remove(row)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(w("tr")), None) is None:
            remove(table)


def _remove_cells(root: etree._Element, gone: str) -> None:
    """Take out the cells that are not there in this view: a column that came or went is tracked cell by cell."""
    for change in list(root.iter(gone)):
        cell = next(change.iterancestors(w("tc")), None)
        if cell is not None:
            remove(cell)


def _marks(root: etree._Element, gone: frozenset[str]) -> list[etree._Element]:
    """Find the paragraphs whose mark is not there in this view, last first."""
    found = []
    for paragraph in root.iter(w("p")):
        properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if properties is not None and any(one.tag in gone for one in properties):
            found.append(paragraph)
    return found[::-1]


def _join_with_next(paragraph: etree._Element) -> None:
    """Put what a paragraph holds before the next one, whose mark is there; an empty one without a next one goes."""
    content = [one for one in paragraph if one.tag != w("pPr")]
    following = next(paragraph.itersiblings(*_BLOCKS), None)
    if following is not None and following.tag == w("p"):
        properties = following.find(w("pPr"))
        place = 0 if properties is None else following.index(properties) + 1
        for index, one in enumerate(content):
            following.insert(place + index, one)
        remove(paragraph)
    elif next(paragraph.iter(w("t"), w("drawing"), w("footnoteReference"), w("sectPr")), None) is None:
        remove(paragraph)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
