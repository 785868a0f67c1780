"""`draftdiff proposals TEXT DRAFT…`: what several drafts change in one text, clause by clause."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import click

from draftdiff.cli.options import OneOf, lexicon_option, presentation_in, reading_options, table_options
from draftdiff.cli.output import keep_sources, write_result
from draftdiff.cli.pairs import compare_all
from draftdiff.cli.sources import ReadOptions, find_stored_name, import_one
from draftdiff.comparison import Weight, is_same
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.renderers.proposals import PROPOSAL_RENDERERS, render_proposals


@click.command("proposals")
@click.argument("text")
@click.argument("drafts", nargs=-1, required=True, metavar="[NAME=]DRAFT...")
@reading_options
@lexicon_option
@table_options(PROPOSAL_RENDERERS)
@click.option("--min-weight", type=OneOf(Weight), help="Leave out lighter changes.")
def proposals(
    text: str,
    drafts: Sequence[str],
    reading: ReadOptions,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Put what each DRAFT changes in TEXT under the clauses of TEXT, with the name of whose draft it is.

    Each DRAFT is TEXT as one delegation or group would have it; its name is that of the file, or NAME. Drafts that
    propose the same stand together, and places where they differ are marked. A Word file may hold its proposals
    as tracked changes.

    draftdiff proposals zero-draft.docx EU.docx G77=reply.docx -o table.html

    Exits with 0 if no draft changes a clause, with 1 if one does.
    """
    named = _named(drafts)
    keep_sources(presentation["output"], [text, *named.values()])
    shown = presentation_in(PROPOSAL_RENDERERS, reading.settings, **presentation)
    old = import_one(text, reading)
    pairs = [(old, import_one(draft, reading)) for draft in named.values()]
    comparisons = dict(zip(named, compare_all(pairs, reading, lexicon), strict=True))
    write_result(shown.output, render_proposals(comparisons, shown.format_name, shown.options))
    return ExitCode.SAME if all(map(is_same, comparisons.values())) else ExitCode.DIFFERENT


def _named(drafts: Sequence[str]) -> dict[str, str]:
    """Return the drafts by their names. Raises DraftdiffError where two have one name."""
    named: dict[str, str] = {}
    for draft in drafts:
        name, said, path = draft.partition("=")
        if not (name and said) or os.path.lexists(draft):
            is_stored = find_stored_name(draft) is not None
            name, path = draft if is_stored else os.path.splitext(os.path.basename(draft))[0], draft
        if name in named:
            hint = "give each a name of its own: EU=first.docx G77=second.docx"
            raise DraftdiffError(f"two drafts are called {name}", hint=hint, slug="side-names")
        named[name] = path
    return named
