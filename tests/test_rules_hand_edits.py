"""Words changed by hand: what no line of `cases/changes.txt` can show of them."""

from __future__ import annotations

import pytest
from support.rule_cases import AR, EN, ES, FR, NEW, OLD, RU, ZH, compared, paragraph, row_of, shown

from draftdiff.compare import compare
from draftdiff.comparison import FlagKind, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language

NOTED = "Notes the map of gardens;"


def test_a_plan_that_was_written_anew_is_no_progress() -> None:
    old = "Notes the work on gardens, and welcomes the map of shores that was proposed by the Council for the lagoon;"
    new = "Notes the work on gardens, and regrets that harbour masters were late at each of the lighthouses in June;"
    assert not [flag for flag in row_of(EN, old, new).flags if flag.kind is FlagKind.PROGRESS]


def test_words_in_round_brackets_of_a_note_say_which_part_or_are_negotiated() -> None:
    agreed = compared(EN, NOTED, NOTED, ("[A/175/12 (not agreed)].",), ("A/175/12.",)).rows[0]
    assert "brackets" in {finding.rule for finding in agreed.findings}
    part = compared(EN, NOTED, NOTED, ("[A/175/12 (Parts I and II)].",), ("A/175/12 (Parts I and II).",)).rows[0]
    assert part.weight is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("language", "old", "new", "said"),
    [
        (EN, "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 10 (A/177/10), sect. D.", "sect. D"),
        (RU, "Дополнение № 10 (A/175/10), гл. V.", "Дополнение № 10 (A/177/10), гл. VI.", "гл. VI"),
        (ZH, "《补编第10号》(A/175/10)，C节。", "《补编第10号》(A/177/10)，D节。", "D节"),
    ],
)
def test_the_place_in_a_source_is_told_with_its_word(language: Language, old: str, new: str, said: str) -> None:
    row = compared(language, NOTED, NOTED, (old,), (new,)).rows[0]
    assert said in {value.new for finding in row.findings for value in finding.values}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 13 (A/177/10), sect. C."),
        (EN, "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 10 (A/177/13), sect. C."),
        (FR, "Supplément no 10 (A/175/10).", "Supplément no 13 (A/177/10)."),
        (RU, "Дополнение № 10 (A/169/10), гл. V.", "Дополнение № 13 (A/169/10), гл. V."),
        (ZH, "《补编第10号》(A/175/10)。", "《补编第13号》(A/177/10)。"),
    ],
)
def test_the_number_of_a_supplement_is_that_of_its_symbol(language: Language, old: str, new: str) -> None:
    assert compared(language, NOTED, NOTED, (old,), (new,)).rows[0].weight is Weight.SUBSTANTIVE
    rolled = new.replace("13", "10")
    assert compared(language, NOTED, NOTED, (old,), (rolled,)).rows[0].weight is not Weight.SUBSTANTIVE


def test_the_number_alone_that_is_not_that_of_the_symbol_is_what_is_told() -> None:
    old, new = "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 13 (A/177/10), sect. C."
    row = compared(EN, NOTED, NOTED, (old,), (new,)).rows[0]
    heavy = [finding for finding in row.findings if finding.weight is Weight.SUBSTANTIVE]
    assert [[(value.old, value.new) for value in finding.values] for finding in heavy] == [[("10", "13")]]


def test_the_year_of_which_a_state_is_told_is_no_deadline() -> None:
    told, due = "关切地注意到，截至{}年，多数灯塔无人看守，", "决定不迟于{}年重建灯塔；"
    assert row_of(ZH, told.format(2118), told.format(2121)).weight is Weight.TECHNICAL
    assert row_of(ZH, due.format(2118), due.format(2121)).weight is Weight.SUBSTANTIVE


def test_some_instead_of_all_is_told_in_french_but_not_a_preposition_said_again() -> None:
    told = row_of(FR, "Approuve les recommandations du Comité ;", "Approuve des recommandations du Comité ;")
    assert [(finding.rule, finding.weight) for finding in told.findings] == [("scope", Weight.SUBSTANTIVE)]
    again = "Note la promotion des phares et {} jardins ;"
    assert row_of(FR, again.format("les"), again.format("des")).weight is Weight.EDITORIAL


