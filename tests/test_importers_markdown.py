"""Drafts typed in an editor: Markdown round the text, and the labels PP and OP that negotiators give paragraphs."""

from __future__ import annotations

import pytest
from support.source_account import faults_of

from draftdiff.importers import read_source
from draftdiff.model import Document, ParagraphKind

HEADED = """# Draft resolution: tide tables

*The General Assembly*,

PP1 *Recalling* its resolution 173/135 of 14 December 2118,

PP1bis **Noting** the tide tables,

PP2. Noting with concern that the lamps are out,

OP1 **Requests** the Harbour Board to publish new tables;

OP1 bis. Invites States to read them;

OP2. Decides:

(a) To meet at low tide;

(b) To meet again.
"""
COLONS = """The General Assembly,

PP 1: Recalling its resolution 173/135,
PP 2: Noting the tide tables,
OP 1: Requests the Harbour Board to publish new tables;
OP 2: Decides to meet.
"""
LISTED = """- PP1 Recalling its resolution 173/135,
- PP2 Noting the tide tables,
- OP1 Requests the Harbour Board to publish new tables;
- OP2 [Decides to meet.]
"""
BOLD = """## Preamble

**PP1.** Recalling its resolution 173/135,

**PP2.** Noting the tide tables,

## Operative part

**OP1.** Requests the Harbour Board to publish new tables;
"""
SQUARE = """[PP1] Recalling its resolution 173/135,

[PP1 bis] Noting the tide tables,

[OP1] [Requests] the Harbour Board to publish new tables;
"""
BOLD_LIST = """- **PP1** Recalling its resolution 173/135,
- **PP2** Noting the tide tables,
- **OP1** Requests the Harbour Board to publish new tables;
"""


def read(text: str) -> Document:
    return read_source(text.encode(), "draft.md").documents[0]


def labels(document: Document) -> list[tuple[str, str, int]]:
    return [(one.kind.value, one.number, one.level) for one in document.paragraphs]


def test_a_typed_draft_has_its_title_its_formula_and_its_labels() -> None:
    document = read(HEADED)
    assert document.title == "Draft resolution: tide tables"
    assert labels(document) == [
        ("enacting", "", 0),
        ("preambular", "PP1", 0),
        ("preambular", "PP1bis", 0),
        ("preambular", "PP2.", 0),
        ("operative", "OP1", 0),
        ("operative", "OP1 bis.", 0),
        ("operative", "OP2.", 0),
        ("operative", "(a)", 1),
        ("operative", "(b)", 1),
    ]
    assert document.paragraphs[0].text == "The General Assembly,"
    assert document.paragraphs[4].text == "Requests the Harbour Board to publish new tables;"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (COLONS, ["", "PP 1:", "PP 2:", "OP 1:", "OP 2:"]),
        (LISTED, ["PP1", "PP2", "OP1", "OP2"]),
        (BOLD, ["PP1.", "PP2.", "OP1."]),
        (SQUARE, ["[PP1]", "[PP1 bis]", "[OP1]"]),
        (BOLD_LIST, ["PP1", "PP2", "OP1"]),
    ],
    ids=["colons", "list", "bold", "square", "bold list"],
)
def test_labels_are_read_however_they_are_typed(text: str, numbers: list[str]) -> None:
    document = read(text)
    assert [one.number for one in document.paragraphs] == numbers
    kinds = {one.number.strip("[")[:2]: one.kind for one in document.paragraphs if one.number}
    assert kinds == {"PP": ParagraphKind.PREAMBULAR, "OP": ParagraphKind.OPERATIVE}


@pytest.mark.parametrize("text", [HEADED, COLONS, LISTED, BOLD, SQUARE, BOLD_LIST])
def test_no_sign_of_a_typed_draft_is_lost(text: str) -> None:
    assert faults_of(text, read(text)) == []


