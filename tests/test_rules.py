"""The rules: golden cases in six languages, and what cases cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rule_cases import FOLDER, Case, cases_of, compared, row_of, shown
from support.rule_signs import unforeseen

from draftdiff.changes.context import Context
from draftdiff.changes.evidence import evidence_of
from draftdiff.changes.signs import signs_of
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language
from draftdiff.rules import RULES

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


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (Language.FRENCH, "les phares ou aux balises", "les phares où aux balises"),
        (Language.FRENCH, "d’agir du matin au soir", "d’agir dû matin au soir"),
        (Language.SPANISH, "los Estados que decidan si actuarán", "los Estados que decidan sí actuarán"),
    ],
)
def test_an_accent_that_makes_another_word_is_no_house_style(language: Language, old: str, new: str) -> None:
    assert shown(row_of(language, old, new)) == "substantive\ntopical-clause"


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        (Language.ENGLISH, "to meet in formal sessions", "to meet informal sessions", "substantive\ntopical-clause"),
        (Language.ENGLISH, "that it was not able then", "that it was notable then", "substantive\nnegation"),
        (Language.ENGLISH, "that there may be tides", "that there maybe tides", "substantive\nmodal"),
        (
            Language.ENGLISH,
            "to appoint 10 4-year members",
            "to appoint 104-year members",
            "substantive\nquantity",
        ),
        (Language.ENGLISH, "to hold 12-week sessions", "to hold 12 week sessions", "editorial\nhouse-style"),
        (Language.ENGLISH, "that ports can not act", "that ports cannot act", "editorial\nhouse-style"),
        (Language.ENGLISH, "the Harbour Board and the fleet", "the Harbour Boardand the fleet", "typographic"),
        (Language.FRENCH, "d’examiner sur tout les marées", "d’examiner surtout les marées", "substantive\nscope"),
        (
            Language.SPANISH,
            "a los puertos por que actúen",
            "a los puertos porque actúen",
            "substantive\ntopical-clause",
        ),
        (Language.RUSSIAN, "что не зависимый орган", "что независимый орган", "substantive\nnegation"),
        (Language.ARABIC, "بالتقرير في ما يتعلق بالموانئ", "بالتقرير فيما يتعلق بالموانئ", "editorial\nhouse-style"),
        (Language.ARABIC, "الموانئ و المرافئ", "الموانئ والمرافئ", "typographic"),
    ],
)
def test_a_word_joined_to_the_next_may_be_another_word(language: Language, old: str, new: str, expected: str) -> None:
    assert shown(row_of(language, old, new)) == expected


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        (Language.ENGLISH, "for pilots and divers", "for pilots and for divers", "editorial\nhouse-style"),
        (Language.ENGLISH, "for victims of storms and pirates", "for victims of storms and for pirates", "substantive"),
        (Language.FRENCH, "de cesser de vendre et acheter", "de cesser de vendre et de acheter", "editorial"),
        (Language.SPANISH, "a dejar de pescar y remar", "a dejar de pescar y a remar", "substantive"),
        (Language.RUSSIAN, "для порта и маяка", "для порта и для маяка", "editorial"),
    ],
)
def test_a_preposition_said_again_is_that_of_the_words_before_it(
    language: Language, old: str, new: str, expected: str
) -> None:
    assert shown(row_of(language, old, new)).startswith(expected)


def test_a_spelling_that_the_lexicon_knows_is_told_once() -> None:
    row = row_of(Language.SPANISH, "Observa que sólo el faro alumbra;", "Observa que solo el faro alumbra;")
    assert [(finding.message, finding.values[0].old) for finding in row.findings] == [("house-style.spelling", "sólo")]
