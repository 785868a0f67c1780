"""Single words that turn a clause: what no line of `cases/changes.txt` can show of them."""

from __future__ import annotations

import pytest
from support.rule_cases import row_of

from draftdiff.comparison import Weight
from draftdiff.model import Language


@pytest.mark.parametrize(
    ("language", "old", "new", "rule"),
    [
        ("ar", "تقرر أن تدرج البند في جدول الأعمال؛", "تقرر ألا تدرج البند في جدول الأعمال؛", "negation"),
        ("ru", "осуждает любую охоту на пеликанов;", "осуждает охоту на пеликанов;", "scope"),
        ("ru", "подчеркивает, что Совет должен беречь сады;", "подчеркивает, что Совет беречь сады;", "modal"),
        ("es", "Alienta a los demás faros a informar;", "Alienta a los faros a informar;", "scope"),
        ("es", "Alienta a los demás faros a informar;", "Alienta a otros faros a informar;", "scope"),
        ("es", "Alienta a los faros pertinentes a informar;", "Alienta a los faros competentes a informar;", "scope"),
        ("fr", "Prie notamment les grands phares d’agir ;", "Prie y compris les grands phares d’agir ;", "scope"),
        ("fr", "Prie notamment les grands phares d’agir ;", "Prie en particulier les grands phares d’agir ;", "scope"),
        ("es", "Observa que decidió aplazar a 2122 la beca;", "Observa que decidió aplazar a 2124 la beca;", "period"),
        ("en", "Welcoming progress in gardens,", "Welcoming further progress in gardens,", "topical-clause"),
        ("fr", "Prend note de 30 cartes du phare ;", "Prend note de plus de 30 cartes du phare ;", "quantity"),
        ("en", "Plans to drain the lagoon in 2130;", "Plans to drain the lagoon in 2132;", "period"),
        ("ru", "просит при необходимости гасить маяки;", "просит в надлежащих случаях гасить маяки;", "qualifier"),
        ("en", "Affirms the plan for the dunes;", "Affirms the plan, without prejudice to the dunes;", "qualifier"),
        ("fr", "Affirme le plan des dunes ;", "Affirme, sans préjudice des dunes, le plan des dunes ;", "qualifier"),
        # the annual report is published, publishes
        ("ar", "تقرر أن يُنشر التقرير السنوي؛", "تقرر أن يَنشر التقرير السنوي؛", "topical-clause"),
    ],
)
def test_a_word_that_turns_a_clause_is_named_by_its_kind(language: str, old: str, new: str, rule: str) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.SUBSTANTIVE
    assert row.findings[0].rule == rule


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
    ("old", "new", "said"),
    [
        ("Decides to meet once every two years;", "Decides to meet twice every two years;", ("once", "twice")),
        ("Decides on 50 lamps and 70 boats;", "Decides on 25 lamps and 35 boats;", ("50", "25")),
    ],
)
def test_a_number_that_took_the_place_of_another_is_said_with_it(old: str, new: str, said: tuple[str, str]) -> None:
    row = row_of(Language.ENGLISH, old, new)
    assert said in {(value.old, value.new) for finding in row.findings for value in finding.values}


def test_no_step_leads_from_a_year_to_a_session() -> None:
    old = "Takes note of the report of the Harbour Board contained in document S/2117/904;"
    row = row_of(Language.ENGLISH, old, old.replace("S/2117/904", "A/175/871"))
    assert not row.flags


def test_a_host_is_said_without_the_days_beside_its_name() -> None:
    old = "Acogiendo el seminario organizado por el Gobierno de Faro del 11 al 13 de mayo de 2120,"
    new = "Acogiendo el seminario organizado por el Gobierno de Duna del 12 al 14 de mayo de 2122,"
    host = next(f for f in row_of(Language.SPANISH, old, new).findings if f.rule == "addressee")
    assert (host.values[0].old, host.values[0].new) == ("el Gobierno de Faro", "el Gobierno de Duna")


def test_one_change_of_a_name_or_a_verb_is_told_once() -> None:
    old = "Welcomes the reefs, and in this regard also welcomes the survey of the Harbour Board;"
    row = row_of(Language.ENGLISH, old, old.replace("also welcomes", "recalls"))
    assert [finding.rule for finding in row.findings].count("governing-verb") == 1


def test_the_beginning_of_a_period_that_moved_alone_is_told() -> None:
    old = "Decides to pay the keepers for the period from 1 July 2119 to 30 June 2120;"
    new = "Decides to pay the keepers for the period from 1 June 2121 to 30 June 2122;"
    row = row_of(Language.ENGLISH, old, new)
    assert (row.findings[0].rule, row.findings[0].values[0].new) == ("period", "1 June 2121")


def test_a_negation_that_only_stands_elsewhere_is_told_once() -> None:
    old = "Invite ces phares à s’abstenir, en attendant la marée, de toute lumière ;"
    new = "Invite ces phares, en attendant la marée, à s’abstenir de toute lumière ;"
    row = row_of(Language.FRENCH, old, new)
    assert [(finding.rule, finding.message) for finding in row.findings] == [("negation", "moved-words")]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("zh", "强调花园可持续；", "强调花园不可持续；"),
        ("ru", "отмечает страны, имеющие выход к морю;", "отмечает страны, не имеющие выхода к морю;"),
        ("fr", "Note les pays membres du Conseil ;", "Note les pays non membres du Conseil ;"),
        ("en", "Notes that the keepers are ready;", "Notes that the keepers are not ready;"),
    ],
)
def test_a_negation_that_alone_was_put_in_is_told_in_an_idiom_too(language: str, old: str, new: str) -> None:
    found = {finding.rule: finding for finding in row_of(Language(language), old, new).findings}
    assert not found["negation"].values[0].old
    assert found["negation"].values[0].new
