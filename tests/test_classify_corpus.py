"""Weights on real resolutions: an expert's comparison, rows labelled by hand, the shares of weights in all pairs."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.rule_cases import unclaimed
from support.rule_signs import unforeseen

from benchmarks.folders import archived, files_in
from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, FlagKind, Verdict, Weight, verdict_of
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Language
from draftdiff.numbering import labels_of

pytestmark = pytest.mark.corpus

OWN_LABELS = Path(__file__).parent / "cases" / "weights" / "own_labels.jsonl"
EVERY = 5
"""One in so many pairs of the list is compared."""
SHORT = 160
"""Paragraphs of a pair, at most: the sample is for weights, not for speed."""
LETTERS = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}
FLAGGED = {
    "PP8": FlagKind.REFERENT_CHANGED,
    "OP1": FlagKind.REFERENT_CHANGED,
    "PP12": FlagKind.OFF_CYCLE,
    "PP14": FlagKind.TIME_BOUND,
    "OP10": FlagKind.TIME_BOUND,
    "OP25": FlagKind.TASK,
    "OP26": FlagKind.TASK,
}

Documents = dict[tuple[str, str], Document]


def expert_comparison(corpus: Path) -> Comparison:
    old = read_source((corpus / "lineage" / "A_RES_73_135.en.pdftotext.txt").read_bytes(), "old.txt").documents[0]
    new = read_source((corpus / "oic" / "A_RES_75_16.en.xml").read_bytes(), "new.xml").documents[0]
    return compare(old, new, load_lexicon(Language.ENGLISH))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_reads_as_before_and_means_another_thing_is_flagged_in_each_language(corpus: Path, language: str) -> None:
    old, new = (
        read_source((corpus / "oic" / f"A_RES_{number}.{language}.xml").read_bytes(), "it.xml").documents[0]
        for number in ("75_16", "77_18")
    )
    comparison = compare(old, new, load_lexicon(Language(language)))
    labels = labels_of(new.paragraphs)
    flags = {(str(labels[row.new[0].key]), flag.kind) for row in comparison.rows if row.new for flag in row.flags}
    expected = {("OP1", FlagKind.REFERENT_CHANGED), ("PP14", FlagKind.TIME_BOUND)}
    if language != "ar":  # the Arabic text of this paragraph was amended
        expected.add(("PP8", FlagKind.REFERENT_CHANGED))
    assert expected <= flags


def test_73_135_to_75_16_is_weighed_as_the_expert_weighs_it(corpus: Path) -> None:
    comparison = expert_comparison(corpus)
    document = [paragraph for row in comparison.rows for paragraph in row.new]
    labels = labels_of(document)
    rows = {str(labels[row.new[0].key]): row for row in comparison.rows if row.new}
    with (corpus.parent / "bench" / "expert" / "73_135-75_16.tsv").open(encoding="utf-8") as lines:
        expected = list(csv.DictReader(lines, delimiter="\t"))
    said = {row["new_labels"]: (row["change"], row["weight"]) for row in expected}
    found = {name: (rows[name].change.value, rows[name].weight.value if rows[name].weight else "") for name in said}
    assert found == said
    assert {name: flag.kind for name, row in rows.items() for flag in row.flags} == FLAGGED
    assert verdict_of(comparison) is Verdict.ROLLOVER


def own_labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in OWN_LABELS.read_text(encoding="utf-8").splitlines()]


def listed_pairs(corpus: Path) -> list[dict[str, str]]:
    """The pairs of the list whose texts are there."""
    with (corpus.parent / "bench" / "pairs.tsv").open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t") if int(row["old"][:2]) > 74]


def sampled_pairs(corpus: Path) -> list[tuple[str, str]]:
    rows = [row for row in listed_pairs(corpus) if set(LETTERS) <= set(row["langs"])]
    short = [row for row in rows if int(row["n_old"]) + int(row["n_new"]) < SHORT]
    return [(row["old"], row["new"]) for row in short[::EVERY]]


@pytest.fixture(scope="module")
def documents(corpus: Path) -> Documents:
    """The resolutions of the labels and of the sample, by symbol and language; read in one pass."""
    wanted = {symbol for pair in sampled_pairs(corpus) for symbol in pair}
    wanted |= {label[side].removeprefix("A/RES/") for label in own_labels() for side in ("old", "new")}
    return documents_in(files_in(corpus / "ga"), wanted)


def documents_in(files: Iterable[tuple[str, bytes]], wanted: Collection[str]) -> Documents:
    found: Documents = {}
    for name, data in files:
        number = re.search(r"(\d\d)_(\d+)(?![A-Z\d])", name)
        if not number or f"{number[1]}/{number[2]}" not in wanted:
            continue
        try:
            imported = read_source(data, name)
        except DraftdiffError:
            continue
        for document in imported.documents[:1]:
            found.setdefault((document.symbol, document.language.value), document)
    return found


def test_rows_labelled_by_hand(documents: Documents) -> None:
    right = total = 0
    for label in own_labels():
        old, new = (documents[label[side], label["language"]] for side in ("old", "new"))
        comparison = compare(old, new, load_lexicon(Language(label["language"])))
        names = labels_of(new.paragraphs)
        row = next(r for r in comparison.rows if r.new and str(names[r.new[0].key]) == label["new_label"])
        if not label["disputable"]:
            total += 1
            right += row.weight is Weight(label["weight"])
    print(f"\nown labels: {right} of {total} weights")
    assert right >= 0.95 * total


def comparisons(documents: Documents, pairs: list[tuple[str, str]], language: Language) -> Iterator[Comparison]:
    for old, new in pairs:
        before, after = (documents.get((f"A/RES/{symbol}", language.value)) for symbol in (old, new))
        if before and after:
            yield compare(before, after, load_lexicon(language))


def all_pairs(corpus: Path, language: Language) -> Iterator[Comparison]:
    """Compare all pairs of the list in one language; its documents are read for this alone, for they are many."""
    pairs = [(row["old"], row["new"]) for row in listed_pairs(corpus)]
    archives = sorted((corpus / "ga").glob(f"*.{language.value}.tar.xz"))
    yield from comparisons(documents_in(archived(archives), {one for pair in pairs for one in pair}), pairs, language)


def test_light_weights_are_proved_and_languages_agree(corpus: Path, documents: Documents) -> None:
    """In all pairs; in a sample of short ones where a sample is asked for."""
    is_sample = bool(os.environ.get("DRAFTDIFF_CORPUS_SAMPLE"))
    shares = {}
    for language in LANGUAGES:
        counted: Counter[str] = Counter()
        chosen = comparisons(documents, sampled_pairs(corpus), language) if is_sample else all_pairs(corpus, language)
        for comparison in chosen:
            counted["pairs"] += 1
            for row in comparison.rows:
                if row.change is not Change.AMENDED:
                    continue
                counted[row.weight.value if row.weight else "none"] += 1
                counted["unexplained"] += any(finding.rule == "topical-clause" for finding in row.findings)
                if row.weight is not Weight.SUBSTANTIVE:
                    assert not unclaimed(row), (comparison.new.symbol, language, row.new[0].text[:60])
        total = sum(counted[weight.value] for weight in Weight)
        shares[language.value] = {name: round(100 * count / total) for name, count in sorted(counted.items())}
        shares[language.value] |= {"rows": total, "pairs": counted["pairs"]}
        assert not counted["none"]
    print("\nshares of amended rows, per cent:", json.dumps(shares, indent=1))
    english = shares["en"]["substantive"]
    assert all(abs(share["substantive"] - english) <= 10 for share in shares.values())


def test_no_rule_finds_anything_where_its_signs_are_missing(corpus: Path, documents: Documents) -> None:
    for language in LANGUAGES:
        for comparison in comparisons(documents, sampled_pairs(corpus)[::6], language):
            assert not unforeseen(comparison, load_lexicon(language)), (comparison.new.symbol, language)
