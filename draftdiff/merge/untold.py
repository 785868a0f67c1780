"""Words that a merge would bring back or double in silence: a side took them out, and the other put them elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from draftdiff.model import Conflict, Document, Key, Paragraph
from draftdiff.tokens import words_of


def untold(
    base: Document, ours: Document, theirs: Document, merged: Iterable[Paragraph], conflicts: Iterable[Conflict]
) -> set[Key]:
    """Return the keys of the paragraphs of the base of which words come back or stand twice, and no conflict says it.

    Those words tell it that the base has once, and the merged text although a side lacks them, or oftener than either.
    """
    texts = (base.paragraphs, ours.paragraphs, theirs.paragraphs, merged)
    before, in_ours, in_theirs, after = (_counted(paragraph.text for paragraph in text) for text in texts)
    told = _counted(text or "" for one in conflicts for text in (one.base, one.ours, one.theirs))

    def is_untold(word: str) -> bool:
        least, most = sorted((in_ours[word], in_theirs[word]))
        due = most if least or most > 1 else 0
        return before[word] == 1 and after[word] > due and word not in told

    found = {word for word in after if is_untold(word)}
    return {paragraph.key for paragraph in base.paragraphs if not found.isdisjoint(words_of(paragraph.text))}


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words_of(text))
