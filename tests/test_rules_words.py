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
