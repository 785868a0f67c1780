"""Prints official documents as PDF, by LibreOffice, Chromium and WeasyPrint, so that what the pages say is known.

    python -m benchmarks.pdf_prints FOLDER [--corpus FOLDER] [--count N] [--language ar …] [--producer weasyprint …]

Writes `FOLDER/<symbol>.<language>.<producer>.pdf` and, beside it, `<symbol>.<language>.json`: the document that the
pages show. The same resolutions are taken in every language, evenly spread over the corpus. LibreOffice prints a Word
file with real footnotes and running heads, the nearest to what the Secretariat prints; WeasyPrint has footnotes and
divides words; Chromium sets the notes at the end, as a saved page that was printed. Each prints
in one column and in two.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from benchmarks.folders import CORPUS, files_in
from benchmarks.printed_pages import Called, Cover, cover_of, escaped, with_calls
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document, Language, MarkKind, Paragraph, ParagraphKind

LANGUAGES = tuple(language.value for language in Language if language is not Language.UNKNOWN)
FONTS = '"Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", serif'
MOST_PARAGRAPHS = 90
NUMBER = re.compile(r"7\d_ ?(\d{1,3})(?!\d)")
EVERY = 9
"""Only so many of the corpus are looked at, for reading it all takes longer than printing."""
STYLE = """
@page {{ size: A4; margin: 28mm 20mm 28mm 20mm;
  @top-left {{ content: "{head}"; font: 9pt {fonts} }} @top-right {{ content: "{symbol}"; font: 9pt {fonts} }}
  @bottom-left {{ content: "22-26540"; font: 8pt {fonts} }}
  @bottom-right {{ content: counter(page) "/" counter(pages); font: 9pt {fonts} }} }}
@page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}
body {{ font: 10pt/1.3 {fonts}; text-align: {align}; hyphens: auto }}
p {{ margin: 0 {inset} 2mm; text-indent: 10mm }} .cover {{ text-indent: 0 }}
h3 {{ font-size: 11pt; text-align: center }}
.text {{ columns: {columns}; column-gap: 8mm }}
.note {{ float: footnote; font-size: 8pt }}
.note::footnote-marker {{ content: counter(footnote); font-size: 5pt; vertical-align: 3pt; margin-inline-end: 4pt }}
 .notes {{ font-size: 8pt; text-indent: 0 }} td {{ padding: 1mm 4mm; vertical-align: top; hyphens: manual }}
