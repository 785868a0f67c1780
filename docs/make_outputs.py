"""Writes what the program says into the documentation: every `console` block that begins with `$ draftdiff`.

`make docs` runs it; a test runs it too and compares, so that no page shows what the program does not say. The
blocks of a page are run one after the other in a folder that has the examples.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```console\n(?P<inside>\$ draftdiff (?:.*\n)*?)```$", re.MULTILINE)


def pages() -> list[Path]:
    """Return the pages that may show what the program says."""
    return sorted([*ROOT.glob("README.md"), *(ROOT / "docs").rglob("*.md")])


def renewed(page: str) -> str:
    """Return a page with the outputs of its commands as they are now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        program = folder / ".bin" / "draftdiff"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m draftdiff "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        return BLOCK.sub(lambda block: f"```console\n{_session(block['inside'], folder)}```", page)


def _session(inside: str, folder: Path) -> str:
    commands = [line for line in inside.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command.removeprefix('$ '), folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    """Return what a command prints, standard error included, without the blanks at the end of lines."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "GIT_PAGER", "PAGER")},
        "PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["sh", "-c", f"{command} 2>&1"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Renew every page."""
    for path in pages():
        page = path.read_text("utf-8")
        path.write_text(renewed(page), encoding="utf-8")


if __name__ == "__main__":
    main()
