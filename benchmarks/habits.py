"""Counts how strictly official texts keep the chain of *also* and *further*, for `draftdiff/checks/habits.json`.

    python -m benchmarks.habits [FOLDER] [--every N]

FOLDER holds `*.tar.xz` archives or XML files (usual: `../shared/corpus/ga`). A case is a paragraph that opens with the
phrase of the one before it, of one meaning, in the preamble or behind a verb that states; cases of texts that leave the
rule in more than one of ten other places are not counted. Prints one JSON object: the share of kept cases by part of
the text and language, as `habits.json` has it.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus_xml import CORPUS, files_in
from draftdiff.checks.chain import Step, keeps_elsewhere, steps_of
from draftdiff.checks.draft import Draft
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language


def main() -> int:
    """Count a corpus and print the shares."""
    parser = ArgumentParser(description="Count how strictly official texts keep also and further")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    arguments = parser.parse_args()
    json.dump(shares(documents_in(arguments.folder, arguments.every)), sys.stdout, indent=1)
    print()
    return 0


def documents_in(folder: Path, every: int) -> Iterator[Document]:
    """Yield the documents of a corpus whose language is known."""
    for name, data in files_in(folder, every):
        try:
            documents = read_source(data, name).documents
        except DraftdiffError:
            continue
        yield from (one for one in documents if one.language is not Language.UNKNOWN)


def shares(documents: Iterable[Document]) -> dict[str, dict[str, float]]:
    """Return the share of kept cases by habit and language."""
    kept, all_cases = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for document in documents:
        for step in counted_steps(document):
            case = (f"also-further, {step.clause.paragraph.kind.value}", document.language.value)
            all_cases[case] += 1
            kept[case] += step.fault is None
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (habit, language), count in sorted(all_cases.items()):
        found[habit][language] = round(kept[habit, language] / count, 3)
    return dict(found)


def counted_steps(document: Document) -> Iterator[Step]:
    """Return the cases of a document that count."""
    runs = Draft(document, load_lexicon(document.language)).whole_runs()
    told = [step for run in runs for step in steps_of(run) if step.is_told]
    return (step for step in told if len(step.opening.acts) == 1 and keeps_elsewhere(step, told))


if __name__ == "__main__":
    sys.exit(main())
