"""Single words that turn a clause, in the languages where they were once missed."""

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


def test_self_determination_is_no_report() -> None:
    """In Arabic it is the same word: تقرير."""
    old = "تطلب إلى الأمين العام أن يواصل دعم حق الشعوب في تقرير المصير؛"
    row = row_of(Language.ARABIC, old, old.replace("يواصل دعم", "يدعم"))
    assert "reporting-request" not in {finding.rule for finding in row.findings}


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


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("es", "Observa que los faros son útiles;", "Observa que los faros son cada vez más útiles;"),
        ("fr", "Vise les parcs et, sans s’y limiter, les ports ;", "Vise les parcs, qui ne se limitent pas ;"),
        ("zh", "关注所有灯塔看守人；", "关注所有未确诊灯塔看守人；"),
    ],
)  # fmt: skip
def test_an_idiom_is_no_negation_and_no_scope(language: str, old: str, new: str) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.SUBSTANTIVE
    assert {"negation", "scope"}.isdisjoint(finding.rule for finding in row.findings)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "en",
            "Invites the Board to help the diver and his crew;",
            "Invites the Board to help the diver and her crew;",
        ),
        ("zh", "请港务局协助特别报告员并帮助他们；", "请港务局协助特别报告员并帮助她们；"),
    ],
)
def test_a_pronoun_of_somebody_who_holds_no_office_is_somebody_else(language: str, old: str, new: str) -> None:
    assert row_of(Language(language), old, new).weight is Weight.SUBSTANTIVE


def test_a_word_of_time_in_a_theme_is_part_of_the_theme() -> None:
    old = "Recordando el seminario sobre el tema “Los faros después de la marea”, celebrado el 10 de mayo de 2120,"
    new = "Recordando el seminario sobre el tema “Los faros y posteriormente”, celebrado el 12 de mayo de 2122,"
    assert row_of(Language.SPANISH, old, new).weight is Weight.TECHNICAL


def test_no_step_leads_from_a_year_to_a_session() -> None:
    old = "Takes note of the report of the Harbour Board contained in document S/2117/904;"
    row = row_of(Language.ENGLISH, old, old.replace("S/2117/904", "A/175/871"))
    assert not row.flags


def test_what_several_things_became_is_no_list_where_it_opens_otherwise() -> None:
    old = "Invites the Board to prepare the Meeting on the Accord and the Charter;"
    row = row_of(Language.ENGLISH, old, old.replace("on the Accord and the Charter", "of Lighthouses"))
    assert "list-members" not in {finding.rule for finding in row.findings}


def test_a_host_is_said_without_the_days_beside_its_name() -> None:
    old = "Acogiendo el seminario organizado por el Gobierno de Faro del 11 al 13 de mayo de 2120,"
    new = "Acogiendo el seminario organizado por el Gobierno de Duna del 12 al 14 de mayo de 2122,"
    host = next(f for f in row_of(Language.SPANISH, old, new).findings if f.rule == "addressee")
    assert (host.values[0].old, host.values[0].new) == ("el Gobierno de Faro", "el Gobierno de Duna")


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Recalling the rights of indigenous people,", "Recalling the rights of Indigenous Peoples,"),
        ("fr", "Prie les phares de présenter leur rapport ;", "Prie les phares de présenter leurs rapports ;"),
        ("fr", "Prend acte du Comité de haut niveau,", "Rappelle le Comité de hauts niveaux,"),
        ("fr", "Note le programme, dont elle parle ;", "Note le Programme, dont elles parle ;"),
        ("en", "Welcomes the report of the Board and its annex;", "Welcomes the report of the Board, and their annex;"),
    ],
)
def test_neither_a_capital_nor_an_agreement_makes_a_plural_light(language: str, old: str, new: str) -> None:
    assert row_of(Language(language), old, new).weight is Weight.SUBSTANTIVE


def test_one_change_of_a_name_or_a_verb_is_told_once() -> None:
    old = "Welcomes the reefs, and in this regard also welcomes the survey of the Harbour Board;"
    row = row_of(Language.ENGLISH, old, old.replace("also welcomes", "recalls"))
    assert [finding.rule for finding in row.findings].count("governing-verb") == 1


def test_a_percentage_is_no_count() -> None:
    old = "Notes that 97 per cent States are now parties to the Lagoon Convention;"
    new = "Notes that 96 States are now parties to the Lagoon Convention;"
    assert row_of(Language.ENGLISH, old, new).weight is Weight.SUBSTANTIVE


