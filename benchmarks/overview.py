"""One table of what is measured: figures, targets, and two plain aligners beside the product in the same run.

    python -m benchmarks.overview [--bench DIR] [--corpus DIR]

Runs what `benchmarks.alignment`, `crosslang`, `growth`, `process_speed` and `redline_speed` run, and prints it
for a reader.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from benchmarks import growth, redline_speed
from benchmarks.alignment import Prediction, compare_pair, predict, prediction_of, score_folder
from benchmarks.baselines import by_assignment, by_difflib
from benchmarks.crosslang import agreement
from benchmarks.folders import CORPUS, DEFAULT_BENCH, load_scorer, read_folder
from draftdiff.model import Language

LANGUAGES = ("en", "ar", "es", "fr", "ru", "zh")
ALIGNERS = {"draftdiff": predict, "assignment": by_assignment, "difflib": by_difflib}
GOLD = {
    "en": {
        "F1": 0.975, "F1_lenient": 0.992, "F1_changed": 0.97, "F1_moved": 0.92, "F1_splitmerge": 0.85,
        "kind_acc": 0.96,
    },
    **{language: {"F1": 0.97, "F1_lenient": None, "F1_changed": None} for language in LANGUAGES[1:]},
}  # fmt: skip
"""For each language the figures of the labelled pairs that are shown, and their targets."""
SYNTHETIC = {"light": 0.999, "medium": 0.997, "heavy": 0.985}
AGREEMENT = {"changed_pairwise": 0.975, "changed_unanimous": 0.94}
SURE_RIGHT, DOUBTFUL = 0.995, 0.03
_NAMES = {
    "F1": "F1 strict", "F1_lenient": "F1 lenient", "F1_changed": "F1 changed", "F1_moved": "F1 moved",
    "F1_splitmerge": "F1 split/merged", "kind_acc": "kind right",
}  # fmt: skip


class Line(NamedTuple):
    """A figure: what it is, its target, ours, others'. `least` says that small is good."""

    what: str
    target: float | None
    ours: float
    others: tuple[float, ...] = ()
    least: bool = False

    def is_short(self) -> bool:
        """Say whether the target is missed."""
        if self.target is None:
            return False
        return self.ours > self.target if self.least else self.ours < self.target


def gold_lines(bench: Path, scorer: ModuleType) -> Iterator[Line]:
    """Score the labelled pairs of each language."""
    for language in LANGUAGES:
        folder = bench / "gold" / language
        scores = [score_folder(folder, scorer, predictor=aligner) for aligner in ALIGNERS.values()]
        for name, target in GOLD[language].items():
            ours, *others = (score[name] for score in scores)
            yield Line(f"labelled {language}  {_NAMES[name]}", target, ours, tuple(others))


def synthetic_lines(bench: Path, scorer: ModuleType) -> Iterator[Line]:
    """Score the known edits of each strength and language."""
    for strength, target in SYNTHETIC.items():
        for language in LANGUAGES:
            folder = bench / "synthetic" / strength / language
            ours, *others = (score_folder(folder, scorer, predictor=run)["F1"] for run in ALIGNERS.values())
            yield Line(f"edited, {strength} {language}  F1 strict", target, ours, tuple(others))


def agreement_lines(bench: Path) -> Iterator[Line]:
    """Measure how far the languages agree on changed paragraphs."""
    figures = [agreement(bench / "crosslang", bench, aligner) for aligner in ALIGNERS.values()]
    for name, target in AGREEMENT.items():
        ours, *others = (figure[name] for figure in figures)
        yield Line(f"languages agree, {name.replace('_', ' ')}", target, ours, tuple(others))


