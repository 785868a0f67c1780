"""Drafts typed in an editor: Markdown round the text, and the labels PP and OP that negotiators give paragraphs."""

from __future__ import annotations

import pytest
from source_account import faults_of

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
        (BOLD, ["", "PP1.", "PP2.", "", "OP1."]),
    ],
    ids=["colons", "list", "bold"],
)
def test_labels_are_read_however_they_are_typed(text: str, numbers: list[str]) -> None:
    document = read(text)
    assert [one.number for one in document.paragraphs] == numbers
    kinds = {one.number[:2]: one.kind for one in document.paragraphs if one.number}
    assert kinds == {"PP": ParagraphKind.PREAMBULAR, "OP": ParagraphKind.OPERATIVE}


@pytest.mark.parametrize("text", [HEADED, COLONS, LISTED, BOLD], ids=["headed", "colons", "list", "bold"])
def test_no_sign_of_a_typed_draft_is_lost(text: str) -> None:
    assert faults_of(text, read(text)) == []
