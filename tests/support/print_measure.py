"""Measures what the importer makes of a printed and broken text, of which the truth is known."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.importers.plaintext import read
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.tokens import compared_text, words_of
from support.printed_text import Cover, Printed, Printer
from support.source_account import faults_of

REPAIRS = {"split-word", "lost-hyphen", "hyphenation", "reversed-symbol"}
SAME = 95
"""From this likeness on, of 100, a paragraph counts as found."""
NEAR = 8
"""So many places further a paragraph is sought."""


@dataclass
class Measured:
    """Counts over many documents."""

    documents: int = 0
    paragraphs: int = 0
    found: int = 0
    kinds: int = 0
    words: int = 0
    wrong: int = 0
    notes: int = 0
    found_notes: int = 0
    noise: int = 0
    repairs: int = 0
    false_repairs: int = 0
    misread: int = 0
    misread_told: int = 0
    misread_false: int = 0
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        return {
            "documents": self.documents,
            "paragraphs": self.paragraphs,
            "found": round(self.found / self.paragraphs, 4),
            "kinds right": round(self.kinds / self.found, 4),
            "words right": round(1 - self.wrong / self.words, 5),
            "notes": round(self.found_notes / max(self.notes, 1), 4),
            "broken": self.noise,
            "repairs": self.repairs,
            "false repairs in 10,000 words": round(10_000 * self.false_repairs / self.words, 3),
            "misread openings": self.misread,
            "of these told": self.misread_told,
            "told falsely": self.misread_false,
            "documents that break law 4": len(self.faults),
        }


@cache
def officials(folder: Path, language: Language, wanted: int) -> tuple[tuple[Document, Cover], ...]:
    """Return so many official documents of one language, evenly spread, that can be printed: no annex, no table."""
    return tuple(_officials(folder, language, wanted))


def _officials(folder: Path, language: Language, wanted: int) -> Iterator[tuple[Document, Cover]]:
    archives = sorted(folder.glob(f"ga7[78].{language.value}.tar.xz"))
    files = [one for archive in archives for one in _files(archive)]
    step = max(1, len(files) // (2 * wanted))
    found = 0
    for name, data in files[3::step]:
        documents: tuple[Document, ...] = ()
        with suppress(DraftdiffError):  # one of the files is not well-formed
            documents = read_source(data, name).documents
        if documents and is_printable(documents[0]) and found < wanted:
            found += 1
            yield documents[0], cover_of(data, documents[0])


def _files(archive: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        opened = ((member.name, tar.extractfile(member)) for member in tar if member.name.endswith(".xml"))
        return sorted((name, file.read()) for name, file in opened if file)


def is_printable(document: Document) -> bool:
    kinds = Counter(paragraph.kind for paragraph in document.paragraphs)
    plain = not any(paragraph.annex for paragraph in document.paragraphs) and not kinds[ParagraphKind.TABLE_ROW]
    return bool(document.title and document.symbol and plain and kinds[ParagraphKind.ENACTING] == 1)


def cover_of(data: bytes, document: Document) -> Cover:
    """Read the lines of cover and end from the official file, by its own walk."""
    root = ElementTree.fromstring(data)
    lines = [_text(one) for cover in _all(root, "coverPage") for one in _all(cover, "p", "docTitle")]
    numbers = [_text(one) for preface in _all(root, "preface")[:1] for one in _all(preface, "docNumber")]
    end = [_text(one) for conclusions in _all(root, "conclusions")[:1] for one in _all(conclusions, "p")]
    found = re.search(r"/(\d+|ES-\d+|S-\d+)/(\d+)", document.symbol)
    number = numbers[0] if numbers else f"{found[1]}/{found[2]}." if found else ""
    title = " ".join(document.title.split())
    return Cover([*dict.fromkeys(filter(None, lines))], number, title, [*filter(None, end)])


def _all(root: ElementTree.Element, *names: str) -> list[ElementTree.Element]:
    return [one for one in root.iter() if one.tag.rpartition("}")[2] in names]


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def measure(documents: Sequence[tuple[Document, Cover]], style: str) -> Measured:
    """Print each document in a style, each with its own seed, import it, and compare."""
    total = Measured()
    for seed, (document, cover) in enumerate(documents, 1):
        printed: Printed = getattr(Printer(document, cover, seed), style)()
        name = re.sub(r"[/ ]", "_", document.symbol) + ".txt"
        got = read(printed.text.encode(), name, document.language).documents[0]
        total.documents += 1
        total.faults += [f"{document.symbol}: {fault}" for fault in faults_of(printed.text, got)[:1]]
        total.notes += printed.notes
        total.found_notes += sum(len(paragraph.notes) for paragraph in got.paragraphs)
        _count_paragraphs(total, printed, got)
        _count_repairs(total, printed, got)
    return total


def _count_paragraphs(total: Measured, printed: Printed, got: Document) -> None:
    truth = [paragraph for paragraph in printed.truth if paragraph.text.strip()]
    misread = {squeezed(paragraph) for paragraph in printed.misread}
    told = {problem.location.paragraph for problem in got.problems if problem.code == "misread-opening"}
    texts = [squeezed(paragraph) for paragraph in got.paragraphs]
    total.paragraphs += len(truth)
    used: set[int] = set()
    next_place = 0
    for paragraph in truth:
        near = range(max(next_place - 3, 0), min(next_place + NEAR, len(texts)))
        own = squeezed(paragraph)
        place = next((one for one in near if one not in used and fuzz.ratio(own, texts[one]) >= SAME), None)
        if place is None:
            continue
        used.add(place)
        next_place = place + 1
        total.found += 1
        _compare(total, paragraph, got.paragraphs[place])
        total.misread += own in misread
        total.misread_told += own in misread and got.paragraphs[place].key in told
        total.misread_false += own not in misread and got.paragraphs[place].key in told


def squeezed(paragraph: Paragraph) -> str:
    return re.sub(r"\s+", "", compared_text(paragraph.text))


def _compare(total: Measured, truth: Paragraph, got: Paragraph) -> None:
    total.kinds += (truth.kind, truth.level) == (got.kind, got.level)
    old, new = words_of(truth.text), words_of(got.text)
    total.words += len(old)
    total.wrong += max(len(old), len(new)) - LCSseq.similarity(old, new)


def _count_repairs(total: Measured, printed: Printed, got: Document) -> None:
    repairs = Counter(problem.text for problem in got.problems if problem.code in REPAIRS)
    total.noise += printed.noise.total()
    total.repairs += repairs.total()
    total.false_repairs += (repairs - printed.noise).total()
