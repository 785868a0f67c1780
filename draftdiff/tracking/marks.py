"""What a Word file says of the marks at the ends of its paragraphs and of its rows: that they come, go or moved."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import takewhile

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.renderers.docx.pieces import DELETED, INSERTED
from draftdiff.renderers.docx.runs import MOVED_HERE, Ids
from draftdiff.tracking.editor import fragment
from draftdiff.tracking.runs import CHANGES

_COMING = (w(INSERTED), w(MOVED_HERE))


def mark_paragraph(paragraph: etree._Element, change: str, ids: Ids) -> None:
    """Say of the mark of a paragraph that it comes or goes."""
    _put_change(paragraph, fragment(f"<{ids.tag(change)}/>")[0])


def _put_change(paragraph: etree._Element, change: etree._Element) -> None:
    properties = _properties_of(paragraph)
    look = properties.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        later = [child for child in properties if child.tag in (w("sectPr"), w("pPrChange"))]
        if later:
            later[0].addprevious(look)
        else:
            properties.append(look)
    look.insert(0, change)


def _properties_of(paragraph: etree._Element) -> etree._Element:
    """Return the properties of a paragraph, made where it has none."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    return properties


def change_look(paragraph: etree._Element, properties: etree._Element, ids: Ids) -> None:
    """Give a paragraph other properties, but for the mark at its end and the section; what they were is tracked."""
    own = _properties_of(paragraph)
    (change,) = fragment(f"<{ids.tag('pPrChange')}><w:pPr/></w:pPrChange>")
    kept = [child for child in own if child.tag in (w("rPr"), w("sectPr"))]
    change[0].extend(child for child in list(own) if child not in kept)
    own.extend([*(child for child in properties if child.tag != w("rPr")), *kept, change])


def bound_move(paragraph: etree._Element, change: str, name: str, ids: Ids) -> None:
    """Say where a move begins and ends, with a name that both of its places share."""
    start, end = fragment(ids.move(change, name, ""))
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def mark_row(row: etree._Element, change: str, ids: Ids) -> None:
    """Say of a row that it comes or goes."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        before = [child for child in row if child.tag == w("tblPrEx")]
        row.insert(len(before), properties)
    properties.extend(fragment(f"<{ids.tag(change)}/>"))


def change_of_mark(paragraph: etree._Element) -> etree._Element | None:
    """Return what is said of the mark of a paragraph; None where it stays."""
    looks = paragraph.iterfind(f"{w('pPr')}/{w('rPr')}")
    return next((one for look in looks for one in look if one.tag in CHANGES), None)


def end_before_empty(body: etree._Element) -> None:
    """See to it that no added paragraph stands before an empty one of the file, where it can be helped.

    When LibreOffice rejects it, the empty one takes its look, and its number too. So the paragraph before ends anew
    if it looks alike, as when one goes on writing behind it; else the empty one comes first.
    """
    for empty in [one for one in body.iterchildren(w("p")) if _is_empty(one)]:
        added = list(takewhile(_is_coming, empty.itersiblings(preceding=True)))
        if added and not _end_anew(added, w(INSERTED)):
            added[-1].addprevious(empty)


def end_before_boxes(body: etree._Element) -> None:
    """See to it that no paragraph comes or goes just before one that holds a text box.

    When it is undone, or goes, LibreOffice drops the box. So the paragraph before ends anew, or ends with it, if it
    looks alike; else an empty one parts them.
    """
    for boxed in [one for one in body.iterchildren(w("p")) if next(one.iter(w("txbxContent")), None) is not None]:
        for is_changed, kind in ((_is_coming, INSERTED), (_is_going, DELETED)):
            changed = list(takewhile(is_changed, boxed.itersiblings(preceding=True)))
            if changed and not _end_anew(changed, w(kind)):
                boxed.addprevious(etree.Element(w("p")))


def _end_anew(changed: Sequence[etree._Element], kind: str) -> bool:
    """Let the paragraph before others end where the nearest of them, the first, does, if both look alike."""
    before = changed[-1].getprevious()
    marks = [mark for one in changed if (mark := change_of_mark(one)) is not None]
    if before is None or before.tag != w("p") or any(mark.tag != kind for mark in marks):
        return False
    if change_of_mark(before) is not None or _look(before) != _look(changed[0]):
        return False
    _put_change(before, marks[0])
    return True


def _is_empty(paragraph: etree._Element) -> bool:
    """Say whether a paragraph of the file stays, without any content, and ends no section."""
    is_bare = all(child.tag == w("pPr") for child in paragraph)
    return is_bare and change_of_mark(paragraph) is None and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None


def _is_coming(element: etree._Element) -> bool:
    change = change_of_mark(element) if element.tag == w("p") else None
    return change is not None and change.tag in _COMING


def _is_going(element: etree._Element) -> bool:
    change = change_of_mark(element) if element.tag == w("p") else None
    return change is not None and change.tag not in _COMING


def _look(paragraph: etree._Element) -> bytes:
    """Return the properties of a paragraph, but for what is said of its mark coming or going."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return b""
    copied = deepcopy(properties)
    etree.strip_elements(copied, w(INSERTED), w(DELETED))
    for look in copied.findall(w("rPr")):
        if not len(look):
            copied.remove(look)
    return etree.tostring(copied, method="c14n")
