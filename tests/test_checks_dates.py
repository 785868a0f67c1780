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


def test_of_two_sessions_beside_an_agenda_the_nearest_is_its_own() -> None:
    text = "OP | | 决定在大会第176届会议临时议程题为“评估大会第十二届特别会议《灯塔手册》”的项目下列入“夜”的分项。"
    assert found_in(text, Language.CHINESE) == []


def test_the_session_of_an_agenda_is_told_once_beside_the_text_of_last_time() -> None:
    text = "OP | | Decides to include it in the provisional agenda of its 175th session."
    before, after = document_of(text, Language.ENGLISH, "A/RES/173/135"), document_of(text, Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    before = replace(before, session="173")
    found = problems_of(after, previous=compare(before, after, lexicon))
    assert [one.code for one in found] == ["past-session"]


@pytest.mark.parametrize(
    "item",
    [
        "in the provisional agenda of its 176th session",
        "in the provisional agenda of the Congress, set by the Commission at its 32nd session",
        "in its agenda, at its 175th session",
    ],
)
def test_only_the_session_of_a_provisional_agenda_must_be_to_come(item: str) -> None:
    text = f"PP | | Recalling the Night,\nOP | | Decides to put it {item}."
    assert found_in(text) == []


def test_a_chinese_date_before_an_and_is_not_that_of_the_resolution_behind_it() -> None:
    text = "PP | | 回顾2118年12月14日第173/135号决议，\nPP | | 根据2117年6月30日公报和第173/135号决议，"
    assert facts_in(text, "text", code="two-dates", language=Language.CHINESE) == []
    wrong = text.replace("公报和第", "第")
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
        (first.format(" and 173/136" + dated), []),
        (first.format(" A" + dated) + later.format(" A to E" + dated), []),
        ("PP | | Recalling resolution 173/135 of the Human Rights Council,", []),
        ("".join(f"HEAD | | {section}{later.format(dated)}\nOP | 2. | Meets.\n" for section in ("I", "II")), []),
    ):
        labels = [label for _, label in found_in(text, Language.ENGLISH, "first-mention")]
        assert list(zip(labels, facts_in(text, "message", code="first-mention"), strict=True)) == told
    known = "PP | | Recalling its resolution 70/1,"
    assert facts_in(known, "hint", code="first-mention") == ["A/RES/70/1 was adopted on 25 Sept 2015"]
    for listed, told in (
        ("70/1 and 71/1 of 19 September 2016", ["70/1"]),
        ("70/1 of 19 September 2016", []),
        ("70/1, in September 2015, and 171/22", []),
        ("171/22 and 71/1 of 19 September 2016", []),
    ):
        assert facts_in(f"PP | | Recalling its resolutions {listed},", "text", code="first-mention") == told
    russian = "PP | | ссылаясь на резолюцию 70/1 Генеральной Ассамблеи от 19 сентября 2016 года,"
    assert facts_in(russian, "text", code="first-mention", language=Language.RUSSIAN) == []
    chinese = "PP | | 回顾2016年9月19日第71/1号和第70/1号决议，"
    assert facts_in(chinese, "text", code="first-mention", language=Language.CHINESE) == ["70/1"]


@pytest.mark.parametrize(
    ("cited", "hint"),
    [
        ("Security Council resolution 4325 (2099) of 31 October 2099", ""),
        ("Security Council resolution 4325 (2099) of 31 October 2098", "S/RES/4325 (2099) was adopted in 2099"),
        ("Economic and Social Council resolution 2098/5 of 31 July 2097", ""),
        ("Economic and Social Council resolution 2098/5 of 31 July 2099", "E/RES/2098/5 was adopted in 2097 or 2098"),
        ("Human Rights Council resolution 303/1 of 8 December 2106", ""),
        ("Human Rights Council resolution 325/1 of 27 March 2114", ""),
        ("Human Rights Council resolution 325/1 of 27 March 2115", "A/HRC/RES/325/1 was adopted in 2114"),
    ],
)
def test_a_resolution_of_a_council_has_a_date_of_its_year(cited: str, hint: str) -> None:
    found = facts_in(f"PP | | Recalling {cited},", "severity", "hint", code="session-date")
    assert found == [(Severity.ERROR, hint)] * bool(hint)


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        ("from 24 to 22 March 2119", True),
        ("from 22 to 24 March 2119", False),
        ("on 24 March 2119 and, before, on 22 March 2119", False),
        ("on 24 March 2119 and in February 2119", False),
        ("on 24 March 2119 and on 22 March 2119", False),
    ],
)
def test_a_range_of_days_runs_forward(days: str, is_told: bool) -> None:
    found = facts_in(f"PP | | Welcoming the meeting held {days},", "message", code="year-range")
    assert found == ["the range runs backward"] * is_told


