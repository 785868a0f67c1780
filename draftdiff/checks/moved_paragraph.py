"""*Paragraph 12 above* named last time's paragraph 12; a paragraph was put in, and that one is 13 now.

The reference was left as it was. Or that paragraph was left out, and it names what came up in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.comparison import Comparison, old_document
from draftdiff.model import Key, ParagraphKind
from draftdiff.numbering import Label, labels_of
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each reference that still names the old number of a paragraph that moved or is gone."""
    if draft.previous is None:
        return
    old_labels = labels_of(old_document(draft.previous).paragraphs)
    moved = _renumbered(draft.previous, old_labels, draft)
    for row in draft.previous.rows:
        old_clauses = (Clause(one, old_labels[one.key], draft.lexicon) for one in row.old)
        referred = {number for clause in old_clauses for _, number, *_ in clause.own_references}
        left = {number: moved[number] for number in referred & moved.keys()}
        for after in row.new:
            yield from _outdated(draft.clause_of[after.key], left)


def _outdated(clause: Clause, left: Mapping[int, str]) -> Iterator[Remark]:
    """Yield a problem for each reference of a paragraph to a number that names another one now, or none."""
    for citation, number, *_ in clause.own_references:
        if number in left:
            message = "moved" if left[number] else "gone"
            yield clause.remark_at(citation, None, Severity.WARNING, message, was=number, now=left[number])


def _renumbered(comparison: Comparison, before: dict[Key, Label], draft: Draft) -> dict[int, str]:
    """Return the operative paragraphs whose number changed: the old number, and the new one as it is written, or none.

    One that is split or joined with another keeps its references.
    """
    found: dict[int, str] = {}
    for row in comparison.rows:
        was = before[row.old[0].key] if len(row.old) == 1 else None
        if was is None or len(row.new) > 1 or was.path or was.annex or not was.number.isdecimal():
            continue
        is_now = draft.clause_of[row.new[0].key].label if row.new else None
        if was.kind is ParagraphKind.OPERATIVE and (is_now is None or is_now.kind is was.kind):
            found[int(was.number)] = is_now.number if is_now else ""
    return {number: now for number, now in found.items() if now != str(number)}
