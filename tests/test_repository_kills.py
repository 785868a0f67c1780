"""`draftdiff add`, killed at random moments with all that it started: what is committed is whole, the rest is redone.

DRAFTDIFF_KILLS says how often; `make kills` does it two hundred times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import git, identity
from support.small_documents import OLD

from draftdiff.codec import encode
from draftdiff.git import create_repository

KILLS = int(os.environ.get("DRAFTDIFF_KILLS") or 6)
DOCUMENTS = {f"resolutions/A/RES/173/{n}/en.json": encode(replace(OLD, symbol=f"A/RES/173/{n}")) for n in range(1, 25)}
PROGRAM = "import sys; from draftdiff.cli import add, main; add.BATCH = 4; sys.exit(main.run(['add', '../sources']))"
"""Small batches: more moments at which a kill may fall."""


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "sources"
    folder.mkdir()
    for place, data in enumerate(DOCUMENTS.values()):
        (folder / f"{place:02}.json").write_bytes(data)
    with identity():
        yield tmp_path


def repository(folder: Path) -> Path:
    """Make a repository in which a user is at work."""
    create_repository(str(folder))
    (folder / "minutes.txt").write_text("committed\n", "utf-8")
    git("add", ".", folder=folder)
    git("commit", "-q", "-m", "Minutes", folder=folder)
    (folder / "minutes.txt").write_text("not committed\n", "utf-8")
    return folder


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True
    )


def committed(folder: Path) -> dict[str, str]:
    listed = git("ls-tree", "-r", "--name-only", "HEAD", "resolutions", folder=folder).splitlines()
    return {path: git("show", f"HEAD:{path}", folder=folder) for path in listed}


def test_what_is_killed_leaves_whole_documents_and_is_redone(sources: Path) -> None:
    chance = random.Random(175)
    began = time.monotonic()
    assert start(repository(sources / "first")).wait() == 0
    duration = time.monotonic() - began
    partly, folder = 0, repository(sources / "killed0")
    for number in range(1, KILLS + 1):
        process = start(folder)
        time.sleep(chance.uniform(0.3, 1.0) * duration)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = committed(folder)
        assert all(found[path].encode() == DOCUMENTS[path] for path in found)
        assert (folder / "minutes.txt").read_text("utf-8") == "not committed\n"
        partly += 0 < len(found) < len(DOCUMENTS)
        if len(found) == len(DOCUMENTS):
            finish(folder)
            folder = repository(sources / f"killed{number}")
    finish(folder)
    print(f"{KILLS} kills, {partly} of them left a part of the documents committed")


def finish(folder: Path) -> None:
    """Give the command again, and look at everything."""
    assert start(folder).wait() == 0
    assert len(committed(folder)) == len(DOCUMENTS)
    assert git("status", "--porcelain", folder=folder) == " M minutes.txt\n"
    assert len(git("log", "--format=%H", folder=folder).splitlines()) == len(DOCUMENTS) + 1
    assert "error" not in git("fsck", "--no-dangling", folder=folder, check=False)


def test_an_interrupt_ends_with_130_and_the_same_command_does_the_rest(sources: Path) -> None:
    folder = repository(sources / "interrupted")
    process = start(folder)
    while not (folder / "resolutions").exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait() in (0, 130)
    finish(folder)


def test_the_workers_of_a_program_that_was_killed_end_with_it(sources: Path) -> None:
    folder = repository(sources / "orphans")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    while not (folder / "resolutions").exists() and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=60)  # a worker that lives on would hold the pipe open
