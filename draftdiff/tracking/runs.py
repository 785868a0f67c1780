"""The runs of a paragraph that stands in a Word file: cut where a change begins or ends, taken away, added to."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from draftdiff.importers.docx import equations
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.runs import (
    ALTERNATIVES,
    CALLS,
    OBJECT,
    characters_of,
    is_picture,
    opened,
    typed_mark,
)
from draftdiff.importers.docx.styles import is_on
from draftdiff.renderers.docx.pieces import DELETED, INSERTED
from draftdiff.renderers.docx.runs import MOVED_AWAY, MOVED_HERE, Ids

_LOOK = w("rPr")
CHANGES = frozenset(map(w, (DELETED, INSERTED, MOVED_AWAY, MOVED_HERE)))
"""The elements round runs that a tracked change holds."""
_ROUND_MOVES = [w(f"{move}Range{end}") for move in (MOVED_AWAY, MOVED_HERE) for end in ("Start", "End")]
_DELETED = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Atom:
    """A run with one piece of content: some text, a sign, the call of a note, or something without text.

    What was changed before has no text any more: nobody changes it twice.
    """

    def __init__(self, run: etree._Element, start: int) -> None:
        self.run = run
        self.start = start
        content = next((child for child in run if child.tag != _LOOK), None)
        self.text = "" if content is None or _is_hidden(run) or _is_changed(run) else _text_of(content)
        self.is_call = content is not None and content.tag in CALLS
        self.brackets: list[Atom] = []
        """Those that Arabic prints round the call of a note: they come, stay and go with it, and are no text."""

    @property
    def end(self) -> int:
        """Return where its text ends in that of the paragraph."""
        return self.start + len(self.text)


class Runs:
    """The runs of one paragraph, by the places of their characters. What is done to it is done in the tree."""

    def __init__(self, *paragraphs: etree._Element) -> None:
        self.atoms: list[Atom] = []
        at = 0
        for paragraph in paragraphs:
            for run in list(_own_runs(paragraph)):
                for single in _singled(run):
                    self.atoms.append(Atom(single, at))
                    at = self.atoms[-1].end
        self.text = "".join(atom.text for atom in self.atoms)
        self._give_brackets_to_calls()

    def _give_brackets_to_calls(self) -> None:
        for call in self.calls:
            before, at, behind = call.start - 1, call.start, call.start + 1
            if self.text[max(before, 0) : behind] == "()":
                call.brackets = [*self.between(before, at), *self.between(at, behind)]
        for bracket in [one for call in self.calls for one in call.brackets]:
            bracket.text = ""
        for one, following in pairwise(self.atoms):
            following.start = one.end
        self.text = "".join(atom.text for atom in self.atoms)

    @property
    def calls(self) -> list[Atom]:
        """Return the calls of notes in order."""
        return [atom for atom in self.atoms if atom.is_call]

    def cut(self, place: int) -> None:
        """See to it that a run ends at a place."""
        for index, atom in enumerate(self.atoms):
            if atom.start < place < atom.end:
                rest = deepcopy(atom.run)
                content, further = (next(child for child in run if child.tag != _LOOK) for run in (atom.run, rest))
                content.text, further.text = atom.text[: place - atom.start], atom.text[place - atom.start :]
                content.set(_SPACE, "preserve")
                further.set(_SPACE, "preserve")
                atom.run.addnext(rest)
                self.atoms[index : index + 1] = [Atom(atom.run, atom.start), Atom(rest, place)]
                return

    def between(self, start: int, end: int) -> list[Atom]:
        """Return the runs that hold the text between two places, which are cut there."""
        self.cut(start)
        self.cut(end)
        return [atom for atom in self.atoms if atom.text and start <= atom.start and atom.end <= end]

    def before(self, place: int) -> Atom | None:
        """Return the last run whose text ends at or before a place, None at the start."""
        return next((atom for atom in reversed(self.atoms) if atom.text and atom.end <= place), None)

    def after(self, place: int) -> Atom | None:
        """Return the first run whose text begins at or after a place, None at the end."""
        return next((atom for atom in self.atoms if atom.text and atom.start >= place), None)


def look_of_run(run: etree._Element) -> etree._Element | None:
    """Return the properties of a run, None if it has none."""
    return run.find(_LOOK)


def as_deleted(run: etree._Element) -> None:
    """Turn the text of a run into deleted text, not that of a text box in it, whose runs are their own."""
    boxed = {text for box in run.iter(w("txbxContent")) for text in box.iter(*_DELETED)}
    for text in [text for text in run.iter(*_DELETED) if text not in boxed]:
        text.tag = _DELETED[text.tag]


def open_changed_controls(root: etree._Element) -> None:
    """Put what content controls hold in the place of those in which something came or went.

    LibreOffice undoes no change in a control, and Word writes over that in one which is bound to data.
    """
    for control in list(root.iter(w("sdt"))):
        content, parent = control.find(w("sdtContent")), control.getparent()
        if content is not None and parent is not None and next(content.iter(*CHANGES), None) is not None:
            place = parent.index(control)
            parent[place : place + 1] = [*content]


def repeat_in_alternatives(root: etree._Element, ids: Ids) -> None:
    """Write the changes in a text box into its other alternatives too: who cannot draw the first one reads those.

    Marks round a move stay where it is read: each may stand once in a file.
    """
    for alternatives in list(root.iter(ALTERNATIVES)):
        read = opened(alternatives)
        boxes = _boxes_in(read)
        for other in (one for one in alternatives if one is not read):
            if len(boxes) == len(_boxes_in(other)):
                for box, copied in zip(boxes, _boxes_in(other), strict=True):
                    _repeat(box, copied, ids)


def _boxes_in(alternative: etree._Element) -> list[etree._Element]:
    return list(alternative.iter(w("txbxContent")))


def _repeat(box: etree._Element, copied: etree._Element, ids: Ids) -> None:
    if next(box.iter(*CHANGES), None) is None:
        return
    copied[:] = list(deepcopy(box))
    etree.strip_elements(copied, *_ROUND_MOVES)
    for change in copied.iter(etree.Element):
        if change.get(w("author")) is not None:
            change.set(w("id"), ids.number())


def _own_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the runs of a paragraph itself, not those of text boxes in it; an equation is one, without text to cut."""
    for child in paragraph:
        if child.tag == w("r") or child.tag in equations.WHOLE:
            yield child
        elif child.tag != w("pPr"):
            yield from _own_runs(child)


