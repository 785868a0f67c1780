"""Laptops with Windows and macOS: what differs there, acted out on this system."""

from __future__ import annotations

import ctypes
import errno
import io
import multiprocessing
import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.git_folders import ROOT, draftdiff, git, identity
from support.small_documents import NEW, OLD

import draftdiff.cli.output as output
import draftdiff.install as installing
import draftdiff.store as store
from draftdiff.cli.main import run
from draftdiff.codec import decode_document, encode
from draftdiff.drivers.actions import run as drive
from draftdiff.errors import DraftdiffError
from draftdiff.git import create_repository, find_place
from draftdiff.importers import read_source
from draftdiff.model import Language, Source
from draftdiff.repository import find_repository
from draftdiff.repository.adding import Result, add_documents
from draftdiff.repository.incoming import incoming_of
from draftdiff.repository.places import folder_of, is_document_path, known_symbol, path_of
from draftdiff.systems import file_key, is_closed_pipe, prepare_process, reads_colors, wait_for_lock

EXAMPLES = ROOT / "examples"
ARABIC = [str(EXAMPLES / "A_RES_173_135.ar.xml"), str(EXAMPLES / "A_RES_175_16.ar.xml")]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program take this system for Windows; GitPython looks at the system when it is loaded."""
    import_module("git.cmd")
    monkeypatch.setattr(sys, "platform", "win32")
    locking = SimpleNamespace(LK_NBLCK=2, locking=lambda handle, mode, size: None)
    monkeypatch.setitem(sys.modules, "msvcrt", locking)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "fcntl", None)  # type: ignore[arg-type]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with identity():
        create_repository(str(tmp_path))
        git("checkout", "-q", "-b", "main", folder=tmp_path)
        monkeypatch.chdir(tmp_path)
        yield tmp_path


@pytest.mark.parametrize("code", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", [["diff", "--reader", "ar", *ARABIC], ["show", ARABIC[1]], ["check", ARABIC[1]]])
def test_a_pipe_gets_every_letter_whatever_code_the_country_has(
    command: list[str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    expected = draftdiff(*command)
    monkeypatch.setenv("PYTHONIOENCODING", code)
    done = draftdiff(*command)
    assert (done.returncode, done.stdout, done.stderr) == (expected.returncode, expected.stdout, expected.stderr)
    assert command[0] == "check" or "الجمعية العامة" in done.stdout


def test_an_error_names_a_file_in_its_own_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    with identity():
        done = draftdiff("show", "قرار.xml", folder=tmp_path)
    assert "قرار.xml: there is no such file" in done.stderr


def test_standard_streams_have_plain_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "cp1252", newline="\r\n"))
    monkeypatch.setattr(sys, "stderr", None)
    prepare_process()
    print("第一条\nـ")
    sys.stdout.flush()
    assert written.getvalue().decode() == "第一条\nـ\n"


@pytest.mark.usefixtures("windows")
def test_no_program_of_the_current_folder_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {})
    prepare_process()
    assert list(os.environ) == ["NODEFAULTCURRENTDIRECTORYINEXEPATH"]


@pytest.mark.usefixtures("windows")
def test_a_reader_that_has_seen_enough_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.RawIOBase):
        def write(self, data: object) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    given_up: list[object] = []
    monkeypatch.setattr(output, "give_up", given_up.append)
    closed = SimpleNamespace(buffer=Closed(), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdout", closed)
    output.write_result("-", "text")
    assert given_up == [closed]
    assert not is_closed_pipe(OSError(errno.ENOSPC, "No space left on device"))


def test_a_bad_argument_is_a_closed_pipe_on_windows_alone() -> None:
    assert not is_closed_pipe(OSError(errno.EINVAL, "Invalid argument"))
    assert is_closed_pipe(BrokenPipeError())


def test_a_pager_that_the_shell_of_windows_does_not_find_shows_nothing(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_PAGER", "exit 1")  # as that shell ends where it finds no such program
    assert output._page(b"text")
    request.getfixturevalue("windows")
    assert not output._page(b"text")


@pytest.mark.usefixtures("windows")
def test_the_lock_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[tuple[int, int, int]] = []

    def locking(*asked: int) -> None:
        tries.append((asked[0], asked[1], asked[2]))
        if len(tries) < 3:
            raise PermissionError

    monkeypatch.setattr(sys.modules["msvcrt"], "locking", locking)
    wait_for_lock(7)
    assert tries == [(7, 2, 1)] * 3


@pytest.mark.usefixtures("windows")
def test_documents_are_stored_and_read_on_windows(repository: Path) -> None:
    steps = add_documents(find_repository(), [incoming_of(OLD, "a" * 64), incoming_of(NEW, "b" * 64)])
    assert [step.result for step in steps] == [Result.ADDED, Result.ADDED]
    for command in (["list"], ["log", "175/16"], ["blame", "175/16"], ["show", "175/16@HEAD"]):
        assert run(command) == 0
    assert run(["diff", "173/135", "175/16"]) == 1
    assert git("status", "--porcelain") == ""


@pytest.mark.parametrize("is_colored", [True, False])
@pytest.mark.usefixtures("windows")
def test_an_old_console_is_asked_to_read_colours(is_colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    kernel = SimpleNamespace(
        GetConsoleMode=lambda console, mode: is_colored,
        SetConsoleMode=lambda console, mode: modes.append(mode) or 1,
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys.modules["msvcrt"], "get_osfhandle", lambda handle: handle, raising=False)
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(fileno=lambda: 1))
    assert reads_colors() is is_colored
    assert modes == [4] * is_colored


@pytest.mark.usefixtures("windows")
def test_a_file_that_a_virus_scanner_reads_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = os.replace, []

    def held(old: str, new: str) -> None:
        tries.append(new)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(old, new)

    monkeypatch.setattr(os, "replace", held)
    store.write_atomically(str(tmp_path / "result.txt"), b"whole")
    assert (tmp_path / "result.txt").read_bytes() == b"whole"
    assert len(tries) == 3


@pytest.mark.usefixtures("windows")
def test_a_file_that_is_open_in_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(old: str, new: str) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(DraftdiffError) as caught:
        store.write_atomically(str(tmp_path / "result.docx"), b"whole")
    assert caught.value.message == f"{tmp_path / 'result.docx'}: it cannot be written: access is denied"
    assert caught.value.hint == "may you write there, and is it open in no other program?"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "utf-8"])
def test_settings_are_read_as_editors_of_windows_save_them(code: str, tmp_path: Path) -> None:
    (tmp_path / "draftdiff.toml").write_bytes('reader = "fr"\r\nwatch = ["marées"]\r\n'.encode(code))
    settings = store.load_settings(str(tmp_path))
    assert (settings.reader, settings.watch) == (Language.FRENCH, ("marées",))


def test_many_files_are_read_where_processes_begin_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS have no fork: each process imports what it needs, and is told what to do."""
    method = multiprocessing.get_start_method()
    monkeypatch.setattr("os.sched_getaffinity", lambda process: range(200), raising=False)
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes(encode(OLD))
    multiprocessing.set_start_method("spawn", force=True)
    try:
        assert run(["import", str(tmp_path), "-o", f"{tmp_path}/out/"]) == 0
    finally:
        multiprocessing.set_start_method(method, force=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_two_results_are_not_written_to_names_that_are_one_on_other_systems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Draft.json", "draft.json"):
        (tmp_path / name).write_bytes(encode(OLD))
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this very system has no two such names")
    assert run(["import", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "2 sources would be written to" in capsys.readouterr().err
    assert file_key("Re\u0301solution.xml") == file_key("RÉSOLUTION.XML")


def test_a_file_name_of_macos_is_the_same_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / normalize("NFD", "Résolution côtière.txt")
    path.write_text("The General Assembly,\n\n1. Decides to print tide tables.\n", "utf-8")
    assert run(["import", str(path), "-o", str(tmp_path / "read.json")]) == 0
    assert decode_document((tmp_path / "read.json").read_bytes()).source.name == "Résolution côtière.txt"
    path.write_bytes(b"")
    assert run(["show", str(path)]) == 2
    assert f"{path}: the file is empty" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["/home/ana/", "C:\\Users\\Ana\\", r"\\server\drafts/", ""])
def test_a_document_does_not_tell_the_folder_of_its_source(folder: str) -> None:
    (read,) = read_source(b"Decides to print tide tables.", f"{folder}A_RES_175_16.en.txt", language="en").documents
    assert (read.source.name, read.symbol) == ("A_RES_175_16.en.txt", "A/RES/175/16")


def test_a_name_in_an_old_code_is_no_fault(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/r\xe9solution.json"
    try:
        Path(os.fsdecode(name)).write_bytes(encode(replace(OLD, source=Source())))
    except OSError:
        pytest.skip("this very system has no such names")
    assert run(["show", os.fsdecode(name)]) == 0
    text = tmp_path / os.fsdecode(b"r\xe9solution.txt")
    text.write_text("The General Assembly,\n\n1. Decides to print tide tables.\n", "utf-8")
    assert run(["import", str(text), "-o", str(tmp_path / "read.json")]) == 0
    assert decode_document((tmp_path / "read.json").read_bytes()).source.name == "r?solution.txt"


BODIES = st.sampled_from(["A", "A/C.3", "S", "A/CONF.3", "A/HRC", "CON", "A/CON.3", "A/Aux", "NUL", "A/PRN", "A/CONF"])
SYMBOLS = st.one_of(
    st.builds(
        "{}/RES/{}/{}{}".format, BODIES, st.integers(1, 999), st.integers(1, 999), st.sampled_from(["", " B", " A-C"])
    ),
    st.builds(
        "{}/{}/L.{}{}".format, BODIES, st.integers(1, 99), st.integers(1, 99), st.sampled_from(["", "/Rev.2/Add.1"])
    ),
    st.builds("{} ({})".format, st.integers(1, 3999), st.sampled_from(["XXX", "ES-II", "S-IV", "1999", "2024"])),
)


@given(SYMBOLS)
def test_a_folder_of_a_document_has_a_name_that_every_system_allows(text: str) -> None:
    symbol = known_symbol(text)
    try:
        path = path_of(symbol, Language.ENGLISH)
    except DraftdiffError as error:
        assert "on every system" in error.message
        assert set(re.split("[/.]", text.upper())) & {"CON", "AUX", "NUL", "PRN"}
        return
    for part in path.split("/"):
        assert not set(part) & set('<>:"\\|?* ')
        assert not part.endswith(".")
        assert part.partition(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL")


@given(SYMBOLS, SYMBOLS)
def test_two_folders_never_differ_in_case_alone(one: str, other: str) -> None:
    first, second = (
        folder_of(known_symbol(text)) for text in (one, other.replace("Aux", "AUX").replace("CONF", "Conf"))
    )
    assert (first == second) == (first.casefold() == second.casefold())


def test_names_of_devices_are_no_folders() -> None:
    assert is_document_path("drafts/A/C.3/175/L.8/en.json")
    assert is_document_path("drafts/A/CONF.3/175/L.8/en.json")
    for part in ("aux", "CON.3", "A.", "nul"):
        assert not is_document_path(f"drafts/A/{part}/175/en.json")
    with pytest.raises(DraftdiffError, match="no folder can be called CON/75/1 on every system"):
        path_of(known_symbol("CON/75/1"), Language.ENGLISH)


def test_a_side_that_is_not_there_may_have_the_name_of_windows(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "new.json").write_bytes(encode(NEW))
    assert drive(["diff", "en.json", "nul", ".", ".", str(tmp_path / "new.json"), "0" * 40, "100644"]) == 0
    assert capfdbinary.readouterr().out.splitlines()[:2] == [b"en.json", b"+ [A/RES/175/16]"]


@pytest.mark.usefixtures("windows")
def test_the_driver_is_named_with_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Ana María"
    folder.mkdir()
    (folder / "draftdiff-git.exe").touch(0o755)
    monkeypatch.setattr(installing, "_script_folders", lambda: [str(folder)])
    assert installing.script_command() == f"'{folder}/draftdiff-git.exe'"
    (folder / "draftdiff-git.exe").unlink()
    monkeypatch.setattr(sys, "executable", r"C:\Users\Ana María\python.exe")
    assert installing.script_command() == "'C:/Users/Ana María/python.exe' -P -m draftdiff.drivers"


def test_drivers_and_hooks_work_in_a_home_with_spaces_and_accents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Mission de la Côte d'Été" / "projets 175"
    folder.mkdir(parents=True)
    draft = folder / "drafts/A/C.3/175/L.8/en.json"
    with identity():
        create_repository(str(folder))
        monkeypatch.chdir(folder)
        assert draftdiff("install").returncode == 0
        draft.parent.mkdir(parents=True)
        draft.write_bytes(encode(OLD))
        git("add", ".")
        git("commit", "-q", "--no-edit", "--allow-empty-message", "-m", "")
        draft.write_bytes(encode(NEW))
        assert "OLD  A/RES/173/135" in git("diff")
        doctor = draftdiff("doctor")
    assert doctor.returncode == 0, doctor.stdout


def test_git_imports_no_module_of_a_hostile_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_script_folders", lambda: [])
    place = find_place(str(repository))
    assert place is not None
    installing.install(place)
    path = repository / "drafts/A/C.3/175/L.8/en.json"
    for name, content in ((path, encode(OLD)), (repository / "draftdiff/__init__.py", b"open('ran', 'w')\n")):
        name.parent.mkdir(parents=True)
        name.write_bytes(content)
    git("add", ".")
    git("commit", "-q", "-m", "A trap")
    path.write_bytes(encode(NEW))
    assert "OLD  A/RES/173/135" in git("diff")
    assert not (repository / "ran").exists()


@pytest.mark.parametrize("hooks", ["D:/hooks", "/elsewhere", "../beside"])
def test_hooks_on_another_drive_are_out_of_the_repository(hooks: str) -> None:
    assert not installing._is_within(os.path.normpath(os.path.join("/home/ana/drafts", hooks)), "/home/ana/draft")
    assert installing._is_within("/home/ana/draft/hooks", "/home/ana/draft")
