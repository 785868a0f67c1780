"""`python -m draftdiff` and the console script `draftdiff`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code.

    A run is short and makes next to no cycles of references. So nobody looks for them, neither while it lasts nor
    at its end, when the interpreter would: that took a seventh of its time.
    """
    gc.disable()
    try:
        from draftdiff.cli.main import run
        from draftdiff.systems import prepare_process

        prepare_process()
        code = run(None)
    except KeyboardInterrupt:  # also while modules are still being imported
        code = 130
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
