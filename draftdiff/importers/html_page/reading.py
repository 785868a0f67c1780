"""Wires the stages of the import of pages."""

from __future__ import annotations

from collections.abc import Callable, Set

from lxml import etree
from msgspec.structs import replace

from draftdiff.errors import InvalidRecord
from draftdiff.importers.html_page.archive import Packed, is_archive, unpacked
from draftdiff.importers.html_page.decoding import decode
from draftdiff.importers.html_page.lines import lines_of
from draftdiff.importers.html_page.quotes import part_quotes, quotes_in
from draftdiff.importers.html_page.sheets import write_styles
from draftdiff.importers.html_page.tree import parse_page
from draftdiff.importers.notices import notice
from draftdiff.importers.plaintext.decoding.lines import Omission
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed, read_text
from draftdiff.importers.plaintext.traced_text import Traced, source_of
from draftdiff.model import Imported, Language, ParagraphKind, Source

_MAIL = Source(media_type="message/rfc822")
"""What web archives and mails are, whatever is packed in them."""


def read_page(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a saved page, or a mail. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    if not is_archive(data):
        return _read_packed(Packed(data, is_page=True), name, language)
    imported = _read_packed(unpacked(data, name), name, language)
    return replace(imported, documents=tuple(replace(document, source=_MAIL) for document in imported.documents))


def _read_packed(packed: Packed, name: str, language: Language | None) -> Imported:
    return _read_tree(packed.data, name, language) if packed.is_page else _read_mail(packed.data, name, language)


def _read_tree(data: bytes, name: str, language: Language | None) -> Imported:
    text = decode(data, name)
    root = parse_page(text, name)
    hides = write_styles(root)
    quotes = quotes_in(root)

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
    written, quoted = part_quotes(data)
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
