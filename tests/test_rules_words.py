"""Single words that turn a clause, in the languages where they were once missed."""

from __future__ import annotations

import pytest
from rule_cases import row_of

from draftdiff.comparison import Weight
from draftdiff.model import Language


@pytest.mark.parametrize(
    ("language", "old", "new", "rule"),
    [
        ("ar", "تقرر أن تدرج البند في جدول الأعمال؛", "تقرر ألا تدرج البند في جدول الأعمال؛", "negation"),
        ("ru", "осуждает любую охоту на пеликанов;", "осуждает охоту на пеликанов;", "scope"),
        ("es", "Alienta a los demás faros a informar;", "Alienta a los faros a informar;", "scope"),
        ("en", "Affirms the plan for the dunes;", "Affirms the plan, without prejudice to the dunes;", "qualifier"),
        ("fr", "Affirme le plan des dunes ;", "Affirme, sans préjudice des dunes, le plan des dunes ;", "qualifier"),
    ],
)
def test_a_word_that_turns_a_clause_is_named_by_its_kind(language: str, old: str, new: str, rule: str) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.SUBSTANTIVE
    assert row.findings[0].rule == rule


def test_self_determination_is_no_report() -> None:
    """In Arabic it is the same word: تقرير."""
    old = "تطلب إلى الأمين العام أن يواصل دعم حق الشعوب في تقرير المصير؛"
    row = row_of(Language.ARABIC, old, old.replace("يواصل دعم", "يدعم"))
    assert "reporting-request" not in {finding.rule for finding in row.findings}


@pytest.mark.parametrize(
    ("language", "old", "new", "rule", "words"),
    [
        (
            "en",
            "Requests the keepers to light the lamps and, as appropriate, to clean them;",
            "Requests the keepers, as appropriate, to light the lamps and to clean them;",
            "qualifier",
            "as appropriate",
        ),
        (
            "zh",
            "请看守人发展并加强现有举措，以酌情扩大灯塔；",
            "请看守人酌情发展并加强现有举措，以扩大灯塔；",
            "qualifier",
            "酌情",
        ),
    ],
)
def test_a_qualifier_beside_another_verb_moved_and_neither_came_nor_went(
    language: str, old: str, new: str, rule: str, words: str
) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.SUBSTANTIVE
    (moved,) = [finding for finding in row.findings if finding.message == "moved-words"]
    assert moved.rule == rule
    assert words in moved.values[0].old
    assert moved.values[0].old == moved.values[0].new


@pytest.mark.parametrize(
    ("language", "old", "new", "said"),
    [
        ("en", "Decides to meet once every two years;", "Decides to meet twice every two years;", ("once", "twice")),
        ("en", "Decides on 50 lamps and 70 boats;", "Decides on 25 lamps and 35 boats;", ("50", "25")),
    ],
)
def test_a_number_that_took_the_place_of_another_is_said_with_it(
    language: str, old: str, new: str, said: tuple[str, str]
) -> None:
    row = row_of(Language(language), old, new)
    values = [value for finding in row.findings for value in finding.values]
    assert said in {(value.old, value.new) for value in values}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "en",
            "Invites the Board to help the diver and his crew;",
            "Invites the Board to help the diver and her crew;",
        ),
        ("zh", "请港务局协助特别报告员并帮助他们；", "请港务局协助特别报告员并帮助她们；"),
    ],
)
def test_a_pronoun_of_somebody_who_holds_no_office_is_somebody_else(language: str, old: str, new: str) -> None:
    assert row_of(Language(language), old, new).weight is Weight.SUBSTANTIVE
