"""Bytes to lines: the first stage. A line knows what stood before it, not yet what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from draftdiff.errors import UnreadableFile
from draftdiff.importers.body.endings import UNSEEN
from draftdiff.importers.plaintext.encodings import Reading, reading_of
from draftdiff.importers.plaintext.margins import line_numbers_of, without_comments
from draftdiff.importers.plaintext.markdown import RawLine, between, is_markdown, tags_in, without_signs
from draftdiff.importers.plaintext.traced_text import SourceText, Traced, join, source_of, traced

_LINE = re.compile(r"[^\n\r\f\u2028\u2029\x85]*(\r\n|[\n\r\f\u2028\u2029\x85]|\Z)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_MOST_CONTROL = 0.01
"""A text with more control characters than this share is not a text."""


class Line(Struct, frozen=True, kw_only=True):
    """A line without white space at its ends.

    `gap`: blank lines stand before it; `page`: a form feed does; `indent`: the columns before its first
    character; `glued`: something new begins with it for certain, as where it was cut out of a longer line;
    `row`: it is a row of a table, its cells parted by tabs; `note`: it belongs to a note, as small print shows;
    `joined`: it goes on with the line before for certain, as the edges of a column show.
    """

    text: Traced
    gap: bool = False
    page: bool = False
    indent: int = 0
    glued: bool = False
    row: bool = False
    note: bool = False
    joined: bool = False

    @property
    def shown(self) -> str:
        """The text without characters at its ends that cannot be seen."""
        return self.text.text.strip(UNSEEN)


class Omission(Struct, frozen=True, kw_only=True):
    """A stretch of the source that stands in no paragraph, note or title, and why."""

    code: str
    text: Traced


def decode(data: bytes) -> Reading:
    """Return the text of a file, in whatever encoding. Raises UnreadableFile."""
    reading = reading_of(data)
    if sum(len(match[0]) for match in _CONTROL.finditer(reading.text)) > _MOST_CONTROL * len(reading.text):
        raise UnreadableFile("not a text: too many control characters", hint="is it a binary file?", slug="binary")
    return reading


def split_lines(text: str) -> tuple[SourceText, tuple[Line, ...], tuple[Omission, ...]]:
    """Split a text into its lines that are not blank.

    Control characters are left out and told, comments, signs of quotes and numbers of lines too.
    """
    controls = tuple(Omission(code="control-character", text=traced(m[0], m.start())) for m in _CONTROL.finditer(text))
    ends = [*_LINE.finditer(text)]
    marked = is_markdown(text)
    tags = tags_in(text) if marked else ()
    written = [_without_controls(between(end.start(), end.start(1), tags, text)) for end in ends]
    written, comments = without_comments(written)
    numbers = line_numbers_of(written)
    bare = [line[numbers[index] :] if index in numbers else line for index, line in enumerate(written)]
    raw = [without_signs(line) for line in bare] if marked else [RawLine(line) for line in bare]
    signs = join(sorted((*tags, *(sign for one in raw for sign in one.signs)), key=lambda sign: sign.start), " ")
    counted = join((written[index][:end].stripped() for index, end in numbers.items()), " ")
    told = (Omission(code="markdown-mark", text=signs), Omission(code="line-number", text=counted))
    left_out = (
        *controls,
        *(Omission(code="page-comment", text=comment) for comment in comments),
        *(one for one in told if one.text),
    )
    return source_of(text), tuple(_lines(raw, [end[1] for end in ends])), left_out


def _lines(raw: Sequence[RawLine], ends: Sequence[str]) -> Iterator[Line]:
    gap = page = False
    for one, end in zip(raw, ends, strict=True):
        whole = one.text
        line = whole if one.row else whole.stripped()
        if line.text.strip():
            indent = len(whole.text.expandtabs()) - len(whole.text.expandtabs().lstrip())
            yield Line(text=line, gap=gap, page=page, indent=indent, row=one.row)
            gap = page = False
        elif not one.signs or not one.row:
            gap = True
        page = page or end == "\f"


def _without_controls(line: Traced) -> Traced:
    if not _CONTROL.search(line.text):
        return line
    kept = [index for index, sign in enumerate(line.text) if not _CONTROL.match(sign)]
    return Traced("".join(line.text[index] for index in kept), tuple(line.places[index] for index in kept))
