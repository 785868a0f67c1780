"""A comparison for a terminal: readable without colour, at any width, in six scripts and both directions."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.account import Account, account_of
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.head import direction_of_texts, heading_of, titles_told
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import outline_of
from draftdiff.renderers.sentences import left_out_sentence
from draftdiff.renderers.terminal.changes import changes
from draftdiff.renderers.terminal.front import front_page
from draftdiff.renderers.terminal.paper import GAP, Paper, Span
from draftdiff.renderers.verdict import verdict_sentence
from draftdiff.renderers.wording import Wording, wording_of


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the comparison as lines of text, each ended by a newline."""
    labels = load_labels(options.reader)
    wording = wording_of(comparison, labels)
    paper = Paper(width=options.width, direction=labels.direction, color=options.color)
    lines = front_page(comparison, wording, paper)
    if not options.brief:
        sections = outline_of(comparison, wording.names, options)
        lines += changes(sections, wording, paper, direction_of_texts(comparison), show_all=options.show_all)
    lines += ["", *_account(account_of(comparison, wording), wording, paper)]
    return "".join(f"{line}\n" for line in lines)


def render_several(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return several comparisons, an empty line between them; first the verdict of each, and what is left out."""
    contents = [_contents(comparisons, options)] if len(comparisons) > 1 or options.left_out else []
    return "\n".join((*contents, *(render(one, options) for one in comparisons)))


def _contents(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    labels = load_labels(options.reader)
    paper = Paper(width=options.width, direction=labels.direction, color=options.color)
    lines = paper.block([], [Span(labels.say("report.several", count=len(comparisons)), "section")])
    for place, (one, title) in enumerate(zip(comparisons, titles_told(comparisons), strict=True), 1):
        wording = wording_of(one, labels)
        number, verdict = f"{place}. ", Span(verdict_sentence(one, wording))
        heading = Span(heading_of(one, wording) + GAP, "label")
        lines += paper.block([Span(number)], [heading, Span(wording.quote(title)) if title else verdict])
        if title:
            lines += paper.block([Span(" " * len(number))], [verdict])
    if left_out := left_out_sentence(options.left_out, labels):
        lines += paper.block([], [Span(left_out, "flag")])
    return "".join(f"{line}\n" for line in lines)


def _account(account: Account, wording: Wording, paper: Paper) -> list[str]:
    lines: list[str] = []
    for name, words in account.sources:
        label = name + GAP
        if width_of(label) <= paper.width // 3 or width_of(label) + width_of(words) <= paper.width:
            lines += paper.block([Span(label, "label")], [Span(words)])
        else:
            lines += [*paper.block([], [Span(name, "label")]), *paper.block([Span(GAP * 2)], [Span(words)])]
    lines += paper.block([], [Span(wording.say("dot").join(account.sums))])
    for name, doubt in account.doubts:
        lines += paper.block([Span(GAP + name + GAP, "label")], [Span(doubt)])
    return lines
