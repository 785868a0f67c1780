"""Kinds of web pages that people save: what a site shows, what word processors and offices export, mails.

Each kind is made from an official document, so that what the page says is known; `saved_pages` measures their import.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from benchmarks.printed_pages import Called, Cover, escaped, with_calls
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.numbering import parse_number

LANGUAGE_NAMES = ("العربية", "中文", "English", "Français", "Русский", "Español")


class Block(Struct, frozen=True, kw_only=True):
    """A paragraph of a page: its number and its text, which is HTML; what kind it is and how deep it stands."""

    text: str
    number: str = ""
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 0


class Page(Struct, frozen=True, kw_only=True):
    """What every kind of page shows."""

    cover: list[str]
    title: str
    blocks: list[Block]
    end: list[str]
    after: list[Block]
    notes: list[Called]
    rtl: bool


def page_of(document: Document, cover: Cover, call: str) -> Page:
    """Return what a page shows; `call` is the form of the call of a note, as for `with_calls`."""
    notes: list[Called] = []

    def block(paragraph: Paragraph) -> Block:
        text = with_calls(paragraph, notes, call)
        return Block(text=text, number=escaped(paragraph.number), kind=paragraph.kind, level=paragraph.level)

    body = [block(one) for one in document.paragraphs if not one.annex]
    after = [block(one) for one in document.paragraphs if one.annex]
    title = f"{escaped(cover.number)}&nbsp;&nbsp;&nbsp; {escaped(cover.title)}"
    rtl = document.language is Language.ARABIC
    return Page(
        cover=[*map(escaped, cover.lines)], title=title, blocks=body, end=[*map(escaped, cover.end)], after=after,
        notes=notes, rtl=rtl,
    )  # fmt: skip


def framed(page: Page, text: str, head: str = "") -> str:
    rtl = ' dir="rtl"' if page.rtl else ""
    title = f"<title>{page.title}</title>"
    return f"<!DOCTYPE html>\n<html{rtl}><head>%meta%{title}{head}</head>\n<body>\n{text}\n</body></html>\n"


def rows(blocks: list[Block], paragraph: Callable[[Block], str]) -> Iterator[str]:
    """Give each block as HTML; rows of tables as tables of one row."""
    for block in blocks:
        if block.kind is ParagraphKind.TABLE_ROW:
            cells = "".join(f"<td><p>{cell}</p></td>" for cell in block.text.split("\t"))
            yield f"<table border=1><tr>{cells}</tr></table>"
        else:
            yield paragraph(block)


def official_site(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, '<a href="#_ftn{0}" name="_ftnref{0}" title=""><sup>[{0}]</sup></a>')
    languages = "".join(
        f"<li class='lang'><a href='/{index}'>{one}</a></li>" for index, one in enumerate(LANGUAGE_NAMES)
    )

    def paragraph(block: Block) -> str:
        tag = "h4" if block.kind is ParagraphKind.HEADING else "p"
        number = f"{block.number}&nbsp;&nbsp;&nbsp; " if block.number else ""
        return f"<{tag} class='rtejustify'>{number}{block.text}</{tag}>"

    parts = [
        '<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>',
        '<div id="cookie-banner" role="dialog"><p>This site uses cookies. <button>Accept</button></p></div>',
        f'<header role="banner"><div class="brand-bar">Welcome to the Harbour<ul>{languages}</ul></div></header>',
        '<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/ga">Assembly</a></nav>',
        '<div id="main-content" class="region region-content"><div class="field field--name-body">',
        *(f"<p>{one}</p>" for one in page.cover),
        f"<h2><strong>{page.title}</strong></h2>",
        *rows(page.blocks, paragraph),
        "<p class='rteright'><em>" + "<br />\n".join(page.end) + "</em></p>",
        *rows(page.after, paragraph),
        "<p>&nbsp;</p><hr />",
        *(
            f'<p><a href="#_ftnref{n.number}" name="_ftn{n.number}">[{n.number}]</a> {escaped(n.text)}</p>'
            for n in page.notes
        ),
        '</div></div><footer class="footer"><ul><li><a href="/c">Contact</a></li><li>Copyright</li></ul></footer>',
    ]
    return framed(page, "\n".join(parts), '<meta name="generator" content="Site 9"><style>p{margin:0}</style>')


def library_record(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, "<sup>{0}</sup>")

    def paragraph(block: Block) -> str:
        return f"<div class='para'><span class='num'>{block.number}</span> <span>{block.text}</span></div>"

    facts = (("Symbol", document.symbol), ("Title", cover.title), ("Access", "English: a.pdf - ENGLISH"))
    parts = [
        '<div class="navbar" role="navigation"><form><input name="p"><button>Search</button></form></div>',
        '<div id="breadcrumbs"><a href="/">Home</a> &gt; Details</div>',
        "<table class='metadata'>",
        *(f"<tr><th>{name}</th><td>{escaped(value)}</td></tr>" for name, value in facts),
        "</table><div class='social-share'>Share <a href='/s'>this</a></div>",
        *(f"<div>{one}</div>" for one in page.cover),
        f"<div><b>{page.title}</b></div>",
        *rows(page.blocks, paragraph),
        *(f"<div>{one}</div>" for one in page.end),
        *rows(page.after, paragraph),
        "<hr>",
        *(f"<div><sup>{one.number}</sup>&nbsp;{escaped(one.text)}</div>" for one in page.notes),
        "<div id='sidebar'>Similar records</div><div class='pagefooter'>Powered by a library</div>",
    ]
    return framed(page, "\n".join(parts))


WORD_CALL = (
    '<a href="#_ftn{0}" name="_ftnref{0}" title=""><span class=MsoFootnoteReference><span class=MsoFootnoteReference>'
    "<span lang=EN-GB style='font-size:10.0pt'>[{0}]</span></span></span></a>"
)
SPACER = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;\n</span>"


def word_filtered(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, WORD_CALL)
    rtl = " dir=RTL" if page.rtl else ""

    def paragraph(block: Block) -> str:
        if block.kind is ParagraphKind.HEADING:
            number = f"{block.number}<br>\n" if block.number else ""
            return f"<h1 align=center{rtl} style='text-align:center'><b><span>{number}{block.text}</span></b></h1>"
        number = f"<span lang=EN-GB>{block.number}{SPACER}</span>" if block.number else ""
        style = f"margin-left:{18 * (block.level + 1)}.0pt;text-indent:-18.0pt"
        return f"<p class=MsoNormal{rtl} style='{style}'>{number}<span\nlang=EN-GB>{block.text}</span></p>\n"

    first, *others = page.cover or [""]
    head = f"<tr><td width=1><p class=MsoNormal><span>{first}</span></p></td>"
    head += "<td>" + "".join(f"<p class=MsoNormal><span>{one}</span></p>" for one in others) + "</td></tr>"
    notes = [
        f"<div id=ftn{one.number}>\n\n<p class=MsoFootnoteText{rtl}>"
        + WORD_CALL.replace("_ftn{0}", "_X{0}").replace("_ftnref", "_ftn").replace("_X", "_ftnref").format(one.number)
        + f"<span lang=EN-GB> {escaped(one.text)}</span></p>\n\n</div>"
        for one in page.notes
    ]
    parts = [
        "<div class=WordSection1>\n\n",
        f"<table class=MsoNormalTable border=0 cellspacing=0>{head}</table>",
        f"<p class=MsoNormal{rtl}><b><span lang=EN-GB>{page.title}</span></b></p>",
        *rows(page.blocks, paragraph),
        f"<p class=MsoNormal{rtl}>&nbsp;</p>",
        *(f"<p class=MsoNormal align=right{rtl}><i><span lang=EN-GB>{one}</span></i></p>" for one in page.end),
        "<span lang=EN-GB style='font-size:10.0pt'><br clear=all style='page-break-before:always'>\n</span>"[
            : 200 * bool(page.after)
        ],
        *rows(page.after, paragraph),
        f'</div>\n\n<div>{"<br clear=all>"}\n\n<hr align=left size=1 width="33%">\n\n',
        *notes,
        "</div>",
    ]
    wrapped = re.sub(r"(?<=[^\s<>]{2}) (?=[^\s<>]{6}[^<>]*<)", "\n", "".join(parts))
    return framed(
        page,
        wrapped,
        "<meta name=Generator content='Microsoft Word 15 (filtered)'><style><!-- p.MsoNormal{} --></style>",
    )


STYLES = {1: ("(", "lower-latin", ") "), 2: ("(", "lower-roman", ") ")}


def web_office(document: Document, cover: Cover) -> str:
    """A page whose numbers are counters of its style sheet, one list for each level."""
    page = page_of(document, cover, '<sup><a href="#ftnt{0}" id="ftnt_ref{0}">[{0}]</a></sup>')
    sheet = "".join(
        f'.lst-kix_a-{level}>li:before{{content:"{pre}" counter(lst-ctn-kix_a-{level},{style}) "{post}"}}'
        for level, (pre, style, post) in ((0, ("", "decimal", ". ")), *STYLES.items())
    )
    sheet += "".join(f"ol.lst-kix_a-{level}{{list-style-type:none}}" for level in range(3))

    def paragraph(block: Block) -> str:
        value = counted(block)
        if block.kind is ParagraphKind.HEADING:
            return f"<h2 class='c4'><span class='c1'>{block.number} {block.text}</span></h2>"
        if value:
            start = " start" if value == 1 else ""
            return (
                f'<ol class="c9 lst-kix_a-{block.level}{start}" start="{value}"><li class="c2 li-bullet-0">'
                f'<span class="c1">{block.text}</span></li></ol>'
            )
        return f'<p class="c2"><span class="c1">{block.number} {block.text}</span></p>'

    parts = [
        *(f'<p class="c2"><span class="c1">{one}</span></p>' for one in page.cover),
        f'<p class="c2 title"><span class="c5">{page.title}</span></p>',
        *rows(page.blocks, paragraph),
        *(f'<p class="c2"><span>{one}</span></p>' for one in page.end),
        *rows(page.after, paragraph),
        '<hr class="c7">',
        *(
            f'<div><p class="c8"><a href="#ftnt_ref{one.number}" id="ftnt{one.number}">[{one.number}]</a>'
            f'<span class="c3">&nbsp;{escaped(one.text)}</span></p></div>'
            for one in page.notes
        ),
    ]
    return framed(page, "".join(parts), f'<style type="text/css">{sheet}</style>')


def counted(block: Block) -> int:
    """Return the value of a number that a browser can print: `1.`, `(a)`, `(i)`; 0 for all others."""
    number = parse_number(block.number) if re.fullmatch(r"\d+\.|\([a-z]\)|\([ivx]+\)", block.number) else None
    plain = number is not None and (block.level == 0) == block.number.endswith(".")
    return number.value if number and plain and number.level == block.level else 0


def nested_lists(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, "<sup>{0}</sup>")
    types = ("1", "a", "i")

    def lists(blocks: list[Block]) -> Iterator[str]:
        deep = 0
        for block in blocks:
            value = counted(block) if block.level <= deep else 0
            while deep and (not value or deep > block.level + 1):
                yield "</li></ol>"
                deep -= 1
            if not value:
                yield from rows([block], lambda one: f"<p>{one.number} {one.text}</p>")
            elif deep == block.level + 1:
                yield f"</li>\n<li value={value}>{block.text}"
            else:
                yield f"<ol type={types[block.level]} start={value}><li>{block.text}"
                deep += 1
        yield "</li></ol>" * deep

    parts = [
        *(f"<p>{one}</p>" for one in page.cover),
        f"<h1>{page.title}</h1>",
        *lists(page.blocks),
        *(f"<p>{one}</p>" for one in page.end),
        *lists(page.after),
        "<hr>",
        *(f"<p><sup>{one.number}</sup> {escaped(one.text)}</p>" for one in page.notes),
    ]
    return framed(page, "\n".join(parts))


def mail(document: Document, cover: Cover) -> str:
    page = page_of(
        document, cover, '<a href="#_ftn{0}" name="_ftnref{0}"><span style="vertical-align:super">[{0}]</span></a>'
    )

    def paragraph(block: Block) -> str:
        return f"<p class=MsoNormal>{block.number}&nbsp;{block.text}<o:p></o:p></p>"

    parts = [
        "<div class=WordSection1><p class=MsoNormal>Dear colleagues,<o:p></o:p></p>",
        "<p class=MsoNormal>Please find the text below.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
        "<div style='border:none'><p class=MsoNormal><b>From:</b> Ada Lamp &lt;a@x.example&gt;<br>"
        "<b>Sent:</b> Monday, 3 March 2121 10:00<br><b>To:</b> All<br><b>Subject:</b> RE: Draft<o:p></o:p></p></div>",
        *(f"<p class=MsoNormal>{one}<o:p></o:p></p>" for one in page.cover),
        f"<p class=MsoNormal><b>{page.title}</b><o:p></o:p></p>",
        *rows(page.blocks, paragraph),
        *(f"<p class=MsoNormal>{one}<o:p></o:p></p>" for one in page.end),
        *rows(page.after, paragraph),
        "<hr>",
        *(
            f"<p class=MsoFootnoteText><a href='#_ftnref{n.number}'>[{n.number}]</a> {escaped(n.text)}<o:p></o:p></p>"
            for n in page.notes
        ),
        "</div>",
    ]
    return framed(page, "\n".join(parts))


def breaks_alone(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, "<sup>({0})</sup>")
    texts = [*page.cover, page.title]
    texts += rows(page.blocks, lambda one: f"{one.number} {one.text}")
    texts += ["<br>".join(page.end), *rows(page.after, lambda one: f"{one.number} {one.text}"), "<hr>"]
    texts += [f"<sup>({one.number})</sup> {escaped(one.text)}" for one in page.notes]
    return framed(page, f"<font face=Arial size=2>{'<br><br>'.join(texts)}</font>")


def laid_out(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, "<sup>{0}</sup>")

    def paragraph(block: Block) -> str:
        return (
            f"<tr valign=top><td width=20>&nbsp;</td><td align=right>{block.number}</td><td width=9></td>"
            f"<td>{block.text}</td></tr>"
        )

    parts = [
        "<table width=600>",
        *(paragraph(Block(text=one)) for one in (*page.cover, page.title)),
        *(paragraph(one) for one in page.blocks if one.kind is not ParagraphKind.TABLE_ROW),
        *(paragraph(Block(text=one)) for one in page.end),
        *(paragraph(one) for one in page.after if one.kind is not ParagraphKind.TABLE_ROW),
        "</table><hr><table>",
        *(f"<tr><td><sup>{one.number}</sup></td><td>{escaped(one.text)}</td></tr>" for one in page.notes),
        "</table>",
    ]
    return framed(page, "\n".join(parts))


def pasted(document: Document, cover: Cover) -> str:
    page = page_of(document, cover, "<sup>{0}</sup>")

    def soft(text: str) -> str:
        return re.sub(r"(?<=[^\W\d_]{4})(?=[^\W\d_]{4})(?![^<]*>)(?![^&\s]*;)", "&shy;", text) if not page.rtl else text

    def paragraph(block: Block) -> str:
        number = f"{block.number}&nbsp;&nbsp; &nbsp;" if block.number else "&nbsp;&nbsp; &nbsp;"
        return (
            f'<div dir="{"rtl" if page.rtl else "ltr"}"><span style="white-space: pre-wrap">{number}</span>'
            f"<span><span>{soft(block.text)}</span></span></div><div><br></div>"
        )

    parts = [
        *(f"<div><span>{one}</span></div>" for one in page.cover),
        f"<div><b>{page.title}</b></div>",
        *rows(page.blocks, paragraph),
        *(f"<div>{one}</div>" for one in page.end),
        *rows(page.after, paragraph),
        "<hr>",
        *(f"<div><sup>{one.number}</sup>&nbsp;{escaped(one.text)}</div>" for one in page.notes),
    ]
    return framed(page, "".join(parts))


KINDS: dict[str, Callable[[Document, Cover], str]] = {
    "site": official_site,
    "library": library_record,
    "word": word_filtered,
    "office": web_office,
    "mail": mail,
    "breaks": breaks_alone,
    "lists": nested_lists,
    "table": laid_out,
    "pasted": pasted,
}
