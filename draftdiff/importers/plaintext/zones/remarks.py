"""Remarks of negotiators beside the text: `[Agreed ad ref]`, and where a wording is from, `(based on 175/16, OP3)`."""

from __future__ import annotations

import re

from draftdiff.importers.body.numbers import behind_number
from draftdiff.importers.plaintext.layout import Layout, is_said, plain
from draftdiff.importers.plaintext.zones.wishes import LABELLED_NUMBER, wishes_of
from draftdiff.phrases import find_opening

_BRACKETED = re.compile(
    r"[\[(（](?P<inner>[^\[\]]{4,100})[\])）]|(?P<named>[^\W\d_]{2,12}:\s.{4,100})|(?P<loud>[A-Z ]{3,30})"
)
_SYMBOL = re.compile(
    r"(?:[A-Z]{1,5}(?=/\S*\d)(?:/[\w.-]+)+(?:\s\(\d{4}\))?|(?<!\d)\d{1,3}/\d{1,3}(?!\d)|\d{3,4}\s?\(\d{4}\))"
)
_LABEL = re.compile(r"\b[PO]P\.?\s?\d", re.IGNORECASE)
_ROUND_NAMES = " \t:：[]()（）-–—=*_#"
_BETWEEN = re.compile(r"[\s.,;:–-]+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_a-zA-Z])")
"""What parts the words of a remark; in Chinese a figure does."""


def is_remark(text: str, layout: Layout, *, alone: bool = True) -> bool:
    """Say whether a text is such a remark, perhaps in emphasis; beside a clause it has to say more than a citation."""
    told = is_status(text, layout) or is_position(text, layout)
    return told or _names_source(plain(text).strip("*_ "), layout, alone=alone)


def is_part(text: str, layout: Layout) -> bool:
    """Say whether a line is the name of the preamble or of the operative part, perhaps set apart by signs."""
    return is_said("part", plain(text).strip(_ROUND_NAMES), layout)


def is_position(text: str, layout: Layout) -> bool:
    """Say whether a text tells what a delegation wants of a paragraph, or whose proposal follows it."""
    line = plain(text)
    is_proposal = is_said("proposal", line, layout) and find_opening(behind_number(line), layout.lexicon) is None
    return is_proposal or bool(wishes_of(text, layout))


def is_status(text: str, layout: Layout) -> bool:
    """Say whether a text is a remark on the state of negotiations."""
    return is_said("status", plain(text).strip("*_ "), layout)


def _names_source(text: str, layout: Layout, *, alone: bool) -> bool:
    """Say whether a text names a document and what of it, or that its words are from there, and nothing else.

    Alone on a line, `(new)` and `AGREED` say enough.
    """
    found = _BRACKETED.fullmatch(text)
    if found is None or (found["named"] and not is_said("source", found["named"].partition(":")[0], layout)):
        return False
    inner, symbols = _SYMBOL.subn(" ", found["inner"] or found["named"] or found["loud"])
    rest, numbers = LABELLED_NUMBER.subn(" ", inner)
    words = [word for word in _BETWEEN.split(rest) if word]
    others = [word for word in words if not is_said("source", word, layout)]
    says_more = len(others) < len(words) or _LABEL.search(inner) or (alone and (words or numbers))
    is_source = symbols and says_more and all(is_said("source-place", word, layout) for word in others)
    return bool(is_source) or (alone and bool(words) and not (others or symbols or numbers))
