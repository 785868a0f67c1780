"""Agreed language as Markdown: each clause with what was found of it, its words quoted."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.passages import Standing
from draftdiff.renderers.agreed.told import Entry, Told
from draftdiff.renderers.markdown import document_of, escaped, quoted
from draftdiff.renderers.options import RenderOptions


def render(told: Told, options: RenderOptions) -> str:
    """Return the clauses as a Markdown document."""
    shown = (entry for entry in told.entries if not options.brief or entry.standing is not Standing.NOWHERE)
    blocks = [
        f"# {escaped(told.title)}",
        escaped(told.counts),
        *(block for one in shown for block in _entry(one, told)),
    ]
    return document_of(blocks, told.wording.labels)


def _entry(entry: Entry, told: Told) -> Iterator[str]:
    wording = told.wording
    standing = wording.term("agreed", entry.standing.value)
    yield escaped(wording.say("dot").join(filter(None, (entry.label, standing, entry.said)))).join(("### ", ""))
    if entry.pieces:
        yield quoted(entry.pieces, (), told.direction, wording.labels)
    if entry.quotes:
        told_quotes = (
            wording.say("reason", kind=one.said, said=wording.say("mark", sign=wording.quote(entry.quoted(one))))
            for one in entry.quotes
        )
        yield "\n".join(f"- {escaped(said)}" for said in told_quotes)
