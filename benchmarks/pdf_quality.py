"""Measures the import of PDF files of which it is known what they say (`benchmarks.pdf_prints` prints them).

    python -m benchmarks.pdf_quality FOLDER [--language ar …] [--producer weasyprint …] [--show N]

Prints a table: for each language and producer the character errors of the body and of the notes, the paragraphs that
are found (each by itself, from its first to its last sign), the notes that are set where they are called, the
paragraphs in which a number differs, and how many of those the import does not call doubtful. White space is folded,
and forms that only look different (hyphens, the filling of Arabic lines, format characters) are the same.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from benchmarks.pdf_prints import PRINTERS
from draftdiff.codec import decode_document
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document, Paragraph, ParagraphKind

FOLDED = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u0640": None, "\t": " "})
HAN_SPACE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])")
NUMBER = re.compile(r"\d+(?:[/.,:\-]\d+)*")
NEAR = 0.05
DOUBTS = frozenset({"turned-numbers", "doubtful-symbol", "ocr-text"})
"""Codes of Problems that call the numbers of a paragraph doubtful."""


class Figures(Struct):
    """What was counted over some files."""

    files: int = 0
    signs: int = 0
    wrong: int = 0
    note_signs: int = 0
    note_wrong: int = 0
    paragraphs: int = 0
    found: int = 0
    exact: int = 0
    notes: int = 0
    notes_placed: int = 0
    misnumbered: int = 0
    untold: int = 0
    doubtful: int = 0

    def row(self) -> str:
        """Return the figures as a row of the table."""
        return (
            f"{self.files:5} {_share(self.wrong, self.signs):8} {_share(self.note_wrong, self.note_signs):8} "
            f"{_share(self.found, self.paragraphs):8} {_share(self.exact, self.paragraphs):8} "
            f"{_share(self.notes_placed, self.notes):8} {self.misnumbered:5} {self.untold:5} "
            f"{_share(self.doubtful, self.paragraphs):8}"
        )


HEAD = "files     CER notes CER    found    exact notes at numbers untold doubtful"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}%" if whole else "-"


def folded(text: str) -> str:
    """Return a text without what only looks different."""
    text = unicodedata.normalize("NFC", text.translate(FOLDED))
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return HAN_SPACE.sub("", " ".join(text.split()))


def body_of(document: Document) -> list[Paragraph]:
    """Return the paragraphs that are compared."""
    return [one for one in document.paragraphs if one.kind is not ParagraphKind.CLOSING]


def whole(paragraph: Paragraph) -> str:
    """Return number and text of a paragraph."""
    return folded(f"{paragraph.number} {paragraph.text}")


def measure(truth: Document, read: Document, figures: Figures) -> list[str]:
    """Add the figures of one file; return its faults."""
    ours, theirs = [whole(one) for one in body_of(read)], [whole(one) for one in body_of(truth)]
    figures.files += 1
    figures.signs += sum(map(len, theirs))
    figures.wrong += Levenshtein.distance(" ".join(theirs), " ".join(ours))
    figures.paragraphs += len(theirs)
    doubted = {one.location.paragraph for one in read.problems if one.code in DOUBTS}
    figures.doubtful += sum(one.key in doubted for one in body_of(read))
    faults = []
    rest = list(zip(body_of(read), ours, strict=True))
    for paragraph, text in zip(body_of(truth), theirs, strict=True):
        best = min(rest, key=lambda one: Levenshtein.distance(text, one[1], score_cutoff=len(text)), default=None)
        if best is None or Levenshtein.distance(text, best[1]) > NEAR * len(text) + 1:
            faults.append(f"not found: {text[:100]} | {best[1][:100] if best else ''}")
            continue
        rest.remove(best)
        figures.found += 1
        figures.exact += text == best[1]
        if text != best[1]:
            faults.append(f"differs: {_difference(text, best[1])}")
        _measure_notes(paragraph, best[0], figures, faults)
        if _numbers([text]) != _numbers([best[1]]):
            figures.misnumbered += 1
            figures.untold += best[0].key not in doubted
            faults.append(f"numbers: {_numbers([text])} {_numbers([best[1]])} told {best[0].key in doubted}")
    return faults


def _measure_notes(paragraph: Paragraph, read: Paragraph, figures: Figures, faults: list[str]) -> None:
    ours, theirs = (" ".join(folded(note.text) for note in one.notes) for one in (read, paragraph))
    figures.notes += len(paragraph.notes)
    figures.note_signs += len(theirs)
    distance = Levenshtein.distance(theirs, ours)
    figures.note_wrong += distance
    places = [folded(read.text[: note.anchor]) for note in read.notes]
    wanted = [folded(paragraph.text[: note.anchor]) for note in paragraph.notes]
    figures.notes_placed += sum(place in places for place in wanted)
    if distance or places != wanted:
        faults.append(f"notes: {theirs[:120]} | {ours[:120]}")


def _numbers(texts: Iterable[str]) -> list[str]:
    return [number for text in texts for number in NUMBER.findall(text)]


def _difference(wanted: str, found: str) -> str:
    parts = []
    for kind, start, end, a, b in Levenshtein.opcodes(wanted, found):
        if kind != "equal":
            parts.append(f"«{wanted[max(start - 8, 0) : end + 8]}» → «{found[max(a - 8, 0) : b + 8]}»")
    return "; ".join(parts[:4])


def main() -> int:
    """Measure a folder of printed documents and print the table."""
    parser = ArgumentParser(description="Measure the import of PDF files of which it is known what they say")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", nargs="+", default=("ar", "en", "es", "fr", "ru", "zh"))
    parser.add_argument("--producer", nargs="+", default=tuple(PRINTERS))
    parser.add_argument("--show", type=int, default=0, help="how many faults of each kind to show")
    parser.add_argument("--every", type=int, default=1, help="only every n-th resolution")
    arguments = parser.parse_args()
    print(f"{'':23}{HEAD}")
    for language in arguments.language:
        for producer in arguments.producer:
            figures, faults = Figures(), []
            for path in sorted(arguments.folder.glob(f"*.{language}.json"))[:: arguments.every]:
                pdf = path.with_suffix(f".{producer}.pdf")
                if not pdf.exists():
                    continue
                try:
                    read = read_source(pdf.read_bytes(), pdf.name).documents[0]
                except DraftdiffError as error:
                    faults.append(f"{pdf.name}: {error.message}")
                    continue
                faults += (f"{pdf.name}: {one}" for one in measure(decode_document(path.read_bytes()), read, figures))
            print(f"{language} {producer:19} {figures.row()}", flush=True)
            for fault in faults[: arguments.show]:
                print("   ", fault)
    return 0


if __name__ == "__main__":
    sys.exit(main())