def test_the_beginning_of_a_period_that_moved_alone_is_told() -> None:
    old = "Decides to pay the keepers for the period from 1 July 2119 to 30 June 2120;"
    new = "Decides to pay the keepers for the period from 1 June 2121 to 30 June 2122;"
    row = row_of(Language.ENGLISH, old, new)
    assert (row.findings[0].rule, row.findings[0].values[0].new) == ("period", "1 June 2121")


def test_a_recorded_term_asks_for_no_plural_beside_it() -> None:
    old = "Remercie les gouvernements des pays d’accueil ;"
    row = row_of(Language.FRENCH, old, "Remercie le gouvernement des pays hôtes ;")
    assert row.weight is Weight.SUBSTANTIVE


def test_a_negation_that_only_stands_elsewhere_is_told_once() -> None:
    old = "Invite ces phares à s’abstenir, en attendant la marée, de toute lumière ;"
    new = "Invite ces phares, en attendant la marée, à s’abstenir de toute lumière ;"
    row = row_of(Language.FRENCH, old, new)
    assert [(finding.rule, finding.message) for finding in row.findings] == [("negation", "moved-words")]


def test_an_article_that_became_a_conjunction_says_another_thing() -> None:
    row = row_of(Language.CHINESE, "注意到灯塔的报告；", "注意到灯塔和报告；")
    assert row.weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("одобряет договор и протокол;", "одобряет договоры и протоколы;"),
        ("призывает защищать сад и порты;", "призывает защищать садов и порт;"),
    ],
)
def test_a_bare_singular_that_became_a_plural_is_no_other_case(old: str, new: str) -> None:
    assert row_of(Language.RUSSIAN, old, new).weight is Weight.SUBSTANTIVE
    assert row_of(Language.RUSSIAN, new, old).weight is Weight.SUBSTANTIVE


def test_a_pronoun_far_from_an_office_may_mean_somebody_else() -> None:
    old = "Requests the Secretary-General to assist the widow of the keeper and to protect his rights;"
    row = row_of(Language.ENGLISH, old, old.replace("his", "her"))
    assert row.weight is Weight.SUBSTANTIVE


def test_meetings_of_chinese_that_are_counted_are_no_ordinal() -> None:
    old = "决定在海鹈港召开一次会议；"
    row = row_of(Language.CHINESE, old, old.replace("一", "六"))
    assert [(finding.rule, finding.weight) for finding in row.findings] == [("quantity", Weight.SUBSTANTIVE)]


def test_another_article_of_a_treaty_in_chinese_numerals_does_not_roll() -> None:
    old = "重申《港口条约》第四条的重要性；"
    row = row_of(Language.CHINESE, old, old.replace("四", "七"))
    assert [(finding.rule, finding.weight) for finding in row.findings] == [("citation-replaced", Weight.SUBSTANTIVE)]


