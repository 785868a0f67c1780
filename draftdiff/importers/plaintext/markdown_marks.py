"""Markdown in a text: emphasis, links, headings become marks, their signs are taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from draftdiff.importers.plaintext.traced_text import Edit, Traced, traced
from draftdiff.model import MarkKind
from draftdiff.tokens import HAN

_BOLD = re.compile(r"(?P<open>\*{2,3}|__(?=\w))(?P<text>[^*_\n][^*]{0,400}?)(?P<close>\*{2,3}|(?<=\w)__)")
_LETTER = rf"[^\W{HAN}]"
"""Of a word that is set apart from others by spaces, as no Chinese word is."""
_ITALIC = re.compile(
    rf"(?<!\*)(?<!{_LETTER})(?P<open>\*)(?P<text>[^\s*][^*]{{0,400}}?)(?P<close>(?<!\s)\*)"
    rf"(?!\*)(?:(?!{_LETTER})|(?<=[{HAN}]\*))"
)
_STRIKE = re.compile(r"(?P<open>~~)(?P<text>[^\s~](?:[^~]{0,2000}[^\s~])?)(?P<close>~~)")
_TAGGED = r"(?P<open><(?P<tag>{})>)(?P<text>[^<>\n]{{1,2000}})(?P<close></(?P=tag)>)"
_OUT, _IN = re.compile(_TAGGED.format("del|s|strike")), re.compile(_TAGGED.format("ins|u"))
"""Tags that Markdown may hold."""
_LINK = re.compile(r"(?P<open>\[)(?P<text>[^\[\]]{1,400})(?P<close>\]\((?P<target>[^()\s]{0,2000})\))")
_HEADING = re.compile(r"(?P<open>#{1,6}\s+)")
_PATTERNS = (
    (MarkKind.BOLD, _BOLD), (MarkKind.ITALIC, _ITALIC), (MarkKind.STRIKE, _STRIKE), (MarkKind.STRIKE, _OUT),
    (MarkKind.UNDERLINE, _IN), (MarkKind.LINK, _LINK),
)  # fmt: skip
_CHANGE = re.compile(r"\[-[^\[\]\n]{1,400}-\]|\{\+[^{}\n]{1,400}\+\}|\{--[^{}\n]{1,400}--\}|</?(?:del|ins)>")
"""What git, this program and other tools set round words that were taken out or put in."""
_DASHES = (
    ("—", re.compile(r"(?<![-\[{])---(?![-\]}])")),
    ("–", re.compile(r"(?<=\w)--(?=\w)|(?<=\s)--(?=\s)")),
)
"""How Markdown and typists write dashes."""
_STRAY = re.compile(r"\*\*+")
CODE, DASH = "markdown-mark", "typed-dash"


class Emphasis(Struct, frozen=True, kw_only=True):
    """A mark in a text from which its signs are not yet taken: `start` to `end` of what is marked."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


def markup_of(text: str) -> tuple[tuple[Edit, ...], tuple[Emphasis, ...]]:
    """Find the Markdown of a text: the edits that take its signs out, and the marks that they make."""
    edits: list[Edit] = []
    marks: list[Emphasis] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            target = match["target"] if kind is MarkKind.LINK else ""
            edits.extend(_signs(match))
            if kind is not MarkKind.LINK or target not in ("", "#"):
                marks.append(Emphasis(kind=kind, start=match.start("text"), end=match.end("text"), value=target))
    heading = _HEADING.match(text)
    if heading:
        edits.append(Edit(start=0, end=heading.end(), code=CODE))
    for dash, written in _DASHES:
        edits.extend(Edit(start=one.start(), end=one.end(), new=dash, code=DASH) for one in written.finditer(text))
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    edits.extend(
        Edit(start=match.start(), end=match.end(), code=CODE)
        for match in _STRAY.finditer(text)
        if match.start() not in taken
    )
    return tuple(edits), tuple(marks)


def first_change_mark(text: str) -> Traced | None:
    """Find the first marks of a change in a text, `[-old-]`, `{+new+}` or `<del>`: the words in them stay text."""
    found = _CHANGE.search(text)
    return traced(found[0], found.start()) if found else None


def _signs(match: re.Match[str]) -> Iterator[Edit]:
    for name in ("open", "close"):
        yield Edit(start=match.start(name), end=match.end(name), code=CODE)
