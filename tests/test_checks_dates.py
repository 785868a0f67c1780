"""Dates, sessions, symbols and agenda items: what an editor marks in what a text cites, and what not."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from support.drafts import document_of, facts_in, found_in, problems_of

from draftdiff.compare import compare
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, AgendaItem, Language
from draftdiff.problems import Severity


def test_days_on_which_something_met_are_no_date_of_adoption() -> None:
    text = "OP | | Recalls resolution 173/135 and the meeting held from 22 to 24 March 2123."
    assert found_in(text) == []


def test_the_session_of_an_agenda_is_told_once_beside_the_text_of_last_time() -> None:
    text = "OP | | Decides to include it in the provisional agenda of its 175th session."
    before, after = document_of(text, Language.ENGLISH, "A/RES/173/135"), document_of(text, Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    before = replace(before, session="173")
    found = problems_of(after, previous=compare(before, after, lexicon))
    assert [one.code for one in found] == ["past-session"]


def test_a_chinese_date_before_an_and_is_not_that_of_the_resolution_behind_it() -> None:
    text = "PP | | 回顾2118年12月14日第173/135号决议，\nPP | | 根据2117年6月30日公报和第173/135号决议，"
    text += "\nPP | | 回顾2117年6月30日和第173/135号决议，"
    assert facts_in(text, "text", code="two-dates", language=Language.CHINESE) == []
    wrong = text.replace("公报和第", "第", 1)
    assert facts_in(wrong, "text", code="two-dates", language=Language.CHINESE) == ["173/135"]


def test_a_chinese_date_behind_which_something_else_is_said_is_not_that_of_the_number() -> None:
    text = "PP | | 回顾2116年12月9日第171/22号决议，\nPP | | 知悉2118年12月9日是大会第171/22号决议通过两周年，"
    assert facts_in(text, "text", code="two-dates", language=Language.CHINESE) == []
    about = text.replace("是大会第", "关于潮汐的第")
    assert len(problems_of(document_of(about, Language.CHINESE), "two-dates")) == 1


def test_a_resolution_is_dated_at_its_first_mention_alone() -> None:
    first, later = "PP | | Recalling its resolution 173/135{},", "\nOP | 1. | Recalls its resolution 173/135{}."
    dated = " of 14 December 2118"
    for text, told in (
        (first.format(dated) + later.format(""), []),
        (
            first.format(dated) + later.format(dated),
            [("OP1", "A/RES/173/135 is dated again: only its first mention, in PP1, has the date")],
        ),
        (first.format("") + later.format(dated), [("PP1", "the first mention of A/RES/173/135 has no date")]),
        (first.format(dated) + later.format(" of 15 December 2118"), []),
        (first.format(dated) + later.format(" and the night of 14 December 2118"), []),
        (first.format(" and 173/136" + dated) + later.format(""), []),
        (first.format(" A" + dated) + later.format(" A to E" + dated), []),
        (
            first.format(" A" + dated) + later.format(f" A{dated} and 172/3 of 8 December 2117"),
            [("OP1", "A/RES/173/135 A is dated again: only its first mention, in PP1, has the date")],
        ),
        (
            first.format(dated) + later.format(f"{dated}, and again resolution 173/135{dated}"),
            [("OP1", "A/RES/173/135 is dated again: only its first mention, in PP1, has the date")],
        ),
        ("PP | | Recalling resolution 173/135 of the Human Rights Council,", []),
        (first.format("") + "\nOP | 1. | Recalls resolution 173/135 of the Human Rights Council.", []),
        ("".join(f"HEAD | | {section}{later.format(dated)}\nOP | 2. | Meets.\n" for section in ("I", "II")), []),
    ):
        labels = [label for _, label in found_in(text, Language.ENGLISH, "first-mention")]
        assert list(zip(labels, facts_in(text, "message", code="first-mention"), strict=True)) == told
    again = (first.format(dated) + later.format(dated)).replace(
        "173/135 of 14 December 2118", "70/1 of 25 September 2015"
    )
    assert facts_in(again, "text", "hint", code="first-mention") == [
        ("70/1", "")
    ]  # of a right date nothing is proposed


def test_a_council_may_call_its_resolutions_its_own() -> None:
    document = document_of("PP | | Recalling its resolution 4325 (2099),", Language.ENGLISH)
    of_the_council = replace(document, symbol="S/RES/4326 (2099)", session="")
    assert [len(problems_of(one, "own-resolution")) for one in (document, of_the_council)] == [1, 0]


@pytest.mark.parametrize("number", ["1/173", "10/173", "337/173"])
def test_a_number_the_wrong_way_round_is_told_once(number: str) -> None:
    """One that is read as no citation, as one of no body, and as one of the Human Rights Council."""
    text = f"PP | | Recalling resolution {number} of 14 December 2118,"
    assert facts_in(text, "code", "message", "hint") == [
        (
            "reversed-symbol",
            "the number does not fit 14 Dec 2118; the other way round it does",
            f"`173/{number.partition('/')[0]}` was expected",
        )
    ]


def test_a_year_far_ahead_is_doubted_and_that_of_a_resolution_told_once() -> None:
    text = (
        "PP | | Recalling the plan until 2163 and the night of 2 May 2319,\nPP | | Recalling 171/22 of 9 December 2316,"
    )
    assert [one for one in facts_in(text, "code", "severity", "text") if "date" in one[0]] == [
        ("impossible-date", Severity.WARNING, "2 May 2319"),
        ("session-date", Severity.ERROR, "171/22"),
    ]


def test_a_session_to_come_is_told_once_and_is_sure_where_its_date_has_passed() -> None:
    text = "PP | | Recalling its resolution 177/22 of 9 December 2116,\nOP | | Decides to meet."
    assert facts_in(text, "code", "severity") == [("future-symbol", Severity.ERROR)]
    assert facts_in(text.replace("2116", "2122"), "code", "severity") == [("future-symbol", Severity.WARNING)]


AGENDA = {
    Language.ARABIC: (
        "المصابيح: مصابيح الليل في الموانئ",
        "تدرج في جدول الأعمال المؤقت لدورتها 176 البند المعنون ”{}“",
    ),
    Language.CHINESE: ("灯光：港口夜间的灯光", "决定在大会第一百七十六届会议临时议程列入题为“{}”的项目"),
    Language.ENGLISH: (
        "Lamps: lamps of the night in harbours",
        "Decides to include in the provisional agenda of its 176th session the item entitled “{}”",
    ),
    Language.FRENCH: (
        "Lampes : lampes de la nuit dans les ports",
        "Décide d’inscrire à l’ordre du jour provisoire de sa 176e session la question intitulée « {} »",
    ),
    Language.RUSSIAN: (
        "Лампы: лампы ночи в старых портах",
        "постановляет включить в предварительную повестку дня своей 176-й сессии пункт, озаглавленный «{}»",
    ),
    Language.SPANISH: (
        "Lámparas: lámparas de la noche en los puertos",
        "Decide incluir en el programa provisional de su 176º período de sesiones el tema titulado “{}”",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_item_bears_its_title_to_the_letter(language: Language) -> None:
    title, text = AGENDA[language]

    def said(quoted: str, item: str = title) -> list[str]:
        document = document_of(f"OP | | {text.format(quoted)}.", language)
        return [one.text for one in problems_of(replace(document, agenda=(AgendaItem(title=item),)), "agenda-item")]

    sub_item = re.split(r"\s*[:：]\s*", title)[1]
    lost = sub_item[:-1] if language is Language.CHINESE else sub_item.rsplit(" ", 1)[0]
    assert said(title) == said(sub_item) == said("2119") == said(f"{sub_item} (LAMP)") == []
    assert said(lost) == [lost]
    second, third = (
        next(word for word, number in load_lexicon(language).ordinals.items() if number == wanted) for wanted in (2, 3)
    )
    assert said(f"{sub_item} {third}", item=f"{sub_item} {second}") == []  # of another conference


def test_no_body_has_adopted_a_resolution_after_the_session_of_the_draft() -> None:
    text = "PP | | Recalling resolution 92/58 of 7 December 2130,"
    for session, codes in (("173", ["session-date"]), ("185", [])):
        document = document_of(text, Language.ENGLISH, f"A/RES/{session}/135")
        assert [one.code for one in problems_of(replace(document, session=session), "session-date")] == codes


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Recalling its resolution 137/173 of 14 December 2118", ["reversed-symbol"]),
        ("Recalling its resolution 75/16 of November 2020", ["first-mention"]),
        ("7. Recalling the Charter of the Dark Skies", ["number-sequence"]),
        ("Noting 905,300 dollars, comprising 900,300 dollars and 10,000 dollars", []),
    ],
)
def test_what_is_wrong_with_a_number_is_told_once_or_not_at_all(said: str, told: list[str]) -> None:
    assert facts_in(f"PP | | {said},", "code") == told


def test_a_month_alone_is_no_other_date_than_a_day_of_it() -> None:
    text = (
        "PP | | Recalling its resolution 173/135 of 14 December 2118,\nPP | | Recalling its resolution 173/135 of {},"
    )
    for said, told in (("December 2118", []), ("15 December 2118", ["173/135"])):
        assert facts_in(text.format(said), "text", code="two-dates") == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1325 (2000) of 31 October 2000", []),
        ("1325 (2001)", ["2001 does not fit S/RES/1325: S/RES/1325 was adopted on 31 Oct 2000"]),
        (
            "1325 (2000) of 30 October 2000",
            ["30 Oct 2000 does not fit S/RES/1325 (2000): S/RES/1325 (2000) was adopted on 31 Oct 2000"],
        ),
        ("1323 (2002)", ["2002 does not fit S/RES/1323: S/RES/1323 was adopted between 7 Oct 2000 and 31 Oct 2000"]),
        ("4326 (2099)", []),
        ("1325 (2000) of 30 October", []),
    ],
)
def test_a_number_of_the_security_council_tells_its_year_and_day(said: str, told: list[str]) -> None:
    text = f"PP | | Recalling Security Council resolution {said},"
    found = problems_of(document_of(text, Language.ENGLISH), "session-date")
    assert [f"{one.message}: {one.hint}" for one in found] == told


def test_an_and_between_resolutions_of_two_bodies_ends_no_list() -> None:
    text = (
        "PP | | Recalling resolutions 73/135 of 14 December 2018 and {} of 26 September 2019, {} of 26 September 2019,"
    )
    assert facts_in(text.format("42/1", "42/2"), "text", code="resolution-list") == []
    assert len(facts_in(text.format("74/1", "74/2"), "text", code="resolution-list")) == 1
