"""What stands outside the paragraphs: the title, symbol and agenda item on the cover and in the heads of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.model import Header
from draftdiff.redline import redline
from draftdiff.renderers.docx.runs import Ids
from draftdiff.symbols import parse_symbol
from draftdiff.tokens import compared_text
from draftdiff.tracking.editor import Editor
from draftdiff.tracking.places import find_places
from draftdiff.tracking.runs import text_of

_LONGEST_NUMBER = 16
"""So many characters may stand before a title: `75/16.`"""
_ENOUGH = 20
"""So many characters of a title tell it from other lines."""
_LONGEST_TITLE = 4
"""In so many paragraphs a title may stand."""


def change_head(
    old: Header, new: Header, cover: Sequence[etree._Element], pages: Sequence[etree._Element], ids: Ids
) -> None:
    """Change title, symbol and agenda item where the file states them and the new text states others.

    `cover` are paragraphs before and after the text, `pages` the heads and feet of pages.
    """
    on_cover = [paragraph for element in cover for paragraph in element.iter(w("p"))]
    everywhere = [*on_cover, *(paragraph for page in pages for paragraph in page.iter(w("p")))]
    _change_all(_short(old.symbol), _short(new.symbol), _numbered(old.title, on_cover), ids)
    if old.title and new.title and compared_text(old.title) != compared_text(new.title):
        _change_title(old.title, new.title, on_cover, ids)
    _change_all(old.symbol, new.symbol, everywhere, ids)
    for before, after in zip(old.agenda, new.agenda, strict=False):
        _change_all(before.item, after.item, on_cover, ids)
        _change_all(before.title, after.title, on_cover, ids)


def _short(symbol: str) -> str:
    """Return the number that is printed before the title of a resolution: `75/16`; empty for any other document."""
    parsed = parse_symbol(symbol)
    return f"{parsed.session}/{parsed.number}" if parsed and parsed.kind == "RES" and parsed.session else ""


def _numbered(title: str, paragraphs: Sequence[etree._Element]) -> list[etree._Element]:
    """Return the paragraphs that begin with a number and go on with the title."""
    start = "".join(title.split())[:_ENOUGH]
    texts = [(paragraph, "".join(text_of(paragraph).split())) for paragraph in paragraphs]
    return [one for one, text in texts if start and 0 < text.find(start) <= _LONGEST_NUMBER]


def _change_title(old: str, new: str, paragraphs: Sequence[etree._Element], ids: Ids) -> None:
    """Redline a title that stands in one paragraph, or in several that follow one another."""
    wanted = "".join(old.split())
    for lines in (lines for lines in _neighbours(paragraphs) if _ends_with(wanted, lines)):
        editor = Editor(lines, ids)
        if places := find_places(old, editor.runs.text):
            editor.redline(redline(old, new), places)
        return


def _neighbours(paragraphs: Sequence[etree._Element]) -> Iterator[Sequence[etree._Element]]:
    """Give each paragraph, alone and with some that follow it."""
    for start in range(len(paragraphs)):
        for end in range(start + 1, min(start + _LONGEST_TITLE, len(paragraphs)) + 1):
            yield paragraphs[start:end]


def _ends_with(title: str, lines: Sequence[etree._Element]) -> bool:
    """Say whether lines are a title without its spaces, perhaps with the number of the resolution before it."""
    text = "".join("".join(map(text_of, lines)).split())
    return text.endswith(title) and len(text) - len(title) <= _LONGEST_NUMBER


def _change_all(old: str, new: str, paragraphs: Sequence[etree._Element], ids: Ids) -> None:
    """Put one text in place of another wherever it stands as a whole."""
    if not old or not new or old == new:
        return
    whole = re.compile(rf"(?<![\w/]){re.escape(old)}(?![\w/])")
    for paragraph in paragraphs:
        for match in reversed(list(whole.finditer(text_of(paragraph)))):
            editor = Editor([paragraph], ids)
            editor.start_at(match.start())
            ends = not editor.runs.text[match.end() :].strip()
            if ends:  # LibreOffice joins an insertion that ends a paragraph to one that begins the next
                editor.insert(new, None)
            editor.delete(match.start(), match.end())
            if not ends:
                editor.insert(new, None)
