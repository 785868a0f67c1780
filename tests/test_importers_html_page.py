"""Saved pages in: blocks, nested spans, `<br>` lines, navigation, notes, lists, tables, old encodings."""

from __future__ import annotations

import hashlib
import random
import sys
import textwrap
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest

from benchmarks.page_kinds import KINDS
from benchmarks.printed_pages import cover_of, saved_page
from benchmarks.saved_pages import encoded, measure
from draftdiff.compare import compare
from draftdiff.comparison import Weight
from draftdiff.errors import UnknownFormat, UnreadableFile
from draftdiff.importers import read_source, recognise
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, MarkKind, ParagraphKind

EXAMPLES = Path(__file__).parents[1] / "examples"
BODY = """
<div>The General Assembly,</div>
<div>Recalling its resolution 173/135 of 14 December 2118,</div>
<div>1. <span>Requests</span> the Harbour Board to publish new tide tables, to mend every lamp on the coast between
the two capes, and to tell the fishing fleets of each season where the wrecks of the winter before now lie;</div>
<div>2. Decides to meet again at low tide.</div>
"""
ARABIC = "إن الجمعية العامة،\n\nإذ تشير إلى جداول المد والجزر،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا؛"
CHINESE = "大会，\n\n回顾关于潮汐表的决议，\n\n1. 请秘书长提交关于本决议执行情况的报告；"
RUSSIAN = "Генеральная Ассамблея,\n\nссылаясь на таблицы приливов,\n\n1. просит Генерального секретаря дать доклад;"
FRENCH = "L’Assemblée générale,\n\nRappelant les tables des marées,\n\n1. Prie le Secrétaire général de le dire;"


def read(page: str | bytes, language: Language | None = None) -> Document:
    data = page.encode() if isinstance(page, str) else page
    (document,) = read_source(data, "page.html", from_format="html", language=language).documents
    return document


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Tides</title>{head}</head><body>{body}</body></html>"


def told(document: Document) -> list[str]:
    return [f"{one.number} {one.text}".strip() for one in document.paragraphs]


def left_out(document: Document, code: str) -> list[str]:
    return [problem.text for problem in document.problems if problem.code == code]


PLAIN = told(read(page(BODY)))


def test_an_element_with_attributes_without_end_is_refused_at_once() -> None:
    crowded = "<p " + " ".join(f"a{number}=1" for number in range(12_000)) + ">Decides to meet.</p>"
    with pytest.raises(UnreadableFile, match="attributes"):
        read_source(f"<html><body>{crowded}".encode(), "page.html")


def test_a_page_is_recognised_by_its_content() -> None:
    for start in ("<!DOCTYPE html>", "\ufeff<HTML lang=en>", "<!-- saved -->\n<html>", '<?xml version="1.0"?><html>'):
        assert recognise((start + BODY).encode(), "saved") == "html"
    assert recognise(page(BODY).encode("utf-16"), "saved") == "html"
    with pytest.raises(UnknownFormat):  # soon: comments are told apart in one way
        recognise(b"<!---->" * 500 + b"1. Decides", "saved")
    assert recognise(b"1. Decides that <html> is no tide;", "note.txt") == "text"


def test_blocks_are_paragraphs_however_their_text_is_nested() -> None:
    document = read(page(BODY))
    assert [one.kind for one in document.paragraphs] == [
        ParagraphKind.ENACTING, ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.OPERATIVE,
    ]  # fmt: skip
    assert PLAIN[2].startswith("1. Requests the Harbour Board to publish new tide tables, to mend")
    spans = "<span><font color=blue><span>Harb</span>our</font>\n  <span>Board</span></span>"
    nested = BODY.replace("Harbour Board", spans)
    assert told(read(page(nested))) == PLAIN


def test_lines_parted_by_br_are_lines() -> None:
    lines = BODY.replace("</div>\n<div>", "<br><br>")
    assert told(read(page(lines))) == PLAIN
    assert told(read(page(lines.replace("<br><br>", "<br/>\n")))) == PLAIN


