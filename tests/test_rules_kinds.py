"""Kinds of changes that golden cases in six languages cannot show, for not every language can say them."""

from __future__ import annotations

from support.rule_cases import EN, RU, compared, row_of

from draftdiff.comparison import Weight


def test_a_note_is_weighed_with_its_ibid_read_out() -> None:
    text = "Takes note of the report on gardens and of the chapter on dunes;"
    records = "Official Records of the General Assembly, "
    old = (records + "Supplement No. 16 (A/175/16), chap. V.", "Ibid., Supplement No. 17 (A/175/17), chap. X.")
    new = (records + "Supplement No. 17 (A/177/17), chap. V.", "Ibid., chap. VIII.")
    row = compared(EN, text, text, old, new).rows[0]
    assert row.weight is Weight.TECHNICAL
    assert {finding.rule for finding in row.findings if finding.note == 1} == {"roll-forward"}


def test_the_verb_of_a_clause_that_was_split_off_is_no_member_of_a_list() -> None:
    old = "Notes the beauty of the gardens and the opening of the lighthouse;"
    row = row_of(EN, old, old.replace(" and", ",\nAlso recalls"))
    assert "list-members" not in {finding.rule for finding in row.findings}


def test_a_limit_is_told_with_the_words_that_it_opens_and_once() -> None:
    old = "Encourages States to open the gardens;"
    row = row_of(EN, old, old.replace(";", ", in accordance with the old rules of the lagoon;"))
    told = [value.new for finding in row.findings for value in finding.values if finding.rule == "qualifier"]
    assert told == ["in accordance with the old rules of the lagoon"]


def test_a_verb_to_which_also_alone_was_put_is_the_same_verb() -> None:
    row = row_of(EN, "Decides to move the boats.", "Also decides that lamps be stored.")
    assert "governing-verb" not in {finding.rule for finding in row.findings}


def test_in_this_regard_behind_a_verb_is_no_part_of_its_object() -> None:
    row = row_of(RU, "приветствует в этой связи лампы.", "просит в этой связи рыбаков приплыть.")
    assert [value.old for f in row.findings for value in f.values if value.name == "object"] == ["лампы."]


def test_a_note_that_names_the_next_report_where_an_ibid_stood_rolled_with_it() -> None:
    old = ("See A/AC.909/2120/12.", "Ibid., “The island at a glance”.")
    new = ("See A/AC.909/2122/12.", "See A/AC.909/2122/12, “The island at a glance”.")
    text = "Notes the map of gardens;"
    assert compared(EN, text, text, old, new).rows[0].weight is Weight.TECHNICAL
    other = (new[0], "See A/AC.909/2122/12, “Other islands”.")
    assert compared(EN, text, text, old, other).rows[0].weight is Weight.SUBSTANTIVE