def test_the_end_of_a_period_that_became_its_beginning_is_told_in_french() -> None:
    said = "Approuve l’exercice allant du 1er juillet {} {} 30 juin {} ;"
    assert row_of(FR, said.format(2122, "au", 2123), said.format(2124, "au", 2125)).weight is Weight.TECHNICAL
    assert row_of(FR, said.format(2122, "au", 2123), said.format(2124, "du", 2125)).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new", "said"),
    [
        (
            EN,
            "Notes the scale of fees for 2121;",
            "Notes the scale of fees for 2122 and 2123;",
            ("2121", "2122 and 2123"),
        ),
        (ZH, "注意到2121年收费表；", "注意到2122年和2123年收费表；", ("2121", "2122年和2123")),
    ],
)
def test_years_that_became_more_are_a_period(language: Language, old: str, new: str, said: tuple[str, str]) -> None:
    (finding,) = row_of(language, old, new).findings
    assert (finding.rule, finding.values[0].old, finding.values[0].new) == ("period", *said)


def test_what_is_joined_to_a_citation_that_was_replaced_is_told_apart() -> None:
    old = "Recalling its resolution 172/79,"
    row = row_of(EN, old, "Recalling its resolution 172/80 and its previous resolutions on the question,")
    kinds = [(finding.rule, finding.values[0].new) for finding in row.findings]
    assert kinds == [
        ("citation-replaced", "172/80"),
        ("topical-clause", "and its previous resolutions on the question"),
    ]


def test_one_of_two_names_that_both_stand_in_a_document_is_no_short_form_of_the_other() -> None:
    both = "又请联合国系统专门机构和联合国系统机构开放灯塔；"
    old = paragraph("请联合国系统专门机构保护花园；", "1"), paragraph(both, "2")
    new = paragraph("请联合国系统机构保护花园；", "1"), paragraph(both, "2")
    before, after = (Document(symbol=s, language=ZH, paragraphs=p) for s, p in ((OLD, old), (NEW, new)))
    assert compare(before, after, load_lexicon(ZH)).rows[0].weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "known", "old", "new"),
    [
        (
            ES,
            "Recuerda al Consejo de Derechos Humanos y al Consejo de Seguridad;",
            "Invita al Consejo de Derechos Humanos a reunirse;",
            "Invita al Consejo a reunirse;",
        ),
        (
            RU,
            "отмечает карты Совета по правам человека и Совета Безопасности;",
            "предлагает вниманию Совета по правам человека карты;",
            "предлагает вниманию Совета карты;",
        ),
        (
            RU,
            "отмечает положения Соглашения и других текстов;",
            "отмечает положения Соглашения;",
            "отмечает положения Соглашения и других;",
        ),
        (
            AR,
            "تشجع الدول على أن تفتح الحدائق؛",
            "تهيب بجميع الدول، في المنارات؛",
            "تهيب بجميع الدول على أن تفتح، في المنارات؛",
        ),
    ],
)
def test_a_short_name_of_two_bodies_or_of_one_and_others_is_no_short_form(
    language: Language, known: str, old: str, new: str
) -> None:
    documents = (
        Document(symbol=symbol, language=language, paragraphs=(paragraph(known, "1"), paragraph(text, "2")))
        for symbol, text in ((OLD, old), (NEW, new))
    )
    assert compare(*documents, load_lexicon(language)).rows[1].weight is Weight.SUBSTANTIVE


def test_a_body_named_before_in_its_paragraph_may_be_named_by_its_noun() -> None:
    old = "Recalls the maps sent to the Human Rights Council, and those sent to the Human Rights Council in 2120;"
    new = "Recalls the maps sent to the Human Rights Council, and those sent to the Council in 2120;"
    assert shown(row_of(EN, old, new)) == shown(row_of(EN, new, old)) == "editorial\nhouse-style"
    for other in ("Security Council", "Council"):
        first = [text.replace("Human Rights Council", other, 1) for text in (old, new)]
        assert row_of(EN, *first).weight is Weight.SUBSTANTIVE
    two = [text.replace("maps", "maps of the Security Council") for text in (old, new)]
    assert row_of(EN, *two).weight is Weight.SUBSTANTIVE


