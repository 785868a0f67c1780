"""Prints official documents as text, and breaks them in the ways in which PDFs, OCRs and typists do.

For tests alone. What is printed is known, so what the importer makes of it can be measured: paragraphs found, words
right, repairs, false repairs. Rates are those of the two real files that were read for this: the Arabic OCR of
A/RES/75/16 and the text of A/RES/73/135.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from draftdiff.model import Document, Language, Note, Paragraph, ParagraphKind

SPLIT_WORDS = 1 / 270
MISREAD_OPENINGS = 0.4
WIDTH = {Language.CHINESE: 40}
LINES_PER_PAGE = 44
WORD = re.compile(r"(?:[^\W\d_][\u064b-\u065f\u0670]*){2,}")
PAIR = re.compile(r"(?<![\w/.\-])(\d{1,3})/(\d{1,3})(?![\w/]|[.\-]\d)")
CALL = re.compile("\ue000(\\d+)\ue001")


@dataclass
class Printed:
    """A printed text; `truth` are the paragraphs that a reader of it would write down, `noise` what was broken.

    `misread` are those of the truth whose opening word was misread.
    """

    text: str
    truth: list[Paragraph]
    notes: int
    noise: Counter[str] = field(default_factory=Counter)
    misread: list[Paragraph] = field(default_factory=list)


@dataclass
class Cover:
    """The lines of cover and end as the official file has them."""

    lines: list[str]
    number: str
    title: str
    end: list[str]


class Printer:
    """Prints one document; everything random comes from `seed`."""

    def __init__(self, document: Document, cover: Cover, seed: int) -> None:
        self.document = document
        self.cover = cover
        self.random = random.Random(seed)
        self.noise: Counter[str] = Counter()
        self.width = WIDTH.get(document.language, 84)
        self.is_arabic = document.language is Language.ARABIC
        self.is_chinese = document.language is Language.CHINESE

    def typed(self) -> Printed:
        """A clean text: blank lines between paragraphs, notes at the end."""
        parts = [*self.cover.lines, f"{self.cover.number} {self.cover.title}"]
        number = 0
        notes: list[str] = []
        for paragraph in self.document.paragraphs:
            text = paragraph.text
            for note in reversed(paragraph.notes):
                text = text[: note.anchor] + f"[^{number + 1 + paragraph.notes.index(note)}]" + text[note.anchor :]
            for note in paragraph.notes:
                number += 1
                notes.append(f"[^{number}]: {note.text}")
            parts.append(numbered(paragraph, text))
        parts += [*self.cover.end, *notes]
        return Printed("\n\n".join(parts) + "\n", list(self.document.paragraphs), number, self.noise)

    def pdf(self) -> Printed:
        """What pdftotext gives: wrapped lines, no blank lines between paragraphs, pages with heads, feet and notes."""
        truth = [self._broken(paragraph) for paragraph in self.document.paragraphs]
        pages = Pages(self)
        pages.write([*self.cover.lines, "", f"{self._turned(self.cover.number)} {self.cover.title}"])
        for paragraph in truth:
            pages.paragraph(paragraph)
        pages.write(self.cover.end)
        pages.close()
        return Printed("\n".join(pages.lines) + "\n", truth, pages.called, self.noise)

    def ocr(self) -> Printed:
        """What an OCR gives as Markdown: a paragraph a line, page breaks in the middle, notes between, bold, lists."""
        truth = [self._broken(self._misread(paragraph)) for paragraph in self.document.paragraphs]
        lines = [line for part in self.cover.lines for line in (part, "")]
        lines += [f"{self._turned(self.cover.number)} - {self.cover.title}", ""]
        notes: list[tuple[int, Note]] = []
        called = written = 0
        for paragraph in truth:
            notes += [(called + place + 1, note) for place, note in enumerate(paragraph.notes)]
            text = self._split(self._turned(with_calls(paragraph, called)))
            called += len(paragraph.notes)
            written += len(text)
            line = self._marked(paragraph, text)
            if written < 2500:
                lines += [line, ""]
                continue
            written = 0
            middle = self._middle(line) if self.random.random() < 0.6 else len(line)
            before = {int(number) for number in CALL.findall("".join([*lines, line[:middle]]))}
            here = [one for one in notes if one[0] in before]
            notes = [one for one in notes if one not in here]
            lines += [line[:middle], "", *self._note_lines(here)]
            lines += [line[middle:].strip(), ""] if middle < len(line) else []
        lines += self._note_lines(notes)
        lines += [line for part in self.cover.end for line in (part, "")]
        text = CALL.sub(lambda match: f"⁽{raised(int(match[1]))}⁾", "\n".join(lines))
        return Printed(text, truth, called, self.noise, self._misread_ones(truth))

    def _misread_ones(self, truth: list[Paragraph]) -> list[Paragraph]:
        pairs = zip(truth, self.document.paragraphs, strict=True)
        return [ours for ours, theirs in pairs if ours.text != self._broken(theirs).text]

    def _note_lines(self, notes: list[tuple[int, Note]]) -> list[str]:
        texts = (re.sub(r"[\u00a0\t]", " ", f"({number}) {self._turned(note.text)}") for number, note in notes)
        return [line for text in texts for line in (text, "")]

    def _middle(self, line: str) -> int:
        spaces = [match.start() for match in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", line)]
        return spaces[len(spaces) // 2] if len(line) > 200 and spaces else len(line)

    def _marked(self, paragraph: Paragraph, text: str) -> str:
        if paragraph.kind is not ParagraphKind.OPERATIVE or paragraph.level or not paragraph.number:
            return numbered(paragraph, text)
        words = text.split(" ", 1)
        bold = f"**{words[0]}** {words[1] if len(words) > 1 else ''}" if not self.is_chinese else text
        return f"- {paragraph.number} {bold}".strip()

    def _broken(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph as it is printed: plain spaces."""
        text = re.sub(r"[\u00a0\t]", " ", paragraph.text)
        return replace(paragraph, text=text)

    def _misread(self, paragraph: Paragraph) -> Paragraph:
        """One letter of the first word is misread, as an OCR does."""
        if paragraph.kind is not ParagraphKind.PREAMBULAR or self.random.random() > MISREAD_OPENINGS:
            return paragraph
        match = re.match(r"[^\W\d_]{4,}", paragraph.text)
        if self.is_arabic and paragraph.text.startswith("وإذ "):
            return replace(paragraph, text="وإنّ" + paragraph.text[3:], notes=moved(paragraph.notes, 1))
        if match is None or self.is_chinese:
            return paragraph
        place = self.random.randrange(1, match.end())
        letter = self.random.choice([sign for sign in set(match[0][1:].lower()) if sign != match[0][place]] or ["x"])
        return replace(paragraph, text=paragraph.text[:place] + letter + paragraph.text[place + 1 :])

    def _turned(self, text: str) -> str:
        """Numbers of resolutions in reverse, in Arabic."""
        if not self.is_arabic:
            return text
        for match in PAIR.finditer(text):
            self.noise[f"{match[2]}/{match[1]}"] += 1
        return PAIR.sub(r"\2/\1", text)

    def _split(self, text: str) -> str:
        """Put a space into some words."""
        if self.is_chinese:
            return text
        parts: list[str] = []
        at = 0
        for match in WORD.finditer(text):
            if self.random.random() < SPLIT_WORDS:
                cut = match.start() + self.random.randrange(1, len(match[0]))
                parts += [text[at:cut], " "]
                at = cut
                self.noise[f"{match[0][: cut - match.start()]} {match[0][cut - match.start() :]}"] += 1
        return "".join([*parts, text[at:]])


