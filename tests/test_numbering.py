"""Printed numbers and the labels derived from them."""

from __future__ import annotations

import pytest

from draftdiff.keys import UNKEYED, with_keys
from draftdiff.model import Paragraph, ParagraphKind
from draftdiff.numbering import Style, labels_of, leading_number, parse_number, readings_of

PRINTED = [
    ("3.", "3"), ("3 -", "3"), ("3 - ", "3"), ("3  -", "3"), ("٣ -", "3"), ("12、", "12"), ("12．", "12"), ("4.-", "4"),
    ("2.1", "2.1"), ("(a)", "(a)"), ("a)", "(a)"), ("(أ)", "(a)"), ("(ه)", "(e)"), ("(هـ)", "(e)"), ("(ز)", "(g)"),
    ("(أأ)", "(w)"),
    ("а)", "(a)"), ("б)", "(b)"), ("в)", "(c)"), ("с)", "(c)"), ("е)", "(e)"), ("(bb)", "(bb)"),
    ("(i)", "(i)"), ("iv)", "(iv)"), ("’1‘", "(i)"), ("’12‘", "(xii)"), ("㈠", "(i)"), ("㈩", "(x)"),
    ("(十一)", "(xi)"),
    ("(二十三)", "(xxiii)"), ("（二）", "(ii)"), ("a.", "(a)"), ("iv.", "(iv)"),
    ("II", "II"), ("XIV.", "XIV"), ("A.", "A"), ("B", "B"), ("一、", "I"), ("十二", "XII"),
    ("ألف", "A"), ("أولا", "I"),
    ("ثانياً", "II"), ("Section 11", "11"), ("Раздел II", "II"), ("Sect. IV", "IV"),
    ("2 bis.", "2bis"), ("2.bis", "2bis"), ("2bis", "2bis"), ("3 Ter.", "3ter"), ("2 مكررا -", "2bis"),
    ("2 مكررا ثانيا -", "2ter"), ("5 бис.", "5bis"), ("PP5 alt", "5alt"), ("OP7ter", "7ter"),
    ("OP 3 bis alt.", "3bisalt"), ("PP5 alt 2.", "5alt2"), ("OP3alt1", "3alt1"), ("OP-7", "7"), ("PP.2", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "short"), PRINTED)
def test_a_printed_number_has_one_short_form_in_all_scripts(printed: str, short: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert number.short == short


@pytest.mark.parametrize("printed", ["", "Requests", "15 May", "75/16", "(see above)", "1990.", "4,5", "[…]", "تطلب"])
def test_what_is_no_number(printed: str) -> None:
    assert parse_number(printed) is None


def test_i_is_a_roman_number_or_a_letter_as_its_neighbour_says() -> None:
    eighth = parse_number("(h)")
    assert parse_number("(i)").level == 2
    assert parse_number("(i)", after=eighth).style is Style.LETTER
    assert parse_number("(i)", after=parse_number("(a)")).level == 2
    assert parse_number("V.", after=parse_number("U.")).style is Style.UPPER_LETTER
    assert [reading.short for reading in readings_of("с)")] == ["(c)", "(q)", "(c)"]


@pytest.mark.parametrize(
    ("text", "short", "rest"),
    [
        ("12. Requests the Secretary-General", "12", "Requests the Secretary-General"),
        ("12.\tRequests", "12", "Requests"),
        ("3 - تطلب إلى الأمين العام", "3", "تطلب إلى الأمين العام"),
        ("3 \u2011 تطلب إلى الأمين العام", "3", "تطلب إلى الأمين العام"),
        ("3   - تطلب إلى الأمين العام", "3", "تطلب إلى الأمين العام"),
        ("(ب) أن يقدم", "(b)", "أن يقدم"),
        ("㈡ 提交", "(ii)", "提交"),
        ("1．请秘书长", "1", "请秘书长"),
        ("a) De faire", "(a)", "De faire"),
        ("’2‘ أن ينظر", "(ii)", "أن ينظر"),
        ("2.bis Requests", "2bis", "Requests"),
        ("OP7ter. Requests", "7ter", "Requests"),
        ("PP5 alt Recalling", "5alt", "Recalling"),
        ("pp3: Recalling", "3", "Recalling"),
        ("[OP4] Requests", "4", "Requests"),
        ("1° Prie le Secrétaire général", "1", "Prie le Secrétaire général"),
        ("2º Solicita al Secretario General", "2", "Solicita al Secretario General"),
        ("#7 Requests", "7", "Requests"),
        ("-1 تطلب إلى الأمين العام", "1", "تطلب إلى الأمين العام"),
    ],
)
def test_the_number_that_a_text_begins_with(text: str, short: str, rest: str) -> None:
    number, end = leading_number(text)
    assert number.short == short
    assert text[end:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "12 Members of the Committee",
        "24 January 2018",
        "1.5 million people",
        "I am",
        "2018. A year",
        "75/16.",
        "30º aniversario",
        "45° N",
        "-5 degrees",
        "#2 hunger",
        "op. cit., p. 3",
    ],
)
def test_figures_that_belong_to_the_text(text: str) -> None:
    assert leading_number(text) is None