def test_a_report_or_session_that_is_there_is_no_new_cost() -> None:
    def costs(text: str) -> bool:
        old = Document(symbol=OLD, language=EN, paragraphs=(paragraph(NOTED, "1"),))
        new = Document(symbol=NEW, language=EN, paragraphs=(paragraph(NOTED, "1"), paragraph(text, "2")))
        rows = compare(old, new, load_lexicon(EN)).rows
        return any(flag.kind is FlagKind.BUDGET for row in rows for flag in row.flags)

    assert costs("Requests the Secretary-General to submit a report on dunes;")
    assert costs("Decides that the eighth meeting of harbour masters shall be held in 2124;")
    assert not costs("Requests the Secretary-General to light the lamps before the start of the meeting;")


def test_a_character_of_a_longer_word_divides_no_list() -> None:
    old = "支持妇女、青年和儿童；"
    (finding,) = row_of(ZH, old, old.replace("、", "、和平建设者、参与者、")).findings
    assert (finding.rule, finding.values[0].new) == ("list-members", "和平建设者、参与者")
    assert row_of(ZH, "确认妇女参与花园建设；", "确认妇女参花园建设；").weight is Weight.SUBSTANTIVE


def test_another_host_is_named_whole_where_the_names_end_alike() -> None:
    (finding,) = row_of(ZH, "欢迎由圣卢西亚政府主办的讨论会；", "欢迎由印度尼西亚政府主办的讨论会；").findings
    assert finding.rule == "addressee"
    assert (finding.values[0].old, finding.values[0].new) == ("圣卢西亚政府", "印度尼西亚政府")


def test_states_that_joined_a_list_in_a_note_are_members_of_it() -> None:
    row = compared(EN, NOTED, NOTED, ("Benin, Chad and Fiji.",), ("Benin, Chad, Cuba and Fiji.",)).rows[0]
    assert [(finding.rule, finding.values[0].new) for finding in row.findings] == [("list-members", "Cuba")]


def test_a_day_and_the_year_in_the_name_of_an_agenda_are_no_roll() -> None:
    old = "Recalls the letter of the harbour masters of 12 June 2119 and what it says of the old tidal gardens;"
    new = "Recalls the 2130 Agenda for Sustainable Development and what it says of the old tidal gardens;"
    row = row_of(EN, old, new)
    assert "roll-forward" not in {finding.rule for finding in row.findings}
    assert not [flag for flag in row.flags if flag.kind is FlagKind.OFF_CYCLE]


def test_days_of_which_the_year_alone_rolled_are_told_whole() -> None:
    old = "Welcomes the week of lamps held from 24 to 31 October 2119;"
    (finding,) = row_of(EN, old, old.replace("2119", "2121")).findings
    assert (finding.values[0].old, finding.values[0].new) == ("24 to 31 October 2119", "24 to 31 October 2121")


def test_a_note_that_names_the_volume_of_a_treaty_is_its_source() -> None:
    text, volume = "Welcomes the Convention on Gardens;", "United Nations, Treaty Series, vol. 2970, No. 51633."
    assert compared(EN, text, text, (), (volume,)).rows[0].weight is Weight.TECHNICAL
    assert compared(EN, text, text, (volume,), ()).rows[0].weight is Weight.TECHNICAL
    more = (", no longer in force.", ", article 12.")
    for other in (*(volume[:-1] + said for said in more), f"See resolution 167/4 and {volume}"):
        assert compared(EN, text, text, (), (other,)).rows[0].weight is Weight.SUBSTANTIVE
    assert compared(EN, text, text, (volume,), (volume.replace("51633", "51634"),)).rows[0].weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (("es", "Solicita al Comité que informe;"), "Solicita a la Presidencia de la Asamblea General que informe;",
         "Presidencia de la Asamblea General"),
        (("ru", "просит Секретариат зажечь лампы;"),
         "просит Председателя Экономического и Социального Совета зажечь лампы;",
         "Председателя Экономического и Социального Совета"),
    ],
)  # fmt: skip
def test_who_is_asked_is_told_whole_and_once(old: tuple[str, str], new: str, said: str) -> None:
    language, text = old
    asked = next(f for f in row_of(Language(language), text, new).findings if f.rule == "addressee")
    assert asked.values[0].new == said


