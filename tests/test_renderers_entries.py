"""Why a row weighs what it weighs, in the reader's words."""

from __future__ import annotations

from msgspec.structs import replace
from support.invented import PREAMBULAR, comparison, finding, row, segments

from draftdiff.comparison import Aspect, Change, Finding, NoteChange, Row, Value, Weight
from draftdiff.model import By, Language, Mark, MarkKind, ParagraphKind
from draftdiff.renderers.entries import reasons_of, substantive_reasons_of, tracked_by
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.verdict import is_note_only
from draftdiff.renderers.wording import wording_of

HEAVY, TECHNICAL = Weight.SUBSTANTIVE, Weight.TECHNICAL


def words(rule: str, new: str, weight: Weight = HEAVY) -> Finding:
    return finding(rule, rule, weight, Value(name="words", new=new))


def reasons(*findings: Finding) -> list[str]:
    made: Row = row("Not [-the-]{+a+} same", numbers=("1.", "1."), weight=HEAVY, findings=findings)
    return reasons_of(made, wording_of(comparison([made]), load_labels(Language.ENGLISH)))


def test_a_reason_is_a_kind_and_its_facts() -> None:
    scope = words("scope", "relevant")
    assert reasons(scope) == ["scope: + relevant"]
    assert reasons(replace(scope, values=()), scope) == ["scope: + relevant"]
    assert reasons(words("scope", ",")) == ["scope: + “,”"]
    assert reasons(words("scope", "etc.")) == ["scope: + etc."]
    note = finding("note", "note.source", HEAVY, Value(name="note", new="See A/175/1."))
    assert reasons(note, replace(note, values=(Value(name="note", new="Ibid."),))) == ["note: + See A/175/1; + Ibid"]
    assert reasons(replace(scope, values=())) == ["scope"]
    assert reasons(replace(scope, rule="of-a-later-version")) == ["of-a-later-version: + relevant"]


def test_findings_of_one_kind_are_told_together_and_each_fact_once() -> None:
    found = (words("scope", "all"), words("modal", "shall"), words("scope", "only"), words("scope", "all"))
    assert reasons(*found) == ["modal verb: + shall", "scope: + all; + only"]


def test_what_the_facts_of_a_kind_begin_with_is_said_once_and_after_those_that_begin_with_nothing() -> None:
    numbers = [("quantity.reported", "96", "97"), ("quantity", "3", "4"), ("quantity.reported", "78", "79")]
    made = [finding("quantity", name, HEAVY, Value(name="number", old=old, new=new)) for name, old, new in numbers]
    assert reasons(*made) == ["quantity: 3 → 4; figure only reported: 96 → 97; 78 → 79"]


def test_of_much_other_wording_the_first_places_are_told() -> None:
    found = [words("topical-clause", place) for place in ("one", "two", "three", "four", "five")]
    assert reasons(*found) == ["other wording: + one; + two; + three and 2 more"]
    assert reasons(*found[:3]) == ["other wording: + one; + two; + three"]


def test_a_note_that_is_shown_is_no_reason_and_what_ibid_stands_for_is() -> None:
    change = NoteChange(old=0, new=None, segments=segments("[-See A/175/1.-]"))
    gone = replace(row("Not the same", note_redline="See A/175/1."), notes=(change,))
    wording = wording_of(comparison([gone]), load_labels(Language.ENGLISH))
    told = []
    for said in ("See A/175/1.", "Official Records, part II"):
        dropped = replace(finding("note", "note.source", TECHNICAL, Value(name="note", old=said)), note=0)
        told.append(reasons_of(replace(gone, findings=(dropped,)), wording))
    assert told == [[], ["note: − Official Records, part II"]]


def test_other_wording_is_not_what_a_kind_has_told_already() -> None:
    assert reasons(words("scope", "all"), words("topical-clause", "all")) == ["scope: + all"]
    assert reasons(words("scope", "all"), words("topical-clause", "ports")) == [
        "scope: + all",
        "other wording: + ports",
    ]


def test_what_makes_a_row_substantive_is_told_without_what_is_lighter() -> None:
    found = [words("scope", "all"), words("roll-forward", "2176", TECHNICAL)]
    made = row("Not [-the-]{+a+} same", numbers=("1.", "1."), weight=HEAVY, findings=found)
    added = row("{+Notes with interest the lamps;+}", numbers=("", "2."), weight=HEAVY)
    wording = wording_of(comparison([made, added]), load_labels(Language.ENGLISH))
    assert substantive_reasons_of(made, wording) == ["scope: + all"]
    assert substantive_reasons_of(added, wording) == ["Notes with interest the lamps;"]


def test_a_split_row_says_nothing_of_the_kinds_of_its_paragraphs() -> None:
    made = row("Noting the lamps[- and-]{+,\nNoting+} the bells,", PREAMBULAR, weight=HEAVY)
    first, second = (replace(made.new[0], text=text) for text in ("Noting the lamps,", "Noting the bells,"))
    parts = (first, replace(second, kind=ParagraphKind.CONTINUATION))
    parted = replace(made, change=Change.SPLIT, new=parts, changed=(Aspect.KIND,))
    assert reasons_of(parted, wording_of(comparison([parted]), load_labels(Language.ENGLISH))) == []
    assert not is_note_only(replace(parted, segments=(), changed=(Aspect.NOTES,)))


def test_a_row_names_those_alone_who_made_its_changes() -> None:
    made = row("Keep [-old-]{+new+} lamps", numbers=("1.", "1."))
    marks = tuple(
        Mark(kind=MarkKind.INSERTED, start=start, end=end, by=By(name=name, date="2175-12-01T00:00:00Z"))
        for start, end, name in ((0, 4, "Bob"), (5, 8, "Ada"))
    )
    made = replace(made, new=(replace(made.new[0], marks=marks),))
    told = tracked_by(made, wording_of(comparison([made]), load_labels(Language.ENGLISH)))
    assert list(told) == ["tracked by Ada, 1 Dec 2175"]