def test_preformatted_text_is_read_as_text() -> None:
    text = "\n\n".join(textwrap.fill(line, 70) for line in PLAIN)
    assert told(read(page(f"<pre>{text}</pre>"))) == PLAIN


def test_a_page_that_has_a_block_for_each_printed_line_is_read_by_its_lines() -> None:
    lines = [line for one in PLAIN for line in textwrap.wrap(one, 60)]
    assert told(read(page("".join(f"<p>{line}</p>" for line in lines)))) == PLAIN


def test_what_stands_round_the_text_is_left_out_and_told() -> None:
    round_it = (
        "<nav>Home Documents</nav><div class='site-menu'>Search Harbours</div><div role=banner>The Library</div>{}"
        "<ul><li><a href=/fr>In French</a></li></ul><p><a href=/up>Back to the top</a></p>"
        "<div id=pageFooter>Printed by the Library</div><script>shown = '3. Decides'</script><style>p {{}}</style>"
    )
    document = read(page(round_it.format(BODY)))
    assert told(document) == PLAIN
    assert left_out(document, "page-navigation") == [
        "Home Documents", "Search Harbours", "The Library", "• In French", "Back to the top", "Printed by the Library",
    ]  # fmt: skip


def test_hidden_text_is_told_as_a_warning() -> None:
    document = read(page(BODY + "<div style='display: none'>3. Decides in secret.</div><p hidden>4. Decides.</p>"))
    assert told(document) == PLAIN
    assert left_out(document, "hidden-text") == ["3. Decides in secret.", "4. Decides."]


SHEET = """<style>.aside, p.gone { display: none } .tab { display: none } .tab.open { display: block }
@media print { .screen { display: none } } body.late { visibility: hidden } .c2{text-decoration:line-through}</style>"""


def test_a_style_sheet_hides_and_strikes_as_a_style_does() -> None:
    """Google Docs says by class alone what somebody struck."""
    added = (
        '<p>3. Decides <i class="aside">not </i>to <i class="c2">mend<b class="aside"> in</b> all</i> light '
        '<i class="tab">the</i> lamps;</p>'
        '<p class="gone">4. Ends.</p><p class="screen">5. Goes on.</p>'
    )
    document = read(page(f'<body class="late">{BODY}{added}</body>', SHEET))
    assert told(document)[-2:] == ["3. Decides to mend all light the lamps;", "5. Goes on."]
    assert left_out(document, "hidden-text") == ["not", "in", "4. Ends."]
    clause = document.paragraphs[-2]
    assert [clause.text[m.start : m.end] for m in clause.marks if m.kind is MarkKind.STRIKE] == ["mend all"]


def test_a_text_that_only_a_script_shows_is_read() -> None:
    document = read(
        page(f'<p>Loading …</p><div class="aside">{BODY}<p>3. Decides <i class="c2">not</i> to go.</p></div>', SHEET)
    )
    assert told(document)[-2:] == [PLAIN[-1], "3. Decides not to go."]
    assert [m.kind for m in document.paragraphs[-1].marks if m.value == ""][-1] is MarkKind.STRIKE


def test_an_item_has_the_number_that_it_states() -> None:
    assert told(read(page(BODY + "<ol start=2><li>3. Decides to meet.</li></ol>")))[-1] == "3. Decides to meet."
    assert told(read(page(BODY + "<ol><li value=3>Decides to meet.</li></ol>")))[-1] == "3. Decides to meet."


def test_a_row_with_one_text_among_fuller_ones_is_a_row() -> None:
    rows = "".join(
        f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in (("Lamp", "Oil"), ("North", "3"), ("South", ""))
    )
    kinds = [one.kind for one in read(page(f"{BODY}<table>{rows}</table>")).paragraphs]
    assert kinds[-3:] == [ParagraphKind.TABLE_ROW] * 3


