"""The series that a stored document belongs to: what it continues, step by step, and what continues it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.errors import DraftdiffError
from draftdiff.model import Document
from draftdiff.repository import Repository
from draftdiff.repository.listed import Title, titles_of
from draftdiff.repository.predecessor import Predecessor, find_predecessor, later_resolutions
from draftdiff.repository.stored import read_stored, revisions_of
from draftdiff.symbols import Symbol, parse_symbol


def series_to(repository: Repository, document: Document, titles: Sequence[Title] | None = None) -> list[Predecessor]:
    """Return the series that ends with a document, oldest first, each with how it is known to come before the next.

    `titles` are those of the repository, where they are known already.
    """
    known = titles_of(repository, document.language) if titles is None else titles
    series = [Predecessor(document=document, reason="")]
    seen = {document.symbol}
    while (before := _before(repository, series[0].document, known)) and before.document.symbol not in seen:
        seen.add(before.document.symbol)
        series.insert(0, before)
    return series


def series_through(repository: Repository, document: Document) -> list[Predecessor]:
    """Return the whole series that a document belongs to, as `series_to` does, with what continues it."""
    titles = titles_of(repository, document.language)
    series = series_to(repository, document, titles)
    seen = {link.document.symbol for link in series}
    title = next((link.document.title for link in reversed(series) if link.document.title), "")
    while (after := _after(repository, series[-1].document, titles, title)) and after.document.symbol not in seen:
        seen.add(after.document.symbol)
        series[-1] = replace(series[-1], reason=after.reason)
        series.append(replace(after, reason=""))
    return series


def _before(repository: Repository, document: Document, titles: Sequence[Title]) -> Predecessor | None:
    try:
        return find_predecessor(repository, document, titles)
    except DraftdiffError as error:
        if error.slug != "no-predecessor":
            raise
        return None


def _after(repository: Repository, document: Document, titles: Sequence[Title], title: str) -> Predecessor | None:
    """Return the first document that continues this one, with how that is known; None if none is stored."""
    symbol = parse_symbol(document.symbol)
    if symbol is None:
        return None
    for later in _later(repository, document, symbol, later_resolutions(titles, document, title)):
        before = _before(repository, later, titles)
        if before is not None and before.document.symbol == document.symbol:
            return Predecessor(document=later, reason=before.reason)
    return None


def _later(
    repository: Repository, document: Document, symbol: Symbol, resolutions: Sequence[Symbol]
) -> Iterator[Document]:
    """Yield the revisions of a draft that came after this one, oldest first, then later resolutions."""
    revisions = [*revisions_of(repository, symbol, document.language)]
    yield from (one for known, one in reversed(revisions) if known.revision > symbol.revision)
    for resolution in resolutions:
        yield read_stored(repository, resolution.text, document.language)
