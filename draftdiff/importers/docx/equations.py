"""Equations of Word: the signs that it draws and does not write, such as the bar of a fraction or the root."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from draftdiff.model import MarkKind

_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WHOLE = frozenset(f"{_NAMESPACE}{name}" for name in ("oMath", "oMathPara"))
TEXT = f"{_NAMESPACE}t"
RAISED = {f"{_NAMESPACE}sup": MarkKind.SUPERSCRIPT, f"{_NAMESPACE}sub": MarkKind.SUBSCRIPT}
"""Elements whose text stands above or below the line."""
_FRACTION, _ROOT, _BRACKETED, _SUM = (f"{_NAMESPACE}{name}" for name in ("f", "rad", "d", "nary"))
DRAWN = frozenset({_FRACTION, _ROOT, _BRACKETED, _SUM})


def parts_of(element: etree._Element) -> Iterator[str | etree._Element]:
    """Give what stands for an element that Word draws: its signs, and the elements between them."""
    inner = [child for child in element if not str(child.tag).endswith("Pr")]
    if element.tag == _FRACTION:
        for place, part in enumerate(inner):
            yield "/" if place else ""
            yield from _in_brackets(part)
    elif element.tag == _ROOT:
        yield from inner[:-1]
        yield "√"
        for part in inner[-1:]:
            yield from _in_brackets(part)
    elif element.tag == _BRACKETED:
        yield _sign(element, "d", "begChr", "(")
        for place, part in enumerate(inner):
            yield _sign(element, "d", "sepChr", "|") if place else ""
            yield part
        yield _sign(element, "d", "endChr", ")")
    else:
        yield _sign(element, "nary", "chr", "∫")
        yield from inner


def _in_brackets(part: etree._Element) -> Iterator[str | etree._Element]:
    """Give a part of a fraction or a root, in brackets where it is more than one word or number."""
    is_one = "".join(text.text or "" for text in part.iter(TEXT)).isalnum() and next(part.iter(*DRAWN), None) is None
    brackets = ("", "") if is_one else ("(", ")")
    yield brackets[0]
    yield part
    yield brackets[1]


def _sign(element: etree._Element, name: str, which: str, usual: str) -> str:
    found = element.find(f"{_NAMESPACE}{name}Pr/{_NAMESPACE}{which}")
    return usual if found is None else found.get(f"{_NAMESPACE}val", "")
