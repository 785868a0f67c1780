"""Proposals as Markdown: each clause with its opening words, under it what is proposed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.markdown import document_of, escaped, quoted, redline
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.compilation import Compilation
from draftdiff.renderers.proposals.table import Clause, Table


def render(table: Table, _options: RenderOptions) -> str:
    """Return the proposals as a Markdown document."""
    drafts = "\n".join(
        "- " + table.wording.say("reason", kind=f"**{escaped(name)}**", said=escaped(brought))
        for name, brought in table.drafts
    )
    blocks = [f"# {escaped(table.title)}", drafts, escaped(table.counts)]
    blocks += [block for clause in table.clauses for block in _clause(clause, table)]
    return document_of(blocks, table.wording.labels)


def _clause(clause: Clause, table: Table) -> Iterator[str]:
    disputed = table.wording.say("proposals.disputed") if clause.is_disputed else ""
    yield f"## {escaped(table.wording.say('dot').join(filter(None, (clause.label, disputed))))}"
    if clause.text:
        yield escaped(table.wording.quote(opening_text(clause.text)))
    for proposal in (*clause.proposals, *clause.came):
        said = proposal.said(table.wording)
        flags = (f"- **!** {escaped(flag)}" for flag in proposal.flags)
        told = table.wording.say("reason", kind=f"**{escaped(proposal.names)}**", said=escaped(said))
        yield "\n".join((told, *flags))
        yield quoted(proposal.pieces, proposal.notes, table.direction, table.wording.labels)


def render_compilation(compilation: Compilation, _options: RenderOptions) -> str:
    """Return the compilation as a Markdown document: new words bold, deleted ones struck through."""
    blocks = [f"# {redline(compilation.title, compilation.direction)}"]
    for line in compilation.lines:
        number = f"{escaped(line.number)} " if line.number else ""
        blocks.append(number + redline(line.pieces, compilation.direction))
    return document_of(blocks, compilation.wording.labels)
