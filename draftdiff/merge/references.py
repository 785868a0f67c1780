"""References of a text to its own clauses: *paragraph 4 (b) above* names the same item before a merge and after it.

Each side counts its clauses and items by itself, and so does the merged text: one number or letter names another in
each. While texts are merged a sign that is the same in all of them stands in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.lexicon import Lexicon, word_pattern
from draftdiff.merge.edits import Edit, exchanged, restated
from draftdiff.merge.places import Descent, Sides, parents_of
from draftdiff.merge.renumbering import CORE
from draftdiff.model import Conflict, Document, Key, Paragraph, ParagraphKind
from draftdiff.numbering import labels_of

REFERENCES = "references"
"""Stands for a field in the conflict of a clause whose references are to be looked at."""

_FIRST = 1_000_000_000
"""The sign of the first clause: a number that no text has."""
_SIGN = re.compile(r"(?<!\d)1\d{9}(?!\d)")
_FIGURES = re.compile("[0-9]+")


class Name(NamedTuple):
    """What a text calls a clause: by its number, in the body or in an annex; an item of its list by the letter too."""

    annex: int
    number: str
    letter: str = ""


class Clause(NamedTuple):
    """A numbered paragraph, or an item of its list; its key is that of the base, if it goes on from there."""

    key: Key
    number: str
    text: str


class Signs(NamedTuple):
    """What the signs in base, ours and theirs stand for."""

    clauses: Mapping[str, Clause] = {}
    """The clause of each sign, as the base has it, else as the side that added it has."""
    identities: Mapping[Key, Key] = {}
    """The keys that paragraphs of ours and theirs have in the base; the first part of a split clause goes on as it."""
    absorbed: Mapping[Key, Key] = {}
    """The clause with which a side merged another one."""
    unsure: frozenset[tuple[Key, Key]] = frozenset()
    """A paragraph and a clause that it names by the number of the base, although another one has that on its side."""


class _Text(NamedTuple):
    """A text, its clauses, and where a paragraph names which of them: as edits that change nothing."""

    document: Document
    clauses: Mapping[Name, Clause]
    references: Mapping[Key, Sequence[tuple[Edit, Key | None]]]


def with_signs(sides: Sides, descents: Sequence[Descent], lexicon: Lexicon) -> tuple[Sides, Signs]:
    """Put signs in the place of the numbers by which base, ours and theirs name their own clauses.

    `descents` are those of ours and of theirs.
    """
    written = [paragraph.text for side in sides for paragraph in side.paragraphs]
    if not any(_said_in(text, lexicon) for text in written) or any(map(_SIGN.search, written)):
        return sides, Signs()
    origins = [{new: old for old, new in descent.partners.items()} for descent in descents]
    parts = [descent.first_parts() for descent in descents]
    identities = [{}, origins[0] | parts[0], origins[1] | parts[1]]
    texts = [_read(side, known, lexicon) for side, known in zip(sides, identities, strict=True)]
    clauses = {clause.key: clause for text in reversed(texts) for clause in text.clauses.values()}
    signs = {key: str(_FIRST + place) for place, key in enumerate(sorted(clauses))}
    both = origins[0] | origins[1]
    signed, left = zip(*(_signed(text, texts[0], both, signs) for text in texts), strict=True)
    merged = (link.old for descent in descents for link in descent.uneven if len(link.new) == 1)
    return signed, Signs(
        clauses={sign: clauses[key] for key, sign in signs.items()},
        identities=both | parts[0] | parts[1],
        absorbed={key: old[0] for old in merged for key in old[1:]},
        unsure=frozenset[tuple[Key, Key]]().union(*left),
    )


def _read(document: Document, identities: Mapping[Key, Key], lexicon: Lexicon) -> _Text:
    names = _names_of(document.paragraphs)
    clauses = _clauses(document.paragraphs, names, identities)
    references = {}
    for paragraph in document.paragraphs:
        own = names[paragraph.key].number if paragraph.key in names else ""
        said = _said_in(paragraph.text, lexicon)
        named = [(edit, clauses.get(Name(paragraph.annex, number or own, letter))) for edit, number, letter in said]
        references[paragraph.key] = [(edit, clause and clause.key) for edit, clause in named]
    return _Text(document, clauses, references)


def _signed(
    text: _Text, base: _Text, origins: Mapping[Key, Key], signs: Mapping[Key, str]
) -> tuple[Document, set[tuple[Key, Key]]]:
    """Return a text with signs, and where its numbers are those of the base and mean other clauses here."""
    edits: dict[Key, list[Edit]] = {}
    unsure: set[tuple[Key, Key]] = set()
    for key, references in text.references.items():
        origin = origins.get(key, key)
        before = base.references.get(origin, ())
        is_left = [edit.text for edit, _ in before] == [edit.text for edit, _ in references]
        meant = [clause for _, clause in (before if is_left else references)]
        unsure |= {(origin, of) for of, (_, own) in zip(meant, references, strict=True) if of and of != own}
        edits[key] = [edit._replace(text=signs[of]) for of, (edit, _) in zip(meant, references, strict=True) if of]
    paragraphs = (exchanged(paragraph, edits.get(paragraph.key, ())) for paragraph in text.document.paragraphs)
    return replace(text.document, paragraphs=tuple(paragraphs)), unsure


@lru_cache(maxsize=4096)
def _said_in(text: str, lexicon: Lexicon) -> tuple[tuple[Edit, str, str], ...]:
    """Return where a text names clauses by their numbers and items by their letters, as edits that change nothing.

    A letter without a number is of the list in which it stands. The three sides have most of their texts in common.
    """
    if not word_pattern(lexicon, "present-text").search(text):
        return ()
    from draftdiff.citations import find_citations  # takes long, and most texts need it not
    from draftdiff.citations.items import item_references
    from draftdiff.citations.paragraphs import own_references

    own = [*own_references(text, find_citations(text, lexicon), lexicon)]
    figures = (_FIGURES.search(text, one.citation.start, one.citation.end) for one in own)
    letters = ((Edit(start, end, text[start:end]), of) for start, end, of in item_references(text, own, lexicon))
    return (
        *((Edit(*at.span(), at[0]), at[0], "") for at in figures if at),
        *((edit, str(of.number) if of else "", edit.text) for edit, of in letters),
    )


def _names_of(paragraphs: Sequence[Paragraph]) -> dict[Key, Name]:
    """Return the names of numbered paragraphs and of the items of their lists."""
    labels = labels_of(paragraphs)
    names: dict[Key, Name] = {}
    parents = parents_of(paragraphs)
    for one in paragraphs:
        parent = parents.get(one.key)
        letter = CORE.search(one.number)
        is_counted = one.kind is ParagraphKind.OPERATIVE or (one.kind is ParagraphKind.TEXT and one.annex)
        if is_counted and not one.level:
            names[one.key] = Name(one.annex, labels[one.key].number)
        elif parent and parent.key in names and one.level == 1 and letter:
            names[one.key] = names[parent.key]._replace(letter=letter[0])
    return names


def _clauses(
    paragraphs: Sequence[Paragraph], names: Mapping[Key, Name], origins: Mapping[Key, Key]
) -> dict[Name, Clause]:
    """Return paragraphs and items by their names; sections have a clause of each number: these not.

    An item that has the key of a clause is another one.
    """
    often = Counter(names.values())
    return {
        name: Clause(
            origins.get(one.key, one.key) + ("/item" if one.level else ""), name.letter or name.number, one.text
        )
        for one in paragraphs
        if (name := names.get(one.key)) and often[name] == 1 and name.number[-1:].isdecimal()
    }


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
        found = [*_SIGN.finditer(paragraph.text)]
        named = dict.fromkeys(signs.clauses[one[0]] for one in found)
        key = signs.identities.get(paragraph.key, paragraph.key)
        asked = [clause.text for clause in named if clause.key not in now or (key, clause.key) in signs.unsure]
        if asked:
            told.append(Conflict(key=paragraph.key, field=REFERENCES, base=" / ".join(asked)))
        numbered.append(exchanged(paragraph, [Edit(*one.span(), numbers[one[0]]) for one in found]))
    return tuple(numbered), told
