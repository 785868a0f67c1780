"""What is wrong with a JSON file as a record: what its schema forbids, and contradictions, each with a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from draftdiff.codec import RECORDS, convert_tree, decode_tree
from draftdiff.codec.contradictions import (
    find_faults,
    find_paragraph_faults,
    find_repeated_members,
    readable_paragraphs,
)
from draftdiff.faults import in_words
from draftdiff.model import Language, Paragraph
from draftdiff.problems import Problem
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.wording import word_labels
from draftdiff.schema import find_violations


def find_json_faults(data: bytes, reader: Language) -> tuple[str, list[tuple[Problem, str]]]:
    """Return the format that a record's JSON names, and all faults, each with the label of its paragraph.

    Both are in the words of the reader. A label is empty where the fault is in no paragraph. Raises UnreadableFile or
    InvalidRecord for data that is no JSON at all.
    """
    tree = decode_tree(data)
    named = tree.get("format") if isinstance(tree, dict) else ""
    labels, format_name = _Labels(tree, reader), named if isinstance(named, str) else ""
    problems = (*find_repeated_members(data), *_problems_of(tree, format_name))
    return format_name, [(in_words(problem, reader), labels.of(problem)) for problem in problems]


def _problems_of(tree: Any, format_name: str) -> Sequence[Problem]:
    """Return what the schema forbids, and the contradictions as far as the records can be read."""
    violations = find_violations(tree, format_name)
    if violations:
        return [*violations, *find_paragraph_faults(readable_paragraphs(tree))]
    return find_faults(convert_tree(tree, format_name)) if format_name in RECORDS else ()


_PARAGRAPH_PATH = re.compile(r"\$\.paragraphs\[(\d+)\]")


class _Labels:
    """What a diplomat calls the paragraphs of a document, be it broken or not."""

    def __init__(self, tree: Any, reader: Language) -> None:
        found = tree.get("paragraphs") if isinstance(tree, dict) else None
        items = found if isinstance(found, list) else []
        paragraphs = [_as_far_as_readable(item, index) for index, item in enumerate(items)]
        labels = word_labels(filter(None, paragraphs), load_labels(reader))
        self._by_place = {int(key): label for key, label in labels.items()}
        self._places = {
            item["key"]: index
            for index, item in enumerate(items)
            if isinstance(item, dict) and isinstance(item.get("key"), str)
        }

    def of(self, problem: Problem) -> str:
        """Return the label of the paragraph that a problem is in; empty: in none, or it has no label."""
        path = _PARAGRAPH_PATH.match(problem.location.path)
        place = int(path[1]) if path else self._places.get(problem.location.paragraph, -1)
        return self._by_place.get(place, "")


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
