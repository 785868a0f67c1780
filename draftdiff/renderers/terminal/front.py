"""The first half page in a terminal: head, changed fields, verdict, counts, what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.excerpt import excerpt_of
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.head import direction_of_field, head_fields, sides_of, title_of
from draftdiff.renderers.highlights import Highlight, Line, highlights_of
from draftdiff.renderers.terminal.paper import GAP, NARROWEST, Paper, Span, padded, spans_of, wrapped
from draftdiff.renderers.verdict import tallies_of, verdict_sentence
from draftdiff.renderers.wording import Wording

_WIDEST_TOPIC = 18
"""Columns that most topics fit into; a longer one goes on in the line below."""

_Pair = tuple[Sequence[Span], Sequence[Span]]
"""A label, perhaps none, and what stands beside it."""


def front_page(comparison: Comparison, wording: Wording, paper: Paper) -> list[str]:
    """Return the lines of the first half page."""
    return [
        *_head(comparison, wording, paper),
        "",
        *_verdict(comparison, wording, paper),
        *_look_at(highlights_of(comparison, wording), wording, paper),
    ]


def _head(comparison: Comparison, wording: Wording, paper: Paper) -> list[str]:
    old, new = sides_of(comparison, wording)
    indent = max(width_of(old.name), width_of(new.name))
    lines = []
    for side in (old, new):
        facts = _flowed((side.symbol, *side.facts), paper.width - indent - len(GAP))
        for place, line in enumerate(facts):
            lines += paper.block([Span(padded("" if place else side.name, indent) + GAP, "label")], [Span(line)])
    blank = [Span(" " * indent + GAP)]
    languages = new.language
    if old.language != new.language:
        languages = wording.say("from-to", old=old.language, new=new.language)
    changed = {field.name for field in comparison.fields}
    said = wording.say("language", language=languages)
    title = "" if "title" in changed else wording.quote(title_of(comparison))
    lines += paper.block(blank, [Span(f"{title}{GAP}{said}".strip())])
    for field in head_fields(comparison):
        name = Span(wording.term("field", field.name) + GAP, "label")
        direction = direction_of_field(field)
        content = spans_of(excerpt_of(field.segments), direction)
        lines += paper.block([*blank, name], content, direction=direction)
    return lines


def _flowed(cells: Sequence[str], room: int, between: str = GAP) -> list[str]:
    """Join cells to lines that fit into the room, without breaking a cell."""
    lines: list[str] = []
    for cell in filter(None, cells):
        joined = f"{lines[-1]}{between}{cell}" if lines else cell
        if lines and width_of(joined) <= room:
            lines[-1] = joined
        else:
            lines.append(cell)
    return lines


def _verdict(comparison: Comparison, wording: Wording, paper: Paper) -> list[str]:
    lines = []
    sentence = verdict_sentence(comparison, wording)
    if sentence:
        lines += paper.block([], [Span(sentence, "verdict")])
    indent = [Span(GAP)] if sentence else []
    dot = wording.say("dot")
    changes, *others = tallies_of(comparison, wording)
    for counts in (changes, [count for other in others for count in other]):
        for line in _flowed(counts, paper.width - len(GAP), dot):
            lines += paper.block(indent, [Span(line)])
    return lines


def _look_at(highlights: Sequence[Highlight], wording: Wording, paper: Paper) -> list[str]:
    if not highlights:
        return []
    lines = ["", *paper.block([], [Span(wording.say("look-at"), "section")])]
    width = min(max(width_of(highlight.topic) for highlight in highlights), _WIDEST_TOPIC, paper.width // 3)
    for highlight in highlights:
        topics = ["".join(span.text for span in line) for line in wrapped([Span(highlight.topic)], width)]
        told = _fewest_lines(highlight.lines, max(paper.width - width - len(GAP), NARROWEST))
        told += [((), ())] * (len(topics) - len(told))
        topics += [""] * (len(told) - len(topics))
        for topic, (label, said) in zip(topics, told, strict=True):
            lines += paper.block([Span(padded(topic, width) + GAP, "topic"), *label], said)
    return lines


def _fewest_lines(lines: Sequence[Line], room: int) -> list[_Pair]:
    """Lay what is said out beside its labels, in the column that takes the fewest lines; longer labels stand above."""
    widths = sorted({0, *(width_of(line.label) for line in lines)}, reverse=True)
    layouts = ([pair for line in lines for pair in _paired(line, width, room)] for width in widths if 2 * width <= room)
    return min(layouts, key=len)


def _paired(line: Line, labels: int, room: int) -> Iterator[_Pair]:
    """Give what is said of a row by lines, the first with its label."""
    label = [Span(padded(line.label, labels) + GAP, "label")] if line.label else []
    if line.said and width_of(line.label) > labels:
        yield [Span(line.label, "label")], ()
        label = [Span(GAP)]
    indent = sum(width_of(span.text) for span in label)
    for said in list(wrapped([Span(line.said)], room - indent)) or [[]]:
        yield label, said
        label = [Span(" " * indent)]
