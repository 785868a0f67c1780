"""Documents that a user names in order, each compared with the one before it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from draftdiff.cli.sources import lexicon_for
from draftdiff.compare import compare
from draftdiff.comparison import Comparison
from draftdiff.model import Document, Language
from draftdiff.store import Settings

MANY = 4
"""From this number of comparisons on, a progress bar is shown."""


def compare_chain(
    documents: Sequence[Document], settings: Settings, language: Language | None, lexicon: str | None
) -> list[Comparison]:
    """Compare each document with the one before it; one comparison fewer than documents.

    `language` and `lexicon` are what the user says of all of them. Shows a progress bar where there are many.
    """
    pairs = list(pairwise(documents))
    hidden = len(pairs) < MANY or not sys.stderr.isatty()
    with click.progressbar(pairs, label="comparing", file=sys.stderr, hidden=hidden) as waiting:
        return [
            compare(old, new, lexicon_for(old, new, language, lexicon), watch=settings.watch) for old, new in waiting
        ]
