"""Reads PDF files as the importer does, without the cost of starting Python for each.

The importer has PDFium read each file in a process of its own, within bounds. Here that process is forked from one
that has loaded PDFium: it runs the same program within the same bounds, its end ends nothing else, and it is there
in milliseconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn
from unittest.mock import patch

from draftdiff.importers.pdf import glyphs, read_glyphs

_FAILED = 1


@contextmanager
def forked_reader() -> Iterator[None]:
    """Have PDF files read by forked processes for as long as this is open. Works where the system can fork."""
    import pypdfium2.raw  # noqa: F401  (loaded here, it need not be loaded in every child)

    with patch.object(glyphs.subprocess, "run", _run):
        yield


def _run(command: Sequence[str], *, input: bytes, **_: object) -> subprocess.CompletedProcess[bytes]:
    """Do for the importer what `subprocess.run` does; whoever calls it bounds the time."""
    with tempfile.TemporaryFile() as source:
        source.write(input)
        source.seek(0)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _become_reader(command, source.fileno(), writing)
    os.close(writing)
    code = -signal.SIGKILL
    try:
        with os.fdopen(reading, "rb") as pipe:
            output = pipe.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        if code == -signal.SIGKILL:
            _end(child)
    return subprocess.CompletedProcess(command, code, output, b"")


def _end(child: int) -> None:
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _become_reader(command: Sequence[str], source: int, target: int) -> NoReturn:
    """Run the program that the command names on a source, in this process, and end with its exit code."""
    code = _FAILED
    try:
        with open(os.devnull, "w") as nowhere:
            for old, new in ((source, 0), (target, 1), (nowhere.fileno(), 2)):
                os.dup2(old, new)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
        sys.argv = [read_glyphs.__name__, *command[-2:]]
        code = read_glyphs.main()
    finally:
        os._exit(code)
