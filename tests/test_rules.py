"""The rules: golden cases in six languages, and what cases cannot show."""

from __future__ import annotations

import pytest

from draftdiff.rules import RULES, load_rules
from tests.rule_cases import FOLDER, LANGUAGES, Case, cases_of, row_of, shown

FILES = sorted(FOLDER.glob("*.txt"))
CASES = [case for path in FILES for case in cases_of(path)]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.rule}: {case.language} {n}") for n, case in enumerate(CASES)]
)
def test_a_case(case: Case) -> None:
    assert shown(row_of(case.language, case.old, case.new)) == case.expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_has_as_many_cases_in_every_language(path) -> None:
    counted = [case.language for case in cases_of(path)]
    assert {counted.count(language) for language in LANGUAGES} == {len(counted) // len(LANGUAGES)}


def test_every_rule_can_be_imported() -> None:
    assert len(load_rules()) == len(RULES)
