"""Whether all changes of a Word draft are tracked: with them rejected it must be the official text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import StrEnum

from msgspec import Struct

from draftdiff.compare import compare
from draftdiff.compare.marks import kinds_of_marks, marks_differ
from draftdiff.comparison import BETWEEN, NOT_COMPARED, Change, Comparison, FlagKind, Row, is_of_text
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Key, MarkKind, NoteKind, ParagraphKind, notes_in
from draftdiff.tokens import compared_text

_HEAD_CODES = frozenset({"cover-line", "end-line", "page-head"})
"""What importers of Word call the lines that they read into the header or leave out."""
_HIDDEN_CODES = frozenset({"hidden-text"})
"""And what they call text that nobody sees: no word of it may come without a trace."""
_RAISED = frozenset({MarkKind.SUPERSCRIPT, MarkKind.SUBSCRIPT})
_LOOK = frozenset({MarkKind.BOLD, MarkKind.ITALIC, MarkKind.UNDERLINE, MarkKind.HIGHLIGHT})
_LIKE = 0.6
"""So alike is a line of the cover to the symbol whose place it takes."""
_WORD = "docx"
_REORDERED = frozenset({Change.ADDED, Change.REMOVED, Change.SPLIT, Change.MERGED})


class Standing(StrEnum):
    """How a part of a draft stands to the official text."""

    SAME = "same"
    TRACKED = "tracked"
    """Changed, and the change is tracked."""
    SILENT = "silent"
    """Changed, and no tracked change says so."""
    NOT_STATED = "not-stated"
    """One of the two does not state it."""
    ASIDE = "aside"
    """Changed beside the words: in comments, or in how words look."""


class Part(Struct, frozen=True, kw_only=True):
    """A part of a draft: its title, its agenda item, its notes. `base` and `draft` are what both sides say there.

    `keys` are the paragraphs of the draft that it is about, where it is about some.
    """

    name: str
    standing: Standing
    base: str = ""
    draft: str = ""
    keys: tuple[Key, ...] = ()


class Verification(Struct, frozen=True, kw_only=True):
    """What a draft changes in an official text.

    `silent` compares the official text with the draft as it was before its tracked changes: what differs, nobody has
    tracked. `tracked` compares the draft before and after them.
    """

    silent: Comparison
    tracked: Comparison
    parts: tuple[Part, ...]

    @property
    def is_clean(self) -> bool:
        """Say whether every change is tracked."""
        return not silent_rows(self) and all(part.standing is not Standing.SILENT for part in self.parts)


def verify(base: Document, before: Document, after: Document, lexicon: Lexicon) -> Verification:
    """Hold a draft against the official text: `before` its tracked changes, and `after` them."""
    silent = compare(base, before, lexicon)
    tracked = compare(before, after, lexicon)
    return Verification(silent=silent, tracked=tracked, parts=tuple(_parts(base, before, after, silent, tracked)))


def silent_rows(verification: Verification) -> list[Row]:
    """Return the rows in which text, order or notes were changed, or words struck, without a tracked change.

    Where somebody changed the enacting formula, symbol and title may be read as paragraphs: they are none that came.
    """
    official = verification.silent.old
    head = {compared_text(official.symbol), compared_text(official.title)}
    changed = (
        row
        for row in verification.silent.rows
        if row.change is not Change.UNCHANGED or row.moved or row.flagged(FlagKind.STRUCK)
    )
    return [row for row in changed if row.old or any(compared_text(p.text) not in head for p in row.new)]


def tracked_rows(verification: Verification) -> list[Row]:
    """Return the rows that the tracked changes amend, add, remove, split, merge or move."""
    return [row for row in verification.tracked.rows if row.change is not Change.UNCHANGED or row.moved]


def renumbered_rows(verification: Verification) -> list[Row]:
    """Return the rows whose numbers are others though no paragraph came or went: somebody typed them anew."""
    rows = verification.silent.rows
    if any(row.change in _REORDERED or row.moved for row in rows):
        return []
    return [row for row in rows if _has_other_number(row)]


def _has_other_number(row: Row) -> bool:
    """Say whether an operative paragraph was renumbered, or lost its number, or got one."""
    if row.renumbered or len(row.old) != 1 or len(row.new) != 1:
        return row.renumbered
    old, new = row.old[0], row.new[0]
    return ParagraphKind.OPERATIVE in (old.kind, new.kind) and bool(old.number) != bool(new.number)


def _parts(
    base: Document, before: Document, after: Document, silent: Comparison, tracked: Comparison
) -> Iterable[Part]:
    sides = (base, before, after)
    is_word = base.source.importer == before.source.importer == _WORD
    symbol = _symbol(*sides)
    yield symbol
    for name in ("title", "agenda"):
        yield _part(name, *(_said(name, document) for document in sides))
    if is_word:
        yield _left_out("head", *(_without(_lines(_HEAD_CODES, document), [symbol.draft]) for document in sides))
    hidden = [_lines(_HIDDEN_CODES, document) for document in sides]
    if any(hidden):
        yield _left_out("hidden", *hidden)
    yield Part(name="notes", standing=_standing(_has_other_notes(silent), _has_other_notes(tracked)))
    numbers = [any(map(_has_other_number, comparison.rows)) for comparison in (silent, tracked)]
    moved = any(row.change in _REORDERED or row.moved for row in silent.rows)
    yield Part(name="numbering", standing=_standing(numbers[0] and not moved, numbers[1]))
    yield from _comments(base, before)
    stated = _RAISED if is_word else _RAISED & kinds_of_marks(base) & kinds_of_marks(before)
    yield from _marked("raised", Standing.SILENT, stated, silent)
    if is_word:
        yield from _marked("look", Standing.ASIDE, _LOOK, silent)


def _symbol(base: Document, before: Document, after: Document) -> Part:
    """Judge the symbol. One that nobody can read any more is a line of the cover: that which is most like it."""
    part = _part("symbol", base.symbol, before.symbol, after.symbol)
    if before.symbol or not base.symbol:
        return part
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    likeness = {line: normalized_similarity(base.symbol, line) for line in _lines(_HEAD_CODES, before)}
    line = max(likeness, key=likeness.__getitem__, default="")
    if likeness.get(line, 0) < _LIKE:
        return part
    return Part(name="symbol", standing=Standing.SILENT, base=base.symbol, draft=line)


def _comments(base: Document, before: Document) -> Iterator[Part]:
    """Tell which comments came or went: Word tracks none, and they are no text."""
    sides = [_comments_in(base), _comments_in(before)]
    gone, come = (_without(list(sides[place]), list(sides[1 - place])) for place in (0, 1))
    if gone or come:
        keys = dict.fromkeys(sides[1][text] for text in come)
        yield Part(
            name="comments",
            standing=Standing.ASIDE,
            base=BETWEEN.join(gone),
            draft=BETWEEN.join(come),
            keys=tuple(keys),
        )


def _comments_in(document: Document) -> dict[str, Key]:
    """Return the comments of a document, each with the paragraph that it stands beside."""
    notes = [(note, paragraph.key) for paragraph in document.paragraphs for note in paragraph.notes]
    return {note.text: key for note, key in notes if note.kind is NoteKind.COMMENT}


def _marked(name: str, standing: Standing, kinds: frozenset[MarkKind], silent: Comparison) -> Iterator[Part]:
    """Tell the paragraphs in which words that stayed bear other marks."""
    rows = (row for row in silent.rows if row.old and row.new)
    marked = [row for row in rows if marks_differ(row.old, row.new, row.segments, kinds)]
    if marked:
        yield Part(name=name, standing=standing, keys=tuple(p.key for row in marked for p in row.new))


def _said(name: str, document: Document) -> str:
    if name == "agenda":
        return BETWEEN.join(" ".join(filter(None, (item.item, item.title))) for item in document.agenda)
    return document.title


def _part(name: str, base: str, before: str, after: str) -> Part:
    if not base or not before:
        return Part(name=name, standing=Standing.NOT_STATED, base=base, draft=before or after)
    if compared_text(base) != compared_text(before):
        return Part(name=name, standing=Standing.SILENT, base=base, draft=before)
    changed = compared_text(before) != compared_text(after)
    return Part(name=name, standing=_standing(False, changed), base=base, draft=after)


def _left_out(name: str, base: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Part:
    """Judge lines that no paragraph holds: of cover, end and page heads, or hidden; a line is known by its text."""
    gone, come = _without(base, before), _without(before, base)
    is_silent = bool(gone or come)
    if not is_silent:
        gone, come = _without(before, after), _without(after, before)
    standing = _standing(is_silent, bool(gone or come))
    return Part(name=name, standing=standing, base=BETWEEN.join(gone), draft=BETWEEN.join(come))


def _lines(codes: Set[str], document: Document) -> list[str]:
    return [problem.text for problem in document.problems if problem.code in codes]


def _without(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    known = {compared_text(other) for other in others}
    return [line for line in lines if compared_text(line) not in known]


def _standing(silent: bool, tracked: bool) -> Standing:
    return Standing.SILENT if silent else Standing.TRACKED if tracked else Standing.SAME


def _has_other_notes(comparison: Comparison) -> bool:
    if any(problem.code == NOT_COMPARED for problem in comparison.problems):
        return True
    for row in comparison.rows:
        kinds = [[note.kind for note in notes_in(side)] for side in (row.old, row.new)]
        if any(side.count(NoteKind.FOOTNOTE) for side in kinds) and not (row.old and row.new):
            return True
        if any(is_of_text(change, row.old, row.new) for change in row.notes):
            return True
    return False
