"""What drivers give to git and to who called it: text, warnings, colour where a person sees it."""

from __future__ import annotations

import os
import sys


def write(data: str | bytes) -> None:
    """Write to standard output at once; what no encoding can write becomes a question mark."""
    sys.stdout.buffer.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    sys.stdout.buffer.flush()


def warn(message: str, subject: str = "") -> None:
    """Write one line to standard error; `subject` is the file that it is about."""
    from draftdiff.renderers.harmless import harmless

    about = f"{harmless(subject)}: " if subject else ""
    sys.stderr.write(f"warning: draftdiff: {about}{harmless(message)}\n")


def is_shown() -> bool:
    """Say whether a person sees the output at once, perhaps through git's pager."""
    return sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE", "") in ("1", "true")


def has_color() -> bool:
    """Ask git whether it would use colour here."""
    if not is_shown() or os.environ.get("NO_COLOR"):
        return False
    from draftdiff.git import run_plainly

    return run_plainly(["config", "--get-colorbool", "color.diff", "true"]).output.strip() == b"true"