def paragraphs(*rows: tuple[str, int, str]) -> tuple[Paragraph, ...]:
    """Build paragraphs from kind, level, number; a kind may be followed by `@1` for the first annex."""
    made = []
    for index, (kind, level, number) in enumerate(rows):
        name, _, annex = kind.partition("@")
        made.append(
            Paragraph(
                key=UNKEYED, kind=ParagraphKind(name), annex=int(annex or 0), level=level, number=number,
                text=number if name == "heading" else f"Text {index}",
            )
        )  # fmt: skip
    return with_keys(made)


def short_labels(*rows: tuple[str, int, str]) -> list[str]:
    return [str(label) for label in labels_of(paragraphs(*rows)).values()]


def test_preambular_paragraphs_are_counted_and_operative_ones_say_their_number() -> None:
    assert short_labels(
        ("enacting", 0, ""), ("preambular", 0, ""), ("preambular", 0, ""), ("operative", 0, "1."),
        ("operative", 1, "(a)"), ("operative", 2, "(i)"), ("operative", 2, "(ii)"), ("operative", 1, "(b)"),
        ("continuation", 0, ""), ("operative", 0, "2 bis."), ("closing", 0, ""),
    ) == [
        "enacting formula", "PP1", "PP2", "OP1", "OP1 (a)", "OP1 (a) (i)", "OP1 (a) (ii)", "OP1 (b)",
        "OP1, continued", "OP2bis", "closing [1]",
    ]  # fmt: skip


def test_a_single_operative_paragraph_has_no_printed_number_and_is_op1() -> None:
    assert short_labels(("preambular", 0, ""), ("operative", 0, ""), ("operative", 1, "")) == [
        "PP1",
        "OP1",
        "OP1 [1]",
    ]


def test_sections_are_named_only_where_numbers_restart() -> None:
    through = short_labels(("heading", 0, "I"), ("operative", 0, "1."), ("heading", 0, "II"), ("operative", 0, "2."))
    assert through == ["heading I", "OP1", "heading II", "OP2"]
    again = short_labels(
        ("heading", 0, "I"), ("operative", 0, "1."), ("operative", 0, "2."), ("heading", 0, "II"),
        ("heading", 0, "A"), ("operative", 0, "1."), ("heading", 0, "B"), ("operative", 0, "1."),
        ("heading", 0, "III"), ("operative", 0, "1."),
    )  # fmt: skip
    assert again == [
        "heading I", "Sect. I, OP1", "Sect. I, OP2", "heading II", "Sect. II, heading A", "Sect. II.A, OP1",
        "Sect. II, heading B", "Sect. II.B, OP1", "heading III", "Sect. III, OP1",
    ]  # fmt: skip


def test_a_section_i_goes_on_from_h_to_j_and_a_number_with_a_suffix_or_a_part_begins_no_count() -> None:
    sections = [row for letter in "HIJ" for row in (("heading", 0, letter), ("operative", 0, "1."))]
    assert short_labels(*sections)[1::2] == ["Sect. H, OP1", "Sect. I, OP1", "Sect. J, OP1"]
    for number in ("1 bis.", "1.2."):
        assert short_labels(("operative", 0, "1."), ("heading", 0, "I"), ("operative", 0, number))[0] == "OP1"
        assert short_labels(("heading", 0, "I"), ("operative", 0, "2."), ("operative", 0, number))[1] == "OP2"