def test_changes_that_a_page_shows_are_told() -> None:
    document = read(page(f"{BODY}<p>3. Decides <del>not</del> <ins>now</ins> to go;</p>"))
    assert [one.code for one in document.problems if one.code == "change-marks"] == ["change-marks"]


@pytest.mark.parametrize(
    ("call", "before"),
    [
        ("<sup>1</sup>", "<sup>1</sup> "),
        ("<sup>[1]</sup>", "<sup>[1]</sup> "),
        ("<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>", "<a href='#_ftnref1'>[1]</a> "),
        ("<span style='vertical-align: super'>1</span>", "<sup>1</sup>"),
    ],
)
def test_notes_are_set_where_they_are_called(call: str, before: str) -> None:
    body = BODY.replace("173/135 of", f"173/135{call} of") + f"<hr><p>{before}See A/173/PV.9.</p>"
    document = read(page(body))
    assert told(document) == PLAIN
    (note,) = document.paragraphs[1].notes
    assert note.text == "See A/173/PV.9."
    assert document.paragraphs[1].text[: note.anchor] == "Recalling its resolution 173/135"


def test_lists_have_the_numbers_that_a_browser_prints() -> None:
    inner = "<ol type=a><li>The pilots to watch;</li><li>The keepers to wake.</li></ol>"
    items = f"<ol start=2><li>Requests:{inner}</li><li>Decides to meet.</li></ol>"
    document = read(page(BODY.partition("<div>2.")[0] + items))
    numbers = [(one.number, one.level) for one in document.paragraphs]
    assert numbers[3:] == [("2.", 0), ("(a)", 1), ("(b)", 1), ("3.", 0)]


def test_rows_of_tables_are_lines_and_cells_that_hold_text_are_blocks() -> None:
    rows = "<table><tr><td>2.</td><td><p>Decides to meet again at low tide.</p></td></tr></table>"
    assert told(read(page(BODY.replace("<div>2. Decides to meet again at low tide.</div>", rows)))) == PLAIN
    assert told(read(page(f"<table><tr><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"))) == PLAIN


def test_an_empty_cell_is_filled_with_a_break_and_is_a_cell_of_its_row() -> None:
    empty = "<td><p><br></p></td>"
    rows = f"<table><tr>{empty}<td><p>North</p></td><td>South</td></tr><tr><td>Lamps</td>{empty}<td>7</td></tr></table>"
    table = [one for one in read(page(BODY + rows)).paragraphs if one.kind is ParagraphKind.TABLE_ROW]
    assert [one.text.split("\t") for one in table] == [["", "North", "South"], ["Lamps", "", "7"]]


def rows_of(table: str) -> list[list[str]]:
    paragraphs = read(page(f"{BODY}<table>{table}</table>")).paragraphs
    return [one.text.split("\t") for one in paragraphs if one.kind is ParagraphKind.TABLE_ROW]


def test_a_cell_that_spans_columns_or_rows_leaves_empty_ones_in_its_place() -> None:
    head = "<tr><th rowspan=2>Coast</th><th colspan=2>Lamps</th><th>Oil</th></tr><tr><th>lit</th><th>dark</th></tr>"
    body = "<tr><td rowspan=2>North</td><td>3</td><td>1</td><td>9</td></tr><tr><td>4</td><td>2</td><td>8</td></tr>"
    assert rows_of(f"<thead>{head}</thead><tbody>{body}</tbody>") == [
        ["Coast", "Lamps", "", "Oil"],
        ["", "lit", "dark"],
        ["North", "3", "1", "9"],
        ["", "4", "2", "8"],
    ]


def test_a_cell_that_ends_a_row_leaves_none_whatever_it_says_of_its_width() -> None:
    for width in ("3", "1000", "0", "-1", "x", "99999999"):
        rows = f"<tr><td>North</td><td colspan='{width}'>all lamps</td></tr><tr><td>Lamps</td><td>3</td></tr>"
        assert rows_of(rows) == [["North", "all lamps"], ["Lamps", "3"]]


