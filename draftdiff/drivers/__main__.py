"""`python -m draftdiff.drivers`: the script `draftdiff-git` where an installation has none."""

from __future__ import annotations

from draftdiff.drivers import main

if __name__ == "__main__":
    main()
