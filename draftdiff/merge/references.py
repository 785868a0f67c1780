"""References of a text to its own clauses: *paragraph 4 (b) above* names the same item before a merge and after it.

Each side counts its clauses and items by itself, and so does the merged text: one number or letter names another in
each. While texts are merged a sign that is the same in all of them stands in its place.
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
from draftdiff.merge.places import Descent, Sides, parents_of
from draftdiff.model import Conflict, Document, Key, Paragraph, ParagraphKind
from draftdiff.numbering import labels_of
from draftdiff.patterns import any_of

REFERENCES = "references"
"""Stands for a field in the conflict of a clause whose references are to be looked at."""

_FIRST = 1_000_000_000
"""The sign of the first clause: a number that no text has."""
_SIGN = re.compile(r"(?<!\d)1\d{9}(?!\d)")
_FIGURES = re.compile("[0-9]+")
_CORE = re.compile(r"[^\W_]+")


class Clause(NamedTuple):
    """A numbered paragraph, or an item of its list; its key is that of the base, if it goes on from there."""

    key: Key
    number: str
    text: str


class Named(NamedTuple):
    """A number or a letter in a text, as an edit that changes nothing, and the name of the clause that it means."""

    edit: Edit
    name: str


class Signs(NamedTuple):
    """What the signs in base, ours and theirs stand for."""

    clauses: Mapping[str, Clause] = {}
    """The clause of each sign, as the base has it, else as the side that added it has."""
    origins: Mapping[Key, Key] = {}
    """The keys that paragraphs of ours and theirs have in the base."""
    identities: Mapping[Key, Key] = {}
    """As origins, but the first part of a clause that a side split goes on as that clause."""
    absorbed: Mapping[Key, Key] = {}
    """The clause with which a side merged another one."""
    unsure: frozenset[tuple[Key, Key]] = frozenset()
    """A paragraph and a clause that it names by the number of the base, although another one has that on its side."""


class _Text(NamedTuple):
    """A text, the numbers and letters by which its paragraphs name clauses of it, and the clauses by their names."""

    document: Document
    references: dict[Key, list[Named]]
    clauses: dict[str, Clause]

    def named(self, key: Key) -> list[Key | None]:
        """Return the clauses that a paragraph names."""
        found = (self.clauses.get(reference.name) for reference in self.references.get(key, ()))
        return [clause and clause.key for clause in found]

    def said(self, key: Key) -> list[str]:
        """Return the numbers and letters by which a paragraph names clauses."""
        return [reference.edit.text for reference in self.references.get(key, ())]


def with_signs(sides: Sides, descents: Sequence[Descent], lexicon: Lexicon) -> tuple[Sides, Signs]:
    """Put signs in the place of the numbers by which base, ours and theirs name their own clauses.

    `descents` are those of ours and of theirs.
    """
    written = [paragraph.text for side in sides for paragraph in side.paragraphs]
    if not any(map(_present_words(lexicon).search, written)) or any(map(_SIGN.search, written)):
        return sides, Signs()
    origins = [{new: old for old, new in descent.partners.items()} for descent in descents]
    parts = [descent.first_parts() for descent in descents]
    identities = [{}, origins[0] | parts[0], origins[1] | parts[1]]
    texts = [_read(side, known, lexicon) for side, known in zip(sides, identities, strict=True)]
    clauses = {clause.key: clause for text in reversed(texts) for clause in text.clauses.values()}
    signs = {key: str(_FIRST + place) for place, key in enumerate(sorted(clauses))}
    both = origins[0] | origins[1]
    signed, left = zip(*(_signed(text, texts[0], both, signs) for text in texts), strict=True)
    return signed, Signs(
        clauses={sign: clauses[key] for key, sign in signs.items()},
        origins=both,
        identities=both | parts[0] | parts[1],
        absorbed=_absorbed(descents),
        unsure=frozenset[tuple[Key, Key]]().union(*left),
    )


def _read(document: Document, identities: Mapping[Key, Key], lexicon: Lexicon) -> _Text:
    names = _names_of(document.paragraphs)
    references = dict(_references(document, names, lexicon))
    return _Text(document, references, _clauses(document.paragraphs, names, identities))


def _absorbed(descents: Iterable[Descent]) -> dict[Key, Key]:
    merged = (link.old for descent in descents for link in descent.uneven if len(link.new) == 1)
    return {key: old[0] for old in merged for key in old[1:]}


def _signed(
    text: _Text, base: _Text, origins: Mapping[Key, Key], signs: Mapping[Key, str]
) -> tuple[Document, set[tuple[Key, Key]]]:
    """Return a text with signs, and where its numbers are those of the base and mean other clauses here."""
    paragraphs = []
    unsure: set[tuple[Key, Key]] = set()
    for paragraph in text.document.paragraphs:
        key, own = origins.get(paragraph.key, paragraph.key), text.named(paragraph.key)
        named = base.named(key) if text.said(paragraph.key) == base.said(key) else own
        unsure |= {(key, of) for of, other in zip(named, own, strict=True) if of and of != other}
        references = text.references.get(paragraph.key, ())
        edits = [one.edit._replace(text=signs[of]) for one, of in zip(references, named, strict=True) if of]
        paragraphs.append(exchanged(paragraph, edits))
    return replace(text.document, paragraphs=tuple(paragraphs)), unsure


def _references(document: Document, names: Mapping[Key, str], lexicon: Lexicon) -> Iterator[tuple[Key, list[Named]]]:
    """Yield the numbers and letters by which a paragraph names clauses and items of the text."""
    words = _present_words(lexicon)
    for paragraph in document.paragraphs:
        text = paragraph.text
        if not words.search(text):
            continue
        from draftdiff.citations import find_citations  # takes long, and most texts need it not
        from draftdiff.citations.items import item_references
        from draftdiff.citations.own import own_references

        own = [*own_references(text, find_citations(text, lexicon), lexicon)]
        found = [
            Named(Edit(*at.span(), at[0]), f"{paragraph.annex}/{at[0]}")
            for one in own
            if (at := _FIGURES.search(text, one.citation.start, one.citation.end)) and at[0] == str(one.number)
        ]
        for start, end, of in item_references(text, own, lexicon):
            clause = f"{paragraph.annex}/{of.number}" if of else names.get(paragraph.key, "").split(" ")[0]
            found.append(Named(Edit(start, end, text[start:end]), f"{clause} {text[start:end]}"))
        yield paragraph.key, found


@lru_cache(maxsize=6)
def _present_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the words that tell a paragraph of the text itself from one of another."""
    return re.compile(any_of(lexicon.words.get("present-text", ())), re.IGNORECASE)


