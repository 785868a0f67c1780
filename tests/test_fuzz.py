"""Files damaged at random: a document or a clear error each; `make fuzz` reads far more.

Every file that once broke an importer has a test beside the importer.
"""

from __future__ import annotations

import os
import random
from multiprocessing import parent_process
from pathlib import Path

import pytest
from conftest import sample
from support.pdf_files import lines_at, pdf_file, right_to_left
from test_importers_pdf import ARABIC, NOTE, TEXT

from benchmarks.forked_reader import forked_reader
from benchmarks.fuzz import COUNTS, MAKERS, Fault, Plan, fuzz, mutated, taken_by
from draftdiff.errors import UnreadableFile
from draftdiff.importers import read_source

CASES = Path(__file__).parent / "cases" / "import"
EACH = dict.fromkeys(COUNTS, 200) | {"pdf": 50}


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


def faults_of(format_name: str, seeds: list[bytes], count: int) -> tuple[Fault, ...]:
    return taken_by(Plan(format_name=format_name, seeds=tuple(seeds), seed=175), range(count)).faults


@pytest.mark.parametrize("format_name", COUNTS)
def test_damaged_files_give_a_document_or_a_clear_error(format_name: str) -> None:
    assert faults_of(format_name, seeds_of(format_name), EACH[format_name]) == ()


@pytest.mark.corpus
def test_damaged_official_pdfs_give_a_document_or_a_clear_error(corpus: Path) -> None:
    seeds = [(corpus / "pdf" / f"A_RES_{number}.en.pdf").read_bytes() for number in ("73_8", "77_321")]
    assert faults_of("pdf", seeds, len(sample(range(200)))) == ()


def test_the_same_number_damages_a_file_in_the_same_way() -> None:
    seeds = seeds_of("xml")
    first, second = (mutated(seeds[0], "xml", seeds, random.Random("3")) for _ in range(2))
    assert first == second != seeds[0]


def test_a_forked_reader_reads_a_pdf_as_the_importer_does() -> None:
    whole, *_ = seeds_of("pdf")
    with forked_reader():
        forked = read_source(whole)
        with pytest.raises(UnreadableFile, match="damaged"):
            read_source(whole[:200])
    assert forked == read_source(whole)


def test_a_file_that_ends_its_process_is_a_fault_and_the_others_are_read() -> None:
    plan = Deadly(format_name="text", seeds=(b"1. Decides to meet again at low tide;",), seed=1)
    taken = fuzz(plan, range(8), batch=4)
    assert [(one.data, one.what) for one in taken.faults] == [(b"deadly", "number 5: the process ended")]


class Deadly(Plan, frozen=True):
    """Files of which one ends the process that damages it, as a crash in C does."""

    def damaged(self, number: int) -> bytes:
        if number == 5:
            if parent_process() is not None:
                os._exit(139)
            return b"deadly"
        return self.seeds[0]
