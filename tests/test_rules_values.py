"""What findings say: whole phrases, the words of one place, and nothing that stands on both sides."""

from __future__ import annotations

import pytest
from support.rule_cases import AR, EN, ES, FR, NEW, OLD, RU, ZH, paragraph, row_of, shown

from draftdiff.compare import compare
from draftdiff.comparison import Change, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language


def said(language: Language, old: str, new: str, rule: str) -> list[tuple[str, str]]:
    """Return the first values of the findings of a rule."""
    return [(f.values[0].old, f.values[0].new) for f in row_of(language, old, new).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("language", "old", "new", "deadline"),
    [
        (EN, "Asks for gardens in 2130;", "Asks for gardens by 2130;", "by 2130"),
        (FR, "Demande des jardins en 2130 ;", "Demande des jardins d’ici à 2130 ;", "d’ici à 2130"),
        (ES, "Pide jardines en 2130;", "Pide jardines a más tardar en 2130;", "a más tardar en 2130"),
        (RU, "просит сады в 2130 году;", "просит сады к 2130 году;", "к 2130 году"),
        (AR, "تطلب حدائق في عام 2130؛", "تطلب حدائق بحلول عام 2130؛", "بحلول عام 2130"),
        (ZH, "要求2130年开园；", "要求最迟2130年开园；", "最迟2130年"),
    ],
)
def test_a_deadline_is_said_with_its_date(language: Language, old: str, new: str, deadline: str) -> None:
    assert [new for _, new in said(language, old, new, "period")] == [deadline]


@pytest.mark.parametrize(
    ("language", "old", "new", "length"),
    [
        (EN, "Asks for lamps for three years;", "Asks for lamps for a year;", ("three years", "a year")),
        (FR, "Demande des lampes pour trois ans ;", "Demande des lampes pour un an ;", ("trois ans", "un an")),
        (ES, "Pide faroles por un año;", "Pide faroles por dos años;", ("un año", "dos años")),
        (AR, "تطلب مصابيح لمدة ثلاث سنوات؛", "تطلب مصابيح لمدة سنة واحدة؛", ("ثلاث سنوات", "سنة واحدة")),
    ],
)
def test_a_single_year_is_as_long_as_its_article_says(
    language: Language, old: str, new: str, length: tuple[str, str]
) -> None:
    assert said(language, old, new, "period") == [length]


def test_marks_round_what_is_fought_over_are_not_said() -> None:
    row = row_of(EN, "Recalls paragraph 27 of its resolution 171/12, on lamps;", "Welcomes the work of the Council;")
    assert [value.new for value in row.findings[0].values if value.name == "object"] == ["work of the Council"]


def test_the_number_of_a_document_is_no_quantity() -> None:
    old, new = "Notes the findings in NB-98/DG.24, with regret;", "Notes the findings in NB-101/DG.22, with regret;"
    assert said(EN, old, new, "quantity") == []
    assert said(EN, old, new, "name-other") == [("NB-98/DG.24", "NB-101/DG.22")]
    assert said(EN, "Allots 24 dollars/day to it;", "Allots 22 dollars/day to it;", "quantity") == [("24", "22")]


def test_what_comes_every_year_moves_by_two_in_a_text_of_every_two_years() -> None:
    asks = "Requests the Secretary-General to count the lamps annually and to report to it at its {} session;"
    before, two_on, three_on = (
        asks.format(f"one hundred and seventy-{number}") for number in ("fifth", "seventh", "eighth")
    )
    assert shown(row_of(EN, before, two_on)) == "technical\nroll-forward"
    assert "flag off-cycle" in shown(row_of(EN, before, three_on))


def test_a_range_that_rolled_is_said_whole() -> None:
    old = "Notes the period from 1 January to 31 December 2119;"
    new = "Notes the period from 1 January to 31 December 2121;"
    assert said(EN, old, new, "roll-forward") == [("1 January to 31 December 2119", "1 January to 31 December 2121")]


def test_a_deadline_says_the_whole_of_a_range_of_days() -> None:
    old = "Decides to pay for the garden for the period from 21 December 2123 to 30 June 2124;"
    new = "Decides to pay for the garden for the period from 21 to 31 December 2124;"
    assert said(EN, old, new, "period") == [("21 December 2123", "21 to 31 December 2124")]


def test_what_is_told_stands_so_in_the_text() -> None:
    """One finding for one insertion, a list with its own joint, and no period where a word beside it changed."""
    asks = "Requests the Secretary-General to report{};"
    assert said(EN, asks.format(""), asks.format(" every five years"), "period") == [("", "every five years")]
    old, new = "Protège les dunes, les phares ;", "Protège les dunes, les phares, les lampes et les jardins ;"
    assert said(FR, old, new, "list-members") == [("", "les lampes et les jardins")]
    budget = "Décide de répartir {} la période du 1er juillet au 31 décembre 2123 ;"
    assert not said(FR, budget.format("au titre de"), budget.format("pour"), "period")


@pytest.mark.parametrize(
    ("language", "old", "new", "rule"),
    [
        (AR, "تلاحظ أثر الحدائق؛", "تلاحظ أثر كوفيد-19 في الحدائق؛", "quantity"),
        (AR, "ترحب بالتعاون مع المنارات؛", "ترحب بالتعاون والتواصل مع المنارات؛", "time-word"),
        (RU, "отмечает роль лиц в порту;", "отмечает роль должностных лиц в порту;", "quantity"),
        (ZH, "欢迎缔约国的花园；", "欢迎国家的花园；", "quantity"),
        (EN, "Requests masters who cannot report to duty to rest;",
         "Requests masters who cannot report to duty in time to rest;", "reporting-request"),
        (EN, "Requests the Board to draw maps and to report thereon;",
         "Requests the Board to draw maps;", "list-members"),
    ],
)  # fmt: skip
def test_a_word_within_another_or_in_another_sense_is_not_told(
    language: Language, old: str, new: str, rule: str
) -> None:
    assert not said(language, old, new, rule)


