"""A comparison written into the official Word file itself, as tracked changes: rejecting all gives the file back."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.compare import compare
from draftdiff.errors import DraftdiffError
from draftdiff.importers.docx.reading import Opened, open_word
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Language
from draftdiff.renderers.docx.kept_notes import with_notes_kept
from draftdiff.renderers.docx.runs import Ids
from draftdiff.renderers.docx.shapes import is_right_to_left
from draftdiff.tracking.archive import highest_number, saved
from draftdiff.tracking.head import change_head
from draftdiff.tracking.notes import COMMENTS, FOOTNOTES, BaseNotes
from draftdiff.tracking.runs import open_changed_controls, repeat_in_alternatives
from draftdiff.tracking.writer import BodyWriter

__all__ = ["Base", "open_base", "write_onto"]


class Base(Struct, frozen=True, kw_only=True):
    """An official Word file that can be written on, once."""

    document: Document
    opened: Opened


def open_base(data: bytes, name: str, language: Language | None = None) -> Base:
    """Open an official Word file. Raises UnreadableFile, and DraftdiffError where it has tracked changes itself."""
    opened = open_word(data, name, language)
    if opened.has_changes:
        hint = "accept or reject them in a word processor, and save the file"
        raise DraftdiffError(f"{name} has tracked changes already", hint=hint, slug="base-tracked")
    return Base(document=opened.sourced.document, opened=opened)


def write_onto(base: Base, new: Document, lexicon: Lexicon, *, author: str, date: str = "") -> bytes:
    """Return the base with tracked changes that make it the new text; the same bytes for the same input.

    Differences of typography alone are left as the base has them.
    """
    comparison = with_notes_kept(compare(base.document, new, lexicon))
    opened = base.opened
    roots = {name: root for name in (FOOTNOTES, COMMENTS) if (root := opened.package.part(name)) is not None}
    heads = dict(opened.package.page_parts())
    ids = Ids(author, date, highest_number([opened.root, *roots.values(), *heads.values()]))
    notes = BaseNotes(roots.get(FOOTNOTES), roots.get(COMMENTS), ids, rtl=is_right_to_left(new.language))
    kept = {id(line.element) for line in opened.sourced.lines}
    cover = [line.element for line in opened.lines if id(line.element) not in kept]
    change_head(base.document, new, cover, list(heads.values()), ids)
    BodyWriter(opened, comparison, notes, ids).write()
    notes.put_in_order(opened.root)
    parts = {"word/document.xml": opened.root, FOOTNOTES: notes.footnotes, COMMENTS: notes.comments, **heads}
    changed = {name: root for name, root in parts.items() if root is not None}
    for root in changed.values():
        open_changed_controls(root)
        repeat_in_alternatives(root, ids)
    return saved(opened.package, changed)