@pytest.mark.parametrize(
    "listed",
    [
        "171/22 of 9 December 2116, 172/3 and 172/4 of 10 December 2117 and 173/135 of 14 December 2118",
        "171/22 of 9 December 2116 and 173/135 of 14 December 2118, and its decision",
        "171/22 of 9 December 2116 and, in May, 173/135 of 14 December 2118, 174/5 of 12 December 2119",
        "171/22 of 9 December 2116 and Security Council resolutions 2700 (2117) of 9 May 2117",
    ],
)
def test_an_and_that_joins_two_of_one_day_or_two_lists_is_none_of_the_middle(listed: str) -> None:
    assert facts_in(f"PP | | Recalling its resolutions {listed},", "text", code="resolution-list") == []


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("173/135 of 14 December 2118, 171/22 of 9 December 2116 and 174/5 of 12 December 2119", ["171/22"]),
        ("3 (III) of 14 December 1948, 12 (III) of 9 December 1948 and 174/5 of 12 December 2119", []),
        ("171/22 of 9 December 2116, 173/135 of 14 December 2118 and 171/22 of 9 December 2116", []),
        ("174/5 of 12 December 2119, 173/135 of 14 December 2118 and 171/22 of 9 December 2116", []),
        ("173/135 of 14 December 2118 and 171/22 of 9 December 2116", ["171/22"]),
        ("173/135 of 14 December 2118 and 174/5 of 12 December 2117", []),
    ],
    ids=["one", "by number", "told by repeated-word", "the other way round", "the last of a list", "a wrong date"],
)
def test_a_list_of_resolutions_goes_from_the_oldest_to_the_latest(listed: str, told: list[str]) -> None:
    assert facts_in(f"PP | | Recalling its resolutions {listed},", "text", code="resolution-list") == told


@pytest.mark.parametrize(
    ("cited", "is_told"),
    [
        ("Recalling its resolution 4325 (2099),", True),
        ("Recalling also its resolutions 2098/5 of 31 July 2098,", True),
        ("Recalling its resolution 173/135,", False),
        ("Recalling Security Council resolution 4325 (2099),", False),
        ("Recalling that the Security Council, in its resolution 4325 (2099), asked for light,", False),
    ],
)
def test_the_assembly_s_own_resolutions_are_its_own(cited: str, is_told: bool) -> None:
    document = document_of(f"PP | | {cited}", Language.ENGLISH)
    assert len(problems_of(document, "own-resolution")) == is_told
    of_the_council = replace(document, symbol="S/RES/4326 (2099)", session="")
    assert problems_of(of_the_council, "own-resolution") == ()


def test_a_commission_may_be_some_sessions_ahead_of_the_assembly() -> None:
    text = "PP | | Noting the adoption, by the {}, of resolution 176/8 of 19 May 2120,"
    code = "future-symbol"
    commission, assembly = "Economic and Social Commission for Asia and the Pacific", "General Assembly"
    assert [facts_in(text.format(body), "code", code=code) for body in (commission, assembly)] == [[], [code]]


@pytest.mark.parametrize("number", ["10/173", "337/173"], ids=["of no body", "as of the Human Rights Council"])
def test_a_number_the_wrong_way_round_is_told_once(number: str) -> None:
    text = f"PP | | Recalling resolution {number} of 14 December 2118,"
    assert facts_in(text, "code", "message", "hint") == [
        (
            "reversed-symbol",
            "the number does not fit 14 Dec 2118; the other way round it does",
            f"`173/{number.partition('/')[0]}` was expected",
        )
    ]


def test_no_session_sat_before_the_first() -> None:
    text = "PP | | Recalling resolution 171/7 of 9 December 1916,"
    hint = "the 171st session sat from September 2116 to September 2117"
    assert facts_in(text, "hint", code="session-date") == [hint]


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("31 April 2119", True),
        ("29 February 2119", True),
        ("29 February", False),
        ("29 February 2120", False),
        ("from 26 to 34 May", True),
    ],
)
def test_a_day_must_be_in_the_calendar(day: str, is_told: bool) -> None:
    found = facts_in(f"PP | | Recalling the night of {day},", "severity", code="impossible-date")
    assert found == [Severity.ERROR] * is_told


def test_a_month_must_be_in_the_year() -> None:
    text = "PP | | 回顾其2118年82月22日第173/135号决议，"
    assert facts_in(text, "text", code="impossible-date", language=Language.CHINESE) == ["2118年82月22日"]


def test_a_year_far_ahead_is_doubted_and_that_of_a_resolution_told_once() -> None:
    text = (
        "PP | | Recalling the plan until 2163 and the night of 2 May 2319,\nPP | | Recalling 171/22 of 9 December 2316,"
    )
    assert [one for one in facts_in(text, "code", "severity", "text") if "date" in one[0]] == [
        ("impossible-date", Severity.WARNING, "2 May 2319"),
        ("session-date", Severity.ERROR, "171/22"),
    ]


