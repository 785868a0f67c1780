"""Text to a tree of elements that runs, loads and expands nothing, and which of them stand round the text."""

from __future__ import annotations

import re

from lxml import etree, html

from draftdiff.errors import UnreadableFile

UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
    "select", "button", "textarea", "input", "map", "applet",
})  # fmt: skip
"""Elements whose text no reader of the page sees, or that are no text: scripts, styles, controls of forms."""
_ROUND = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_ROUND_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "dialog", "alert",
})  # fmt: skip
_NOTE_ROLES = ("doc-endnotes", "doc-footnote", "doc-endnote")
_NOTE_NAMES = frozenset({"footnote", "footnotes", "endnote", "endnotes"})
"""What pages say of their notes, which may stand in an element that elsewhere stands round the text."""
_ROUND_NAMES = re.compile(
    r"nav|\w*(?:navbar|navigation|breadcrumbs?|footer|sidebar)|menu\w*|foot|share|social|cookies?|skip\w*|search\w*|toolbar"
    r"|pager"
)
"""What pages call, in `id` and `class`, the elements that stand round their text."""
_DEEPEST = 2000
"""Elements in one another: a long page that closes none of its fonts comes near."""
_MOST_ATTRIBUTES = 2000
"""Of one element; the parser takes the square of their number, and minutes for a file of a megabyte."""
_ATTRIBUTE = r"""[\s/"']++[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_CROWDED = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}}")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse_page(text: str, name: str) -> etree._Element:
    """Parse a page. Raises UnreadableFile where there is nothing in it, or more than can be taken in."""
    source = name or "the page"
    if _CROWDED.search(text):
        hint = "open it in a browser and save its text"
        raise UnreadableFile(f"{source} has an element of too many attributes", hint=hint, slug="too-large")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    data = _DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile(f"{source} holds no page", hint="is it the file you mean?", slug="no-page") from error
    if _is_too_deep(root):
        hint = "is it the page of a resolution? open it in a browser and save its text"
        raise UnreadableFile(f"{source} is nested too deeply for a resolution", hint=hint, slug="too-deep")
    return root


def _is_too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def is_hidden(element: etree._Element) -> bool:
    """Say whether the page hides an element that holds text."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def is_round(element: etree._Element) -> bool:
    """Say whether an element stands round the text: navigation, foot, search, what is shared, menus of languages."""
    names = [name.lower() for name in _NAME_PARTS.findall(f"{element.get('id', '')} {element.get('class', '')}")]
    if element.get("role") in _NOTE_ROLES or not _NOTE_NAMES.isdisjoint(names):
        return False
    if element.tag in _ROUND or element.get("role", "").lower() in _ROUND_ROLES:
        return True
    if element.tag in ("body", "main", "article", "html"):
        return False
    return any(_ROUND_NAMES.fullmatch(name) for name in names)
