"""Plain text in: typed drafts, the text of a PDF, the output of an OCR."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from source_account import faults_of

from draftdiff.compare import compare
from draftdiff.comparison import counts_of
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, ParagraphKind

COUNTS = Path(__file__).parent / "cases" / "import" / "counts.tsv"

DRAFT = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118,

Noting with concern that the tide tables are out of date,

1. Requests the Harbour Board to publish new tide tables;

2. Encourages coastal States:

(a) To mark wrecks within their waters;

(b) To tell fishing fleets where they lie.
"""


def read(path: Path) -> Document:
    return read_source(path.read_bytes(), path.name).documents[0]


def kinds_of(document: Document) -> list[tuple[str, str, int]]:
    return [(p.kind.value, p.number, p.level) for p in document.paragraphs if p.kind is not ParagraphKind.ENACTING]


def test_a_typed_draft_has_its_recitals_its_paragraphs_and_their_parts() -> None:
    document = read_source(DRAFT.encode(), "draft.txt").documents[0]
    assert document.language is Language.ENGLISH
    assert kinds_of(document) == [
        ("preambular", "", 0),
        ("preambular", "", 0),
        ("operative", "1.", 0),
        ("operative", "2.", 0),
        ("operative", "(a)", 1),
        ("operative", "(b)", 1),
    ]


def counted() -> Iterable[tuple[str, str, int, int, int]]:
    with COUNTS.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield row["file"], row["symbol"], int(row["preambular"]), int(row["operative"]), int(row["notes"])


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "symbol", "preambular", "operative", "notes"), [*counted()])
def test_old_resolutions_have_the_paragraphs_that_a_reader_counts(
    corpus: Path, name: str, symbol: str, preambular: int, operative: int, notes: int
) -> None:
    assert read(corpus / name).symbol == symbol
    whole = [p for p in read(corpus / name).paragraphs if p.level == 0 and not p.annex]
    assert sum(p.kind is ParagraphKind.PREAMBULAR for p in whole) == preambular
    assert sum(p.kind is ParagraphKind.OPERATIVE for p in whole) == operative
    assert sum(len(p.notes) for p in whole) == notes


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["lineage", "seed", "text"])
def test_no_character_of_a_real_text_is_lost(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).glob("*.txt")):
        assert faults_of(path.read_text(encoding="utf-8-sig"), read(path)) == [], path.name


@pytest.mark.corpus
def test_the_misread_openings_of_an_ocr_are_told_and_stand_as_they_were_read(corpus: Path) -> None:
    document = read(corpus / "seed" / "A_RES_75_16.ar.ocr.txt")
    told = [problem for problem in document.problems if problem.code == "misread-opening"]
    texts = {paragraph.key: paragraph.text for paragraph in document.paragraphs}
    assert len(told) == 15
    assert all(texts[problem.location.paragraph].startswith(problem.text) for problem in told)


@pytest.mark.corpus
def test_the_text_of_a_pdf_differs_from_the_next_resolution_in_six_paragraphs_only(corpus: Path) -> None:
    old = read(corpus / "lineage" / "A_RES_73_135.en.pdftotext.txt")
    new = read(corpus / "oic" / "A_RES_75_16.en.xml")
    counts = counts_of(compare(old, new, load_lexicon(Language.ENGLISH)))
    assert (counts.added, counts.removed, counts.moved, counts.amended, counts.unchanged) == (0, 0, 0, 6, 49)


@pytest.mark.corpus
def test_an_arabic_ocr_pairs_whole_with_the_official_text(corpus: Path) -> None:
    old = read(corpus / "seed" / "A_RES_75_16.ar.ocr.txt")
    new = read(corpus / "oic" / "A_RES_75_16.ar.xml")
    assert old.symbol == "A/RES/75/16"
    counts = counts_of(compare(old, new, load_lexicon(Language.ARABIC)))
    assert (counts.added, counts.removed, counts.old_paragraphs, counts.new_paragraphs) == (0, 0, 55, 55)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_renewal_with_one_new_clause_pairs_all_others_in_every_language(corpus: Path, language: str) -> None:
    old, new = (read(corpus / "oic" / f"A_RES_{number}.{language}.xml") for number in ("75_16", "77_18"))
    counts = counts_of(compare(old, new, load_lexicon(Language(language))))
    assert (counts.added, counts.removed, counts.moved, counts.split, counts.merged) == (1, 0, 0, 0, 0)
