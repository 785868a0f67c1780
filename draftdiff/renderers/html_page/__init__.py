"""One or several comparisons as one HTML file that needs no network, prints well and works without scripts.

Three layers: the verdict on half a page, a table of changes with an empty column for a position, the full text
with its changes marked. Whatever looks alike elsewhere (labels, verdict, reasons) comes from the same functions as
in the other renderers; here they become markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.head import titles_told
from draftdiff.renderers.html_page.anchors import prefixes_of
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.html_page.report import report_of
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import left_out_sentence


def render_several(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return one or more comparisons, in order, as one HTML page."""
    labels = page_labels(options.reader)
    prefixes = prefixes_of(comparisons)
    reports = [report_of(one, prefix, options) for one, prefix in zip(comparisons, prefixes, strict=True)]
    tool, titles = comparisons[0].tool, titles_told(comparisons)
    left_out = left_out_sentence(options.left_out, labels)
    return page_of("comparisons.html", labels, reports=reports, titles=titles, left_out=left_out, tool=tool)
