"""Measures how far the alignments of one pair agree when each language is aligned by itself.

    python -m benchmarks.crosslang CROSSLANG_DIR [--bench DIR] [--out DIR]

Prints the JSON of `agree.py`. With `--out`, the predictions are kept in that folder.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.alignment import Predictor, predict
from benchmarks.folders import DEFAULT_BENCH, load_scorer, read_folder
from draftdiff.model import Language


def write_predictions(folder: Path, out: Path, predictor: Predictor = predict) -> None:
    """Align every pair of a folder in each of its languages; write one file of predictions per pair."""
    out.mkdir(parents=True, exist_ok=True)
    for name, pair in read_folder(folder).items():
        predictions = {language: predictor(sides, Language(language)) for language, sides in pair["languages"].items()}
        (out / name).write_text(json.dumps(predictions, ensure_ascii=False), encoding="utf-8")


def agreement(folder: Path, bench: Path, predictor: Predictor = predict) -> dict[str, Any]:
    """Return the figures of `agree.py` for an aligner."""
    scorer, printed = load_scorer(bench, "agree"), io.StringIO()
    with tempfile.TemporaryDirectory() as scratch, contextlib.redirect_stdout(printed):
        write_predictions(folder, Path(scratch), predictor)
        scorer.main(str(folder), scratch)
    figures: dict[str, Any] = json.loads(printed.getvalue())
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Align, then let the scorer print."""
    parser = argparse.ArgumentParser(description="Measures the agreement of alignments between languages.")
    parser.add_argument("folder", type=Path, metavar="CROSSLANG_DIR")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH, help="folder with agree.py and score.py")
    parser.add_argument("--out", type=Path, help="keep the predictions in this folder")
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.bench, "agree")
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        write_predictions(options.folder, out)
        scorer.main(str(options.folder), str(out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
