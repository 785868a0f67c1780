"""How an added paragraph is to look: as the nearest one of its kind in the official file does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from draftdiff.importers.docx.field_numbers import code_of_number
from draftdiff.importers.docx.package import w
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.tracking.places import find_places
from draftdiff.tracking.runs import Runs, look_of_run

_BEFORE_LIST = tuple(map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")))
"""What the schema has before the list that a paragraph stands in."""


class Model:
    """A paragraph of the official file that another one is made like."""

    def __init__(self, paragraph: Paragraph, element: etree._Element) -> None:
        self.element = element
        self.shape = shape_of(paragraph)
        runs = Runs(element)
        places = find_places(paragraph.text, runs.text, paragraph.number)
        is_as_read = places is not None and len(runs.calls) == len(paragraph.notes)
        self.is_whole = is_as_read and element.tag == w("p")
        """Whether the file holds the paragraph as it was read, its notes too."""
        start = places.of(0) if places else 0
        is_typed = places is None and runs.text.lstrip().startswith(paragraph.number)
        self.before = runs.text[:start]
        """What stands before the text: tabs, and a typed number."""
        self.number = places.number if places else None
        self.is_counted = bool(paragraph.number) and not is_typed and self.number is None
        """Whether Word prints its number."""
        self.field = code_of_number(element) if self.is_counted else ""
        """The code of the field that counts it; empty where a list does."""
        level = element.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
        self.begins_list = level is not None and level.get(w("val")) == "0"
        """Whether it stands on the first level of a list, which no clause above it starts anew."""
        plain = [atom for atom in runs.atoms if atom.text and atom.start >= start]
        longest = max(plain, key=lambda atom: len(atom.text), default=None)
        self.look = look_of_run(longest.run) if longest else None
        """How most of its text looks."""

    def properties(self, *, is_counted: bool) -> etree._Element | None:
        """Return a copy of the properties of the paragraph, without a section and what was tracked of it.

        `is_counted`: Word prints the number of the new one too; else it would take one from those behind it.
        """
        found = self.element.find(w("pPr"))
        if found is None:
            return None
        copied = deepcopy(found)
        etree.strip_elements(copied, *map(w, ("sectPr", "pPrChange", "ins", "del", "moveFrom", "moveTo")))
        if self.is_counted and not is_counted:
            _leave_list(copied)
        return copied

    def prefix(self, number: str, *, is_counted: bool) -> str:
        """Return what stands before the text of a new paragraph; a number that is counted is printed by Word."""
        if self.number is None:
            return self.before + (f"{number}\t" if number and not is_counted else "")
        start, end = self.number
        return self.before[:start] + number + self.before[end:]


def _leave_list(properties: etree._Element) -> None:
    """Say that a paragraph stands in no list, that of its style included."""
    numbering = properties.find(w("numPr"))
    if numbering is None:
        numbering = etree.Element(w("numPr"))
        properties.insert(sum(child.tag in _BEFORE_LIST for child in properties), numbering)
    numbering[:] = [etree.Element(w("numId"), {w("val"): "0"})]


class Models:
    """Finds the model of an added paragraph."""

    def __init__(self, paragraphs: Sequence[Paragraph], elements: Mapping[Key, etree._Element]) -> None:
        self._known = [(p, deepcopy(elements[p.key])) for p in paragraphs if p.key in elements]
        """The paragraphs as they are before anything is changed."""
        self._places = {paragraph.key: place for place, (paragraph, _) in enumerate(self._known)}
        self._made: dict[int, Model] = {}

    def model_of(self, key: Key) -> Model | None:
        """Return a paragraph of the file itself, None if the file does not hold it."""
        place = self._places.get(key)
        return self._model(place) if place is not None else None

    def model_for(self, new: Paragraph, near: Key, *, is_exact: bool = False) -> Model | None:
        """Return the nearest paragraph of the same shape, or else of the same kind, from one by its key."""
        here = self._places.get(near, 0)
        alike = [place for place, (one, _) in enumerate(self._known) if shape_of(one) == shape_of(new)]
        if not alike and not is_exact:
            alike = [place for place, (one, _) in enumerate(self._known) if one.kind is new.kind]
        if not alike:
            return None
        return self._model(min(alike, key=lambda one: abs(one - here)))

    def counts(self, model: Model | None, new: Paragraph, near: Key) -> bool:
        """Say whether Word is to print the number of an added paragraph: in a list of its own, beside others alone."""
        here = self._places.get(near, 0)
        beside = (shape_of(one) for one, _ in self._known[here : here + 2])
        return (
            model is not None
            and model.is_counted
            and model.shape == shape_of(new)
            and (not (new.level and model.begins_list) or model.shape in beside)
        )

    def _model(self, place: int) -> Model:
        if place not in self._made:
            self._made[place] = Model(*self._known[place])
        return self._made[place]


def shape_of(paragraph: Paragraph) -> tuple[ParagraphKind, int, bool]:
    """Return what makes two paragraphs look alike: kind, level, and whether they have a number."""
    return paragraph.kind, paragraph.level, bool(paragraph.number)
