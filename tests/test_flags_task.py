"""Who is to act, and by when: told of what an operative clause asks for or decides, and lies ahead."""

from __future__ import annotations

import pytest
from support.rule_cases import row_of

from draftdiff.compare import compare
from draftdiff.comparison import FlagKind
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind

EN = Language.ENGLISH
SESSION = "one hundred and seventy-ninth"


def operative(text: str) -> Paragraph:
    return Paragraph(key=text[:9], kind=ParagraphKind.OPERATIVE, number="1.", text=text)


def tasks(old: str, new: str, language: Language = EN) -> list[tuple[str, ...]]:
    """The message of each flag and its facts."""
    flags = [flag for flag in row_of(language, old, new).flags if flag.kind is FlagKind.TASK]
    return [(flag.message, *(value.new for value in flag.values)) for flag in flags]


def test_who_is_asked_and_the_session_are_told() -> None:
    old = "Requests the Secretary-General to report on the lamps at its one hundred and seventy-seventh session;"
    new = f"Requests the Secretary-General to report on the lamps at its {SESSION} session;"
    assert tasks(old, new) == [("task.asked.session", "Secretary-General", "179")]
    strangers = "States not parties to the Accord"
    assert tasks(old, new.replace("the Secretary-General", strangers)) == [("task.asked.session", "States", "179")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Requests the Disarmament Commission to report at its {} session;", "Disarmament Commission"),
        ("en", "Requests the President of the Tidal Assembly to report to it at its {} session;",
         "President of the Tidal Assembly"),
        ("en", "Requests the Office on Dykes and Quays and Member States to report to it at its {} session;",
         "Office on Dykes and Quays"),
        ("es", "Solicita al Comité de Faros que la informe en su {} período de sesiones;", "Comité de Faros"),
        ("ru", "просит Управление Верховного комиссара представить доклад на ее {} сессии;",
         "Управление Верховного комиссара"),
    ],
)  # fmt: skip
def test_a_name_is_told_whole_where_the_lexicon_knows_a_part_of_it(language: str, text: str, name: str) -> None:
    sessions = {"en": (SESSION, "one hundred and seventy-seventh"),
                "es": ("centésimo octogésimo", "centésimo septuagésimo octavo"),
                "ru": ("сто восьмидесятой", "сто семьдесят восьмой")}  # fmt: skip
    new, old = sessions[language]
    ((_, said, _),) = tasks(text.format(old), text.format(new), Language(language))
    assert said == name


def test_a_draft_that_states_no_session_looks_ahead_from_the_old_text() -> None:
    said = f"Requests the Secretary-General to report by 3 May 2199 or at its {SESSION} session;"
    old = Document(symbol="A/RES/178/9", language=EN, paragraphs=(operative("Notes the lamps;"),))
    draft = Document(language=EN, paragraphs=(operative(said),))
    flags = [flag.message for row in compare(old, draft, load_lexicon(EN)).rows for flag in row.flags]
    assert flags.count("task.asked.session") == 1


def test_what_did_not_change_or_is_past_is_no_news() -> None:
    asked = f"Requests the Secretary-General to report on the {{}} at its {SESSION} session;"
    assert tasks(asked.format("lamps"), asked.format("wicks")) == []
    assert tasks("Requests the Secretary-General to act on the plan of 3 May 2110;",
                 "Requests the Secretary-General to act on the plan of 3 May 2112;") == []  # fmt: skip


def test_a_decision_is_told_with_its_whole_stretch_of_days() -> None:
    old = "Decides to hold a meeting of keepers in New York from 24 to 26 June 2124;"
    new = "Decides to hold a meeting of keepers in New York from 27 June to 1 July 2126;"
    assert tasks(old, new) == [("task.decided.day", "27 June to 1 July 2126")]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Decides to appropriate an amount;",
         "Decides to appropriate an amount for the period from 1 July 2126 to 30 June 2127;"),
        ("es", "Decide consignar una suma;",
         "Decide consignar una suma para el período comprendido entre el 1 de julio de 2126 y el 30 de junio de 2127;"),
        ("zh", "决定批款；", "决定为2126年7月1日至2127年6月30日期间批款；"),
    ],
)  # fmt: skip
def test_a_period_that_money_is_for_is_no_deadline(language: str, old: str, new: str) -> None:
    assert tasks(old, new, Language(language)) == []


def test_the_spanish_word_of_a_session_is_no_period() -> None:
    old, new = (
        "Decide examinar la cuestión;",
        "Decide examinar la cuestión en su centésimo octogésimo período de sesiones;",
    )
    assert tasks(old, new, Language.SPANISH) == [("task.decided.session", "180")]


def test_a_year_counts_behind_a_word_of_a_deadline() -> None:
    old = "Calls upon Member States to trim all wicks;"
    assert tasks(old, "Calls upon Member States to trim all wicks by 2130;") == [
        ("task.asked.day", "Member States", "2130")
    ]
    assert tasks(old, "Calls upon Member States to trim all wicks as the 2130 Plan says;") == []


def test_whom_a_verb_does_not_name_at_once_is_left_open() -> None:
    old = "Recommends that the debate on the report of the Commission begin on 3 May 2124;"
    new = "Recommends that the debate on the report of the Commission begin on 5 May 2126;"
    assert tasks(old, new) == [("task.open.day", "5 May 2126")]


