"""Who made the tracked changes of a Word file, how many of which kind, and between which moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from draftdiff.importers.body.places import fold
from draftdiff.importers.docx.package import Package, w
from draftdiff.importers.docx.revisions import LOOKS

_KINDS = {
    w("ins"): "inserted", w("del"): "deleted", w("moveTo"): "moved", **dict.fromkeys(LOOKS, "relooked"),
}  # fmt: skip
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


class Author(Struct, frozen=True, kw_only=True):
    """An author of tracked changes: how many, and the first and the last moment (ISO 8601; empty: not stated)."""

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
    for element in _changes(Package(data, name)):
        author = fold(element.get(w("author"), ""))
        counts.setdefault(author, Counter())[_KINDS[element.tag]] += 1
        moments.setdefault(author, set()).add(fold(element.get(w("date"), "")))
    return tuple(
        Author(name=author, **counts[author], first=min(known, default=""), last=max(known, default=""))
        for author in sorted(counts)
        for known in [moments[author] - {""}]
    )


def _changes(package: Package) -> Iterator[etree._Element]:
    roots = [package.document(), *map(package.part, _NOTES), *(root for _, root in package.page_parts())]
    for root in roots:
        if root is not None:
            yield from root.iter(*_KINDS)
