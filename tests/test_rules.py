"""The rules: golden cases in six languages, and what cases cannot show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.rule_cases import FOLDER, Case, cases_of, compared, row_of, shown
from support.rule_signs import unforeseen

from draftdiff.changes.context import Context
from draftdiff.changes.evidence import evidence_of
from draftdiff.changes.signs import signs_of
from draftdiff.comparison import Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language
from draftdiff.rules import RULES

FILES = sorted(FOLDER.glob("*.txt"))
CASES = [case for path in FILES for case in cases_of(path)]
CHANGES = FOLDER.parent / "changes.txt"
"""Cases of a line each: what is told of a change, the change in braces."""
_CHANGE = re.compile(r"\{(.*?)\|(.*?)\}")


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.rule}: {case.language} {n}") for n, case in enumerate(CASES)]
)
def test_a_case(case: Case) -> None:
    assert shown(row_of(case.language, case.old, case.new)) == case.expected


@pytest.mark.parametrize("case", [line for line in CHANGES.read_text("utf-8").splitlines()[1:] if line[0] != "#"])
def test_what_is_told_of_a_change(case: str) -> None:
    where, text, expected = case.split(" | ")
    *in_note, spoken = where.split(" ")
    language, old, new = Language(spoken), *(_CHANGE.sub(side, text) for side in (r"\1", r"\2"))
    noted = ("Notes the map of gardens;",) * 2
    row = compared(language, *noted, (old,), (new,)).rows[0] if in_note else row_of(language, old, new)
    told = shown(row).split("\n")
    if expected.startswith("only "):
        assert f"only {', '.join(told)}" == expected
    else:
        for one in expected.split(", "):
            assert (one.removeprefix("-") in told) is (one[0] != "-")
    heavy = [finding for finding in row.findings if finding.weight is Weight.SUBSTANTIVE]
    assert row.weight is not Weight.SUBSTANTIVE or any(finding.segments for finding in heavy)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_has_as_many_cases_in_every_language(path) -> None:
    counted = [case.language for case in cases_of(path)]
    assert {counted.count(language) for language in LANGUAGES} == {len(counted) // len(LANGUAGES)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_finds_anything_where_its_signs_are_missing(path: Path) -> None:
    for case in cases_of(path):
        for old, new in ((case.old, case.new), (case.new, case.old)):
            lexicon = load_lexicon(case.language)
            assert not unforeseen(compared(case.language, old, new), lexicon)
            assert not unforeseen(compared(case.language, "Z.", "Z.", (old,), (new,)), lexicon)


def test_a_change_asks_few_rules() -> None:
    comparison = compared(Language.ENGLISH, "Requests a quiet lagoon.", "Requests a tidy lagoon.")
    signs = signs_of(
        evidence_of(Context(comparison, load_lexicon(Language.ENGLISH)), None, comparison.rows[0].segments)
    )
    assert {name for name, rule in RULES.items() if not signs.isdisjoint(rule.signs)} == {
        "typographic", "house-style", "agreement", "forms", "agreement-after", "governing-verb",
        "name-other", "list-members", "little-words", "topical-clause",
    }  # fmt: skip


def test_a_spelling_that_the_lexicon_knows_is_told_once() -> None:
    row = row_of(Language.SPANISH, "Observa que sólo el faro alumbra;", "Observa que solo el faro alumbra;")
    assert [(finding.message, finding.values[0].old) for finding in row.findings] == [("house-style.spelling", "sólo")]
