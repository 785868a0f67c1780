"""Independent readers of the Word files that draftdiff writes, and of the same resolution from XML and from Word."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as new_file
from docx.oxml import parse_xml
from msgspec.structs import replace
from support.libreoffice import SOFFICE, resolve_all
from support.small_documents import NEW, OLD
from support.word_files import NAMESPACE, list_level, read_texts

from benchmarks.folders import files_in
from draftdiff.compare import compare
from draftdiff.importers import read_source
from draftdiff.importers.docx.reading import read_word
from draftdiff.importers.docx.revisions import View
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import By, Document, Language, MarkKind, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.renderers import render
from draftdiff.tracking import open_base, write_onto

PANDOC = shutil.which("pandoc")
ENGLISH = load_lexicon(Language.ENGLISH)
by_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: its reading is not checked")
by_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed: its reading is not checked")


def rich(document: Document, *rows: str) -> Document:
    """A document with a footnote, a comment and a table."""
    first, second, *rest = document.paragraphs
    notes = (
        Note(anchor=9, marker="1", text="See the tide tables."),
        Note(anchor=9, marker="1", kind=NoteKind.COMMENT, text="Why?", by=By(name="Ada")),
    )
    table = [Paragraph(key="new", kind=ParagraphKind.TABLE_ROW, text=row) for row in rows]
    rest = [replace(one, key="new") for one in (first, replace(second, notes=notes), *rest)]
    return replace(document, paragraphs=with_keys([*rest, *table]))


def test_headings_and_title_come_back_as_they_were_written() -> None:
    """A style makes all headings bold, which is no mark of one; a no-break space in a title was meant."""
    heading = Paragraph(key="new", kind=ParagraphKind.HEADING, text="Care of lamps")
    first, *rest = (replace(one, key="new") for one in OLD.paragraphs)
    document = replace(OLD, title="Lamps\u00a0: tables of tides", paragraphs=with_keys([first, heading, *rest]))
    back = read_source(word(document, document), "lamps.docx").documents[0]
    assert back.title == document.title
    assert next(one for one in back.paragraphs if one.kind is ParagraphKind.HEADING).marks == ()


def turned(document: Document) -> Document:
    """The same with its first operative paragraph amended and moved to the end."""
    first, *rest = (p for p in document.paragraphs if p.kind is ParagraphKind.OPERATIVE)
    others = [p for p in document.paragraphs if p.kind is not ParagraphKind.OPERATIVE]
    amended = replace(first, text=first.text.replace("tide tables", "tables of all tides"))
    return replace(document, paragraphs=(*others, *rest, amended))


def word(old: Document, new: Document) -> bytes:
    data = render(compare(old, new, load_lexicon(old.language)), "docx")
    assert isinstance(data, bytes)
    return data


def samples() -> dict[str, bytes]:
    """Files with every kind of change."""
    old, new = rich(OLD, "Lamp\tKeeper", "North\tAda"), rich(NEW, "Lamp\tKeeper", "North\tEve", "South\tBen")
    arabic = [replace(one, language=Language.ARABIC) for one in (OLD, NEW)]
    base = word(old, old)
    first, second, *rest = new.paragraphs
    noted = replace(second, notes=(Note(anchor=2, marker="1", text="Of 2170."), *second.notes))
    return {
        "amended.docx": word(old, new),
        "reversed.docx": word(new, old),
        "moved.docx": word(OLD, turned(OLD)),
        "emptied.docx": word(OLD, replace(OLD, paragraphs=OLD.paragraphs[:1])),
        "arabic.docx": word(*arabic),
        "titled.docx": word(replace(OLD, title=""), replace(NEW, symbol="A/RES/175/8")),
        "base.docx": write_onto(open_base(base, "base.docx"), new, ENGLISH, author="Norland"),
        "noted.docx": write_onto(
            open_base(base, "base.docx"), replace(new, paragraphs=(first, noted, *rest)), ENGLISH, author="Norland"
        ),
    }


@by_libreoffice
def test_libreoffice_accepts_to_the_new_text_and_rejects_to_the_old_one(tmp_path: Path) -> None:
    files = samples()
    for name, resolved in resolve_all(files, tmp_path).items():
        for view, data in zip(View, resolved, strict=True):
            assert read_texts(data, View.ACCEPT) == read_texts(files[name], view), (name, view)
            assert notes_of(data, View.ACCEPT) == notes_of(files[name], view), (name, view)


def notes_of(data: bytes, view: View) -> list[tuple[str, str]]:
    (document,) = read_word(data, "", Language.ENGLISH, view).documents
    return [(note.kind.value, note.text) for paragraph in document.paragraphs for note in paragraph.notes]


@by_pandoc
@pytest.mark.parametrize("name", samples())
@pytest.mark.parametrize("view", View)
def test_pandoc_reads_the_same_words(name: str, view: View, tmp_path: Path) -> None:
    data = samples()[name]
    (tmp_path / name).write_bytes(data)
    command = [str(PANDOC), f"--track-changes={view.value}", "-t", "plain", "--wrap=none", str(tmp_path / name)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert letters(said).startswith(letters("".join(read_texts(data, view))))


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


def automatic(document: Document) -> bytes:
    """A Word file as delegations make them: operative paragraphs with automatic numbers, phrases in italics."""
    file = new_file()
    is_arabic = document.language is Language.ARABIC
    levels = (
        [("decimal", "%1 -"), ("arabicAbjad", "(%2)")] if is_arabic else [("decimal", "%1."), ("lowerLetter", "(%2)")]
    )
    definitions = file.part.numbering_part.element
    made = "".join(list_level(level, *described) for level, described in enumerate(levels))
    definitions.insert(0, parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="90">{made}</w:abstractNum>'))
    definitions.append(parse_xml(f'<w:num {NAMESPACE} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for line in (document.symbol, document.title):
        file.add_paragraph(line)
    for one in document.paragraphs:
        paragraph = file.add_paragraph()
        is_listed = bool(one.number) and one.kind is ParagraphKind.OPERATIVE and one.level < len(levels)
        lead = next((mark.end for mark in one.marks if mark.kind is MarkKind.LEAD), 0)
        paragraph.add_run("" if is_listed or not one.number else f"{one.number}\t")
        paragraph.add_run(one.text[:lead]).italic = True
        paragraph.add_run(one.text[lead:])
        if is_listed:
            level = f'<w:ilvl w:val="{one.level}"/><w:numId w:val="90"/>'
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {NAMESPACE}>{level}</w:numPr>"))
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def shape(document: Document) -> list[tuple[str, int, str, str]]:
    return [(p.kind.value, p.level, p.number, p.text) for p in document.paragraphs]


RESOLUTIONS = ("75_16", "75_17", "75_86", "76_60", "76_57", "76_65", "77_18", "77_69", "78_62", "78_73")


def resolutions(corpus: Path) -> Iterator[Document]:
    """The ten resolutions in six languages, as far as the corpus has them."""
    for name, data in files_in(corpus / "ga"):
        number = re.search(r"(\d\d_\d+)(?![A-Z\d])", name)
        if number and number[1] in RESOLUTIONS:
            yield from read_source(data, name).documents[:1]


@pytest.mark.corpus
def test_the_same_resolution_from_xml_and_from_word_has_the_same_paragraphs(corpus: Path) -> None:
    languages: dict[Language, int] = {}
    for document in resolutions(corpus):
        languages[document.language] = languages.get(document.language, 0) + 1
        (read,) = read_word(word(document, document), "", document.language).documents
        assert shape(read) == shape(document), (document.symbol, document.language)
        (listed,) = read_word(automatic(document), "", document.language).documents
        texts = [p.text for p in document.paragraphs if p.kind is not ParagraphKind.TABLE_ROW]
        assert [p.text for p in listed.paragraphs if p.text in set(texts)] == texts, (
            document.symbol,
            document.language,
        )
    print(f"\nresolutions by language: {languages}")
    assert len(languages) == 6
    assert min(languages.values()) == 10
