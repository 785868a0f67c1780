"""`draftdiff diff OLD NEW --base OFFICIAL.docx`: the changes written into the official Word file itself."""

from __future__ import annotations

import os
from collections.abc import Sequence

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import Presentation
from draftdiff.cli.output import write_result
from draftdiff.cli.sources import ReadOptions, lexicon_for, naming
from draftdiff.compare import compare
from draftdiff.comparison import Change
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source, recognise
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, notes_in
from draftdiff.renderers import Layout
from draftdiff.store import read_source_file
from draftdiff.tracking import open_base, write_onto

_WORD = "docx"


def write_onto_base(
    path: str,
    pairs: Sequence[tuple[Document, Document]],
    presentation: Presentation,
    reading: ReadOptions,
    lexicon_file: str | None,
) -> None:
    """Write a Word file that is the base with the new text's changes tracked; tell where the base is not OLD.

    Raises DraftdiffError.
    """
    if presentation.format_name != _WORD:
        hint = "say where it goes: -o changes.docx"
        raise DraftdiffError("--base is for tracked changes in a Word file", hint=hint, slug="base-output")
    if presentation.options.layout != Layout.REDLINE:
        print_notice(f"--layout {presentation.options.layout} changes nothing with --base, which tracks the changes")
    if len(pairs) > 1:
        message = f"a base is one text, and these documents have {len(pairs)} parts"
        raise DraftdiffError(message, hint="name one: OLD#A NEW#A", slug="several-parts")
    ((old, new),) = pairs
    name = os.path.basename(path)
    with naming(path):
        data = read_source_file(path, reading.settings)
        if recognise(data, name) != _WORD:
            raise DraftdiffError(f"{name} is no Word file", hint="give the official .docx", slug="base-not-word")
        base = open_base(data, name, reading.language)
        as_read = read_source(data, name, from_format=_WORD, language=reading.language).documents[0]
    official = base.document
    if len(notes_in(as_read.paragraphs)) > len(notes_in(official.paragraphs)):
        official = as_read
        print_notice(f"the notes of {path} were typed by hand; the file that is written has them as Word footnotes")
    lexicon = lexicon_for(official, new, reading.language, lexicon_file)
    _tell_difference(old, official, lexicon, path)
    options = presentation.options
    write_result(presentation.output, write_onto(base, new, lexicon, author=options.author, date=options.date))


def _tell_difference(old: Document, official: Document, lexicon: Lexicon, path: str) -> None:
    others = sum(row.change is not Change.UNCHANGED for row in compare(old, official, lexicon).rows)
    if others and _signs_of(old) == _signs_of(official):
        print_notice(f"in {path} line breaks divide the clauses of one paragraph; better make them paragraphs first")
    elif others:
        clauses = "1 clause" if others == 1 else f"{others} clauses"
        print_notice(f"OLD and {path} differ in {clauses}; the file shows the changes from {path} to NEW")


def _signs_of(document: Document) -> str:
    """Return all that a document says, without the spaces: the same however it is parted into paragraphs."""
    return "".join("".join(f"{paragraph.number}{paragraph.text}".split()) for paragraph in document.paragraphs)