def test_spans_beyond_every_table_are_not_counted() -> None:
    wide = "<tr>" + "<td colspan=1000 rowspan=9999>7</td>" * 50 + "</tr>"
    assert sum(map(len, rows_of(wide * 20))) < 20 * 200


def test_the_title_of_a_table_is_a_heading_of_its_own() -> None:
    rows = "<table><tr><td></td><td>North</td><td>South</td></tr><tr><td>Lamps</td><td>3</td><td>7</td></tr></table>"
    title = "Lamps on the coasts, in hundreds, as they were counted in the winter before the present resolution"
    end = "<p>12th plenary meeting</p><p>14 December 2120</p><p>Annex</p>"
    *_, heading, first, second = read(
        page(f"<p>A/RES/175/16</p><p>175/16. Tides</p>{BODY}{end}<p>{title}</p>{rows}")
    ).paragraphs
    assert (heading.kind, heading.text) == (ParagraphKind.HEADING, title)
    assert [one.text.split("\t") for one in (first, second)] == [["", "North", "South"], ["Lamps", "3", "7"]]


def test_comments_of_a_web_office_are_left_out_and_told() -> None:
    call = '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>'
    comment = '<a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Norland: in spring?</span>'
    for written in (f"<div><p>{comment}</p><p>I agree.</p></div>", f"<p>{comment}</p>"):
        document = read(page(BODY.replace("new tide tables", f"new tide tables{call}") + f"<hr>{written}"))
        assert told(document) == PLAIN
        (problem,) = (one for one in document.problems if one.code == "page-comment")
        assert problem.text.startswith("[a]Norland: in spring?")
        assert problem.text.endswith("I agree.") == ("I agree." in written)


def test_comments_of_a_page_that_word_saved_are_left_out_and_told() -> None:
    call = '<span><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a>&nbsp;</span>'
    comment = '<div id="_com_1" class=msocomtxt><p><a href="#_msoanchor_1">[A1]</a>In spring?</p></div>'
    document = read(page(BODY.replace("new tide tables", f"new tide tables{call}") + f"<hr><div>{comment}</div>"))
    assert [text.replace("\u00a0", "") for text in told(document)] == [text.replace("\u00a0", "") for text in PLAIN]
    assert [one.text for one in document.problems if one.code == "page-comment"] == ["[A1]In spring?"]


def archive_of(*parts: tuple[str, bytes, dict[str, str]], kind: str = "related") -> bytes:
    message = EmailMessage()
    message["MIME-Version"], message["Subject"] = "1.0", "Draft of tides"
    message["From"] = "Norland <a@b.example>"
    getattr(message, f"make_{kind}")()
    for media_type, data, options in parts:
        part = EmailMessage()
        main, _, sub = media_type.partition("/")
        part.set_content(data, main, sub, cte="base64", **options)
        message.attach(part)
    return message.as_bytes()


def test_the_page_in_a_web_archive_or_a_mail_is_read_like_any_other() -> None:
    plain = ("text/plain", b"The draft of tides.", {})
    picture = ("image/png", b"PNG", {"filename": "image001.png"})
    for charset in ("utf-8", "utf-16-le", "cp037"):
        body = ("text/html", page(BODY).encode(charset), {"params": {"charset": charset}})
        data = archive_of(plain, body, picture)
        assert recognise(data, "draft.mht") == "html"
        document = read(data)
        assert told(document) == PLAIN
        assert document.source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_mail_that_brings_files_or_no_page_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match=r"brings draft\.docx") as caught:
        read(archive_of(("text/html", b"", {}), ("application/zip", b"PK", {"filename": "draft.docx"}), kind="mixed"))
    assert caught.value.slug == "mail-with-files"
    with pytest.raises(UnreadableFile, match="holds no page and no text") as caught:
        read(b"From: <a@b>\nSubject: Draft\n of tides\nMIME-Version: 1.0\nContent-Type: image/png\n\nPNG")
    assert ".txt" in caught.value.hint


