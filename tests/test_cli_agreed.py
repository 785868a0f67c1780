"""`draftdiff agreed`: where the words of a draft stand already, as a delegate sees it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import identity
from support.small_documents import NEW, OLD, edited

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.git import create_repository
from draftdiff.model import LANGUAGES, Document, Source

SIBLING = replace(edited("Requests", "Invites"), symbol="A/RES/174/9", session="174", source=Source(sha256="4" * 64))
"""Another resolution, which has the new words of NEW's first clause."""


def written(folder: Path, name: str, document: Document) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(encode(document))
    return str(path)


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str, str]:
    """Last year's text, this year's, and a folder with a sibling."""
    written(tmp_path / "among", "sibling.json", SIBLING)
    return written(tmp_path, "old.json", OLD), written(tmp_path, "new.json", NEW), str(tmp_path / "among")


def test_a_whole_draft_is_told_clause_by_clause(
    texts: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, new, among = texts
    assert run(["agreed", new, "--among", among]) == 0
    told = capsys.readouterr().out
    assert "Agreed language in 175/16\n1 document searched · 4 word for word · 1 not found\n" in told
    assert "PP1–OP1  word for word  174/9 PP1–OP1" in told
    assert "OP2      not found\n    Welcomes the gift of a brass astrolabe" in told


def test_with_last_years_text_only_what_is_new_is_told(
    texts: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, among = texts
    assert run(["agreed", old, new, "--among", among]) == 0
    told = capsys.readouterr().out
    assert "Agreed language in what is new in 175/16 since 173/135" in told
    assert "OP2" in told
    assert "PP1" not in told


def test_brief_leaves_out_what_was_not_found(texts: tuple[str, str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _, new, among = texts
    assert run(["agreed", new, "--among", among, "--brief"]) == 0
    assert "astrolabe" not in capsys.readouterr().out


def test_a_repository_is_searched_without_being_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new, sibling = written(tmp_path, "new.json", NEW), written(tmp_path, "sibling.json", SIBLING)
    (tmp_path / "repository").mkdir()
    create_repository(str(tmp_path / "repository"))
    monkeypatch.chdir(tmp_path / "repository")
    assert run(["agreed", new]) == 0
    assert "there is no earlier text in `en` to search" in capsys.readouterr().err
    with identity():
        assert run(["add", sibling]) == 0
    capsys.readouterr()
    assert run(["agreed", new]) == 0
    assert "word for word  174/9" in capsys.readouterr().out


def test_outside_a_repository_the_hint_says_where_to_search(
    texts: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["agreed", texts[1]]) == 2
    assert "hint: say where to search: --among FOLDER" in capsys.readouterr().err


def test_later_texts_are_not_searched_and_that_there_are_no_others_is_told(
    texts: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    old, _, among = texts
    assert run(["agreed", old, "--among", among]) == 0
    captured = capsys.readouterr()
    assert "0 documents searched" in captured.out
    assert "there is no earlier text in `en` to search" in captured.err


def test_a_spreadsheet_has_a_line_for_each_passage(texts: tuple[str, str, str], tmp_path: Path) -> None:
    _, new, among = texts
    table = tmp_path / "agreed.csv"
    assert run(["agreed", new, "--among", among, "-o", str(table)]) == 0
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert rows[3][:7] == [
        "OP1", "word for word", NEW.paragraphs[3].text.rstrip(";"), "A/RES/174/9", "OP1", "1", "A/RES/174/9",
    ]  # fmt: skip
    assert [row[1] for row in rows[1:]] == ["word for word"] * 3 + ["not found", "word for word"]


@pytest.mark.parametrize("reader", LANGUAGES)
def test_markdown_speaks_the_language_of_the_reader(
    texts: tuple[str, str, str], reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, new, among = texts
    assert run(["agreed", new, "--among", among, "--format", "markdown", "--reader", reader]) == 0
    told = capsys.readouterr().out
    assert "174/9" in told
    assert ("word for word" in told) is (reader == "en")


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_searched(
    texts: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, new, among = texts
    (Path(among) / "broken.json").write_text("{", encoding="utf-8")
    assert run(["agreed", new, "--among", among]) == 2
    captured = capsys.readouterr()
    assert "broken.json" in captured.err
    assert "word for word  174/9" in captured.out


@pytest.mark.parametrize("arguments", [["a.json", "b.json", "c.json"], ["a.json", "b.json", "--previous"]])
def test_more_documents_than_two_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreed", *arguments]) == 2
    assert "--among" in capsys.readouterr().err


@pytest.mark.parametrize("reader", ["en", "ar"])
def test_a_page_shows_the_clauses_whole_and_runs_nothing(
    texts: tuple[str, str, str], reader: str, tmp_path: Path
) -> None:
    old, _, among = texts
    hostile = edited("official languages", "<script>alert(1)</script> languages, in print and on paper", NEW)
    new, page = written(tmp_path, "hostile.json", hostile), tmp_path / "agreed.html"
    assert run(["agreed", old, new, "--among", among, "--reader", reader, "-o", str(page)]) == 0
    shown = page.read_text(encoding="utf-8")
    assert "Welcomes the gift of a brass astrolabe by the museum of navigation;" in shown
    assert "<script>alert" not in shown
    assert f'<html lang="{reader}"' in shown
    assert '<td class="words" lang="en" dir="ltr">' in shown


def test_a_page_marks_passages_and_changes(texts: tuple[str, str, str], tmp_path: Path) -> None:
    _, _, among = texts
    amended = edited("official languages", "languages of the sea", NEW)
    mixed = edited(
        "by the museum", "and also invites all coastal States to share their measurements of ebb and flow", amended
    )
    new, page = written(tmp_path, "mixed.json", mixed), tmp_path / "agreed.html"
    assert run(["agreed", new, "--among", among, "-o", str(page)]) == 0
    shown = page.read_text(encoding="utf-8")
    assert "to print tide tables in the six <del>official </del>languages" in shown
    assert "languages<ins> of the sea</ins>;" in shown
    assert ">inserted words</ins>" in shown
    assert "<mark>invites all coastal States to share their measurements of ebb and flow</mark><sup>1</sup>" in shown
