"""Paragraphs followed through several documents: first appearance, changes, disappearance and return."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from support.strategies import document_pairs, lexicon_of

from draftdiff.compare import compare
from draftdiff.comparison import Comparison, Link, Pair, Series
from draftdiff.errors import DraftdiffError
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.renderers import RenderOptions
from draftdiff.renderers.series import SERIES_RENDERERS, render_series
from draftdiff.renderers.spreadsheet import plain
from draftdiff.series import trace

ENGLISH = load_lexicon(Language.ENGLISH)
RECALLS = "Recalling its resolution 171/12 on the printing of tide tables for small harbours,"
KEEPERS = "Noting with concern that many lighthouses of the northern coasts have no keeper,"
PRINT = "Requests the Secretary-General to print tide tables in the six official languages;"
INVITES_PRINT = "Invites the Secretary-General to print tide tables in the six official languages;"
ASTROLABE = "Welcomes the gift of a brass astrolabe by the museum of navigation;"
SHARE = "Invites all coastal States to share their measurements of ebb and flow."


def document(session: int, *texts: str) -> Document:
    """Write a document: what ends with a comma is preambular, the rest operative."""
    paragraphs = []
    number = 0
    for text in texts:
        if text.endswith(","):
            paragraphs.append(Paragraph(key="new", kind=ParagraphKind.PREAMBULAR, text=text))
        else:
            number += 1
            paragraphs.append(Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text))
    symbol = f"A/RES/{session}/16"
    return Document(symbol=symbol, language=Language.ENGLISH, session=str(session), paragraphs=with_keys(paragraphs))


THREE = (
    document(171, RECALLS, PRINT, ASTROLABE, SHARE),
    document(173, RECALLS, KEEPERS, INVITES_PRINT, SHARE),
    document(175, RECALLS, KEEPERS, INVITES_PRINT, ASTROLABE, SHARE),
)


def told(documents: tuple[Document, ...], series: Series) -> list[tuple[str, ...]]:
    """Say each thread by the first word of its paragraph in each document."""
    texts = [{p.key: p.text for p in one.paragraphs} for one in documents]
    return [
        tuple(text[key].split()[0] if key else "-" for text, key in zip(texts, thread, strict=True))
        for thread in series.threads
    ]


def compared(documents: tuple[Document, ...]) -> tuple[Series, list[Comparison]]:
    comparisons = [compare(old, new, ENGLISH) for old, new in pairwise(documents)]
    return trace(documents, ENGLISH, [[row.link for row in one.rows] for one in comparisons]), comparisons


def rendered(documents: tuple[Document, ...], format_name: str, **options: object) -> str:
    return render_series(*compared(documents), format_name, RenderOptions(**options))


def test_threads_tell_appearance_change_disappearance_and_return() -> None:
    assert told(THREE, trace(THREE, ENGLISH)) == [
        ("Recalling", "Recalling", "Recalling"),
        ("-", "Noting", "Noting"),
        ("Requests", "Invites", "Invites"),
        ("Welcomes", "-", "Welcomes"),
        ("Invites", "Invites", "Invites"),
    ]


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_a_title_that_is_another_is_told_beside_its_document(format_name: str) -> None:
    titled = [replace(one, title="Tide tables") for one in THREE]
    titled[0] = replace(THREE[0], title="Almanacs")
    titled[1] = replace(titled[1], title="Tide\u00a0tables")
    shown = rendered(tuple(titled), format_name, brief=True)
    assert (shown.count("Tide tables"), shown.count("Almanacs")) == (1, 1)
    assert shown.index("Tide tables") < shown.index("Almanacs") < shown.index("173/16", shown.index("Almanacs"))


def test_a_short_paragraph_does_not_come_back_in_other_words() -> None:
    note, report = "Takes note of the note by the Harbour Master;", "Takes note of the report of the Harbour Master;"
    first, second = document(171, RECALLS, note), document(173, RECALLS)
    for text, is_back in ((note, True), (report, False)):
        three = (first, second, document(175, RECALLS, text))
        assert (("Takes", "-", "Takes") in told(three, trace(three, ENGLISH))) == is_back


def test_every_paragraph_stands_in_exactly_one_thread() -> None:
    series = trace(THREE, ENGLISH)
    for place, one in enumerate(THREE):
        keys = [thread[place] for thread in series.threads if thread[place] is not None]
        assert sorted(keys) == sorted(paragraph.key for paragraph in one.paragraphs)


@given(document_pairs())
@settings(max_examples=40)
def test_no_paragraph_is_lost_or_told_twice(pair: tuple[Document, Document]) -> None:
    old, new = pair
    documents = (old, new, old)
    series = trace(documents, lexicon_of(old))
    for place, one in enumerate(documents):
        keys = [thread[place] for thread in series.threads if thread[place] is not None]
        assert sorted(keys) == sorted(paragraph.key for paragraph in one.paragraphs)
    assert all(any(thread) for thread in series.threads)


def test_what_comes_back_in_other_words_is_new() -> None:
    other = "Welcomes the opening of a school of pilots beside the museum of fishing;"
    documents = (THREE[0], THREE[1], document(175, RECALLS, KEEPERS, INVITES_PRINT, other, SHARE))
    threads = told(documents, trace(documents, ENGLISH))
    assert ("Welcomes", "-", "-") in threads and ("-", "-", "Welcomes") in threads


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Requests the harbour board to publish in all official languages the tide tables of the northern isles, "
            "with the names of their keepers and the depth of each harbour;",
            "Requests the harbour board to publish each year, in print, the tables of the southern coasts, after "
            "consulting the pilots of each harbour, with the names of their keepers;",
        ),
        (
            "Takes note of paragraph 9 of the report of the Board, and decides to close posts of keepers in spring;",
            "Takes note of paragraph 12 of the report of the Board, and decides to build a library beside the wall;",
        ),
    ],
)
def test_one_verb_or_formula_round_another_object_is_not_back(old: str, new: str) -> None:
    documents = (document(171, old, SHARE), document(173, SHARE), document(175, new, SHARE))
    verb = old.split()[0]
    threads = told(documents, trace(documents, ENGLISH))
    assert (verb, "-", "-") in threads and ("-", "-", verb) in threads


def test_what_ended_stands_after_what_it_followed() -> None:
    documents = (document(171, RECALLS, PRINT, ASTROLABE, SHARE), document(173, RECALLS, PRINT, SHARE))
    assert [thread[0] for thread in told(documents, trace(documents, ENGLISH))] == [
        "Recalling",
        "Requests",
        "Welcomes",
        "Invites",
    ]


def test_of_a_paragraph_that_was_split_the_longer_part_goes_on() -> None:
    both = "Requests the Secretary-General to print tide tables in six languages and to mend the oldest lighthouse;"
    printing = "Requests the Secretary-General to print tide tables in six languages;"
    mending = "Requests the mending of the oldest lighthouse;"
    old, new = document(171, RECALLS, both), document(173, RECALLS, mending, printing)
    keys = [paragraph.key for paragraph in (*old.paragraphs, *new.paragraphs)]
    links = [Link(old=(keys[0],), new=(keys[2],)), Link(old=(keys[1],), new=(keys[3], keys[4]))]
    assert trace((old, new), ENGLISH, [links]).threads == (
        (keys[0], keys[2]), (None, keys[3]), (keys[1], keys[4]),
    )  # fmt: skip
    pairs = (Pair(old=keys[1], new=keys[3]),)
    obeyed = [links[0], Link(old=(keys[1],), new=(keys[3], keys[4]), pairs=pairs)]
    assert (keys[1], keys[3]) in trace((old, new), ENGLISH, [obeyed]).threads


def test_one_document_is_no_series() -> None:
    with pytest.raises(DraftdiffError) as raised:
        trace(THREE[:1], ENGLISH)
    assert raised.value.slug == "short-series"


def test_a_terminal_shows_a_sign_for_each_document() -> None:
    lines = rendered(THREE, "terminal", width=100).splitlines()
    assert lines[0].split() == ["1", "171/16", "4", "from", "the", "start"]
    assert lines[2] == " 3  175/16    4 same words · 1 returned"
    assert [line.rstrip() for line in lines[8:]] == [
        "1 2 3   PREAMBLE",
        "o = =   PP1  Recalling its resolution 171/12 on the printing of tide tables for small harbours,",
        ". + =   PP2  Noting with concern that many lighthouses of the northern coasts have no keeper,",
        "",
        "1 2 3   OPERATIVE PART",
        "o # =   OP1  Invites the Secretary-General to print tide tables in the six official languages;",
        "o - *   OP2  Welcomes the gift of a brass astrolabe by the museum of navigation;",
        "o = =   OP3  Invites all coastal States to share their measurements of ebb and flow.",
    ]


def test_what_a_comparison_tells_in_doubt_is_in_doubt_in_the_matrix() -> None:
    series, [*comparisons] = compared(THREE[:2])
    place, row = next((n, row) for n, row in enumerate(comparisons[0].rows) if row.old and row.new and row.segments)
    rows = [*comparisons[0].rows]
    rows[place] = replace(row, link=replace(row.link, sure=False))
    text = render_series(series, [replace(comparisons[0], rows=tuple(rows))], "markdown", RenderOptions())
    assert "| `o` OP1 | `?` OP1 |" in text and "1 in doubt" in text


def test_a_paragraph_that_was_merged_into_another_or_split_off_it_is_neither_gone_nor_new() -> None:
    whole = "Calls upon States to strengthen the training of pilots, and to give money to the schools of harbours;"
    first = "Calls upon States to strengthen the training of pilots;"
    second = "Also calls upon States to give money to the schools of harbours;"
    parted, united = document(171, RECALLS, first, second, SHARE), document(173, RECALLS, whole, SHARE)
    text = rendered((parted, united), "markdown")
    assert f"| `o` OP1 | `&` OP1 | {first} |" in text and "1 merged into another" in text
    text = rendered((united, document(175, RECALLS, first, second, SHARE)), "markdown")
    assert f"| `.` | `/` OP1 | {first} |" in text and "1 split off another" in text


def test_a_label_that_the_newest_document_does_not_have_stands_in_parentheses() -> None:
    lines = rendered(THREE[:2], "terminal", width=100).splitlines()
    assert [line.rstrip() for line in lines if ASTROLABE in line] == [f"o -   (OP2)  {ASTROLABE}"]
    assert [line.rstrip() for line in lines if SHARE in line] == [f"o =   OP2    {SHARE}"]
    assert "(…) label in the last document that has it" in rendered(THREE[:2], "html")


def test_a_line_holds_as_many_chinese_signs_as_fit() -> None:
    lamps = (document(171, "灯" * 40), document(173, "灯" * 40))
    assert rendered(lamps, "terminal", width=30).splitlines()[-1] == f"o =   OP1  {'灯' * 9}…"


def test_titles_and_opening_words_begin_where_the_lines_of_the_reader_do() -> None:
    page = rendered(THREE[:2], "html", reader=Language.ARABIC)
    assert f'<td class="words opening"><span lang="en" dir="ltr">{KEEPERS}' in page


def test_markdown_names_each_paragraph_in_each_document() -> None:
    text = rendered(THREE, "markdown")
    assert "| 171/16 | 173/16 | 175/16 | Opening words |" in text
    assert "| `o` OP2 | `-` | `*` OP2 | Welcomes the gift of a brass astrolabe by the museum of navigation; |" in text


def test_a_table_for_a_spreadsheet_holds_label_change_and_text() -> None:
    rows = list(csv.reader(io.StringIO(rendered(THREE, "csv").removeprefix("\ufeff"))))
    assert rows[0][:4] == ["Paragraph", "171/16: Paragraph", "171/16: Change", "171/16: Text"]
    assert rows[3] == [
        "OP1",
        "OP1", "from the start", PRINT,
        "OP1", "amended in substance", INVITES_PRINT,
        "OP1", "same words", INVITES_PRINT,
    ]  # fmt: skip
    assert {len(row) for row in rows} == {10}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "＝1", "|calc", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert plain(text).startswith("'") or plain(text)[0] not in "=+-@＝|"


@pytest.mark.parametrize("format_name", SERIES_RENDERERS)
@pytest.mark.parametrize("reader", [Language.ENGLISH, Language.ARABIC, Language.CHINESE])
def test_hostile_text_is_text_in_every_format(format_name: str, reader: Language) -> None:
    hostile = "</style><script>alert(1)</script> \u202eevil | [x](javascript:y) " + "very " * 3000 + "long;"
    documents = (THREE[0], document(173, RECALLS, "=1+1;", SHARE), document(175, RECALLS, hostile, SHARE))
    text = rendered(documents, format_name, reader=reader)
    assert "\u202e" not in text and "<U+202E>" in text.replace("&lt;", "<").replace("&gt;", ">").replace("\\", "")
    if format_name in ("html", "markdown"):
        assert "<script>alert" not in text and "<style>alert" not in text
    if format_name == "csv":
        assert '"\'=1+1;"' in text
