"""Where a result goes: to a file, to standard output, or through a pager, as git does it."""

from __future__ import annotations

import os
import sys

from draftdiff.errors import DraftdiffError
from draftdiff.store import STANDARD_STREAM, write_atomically

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

_WIDTH = 80
"""Columns where nobody says how many there are."""


def format_for(path: str) -> str:
    """Return the format that the name of an output file asks for: `terminal` for standard output.

    Raises DraftdiffError for a suffix that says nothing.
    """
    if path == STANDARD_STREAM:
        return "terminal"
    for suffix, format_name in SUFFIXES.items():
        if path.lower().endswith(suffix):
            return format_name
    hint = f"say it with --format, or use one of {', '.join(SUFFIXES)}"
    raise DraftdiffError(f"the name {path} does not tell the format", hint=hint, slug="unknown-suffix")


def is_shown(path: str) -> bool:
    """Say whether a person sees the output at once: standard output, and a terminal."""
    return path == STANDARD_STREAM and sys.stdout is not None and sys.stdout.isatty()


def has_color(path: str, color: str) -> bool:
    """Decide on colour: `always`, `never`, or `auto`, which is a terminal that NO_COLOR does not forbid."""
    if color != "auto":
        return color == "always"
    return is_shown(path) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_for(path: str) -> int:
    """Return the width in columns: COLUMNS, or that of the terminal; 80 where neither is known."""
    said = os.environ.get("COLUMNS", "")
    if path == STANDARD_STREAM and said.isdecimal() and int(said):
        return int(said)
    known = os.get_terminal_size(sys.stdout.fileno()).columns if is_shown(path) else 0
    return known or _WIDTH


def write_result(path: str, result: str | bytes) -> None:
    """Write a result to a file whole or not at all, or to standard output; text is UTF-8 everywhere."""
    data = result.encode("utf-8", "replace") if isinstance(result, str) else result
    if path != STANDARD_STREAM:
        try:
            write_atomically(path, data)
        except DraftdiffError as error:
            message = f"{path}: {error.message}"
            raise DraftdiffError(message, hint=error.hint, slug=error.slug) from error
    elif not is_shown(path):
        _write_to_stream(data)
    elif isinstance(result, bytes):
        hint = "write it to a file: -o FILE"
        raise DraftdiffError("this format is not for a terminal", hint=hint, slug="binary-output")
    else:
        from draftdiff.cli.pager import page

        if not page(data):
            _write_to_stream(data)


def _write_to_stream(data: bytes) -> None:
    """Write to standard output; a reader that has seen enough (`| head`) is no error."""
    if sys.stdout is None:
        raise DraftdiffError("there is no standard output", hint="use -o FILE", slug="no-access")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What Python would flush at its end goes nowhere, in silence.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = f"standard output cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise DraftdiffError(message, slug="no-access") from error
