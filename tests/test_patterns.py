"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from draftdiff.patterns import any_of, late_pattern


def test_a_late_pattern_is_used_like_any_other() -> None:
    number = late_pattern(r"(?P<number>\d+)/\d+")
    assert [match["number"] for match in number.finditer("75/16 and 77/18")] == ["75", "77"]
    assert number.fullmatch("75/16") is not None
    assert number.pattern == r"(?P<number>\d+)/\d+"


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("text")


def test_of_some_words_the_longest_that_fits_is_matched() -> None:
    states = re.compile(any_of(["States", "States Members (all)", "all"]))
    assert states.findall("all States\u00a0Members (all), States") == ["all", "States\u00a0Members (all)", "States"]
    assert re.search(any_of([]), "States") is None
