"""Two documents to a Comparison: wires alignment, redline and the rules."""

from __future__ import annotations

from collections.abc import Iterable

from draftdiff import __version__
from draftdiff.align import align
from draftdiff.classify import classify
from draftdiff.compare.fields import changed_fields
from draftdiff.compare.rows import RowMaker, in_reading_order, problems_of
from draftdiff.compare.unstated import unstated_notes
from draftdiff.compare.words import words_of
from draftdiff.comparison import Alignment, Comparison, Tool
from draftdiff.errors import DraftdiffError
from draftdiff.lexicon import Lexicon, refuse_other_languages
from draftdiff.model import Document, header_of, name_of

__all__ = ["compare"]


def compare(
    old: Document,
    new: Document,
    lexicon: Lexicon,
    alignment: Alignment | None = None,
    watch: Iterable[str] = (),
) -> Comparison:
    """Compare two documents of one language.

    `alignment` is one that a person has edited: it is obeyed. `watch` are terms to be flagged.
    Raises DraftdiffError for texts of two languages, an alignment of other documents, and two paragraphs of one key.
    """
    refuse_other_languages(lexicon, old, new)
    _refuse_equal_keys(old)
    _refuse_equal_keys(new)
    if alignment is None:
        links = align(old, new, lexicon).links
    else:
        from draftdiff.compare.given import obeyed

        links = obeyed(alignment, old, new)
    words = words_of(lexicon, (old, new))
    unstated = unstated_notes(old, new)
    maker = RowMaker(old, new, words, footnotes=not unstated)
    rows = in_reading_order([maker.row_of(link) for link in links], old, new)
    comparison = Comparison(
        old=header_of(old),
        new=header_of(new),
        old_order=tuple(paragraph.key for paragraph in old.paragraphs),
        new_order=tuple(paragraph.key for paragraph in new.paragraphs),
        fields=changed_fields(old, new, words),
        rows=rows,
        problems=(*unstated, *(problem for row in rows for problem in problems_of(row))),
        tool=Tool(version=__version__),
    )
    watched = [watch] if isinstance(watch, str) else watch  # one term alone is not its letters
    return classify(comparison, lexicon, tuple(term for term in watched if term))


def _refuse_equal_keys(document: Document) -> None:
    keys = set()
    for paragraph in document.paragraphs:
        if paragraph.key in keys:
            raise DraftdiffError(
                f"two paragraphs of {name_of(document)} have the key {paragraph.key}",
                hint="give one of them another key: letters and digits, unique in the document",
                slug="equal-keys",
            )
        keys.add(paragraph.key)
