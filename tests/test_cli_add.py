"""`draftdiff add` as a person types it: folders, failures, drafts out of order, symbols that a source lacks."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import git, identity
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.git import create_repository
from draftdiff.model import Document, Source, Stage

Captured = pytest.CaptureFixture[str]
TEXT = "The General Assembly,\n\nRecalling its resolution 171/12,\n\n1. Requests the Secretary-General to print;\n"


@pytest.fixture(autouse=True)
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for sources beside the repository, in which the test stands."""
    with identity():
        create_repository(str(tmp_path / "work"))
        monkeypatch.chdir(tmp_path / "work")
        folder = tmp_path / "sources"
        folder.mkdir()
        yield folder


def subjects() -> list[str]:
    return git("log", "--reverse", "--format=%s").splitlines()


def draft(number: int, document: Document = OLD) -> bytes:
    suffix = f"/Rev.{number}" if number else ""
    return encode(
        replace(
            document,
            symbol=f"A/C.3/175/L.8{suffix}",
            stage=Stage.REVISED if number else Stage.DRAFT,
            source=Source(sha256=f"{number}" * 64),
            meeting=f"{number}",
        )
    )


def test_revisions_of_a_folder_are_stored_in_their_order_whatever_their_files_are_called(sources: Path) -> None:
    for name, data in (("a", draft(2, NEW)), ("b", draft(0)), ("c", encode(OLD)), ("d", draft(1, NEW))):
        (sources / f"{name}.json").write_bytes(data)
    assert run(["add", str(sources)]) == 0
    assert subjects() == [
        "Add 173/135 (en)",
        "Add C.3/175/L.8 (en)",
        "C.3/175/L.8/Rev.1 (en): 1 clause amended (OP1), 1 added (OP2)",
        "C.3/175/L.8/Rev.2 (en): no clause changed",
    ]


def test_a_source_that_cannot_be_read_does_not_stop_the_others(sources: Path, capsys: Captured) -> None:
    (sources / "a.json").write_text("{", "utf-8")
    (sources / "b.json").write_bytes(encode(replace(OLD, symbol="")))
    (sources / "c.json").write_bytes(encode(NEW))
    assert run(["add", str(sources)]) == 2
    told = capsys.readouterr().err
    assert "a.json: " in told
    assert "b.json (en): the document has no symbol" in told
    assert told.splitlines()[-1] == "notice: 1 added, 2 refused"
    assert subjects() == ["Add 175/16 (en)"]


def test_a_symbol_that_the_source_lacks_can_be_said(sources: Path, capsys: Captured) -> None:
    (sources / "draft.txt").write_text(TEXT, "utf-8")
    assert run(["add", str(sources / "draft.txt"), "--symbol", "175/L.3", "--language", "en"]) == 0
    assert Path("drafts/A/175/L.3/en.json").exists()
    assert run(["add", str(sources / "draft.txt"), "--symbol", "nonsense"]) == 2
    assert run(["add", str(sources / "draft.txt"), str(sources / "draft.txt"), "--symbol", "175/L.3"]) == 2


def test_doubts_of_the_import_are_told(sources: Path, capsys: Captured) -> None:
    (sources / "draft.txt").write_text(f"{TEXT}\n1 A/175/9.", "utf-8")
    for expected in ("added; 1 place in doubt, see `draftdiff import --explain`", "unchanged"):
        assert run(["add", str(sources / "draft.txt"), "--symbol", "175/L.3", "--language", "en"]) == 0
        assert capsys.readouterr().err == f"notice: A/175/L.3 (en): {expected}\n"


