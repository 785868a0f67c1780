"""Opening phrases that were misread: told, with the phrase that is near; the text stays as the source has it."""

from __future__ import annotations

from draftdiff.importers.plaintext.assemble import Assembled
from draftdiff.importers.plaintext.traced import Traced, edited
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import find_opening
from draftdiff.phrases.misread import find_misread_opening

_OPENED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})
_BEFORE = "[(“«\"' \u200e\u200f"


def misread_opening(made: Assembled, lexicon: Lexicon) -> Traced | None:
    """Return the opening of a paragraph, as the source has it, if it is none but near to one; else None."""
    one = made.paragraph
    if one.kind not in _OPENED or one.level or one.annex:
        return None
    text = edited(made.raw, made.edits)
    start = len(text.text) - len(text.text.lstrip(_BEFORE))
    bare = text.text[start:]
    if find_opening(bare, lexicon) is not None:
        return None
    found = find_misread_opening(bare, lexicon, one.kind)
    return text[start + found.start : start + found.end] if found else None
