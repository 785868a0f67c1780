"""The same two documents in other languages, beside a comparison: `--beside OLD NEW`, `--beside-language fr`."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.cli.sources import FORCED, import_file, lexicon_for, pair_by_letter
from draftdiff.compare import compare
from draftdiff.comparison import Comparison
from draftdiff.errors import DraftdiffError
from draftdiff.importers import AUTOMATIC
from draftdiff.model import Document, Language
from draftdiff.store import Settings
from draftdiff.translations import flag_translations

Pairs = Sequence[tuple[Document, Document]]


def flag_beside(
    comparisons: Sequence[Comparison], others: Sequence[tuple[str, str]], languages: Sequence[str], settings: Settings
) -> list[Comparison]:
    """Flag what one language alone changes. `others` are pairs of files, `languages` what the repository holds.

    Raises DraftdiffError where a pair has other parts, is in the language of the comparison, or is built otherwise.
    """
    beside = [_read_files(old, new, settings) for old, new in others]
    beside += [_read_stored(comparisons, Language(language), settings) for language in languages]
    compared = [[_compared(before, after) for before, after in pairs] for pairs in beside]
    for one in compared:
        _check(comparisons, one)
    return [
        flag_translations(comparison, [one[place] for one in compared]) for place, comparison in enumerate(comparisons)
    ]


def _read_files(old: str, new: str, settings: Settings) -> Pairs:
    before, after = (import_file(one, settings, AUTOMATIC).documents for one in (old, new))
    return pair_by_letter(before, after)


def _read_stored(comparisons: Sequence[Comparison], language: Language, settings: Settings) -> Pairs:
    return [_stored_pair(one.old.symbol, one.new.symbol, language, settings) for one in comparisons]


def _stored_pair(old: str, new: str, language: Language, settings: Settings) -> tuple[Document, Document]:
    if old == new or not old or not new:
        message = "both sides are versions of one document" if old == new else "a document has no symbol"
        hint = "name the files in the other language: --beside OLD NEW"
        raise DraftdiffError(f"--beside-language: {message}", hint=hint, slug="same-symbol")
    (before,), (after,) = (import_file(f"{FORCED}{one}", settings, AUTOMATIC, language).documents for one in (old, new))
    return before, after


def _compared(before: Document, after: Document) -> Comparison:
    return compare(before, after, lexicon_for(before, after, None, None))


def _check(comparisons: Sequence[Comparison], others: Sequence[Comparison]) -> None:
    if len(others) != len(comparisons):
        message = f"--beside has {len(others)} pairs of documents, the comparison {len(comparisons)}"
        raise DraftdiffError(message, hint="name the part: FILE#A", slug="parts-differ")
    for here, other in zip(comparisons, others, strict=True):
        if here.new.language is other.new.language:
            message = f"--beside is in `{other.new.language.value}` too"
            raise DraftdiffError(message, hint="give the same two documents in another language", slug="same-language")
