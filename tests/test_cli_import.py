"""`draftdiff import SOURCE…`: files and folders to JSON; a bad file never stops the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.small_documents import DOUBTFUL, NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import decode_document, encode
from draftdiff.importers import IMPORTERS
from draftdiff.model import Imported

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "doubtful.json").write_bytes(encode(DOUBTFUL))
    return tmp_path


def told(captured: Captured) -> str:
    return captured.readouterr()[1].decode()


def test_one_source_goes_to_standard_output(capfdbinary: Captured) -> None:
    assert run(["import", "old.json"]) == 0
    out, err = capfdbinary.readouterr()
    assert decode_document(out) == OLD
    assert err == b""


def test_one_source_goes_to_the_file_that_is_named(folder: Path) -> None:
    assert run(["import", "old.json", "-o", "copy.json"]) == 0
    assert (folder / "copy.json").read_bytes() == (folder / "old.json").read_bytes()


@pytest.mark.parametrize("name", ["copy.docx", "copy.XML", "old.html", "copy.pdf"])
def test_json_never_goes_under_the_name_of_another_format(name: str, folder: Path, capfdbinary: Captured) -> None:
    (folder / "old.html").write_text("<p>kept</p>", encoding="utf-8")
    assert run(["import", "old.json", "-o", name]) == 2
    assert told(capfdbinary).startswith(
        f"error: {name}: a document is written as JSON alone\nhint: use a name in .json"
    )
    assert not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") == "<p>kept</p>"


def test_text_becomes_a_document(folder: Path, capfdbinary: Captured) -> None:
    lines = [f"{p.number} {p.text}".strip() for p in NEW.paragraphs]
    (folder / "new.txt").write_text("\n\n".join(["Resolution 175/16", *lines]), encoding="utf-8")
    assert run(["import", "new.txt", "-o", "new.json"]) == 0
    texts = [paragraph.text for paragraph in decode_document((folder / "new.json").read_bytes()).paragraphs]
    assert NEW.paragraphs[4].text in texts


def test_problems_are_counted_and_explained_on_request(capfdbinary: Captured) -> None:
    assert run(["import", "doubtful.json", "-o", "copy.json"]) == 0
    assert told(capfdbinary) == "notice: 1 problem noted in the import; --explain prints all\n"
    assert run(["import", "doubtful.json", "-o", "copy.json", "--explain"]) == 0
    assert told(capfdbinary).splitlines() == [
        "doubtful.json:41: warning: OP1: a word was rejoined: tide tab les [split-word]",
        "    hint: compare it with the printed text",
    ]


def test_strict_turns_a_doubt_into_exit_1_and_still_writes(folder: Path) -> None:
    assert run(["import", "doubtful.json", "-o", "copy.json", "--strict"]) == 1
    assert decode_document((folder / "copy.json").read_bytes()) == DOUBTFUL
    assert run(["import", "old.json", "-o", "copy.json", "--strict"]) == 0


def test_a_folder_keeps_its_order_and_a_bad_file_does_not_stop_the_rest(folder: Path, capfdbinary: Captured) -> None:
    sources = folder / "sources"
    for name in ("a/1.json", "a/2.json", "b/1.json", "3.json"):
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_bytes(encode(OLD))
    (sources / "a" / "2.json").write_bytes(b'{"format"')
    (sources / "b" / "empty.xml").write_bytes(b"")
    assert run(["import", "sources", "-o", "stored"]) == 2
    written = sorted(str(path.relative_to(folder)) for path in (folder / "stored").rglob("*.json"))
    assert written == ["stored/3.json", "stored/a/1.json", "stored/b/1.json"]
    lines = told(capfdbinary).splitlines()
    assert [line for line in lines if line.startswith("error: ")] == [
        "error: sources/a/2.json: not JSON: Input data was truncated",
        "error: sources/b/empty.xml: the file is empty",
    ]
    assert lines[-1] == "notice: 3 of 5 sources imported"


def test_several_sources_need_a_folder(folder: Path, capfdbinary: Captured) -> None:
    assert run(["import", "old.json", "doubtful.json"]) == 2
    assert "-o FOLDER" in told(capfdbinary)
    assert run(["import", "old.json", "doubtful.json", "-o", "stored"]) == 0
    assert sorted(path.name for path in (folder / "stored").iterdir()) == ["doubtful.json", "old.json"]


def test_two_sources_never_go_to_one_file(folder: Path, capfdbinary: Captured) -> None:
    (folder / "old.txt").write_text("1. Decides to meet.", encoding="utf-8")
    assert run(["import", "old.json", "old.txt", "-o", "stored"]) == 2
    assert "2 sources would be written to stored/old.json" in told(capfdbinary)
    assert not (folder / "stored").exists()


def test_an_empty_folder_is_told(folder: Path, capfdbinary: Captured) -> None:
    (folder / "nothing").mkdir()
    assert run(["import", "nothing", "-o", "stored"]) == 2
    assert "error: nothing: nothing to import in this folder" in told(capfdbinary)


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source of two parts, without writing official XML: the importer is replaced, nothing else."""
    parts = tuple(replace(OLD, symbol=f"{OLD.symbol} {letter}") for letter in "AB")
    monkeypatch.setattr("draftdiff.cli.sources.read_source", lambda *_, **__: Imported(documents=parts))


@pytest.mark.usefixtures("in_parts")
def test_several_parts_are_written_side_by_side(folder: Path, capfdbinary: Captured) -> None:
    assert run(["import", "old.json", "-o", "d.json"]) == 0
    assert decode_document((folder / "d.A.json").read_bytes()).symbol == "A/RES/173/135 A"
    assert decode_document((folder / "d.B.json").read_bytes()).symbol == "A/RES/173/135 B"
    assert not (folder / "d.json").exists()
    assert run(["import", "old.json"]) == 2
    assert "error: old.json: it has 2 parts" in told(capfdbinary)
    assert run(["import", "old.json#B", "-o", "b.json"]) == 0
    assert decode_document((folder / "b.json").read_bytes()).symbol == "A/RES/173/135 B"


def test_parts_without_letters_are_counted_and_none_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    parts = tuple(replace(OLD, symbol="", title=title) for title in ("Ebb", "Flow"))
    monkeypatch.setattr("draftdiff.cli.sources.read_source", lambda *_, **__: Imported(documents=parts))
    assert run(["import", "old.json", "-o", "d.json"]) == 0
    assert [decode_document((folder / f"d.{n}.json").read_bytes()).title for n in "12"] == ["Ebb", "Flow"]
    assert run(["import", "old.json#2", "-o", "second.json"]) == 0
    assert decode_document((folder / "second.json").read_bytes()).title == "Flow"


def test_the_help_lists_the_formats(capfdbinary: Captured) -> None:
    assert run(["import", "--help"]) == 0
    said = capfdbinary.readouterr()[0].decode()
    assert all(f"  {name:12} {entry.help}\n" in said for name, entry in IMPORTERS.items())
