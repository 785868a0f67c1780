"""Terms that the user watches: any change in them or next to them.

Why it matters: a delegation has its own words, and wants to see them first. Example: `watch = ["self-
determination"]`. Limits: terms are matched by whole words, whatever their case; they are written nowhere but in the
report.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.term_tree import TermTree
from draftdiff.changes.terms import CLITIC
from draftdiff.comparison import Flag, FlagKind, Value
from draftdiff.lexicon import Lexicon

_NEAR = 5
"""Units between a change and a term that stands next to it."""


def find(evidence: Evidence, watch: tuple[str, ...]) -> Iterator[Flag]:
    """Yield a flag for each watched term in or next to a change."""
    if not watch:
        return
    tree = _tree(evidence.context.lexicon, watch)
    found = sorted({*_near_changes(evidence.old, tree), *_near_changes(evidence.new, tree)})
    for place in found:
        yield Flag(kind=FlagKind.WATCHED, message="watched", values=(Value(name="term", new=watch[place]),))


def _near_changes(side: Side, tree: TermTree) -> Iterator[int]:
    for start, end in side.windows(_NEAR):
        for term in tree.find_all(side.keys[start:end])[0]:
            yield from (int(name) for name in term.classes)


@lru_cache(maxsize=16)
def _tree(lexicon: Lexicon, watch: tuple[str, ...]) -> TermTree:
    return TermTree({str(place): (term,) for place, term in enumerate(watch)}, clitics=lexicon.words.get(CLITIC, ()))
