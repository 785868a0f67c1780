"""The first half page: one sentence, the counts, what to look at; and the account at the end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.invented import OPERATIVE, PREAMBULAR, comparison, field, finding, row

from draftdiff.comparison import (
    Change,
    Comparison,
    Finding,
    Flag,
    FlagKind,
    Link,
    Row,
    RunnerUp,
    Segment,
    SegmentKind,
    Value,
    Weight,
)
from draftdiff.model import AgendaItem, Event, EventKind, Header, Language, ParagraphKind, Source, Vote, VoteKind
from draftdiff.problems import Location, Problem, Severity
from draftdiff.renderers.account import account_of, unexplained_words
from draftdiff.renderers.head import direction_of_texts, head_fields, sides_of, title_of
from draftdiff.renderers.highlights import LINES_OF_PAGE, highlights_of
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.verdict import tallies_of, verdict_sentence
from draftdiff.renderers.wording import Wording, wording_of

HEAVY, TECHNICAL = Weight.SUBSTANTIVE, Weight.TECHNICAL


def words(made: Comparison, reader: str = "en") -> Wording:
    return wording_of(made, load_labels(Language(reader)))


def verdict(*rows: Row, reader: str = "en") -> str:
    made = comparison(rows)
    return verdict_sentence(made, words(made, reader))


def amended(number: str, rule: str, weight: Weight = HEAVY, text: str = "Not [-the-]{+a+} same", **more: object) -> Row:
    said = finding(rule, f"{rule}.x", weight)
    return row(text, numbers=(number, number), weight=weight, findings=[said], **more)  # type: ignore[arg-type]


SAME = row("The same", numbers=("1.", "1."))
ADDED = row("{+Notes with interest more+}", numbers=("", "2."), weight=HEAVY)


def test_much_that_is_said_of_many_rows_still_stands_on_one_page_and_whole_where_there_is_no_page() -> None:
    long = " ".join(f"lamp{place}" for place in range(30))
    facts = [finding("governing-verb", "x", HEAVY, Value(name="verb", old=f"{n} {long}", new=long)) for n in range(9)]
    verbs = [replace(amended(f"{n}.", "x"), findings=tuple(facts)) for n in range(1, 9)]
    limits = [replace(amended(f"{n}.", "scope"), findings=(*facts,)) for n in range(10, 50)]
    for place, rule in enumerate(("negation", "modal", "brackets", "addressee", "period", "scope", "quantity")):
        limits[place] = replace(limits[place], findings=tuple(replace(one, rule=rule) for one in facts))
    made = comparison([*verbs, *limits])
    lines = [line for topic in highlights_of(made, words(made), LINES_OF_PAGE) for line in topic.lines]
    assert sum(1 + len(f"{line.label} {line.said}") // 92 for line in lines) <= 40
    assert lines[0].said.count("→") == 3 and lines[0].said.endswith(" and 6 more")
    crowded = comparison(verbs * 3)
    told = [line for topic in highlights_of(crowded, words(crowded)) for line in topic.lines]
    assert told[0].said.count("→") == 9


def test_the_verdict_of_two_equal_documents() -> None:
    assert verdict(SAME) == "No difference found."


def test_a_verdict_without_a_substantive_change_says_what_was_not_compared() -> None:
    apart = replace(comparison([SAME]), problems=(problem("note-not-compared", Severity.INFO, "n0.0"),) * 2)
    sentence = verdict_sentence(apart, words(apart))
    assert sentence == "No difference found (2 notes not compared, as the other text has none at all)."


def test_words_that_are_struck_through_are_no_equal_text() -> None:
    struck = Flag(kind=FlagKind.STRUCK, message="struck", values=(Value(name="words", new="all"),))
    one = replace(SAME, flags=(struck,))
    assert verdict(one) == "The same words, some of them struck through."
    assert look_at(one) == {"struck through, not tracked": ("OP1  all",)}


def test_the_verdict_never_says_that_there_is_no_substantive_change() -> None:
    assert verdict(SAME, amended("2.", "roll-forward", TECHNICAL)) == (
        "Technical rollover: nothing added or removed, no substantive change found."
    )
    for change in (Change.ADDED, Change.REMOVED, Change.SPLIT, Change.MERGED):
        assert (
            verdict(replace(amended("2.", "roll-forward", TECHNICAL), change=change)) == "No substantive change found."
        )
    assert verdict(replace(SAME, moved=True)) == "No substantive change found."


def test_without_weights_there_is_no_verdict() -> None:
    assert verdict(row("Not [-the-]{+a+} same", numbers=("1.", "1."))) == ""


def test_the_verdict_names_substantive_changes_in_their_order() -> None:
    rows = [amended("1.", "scope"), ADDED, amended("3.", "negation"), amended("4.", "governing-verb")]
    assert verdict(*rows) == ("4 substantive changes: OP3 (negation), OP4 (governing verb), OP2 (added), OP1 (scope).")


def test_the_verdict_names_what_is_graver_than_that_a_clause_was_merged() -> None:
    merged = replace(amended("1.", "negation"), change=Change.MERGED)
    light = replace(amended("2.", "scope"), change=Change.MERGED)
    assert verdict(light, merged) == "2 substantive changes: OP1 (merged, negation), OP2 (merged)."


@pytest.mark.parametrize(("kind", "name"), [("heading", "heading [1]"), ("enacting", "enacting formula")])
def test_the_verdict_names_headings_and_the_enacting_formula_last(kind: str, name: str) -> None:
    gone = row("[-Lamps-]", ParagraphKind(kind), weight=HEAVY)
    assert verdict(gone, amended("1.", "scope")) == f"2 substantive changes: OP1 (scope), {name} (removed)."


def test_a_long_verdict_counts_the_rest() -> None:
    rows = [amended(f"{n}.", "scope") for n in range(1, 8)]
    assert verdict(*rows).endswith("OP5 (scope) and 2 more.")


def test_the_verdict_says_of_a_text_written_anew_that_it_is() -> None:
    rows = [amended(f"{n}.", "scope", text="Not [-the same-]{+another+}") for n in range(1, 7)]
    assert verdict(*rows, SAME).startswith("Largely rewritten: 1 of 7 paragraphs unchanged. 6 substantive changes: OP1")
    formula = row("The Assembly,", ParagraphKind.ENACTING)
    assert verdict(*rows, SAME, formula).startswith("Largely rewritten: 1 of 7 paragraphs unchanged.")
    assert verdict(*rows[:5]).startswith("5 substantive changes")
    assert verdict(*rows, *[SAME] * 3).startswith("6 substantive changes")
    one_word_each = [amended(f"{n}.", "scope") for n in range(1, 7)]
    assert verdict(*one_word_each, SAME).startswith("6 substantive changes")


def test_the_verdict_names_a_clause_that_went_once_and_not_its_sub_paragraphs() -> None:
    whole = row("[-Requests reports:-]", numbers=("2.", ""), weight=HEAVY)
    part = row("[-on lighthouses;-]", numbers=("(a)", ""), level=1, weight=HEAVY)
    assert verdict(whole, part, amended("3.", "scope")) == (
        "3 substantive changes: OP2 (removed), OP3 (scope) and 1 more."
    )


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [
        ("fr", "1 changement de fond\u00a0: OP1 (portée)."),
        ("es", "1 cambio de fondo: OP1 (alcance)."),
        ("ru", "1 изменение по существу: п.\u00a01 (охват)."),
        ("zh", "1处实质性改动：执行部分第1段（范围）。"),
        ("ar", "تغيير جوهري واحد: فقرة\u00a0المنطوق\u00a01 (النطاق)."),
    ],
)
def test_the_verdict_in_other_languages(reader: str, sentence: str) -> None:
    assert verdict(amended("1.", "scope"), reader=reader) == sentence


def test_lapsed_facts_come_after_all_other_substantive_changes() -> None:
    lapsed = amended("1.", "negation", flags=[Flag(kind=FlagKind.LAPSED, message="lapsed")])
    assert verdict(lapsed, amended("2.", "time-word")) == ("2 substantive changes: OP2 (time word), OP1 (negation).")


def test_a_row_of_which_a_lapsed_fact_is_all_stands_under_no_other_kind() -> None:
    values = (Value(name="words", old="the fair of 2117", new=""),)
    flag = Flag(kind=FlagKind.LAPSED, message="lapsed", values=values)
    told = finding("unexplained", "unexplained", HEAVY, *values)
    gone = row("Noting lamps[- and the fair of 2117-],", numbers=("1.", "1."), findings=[told], flags=[flag])
    assert list(look_at(replace(gone, weight=HEAVY))) == ["lapsed"]
    again = replace(gone, findings=(told, finding("modal", "modal", HEAVY)), weight=HEAVY)
    assert list(look_at(again)) == ["modal verb", "lapsed"]


def test_of_many_facts_that_lapsed_the_first_are_told_and_the_others_named() -> None:
    lapsed = [
        Flag(kind=FlagKind.LAPSED, message="x", values=(Value(name="words", old=f"lamp {n}"),)) for n in range(15)
    ]
    rows = [row("The same", numbers=(f"{n}.", f"{n}."), flags=[lapsed[n]]) for n in range(1, 15)]
    assert look_at(*rows)["lapsed"][11:] == ("OP12  − lamp 12", "also OP13; OP14")


def test_counts_and_account() -> None:
    moved = row("Moved words", numbers=("4.", "1."), moved=True)
    made = comparison([moved, SAME, ADDED, amended("3.", "scope"), row("[-Gone-]", numbers=("5.", ""))])
    wording = words(made)
    by_change, *_, account = tallies_of(made, wording)
    assert by_change == ["1 added", "1 removed", "1 amended", "2 unchanged", "1 moved"]
    assert account == ["4 + 4 paragraphs accounted for"]
    assert tallies_of(made, words(made, "ru"))[0][0] == "добавлено: 1"


def test_split_and_merged_are_counted_where_there_are_any() -> None:
    split = replace(amended("1.", "clause"), change=Change.SPLIT)
    made = comparison([split])
    assert tallies_of(made, words(made))[0][2] == "1 split"


def test_weights_are_counted_heaviest_first_with_those_in_notes_only() -> None:
    noted = row("The same", numbers=("3.", "3."), weight=TECHNICAL, note_redline="See [-A-]{+B+}")
    made = comparison([amended("1.", "scope"), amended("2.", "roll-forward", TECHNICAL), noted])
    assert tallies_of(made, words(made))[1] == ["1 substantive", "2 technical", "1 in a note only"]
    spaced = Segment(kind=SegmentKind.TYPOGRAPHIC, old=" ", new="\u00a0")
    typeset = comparison([replace(noted, segments=(spaced,))])
    assert tallies_of(typeset, words(typeset))[1] == ["1 technical", "1 in a note only"]
    assert len(tallies_of(comparison([SAME]), words(made))) == 2


def look_at(*rows: Row) -> dict[str, tuple[str, ...]]:
    made = comparison(rows)
    lines = {one.topic: one.lines for one in highlights_of(made, words(made))}
    return {topic: tuple(f"{line.label}  {line.said}".strip() for line in found) for topic, found in lines.items()}


def test_what_to_look_at_begins_with_watched_terms_and_ends_with_the_same_words() -> None:
    watched = amended("1.", "scope", flags=[Flag(kind=FlagKind.WATCHED, message="w")])
    silent = row("The same", numbers=("4.", "4."), flags=[Flag(kind=FlagKind.REFERENT_CHANGED, message="r")])
    late = amended("3.", "roll-forward", TECHNICAL, flags=[Flag(kind=FlagKind.OFF_CYCLE, message="o")])
    assert list(look_at(silent, late, ADDED, watched)) == [
        "watched term",
        "added",
        "scope",
        "off cycle",
        "same words, other meaning",
    ]


def test_a_kept_word_of_time_is_quoted_as_it_stands_in_the_text() -> None:
    word = Value(name="words", old="recent", new="recent")
    kept = Flag(kind=FlagKind.TIME_BOUND, message="time-bound", values=(word,))
    for text, told in (("Welcomes recent surveys", "recent: “Welcomes recent surveys”"), ("The same", "recent")):
        assert look_at(row(text, numbers=("1.", "1."), flags=[kept])) == {
            "same words, other meaning": (f"OP1  {told}",)
        }


def test_a_dozen_added_clauses_are_told_by_their_opening_words_and_more_are_named() -> None:
    assert look_at(ADDED) == {"added": ("OP2  Notes with interest more",)}
    many = [replace(ADDED, new=(replace(ADDED.new[0], number=f"{n}."),)) for n in range(1, 16)]
    told = look_at(*many)["added"]
    assert told[:2] == ("OP1  Notes with interest more", "OP2  Notes with interest more")
    assert told[12:] == ("also OP13–OP15",)


def test_operative_clauses_are_told_before_recitals() -> None:
    recital = row("{+Noting the survey,+}", PREAMBULAR, weight=HEAVY)
    assert look_at(recital, ADDED)["added"] == ("OP2  Notes with interest more", "PP1  Noting the survey,")


def test_removed_clauses_stand_as_the_old_text_had_them() -> None:
    gone = [row(f"[-Welcomes {n};-]", numbers=(f"{n}.", ""), weight=HEAVY) for n in (1, 2, 3)]
    made = comparison(gone)
    shuffled = replace(made, rows=(made.rows[2], *made.rows[:2]))
    (told,) = highlights_of(shuffled, words(shuffled))
    assert [line.label for line in told.lines] == ["OP1", "OP2", "OP3"]


def test_of_a_text_written_anew_the_half_page_tells_fewer_clauses_one_by_one() -> None:
    many = [replace(ADDED, new=(replace(ADDED.new[0], number=f"{n}."),)) for n in range(1, 22)]
    told = look_at(*many)["added"]
    assert [line.split()[0] for line in told] == ["OP1", "OP2", "OP3", "OP4", "also"]
    assert told[4] == "also OP5–OP21"
    kept = [row("The same", numbers=(f"{n}.", f"{n}.")) for n in range(22, 70)]
    assert look_at(*many, *kept)["added"] == told
    scopes = [amended(f"{n}.", "scope") for n in range(70, 140)]
    told_of = look_at(*many, *scopes)
    assert told_of["added"][2:] == ("OP3  Notes with interest more", "also OP4–OP21")
    assert told_of["scope"] == ("OP70–OP139",)


def test_neighbours_are_named_as_a_range_only_where_none_between_them_is_left_out() -> None:
    moved = [row("The same", numbers=(f"{n}.", f"{n + 10}."), moved=True) for n in (1, 2, 3, 5, 6)]
    still = row("The same", numbers=("4.", "14."))
    told = look_at(*moved[:3], still, *moved[3:])
    assert told == {"moved": ("OP1–OP3 → OP11–OP13; OP5 → OP15; OP6 → OP16",)}


def test_a_few_moved_clauses_are_told_by_their_opening_words() -> None:
    moved = row("Thanks the keepers", numbers=("1.", "2."), moved=True)
    assert look_at(moved) == {"moved": ("OP1 → OP2  Thanks the keepers",)}


def test_labels_that_hold_a_comma_are_parted_by_more() -> None:
    annexed = [replace(ADDED, new=(replace(ADDED.new[0], number=f"{n}.", annex=1),)) for n in range(1, 17)]
    stays = row("The same", numbers=("15.", "15."))
    stays = replace(stays, new=(replace(stays.new[0], annex=1),))
    told = look_at(*annexed[:14], stays, annexed[15])["added"]
    assert told[12:] == ("also Annex, para. 13; Annex, para. 14; Annex, para. 16",)
    stays = replace(stays, new=(replace(stays.new[0], number="99."),))
    told = look_at(*annexed[:12], stays, *annexed[12:])["added"]
    assert told[12:] == ("also Annex, para. 13–para. 16",)


def test_an_annex_that_came_as_a_whole_is_told_as_one() -> None:
    annexed = [replace(ADDED, new=(replace(ADDED.new[0], number=f"{n}.", annex=1),)) for n in range(1, 15)]
    assert look_at(ADDED, *annexed)["added"] == ("Annex (14 paragraphs)", "OP2  Notes with interest more")
    assert verdict(ADDED, *annexed) == "15 substantive changes: Annex (added), OP2 (added) and 13 more."
    scopes = [amended(f"{n}.", "scope") for n in range(70, 80)]
    assert len(look_at(*annexed, *scopes)["scope"]) == 5


def test_what_a_text_says_of_each_report_is_told_after_what_it_says_once() -> None:
    once = replace(ADDED, new=(replace(ADDED.new[0], number="3.", text="Decides to light the lamps;"),))
    twice = [replace(ADDED, new=(replace(ADDED.new[0], number=f"{n}."),)) for n in (1, 2)]
    assert look_at(*twice, once)["added"][0] == "OP3  Decides to light the lamps;"


def test_rows_whose_flags_say_the_same_are_named_together() -> None:
    facts = (Value(name="symbol", old="A/174/3", new="A/175/3"),)
    silent = Flag(kind=FlagKind.REFERENT_CHANGED, message="of-another-version", values=facts)
    rows = [row("The same", numbers=(f"{n}.", f"{n}."), flags=[silent]) for n in (1, 2, 3, 5)]
    rows.insert(3, row("The same", numbers=("4.", "4.")))
    assert look_at(*rows)["same words, other meaning"] == ("A/174/3 → A/175/3 (OP1–OP3; OP5)",)


def test_many_rows_of_a_table_are_counted() -> None:
    cell = amended("", "quantity")
    cells = [replace(cell, new=(replace(cell.new[0], kind=ParagraphKind.TABLE_ROW),)) for _ in range(6)]
    assert look_at(amended("1.", "quantity"), *cells)["quantity"] == ("OP1", "also 6 table rows")
    assert look_at(*cells)["quantity"] == ("6 table rows",)
    assert len(look_at(*cells[:2])["quantity"]) == 2


def test_a_few_changed_words_are_quoted_with_those_around_them() -> None:
    said = replace(finding("negation", "negation", HEAVY, Value(name="words", new="not")), segments=(1,))
    one = row("The seminar was{+ not+} held in the year 2174 or later", weight=HEAVY, findings=[said])
    assert look_at(one)["negation"] == ("OP1  + not: “The seminar was not held in the year 2174 …”",)
    gone = replace(finding("scope", "scope", HEAVY, Value(name="words", old="all")), segments=(1,))
    one = row("Invites [-all -]ports", weight=HEAVY, findings=[gone])
    assert look_at(one)["scope"] == ("OP1  − all: “Invites all ports”",)
    verb = (Value(name="verb", old="Invites", new="Again urges"), Value(name="direction", new="stronger"))
    again = replace(finding("governing-verb", "governing-verb", HEAVY, *verb), segments=(0, 2))
    one = row("{+Again +}[-Invites-]{+urges+} all ports to report", weight=HEAVY, findings=[again])
    assert look_at(one)["governing verb"] == (
        "OP1  Invites → Again urges (stronger): “Again urges all ports to report”",
    )


def test_possible_costs_name_the_clauses_alone_and_a_step_off_the_cycle_stands_once_for_each() -> None:
    words_of = (Value(name="words", new="convene a meeting"),)
    costly = replace(ADDED, flags=(Flag(kind=FlagKind.BUDGET, message="budget", values=words_of),))
    assert look_at(costly)["possible budget impact"] == ("OP2",)
    steps = (Value(name="moved", old="2174", new="2176"), Value(name="step", old="1", new="2"))
    off = Flag(kind=FlagKind.OFF_CYCLE, message="off-cycle", values=steps)
    late = row("Held [-once-]{+twice+}", numbers=("3.", "3."), flags=[off, off])
    assert look_at(late)["off cycle"] == ("OP3  2174 → 2176 (by 2 instead of 1)",)


def test_sub_paragraphs_that_came_with_their_paragraph_are_not_named_apart() -> None:
    whole = row("{+Requests reports:+}", numbers=("", "2."), weight=HEAVY)
    part = row("{+on lighthouses;+}", numbers=("", "(a)"), level=1, weight=HEAVY)
    assert look_at(whole, part) == {"added": ("OP2  Requests reports:",)}
    assert look_at(row("The same:", numbers=("1.", "1.")), part) == {"added": ("OP1 (a)  on lighthouses;",)}


def test_each_substantive_row_stands_once_under_its_weightiest_kind() -> None:
    both = [finding("scope", "scope.x", HEAVY), finding("negation", "negation.x", HEAVY)]
    one = row("Not [-the-]{+a+} same", numbers=("1.", "1."), weight=HEAVY, findings=both)
    assert look_at(one) == {"negation": ("OP1",)}


def test_a_negation_and_a_verb_are_told_of_every_row_that_has_them() -> None:
    both = [finding("governing-verb", "verb.x", HEAVY), finding("scope", "s", HEAVY), finding("negation", "n", HEAVY)]
    one = row("Not [-the-]{+a+} same", numbers=("1.", "1."), weight=HEAVY, findings=both)
    assert look_at(one) == {"negation": ("OP1",), "governing verb": ("OP1",)}
    parted = replace(one, change=Change.SPLIT)
    assert list(look_at(parted)) == ["negation", "governing verb", "split"]


def test_a_qualifier_is_told_beside_the_weightiest_kind() -> None:
    told = [finding("scope", "s", HEAVY), finding("qualifier", "q", HEAVY)]
    one = row("Not [-the-]{+a+} same", numbers=("1.", "1."), weight=HEAVY, findings=told)
    assert look_at(one) == {"scope": ("OP1",), "qualifier": ("OP1",)}
    assert look_at(replace(one, findings=told[1:])) == {"qualifier": ("OP1",)}


def test_of_several_findings_of_one_kind_that_of_most_words_is_told_and_what_lapsed_last() -> None:
    long, short = (Value(name="words", new=said) for said in ("and the keepers of the lamps", "still"))
    told = [
        replace(finding("topical-clause", "topical-clause", HEAVY, one), segments=(place,))
        for one, place in ((short, 1), (long, 3))
    ]
    one = row("Thanks{+ still+} the ports{+ and the keepers of the lamps+}", weight=HEAVY, findings=told)
    assert look_at(one) == {"other wording": ("OP1  + and the keepers of the lamps and 1 more",)}
    lapsed = Flag(kind=FlagKind.LAPSED, message="lapsed", values=told[1].values)
    assert "+ still: “Thanks still the ports" in look_at(replace(one, flags=(lapsed,)))["other wording"][0]


def test_much_other_wording_is_told_beside_the_weightiest_kind_and_after_what_is_nothing_else() -> None:
    much = " ".join(f"lamp{place}" for place in range(30))
    list_member = finding("list-members", "list-members.added", HEAVY, Value(name="members", new="wicks"))
    one, two, three = (
        row(f"Notes {{+{text}+}}", numbers=(number, number), weight=HEAVY, findings=found)
        for number, text, found in (
            ("1.", f"wicks {much}", [list_member, other_wording(much)]),
            ("2.", "wicks more oil", [list_member, other_wording("more oil")]),
            ("3.", "more oil", [other_wording("more oil")]),
        )
    )
    assert [line.split("  ")[0] for line in look_at(one, two, three)["other wording"]] == ["OP3", "OP1"]
    part = Flag(kind=FlagKind.PART, message="part", values=(Value(name="words", new="lamp0 lamp1 lamp2 …"),))
    with_part = replace(one, flags=(part,))
    assert verdict(three, two, with_part) == (
        "3 substantive changes: OP1 (part of a clause), OP2 (members of a list), OP3 (other wording)."
    )
    told = look_at(with_part)
    assert told["part of a clause"] == ("OP1  + lamp0 lamp1 lamp2 …",)
    assert "other wording" not in told


def other_wording(words: str) -> Finding:
    return finding("topical-clause", "topical-clause", HEAVY, Value(name="words", new=words))


def test_verbs_get_more_lines_than_other_kinds() -> None:
    verbs = [amended(f"{n}.", "governing-verb") for n in range(1, 7)]
    scopes = [amended(f"{n}.", "scope") for n in range(11, 17)]
    found = look_at(*verbs, *scopes)
    assert [line.split()[0] for line in found["governing verb"]] == ["OP1", "OP2", "OP3", "OP4", "OP5", "OP6"]
    assert found["scope"] == ("OP11", "OP12", "OP13", "OP14", "also OP15; OP16")


def test_who_acts_by_when_is_told_once_with_all_its_paragraphs() -> None:
    facts = (Value(name="addressee", new="Secretary-General"), Value(name="due", new="179"))
    task = Flag(kind=FlagKind.TASK, message="task.asked.session", values=facts)
    day = Flag(kind=FlagKind.TASK, message="task.decided.day", values=(Value(name="due", new="3 May 2176"),))
    rows = [amended("1.", "scope", flags=[task]), amended("4.", "scope", flags=[day, task])]
    assert look_at(*rows)["who acts, by when"] == ("Secretary-General: 179th session (OP1; OP4)", "3 May 2176 (OP4)")


def test_sponsors_who_joined_and_left_come_last_and_not_in_the_head() -> None:
    group = "(on behalf of the League)"
    joined = Value(name="sponsors", old=f"Norland; Ardan {group}", new=f"Meridia {group}; Westland")
    sponsors = field("sponsors", "[-Norland; -]Eastland{+; Westland+}")
    sponsors = replace(sponsors, findings=(finding("sponsors", "sponsors", Weight.TECHNICAL, joined),))
    made = comparison([amended("1.", "scope")], fields=[sponsors])
    told = highlights_of(made, words(made))
    assert told[-1].topic == "sponsors"
    said = ["Ardan → Meridia (on behalf of the League)", "+ Westland", "− Norland"]
    assert [line.said for line in told[-1].lines] == said
    assert head_fields(made) == ()


def test_of_many_sponsors_the_number_tells() -> None:
    joined = Value(name="sponsors", new="; ".join(f"Land {n}" for n in range(1, 19)))
    sponsors = replace(
        field("sponsors", "{+many+}"), findings=(finding("sponsors", "sponsors", Weight.TECHNICAL, joined),)
    )
    made = comparison([SAME], fields=[sponsors])
    (told,) = highlights_of(made, words(made))
    assert told.lines[0].said.startswith("+ Land 1; Land 2; Land 3") and told.lines[0].said.endswith(
        "Land 16 and 2 more"
    )


def test_the_same_sponsors_under_other_names_are_not_worth_a_look() -> None:
    names = Value(name="words", old="Republic of Norland", new="Norland")
    same = field("sponsors", "[-Republic of -]Norland", Weight.EDITORIAL)
    same = replace(same, findings=(finding("house-style", "house-style.small", Weight.EDITORIAL, names),))
    made = comparison([amended("1.", "scope")], fields=[same])
    assert [one.topic for one in highlights_of(made, words(made))] == ["scope"]


def problem(code: str, severity: Severity = Severity.INFO, key: str = "") -> Problem:
    return Problem(code=code, severity=severity, message="said in English", location=Location(paragraph=key))


def told(*problems: Problem, reader: str = "en") -> str:
    header = Header(
        source=Source(name="old.txt"),
        problems=problems,
        title="t",
        events=(Event(kind=EventKind.ADOPTED, date="2174-11-23"),),
        agenda=(AgendaItem(item="130"),),
        vote=Vote(kind=VoteKind.WITHOUT_VOTE),
    )
    made = comparison([SAME], old=header, new=replace(header, problems=()))
    sources = account_of(made, words(made, reader)).sources
    return sources[0][1] if sources else ""


def test_what_an_import_had_to_tell_is_counted_by_code_the_gravest_first() -> None:
    assert (
        told(problem("split-word"), problem("note-without-call", Severity.WARNING, "o0.0"), problem("split-word"))
        == "1 note without a call in the text (OP1) · 2 split words rejoined"
    )
    assert told(problem("split-word"), reader="ru") == "соединено разорванных слов: 1"
    assert told() == ""


def test_a_problem_that_no_label_file_knows_is_told_in_its_own_words() -> None:
    assert told(problem("of-a-later-importer")) == "1 × said in English"


def test_a_fact_that_a_side_does_not_state_is_called_so() -> None:
    made = comparison([SAME], old=Header(source=Source(name="old.txt"), title="t"))
    name, said = account_of(made, words(made)).sources[0]
    assert (name, said) == ("OLD (old.txt)", "not stated: vote, agenda item, date")


def test_what_comparing_had_to_tell_comes_last() -> None:
    made = replace(comparison([SAME]), problems=(problem("coarse-redline", Severity.HINT, "n0.0"),))
    name, said = account_of(made, words(made)).sources[-1]
    assert (name, said) == (
        "COMPARISON", "1 very long paragraph compared by the sentence, not by the word (OP1)"
    )  # fmt: skip


def test_doubtful_links_are_told_with_what_stood_against_them() -> None:
    rival = RunnerUp(old="o0.0", new="n1.0", score=0.581)
    doubtful = row("One [-a-]{+b+}", numbers=("1.", "1."))
    doubtful = replace(doubtful, link=Link(old=("k",), new=("k",), score=0.612, runner_up=rival, sure=False))
    made = comparison([doubtful, row("{+Two+}", numbers=("", "2."))])
    account = account_of(made, words(made))
    assert account.sums[0] == "0 of 1 paragraph pairs certain"
    assert account.doubts == (("in doubt", "OP1 → OP1 (61%), or else OP1 → OP2 (58%)"),)
    unlike = replace(doubtful, link=replace(doubtful.link, runner_up=replace(rival, score=0.19)))
    made = comparison([unlike, row("{+Two+}", numbers=("", "2."))])
    assert account_of(made, words(made)).doubts == (("in doubt", "OP1 → OP1 (61%)"),)


def test_of_two_links_that_stand_it_is_told_once_what_may_belong_to_both() -> None:
    rival = RunnerUp(old="o0.0", new="n1.0", score=0.55)
    clear = Link(old=("k",), new=("k",), score=1.0, runner_up=rival, sure=False)
    made = comparison([replace(row(f"The {n}", numbers=(n, n)), link=clear) for n in ("1.", "2.")])
    account = account_of(made, words(made))
    assert account.sums[0] == "0 of 2 paragraph pairs certain"
    assert account.doubts == (("in doubt", "perhaps also OP1 → OP2 (55%)"),)


def test_unexplained_words_are_those_that_no_rule_but_the_last_one_claims() -> None:
    claimed = replace(finding("roll-forward", "m", TECHNICAL), segments=(1, 2))
    left = replace(finding("topical-clause", "m", HEAVY), segments=(4,))
    one = row("At its [-first-]{+second+} session{+ in full+}", numbers=("1.", "1."), findings=[claimed, left])
    assert unexplained_words(comparison([one])) == 2
    assert unexplained_words(comparison([row("At its [-first-]{+second+} session", numbers=("1.", "1."))])) == 2


def test_a_substantive_change_of_the_title_counts() -> None:
    made = comparison([SAME], fields=[field("title", "Lighthouses{+ and harbours+}", HEAVY)])
    assert verdict_sentence(made, words(made)) == "1 substantive change: title."


def test_the_head_says_what_each_document_is() -> None:
    header = Header(
        symbol="A/RES/175/16",
        language=Language.ENGLISH,
        title="Lighthouses",
        events=(
            Event(kind=EventKind.ISSUED, date="2174-12-01"),
            Event(kind=EventKind.ADOPTED, date="2174-11-23"),
        ),
        meeting="30th plenary meeting",
        agenda=(AgendaItem(item="130 (b)", title="Harbours"),),
        originating=("A/175/L.27", "A/175/L.27/Add.1"),
        vote=Vote(kind=VoteKind.RECORDED, in_favour=140, against=1, abstaining=3),
    )
    rows = [
        row("Noting", PREAMBULAR),
        row("Decides", OPERATIVE, numbers=("1.", "1."), note_redline="[-A-]{+B+}"),
    ]
    made = comparison(rows, new=header)
    _, new = sides_of(made, words(made))
    assert (new.symbol, new.date, new.meeting) == ("A/RES/175/16", "23 Nov 2174", "30th plenary meeting")
    assert (new.item, new.originating) == ("item 130 (b)", "A/175/L.27 + Add.1")
    assert (new.vote, new.counts) == ("vote 140-1-3", "1 PP · 1 OP · 1 note")
    assert new.language == "English"


@pytest.mark.parametrize(
    ("reader", "said"), [("en", "text of an OCR: words may be misread"), ("zh", "光学识别文本：字词可能有误")]
)
def test_the_head_says_which_text_is_that_of_an_ocr(reader: str, said: str) -> None:
    made = comparison([SAME])
    made = replace(made, new=replace(made.new, problems=(problem("ocr-text", Severity.WARNING),)))
    old, new = sides_of(made, words(made, reader=reader))
    assert (said in old.counts, said in new.counts) == (False, True)


@pytest.mark.parametrize(("text", "direction"), [("Decides so", "ltr"), ("تقرر ذلك", "rtl")])
def test_where_no_language_is_known_the_letters_tell_the_direction(text: str, direction: str) -> None:
    assert direction_of_texts(comparison([row(text)], new=Header(language=Language.UNKNOWN))) == direction


def test_a_title_that_the_new_document_does_not_state_is_the_old_one() -> None:
    assert title_of(comparison([SAME], old=Header(title="Lights"), new=Header(title="Lighthouses"))) == "Lighthouses"
    assert title_of(comparison([SAME], old=Header(title="Lights"), new=Header())) == "Lights"
