"""The data files of the package: lexicons, labels, lists of names."""

from __future__ import annotations

import os.path
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from draftdiff.decoding import decode_json

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader

Data = TypeVar("Data")


def read_package_data(*path: str) -> bytes:
    """Return the bytes of a data file; `path` are the names of its folders and its own, below the package.

    The loader of the package itself reads it: `importlib.resources` takes longer to load than all lexicons.
    """
    loader = cast("SourceFileLoader", __spec__.loader)
    return loader.get_data(os.path.join(os.path.dirname(__file__), *path))


def load_package_data(kind: type[Data], *path: str) -> Data:
    """Return what a data file in JSON holds, as a record or a collection of this kind; it is read once."""
    found: Data = _decoded(cast("Any", kind), path)
    return found


@cache
def _decoded(kind: Any, path: tuple[str, ...]) -> Any:
    return decode_json(read_package_data(*path), kind)
