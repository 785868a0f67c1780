"""What holds for every command: help, exit codes, errors told once, bugs without a word of any document."""

from __future__ import annotations

import os
import pty
import signal
import stat
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import click
import pytest
from msgspec.structs import replace
from support.small_documents import NEW, OLD

from draftdiff import __version__
from draftdiff.cli.main import COMMANDS, run
from draftdiff.cli.output import SUFFIXES
from draftdiff.codec import encode
from draftdiff.renderers import RENDERERS
from draftdiff.renderers.series import SERIES_RENDERERS

Captured = pytest.CaptureFixture[bytes]
PROGRAM = [sys.executable, "-m", "draftdiff"]
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "new.json").write_bytes(encode(NEW))
    return tmp_path


def in_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Run the program in a terminal of its own; return its exit code and what stands on the screen."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", **environment},
    ) as process:
        os.close(slave)
        screen = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the other end of a terminal that is gone
                break
            if not piece:
                break
            screen += piece
    os.close(master)
    return process.returncode, screen.decode()


def test_the_help_names_every_command(capfdbinary: Captured) -> None:
    assert run(["--help"]) == 0
    text = capfdbinary.readouterr()[0].decode()
    assert all(f"  {name} " in text for name in COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_there_and_has_help(name: str, capfdbinary: Captured) -> None:
    module, function = COMMANDS[name][0].split(":")
    command = getattr(import_module(module), function)
    assert command.name == name
    assert command.help and COMMANDS[name][1].endswith(".")
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert run([name, "--help"]) == 0
    assert capfdbinary.readouterr()[0].decode().startswith(f"Usage: draftdiff {name} ")


def test_the_suffixes_ask_for_formats_that_there_are() -> None:
    assert set(SUFFIXES.values()) <= {*RENDERERS, *SERIES_RENDERERS}
    assert list(SUFFIXES) == sorted(SUFFIXES, key=lambda suffix: -suffix.count("."))


def test_the_version(capfdbinary: Captured) -> None:
    assert run(["--version"]) == 0
    assert capfdbinary.readouterr()[0].decode() == f"draftdiff {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["zzz"],
            "error: No such command 'zzz'\nhint: `draftdiff diff OLD NEW` compares two texts; "
            "`draftdiff --help` lists all commands\n",
        ),
        (
            ["dif"],
            "error: No such command 'dif'. Did you mean 'diff'?\nhint: `draftdiff diff OLD NEW` compares two texts; ",
        ),
        (
            ["diff", "old.json"],
            "error: old.json: it has no tracked changes\nhint: give two files to compare: draftdiff diff OLD NEW",
        ),
        (
            ["diff"],
            "error: Missing argument 'OLD'\nhint: `draftdiff diff --help` shows what it takes\n",
        ),
        (
            ["diff", "old.json", "rev1.json", "rev2.json"],
            "error: Got unexpected extra argument (rev2.json)\nhint: `draftdiff report` and `draftdiff series`",
        ),
        (
            ["diff", "--verbosity"],
            "error: No such option",
        ),
        (
            ["diff", "old.json", "new.json", "--format", "papyrus"],
            "error: Invalid value for '--format': 'papyrus' is ",
        ),
    ],
)
def test_a_slip_on_the_command_line_is_an_error_like_any_other(
    arguments: list[str], message: str, capfdbinary: Captured
) -> None:
    assert run(arguments) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode().startswith(message)


