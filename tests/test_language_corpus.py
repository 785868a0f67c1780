"""The language of real resolutions: their openings are known, their citations agree, their language is seen.

Every twelfth resolution of four sessions, in six languages. The figures are printed for whoever runs `make corpus`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.folders import files_in
from draftdiff.citations import CitationKind, find_citations
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import detect_language, load_lexicon
from draftdiff.model import LANGUAGES, Document, Language, MarkKind, Paragraph, ParagraphKind
from draftdiff.phrases import Opening, find_opening

pytestmark = pytest.mark.corpus

ADOPTED = (CitationKind.RESOLUTION, CitationKind.DECISION)
NUMBER = re.compile(r"(\d\d)_ ?(\d{1,3})")
EXCERPT = 20


def is_chosen(name: str) -> bool:
    number = NUMBER.search(name)
    return number is not None and int(number[2]) % 12 == 4


@pytest.fixture(scope="module")
def documents(corpus: Path) -> list[Document]:
    found: list[Document] = []
    for name, data in files_in(corpus / "ga"):
        if is_chosen(name):
            try:
                found += read_source(data, name).documents
            except DraftdiffError:
                continue
    return found


def whole_paragraphs(documents: list[Document], kind: ParagraphKind) -> Iterator[tuple[Document, Paragraph]]:
    for document in documents:
        for paragraph in document.paragraphs:
            if paragraph.kind is kind and paragraph.level == 0 and paragraph.annex == 0:
                yield document, paragraph


def lead_of(paragraph: Paragraph) -> str:
    """The words that the source emphasises at the start."""
    end = max((mark.end for mark in paragraph.marks if mark.kind is MarkKind.LEAD), default=0)
    return paragraph.text[:end].rstrip(" \u00a0,:;،，")


def opening_of(document: Document, paragraph: Paragraph) -> Opening | None:
    return find_opening(paragraph.text, load_lexicon(document.language), paragraph.kind)


@pytest.mark.parametrize(
    ("kind", "least"),
    [(ParagraphKind.PREAMBULAR, 0.98), (ParagraphKind.OPERATIVE, 0.97)],
    ids=["preambular", "operative"],
)
def test_openings_are_known_and_end_where_the_source_ends_them(
    documents: list[Document], kind: ParagraphKind, least: float
) -> None:
    known: dict[Language, Counter[bool]] = defaultdict(Counter)
    ends: dict[Language, Counter[bool]] = defaultdict(Counter)
    for document, paragraph in whole_paragraphs(documents, kind):
        opening = opening_of(document, paragraph)
        known[document.language][opening is not None] += 1
        if opening and (lead := lead_of(paragraph)):
            ends[document.language][opening.phrase == lead.lstrip()] += 1
    shares = {language: count[True] / count.total() for language, count in known.items()}
    equal = {language: count[True] / count.total() for language, count in ends.items()}
    print(f"\n{kind} openings:", json.dumps({"known": shares, "same extent": equal}, indent=1))
    assert set(shares) == set(LANGUAGES)
    assert min(shares.values()) >= least
    assert min(equal.values()) >= 0.97


def cited_by(document: Document, *kinds: CitationKind) -> Counter[str]:
    lexicon = load_lexicon(document.language)
    texts = [text for p in document.paragraphs for text in (p.text, *(note.text for note in p.notes))]
    return Counter(found.value for text in texts for found in find_citations(text, lexicon) if found.kind in kinds)


@pytest.mark.parametrize(
    ("kinds", "least"), [(ADOPTED, 0.99), ((CitationKind.DATE,), 0.985)], ids=["resolutions", "dates"]
)
def test_the_languages_of_a_resolution_cite_the_same(
    documents: list[Document], kinds: tuple[CitationKind, ...], least: float
) -> None:
    """What is left is the sources': wrong digits, a date in one language only."""
    by_symbol: dict[str, dict[Language, Document]] = defaultdict(dict)
    for document in documents:
        by_symbol[document.symbol][document.language] = document
    shared: Counter[Language] = Counter()
    in_english = 0
    for versions in (found for found in by_symbol.values() if len(found) == len(LANGUAGES)):
        english = cited_by(versions[Language.ENGLISH], *kinds)
        in_english += english.total()
        for language in LANGUAGES:
            shared[language] += (english & cited_by(versions[language], *kinds)).total()
    shares = {language: shared[language] / in_english for language in LANGUAGES}
    print(f"\n{in_english} cited {'/'.join(kinds)} found in:", json.dumps(shares, indent=1))
    assert in_english > 1500
    assert min(shares.values()) >= least


def excerpts(document: Document) -> Iterator[str]:
    """Twenty words in a row, from each third of the text; of Chinese as many pairs of signs."""
    text = " ".join(
        paragraph.text for paragraph in document.paragraphs if paragraph.kind is not ParagraphKind.TABLE_ROW
    )
    words = re.findall("..?", text) if document.language is Language.CHINESE else text.split()
    glue = "" if document.language is Language.CHINESE else " "
    for third in (0, 1, 2):
        start = third * len(words) // 3
        if start + EXCERPT <= len(words):
            yield glue.join(words[start : start + EXCERPT])


def test_the_language_is_seen_of_every_document_and_of_twenty_words(documents: list[Document]) -> None:
    right: Counter[bool] = Counter()
    for document in documents:
        assert detect_language("\n".join(paragraph.text for paragraph in document.paragraphs)) is document.language
        for excerpt in excerpts(document):
            right[detect_language(excerpt) is document.language] += 1
    print(f"\nlanguage of twenty words: {right[True]} of {right.total()} right")
    assert right[True] / right.total() >= 0.995