QUOTED = """**175/16. Tide tables\\**

> ***The General Assembly***,
>
> *Recalling* its resolution 173/135 of 14 December 2118, and *noting
> with concern* that the lamps are out,[^1]
>
> 1\\. *Requests* the Harbour Board \\[and the pilots\\] to publish new
> tables:
>
> \\(a\\) To print them;

| Lamp     |  | Height |
|----------|--|--------|
| **West** |  | 7 m    |
| East     |  |        |

[^1]: See A/173/9.
"""


def test_quotes_escapes_and_tables_of_converters_are_read() -> None:
    document = read(QUOTED)
    assert [(one.kind.value, one.number, one.text) for one in document.paragraphs] == [
        ("enacting", "", "The General Assembly,"),
        (
            "preambular", "",
            "Recalling its resolution 173/135 of 14 December 2118, and noting with concern that the lamps are out,",
        ),
        ("operative", "1.", "Requests the Harbour Board [and the pilots] to publish new tables:"),
        ("operative", "(a)", "To print them;"),
        ("table-row", "", "Lamp\t\tHeight"),
        ("table-row", "", "West\t\t7 m"),
        ("table-row", "", "East\t\t"),
    ]  # fmt: skip
    assert [note.text for note in document.paragraphs[1].notes] == ["See A/173/9."]
    assert document.title == "Tide tables"
    assert faults_of(QUOTED, document) == []


def test_tags_round_text_from_right_to_left_are_taken_out() -> None:
    lines = ["إن الجمعية العامة،", "*إذ تشير* إلى جداول المد والجزر،", "1 - *تطلب* إلى الأمين العام أن يقدم\n> تقريرا؛"]
    text = "\n>\n".join(f'> <span\n> dir="rtl">{line}</span>' for line in lines)
    document = read(text)
    assert [f"{one.number} {one.text}".strip() for one in document.paragraphs] == [
        line.replace("*", "").replace("\n>", "") for line in lines
    ]
    assert faults_of(text, document) == []


def test_looks_that_pandoc_writes_round_text_are_taken_out() -> None:
    lines = [
        "إن الجمعية العامة،",
        "*إذ تشير* إلى \\[جداول\\] المد[^1] والجزر،",
        "1 - *تطلب* إلى الأمين العام أن\n> يقدم تقريرا؛",
    ]
    quotes = "\n>\n".join(f'> [{line}]{{dir="rtl"}}' for line in lines)
    text = f'::: {{dir="rtl"}}\n[175/16. المد]{{.underline}}\n\n{quotes}\n:::\n\n[^1]: A/175/9.\n'
    document = read(text)
    assert document.title == "المد"
    assert [f"{one.number} {one.text}".strip() for one in document.paragraphs] == [
        "إن الجمعية العامة،", "إذ تشير إلى [جداول] المد والجزر،", "1 - تطلب إلى الأمين العام أن يقدم تقريرا؛",
    ]  # fmt: skip
    assert [note.text for note in document.paragraphs[1].notes] == ["A/175/9."]
    assert faults_of(text, document) == []


def test_typed_dashes_become_dashes_and_are_told() -> None:
    text = "The General Assembly,\n\nRecalling pages 5--7 -- all of them --- and the east--west lamps,\n"
    document = read(text)
    assert document.paragraphs[1].text == "Recalling pages 5–7 – all of them — and the east–west lamps,"
    assert [one.text for one in document.problems if one.code == "typed-dash"] == ["--", "--", "---", "--"]
    assert faults_of(text, document) == []


def test_emphasis_in_chinese_needs_no_spaces_round_it() -> None:
    document = read("大会，\n\n*回顾*2118年潮汐表的决议，\n\n1. *请*秘书长提交关于本决议执行情况的报告；\n")
    assert [one.text for one in document.paragraphs[1:]] == [
        "回顾2118年潮汐表的决议，", "请秘书长提交关于本决议执行情况的报告；",
    ]  # fmt: skip


def test_text_without_markdown_keeps_its_signs() -> None:
    text = HEADED.replace("#", "").replace("*", "").replace("to publish", "to publish \\[all\\]")
    assert "to publish \\[all\\] new tables" in read(text).paragraphs[4].text