def test_the_text_of_a_mail_without_page_is_read() -> None:
    text = "Генеральная Ассамблея,\n\nссылаясь на таблицы приливов,\n\n1. просит Совет представить доклад.\n"
    data = archive_of(("text/plain", text.encode("koi8-r"), {"params": {"charset": "koi8-r"}}))
    document = read(data)
    assert [(one.kind.value, one.text) for one in document.paragraphs][1:] == [
        ("preambular", "ссылаясь на таблицы приливов,"), ("operative", "просит Совет представить доклад."),
    ]  # fmt: skip
    assert (document.source.media_type, document.source.importer) == ("message/rfc822", "html")
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()


OLDER = "<div>The General Assembly,</div><div>1. Decides to sleep.</div>"


@pytest.mark.parametrize(
    "quoted",
    [
        f'<div class="gmail_quote">Ada wrote:<blockquote>{OLDER}</blockquote></div>',
        f'<blockquote type="cite">{OLDER}</blockquote>',
        f'<div><div id="divRplyFwdMsg">From: Ada</div></div>{OLDER}',
        f'<div style="border-top:solid #E1E1E1 1.0pt">From: Ada</div>{OLDER}',
    ],
)
def test_what_a_mail_quotes_is_left_out_and_told_unless_it_is_the_text(quoted: str) -> None:
    answered, sent_on = (read(page(f"<p>Dear all,</p>{body}{quoted}")) for body in (BODY, ""))
    assert told(answered)[-1] == "2. Decides to meet again at low tide."
    assert "1. Decides to sleep." in "".join(left_out(answered, "neighbouring-text"))
    assert told(sent_on)[-1] == "1. Decides to sleep."


def test_quoted_lines_of_a_mail_are_left_out_and_told_unless_they_are_the_text() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    own = b"The General Assembly,\n\n1. Decides to meet.\n\n"
    quoted = b"On Monday, Ada wrote:\n\n> The General Assembly,\n>\n> 1. Decides to sleep.\n"
    (answered,), (sent_on,) = (read_source(head + one + quoted, "mail.eml").documents for one in (own, b"For you\n\n"))
    assert told(answered) == ["The General Assembly,", "1. Decides to meet."]
    assert [text.split(" >")[0] for text in left_out(answered, "neighbouring-text")] == ["On Monday, Ada wrote:"]
    assert told(sent_on)[-1] == "1. Decides to sleep."


def test_a_page_with_a_line_of_outlook_and_a_mail_that_only_mentions_the_formula_are_read_to_the_end() -> None:
    ruled = BODY.replace("<div>2.", '<div style="border-top:solid #E1E1E1 1.0pt">2.')
    assert told(read(page(ruled))) == PLAIN
    mention = f"<p>The General Assembly,</p><p>stays as it is:</p><blockquote type='cite'>{OLDER}</blockquote>"
    assert told(read(page(mention)))[-1] == "1. Decides to sleep."
    head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    escaped = read(head + "The General Assembly,\n\n1. Decides to meet.\n\n>From then on, 2. Decides to rest.\n")
    assert not left_out(escaped, "neighbouring-text")


def test_quotes_without_number_are_told_apart_in_time() -> None:
    ends = "<p id='appendonsend'>From: Ada</p>" * 8_000
    assert told(read(page(BODY + ends)))[: len(PLAIN)] == PLAIN
    head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    lines = "The General Assembly,\n\n1. Decides to meet.\n" + "\n" * 12_000 + ">\n" * 12_000
    assert told(read(head + lines))[-1] == "1. Decides to meet."


