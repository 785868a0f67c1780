"""What a new version of a document changed, in a line: `3 clauses amended (OP2, OP5, PP7), 1 added (OP9)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, Row, is_counted
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language
from draftdiff.renderers.entries import reasons_of
from draftdiff.renderers.harmless import ISOLATES, harmless
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.repository.places import short_name

_CHANGES = (Change.AMENDED, Change.ADDED, Change.REMOVED, Change.SPLIT, Change.MERGED)
_MOST_LABELS = 8
"""So many clauses of a kind are named: more would not fit into the first line of a commit."""
_MOST_CLAUSES = 30
"""So many clauses have lines of their own: a screen of a pager."""
_MOST_REASONS = 3
"""So many reasons are given for a clause, the weightiest first."""
_EXCERPT = 60
"""Characters of a clause: with its label and weight they fill a line."""


class Description(Struct, frozen=True, kw_only=True):
    """What became of a document: a line with its name, and lines for each clause that changed, in reading order."""

    line: str = ""
    clauses: tuple[str, ...] = ()


def described(old: Document | None, new: Document | None) -> Description:
    """Describe a new version of a document; None on a side: it was added, or removed. Raises DraftdiffError."""
    known = new or old
    if known is None:
        return Description()
    name = f"{short_name(known.symbol)} ({known.language.value})"
    if old is None or new is None:
        return Description(line=harmless(f"{name}: {'added' if old is None else 'removed'}"))
    comparison = compare(old, new, load_lexicon(new.language))
    wording = wording_of(comparison, load_labels(Language.ENGLISH))
    return Description(
        line=harmless(f"{name}: {_summarised(comparison, wording)}"),
        clauses=tuple(map(harmless, _clauses(comparison, wording))),
    )


def _summarised(comparison: Comparison, wording: Wording) -> str:
    """Return the changed clauses of a comparison, with their labels; those that are gone have their old ones."""
    rows = [row for row in comparison.rows if is_counted(row)]
    said: list[str] = []
    for change in _CHANGES:
        changed = [row for row in rows if row.change is change]
        if changed:
            clauses = f"{'clause' if len(changed) == 1 else 'clauses'} " if not said else ""
            said.append(f"{len(changed)} {clauses}{change.value} ({_named(changed, wording)})")
    moved = [row for row in rows if row.moved]
    if moved:
        said.append(f"{len(moved)} moved ({_named(moved, wording)})")
    fields = ", ".join(field.name for field in comparison.fields)
    return ", ".join(said) or (f"{fields} changed" if fields else "no clause changed")


def _clauses(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """Yield `OP2 amended, substantive: Invites the Secretary-General …`; of a clause that is gone its old text.

    Below it stands, further in, why it weighs that: `governing verb: Requests → Invites (weaker)`.
    """
    changed = [row for row in comparison.rows if is_counted(row) and (row.change is not Change.UNCHANGED or row.moved)]
    for row in changed[:_MOST_CLAUSES]:
        change = "moved" if row.change is Change.UNCHANGED else row.change.value
        weight = f", {row.weight.value}" if row.weight else ""
        text = row.shown[0].text
        excerpt = text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"
        yield f"{_named([row], wording)} {change}{weight}: {excerpt}"
        for reason in reasons_of(row, wording, with_notes=False)[:_MOST_REASONS]:
            yield f"    {reason.translate(ISOLATES)}"
    if len(changed) > _MOST_CLAUSES:
        yield f"and {len(changed) - _MOST_CLAUSES} more"


def _named(rows: Sequence[Row], wording: Wording) -> str:
    names = [wording.new[row.new[0].key] if row.new else wording.old[row.old[0].key] for row in rows]
    return wording.joined(names, _MOST_LABELS)
