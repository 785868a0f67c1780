"""Renderers: a comparison to text or bytes. They decide looks, never facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Literal, cast, overload

import msgspec
from msgspec.structs import asdict, replace

from draftdiff.comparison import Comparison, Weight
from draftdiff.decoding import convert
from draftdiff.errors import DraftdiffError, UnknownFormat
from draftdiff.renderers.options import Layout, Order, RenderOptions

__all__ = ["RENDERERS", "SEVERAL", "Layout", "Order", "RenderOptions", "render", "render_several"]

RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.terminal:render_several", "changes in reading order, for a screen"),
    "markdown": ("draftdiff.renderers.markdown:render_several", "a report for GitHub, pandoc and e-mail"),
    "html": ("draftdiff.renderers.html_page:render_several", "a report in one file, for a browser and for printing"),
    "pdf": ("draftdiff.renderers.pdf_page:render_several", "the same report for printing; needs WeasyPrint"),
    "json": ("draftdiff.renderers.json_record:render", "the whole comparison, for programs and `render`"),
    "docx": ("draftdiff.renderers.docx:render", "both texts in one Word file, with tracked changes"),
    "alignment": (
        "draftdiff.renderers.json_record:render_alignment",
        "which paragraphs belong together, to correct",
    ),
}
"""Name of the format: the function `(Comparison, RenderOptions) -> str | bytes`, and what it gives, in one line.

What suffix asks for a format, `cli/output.py` says."""
SEVERAL = ("terminal", "markdown", "html", "pdf")
"""Formats that hold several comparisons: their function takes a sequence of them."""


@overload
def render(
    comparison: Comparison, format_name: Literal["docx", "pdf"], options: RenderOptions | None = None
) -> bytes: ...
@overload
def render(
    comparison: Comparison,
    format_name: Literal["terminal", "markdown", "html", "json", "alignment"],
    options: RenderOptions | None = None,
) -> str: ...
@overload
def render(comparison: Comparison, format_name: str, options: RenderOptions | None = None) -> str | bytes: ...
def render(comparison: Comparison, format_name: str, options: RenderOptions | None = None) -> str | bytes:
    """Render a comparison; needs nothing but the comparison. Raises DraftdiffError for what is no format or option."""
    return render_several((comparison,), format_name, options)


def render_several(
    comparisons: Sequence[Comparison], format_name: str, options: RenderOptions | None = None
) -> str | bytes:
    """Render comparisons, in order, as one report. Raises UnknownFormat, also for a format that holds only one."""
    renderer = renderer_of(format_name, RENDERERS, f"no output format is called {format_name!r}")
    options = _understood(options or RenderOptions())
    if options.layout is Layout.AMENDMENTS:
        from draftdiff.renderers.amendments import AMENDMENT_RENDERERS

        if format_name in AMENDMENT_RENDERERS:
            return cast("str | bytes", renderer_of(format_name, AMENDMENT_RENDERERS, "")(comparisons, options))
    if len(comparisons) > 1 and format_name not in SEVERAL:
        raise UnknownFormat(
            f"{format_name} holds one comparison, and these are {len(comparisons)}",
            hint=f"compare one pair with `draftdiff diff`, of parts OLD#A NEW#A; or use one of: {', '.join(SEVERAL)}",
            slug="several-parts",
        )
    shown = comparisons if format_name in SEVERAL else comparisons[0]
    return cast("str | bytes", renderer(shown, options))


def _understood(options: RenderOptions) -> RenderOptions:
    """Return options that a program may have given by their names: `layout="side-by-side"`."""
    try:
        given = convert(asdict(options), RenderOptions)
        weight = given.min_weight and Weight(given.min_weight)
        return replace(given, sort=Order(given.sort), min_weight=weight, layout=Layout(given.layout))
    except (msgspec.ValidationError, ValueError) as error:
        hint = "the names are those of the command line"
        raise DraftdiffError(f"an option that is not known: {error}", hint=hint, slug="unknown-option") from error


def renderer_of(format_name: str, formats: Mapping[str, tuple[str, str]], message: str) -> Callable[..., object]:
    """Load the function that writes a format. Raises UnknownFormat, with the message, for one that is not there."""
    if format_name not in formats:
        raise UnknownFormat(message, hint=f"use one of: {', '.join(formats)}", slug="unknown-format")
    module, function = formats[format_name][0].split(":")
    found: Callable[..., object] = getattr(import_module(module), function)
    return found
