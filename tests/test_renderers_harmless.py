"""Nothing that a document contains commands a terminal or turns the text around it."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from draftdiff.renderers.harmless import FSI, ISOLATES, PDI, harmless, isolated, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("bell\x07 and \x9b0m", "bell<U+0007> and <U+009B>0m"),
        ("turned \u202eround\u202c", "turned <U+202E>round<U+202C>"),
        ("isolated \u2067so\u2069", "isolated <U+2067>so<U+2069>"),
        ("a line\u2028more", "a line<U+2028>more"),
        ("half \ud800 a character", "half <U+D800> a character"),
        ("first\nsecond", "first ¶ second"),
        ("cell\tcell", "cell │ cell"),
        ("marks \u200f of \u200e direction stay", "marks \u200f of \u200e direction stay"),
    ],
)
def test_what_commands_is_spelled_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_harmless_text_holds_no_command_and_can_be_encoded(text: str) -> None:
    shown = harmless(text)
    assert not {c for c in shown if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0}
    assert not set(shown) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


def test_text_that_runs_with_its_line_needs_no_isolate() -> None:
    assert isolated("A/RES/175/16", direction="ltr") == "A/RES/175/16"
    assert isolated("", direction="rtl") == ""


def test_text_that_could_turn_its_line_is_isolated() -> None:
    assert isolated("القرار 175/16", direction="ltr") == f"{FSI}القرار 175/16{PDI}"
    assert isolated("175/16", direction="rtl") == f"{FSI}175/16{PDI}"
    assert isolated("175/16", direction="rtl").translate(ISOLATES) == "175/16"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Requests", 8),
        ("请秘书长，", 10),
        ("تَطْلُبُ", 4),
        ("n̂́", 1),
        (f"{FSI}175{PDI}", 3),
        ("просит й", 8),
    ],
)
def test_width_in_columns(text: str, columns: int) -> None:
    assert width_of(text) == columns


@pytest.mark.parametrize(
    "block",
    [
        range(0x20, 0x7F),
        range(0xA1, 0x180),
        range(0x400, 0x530),
        range(0x600, 0x700),
        range(0x2010, 0x2028),
        range(0x3001, 0x3100),
        range(0x4E00, 0x9FFF, 37),
        range(0xFF01, 0xFF5F),
    ],
)
def test_widths_are_those_of_wcwidth(block: range) -> None:
    disputed = {0xAD, *range(0x600, 0x606), 0x6DD, 0x302E, 0x302F}  # terminals differ on these
    mine = {c: width_of(chr(c)) for c in block if c not in disputed and category(chr(c)) != "Cn"}
    assert mine == {c: wcwidth(chr(c)) for c in mine}
