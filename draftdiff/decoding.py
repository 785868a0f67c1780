"""JSON and plain data to records, also where several threads read at once."""

from __future__ import annotations

from threading import RLock
from typing import TypeVar

import msgspec

Record = TypeVar("Record")

_lock = RLock()
"""msgspec crashes where two threads meet a kind of record for the first time, so that one of them waits."""


def decode_json(data: bytes | str, kind: type[Record]) -> Record:
    """Read JSON as a kind of record. Raises what msgspec raises."""
    with _lock:
        return msgspec.json.decode(data, type=kind)


def convert(tree: object, kind: type[Record]) -> Record:
    """Make a record of plain lists, dicts and values. Raises what msgspec raises."""
    with _lock:
        return msgspec.convert(tree, kind)
