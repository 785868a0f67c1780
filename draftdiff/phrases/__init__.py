"""Opening phrases of paragraphs, the later verbs of a chain, and phrases that an OCR misread."""

from draftdiff.phrases.chain import find_verbs
from draftdiff.phrases.misread import find_misread_opening
from draftdiff.phrases.opening import Opening, find_opening, opening_at

__all__ = ["Opening", "find_misread_opening", "find_opening", "find_verbs", "opening_at"]
