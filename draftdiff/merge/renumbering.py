"""Printed numbers of a merged document: where both sides added paragraphs, whole paragraphs count on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from draftdiff.model import Paragraph, ParagraphKind

_COUNT = re.compile(r"\d+")


def renumbered(
    paragraphs: tuple[Paragraph, ...], ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Number the operative paragraphs of the body anew if both sides counted without a gap and the result does not."""
    if not (_counts_on(ours) and _counts_on(theirs)) or _counts_on(paragraphs):
        return paragraphs
    count = 0
    result = []
    for paragraph in paragraphs:
        if _is_numbered(paragraph):
            count += 1
            paragraph = msgspec.structs.replace(paragraph, number=_COUNT.sub(str(count), paragraph.number, count=1))
        result.append(paragraph)
    return tuple(result)


def _is_numbered(paragraph: Paragraph) -> bool:
    return (
        paragraph.kind is ParagraphKind.OPERATIVE
        and paragraph.level == 0
        and paragraph.annex == 0
        and _COUNT.search(paragraph.number) is not None
    )


def _counts_on(paragraphs: Iterable[Paragraph]) -> bool:
    found = [_COUNT.search(paragraph.number) for paragraph in paragraphs if _is_numbered(paragraph)]
    return [int(match.group()) for match in found if match] == list(range(1, len(found) + 1))
