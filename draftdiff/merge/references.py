"""References of a text to its own clauses: *paragraph 4 above* names the same clause before a merge and after it.

Each side counts its clauses by itself, and so does the merged text: one number names another clause in each. While
texts are merged a sign that is the same in all of them stands in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.lexicon import Lexicon
from draftdiff.merge.edits import Edit, exchanged, restated
from draftdiff.merge.places import Sides
from draftdiff.model import Conflict, Document, Key, Paragraph, ParagraphKind
from draftdiff.numbering import labels_of
from draftdiff.patterns import any_of

REFERENCES = "references"
"""Stands for a field in the conflict of a clause whose references are to be looked at."""

_FIRST = 1_000_000_000
"""The sign of the first clause: a number that no text has."""
_SIGN = re.compile(r"(?<!\d)1\d{9}(?!\d)")
_FIGURES = re.compile("[0-9]+")


class Clause(NamedTuple):
    """A numbered clause of the body; its key is that of the base, if it goes on from there."""

    key: Key
    number: str
    text: str


class Signs(NamedTuple):
    """What the signs in base, ours and theirs stand for."""

    clauses: Mapping[str, Clause] = {}
    """The clause of each sign, as the base has it, else as the side that added it has."""
    origins: Mapping[Key, Key] = {}
    """The keys that paragraphs of ours and theirs have in the base."""
    unsure: frozenset[Key] = frozenset()
    """Paragraphs in which a side left the numbers of the base, although other clauses have them there."""


class _Text(NamedTuple):
    """A text, the numbers by which its paragraphs name clauses of it, and the clauses by their numbers."""

    document: Document
    references: dict[Key, list[Edit]]
    clauses: dict[str, Clause]

    def named(self, references: Iterable[Edit]) -> list[Key | None]:
        """Return the clauses that have the numbers of some references."""
        found = (self.clauses.get(reference.text) for reference in references)
        return [clause and clause.key for clause in found]


def with_signs(sides: Sides, origins: Mapping[Key, Key], lexicon: Lexicon) -> tuple[Sides, Signs]:
    """Put signs in the place of the numbers by which base, ours and theirs name their own clauses.

    `origins` are the keys that paragraphs of ours and theirs have in the base.
    """
    found = [dict(_references(side, lexicon)) for side in sides]
    if not any(found) or any(_SIGN.search(paragraph.text) for side in sides for paragraph in side.paragraphs):
        return sides, Signs()
    read = zip(sides, found, strict=True)
    texts = [_Text(side, references, _numbered(side.paragraphs, origins)) for side, references in read]
    clauses = {clause.key: clause for text in reversed(texts) for clause in text.clauses.values()}
    signs = {key: str(_FIRST + place) for place, key in enumerate(sorted(clauses))}
    signed, left = zip(*(_signed(text, texts[0], origins, signs) for text in texts), strict=True)
    meanings = {sign: clauses[key] for key, sign in signs.items()}
    return signed, Signs(meanings, origins, frozenset().union(*left))


def _signed(
    text: _Text, base: _Text, origins: Mapping[Key, Key], signs: Mapping[Key, str]
) -> tuple[Document, set[Key]]:
    """Return a text with signs, and the paragraphs in which its numbers are those of the base and mean others here."""
    paragraphs, unsure = [], set()
    for paragraph in text.document.paragraphs:
        key, references = origins.get(paragraph.key, paragraph.key), text.references.get(paragraph.key, [])
        is_left = [one.text for one in references] == [one.text for one in base.references.get(key, [])]
        named = (base if is_left else text).named(references)
        if named != text.named(references):
            unsure.add(key)
        edits = [one._replace(text=signs[of]) for one, of in zip(references, named, strict=True) if of]
        paragraphs.append(exchanged(paragraph, edits))
    return replace(text.document, paragraphs=tuple(paragraphs)), unsure


def _references(document: Document, lexicon: Lexicon) -> Iterator[tuple[Key, list[Edit]]]:
    """Yield the numbers by which a paragraph of the body names clauses of the text, as edits that change nothing."""
    words = _present_words(lexicon)
    for paragraph in document.paragraphs:
        text = paragraph.text
        if paragraph.annex or not words.search(text):
            continue
        from draftdiff.citations import find_citations  # takes long, and most texts need it not
        from draftdiff.citations.own import own_references

        named = own_references(text, find_citations(text, lexicon), lexicon)
        found = ((one, _FIGURES.search(text, one.citation.start, one.citation.end)) for one in named)
        yield paragraph.key, [Edit(*at.span(), at[0]) for one, at in found if at and at[0] == str(one.number)]


@lru_cache(maxsize=6)
def _present_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the words that tell a paragraph of the text itself from one of another."""
    return re.compile(any_of(lexicon.words.get("present-text", ())), re.IGNORECASE)


def _numbered(paragraphs: Sequence[Paragraph], origins: Mapping[Key, Key]) -> dict[str, Clause]:
    """Return the operative clauses of the body by their numbers; sections have a clause of each number: these not."""
    labels = labels_of(paragraphs)
    whole = [one for one in paragraphs if one.kind is ParagraphKind.OPERATIVE and not one.level and not one.annex]
    found = [Clause(origins.get(one.key, one.key), labels[one.key].number, one.text) for one in whole]
    often = Counter(clause.number for clause in found)
    return {clause.number: clause for clause in found if clause.number.isdecimal() and often[clause.number] == 1}


def with_numbers(
    paragraphs: Sequence[Paragraph], conflicts: Iterable[Conflict], signs: Signs
) -> tuple[tuple[Paragraph, ...], list[Conflict]]:
    """Put the numbers that clauses have in the merged text in the place of their signs, in its conflicts too.

    A conflict tells of a paragraph that names a clause which is gone, and of one in which a side may have forgotten
    to count on.
    """
    if not signs.clauses:
        return tuple(paragraphs), [*conflicts]
    now = {clause.key: clause.number for clause in _numbered(paragraphs, signs.origins).values()}
    numbers = {sign: now.get(clause.key, clause.number) for sign, clause in signs.clauses.items()}

    def number_of(sign: re.Match[str]) -> str:
        return numbers.get(sign[0], sign[0])

    told = [restated(one, partial(_SIGN.sub, number_of)) for one in conflicts]
    numbered = []
    for paragraph in paragraphs:
        found = [one for one in _SIGN.finditer(paragraph.text) if one[0] in numbers]
        named = dict.fromkeys(signs.clauses[one[0]] for one in found)
        is_unsure = signs.origins.get(paragraph.key, paragraph.key) in signs.unsure
        asked = [clause.text for clause in named if is_unsure or clause.key not in now]
        if asked:
            told.append(Conflict(key=paragraph.key, field=REFERENCES, base=" / ".join(asked)))
        numbered.append(exchanged(paragraph, [Edit(*one.span(), numbers[one[0]]) for one in found]))
    return tuple(numbered), told
