"""The redline: golden cases, one file for each rule of tidiness, and what cases cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.case_files import cases_in

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.model import Language
from draftdiff.redline import MOST_TOKENS, is_coarse, redline

FOLDER = Path(__file__).parent / "cases" / "redline"
NOTATION = {
    SegmentKind.SAME: "{0.old}",
    SegmentKind.TYPOGRAPHIC: "{{~{0.old}|{0.new}~}}",
    SegmentKind.DELETED: "[-{0.old}-]",
    SegmentKind.INSERTED: "{{+{0.new}+}}",
}


class Case(NamedTuple):
    title: str
    old: str
    new: str
    expected: str


def cases_of(path: Path) -> Iterator[Case]:
    """A file of cases: `# language: title`, then `== old`, `== new`, `== expected`, a line of text each."""
    for title, parts in cases_in(path):
        yield Case(title, **parts)


def shown(segments: tuple[Segment, ...]) -> str:
    return "".join(NOTATION[segment.kind].format(segment) for segment in segments)


FILES = sorted(FOLDER.glob("*.txt"))
CASES = [pytest.param(case, id=f"{path.stem}: {case.title}") for path in FILES for case in cases_of(path)]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    assert shown(redline(case.old, case.new)) == case.expected


@pytest.mark.parametrize("case", CASES)
def test_case_turned_round(case: Case) -> None:
    turned = [(segment.kind, segment.new, segment.old) for segment in redline(case.new, case.old)]
    exchanged = {SegmentKind.DELETED: SegmentKind.INSERTED, SegmentKind.INSERTED: SegmentKind.DELETED}
    given = [(exchanged.get(segment.kind, segment.kind), segment.old, segment.new) for segment in redline(*case[1:3])]
    assert sorted(turned) == sorted(given)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_has_a_case_in_each_language(path: Path) -> None:
    languages = {case.title[:2] for case in cases_of(path)}
    assert languages == {language.value for language in Language if language is not Language.UNKNOWN}


WORDS = frozenset({"确认", "承认", "贫困", "贫穷", "决定", "举行", "进行", "国内", "国家", "家庭", "坚定", "渔民"})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("确认潮汐的作用", "承认潮汐的作用", "[-确认-]{+承认+}潮汐的作用"),
        ("使贫困的渔民", "使贫穷的渔民", "使[-贫困-]{+贫穷+}的渔民"),
        ("又决定审议潮汐", "还决定审议潮汐", "[-又-]{+还+}决定审议潮汐"),
        ("为审议潮汐举行会议", "为审议潮汐而进行会议", "为审议潮汐[-举行-]{+而进行+}会议"),
        ("根据国内法审议", "根据国家法律审议", "根据[-国内法-]{+国家法律+}审议"),
        ("强有力的决定", "坚定的决定", "[-强有力-]{+坚定+}的决定"),
        ("使贫困的渔民", "使贫苦的渔民", "使[-贫困-]{+贫苦+}的渔民"),
        ("使贫苦的渔民", "使贫困的渔民", "使[-贫苦-]{+贫困+}的渔民"),
        ("审议国家庭院的灯塔", "审议国家宫院的灯塔", "审议国家[-庭-]{+宫+}院的灯塔"),
        ("审议国内法", "审议国土", "审议[-国内法-]{+国土+}"),
        ("保护渔民的权利", "保护渔民和侨民的权利", "保护渔民{+和侨民+}的权利"),
        ("审议国内法", "审议国土辽阔", "审议国[-内法-]{+土辽阔+}"),
    ],
)
def test_a_known_word_of_two_chinese_characters_is_not_cut(old: str, new: str, expected: str) -> None:
    assert shown(redline(old, new, WORDS)) == expected


def test_equal_texts_have_no_segments() -> None:
    assert redline("Recalling the tide,", "Recalling the tide,") == ()


def test_changes_in_two_cells_of_a_table_row_are_two() -> None:
    old, new = "Lighthouses\t1,250\t40", "Lighthouses\t1,350\t41"
    assert shown(redline(old, new)) == "Lighthouses\t[-1,250-]{+1,350+}\t[-40-]{+41+}"


def test_an_empty_side() -> None:
    whole = Segment(kind=SegmentKind.INSERTED, old="", new="The tide rises.")
    assert redline("", "The tide rises.") == (whole,)


def long_text(first: str, last: str, sentence: str = "Wave {} reaches the harbour wall.") -> str:
    """A text of more tokens than are compared by the word, between two sentences."""
    return " ".join((first, *(sentence.format(count) for count in range(MOST_TOKENS // 6)), last))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("The storm begins.", ["The storm is over.", "The storm begins.", "The tide falls.", "The tide rises."]),
        ("The storm is over.", ["falls", "rises"]),
    ],
)
def test_a_long_text_is_redlined_by_the_sentence_unless_one_changed(first: str, expected: list[str]) -> None:
    old, new = long_text("The storm is over.", "The tide falls."), long_text(first, "The tide rises.")
    changed = [segment.old or segment.new for segment in redline(old, new) if segment.kind is not SegmentKind.SAME]
    assert changed == expected
    assert is_coarse(old, new) == (len(expected) > 2)


def test_a_text_of_too_many_sentences_is_replaced_whole() -> None:
    old, new = "Ebb. " * (MOST_TOKENS + 1), "Flow. " * (MOST_TOKENS + 1)
    kinds = [segment.kind for segment in redline(old, new)]
    assert kinds[:2] == [SegmentKind.DELETED, SegmentKind.INSERTED]
    assert len(kinds) <= 3


def test_a_last_word_that_stands_by_itself_is_replaced_by_another() -> None:
    segments = redline("What it is for", "What it is to", {"for", "to"})
    assert [(one.old, one.new) for one in segments if one.is_change] == [("for", ""), ("", "to")]


def test_a_piece_of_a_split_word_may_itself_be_a_word_behind_another_piece() -> None:
    assert shown(redline("the ma in gate", "the main gate", {"in"})) == "the {~ma in|main~} gate"
    assert shown(redline("in formal talks", "informal talks", {"in"})) == "[-in formal-]{+informal+} talks"


def test_a_letter_in_brackets_that_is_put_in_behind_another_keeps_its_own_brackets() -> None:
    assert shown(redline("(a) lamps", "(a) (b) lamps")) == "(a) {+(b) +}lamps"


def test_the_only_mark_of_a_text_is_replaced() -> None:
    assert shown(redline(",", ";")) == "[-,-]{+;+}"
    assert shown(redline(",", "")) == "[-,-]"


def test_a_number_goes_with_the_letter_of_its_part_alone() -> None:
    assert shown(redline("Notes 175/5 B", "Notes 175/5 B, 175/6 B")) == "Notes 175/5 B{+, 175/6 B+}"
    assert shown(redline("1 B", "1 B 1, 2 B")) == "1 {+B 1, 2 +}B"


def test_words_put_in_before_an_end_that_stays_begin_where_they_do() -> None:
    old = "boats a main northern tide boats lighthouse tables isles tide a port"
    new = old.replace("boats a main", "boats a main boats a main", 1)
    assert shown(redline(old, new)) == old.replace("boats ", "boats {+a main boats +}", 1)
