"""Wires the stages of the import of pages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Set

from lxml import etree
from msgspec.structs import replace

from draftdiff.errors import InvalidRecord, UnreadableFile
from draftdiff.importers.html_page.archive import Packed, is_archive, unpacked
from draftdiff.importers.html_page.lines import lines_of
from draftdiff.importers.html_page.sheets import write_styles
from draftdiff.importers.html_page.tree import parse_page
from draftdiff.importers.notices import notice
from draftdiff.importers.plaintext.decoding.encodings import best_reading
from draftdiff.importers.plaintext.decoding.lines import Omission
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed, read_text
from draftdiff.importers.plaintext.traced_text import Traced, source_of
from draftdiff.model import Imported, Language, ParagraphKind, Source

_MAIL = Source(media_type="message/rfc822")
"""What web archives and mails are, whatever is packed in them."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Where a page says its encoding, if it does: browsers look no further than its first kilobyte."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OF_PAGES = re.compile(r"cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|mac-\w+|hz|ascii")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read for a declared encoding: the wider one, which is what was meant."""
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


def read_page(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a saved page, or a mail. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    if not is_archive(data):
        return _read_packed(Packed(data, is_page=True), name, language)
    imported = _read_packed(unpacked(data, name), name, language)
    return replace(imported, documents=tuple(replace(document, source=_MAIL) for document in imported.documents))


def _read_packed(packed: Packed, name: str, language: Language | None) -> Imported:
    return _read_tree(packed.data, name, language) if packed.is_page else _read_mail(packed.data, name, language)


def _read_tree(data: bytes, name: str, language: Language | None) -> Imported:
    text = _decoded(data, name)
    root = parse_page(text, name)
    hides = write_styles(root)
    quotes = _quotes_in(root)

    def read(root: etree._Element, quotes: Set[etree._Element] = frozenset()) -> Imported:
        return read_printed(_printed(root, name, quotes), language)

    def read_shown() -> Imported:
        shown = parse_page(text, name)
        write_styles(shown, hiding=False)
        return read(shown)

    without_quotes = (lambda: read(root, quotes),) if quotes else ()
    with_hidden = (lambda: read(root), read_shown) if hides else ()
    return next(filter(None, map(_own, (*without_quotes, *with_hidden))), None) or read(root)


def _printed(root: etree._Element, name: str, quotes: Set[etree._Element]) -> Printed:
    page = lines_of(root, quotes)
    has_changes = any((element.text or "").strip() for element in root.iter("del"))
    return Printed(
        name=name, source=source_of(page.text), lines=page.lines, left_out=page.left_out, looks=page.looks, exact=True,
        doubts=(Omission(code="change-marks", text=Traced()),) * has_changes,
    )  # fmt: skip


def _read_mail(data: bytes, name: str, language: Language | None) -> Imported:
    written, quoted = _part_quotes(data)
    own = _own(lambda: read_text(written, name, language)) if quoted else None
    if own is None:
        return read_text(data, name, language)
    told = notice("neighbouring-text", text=" ".join(quoted.decode("utf-8-sig", errors="replace").split()))
    first, *others = own.documents
    return replace(own, documents=(replace(first, problems=(*first.problems, told)), *others))


def _own(read: Callable[[], Imported]) -> Imported | None:
    """Read a part of a page or a mail; None where it is no text from its formula on.

    What a mail quotes may be the text, as in one sent on; a script may show a text that classes hide.
    """
    try:
        imported = read()
    except InvalidRecord:
        return None
    kinds = {paragraph.kind for document in imported.documents for paragraph in document.paragraphs}
    return imported if kinds >= {ParagraphKind.ENACTING, ParagraphKind.OPERATIVE} else None


def _decoded(data: bytes, name: str) -> str:
    """Return the text of a page: in the encoding that it states, if that can be; else in that which gives words.

    Raises UnreadableFile where there is none.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    best = best_reading(data, _declared(data))
    if best is None:
        hint = "open it in a browser and save it anew; pages are saved in UTF-8 today"
        raise UnreadableFile(f"{name or 'the page'} is in no encoding that can be read", hint=hint, slug="encoding")
    return best.text


def _declared(data: bytes) -> Iterator[str]:
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return
    if _OF_PAGES.fullmatch(name):
        yield _WIDER.get(name, name)


def _quotes_in(root: etree._Element) -> frozenset[etree._Element]:
    """Return the elements that hold what a mail quotes, each outside the others or within one."""
    found: set[etree._Element] = set()
    for element in root.iter(etree.Element):
        cited = element.tag == "blockquote" and element.get("type", "").lower() == "cite"
        if cited or not _QUOTES.isdisjoint(element.get("class", "").split()):
            found.add(element)
        elif element.get("id", "") in _REST or _is_ruled_off(element):
            return frozenset(found.union(_rest_from(element)))
    return frozenset(found)


def _is_ruled_off(element: etree._Element) -> bool:
    rule = _RULE.search(element.get("style", ""))
    return rule is not None and _SENDER.match("".join(map(str, element.itertext()))) is not None


def _rest_from(element: etree._Element) -> Iterator[etree._Element]:
    """Give an element and all that follows it, whatever it stands in."""
    yield element
    for one in (element, *element.iterancestors()):
        yield from one.itersiblings(etree.Element)


def _part_quotes(data: bytes) -> tuple[bytes, bytes]:
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
