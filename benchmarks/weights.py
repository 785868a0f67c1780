"""Measures the weights and kinds of changes on labelled rows of real pairs of resolutions.

    python -m benchmarks.weights LABELS.jsonl --corpus DIR [--bench DIR] [--out FILE]

Imports and compares the two files of each row with the product, finds the row by its texts, and prints the
JSON of `score_weights.py`. Where the product has aligned the two paragraphs otherwise, the alignment is
corrected for them as a person would do it, and obeyed. With `--out`, the predictions are kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from benchmarks.folders import DEFAULT_BENCH, load_scorer
from draftdiff.compare import compare
from draftdiff.comparison import Alignment, Comparison, Link, Row
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph
from draftdiff.tokens import compared_text

KINDS = frozenset(
    {
        "governing-verb", "also-further", "roll-forward", "citation-own", "citation-new", "citation-dropped",
        "citation-replaced", "negation", "modal", "scope", "qualifier", "addressee", "reporting-request",
        "period", "quantity", "list-dated", "list-members", "name-recorded", "name-other", "house-style",
        "typographic", "time-word", "topical-clause",
    }
)  # fmt: skip
"""Names of kinds in the labels; findings about whole clauses and moved notes have others."""
ALIKE = 0.9
"""Similarity from which a paragraph is the one that a label means: labels may lack a number or a note mark."""


class Found(NamedTuple):
    """The paragraph of a document that is most like a text, and how much it is."""

    likeness: float
    document: Document
    paragraph: Paragraph


@lru_cache(maxsize=512)
def documents_of(path: Path, language: Language) -> tuple[Document, ...]:
    """Import a file: one document, or one for each part."""
    return read_source(path.read_bytes(), path.name, language=language).documents


@lru_cache(maxsize=512)
def comparison_of(old: Path, new: Path, places: tuple[int, int], language: Language) -> Comparison:
    """Compare one document of each file."""
    before, after = documents_of(old, language)[places[0]], documents_of(new, language)[places[1]]
    return compare(before, after, load_lexicon(language))


def most_like(text: str, documents: Sequence[Document]) -> tuple[int, Found]:
    """Return the document and the paragraph that a labelled text is from."""
    wanted = compared_text(text)
    best: tuple[int, Found] | None = None
    for place, document in enumerate(documents):
        for paragraph in document.paragraphs:
            likeness = Indel.normalized_similarity(wanted, compared_text(paragraph.text))
            if best is None or likeness > best[1].likeness:
                best = place, Found(likeness, document, paragraph)
    if best is None:
        raise LookupError("a document without paragraphs")
    return best


def row_of(label: Mapping[str, Any], corpus: Path) -> Row:
    """Compare the files of a label and return the row that it is about."""
    language = Language(label["language"])
    old_path, new_path = corpus / label["old_file"], corpus / label["new_file"]
    old_place, old = most_like(label["old_text"], documents_of(old_path, language))
    new_place, new = most_like(label["new_text"], documents_of(new_path, language))
    comparison = comparison_of(old_path, new_path, (old_place, new_place), language)
    found = _best_row(comparison, label)
    if found is not None:
        return found
    corrected = _with_link(comparison, old.paragraph.key, new.paragraph.key)
    again = compare(old.document, new.document, load_lexicon(language), corrected)
    return next(row for row in again.rows if old.paragraph.key in row.link.old)


def _best_row(comparison: Comparison, label: Mapping[str, Any]) -> Row | None:
    """Return the row with both texts; of equal ones the first."""
    old, new = compared_text(label["old_text"]), compared_text(label["new_text"])
    best, likeness = None, 0.0
    for row in comparison.rows:
        here = min(_likeness(old, row.old), _likeness(new, row.new))
        if here > likeness:
            best, likeness = row, here
    return best if likeness >= ALIKE else None


def _likeness(text: str, paragraphs: Sequence[Paragraph]) -> float:
    """Return how much the most similar of a row's paragraphs is like a text."""
    found = (Indel.normalized_similarity(text, compared_text(p.text), score_cutoff=ALIKE) for p in paragraphs)
    return max(found, default=0.0)


def _with_link(comparison: Comparison, old: str, new: str) -> Alignment:
    kept = [row.link for row in comparison.rows if old not in row.link.old and new not in row.link.new]
    links = tuple(link for link in kept if link.old and link.new)
    return Alignment(
        old=comparison.old.symbol,
        new=comparison.new.symbol,
        links=(*links, Link(old=(old,), new=(new,))),
    )


def prediction_of(label: Mapping[str, Any], corpus: Path) -> dict[str, Any]:
    """Return what the product says of a labelled row."""
    row = row_of(label, corpus)
    kinds = sorted({finding.rule for finding in row.findings} & KINDS)
    return {"id": label["id"], "weight": row.weight.value if row.weight else None, "kinds": kinds}


def read_labels(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the labelled rows of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, then print what the scorer says."""
    parser = argparse.ArgumentParser(description="Measures weights and kinds on labelled rows.")
    parser.add_argument("labels", type=Path, metavar="LABELS.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder with the XML files of the rows")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH, help="folder with weights/score_weights.py")
    parser.add_argument("--out", type=Path, help="keep the predictions in this file, one JSON line each")
    options = parser.parse_args(arguments)
    labels = {label["id"]: label for label in read_labels(options.labels)}
    predictions = {}
    for name, label in labels.items():
        try:
            predictions[name] = prediction_of(label, options.corpus)
        except (DraftdiffError, LookupError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
    if options.out:
        lines = (json.dumps(prediction, ensure_ascii=False) for prediction in predictions.values())
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    scorer = load_scorer(options.bench / "weights", "score_weights")
    print(json.dumps(scorer.score(labels, predictions), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