def _singled(run: etree._Element) -> Iterator[etree._Element]:
    """Part a run into runs with one piece of content each; the mark that somebody typed for a call stays with it."""
    contents = [child for child in run if child.tag != _LOOK]
    typed = [one for content in contents if content.tag in CALLS for one in typed_mark(content)]
    yield run
    last = run
    for content in contents[1:] if run.tag == w("r") else ():
        if content in typed:
            last.append(content)
            continue
        single = etree.SubElement(run, w("r"))
        single.attrib.update(run.attrib)
        look = run.find(_LOOK)
        if look is not None:
            single.append(deepcopy(look))
        single.append(content)
        last.addnext(single)
        last = single
        yield single


def _is_changed(run: etree._Element) -> bool:
    parent = run.getparent()
    return parent is not None and parent.tag in CHANGES


def _is_hidden(run: etree._Element) -> bool:
    """Say whether a run hides itself; where a style does, its text is found to be other than was read."""
    return is_on("vanish", run.findall(_LOOK))


def _text_of(content: etree._Element) -> str:
    if content.tag in (w("drawing"), w("pict"), w("object")):
        return OBJECT if is_picture(content) else ""
    return characters_of(content)


def text_of(paragraph: etree._Element) -> str:
    """Return the characters of a paragraph by the places that `Runs` gives them; the file stays as it is."""
    return Runs(deepcopy(paragraph)).text
