"""The comparison itself, as canonical JSON."""

from __future__ import annotations

from draftdiff.codec import encode
from draftdiff.comparison import Comparison
from draftdiff.renderers.options import RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the canonical JSON of the comparison; no option changes it."""
    return encode(comparison)
