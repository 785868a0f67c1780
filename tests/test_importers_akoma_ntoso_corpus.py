"""The official XML of four sessions in six languages: nothing is lost, and the languages agree.

The count of characters is that of `benchmarks.corpus_xml`, which walks the sources by itself.
"""

from __future__ import annotations

import csv
import json
import os
import tarfile
from pathlib import Path
from typing import Any

import pytest
from conftest import sample

from benchmarks.corpus_xml import Measure, shape_of
from benchmarks.folders import files_in
from draftdiff.importers import read_source

pytestmark = pytest.mark.corpus

DISAGREEMENTS = Path(__file__).parent / "cases" / "import" / "disagreements.tsv"
FILES = 7807
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LINEAGE = {"75_16": (29, 26, 6), "77_18": (29, 27, 6), "79_9": (29, 30, 6)}
WANTED = int(os.environ.get("DRAFTDIFF_CORPUS_SAMPLE") or FILES)


def disagreements() -> list[dict[str, str]]:
    """The texts whose structure differs from that of the other languages, and what is wrong with each."""
    with DISAGREEMENTS.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


@pytest.fixture(scope="module")
def figures(corpus: Path) -> dict[str, Any]:
    """The figures of the whole collection, or of a sample; printed for whoever runs `make corpus`."""
    measure = Measure()
    for name, data in files_in(corpus / "ga", every=max(FILES // WANTED, 1)):
        measure.add(name, data)
    print("\nofficial XML:", json.dumps(measure.figures(), ensure_ascii=False, indent=1))
    return measure.figures()


def test_law_4_every_character_of_every_file_is_in_its_document(figures: dict[str, Any]) -> None:
    assert figures["differing"] == []
    assert figures["whole"] == dict.fromkeys(figures["files"], 1.0)


def test_what_is_left_out_is_little_and_has_a_reason(figures: dict[str, Any]) -> None:
    assert figures["left_out"] <= 0.001
    assert set(figures["left_out_by_reason"]) <= {"note-brackets", "repeated-number", "repeated-heading"}


@pytest.mark.skipif(WANTED < FILES, reason="a sample was asked for")
def test_all_files_but_the_two_malformed_ones_are_read(figures: dict[str, Any]) -> None:
    assert set(figures["files"]) == set(LANGUAGES)
    first, second = figures["errors"]
    assert first.startswith("75_251_B_S.xml is not well-formed XML at line 126, column 11")
    assert second.startswith("A_RES_77_104-2228250S.xml is not well-formed XML at line 991, column 15")


@pytest.mark.skipif(WANTED < FILES, reason="a sample was asked for")
def test_the_six_languages_of_a_resolution_have_one_structure(figures: dict[str, Any]) -> None:
    assert figures["resolutions_in_all_languages"] > 1200
    assert figures["same_structure"] > 0.96


@pytest.mark.skipif(WANTED < FILES, reason="a sample was asked for")
def test_where_the_languages_differ_the_source_was_read_and_is_at_fault(figures: dict[str, Any]) -> None:
    assert figures["disagreeing"] == sorted(f"{row['symbol']} {row['language']}" for row in disagreements())


@pytest.mark.parametrize("archive", sorted({row["archive"] for row in disagreements()}))
def test_the_counts_of_texts_that_differ_stand(corpus: Path, archive: str) -> None:
    """Each of these files was read beside its sisters; `disagreements.tsv` names what is wrong with it."""
    rows = sample([row for row in disagreements() if row["archive"] == archive])
    with tarfile.open(corpus / "ga" / f"{archive}.tar.xz") as files:
        members = {Path(member.name).name: member for member in files}
        for row in rows:
            content = files.extractfile(members[row["file"]])
            documents = read_source(content.read() if content else b"", row["file"]).documents
            (document,) = [one for one in documents if one.symbol == row["symbol"]]
            assert shape_of(document) == tuple(int(row[name]) for name in ("preambular", "operative", "notes"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("symbol", LINEAGE)
def test_the_lineage_has_its_paragraphs_and_notes(corpus: Path, symbol: str, language: str) -> None:
    path = corpus / "oic" / f"A_RES_{symbol}.{language}.xml"
    (document,) = read_source(path.read_bytes(), path.name).documents
    assert shape_of(document) == LINEAGE[symbol]
    assert document.symbol == f"A/RES/{symbol.replace('_', '/')}"
    assert document.language.value == language
    assert all(mark.end > mark.start for one in document.paragraphs for mark in one.marks)
