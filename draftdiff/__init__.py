"""draftdiff compares United Nations resolutions clause by clause.

Its public names are loaded when they are first asked for, so that `import draftdiff` loads nothing else:

    old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in (first, second))
    comparison = compare_documents(old, new, load_lexicon(new.language))
    print(render(comparison, "markdown", RenderOptions()))

`docs/howto/library.md` shows what they do. A name that is not here may change from one version to the next.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; `typing` would take longer to load than all else

if TYPE_CHECKING:
    from draftdiff.agreed import find_agreed
    from draftdiff.align import align as align_documents
    from draftdiff.checks import find_drafting_problems as check_document
    from draftdiff.citations import find_citations
    from draftdiff.codec import decode_alignment, decode_comparison, decode_document, encode
    from draftdiff.compare import compare as compare_documents
    from draftdiff.comparison import (
        Alignment,
        Change,
        Comparison,
        Finding,
        Flag,
        Link,
        Row,
        Segment,
        Series,
        Weight,
        counts_of,
        verdict_of,
    )
    from draftdiff.errors import DraftdiffError
    from draftdiff.importers import read_source
    from draftdiff.lexicon import Lexicon
    from draftdiff.lexicons import load_lexicon
    from draftdiff.merge import merge as merge_documents
    from draftdiff.model import Document, Header, Imported, Language, Mark, Note, Paragraph
    from draftdiff.numbering import labels_of
    from draftdiff.passages import Agreed
    from draftdiff.phrases import find_opening
    from draftdiff.problems import Problem
    from draftdiff.redline import redline as redline_texts
    from draftdiff.renderers import RenderOptions, render
    from draftdiff.renderers.agreed import render_agreed
    from draftdiff.renderers.labels import load_labels
    from draftdiff.renderers.proposals import render_compilation, render_proposals
    from draftdiff.renderers.wording import wording_of
    from draftdiff.series import trace as trace_documents
    from draftdiff.uptake import Outcome

__version__ = "0.1.0"

__all__ = [
    "Agreed",
    "Alignment",
    "Change",
    "Comparison",
    "Document",
    "DraftdiffError",
    "Finding",
    "Flag",
    "Header",
    "Imported",
    "Language",
    "Lexicon",
    "Link",
    "Mark",
    "Note",
    "Outcome",
    "Paragraph",
    "Problem",
    "RenderOptions",
    "Row",
    "Segment",
    "Series",
    "Weight",
    "align_documents",
    "check_document",
    "compare_documents",
    "counts_of",
    "decode_alignment",
    "decode_comparison",
    "decode_document",
    "encode",
    "find_agreed",
    "find_citations",
    "find_opening",
    "labels_of",
    "load_labels",
    "load_lexicon",
    "merge_documents",
    "read_source",
    "redline_texts",
    "render",
    "render_agreed",
    "render_compilation",
    "render_proposals",
    "trace_documents",
    "verdict_of",
    "wording_of",
]

_PLACES = {
    "Agreed": "passages:Agreed",
    "Alignment": "comparison:Alignment",
    "Change": "comparison:Change",
    "Comparison": "comparison:Comparison",
    "Document": "model:Document",
    "DraftdiffError": "errors:DraftdiffError",
    "Finding": "comparison:Finding",
    "Flag": "comparison:Flag",
    "Header": "model:Header",
    "Imported": "model:Imported",
    "Language": "model:Language",
    "Lexicon": "lexicon:Lexicon",
    "Link": "comparison:Link",
    "Mark": "model:Mark",
    "Note": "model:Note",
    "Outcome": "uptake:Outcome",
    "Paragraph": "model:Paragraph",
    "Problem": "problems:Problem",
    "RenderOptions": "renderers:RenderOptions",
    "Row": "comparison:Row",
    "Segment": "comparison:Segment",
    "Series": "comparison:Series",
    "Weight": "comparison:Weight",
    "align_documents": "align:align",
    "check_document": "checks:find_drafting_problems",
    "compare_documents": "compare:compare",
    "counts_of": "comparison:counts_of",
    "decode_alignment": "codec:decode_alignment",
    "decode_comparison": "codec:decode_comparison",
    "decode_document": "codec:decode_document",
    "encode": "codec:encode",
    "find_agreed": "agreed:find_agreed",
    "find_citations": "citations:find_citations",
    "find_opening": "phrases:find_opening",
    "labels_of": "numbering:labels_of",
    "load_labels": "renderers.labels:load_labels",
    "load_lexicon": "lexicons:load_lexicon",
    "merge_documents": "merge:merge",
    "read_source": "importers:read_source",
    "redline_texts": "redline:redline",
    "render": "renderers:render",
    "render_agreed": "renderers.agreed:render_agreed",
    "render_compilation": "renderers.proposals:render_compilation",
    "render_proposals": "renderers.proposals:render_proposals",
    "trace_documents": "series:trace",
    "verdict_of": "comparison:verdict_of",
    "wording_of": "renderers.wording:wording_of",
}
"""Where each public name is defined: module and name."""


if not TYPE_CHECKING:  # a type checker that saw it would believe in every name

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, _, attribute = _PLACES[name].partition(":")
        return getattr(import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
