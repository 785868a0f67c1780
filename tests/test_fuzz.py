"""Files damaged at random, two hundred of each format: a document or a clear error each; `make fuzz` reads far more.

Every file that once broke an importer has a test beside the importer.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_files import lines_at, pdf_file, right_to_left
from test_importers_pdf import ARABIC, NOTE, TEXT

from benchmarks.fuzz import COUNTS, MAKERS, fault_of, mutated
from draftdiff.importers import read_source

CASES = Path(__file__).parent / "cases" / "import"
EACH = 200


def seeds_of(format_name: str) -> list[bytes]:
    if format_name == "pdf":
        noted = [*lines_at(TEXT), *lines_at(NOTE, top=120, size=8)]
        return [
            pdf_file([noted]),
            pdf_file([right_to_left(ARABIC)]),
            pdf_file([lines_at(TEXT[:4]), lines_at(TEXT[4:])]),
        ]
    sources = [path.read_bytes() for path in sorted(CASES.glob("*.xml"))]
    if format_name == "xml":
        return sources
    chosen = [CASES / f"{name}.xml" for name in ("plain", "sections", "annexes", "table", "sub_paragraphs_in_text")]
    return [
        MAKERS[format_name](document, path.read_bytes())
        for path in chosen
        for document in read_source(path.read_bytes()).documents
    ]


def faults_of(format_name: str, seeds: list[bytes], count: int) -> list[tuple[int, str]]:
    def read(number: int) -> tuple[int, str]:
        chance = random.Random(f"test {format_name} {number}")
        return number, fault_of(mutated(chance.choice(seeds), format_name, seeds, chance), format_name)

    with ThreadPoolExecutor(4 if format_name == "pdf" else 1) as pool:
        return [one for one in pool.map(read, range(count)) if one[1]]


@pytest.mark.parametrize("format_name", COUNTS)
def test_damaged_files_give_a_document_or_a_clear_error(format_name: str) -> None:
    assert faults_of(format_name, seeds_of(format_name), EACH) == []


@pytest.mark.corpus
def test_damaged_official_pdfs_give_a_document_or_a_clear_error(corpus: Path) -> None:
    seeds = [(corpus / "pdf" / f"A_RES_{number}.en.pdf").read_bytes() for number in ("73_8", "77_321")]
    assert faults_of("pdf", seeds, EACH) == []


def test_the_same_number_damages_a_file_in_the_same_way() -> None:
    seeds = seeds_of("xml")
    first, second = (mutated(seeds[0], "xml", seeds, random.Random("3")) for _ in range(2))
    assert first == second != seeds[0]
