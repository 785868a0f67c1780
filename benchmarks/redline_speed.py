"""How fast texts are redlined and documents compared, beside difflib's word redline in the same run.

    python -m benchmarks.redline_speed [--bench DIR]

Prints one JSON line for each language: microseconds of one changed paragraph of the hand-labelled pairs
(mean of the best of several rounds) by `redline` and by difflib on the same tokens, and how many times
faster we are. Then, for each language, milliseconds of a whole comparison in process (align, redline,
classify) of 75/16 and 77/18, of difflib's redline of the same paragraphs, already aligned, and the ratio
(smaller is better).
"""

from __future__ import annotations

import argparse
import difflib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.folders import DEFAULT_BENCH, read_folder
from draftdiff.compare import compare
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language
from draftdiff.redline import redline
from draftdiff.tokens import split_tokens

ROUNDS = 5
Texts = tuple[str, str]


def seconds(call: Callable[[], object]) -> float:
    """Return the processor time of the fastest of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


def difflib_redline(old: Sequence[str], new: Sequence[str]) -> object:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def changed_texts(folder: Path) -> Iterator[Texts]:
    """Yield the texts of the changed one-to-one links of a folder."""
    for pair in read_folder(folder).values():
        old, new = ({entry["id"]: entry["text"] for entry in pair[side]} for side in ("old_paras", "new_paras"))
        for link in pair["links"]:
            if len(link["old"]) == len(link["new"]) == 1 and old[link["old"][0]] != new[link["new"][0]]:
                yield old[link["old"][0]], new[link["new"][0]]


def measure_redline(texts: Sequence[Texts]) -> dict[str, float]:
    tokens = [(split_tokens(old), split_tokens(new)) for old, new in texts]
    ours = sum(seconds(partial(redline, *pair)) for pair in texts)
    theirs = sum(seconds(partial(difflib_redline, *pair)) for pair in tokens)
    return {
        "paragraphs": len(texts),
        "redline_us": round(1e6 * ours / len(texts), 1),
        "difflib_us": round(1e6 * theirs / len(texts), 1),
        "times_faster": round(theirs / ours, 2),
    }


def measure_compare(old: Document, new: Document) -> dict[str, float]:
    lexicon = load_lexicon(new.language)
    rows = compare(old, new, lexicon).rows
    texts = [["\n".join(p.text for p in side) for side in (row.old, row.new)] for row in rows]
    tokens = [(split_tokens(before), split_tokens(after)) for before, after in texts]
    ours = seconds(lambda: compare(old, new, lexicon))
    theirs = seconds(lambda: [difflib_redline(*pair) for pair in tokens])
    return {
        "compare_ms": round(1e3 * ours, 1),
        "difflib_ms": round(1e3 * theirs, 1),
        "ratio": round(ours / theirs, 2),
    }


def redlines(bench: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Measure the redline of changed paragraphs in each language."""
    for folder in sorted((bench / "gold").iterdir()):
        yield folder.name, measure_redline(list(changed_texts(folder)))


def comparisons(bench: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Measure whole comparisons of 75/16 and 77/18 in each language."""
    for language in (language for language in Language if language is not Language.UNKNOWN):
        paths = [bench.parent / "corpus" / "oic" / f"A_RES_{symbol}.{language}.xml" for symbol in ("75_16", "77_18")]
        old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in paths)
        yield language.value, measure_compare(old, new)


def main() -> int:
    parser = argparse.ArgumentParser(description="Speed of redline and compare beside difflib")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH)
    bench = parser.parse_args().bench
    for language, figures in redlines(bench):
        print(json.dumps({"redline": language, **figures}))
    for language, figures in comparisons(bench):
        print(json.dumps({"compare": language, **figures}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
