"""Records to canonical JSON and back. Strict: an unknown member, a wrong type or a bad value is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import msgspec

from draftdiff.comparison import ALIGNMENT_FORMAT, COMPARISON_FORMAT, Alignment, Comparison
from draftdiff.errors import InvalidRecord, UnreadableFile
from draftdiff.model import DOCUMENT_FORMAT, Document

Record = TypeVar("Record", Document, Alignment, Comparison)

RECORDS: dict[str, type[Document] | type[Alignment] | type[Comparison]] = {
    DOCUMENT_FORMAT: Document,
    ALIGNMENT_FORMAT: Alignment,
    COMPARISON_FORMAT: Comparison,
}

_OBJECT_DEPTH = 2
_LIST_DEPTH = 3


def encode(record: Document | Alignment | Comparison) -> bytes:
    """Return the canonical JSON of a record: UTF-8, one member a line down to a paragraph's, the same bytes always."""
    tree = msgspec.to_builtins(record)
    if isinstance(record, Document) and not record.conflicts:
        del tree["conflicts"]
    return ("".join(_layout(tree, 0)) + "\n").encode()


def _layout(value: Any, depth: int) -> list[str]:
    """Lay out JSON so that a reader sees one paragraph's text on one line, and small records on a line each."""
    if isinstance(value, dict) and value and depth <= _OBJECT_DEPTH:
        members = [[_inline(name), ": ", *_layout(member, depth + 1)] for name, member in value.items()]
        return _block("{", members, "}", depth)
    if isinstance(value, (list, tuple)) and value and depth <= _LIST_DEPTH and not isinstance(value[0], str):
        return _block("[", [_layout(item, depth + 1) for item in value], "]", depth)
    return [_inline(value)]


def _block(opening: str, items: list[list[str]], closing: str, depth: int) -> list[str]:
    indent = "\n" + "  " * (depth + 1)
    parts = [opening]
    for index, item in enumerate(items):
        parts += ["," if index else "", indent, *item]
    return [*parts, "\n" + "  " * depth, closing]


def _inline(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def decode_document(data: bytes) -> Document:
    """Read a document. Raises InvalidRecord or UnreadableFile."""
    return _decode(data, Document)


def decode_alignment(data: bytes) -> Alignment:
    """Read an alignment. Raises InvalidRecord or UnreadableFile."""
    return _decode(data, Alignment)


def decode_comparison(data: bytes) -> Comparison:
    """Read a comparison. Raises InvalidRecord or UnreadableFile."""
    return _decode(data, Comparison)


def _decode(data: bytes, record_type: type[Record]) -> Record:
    try:
        record = msgspec.json.decode(data, type=record_type)
    except msgspec.ValidationError as error:
        raise InvalidRecord(str(error), hint="run `draftdiff check FILE` to see every fault") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableFile(f"not JSON: {error}") from error
    _FAULTS[record_type](record)
    return record


def _no_faults(record: Any) -> None:
    """Structure is all that is checked so far."""


_FAULTS: dict[type, Callable[[Any], None]] = {Document: _no_faults, Alignment: _no_faults, Comparison: _no_faults}


def format_of(data: bytes) -> str:
    """Return the value of the top-level `format` of JSON data, or an empty string."""
    try:
        found = msgspec.json.decode(data, type=_Tagged)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    return cast(str, found.format)


class _Tagged(msgspec.Struct):
    format: str = ""
