"""Documents as git shows them: as lines that it compares itself, or as a comparison by clause."""

from __future__ import annotations

import os
from collections.abc import Sequence

from draftdiff.codec import decode_document
from draftdiff.drivers.fallbacks import text_diff
from draftdiff.drivers.telling import has_color, is_shown, write
from draftdiff.model import Document
from draftdiff.renderers.harmless import harmless
from draftdiff.store import Settings, load_settings, read_source_file

_REGULAR = ("100644", "100755")
_ABSENT = "."
"""The mode of a side that is not there."""


def textconv(arguments: Sequence[str]) -> int:
    """`FILE`: write a document as lines that git can compare."""
    from draftdiff.readable import readable_lines

    document = decode_document(read_source_file(arguments[0], load_settings()))
    write("".join(f"{line}\n" for line in readable_lines(document)))
    return 0


def diff(arguments: Sequence[str]) -> int:
    """`PATH OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE [NEW-PATH …]`, as git calls it: write the comparison."""
    if len(arguments) < 7:
        write(f"* Unmerged path {arguments[0]}\n")
        return 0
    _, old_file, _, old_mode, new_file, _, new_mode = arguments[:7]
    if any(mode not in (*_REGULAR, _ABSENT) for mode in (old_mode, new_mode)):
        return text_diff(arguments)
    settings = load_settings()
    old, new = _side(old_file, old_mode, settings), _side(new_file, new_mode, settings)
    shown = _compared(old, new, settings) if old and new else _alone(old, new, settings)
    names = harmless(" → ".join([arguments[0], *arguments[7:8]]))
    is_plain = old and new and len(arguments) == 7 and os.environ.get("GIT_DIFF_PATH_TOTAL", "1") == "1"
    gap = "" if os.environ.get("GIT_DIFF_PATH_COUNTER", "1") == "1" else "\n"
    write(gap + ("" if is_plain else f"{names}\n") + shown)
    return 0


def _side(file: str, mode: str, settings: Settings) -> Document | None:
    """Read one side. Git's name for one that is not there, `/dev/null`, arrives as another on Windows."""
    return None if mode == _ABSENT else decode_document(read_source_file(file, settings))


def _compared(old: Document, new: Document, settings: Settings) -> str:
    """Render a comparison as the terminal wants it."""
    from draftdiff.compare import compare
    from draftdiff.lexicons import load_lexicon
    from draftdiff.renderers.options import RenderOptions
    from draftdiff.renderers.terminal import render

    comparison = compare(old, new, load_lexicon(new.language), None, settings.watch)
    return render(comparison, RenderOptions(reader=settings.reader, color=has_color(), width=_width()))


def _alone(old: Document | None, new: Document | None, settings: Settings) -> str:
    """Return the text of a document that is new or gone, as `textconv` has it."""
    from draftdiff.readable import readable_lines
    from draftdiff.renderers.labels import direction_of, load_labels
    from draftdiff.renderers.terminal.paper import Paper, Span

    document = new or old or Document()
    sign, style = ("+ ", "inserted") if new else ("- ", "deleted")
    paper = Paper(width=_width(), direction=load_labels(settings.reader).direction, color=has_color())
    blocks = (
        paper.block([Span(sign, style)], [Span(line, style)], direction=direction_of(document.language))
        for line in readable_lines(document)
    )
    return "".join(f"{line}\n" for block in blocks for line in block)


def _width() -> int:
    if not is_shown():
        return 80
    from shutil import get_terminal_size

    return get_terminal_size(fallback=(80, 24)).columns
