"""The same in other languages, beside a document or a comparison: `--beside FILE`, `--beside-language fr`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.cli.messages import print_notice
from draftdiff.cli.sources import (
    FORCED,
    ReadOptions,
    before_and_after,
    import_file,
    import_one,
    lexicon_for,
    pair_by_letter,
    parts_of,
)
from draftdiff.comparison import Comparison
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Header, Language
from draftdiff.store import Settings
from draftdiff.symbols import parse_symbol
from draftdiff.translations import check_built_alike, flag_translations

Pairs = Sequence[tuple[Document, Document]]
Beside = tuple[str, tuple[Document, ...]]
"""What the user calls a source, and the documents that it holds."""


def read_beside(files: Sequence[str], settings: Settings) -> tuple[Beside, ...]:
    """Read the same document, or its parts, in other languages; once for all that stands beside them."""
    return tuple((file, import_file(file, ReadOptions(settings=settings)).documents) for file in files)


def documents_beside(
    document: Document, beside: Sequence[Beside], languages: Sequence[Language], settings: Settings
) -> Iterator[Document]:
    """Yield a document in the other languages: its part of each file, and what the repository holds under its symbol.

    Raises DraftdiffError where a file lacks the part, where there is no symbol to look for, and for the same language.
    """
    for name, others in beside:
        yield _other_language(document, _part_for(document, name, others), name)
    for language in languages:
        name = f"--beside-language {language.value}"
        if not document.symbol:
            raise _without_symbol("the document has no symbol", "--beside FILE")
        other = import_one(f"{FORCED}{document.symbol}", ReadOptions(settings=settings, language=language))
        yield _other_language(document, other, name)


def _part_for(document: Document, name: str, others: Sequence[Document]) -> Document:
    (letter,) = parts_of([document])
    parts = parts_of(others)
    if letter in parts:
        return parts[letter]
    if len(others) == 1 and "" in {letter, *parts}:
        return others[0]
    lacking = f" and no part {letter}" if letter else ""
    message = f"{name} has the parts {', '.join(parts)}{lacking}"
    raise DraftdiffError(message, hint=f"name one: {name}#{next(iter(parts), 'A')}", slug="parts-differ")


def _other_language(document: Document, other: Document, name: str) -> Document:
    _refuse_same_language(document, other, name)
    _doubt_symbols(document.symbol, other.symbol)
    return other


def _refuse_same_language(here: Header, other: Header, name: str) -> None:
    if here.language is other.language:
        message = f"{name} is in `{other.language.value}` too"
        raise DraftdiffError(message, hint="give the same in another language", slug="same-language")


def _doubt_symbols(here: str, beside: str) -> None:
    """Ask about two symbols that are not one; a draft may stand beside the adopted text, so nothing is refused."""
    symbol, other = parse_symbol(here), parse_symbol(beside)
    if symbol and other and symbol.text != other.text:
        print_notice(f"{other.text} stands beside {symbol.text}: are these the same document?")


def _without_symbol(message: str, otherwise: str) -> DraftdiffError:
    hint = f"name the files in the other language: {otherwise}"
    return DraftdiffError(f"--beside-language: {message}", hint=hint, slug="same-symbol")


def flag_beside(
    comparisons: Sequence[Comparison],
    others: Sequence[tuple[str, str]],
    languages: Sequence[Language],
    settings: Settings,
) -> list[Comparison]:
    """Flag what one language alone changes. `others` are pairs of files, `languages` what the repository holds.

    A pair that is built otherwise is told and left out. Raises DraftdiffError where a pair has other parts, or is in
    the language of the comparison.
    """
    beside = [_read_files(old, new, settings) for old, new in others]
    beside += [_read_stored(comparisons, language, settings) for language in languages]
    compared = [[_compared(before, after) for before, after in pairs] for pairs in beside]
    for one in compared:
        _check(comparisons, one)
    return [
        flag_translations(comparison, [*_built_alike(comparison, [one[place] for one in compared])])
        for place, comparison in enumerate(comparisons)
    ]


def _built_alike(comparison: Comparison, others: Sequence[Comparison]) -> Iterator[Comparison]:
    """Yield the languages whose paragraphs correspond; of the others say where they part, for the changes stand."""
    for other in others:
        try:
            check_built_alike(comparison, other)
        except DraftdiffError as error:
            language = other.new.language.value
            print_notice(f"{error.message}; no change is held against `{language}`: {error.hint}")
        else:
            yield other


def _read_files(old: str, new: str, settings: Settings) -> Pairs:
    """Read two files, or one that is named twice before and after its own tracked changes."""
    options = ReadOptions(settings=settings)
    if old == new:
        return [before_and_after(old, options)]
    before, after = (import_file(one, options).documents for one in (old, new))
    return pair_by_letter(before, after)


def _read_stored(comparisons: Sequence[Comparison], language: Language, settings: Settings) -> Pairs:
    return [_stored_pair(one.old.symbol, one.new.symbol, language, settings) for one in comparisons]


def _stored_pair(old: str, new: str, language: Language, settings: Settings) -> tuple[Document, Document]:
    if not old or not new:
        raise _without_symbol("a document has no symbol", "--beside OLD NEW")
    if old == new:
        raise _without_symbol("both sides are versions of one document", "--beside OLD NEW")
    options = ReadOptions(settings=settings, language=language)
    (before,), (after,) = (import_file(f"{FORCED}{one}", options).documents for one in (old, new))
    return before, after


def _compared(before: Document, after: Document) -> Comparison:
    from draftdiff.compare import compare

    return compare(before, after, lexicon_for(before, after, None, None))


def _check(comparisons: Sequence[Comparison], others: Sequence[Comparison]) -> None:
    if len(others) != len(comparisons):
        message = f"--beside has {len(others)} pairs of documents, the comparison {len(comparisons)}"
        raise DraftdiffError(message, hint="name the part: FILE#A", slug="parts-differ")
    for here, other in zip(comparisons, others, strict=True):
        _refuse_same_language(here.new, other.new, "--beside")
        _doubt_symbols(here.old.symbol, other.old.symbol)
        _doubt_symbols(here.new.symbol, other.new.symbol)
