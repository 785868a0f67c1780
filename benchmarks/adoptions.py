"""Counts on which days official texts say that resolutions were adopted, for `draftdiff/checks/adopted.json`.

    python -m benchmarks.adoptions [FOLDER] [--every N]

FOLDER holds `*.tar.xz` archives or XML files (usual: `../shared/corpus/ga`). Counted are the dates beside cited numbers
and the dates of the documents themselves, three times. From session 31 on, numbers are given in the order of adoption:
of the dates that three texts or more say, those stay that stand in that order and are said most often in all, which
leaves out slips; and one out of order that at least twenty say. The Security Council numbers through. Prints one JSON
object: by session, and for that council, runs of numbers with their day.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.folders import CORPUS
from benchmarks.habits import documents_in
from draftdiff.checks.draft import Draft
from draftdiff.checks.sitting import dated_resolutions, years_of_council
from draftdiff.citations.bodies import SECURITY
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, EventKind
from draftdiff.sessions import FIRST_NUMBERED, can_adopt
from draftdiff.symbols import parse_symbol

_DAY = len("2020-11-23")
_OWN = 3
"""What a document says of itself counts as much as three citations."""
_LEAST, _SURE = 3, 20
"""How often a date must be said in order, and out of order."""

Said = dict[str, dict[int, Counter[str]]]
"""By session, or for the Security Council, and number: how often each day is said."""


class Dated(NamedTuple):
    """A number, a day, and how often it is said."""

    number: int
    day: str
    count: int


def main() -> int:
    """Count a corpus and print the runs, a session a line."""
    parser = ArgumentParser(description="Count when official texts say that resolutions were adopted")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS / "ga")
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    arguments = parser.parse_args()
    said = days_said(documents_in(arguments.folder, arguments.every))
    sessions = sorted(said, key=lambda session: (len(session), session))
    lines = (f'"{session}": {json.dumps(runs_of(said[session]))}' for session in sessions)
    print("{", ",\n".join(lines), "}", sep="\n")
    return 0


def days_said(documents: Iterable[Document]) -> Said:
    """Count the days that texts give the resolutions of the General Assembly and of the Security Council."""
    said: Said = defaultdict(lambda: defaultdict(Counter))
    for document in documents:
        for event in document.events:
            if event.kind is EventKind.ADOPTED:
                _count(said, document.symbol, event.date, _OWN)
        for clause in Draft(document, load_lexicon(document.language)).clauses:
            for citation, _ in dated_resolutions(clause):
                _count(said, citation.value, citation.date, 1)
    return said


def _count(said: Said, symbol: str, day: str, times: int) -> None:
    read = parse_symbol(symbol)
    if read is None or read.kind != "RES" or read.part not in ("", "A") or len(day) != _DAY:
        return
    session = int(read.session) if read.session.isdecimal() else 0
    is_of_assembly = read.body == "A" and session >= FIRST_NUMBERED and can_adopt(session, day)
    is_of_council = read.body == SECURITY and int(day[:4]) in years_of_council(symbol)
    if is_of_assembly or is_of_council:
        said[read.session or SECURITY][int(read.number)][day] += times


def runs_of(said: Mapping[int, Counter[str]]) -> list[tuple[int, int, str]]:
    """Return runs of numbers with their day: first, last, day."""
    dated = [Dated(n, day, count) for n in sorted(said) for day, count in sorted(said[n].items()) if count >= _LEAST]
    days = {one.number: one.day for one in in_order(dated)}
    days |= {one.number: one.day for one in dated if one.count >= _SURE and one.count == max(said[one.number].values())}
    runs: list[tuple[int, int, str]] = []
    for number in sorted(days):
        first = runs.pop()[0] if runs and runs[-1][2] == days[number] else number
        runs.append((first, number, days[number]))
    return runs


def in_order(dated: Sequence[Dated]) -> list[Dated]:
    """Return those of rising numbers whose days do not fall, said most often in all."""
    best: list[tuple[int, int]] = []
    for place, one in enumerate(dated):
        before = [
            (best[earlier][0], earlier)
            for earlier, other in enumerate(dated[:place])
            if other.number < one.number and other.day <= one.day
        ]
        weight, earlier = max(before, default=(0, -1))
        best.append((weight + one.count, earlier))
    kept: list[Dated] = []
    place = max(range(len(best)), key=best.__getitem__, default=-1)
    while place >= 0:
        kept.append(dated[place])
        place = best[place][1]
    return kept[::-1]


if __name__ == "__main__":
    sys.exit(main())