def test_a_number_apart_is_a_quantity() -> None:
    assert said(AR, "تلاحظ أثر الحدائق؛", "تلاحظ أثر 19 في الحدائق؛", "quantity") == [("", "19")]


def test_the_day_of_two_instruments_is_said_once() -> None:
    cited = "Notes the scale in its resolution 172/1{0} and the map in its resolution 172/2{0};"
    found = row_of(EN, cited.format(""), cited.format(" of 24 December 2117")).findings[0]
    assert (found.message, found.values[0].new) == ("house-style.date-of", "24 December 2117")


@pytest.mark.parametrize(
    ("language", "old", "new", "number"),
    [
        (EN, "Allots 3 per cent to it;", "Allots 4 million dollars to it;", ("3 per cent", "4 million")),
        (FR, "Alloue 3 milliers ;", "Alloue 4 millions ;", ("3", "4 millions")),
        (RU, "выделяет 3 тысячи;", "выделяет 4 миллиона;", ("3 тысячи", "4 миллиона")),
    ],
)
def test_a_figure_is_said_with_its_measure(language: Language, old: str, new: str, number: tuple[str, str]) -> None:
    assert number in said(language, old, new, "quantity")


def test_a_day_that_moved_within_a_paragraph_is_one_finding() -> None:
    subject = "关于潮汐园和沙丘以及其他海边园林的养护与管理问题的"
    old, new = f"回顾大会2120年7月27日{subject}第174/313号决议，", f"回顾大会{subject}2120年7月27日第174/313号决议，"
    assert said(ZH, old, new, "house-style") == [("2120年7月27日", "2120年7月27日")]


def test_what_costs_is_said_in_words_and_a_numbered_session_costs_nothing() -> None:
    kept = paragraph("Decides to remain seized of the matter.", "kept")
    asked = paragraph("Requests the Keeper, at the seventy-ninth session, to convene a meeting on the tide;", "asked")
    before = Document(symbol=OLD, language=EN, paragraphs=(kept,))
    after = Document(symbol=NEW, language=EN, paragraphs=(asked, kept))
    row = next(row for row in compare(before, after, load_lexicon(EN)).rows if row.change is Change.ADDED)
    assert [flag.values[0].new for flag in row.flags] == ["to convene a meeting on the tide"]


def test_an_object_that_goes_on_says_so_and_ends_with_a_word() -> None:
    tail = "the gardens that the Harbour Board has planted in the lagoon since the flood"
    old, new = f"Welcomes the tending of {tail};", f"Urges the parties to the Accord to close {tail};"
    finding = row_of(EN, old, new).findings[0]
    objects = next(value for value in finding.values if value.name == "object")
    assert (objects.old, objects.new) == (
        "tending of the gardens that the Harbour Board …", "parties to the Accord to close the gardens …",
    )  # fmt: skip


def test_of_a_limb_put_before_the_old_one_nothing_took_the_place() -> None:
    asks = " a la Coalición de los faros a que prepare mapas;"
    limb = "Toma nota con aprecio de los esfuerzos realizados hasta la fecha por la Liga para estudiar las dunas, e"
    assert said(ES, f"Invita{asks}", f"{limb} invita{asks}", "governing-verb") == [("", "Toma nota con aprecio")]


def test_a_text_may_end_with_capitals_that_came() -> None:
    row = row_of(AR, "تلاحظ", "تلاحظ Recalling Recalling")
    assert row.weight is Weight.SUBSTANTIVE


def test_another_post_is_no_word_for_the_same_verb_of_another_object() -> None:
    """The object with and without the preposition that an Arabic verb writes onto it is one object."""
    row = row_of(AR, "وإذ تحيط علما بخطة الحدائق العائمة،", "وإذ تشدد على خطة الحدائق العائمة،")
    assert all(value.name != "object" for finding in row.findings for value in finding.values)


def test_what_a_report_is_asked_for_is_said_from_one_place() -> None:
    old = "Requests the Secretary-General to submit a report on the map “Tides” of the gardens;"
    new = "Requests, in this regard, the Secretary-General to submit a report on the list of the gardens;"
    assert ("map “Tides”", "in this regard") not in said(EN, old, new, "reporting-request")


@pytest.mark.parametrize("figures", ["9" * 5000, f"{'9' * 5000}th"])
def test_figures_without_end_are_compared_as_signs(figures: str) -> None:
    row = row_of(EN, "Asks for 5 gardens at the 5th stop;", f"Asks for {figures} gardens at the {figures} stop;")
    assert row.change is Change.AMENDED
    assert row.weight is Weight.SUBSTANTIVE


def test_years_without_end_are_no_age_that_rolled() -> None:
    years = "9" * 5000
    old = f"Noting that {years} years have passed since 2120,"
    new = f"Noting that {years}9 years have passed since 2122,"
    assert row_of(EN, old, new).weight is Weight.SUBSTANTIVE


def test_members_are_said_without_the_word_onto_which_and_was_written_for_them() -> None:
    old, new = "تدعو الموانئ إلى زرع حدائق؛", "تدعو الجزر الصغيرة في البحيرة والموانئ إلى زرع حدائق؛"
    assert said(AR, old, new, "list-members") == [("", "الجزر الصغيرة في البحيرة")]
    assert said(AR, new, old, "list-members") == [("الجزر الصغيرة في البحيرة", "")]
