"""What git calls, as `draftdiff-git`: text for its own diff, a comparison, a merge, the hooks.

Nothing here fails: git would end the whole `git diff`, and would lose a side of a merge. What cannot be read as a
document is shown as text and merged as text, with one warning.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Do what git asks for and leave with its exit code; as in `draftdiff.__main__`, nobody looks for cycles."""
    gc.disable()
    from draftdiff.drivers.actions import run
    from draftdiff.systems import prepare_process

    prepare_process()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
