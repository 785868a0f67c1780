"""Two documents to an Alignment: which paragraph continues which.

Reads the documents only; no order of calls, no machine and no locale changes the result, and the sides may be
swapped: `align(b, a)` is `align(a, b)` turned round.
"""

from __future__ import annotations

from msgspec.structs import replace

from draftdiff.align.groups import links_of
from draftdiff.align.pairing import pair_texts, read_texts
from draftdiff.align.parameters import MODEL, Model
from draftdiff.align.parts import Parts
from draftdiff.align.scoring import score_of
from draftdiff.align.units import spelling_of, units_of
from draftdiff.comparison import Alignment, Basis, Link, Pair, RunnerUp
from draftdiff.lexicon import Lexicon, refuse_other_languages
from draftdiff.model import Document

__all__ = ["align", "is_turned"]


def align(old: Document, new: Document, lexicon: Lexicon, model: Model = MODEL) -> Alignment:
    """Link the paragraphs of two documents; each paragraph of both stands in exactly one link.

    Another model than the product's own serves to measure how the numbers came about (`benchmarks.fit`).
    Raises DraftdiffError unless both are in the language of the lexicon.
    """
    refuse_other_languages(lexicon, old, new)
    if is_turned(old, new):
        return swapped(_align(new, old, lexicon, model))
    return _align(old, new, lexicon, model)


def is_turned(old: Document, new: Document) -> bool:
    """Say whether the old document is aligned to the new one, so that an exchange of the sides changes nothing else."""
    return _identity(old) > _identity(new)


def _identity(document: Document) -> list[tuple[str, str, int, int, str, str]]:
    return [(p.text, p.kind.value, p.annex, p.level, p.number, p.key) for p in document.paragraphs]


def _align(old: Document, new: Document, lexicon: Lexicon, model: Model) -> Alignment:
    texts = read_texts(units_of(old), units_of(new), spelling_of(lexicon), (old.title, new.title))
    pairing = pair_texts(texts, model)
    scores = {(i, j): pairing.score(i, j) for i, j in pairing.links.items()}
    if pairing.is_renewal:
        scores |= {cell: score_of(odds) for cell, odds in Parts(texts, pairing.links, model).found().items()}
    others = {cell: score_of(odds) for cell, odds in pairing.odds.items()}
    return Alignment(old=old.symbol, new=new.symbol, links=tuple(links_of(scores, others, texts.old, texts.new)))


_TURNED = {Basis.SPLIT: Basis.MERGED, Basis.MERGED: Basis.SPLIT}


def swapped(alignment: Alignment) -> Alignment:
    """Return the alignment of the same documents with old and new exchanged."""
    links = tuple(sorted((_swapped(link) for link in alignment.links), key=lambda link: (not link.old, not link.new)))
    return Alignment(old=alignment.new, new=alignment.old, links=links)


def _swapped(link: Link) -> Link:
    second = link.runner_up
    even = len(link.old) == len(link.new)
    return replace(
        link,
        old=link.new,
        new=link.old,
        runner_up=RunnerUp(old=second.new, new=second.old, score=second.score) if second else None,
        basis=link.basis if even else _TURNED.get(link.basis, link.basis),
        pairs=tuple(Pair(old=pair.new, new=pair.old) for pair in link.pairs),
    )
