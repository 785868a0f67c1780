"""The same in other languages, beside a document or a comparison: `--beside FILE`, `--beside-language fr`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.checks.correspondence import corresponding
from draftdiff.checks.draft import Draft
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
from draftdiff.comparison import Comparison, new_document, old_document
from draftdiff.errors import DraftdiffError
from draftdiff.lexicon import refuse_same_language
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, name_of
from draftdiff.store import Settings
from draftdiff.symbols import parse_symbol
from draftdiff.translations import Translation, Twins, flag_translations

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
        yield _other_language(document, _part_for(document, name, others))
    for language in languages:
        if not document.symbol:
            raise _without_symbol("the document has no symbol", "--beside FILE")
        other = import_one(f"{FORCED}{document.symbol}", ReadOptions(settings=settings, language=language))
        yield _other_language(document, other)


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


def _other_language(document: Document, other: Document) -> Document:
    refuse_same_language(document, other)
    _doubt_symbols(document.symbol, other.symbol)
    return other


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

    Paragraphs that one language lacks are told and left out, and so is a pair that is built otherwise. Raises
    DraftdiffError where a pair has other parts, or is in the language of the comparison.
    """
    from draftdiff.compare import compare

    beside = [_read_files(old, new, settings) for old, new in others]
    beside += [
        [_stored_pair(one.old.symbol, one.new.symbol, language, settings) for one in comparisons]
        for language in languages
    ]
    compared = [[compare(*pair, lexicon_for(*pair, None, None)) for pair in pairs] for pairs in beside]
    for one in compared:
        _check(comparisons, one)
    return [
        flag_translations(comparison, [*_beside(comparison, [one[place] for one in compared])])
        for place, comparison in enumerate(comparisons)
    ]


def _beside(comparison: Comparison, others: Sequence[Comparison]) -> Iterator[Translation]:
    """Yield the other languages with their twins here; say of which paragraphs there are none."""
    for other in others:
        old, new = (_twins(side(comparison), side(other)) for side in (old_document, new_document))
        if old is not None and new is not None:
            yield Translation(other, old, new)


def _twins(here: Document, other: Document) -> Twins | None:
    """Return the paragraphs of another language with those that they translate; None: they are built otherwise."""
    found = corresponding(*(Draft(one, load_lexicon(one.language)) for one in (here, other)))
    name, (ours, theirs) = here.symbol or name_of(here), (here.language.value, other.language.value)
    if found.parted is not None:
        counts = f"{len(other.paragraphs)} paragraphs against {len(here.paragraphs)}"
        print_notice(f"{name} is built otherwise in `{theirs}` than in `{ours}`, {counts}: it is left out")
        return None
    alone = [*found.lone, *(clause for _, clause in found.lacking)]
    if alone:
        labels = ", ".join(str(clause.label) for clause in alone)
        print_notice(f"{name} has paragraphs in one of `{ours}` and `{theirs}` alone: {labels}")
    return {twin.paragraph.key: clause.paragraph.key for clause, twin in found.pairs}


def _read_files(old: str, new: str, settings: Settings) -> Pairs:
    """Read two files, or one that is named twice before and after its own tracked changes."""
    options = ReadOptions(settings=settings)
    if old == new:
        return [before_and_after(old, options)]
    before, after = (import_file(one, options).documents for one in (old, new))
    return pair_by_letter(before, after)


def _stored_pair(old: str, new: str, language: Language, settings: Settings) -> tuple[Document, Document]:
    if not old or not new:
        raise _without_symbol("a document has no symbol", "--beside OLD NEW")
    if old == new:
        raise _without_symbol("both sides are versions of one document", "--beside OLD NEW")
    options = ReadOptions(settings=settings, language=language)
    (before,), (after,) = (import_file(f"{FORCED}{one}", options).documents for one in (old, new))
    return before, after


def _check(comparisons: Sequence[Comparison], others: Sequence[Comparison]) -> None:
    if len(others) != len(comparisons):
        message = f"--beside has {len(others)} pairs of documents, the comparison {len(comparisons)}"
        raise DraftdiffError(message, hint="name the part: FILE#A", slug="parts-differ")
    for here, other in zip(comparisons, others, strict=True):
        refuse_same_language(here.new, other.new)
        _doubt_symbols(here.old.symbol, other.old.symbol)
        _doubt_symbols(here.new.symbol, other.new.symbol)