class Pages:
    """Lines on pages, with notes at their feet."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.lines: list[str] = []
        self.on_page = 0
        self.page = 1
        self.notes: list[tuple[int, Note]] = []
        self.called = 0
        self.printed: set[int] = set()

    def write(self, lines: list[str]) -> None:
        for line in lines:
            for piece in wrapped(line, self.printer.width, self.printer.width) or [""]:
                self._line(piece)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Wrap a paragraph, its first line set in; notes go to the page that calls them."""
        text = with_calls(paragraph, self.called)
        self.notes += [(self.called + place + 1, note) for place, note in enumerate(paragraph.notes)]
        self.called += len(paragraph.notes)
        alone = bool(paragraph.number) and self._is_alone(paragraph)
        if paragraph.number and not alone:
            text = f"{paragraph.number} {text}"
        if alone:
            self._line(paragraph.number)
        indent = 4 if self.printer.is_chinese else 8
        for line in wrapped(text, self.printer.width - indent, self.printer.width):
            self._line(self.printer._split(self.printer._turned(line)), line)

    def _is_alone(self, paragraph: Paragraph) -> bool:
        if paragraph.kind is ParagraphKind.HEADING:
            return True
        return bool(re.fullmatch(r"\d\.", paragraph.number)) and not self.printer.is_chinese

    def _line(self, line: str, raw: str = "") -> None:
        self.lines.append(self._calls_printed(line))
        self.on_page += 1
        if self.on_page >= LINES_PER_PAGE:
            self._foot()

    def _calls_printed(self, line: str) -> str:
        self.printed.update(int(number) for number in CALL.findall(line))
        if self.printer.is_arabic:
            return CALL.sub(r"(\1)", line)
        space = "" if self.printer.is_chinese or self.printer.random.random() < 0.3 else " "
        return CALL.sub(rf"{space}\1", line)

    def _foot(self, last: bool = False) -> None:
        """End a page: the notes called on it, page and job number, the head of the next page."""
        here = [one for one in self.notes if last or one[0] in self.printed]
        if here:
            self.notes = [one for one in self.notes if one not in here]
            self.lines += ["__________________", *self._printed_notes(here)]
        pages = ["", f"{self.page}/9", "", "21-12345"]
        self.lines += pages
        self.page += 1
        self.on_page = 0
        if not last:
            head = [self.printer.cover.title, "", self.printer.document.symbol, ""]
            self.lines += ["", *(head if self.page % 2 else [head[2], "", head[0], ""])]

    def _printed_notes(self, notes: list[tuple[int, Note]]) -> list[str]:
        turned = self.printer._turned
        texts = [(number, re.sub(r"[\u00a0\t]", " ", turned(note.text))) for number, note in notes]
        if self.printer.is_arabic:
            return [
                line for n, text in texts for line in wrapped(f"({n}) {text}", self.printer.width, self.printer.width)
            ]
        if len(texts) > 1 and self.printer.random.random() < 0.4 and all(text.endswith(".") for _, text in texts):
            lines = [line for _, text in texts for line in wrapped(text, self.printer.width, self.printer.width)]
            if sum(line.endswith(".") for line in lines) == len(texts):
                return ["", *lines, *(str(number) for number, _ in texts)]
        return [
            line
            for number, text in texts
            for line in (str(number), *wrapped(text, self.printer.width, self.printer.width))
        ]

    def close(self) -> None:
        self._foot(last=True)


