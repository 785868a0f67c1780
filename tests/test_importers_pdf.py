"""PDF files in: lines, columns, notes, running heads, divided words, text from right to left; and what is refused."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.pdf_files import (
    HEIGHT,
    LEADING,
    SIZE,
    TOP,
    WIDTH,
    Put,
    lines_at,
    ocr_layer,
    pdf_file,
    right_to_left,
    visual,
    width_of,
)

from benchmarks.folders import files_in
from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, SegmentKind, counts_of
from draftdiff.errors import UnreadableFile
from draftdiff.importers import read_source, recognise
from draftdiff.importers.pdf import glyphs
from draftdiff.importers.pdf import rows as page_rows
from draftdiff.importers.pdf.direction import signs_of
from draftdiff.importers.plaintext.layout import layout_of
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, MarkKind, ParagraphKind

TEXT = [
    "    The General Assembly,", "",
    "    Recalling its resolution 173/135 of 14 December 2118, in which it",
    "requested the Secretary-General to report on the state of the lamps^1 of all",
    "coasts,", "",
    "    Noting the concern of the coastal States about the lamps that were not",
    "replaced by the end of the year,", "",
    "    1. Requests the Secretary-General to submit a report on the implemen\u2010",
    "tation of the present resolution to the General Assembly at its seventy-",
    "seventh session, and to invite States parties to the Convention;", "",
    "    2. Decides to remain seized of the matter.",
]  # fmt: skip
NOTE = ["^1 See A/173/135, annex."]


def page_of(lines: list[str], left: float = 90.0) -> list[Put]:
    return [put._replace(text=put.text.lstrip(), x=put.x + width_of(put.text) - width_of(put.text.lstrip()))
            for put in lines_at(lines, left=left)]  # fmt: skip


def read(data: bytes, name: str = "A_RES_175_16.pdf", language: Language | None = None) -> Document:
    (document,) = read_source(data, name, language=language).documents
    return document


def told(document: Document) -> list[str]:
    return [f"{one.number} {one.text}".strip() for one in document.paragraphs]


PLAIN = [
    "The General Assembly,",
    "Recalling its resolution 173/135 of 14 December 2118, in which it requested the Secretary-General to report on "
    "the state of the lamps of all coasts,",
    "Noting the concern of the coastal States about the lamps that were not replaced by the end of the year,",
    "1. Requests the Secretary-General to submit a report on the implementation of the present resolution to the "
    "General Assembly at its seventy-seventh session, and to invite States parties to the Convention;",
    "2. Decides to remain seized of the matter.",
]


def test_a_pdf_is_recognised_by_its_content() -> None:
    assert recognise(pdf_file([page_of(TEXT)]), "resolution.txt") == "pdf"


def test_lines_become_paragraphs_and_divided_words_are_joined() -> None:
    document = read(pdf_file([page_of([line.replace("^1", "") for line in TEXT])]))
    assert told(document) == PLAIN
    assert [one.kind for one in document.paragraphs] == [
        ParagraphKind.ENACTING, ParagraphKind.PREAMBULAR, ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE,
        ParagraphKind.OPERATIVE,
    ]  # fmt: skip
    assert document.source.importer == "pdf"


def test_notes_are_set_where_they_are_called() -> None:
    page = [*page_of(TEXT), *lines_at(NOTE, top=120, size=8)]
    document = read(pdf_file([page]))
    assert told(document) == PLAIN
    (note,) = document.paragraphs[1].notes
    assert (note.marker, note.text) == ("1", "See A/173/135, annex.")
    assert document.paragraphs[1].text[: note.anchor].endswith("the state of the lamps")


def test_notes_in_print_hardly_smaller_have_their_number_raised_and_set_off() -> None:
    text = "See A/173/135, annex."
    note = [Put("1", 90, 84, 0.58 * SIZE), *lines_at([text], left=90 + 1.6 * SIZE, top=80, size=0.95 * SIZE)]
    document = read(pdf_file([[*page_of(TEXT[:4]), *note], page_of(TEXT[4:])]))
    assert told(document) == PLAIN
    assert [one.text for one in document.paragraphs[1].notes] == [text]


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    first, second, third = TEXT[:5], TEXT[5:10], TEXT[10:]
    pages = [
        [
            *lines_at(["A/RES/175/16"], left=60, top=800),
            *lines_at(["Lamps of the coast"], left=400, top=800),
            *page_of(lines),
            *lines_at([f"{number}/3", "21-12345"], left=480, top=40),
        ]
        for number, lines in enumerate((first, second, third), 1)
    ]
    document = read(pdf_file(pages))
    assert [text.replace("¹", "") for text in told(document)] == PLAIN
    left_out = [one.text for one in document.problems if one.code in ("page-break", "page-mark")]
    assert len([text for text in left_out if "Lamps of the coast" in text]) == 3
    assert any("3/3" in text for text in left_out)


def test_a_short_note_alone_at_the_foot_of_a_page_is_no_foot() -> None:
    first = [*page_of(TEXT[:9]), *lines_at(["^1 See resolution 173/135 of 14 December 2118."], top=90, size=8)]
    second = [
        *page_of([line.replace("matter.", "matter.^2") for line in TEXT[9:]]),
        *lines_at(["2. Resolution 173/135."], top=90, size=8),
    ]
    document = read(pdf_file([first, second]))
    assert [note.text for one in document.paragraphs for note in one.notes] == [
        "See resolution 173/135 of 14 December 2118.", "Resolution 173/135.",
    ]  # fmt: skip


def test_the_same_note_at_the_foot_of_two_pages_is_no_foot() -> None:
    note = [
        "See Report of the Conference of the Parties on the lamps and",
        "bells of the coasts, held at the port (A/173/135).",
    ]
    pages = [
        [*page_of([line.replace("^1", f"^{number}") for line in TEXT]), *lines_at(["22-26540", f"{number}/2"], top=40),
         Put(str(number), 90, 79, 5), *lines_at(note, left=95, top=75, size=8)]
        for number in (1, 2)
    ]  # fmt: skip
    notes = [note.text for one in read(pdf_file(pages)).paragraphs for note in one.notes]
    assert notes == [" ".join(note)] * 2


def test_a_note_may_go_on_on_the_next_page() -> None:
    first = [
        *page_of(TEXT[:9]),
        *lines_at(["^1 See the report of the harbour masters on the state of all"], top=90, size=8),
    ]
    lines = [line.replace("matter.", "matter.^2") for line in TEXT[9:]]
    second = [*page_of(lines), *lines_at(["lamps (A/173/135), annex.", "^2 Resolution 173/135."], top=90, size=8)]
    document = read(pdf_file([first, second]))
    assert [note.text for one in document.paragraphs for note in one.notes] == [
        "See the report of the harbour masters on the state of all lamps (A/173/135), annex.", "Resolution 173/135.",
    ]  # fmt: skip


def test_a_word_divided_before_the_call_of_a_note_is_joined() -> None:
    lines = [line.replace("implemen\u2010", "imple\u2010").replace("tation of", "mentation^1 of") for line in TEXT]
    page = [*page_of([line.replace("lamps^1", "lamps") for line in lines]), *lines_at(NOTE, top=120, size=8)]
    assert told(read(pdf_file([page])))[3] == PLAIN[3]


def test_a_number_at_the_top_of_two_pages_is_no_running_head() -> None:
    pages = [page_of(["    1. Decides to meet at low tide on the shore;"]), page_of(["    2. Decides to meet again."])]
    document = read(pdf_file([page_of(TEXT[:9]), *pages]))
    assert [one.number for one in document.paragraphs] == ["", "", "", "1.", "2."]


def test_the_end_of_a_clause_at_the_top_of_a_page_is_no_running_head() -> None:
    clauses = ["in all the lamps of the coast;", "", "2. Requests the Board to publish tables;", "",
               "3. Urges all States to mark wrecks;", "", "4. Decides to meet again."]  # fmt: skip
    first = [*TEXT[:9], "1. Requests the Secretary-General to report on the coast and to look into the lamps"]
    document = read(pdf_file([page_of(first), page_of(clauses)]))
    assert [one.number for one in document.paragraphs[-4:]] == ["1.", "2.", "3.", "4."]
    assert document.paragraphs[-4].text.endswith("to look into the lamps in all the lamps of the coast;")
    apart = [clauses[0], "", "", "2. Decides to meet again."]
    document = read(
        pdf_file(
            [page_of(first), [*page_of(apart), *lines_at(["3."], top=60), *lines_at(["Thanks all"], left=150, top=60)]]
        )
    )
    assert [one.number for one in document.paragraphs[-3:]] == ["1.", "2.", "3."]
    assert document.paragraphs[-3].text.endswith("to look into the lamps in all the lamps of the coast;")


def test_lines_of_a_clause_in_words_of_the_cover_are_no_running_head() -> None:
    first = [*TEXT[:9], "1. Requests the Secretary-General to report on the coast and to look into the lamps"]
    rest = ["of the coastal States, to report on the state of the lamps of all coasts and", "of all the bells;", "", "",
            "2. Decides to meet again."]  # fmt: skip
    clause = read(pdf_file([page_of(first), page_of(rest)])).paragraphs[-2]
    assert clause.text == " ".join([first[-1][3:], *rest[:2]])


def test_heads_and_feet_close_to_the_text_of_two_pages_are_left_out() -> None:
    pages = [
        [
            *lines_at(["A/C.3/175/L.8"], left=400, top=755),
            *page_of(lines),
            *lines_at([f"{number + 1} See A/173/{number}, annex."], top=70, size=8),
            *lines_at([f"22-12345 {number}"], left=400, top=55),
        ]
        for number, lines in enumerate((TEXT[:8], [line.replace("matter.", "matter.^2") for line in TEXT[8:]]))
    ]
    document = read(pdf_file(pages))
    assert told(document) == PLAIN
    assert [note.text for one in document.paragraphs for note in one.notes] == [
        "See A/173/0, annex.",
        "See A/173/1, annex.",
    ]


def test_all_lines_of_a_head_that_wraps_close_to_the_text_are_left_out() -> None:
    head = ["A/RES/175/16   Lamps, bells and boats of the", "northern and southern coasts"]
    text = [line.replace("^1", "") for line in TEXT]
    pages = [[*lines_at(head, top=TOP + 2 * LEADING), *page_of(lines)] for lines in (text[:10], text[10:])]
    document = read(pdf_file([page_of(["General Assembly"]), *pages]))
    assert told(document) == PLAIN


def test_the_lines_of_a_title_in_large_type_are_one_title() -> None:
    title = ["Lamps, bells and boats of the", "northern and southern coasts"]
    puts = [
        put
        for at, line in enumerate(title)
        for put in lines_at([line], top=HEIGHT - 60 - 2 * LEADING * at, size=2 * SIZE)
    ]
    assert read(pdf_file([[*puts, *page_of(TEXT)]])).title == " ".join(title)


COLUMN = [
    "   Recalling its resolution 173/135 of", "14 December 2118, in which it asked",
    "the Secretary-General to report on the", "state of the lamps, the bells and the",
    "boats of all coasts to the north and to", "the south,", "",
]  # fmt: skip
COLUMN_TEXT = (
    "Recalling its resolution 173/135 of 14 December 2118, in which it asked the Secretary-General to report on the "
    "state of the lamps, the bells and the boats of all coasts to the north and to the south,"
)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "   The General Assembly,", "",
        "   Recalling its resolution 173/135 of", "14 December 2118, in which it asked",
        "the Secretary-General to report on", "the state of the lamps of all coasts,", "",
        "   Noting the concern of the coastal", "States about all the lamps that were",
    ]  # fmt: skip
    right = [
        "not replaced by the end of the year,", "",
        "   1. Requests the Secretary-General", "to submit a report on the present",
        "resolution to the General Assembly",
        "at its next session, and to invite", "States parties to the Convention;", "",
        "   2. Decides to remain seized of the", "matter.",
    ]  # fmt: skip
    document = read(pdf_file([[*page_of(left, left=60), *page_of(right, left=320)]]))
    assert [one.number for one in document.paragraphs] == ["", "", "", "1.", "2."]
    assert told(document)[2] == (
        "Noting the concern of the coastal States about all the lamps that were not replaced by the end of the year,"
    )


@pytest.mark.parametrize("start", [306 + 0.5 * step for step in range(8)])
def test_columns_part_between_their_edges_wherever_a_title_ends(start: float) -> None:
    left, right = page_of(["   The General Assembly,", "", *COLUMN], left=60), page_of(COLUMN, left=start)
    title = lines_at(["175/16. Lamps, bells and boats of the north coast"], left=60, top=780)
    document = read(pdf_file([[*title, *left, *right]]))
    assert told(document)[1:] == [COLUMN_TEXT] * 2


LEFT = [
    "   The General Assembly,", "",
    "   Recalling its resolution 173/135 of", "14 December 2118, in which it asked^1",
    "the Secretary-General to report on", "the state of the lamps of all coasts,",
]  # fmt: skip
RIGHT = [
    "   Noting the concern of the coastal", "States about all the lamps that were^2",
    "not replaced by the end of the year,", "",
    "   1. Requests the Secretary-General", "to submit a report on the present",
    "resolution at the next session.",
]  # fmt: skip
IN_COLUMNS = [
    "The General Assembly,",
    "Recalling its resolution 173/135 of 14 December 2118, in which it asked the Secretary-General to report on the "
    "state of the lamps of all coasts,",
    "Noting the concern of the coastal States about all the lamps that were not replaced by the end of the year,",
    "1. Requests the Secretary-General to submit a report on the present resolution at the next session.",
]


@pytest.mark.parametrize("lower", [0, 2, 3.5, 5])
def test_the_lines_of_columns_need_not_stand_at_one_height(lower: float) -> None:
    title = lines_at(["175/16. A title that reaches across both of the columns of the page"], left=120, top=780)
    notes = lines_at(["^1 See A/173/135, annex.", "^2 Ports and Coasts, Treaty Series, vol. 1249, No. 20378, and "
                      "the reports of the tide"], left=60, top=120, size=8)  # fmt: skip
    columns = [*page_of(LEFT, left=60), *lines_at([line.strip() for line in RIGHT], left=320, top=740 - lower)]
    document = read(pdf_file([[*title, *columns, *notes]]))
    assert told(document) == IN_COLUMNS
    assert [len(one.notes) for one in document.paragraphs] == [0, 1, 1, 0]


def test_each_column_may_have_its_notes_below_it() -> None:
    notes = [
        *lines_at(["^1 See A/173/135."], left=60, top=400, size=8),
        *lines_at(["^2 See A/174/1."], left=320, top=400, size=8),
    ]
    document = read(pdf_file([[*page_of(LEFT, left=60), *page_of(RIGHT, left=320), *notes]]))
    assert told(document) == IN_COLUMNS
    assert [note.text for one in document.paragraphs for note in one.notes] == ["See A/173/135.", "See A/174/1."]


def test_the_notes_of_one_column_may_stand_beside_text_of_the_other() -> None:
    left = [*page_of(LEFT, left=60), *lines_at(["^1 See A/173/135."], left=60, top=664, size=8)]
    right = page_of([line.replace("^2", "") for line in RIGHT], left=320)
    document = read(pdf_file([[*left, *right]]))
    assert told(document) == IN_COLUMNS
    assert [[note.text for note in one.notes] for one in document.paragraphs] == [[], ["See A/173/135."], [], []]


def test_a_short_draft_without_gaps_keeps_its_paragraphs_apart() -> None:
    lines = [
        "The General Assembly,", "Recalling the tables of the tides,", "Noting the lamps of the northern coasts,",
        "1. Requests the Harbour Board to report on lamps;", "2. Decides to meet again at low tide in the spring.",
    ]  # fmt: skip
    assert told(read(pdf_file([lines_at(lines)]))) == lines


def test_a_line_that_goes_on_is_no_note_though_it_begins_with_its_number() -> None:
    first = [*page_of(TEXT[:6]), *lines_at(NOTE, top=120, size=8)]
    lines = [
        *TEXT[6:7],
        "replaced by the end of the year,^2 among them the lamps of the coasts, worth",
        "1 052 700 pounds,",
    ]
    second = [*page_of(lines), *lines_at(["^2 See A/173/136."], top=120, size=8)]
    document = read(pdf_file([first, second]))
    assert told(document)[2].endswith("the lamps of the coasts, worth 1 052 700 pounds,")
    assert [note.text for one in document.paragraphs for note in one.notes] == [
        "See A/173/135, annex.", "See A/173/136.",
    ]  # fmt: skip


def test_wide_gaps_of_justified_lines_are_no_gutter() -> None:
    lines = page_of([line.replace("^1", "") for line in TEXT])
    for number, put in enumerate([put for put in lines if len(put.text) > 60][1:5]):
        lines.remove(put)
        place = put.text.index(" ", 34 + number % 2)
        first, second = put.text[:place], put.text[place + 1 :]
        lines += [put._replace(text=first), put._replace(text=second, x=put.x + width_of(first) + 1.2 * SIZE)]
    assert told(read(pdf_file([lines]))) == PLAIN


def test_the_space_in_a_large_number_is_kept() -> None:
    line = next(put for put in page_of(TEXT) if put.text.startswith("tation"))
    rest = [put for put in page_of(TEXT) if put != line]
    parts = [line._replace(text="tation of the sum of 3"), Put("907", 204.4, line.y), Put("400 pounds;", 223.6, line.y)]
    assert "the sum of 3 907 400 pounds" in told(read(pdf_file([[*rest, *parts]])))[3]


def test_headings_with_numbers_at_the_edges_of_pages_are_no_running_heads() -> None:
    first = [*page_of(TEXT[:9]), *lines_at(["Section 10 of the budget"], top=90)]
    second = [
        *page_of([line.replace("1. ", "2. ") for line in TEXT[9:13]]),
        *lines_at(["Section 23 of the budget"], top=90),
    ]
    text = " ".join(told(read(pdf_file([first, second, page_of(["    3. Decides to remain seized of the matter."])]))))
    assert "Section 10 of the budget" in text
    assert "Section 23 of the budget" in text


FIGURES = [
    ("", "Lamps", "Pounds"), ("Northern coast", "12", "1 204"), ("Southern coast and the islands", "9", "880"),
    ("Harbours", "", "17"), ("Total", "21", "2 101"),
]  # fmt: skip


def table_of(rows: list[tuple[str, ...]], top: float, places: tuple[float, ...] = (90, 300, 400)) -> list[Put]:
    return [
        Put(cell, x, top - index * LEADING)
        for index, row in enumerate(rows) for x, cell in zip(places, row, strict=True) if cell
    ]  # fmt: skip


def rows_of(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs if one.kind is ParagraphKind.TABLE_ROW]


def test_rows_in_columns_of_figures_are_rows_of_a_table() -> None:
    page = [*page_of(TEXT), *table_of(FIGURES, 400), *lines_at(["Adopted at the shore of the sea."], top=300)]
    document = read(pdf_file([page]))
    assert rows_of(document) == ["\t".join(row) for row in FIGURES]
    assert document.paragraphs[-1].text == "Adopted at the shore of the sea."
    marks = next(one.marks for one in document.paragraphs if one.text.startswith("Harbours"))
    assert [(mark.kind, mark.start, mark.end) for mark in marks] == [
        (MarkKind.CELL, 0, 8), (MarkKind.CELL, 9, 9), (MarkKind.CELL, 10, 12),
    ]  # fmt: skip


def test_a_short_word_before_figures_is_a_cell_and_no_number_of_a_paragraph() -> None:
    rows = [("Lamp", "Pounds"), ("Reef", "12"), ("Isle", "9"), ("West Bay", "880"), ("Sum", "901")]
    page = [*page_of(TEXT), *table_of(rows, 400, (90, 300))]
    assert rows_of(read(pdf_file([page]))) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("number", ["1.", "12", "(a)", "(iv)", "xii", "b", "A.", "3 -", "•"])
def test_what_numbers_a_list_is_no_cell(number: str) -> None:
    rows = [(number, "The lamps of the coast"), (number, "The bells of the coast"), (number, "The harbours")]
    assert rows_of(read(pdf_file([[*page_of(TEXT), *table_of(rows, 400, (90, 130))]]))) == []


def test_a_table_may_go_on_on_another_page() -> None:
    pages = [[*page_of(TEXT), *table_of(FIGURES[:4], 400)], table_of(FIGURES[4:], 740)]
    assert rows_of(read(pdf_file(pages))) == ["\t".join(row) for row in FIGURES]


def test_a_table_on_a_sheet_without_end_is_read_to_its_last_row() -> None:
    rows = [(f"Report {number} of the session", f"{number}") for number in range(300)]
    page = [*page_of(TEXT), *table_of(rows, 400, (90, 300))]
    found = rows_of(read(pdf_file([page], page="/MediaBox [0 -4000 595 842] ")))
    assert found[-250:] == ["\t".join(row) for row in rows[-250:]]


def test_lines_of_a_cell_are_one_where_rows_are_further_apart() -> None:
    rows = [("Northern coast", "12"), ("Southern coast", "9"), ("Total", "21")]
    puts = [put for index, row in enumerate(rows) for put in table_of([row], 400 - 30 * index, (90, 300))]
    puts += lines_at(["and the islands before it"], top=400 - 30 - LEADING)
    puts += lines_at(["of both coasts"], top=400 - 60 - LEADING)
    puts += lines_at(["Adopted at the shore."], top=400 - 120)
    document = read(pdf_file([[*page_of(TEXT), *puts]]))
    assert rows_of(document) == [
        "Northern coast\t12", "Southern coast and the islands before it\t9", "Total of both coasts\t21",
    ]  # fmt: skip
    assert document.paragraphs[-1].text == "Adopted at the shore."


def test_no_word_is_lost_of_rows_whose_parts_stand_under_no_others() -> None:
    steps = [Put(text, left + 14 * row, 600 - LEADING * row) for row in range(9)
             for text, left in (("ab", 90.0), ("cd", 300.0))]  # fmt: skip
    words = " ".join(told(read(pdf_file([[*page_of(TEXT), *steps]])))).split()
    assert words[-18:] == ["ab", "cd"] * 9


def test_cells_of_an_arabic_table_are_read_from_the_right() -> None:
    cells = [("الساحل الشمالي", "12", "204"), ("الساحل الجنوبي", "9", "880"), ("المجموع", "21", "101")]
    page = right_to_left([*ARABIC, *ARABIC[2:], *ARABIC[2:]])
    for index, row in enumerate(cells):
        page += [Put(visual(cell), right - width_of(cell), 400 - index * LEADING)
                 for right, cell in zip((505, 300, 200), row, strict=True)]  # fmt: skip
    assert rows_of(read(pdf_file([page]))) == ["\t".join(row) for row in cells]


def test_two_columns_of_text_and_lists_of_one_line_are_no_tables() -> None:
    items = ["(a)   The lamps of the northern coast;", "(b)   The lamps of the islands;", "(c)   The harbours;"]
    puts = [Put(part, x, 400 - LEADING * index) for index, item in enumerate(items)
            for x, part in zip((110, 140), item.split("   "), strict=True)]  # fmt: skip
    assert rows_of(read(pdf_file([[*page_of(TEXT), *puts]]))) == []
    assert rows_of(read(pdf_file([[*page_of(LEFT, left=60), *page_of(RIGHT, left=320)]]))) == []


ARABIC_COLUMNS = [
    [
        "إن الجمعية العامة،", "",
        "إذ تشير إلى قرارها 173/135 بشأن التعاون", "بين الأمم المتحدة ومنظمة الموانئ في كل",
        "البلدان والأقاليم على السواحل كلها وفي", "الجزر القريبة منها والمدن والقرى وفي",
    ],
    [
        "الجزر البعيدة عنها أيضا وفي كل مكان،", "",
        "1 - تطلب إلى الأمين العام أن يقدم إلى", "الجمعية العامة تقريرا عن تنفيذ هذا القرار",
        "في دورتها المقبلة وأن يدعو الدول إلى", "التعاون في هذا المجال.",
    ],
]  # fmt: skip


def test_columns_of_arabic_are_read_from_the_right() -> None:
    first, second = ARABIC_COLUMNS
    page = [*right_to_left(first), *right_to_left(second, right=270, top=737)]
    assert told(read(pdf_file([page]))) == [
        first[0],
        " ".join([*first[2:], second[0]]),
        " ".join(second[2:]),
    ]


def test_a_line_of_a_column_may_end_between_the_columns() -> None:
    """As a line does of which a program stretched the words too far."""
    first, second = ([*column, *column[-4:] * 2] for column in ARABIC_COLUMNS)
    stretched = [*first[:3], first[3].replace("المو", "المو" + 4 * "\u0640"), *first[4:]]
    usual, far = ([*right_to_left(column), *right_to_left(second, right=287, top=737)] for column in (first, stretched))
    assert told(read(pdf_file([usual, far]))) == told(read(pdf_file([usual, usual])))


def test_the_notes_below_arabic_columns_are_read_from_the_right() -> None:
    lines = ["إذ تشير إلى قرارها 173/135 بشأن التعاون", *["بين الأمم المتحدة ومنظمة الموانئ في كلها"] * 6]
    pages = []
    for page in (0, 1):
        puts = [Put("22-26540", 90, 30), Put(f"{page + 1}/2", 480, 30)]
        for number, right in ((2 * page + 1, 505.0), (2 * page + 2, 270.0)):
            shown, note = right_to_left(lines, right=right), visual(f"انظر A/173/{number}35.")
            puts += [*shown, Put(str(number), shown[0].x - 4, shown[0].y + 3.5, 6), Put(str(number), right - 5, 63, 5)]
            puts.append(Put(note, right - 10 - width_of(note, 8), 60, 8))
        pages.append(puts)
    notes = [note.text for one in read(pdf_file(pages)).paragraphs for note in one.notes]
    assert notes == [f"انظر A/173/{number}35." for number in (1, 2, 3, 4)]


ARABIC = [
    "إن الجمعية العامة،", "",
    "إذ تشير إلى قراراتها 173/135 المؤرخ 14 كانون الأول/ديسمبر 2118 و 174/8 (د-15) المتعلقة",
    "بالتعاون بين الأمم المتحدة ومنظمة الموانئ للفترة 2115-2130،", "",
    "1 - تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة تقريرا عن تنفيذ هذا القرار (A/175/L.8)؛", "",
    "2 - تقرر إبقاء المسألة قيد النظر.",
]  # fmt: skip


def test_arabic_is_read_in_the_order_in_which_it_is_written() -> None:
    document = read(pdf_file([right_to_left(ARABIC)]))
    assert document.language is Language.ARABIC
    assert told(document) == [
        "إن الجمعية العامة،",
        "إذ تشير إلى قراراتها 173/135 المؤرخ 14 كانون الأول/ديسمبر 2118 و 174/8 (د-15) المتعلقة بالتعاون بين الأمم "
        "المتحدة ومنظمة الموانئ للفترة 2115-2130،",
        "1 - تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة تقريرا عن تنفيذ هذا القرار (A/175/L.8)؛",
        "2 - تقرر إبقاء المسألة قيد النظر.",
    ]


def test_forms_of_joined_letters_are_the_letters() -> None:
    lines = [line.replace("قرر", "\ufed7\ufeae\ufead") for line in ARABIC]
    assert told(read(pdf_file([right_to_left(lines)])))[-1] == "2 - تقرر إبقاء المسألة قيد النظر."


def test_strokes_that_fill_a_line_of_arabic_are_no_letters() -> None:
    filled = [line.replace("منظمة", "منظمــة").replace("المسألة", "المسـألة") for line in ARABIC]
    filled[-1] = filled[-1].replace("المسـألة", "مسـألة عام 1443هـ")
    texts = told(read(pdf_file([right_to_left(filled)])))
    assert texts[:-1] == told(read(pdf_file([right_to_left(ARABIC)])))[:-1]
    assert texts[-1] == "2 - تقرر إبقاء مسألة عام 1443هـ قيد النظر."


def drawn(signs: str, *, size: float = 13.0, mapped: bool = True) -> list[glyphs.Glyph]:
    """Glyphs side by side from right to left; what is no letter of Arabic has the size and is mapped as said."""
    return [
        glyphs.Glyph(sign, 96.0 - 4 * at, 100.0 - 4 * at, 20.0, 96.0 - 4 * at, 10.0,
                     13.0 if sign.isalpha() else size, at, mapped=sign.isalpha() or mapped)
        for at, sign in enumerate(signs)
    ]  # fmt: skip


@pytest.mark.parametrize("stroke", ["\r", "\x0c", "5", "55", "#", "("])
def test_strokes_that_a_file_calls_other_signs_are_strokes(stroke: str) -> None:
    shown = "".join(one.text for one in glyphs.with_fillers(drawn(f"من{stroke}ظمة")))
    assert shown == f"من{'ـ' * len(stroke)}ظمة"


def test_a_mark_that_a_file_says_behind_a_stroke_does_not_hide_it() -> None:
    found = drawn("من5ظ")
    marked = [*found[:3], found[1]._replace(text="\u064c"), found[3]]
    assert "".join(one.text for one in glyphs.with_fillers(marked)) == "منـ\u064cظ"


def test_strokes_that_a_file_does_not_name_are_strokes() -> None:
    assert [one.mapped for one in glyphs.with_fillers(drawn("م\x04ظ", mapped=False))] == [True, True, True]


def test_the_call_of_a_note_and_a_figure_behind_a_word_are_no_strokes() -> None:
    assert "".join(one.text for one in glyphs.with_fillers(drawn("من5ظ", size=8.0))) == "من5ظ"
    assert "".join(one.text for one in glyphs.with_fillers(drawn("من5 ظ"))) == "من5 ظ"
    assert "".join(one.text for one in glyphs.with_fillers(drawn("من(ظ)م"))) == "من(ظ)م"


def test_a_long_number_without_room_behind_it_is_one() -> None:
    tight = [line.replace("2 - تقرر", "2 -تقرر") for line in ARABIC]
    assert told(read(pdf_file([right_to_left(tight)])))[-1] == "2 - تقرر إبقاء المسألة قيد النظر."


def test_years_turned_round_are_turned_back() -> None:
    shown = right_to_left([line.replace("2115-2130", "2130-2115") for line in ARABIC])
    assert "للفترة 2115-2130،" in read(pdf_file([shown])).paragraphs[1].text


def test_two_numbers_whose_order_cannot_be_seen_are_doubted_unless_they_are_days() -> None:
    lines = [line.replace("2115-2130", "4-15 أيلول/سبتمبر 2117 والغاية 17-11") for line in ARABIC]
    document = read(pdf_file([right_to_left(lines)]))
    (doubt,) = [one for one in document.problems if one.code == "turned-numbers"]
    assert doubt.text in ("17-11", "11-17")
    assert doubt.location.paragraph == document.paragraphs[1].key


def test_a_letter_and_its_mark_may_be_one_glyph() -> None:
    page = right_to_left([line.replace("المنظمة", "الژنظمة").replace("ومنظمة", "وژنظمة") for line in ARABIC])
    document = read(pdf_file([page], shown_as={"ژ": "م\u064f"}))
    assert "بين الأمم المتحدة وم\u064fنظمة الموانئ" in document.paragraphs[1].text


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (("س", "لا", "م"), "سلام"),  # the letters of a ligature stand at one place, in reading order or from its end
        (("س", "ال", "م"), "سلام"),
        (("ف", "يف"), "ففي"),
        (("ق", "هيـ"), "قيه"),  # with the stroke that joins them
        (("م", "ن", "+م"), "من"),  # drawn again to look bold
    ],
)
def test_letters_at_one_place_are_read_in_order(columns: tuple[str, ...], text: str) -> None:
    placed = [(96.0 - 4 * at, sign) for at, column in enumerate(columns) for sign in column]
    if "+" in columns[-1]:
        placed[-2:] = [(96.5, columns[-1][-1])]
    signs = tuple(glyphs.Glyph(sign, x, x + 4, 20.0, x, 10.0, 13.0, place) for place, (x, sign) in enumerate(placed))
    (row,) = page_rows.rows_of(glyphs.Page(595, 842, signs))
    assert "".join(sign.text for sign in signs_of(row, rtl=True)) == text


@pytest.mark.parametrize("called", ["2118", "173/135", "A/173/L.8"])
def test_a_call_that_stands_before_its_number_from_right_to_left_is_set_behind_it(called: str) -> None:
    page = right_to_left(
        [*ARABIC[:2], f"إذ تشير إلى {called}، وإلى الفرع الأول من تقرير الأمين العام المتعلق", *ARABIC[3:]]
    )
    line = next(put for put in page if put.text.endswith("ذإ"))
    before, after = line.text.split(called)
    x = line.x + width_of(before + called)
    page.remove(line)
    page += [line._replace(text=before + called), Put("1", x, line.y + 3.5, 6), Put(after, x + 3, line.y)]
    page += [put._replace(size=8, y=100) for put in right_to_left(["1 القرار 173/135، المرفق."])]
    document = read(pdf_file([page]))
    (note,) = document.paragraphs[1].notes
    assert document.paragraphs[1].text[: note.anchor] == f"إذ تشير إلى {called}"


def test_the_number_of_a_note_is_read_before_latin_text_from_right_to_left() -> None:
    text = "United Ports, Tide Series, vol. 1249, No. 20378 .1"
    page = [*right_to_left(ARABIC), Put("1", 206, 713.5, 6)]
    note = Put(text, 505 - width_of(text, 8), 100, 8)
    (found,) = read(pdf_file([[*page, note]])).paragraphs[1].notes
    assert (found.marker, found.text) == ("1", "United Ports, Tide Series, vol. 1249, No. 20378")


COVERS = {
    Language.ENGLISH: ("Agenda item 99 (aa)", "99 (aa)"),
    Language.FRENCH: ("Point 99 aa) de l’ordre du jour", "99 aa)"),
    Language.SPANISH: ("Tema 99 aa) del programa", "99 aa)"),
    Language.RUSSIAN: ("Пункт 99 aa) повестки дня", "99 aa)"),
    Language.ARABIC: ("البند 99 (أ أ) من جدول الأعمال", "99 (أ أ)"),
    Language.CHINESE: ("议程项目99(aa)", "99(aa)"),
}


def test_the_parts_of_a_large_number_are_doubted_from_right_to_left() -> None:
    lines = [line.replace("للفترة 2115-2130،", "بمبلغ 500 874 519 جنيها،") for line in ARABIC]
    document = read(pdf_file([right_to_left(lines)]))
    (doubt,) = [one for one in document.problems if one.code == "turned-numbers"]
    assert (doubt.text, doubt.location.paragraph) == ("500 874 519", document.paragraphs[1].key)


def test_words_evenly_apart_are_no_cells() -> None:
    rows = [[("Lamps", 90.0), ("of", 135.0), ("the", 165.0), ("coast", 200.0), ("are", 245.0)]] * 4
    puts = [Put(word, x, 400 - LEADING * index) for index, row in enumerate(rows) for word, x in row]
    assert rows_of(read(pdf_file([[*page_of(TEXT), *puts]]))) == []


@pytest.mark.parametrize("language", COVERS)
def test_items_with_two_letters_are_read_on_covers(language: Language) -> None:
    line, item = COVERS[language]
    found = layout_of(language).full("agenda", line)
    assert found is not None
    assert found["item"] == item


def test_the_dash_before_an_arabic_title_is_no_part_of_it() -> None:
    lines = ["175/16. - التعاون بين الأمم المتحدة ومنظمة الموانئ", "", *ARABIC]
    document = read(pdf_file([right_to_left(lines)]))
    assert (document.symbol, document.title) == ("A/RES/175/16", "التعاون بين الأمم المتحدة ومنظمة الموانئ")


def test_the_raised_number_of_a_note_close_to_a_symbol_is_its_number() -> None:
    page = [*right_to_left(ARABIC), Put("1", 206, 713.5, 6)]
    page += [Put(".A/AC.109/2120/2", 505 - width_of(".A/AC.109/2120/2", 8), 100, 8), Put("1", 505.5, 103, 5)]
    (note,) = read(pdf_file([page])).paragraphs[1].notes
    assert (note.marker, note.text) == ("1", "A/AC.109/2120/2.")


def test_chinese_is_joined_without_spaces() -> None:
    lines = [
        "    大会，", "",
        "    回顾其2118年12月14日关于海洋和海岸的第173/135号决议，其中请秘书长就所有海岸灯",
        "塔的状况提出报告，并注意到20", "18年以来的进展，", "",
        "    1. 请秘书长向大会提出关于本决议执行情况的报告；", "", "    2. 决定继续处理此案。",
    ]  # fmt: skip
    assert told(read(pdf_file([page_of(lines)]))) == [
        "大会，",
        "回顾其2118年12月14日关于海洋和海岸的第173/135号决议，其中请秘书长就所有海岸灯塔的状况提出报告，"
        "并注意到2018年以来的进展，",
        "1. 请秘书长向大会提出关于本决议执行情况的报告；",
        "2. 决定继续处理此案。",
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("并注意到《2", "011-2020年行动纲领》的", "《2011-2020年行动纲领》"),
        ("并注意到其国民总收入0.", "15%至0.20%的", "总收入0.15%至0.20%"),
        ("并注意到第26/CO", "P.15号决定的", "第26/COP.15号决定"),
        ("并注意到TIDE", "-19之后的", "TIDE-19之后"),
        ("并注意到报告(A/CONF.2000/28(", "Part I))所述的", "A/CONF.2000/28(Part I)"),
        ("并注意到报告(A/CONF.2000/28(Par", "t III))所述的", "A/CONF.2000/28(Part III)"),
        ("并注意到报告(A/CONF.2000/28(Part", "III))所述的", "A/CONF.2000/28(Part III)"),
        ("并注意到第AU/Dec.", "1(XI)号决定的", "第AU/Dec.1(XI)号决定"),
    ],
)
def test_numbers_and_symbols_divided_anywhere_in_chinese_are_joined(first: str, second: str, whole: str) -> None:
    lines = ["    大会，", "", "    回顾其关于海洋和海岸的决议，其中请秘书长就所有海岸灯塔的状况提出报告，", first]
    lines += [f"{second}进展，", "", "    1. 请秘书长向大会提出关于本决议执行情况的报告。"]
    assert whole in told(read(pdf_file([page_of(lines)])))[1]


def test_a_bracket_behind_the_call_of_a_note_stays() -> None:
    page = [*page_of([line.replace("lamps^1", "lamps (of 2118^1)") for line in TEXT]), *lines_at(NOTE, top=120, size=8)]
    paragraph = read(pdf_file([page])).paragraphs[1]
    assert "the state of the lamps (of 2118) of all coasts" in paragraph.text
    assert [note.text for note in paragraph.notes] == ["See A/173/135, annex."]


def test_the_number_of_a_chinese_note_may_have_a_full_stop_and_no_space() -> None:
    lines = [
        "    大会，", "", "    回顾其2118年12月14日关于海洋和海岸的第173/135号决议，其中请秘书长^1就所有海岸灯塔的状",
        "况提出报告，", "", "    1. 请秘书长向大会提出关于本决议执行情况的报告。",
    ]  # fmt: skip
    notes = lines_at(["1.《海岸灯塔会议的报告》，第一章。"], top=120, size=8)
    document = read(pdf_file([[*page_of(lines), *notes]]))
    assert [note.text for one in document.paragraphs for note in one.notes] == ["《海岸灯塔会议的报告》，第一章。"]


def test_the_opening_in_italics_is_a_lead() -> None:
    page = page_of([line for line in TEXT if "Decides" not in line])
    last = min(put.y for put in page) - 18
    page += [Put("2.", 110, last), Put("Decides", 125, last, SIZE, True)]
    page.append(Put("to remain seized of the matter.", 165, last))
    paragraph = read(pdf_file([page])).paragraphs[-1]
    assert paragraph.text == "Decides to remain seized of the matter."
    assert [(one.kind, one.start, one.end) for one in paragraph.marks] == [(MarkKind.LEAD, 0, 7)]


def error_of(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    assert "A_RES_175_16.pdf" in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("shown", "drawn"),
    [
        ("/Rotate 90 ", ""),
        ("/Rotate 180 ", ""),
        ("/Rotate 90 ", f"0 1 -1 0 {HEIGHT} 0 cm"),
        ("", f"-1 0 0 -1 {WIDTH} {HEIGHT} cm"),
        ("", f"0 -1 1 0 0 {WIDTH} cm"),
    ],
)
def test_a_page_is_read_whichever_way_it_is_turned(shown: str, drawn: str) -> None:
    if drawn.startswith("0"):
        shown += f"/MediaBox [0 0 {HEIGHT} {WIDTH}] "
    level, turned = (
        read(pdf_file([page_of(TEXT)] * 2, page=page, over=over)) for page, over in (("", ""), (shown, drawn))
    )
    assert turned == replace(level, source=turned.source)


@pytest.mark.parametrize(
    ("stamp", "code"),
    [
        (Put("DRAFT", 150, 650, 60, aslant=True), "turned-text"),
        (Put("DRAFT", 95, 678, 28), "page-break"),
        (Put("NOT FOR CIRCULATION", 95, 681, 28), "page-break"),
    ],
)
def test_text_across_a_page_is_left_out_and_told(stamp: Put, code: str) -> None:
    stamped, plain = (read(pdf_file([[*page_of(TEXT), *over]] * 2)) for over in ([stamp], []))
    assert stamped.paragraphs == plain.paragraphs
    assert {one.text for one in stamped.problems if one.code == code} >= {stamp.text}


@pytest.mark.parametrize(
    ("remark", "count"),
    [
        ("/Subtype /StrikeOut /QuadPoints [90 740 200 740 90 730 200 730]", "1"),
        ("/Subtype /FreeText /Contents (not) /DA (/F0 9 Tf)", "1"),
        ("/Subtype /Widget /FT /Tx /T (a) /V (now)", "1"),
        ("/Subtype /Widget /FT /Tx /T (a)", ""),
        ("/Subtype /Link", ""),
    ],
)
def test_what_somebody_put_on_a_page_in_a_viewer_is_told(remark: str, count: str) -> None:
    document = read(pdf_file([page_of(TEXT)], page=f"/Annots [<< /Type /Annot {remark} /Rect [90 730 200 740] >>] "))
    assert [one.message[:1] for one in document.problems if one.code == "page-remarks"] == [*count]


@pytest.mark.parametrize("box", ["/MediaBox [-300 -400 295 442]", "/CropBox [-300 -400 295 442]"])
def test_a_page_need_not_begin_at_its_lower_left_corner(box: str) -> None:
    """As the pages of a printing house do, cut out of a larger sheet."""
    there, usual = (
        read(pdf_file([page_of(TEXT)] * 2, page=page, over=over))
        for page, over in ((f"/MediaBox [-400 -500 400 500] {box} ", "1 0 0 1 -300 -400 cm"), ("", ""))
    )
    assert there == replace(usual, source=there.source)


@pytest.mark.parametrize(
    "hidden",
    [
        Put("3. Decides otherwise.", 120, 500, unseen=True),
        Put("3. Decides otherwise.", 600, 500),
        Put("3. Decides otherwise.", 120, -20),
        Put("3. Decides otherwise.", 120, 500, shade=1),
        Put("3. Decides otherwise.", 120, 500, shade=0.99),
    ],
)
def test_text_that_a_page_does_not_show_is_left_out_and_told(hidden: Put) -> None:
    document = read(pdf_file([[*page_of(TEXT), hidden]]))
    assert told(document) == told(read(pdf_file([page_of(TEXT)])))
    assert [one.text for one in document.problems if one.code == "hidden-text"] == ["3. Decides otherwise."]


@pytest.mark.parametrize(("shade", "hidden"), [("0", ["not"]), ("1", ["not"])])
def test_a_word_under_a_box_is_left_out_and_told(shade: str, hidden: list[str]) -> None:
    """As words that somebody blacked out, or painted over, and that are still in the file."""
    put = Put("3. Decides not to open the lamps.", 120, 500)
    start, end = (put.x + width_of(text) for text in ("3. Decides ", "3. Decides not"))
    document = read(pdf_file([[*page_of(TEXT), put]], upon=f"{shade} g {start} 495 {end - start} 15 re f"))
    assert [one.text for one in document.problems if one.code == "hidden-text"] == hidden
    assert any("Decides to open the lamps." in one.text for one in document.paragraphs)


def test_words_hidden_in_two_places_are_told_apart() -> None:
    put = Put("3. Decides not to open all lamps.", 120, 500)
    ends = [
        put.x + width_of(text)
        for text in ("3. Decides ", "3. Decides not", "3. Decides not to ", "3. Decides not to open")
    ]
    boxes = " ".join(f"{start} 495 {end - start} 15 re f" for start, end in (ends[:2], ends[2:]))
    document = read(pdf_file([[*page_of(TEXT), put]], upon=f"0 g {boxes}"))
    assert [one.text for one in document.problems if one.code == "hidden-text"] == ["not open"]


@pytest.mark.parametrize(
    ("shade", "over", "upon"),
    [
        (1.0, "0 g 110 495 300 15 re f", ""),  # white on black
        (0.7, "", ""),
        (0.92, "", ""),
        (0.3, "1 0 0 rg 110 495 300 15 re f", ""),  # grey as dark as the red below it
        (0.0, "1 1 0 rg 110 495 300 15 re f", ""),  # a box below it, as that of a highlight
        (0.0, "", "0.5 w 110 502 m 400 502 l S"),  # struck through
    ],
)
def test_text_that_stands_out_on_its_page_is_read(shade: float, over: str, upon: str) -> None:
    put = Put("3. Decides to open the lamps - at last.", 120, 500, shade=shade)
    document = read(pdf_file([[*page_of(TEXT), put]], over=over, upon=upon))
    assert not any(one.code == "hidden-text" for one in document.problems)
    assert any(put.text[3:] in one.text for one in document.paragraphs)


def test_text_under_the_pictures_of_a_scan_is_read() -> None:
    """Some programs set it drawn, and the picture of the page upon it; perhaps in stripes, none of which fills it."""
    usual = read(pdf_file([page_of(TEXT)]))
    for stripes in (1, 6):
        height = 842 / stripes
        upon = "\n".join(
            f"q 595 0 0 {height} 0 {index * height} cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q" for index in range(stripes)
        )
        document = read(pdf_file([page_of(TEXT)], upon=upon))
        assert told(document) == told(usual)
        assert document.problems == usual.problems


def test_a_letter_of_which_the_edge_cuts_a_part_is_read() -> None:
    cut, usual = (read(pdf_file([page_of(TEXT)], page=page)) for page in ("/CropBox [92 0 595 842] ", ""))
    assert told(cut) == told(usual) and cut.problems == usual.problems


def test_a_page_that_is_a_picture_is_told_unless_it_has_text_too() -> None:
    picture = "q {} 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    codes = {
        width: [(one.code, one.message[:6]) for one in read(file).problems if one.code == "page-picture"]
        for width in (100, 500)
        for file in [pdf_file([page_of(TEXT), page_of(["2/3"]), page_of(TEXT)], over=picture.format(width))]
    }
    assert codes == {100: [], 500: [("page-picture", "page 2")]}


def test_a_scan_is_refused() -> None:
    error = error_of(pdf_file([[], [], []]))
    assert (error.slug, "OCR" in error.hint) == ("scan", True)


def test_text_that_says_other_signs_than_it_shows_is_refused() -> None:
    shifted = {chr(code): chr(code + 7) for code in range(ord("a"), ord("s"))}
    error = error_of(pdf_file([page_of(TEXT)], shown_as=shifted))
    assert (error.slug, "OCR" in error.hint) == ("garbled-text", True)


def test_cyrillic_given_as_latin_letters_is_refused() -> None:
    russian = "Генеральная Ассамблея, ссылаясь на свою резолюцию, просит Генерального секретаря представить доклад"
    latin = russian.encode("cp1251").decode("latin-1")
    error = error_of(pdf_file([lines_at([latin[:50], latin[50:]] * 8)]))
    assert error.slug == "garbled-text"


RUSSIAN = [
    "  Генеральная Ассамблея,",
    "  ссылаясь на свою резолюцию 173/135 от 14 декабря 2118 года и на",
    "все другие,",
    "  1. просит Генерального секретаря представить доклад;",
    "  2. постановляет продолжать заниматься этим вопросом.",
]
OCR_ARABIC = [
    "  إن الجمعية العامة،",
    "  إذ تشير إلى قرارها 173/135 المؤرخ 14 كانون الأول/ديسمبر 2118 وقرارها",
    "174/8 بشأن (المصابيح)،",
    "  1 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار؛",
    "  2 - تقرر إبقاء المسألة قيد النظر.",
]


@pytest.mark.parametrize("gap", [3.0, 1.0, -0.4])
@pytest.mark.parametrize(("lines", "rtl"), [(RUSSIAN, False), (OCR_ARABIC, True)])
def test_the_text_that_an_ocr_sets_under_a_page_is_read_word_by_word(lines: list[str], rtl: bool, gap: float) -> None:
    document = read(ocr_layer(lines, rtl=rtl, gap=gap))
    assert " ".join(told(document)) == " ".join(line.strip() for line in lines)
    assert "ocr-text" in {one.code for one in document.problems}


def test_sizes_that_an_ocr_guesses_make_no_notes_of_text() -> None:
    assert told(read(ocr_layer(RUSSIAN, sizes=(12, 12, 12, 12, 11))))[-1] == RUSSIAN[-1].strip()


def test_an_ocr_of_chinese_sets_no_spaces_between_its_signs() -> None:
    lines = ["  大 会 ，", "  回顾 其 2118 年 12 月 14 日 第 173/135 号 决议 ，", "  1. 请 秘 书 长 提 交 报告 ；"]
    lines += ["  2. 决 定 继续 处 理 此 案 ， 并 在 其 第 一 百 七 十 六 届 会 议 上 审 议 灯 塔 的 状况 。"]
    assert told(read(ocr_layer(lines)))[1:3] == [
        "回顾其 2118 年 12 月 14 日第 173/135 号决议，",
        "1. 请秘书长提交报告；",
    ]


def test_an_encrypted_file_is_refused() -> None:
    hidden = "<" + "ab" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {hidden} /U {hidden} >> /ID [<00> <00>]"
    assert error_of(pdf_file([page_of(TEXT)], extra=encrypt)).slug == "encrypted"


@pytest.mark.parametrize("keep", [9, 100, 1000])
def test_a_file_cut_short_is_refused_or_read(keep: int) -> None:
    assert error_of(pdf_file([page_of(TEXT)])[:keep]).slug in ("damaged-pdf", "scan")


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("/Count 1 ", "/Count 2147483647 "),
        ("/Count 1 ", "/Count -1 "),
        ("/Kids [5 0 R]", "/Kids [5 0 R 2 0 R]"),
        ("xref\n0 7", "xref\n0 3"),
        ("startxref\n", "startxref\n9"),
        ("/MediaBox [0 0 595 842]", "/MediaBox [595 842 0 0]"),
        ("/MediaBox [0 0 595 842]", "/MediaBox [0 0 0 0]"),
        ("/MediaBox [0 0 595 842]", "/MediaBox [0 0 1e9 1e9]"),
    ],
)
def test_a_file_whose_parts_are_wrongly_told_is_read_as_it_is_drawn(whole: str, broken: str) -> None:
    data = pdf_file([page_of(TEXT)]).decode("latin-1").replace("/Count 1>>", "/Count 1 >>")
    assert whole in data
    assert told(read(data.replace(whole, broken).encode("latin-1"))) == told(read(pdf_file([page_of(TEXT)])))


def test_more_pages_or_signs_than_a_resolution_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_file([page_of(TEXT)] * 3)
    monkeypatch.setattr(glyphs, "MOST_PAGES", 2)
    assert error_of(data).slug == "too-large"
    monkeypatch.setattr(glyphs, "MOST_PAGES", 3)
    monkeypatch.setattr(glyphs, "MOST_GLYPHS", 500)
    assert error_of(data).slug == "too-large"


@pytest.mark.parametrize("program", ["import os; os.abort()", "raise MemoryError", "print('x' * 101, end='')"])
def test_a_reader_that_crashes_is_an_error(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(glyphs, "read_package_data", lambda *path: program.encode())
    assert error_of(pdf_file([page_of(TEXT)])).slug in ("damaged-pdf", "scan")


def test_a_reader_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "read_package_data", lambda *path: b"import time; time.sleep(60)")
    monkeypatch.setattr(glyphs, "MOST_SECONDS", 1)
    assert error_of(pdf_file([page_of(TEXT)])).slug == "too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="the operating system has no such bounds")
def test_the_reader_can_write_no_file(tmp_path: Path) -> None:
    import subprocess

    target = tmp_path / "written"
    program = f"from draftdiff.importers.pdf import read_glyphs as r; r._bound(); open({str(target)!r}, 'w').write('x')"
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert not target.exists() or target.read_bytes() == b""


def against_xml(corpus: Path, number: str) -> Comparison:
    name, data = next(one for one in files_in(corpus / "ga") if f"_{number}-" in one[0] and one[0].endswith("E.xml"))
    (official,) = read_source(data, name).documents
    printed = read((corpus / "pdf" / f"A_RES_{number}.en.pdf").read_bytes())
    return compare(official, printed, load_lexicon(official.language))


@pytest.mark.corpus
@pytest.mark.parametrize(("number", "paragraphs"), [("77_321", 14), ("78_272", 25)])
def test_an_official_pdf_has_every_paragraph_and_word_of_the_official_xml(
    corpus: Path, number: str, paragraphs: int
) -> None:
    comparison = against_xml(corpus, number)
    counts = counts_of(comparison)
    assert (counts.unchanged, counts.old_paragraphs, counts.new_paragraphs) == (paragraphs, paragraphs, paragraphs)
    assert all(row.change is Change.UNCHANGED for row in comparison.rows)
    kinds = {one.kind for row in comparison.rows for one in row.segments}
    assert kinds <= {SegmentKind.SAME, SegmentKind.TYPOGRAPHIC}
    assert not any(one.segments for row in comparison.rows for one in row.notes)


def test_signs_without_a_size_get_one() -> None:
    """Damaged files have them, and distances are told in sizes."""
    sign = (ord("T"), 90, 740, 95, 748, 90, 740, 0.0, 0)
    (page,) = glyphs._pages(array("f", (1, 595, 842, 0, 0, 1, *sign)).tobytes())
    assert [(one.text, one.size > 0) for one in page.glyphs] == [("T", True)]


def test_a_row_without_end_is_read_in_one_pass() -> None:
    row = Put("tide " * 4_000, 90, 790)
    with pytest.raises(UnreadableFile):
        read(pdf_file([[*lines_at(TEXT[:6]), row]]))


@pytest.mark.corpus
def test_the_arabic_agreement_whose_signs_are_mixed_up_is_refused(corpus: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read((corpus / "pdf" / "BBNJ_Agreement_2023.ar.pdf").read_bytes())
    assert caught.value.slug == "garbled-text"


@pytest.mark.corpus
def test_a_scan_with_the_text_of_an_ocr_is_read_with_a_warning(corpus: Path) -> None:
    document = read((corpus / "pdf" / "A_L.632_1971.en.scan.pdf").read_bytes(), "scan.pdf")
    assert "The General Assembly," in told(document)
    assert "ocr-text" in {one.code for one in document.problems}
