"""Kinds of changes that golden cases in six languages cannot show, for not every language can say them."""

from __future__ import annotations

from support.rule_cases import AR, EN, ES, FR, RU, ZH, compared, row_of, shown

from draftdiff.comparison import Weight


def test_one_that_was_known_became_any() -> None:
    old = "Stresses the answer of the villages to the flood and to hunger;"
    assert shown(row_of(EN, old, old.replace("the flood", "floods"))) == "substantive\nscope"


def test_another_verb_with_the_same_act_is_no_also_recomputed() -> None:
    row = row_of(EN, "Also deplores and condemns the loss of gardens;", "Deplores the loss of gardens;")
    assert shown(row) == "substantive\ngoverning-verb equal"


def test_an_object_that_only_rolled_is_the_same_object() -> None:
    row = row_of(
        EN,
        "Welcomes the report of the Council on its seventy-fifth session;",
        "Takes note of the report of the Council on its seventy-seventh session;",
    )
    assert shown(row) == "substantive\ngoverning-verb to-neutral\nroll-forward"


def test_the_chinese_particle_before_an_object_is_no_modal_verb() -> None:
    particle = row_of(ZH, "决定将潮汐园列入议程；", "决定把潮汐园列入议程；")
    modal = row_of(ZH, "村庄将种植潮汐园；", "村庄种植潮汐园；")
    assert (shown(particle), shown(modal)) == ("substantive\ntopical-clause", "substantive\nmodal")


def test_chinese_and_arabic_particles_are_no_relative_clauses_in_a_list() -> None:
    chinese = row_of(ZH, "强调园丁和渔民的作用；", "强调园丁、潟湖的潜水员和渔民的作用；")
    arabic = row_of(AR, "تؤكد دور البستانيين، والصيادين؛", "تؤكد دور البستانيين، والغواصين من الجزر، والصيادين؛")
    assert shown(chinese) == shown(arabic) == "substantive\nlist-members"


def test_another_form_of_a_word_that_matters_is_the_same_word() -> None:
    row = row_of(
        ES,
        "Pide la reunión anual de los jardineros de la laguna;",
        "Pide las reuniones anuales de los jardineros de la laguna;",
    )
    assert shown(row) == "substantive\ntopical-clause"


def test_equal_terms_are_found_beside_another_change_that_has_none() -> None:
    row = row_of(
        EN,
        "Recalling also the gardens closed in the COVID-19 pandemic,",
        "Recalling the gardens closed in the coronavirus disease (COVID-19) pandemic,",
    )
    assert shown(row) == "editorial\nalso-further\nhouse-style"


def test_a_figure_of_a_name_is_no_quantity_and_a_chinese_name_with_figures_is_one_word() -> None:
    assert shown(row_of(EN, "Notes the gardens of the G77;", "Notes the gardens of the C24;")) == (
        "substantive\nname-other"
    )
    assert (
        shown(row_of(ZH, "注意到冠状病毒病对潮汐园的影响；", "注意到COVID-19对潮汐园的影响；"))
        == "editorial\nhouse-style"
    )


def test_a_note_is_weighed_with_its_ibid_read_out() -> None:
    text = "Takes note of the report on gardens and of the chapter on dunes;"
    records = "Official Records of the General Assembly, "
    old = (records + "Supplement No. 16 (A/175/16), chap. V.", "Ibid., Supplement No. 17 (A/175/17), chap. X.")
    new = (records + "Supplement No. 17 (A/177/17), chap. V.", "Ibid., chap. VIII.")
    row = compared(EN, text, text, old, new).rows[0]
    assert row.weight is Weight.TECHNICAL
    assert {finding.rule for finding in row.findings if finding.note == 1} == {"roll-forward"}


def test_contributions_that_a_text_only_reports_roll_with_their_date() -> None:
    old = (
        "Notes the status of contributions to the Harbour as at 30 April 2120, including dues outstanding in the "
        "amount of 16.9 million dollars, some 3.2 per cent of the assessed contributions, and that only 98 ports "
        "have paid their contributions;"
    )
    new = old.replace("2120", "2122").replace("16.9", "15.1").replace("3.2", "2").replace("98", "105")
    assert shown(row_of(EN, old, new)) == "technical\nquantity\nroll-forward"


def test_the_verb_of_a_clause_that_was_split_off_is_no_member_of_a_list() -> None:
    old = "Notes the beauty of the gardens and the opening of the lighthouse;"
    row = row_of(EN, old, old.replace(" and", ",\nAlso recalls"))
    assert "list-members" not in {finding.rule for finding in row.findings}


