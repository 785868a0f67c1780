"""Numbers as printed (`3.`, `3 -`, `(أ)`, `㈠`, `2 bis.`) and the labels that diplomats say (`OP12 (a)`).

A label is derived from the paragraphs of a document and never stored.
"""

from draftdiff.numbering.labels import Label, labels_of
from draftdiff.numbering.numbers import (
    Number,
    Style,
    behind_bracket,
    leading_number,
    parse_number,
    readings_in_title,
    readings_of,
)

__all__ = [
    "Label",
    "Number",
    "Style",
    "behind_bracket",
    "labels_of",
    "leading_number",
    "parse_number",
    "readings_in_title",
    "readings_of",
]
