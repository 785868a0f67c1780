"""draftdiff compares United Nations resolutions clause by clause.

The public names are given when they are first asked for, so that `import draftdiff` loads nothing else:

    old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in (first, second))
    comparison = compare_documents(old, new, load_lexicon(new.language))
    print(render(comparison, "markdown", RenderOptions()))
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; `typing` would take longer to load than all else

if TYPE_CHECKING:
    from draftdiff.align import align as align_documents
    from draftdiff.codec import decode_comparison, decode_document, encode
    from draftdiff.compare import compare as compare_documents
    from draftdiff.comparison import Comparison
    from draftdiff.errors import DraftdiffError
    from draftdiff.importers import read_source
    from draftdiff.lexicons import load_lexicon
    from draftdiff.model import Document
    from draftdiff.redline import redline as redline_texts
    from draftdiff.renderers import RenderOptions, render

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Document",
    "DraftdiffError",
    "RenderOptions",
    "align_documents",
    "compare_documents",
    "decode_comparison",
    "decode_document",
    "encode",
    "load_lexicon",
    "read_source",
    "redline_texts",
    "render",
]

_PLACES = {
    "Comparison": "comparison:Comparison",
    "Document": "model:Document",
    "DraftdiffError": "errors:DraftdiffError",
    "RenderOptions": "renderers:RenderOptions",
    "align_documents": "align:align",
    "compare_documents": "compare:compare",
    "decode_comparison": "codec:decode_comparison",
    "decode_document": "codec:decode_document",
    "encode": "codec:encode",
    "load_lexicon": "lexicons:load_lexicon",
    "read_source": "importers:read_source",
    "redline_texts": "redline:redline",
    "render": "renderers:render",
}
"""Where each public name is defined: module and name."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
