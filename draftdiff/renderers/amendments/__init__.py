"""Renderers of amendments: a comparison as the list of instructions that a delegate reads out or submits."""

from __future__ import annotations

AMENDMENT_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.amendments.terminal:render", "the instructions, numbered, for a screen"),
    "markdown": ("draftdiff.renderers.amendments.markdown:render", "the same for GitHub and e-mail"),
    "html": ("draftdiff.renderers.amendments.page:render", "the same in one file, for a browser"),
    "pdf": ("draftdiff.renderers.amendments.page:render_pdf", "the same page on paper"),
    "docx": ("draftdiff.renderers.amendments.word:render", "the same for Word"),
}
"""Name of the format: the function `(Sequence[Comparison], RenderOptions) -> str | bytes`, and a help of one line."""
