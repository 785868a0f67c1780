"""What git may ask for, and the one place that decides what is done where it cannot be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from draftdiff import __version__
from draftdiff.drivers.telling import warn, write
from draftdiff.errors import DraftdiffError
from draftdiff.systems import is_closed_pipe


class Action(NamedTuple):
    """Something that git may ask for: what is done, what instead if it cannot be, and how many arguments it needs.

    A deed is a function that takes the arguments and returns an exit code. `code` is that code if nothing at all can
    be done: of a merge 1, so that git's own text merge takes over. `file` is the place of the argument that names what
    it is about, -1 if none does.
    """

    deed: str
    fall_back: str = "draftdiff.drivers.fallbacks:nothing"
    least: int = 0
    code: int = 0
    file: int = -1


ACTIONS: dict[str, Action] = {
    "textconv": Action("draftdiff.drivers.comparing:textconv", "draftdiff.drivers.fallbacks:copied", least=1, file=0),
    "diff": Action("draftdiff.drivers.comparing:diff", "draftdiff.drivers.fallbacks:text_diff", least=1, file=0),
    "merge": Action(
        "draftdiff.drivers.merging:merge", "draftdiff.drivers.fallbacks:text_merge", least=3, code=1, file=4
    ),
    "pre-commit": Action("draftdiff.drivers.hooks:pre_commit"),
    "validate": Action("draftdiff.drivers.hooks:validate"),
    "prepare-commit-msg": Action("draftdiff.drivers.hooks:prepare_commit_msg", least=1),
    "post-merge": Action("draftdiff.drivers.hooks:post_merge"),
}
"""What git may ask for, each as `module:function`."""


def run(arguments: Sequence[str]) -> int:
    """Do one thing for git; if it cannot be done, fall back to what git does with any text."""
    name, *rest = arguments or [""]
    if name not in ACTIONS or len(rest) < ACTIONS[name].least:
        is_asked = name == "--version"
        write(f"draftdiff-git {__version__}\n" if is_asked else f"usage: draftdiff-git {' | '.join(ACTIONS)}\n")
        return 0 if is_asked else 2
    action = ACTIONS[name]
    subject = rest[action.file] if 0 <= action.file < len(rest) else ""
    try:
        return _function(action.deed)(rest)
    except DraftdiffError as error:
        warn(error.message, subject)
    except Exception as error:
        if isinstance(error, OSError) and is_closed_pipe(error):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        warn(f"a bug of draftdiff: {type(error).__name__}", subject)
    try:
        return _function(action.fall_back)(rest)
    except (OSError, DraftdiffError):
        return action.code


def _function(target: str) -> Callable[[Sequence[str]], int]:
    module, _, name = target.partition(":")
    return cast("Callable[[Sequence[str]], int]", getattr(import_module(module), name))
