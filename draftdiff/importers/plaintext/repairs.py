"""All repairs of a text, in the order of their certainty, and what must be known for them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from draftdiff.importers.plaintext.hyphens import divided_words, hyphen_edits
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.printed import Look
from draftdiff.importers.plaintext.rejoined_words import line_edits, split_days, split_words
from draftdiff.importers.plaintext.reversed_numbers import Direction, reversed_edits
from draftdiff.importers.plaintext.traced_text import Edit
from draftdiff.importers.plaintext.vocabulary import Vocabulary


class Known(Struct, frozen=True, kw_only=True):
    """What a document knows for the repair of its parts.

    `whole` is all its text, `width` that of full lines (0: not wrapped), `direction` that of its numbers;
    `divides`: its lines end within words; `exact` and `looks` are those of what was printed.
    """

    words: Vocabulary
    layout: Layout
    whole: str
    width: int
    direction: Direction
    divides: bool = False
    exact: bool = False
    looks: tuple[Look, ...] = ()


def repair_edits(text: str, known: Known) -> Iterator[Edit]:
    """Give the edits that repair a text; where two overlap, the earlier one counts."""
    yield from reversed_edits(text, known.direction, known.layout)
    if known.exact:
        yield from divided_words(text, known.words)
        yield from line_edits(text)
        return
    yield from split_days(text, known.whole, known.layout)
    if known.words.has_list:
        yield from hyphen_edits(text, known.words, known.width, divides=known.divides)
        yield from split_words(text, known.words)
    yield from line_edits(text)
