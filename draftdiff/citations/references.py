"""Paragraphs, articles, symbols of documents, the Treaty Series and references to the note before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.citations.found import Citation, CitationKind
from draftdiff.citations.grammar import REFERENCE, Grammar
from draftdiff.numbering.numbers import from_roman
from draftdiff.patterns import late_pattern
from draftdiff.symbols import parse_symbol

_HEALTH = "WHA"
_DOCUMENT = late_pattern(
    r"(?<![A-Za-z/.\d])[A-Z]{1,6}(?:\(\d{1,3}\))?(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\([^)\s]{1,8}\))?)+"
    r"(?: ?\([IVXLC\-]{1,7}\)| \((?:19|20)\d\d\))?"
    r"(?: ?\((?:Income )?(?:[Ss]ect|Part|Vol|Prog)s?\.? ?(?:[IVX]+|\d+)(?: and [IVX\d]+)?\)"
    r"(?:/[A-Z][A-Za-z0-9.\-]*)*)?"
    r"|WHA\d{1,2}\.\d{1,3}"
)
_LAST_MARKS = ".-"
_MEMBER = late_pattern(REFERENCE)
_LETTERS = late_pattern(r"\(?([^\W\d_]+)\)")
_REFERRED = late_pattern(r"[\d.]+(?: ?(?:bis|ter)\b)?")
_LOOK_ALIKE = str.maketrans("\u0430\u0435\u043e\u0440\u0441\u0443\u0445", "aeopcyx")
_KINDS = {"RES": CitationKind.RESOLUTION, "DEC": CitationKind.DECISION}
_NUMBER = late_pattern(r"\d{1,5}")


def find_documents(text: str) -> Iterator[Citation]:
    """Find symbols of documents; a double symbol (`A/75/345-S/2020/898`) is one document."""
    for match in _DOCUMENT.finditer(text) if "/" in text or _HEALTH in text else ():
        found = match.group().rstrip(_LAST_MARKS)
        if not any(sign.isdigit() for sign in found):
            continue
        symbol = parse_symbol(found)
        kind = _KINDS.get(symbol.kind if symbol else "", CitationKind.DOCUMENT)
        value = symbol.text if symbol else found.replace(" (", "(").replace(". ", ".")
        yield Citation(match.start(), match.start() + len(found), kind, value)


def find_references(text: str, kind: CitationKind, pattern: re.Pattern[str], grammar: Grammar) -> Iterator[Citation]:
    """Find the members of a list of paragraphs or articles: `paragraphs 3 (b), 4 and 7`."""
    for match in pattern.finditer(text):
        start, end = match.span("list")
        for member in _MEMBER.finditer(text, start, end):
            yield Citation(*member.span(), kind, _reference_value(member.group(), grammar))
        for member in grammar.numeral.finditer(text, start, end):
            if number := grammar.lexicon.ordinals.get(member.group()) or from_roman(member.group().lower()):
                yield Citation(*member.span(), kind, str(number))


def _reference_value(reference: str, grammar: Grammar) -> str:
    number = _REFERRED.match(reference)
    letters = (letter.translate(_LOOK_ALIKE) for letter in _LETTERS.findall(reference))
    named = [f"({grammar.sub_letters.get(letter, letter)})" for letter in letters]
    return " ".join([number.group() if number else "", *named])


def find_treaties(text: str, grammar: Grammar) -> Iterator[Citation]:
    """Find volumes and numbers of the Treaty Series."""
    for match in grammar.treaty.finditer(text):
        yield Citation(match.start(), match.end(), CitationKind.TREATY, "/".join(_NUMBER.findall(match.group())))