def _names_of(paragraphs: Sequence[Paragraph]) -> dict[Key, str]:
    """Return the names of numbered paragraphs and of their items: `0/4` is one of the body, `0/4 b` its item."""
    labels = labels_of(paragraphs)
    names: dict[Key, str] = {}
    parents = parents_of(paragraphs)
    for one in paragraphs:
        parent = parents.get(one.key)
        letter = _CORE.search(one.number)
        is_counted = one.kind is ParagraphKind.OPERATIVE or (one.kind is ParagraphKind.TEXT and one.annex)
        if is_counted and not one.level:
            names[one.key] = f"{one.annex}/{labels[one.key].number}"
        elif parent and parent.key in names and one.level == 1 and letter:
            names[one.key] = f"{names[parent.key]} {letter[0]}"
    return names


def _clauses(
    paragraphs: Sequence[Paragraph], names: Mapping[Key, str], origins: Mapping[Key, Key]
) -> dict[str, Clause]:
    """Return paragraphs and items by their names; sections have a clause of each number: these not."""
    often = Counter(names.values())
    return {
        name: Clause(_identity(one, origins), re.split("[/ ]", name)[-1], one.text)
        for one in paragraphs
        if (name := names.get(one.key, "")) and often[name] == 1 and name.split()[0][-1].isdecimal()
    }


def _identity(paragraph: Paragraph, origins: Mapping[Key, Key]) -> Key:
    """Return by what a clause is known in all texts; an item that has the key of a clause is another one."""
    return origins.get(paragraph.key, paragraph.key) + ("/item" if paragraph.level else "")


def with_numbers(
    paragraphs: Sequence[Paragraph], conflicts: Iterable[Conflict], signs: Signs
) -> tuple[tuple[Paragraph, ...], list[Conflict]]:
    """Put the numbers that clauses have in the merged text in the place of their signs, in its conflicts too.

    That of one that is gone stands in brackets, for another may have it now. A conflict tells of it, and of a paragraph
    in which a side may have forgotten to count on.
    """
    if not signs.clauses:
        return tuple(paragraphs), [*conflicts]
    clauses = _clauses(paragraphs, _names_of(paragraphs), signs.identities)
    now = {clause.key: clause.number for clause in clauses.values()}
    now |= {key: now[whole] for key, whole in signs.absorbed.items() if key not in now and whole in now}
    numbers = {sign: now.get(clause.key, f"[{clause.number}]") for sign, clause in signs.clauses.items()}

    def number_of(sign: re.Match[str]) -> str:
        return numbers.get(sign[0], sign[0])

    told = [restated(one, partial(_SIGN.sub, number_of)) for one in conflicts]
    numbered = []
    for paragraph in paragraphs:
        found = [one for one in _SIGN.finditer(paragraph.text) if one[0] in numbers]
        named = dict.fromkeys(signs.clauses[one[0]] for one in found)
        key = signs.origins.get(paragraph.key, paragraph.key)
        asked = [clause.text for clause in named if clause.key not in now or (key, clause.key) in signs.unsure]
        if asked:
            told.append(Conflict(key=paragraph.key, field=REFERENCES, base=" / ".join(asked)))
        numbered.append(exchanged(paragraph, [Edit(*one.span(), numbers[one[0]]) for one in found]))
    return tuple(numbered), told