def test_several_names_are_told_and_the_one_that_a_report_goes_to_is_not() -> None:
    asked = "{} the Secretary-General and the Economic and Social Council to report to the General Assembly by 2130;"
    assert tasks(asked.format("Invites"), asked.format("Requests")) == [
        ("task.asked.day", "Secretary-General, Economic and Social Council", "2130")
    ]


def test_in_chinese_the_end_of_a_longer_name_is_no_name() -> None:
    old, new = "请特设政府间委员会提交报告；", "请特设政府间委员会在2130年3月1日之前提交报告；"
    assert tasks(old, new, Language.CHINESE) == [("task.open.day", "2130年3月1日")]


def test_nobody_in_particular_is_not_told_of_beside_somebody() -> None:
    asked = f"Requests the Secretary-General to report at its {SESSION} session"
    decided = f"decides to include the item in the provisional agenda of its {SESSION} session"
    told = ("task.asked.session", "Secretary-General", "179")
    assert tasks("Requests a report;", f"{asked}, and {decided};") == [told]
    assert tasks("Requests a report;", f"{decided.capitalize()};") == [("task.decided.session", "179")]


def test_a_recital_asks_nobody() -> None:
    assert tasks("Recalling the meeting,", "Recalling the meeting to be held by 1 March 2130,") == []


@pytest.mark.parametrize(
    ("language", "asked", "day", "end", "named"),
    [
        (
            "fr",
            "Prie le Secrétaire général de lui faire rapport",
            " d’ici au 1er mars 2130",
            " ;",
            "Secrétaire général",
        ),
        (
            "es",
            "Solicita al Secretario General que informe",
            " antes del 1 de marzo de 2130",
            ";",
            "Secretario General",
        ),
        ("ru", "просит Генерального секретаря доложить", " до 1 марта 2130 года", ";", "Генеральный секретарь"),
        ("zh", "请秘书长", "在2130年3月1日之前", "提交报告；", "秘书长"),
        ("ar", "تطلب إلى الأمين العام أن يقدم تقريرا", " قبل 1 آذار/مارس 2130", "؛", "الأمين العام"),
    ],
)
def test_in_all_languages(language: str, asked: str, day: str, end: str, named: str) -> None:
    ((message, who, due),) = tasks(asked + end, asked + day + end, Language(language))
    assert (message, who) == ("task.asked.day", named)
    assert due in day and "2130" in due


@pytest.mark.parametrize(
    ("language", "old", "new", "who"),
    [
        ("en", "Requests a report;", "Requests the President of the General Assembly to meet by 2130;",
         "President of the General Assembly"),
        ("en", "Requests a report;", "Requests the Chair of the Committee, and the Secretary-General, to meet by 2130;",
         "Chair of the Committee, Secretary-General"),
        ("fr", "Demande un rapport ;", "Prie le Bureau du Haut-Commissaire de faire rapport le 3 mai 2130 ;",
         "Bureau du Haut-Commissaire"),
        ("es", "Solicita un informe;", "Solicita a la Oficina del Alto Comisionado que informe el 3 de mayo de 2130;",
         "Oficina del Alto Comisionado"),
        ("ru", "просит доклад;", "просит Управление Верховного комиссара представить доклад 3 мая 2130 года;",
         "Управление Верховного комиссара"),
        ("ar", "تطلب تقريرا؛", "تطلب إلى رئيس الجمعية العامة تقديم تقرير في 3 أيار/مايو 2130؛", "رئيس الجمعية العامة"),
        ("ar", "تطلب تقريرا؛", "تطلب إلى الأمين العام والدول الأعضاء تقديم تقرير في 3 أيار/مايو 2130؛",
         "الأمين العام, الدول الأعضاء"),
        ("ru", "просит доклад;", "предлагает Директору-исполнителю и Комиссии представить доклад 3 мая 2130 года;",
         "Директор-исполнитель, Комиссия"),
        ("ru", "просит доклад;", "просит Управления Верховного комиссара представить доклад 3 мая 2130 года;",
         "Управление Верховного комиссара"),
        ("ar", "تهيب بأن تعمل؛", "تهيب بالأمين العام وبالدول الأعضاء أن تقدم تقريرا في 3 أيار/مايو 2130؛",
         "الأمين العام, الدول الأعضاء"),
        ("zh", "请提出报告；", "请人权理事会主席在2130年5月3日前提出报告；", "人权理事会主席"),
    ],
)  # fmt: skip
def test_an_office_is_named_with_whose_it_is_and_in_its_basic_form(language: str, old: str, new: str, who: str) -> None:
    assert [told[1] for told in tasks(old, new, Language(language))] == [who]


def test_a_decision_about_somebody_is_no_task_of_the_assembly() -> None:
    asked = f"Decides that the Economic and Social Council shall report at its {SESSION} session;"
    assert tasks("Decides to meet;", asked) == [("task.asked.session", "Economic and Social Council", "179")]
    meeting = f"Decides to hear the Economic and Social Council at its {SESSION} session;"
    assert tasks("Decides to meet;", meeting) == [("task.decided.session", "179")]


def test_the_end_of_a_period_in_the_name_of_a_programme_is_no_day() -> None:
    text = "призывает государства осуществлять Повестку дня садов на период до 2130 года;"
    assert tasks("призывает государства;", text, Language.RUSSIAN) == []
