"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from draftdiff.patterns import late_pattern


def test_a_late_pattern_is_used_like_any_other() -> None:
    number = late_pattern(r"(?P<number>\d+)/\d+")
    assert [match["number"] for match in number.finditer("75/16 and 77/18")] == ["75", "77"]
    assert number.fullmatch("75/16") is not None
    assert number.pattern == r"(?P<number>\d+)/\d+"


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("text")
