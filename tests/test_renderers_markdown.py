"""Markdown that GitHub and pandoc read alike, and that no document can write into."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.invented import comparison, finding, row, segments

from draftdiff.comparison import Weight
from draftdiff.model import Header, Language, Source
from draftdiff.renderers import RenderOptions, render
from draftdiff.renderers.excerpt import pieces_of
from draftdiff.renderers.harmless import FSI, PDI
from draftdiff.renderers.markdown import escaped, redline

JOINT = "<!-- -->"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("R&D | $5 | ~a~ | x^2", r"R\&D \| \$5 \| \~a\~ \| x\^2"),
        ("# no heading, no @person", f"#{JOINT} no heading, no @{JOINT}person"),
        ("- no item", r"\- no item"),
        ("12. no item", r"12\. no item"),
        ("12) no item", r"12\) no item"),
        ("2174 was a year", "2174 was a year"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_text_is_never_markup(text: str, safe: str) -> None:
    assert escaped(text) == safe


def shown(text: str, direction: str = "ltr") -> str:
    return redline(pieces_of(segments(text)), direction)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("for [-2174-]{+2175+}, hosted", "for ~~2174~~ **2175**, hosted"),
        ("in 2174[- and-]{+,+} 2175", "in 2174 ~~and~~ **,** 2175"),
        ("the Organization{+,+} and", f"the Organization{JOINT}**,** and"),
        ("women{+, children+} and", f"women{JOINT}**, children** and"),
        ("{+“New+}”", "**“New**”"),
        ("第一[-和-]{+、+}第二", f"第一~~和~~ **、**{JOINT}第二"),
        ("co[- -]operate", f"co{JOINT}~~␣~~{JOINT}operate"),
        ("all {+relevant +}bodies", "all **relevant** bodies"),
        ("[-*old*-]", r"~~\*old\*~~"),
    ],
)
def test_deleted_words_are_struck_through_and_new_words_are_bold(text: str, markdown: str) -> None:
    assert shown(text) == markdown


def test_right_to_left_changes_are_isolated_from_each_other() -> None:
    assert shown("في [-175/16-]{+177/18+}", "rtl") == f"في ~~{FSI}175/16{PDI}~~ **{FSI}177/18{PDI}**"


MARK = re.compile(r"\*\*|~~")


def is_read(text: str) -> bool:
    """Read marks by the rules of CommonMark: each opens, and the next one closes it."""
    text = f" {text} "
    opened = ""
    for found in MARK.finditer(text):
        before, after = text[found.start() - 1], text[found.end()]
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if (opened and not (closes and found[0] == opened)) or (not opened and not opens):
            return False
        opened = "" if opened else found[0]
    return not opened


parts = st.sampled_from(["word", " ", ",", "“", "词", "。", "القرار", "175/16", "-", "(a)"])
texts = st.lists(parts, min_size=1, max_size=4).map("".join)
redlines = st.lists(
    st.one_of(texts, texts.map("[-{}-]".format), texts.map(lambda text: f"{{+{text}+}}")), max_size=6
).map("".join)


@given(redlines, st.sampled_from(["ltr", "rtl"]))
def test_every_mark_is_read_as_a_mark(text: str, direction: str) -> None:
    assert is_read(shown(text, direction))


def test_a_report_lists_the_substantive_changes_with_what_to_cite_them_by() -> None:
    said = [finding("scope", "of-no-file", Weight.SUBSTANTIVE)]
    made = comparison(
        [
            row("{+Notes more+}", numbers=("", "1."), weight=Weight.SUBSTANTIVE),
            row(
                "all [-the-]{+relevant+} bodies",
                numbers=("1.", "2."),
                weight=Weight.SUBSTANTIVE,
                findings=said,
            ),
            row("[-some-]{+many+}", numbers=("2.", "3."), findings=[*said, finding("modal", "x", Weight.SUBSTANTIVE)]),
        ]
    )
    text = str(render(made, "markdown"))
    assert "amended\n\n- modal verb\n- scope\n\n> " in text and "\n\nscope\n\n> " in text
    assert "1. **A/RES/175/16, OP1**: added; Notes more" in text
    assert "2. **A/RES/173/135, OP1 → A/RES/175/16, OP2**: amended; scope" in text


def test_a_text_without_a_symbol_is_cited_by_its_file_or_as_one_that_has_none() -> None:
    rows = [row("Takes [-due-] note", weight=Weight.SUBSTANTIVE)]
    for source, called in (Source(name="draft.txt"), "draft.txt"), (Source(), "text without symbol"):
        made = comparison(rows, new=Header(title="Wrecks", source=source))
        assert f"**A/RES/173/135, OP1 → {called}, OP1**" in render(made, "markdown")
        assert f"A/RES/173/135 → {called}" in render(made, "markdown").splitlines()[0]
        assert f"1. **{called}, OP1**: amended" in render(comparison(rows, old=made.new, new=made.new), "markdown")


def test_an_arabic_document_in_an_english_report_is_turned_and_the_report_is_not() -> None:
    made = comparison([row("تطلب [-تقريرا-]{+تقريرين+}", numbers=("1.", "1."))], new=Header(language=Language.ARABIC))
    text = str(render(made, "markdown"))
    assert '<div dir="rtl">\n\n> تطلب ' in text and text.startswith("# ")
    arabic = str(render(made, "markdown", RenderOptions(reader=Language.ARABIC)))
    assert arabic.startswith('<div dir="rtl">\n\n# ') and arabic.endswith("\n\n</div>\n")
    assert arabic.count("<div") == 1