def test_what_an_element_says_of_itself_goes_before_its_class() -> None:
    sheet = "<style>.x {display: none}</style>"
    shown = BODY.replace("<div>2.", '<div class="x" style="display: block">2.')
    assert told(read(page(sheet + shown))) == PLAIN


MUDDLED = pytest.param(
    "text/html; charset*1*=a'b'c; charset*=d",
    marks=pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python 3.14 and newer read this one"),
)


@pytest.mark.parametrize("said", [MUDDLED, "text/html; " + "a=b;" * 5000])
def test_a_mail_whose_headers_are_a_trap_is_refused(said: str) -> None:
    with pytest.raises(UnreadableFile, match="says of its parts") as caught:
        read(f"MIME-Version: 1.0\nContent-Type: {said}\n\n" + page(BODY))
    assert "its text" in caught.value.hint


@pytest.mark.parametrize("charset", ["x-none", "\x00", "hex", "ascii", "-punycode"])
def test_a_mail_that_misnames_its_encoding_is_read_as_a_page_without_one(charset: str) -> None:
    head = f'MIME-Version: 1.0\nContent-Type: text/html; charset="{charset}"\n\n'
    assert told(read(head + page(BODY.replace("low tide", "low\u00a0tide"))))[-1].endswith("at low\u00a0tide.")


def test_a_mail_packed_into_itself_thousands_of_times_is_refused() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{level}"\n\n--{level}\n' for level in range(3000))
    with pytest.raises(UnreadableFile):
        read(f"MIME-Version: 1.0\n{deep}".encode())


def test_what_is_placed_behind_a_tab_stands_apart_from_its_number() -> None:
    placed = BODY.replace("1. <span>", "1.<span style='position:absolute;left:2cm'>")
    assert told(read(page(placed))) == PLAIN


def test_a_table_that_lays_paragraphs_out_has_no_rows() -> None:
    cells = "<tr><td>&nbsp;</td><td>{}</td><td width=9></td><td>{}</td></tr>"
    laid = [
        ("", PLAIN[0]),
        ("", PLAIN[1]),
        ("1.", PLAIN[2][3:]),
        ("2.", PLAIN[3][3:]),
        ("II", "Lamps"),
        ("3.", "Asks for oil."),
    ]
    document = read(page(f"<table>{''.join(cells.format(*one) for one in laid)}</table>"))
    assert told(document) == [*PLAIN, "II Lamps", "3. Asks for oil."]


def test_the_numbers_of_a_style_sheet_are_printed() -> None:
    sheet = """<style>.a-0>li:before{content:"" counter(ctn-a-0,decimal) ". "} ol.a-0{list-style-type:none}
    .a-1 > li::before{content:"(" counter(ctn-a-1,lower-latin) ") "} ol.roman, ul.x{list-style:upper-roman outside}
    p{color:red</style>"""
    body = BODY.partition("<div>2.")[0] + (
        "<ol class='c a-0' start=2><li>Requests:</li></ol><ol class='a-1 start'><li>The pilots to watch;</li>"
        "<li>The keepers to wake.</li></ol><ol class='a-0' start=3><li>Decides to meet.</li></ol>"
    )
    document = read(page(body, sheet))
    assert [(one.number, one.level) for one in document.paragraphs[3:]] == [
        ("2.", 0),
        ("(a)", 1),
        ("(b)", 1),
        ("3.", 0),
    ]


def test_the_title_of_a_heading_stands_apart_from_its_number() -> None:
    body = BODY.replace("<div>2.", "<h3>II. Lamps of the coast</h3><div>2.")
    heading = read(page(body)).paragraphs[3]
    assert (heading.kind, heading.number, heading.text) == (ParagraphKind.HEADING, "II.", "Lamps of the coast")
    heading = read(page(body.replace("II. Lamps of the", "A lamp for every"))).paragraphs[3]
    assert (heading.number, heading.text) == ("", "A lamp for every coast")


