"""Source files to documents: a registry of importers, and how the right one is found.

An importer is a module with `recognises(data, name) -> bool` and `read(data, name, language) -> Imported`. A new one
is a module and an entry here; the first in this order that recognises the data reads it. To recognise a file takes none
of the stages that read one, so `read` alone loads them.
"""

from __future__ import annotations

import importlib
from os import PathLike
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.errors import DraftdiffError, UnknownFormat, UnreadableFile
from draftdiff.importers.options import Revisions
from draftdiff.model import Document, Imported, Language, Source

AUTOMATIC = "auto"
SOURCE_LIMIT = 32 * 1024 * 1024
"""The largest source that is read unless the caller says otherwise, in bytes."""


class ImporterEntry(Struct, frozen=True):
    """Where an importer is, what it reads (one line for a help text), and the usual suffixes of such files.

    The media type is that of the sources, where the importer does not say another (a page in a mail); a record of
    draftdiff has none, for it says itself what it was read from.
    An importer that `tracks` changes is told which text of them to read: its `read` takes `revisions`.
    """

    target: str
    help: str
    suffixes: tuple[str, ...]
    media_type: str = ""
    tracks: bool = False


IMPORTERS: dict[str, ImporterEntry] = {
    "json": ImporterEntry("draftdiff.importers.json_document:read", "a document stored by draftdiff", (".json",)),
    "akoma-ntoso": ImporterEntry(
        "draftdiff.importers.akoma_ntoso:read", "official XML (AKN4UN)", (".xml", ".akn"), "application/akn+xml"
    ),
    "docx": ImporterEntry(
        "draftdiff.importers.docx:read",
        "Word, with or without tracked changes",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        tracks=True,
    ),
    "pdf": ImporterEntry(
        "draftdiff.importers.pdf:read", "a PDF with text, of one or two columns", (".pdf",), "application/pdf"
    ),
    "html": ImporterEntry(
        "draftdiff.importers.html_page:read",
        "a saved web page, also in a web archive or a mail",
        (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml"),
        "text/html",
    ),
    "text": ImporterEntry(
        "draftdiff.importers.plaintext:read", "text of a PDF or an OCR, Markdown", (".txt", ".md"), "text/plain"
    ),
}


def recognise(data: bytes, name: str = "") -> str:
    """Return the name of the importer that recognises the data, by its content. Raises UnknownFormat."""
    for importer, entry in IMPORTERS.items():
        if _module(entry).recognises(data, name):
            return importer
    from draftdiff.importers.foreign import foreign

    known = foreign(data)
    what = f"{known.what}, which draftdiff does not read" if known else "in no format that draftdiff reads"
    hint = known.hint if known else "name the format with --from: " + ", ".join(IMPORTERS)
    raise UnknownFormat(f"{name or 'the source'} is {what}", hint=hint, slug="unknown-format")


def read_source(
    data: bytes,
    name: str = "",
    *,
    from_format: str = AUTOMATIC,
    language: str | None = None,
    limit: int = SOURCE_LIMIT,
    revisions: str = Revisions.ACCEPT,
) -> Imported:
    """Read a source into its documents. `name` is its file name or path, `language` the code of its known language.

    `from_format` is a name of `IMPORTERS` (`docx`, `pdf` …), or `auto`; more bytes than `limit` are refused.
    `revisions` says which text of tracked changes is read: `accept`, `reject`, or `both`, which gives the one before
    them and the one after; a source that can have none is read as it is.

    Raises UnknownFormat; UnreadableFile where the data is not what it claims to be; InvalidRecord where the language is
    none of the six, or not recognised; DraftdiffError for other `revisions`.
    """
    if isinstance(data, (str, PathLike)):
        raise TypeError("read_source takes the bytes of a source: read_source(path.read_bytes(), path.name)")
    name = name.replace("\\", "/").rpartition("/")[2]
    if not data.strip(b"\0 \t\r\n"):
        hint = "is the download complete?"
        raise UnreadableFile(f"{name or 'the source'} is empty", hint=hint, slug="empty-file")
    if len(data) > limit:
        raise UnreadableFile(
            f"{name or 'the source'} has {len(data):,} bytes; the limit is {limit:,}",
            hint="raise the limit in draftdiff.toml, or split the file",
            slug="too-large",
        )
    text = _known(revisions)
    importer = recognise(data, name) if from_format == AUTOMATIC else from_format
    if importer not in IMPORTERS:
        raise UnknownFormat(
            f"no importer is called {importer}", hint="use one of: " + ", ".join(IMPORTERS), slug="unknown-format"
        )
    from draftdiff.lexicons import load_lexicon

    entry = IMPORTERS[importer]
    told = (text,) if entry.tracks else ()
    said = load_lexicon(language).language if language else None
    imported: Imported = _module(entry).read(data, name, said, *told)
    if not entry.media_type:
        return imported
    documents = tuple(_doubted(one, said) for one in imported.documents) if said else imported.documents
    return _with_source(replace(imported, documents=documents), data, name, importer)


def _doubted(document: Document, said: Language) -> Document:
    """Tell of a text that is not in the language that the user names."""
    from draftdiff.importers.notices import notice

    found = other_language(document, said)
    if found is None:
        return document
    told = notice("language-disagrees", stated=said.value, found=found.value)
    return replace(document, problems=(*document.problems, told))


def other_language(document: Document, said: str) -> Language | None:
    """Return the language of a text that is plainly not in the one that the user names; None if it may be."""
    from draftdiff.lexicons import detect_language

    found = detect_language(" ".join(paragraph.text for paragraph in document.paragraphs))
    return None if found in (said, Language.UNKNOWN) else found


def _known(revisions: str) -> Revisions:
    if revisions not in tuple(Revisions):
        hint = f"use one of: {', '.join(Revisions)}"
        raise DraftdiffError(f"no text of tracked changes is called {revisions}", hint=hint, slug="unknown-option")
    return Revisions(revisions)


def _with_source(imported: Imported, data: bytes, name: str, importer: str) -> Imported:
    """Say in the documents which file they were read from."""
    import hashlib

    source = Source(
        name=name,
        media_type=IMPORTERS[importer].media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        importer=importer,
    )
    return replace(
        imported,
        documents=tuple(
            replace(one, source=replace(source, media_type=one.source.media_type or source.media_type))
            for one in imported.documents
        ),
    )


def _module(entry: ImporterEntry) -> ModuleType:
    return importlib.import_module(entry.target.partition(":")[0])
