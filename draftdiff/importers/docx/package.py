"""The parts of a Word file: a zip that is opened with care, and XML that loads and expands nothing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from zlib import error as ZlibError

from lxml import etree

from draftdiff.errors import UnreadableFile
from draftdiff.importers.docx import COMPOUND, ENCRYPTED

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
"""Names of the strict variant of the format, which are read as the common ones."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_NAMED = frozenset(("styles", "numbering", "footnotes", "endnotes", "comments"))
"""Parts that are asked for by the names that Word gives them."""
PART_LIMIT = 64 * 1024 * 1024
"""The largest part that is read, in bytes once unpacked."""
WHOLE_LIMIT = 4 * PART_LIMIT
"""The most that is read of a file that is written on, in bytes once unpacked."""
_PAGE_PART = re.compile(r"word/(?:header|footer)\d*\.xml")
_MOST_PARTS = 5000
"""Parts that are looked at: a resolution has twenty, with its pictures."""
_ZIP_ERRORS = (
    zipfile.BadZipFile, ZlibError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, OverflowError,
)  # fmt: skip
"""What a damaged zip makes Python raise."""
_DISTRUST = "no resolution is as large: do not trust this file"
_SAVE_AS = "open it in a word processor and save it as a Word document (.docx)"


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{NAMESPACE}}}{name}"


class Package:
    """A Word file; its parts are parsed when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file. Raises UnreadableFile where it is encrypted, old, damaged, or no Word document."""
        self.name = name or "the Word file"
        _refuse_compound(data, self.name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise self._damaged("it is no whole zip file") from error
        self._names = frozenset(self._zip.namelist()[:_MOST_PARTS])
        self._own_names: dict[str, str] = {}
        self._own_names = self._find_own_names()
        if self.name_of(_DOCUMENT) not in self._names:
            raise UnreadableFile(f"{self.name} holds no Word document", hint=_SAVE_AS, slug="no-word-document")

    def name_of(self, name: str) -> str:
        """Return the name that this file has for a part; programs on the web write `document2.xml`, `styles2.xml`."""
        own = self._own_names.get(name, name)
        return own if own in self._names else name

    def _find_own_names(self) -> dict[str, str]:
        main = next((target for kind, target in self._relations("_rels/.rels") if kind == "officeDocument"), _DOCUMENT)
        folder, _, file = main.strip("/").rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        found = {f"word/{kind}.xml": target for kind, target in self._relations(relations) if kind in _NAMED}
        own = {name: target[1:] if target.startswith("/") else f"{folder}/{target}" for name, target in found.items()}
        return own | {_DOCUMENT: main.strip("/"), RELATIONS: relations}

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        root = self.part(name)
        for one in root.iterfind(_RELATION) if root is not None else ():
            yield one.get("Type", "").rpartition("/")[2], one.get("Target", "")

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, None if there is no such part. Raises UnreadableFile."""
        name = self.name_of(name)
        if name not in self._names:
            return None
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", self._read(name))
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(f"{name} is not well-formed: {error.msg}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(f"{name} has a document type declaration, which may hide harm")
        return root

    def parts(self) -> dict[str, bytes]:
        """Return all parts as they are, in their order, to write on. Raises UnreadableFile."""
        if any(part.endswith("vbaProject.bin") for part in self._names):
            message = f"{self.name} holds macros: it is read, and not written on"
            raise UnreadableFile(message, hint=_SAVE_AS, slug="macros")
        parts: dict[str, bytes] = {}
        room = WHOLE_LIMIT
        for name in self._zip.namelist()[:_MOST_PARTS]:
            parts[name] = self._read(name)
            if _STRICT.search(parts[name]):
                message = f"{self.name} is in the strict variant of the format, which is read and not written on"
                raise UnreadableFile(message, hint=_SAVE_AS, slug="strict-word")
            room -= len(parts[name])
            if room < 0:
                message = f"{self.name} has more than {WHOLE_LIMIT:,} bytes once unpacked"
                raise UnreadableFile(message, hint=_DISTRUST, slug="too-large")
        return parts

    def document(self) -> etree._Element:
        """Return the root of the main part. Raises UnreadableFile."""
        root = self.part(_DOCUMENT)
        if root is None or root.tag != w("document") or root.find(w("body")) is None:
            raise self._damaged("its main part holds no text")
        return root

    def page_parts(self) -> Iterator[tuple[str, etree._Element]]:
        """Give the heads and feet of pages: the names of their parts and their roots."""
        for name in sorted(self._names):
            if _PAGE_PART.fullmatch(name) and (root := self.part(name)) is not None:
                yield name, root

    def links(self) -> dict[str, str]:
        """Return the targets of the links of the main part, by the names that it uses for them."""
        root = self.part(RELATIONS)
        found = root.iterfind(_RELATION) if root is not None else ()
        return {one.get("Id", ""): one.get("Target", "") for one in found if one.get("Type", "").endswith("/hyperlink")}

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as file:
                data = file.read(PART_LIMIT + 1)
        except _ZIP_ERRORS as error:
            raise self._damaged(f"{name} cannot be unpacked") from error
        if len(data) > PART_LIMIT:
            message = f"{self.name}: {name} has more than {PART_LIMIT:,} bytes once unpacked"
            raise UnreadableFile(message, hint=_DISTRUST, slug="too-large")
        return data

    def _damaged(self, reason: str) -> UnreadableFile:
        return UnreadableFile(f"{self.name} is damaged: {reason}", hint=_SAVE_AS, slug="damaged-word")


def _refuse_compound(data: bytes, name: str) -> None:
    if not data.startswith(COMPOUND):
        return
    if ENCRYPTED in data:
        hint = "open it with its password and save it without"
        raise UnreadableFile(f"{name} is encrypted", hint=hint, slug="encrypted")
    raise UnreadableFile(f"{name} is in the old format of Word (.doc)", hint=_SAVE_AS, slug="old-word")
