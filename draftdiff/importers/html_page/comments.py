"""Comments that a web office prints into the pages it saves: none of it is text of the draft."""

from __future__ import annotations

import re

from lxml import etree

_COMMENT = re.compile(r"cmnt\d{1,5}")
_CALL = re.compile(r"cmnt_ref\d{1,5}")
"""How Google Docs names a comment and its call, `[a]`."""
_WORD_COMMENT, _WORD_CALL = "msocomtxt", "msocomanchor"
"""The classes of a comment and its call, `[A1]`, in a page that Word saved."""
_HOLDERS = 2
"""A comment stands in a paragraph, and that in a box."""


def calls_of_comments(root: etree._Element) -> frozenset[etree._Element]:
    """Return the calls of comments, which stand in the text."""
    return frozenset(
        link for link in root.iter("a") if link.get("class") == _WORD_CALL or _CALL.fullmatch(link.get("id", ""))
    )


def comments_of(root: etree._Element) -> frozenset[etree._Element]:
    """Return what holds a comment, all of it."""
    found = (_holder(link) for link in root.iter("a") if _COMMENT.fullmatch(link.get("id", "")))
    return frozenset((*found, *root.iterfind(f".//div[@class='{_WORD_COMMENT}']")))


def _holder(link: etree._Element) -> etree._Element:
    """Return the outermost element that begins with a link, but never the page itself."""
    holder = link
    for _ in range(_HOLDERS):
        parent = holder.getparent()
        if parent is None or parent.tag == "body" or parent.index(holder) or (parent.text or "").strip():
            break
        holder = parent
    return holder
