"""The schemas are written by hand; they and the records say the same, and every violation is told at once."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from msgspec import inspect
from support.strategies import documents

from draftdiff.codec import RECORDS, encode
from draftdiff.errors import InvalidRecord
from draftdiff.model import Document
from draftdiff.schema import SCHEMAS, find_violations, load_schema

CASES = Path(__file__).parent / "cases"
INVALID = list(csv.DictReader((CASES / "invalid" / "expected.tsv").open(encoding="utf-8"), delimiter="\t"))
FORMATS = sorted(RECORDS)


def schema_at(reference: str, root: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schema that a $ref names, and the file it stands in."""
    name, _, pointer = reference.partition("#/")
    file = root if not name else load_schema(next(f for f, n in SCHEMAS.items() if n == name))
    found = file
    for step in pointer.split("/"):
        found = found[step]
    return found, file


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Follow $ref to the end; what stands beside it is added."""
    while "$ref" in schema:
        beside = {name: value for name, value in schema.items() if name != "$ref"}
        target, root = schema_at(schema["$ref"], root)
        schema = {**target, **beside}
    return schema, root


def differences(type_: inspect.Type, schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    """Walk a record's type and its schema side by side; yield where they say different things."""
    schema, root = resolved(schema, root)
    if isinstance(type_, inspect.UnionType):
        type_, schema = without_null(type_, schema)
        yield from differences(type_, schema, root, path)
    elif isinstance(type_, inspect.StructType):
        yield from struct_differences(type_, schema, root, path)
    elif isinstance(type_, inspect.VarTupleType):
        assert schema["type"] == "array", path
        yield from differences(type_.item_type, schema["items"], root, f"{path}[]")
    elif not says_the_same(type_, schema):
        yield f"{path}: {type_} and {schema}"


def without_null(type_: inspect.UnionType, schema: dict[str, Any]) -> tuple[inspect.Type, dict[str, Any]]:
    """Take null away on both sides, in each of the three ways in which a schema can allow it."""
    (rest,) = (option for option in type_.types if not isinstance(option, inspect.NoneType))
    if "anyOf" in schema:
        (schema,) = (option for option in schema["anyOf"] if option != {"type": "null"})
        return rest, schema
    if "enum" in schema:
        assert schema["enum"][-1] is None
        return rest, {**schema, "enum": schema["enum"][:-1]}
    assert schema["type"][1:] == ["null"]
    return rest, {**schema, "type": schema["type"][0]}


def says_the_same(type_: inspect.Type, schema: dict[str, Any]) -> bool:
    """Compare a type without parts with its schema."""
    if isinstance(type_, inspect.EnumType):
        return [value.value for value in type_.cls] == schema["enum"]
    if isinstance(type_, inspect.StrType):
        known = "const" in schema or schema["type"] == "string"
        return known and bool(type_.pattern) == ("not" in schema)
    if isinstance(type_, inspect.IntType):
        return (schema["type"], schema.get("minimum")) == ("integer", type_.ge)
    if isinstance(type_, inspect.FloatType):
        return (schema["type"], schema["minimum"], schema["maximum"]) == ("number", type_.ge, type_.le)
    return isinstance(type_, inspect.BoolType) and bool(schema["type"] == "boolean")


def struct_differences(
    type_: inspect.StructType, schema: dict[str, Any], root: dict[str, Any], path: str
) -> Iterator[str]:
    if not type_.forbid_unknown_fields or schema.get("additionalProperties") is not False:
        yield f"{path}: open"
    fields = {field.name: field for field in type_.fields}
    if set(fields) != set(schema["properties"]):
        yield f"{path}: other members: {set(fields) ^ set(schema['properties'])}"
    required = {name for name, field in fields.items() if field.required}
    if required != set(schema.get("required", ())) - {"format"}:
        yield f"{path}: other members are required"
    for name, field in fields.items():
        if not resolved(schema["properties"][name], root)[0].get("description"):
            yield f"{path}.{name}: not described"
        yield from differences(field.type, schema["properties"][name], root, f"{path}.{name}")


@pytest.mark.parametrize("format_name", FORMATS)
def test_schema_and_records_say_the_same(format_name: str) -> None:
    schema = load_schema(format_name)
    type_ = inspect.type_info(RECORDS[format_name])
    assert list(differences(type_, schema, schema, "$")) == []


@pytest.mark.parametrize("format_name", sorted(name for name in SCHEMAS if name in RECORDS))
def test_schemas_are_json_schema_2020_12(format_name: str) -> None:
    schema = load_schema(format_name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == format_name


@pytest.mark.parametrize("format_name", FORMATS)
def test_patterns_mean_the_same_in_every_dialect(format_name: str) -> None:
    text = json.dumps(load_schema(format_name))
    for escape in (r"\\A", r"\\Z", r"\\d", r"\\w", r"\\s"):
        assert escape not in text


def test_at_least_thirty_documents_are_known_to_be_invalid() -> None:
    files = {path.stem for path in (CASES / "invalid").glob("*.json")}
    assert files == {case["document"] for case in INVALID}
    assert len(files) >= 30


@pytest.mark.parametrize("case", INVALID, ids=[case["document"] for case in INVALID])
def test_invalid_documents_are_refused_at_the_right_place(case: dict[str, str]) -> None:
    tree = json.loads((CASES / "invalid" / f"{case['document']}.json").read_text("utf-8"))
    found = find_violations(tree, case["format"])
    assert [(problem.code, problem.location.path) for problem in found] == [(case["code"], case["place"])]


@settings(max_examples=30)
@given(documents())
def test_every_document_that_the_codec_writes_agrees_with_the_schema(document: Document) -> None:
    assert find_violations(msgspec.json.decode(encode(document)), "draftdiff.document/1") == ()


def test_all_violations_are_found_at_once_with_paragraph_and_hint() -> None:
    tree = {
        "format": "draftdiff.document/1",
        "language": "eng",
        "paragraphs": [
            {"key": "op1", "kind": "operativ", "text": "Welcomes\nthe report;", "txt": ""},
            {"key": "op2", "kind": "operative", "text": "Decides;", "level": -1},
        ],
    }
    found = [(p.location.path, p.location.paragraph, p.message, p.hint) for p in find_violations(tree, FORMATS[2])]
    assert found == [
        ("$.language", "", "`eng` is not one of ar, zh, en, fr, ru, es, und", "did you mean `en`?"),
        ("$.paragraphs[0]", "op1", "`txt` is no member here", "did you mean `text`?"),
        (
            "$.paragraphs[0].kind",
            "op1",
            "`operativ` is not one of enacting, preambular, operative, heading, text, table-row, continuation, closing",
            "did you mean `operative`?",
        ),
        (
            "$.paragraphs[0].text",
            "op1",
            "the text holds the character U+000A, after 8 others",
            "As text, but a tab may stand between the cells of a table row.",
        ),
        (
            "$.paragraphs[1].level",
            "op2",
            "-1 where at least 0 is expected",
            "A number of things, or a place in a text counted from its start.",
        ),
    ]


def test_a_long_text_is_not_repeated_in_a_message() -> None:
    tree = {"format": "draftdiff.document/1", "language": "x" * 5000, "paragraphs": []}
    assert max(len(problem.message) for problem in find_violations(tree, "draftdiff.document/1")) < 120


@pytest.mark.parametrize("format_name", ["", "draftdiff.document/9", "../../document-1"])
def test_a_format_without_schema_is_an_error_of_the_user(format_name: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        find_violations({}, format_name)
    assert caught.value.slug == "unknown-record"
