"""Keys of paragraphs: a short hash of what a paragraph says when it first appears."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from draftdiff.model import Key, Paragraph
from draftdiff.tokens import compared_text

_LONGEST = 56
"""Characters of a key that leave room for a count."""

UNKEYED = "new"
"""The key that an importer may give to every paragraph before `with_keys`."""


def free_key(key: Key, taken: Collection[Key]) -> Key:
    """Return a key, counted on (`3f2a-2`) where it is taken already."""
    free, count = key, 1
    while free in taken:
        count += 1
        free = f"{key[:_LONGEST]}-{count}"
    return free


def with_keys(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with fresh keys: a hash of kind, compared text and occurrence, unique in the document."""
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for paragraph in paragraphs:
        identity = (paragraph.kind.value, compared_text(paragraph.text))
        seen[identity] += 1
        digest = hashlib.sha256("\n".join((*identity, str(seen[identity]))).encode()).hexdigest()
        keyed.append(msgspec.structs.replace(paragraph, key=digest[:12]))
    return tuple(keyed)
