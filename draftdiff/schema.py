"""The JSON Schemas of the file formats, and what in a JSON file does not agree with them.

The daily path is the codec, which stops at the first fault; this module finds all, for `draftdiff check`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from draftdiff.errors import InvalidRecord
from draftdiff.package_data import read_package_data
from draftdiff.problems import Location, Problem, Severity

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


def find_violations(tree: object, format_name: str) -> tuple[Problem, ...]:
    """Return everything in a JSON value that its format's schema does not allow, in the order of the paths.

    Each Problem has a JSON path, and the key of the paragraph it is in. Raises InvalidRecord for an unknown
    format.
    """
    errors = [leaf for error in _validator(format_name).iter_errors(tree) for leaf in _leaves(error)]
    found: dict[tuple[str, str], Problem] = {}
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


def _problems(error: ValidationError, tree: object) -> Iterator[Problem]:
    explain = _EXPLAINED.get(str(error.validator), _other)
    schema = cast(dict[str, Any], error.schema)
    location = Location(path=error.json_path, paragraph=_key_of_paragraph(error, tree))
    for code, message, hint in explain(error.validator_value, error.instance, schema):
        yield Problem(code=code, severity=Severity.ERROR, message=message, location=location, hint=hint)


def _key_of_paragraph(error: ValidationError, tree: Any) -> str:
    key = ""
    for step in error.absolute_path:
        tree = tree[step]
        if isinstance(step, int) and isinstance(tree, dict) and isinstance(tree.get("key"), str):
            key = tree["key"]
    return key


Explanation = tuple[str, str, str]
"""Code, message, hint."""


def _unknown_member(_: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    known = list(schema["properties"])
    for name in found:
        if name not in known:
            yield "unknown-member", f"`{_shortened(name)}` is no member here", _nearest(name, known)


def _missing_member(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    for name in expected:
        if name not in found:
            description = str(schema["properties"][name].get("description", ""))
            yield "missing-member", f"the member `{name}` is missing", description


def _wrong_type(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    allowed = expected if isinstance(expected, list) else [expected]
    names = " or ".join(_TYPE_NAMES[name] for name in allowed)
    yield "wrong-type", f"{names} is expected, not {_type_name(found)}", _description(schema)


def _wrong_value(expected: Any, found: Any, _: dict[str, Any]) -> Iterator[Explanation]:
    allowed = expected if isinstance(expected, list) else [expected]
    names = [value if isinstance(value, str) else json.dumps(value) for value in allowed]
    message = f"`{_shortened(found)}` is not one of {', '.join(names)}"
    yield "wrong-value", message, _nearest(str(found), names)


def _too_small(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    message = f"{_shortened(found)} where at least {expected} is expected"
    yield "out-of-range", message, _description(schema)


def _too_large(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    message = f"{_shortened(found)} where at most {expected} is expected"
    yield "out-of-range", message, _description(schema)


def _wrong_text(_: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    message = f"`{_shortened(found)}` does not have the form that is expected"
    yield "wrong-text", message, _description(schema)


def _control_character(expected: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    place = re.search(expected["pattern"], found) if isinstance(found, str) else None
    if place:
        message = f"the text holds the character U+{ord(place.group()):04X}, after {place.start()} others"
        yield "control-character", message, _description(schema)


def _other(_: Any, found: Any, schema: dict[str, Any]) -> Iterator[Explanation]:
    yield "schema", f"`{_shortened(found)}` does not agree with the schema", _description(schema)


_EXPLAINED: Mapping[str, Callable[[Any, Any, dict[str, Any]], Iterator[Explanation]]] = {
    "additionalProperties": _unknown_member,
    "required": _missing_member,
    "type": _wrong_type,
    "enum": _wrong_value,
    "const": _wrong_value,
    "minimum": _too_small,
    "maximum": _too_large,
    "pattern": _wrong_text,
    "not": _control_character,
}
"""What a person is told of a violated keyword: functions of its value, what was found, and its schema."""

_TYPE_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "a string",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def _type_name(value: object) -> str:
    for kind, name in (
        (dict, "object"),
        (list, "array"),
        (str, "string"),
        (bool, "boolean"),
        (type(None), "null"),
    ):
        if isinstance(value, kind):
            return _TYPE_NAMES[name]
    return _TYPE_NAMES["number"]


def _description(schema: dict[str, Any]) -> str:
    return str(schema.get("description", ""))


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean `{near[0]}`?" if near else ""


def _shortened(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