def test_articles_are_called_so_in_all_scripts() -> None:
    assert short_labels(
        ("heading@1", 0, "I"), ("heading@1", 0, "Article 1"), ("heading@1", 0, ""), ("text@1", 0, "1."),
        ("text@1", 1, "(a)"), ("heading@1", 0, "Статья 2 бис"), ("text@1", 0, ""), ("heading@1", 0, "المادة 3"),
        ("text@1", 0, "1."), ("heading@1", 0, "第四条"), ("text@1", 0, "1."), ("heading@1", 0, "II"), ("text@1", 0, ""),
    ) == [
        "Annex, heading I", "Annex, Art. 1", "Annex, Art. 1, heading [2]", "Annex, Art. 1, para. 1",
        "Annex, Art. 1, para. 1 (a)", "Annex, Art. 2bis", "Annex, Art. 2bis, para. [1]", "Annex, Art. 3",
        "Annex, Art. 3, para. 1", "Annex, Art. 4", "Annex, Art. 4, para. 1", "Annex, heading II",
        "Annex, Sect. II, para. [1]",
    ]  # fmt: skip
    assert short_labels(("heading", 0, "Article 12"), ("operative", 0, "1.")) == ["Art. 12", "Art. 12, OP1"]


def test_numbers_that_restart_without_a_heading_are_told_apart_by_the_enacting_formula() -> None:
    assert short_labels(
        ("enacting", 0, ""), ("preambular", 0, ""), ("operative", 0, "1."), ("operative", 0, "2."),
        ("enacting", 0, ""), ("preambular", 0, ""), ("operative", 0, "1."),
    ) == [
        "enacting formula", "PP1", "OP1", "OP2", "Sect. [2], enacting formula", "Sect. [2], PP1",
        "Sect. [2], OP1",
    ]  # fmt: skip


def test_annexes_speak_of_paragraphs() -> None:
    assert short_labels(
        ("operative", 0, "1."), ("heading@1", 0, "I"), ("text@1", 0, "4."), ("text@1", 1, "(c)"),
        ("text@1", 0, ""), ("table-row@1", 0, ""),
    ) == [
        "OP1", "Annex, heading I", "Annex, para. 4", "Annex, para. 4 (c)", "Annex, para. [2]", "Annex, row [1]",
    ]  # fmt: skip
    assert short_labels(("operative@1", 0, "7."), ("preambular@1", 0, "")) == ["Annex, para. 7", "Annex, PP1"]
    assert short_labels(("text@1", 0, "1."), ("text@2", 0, "1.")) == ["Annex I, para. 1", "Annex II, para. 1"]
    assert short_labels(("text@399", 0, "1."), (f"text@{10**30}", 0, "1.")) == [
        "Annex CCCXCIX, para. 1", f"Annex {10**30}, para. 1",
    ]  # fmt: skip


def test_a_number_printed_twice_is_told_apart() -> None:
    assert short_labels(("operative", 0, "1."), ("operative", 0, "2."), ("operative", 0, "2.")) == [
        "OP1", "OP2", "OP2 [2]",
    ]  # fmt: skip


def test_drafts_number_their_preambular_paragraphs_and_bracket_whole_paragraphs() -> None:
    draft = with_keys(
        [
            Paragraph(key=UNKEYED, kind=ParagraphKind.PREAMBULAR, number="PP5 alt", text="Recalling the river"),
            Paragraph(key=UNKEYED, kind=ParagraphKind.OPERATIVE, text="[2 bis. Requests the ferry to wait;]"),
        ]
    )
    assert [str(label) for label in labels_of(draft).values()] == ["PP5alt", "OP2bis"]


def test_every_label_is_unique() -> None:
    rows = [("operative", 0, ""), ("operative", 0, "1."), ("text", 0, ""), ("text", 0, "")] * 3
    labels = labels_of(paragraphs(*rows))
    assert len(set(labels.values())) == len(labels) == 12
    assert len({str(label) for label in labels.values()}) == 12
