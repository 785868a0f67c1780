"""Long lines that hold several paragraphs, notes or running heads are cut where something new plainly begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from draftdiff.importers.plaintext.identity import Identity
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.lines import Line
from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.model import ParagraphKind
from draftdiff.phrases import find_opening

_RULE = re.compile(r"_{5,}")
_CLAUSE_END = re.compile(rf"[,،，;؛；.。][\d{RAISED_FIGURES}]{{0,2}}(?:\s+|(?=\*\*))(?=(\d{{1,3}}\.\s+|\*\*)?\S)")
_NEXT_NOTE = re.compile(r"(?<=[.。)\]])\s+(?P<number>\d{1,3})\s+(?=\S)")
_FIRST_NOTE = re.compile(r"\s*(?P<number>\d{1,3})\s+(?=\S)")
_OWN_SYMBOL = re.compile(r"(?<=\s)[AES](?:/[A-Z][A-Za-z.]*\d*)*/(?:E?S-)?\d+/\d+(?=\s)")
_BOLD = "**"
LONG_LINE = 240
"""A line of more characters than this was not wrapped to the width of a page."""

_Cut = tuple[int, bool]
"""Where to cut, and whether a paragraph begins there."""


def split_glued(lines: tuple[Line, ...], layout: Layout) -> tuple[Line, ...]:
    """Cut long lines at note rules, round the enacting formula, before openings in capitals or bold, at the end."""
    return tuple(piece for line in lines for piece in _cut_apart(line, _cuts(line.text.text, layout)))


def split_heads(lines: tuple[Line, ...], identity: Identity) -> tuple[Line, ...]:
    """Cut running heads, symbol and title, out of long lines."""
    words = (identity.running or identity.title).text.replace("*", " ").split()
    if not words or not identity.symbol:
        return lines
    title, symbol = r"\s+".join(map(re.escape, words)), re.escape(identity.symbol)
    head = re.compile(rf"(?:^|(?<=\s))(?:{symbol}\s+{title}|{title}\s+{symbol})(?=\s|$)")
    return tuple(piece for line in lines for piece in _cut_apart(line, _head_cuts(line.text.text, head)))


def _cut_apart(line: Line, cuts: Iterable[_Cut]) -> Iterator[Line]:
    if line.row:
        yield line
        return
    text = line.text
    found = dict(sorted(cuts, key=lambda cut: cut[1]))
    places = sorted(place for place in found if 0 < place < len(text.text))
    for start, end in zip((0, *places), (*places, len(text.text)), strict=True):
        part = text[start:end].stripped()
        if part:
            yield replace(line, text=part) if start == 0 else Line(text=part, glued=found[start])


def _cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    for match in _RULE.finditer(text):
        yield match.start(), False
        yield match.end(), False
        yield from _note_cuts(text, match.end())
    if len(text) > LONG_LINE:
        yield from _formula_cuts(text, layout)
        yield from _opening_cuts(text, layout)
        yield from _closing_cuts(text, layout)


def _head_cuts(text: str, head: re.Pattern[str]) -> Iterator[_Cut]:
    if len(text) > LONG_LINE:
        for match in head.finditer(text):
            yield match.start(), False
            yield match.end(), False


def _note_cuts(text: str, start: int) -> Iterator[_Cut]:
    """Behind a rule: each note that counts on from the one before, and the symbol of the next page."""
    first = _FIRST_NOTE.match(text, start)
    if first is None:
        return
    expected = int(first["number"]) + 1
    symbol = _OWN_SYMBOL.search(text, start)
    for match in _NEXT_NOTE.finditer(text, start):
        if int(match["number"]) == expected:
            expected += 1
            yield match.start("number"), False
    if symbol:
        yield symbol.start(), False


def _formula_cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    """The enacting formula inside a line: it must end in a comma, and a known opening must follow."""
    start = 0
    while found := layout.search("enacting", text, start):
        start = found.end()
        if found[0].endswith((",", "،", "，")) and find_opening(text[found.end() :], layout.lexicon):
            yield found.start(), True
            yield found.end(), True


def _opening_cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    """A new paragraph after the end of a clause: a known opening that begins with a capital, or stands in bold."""
    for match in _CLAUSE_END.finditer(text):
        bold = text.startswith(_BOLD, match.end())
        start = match.end() + len(match[1] or "")
        if not bold and not text[start].isupper():
            continue
        kind = ParagraphKind.OPERATIVE if match[1] and not bold else ParagraphKind.PREAMBULAR
        if find_opening(text[start:], layout.lexicon, kind):
            yield match.end(), True


def _closing_cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    """The meeting and its date after the last full stop."""
    found = layout.search("meeting", text)
    if found and text[: found.start()].rstrip().endswith((".", "。", "”", '"', "»")):
        yield found.start(), True
