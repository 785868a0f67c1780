"""Renderers of proposals: what several drafts change in one text, clause by clause of that text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from draftdiff.comparison import Comparison, new_document, old_document
from draftdiff.errors import DraftdiffError
from draftdiff.model import Language
from draftdiff.renderers import renderer_of
from draftdiff.renderers.labels import labels_in
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.compilation import compilation_of
from draftdiff.renderers.proposals.table import table_of
from draftdiff.uptake import Outcome

__all__ = ["PROPOSAL_RENDERERS", "render_compilation", "render_proposals"]

_UNKNOWN = "no output format of proposals is called {!r}"

PROPOSAL_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.proposals.terminal:render", "under each clause what is proposed, and by whom"),
    "markdown": ("draftdiff.renderers.proposals.markdown:render", "the same for GitHub and e-mail"),
    "html": ("draftdiff.renderers.proposals.page:render", "a table in one file: the text, and the proposals beside it"),
    "docx": ("draftdiff.renderers.proposals.word:render", "the same table for Word, with a column for what is agreed"),
}
"""Name of the format: the function `(Table, RenderOptions) -> str or bytes`, and a help of one line."""
_COMPILERS: dict[str, tuple[str, str]] = {
    name: (renderer.replace(":render", ":render_compilation"), "the text, with the proposals in brackets in it")
    for name, (renderer, _) in PROPOSAL_RENDERERS.items()
}
"""The same for `(Compilation, RenderOptions)`."""


def render_proposals(
    comparisons: Mapping[str, Comparison],
    format_name: str,
    options: RenderOptions | None = None,
    outcome: Outcome | None = None,
) -> str | bytes:
    """Render the comparisons of one document with several drafts, by the names of these.

    `outcome` is a text that came of the proposals; then each says whether it was taken up. Raises UnknownFormat, and
    DraftdiffError for comparisons that do not belong together.
    """
    renderer = renderer_of(format_name, PROPOSAL_RENDERERS, _UNKNOWN.format(format_name))
    _refuse_other_texts(comparisons, outcome)
    options = options or RenderOptions()
    labels = labels_in(format_name, options.reader)
    return cast(str | bytes, renderer(table_of(comparisons, labels, options, outcome), options))


def render_compilation(
    comparisons: Mapping[str, Comparison], format_name: str, options: RenderOptions | None = None
) -> str | bytes:
    """Render the text with which several drafts were compared, with what each would have otherwise in brackets in it.

    It is in the language of the text alone, not in that of the reader. Raises as `render_proposals` does.
    """
    renderer = renderer_of(format_name, _COMPILERS, _UNKNOWN.format(format_name))
    _refuse_other_texts(comparisons)
    options = options or RenderOptions()
    language = next(iter(comparisons.values())).old.language
    labels = labels_in(format_name, options.reader if language is Language.UNKNOWN else language)
    return cast(str | bytes, renderer(compilation_of(comparisons, labels, options), options))


def _refuse_other_texts(comparisons: Mapping[str, Comparison], outcome: Outcome | None = None) -> None:
    """Raise DraftdiffError unless all comparisons are of one text, and those of the outcome of it and its drafts."""
    since_text = [*comparisons.values(), *([outcome.since_text] if outcome else [])]
    texts = [old_document(comparison) for comparison in since_text]
    expected = texts[:1] * len(texts)
    if outcome:
        expected += map(new_document, comparisons.values())
        texts += [old_document(outcome.since_drafts[name]) for name in comparisons if name in outcome.since_drafts]
    if [text.paragraphs for text in texts] != [text.paragraphs for text in expected]:
        message = "the proposals are on different texts, or the outcome is not compared with each draft"
        hint = "compare each draft with the same text, and that text and each draft with the outcome"
        raise DraftdiffError(message, hint=hint, slug="other-document")