def with_calls(paragraph: Paragraph, called: int) -> str:
    """Put the calls of its notes into the text of a paragraph, between two characters that no text has."""
    text = paragraph.text
    for place, note in reversed(list(enumerate(paragraph.notes))):
        text = f"{text[: note.anchor]}\ue000{called + place + 1}\ue001{text[note.anchor :]}"
    return text


def numbered(paragraph: Paragraph, text: str) -> str:
    between = "\n\n" if paragraph.kind is ParagraphKind.HEADING else " "
    return f"{paragraph.number}{between}{text}".strip()


def moved(notes: tuple[Note, ...], shift: int) -> tuple[Note, ...]:
    return tuple(replace(note, anchor=note.anchor + shift) for note in notes)


def raised(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def wrapped(text: str, first: int, width: int) -> list[str]:
    """Break a text into full lines: at spaces, behind hyphens, and between Chinese characters."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(
        r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+\s*|\s+", text
    ):
        limit = first if not lines else width
        if line and printed_length(line + piece.rstrip()) > limit and not is_closing(piece):
            lines.append(line.strip())
            line = ""
        line += piece
    if line.strip():
        lines.append(line.strip())
    return lines


def printed_length(line: str) -> int:
    """The width of a line with its calls as they are printed; beside Chinese signs others are half as wide."""
    line = CALL.sub(r" \1", line)
    wide = len(re.findall(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", line))
    return (len(line) + wide) // 2 if wide else len(line)


def is_closing(piece: str) -> bool:
    return piece[0] in "，。；：、）》”’" or piece.startswith("\ue000")
