"""Official documents as pages: as a library saves them for the web, as HTML to be printed, as a typist types them.

The cover and the end come from the official file, the paragraphs from the document that was imported from it, so what
a page says is known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from draftdiff.model import Document, MarkKind, Paragraph, ParagraphKind


class Cover(Struct, frozen=True):
    """The lines of cover and end as the official file has them, and the number and title between."""

    lines: list[str]
    number: str
    title: str
    end: list[str]


class Called(Struct, frozen=True):
    """A note with the number by which the page calls it."""

    number: int
    text: str


def cover_of(data: bytes) -> Cover:
    """Read the lines of cover and end of an official file, as its pages print them."""
    root = etree.fromstring(data)
    cover = [text for element in root.iterfind(".//{*}coverPage/{*}p") if (text := line(element))]
    number = line(root.find(".//{*}preface//{*}docNumber"))
    title = line(root.find(".//{*}preface//{*}docTitle"))
    end = [text for element in root.iterfind(".//{*}conclusions/{*}p") for text in lines(element)]
    return Cover(cover, number, title, end)


def line(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def lines(element: etree._Element) -> list[str]:
    for end in element.iterfind(".//{*}eol"):
        end.tail = "\n" + (end.tail or "")
    texts = ("".join(element.itertext())).split("\n")
    return [" ".join(text.split()) for text in texts if text.strip()]


def saved_page(document: Document, cover: Cover) -> str:
    """A page as a library shows it: a block for each paragraph, spans in it, its own navigation round the text."""
    notes: list[Called] = []
    blocks = [f"<div class='cover'><span>{escaped(text)}</span></div>" for text in cover.lines]
    blocks.append(f"<div><b>{escaped(cover.number)}&nbsp; {escaped(cover.title)}</b></div>")
    end = "<div>" + "<br>".join(map(escaped, cover.end)) + "</div><hr>"
    for paragraph in document.paragraphs:
        if paragraph.annex and end not in blocks:
            blocks.append(end)
        text = with_calls(paragraph, notes, '<sup><a href="#n{0}" name="r{0}">{0}</a></sup>')
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            cells = "".join(f"<td><p>{cell}</p></td>" for cell in text.split("\t"))
            blocks.append(f"<table><tr>{cells}</tr></table>")
            continue
        tag = "h3" if paragraph.kind is ParagraphKind.HEADING else "div"
        after = "<br>" if tag == "h3" else "&nbsp;&nbsp;"
        number = f"<span class='number'>{escaped(paragraph.number)}</span>{after}" if paragraph.number else ""
        blocks.append(f"<{tag}>\n  {number}<span\n lang='x'>{text}</span></{tag}>")
    blocks += [end] * (end not in blocks)
    blocks += (f"<p><sup><a href='#r{one.number}'>{one.number}</a></sup> {escaped(one.text)}</p>" for one in notes)
    return PAGE.format(title=escaped(cover.title), text="\n".join(blocks))


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><script>var shown = "1. Decides";</script></head>
<body><div id="topNav" class="menu"><ul><li><a href="/">Home</a></li><li><a href="/all">All</a></li></ul></div>
<p><a href="/pdf">PDF</a></p>
<div class="content">
{text}
</div>
<div class="footer">Library of the sea <a href="/contact">Contact</a></div></body></html>
"""


def with_calls(paragraph: Paragraph, notes: list[Called], call: str) -> str:
    """Return the text of a paragraph as HTML: its opening phrase in italics, its calls, of which `call` is the form.

    `{0}` stands for the number of a note, `{1}` for its text. The notes are added to those of the page.
    """
    cuts = [(mark.end, "</i>") for mark in paragraph.marks if mark.kind is MarkKind.LEAD]
    for note in paragraph.notes:
        notes.append(Called(len(notes) + 1, note.text))
        cuts.append((note.anchor, call.format(len(notes), escaped(note.text))))
    parts = ["<i>"] * any(cut[1] == "</i>" for cut in cuts)
    at = 0
    for place, sign in sorted(cuts, key=lambda cut: cut[0]):
        parts += (escaped(paragraph.text[at:place]), sign)
        at = place
    return "".join((*parts, escaped(paragraph.text[at:])))


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def typed_lines(document: Document, cover: Cover) -> Iterator[str]:
    """What a typist writes: a paragraph a line, notes at the end."""
    notes: list[Called] = []
    yield from cover.lines
    yield f"{cover.number} {cover.title}"
    first_annex = next((i for i, one in enumerate(document.paragraphs) if one.annex), len(document.paragraphs))
    for index, paragraph in enumerate((*document.paragraphs, None)):
        if index == first_annex:
            yield from cover.end
        if paragraph is not None:
            text = html.unescape(re.sub("</?i>", "", with_calls(paragraph, notes, "[^{0}]")))
            apart = "\n\n" if paragraph.kind is ParagraphKind.HEADING else " "
            yield f"{paragraph.number}{apart}{text}".strip()
    yield from (f"[^{one.number}]: {one.text}" for one in notes)
