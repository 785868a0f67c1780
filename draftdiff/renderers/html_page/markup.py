"""Text of documents and phrases of the reader as markup: escaped, symbols unbroken, directions isolated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from draftdiff.renderers.excerpt import Piece, PieceKind
from draftdiff.renderers.harmless import FSI, PDI, harmless, has_right_to_left

_SYMBOL = re.compile(
    r"(?<![\w/])(?:"
    r"(?:https?://|www\.)[^\s\"'<>«»“”‘’()،؛，；。]*\w/?"  # a web address
    r"|[A-Z][A-Za-z.]{0,8}(?:-\d+)?(?:/[\w.–-]*\w)+(?:\([IVXLC]+\))?"  # A/C.3/75/L.8, A/RES/3369(XXX)
    r"|(?:[A-Z]{1,4}-)?\d+(?:/[\w.–-]*\w)+"  # 75/16, ES-11/1
    r")",
    re.ASCII,
)
_ISOLATE = re.compile(f"([{FSI}{PDI}])")
_TAGS = {PieceKind.DELETED: "del", PieceKind.INSERTED: "ins"}
BREAK = Markup(' <span class="pilcrow">¶</span><br>')
"""Stands where one paragraph of a row ends and the next begins."""
GAP = Markup(' <span class="gap">…</span> ')


def shown(text: str) -> Markup:
    """Return text of a document: nothing in it is markup, and a symbol is one word written from left to right."""
    return BREAK.join(_line(line) for line in text.split("\n"))


def _line(text: str) -> Markup:
    text = harmless(text)
    if "/" not in text and "www." not in text:
        return escape(text)
    parts = []
    last = 0
    for found in _SYMBOL.finditer(text):
        parts += [escape(text[last : found.start()]), Markup('<bdi class="symbol" dir="ltr">{}</bdi>').format(found[0])]
        last = found.end()
    return Markup("").join((*parts, escape(text[last:])))


def said(text: str) -> Markup:
    """Return a phrase of the reader's language; what it isolates with control characters becomes `<bdi>`."""
    return Markup("").join(_said(_ISOLATE.split(text)))


def _said(parts: Iterable[str]) -> Iterator[Markup]:
    parts = list(parts)
    open_isolates = 0
    for place, part in enumerate(parts):
        if part == FSI:
            open_isolates += 1
            yield Markup('<bdi dir="{}">').format(_direction_of(parts[place + 1 :]))
        elif part == PDI:
            if open_isolates:
                open_isolates -= 1
                yield Markup("</bdi>")
        else:
            yield shown(part)
    yield Markup("</bdi>") * open_isolates


def _direction_of(parts: Iterable[str]) -> str:
    """Return the direction of the text that an isolate opens."""
    return "rtl" if has_right_to_left(next(filter(None, parts), "")) else "ltr"


def redlined(pieces: Iterable[Piece]) -> Markup:
    """Return an excerpt with its deletions and insertions marked."""
    return Markup("").join(
        GAP if piece.kind is PieceKind.GAP else marked(piece.kind, shown(piece.text)) for piece in pieces
    )


def marked(kind: PieceKind, content: Markup) -> Markup:
    """Return content as deleted, inserted or plain text."""
    tag = _TAGS.get(kind)
    return Markup("<{0}>{1}</{0}>").format(tag, content) if tag else content
