"""`python -m draftdiff` and the console script `draftdiff`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run is short and makes next to no cycles: to look for them took a twentieth of its time
    from draftdiff.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