def test_a_small_letter_in_russian_has_nothing_but_adjectives_of_its_name_before_it() -> None:
    new = "призывает все стороны Конвенции государства и Руководящий комитет зажечь лампы;"
    asked = next(f for f in row_of(RU, "призывает сад зажечь лампы;", new).findings if f.rule == "addressee")
    assert asked.values[0].new.endswith("государства, Руководящий комитет")
    assert "Конвенции" not in asked.values[0].new


def test_a_day_that_moved_and_was_brought_up_to_date_has_not_lapsed() -> None:
    old, gone = "表示注意到截至2116年4月30日灯塔特派团摊款缴纳情况；", "表示注意到灯塔特派团摊款缴纳情况；"
    moved = "表示注意到灯塔特派团截至2117年4月30日的摊款缴纳情况；"
    assert [flag.kind for flag in row_of(ZH, old, gone).flags] == [FlagKind.LAPSED]
    assert not row_of(ZH, old, moved).flags


def test_french_members_of_a_list_become_some_of_them_where_no_preposition_is_said_again() -> None:
    some = row_of(
        FR, "Engage les villes, les ports et les îles à agir ;", "Engage les villes, des ports et des îles à agir ;"
    )
    assert some.weight is Weight.SUBSTANTIVE
    old = "Note le soin de la côte, les plans et les îles ;"
    assert row_of(FR, old, old.replace(", les plans et les", ", des plans et des")).weight is Weight.EDITORIAL


def test_french_members_behind_including_stay_those_of_what_has_them_where_its_preposition_is_said_again() -> None:
    old = "Note la santé des équipages, y compris les mousses, et la paix ;"
    assert row_of(FR, old, old.replace("compris les", "compris des")).weight is Weight.EDITORIAL
    for some in (
        "Note que les équipages, y compris les mousses, sont venus ;",
        "Note le chant des lampes offertes aux équipages, y compris les mousses ;",
        "Note le soin des lampes par les équipages, y compris les mousses ;",
    ):
        assert row_of(FR, some, some.replace("compris les", "compris des")).weight is Weight.SUBSTANTIVE


def test_words_that_may_cost_are_said_in_chinese_with_their_whole_clause() -> None:
    said = "请秘书长就潟湖各港口灯塔看守人以及渔民的需要向大会提交一份报告"
    old = Document(symbol=OLD, language=ZH, paragraphs=(paragraph("注意到地图；", "1"),))
    new = Document(
        symbol=NEW, language=ZH, paragraphs=(paragraph("注意到地图；", "1"), paragraph(f"{said}，并感谢渔民；", "2"))
    )
    flags = [flag for row in compare(old, new, load_lexicon(ZH)).rows for flag in row.flags]
    assert [flag.values[0].new for flag in flags if flag.kind is FlagKind.BUDGET] == [said]


def test_words_that_may_cost_are_said_apart_from_those_that_were_added_elsewhere_in_the_clause() -> None:
    old = "请各港口向灯塔看守人提供资金和地图；"
    new = "请各港口向灯塔看守人提供捐助和地图；又请秘书长向大会提交一份报告，并请渔民协助；"
    (said,) = [flag.values[0].new for flag in row_of(ZH, old, new).flags if flag.kind is FlagKind.BUDGET]
    assert said == "捐助…又请秘书长向大会提交一份报告"
    old = "Notes that the keepers name the tides of all harbours and their plans;"
    new = "Requests that the keepers name in new reports the tides of all harbours with their plans;"
    (said,) = [flag.values[0].new for flag in row_of(EN, old, new).flags if flag.kind is FlagKind.BUDGET]
    assert said == "Requests…in new reports"
