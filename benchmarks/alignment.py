"""Scores the product's alignment on folders of labelled pairs.

    python -m benchmarks.alignment GOLD_DIR [GOLD_DIR …] [--bench DIR] [--out DIR]

Prints one JSON line per folder: the summary of `score.py`, and the seconds per pair. The language is the name
of the folder. With `--out`, predictions are written to `OUT/<language>/<name>`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.folders import DEFAULT_BENCH, document_of, load_scorer, read_folder
from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, Row
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language

Prediction = dict[str, Any]
Predictor = Callable[[Mapping[str, Any], Language], Prediction]


def predict(pair: Mapping[str, Any], language: Language) -> Prediction:
    """Align one pair with the product and write its rows as the benchmark names them."""
    return prediction_of(compare_pair(pair, language))


def compare_pair(pair: Mapping[str, Any], language: Language) -> Comparison:
    """Compare the two documents of a pair with the product."""
    old = document_of(pair["old_paras"], language)
    new = document_of(pair["new_paras"], language)
    return compare(old, new, load_lexicon(language))


def prediction_of(comparison: Comparison) -> Prediction:
    """Map rows to links, added and removed."""
    linked = [row for row in comparison.rows if row.old and row.new]
    return {
        "links": [_link(row) for row in linked],
        "added": [row.new[0].key for row in comparison.rows if row.change is Change.ADDED],
        "removed": [row.old[0].key for row in comparison.rows if row.change is Change.REMOVED],
    }


def _link(row: Row) -> dict[str, Any]:
    return {
        "old": list(row.link.old),
        "new": list(row.link.new),
        "kind": _kind(row),
        "pairs": [[pair.old, pair.new] for pair in row.link.pairs],
    }


def _kind(row: Row) -> str:
    if row.change in (Change.SPLIT, Change.MERGED):
        return row.change.value
    amended = any(segment.is_change for segment in row.segments)
    if row.moved:
        return "moved+amended" if amended else "moved"
    return "amended" if amended else "same"


def score_folder(
    folder: Path, scorer: ModuleType, out: Path | None = None, predictor: Predictor = predict
) -> dict[str, Any]:
    """Score the product (or another aligner) on a folder: the scorer's summary, the folder, seconds per pair."""
    language, total, seconds = Language(folder.name), {}, 0.0
    pairs = read_folder(folder)
    for name, pair in pairs.items():
        started = time.process_time()
        prediction = predictor(pair, language)
        seconds += time.process_time() - started
        scorer.add(total, scorer.score_doc(pair, prediction))
        if out is not None:
            write_prediction(out / folder.name / name, prediction)
    summary = {key: round(value, 4) for key, value in scorer.summary(total).items()} if pairs else {}
    return {"folder": str(folder), **summary, "seconds_per_pair": round(seconds / max(1, len(pairs)), 4)}


def write_prediction(path: Path, prediction: Prediction) -> None:
    """Write one prediction beside the others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score each folder and print a JSON line for it."""
    parser = argparse.ArgumentParser(description="Scores the alignment on folders of labelled pairs.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH, help="folder with score.py")
    parser.add_argument("--out", type=Path, help="write the predictions below this folder")
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.bench, "score")
    for folder in options.folders:
        print(json.dumps(score_folder(folder, scorer, options.out)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
