"""A text that holds the parts of one resolution, and a page that holds pieces of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.source_account import faults_of

from draftdiff.cli.main import run
from draftdiff.importers import read_source
from draftdiff.model import Document, ParagraphKind

COVER = """United Nations
A/RES/175/16 A-B
General Assembly
13 December 2120
Hundred and seventy-fifth session
Agenda item 56

Resolution adopted by the General Assembly on 10 December 2120

175/16. Questions relating to light

"""

PART_A = """A

LAMPS IN THE SERVICE OF SHIPS

The General Assembly,

Noting the place of lamps,¹

1. Urges all coasts to keep lamps;

2. Requests the Harbour Board to report on lamps.

¹ A/175/12.

41st plenary meeting
10 December 2120

"""

PART_B = """B

BELLS IN THE SERVICE OF SHIPS

The General Assembly,

Noting the place of bells,

1. Urges all coasts to keep bells;

2. Requests the Harbour Board to report on bells.

41st plenary meeting
10 December 2120
"""

ARABIC = """175/16 - مسائل متصلة بالضوء

ألف

إن الجمعية العامة،

إذ تلاحظ مكانة المصابيح،

1 - تحث جميع السواحل على الاحتفاظ بالمصابيح؛

2 - تطلب إلى مجلس المرافئ أن يقدم تقريرا عن المصابيح.

باء

إن الجمعية العامة،

إذ تلاحظ مكانة الأجراس،

1 - تحث جميع السواحل على الاحتفاظ بالأجراس؛

2 - تطلب إلى مجلس المرافئ أن يقدم تقريرا عن الأجراس.
"""

NEIGHBOURS = """keepers of all coasts;
4. Decides to return to the matter at its next session.
40th plenary meeting
9 December 2120

175/16. Lamps in the service of ships

The General Assembly,

Noting the place of lamps,

1. Urges all coasts to keep lamps;

2. Decides to return to the matter at its next session.

41st plenary meeting
10 December 2120

175/17. Bells in the service of ships

The General Assembly,

Noting the place of bells,
"""


def documents_of(text: str, name: str = "A_RES_175_16.en.txt") -> tuple[Document, ...]:
    return read_source(text.encode(), name).documents


def kinds_of(document: Document) -> list[str]:
    return [one.kind.value for one in document.paragraphs if one.kind is not ParagraphKind.ENACTING]


def test_each_part_is_a_document_with_its_letter_and_its_title() -> None:
    first, second = documents_of(COVER + PART_A + PART_B)
    assert (first.symbol, second.symbol) == ("A/RES/175/16 A", "A/RES/175/16 B")
    assert first.title == "LAMPS IN THE SERVICE OF SHIPS"
    assert second.title == "BELLS IN THE SERVICE OF SHIPS"
    assert kinds_of(first) == kinds_of(second) == ["preambular", "operative", "operative"]
    assert [note.text for one in first.paragraphs for note in one.notes] == ["A/175/12."]
    assert first.agenda == second.agenda
    assert [event.date for event in second.events] == ["2120-12-10", "2120-12-13"]


def test_parts_share_the_title_of_their_resolution_where_they_have_none() -> None:
    documents = documents_of(ARABIC, "A_RES_175_16.ar.txt")
    assert [one.symbol for one in documents] == ["A/RES/175/16 A", "A/RES/175/16 B"]
    assert [one.title for one in documents] == ["مسائل متصلة بالضوء"] * 2


def test_no_character_of_a_part_is_lost_and_none_is_told_twice() -> None:
    text = COVER + PART_A + PART_B
    first, second = documents_of(text)
    begins = len(COVER + PART_A)
    assert faults_of(text[:begins], first) == []
    assert faults_of(re.sub(r"\S", " ", text[:begins]) + text[begins:], second) == []


def test_sections_with_formulas_of_their_own_are_no_parts() -> None:
    text = COVER + PART_A.replace("A\n\nLAMPS", "I\n\nLAMPS", 1) + PART_B.replace("B\n\n", "II\n\n", 1)
    (document,) = documents_of(text)
    assert document.symbol == "A/RES/175/16"


def test_the_rest_of_the_page_is_told_and_is_no_paragraph() -> None:
    (document,) = documents_of(NEIGHBOURS)
    assert document.symbol == "A/RES/175/16"
    assert kinds_of(document) == ["preambular", "operative", "operative"]
    told = " ".join(problem.text for problem in document.problems if problem.code == "neighbouring-text")
    assert "keepers of all coasts" in told
    assert "place of bells" in told
    assert faults_of(NEIGHBOURS, document) == []


def test_a_part_is_named_by_its_letter_and_parts_are_compared_by_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(COVER + PART_A + PART_B, encoding="utf-8")
    (tmp_path / "new.txt").write_text((COVER + PART_A + PART_B).replace("to keep bells", "to ring bells"), "utf-8")
    assert run(["diff", "old.txt#A", "new.txt#A"]) == 0
    assert run(["diff", "old.txt#B", "new.txt#B"]) == 1
    capfdbinary.readouterr()
    assert run(["diff", "old.txt", "new.txt"]) == 1
    printed = capfdbinary.readouterr()[0].decode()
    assert printed.index("A/RES/175/16 A") < printed.index("A/RES/175/16 B")


def test_a_number_said_above_and_again_before_the_title_is_no_part_of_the_title() -> None:
    body = "The General Assembly,\n\nRecalling the tides of the past,\n\n1. Welcomes the harbour;\n"
    for head in ("Resolution 175/16\n\n175/16. Tides and harbours", "175/16. Tides and harbours"):
        text = f"{head}\n\n{body}"
        document = read_source(text.encode(), "draft.txt").documents[0]
        assert (document.symbol, document.title) == ("A/RES/175/16", "Tides and harbours")
