"""Labels of paragraphs and messages of findings in the reader's words."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any

import pytest
from msgspec.structs import replace
from support.invented import OPERATIVE, PREAMBULAR, comparison, paragraph, row

from draftdiff.comparison import Finding, Row, Value, Weight
from draftdiff.model import LANGUAGES, Language, ParagraphKind
from draftdiff.numbering import Label, labels_of
from draftdiff.renderers.harmless import FSI, PDI
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.wording import Names, Wording, word_label, wording_of

ENGLISH = load_labels(Language.ENGLISH)
TEXT, HEADING, TABLE = ParagraphKind.TEXT, ParagraphKind.HEADING, ParagraphKind.TABLE_ROW


def label(kind: ParagraphKind, number: str, **more: object) -> Label:
    return Label(kind=kind, number=number, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "one",
    [
        label(PREAMBULAR, "3"),
        label(OPERATIVE, "12", path=("(a)", "(iv)")),
        label(OPERATIVE, "2bis"),
        label(OPERATIVE, "3", section="II"),
        label(OPERATIVE, "4", annex=1),
        label(TEXT, "[4]", annex=2, sole_annex=False, section="A"),
        label(TEXT, "1", annex=1, section="5bis", is_article=True),
        label(HEADING, "5bis", annex=1, section="5bis", is_article=True),
        label(HEADING, "II"),
        label(TABLE, "[3]"),
        label(OPERATIVE, "5", continued=1),
        label(OPERATIVE, "5", continued=2),
        label(OPERATIVE, "5", occurrence=2),
        label(ParagraphKind.ENACTING, "[1]"),
        label(ParagraphKind.CLOSING, "[1]"),
    ],
)
def test_english_readers_see_the_short_form_itself(one: Label) -> None:
    assert word_label(one, ENGLISH) == str(one)


def test_articles_are_called_as_treaties_call_them() -> None:
    one = label(TEXT, "1", annex=1, section="5", is_article=True)
    said = [word_label(one, load_labels(Language(reader))) for reader in ("fr", "ru", "zh", "ar")]
    assert said == [
        "Annexe, art. 5, par. 1",
        "Приложение, ст.\u00a05, п.\u00a01",
        "附件，第5条，第1段",
        "المرفق، المادة\u00a05، الفقرة\u00a01",
    ]


@pytest.mark.parametrize(
    ("reader", "worded"),
    [
        ("en", "Annex II, Sect. A, para. 4 (b) (i)"),
        ("fr", "Annexe II, sect. A, par. 4 b) i)"),
        ("es", "Anexo II, secc. A, párr. 4 b) i)"),
        ("ru", "Приложение\u00a0II, разд.\u00a0A, п.\u00a04 b) i)"),
        ("zh", "附件二，第A节，第4段 (b) (i)"),
        ("ar", "المرفق\u00a0الثاني، الفرع\u00a0ألف، الفقرة\u00a04 (ب) (i)"),
    ],
)
def test_other_readers_see_their_own_words(reader: str, worded: str) -> None:
    one = label(TEXT, "4", annex=2, sole_annex=False, section="A", path=("(b)", "(i)"))
    assert word_label(one, load_labels(Language(reader))) == worded


@pytest.mark.parametrize(
    ("reader", "apart", "alike"),
    [
        ("en", "PP5, OP8 → PP6", "PP5, PP7 → PP6"),
        ("ru", "преамб.\u00a05, п.\u00a08 → преамб.\u00a06", "преамб.\u00a05, 7 → 6"),
        ("zh", "序言部分第5段、执行部分第8段 → 序言部分第6段", "序言部分第5段、第7段 → 第6段"),
    ],
)
def test_what_a_label_begins_with_is_left_out_behind_one_that_begins_so_alone(
    reader: str, apart: str, alike: str
) -> None:
    preambular, operative = (paragraph("Words", kind, number="8.") for kind in (PREAMBULAR, OPERATIVE))
    names = {"a": label(PREAMBULAR, "5"), "b": label(OPERATIVE, "8"), "c": label(PREAMBULAR, "7")}
    labels = load_labels(Language(reader))
    said = {key: word_label(one, labels) for key, one in names.items()}
    wording = Wording(labels, Names(names, {}), said, {"n": word_label(label(PREAMBULAR, "6"), labels)})
    merged = row("Words", PREAMBULAR)
    for second, told in ((replace(operative, key="b"), apart), (replace(preambular, key="c"), alike)):
        old = (replace(preambular, key="a"), second)
        assert wording.label(replace(merged, old=old, new=(replace(preambular, key="n"),))) == told


def test_a_section_inside_a_section_is_named_by_both() -> None:
    one = label(OPERATIVE, "4", section="II.A")
    assert word_label(one, load_labels(Language.ENGLISH)) == "Sect. II.A, OP4"
    assert word_label(one, load_labels(Language.CHINESE)) == "第二.A节，执行部分第4段"
    assert word_label(label(ParagraphKind.HEADING, "II"), load_labels(Language.CHINESE)) == "标题二"


def test_the_labels_of_a_document_are_all_different_in_every_language() -> None:
    kinds = [PREAMBULAR, PREAMBULAR, HEADING, OPERATIVE, OPERATIVE, TABLE, TABLE, TEXT]
    labels = labels_of([paragraph("x", kind, key=f"k{place}") for place, kind in enumerate(kinds)])
    for reader in LANGUAGES:
        assert len({word_label(one, load_labels(reader)) for one in labels.values()}) == len(kinds)


def worded(*rows: Row, reader: str = "en") -> tuple[tuple[Row, ...], Wording]:
    made = comparison(rows)
    return made.rows, wording_of(made, load_labels(Language(reader)))


def test_a_row_is_named_once_where_both_sides_agree_and_by_both_where_they_do_not() -> None:
    rows, wording = worded(
        row("Notes [-a-]{+b+}", numbers=("1.", "1.")),
        row("{+Welcomes c+}", numbers=("", "2.")),
        row("Decides [-d-]{+e+}", numbers=("2.", "3.")),
        row("[-Recalls f-]", numbers=("3.", "")),
    )
    assert [wording.label(one) for one in rows] == ["OP1", "OP2", "OP2 → OP3", "OP3"]


def test_paragraphs_of_a_row_are_no_range_for_others_may_stand_between() -> None:
    _, wording = worded()
    assert wording.listed(["PP9", "OP2", "OP3", "OP7"]) == "PP9, OP2, OP3, OP7"


@pytest.mark.parametrize(
    ("reader", "first", "last", "range_of"),
    [
        ("ru", {}, {"number": "2"}, "п.\u00a01 – 2"),
        ("zh", {}, {"number": "2"}, "执行部分第1段至第2段"),
        ("zh", {"section": "II"}, {"section": "II", "number": "2"}, "第二节，执行部分第1段至第2段"),
        ("zh", {"kind": ParagraphKind.PREAMBULAR}, {"number": "2"}, "序言部分第1段至执行部分第2段"),
        ("en", {"section": "I"}, {"section": "I", "number": "7"}, "Sect. I, OP1–OP7"),
        ("en", {"section": "I"}, {"section": "II", "number": "7"}, "Sect. I, OP1–Sect. II, OP7"),
        ("en", {"annex": 1}, {"number": "3", "path": ("(a)",), "annex": 1}, "Annex, para. 1–para. 3 (a)"),
        ("en", {}, {"continued": 1}, "OP1"),
        ("en", {"continued": 1}, {"number": "2", "continued": 1}, "OP1, continued–OP2"),
        ("en", {}, {"path": ("(b)",)}, "OP1–OP1 (b)"),
    ],
)
def test_a_range_says_once_what_its_ends_share(
    reader: str, first: dict[str, Any], last: dict[str, Any], range_of: str
) -> None:
    wording = wording_of(comparison([]), load_labels(Language(reader)))
    plain: dict[str, Any] = {"kind": ParagraphKind.OPERATIVE, "number": "1"}
    assert wording.range(Label(**plain | first), Label(**plain | last)) == range_of


@pytest.mark.parametrize(
    ("reader", "words", "said"),
    [
        ("zh", "资金, 支持", "+ 资金、支持"),
        ("ar", "الدول, الأمين", "+ \u2068الدول، الأمين\u2069"),
        ("zh", "a, b", "+ a, b"),
    ],
)
def test_words_that_stand_apart_are_parted_as_the_reader_does(reader: str, words: str, said: str) -> None:
    wording = wording_of(comparison([]), load_labels(Language(reader)))
    assert message(wording, "list-members.added", Value(name="members", new=words)) == said


def message(wording: Wording, name: str, *values: Value) -> str:
    return wording.message(Finding(rule="r", weight=Weight.TECHNICAL, message=name, values=values))


def test_a_message_that_no_label_file_knows_is_said_by_its_values() -> None:
    _, wording = worded()
    assert message(wording, "of-a-later-version") == ""
    value = Value(name="verb", old="notes", new="welcomes")
    assert message(wording, "of-a-later-version", value) == "notes → welcomes"


def with_message(template: str | dict[str, str], reader: str = "en") -> Wording:
    _, wording = worded(row("Notes [-a-]{+b+}", numbers=("1.", "1.")), reader=reader)
    return replace(wording, labels=replace(load_labels(Language(reader)), messages={"m": template}))


def test_a_message_is_filled_from_the_sides_of_its_values() -> None:
    wording = with_message("{verb.old} became {verb.new}")
    assert message(wording, "m", Value(name="verb", old="notes", new="welcomes")) == "notes became welcomes"


def test_a_value_says_what_happened_to_it() -> None:
    wording = with_message("{verb}")
    assert message(wording, "m", Value(name="verb", old="notes", new="welcomes")) == "notes → welcomes"
    assert message(wording, "m", Value(name="verb", old="notes", new="notes")) == "notes"
    assert message(wording, "m", Value(name="verb", old="notes")) == "− notes"
    assert message(wording, "m", Value(name="verb", new="welcomes")) == "+ welcomes"
    assert message(with_message("{values}"), "m", Value(name="a", old="x"), Value(name="b", new="y")) == "− x, + y"


def test_long_words_are_quoted_by_their_first_and_last() -> None:
    value = Value(name="verb", new=" ".join(f"w{letter}" for letter in ascii_lowercase))
    assert message(with_message("{verb}"), "m", value) == "+ wa wb wc wd we wf … ww wx wy wz"
    broken_off = Value(name="verb", new=f"{value.new} …")
    assert message(with_message("{verb}"), "m", broken_off) == "+ wa wb wc wd we wf wg wh wi wj …"
    hardly_longer = Value(name="verb", new="that every State, however small, does not leave any one behind at sea")
    assert message(with_message("{verb}"), "m", hardly_longer) == f"+ {hardly_longer.new}"


def test_a_value_that_is_the_key_of_a_paragraph_is_said_as_its_label() -> None:
    wording = with_message("reset by new {paragraph.new}")
    assert message(wording, "m", Value(name="paragraph", new="n0.0")) == "reset by new OP1"


def test_a_value_that_is_a_term_is_said_as_the_term_and_a_date_as_a_date() -> None:
    wording = with_message("{weight.new} since {day.old}", reader="fr")
    values = Value(name="weight", new="technical"), Value(name="day", old="2174-11-23")
    assert message(wording, "m", *values) == "technique since 23 nov. 2174"


def test_the_form_of_a_message_follows_its_count() -> None:
    wording = with_message({"one": "{count.new} member", "other": "{count.new} members"})
    assert message(wording, "m", Value(name="count", old="3", new="1")) == "1 member"
    assert message(wording, "m", Value(name="count", new="5")) == "5 members"


@pytest.mark.parametrize("values", [(), (Value(name="count", new="many"),), (Value(name="other"),)])
def test_a_message_whose_values_are_missing_is_still_shown(values: tuple[Value, ...]) -> None:
    wording = with_message({"one": "{verb.new} {count.new}", "other": "{verb.new}"})
    assert message(wording, "m", *values) in ("", "+ many")


def test_a_value_from_a_document_can_neither_fill_nor_turn_nor_command() -> None:
    wording = with_message("now {words.new}")
    assert message(wording, "m", Value(name="words", new="{words.old}\x1b[31m\u202e")) == (
        "now {words.old}<U+001B>[31m<U+202E>"
    )
    assert message(wording, "m", Value(name="words", new="القرار")) == f"now {FSI}القرار{PDI}"
