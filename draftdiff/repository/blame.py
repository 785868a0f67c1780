"""Where each clause of a document comes from: since which resolution it stands, since when in these words, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, takewhile

from msgspec import Struct

from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Key, Paragraph
from draftdiff.numbering import labels_of
from draftdiff.repository import Repository
from draftdiff.repository.places import known_symbol, path_of
from draftdiff.repository.series import series_to
from draftdiff.repository.stored import Version, find_version, versions_of
from draftdiff.series import trace
from draftdiff.tokens import compared_text


class Origin(Struct, frozen=True, kw_only=True):
    """Where a paragraph comes from; symbols are those of its series."""

    label: str
    text: str
    since: str
    """The first document of the series that has the paragraph without a gap up to now."""
    is_open: bool
    """Nothing older of the series is stored: the paragraph may be older."""
    words_since: str
    """The first document from which on its words are these."""
    version: Version | None
    """The commit that brought these words; None if none has."""


def blame(repository: Repository, document: Document) -> list[Origin]:
    """Return the origin of each paragraph of a document of the repository, in order.

    Raises DraftdiffError where the document has no symbol or its language is not known.
    """
    documents = [link.document for link in series_to(repository, document)]
    labels = labels_of(document.paragraphs)
    histories = [_History(repository, one) for one in documents]
    lives = _lives(documents)
    origins = []
    for paragraph in document.paragraphs:
        life = lives[paragraph.key]
        _, found = next(groupby(life, lambda one: compared_text(one.text)))
        same = [*found]
        place = len(documents) - len(same)
        origins.append(
            Origin(
                label=str(labels[paragraph.key]),
                text=paragraph.text,
                since=documents[len(documents) - len(life)].symbol,
                is_open=len(life) == len(documents),
                words_since=documents[place].symbol,
                version=histories[place].version_of(same[-1]),
            )
        )
    return origins


def _lives(documents: Sequence[Document]) -> dict[Key, list[Paragraph]]:
    """Return what each paragraph of the last document was in those before it, without a gap, the latest first."""
    if len(documents) == 1:
        return {paragraph.key: [paragraph] for paragraph in documents[0].paragraphs}
    known = [{paragraph.key: paragraph for paragraph in document.paragraphs} for document in reversed(documents)]
    lives: dict[Key, list[Paragraph]] = {}
    for thread in trace(documents, load_lexicon(documents[-1].language)).threads:
        keys = takewhile(lambda key: key is not None, reversed(thread))
        life = [paragraphs[key or ""] for key, paragraphs in zip(keys, known, strict=False)]
        if life:
            lives[life[0].key] = life
    return lives


class _History:
    """The versions of one document, newest first, read when they are first asked for."""

    def __init__(self, repository: Repository, document: Document) -> None:
        self._repository = repository
        self._document = document

    def version_of(self, paragraph: Paragraph) -> Version | None:
        """Return the commit that brought the words of a paragraph, None if the newest version does not have them.

        Of a merge the side that has the words is followed.
        """
        words = compared_text(paragraph.text)
        versions = self._versions
        found = None
        here = next(iter(versions), None)
        while here is not None and words in versions[here][1]:
            found = versions[here][0]
            here = next((one for one in found.parents if one in versions and words in versions[one][1]), None)
        return found

    @cached_property
    def _versions(self) -> dict[str, tuple[Version, frozenset[str]]]:
        path = path_of(known_symbol(self._document.symbol), self._document.language)
        return {
            version.commit: (version, frozenset(compared_text(paragraph.text) for paragraph in found.paragraphs))
            for version in versions_of(self._repository, path)
            if (found := find_version(self._repository, version)) and found.symbol == self._document.symbol
        }
