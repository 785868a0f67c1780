"""What rules know beyond one row: the two documents, their distance, who stands where, what *ibid.* stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftdiff.changes.memory import Memory, once
from draftdiff.comparison import Comparison, Row, new_document, old_document
from draftdiff.lexicon import Lexicon
from draftdiff.model import EventKind, Key, Paragraph, ParagraphKind
from draftdiff.numbering import Label, labels_of
from draftdiff.patterns import late_pattern
from draftdiff.sessions import opening_year, session_of
from draftdiff.symbols import Symbol, parse_symbol
from draftdiff.tokens import compared_text, first_words

REPAIRS = frozenset({"split-word", "split-number", "lost-hyphen"})
"""Codes of problems of an import that are typography of the source."""
PLAIN = frozenset({"text", "pdf"})
"""Importers of sources that do not tell one kind of white space from another."""
_BETWEEN = late_pattern(r"[,،，]\s*")
_LEADING = late_pattern(r"\A[\s.,،，]+")


class Context(Memory, frozen=True, eq=False):
    """The comparison that a row belongs to. What costs time is found when a rule first asks for it, and once."""

    comparison: Comparison
    lexicon: Lexicon

    @once
    def old_symbol(self) -> Symbol | None:
        """The symbol of the old document, None where it has none."""
        return parse_symbol(self.comparison.old.symbol)

    @once
    def step(self) -> int | None:
        """Sessions from the old document to the new one; None where a session is not a number or not stated."""
        return self.new_session - self.old_session if self.old_session and self.new_session else None

    @once
    def repaired(self) -> frozenset[Key]:
        """The paragraphs in which an import mended what a PDF or a line end had split or joined."""
        problems = (*self.comparison.old.problems, *self.comparison.new.problems)
        return frozenset(problem.location.paragraph for problem in problems if problem.code in REPAIRS)

    @property
    def is_plain(self) -> bool:
        """Say whether one of the sources does not tell one kind of white space from another."""
        return any(header.source.importer in PLAIN for header in (self.comparison.old, self.comparison.new))

    @once
    def place_of_new(self) -> dict[Key, int]:
        """Where each paragraph stands in the new document."""
        return {key: place for place, key in enumerate(self.comparison.new_order)}

    @once
    def old_session(self) -> int | None:
        """The session of the old document; None where it is not a number or not stated."""
        return session_of(self.comparison.old)

    @once
    def new_session(self) -> int | None:
        """The session of the new document; None where it is not a number or not stated."""
        return session_of(self.comparison.new)

    @once
    def new_day(self) -> str:
        """The date on which the new document was adopted (`2022-11-21`); empty where it is not stated."""
        return min((event.date for event in self.comparison.new.events if event.date), default="")

    @once
    def old_adopted(self) -> frozenset[str]:
        """The dates on which the old document was adopted (`2020-12-07`); empty where none is stated."""
        events = self.comparison.old.events
        return frozenset(event.date for event in events if event.kind is EventKind.ADOPTED and event.date)

    @once
    def new_year(self) -> int | None:
        """The year in which the new document was adopted, or its session began; None where neither is stated."""
        if self.new_day:
            return int(self.new_day[:4])
        return opening_year(self.new_session) if self.new_session else None

    @once
    def old_paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the old document, in order."""
        return old_document(self.comparison).paragraphs

    @once
    def new_paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the new document, in order."""
        return new_document(self.comparison).paragraphs

    @once
    def new_by_old(self) -> dict[Key, Key]:
        """The new paragraph that continues an old one, of rows with one on each side."""
        rows = self.comparison.rows
        return {row.old[0].key: row.new[0].key for row in rows if len(row.old) == len(row.new) == 1}

    @once
    def row_of_old(self) -> dict[Key, Row]:
        """The row of each old paragraph."""
        return {paragraph.key: row for row in self.comparison.rows for paragraph in row.old}

    @once
    def row_of_new(self) -> dict[Key, Row]:
        """The row of each new paragraph."""
        return {paragraph.key: row for row in self.comparison.rows for paragraph in row.new}

    @once
    def old_peers(self) -> dict[Key, Paragraph]:
        """The whole paragraph of the same kind that stands before each old one; the first has none."""
        return _peers(self.old_paragraphs)

    @once
    def new_peers(self) -> dict[Key, Paragraph]:
        """The whole paragraph of the same kind that stands before each new one; the first has none."""
        return _peers(self.new_paragraphs)

    @once
    def new_labels(self) -> dict[Key, Label]:
        """The label of each new paragraph."""
        return labels_of(self.new_paragraphs)

    @once
    def references(self) -> frozenset[tuple[str, str]]:
        """Numbers of operative paragraphs, old and new, that name aligned paragraphs: (`38`, `13`)."""
        old, new = labels_of(self.old_paragraphs), self.new_labels
        return frozenset(
            (old[before].number, new[after].number)
            for before, after in self.new_by_old.items()
            if old[before].kind is new[after].kind is ParagraphKind.OPERATIVE
        )

    @once
    def old_notes(self) -> dict[Key, tuple[str, ...]]:
        """What the notes of each old paragraph say, *ibid.* resolved."""
        return _resolved_notes(self.old_paragraphs, self.lexicon)

    @once
    def new_notes(self) -> dict[Key, tuple[str, ...]]:
        """What the notes of each new paragraph say, *ibid.* resolved."""
        return _resolved_notes(self.new_paragraphs, self.lexicon)

    @once
    def old_sources(self) -> frozenset[str]:
        """All that the notes of the old document say, as texts are compared."""
        return frozenset(compared_text(text) for said in self.old_notes.values() for text in said)

    @once
    def new_sources(self) -> frozenset[str]:
        """All that the notes of the new document say, as texts are compared."""
        return frozenset(compared_text(text) for said in self.new_notes.values() for text in said)


def _peers(paragraphs: Iterable[Paragraph]) -> dict[Key, Paragraph]:
    found: dict[Key, Paragraph] = {}
    last: dict[tuple[ParagraphKind, int], Paragraph] = {}
    for paragraph in paragraphs:
        group = paragraph.kind, paragraph.annex
        if group in last:
            found[paragraph.key] = last[group]
        if paragraph.level == 0:
            last[group] = paragraph
    return found


def _resolved_notes(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> dict[Key, tuple[str, ...]]:
    """Return what the notes of each paragraph say, with *ibid.* resolved by the note before."""
    found: dict[Key, tuple[str, ...]] = {}
    before = ""
    for paragraph in paragraphs:
        said = []
        for note in paragraph.notes:
            before = _common_part(before, note.text, lexicon) + _without_ibid(note.text, lexicon)
            said.append(before)
        if said:
            found[paragraph.key] = tuple(said)
    return found


def _ibid_end(text: str, lexicon: Lexicon) -> int:
    """Return where the *ibid.* that opens a note ends, 0 if none does."""
    start = len(text) - len(text.lstrip())
    for entry in lexicon.words.get("ibid", ()):
        if text[start : start + len(entry)].lower() == entry.lower():
            return start + len(entry)
    return 0


def _without_ibid(text: str, lexicon: Lexicon) -> str:
    """Return the text of a note after its *ibid.*"""
    end = _ibid_end(text, lexicon)
    return _LEADING.sub("", text[end:], count=1) if end else text


def _common_part(before: str, text: str, lexicon: Lexicon) -> str:
    """Return the part of the note before that an *ibid.* stands for; empty where there is none.

    It ends before the first part that the new note states anew: `Treaty Series, vol. 2, No. 3` and `ibid., vol. 5`.
    """
    if not _ibid_end(text, lexicon):
        return ""
    first = first_words(_without_ibid(text, lexicon), 1)
    for between in _BETWEEN.finditer(before):
        if first and first_words(before[between.end() :], 1) == first:
            return before[: between.end()]
    return before.rstrip(" .。") + ", " if before else ""
