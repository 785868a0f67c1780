"""Who made the tracked changes of a Word file, how many of which kind, and between which moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from draftdiff.importers.body.places import fold
from draftdiff.importers.docx.package import Package, w
from draftdiff.importers.docx.revisions import LOOKS, TRACKED

_KINDS = {
    w("ins"): "inserted", w("cellIns"): "inserted", w("del"): "deleted", w("cellDel"): "deleted",
    w("moveTo"): "moved", **dict.fromkeys(LOOKS, "relooked"),
}  # fmt: skip
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_RUN = w("r")
_RELOOKED = f"{w('rPr')}/{w('rPrChange')}"


class Author(Struct, frozen=True, kw_only=True):
    """An author of tracked changes: how many, and the first and the last moment (ISO 8601; empty: not stated).

    A change is what a reader sees as one: Word parts it where its look changes, and notes the end of a paragraph apart.
    """

    name: str
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    relooked: int = 0
    first: str = ""
    last: str = ""


def authors_in(data: bytes, name: str = "") -> tuple[Author, ...]:
    """Return the authors of a Word file by name. Raises UnreadableFile."""
    counts: dict[str, Counter[str]] = {}
    moments: dict[str, set[str]] = {}
    package = Package(data, name)
    roots = [package.document(), *map(package.part, _NOTES), *(root for _, root in package.page_parts())]
    for root in roots:
        for element, is_first in _changes(root) if root is not None else ():
            author = fold(element.get(w("author"), ""))
            counts.setdefault(author, Counter())[_KINDS[element.tag]] += is_first
            moments.setdefault(author, set()).add(fold(element.get(w("date"), "")))
    return tuple(
        Author(name=author, **counts[author], first=min(known, default=""), last=max(known, default=""))
        for author in sorted(counts)
        for known in [moments[author] - {""}]
    )


def _changes(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Give each element of a change; say whether it is the first of its kind and author since text that stays."""
    begun: set[tuple[str, str]] = set()
    for element in root.iter(_RUN, *_KINDS):
        own = _KINDS.get(element.tag, ""), element.get(w("author"), "")
        if element.tag != _RUN:
            yield element, own not in begun
            begun.add(own)
        elif element.find(_RELOOKED) is None and not any(above.tag in TRACKED for above in element.iterancestors()):
            begun.clear()
