"""Whether the text of a PDF is text: scans have none, and some files say other signs than they show."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.errors import UnreadableFile
from draftdiff.importers.pdf.glyphs import Page
from draftdiff.importers.plaintext.vocabulary import HAN_SIGNS, WORD, folded, known_words
from draftdiff.model import Language
from draftdiff.patterns import late_pattern
from draftdiff.tokens import HAN

_FEWEST_LETTERS = 40
"""A file with fewer letters holds pictures; a stamp or a head may be text."""
_LEAST_ON_PAGES = 0.3
"""Fewer pages with text are those of a scan with a cover."""
_LEAST_KNOWN = 0.55
"""Of resolutions more than nine words in ten are known; of text in other signs hardly one."""
_SURELY_KNOWN = 0.8
"""Where fewer words are known, the text may be that of an OCR."""
_MOST_UNMAPPED = 0.1
"""Where more glyphs have no sign, the text is not to be trusted."""
_HAN = late_pattern(f"[{HAN}]")
_LEAST_HAN_SIGNS = 0.02
"""Of Chinese text at least so many signs are commas, full stops and 的."""
_MOST_UNSEEN = 0.5
"""Where more is not drawn, an OCR set it under a picture."""
_OCR = "run an OCR on it and import the text that it gives (draftdiff reads plain text)"


def refuse_without_text(pages: Sequence[Page], name: str) -> None:
    """Raise UnreadableFile for a scan: pages that hold pictures and no text."""
    written = sum(map(is_written, pages))
    if sum(map(_letters_on, pages)) < _FEWEST_LETTERS or written < _LEAST_ON_PAGES * len(pages):
        raise UnreadableFile(f"{name or 'the PDF'} has no text, only pictures of it", hint=_OCR, slug="scan")


def is_written(page: Page) -> bool:
    """Say whether a page has text; one with fewer letters may hold a number or a stamp."""
    return _letters_on(page) >= _FEWEST_LETTERS / 2


def _letters_on(page: Page) -> int:
    return sum(glyph.text.isalpha() for glyph in page.glyphs)


def refuse_garbage(known: float, pages: Sequence[Page], name: str) -> None:
    """Raise UnreadableFile where the signs of the file are not those that it shows. `known`: see `known_share`."""
    glyphs = [glyph for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    unmapped = sum(not glyph.mapped or not glyph.text for glyph in glyphs)
    if unmapped > _MOST_UNMAPPED * len(glyphs) or known < _LEAST_KNOWN:
        message = f"{name or 'the PDF'} shows text but does not say what it is: its signs are mixed up"
        raise UnreadableFile(message, hint=_OCR, slug="garbled-text")


def is_ocr(known: float, pages: Sequence[Page]) -> bool:
    """Say whether the text is what an OCR read: it is not drawn, or many of its words are not known."""
    seen = [glyph.seen for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    return known < _SURELY_KNOWN or seen.count(False) > _MOST_UNSEEN * len(seen)


def known_share(text: str, language: Language) -> float:
    """Return which share of the words of a text are known in its language; of Chinese, 1 where its signs are usual."""
    if language is Language.CHINESE:
        usual = len(HAN_SIGNS.findall(text)) >= _LEAST_HAN_SIGNS * len(_HAN.findall(text))
        return float(usual)
    words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 1]
    if language is Language.UNKNOWN or not words:
        return 0.0
    known = known_words(language)
    return sum(folded(word) in known for word in words) / len(words)
