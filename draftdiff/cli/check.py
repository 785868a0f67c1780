"""`draftdiff check FILE…`: every fault of JSON documents at once, each with its place and a hint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click
import msgspec

from draftdiff.cli.messages import print_error
from draftdiff.cli.problems import problem_lines
from draftdiff.cli.sources import naming
from draftdiff.codec import (
    RECORDS,
    convert_tree,
    decode_tree,
    find_faults,
    find_paragraph_faults,
    find_repeated_members,
    readable_paragraphs,
)
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.model import Paragraph
from draftdiff.numbering import labels_of
from draftdiff.problems import Problem
from draftdiff.schema import find_violations
from draftdiff.store import Settings, load_settings, read_source_file


@click.command("check", short_help="Find every fault in JSON documents at once.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: Sequence[str]) -> int:
    """Validate each JSON FILE against the schema of its format and look for contradictions.

    Exits with 0 if all are sound, 1 if there are faults, 2 if a file cannot be read.
    """
    settings = load_settings()
    return max(_check_file(file, settings) for file in files)


def _check_file(file: str, settings: Settings) -> int:
    try:
        with naming(file):
            data = read_source_file(file, settings)
            tree = decode_tree(data)
            problems = [*find_repeated_members(data), *_problems_of(tree)]
    except DraftdiffError as error:
        print_error(error.message, error.hint, error.slug)
        return ExitCode.FAILED
    labels = _Labels(tree)
    for line in problem_lines(file, problems, labels.of):
        click.echo(line)
    return ExitCode.DIFFERENT if problems else ExitCode.SAME


def _problems_of(tree: Any) -> Sequence[Problem]:
    """Return what the schema forbids, and the contradictions as far as the records can be read."""
    format_name = tree.get("format") if isinstance(tree, dict) else ""
    if not isinstance(format_name, str):
        format_name = ""
    violations = find_violations(tree, format_name)
    if violations:
        return [*violations, *find_paragraph_faults(readable_paragraphs(tree))]
    return find_faults(convert_tree(tree, format_name)) if format_name in RECORDS else ()


class _Labels:
    """What a diplomat calls the paragraphs of a document, be it broken or not."""

    def __init__(self, tree: Any) -> None:
        found = tree.get("paragraphs") if isinstance(tree, dict) else None
        items = found if isinstance(found, list) else []
        paragraphs = [_as_far_as_readable(item, index) for index, item in enumerate(items)]
        labels = labels_of([paragraph for paragraph in paragraphs if paragraph])
        self._by_place = {int(key): str(label) for key, label in labels.items()}
        self._places = {item["key"]: index for index, item in enumerate(items) if _has_key(item)}

    def of(self, problem: Problem) -> str:
        """Return the label of the paragraph that a problem is in; empty: in none, or it has no label."""
        path = _PARAGRAPH_PATH.match(problem.location.path)
        place = int(path[1]) if path else self._places.get(problem.location.paragraph, -1)
        return self._by_place.get(place, "")


_PARAGRAPH_PATH = re.compile(r"\$\.paragraphs\[(\d+)\]")


def _has_key(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("key"), str)


def _as_far_as_readable(item: Any, place: int) -> Paragraph | None:
    """Return a paragraph that has the same label; its place in the list is its key."""
    if not isinstance(item, dict):
        return None
    kept = {name: value for name, value in item.items() if name in ("kind", "annex", "level", "number")}
    for name in (None, "level", "annex", "number"):
        kept.pop(name, None)
        try:
            return msgspec.convert({**kept, "key": str(place), "text": ""}, Paragraph)
        except msgspec.ValidationError:
            continue
    return None
