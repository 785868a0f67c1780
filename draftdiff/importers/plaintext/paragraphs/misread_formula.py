"""Finds the enacting formula that an OCR misread, `The Gencral Assembly,`: without it cover and title would be text."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.paragraphs.numbered_lines import opens, opens_misread
from draftdiff.numbering import leading_number

_SURE_AT = (9, 15)
"""A formula of so many signs is known with two of them wrong, or with three, a shorter one with one."""


def misread_formula(lines: Sequence[Line], layout: Layout) -> tuple[int, str] | None:
    """Return the line of a misread formula and what it should be; None where a text has one, or none that is near.

    A line of its own, above a recital or a clause; the organ's bare name is a formula rightly read.
    """
    if any(layout.full("enacting", plain(line.text.text)) for line in lines):
        return None
    texts = [plain(line.text.text) for line in lines]
    for index in range(1, len(texts) - 1):
        meant = _nearest(texts[index], layout)
        if meant and not layout.full("organ", texts[index]) and _begins(texts[index + 1], layout):
            return index, meant
    return None


def _nearest(text: str, layout: Layout) -> str:
    """Return the formula that a line nearly is; empty if it is near to none."""
    from rapidfuzz.distance.Levenshtein import distance

    bare = text.strip("*_# ").replace(" ", "")
    for formula in layout.lexicon.layout.get("formula", ()):
        most = 1 + sum(len(formula) >= sure for sure in _SURE_AT)
        written = formula.replace(" ", "")
        if distance(bare, written.upper() if bare.isupper() else written, score_cutoff=most) <= most:
            return formula
    return ""


def _begins(text: str, layout: Layout) -> bool:
    return leading_number(text) is not None or opens(text, layout) or opens_misread(text, layout)
