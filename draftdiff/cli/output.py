"""Where a result goes: to a file, to standard output, or through a pager, as git does it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress

from draftdiff.cli.messages import give_up, wants_color
from draftdiff.errors import DraftdiffError
from draftdiff.store import STANDARD_STREAM, parse_source_name, write_atomically
from draftdiff.systems import is_closed_pipe, reads_colors, unstarted_codes

SUFFIXES: dict[str, str] = {
    ".alignment.json": "alignment",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".csv": "csv",
    ".docx": "docx",
}
"""The format that the suffix of an output file asks for, the longest suffix first."""

_SPREADSHEETS = (".csv", ".xlsx", ".xls", ".ods")
"""Suffixes that ask for a table."""
_READ_ONLY = (".xml", ".doc", ".rtf", ".odt")
"""Suffixes of formats that are never written."""
_WIDTH = 80
"""Columns where nobody says how many there are."""
_WIDEST = 10_000
"""More columns than any screen has: COLUMNS is a slip."""


def format_for(path: str, formats: Collection[str]) -> str:
    """Return which of the formats the name of an output file asks for: `terminal` for standard output.

    Raises DraftdiffError for a suffix that asks for none of them.
    """
    if path == STANDARD_STREAM:
        return "terminal"
    offered = {suffix: format_name for suffix, format_name in SUFFIXES.items() if format_name in formats}
    for suffix, format_name in offered.items():
        if path.lower().endswith(suffix):
            return format_name
    known = next((name for suffix, name in SUFFIXES.items() if path.lower().endswith(suffix)), "")
    hint = f"say it with --format, or use one of {', '.join(offered)}"
    if path.lower().endswith(_SPREADSHEETS):
        own = "use a name in .csv" if "csv" in formats else "write the table of `draftdiff series OLD NEW -o table.csv`"
        hint = f"for a spreadsheet, {own}"
    elif known == "pdf":
        hint = "write a page, -o NAME.html, and print it in a browser"
    said = f"asks for {known}, which is not written here" if known else "does not tell the format"
    name = f"the name {path}" if path else "an empty name"
    raise DraftdiffError(f"{name} {said}", hint=hint, slug="unknown-suffix")


def expect_json(path: str) -> None:
    """Refuse an output whose name promises what is no JSON, such as a Word file. Raises DraftdiffError."""
    promised = os.path.splitext(path)[1].lower()
    if promised in {*SUFFIXES, *_READ_ONLY} - {".json"}:
        hint = "use a name in .json; for a Word file compare the document with itself: diff FILE FILE -o NAME.docx"
        raise DraftdiffError(f"{path}: a document is written as JSON alone", hint=hint, slug="json-alone")


def keep_sources(output: str, sources: Collection[str]) -> None:
    """Refuse an output that would replace one of the sources. Raises DraftdiffError."""
    if output == STANDARD_STREAM or not os.path.isfile(output):
        return
    for source in sources:
        path = parse_source_name(source).path
        if os.path.exists(path) and os.path.samefile(path, output):
            hint = "give the result another name"
            raise DraftdiffError(f"{output} is one of the sources", hint=hint, slug="same-output")


def is_shown(path: str) -> bool:
    """Say whether a person sees the output at once: standard output, and a terminal."""
    return path == STANDARD_STREAM and sys.stdout is not None and sys.stdout.isatty()


def has_color(path: str, color: str) -> bool:
    """Decide on colour: `always`, `never`, or `auto`, which is a terminal that NO_COLOR does not forbid."""
    if color != "auto":
        return color == "always"
    return wants_color() and is_shown(path) and reads_colors()


def width_for(path: str) -> int:
    """Return the width in columns: COLUMNS, or that of the terminal; 80 where neither is known."""
    said = os.environ.get("COLUMNS", "")
    if path == STANDARD_STREAM and said.isdecimal() and len(said) <= len(str(_WIDEST)) and 0 < int(said) <= _WIDEST:
        return int(said)
    known = os.get_terminal_size(sys.stdout.fileno()).columns if is_shown(path) else 0
    return known or _WIDTH


def write_result(path: str, result: str | bytes) -> None:
    """Write a result to a file whole or not at all, or to standard output; text is UTF-8 everywhere."""
    data = result.encode("utf-8", "replace") if isinstance(result, str) else result
    if path != STANDARD_STREAM:
        write_atomically(path, data)
    elif not is_shown(path):
        _write_to_stream(data)
    elif isinstance(result, bytes):
        hint = "write it to a file: -o FILE"
        raise DraftdiffError("this format is not for a terminal", hint=hint, slug="binary-output")
    elif not _page(data):
        _write_to_stream(data)


def _page(data: bytes) -> bool:
    """Show text in the user's pager and wait for its end; return False if there is none to be started."""
    import subprocess

    command = _pager()
    if command is None:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c", **os.environ}
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    try:
        process.communicate(data)
    except BrokenPipeError:
        pass
    finally:
        while process.poll() is None:
            with suppress(KeyboardInterrupt):  # Ctrl-C belongs to the pager while it runs
                process.wait()
    return process.returncode not in unstarted_codes()


def _pager() -> str | None:
    """Return the shell command of the pager: GIT_PAGER, PAGER or less; None if that is empty or `cat`, as for git."""
    import shutil

    for name in ("GIT_PAGER", "PAGER"):
        if name in os.environ:
            command = os.environ[name].strip()
            return None if command in ("", "cat") else command
    return "less" if shutil.which("less") else None


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    write_result(STANDARD_STREAM, "".join(f"{line}\n" for line in lines))


def _write_to_stream(data: bytes) -> None:
    """Write to standard output; a reader that has seen enough (`| head`) is no error."""
    if sys.stdout is None:
        raise DraftdiffError("there is no standard output", hint="use -o FILE", slug="no-access")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        give_up(sys.stdout)
        if is_closed_pipe(error):
            return
        message = f"standard output cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise DraftdiffError(message, hint="is the disk full?", slug="no-access") from error
