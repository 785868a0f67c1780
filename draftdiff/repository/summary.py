"""What a new version of a document changed, in a line: `3 clauses amended (OP2, OP5, PP7), 1 added (OP9)`."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, Row, is_counted, new_document, old_document
from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document
from draftdiff.numbering import labels_of
from draftdiff.renderers.harmless import harmless
from draftdiff.repository.places import short_name

_CHANGES = (Change.AMENDED, Change.ADDED, Change.REMOVED, Change.SPLIT, Change.MERGED)
_MOST_LABELS = 8


def title_line(old: Document | None, new: Document | None) -> str:
    """Return a line about one document: its name, its language, and what became of it."""
    known = new or old
    if known is None:
        return ""
    name = f"{short_name(known.symbol)} ({known.language.value})"
    if old is None or new is None:
        return harmless(f"{name}: {'added' if old is None else 'removed'}")
    return harmless(f"{name}: {summary_of(old, new, load_lexicon(new.language))}")


def summary_of(old: Document, new: Document, lexicon: Lexicon) -> str:
    """Return what a new version changed."""
    return summarised(compare(old, new, lexicon))


def summarised(comparison: Comparison) -> str:
    """Return the changed clauses of a comparison, with their labels; those that are gone have their old ones."""
    labels = _Labels(comparison)
    rows = [row for row in comparison.rows if is_counted(row)]
    said: list[str] = []
    for change in _CHANGES:
        changed = [row for row in rows if row.change is change]
        if changed:
            clauses = f"{'clause' if len(changed) == 1 else 'clauses'} " if not said else ""
            said.append(f"{len(changed)} {clauses}{change.value} ({labels.named(changed)})")
    moved = [row for row in rows if row.moved]
    if moved:
        said.append(f"{len(moved)} moved ({labels.named(moved)})")
    fields = ", ".join(field.name for field in comparison.fields)
    return ", ".join(said) or (f"{fields} changed" if fields else "no clause changed")


class _Labels:
    """What a diplomat calls the paragraphs of both documents."""

    def __init__(self, comparison: Comparison) -> None:
        self._old = labels_of(old_document(comparison).paragraphs)
        self._new = labels_of(new_document(comparison).paragraphs)

    def named(self, rows: Sequence[Row]) -> str:
        names = [str(self._new[row.new[0].key] if row.new else self._old[row.old[0].key]) for row in rows]
        more = len(names) - _MOST_LABELS
        return ", ".join(names[:_MOST_LABELS]) + (f" and {more} more" if more > 0 else "")
