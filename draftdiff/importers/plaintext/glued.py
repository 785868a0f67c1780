"""Long lines that hold several paragraphs, notes or running heads are cut where something new plainly
begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.lines import Line
from draftdiff.model import ParagraphKind
from draftdiff.phrases import find_opening

_RULE = re.compile(r"_{5,}")
_CLAUSE_END = re.compile(r"[,،，;؛；.。][\d⁰¹²³⁴⁵-⁹]{0,2}(?:\s+|(?=\*\*))(?=(\d{1,3}\.\s+|\*\*)?\S)")
_BOLD = "**"
LONG_LINE = 240
"""A line of more characters than this was not wrapped to the width of a page."""


def split_glued(lines: tuple[Line, ...], layout: Layout) -> tuple[Line, ...]:
    """Cut long lines at note rules, round the enacting formula, before openings in capitals or bold, before
    the end.
    """
    return tuple(piece for line in lines for piece in _pieces(line, layout))


def _pieces(line: Line, layout: Layout) -> Iterator[Line]:
    text = line.text.text
    cuts = set(_rule_cuts(text))
    if len(text) > LONG_LINE:
        cuts.update(_formula_cuts(text, layout), _opening_cuts(text, layout), _closing_cuts(text, layout))
    start = 0
    for end in (*sorted(cuts - {0, len(text)}), len(text)):
        part = line.text[start:end].stripped()
        if part:
            yield replace(line, text=part) if start == 0 else Line(text=part, glued=True)
        start = end


def _rule_cuts(text: str) -> Iterator[int]:
    for match in _RULE.finditer(text):
        yield match.start()
        yield match.end()


def _formula_cuts(text: str, layout: Layout) -> Iterator[int]:
    """The enacting formula inside a line: it must end in a comma, and a known opening must follow."""
    start = 0
    while found := layout.search("enacting", text, start):
        start = found.end()
        if found[0].endswith((",", "،", "，")) and find_opening(text[found.end() :], layout.lexicon):
            yield found.start()
            yield found.end()


def _opening_cuts(text: str, layout: Layout) -> Iterator[int]:
    """A new paragraph after the end of a clause: a known opening that begins with a capital, or stands in
    bold.
    """
    for match in _CLAUSE_END.finditer(text):
        bold = text.startswith(_BOLD, match.end())
        start = match.end() + len(match[1] or "")
        if not bold and not text[start].isupper():
            continue
        kind = ParagraphKind.OPERATIVE if match[1] and not bold else ParagraphKind.PREAMBULAR
        if find_opening(text[start:], layout.lexicon, kind):
            yield match.end()


def _closing_cuts(text: str, layout: Layout) -> Iterator[int]:
    """The meeting and its date after the last full stop."""
    found = layout.search("meeting", text)
    if found and text[: found.start()].rstrip().endswith((".", "。", "”", '"', "»")):
        yield found.start()
