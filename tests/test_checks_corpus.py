"""The checks on real resolutions: nearly silent where editors have been, loud where a fault is put in.

`make corpus` prints errors per document of four sessions in six languages, by check and language (of every twelfth
document where a sample is asked for), and the share of the faults found in every twelfth.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from support.seeded_faults import SEEDS, seeded

from benchmarks.folders import files_in
from draftdiff.checks import find_drafting_problems
from draftdiff.checks.draft import Draft
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Language
from draftdiff.problems import Severity

pytestmark = pytest.mark.corpus

STEP = 12
MOST_ERRORS = 0.2
"""Errors per document: one in five."""
LEAST_FOUND, LEAST_OF_A_KIND = 0.95, 0.9
"""Of all faults, and of each kind: an *also* behind verbs that ask is missed where its text says it seldom."""


def read_every(step: int, corpus: Path) -> list[Document]:
    found: list[Document] = []
    for place, (name, data) in enumerate(files_in(corpus / "ga")):
        if place % step == 0:
            try:
                found += read_source(data, name).documents
            except DraftdiffError:
                continue
    return found


@pytest.fixture(scope="module")
def some_documents(corpus: Path) -> list[Document]:
    return read_every(STEP, corpus)


@pytest.fixture(scope="module")
def documents(corpus: Path, some_documents: list[Document]) -> list[Document]:
    return some_documents if os.environ.get("DRAFTDIFF_CORPUS_SAMPLE") else read_every(1, corpus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_official_texts_hold_few_errors(documents: list[Document], language: Language) -> None:
    lexicon = load_lexicon(language)
    chosen = [document for document in documents if document.language is language]
    problems = [one for document in chosen for one in find_drafting_problems(document, lexicon)]
    by_check = Counter(one.code for one in problems if one.severity is Severity.ERROR)
    print(f"\n{language.value}: {sum(by_check.values()) / len(chosen):.3f} errors a document of {len(chosen)}")
    print("   ", ", ".join(f"{code} {count / len(chosen):.3f}" for code, count in by_check.most_common()))
    assert sum(by_check.values()) / len(chosen) <= MOST_ERRORS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_put_in_is_found_in_its_place(some_documents: list[Document], language: Language) -> None:
    lexicon = load_lexicon(language)
    put, found = Counter[str](), Counter[str]()
    for document in (one for one in some_documents if one.language is language):
        draft = Draft(document, lexicon)
        for name, (_, code) in SEEDS.items():
            if faulty := seeded(name, draft, Random(f"{document.symbol} {name}")):
                put[name] += 1
                marked = find_drafting_problems(faulty[0], lexicon, select=[code])
                found[name] += any(one.location.paragraph == faulty[1] for one in marked)
    print(f"\n{language.value}:", ", ".join(f"{name} {found[name]}/{put[name]}" for name in SEEDS if put[name]))
    assert sum(found.values()) / sum(put.values()) >= LEAST_FOUND
    for name in put:
        assert put[name] < 10 or found[name] / put[name] >= LEAST_OF_A_KIND, name