def test_a_payer_names_nobody_behind_a_comma() -> None:
    rows = (
        row_of(ZH, "呼吁各村庄为潮汐园提供资金，且为此种植沙丘；", "呼吁各村庄为潮汐园提供资金，并以此种植沙丘；"),
        row_of(
            EN,
            "Notes gardens paid from the regular budget, old dunes;",
            "Notes gardens paid from the regular budget, Bay dunes;",
        ),
    )
    assert not any(finding.rule == "addressee" for row in rows for finding in row.findings)


def test_one_towards_whom_something_goes_is_not_asked() -> None:
    rows = (
        row_of(ES, "Pide que el agua corra;", "Pide que el agua corra hacia los países;"),
        row_of(EN, "Calls for a flow of water;", "Calls for a flow of water towards Member States;"),
        row_of(FR, "Demande un apport d’eau ;", "Demande un apport d’eau vers les États Membres ;"),
    )
    assert [shown(row) for row in rows] == ["substantive\ntopical-clause"] * 3


def test_the_host_of_what_a_new_clause_speaks_of_is_part_of_the_clause() -> None:
    clause = ", and notes the meeting of gardeners on the tide, held in a garden and hosted by the Secretary-General"
    row = row_of(EN, "Welcomes the gardens;", f"Welcomes the gardens{clause};")
    assert "addressee" not in shown(row)
    assert "addressee" in shown(row_of(EN, "Welcomes the fair;", "Welcomes the fair hosted by the Secretary-General;"))


def test_a_form_of_a_modal_verb_that_follows_its_subject_is_no_other_modal() -> None:
    agreeing = row_of(
        RU,
        "отмечает, что программа важна и что она должна быть направлена на сады;",
        "отмечает, что меры важны и что они должны быть направлены на сады;",
    )
    other = row_of(RU, "отмечает, что программа должна расти;", "отмечает, что программа может расти;")
    assert (agreeing.weight, shown(other)) == (Weight.SUBSTANTIVE, "substantive\nmodal")
    assert "modal" not in shown(agreeing)


def test_chinese_news_with_its_day_ages() -> None:
    old = "回顾潮汐园章程将于2121年1月1日生效，"
    assert shown(row_of(ZH, old, old.replace("将于", "已于"))) == "technical\nroll-forward"
    asked = "请秘书长确保章程将于2121年1月1日生效；"
    assert shown(row_of(ZH, asked, asked.replace("将于", "已于"))).startswith("substantive")


def test_chinese_words_for_the_same_are_style() -> None:
    old = "促请各村庄在其任务规定范围内养护潮汐园，也就是湾区的园林；"
    new = "促请各村庄在其任务范围内养护潮汐园，即湾区的园林；"
    assert shown(row_of(ZH, old, new)) == "editorial\nhouse-style"


def test_what_a_resolution_extended_rolls_with_it_in_a_recital() -> None:
    old = "{}第173/9号决议，其中将该工作组的任务期限延长至2121年8月31日{}"
    new = "{}第175/16号决议，其中将该工作组的任务期限延长至2123年8月31日{}"
    recital = row_of(ZH, old.format("回顾其", "，"), new.format("回顾其", "，"))
    decided = row_of(ZH, old.format("决定执行", "；"), new.format("决定执行", "；"))
    assert shown(recital) == "technical\ncitation-own\nroll-forward"
    assert "period" in shown(decided)


def test_a_limit_is_told_with_the_words_that_it_opens_and_once() -> None:
    old = "Encourages States to open the gardens;"
    row = row_of(EN, old, old.replace(";", ", in accordance with the old rules of the lagoon;"))
    told = [value.new for finding in row.findings for value in finding.values if finding.rule == "qualifier"]
    assert told == ["in accordance with the old rules of the lagoon"]


def test_a_condition_is_a_qualifier_and_no_negation() -> None:
    old = "Encourages States to open the gardens, if they have not yet done so;"
    assert shown(row_of(EN, old, old.replace(", if they have not yet done so", ""))) == "substantive\nqualifier"


def test_a_verb_to_which_also_alone_was_put_is_the_same_verb() -> None:
    row = row_of(EN, "Decides to move the boats.", "Also decides that lamps be stored.")
    assert "governing-verb" not in {finding.rule for finding in row.findings}


def test_in_this_regard_behind_a_verb_is_no_part_of_its_object() -> None:
    row = row_of(RU, "приветствует в этой связи лампы.", "просит в этой связи рыбаков приплыть.")
    assert [value.old for f in row.findings for value in f.values if value.name == "object"] == ["лампы."]
