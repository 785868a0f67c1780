"""Documents as git shows them: as lines that it compares itself, or as a comparison by clause."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from draftdiff.codec import decode_document
from draftdiff.drivers.fallbacks import text_diff
from draftdiff.drivers.telling import has_color, is_shown, write
from draftdiff.store import Settings, load_settings, read_source_file

if TYPE_CHECKING:
    from draftdiff.model import Document

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
    """`PATH OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE …`, as git calls an external diff: write the comparison."""
    if len(arguments) < 7:
        write(f"* Unmerged path {arguments[0]}\n")
        return 0
    _, old_file, _, old_mode, new_file, _, new_mode = arguments[:7]
    if any(mode not in (*_REGULAR, _ABSENT) for mode in (old_mode, new_mode)):
        return text_diff(arguments)
    settings = load_settings()
    write(_compared(_side(old_file, old_mode, settings), _side(new_file, new_mode, settings), settings))
    return 0


def _side(file: str, mode: str, settings: Settings) -> Document | None:
    """Read one side. Git's name for one that is not there, `/dev/null`, arrives as another on Windows."""
    return None if mode == _ABSENT else decode_document(read_source_file(file, settings))


def _compared(old: Document | None, new: Document | None, settings: Settings) -> str:
    """Render a comparison as the terminal wants it; a side that is not there has no paragraphs."""
    from draftdiff.compare import compare
    from draftdiff.lexicons import load_lexicon
    from draftdiff.model import Document
    from draftdiff.renderers.options import RenderOptions
    from draftdiff.renderers.terminal import render

    known = new or old or Document()
    nothing = Document(language=known.language)
    comparison = compare(old or nothing, new or nothing, load_lexicon(known.language), None, settings.watch)
    options = RenderOptions(reader=settings.reader, color=has_color(), width=_width())
    gap = "" if os.environ.get("GIT_DIFF_PATH_COUNTER", "1") == "1" else "\n"
    return gap + render(comparison, options)


def _width() -> int:
    if not is_shown():
        return 80
    from shutil import get_terminal_size

    return get_terminal_size(fallback=(80, 24)).columns
