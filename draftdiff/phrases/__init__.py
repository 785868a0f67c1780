"""Opening phrases of paragraphs and the later verbs of a chain; `misread.py` knows phrases that an OCR misread."""

from draftdiff.phrases.chain import find_chain, find_verbs
from draftdiff.phrases.opening import Opening, find_opening, opening_at

__all__ = ["Opening", "find_chain", "find_opening", "find_verbs", "opening_at"]
