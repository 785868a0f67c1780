"""Documents that a user names, each with the one that it is compared with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.sources import ReadOptions, find_stored_name, import_in_its_language, import_one, lexicon_for
from draftdiff.compare import compare
from draftdiff.comparison import Alignment, Change, Comparison, is_counted
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Language, name_of
from draftdiff.patterns import late_pattern
from draftdiff.symbols import Symbol, parse_symbol

if TYPE_CHECKING:
    from draftdiff.repository import Repository
    from draftdiff.repository.listed import Title

_RANGE, _NEWEST = "..", "HEAD"
_COMMITTEE = late_pattern(r"/C\.\d+$")
MANY = 4
"""From this number of comparisons on, a progress bar is shown."""
_FEW = 20
"""One in so many paragraphs may stand in any two resolutions: the 2030 Agenda is reaffirmed everywhere."""


def read_series(arguments: Sequence[str], options: ReadOptions) -> list[Document]:
    """Read the documents that a user names in order; one alone brings the stored series that it belongs to.

    The series is what it continues, and what continues it. `SYMBOL@A..B` names the versions of a stored document
    between two revisions. Tells how each of a series is known, and which version each is. Raises DraftdiffError if one
    alone belongs to no series.
    """
    documents: list[Document] = []
    for argument in arguments:
        between = _read_between(argument, options.language)
        documents += between or [import_one(argument, options)]
    if len(documents) > 1:
        return documents
    from draftdiff.repository.predecessor import find_predecessor
    from draftdiff.repository.series import series_through

    repository = _repository_of(arguments[0])
    series = series_through(repository, documents[0])
    if len(series) == 1:
        find_predecessor(repository, documents[0])  # says why there is none
    for before, after in pairwise(series):
        print_notice(f"{after.document.symbol} continues {before.document.symbol}: {before.reason}")
    return [link.document for link in series]


def _repository_of(argument: str) -> Repository:
    from draftdiff.repository import find_repository

    try:
        return find_repository()
    except DraftdiffError as error:
        message = f"{argument} alone is not a series, and {error.message}"
        raise DraftdiffError(message, hint="name two documents or more", slug=error.slug) from error


def _read_between(argument: str, language: Language | None) -> list[Document]:
    stored = find_stored_name(argument)
    if stored is None or _RANGE not in (stored.revision or ""):
        return []
    from draftdiff.repository import find_repository
    from draftdiff.repository.stored import documents_between

    first, _, last = (stored.revision or "").partition(_RANGE)
    found = documents_between(find_repository(), stored.symbol, language, first or _NEWEST, last or _NEWEST)
    for version, document in found:
        print_notice(f"{document.symbol} at {version.commit[:8]} of {version.date[:10]}: {version.subject}")
    return [document for _, document in found]


def read_with_previous(
    argument: str, options: ReadOptions, titles_in: Callable[[Language], list[Title]] | None = None
) -> list[tuple[Document, Document]]:
    """Read a source that a user names, each part with the stored document that it continues; tell how that is known.

    Who reads many sources gives `titles_in`: it returns the titles of the repository, listed once for each language.
    """
    from draftdiff.repository import find_repository
    from draftdiff.repository.predecessor import find_predecessor

    repository = find_repository()
    pairs = []
    for document in import_in_its_language(argument, options):
        before = find_predecessor(repository, document, titles_in and titles_in(document.language))
        name = f"{document.symbol or argument} ({document.language})"
        print_notice(f"{name} compared with {before.document.symbol}: {before.reason}")
        pairs.append((before.document, document))
    return pairs


def compare_all(
    pairs: Sequence[tuple[Document, Document]],
    options: ReadOptions,
    lexicon: str | None,
    links: Alignment | None = None,
) -> list[Comparison]:
    """Compare each pair of an old and a new document; a progress bar is shown where they are many.

    `lexicon` is that of the user for all of them, `links` the user's alignment of a sole pair. A pair that seems to be
    the wrong way round, or of documents that do not belong together, is told.
    """
    for old, new in pairs:
        if _is_later(parse_symbol(old.symbol), parse_symbol(new.symbol)):
            print_notice(f"OLD, {old.symbol}, is later than NEW, {new.symbol}: are they the right way round?")
    compared = (
        compare(old, new, lexicon_for(old, new, options.language, lexicon), links, options.settings.watch)
        for old, new in pairs
    )
    if len(pairs) < MANY or not sys.stderr.isatty():
        comparisons = list(compared)
    else:
        with click.progressbar(compared, len(pairs), label="comparing", file=sys.stderr) as shown:
            comparisons = list(shown)
    for one in filter(_are_strangers, comparisons):
        names = " and ".join(map(name_of, (one.old, one.new)))
        print_notice(f"{names} have little in common: are these the right documents?")
    return comparisons


def _are_strangers(comparison: Comparison) -> bool:
    """Say whether the documents have so little in common that one of them may be the wrong one.

    They are called otherwise, hardly a paragraph stayed as it was, and less than a third of them has a counterpart.
    """
    rows = [row for row in comparison.rows if is_counted(row)]
    if not rows or comparison.old.title == comparison.new.title != "":
        return False
    linked = sum(bool(row.old and row.new) for row in rows)
    stayed = sum(row.change is Change.UNCHANGED for row in rows)
    return 3 * linked < len(rows) and _FEW * stayed <= len(rows)


def _is_later(one: Symbol | None, other: Symbol | None) -> bool:
    """Say whether a document is of a later session of the same organ, or a later revision of the same draft."""
    if one is None or other is None:
        return False
    if one.unrevised == other.unrevised:
        return one.revision > other.revision
    organs = {_COMMITTEE.sub("", symbol.body) for symbol in (one, other)}
    is_counted = one.session.isdecimal() and other.session.isdecimal()
    return len(organs) == 1 and is_counted and int(one.session) > int(other.session)