def calibration_lines(bench: Path, scorer: ModuleType) -> Iterator[Line]:
    """Count how many links are called doubtful, and how many of the sure ones are right."""
    sure = right = links = 0
    for language in LANGUAGES:
        for pair in read_folder(bench / "gold" / language).values():
            comparison = compare_pair(pair, Language(language))
            labelled = set(scorer.expand(pair["links"]))
            said = prediction_of(comparison)["links"]
            for row, link in zip((row for row in comparison.rows if row.old and row.new), said, strict=True):
                links += 1
                sure += row.link.sure
                right += row.link.sure and _pairs(link, scorer) <= labelled
    yield Line("sure links that are right", SURE_RIGHT, right / max(1, sure))
    yield Line("links that are doubtful", DOUBTFUL, (links - sure) / max(1, links), least=True)


def _pairs(link: Prediction, scorer: ModuleType) -> set[tuple[str, str]]:
    return set(scorer.expand([link]))


def process_lines(corpus: Path) -> Iterator[Line]:
    """Measure whole processes against a bare Python, and the memory of the largest.

    From a process of its own: the peak memory that the system tells of a process begins with that of its parent.
    """
    command = [sys.executable, "-m", "benchmarks.process_speed", "--corpus", str(corpus), "--runs", "5"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    for report in map(json.loads, done.stdout.splitlines()):
        yield Line(f"{report['what']}  times bare Python", report["target"], report["ratio"], least=True)
        if report["what"] == "json large":
            yield Line("json large  megabytes", 80, report["mb"], least=True)


def in_process_lines(bench: Path) -> Iterator[Line]:
    """Measure redline and comparison beside difflib on the same tokens."""
    for language, figures in redline_speed.redlines(bench):
        yield Line(f"redline {language}  times faster than difflib", 3, figures["times_faster"])
    for language, figures in redline_speed.comparisons(bench):
        target = 0.7 if language == "en" else None
        yield Line(f"compare {language}  times difflib's redline", target, figures["ratio"], least=True)


def growth_lines() -> Iterator[Line]:
    """Measure how the time of an alignment grows: per pair of paragraphs it must not."""
    before: float | None = None
    for measured in growth.measure():
        what = f"align {measured.paragraphs} paragraphs ({measured.milliseconds:.0f} ms)  ns for each pair"
        yield Line(what, before, measured.nanoseconds_a_pair, least=True)
        before = measured.nanoseconds_a_pair


def print_table(title: str, lines: Iterable[Line], others: Sequence[str] = ()) -> int:
    """Print a block of lines as they are measured; return how many fall short of their target."""
    print(f"\n{title:<52}{'target':>9}{'draftdiff':>11}" + "".join(f"{name:>12}" for name in others))
    short = 0
    for line in lines:
        mark = " short" if line.is_short() else ""
        short += line.is_short()
        cells = "".join(f"{_shown(value):>12}" for value in line.others)
        print(f"  {line.what:<50}{_shown(line.target):>9}{_shown(line.ours):>11}{cells}{mark}", flush=True)
    return short


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.4f}" if value <= 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def tables(bench: Path, corpus: Path) -> Mapping[str, Callable[[], tuple[Iterable[Line], Sequence[str]]]]:
    """Return what is measured, by title."""
    scorer, others = load_scorer(bench, "score"), [*ALIGNERS][1:]
    return {
        "Alignment of labelled pairs": lambda: (gold_lines(bench, scorer), others),
        "Alignment of known edits": lambda: (synthetic_lines(bench, scorer), others),
        "Agreement between languages": lambda: (agreement_lines(bench), others),
        "Sure and doubtful links": lambda: (calibration_lines(bench, scorer), ()),
        "Growth": lambda: (growth_lines(), ()),
        "Speed in process": lambda: (in_process_lines(bench), ()),
        "Speed of whole processes": lambda: (process_lines(corpus), ()),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description="Prints one table of all that is measured.")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args(arguments)
    short = 0
    for title, measured in tables(options.bench, options.corpus).items():
        lines, others = measured()
        short += print_table(title, lines, others)
    print(f"\n{short} figures fall short of their target." if short else "\nEvery target is met.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