@pytest.mark.parametrize(
    ("symbol", "is_told"),
    [
        ("A/RES/171/1622", True),
        ("171/1622", True),
        ("171/222", False),
        ("171/555", False),
        ("12/2119", False),
        ("Law No. 42/2118", False),
        ("第42/2118号法律", False),
        ("2008 (LX)", False),
    ],
)
def test_no_session_comes_to_so_high_a_number(symbol: str, is_told: bool) -> None:
    assert bool(found_in(f"PP | | Recalling resolution {symbol},", Language.ENGLISH, "unread-symbol")) is is_told


def test_a_session_to_come_is_told_once_and_is_sure_where_its_date_has_passed() -> None:
    text = "PP | | Recalling its resolution 177/22 of 9 December 2116,\nOP | | Decides to meet."
    assert facts_in(text, "code", "severity") == [("future-symbol", Severity.ERROR)]
    assert facts_in(text.replace("2116", "2122"), "code", "severity") == [("future-symbol", Severity.WARNING)]


@pytest.mark.parametrize(
    ("number", "date", "is_told"),
    [
        ("138/7", "9 December 2116", False),
        ("170/7", "9 December 2116", True),
        ("151/7", "9 December 2069", True),
        ("171/7", "9 December 2161", True),
    ],
    ids=["of a commission", "a session off", "a number too high", "figures that changed places"],
)
def test_a_number_years_behind_its_date_is_another_body_s_unless_a_slip_makes_it_so(
    number: str, date: str, is_told: bool
) -> None:
    text = f"PP | | Recalling resolution {number} of {date},\nOP | | Decides to meet."
    assert found_in(text) == ([("session-date", "PP1")] if is_told else [])


def test_the_day_on_which_a_resolution_was_adopted_is_known_or_lies_between_its_neighbours() -> None:
    def said(citation: str) -> list[tuple[Severity, str]]:
        return facts_in(f"PP | | Recalling its resolution {citation},", "severity", "hint", code="session-date")

    known = "A/RES/70/1 was adopted on 25 Sept 2015"
    assert said("70/1 of 25 September 2015") == []
    assert said("70/1 of 26 October 2015") == [(Severity.WARNING, known)]
    assert said("70/1 of 25 September 2005") == [(Severity.ERROR, known)]
    assert said("70/1 of September 2015") == []
    between = "A/RES/55/56 was adopted between 27 Nov 2000 and 4 Dec 2000"
    assert said("55/56 of 1 December 2000") == []
    assert said("55/56 of 1 November 2000") == [(Severity.WARNING, between)]
    assert said("48/226 C of 29 July 1994") == []
    text = "PP | | Recalling its resolutions 70/1 of 25 September 2015 and 70/1 of 26 October 2015,"
    assert facts_in(text, "text", code="two-dates") == []


@pytest.mark.parametrize(
    ("language", "years", "message"),
    [
        (Language.ENGLISH, "2115–2119", ""),
        (Language.ENGLISH, "2115-2119", "a hyphen between years, where official texts have an en dash (–)"),
        (Language.SPANISH, "2115-2119", ""),
        (Language.SPANISH, "2115–2119", "a dash between years, where official texts have a hyphen"),
        (Language.SPANISH, "2119-2115", "the range runs backward"),
        (Language.ENGLISH, "A/RES/2119-2115", ""),
    ],
)
def test_a_range_of_years_runs_forward_with_the_sign_of_its_language(
    language: Language, years: str, message: str
) -> None:
    assert facts_in(f"PP | | {years},", "message", code="year-range", language=language) == [message] * bool(message)


def test_a_report_is_asked_for_at_a_session_to_come() -> None:
    def said(request: str) -> list[str]:
        return facts_in(f"OP | | {request}.", "text", code="past-session")

    assert said("Requests the Secretary-General to report at its 176th session") == []
    assert said("Requests the Secretary-General to report at its 174th session") == ["174"]
    assert said("Requests the Council to report on the work of its forty-sixth session") == []
    assert said("Requests the Secretary-General to report each year, starting at its 174th session") == []
    assert said("Requests the Secretary-General to report, starting with the lamps, at its 174th session") == ["174"]
    assert said("Recalls the work of its 174th session") == []
    assert said("Requests the Secretary-General to report at its 185th session") == ["185"]
    assert said("Requests the Secretary-General to report at its 180th session and at its 185th session") == []
    assert said("Decides to include in the provisional agenda of its 185th session the lamps") == ["185"]
    assert said("Recalls the work of its 185th session") == []


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
