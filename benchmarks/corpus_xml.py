"""Measures the import of official XML over a whole corpus: is anything lost, do the languages agree, how fast is it?

    python -m benchmarks.corpus_xml [FOLDER] [--every N]

FOLDER holds `*.tar.xz` archives or XML files (usual: `../shared/corpus/ga`). Prints one JSON object: for each language
the files whose characters all came back (law 4), what was left out and why, how many resolutions have the same
structure in all six languages, and the time against parsing alone. The count of characters walks the source by
itself, with another parser, and shares no code with the importer.
"""

from __future__ import annotations

import io
import json
import sys
import time
import unicodedata
import xml.etree.ElementTree as ElementTree
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from benchmarks.folders import CORPUS, files_in
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document, EventKind, Note, Paragraph, ParagraphKind

COUNTED = {"preamble", "mainBody", "conclusions", "attachments"}
UNCOUNTED_INSIDE = {"meta"}
LANGUAGES = 6


def squeezed(text: str) -> str:
    """Return the characters that count: neither white space nor format or control characters."""
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc"))


def source_characters(data: bytes) -> list[str]:
    """Return the characters of each statement of a file, in the order of the source, its conclusions last."""
    root = ElementTree.fromstring(data)
    return [_statement_characters(one) for one in root.iter() if _name(one) == "statement"]


def _statement_characters(statement: ElementTree.Element) -> str:
    parts = [child for child in statement if _name(child) in COUNTED]
    parts.sort(key=lambda child: _name(child) == "conclusions")
    return squeezed("".join("".join(_texts(child)) for child in parts))


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if _name(element) not in UNCOUNTED_INSIDE:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def document_characters(document: Document) -> tuple[str, str]:
    """Return the characters of a document with everything put back in its place.

    The line of the meeting stands in the conclusions or, in some sources, at the end of the body: both readings.
    """
    left_out: dict[str, list[tuple[int | None, str, str]]] = defaultdict(list)
    for problem in document.problems:
        if problem.text and problem.location.paragraph:
            left_out[problem.location.paragraph].append((problem.location.offset, problem.code, problem.text))
    closing = [p for p in document.paragraphs if not p.annex and p.kind is ParagraphKind.CLOSING]
    body = [p for p in document.paragraphs if not p.annex and p.kind is not ParagraphKind.CLOSING]
    text = "".join(_put_back(p, left_out[p.key]) for p in (*body, *closing))
    annexes = "".join(_put_back(p, left_out[p.key]) for p in document.paragraphs if p.annex)
    adopted = "".join(event.text for event in document.events if event.kind is EventKind.ADOPTED)
    return squeezed(text + annexes + document.meeting + adopted), squeezed(text + document.meeting + annexes + adopted)


def _put_back(paragraph: Paragraph, left_out: list[tuple[int | None, str, str]]) -> str:
    """Return number, text, notes at their calls, and what was left out at its place."""
    brackets = defaultdict(list)
    inserted: list[tuple[int, str]] = []
    for offset, code, text in left_out:
        if code == "note-brackets":
            brackets[offset].append(text)
        else:
            inserted.append((len(paragraph.text) if offset is None else offset, text))
    for note in paragraph.notes:
        before, inner, after = _brackets(note, brackets[note.anchor])
        if len(before) > 1 and paragraph.text[note.anchor - 1 : note.anchor] == before[1]:
            inserted.append((note.anchor - 1, before[0]))
            before = ""
        if len(after) > 1 and before and paragraph.text[note.anchor : note.anchor + 2] == f" {after[0]}":
            inserted.append((note.anchor + 2, after[1]))
            after = ""
        inserted.append((note.anchor, before + inner + note.text + after))
    parts, position = [paragraph.number], 0
    for offset, text in sorted(inserted, key=lambda one: one[0]):
        parts += (paragraph.text[position:offset], text)
        position = offset
    return "".join((*parts, paragraph.text[position:]))


def _brackets(note: Note, found: list[str]) -> tuple[str, str, str]:
    """Return the brackets round a call and of the note's own number, which in Arabic are text of the source."""
    if not note.marker.startswith("("):
        return "", "", ""
    before, inner, after = (found.pop(0) if found else "( () )").split(" ")
    return before, inner, after


class Shape(NamedTuple):
    """What the language versions of one resolution should have in common."""

    preambular: int
    operative: int
    notes: int


