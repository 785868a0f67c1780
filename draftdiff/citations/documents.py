"""Symbols of documents, and the Treaty Series."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.citations.citation import Citation, CitationKind
from draftdiff.citations.grammar import Grammar
from draftdiff.patterns import late_pattern
from draftdiff.symbols import ENVIRONMENT, parse_symbol

_HEALTH = ("WHA", "EB")
_DOCUMENT = late_pattern(
    r"(?<![A-Za-z/.\d])[A-Z]{1,6}(?:\(\d{1,3}\))?(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\([^)\s]{1,8}\))?)+"
    r"(?: ?\([IVXLC\-]{1,7}\)| \((?:19|2\d)\d\d\))?"
    r"(?: ?\((?:Income )?(?:[Ss]ect|Part|Vol|Prog)s?\.? ?(?:[IVX]+|\d+)(?: and [IVX\d]+)?\)"
    r"(?:/[A-Z][A-Za-z0-9.\-]*)*)?"
    r"|(?<![A-Za-z])(?:WHA\d{1,3}(?:\.\d{1,3}|\(\d{1,3}\))|EB\d{1,3}(?:\.R\d{1,3}|\(\d{1,3}\)))"
)
_LAST_MARKS = ".-"
_KINDS = {"RES": CitationKind.RESOLUTION, "DEC": CitationKind.DECISION}
_NUMBER = late_pattern(r"\d{1,5}")


def find_documents(text: str) -> Iterator[Citation]:
    """Find symbols of documents; a double symbol (`A/75/345-S/2020/898`) is one document."""
    for match in _DOCUMENT.finditer(text) if "/" in text or any(name in text for name in _HEALTH) else ():
        found = match.group().rstrip(_LAST_MARKS)
        if not any(sign.isdigit() for sign in found):
            continue
        symbol = parse_symbol(found)
        # The Environment Assembly's stand in notes to numbers in the text: counted again, they would say all twice.
        is_cited = symbol is not None and symbol.body != ENVIRONMENT
        kind = _KINDS.get(symbol.kind if symbol and is_cited else "", CitationKind.DOCUMENT)
        value = symbol.text if symbol else found.replace(" (", "(").replace(". ", ".")
        yield Citation(match.start(), match.start() + len(found), kind, value)


def find_treaties(text: str, grammar: Grammar) -> Iterator[Citation]:
    """Find volumes and numbers of the Treaty Series."""
    for match in grammar.treaty.finditer(text):
        yield Citation(match.start(), match.end(), CitationKind.TREATY, "/".join(_NUMBER.findall(match.group())))
