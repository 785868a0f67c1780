"""A pager as git does it: GIT_PAGER, then PAGER, then less; none if that is empty or `cat`."""

from __future__ import annotations

import os
import shutil
import subprocess


def page(data: bytes) -> bool:
    """Show text in the user's pager and wait for its end; return False if there is none to be started."""
    command = pager_command()
    if command is None:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c", **os.environ}
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    try:
        process.communicate(data)
    except BrokenPipeError:
        pass
    finally:
        _wait(process)
    return process.returncode != 127


def pager_command() -> str | None:
    """Return the shell command of the pager, None where output goes to the terminal itself."""
    for name in ("GIT_PAGER", "PAGER"):
        if name in os.environ:
            command = os.environ[name].strip()
            return None if command in ("", "cat") else command
    return "less" if shutil.which("less") else None


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the pager; Ctrl-C belongs to it while it runs."""
    while process.poll() is None:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
