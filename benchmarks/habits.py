"""Counts how strictly official texts keep the chain of *also* and *further*, for `draftdiff/checks/habits.json`.

    python -m benchmarks.habits [FOLDER] [--every N]

FOLDER holds `*.tar.xz` archives or XML files (usual: `../shared/corpus/ga`). A case is a paragraph that opens with the
phrase of the one before it, in the preamble or behind a verb that states; operative cases of texts that leave the rule
in more than one of five other places are not counted. Prints one JSON object:

- `shares`: of phrases of one meaning, the share of kept cases by part and language, as `habits.json` has it;
- `by_phrase`: phrases of several meanings that say *also* whatever they translate, as `habits.json` has them: of fifty
  cases and more, at most 6 in 100 that translate two English verbs stand bare, or one in 200 of all;
- `of_two_verbs`: for each phrase of several meanings with twenty cases and more, its cases, those that translate two
  English verbs, and how many of these say the word all the same.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.folders import CORPUS, files_in
from draftdiff.checks.also_further.chain import Step, is_one_verb, keeps_elsewhere, steps_of
from draftdiff.checks.draft import Draft
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language
from draftdiff.phrases import Opening

_FEWEST, _FEWEST_SHOWN = 50, 20
"""Cases of a phrase from which on it is judged, and shown."""
_BARE_OF_TWO, _BARE_OF_ALL = 0.06, 0.005
"""Shares of cases in which the bare verb may be meant, at most."""

Openings = dict[str, Opening]
"""Opening phrases by the label of their paragraph."""


class Case(NamedTuple):
    """A paragraph that opens with the phrase of the one before it, in a text that keeps the rule."""

    language: Language
    part: str
    phrase: str
    is_kept: bool
    has_one_meaning: bool
    labels: tuple[str, str]
    symbol: str


class Repeats(NamedTuple):
    """How often a phrase is repeated, how often that translates two English verbs, and of these with the word."""

    cases: int
    of_two_verbs: int
    kept_of_two: int

    @property
    def goes_by_phrase(self) -> bool:
        """Say whether *also* stands wherever the phrase is repeated."""
        bare = self.of_two_verbs - self.kept_of_two
        is_rare = bare <= _BARE_OF_TWO * self.of_two_verbs or bare <= _BARE_OF_ALL * self.cases
        return self.cases >= _FEWEST and is_rare


def main() -> int:
    """Count a corpus and print the shares."""
    parser = ArgumentParser(description="Count how strictly official texts keep also and further")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS / "ga")
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    arguments = parser.parse_args()
    json.dump(habits(documents_in(arguments.folder, arguments.every)), sys.stdout, indent=1, ensure_ascii=False)
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


def habits(documents: Iterable[Document]) -> dict[str, Any]:
    """Return what `habits.json` says of also and further, and the counts behind it."""
    cases: list[Case] = []
    english: dict[str, Openings] = {}
    for document in documents:
        draft = Draft(document, load_lexicon(document.language))
        if document.language is Language.ENGLISH:
            openings = ((str(clause.label), clause.opening) for clause in draft.clauses)
            english[document.symbol] = {label: opening for label, opening in openings if opening}
        cases += cases_of(draft)
    repeats = _repeats([case for case in cases if not case.has_one_meaning], english)
    sure = [phrase for phrase, counted in repeats.items() if counted.goes_by_phrase]
    shown = {phrase: counted for phrase, counted in repeats.items() if counted.cases >= _FEWEST_SHOWN}
    return {
        "shares": shares(case for case in cases if case.has_one_meaning),
        "by_phrase": _by_language((language, phrase) for language, phrase in sure),
        "of_two_verbs": {f"{language.value}: {phrase}": counted for (language, phrase), counted in shown.items()},
    }


def cases_of(draft: Draft) -> Iterator[Case]:
    """Yield the cases of a document that count."""
    told = [step for step in steps_of(draft) if step.is_told]
    for step in told:
        if step.before and keeps_elsewhere(step, told) and not step.is_joined:
            yield _case(draft.document, step, step.before)


def _case(document: Document, step: Step, before: Step) -> Case:
    return Case(
        language=document.language,
        part=step.clause.paragraph.kind.value,
        phrase=step.opening.base,
        is_kept=step.fault is None,
        has_one_meaning=len(step.opening.acts) == 1,
        labels=(str(before.clause.label), str(step.clause.label)),
        symbol=document.symbol,
    )


def shares(cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """Return the share of kept cases by habit and language."""
    kept, all_cases = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in cases:
        named = (f"also-further, {case.part}", case.language.value)
        all_cases[named] += 1
        kept[named] += case.is_kept
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (habit, language), count in sorted(all_cases.items()):
        found[habit][language] = round(kept[habit, language] / count, 3)
    return dict(found)


def _repeats(cases: Iterable[Case], english: dict[str, Openings]) -> dict[tuple[Language, str], Repeats]:
    """Count the repeats of each phrase whose English verbs are known."""
    counted: dict[tuple[Language, str], list[tuple[bool, bool]]] = defaultdict(list)
    for case in cases:
        before, here = (english.get(case.symbol, {}).get(label) for label in case.labels)
        if before and here:
            counted[case.language, case.phrase].append((not is_one_verb(before, here), case.is_kept))
    return {
        phrase: Repeats(len(found), sum(two for two, _ in found), sum(two and kept for two, kept in found))
        for phrase, found in sorted(counted.items(), key=lambda item: -len(item[1]))
    }


def _by_language(phrases: Iterable[tuple[Language, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for language, phrase in sorted(phrases):
        found[language.value].append(phrase)
    return dict(found)


if __name__ == "__main__":
    sys.exit(main())
