"""Agreed language as one HTML file: each clause whole, with the passages that stand elsewhere marked."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from draftdiff.passages import Standing
from draftdiff.renderers.agreed.told import Entry, Told
from draftdiff.renderers.html_page.markup import redlined, shown
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.options import RenderOptions


def render(told: Told, options: RenderOptions) -> str:
    """Return the clauses as an HTML page."""
    document = told.agreed.document
    return page_of(
        "agreed.html",
        told.wording.labels,
        tool=told.agreed.tool,
        title=told.title,
        counts=told.counts,
        document_title=document.title,
        language=document.language.value,
        direction=told.direction,
        entries=[one for one in told.entries if not options.brief or one.standing is not Standing.NOWHERE],
        text=lambda entry: Markup("").join(_text(entry)),
    )


def _text(entry: Entry) -> Iterator[Markup]:
    """Yield the words of an entry whole: with its redline, or with the passages marked."""
    if entry.whole:
        yield redlined(entry.whole)
        return
    at = 0
    for number, quote in enumerate(entry.quotes, 1):
        yield shown(entry.words[at : quote.start])
        found = shown(entry.words[quote.start : quote.end])
        yield Markup("<mark>{}</mark><sup>{}</sup>").format(found, number)
        at = quote.end
    yield shown(entry.words[at:])
