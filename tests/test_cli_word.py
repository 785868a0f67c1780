"""Word files on the command line: tracked changes read one way or both ways, written, and verified."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.small_documents import NEW, OLD
from support.word_files import paragraph, word_file

from draftdiff.cli.main import run
from draftdiff.cli.options import moment_of
from draftdiff.codec import encode

Captured = pytest.CaptureFixture[bytes]

TRACKED = (
    paragraph("The General Assembly,")
    + '<w:p><w:r><w:t xml:space="preserve">1.\tRequests the keepers to clean </w:t></w:r>'
    '<w:del w:id="1" w:author="Ada" w:date="2175-11-02T09:00:00Z"><w:r><w:delText>one lamp</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="Ada" w:date="2175-11-02T09:00:00Z"><w:r><w:t>two lamps</w:t></w:r></w:ins>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that has tracked changes, one without, and two stored documents."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(word_file(TRACKED))
    (tmp_path / "plain.docx").write_bytes(word_file(paragraph("Nothing is tracked here.")))
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "new.json").write_bytes(encode(NEW))
    return tmp_path


def output(captured: Captured) -> tuple[str, str]:
    out, err = captured.readouterr()
    return out.decode(), err.decode()


def test_a_draft_alone_is_compared_before_and_after_its_own_changes(capfdbinary: Captured) -> None:
    assert run(["diff", "draft.docx"]) == 1
    out, _ = output(capfdbinary)
    assert "[-one lamp-]{+two lamps+}" in out
    assert "tracked by Ada, 2 Nov 2175" in out


def test_the_tracked_changes_of_a_draft_are_told_as_amendments(capfdbinary: Captured) -> None:
    assert run(["diff", "draft.docx", "--layout", "amendments"]) == 1
    assert "replace the words “one lamp” with “two lamps”" in output(capfdbinary)[0]


def test_a_draft_without_tracked_changes_needs_another_file(capfdbinary: Captured) -> None:
    assert run(["diff", "plain.docx"]) == 2
    assert "plain.docx: it has no tracked changes\nhint: give two files" in output(capfdbinary)[1]
    assert run(["diff", "draft.docx", "--revisions", "reject"]) == 2
    assert run(["diff", "draft.docx", "plain.docx", "--revisions", "both"]) == 2


@pytest.mark.parametrize(("revisions", "words"), [("accept", "two lamps"), ("reject", "one lamp")])
def test_tracked_changes_are_imported_one_way(folder: Path, revisions: str, words: str) -> None:
    assert run(["import", "draft.docx", "-o", "read.json", "--revisions", revisions]) == 0
    document = json.loads((folder / "read.json").read_bytes())
    assert document["paragraphs"][1]["text"] == f"Requests the keepers to clean {words}."


def test_tracked_changes_are_imported_both_ways(folder: Path) -> None:
    assert run(["import", "draft.docx", "-o", "read.json", "--revisions", "both"]) == 0
    before, after = (json.loads((folder / f"read.{place}.json").read_bytes()) for place in (1, 2))
    assert "one lamp" in before["paragraphs"][1]["text"]
    assert "two lamps" in after["paragraphs"][1]["text"]


def test_tracked_changes_are_signed_by_option(folder: Path) -> None:
    assert run(["diff", "old.json", "new.json", "-o", "out.docx", "--author", "Norland", "--date", "2175-11-02"]) == 1
    assert run(["import", "out.docx", "-o", "out.json"]) == 0
    marks = [mark for one in json.loads((folder / "out.json").read_bytes())["paragraphs"] for mark in one["marks"]]
    by = {"name": "Norland", "date": "2175-11-02T00:00:00Z"}
    assert by in [mark["by"] for mark in marks if mark["kind"] == "inserted"]


@pytest.mark.parametrize("date", ["tomorrow", "0001-01-01T00:00:00+23:00", "2175-02-30"])
def test_a_date_that_is_none_is_refused(date: str, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "-o", "out.docx", "--date", date]) == 2
    assert f"error: {date} is no date" in output(capfdbinary)[1]


@pytest.mark.parametrize(
    ("date", "stored"),
    [
        ("0999-01-02", "0999-01-02T00:00:00Z"),
        ("2175-11-03T01:30:00.5+02:00", "2175-11-02T23:30:00Z"),
        ("2175-11-03T01:30", "2175-11-03T01:30:00Z"),
    ],
)
def test_a_moment_is_written_as_word_has_it(date: str, stored: str) -> None:
    assert moment_of(date) == stored


def test_a_name_that_is_no_text_signs_with_question_marks(folder: Path) -> None:
    assert run(["diff", "old.json", "new.json", "-o", "out.docx", "--author", "Norl\udcff"]) == 1
    with zipfile.ZipFile(folder / "out.docx") as archive:
        assert b'w:author="Norl?"' in archive.read("word/document.xml")


def test_what_drafting_checks_find_is_told_in_the_language_of_the_reader(folder: Path, capfdbinary: Captured) -> None:
    (folder / "base.txt").write_text("The General Assembly,\n\n1. Requests the keepers to clean one lamp.\n", "utf-8")
    verify = ["verify", "draft.docx", "--base", "base.txt", "--language", "en"]
    run(verify)
    assert "OP1  numbering: the only operative paragraph is numbered" in output(capfdbinary)[0]
    run([*verify, "--reader", "fr"])
    told = output(capfdbinary)[0]
    assert "OP1  numérotation\u00a0: le seul paragraphe du dispositif est numéroté\u00a0: 1.\n" in told
    assert "paragraph is numbered" not in told


def test_much_typography_among_the_tracked_changes_is_told(folder: Path, capfdbinary: Captured) -> None:
    first = OLD.paragraphs[1]
    words = " and ".join(["the lamps"] * 12)
    sides = (words, words.replace(" ", "\u00a0"))
    for name, text in zip(("a", "b"), sides, strict=True):
        document = replace(OLD, paragraphs=(replace(first, text=f"Recalling {text},"), *OLD.paragraphs[2:]))
        (folder / f"{name}.json").write_bytes(encode(document))
    told = "of the tracked changes are only typography; --keep-typography leaves them out"
    run(["diff", "a.json", "b.json", "-o", "c.docx"])
    assert told in output(capfdbinary)[1]
    run(["diff", "a.json", "b.json", "-o", "c.docx", "--keep-typography"])
    assert told not in output(capfdbinary)[1]
    run(["diff", "a.json", "b.json", "-o", "c.docx", "--layout", "table"])
    assert told not in output(capfdbinary)[1]
