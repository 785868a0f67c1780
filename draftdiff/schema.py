"""The JSON Schemas of the file formats, and what in a JSON file does not agree with them.

The daily path is the codec, which stops at the first fault; this module finds all, for `draftdiff check`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from draftdiff.errors import InvalidRecord
from draftdiff.faults import Fault, Said, fault
from draftdiff.package_data import read_package_data
from draftdiff.problems import Location

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

SCHEMAS: Mapping[str, str] = {
    "draftdiff.document/1": "document-1.schema.json",
    "draftdiff.alignment/1": "alignment-1.schema.json",
    "draftdiff.comparison/1": "comparison-1.schema.json",
    "draftdiff.lexicon/1": "lexicon-1.schema.json",
}
"""File names of the schemas by format."""


def load_schema(format_name: str) -> dict[str, Any]:
    """Return the JSON Schema of a format. Raises InvalidRecord for a format that has none."""
    if format_name not in SCHEMAS:
        message = f"`{format_name}` is no format of draftdiff" if format_name else "the JSON does not say what it is"
        hint = f"its member `format` should be one of {', '.join(sorted(SCHEMAS))}"
        raise InvalidRecord(message, hint=hint, slug="unknown-record")
    schema: dict[str, Any] = json.loads(_read_schema(SCHEMAS[format_name]))
    return schema


def _read_schema(name: str) -> bytes:
    """Read a schema from the folder inside the installed package, or from the one beside it in a checkout."""
    try:
        return read_package_data("schemas", name)
    except FileNotFoundError:
        return read_package_data("..", "schemas", name)


def find_violations(tree: object, format_name: str) -> tuple[Fault, ...]:
    """Return everything in a JSON value that its format's schema does not allow, in the order of the paths.

    Each Fault has a JSON path, and the key of the paragraph it is in. Raises InvalidRecord for an unknown
    format.
    """
    errors = [leaf for error in _validator(format_name).iter_errors(tree) for leaf in _leaves(error)]
    found: dict[tuple[str, str], Fault] = {}
    for error in sorted(errors, key=_place_in_file):
        for problem in _problems(error, tree):
            found.setdefault((problem.location.path, problem.message), problem)
    return tuple(found.values())


@lru_cache(maxsize=8)
def _validator(format_name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    schemas = {SCHEMAS[name]: load_schema(name) for name in SCHEMAS if name != "draftdiff.lexicon/1"}
    schemas[SCHEMAS.get(format_name, "")] = load_schema(format_name)
    resources = [(name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    validator = Draft202012Validator({"$ref": SCHEMAS[format_name]}, registry=registry)
    # A whole number is written as one: 1.0 is refused here as the codec refuses it.
    whole = validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict: type[Draft202012Validator] = validators.extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, type_checker=whole
    )
    return strict(validator.schema, registry=registry)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Go down to what is wrong; of *this or null*, what is wrong with *this*."""
    branches = [inner for inner in error.context or () if inner.relative_schema_path[0] == 0]
    if not branches:
        yield error
    for inner in branches:
        yield from _leaves(inner)


def _place_in_file(error: ValidationError) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in error.absolute_path)


def _problems(error: ValidationError, tree: object) -> Iterator[Fault]:
    explain = _EXPLAINED.get(str(error.validator), partial(_other, "schema"))
    schema = cast(dict[str, Any], error.schema)
    location = Location(path=error.json_path, paragraph=_key_of_paragraph(error, tree))
    for explained in explain(error.validator_value, error.instance, schema):
        yield replace(explained, location=location)


def _key_of_paragraph(error: ValidationError, tree: Any) -> str:
    key = ""
    for step in error.absolute_path:
        tree = tree[step]
        if isinstance(step, int) and isinstance(tree, dict) and isinstance(tree.get("key"), str):
            key = tree["key"]
    return key


def _unknown_member(_: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    known = list(schema["properties"])
    for name in found:
        if name not in known:
            yield _explained("unknown-member", member=_shortened(name), nearest=_nearest(name, known))


def _missing_member(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    for name in expected:
        if name not in found:
            yield _explained("missing-member", schema["properties"][name], member=name)


def _wrong_type(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    allowed = expected if isinstance(expected, list) else [expected]
    names = tuple(f"type.{name}" for name in allowed)
    yield _explained("wrong-type", schema, expected=names, found=(f"type.{_TYPES.get(type(found), 'number')}",))


def _wrong_value(expected: Any, found: Any, _: dict[str, Any]) -> Iterator[Fault]:
    allowed = expected if isinstance(expected, list) else [expected]
    names = [value if isinstance(value, str) else json.dumps(value) for value in allowed]
    yield _explained(
        "wrong-value", found=_shortened(found), names=", ".join(names), nearest=_nearest(str(found), names)
    )


def _out_of_range(says: str, expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    yield _explained("out-of-range", schema, says=says, found=_shortened(found), bound=str(expected))


def _control_character(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    place = re.search(expected["pattern"], found) if isinstance(found, str) else None
    if place:
        sign = f"U+{ord(place.group()):04X}"
        yield _explained("control-character", schema, sign=sign, place=place.start())


def _other(code: str, _: Any, found: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    yield _explained(code, schema, found=_shortened(found))


def _explained(
    code: str, schema: Mapping[str, Any] | None = None, *, says: str = "", nearest: str = "", **values: Said
) -> Fault:
    """Return a fault that has no place yet. What the schema says of the member is its hint, else what is nearest."""
    hint = str((schema or {}).get("description", ""))
    advises = "hint.nearest" if nearest else ""
    return fault(code, Location(), {**values, "nearest": nearest}, says=says, advises=advises, hint=hint)


_EXPLAINED: Mapping[str, Callable[[Any, Any, dict[str, Any]], Iterator[Fault]]] = {
    "additionalProperties": _unknown_member,
    "required": _missing_member,
    "type": _wrong_type,
    "enum": _wrong_value,
    "const": _wrong_value,
    "minimum": partial(_out_of_range, "too-small"),
    "maximum": partial(_out_of_range, "too-large"),
    "pattern": partial(_other, "wrong-text"),
    "not": _control_character,
}
"""What a person is told of a violated keyword: functions of its value, what was found, and its schema."""


_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
"""What JSON calls values that are no numbers."""


def _nearest(name: str, known: list[str]) -> str:
    return next(iter(get_close_matches(name, known, n=1)), "")


def _shortened(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
