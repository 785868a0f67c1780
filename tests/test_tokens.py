"""Tokens in six scripts: what is never cut, and what is compared as equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from support.strategies import texts

from draftdiff.tokens import (
    compare_key,
    compared_text,
    is_chinese_word,
    is_word,
    may_hold_chinese,
    split_tokens,
    words_of,
)


def cut(text: str) -> str:
    """The tokens of a text without the spaces, with a stroke between."""
    return "|".join(token for token in split_tokens(text) if not token.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling its resolution A/RES/175/16,", "Recalling|its|resolution|A/RES/175/16|,"),
        ("A/C.3/175/L.8/Rev.1.", "A/C.3/175/L.8/Rev.1|."),
        ("A/175/345-S/2120/898 and A/175/345–S/2120/898", "A/175/345-S/2120/898|and|A/175/345–S/2120/898"),
        ("at session ES-11 (ES‑11/1)", "at|session|ES-11|(|ES‑11/1|)"),
        ("1,250.5 tons, 75/16, 2121–2123", "1,250.5|tons|,|75/16|,|2121|–|2123"),
        ("1 250 000,5 tonnes, 5 000 pierres", "1 250 000,5|tonnes|,|5 000|pierres"),
        ("the Secretary-General’s self‑determination", "the|Secretary-General’s|self‑determination"),
        ("and/or (a) 2 bis.", "and|/|or|(|a|)|2|bis|."),
        ("see https://tides.example/a/b?c=1.", "see|https://tides.example/a/b?c=1|."),
        ("l’eau qu’il boit jusqu’à l'aube", "l’|eau|qu’|il|boit|jusqu’|à|l'|aube"),
        ("aujourd’hui, le 1er jour", "aujourd’hui|,|le|1er|jour"),
        ("le cœur d’İzmir, i\u0307zmir", "le|cœur|d’|İzmir|,|i\u0307zmir"),
        ("el año n.º 3", "el|año|n|.|º|3"),
        ("20-я сессия, Сёдланд", "20-я|сессия|,|Сёдланд"),
        ("المعدَّل، د-30 (أ)", "المعدَّل|،|د|-|30|(|أ|)"),
        ("تشرين الثاني/نوفمبر الجمعيـــة", "تشرين|الثاني|/|نوفمبر|الجمعيـــة"),
        ("مبلغ 400 221 18 دينار", "مبلغ|400 221 18|دينار"),
        ("大会第七十七届会议，第75/16号", "大|会|第|七十七|届|会|议|，|第|75/16|号"),
        ("e\u0301te\u0301 x", "e\u0301te\u0301|x"),
        ("\u200fab\u200e c", "\u200f|ab\u200e|c"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert cut(text) == expected


@given(texts)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(split_tokens(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("self-determination", "self‑determination"),
        ("–", "—"),
        ("Secretary-General’s", "Secretary-General's"),
        ('"', "“"),
        ("«", "”"),
        ("'", "“"),
        (" ", "\u00a0\t"),
        ("café", "cafe\u0301"),
        ("5 000", "5000"),
        ("الجمعيـــة", "الجمعية"),
        ("المعدَّل", "المعدل"),
        ("ﺑﺎﻟﻤﻴﻨﺎء", "بالميناء"),
        ("ab\u200e", "a\u00adb"),
        ("（", "("),
        ("53А", "53A"),
    ],
)
def test_equal_keys(one: str, other: str) -> None:
    assert compare_key(one) == compare_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ab", "ab"),
        ("10²", "102"),
        ("n.º", "n.o"),
        ("health-care", "healthcare"),
        ("إن", "ان"),
        ("Ё", "Е"),
        (",", ";"),
        ("1,250", "1.250"),
        ("53А", "53B"),
    ],
)
def test_other_keys(one: str, other: str) -> None:
    assert compare_key(one) != compare_key(other)


def test_what_cannot_be_seen_has_no_key() -> None:
    assert compare_key("\u200f\u2067") == ""


def test_words_are_what_carries_meaning() -> None:
    assert words_of("The tide, “RISING” at 5 000 m (75/16).") == ["the", "tide", "rising", "at", "5000", "m", "75/16"]
    assert is_word("潮") and is_word("75/16") and not is_word("—")


def test_the_compared_text_folds_what_no_reader_would_call_a_change() -> None:
    assert compared_text(" The “high‑level”\u00a0 meeting ") == compared_text('The "high-level" meeting')


@pytest.mark.parametrize(("text", "expected"), [("A/RES/175/16", False), ("l’été — прилив مد", False), ("潮汐", True)])
def test_a_quick_look_tells_texts_without_chinese(text: str, expected: bool) -> None:
    assert may_hold_chinese(text) is expected


@given(texts)
def test_a_chinese_word_is_a_token_of_its_own(text: str) -> None:
    """Before such a character a text may be cut anywhere."""
    for place, mark in enumerate(text):
        if is_chinese_word(mark):
            assert split_tokens(text[:place]) + split_tokens(text[place:]) == split_tokens(text)
