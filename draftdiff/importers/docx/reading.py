"""Wires the stages of the import of Word files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.errors import UnreadableFile
from draftdiff.importers.docx.documents import Sourced, read_document, told_of_changes, told_of_hidden
from draftdiff.importers.docx.field_numbers import set_field_numbers
from draftdiff.importers.docx.frames import unframed
from draftdiff.importers.docx.lists import Lists
from draftdiff.importers.docx.notes import Notes, calls_in
from draftdiff.importers.docx.package import Package, w
from draftdiff.importers.docx.pasted import as_written
from draftdiff.importers.docx.revisions import View, remove, resolve
from draftdiff.importers.docx.runs import OBJECT, read_runs
from draftdiff.importers.docx.story import Story, StoryLine
from draftdiff.importers.docx.styles import Styles
from draftdiff.importers.docx.typed_notes import with_typed_notes
from draftdiff.importers.notices import notice
from draftdiff.model import Imported, Language
from draftdiff.problems import Problem

_EMBEDDED = tuple(map(w, ("altChunk", "subDoc")))
"""Files that a word processor opens within the text; their words stand in another part."""


class _Read(Struct, frozen=True, kw_only=True):
    lines: tuple[StoryLine, ...]
    problems: tuple[Problem, ...]
    changes: Counter[str]
    numbers: tuple[etree._Element, ...]
    """What was set into the tree for numbers that fields count."""


class Opened(Struct, frozen=True, kw_only=True):
    """A Word file whose tree is at hand: its parts, the root of its text, its document, and all lines of its body."""

    package: Package
    root: etree._Element
    sourced: Sourced
    lines: tuple[StoryLine, ...]
    has_changes: bool


def open_word(data: bytes, name: str, language: Language | None) -> Opened:
    """Open a Word file to write on: the lines of its document know their elements, each its own.

    Raises UnreadableFile.
    """
    package = Package(data, name)
    root = package.document()
    read = _read(package, root, View.ACCEPT, language, parts=False)
    sourced = read_document(read.lines, name, language)
    for number in read.numbers:
        remove(number)
    return Opened(package=package, root=root, sourced=sourced, lines=read.lines, has_changes=bool(read.changes))


def read_word(data: bytes, name: str, language: Language | None, view: View = View.ACCEPT) -> Imported:
    """Import one view of a Word file. Raises UnreadableFile."""
    package = Package(data, name)
    read = _read(package, package.document(), view, language)
    document = read_document(read.lines, name, language).document
    document = replace(document, problems=(*document.problems, *read.problems))
    return Imported(documents=(document,))


def read_both(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a file as it was before its tracked changes and as it is after them; one document if it has none.

    Raises UnreadableFile.
    """
    before, after = (read_word(data, name, language, view) for view in (View.REJECT, View.ACCEPT))
    if not any(problem.code == "tracked-accepted" for problem in after.documents[0].problems):
        return after
    return Imported(documents=(*before.documents, *after.documents))


def _read(
    package: Package, root: etree._Element, view: View, language: Language | None, *, parts: bool = True
) -> _Read:
    links = package.links()
    calls = calls_in(root)
    changes = resolve(root, view)
    styles = Styles(package.part("word/styles.xml"))
    numbers, uncounted = set_field_numbers(root, styles)
    notes = Notes(package, root, styles, view, links, calls - calls_in(root))
    story = Story(styles, Lists(package.part("word/numbering.xml"), styles), notes, links, parts=parts)
    body = root.find(w("body"))
    found = tuple(story.lines(body)) if body is not None else ()
    if language is None:
        _refuse_empty(found, package.name)
    lines, beside = unframed(found, language)
    lines, lost = with_typed_notes(as_written(lines, language)) if parts else (lines, ())
    changes += notes.changes
    problems = (
        *told_of_changes(changes, view),
        *uncounted,
        *beside,
        *lost,
        *(notice("embedded-file") for _ in root.iter(*_EMBEDDED)),
        *(notice("note-without-call", text=text) for text in notes.uncalled()),
        *told_of_hidden(notes.hidden),
        *_told_of_pages(package, styles, view),
    )
    return _Read(lines=lines, problems=problems, changes=changes, numbers=tuple(numbers))


def _refuse_empty(lines: Sequence[StoryLine], name: str) -> None:
    """Refuse a file without a word, of which no language can be told."""
    text = "".join(line.inline.text for line in lines)
    if not text.strip(f"{OBJECT}\t"):
        hint = "if it shows its text in pictures, run an OCR on it and import the text that it gives"
        raise UnreadableFile(f"{name} has no text{', only pictures' if OBJECT in text else ''}", hint=hint, slug="scan")


def _told_of_pages(package: Package, styles: Styles, view: View) -> Iterator[Problem]:
    """Tell what the heads and feet of pages say, each text once."""
    told: set[str] = set()
    for _, root in package.page_parts():
        resolve(root, view)
        texts = (read_runs(paragraph, styles, {}).text for paragraph in root.iter(w("p")))
        text = " ".join(" ".join(texts).split())
        if text and text not in told:
            told.add(text)
            yield notice("page-head", text=text)
