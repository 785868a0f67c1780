"""Official documents from the United Nations, kept in the git folder: what is there is not downloaded again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from draftdiff import network
from draftdiff.errors import DraftdiffError
from draftdiff.git import refuse_links
from draftdiff.importers import read_source, recognise
from draftdiff.model import Document, Language
from draftdiff.repository import Repository
from draftdiff.repository.incoming import Incoming, incoming_of
from draftdiff.store import make_folder, read_if_there, save_pieces, write_atomically
from draftdiff.symbols import Symbol, parse_symbol

SUFFIXES = {"docx": ".docx", "pdf": ".pdf", "akoma-ntoso": ".xml", "json": ".json"}
"""Formats in which official documents are taken, and the suffix of the source's name."""


class Kept(Struct, frozen=True, kw_only=True):
    """A download that is kept: the version that the server named, and whether it is whole."""

    etag: str = ""
    is_whole: bool = False


class Downloads:
    """The downloads of a repository; one request at a time, with a pause between two."""

    def __init__(self, repository: Repository, wait: Callable[[float], None] = time.sleep) -> None:
        refuse_links(repository.place)
        self._repository = repository
        self._folder = os.path.join(repository.place.common, "draftdiff", "downloads")
        self._wait = wait
        self._has_asked = False

    def fetch(self, symbol: Symbol, language: Language) -> list[Incoming]:
        """Download a document and read it; a resolution with parts gives several.

        The addresses of the settings are tried in order, until one has the document. Raises DraftdiffError.
        """
        failure: DraftdiffError | None = None
        for template in self._repository.settings.addresses:
            try:
                data = self._download(network.address_for(template, symbol.text, language.value))
            except DraftdiffError as error:
                if error.slug != "not-there":
                    raise
                failure = failure or error
                continue
            try:
                return self._read(data, symbol, language)
            except DraftdiffError as error:  # such as the Word of before 2007; the next format may do
                failure = failure or error
        hint = "`addresses` in draftdiff.toml say where documents are"
        raise failure or DraftdiffError("no address is set", hint=hint, slug="invalid-address")

    def _download(self, address: str) -> bytes:
        name = os.path.join(self._folder, hashlib.sha256(address.encode()).hexdigest()[:24])
        make_folder(self._folder)
        kept, have = self._kept(name), _size(name)
        if self._has_asked:
            self._wait(network.PAUSE)
        self._has_asked = True
        begun = 0 if kept.is_whole else have
        answer = network.request(address, self._repository.limit, kept.etag, begun, self._wait)
        if answer.status != 304:
            write_atomically(f"{name}.json", msgspec.json.encode(Kept(etag=answer.etag)))
            save_pieces(name, answer.pieces, behind=answer.status == 206)
            write_atomically(f"{name}.json", msgspec.json.encode(Kept(etag=answer.etag, is_whole=True)))
        return read_if_there(name, self._repository.limit + 1)

    def _kept(self, name: str) -> Kept:
        try:
            return msgspec.json.decode(read_if_there(f"{name}.json", 65536), type=Kept) if _size(name) else Kept()
        except msgspec.DecodeError:
            return Kept()

    def _read(self, data: bytes, symbol: Symbol, language: Language) -> list[Incoming]:
        """Read what was downloaded, if it is the document that was asked for."""
        importer = _recognised(data)
        if importer not in SUFFIXES:
            hint = "it may be a page that says why; look at the address in a browser"
            raise DraftdiffError("what the server sent is no document", hint=hint, slug="wrong-type")
        name = f"{symbol.text.replace('/', '_').replace(' ', '_')}.{language.value}{SUFFIXES[importer]}"
        limit = self._repository.limit
        documents = read_source(data, name, from_format=importer, language=language, limit=limit).documents
        sha256 = hashlib.sha256(data).hexdigest()
        return [incoming_of(_named(document, symbol, alone=len(documents) == 1), sha256) for document in documents]


def _recognised(data: bytes) -> str:
    try:
        return recognise(data)
    except DraftdiffError:
        return ""


def _named(document: Document, symbol: Symbol, *, alone: bool) -> Document:
    """Give a document that states no symbol the one that was asked for. Raises DraftdiffError for another's."""
    found = parse_symbol(document.symbol)
    if found is None and alone:
        return replace(document, symbol=symbol.text)
    if found is None or not found.text.startswith(symbol.text.removesuffix(symbol.part).rstrip()):
        message = f"the server sent {document.symbol or 'another document'} instead of {symbol}"
        raise DraftdiffError(message, hint="look at the address in a browser", slug="wrong-document")
    return document


def _size(name: str) -> int:
    try:
        return os.stat(name).st_size
    except OSError:
        return 0
