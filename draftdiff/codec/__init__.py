"""Records to canonical JSON and back.

Strict: an unknown member, a wrong type, a bad value or a contradiction is refused. Any layout and any order
of members is read, the canonical one is written.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeVar, get_args

import msgspec

from draftdiff.codec.contradictions import find_faults, too_deep
from draftdiff.comparison import ALIGNMENT_FORMAT, COMPARISON_FORMAT, Alignment, Comparison
from draftdiff.decoding import convert, decode_json
from draftdiff.errors import InvalidRecord, UnreadableFile
from draftdiff.model import DOCUMENT_FORMAT, Date, Document, Key, LineText, Sha256, Text

Record = TypeVar("Record", Document, Alignment, Comparison)
Shape = TypeVar("Shape")

RECORDS: dict[str, type[Document] | type[Alignment] | type[Comparison]] = {
    DOCUMENT_FORMAT: Document,
    ALIGNMENT_FORMAT: Alignment,
    COMPARISON_FORMAT: Comparison,
}

_OBJECT_DEPTH = 2
"""The depth of a paragraph: its members stand on a line each, smaller records on one."""

_LIST_DEPTH = 3
"""The depth of a paragraph's marks and notes: each stands on a line."""


def encode(record: Document | Alignment | Comparison) -> bytes:
    """Return the canonical JSON of a record: UTF-8, the same bytes always.

    One member stands on a line, down to the members of a document's paragraph.
    """
    tree = msgspec.to_builtins(record)
    if isinstance(record, Document) and not record.conflicts:
        del tree["conflicts"]
    return ("".join(_layout(tree, 0)) + "\n").encode()


def _layout(value: Any, depth: int) -> list[str]:
    """Lay out JSON for a reader: one paragraph's text on one line, and small records on a line each."""
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
    return _decode(data, Document, DOCUMENT_FORMAT)


def decode_alignment(data: bytes) -> Alignment:
    """Read an alignment. Raises InvalidRecord or UnreadableFile."""
    return _decode(data, Alignment, ALIGNMENT_FORMAT)


def decode_comparison(data: bytes) -> Comparison:
    """Read a comparison. Raises InvalidRecord or UnreadableFile."""
    return _decode(data, Comparison, COMPARISON_FORMAT)


def _decode(data: bytes, record_type: type[Record], format_name: str) -> Record:
    found = _read_json(data, _Tagged).format
    if found != format_name:
        raise _wrong_format(found, format_name)
    record = _read_json(data, record_type)
    faults = find_faults(record)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        message = f"{faults[0].message}, at {faults[0].location.path}{more}"
        raise InvalidRecord(message, hint=_CHECK_HINT, slug="invalid-record")
    return record


def decode_tree(data: bytes) -> Any:
    """Read JSON data as plain lists, dicts and strings. Raises UnreadableFile."""
    return _read_json(data, object)


def convert_tree(tree: object, format_name: str) -> Document | Alignment | Comparison:
    """Make a record of plain JSON, without looking for contradictions. Raises InvalidRecord."""
    try:
        return convert(tree, RECORDS[format_name])
    except msgspec.ValidationError as error:
        raise InvalidRecord(_in_words(str(error)), slug="invalid-record") from error


class _Tagged(msgspec.Struct):
    format: str = ""


_MERGE_MARKS = (rb"^<{7,} ", rb"^={7,}\r?$", rb"^>{7,} ")
_CHECK_HINT = "`draftdiff check FILE` shows every fault with its place"


def _read_json(data: bytes, shape: type[Shape]) -> Shape:
    try:
        return decode_json(data.removeprefix(codecs.BOM_UTF8), shape)
    except msgspec.ValidationError as error:
        raise InvalidRecord(_in_words(str(error)), hint=_CHECK_HINT, slug="invalid-record") from error
    except UnicodeDecodeError as error:
        hint = "save the file as UTF-8"
        raise UnreadableFile("the JSON is not UTF-8", hint=hint, slug="not-utf-8") from error
    except RecursionError as error:
        raise too_deep() from error
    except msgspec.DecodeError as error:
        raise _no_json(data, str(error)) from error


_WRITTEN_BY = {
    DOCUMENT_FORMAT: "draftdiff import SOURCE -o FILE.json",
    COMPARISON_FORMAT: "draftdiff diff OLD NEW -o FILE.json",
    ALIGNMENT_FORMAT: "draftdiff diff OLD NEW -o FILE.alignment.json",
}
"""The command that writes a file of a kind."""


def _no_json(data: bytes, said: str) -> UnreadableFile:
    """Say why data is no JSON: it may be what git leaves where it knows no driver for these documents."""
    if all(re.search(mark, data, re.MULTILINE) for mark in _MERGE_MARKS):
        hint = "`draftdiff install`, then `git checkout --merge FILE`, merges it by clause"
        return UnreadableFile("git merged it as text, and both sides stand in it", hint=hint, slug="merged-as-text")
    return UnreadableFile(
        f"not JSON: {said}",
        hint="is the file complete, and JSON? `draftdiff import` and `draftdiff diff` write such files, -o FILE.json",
        slug="not-json",
    )


_WORDS = {
    f"`str` matching regex {get_args(alias)[1].pattern!r}": words
    for alias, words in (
        (Text, "a text without line breaks and control characters"),
        (LineText, "a text without line breaks and control characters"),
        (Key, "a key of letters, digits, `.`, `_` and `-`, at most 64"),
        (Date, "a date such as 2020-11-23, or nothing"),
        (Sha256, "a SHA-256 of 64 small hexadecimal digits, or nothing"),
    )
}
"""What a person calls the patterns of the model."""


def _in_words(message: str) -> str:
    for pattern, words in _WORDS.items():
        message = message.replace(pattern, words)
    return message


def _wrong_format(found: str, expected: str) -> InvalidRecord:
    if not found:
        hint = f'give it a member "format": "{expected}"'
        return InvalidRecord("the JSON does not say what it is", hint=hint, slug="unknown-record")
    name, _, version = found.rpartition("/")
    if name == expected.rpartition("/")[0] and version.isdigit():
        hint = "it was written by another version of draftdiff"
        return InvalidRecord(f"`{found}` cannot be read, only `{expected}`", hint=hint, slug="other-version")
    hint = f"`{_WRITTEN_BY[expected]}` writes one" if expected in _WRITTEN_BY else ""
    return InvalidRecord(f"`{found}` where `{expected}` is expected", hint=hint, slug="other-record")
