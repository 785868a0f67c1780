"""`draftdiff report` and `draftdiff series`: several documents in one report, one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import identity
from test_series import THREE

from draftdiff.cli.main import run
from draftdiff.codec import encode


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for place, document in enumerate(THREE, 1):
        Path(f"{place}.json").write_bytes(encode(document))
    return ["1.json", "2.json", "3.json"]


@pytest.fixture
def clerk() -> Iterator[None]:
    """Somebody who commits."""
    with identity():
        yield


@pytest.mark.parametrize(
    ("format_name", "beginning", "heads"),
    [
        (
            "markdown",
            "# 2 comparisons\n\n1. **A/RES/171/16 → A/RES/173/16** ",
            ("\n# A/RES/171/16 → A/RES/173/16\n", "\n# A/RES/173/16 → A/RES/175/16\n"),
        ),
        ("terminal", "2 comparisons\n1. A/RES/171/16 → A/RES/173/16  ", ("\nOLD  A/RES/171/16", "\nOLD  A/RES/173/16")),
    ],
)
def test_a_report_compares_each_document_with_the_one_before_and_begins_with_the_verdicts(
    files: list[str], capsys: pytest.CaptureFixture[str], format_name: str, beginning: str, heads: tuple[str, str]
) -> None:
    assert run(["report", *files, "--format", format_name]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(beginning)
    assert shown.index(beginning) < shown.index(heads[0]) < shown.index(heads[1])


def test_a_report_of_several_comparisons_is_one_page(files: list[str]) -> None:
    assert run(["report", *files, "-o", "report.html"]) == 1
    page = Path("report.html").read_text("utf-8")
    assert page.count("<html") == 1
    assert 'href="#A-RES-173-16-OP1"' in page and 'id="A-RES-173-16-OP1"' in page
    assert 'id="A-RES-175-16-OP2"' in page


def test_a_report_of_equal_documents_exits_with_0(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", files[0], files[0], "--format", "terminal"]) == 0
    assert "No difference found." in capsys.readouterr().out


def test_json_holds_one_comparison(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", *files, "--format", "json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error: json holds one comparison, and these are 2" in shown.err


def test_a_series_is_told_by_the_suffix_of_its_file(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["series", *files]) == 0
    assert "o - *   OP2  Welcomes the gift of a brass astrolabe" in capsys.readouterr().out
    beginnings = {"a.csv": '\ufeff"Paragraph"', "a.md": "# A series of 3 documents", "a.html": "<!DOCTYPE html>"}
    for name, beginning in beginnings.items():
        assert run(["series", *files, "-o", name]) == 0
        assert Path(name).read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["series", "1.json", "2.json", "-o", "a.docx"],
            "error: the name a.docx asks for docx, which is not written here",
        ),
        (["series", "1.json", "nothing.json"], "error: nothing.json: there is no such file"),
        (["series", "1.json"], "error: 1.json alone is not a series, and this is not a repository of resolutions"),
    ],
)
def test_what_cannot_be_a_series_is_an_error(
    files: list[str], arguments: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.startswith(error)


@pytest.mark.usefixtures("clerk")
def test_one_document_stands_for_the_series_that_it_continues(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for file, document in zip(files, THREE, strict=True):
        Path(file).write_bytes(encode(replace(document, title="Cooperation in the field of tide tables")))
    assert run(["init", "."]) == 0
    assert run(["add", *files]) == 0
    capsys.readouterr()
    assert run(["series", "175/16"]) == 0
    shown = capsys.readouterr()
    assert "o - *   OP2  Welcomes the gift of a brass astrolabe" in shown.out
    assert "notice: A/RES/173/16 continues A/RES/171/16: with the same title" in shown.err
    assert run(["report", "175/16", "--format", "markdown"]) == 1
    assert capsys.readouterr().out.startswith("# 2 comparisons")
    assert run(["report", "171/16", "--format", "markdown"]) == 1
    assert capsys.readouterr().out.startswith("# 2 comparisons")
    assert run(["report", "--previous", "175/16", "173/16", "--format", "markdown"]) == 1
    shown = capsys.readouterr()
    assert "notice: A/RES/175/16 (en) compared with A/RES/173/16: " in shown.err
    assert "1. **A/RES/173/16 → A/RES/175/16**" in shown.out and "2. **A/RES/171/16 → A/RES/173/16**" in shown.out


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_a_folder_of_drafts_is_compared_with_last_year_whatever_one_of_them_lacks(
    files: list[str], capsys: pytest.CaptureFixture[str], format_name: str
) -> None:
    first, second, _ = THREE
    tides = [replace(one, title="Tide tables") for one in THREE]
    stored = [tides[1], replace(second, symbol="A/RES/173/17", title="Lighthouses")]
    changed = replace(first, symbol="A/RES/174/1", session="174", title="Lighthouses")
    drafts = [replace(tides[2], symbol="A/RES/174/2", session="174"), changed, replace(changed, title="Buoys")]
    for file, document in zip(files, stored, strict=False):
        Path(file).write_bytes(encode(document))
    Path("drafts").mkdir()
    Path("empty").mkdir()
    for place, document in enumerate(drafts):
        Path(f"drafts/{place}.json").write_bytes(encode(document))
    assert run(["init", "."]) == 0
    assert run(["add", *files[:2]]) == 0
    capsys.readouterr()
    assert run(["report", "--previous", "empty", "drafts", "--brief", "--sort", "weight", "--format", format_name]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("error: ") == 2
    assert "error: empty: nothing to import in this folder" in shown.err
    assert "error: the repository holds nothing in `en` that A/RES/174/1 continues" in shown.err
    contents = shown.out.partition("2 comparisons")[2]
    assert "2 documents could not be compared: empty, 2.json" in contents
    assert contents.index("A/RES/174/1") < contents.index("Lighthouses") < contents.index("A/RES/174/2")


@pytest.mark.usefixtures("clerk")
def test_a_document_alone_in_the_repository_is_no_series(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "."]) == 0
    assert run(["add", files[0]]) == 0
    capsys.readouterr()
    assert run(["report", "171/16"]) == 2
    assert "error: the repository holds nothing in `en` that A/RES/171/16 continues" in capsys.readouterr().err


@pytest.mark.usefixtures("clerk")
def test_a_range_of_revisions_stands_for_the_versions_of_a_stored_draft(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    revisions = ("", "/Rev.1", "/Rev.2")
    for file, document, revision in zip(files, THREE, revisions, strict=True):
        source = replace(document.source, sha256=str(len(revision)) * 64)
        Path(file).write_bytes(encode(replace(document, symbol=f"A/C.3/175/L.8{revision}", source=source)))
    assert run(["init", "."]) == 0
    for file in files:
        assert run(["add", file]) == 0
    capsys.readouterr()
    assert run(["report", "A/C.3/175/L.8@HEAD~2..HEAD", "--format", "markdown"]) == 1
    shown, told = capsys.readouterr()
    assert "1. **A/C.3/175/L.8 → A/C.3/175/L.8/Rev.1**" in shown
    assert "2. **A/C.3/175/L.8/Rev.1 → A/C.3/175/L.8/Rev.2**" in shown
    first, *_, last = told.splitlines()
    assert first.startswith("notice: A/C.3/175/L.8 at ") and first.endswith(": Add C.3/175/L.8 (en)")
    assert last.startswith("notice: A/C.3/175/L.8/Rev.2 at ") and "C.3/175/L.8/Rev.2 (en): " in last
    assert run(["report", "A/C.3/175/L.8@nowhere..HEAD"]) == 2
    assert capsys.readouterr().err.startswith("error: ")