def test_a_list_of_sessions_that_grew_asks_for_the_plural_of_what_they_adopted() -> None:
    old = "Noting the adoption by the Lamp Board, at its forty-fifth session, of the resolution on lamps,"
    new = "Noting the adoption by the Lamp Board, at its forty-fifth and forty-sixth sessions, of resolutions on lamps,"
    row = row_of(Language.ENGLISH, old, new)
    assert {finding.rule: finding.weight for finding in row.findings} == {
        "list-dated": Weight.TECHNICAL,
        "house-style": Weight.EDITORIAL,
    }


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Notes the tides they face in the lagoon;", "Notes the tides that they face in the lagoon;"),
        ("en", "Notes the tide and the winds which blow;", "Notes the tide and the winds that blow;"),
        ("en", "Concerned that those boats leak,", "Concerned that these boats leak,"),
        ("en", "Reports on tides, in particular high ones;", "Reports on tides, in particular on high ones;"),
        ("es", "Alienta a la Junta a intensificar la labor;", "Alienta a la Junta a que intensifique la labor;"),
    ],
)  # fmt: skip
def test_an_editor_may_mend_a_sentence(language: str, old: str, new: str) -> None:
    assert row_of(Language(language), old, new).weight is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Notes that the keeper is at risk;", "Notes that the keepers are at risk;"),
        ("Notes the tides in particular;", "Notes the tides on the shoals in particular;"),
        ("Urges the keepers to continue mending the walls;", "Urges the keepers to cease mending the walls;"),
    ],
)
def test_another_number_noun_or_verb_is_no_mended_sentence(old: str, new: str) -> None:
    assert row_of(Language.ENGLISH, old, new).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("zh", "强调必须消灭海盗；", "强调必须消除海盗；"),
        ("zh", "强调清除水雷；", "强调清除一切水雷；"),
        ("ru", "отмечает высокий прилив;", "отмечает и без того высокий прилив;"),
        ("ar", "تطلب إلى الدول أن تعمل؛", "تطلب إلى الدول ألا تدخر جهدا في العمل؛"),
        ("fr", "Aide les pays en développement ;", "Aide les pays en développement sans littoral ;"),
        ("es", "Destaca los faros del norte;", "Destaca, sin dejar de ver el sur, los faros del norte;"),
        ("en", "Urges the keepers to help;", "Urges the keepers to spare no effort to help;"),
    ],
)
def test_an_idiom_with_a_negation_in_it_turns_nothing(language: str, old: str, new: str) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.SUBSTANTIVE
    assert "negation" not in {finding.rule for finding in row.findings}


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


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Welcomes the 15th Conference of Lighthouses;", "Welcomes the 16th Conference of Lighthouses;"),
        ("fr", "Se félicite de la 15e Conférence des phares ;", "Se félicite de la 16e Conférence des phares ;"),
        ("es", "Acoge con beneplácito la 15ª Conferencia;", "Acoge con beneplácito la 16ª Conferencia;"),
        ("ru", "приветствует 15-ю Конференцию маяков;", "приветствует 16-ю Конференцию маяков;"),
    ],
)
def test_an_event_counted_in_figures_rolls_as_one_counted_in_words(language: str, old: str, new: str) -> None:
    row = row_of(Language(language), old, new)
    assert row.weight is Weight.TECHNICAL
    assert [finding.rule for finding in row.findings] == ["roll-forward"]


def test_a_committee_counted_in_figures_is_another_committee() -> None:
    assert row_of(Language.ENGLISH, "Asks the 4th Committee;", "Asks the 5th Committee;").weight is Weight.SUBSTANTIVE


def test_who_is_to_help_is_neither_asked_nor_a_member_of_a_list() -> None:
    old = "Requests the Council to submit the plan;"
    new = "Requests the Council, in collaboration with resident coordinators and the Secretariat, to submit the plan;"
    assert [finding.rule for finding in row_of(Language.ENGLISH, old, new).findings] == ["topical-clause"]


def test_a_number_word_in_another_case_is_no_other_quantity() -> None:
    row = row_of(Language.RUSSIAN, "отмечает труд многих рыбаков;", "отмечает, что трудятся многие рыбаки;")
    assert "quantity" not in {finding.rule for finding in row.findings}


def test_another_owner_of_what_is_respective_is_told() -> None:
    old = "Notes the discharge of their respective duties;"
    assert row_of(Language.ENGLISH, old, old.replace("their", "its")).weight is Weight.SUBSTANTIVE


def test_the_place_of_a_session_rolls_beside_a_date_alone() -> None:
    decided = row_of(Language.CHINESE, "决定在纽约举行第十九届会议；", "决定在海牙举行第二十届会议；")
    assert decided.weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("fr", "Prenant acte du rapport sur les phares,", "Prenant note du rapport sur les phares,"),
        ("es", "Observando que los faros son útiles,", "Haciendo notar que los faros son útiles,"),
        ("ru", "вновь подтверждая важность маяков,", "подтверждая важность маяков,"),
        ("zh", "强调灯塔的重要性；", "强调指出灯塔的重要性；"),
    ],
)
def test_verbs_that_translate_one_verb_of_english_are_one(language: str, old: str, new: str) -> None:
    assert row_of(Language(language), old, new).weight is Weight.EDITORIAL


def test_the_next_special_session_rolls_and_no_other() -> None:
    old = "Recalling the outcome of its twenty-third special session,"
    assert row_of(Language.ENGLISH, old, old.replace("third", "fourth")).weight is Weight.TECHNICAL
    assert row_of(Language.ENGLISH, old, old.replace("twenty", "thirty")).weight is Weight.SUBSTANTIVE


def test_a_recorded_word_inside_an_idiom_stays_recorded() -> None:
    row = row_of(Language.RUSSIAN, "чтобы никто не был забыт;", "чтобы никто не был обойден вниманием;")
    assert row.weight is Weight.EDITORIAL
