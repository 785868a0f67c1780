"""Official documents as web pages of the kinds that people save, so that what each page says is known.

    python -m benchmarks.saved_pages [--corpus FOLDER] [--count N] [--kind word …] [--show]

The kinds: a page of an official site with its menus, banners and foot; a record of a library; what a word processor
saves, filtered; what an office on the web exports, its numbers in the style sheet; a mail with its head and its
signature; text with `<br>` alone; nested lists; a table that lays paragraphs out; text pasted into a page with soft
hyphens and runs of spaces. Each is written in an encoding of its language that old pages have, with and without saying
so. Prints for each kind how many paragraphs and notes came back as the official file has them.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.folders import CORPUS, archived
from benchmarks.page_kinds import KINDS
from benchmarks.printed_pages import Cover, cover_of
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document, Language, ParagraphKind
from draftdiff.tokens import compared_text

OLD_ENCODINGS: dict[Language, tuple[str, ...]] = {
    Language.ARABIC: ("windows-1256", "iso-8859-6"),
    Language.CHINESE: ("gb2312", "gbk", "gb18030"),
    Language.RUSSIAN: ("windows-1251", "koi8-r"),
    Language.ENGLISH: ("windows-1252", "iso-8859-1"),
    Language.FRENCH: ("windows-1252", "iso-8859-1"),
    Language.SPANISH: ("windows-1252", "iso-8859-1"),
}
COUNTED = (
    "pages", "refused", "whole", "symbols", "titles", "paragraphs", "came back", "others", "notes", "notes back",
)  # fmt: skip
"""What is counted of each kind of page."""


def encoded(page: str, encoding: str, *, said: bool) -> bytes:
    """Return the bytes of a page; a sign that the encoding lacks is a reference, as browsers write it."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">' if said else ""
    return page.replace("%meta%", meta).encode(encoding, errors="xmlcharrefreplace")


def paragraphs_of(document: Document, *, rows: bool) -> list[tuple[str, int, str, str]]:
    """Return what is compared of the paragraphs of a document."""
    return [
        (one.kind.value, one.level, compared_text(one.number), compared_text(one.text).replace("\u00ad", ""))
        for one in document.paragraphs
        if rows or one.kind is not ParagraphKind.TABLE_ROW
    ]


def notes_of(document: Document) -> Counter[tuple[str, str]]:
    return Counter(
        (compared_text(one.text[: note.anchor]).replace("\u00ad", "")[-20:], compared_text(note.text))
        for one in document.paragraphs
        for note in one.notes
    )


def chosen(corpus: Path, count: int) -> Iterator[tuple[Document, Cover]]:
    """Give resolutions of every session and language in turn."""
    turns = [islice(archived([path]), 3, None, 9) for path in sorted(corpus.glob("*.tar.xz"))]
    taken = 0
    for turn in zip(*turns, strict=False):
        for _, data in turn:
            documents = read_source(data).documents
            deep = max((one.level for one in documents[0].paragraphs), default=0)
            fits = len(documents) == 1 and 12 <= len(documents[0].paragraphs) <= 120 and deep >= taken % 3
            if fits and taken < count and cover_of(data).number:
                yield documents[0], cover_of(data)
                taken += 1


def main() -> int:
    """Measure the import of each kind of page."""
    parser = ArgumentParser(description="Measure the import of saved pages of several kinds")
    parser.add_argument("--corpus", type=Path, default=CORPUS / "ga")
    parser.add_argument("--count", type=int, default=24, help="how many resolutions")
    parser.add_argument("--kind", nargs="+", choices=KINDS, default=tuple(KINDS))
    parser.add_argument("--show", action="store_true", help="print what did not come back")
    arguments = parser.parse_args()
    sources = [*chosen(arguments.corpus, arguments.count)]
    for kind in arguments.kind:
        counts = Counter(dict.fromkeys(COUNTED, 0))
        for index, (document, cover) in enumerate(sources):
            encodings = ("utf-8", *OLD_ENCODINGS[document.language])
            encoding = encodings[index // 6 % len(encodings)]
            data = encoded(KINDS[kind](document, cover), encoding, said=index % 4 > 0)
            measure(
                document,
                data,
                kind,
                counts,
                show=arguments.show,
                name=f"{document.symbol} {document.language} {encoding}",
            )
        told = (f"{name} {number}" for name, number in counts.items())
        print(f"{kind:8} " + ", ".join(told))
    return 0


def measure(
    document: Document, data: bytes, kind: str, counts: Counter[str], *, show: bool = False, name: str = ""
) -> None:
    """Count what came back of a document from one page."""
    counts["pages"] += 1
    rows = kind != "table"
    wanted = Counter(paragraphs_of(document, rows=rows))
    counts["paragraphs"] += wanted.total()
    try:
        found = read_source(data, "page.html").documents[0]
    except DraftdiffError as error:
        counts["refused"] += 1
        print(f"   {kind} {name}: {error.message}" if show else "", end="\n" if show else "")
        return
    got = Counter(paragraphs_of(found, rows=True))
    notes, got_notes = notes_of(document), notes_of(found)
    counts["came back"] += (wanted & got).total()
    counts["others"] += (got - wanted).total()
    counts["notes back"] += (notes & got_notes).total()
    counts["notes"] += notes.total()
    counts["whole"] += wanted == got and notes == got_notes
    counts["symbols"] += document.symbol == found.symbol
    counts["titles"] += compared_text(document.title) == compared_text(found.title).replace("\u00ad", "")
    if show and (wanted != got or notes != got_notes or document.symbol != found.symbol):
        print(f"   {kind} {name}: {found.symbol}")
        for sign, those in (
            ("-", wanted - got),
            ("+", got - wanted),
            ("n-", notes - got_notes),
            ("n+", got_notes - notes),
        ):
            for one in those:
                print(f"      {sign} {one!s:.200}")


if __name__ == "__main__":
    sys.exit(main())