def shape_of(document: Document) -> Shape:
    """Count whole preambular and operative paragraphs, and notes."""
    whole = Counter(paragraph.kind for paragraph in document.paragraphs if not paragraph.level)
    notes = sum(len(paragraph.notes) for paragraph in document.paragraphs)
    return Shape(whole[ParagraphKind.PREAMBULAR], whole[ParagraphKind.OPERATIVE], notes)


class Measure:
    """Collects figures file by file."""

    def __init__(self) -> None:
        self.files = Counter[str]()
        self.whole = Counter[str]()
        self.differing: list[str] = []
        self.errors: list[str] = []
        self.characters = 0
        self.left_out = Counter[str]()
        self.shapes: dict[str, dict[str, Shape]] = defaultdict(dict)
        self.seconds: dict[str, float] = defaultdict(float)

    def add(self, name: str, data: bytes) -> None:
        """Import one file and count."""
        start = time.process_time()
        with suppress(etree.XMLSyntaxError):
            "".join(str(part) for part in etree.parse(io.BytesIO(data)).getroot().itertext())
        parsed = time.process_time()
        try:
            imported = read_source(data, name)
        except DraftdiffError as error:
            self.errors.append(error.message)
            return
        self.seconds["parse"] += parsed - start
        self.seconds["import"] += time.process_time() - parsed
        self._count(name, data, imported.documents)

    def _count(self, name: str, data: bytes, documents: tuple[Document, ...]) -> None:
        source = source_characters(data)
        readings = [document_characters(document) for document in documents]
        ours = [one[1] if one[1] in source else one[0] for one in readings]
        language = documents[0].language.value
        self.files[language] += 1
        self.whole[language] += source == ours
        if source != ours:
            self.differing.append(f"{name}: {first_difference(source, ours)}")
        self.characters += sum(map(len, source))
        for document in documents:
            self.shapes[document.symbol].setdefault(document.language.value, shape_of(document))
            for problem in document.problems:
                if problem.location.paragraph and problem.text:
                    self.left_out[problem.code] += len(squeezed(problem.text))

    def figures(self) -> dict[str, Any]:
        """Return all figures, rounded, and the first differences by name."""
        complete = [shapes for shapes in self.shapes.values() if len(shapes) == LANGUAGES]
        agreeing = sum(len(set(shapes.values())) == 1 for shapes in complete)
        return {
            "files": dict(sorted(self.files.items())),
            "whole": {one: round(self.whole[one] / self.files[one], 5) for one in sorted(self.files)},
            "characters": self.characters,
            "left_out": round(sum(self.left_out.values()) / max(self.characters, 1), 7),
            "left_out_by_reason": dict(self.left_out.most_common()),
            "resolutions_in_all_languages": len(complete),
            "same_structure": round(agreeing / max(len(complete), 1), 4),
            "disagreeing": sorted(self._disagreeing()),
            "time_against_parsing": round(self.seconds["import"] / max(self.seconds["parse"], 1e-9), 2),
            "errors": self.errors,
            "differing": self.differing[:20],
        }

    def _disagreeing(self) -> Iterator[str]:
        """Name the texts that differ in structure from most other languages of their resolution."""
        for symbol, shapes in self.shapes.items():
            usual = Counter(shapes.values()).most_common(1)[0][0]
            if len(shapes) == LANGUAGES:
                yield from (f"{symbol} {language}" for language, shape in shapes.items() if shape != usual)


def first_difference(source: list[str], ours: list[str]) -> str:
    """Return the surroundings of the first place where two lists of texts differ."""
    if len(source) != len(ours):
        return f"{len(source)} statements, {len(ours)} documents"
    for theirs, own in zip(source, ours, strict=True):
        place = next(
            (i for i, (a, b) in enumerate(zip(theirs, own, strict=False)) if a != b), min(len(theirs), len(own))
        )
        if theirs != own:
            start = max(place - 20, 0)
            return f"source …{theirs[start : place + 20]}… document …{own[start : place + 20]}…"
    return ""


def main() -> int:
    """Measure a corpus and print the figures."""
    parser = ArgumentParser(description="Measure the import of official XML over a corpus")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS / "ga")
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    arguments = parser.parse_args()
    measure = Measure()
    for name, data in files_in(arguments.folder, arguments.every):
        measure.add(name, data)
    json.dump(measure.figures(), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
