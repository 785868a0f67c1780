"""Collects the text of a page piece by piece: white space folded, lines with all that stood before them."""

from __future__ import annotations

import re

from msgspec import Struct

from draftdiff.importers.plaintext.decoding.lines import Omission
from draftdiff.importers.plaintext.traced_text import Traced, join, traced

_SPACE = re.compile(r"[ \t\r\n\f\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")
_CELL = re.compile(r"\t|[^\t \xa0](?:[^\t]*[^\t \xa0])?")
_CONTROL = re.compile("([\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]+)")


class Written(Struct, frozen=True, kw_only=True):
    """A line as a page has it. `fresh`: a block begins with it; `blank`: an empty line stands before it.

    `links`: all its text is links; `table`: it is a row of several cells, parted by tabs, of the table of this number.
    """

    text: Traced
    fresh: bool = False
    blank: bool = False
    links: bool = False
    indent: int = 0
    table: int = 0


class Writer:
    """The text of a page so far, and the line that is open."""

    def __init__(self) -> None:
        self.lines: list[Written] = []
        self.left_out: list[Omission] = []
        self._parts: list[str] = []
        self._length = 0
        self._line: list[Traced] = []
        self._fresh = self._blank = True
        self._waiting = False
        self._linked = self._unlinked = self._cells = self._table = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """The length of the text so far: the place of what comes next."""
        return self._length

    @property
    def is_empty(self) -> bool:
        """Whether the open line has no text as yet."""
        return not any(piece.text.strip() for piece in self._line)

    def add(self, text: str, *, linked: bool = False, kept: bool = False) -> None:
        """Add to the open line. `kept`: white space is kept as it stands, and line ends end lines.

        Soft hyphens, which no reader sees, only say where a word may be divided.
        """
        for index, piece in enumerate(_CONTROL.split(text.replace("\u00ad", ""))):
            if index % 2:
                self.leave_out("control-character", piece)
            elif kept:
                self._add_kept(piece, linked)
            else:
                self._add_folded(_SPACE.sub(" ", piece), linked)

    def leave_out(self, code: str, text: str) -> None:
        """Tell of text that is in no line."""
        if text.strip() or code == "control-character":
            self.left_out.append(Omission(code=code, text=self._put(text)))

    def add_number(self, number: str) -> None:
        """Begin the open line with a number that the page prints before it, whatever block begins behind it."""
        if self._waiting:
            self._close()
        self._line.append(self._put(f"{number} "))
        self._waiting = True

    def end_line(self) -> None:
        """End the open line as `<br>` does; where it is empty, what comes next has an empty line before it."""
        if self.is_empty:
            self._blank = True
        self._close()

    def end_block(self) -> None:
        """End the open line, unless it is a number that waits for its text; a block ends or begins here."""
        if not self._waiting:
            self._close()
        self._fresh = True

    def _add_folded(self, text: str, linked: bool) -> None:
        if not self._line or self._line[-1].text.endswith((" ", "\t")):
            text = text.lstrip(" ")
        self._append(text, linked)

    def _add_kept(self, text: str, linked: bool) -> None:
        first, *others = _LINE_END.split(text)
        self._append(first, linked)
        for other in others:
            self.end_line()
            self._append(other, linked)

    def add_cell(self, table: int) -> None:
        """Begin a cell of a row; a tab parts it from the one before."""
        self._table = table
        if self._cells:
            self._line.append(self._put("\t"))
        self._cells += 1

    def _append(self, text: str, linked: bool) -> None:
        if text:
            self._waiting = self._waiting and not text.strip()
            self._line.append(self._put(text))
            count = len(text) - text.count(" ")
            self._linked += count * linked
            self._unlinked += count * (not linked)

    def _put(self, text: str) -> Traced:
        piece = traced(text, self._length)
        self._parts.append(text)
        self._length += len(text)
        return piece

    def _close(self) -> None:
        whole = join(self._line, "")
        self._waiting = False
        is_row = self._cells > 1
        # A tab stands between two cells, empty ones too; the spaces round them go.
        cells = (whole[found.start() : found.end()] for found in _CELL.finditer(whole.text))
        line = join(cells, "") if is_row else whole.stripped()
        if line.text.strip():
            self.lines.append(
                Written(
                    text=line, fresh=self._fresh, blank=self._blank, links=self._linked > 0 and not self._unlinked,
                    indent=len(whole.text) - len(whole.text.lstrip()), table=self._table if is_row else 0,
                )
            )  # fmt: skip
            self._fresh = self._blank = False
        if self._line:
            self._put("\n")
        self._line = []
        self._linked = self._unlinked = self._cells = 0
