"""Every read of a user's file has a cap, every write is whole or not at all, wrong settings are explained."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftdiff.errors import DraftdiffError, InvalidRecord, UnreadableFile
from draftdiff.importers import SOURCE_LIMIT
from draftdiff.model import Language
from draftdiff.store import (
    Settings,
    SourceName,
    find_source_files,
    load_settings,
    move_file,
    parse_source_name,
    pieces_of,
    read_if_there,
    read_source_file,
    remove_file,
    remove_leftovers,
    save_pieces,
    write_atomically,
)

ONE_MEGABYTE = Settings(max_megabytes=1)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(b"Decides\r\n\xff")
    assert read_source_file(str(file), Settings()) == b"Decides\r\n\xff"
    assert Settings().limit == SOURCE_LIMIT


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Decides")))
    assert read_source_file("-", Settings()) == b"Decides"
    with pytest.raises(UnreadableFile, match="nothing came in") as told:
        read_source_file("-", Settings())
    assert told.value.hint.startswith("it can be read once: let `-` stand for one file alone")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableFile, match="nothing came in"):
        read_source_file("-", Settings())


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write('Decides')"])
    assert read_source_file(str(pipe), Settings()) == b"Decides"
    assert writer.wait() == 0


def test_a_file_over_the_cap_is_refused_and_the_hint_names_the_setting(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * (1024 * 1024))
    assert len(read_source_file(str(file), ONE_MEGABYTE)) == 1024 * 1024
    file.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableFile, match="larger than 1 MB") as caught:
        read_source_file(str(file), ONE_MEGABYTE)
    assert caught.value.slug == "too-large"
    assert "max_megabytes" in caught.value.hint


def test_a_file_without_an_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        read_source_file("/dev/zero", ONE_MEGABYTE)


def test_a_sparse_file_of_terabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "sparse.txt"
    with file.open("wb") as sparse:
        sparse.truncate(2**40)
    with pytest.raises(UnreadableFile, match="larger than"):
        read_source_file(str(file), Settings())


def test_what_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "empty.xml").touch()
    (tmp_path / "file").write_bytes(b"x")
    told = {}
    for name in ("missing.xml", ".", "empty.xml", "file/inside.xml", "nul\0.xml"):
        with pytest.raises(DraftdiffError) as caught:
            read_source_file(os.path.join(tmp_path, name), Settings())
        told[name] = (caught.value.slug, caught.value.message)
    assert told == {
        "missing.xml": ("no-such-file", "there is no such file"),
        ".": ("is-a-folder", "a folder, not a file"),
        "empty.xml": ("empty-file", "the file is empty"),
        "file/inside.xml": ("no-access", "it cannot be read: not a directory"),
        "nul\0.xml": ("no-access", "this cannot be the name of a file"),
    }


@pytest.mark.parametrize(
    ("argument", "path", "part"),
    [
        ("75_16.xml", "75_16.xml", ""),
        ("75_253.xml#A", "75_253.xml", "A"),
        ("75_253.xml#b", "75_253.xml", "B"),
        ("75_253.xml#2", "75_253.xml", "2"),
        ("odd#name.xml", "odd#name.xml", ""),
        ("75_253.xml#AB", "75_253.xml#AB", ""),
        ("#A", "#A", ""),
        ("-#B", "-", "B"),
        ("-", "-", ""),
    ],
)
def test_a_part_is_named_behind_the_file(argument: str, path: str, part: str) -> None:
    assert parse_source_name(argument) == SourceName(path, part)


def test_a_file_of_that_very_name_wins_over_a_part(tmp_path: Path) -> None:
    file = tmp_path / "draft#A"
    file.write_bytes(b"x")
    assert parse_source_name(str(file)) == SourceName(str(file))


def test_settings_are_found_in_the_folder_or_above_it(tmp_path: Path) -> None:
    inner = tmp_path / "drafts" / "third-committee"
    inner.mkdir(parents=True)
    (tmp_path / "draftdiff.toml").write_text('reader = "ar"\nwatch = ["tide tables"]\n', encoding="utf-8")
    assert load_settings(inner) == Settings(reader=Language.ARABIC, watch=("tide tables",))
    (inner / "draftdiff.toml").write_text("max_megabytes = 5", encoding="utf-8")
    assert load_settings(inner) == Settings(max_megabytes=5)


def test_settings_above_a_git_work_tree_are_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "draftdiff.toml").write_text('reader = "ar"', encoding="utf-8")
    (tmp_path / "work" / ".git").mkdir(parents=True)
    assert load_settings(tmp_path / "work") == Settings()


def test_empty_settings_set_nothing(tmp_path: Path) -> None:
    (tmp_path / "draftdiff.toml").touch()
    assert load_settings(tmp_path) == Settings()


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    file = tmp_path / "draftdiff.toml"
    file.write_bytes(b"#" * (33 * 1024 * 1024))
    with pytest.raises(DraftdiffError, match=f"^{re.escape(str(file))}: larger than 32 MB$"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raeder = 'fr'", "unknown field `raeder`"),
        ("reader = 'xx'", "'xx'"),
        ("reader = 'und'", "no reports in 'und'"),
        ("max_megabytes = 0", "max_megabytes"),
        ("max_megabytes = 'all'", "max_megabytes"),
        ("reader = ", "not TOML"),
        ("reader = '\udcff'", "not TOML"),
    ],
)
def test_wrong_settings_are_refused_with_their_file(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "draftdiff.toml"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(InvalidRecord) as caught:
        load_settings(tmp_path)
    assert message in caught.value.message
    assert str(file) in caught.value.message
    assert caught.value.slug == "invalid-settings"


def test_a_new_file_is_written_with_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    file, plain = tmp_path / "new.json", tmp_path / "plain"
    write_atomically(str(file), b"{}")
    plain.touch()
    assert file.read_bytes() == b"{}"
    assert file.stat().st_mode == plain.stat().st_mode


def test_a_written_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "real.json", tmp_path / "link.json"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_atomically(str(link), b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.json"
    file.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for target in (file, tmp_path / "new.json"):
        with pytest.raises(DraftdiffError, match="it cannot be written: no space left on device"):
            write_atomically(str(target), b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept.json", b"old")]


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as end:
        write_atomically(str(pipe), b"told")
        assert end.read() == b"told"
    assert pipe.is_fifo()


def test_pieces_are_kept_as_far_as_they_came(tmp_path: Path) -> None:
    file = str(tmp_path / "download")

    def broken() -> Iterator[bytes]:
        yield b"first"
        raise DraftdiffError("cut off", slug="no-connection")

    with pytest.raises(DraftdiffError, match="cut off"):
        save_pieces(file, broken(), behind=False)
    save_pieces(file, [b" second", b" third"], behind=True)
    assert b"".join(pieces_of(file)) == b"first second third"
    assert read_if_there(file, 5) == b"first"
    save_pieces(file, [b"anew"], behind=False)
    assert read_if_there(file, 100) == b"anew"


def test_what_a_killed_write_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (".en.json.4711.part", ".en.json.x.part", ".fr.json.4711.part", "en.json"):
        (tmp_path / name).write_bytes(b"x")
    remove_leftovers(str(tmp_path / "en.json"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".en.json.x.part", ".fr.json.4711.part", "en.json"]


def test_who_may_read_a_file_may_run_it(tmp_path: Path) -> None:
    file = tmp_path / "hook"
    before = os.umask(0o027)
    try:
        write_atomically(str(file), b"#!/bin/sh\n", is_program=True)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o750
    move_file(str(file), str(tmp_path / "moved"))
    remove_file(str(tmp_path / "moved"))
    assert read_if_there(str(file), 9) == b""
    with pytest.raises(DraftdiffError, match="there is no such"):
        remove_file(str(file))


def test_no_folder_is_made_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(DraftdiffError, match="there is no such folder"):
        write_atomically(str(tmp_path / "missing" / "new.json"), b"x")


def test_a_folder_gives_its_files_sorted_without_hidden_ones_and_loops(tmp_path: Path) -> None:
    for name in ("b/2.XML", "b/10.TXT", "a.xml", "b/1.txt", ".git/x.xml", "b/note.odt", "b/~$1.txt", "b/._1.txt", "٣²"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = find_source_files(str(tmp_path), (".xml", ".txt", "²"))
    assert [os.path.relpath(path, tmp_path) for path in found] == ["a.xml", "b/1.txt", "b/2.XML", "b/10.TXT", "٣²"]


def test_a_folder_that_may_not_be_read_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(DraftdiffError, match=": it cannot be read: permission denied"):
        find_source_files(str(tmp_path), (".xml",))