@pytest.mark.parametrize("element", ["section", "aside", "footer"])
def test_notes_in_a_list_have_its_numbers_and_no_links_back(element: str) -> None:
    call = "<a href='#fn{0}' class='footnote-ref' id='fnref{0}' role='doc-noteref'><sup>{0}</sup></a>"
    back = "<a href='#fnref{0}' class='footnote-back' role='doc-backlink'>\u21a9\ufe0e</a>"
    items = "".join(
        f"<li id='fn{n}'><p>{text}{back.format(n)}</p></li>" for n, text in enumerate(("A/173/9.", "Ibid."), 1)
    )
    notes = (
        f"<{element} class='footnotes footnotes-end-of-document' role='doc-endnotes'><hr/><ol>{items}</ol></{element}>"
    )
    body = BODY.replace("173/135 of", f"173/135{call.format(1)} of").replace("low tide.", f"low{call.format(2)} tide.")
    document = read(page(body + notes))
    assert told(document) == PLAIN
    assert [note.text for one in document.paragraphs for note in one.notes] == ["A/173/9.", "Ibid."]


def test_items_of_a_list_may_hold_blocks() -> None:
    items = "<ol start=2><li>\n<p>Decides to meet again:</p><ol type=a><li><p>At low tide;</p></li></ol></li></ol>"
    document = read(page(BODY.partition("<div>2.")[0] + items))
    assert [(one.number, one.text) for one in document.paragraphs[3:]] == [
        ("2.", "Decides to meet again:"), ("(a)", "At low tide;"),
    ]  # fmt: skip


def test_soft_hyphens_are_no_part_of_a_word() -> None:
    soft = BODY.replace("Assembly", "Assem&shy;bly").replace("Recalling", "Recal\u00adling")
    assert told(read(page(soft))) == PLAIN


def test_what_holds_most_of_a_page_does_not_stand_round_it() -> None:
    assert told(read(page(f"<div class='layout with-sidebar'>{BODY}</div><div class=pagefooter>Foot</div>"))) == PLAIN


def test_a_few_broken_bytes_do_not_make_another_encoding_utf_8() -> None:
    body = BODY.replace("Harbour Board", "Harbour\u00a0Board \u201cof the coast\u201d")
    for meta in ("", "<meta charset=utf-8>"):
        assert (
            "Harbour\u00a0Board \u201cof the coast\u201d" in read(page(body, meta).encode("cp1252")).paragraphs[2].text
        )
    torn = page(body).encode().replace("\u201d".encode(), b"\xe2\x80")
    assert "\u201cof the coast\ufffd" in read(torn).paragraphs[2].text


def test_looks_become_marks_and_the_opening_a_lead() -> None:
    body = BODY.replace("<span>Requests</span>", "<em>Requests</em>").replace(
        "Harbour Board", "<a href='https://harbour.example/board'>Harbour Board</a>"
    )
    document = read(page(body.replace("capes", "<a href='javascript:alert(1)'>capes</a>")))
    paragraph = document.paragraphs[2]
    marks = [(one.kind, paragraph.text[one.start : one.end], one.value) for one in paragraph.marks]
    assert marks == [
        (MarkKind.LEAD, "Requests", ""),
        (MarkKind.LINK, "Harbour Board", "https://harbour.example/board"),
    ]


def test_stars_and_hashes_are_what_they_are() -> None:
    document = read(page(BODY.replace("new tide tables", "**new** #tide_tables*")))
    assert "**new** #tide_tables*" in document.paragraphs[2].text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", ""),
        (ARABIC, "iso8859-6", "iso-8859-6"),
        (ARABIC, "utf-8", "iso-8859-1"),
        (CHINESE, "gb2312", "gb2312"),
        (CHINESE, "gb18030", ""),
        (CHINESE, "utf-16", ""),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "koi8-r", ""),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", ""),
        (FRENCH, "utf-8", "klingon"),
    ],
)
def test_old_encodings_are_read_whether_they_are_declared_or_not(text: str, encoding: str, declared: str) -> None:
    head = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>" if declared else ""
    body = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    document = read(page(body, head).encode(encoding))
    assert told(document) == text.split("\n\n")