"""


def web_page(document: Document, cover: Cover, *, footnotes: bool, columns: int = 1) -> str:
    """Return a page to be printed; without `footnotes` the notes stand at the end."""
    notes: list[Called] = []
    call = '<span class="note">{1}</span>' if footnotes else "<sup>{0}</sup>"
    blocks = [f'<p class="cover">{escaped(text)}</p>' for text in cover.lines]
    blocks.append(f"<h3>{escaped(cover.number)} {escaped(cover.title)}</h3>")
    blocks.append('<div class="text">')
    end = "".join(f'<p class="cover">{escaped(text)}</p>' for text in cover.end)
    for (is_table, _), group in groupby(document.paragraphs, _is_row):
        paragraphs = [*group]
        if paragraphs[0].annex and end not in blocks:
            blocks.append(end)
        texts = [with_calls(paragraph, notes, call) for paragraph in paragraphs]
        blocks += [_web_table(texts)] if is_table else map(_web_block, paragraphs, texts)
    blocks += [end] * (end not in blocks)
    if not footnotes:
        blocks += (f'<p class="notes"><sup>{one.number}</sup> {escaped(one.text)}</p>' for one in notes)
    # WeasyPrint sets words over one another where it justifies text from right to left that changes to italics.
    rtl = document.language is Language.ARABIC
    align, direction = ("start", "rtl") if rtl else ("justify", "ltr")
    style = STYLE.format(
        symbol=document.symbol, head=document.title.replace('"', ""), fonts=FONTS, align=align,
        columns=columns, inset="10mm" if columns == 1 else "0",
    )  # fmt: skip
    body = "\n".join([*blocks, "</div>"])
    return (
        f'<!DOCTYPE html><html lang="{document.language}" dir="{direction}"><meta charset="utf-8">'
        f"<style>{style}</style><body>{body}</body></html>"
    )


def _is_row(paragraph: Paragraph) -> tuple[bool, int]:
    return paragraph.kind is ParagraphKind.TABLE_ROW, paragraph.annex


def _web_table(texts: Iterable[str]) -> str:
    rows = ("".join(f"<td>{_unbroken(cell)}</td>" for cell in text.split("\t")) for text in texts)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _unbroken(cell: str) -> str:
    """Return the text of a cell with numbers that no line end divides."""
    return re.sub(r"(?<=\d) (?=\d{3})", "\u00a0", cell)


def _web_block(paragraph: Paragraph, text: str) -> str:
    number = escaped(paragraph.number)
    if paragraph.kind is ParagraphKind.HEADING:
        return f"<h3>{number}<br>{text}</h3>" if number else f"<h3>{text}</h3>"
    return f"<p>{number}&emsp;{text}</p>" if number else f"<p>{text}</p>"


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = f'xmlns:w="{W}" xmlns:r="{R}"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "footnotes", "header1", "footer1")


class WordFile:
    """The parts of a Word file in the layout of the Secretariat, the text below the title in one column or several."""

    def __init__(self, document: Document, cover: Cover, columns: int = 1) -> None:
        self.document = document
        self.cover = cover
        self.columns = columns
        self.rtl = document.language is Language.ARABIC
        self.notes: list[str] = []

    def write(self, path: Path) -> None:
        """Write the file."""
        body = "".join((*self._blocks(), self._section(self.columns)))
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relations([(re.sub(r"\d", "", kind), f"{kind}.xml") for kind in KINDS]),
            "word/document.xml": f"<w:document {SPACE}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": self._styles(),
            "word/footnotes.xml": f"<w:footnotes {SPACE}>{''.join(self.notes)}</w:footnotes>",
            "word/header1.xml": f"<w:hdr {SPACE}>{self._head()}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {SPACE}>{_foot()}</w:ftr>",
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')

    def _blocks(self) -> Iterator[str]:
        for text in self.cover.lines:
            yield self._paragraph(self._run(text), indent=0)
        title = self._run(f"{self.cover.number}\t{self.cover.title}", "<w:b/>")
        yield self._paragraph(title, indent=0, section=self._section(1) if self.columns > 1 else "")
        ended = False
        for (is_table, annex), group in groupby(self.document.paragraphs, _is_row):
            paragraphs = [*group]
            if not ended and annex:
                yield from self._end()
                ended = True
            yield from [self._table(paragraphs)] if is_table else chain.from_iterable(map(self._block, paragraphs))
        if not ended:
            yield from self._end()

    def _end(self) -> Iterator[str]:
        yield from (self._paragraph(self._run(text), indent=0) for text in self.cover.end)

    def _table(self, rows: list[Paragraph]) -> str:
        count = max(row.text.count("\t") for row in rows) + 1
        width = 9700 // (count + 2)
        columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in (3 * width, *[width] * (count - 1)))
        cells = ([*row.text.split("\t"), *[""] * count][:count] for row in rows)
        lines = "".join(f"<w:tr>{''.join(map(self._cell, row))}</w:tr>" for row in cells)
        side = "<w:bidiVisual/>" * self.rtl
        return f"<w:tbl><w:tblPr>{side}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"

    def _cell(self, text: str) -> str:
        return f"<w:tc>{self._paragraph(self._run(_unbroken(text)), indent=0, align='start')}</w:tc>"

    def _block(self, paragraph: Paragraph) -> Iterator[str]:
        if paragraph.kind is ParagraphKind.HEADING:
            if paragraph.number:
                yield self._paragraph(self._run(paragraph.number, "<w:b/>"), indent=0, align="center")
            yield self._paragraph("".join(self._runs(paragraph)), indent=0, align="center")
            return
        number = self._run(f"{paragraph.number}\t") if paragraph.number else ""
        yield self._paragraph(number + "".join(self._runs(paragraph)))

    def _runs(self, paragraph: Paragraph) -> Iterator[str]:
        """The text in pieces: the opening phrase in italics, calls of notes between."""
        lead = max((mark.end for mark in paragraph.marks if mark.kind is MarkKind.LEAD), default=0)
        calls = {note.anchor: note for note in paragraph.notes}
        cuts = sorted({0, lead, *calls, len(paragraph.text)})
        for start, end in zip(cuts, [*cuts[1:], None], strict=True):
            if start in calls:
                yield self._call([note.text for note in paragraph.notes if note.anchor == start])
            if end is not None:
                yield self._run(paragraph.text[start:end], "<w:i/><w:iCs/>" if end <= lead else "")

    def _call(self, texts: list[str]) -> str:
        runs = []
        for text in texts:
            number = len(self.notes) + 1
            mark = self._raised("<w:footnoteRef/>")
            content = self._paragraph(mark + self._run(f" {text}", '<w:sz w:val="16"/><w:szCs w:val="16"/>'), indent=0)
            self.notes.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
            runs.append(self._raised(f'<w:footnoteReference w:id="{number}"/>'))
        return "".join(runs)

    def _raised(self, content: str) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/>{"<w:rtl/>" * self.rtl}</w:rPr>{content}</w:r>'

    def _run(self, text: str, looks: str = "") -> str:
        pieces = [f'<w:t xml:space="preserve">{escaped(piece)}</w:t>' for piece in text.split("\t")]
        return f"<w:r><w:rPr>{looks}{'<w:rtl/>' * self.rtl}</w:rPr>{'<w:tab/>'.join(pieces)}</w:r>"

    def _paragraph(self, content: str, indent: int = 600, align: str = "both", section: str = "") -> str:
        inset = indent if self.columns == 1 else 0
        side = f'<w:ind w:left="{inset}" w:right="{inset}" w:firstLine="{indent}"/>' if indent else ""
        return f'<w:p><w:pPr>{"<w:bidi/>" * self.rtl}{side}<w:jc w:val="{align}"/>{section}</w:pPr>{content}</w:p>'

    def _section(self, columns: int) -> str:
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" '
            'r:id="rId4"/><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" '
            'w:right="1100" w:bottom="1500" w:left="1100" w:header="700" w:footer="700"/>'
            f'<w:cols w:num="{columns}" w:space="450"/><w:titlePg/>{"<w:bidi/>" * self.rtl}</w:sectPr>'
        )

    def _styles(self) -> str:
        fonts = (
            '<w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif" w:cs="Noto Naskh Arabic" '
            'w:eastAsia="Noto Serif CJK SC"/>'
        )
        codes = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}
        code = codes[self.document.language.value]
        language = f'<w:lang w:val="{code}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        return (
            f"<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val='20'/><w:szCs w:val='20'/>"
            f"{language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            "<w:spacing w:after='120' w:line='260' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
            "</w:styles>"
        )

    def _head(self) -> str:
        return self._paragraph(self._run(f"{self.document.symbol}\t{self.document.title}"), indent=0)


def _foot() -> str:
    fields = "".join(
        f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>{between}'
        for name, between in (("PAGE", "<w:r><w:t>/</w:t></w:r>"), ("NUMPAGES", ""))
    )
    return f"<w:p><w:r><w:t>22-26540</w:t><w:tab/></w:r>{fields}</w:p>"


def _content_types() -> str:
    parts = {"document": "document.main", **{kind: re.sub(r"\d", "", kind) for kind in KINDS}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{index}" Type="{R}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


def chosen(corpus: Path, count: int) -> dict[str, dict[str, tuple[Document, Cover]]]:
    """Return resolutions that are there in all languages, evenly spread, by symbol and language."""
    found: dict[str, dict[str, tuple[Document, Cover]]] = defaultdict(dict)
    for name, data in files_in(corpus):
        number = NUMBER.search(name)
        if number is None or int(number[1]) % EVERY:
            continue
        try:
            documents = read_source(data, name).documents
        except DraftdiffError:
            continue
        if len(documents) == 1 and 12 <= len(documents[0].paragraphs) <= MOST_PARAGRAPHS:
            found[documents[0].symbol][documents[0].language.value] = (documents[0], cover_of(data))
    whole = sorted(symbol for symbol, versions in found.items() if len(versions) == len(LANGUAGES) and symbol)
    return {whole[index * len(whole) // count]: found[whole[index * len(whole) // count]] for index in range(count)}


def print_libreoffice(document: Document, cover: Cover, path: Path, columns: int = 1) -> None:
    """Print a Word file by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        WordFile(document, cover, columns).write(source)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{path.parent.resolve()}/.office"]
        command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def print_chromium(document: Document, cover: Cover, path: Path, columns: int = 1) -> None:
    """Print a web page by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(web_page(document, cover, footnotes=False, columns=columns), encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}", f"--print-to-pdf={path}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def print_weasyprint(document: Document, cover: Cover, path: Path, columns: int = 1) -> None:
    """Print a web page by WeasyPrint."""
    from weasyprint import HTML

    HTML(string=web_page(document, cover, footnotes=True, columns=columns)).write_pdf(path)


PRINTERS = {
    "libreoffice": print_libreoffice,
    "chromium": print_chromium,
    "weasyprint": print_weasyprint,
    "libreoffice-columns": partial(print_libreoffice, columns=2),
    "chromium-columns": partial(print_chromium, columns=2),
    "weasyprint-columns": partial(print_weasyprint, columns=2),
}
"""How each producer prints a document to a path; `-columns`: the text below the title in two columns."""


def main() -> int:
    """Print the chosen documents; what is there already is kept."""
    parser = ArgumentParser(description="Print official documents as PDF, by several programs")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS / "ga")
    parser.add_argument("--count", type=int, default=20, help="how many resolutions, in every language")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--producer", nargs="+", choices=PRINTERS, default=tuple(PRINTERS))
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for symbol, versions in chosen(arguments.corpus, arguments.count).items():
        for language in arguments.language:
            document, cover = versions[language]
            stem = f"{symbol.replace('/', '_').replace(' ', '')}.{language}"
            (arguments.folder / f"{stem}.json").write_bytes(encode(document))
            for producer in arguments.producer:
                path = arguments.folder / f"{stem}.{producer}.pdf"
                if not path.exists():
                    PRINTERS[producer](document, cover, path)
                    print(path.name, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
