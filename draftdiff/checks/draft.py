"""A document as the checks read it: each paragraph with its label, opening phrase and citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from draftdiff.checks.amounts import Amount, amounts_of
from draftdiff.checks.remarks import Remark, Said
from draftdiff.citations import Citation, find_citations
from draftdiff.citations.bodies import ASSEMBLY, body_of
from draftdiff.citations.grammar import grammar_of
from draftdiff.citations.paragraphs import Reference, own_references
from draftdiff.comparison import Comparison
from draftdiff.lexicon import Lexicon
from draftdiff.model import LED, Document, Note, Paragraph, ParagraphKind
from draftdiff.numbering import Label, Number, labels_of, leading_number, readings_of
from draftdiff.phrases import Opening, find_opening
from draftdiff.problems import Location, Severity
from draftdiff.sessions import session_of

BEFORE_OPENING = "[( "
"""What may stand before the opening phrase of a draft."""
_BESIDE_A_SIGN = 30
"""Characters that are shown with a bracket or a quotation mark, at most."""
_MANY = 4
"""Paragraphs of which one thing is remarked, from which on it may be the rule of a text."""


@dataclass(frozen=True)
class Clause:
    """A paragraph and what is read from it. What costs time is found when a check first asks for it, and once."""

    paragraph: Paragraph
    label: Label
    lexicon: Lexicon

    @property
    def is_whole(self) -> bool:
        """Say whether it is a preambular or operative paragraph of the body, and no sub-paragraph."""
        return self.paragraph.kind in LED and not self.paragraph.level and not self.paragraph.annex

    @property
    def number(self) -> str:
        """The printed number; in `[3. Recalls` it stands in the text, behind the bracket."""
        return self.paragraph.number.strip() or self._before_opening.strip(BEFORE_OPENING)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All readings of the printed number."""
        return readings_of(self.number) if self.number else ()

    @cached_property
    def opening(self) -> Opening | None:
        """The opening phrase; a draft may open with a bracket, and a number behind it."""
        skipped = len(self._before_opening)
        found = find_opening(self.paragraph.text[skipped:], self.lexicon)
        return replace(found, start=found.start + skipped, end=found.end + skipped) if found else None

    @cached_property
    def _before_opening(self) -> str:
        text = self.paragraph.text
        bare = text.lstrip(BEFORE_OPENING)
        found = leading_number(bare) if bare != text and self.is_whole and not self.paragraph.number else None
        return text[: len(text) - len(bare) + (found[1] if found else 0)]

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What the text of the paragraph cites."""
        return find_citations(self.paragraph.text, self.lexicon)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers of the text outside its citations."""
        return amounts_of(self.paragraph.text, self.citations, self.lexicon.language)

    @cached_property
    def own_references(self) -> tuple[Reference, ...]:
        """Those that name a paragraph of the text itself."""
        return tuple(own_references(self.paragraph.text, self.citations, self.lexicon))

    @cached_property
    def cited(self) -> tuple[tuple[Citation, Note | None], ...]:
        """What the text and the notes cite; the note is None for a citation of the text."""
        in_notes = ((c, note) for note in self.paragraph.notes for c in find_citations(note.text, self.lexicon))
        return (*((citation, None) for citation in self.citations), *in_notes)

    def sign(self, place: int, *, opens: bool) -> str:
        """Return a bracket or quotation mark with some of the words that it opens before or closes behind."""
        text = self.paragraph.text
        if opens:
            words = text[place : place + _BESIDE_A_SIGN]
            return words if text.endswith(words) else f"{words.rsplit(' ', 1)[0]}…"
        words = text[max(0, place + 1 - _BESIDE_A_SIGN) : place + 1]
        return words if text.startswith(words) else f"…{words.split(' ', 1)[-1]}"

    def alone(self, place: int, message: str) -> Remark:
        """Return a remark on a bracket or quotation mark without a partner."""
        return self.remark(Severity.WARNING, message, offset=place, text=self.sign(place, opens=message != "closes"))

    def remark(
        self, severity: Severity, message: str, *, offset: int | None = None, text: str = "", hint: str = "",
        **values: Said,
    ) -> Remark:  # fmt: skip
        """Return a remark on this paragraph."""
        location = Location(paragraph=self.paragraph.key, offset=offset)
        return Remark(severity=severity, message=message, location=location, text=text, hint=hint, values=values)

    def remark_at(
        self, citation: Citation, note: Note | None, severity: Severity, message: str, hint: str = "", **values: Said
    ) -> Remark:
        """Return a remark on a citation; one of a note is placed at the call of the note."""
        offset = citation.start if note is None else note.anchor
        return self.remark(severity, message, offset=offset, text=citation.text, hint=hint, **values)


class Draft:
    """The document that the checks look at.

    `previous` is its comparison with last time's text, if there is one; `beside` is the same in other languages.
    """

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        previous: Comparison | None = None,
        beside: Sequence[Draft] = (),
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.previous = previous
        self.beside = beside
        labels = labels_of(document.paragraphs)
        self.clauses = tuple(Clause(one, labels[one.key], lexicon) for one in document.paragraphs)
        self.clause_of = {clause.paragraph.key: clause for clause in self.clauses}

    @property
    def session(self) -> int | None:
        """The regular session of the General Assembly that the document belongs to; None: another body's, or none."""
        return session_of(self.document) if self.body in ("", ASSEMBLY) else None

    @cached_property
    def body(self) -> str:
        """The beginning of the symbols of the body whose text it is; empty: not known."""
        return body_of(self.document, grammar_of(self.lexicon))

    @cached_property
    def is_declaration(self) -> bool:
        """Say whether those who meet speak, *We, the Heads of State …*, and no body with a formula of its own."""
        begins = self.lexicon.layout.get("we", ())
        first = next((clause.paragraph.text for clause in self.clauses if clause.paragraph.kind in LED), "")
        return any(re.match(pattern, first) for pattern in begins)

    def whole_runs(self, *, by_heading: bool = False) -> Iterator[list[Clause]]:
        """Yield the preambular and operative paragraphs of the body in runs of one kind and section, or heading."""
        run: list[Clause] = []
        for clause in self.clauses:
            is_elsewhere = run and clause.is_whole and _home(run[-1]) != _home(clause)
            if is_elsewhere or (by_heading and run and clause.paragraph.kind is ParagraphKind.HEADING):
                yield run
                run = []
            if clause.is_whole:
                run.append(clause)
        if run:
            yield run

    def thinned_out(self, found: Sequence[tuple[Clause, Remark]]) -> Iterator[Remark]:
        """Yield remarks on paragraphs; what most of a kind show is told once, as `many` with their number."""
        whole = Counter(clause.paragraph.kind for clause in self.clauses if clause.is_whole)
        counts = Counter(clause.paragraph.kind for clause, _ in found if clause.is_whole)
        told: set[ParagraphKind] = set()
        for clause, remark in found:
            kind = clause.paragraph.kind
            if not clause.is_whole or counts[kind] < _MANY or counts[kind] * 2 < whole[kind]:
                yield remark
            elif kind not in told:
                told.add(kind)
                values = {**remark.values, "count": counts[kind], "whole": whole[kind]}
                yield replace(remark, message="many", values=values)


def _home(clause: Clause) -> tuple[ParagraphKind, str]:
    return clause.paragraph.kind, clause.label.section
