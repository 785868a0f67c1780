"""A comparison as canonical JSON, whole, or its alignment: for a person to read, correct and give back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from draftdiff.codec import encode
from draftdiff.comparison import Alignment, Comparison
from draftdiff.model import Key, Paragraph
from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.wording import wording_of

_WORDS = 8
"""Of each paragraph: enough to know it by."""


def render(comparison: Comparison, _options: RenderOptions) -> bytes:
    """Return the canonical JSON of the comparison; no option changes it."""
    return encode(comparison)


def render_alignment(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the canonical JSON of the alignment, each link with what it is about, in order of the rows."""
    wording = wording_of(comparison, load_labels(options.reader))
    # Both sides of a link: `OP6 Welcomes the … → OP6 Takes note of …`; an absent side is ∅.
    sides = ((row.link, _named(row.old, wording.old), _named(row.new, wording.new)) for row in comparison.rows)
    links = tuple(replace(link, about=wording.say("from-to", old=old, new=new)) for link, old, new in sides)
    return encode(Alignment(old=comparison.old.symbol, new=comparison.new.symbol, links=links))


def _named(paragraphs: Iterable[Paragraph], labels: Mapping[Key, str]) -> str:
    said = (f"{labels[one.key]} {harmless(opening_text(one.text, _WORDS))}" for one in paragraphs)
    return " + ".join(said) or "∅"
