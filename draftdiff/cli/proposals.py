"""`draftdiff proposals TEXT DRAFT…`: what several drafts change in one text, clause by clause."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import OneOf, lexicon_option, presentation_in, reading_options, table_options
from draftdiff.cli.output import keep_sources, write_result
from draftdiff.cli.pairs import compare_all
from draftdiff.cli.sources import ReadOptions, find_stored_name, import_one
from draftdiff.comparison import Comparison, Weight, is_same
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.model import Document
from draftdiff.renderers.proposals import PROPOSAL_RENDERERS, render_compilation, render_proposals
from draftdiff.uptake import Outcome


class _Layout(StrEnum):
    TABLE = "table"
    COMPILATION = "compilation"


@click.command("proposals")
@click.argument("text")
@click.argument("drafts", nargs=-1, required=True, metavar="[NAME=]DRAFT...")
@reading_options
@lexicon_option
@click.option(
    "--outcome",
    metavar="[NAME=]FILE",
    help="Say of each proposal whether this text, which came of them, took it up.",
)
@click.option(
    "--layout",
    type=OneOf(_Layout),
    default=_Layout.TABLE,
    help="In any format, show a table, or the text with the proposals in brackets in it.",
)
@table_options(PROPOSAL_RENDERERS)
@click.option("--min-weight", type=OneOf(Weight), help="Leave out lighter changes.")
def proposals(
    text: str,
    drafts: Sequence[str],
    reading: ReadOptions,
    lexicon: str | None,
    outcome: str | None,
    layout: _Layout,
    **presentation: Any,
) -> int:
    """Put what each DRAFT changes in TEXT under the clauses of TEXT, with the name of whose draft it is.

    Each DRAFT is TEXT as one delegation or group would have it; its name is that of the file, or NAME. Drafts that
    propose the same stand together, and places where they differ are marked. A Word file may hold its proposals
    as tracked changes.

    \b
    draftdiff proposals zero-draft.docx EU.docx G77=reply.docx -o table.html
    draftdiff proposals zero-draft.docx EU.docx --outcome rev1.docx
    draftdiff proposals zero-draft.docx EU.docx --layout compilation -o compilation.docx

    Exits with 0 if no draft changes a clause, with 1 if one does.
    """
    sources = _named(drafts if outcome is None else (*drafts, outcome))
    keep_sources(presentation["output"], [text, *sources.values()])
    shown = presentation_in(PROPOSAL_RENDERERS, reading.settings, **presentation)
    old = import_one(text, reading)
    documents = {name: import_one(source, reading) for name, source in sources.items()}
    last = documents.popitem() if outcome is not None else None
    since_text = _compared({name: (old, document) for name, document in documents.items()}, reading, lexicon)
    if layout is _Layout.COMPILATION:
        if last:
            print_notice("--outcome changes nothing in a compilation: it is for --layout table")
        rendered = render_compilation(since_text, shown.format_name, shown.options)
    else:
        came = _outcome(last, old, documents, reading, lexicon) if last else None
        rendered = render_proposals(since_text, shown.format_name, shown.options, came)
    write_result(shown.output, rendered)
    return ExitCode.SAME if all(map(is_same, since_text.values())) else ExitCode.DIFFERENT


def _outcome(
    named: tuple[str, Document],
    old: Document,
    drafts: Mapping[str, Document],
    reading: ReadOptions,
    lexicon: str | None,
) -> Outcome:
    """Compare the text that came of proposals with the one on which they were made, and with each draft."""
    name, new = named
    since = _compared({draft: (document, new) for draft, document in {**drafts, name: old}.items()}, reading, lexicon)
    return Outcome(name, since.pop(name), since)


def _compared(
    pairs: Mapping[str, tuple[Document, Document]], reading: ReadOptions, lexicon: str | None
) -> dict[str, Comparison]:
    return dict(zip(pairs, compare_all([*pairs.values()], reading, lexicon), strict=True))


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
