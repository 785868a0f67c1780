"""The data files of the package: lexicons, labels, lists of names."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader


def read_package_data(*path: str) -> bytes:
    """Return the bytes of a data file; `path` are the names of its folders and its own, below the package.

    The loader of the package itself reads it: `importlib.resources` takes longer to load than all lexicons.
    """
    loader = cast("SourceFileLoader", __spec__.loader)
    return loader.get_data(os.path.join(os.path.dirname(__file__), *path))