def test_a_bug_gets_a_log_with_the_way_there_and_no_word_of_any_document(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def fails(*_: object, **__: object) -> None:
        secret = "brass astrolabe"
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise RuntimeError(f"cannot align {secret}") from error

    monkeypatch.setattr("draftdiff.cli.pairs.compare", fails)
    assert run(["diff", "old.json", "new.json"]) == 3
    (log,) = folder.glob("draftdiff-bug-*.log")
    lines = capfdbinary.readouterr()[1].decode().splitlines()
    assert lines[0].startswith("error: a bug of draftdiff: RuntimeError in tests/test_cli_main.py:")
    assert lines[1].startswith(f"hint: please report it with {log}, which holds no word of any document")
    text = log.read_text("utf-8")
    assert "builtins.RuntimeError" in text
    assert "builtins.KeyError" in text
    assert "draftdiff/cli/diff.py" in text
    assert f"draftdiff {__version__}" in text
    assert "astrolabe" not in text
    assert str(folder) not in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_error_message_cannot_command_the_terminal(capfdbinary: Captured) -> None:
    assert run(["diff", "\x1b[2J\u202e.json", "new.json"]) == 2
    err = capfdbinary.readouterr()[1].decode()
    assert err.startswith("error: <U+001B>[2J<U+202E>.json: there is no such file")


def test_an_error_without_a_hint_ends_with_its_name(capfdbinary: Captured) -> None:
    assert run(["import", "nul\0.json"]) == 2
    assert capfdbinary.readouterr()[1] == b"error: nul<U+0000>.json: this cannot be the name of a file [no-access]\n"


def test_ctrl_c_ends_with_130_and_no_traceback(folder: Path) -> None:
    os.mkfifo(folder / "slow.json")
    process = subprocess.Popen(
        [*PROGRAM, "diff", "slow.json", "new.json"],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a run in the background ignores it
    )
    with (folder / "slow.json").open("wb"):  # opens when the program is about to read
        process.send_signal(signal.SIGINT)
        err = process.communicate()[1]
    assert process.returncode == 130
    assert err.strip() == b""


def test_ctrl_c_while_modules_are_being_imported_ends_with_130_and_no_traceback() -> None:
    program = """
import sys
from draftdiff.__main__ import main

class Interrupting:
    def find_spec(self, name, *_):
        if name == "click":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
    many = tuple(replace(OLD.paragraphs[3], key=f"k{i}", text=f"Decides to print volume {i};") for i in range(2000))
    (folder / "many.json").write_bytes(encode(replace(OLD, paragraphs=many)))
    command = subprocess.Popen(
        [*PROGRAM, "diff", "many.json", "many.json", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.read(10)
    command.stdout.close()
    assert command.stderr.read() == b"notice: OLD and NEW are the same: many.json\n"
    assert command.wait() == 0


def test_a_full_disk_is_an_error(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "diff", "old.json", "new.json"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: standard output cannot be written: no space left on device\n")


@pytest.mark.parametrize("arguments", [["--help"], ["diff", "--help"], ["check", "old.json"]])
def test_a_full_disk_is_no_bug_whatever_is_told(folder: Path, arguments: list[str]) -> None:
    bare = replace(OLD, paragraphs=(*OLD.paragraphs, replace(OLD.paragraphs[-1], key="twin", text="Decides to")))
    (folder / "old.json").write_bytes(encode(bare))
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: the output cannot be written: no space left on device\nhint: ")
    assert done.stderr.count(b"\n") == 2


def test_an_error_that_nobody_can_hear_keeps_its_exit_code(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, "diff", "old.json", "missing.json"], stderr=full, check=False)
    assert done.returncode == 2


def test_a_bug_is_told_where_no_folder_takes_its_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("brass astrolabe")

    def refuses(**_: object) -> None:
        raise FileNotFoundError("no usable temporary directory")

    monkeypatch.setattr(tempfile, "mkstemp", refuses)
    monkeypatch.setattr("draftdiff.cli.pairs.compare", fails)
    assert run(["diff", "old.json", "new.json"]) == 3
    told = capfdbinary.readouterr()[1].decode()
    assert told.startswith("error: a bug of draftdiff: KeyError in tests/test_cli_main.py:")
    assert told.endswith("\nhint: please report it [bug]\n")


@pytest.mark.parametrize("columns", ["9" * 5000, "0", "-3", "many", "٩٩٩٩٩٩"])
def test_columns_that_no_screen_has_are_eighty(
    columns: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run(["diff", "old.json", "new.json"])
    eighty = capfdbinary.readouterr()
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["diff", "old.json", "new.json"]) == 1
    assert capfdbinary.readouterr() == eighty


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "old.json", "new.json", "--format", "json", "-o", "new.json"],
        ["diff", "old.json", "new.json#A", "-o", "./new.json"],
        ["diff", "old.json", "new.json", "--alignment", "link.json", "-o", "link.json"],
        ["report", "old.json", "new.json", "-o", "link.json", "--format", "markdown"],
        ["series", "old.json", "new.json", "-o", "old.json", "--format", "csv"],
        ["render", "old.json", "-o", "old.json"],
        ["verify", "new.json", "--base", "old.json", "-o", "old.json"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_a_comparison_replaces_none_of_its_sources(arguments: list[str], folder: Path, capfdbinary: Captured) -> None:
    (folder / "link.json").symlink_to("old.json")
    assert run(arguments) == 2
    assert capfdbinary.readouterr()[1].decode() == (
        f"error: {arguments[arguments.index('-o') + 1]} is one of the sources\n"
        "hint: give the result another name [same-output]\n"
    )
    assert (folder / "old.json").read_bytes() == encode(OLD)
    assert (folder / "new.json").read_bytes() == encode(NEW)


SERIES_TABLE = "write the table of `draftdiff series OLD NEW -o table.csv`"


@pytest.mark.parametrize(
    ("command", "offered", "table"), [("diff", ".docx", SERIES_TABLE), ("series", ".csv", "use a name in .csv")]
)
def test_an_unknown_suffix_names_the_suffixes_of_this_command(
    command: str, offered: str, table: str, capfdbinary: Captured
) -> None:
    assert run([command, "old.json", "new.json", "-o", "out.odt"]) == 2
    told = capfdbinary.readouterr()[1].decode()
    assert "does not tell the format\n" in told
    assert offered in told
    assert not ({".docx", ".csv"} - {offered}) & set(told.replace(",", "").split("use one of")[1].split())
    assert run([command, "old.json", "new.json", "-o", "out.xlsx"]) == 2
    assert f"for a spreadsheet, {table}" in capfdbinary.readouterr()[1].decode()


def test_of_a_table_that_is_no_pdf_a_page_to_print_is_named(capfdbinary: Captured) -> None:
    assert run(["series", "old.json", "new.json", "-o", "out.pdf"]) == 2
    assert "write a page, -o NAME.html, and print it in a browser" in capfdbinary.readouterr()[1].decode()


def test_a_file_where_a_folder_is_needed_is_named(capfdbinary: Captured) -> None:
    assert run(["init", "old.json"]) == 2
    said = b"error: old.json: it cannot be made a repository: file exists\nhint: name a folder [no-access]\n"
    assert capfdbinary.readouterr()[1] == said


@pytest.mark.parametrize("output", ["old.json", "not-there.json"])
def test_several_documents_do_not_go_to_one_file(output: str, capfdbinary: Captured) -> None:
    assert run(["import", "new.json", "new.json#A", "-o", output]) == 2
    assert b"several documents need a folder" in capfdbinary.readouterr()[1]


def test_an_option_without_its_value_has_a_hint(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "--beside", "new.json"]) == 2
    assert b"requires 2 arguments\nhint: `--help` behind the command" in capfdbinary.readouterr()[1]


def test_the_same_bytes_in_any_locale(folder: Path) -> None:
    outputs = {
        subprocess.run(
            [*PROGRAM, "diff", "old.json", "new.json"],
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        ).stdout
        for environment in (
            {"LC_ALL": "C"},
            {"LC_ALL": "C", "PYTHONUTF8": "0"},
            {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
        )
    }
    assert len(outputs) == 1
    assert "·".encode() in outputs.pop()


def test_a_terminal_is_paged_in_colour(folder: Path) -> None:
    code, screen = in_terminal("diff", "old.json", "new.json", PAGER="cat > paged", GIT_PAGER="", NO_COLOR="")
    assert code == 1
    assert "brass astrolabe" in screen  # an empty GIT_PAGER is no pager, whatever PAGER says
    assert not (folder / "paged").exists()
    os.environ.pop("GIT_PAGER", None)
    code, screen = in_terminal("diff", "old.json", "new.json", PAGER="cat > paged", NO_COLOR="")
    assert (code, screen) == (1, "")
    assert "\x1b[" in (folder / "paged").read_text("utf-8")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"NO_COLOR": "", "TERM": "dumb"}])
def test_no_color_is_obeyed_in_a_terminal(environment: dict[str, str], folder: Path) -> None:
    code, screen = in_terminal("diff", "old.json", "new.json", PAGER="cat", GIT_PAGER="cat", **environment)
    assert code == 1
    assert "\x1b[" not in screen
    code, screen = in_terminal("show", "no-such-file.json", **environment)
    assert (code, "\x1b[" in screen) == (2, False)
    assert "error: no-such-file.json: there is no such file" in screen


def test_a_pager_that_is_not_there_shows_the_result_all_the_same(folder: Path) -> None:
    code, screen = in_terminal("diff", "old.json", "new.json", GIT_PAGER="no-such-pager")
    assert code == 1
    assert "brass astrolabe" in screen


def test_the_width_of_the_terminal_is_kept() -> None:
    for columns in (60, 100):
        _, screen = in_terminal("diff", "old.json", "new.json", GIT_PAGER="cat", NO_COLOR="1", COLUMNS=str(columns))
        assert columns - 15 < max(len(line.rstrip()) for line in screen.splitlines()) <= columns