def test_a_page_in_no_encoding_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"page\.html is in no encoding"):
        read(b"<html>" + random.Random(4).randbytes(4000))


@pytest.mark.parametrize("element", ["div", "span", "table><tr><td", "ol><li", "sup", "b"])
def test_deep_nesting_is_read_or_refused(element: str) -> None:
    assert told(read(page(BODY + f"<{element}>" * 300)))[:4] == PLAIN
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read(page(BODY + f"<{element}>" * 20_000))


def test_nothing_is_expanded_or_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the lamp")
    entities = f'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    body = BODY.replace("Harbour", "&a;&s;") + f"<iframe src='{secret.as_uri()}'></iframe>"
    document = read(f"{entities}<html><body>{body}")
    assert "&a;&s; Board" in document.paragraphs[2].text


def test_control_characters_are_left_out_and_told() -> None:
    document = read(page(BODY.replace("Harbour", "Har\u0001bour\u0080").replace("low tide", "low&#x2028;tide&#xD800;")))
    assert "Harbour Board" in document.paragraphs[2].text
    assert "control-character" in {problem.code for problem in document.problems}


@pytest.mark.parametrize("data", [b"<html></html>", b"<!doctype html>", b"<p>", b"<html>" + b"<" * 1000], ids=range(4))
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Exception, match=r"holds no page|language of the text") as caught:
        read(data)
    assert getattr(caught.value, "slug", "") in ("no-page", "unknown-language")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("language", "encoding"), [("ar", "windows-1256"), ("en", "windows-1252"), ("fr", "iso-8859-1"), ("ar", "utf-8")]
)
def test_pages_of_every_kind_give_the_resolution_back(kind: str, language: str, encoding: str) -> None:
    data = (EXAMPLES / f"A_RES_175_16.{language}.xml").read_bytes()
    (official,) = read_source(data).documents
    for said in (True, False):
        counts: Counter[str] = Counter()
        measure(official, encoded(KINDS[kind](official, cover_of(data)), encoding, said=said), kind, counts)
        assert counts["whole"] == counts["symbols"] == counts["titles"] == 1


@pytest.mark.parametrize("name", ["A_RES_173_135", "A_RES_175_16"])
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_page_of_a_resolution_differs_from_its_official_file_in_nothing(name: str, language: str) -> None:
    data = (EXAMPLES / f"{name}.{language}.xml").read_bytes()
    (official,) = read_source(data, name).documents
    document = read(saved_page(official, cover_of(data)))
    assert document.symbol == official.symbol
    assert document.title == official.title
    rows = compare(official, document, load_lexicon(official.language)).rows
    assert [row for row in rows if row.weight not in (None, Weight.TYPOGRAPHIC)] == []
    assert len(document.paragraphs) == len(official.paragraphs)


def test_the_figure_of_a_cell_calls_no_note() -> None:
    cells = "".join(f"<tr><td>{name} (GS)</td><td>1</td></tr>" for name in ("Keeper", "Ringer"))
    page = (
        "<html><body><p>The General Assembly,</p><p>Recalling the report on lamps,<sup>1</sup></p>"
        f"<p>1. Approves the following posts:</p><table>{cells}</table><p>2. Decides to act.</p>"
        "<hr><p><sup>1</sup> A/174/12.</p></body></html>"
    )
    document = read_source(page.encode(), "page.html").documents[0]
    assert [one.text for one in document.paragraphs if "\t" in one.text] == ["Keeper (GS)\t1", "Ringer (GS)\t1"]
    assert [note.text for one in document.paragraphs for note in one.notes] == ["A/174/12."]
