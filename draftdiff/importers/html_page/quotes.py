"""What a mail quotes of another one: an older text below the one that the mail brings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_QUOTES = frozenset({"gmail_quote", "yahoo_quoted", "protonmail_quote"})
"""Classes that mail programs give to what they quote; others set `<blockquote type="cite">`."""
_REST = frozenset({"divRplyFwdMsg", "appendonsend"})
"""Ids of Outlook, below which everything is quoted, up to the end of the page."""
_RULE = re.compile(r"border-top\s*:\s*solid\s+#(?:E1E1E1|B5C4DF)", re.IGNORECASE)
"""The line that Outlook draws above what it quotes, where it gives no id; any page may have the like."""
_SENDER = re.compile(r"\s*[^\W\d]{1,20}\s?[:：]")
"""What stands below that line: `From:`, in any language."""
_ESCAPED = b">From "
"""How a file of mails writes a line that begins with *From*: a quoted one has a space behind the mark."""


def quotes_in(root: etree._Element) -> frozenset[etree._Element]:
    """Return the elements that hold what a mail quotes, each outside the others or within one."""
    found: set[etree._Element] = set()
    for element in root.iter(etree.Element):
        if _is_quote(element):
            found.add(element)
        elif element.get("id", "") in _REST or _is_ruled_off(element):
            return frozenset(found.union(_rest_from(element)))
    return frozenset(found)


def _is_quote(element: etree._Element) -> bool:
    cited = element.tag == "blockquote" and element.get("type", "").lower() == "cite"
    return cited or not _QUOTES.isdisjoint(element.get("class", "").split())


def _is_ruled_off(element: etree._Element) -> bool:
    rule = _RULE.search(element.get("style", ""))
    return rule is not None and _SENDER.match("".join(map(str, element.itertext()))) is not None


def _rest_from(element: etree._Element) -> Iterator[etree._Element]:
    """Give an element and all that follows it, whatever it stands in."""
    yield element
    for one in (element, *element.iterancestors()):
        yield from one.itersiblings(etree.Element)


def part_quotes(data: bytes) -> tuple[bytes, bytes]:
    """Part the plain text of a mail into its own lines and those that it quotes, with the line that says of whom."""
    own: list[bytes] = []
    quoted: list[bytes] = []
    for line in data.splitlines(keepends=True):
        if not line.startswith(b">") or line.startswith(_ESCAPED):
            own.append(line)
            continue
        if not quoted:
            said = next((place for place in range(len(own) - 1, -1, -1) if own[place].strip()), len(own))
            if b"".join(own[said:]).rstrip().endswith(b":"):
                quoted += own[said:]
                del own[said:]
        quoted.append(line)
    return b"".join(own), b"".join(quoted)