def test_standard_input_can_be_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (TEXT.encode(), TEXT.encode()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run(["add", "-", "--symbol", "175/L.3", "--language", "en"]) == 0
    assert subjects() == ["Add 175/L.3 (en)"]


def test_the_same_folder_twice_changes_nothing(sources: Path, capsys: Captured) -> None:
    (sources / "a.json").write_bytes(encode(OLD))
    (sources / "draft.txt").write_text(TEXT, "utf-8")
    arguments = ["add", str(sources / "a.json"), "--one-commit"]
    assert run(arguments) == run(arguments) == 0
    assert capsys.readouterr().err.splitlines() == [
        "notice: A/RES/173/135 (en): added",
        "notice: A/RES/173/135 (en): unchanged",
    ]
    assert subjects() == ["Add 173/135 (en)"]


def test_from_an_inner_folder_the_whole_repository_is_meant(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    Path("notes").mkdir()
    monkeypatch.chdir("notes")
    (sources / "a.json").write_bytes(encode(OLD))
    assert run(["add", str(sources / "a.json")]) == 0
    capsys.readouterr()
    assert run(["list"]) == 0
    assert capsys.readouterr().out.startswith("A/RES/173/135\ten\t")
    assert run(["show", "173/135", "--format", "json"]) == 0
    assert capsys.readouterr().out.encode() == encode(OLD)


def test_a_list_names_the_files_that_are_no_documents(sources: Path, capsys: Captured) -> None:
    (sources / "a.json").write_bytes(encode(OLD))
    assert run(["add", str(sources / "a.json")]) == 0
    damaged = Path("resolutions/A/RES/173/136/en.json")
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{", "utf-8")
    capsys.readouterr()
    assert run(["list"]) == 0
    said = capsys.readouterr()
    assert [line.split("\t")[0] for line in said.out.splitlines()] == ["A/RES/173/135"]
    assert said.err == f"notice: {damaged.as_posix()} is no document; `draftdiff check` says why\n"


def test_init_makes_a_repository_once(tmp_path: Path, capsys: Captured) -> None:
    assert run(["init", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / ".git").is_dir()
    assert run(["init", str(tmp_path / "new")]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("is a repository; `draftdiff install` lets git compare and merge by clause there")
    assert second.endswith("is a repository already; `draftdiff install` lets git compare and merge by clause there")


def test_init_on_a_full_disk_leaves_nothing_and_later_makes_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    program = tmp_path / "programs" / "git"
    program.parent.mkdir()
    said = "fatal: copy-fd: write returned: No space left on device"
    program.write_text(f'#!/bin/sh\nfor folder; do :; done\nmkdir "$folder/.git"\necho "{said}" >&2\nexit 128\n')
    program.chmod(0o755)
    with monkeypatch.context() as full:
        full.setenv("PATH", str(program.parent), prepend=os.pathsep)
        assert run(["init", str(tmp_path / "new")]) == 2
    assert capsys.readouterr().err.startswith("error: git: no space is left on the disk\nhint: make room")
    assert [*(tmp_path / "new").iterdir()] == []
    assert run(["init", str(tmp_path / "new")]) == 0


def test_init_completes_what_git_began_and_did_not_end(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "new" / ".git" / "hooks").mkdir(parents=True)
    assert run(["init", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().err.endswith(
        "is a repository; `draftdiff install` lets git compare and merge by clause there\n"
    )
    assert (tmp_path / "new" / ".git" / "HEAD").is_file()


def test_outside_a_repository_nothing_is_stored(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(sources)
    (sources / "a.json").write_bytes(encode(OLD))
    assert run(["add", "a.json"]) == 2
    assert capsys.readouterr().err == (
        "error: this is not a repository of resolutions\nhint: `draftdiff init` makes one [no-repository]\n"
    )


def test_another_reading_of_an_adopted_text_is_told_even_among_many(sources: Path, capsys: Captured) -> None:
    for number in range(1, 30):
        (sources / f"{number:02}.json").write_bytes(encode(replace(OLD, symbol=f"A/RES/173/{number}")))
    (sources / "30.json").write_bytes(encode(replace(NEW, symbol="A/RES/173/7")))
    assert run(["add", str(sources)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"notice: A/RES/173/7 (en): revised, its text is now that of {sources / '30.json'}",
        "notice: 29 added, 1 revised",
    ]


def test_a_text_is_not_stored_under_a_language_that_is_not_its_own(sources: Path, capsys: Captured) -> None:
    (sources / "a.txt").write_text(f"A/RES/173/135\n\n{TEXT}", encoding="utf-8")
    (sources / "b.txt").write_text(
        "A/RES/173/135\n\nЛига,\n\n1. просит Хранителя доложить о лампах;\n", encoding="utf-8"
    )
    assert run(["add", str(sources), "--language", "en"]) == 2
    assert "b.txt: its text is not in `en`, as --language says\nhint: leave out --language" in capsys.readouterr().err
    assert subjects() == ["Add 173/135 (en)"]
