"""Lines for a terminal: wrapped to its width in six scripts, each line closing what it opens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftdiff.renderers.harmless import FSI, ISOLATES, LRI, PDI, RLI, width_of
from draftdiff.renderers.terminal.paper import Paper, Span, padded, wrapped

PLAIN = Paper(width=24, direction="ltr", color=False)
ARABIC = Paper(width=24, direction="rtl", color=False)


def lines(text: str, width: int) -> list[str]:
    return ["".join(span.text for span in line) for line in wrapped([Span(text)], width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Requests two reports", 10, ["Requests", "two", "reports"]),
        ("Requests  two", 80, ["Requests  two"]),
        ("", 10, []),
        ("A/RES/175/16 and more", 8, ["A/RES/17", "5/16 and", "more"]),
        ("请秘书长提出报告。", 8, ["请秘书长", "提出报", "告。"]),
        ("请秘书长（提出）", 10, ["请秘书长", "（提出）"]),
        ("见第175/16号决议", 8, ["见第", "175/16号", "决议"]),
        ("Norland；Westland；Eastland", 20, ["Norland；Westland；", "Eastland"]),
    ],
)
def test_lines_end_at_spaces_and_between_chinese_characters(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_line_does_not_end_at_the_inner_edge_of_a_marker() -> None:
    assert lines("third {+and fourth +}conferences", 18) == ["third {+and", "fourth +}", "conferences"]
    assert lines("in 2017[- and-]{+,+} now", 12) == ["in 2017", "[- and-]", "{+,+} now"]


def test_an_isolate_is_closed_at_the_end_of_its_line_and_opened_again() -> None:
    assert lines(f"{FSI}one two{PDI} three", 4) == [f"{FSI}one{PDI}", f"{FSI}two{PDI}", "thre", "e"]


def test_a_block_hangs_under_its_first_line() -> None:
    assert PLAIN.block([Span("OP7  ")], [Span("amended by a longer sentence")]) == [
        "OP7  amended by a longer",
        "     sentence",
    ]


def test_a_block_without_content_is_its_prefix() -> None:
    assert PLAIN.block([Span("OP7"), Span("  amended  ")], []) == ["OP7  amended"]


def test_an_arabic_text_in_an_english_report_is_isolated_line_by_line() -> None:
    block = PLAIN.block([Span("    ")], [Span("تطلب إلى الأمين العام أن يقدم")], direction="rtl")
    assert [line.translate(ISOLATES).strip() for line in block] == ["تطلب إلى الأمين", "العام أن يقدم"]
    assert all(line.startswith(f"    {RLI}") and line.endswith(PDI) for line in block)
    assert {width_of(line) for line in block} == {24}


def test_an_english_text_in_an_arabic_report_is_isolated_the_other_way() -> None:
    (line,) = ARABIC.block([Span("    ")], [Span("Requests 175/16")], direction="ltr")
    assert line.startswith(f"{RLI}    {LRI}Requests 175/16{PDI}") and line.endswith(PDI)


def test_right_to_left_lines_are_of_one_width_so_that_they_begin_at_one_edge() -> None:
    wide = Paper(width=36, direction="rtl", color=False)
    block = wide.block([Span("المنطوق 7  ")], [Span("فعل آخر مختلف تماما عن السابق")])
    assert {width_of(line) for line in block} == {36}
    assert [line.rstrip(PDI)[-1] for line in block] == ["\u00a0", "\u00a0"]


def test_styles_are_colours_only_where_colour_is_wanted() -> None:
    colored = Paper(width=80, direction="ltr", color=True)
    assert colored.block([], [Span("[-two-]", "deleted"), Span(" plain")]) == ["\x1b[31m[-two-]\x1b[0m plain"]
    assert PLAIN.block([], [Span("[-two-]", "deleted")]) == ["[-two-]"]


def test_padding_counts_columns_not_characters() -> None:
    assert padded("新增", 6) == "新增  "


scripts = st.sampled_from(
    [
        "Requests ",
        "again, ",
        "تطلب إلى ",
        "القرار 175/16 ",
        "请秘书长，",
        "просит ",
        "[-",
        "-]",
        "{+",
        "+}",
        " ",
    ]
)


@given(st.lists(scripts).map("".join), st.integers(min_value=4, max_value=40))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    made = lines(text, width)
    assert all(width_of(line) <= width for line in made)
    assert "".join("".join(made).split()) == "".join(text.split())


@given(st.lists(scripts).map("".join), st.sampled_from([PLAIN, ARABIC]), st.sampled_from(["ltr", "rtl"]))
def test_without_its_isolates_a_block_is_the_stored_text(text: str, paper: Paper, direction: str) -> None:
    block = paper.block([Span("  ")], [Span(text)], direction=direction)
    stripped = " ".join(line.translate(ISOLATES) for line in block)
    assert "".join(stripped.split()) == "".join(text.split())
    for line in block:
        opened = sum(line.count(isolate) for isolate in (FSI, LRI, RLI))
        assert opened == line.count(PDI)
