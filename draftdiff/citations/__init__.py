"""Finds what a text cites: resolutions, decisions, documents, dates, sessions, paragraphs, treaties ….

Values are the same in every language (`A/RES/75/16`, `2020-11-23`, `77`). The text is folded first, so that
hard spaces, non-breaking hyphens and invisible marks do not matter; what is surest is found first, and no two
citations overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from draftdiff.citations.citation import Citation, CitationKind
from draftdiff.citations.dates import find_dates, find_years
from draftdiff.citations.documents import find_documents, find_treaties
from draftdiff.citations.folding import Folded, fold
from draftdiff.citations.grammar import Grammar, grammar_of
from draftdiff.citations.ordinals import find_ordinals
from draftdiff.citations.paragraphs import find_references
from draftdiff.citations.resolutions import find_numbers, find_old_numbers
from draftdiff.lexicon import Lexicon

__all__ = ["Citation", "CitationKind", "find_citations", "first_document"]


def find_citations(text: str, lexicon: Lexicon) -> tuple[Citation, ...]:
    """Return all citations of a text in their order; spans are places in the text as given."""
    folded = fold(text)
    grammar = grammar_of(lexicon)
    taken = bytearray(len(folded.text))
    citations = []
    for found in _all_found(folded.text, grammar):
        if 1 in taken[found.start : found.end]:
            continue
        taken[found.start : found.end] = b"\1" * (found.end - found.start)
        citations.append(_citation(text, folded, found))
    return tuple(sorted(citations, key=attrgetter("start")))


def first_document(text: str) -> Citation | None:
    """Return the first symbol of a document in a text, None if there is none."""
    folded = fold(text)
    found = (found for found in find_documents(folded.text) if found.kind is CitationKind.DOCUMENT)
    return next((_citation(text, folded, each) for each in found), None)


def _citation(text: str, folded: Folded, found: Citation) -> Citation:
    """Return what was found in a folded text as a citation of the text as given."""
    start, end = folded.place(found.start), folded.end_place(found.end)
    return Citation(start, end, found.kind, found.value, found.date, text[start:end])


def _all_found(text: str, grammar: Grammar) -> Iterator[Citation]:
    """Everything that may be a citation, the surest kinds first."""
    has_figures = any(sign in text for sign in "0123456789")
    if has_figures:
        yield from _with_figures(text, grammar)
    for kind in (CitationKind.PARAGRAPH, CitationKind.ARTICLE):
        if grammar.mentions(kind, text):
            yield from find_references(text, kind, getattr(grammar, kind), grammar)
    for kind in (CitationKind.SESSION, CitationKind.MEETING, CitationKind.ANNEX):
        if grammar.mentions(kind, text):
            for found in find_ordinals(text, getattr(grammar, kind), grammar):
                yield Citation(found.start, found.end, kind, str(found.number))
    if grammar.mentions("ibid", text):
        for match in grammar.ibid.finditer(text):
            yield Citation(match.start(), match.end(), CitationKind.IBID, "")
    if has_figures:
        for start, end, value in find_years(text):
            yield Citation(start, end, CitationKind.YEAR, value)


def _with_figures(text: str, grammar: Grammar) -> Iterator[Citation]:
    yield from find_documents(text)
    if grammar.mentions("treaty", text):
        yield from find_treaties(text, grammar)
    dates = find_dates(text, grammar)
    yield from find_old_numbers(text, grammar, dates)
    yield from find_numbers(text, grammar, dates)
    for date in dates:
        yield Citation(date.start, date.end, CitationKind.DATE, date.value)
