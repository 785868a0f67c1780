"""Law 5 on real documents in six languages: random edits of two sides lose no word, and different words meet.

Words that a side inserts are invented and stand nowhere else; of the deleted ones those count that the document has
once: so each can be looked for by itself.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import sample
from msgspec.structs import replace

from benchmarks.folders import files_in
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import SideNames, merge
from draftdiff.model import Document, Paragraph
from draftdiff.tokens import split_tokens

pytestmark = pytest.mark.corpus

EVERY = 40


class Editor:
    """Edits a document at random, and remembers which words it inserted and deleted."""

    def __init__(self, base: Document, name: str) -> None:
        self._chance = random.Random(f"{base.symbol} {base.language} {name}")
        self._name = name
        self._counts = Counter(token for paragraph in base.paragraphs for token in split_tokens(paragraph.text))
        self._paragraphs = list(base.paragraphs)
        self._neighbours = list(pairwise(base.paragraphs))
        self._words = 0
        self.inserted: list[str] = []
        self.deleted: list[str] = []
        for _ in range(self._chance.randint(1, 8)):
            self._chance.choice((
                self._insert_word, self._delete_word, self._add, self._drop, self._move, self._split, self._join,
                self._put_into_another,
            ))()  # fmt: skip
        self.document = replace(base, paragraphs=tuple(self._paragraphs))

    def _new_word(self) -> str:
        self._words += 1
        self.inserted.append(self._name + chr(96 + self._words) * 3)
        return self.inserted[-1]

    def _place(self) -> int:
        return self._chance.randrange(len(self._paragraphs))

    def _insert_word(self) -> None:
        place = self._place()
        tokens = split_tokens(self._paragraphs[place].text)
        tokens.insert(self._chance.randint(0, len(tokens)), f" {self._new_word()} ")
        self._rewrite(place, "".join(tokens))

    def _delete_word(self) -> None:
        place = self._place()
        tokens = split_tokens(self._paragraphs[place].text)
        words = [index for index, token in enumerate(tokens) if token[0].isalnum()]
        if words:
            self._forget([tokens.pop(self._chance.choice(words))])
            self._rewrite(place, "".join(tokens))

    def _rewrite(self, place: int, text: str) -> None:
        notes = tuple(replace(note, anchor=min(note.anchor, len(text))) for note in self._paragraphs[place].notes)
        self._paragraphs[place] = replace(self._paragraphs[place], text=text, marks=(), notes=notes)

    def _forget(self, tokens: list[str]) -> None:
        self.deleted += [token for token in tokens if self._counts[token] == 1 and token[0].isalnum()]
        self.inserted = [word for word in self.inserted if word not in tokens]

    def _add(self) -> None:
        word = self._new_word()
        kind = self._paragraphs[self._place()].kind
        self._paragraphs.insert(self._place(), Paragraph(key=word, kind=kind, text=f"{word} {self._new_word()}"))

    def _drop(self) -> None:
        if len(self._paragraphs) > 3:
            self._forget(split_tokens(self._paragraphs.pop(self._place()).text))

    def _move(self) -> None:
        self._paragraphs.insert(self._place(), self._paragraphs.pop(self._place()))

    def _split(self) -> None:
        place = self._place()
        tokens = split_tokens(self._paragraphs[place].text)
        if len(tokens) > 12:
            at = self._chance.randint(4, len(tokens) - 4)
            self._rewrite(place, "".join(tokens[:at]))
            second = replace(self._paragraphs[place], key=f"{self._name}-{place}-{at}", notes=())
            self._paragraphs.insert(place + 1, replace(second, text="".join(tokens[at:])))

    def _join(self) -> None:
        """Join neighbours as a drafter does: two clauses of a kind, neither a mere line beside the other."""
        place = self._chance.randrange(len(self._paragraphs) - 1)
        first, second = self._paragraphs[place : place + 2]
        lengths = sorted((len(first.text), len(second.text)))
        if first.kind is second.kind and (first, second) in self._neighbours and lengths[1] < 3 * lengths[0]:
            self._rewrite(place, f"{first.text} {self._paragraphs.pop(place + 1).text}")

    def _put_into_another(self) -> None:
        """Put a clause behind another one of its kind, wherever that stands."""
        place, other = self._place(), self._place()
        first, second = self._paragraphs[place], self._paragraphs[other]
        if place != other and first.kind is second.kind and min(len(first.text), len(second.text)) > 40:
            self._rewrite(place, f"{first.text} {second.text}")
            self._paragraphs.pop(other)


@pytest.fixture(scope="module")
def documents(corpus: Path) -> list[Document]:
    found: list[Document] = []
    for name, data in files_in(corpus / "ga", every=EVERY):
        try:
            found += read_source(data, name).documents
        except DraftdiffError:
            continue
    return list(sample([document for document in found if len(document.paragraphs) > 5]))


def test_law_5_no_word_is_lost_and_none_comes_back(documents: list[Document]) -> None:
    conflicts = 0
    for base in documents:
        lexicon = load_lexicon(base.language)
        ours, theirs = Editor(base, "ours"), Editor(base, "theirs")
        assert merge(base, base, ours.document, lexicon) == ours.document
        assert merge(base, ours.document, ours.document, lexicon) == ours.document
        merged = merge(base, ours.document, theirs.document, lexicon)
        assert decode_document(encode(merged)) == merged
        text = Counter(token for paragraph in merged.paragraphs for token in split_tokens(paragraph.text))
        open_words = Counter(
            token for c in merged.conflicts for side in (c.base, c.ours, c.theirs) for token in split_tokens(side or "")
        )
        for side in (ours, theirs):
            assert [word for word in side.inserted if not text[word] and not open_words[word]] == []
            assert [word for word in side.deleted if text[word] and not open_words[word]] == []
        other = merge(base, theirs.document, ours.document, lexicon, SideNames("theirs", "ours"))
        assert other.paragraphs == merged.paragraphs
        conflicts += bool(merged.conflicts)
    print(f"\nlaw 5: {len(documents)} documents, {conflicts} of them with conflicts")


def test_edits_of_different_words_of_one_paragraph_meet(documents: list[Document]) -> None:
    """One side changes a word in the first third of a paragraph, the other one in the last third."""
    tried = 0
    for base in documents:
        place, paragraph = max(enumerate(base.paragraphs), key=lambda item: len(item[1].text))
        tokens = split_tokens(paragraph.text)
        words = [index for index, token in enumerate(tokens) if token[0].isalnum()]
        if len(words) < 12:
            continue
        first, last = words[len(words) // 6], words[-len(words) // 6]
        sides = [_with_word(base, place, tokens, index, word) for index, word in ((first, "AAA"), (last, "ZZZ"))]
        merged = merge(base, *sides, load_lexicon(base.language))
        assert merged.conflicts == ()
        expected = [*tokens[:first], "AAA", *tokens[first + 1 : last], "ZZZ", *tokens[last + 1 :]]
        assert merged.paragraphs[place].text == "".join(expected)
        tried += 1
    assert tried > len(documents) * 0.8


def _with_word(base: Document, place: int, tokens: list[str], index: int, word: str) -> Document:
    text = "".join([*tokens[:index], word, *tokens[index + 1 :]])
    paragraphs = list(base.paragraphs)
    paragraphs[place] = replace(paragraphs[place], text=text, marks=(), notes=())
    return replace(base, paragraphs=tuple(paragraphs))
