"""Lines that hold several things are cut where something new plainly begins.

These are long lines of several paragraphs, notes or running heads, and a clause with a remark on the state of
negotiations, `[Agreed ad ref]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause, ends_with_comma
from draftdiff.importers.plaintext.decoding.line_widths import LONG_LINE
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.paragraphs.numbered_lines import opens
from draftdiff.importers.plaintext.traced_text import Traced
from draftdiff.importers.plaintext.zones.identity import Identity
from draftdiff.importers.plaintext.zones.remarks import is_remark, is_status
from draftdiff.importers.plaintext.zones.wishes import wishes_of
from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.model import ParagraphKind
from draftdiff.numbering import leading_number
from draftdiff.phrases import find_opening

_RULE = re.compile(r"_{5,}")
_CLAUSE_END = re.compile(rf"[,،，;؛；.。][\d{RAISED_FIGURES}]{{0,2}}(?:\s+|(?=\*\*))(?=(\d{{1,3}}\.\s+|\*\*)?\S)")
_NEXT_NOTE = re.compile(r"(?<=[.。)\]])\s+(?P<number>\d{1,3})\s+(?=\S)")
_FIRST_NOTE = re.compile(r"\s*(?P<number>\d{1,3})\s+(?=\S)")
_BOLD = "**"
_CLOSED = (")", "）", ")*", ")_")
_ROUND = ("(", "（")
_SHORTEST_CLAUSE = 12
"""What is shorter is the word before a number, `Para. 7.`"""
_Cut = tuple[int, bool]
"""Where to cut, and whether a paragraph begins there."""
_REMARK = re.compile(r"[*_]{0,3}(?:[\[［【][^\[\]［］【】]{2,160}[\]］】]|[(（][^\[\]]{3,160}[)）])[*_]{0,3}")
_BEFORE_CLAUSE = re.compile(rf"{_REMARK.pattern}|[^\[\]():：]{{2,50}}[:：](?=\s)")
_COLON = re.compile("[:：]")
_MAY_HOLD = re.compile(r"[\[［【]|^.{2,60}[)）:：]")
_LAST = tuple(
    re.compile(rf"(?<=\S)\s*(?P<remark>{_REMARK.pattern}{more})$") for more in (rf"(?:\s?{_REMARK.pattern}){{1,3}}", "")
)
"""Several remarks at the end of a clause, and one."""


def split_glued(lines: tuple[Line, ...], layout: Layout) -> tuple[Line, ...]:
    """Cut long lines at note rules, before openings in capitals or bold, at the end; and any behind its formula."""
    formula = next((index for index, line in enumerate(lines) if layout.at("enacting", line.text.text)), -1)
    return tuple(
        piece
        for index, line in enumerate(lines)
        for piece in _cut_apart(line, _cuts(line.text.text, layout, is_first=index == formula))
    )


def split_heads(lines: tuple[Line, ...], identity: Identity) -> tuple[Line, ...]:
    """Cut running heads, symbol and title, out of long lines."""
    words = identity.title_in_heads.text.replace("*", " ").split()
    if not words or not identity.symbol:
        return lines
    title, symbol = r"\s+".join(map(re.escape, words)), re.escape(identity.symbol)
    head = re.compile(rf"(?:^|(?<=\s))(?:{symbol}\s+{title}|{title}\s+{symbol})(?=\s|$)")
    return tuple(piece for line in lines for piece in _cut_apart(line, _head_cuts(line, head)))


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


def _cuts(text: str, layout: Layout, *, is_first: bool) -> Iterator[_Cut]:
    """Find where to cut a line; `is_first`: it begins with an enacting formula, as no line before it does."""
    if is_first and (end := formula_end(text, layout)):
        yield end, True
    for match in _RULE.finditer(text):
        yield match.start(), False
        yield match.end(), False
        yield from _note_cuts(text, match.end())
    if len(text) > LONG_LINE:
        yield from _opening_cuts(text, layout)
        yield from _closing_cuts(text, layout)


def formula_end(text: str, layout: Layout) -> int:
    """Return where the enacting formula ends that a text begins with, before the first recital; else 0."""
    formula = layout.at("enacting", text)
    led = formula and ends_with_comma(formula[0]) and opens(text[formula.end() :].lstrip(), layout)
    return formula.end() if formula and led else 0


def _head_cuts(line: Line, head: re.Pattern[str]) -> Iterator[_Cut]:
    """Running heads inside a long line, or inside what was cut out of one."""
    if line.glued or len(line.text.text) > LONG_LINE:
        for match in head.finditer(line.text.text):
            yield match.start(), False
            yield match.end(), False


def _note_cuts(text: str, start: int) -> Iterator[_Cut]:
    """Behind a rule: each note that counts on from the one before."""
    first = _FIRST_NOTE.match(text, start)
    if first is None:
        return
    expected = int(first["number"]) + 1
    for match in _NEXT_NOTE.finditer(text, start):
        if int(match["number"]) == expected:
            expected += 1
            yield match.start("number"), False


def _opening_cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    """A new paragraph after the end of a clause: a known opening that begins with a capital, or stands in bold."""
    for match in _CLAUSE_END.finditer(text):
        bold = text.startswith(_BOLD, match.end())
        start = match.end() + len(match[1] or "")
        if match.start() < _SHORTEST_CLAUSE or (not bold and not text[start].isupper()):
            continue
        kind = ParagraphKind.OPERATIVE if match[1] else ParagraphKind.PREAMBULAR
        if find_opening(text[start:], layout.lexicon, kind):
            yield match.end(), True


def _closing_cuts(text: str, layout: Layout) -> Iterator[_Cut]:
    """The meeting and its date after the last full stop."""
    found = layout.search("meeting", text)
    if found and text[: found.start()].rstrip().endswith((".", "。", "”", '"', "»")):
        yield found.start(), True


def with_remarks_apart(lines: Sequence[Line], start: int, layout: Layout) -> tuple[Line, ...]:
    """Put remarks before a clause, behind its number, or behind its end on lines of their own, from `start` on."""
    body = (
        replace(lines[index], text=piece)
        for index in range(start, len(lines))
        for piece in _apart(lines[index], index + 1 == len(lines) or lines[index + 1].gap, layout)
    )
    return (*lines[:start], *body)


def _apart(line: Line, last: bool, layout: Layout) -> Iterator[Traced]:
    cuts = () if line.row or line.note else remark_cuts(line.text.text, layout, last=last)
    pieces = (line.text[start:end] for start, end in pairwise((0, *cuts, len(line.text.text))))
    yield from (piece.stripped() for piece in pieces if piece.text.strip()) if cuts else (line.text,)


def remark_cuts(text: str, layout: Layout, *, last: bool) -> tuple[int, ...]:
    """Return where to cut remarks off a line; `last`: it is surely the last of its paragraph."""
    if not (text.endswith(_CLOSED) or _MAY_HOLD.search(text)) or is_remark(text, layout):
        return ()
    start, end = _first(text, layout)
    for found in filter(None, (pattern.search(text, end) for pattern in _LAST)):
        if _ends_clause(text[: found.start()], found["remark"], layout, last=last):
            return start, end, found.start()
    return start, end


def _ends_clause(clause: str, remark: str, layout: Layout, *, last: bool) -> bool:
    """Say whether what stands at the end of a clause is a remark; what names a source may be text of the clause."""
    if wishes_of(remark, layout):
        return ends_clause(clause.rstrip("]"))
    if not is_remark(remark, layout, alone=False):
        return False
    finished = ends_clause(clause) or clause.rstrip("*_ ").endswith("]")
    may_go_on = last and not remark.startswith(_ROUND)  # `the Treaty (adopted)` is text
    return (finished and last) or ((finished or may_go_on) and is_status(remark, layout))


def _first(text: str, layout: Layout) -> tuple[int, int]:
    """Find the remark before a clause or behind its number: where it begins and ends, both 0 if there is none."""
    number = leading_number(text)
    start = number[1] if number else 0
    found = _BEFORE_CLAUSE.match(text, start)
    if found is None or not is_remark(found[0], layout, alone=False):
        return 0, 0
    rest = text[found.end() :].lstrip()
    is_said = bool(rest) and _COLON.search(found[0]) and wishes_of(found[0], layout)
    is_apart = is_said or opens(rest, layout) or (not number and leading_number(rest))
    return (start, found.end()) if is_apart else (0, 0)
