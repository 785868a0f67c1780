"""Files that a user names, to documents; two files, to pairs of documents."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from draftdiff.cli.messages import print_notice
from draftdiff.errors import DraftdiffError
from draftdiff.importers import AUTOMATIC, IMPORTERS, other_language, read_source
from draftdiff.importers.options import Revisions
from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import decode_lexicon, load_lexicon
from draftdiff.model import Document, Imported, Language
from draftdiff.patterns import late_pattern
from draftdiff.store import (
    STANDARD_STREAM,
    Settings,
    find_source_files,
    load_settings,
    parse_source_name,
    read_source_file,
)
from draftdiff.symbols import parse_symbol, parse_typed_symbol
from draftdiff.systems import composed

FORCED = "symbol:"
"""Before a name that is meant as a symbol, whatever file has that name."""
_ADDRESS = late_pattern("[A-Za-z]{2,}://")
"""How an address of the web begins; one letter would be a drive of Windows."""


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Name the file in an error about it; a message that begins with the file's name is given its path."""
    try:
        yield
    except DraftdiffError as error:
        if error.slug == "no-such-file" and _ADDRESS.match(path):
            hint = "save the file and name it; or `draftdiff fetch` the symbol into a repository"
            message = f"{path} is an address, and nothing is read from the network"
            raise DraftdiffError(message, hint=hint, slug=error.slug) from error
        name = _name_of(path)
        if name and error.message.startswith(name):
            message = path.removesuffix(os.path.basename(path)) + error.message
        else:
            message = f"{'standard input' if path == STANDARD_STREAM else path or 'the empty name'}: {error.message}"
        raise error.saying(message) from error


def _name_of(path: str) -> str:
    """Return the name of a file in one spelling, whichever system it comes from."""
    return composed(os.path.basename(path))


def files_of(source: str) -> list[tuple[str, str]]:
    """Return the files of a source, each with its name inside it: a folder keeps its order of folders."""
    if not os.path.isdir(source):
        name = parse_source_name(source)
        letter = f".{name.part}" if name.part else ""
        return [(source, f"{os.path.splitext(os.path.basename(name.path))[0]}{letter}.json")]
    suffixes = {suffix for entry in IMPORTERS.values() for suffix in entry.suffixes}
    files = find_source_files(source, suffixes)
    if not files:
        hint = f"files that can be imported end in {', '.join(sorted(suffixes))}"
        raise DraftdiffError(f"{source}: nothing to import in this folder", hint=hint, slug="empty-folder")
    return [(path, os.path.relpath(path, source)) for path in files]


class ReadOptions(Struct, frozen=True, kw_only=True):
    """How the sources of a command are read: the settings, and what the user says of their format and language."""

    settings: Settings
    from_format: str = AUTOMATIC
    language: Language | None = None


def import_file(
    argument: str, options: ReadOptions, revisions: Revisions = Revisions.ACCEPT, *, data: bytes | None = None
) -> Imported:
    """Read a source file; of `FILE#B`, part B alone. A symbol that is no file is looked up in the repository.

    `data` is what the file holds where it has been read already: standard input can be read once. A text that does not
    look like the language that the user names is told: it may be the language of the report that is meant.
    """
    imported = _imported(argument, options, revisions, data)
    said = options.language
    looks = [other_language(document, said) for document in imported.documents] if said else []
    for language in filter(None, looks):
        print_notice(f"{argument} looks like `{language}`, not `{said}` (--reader is the language of the report)")
    return imported


def _imported(argument: str, options: ReadOptions, revisions: Revisions, data: bytes | None = None) -> Imported:
    source = parse_source_name(argument)
    stored = find_stored_name(argument)
    if stored is not None:
        return Imported(documents=(_read_stored(stored, options.language),))
    with naming(source.path):
        data = read_source_file(source.path, options.settings) if data is None else data
        name = "" if source.path == STANDARD_STREAM else _name_of(source.path)
        imported = read_source(
            data,
            name,
            from_format=options.from_format,
            language=options.language,
            limit=options.settings.limit,
            revisions=revisions,
        )
        if not source.part:
            return imported
        return Imported(documents=(_part_of(imported.documents, source.part),))


def import_in_its_language(argument: str, options: ReadOptions) -> tuple[Document, ...]:
    """Read a source for a repository, which keeps a place for each language.

    Raises DraftdiffError for a text that is not in the language that the user names: it would take another's place.
    """
    documents = _imported(argument, options, Revisions.ACCEPT).documents
    said = options.language
    if said and any(other_language(document, said) for document in documents):
        message = f"{argument}: its text is not in `{said}`, as --language says"
        raise DraftdiffError(message, hint="leave out --language", slug="languages-differ")
    return documents


def import_one(argument: str, options: ReadOptions) -> Document:
    """Read a source that holds one document. Raises DraftdiffError where it holds several parts, none named."""
    documents = import_file(argument, options).documents
    if len(documents) == 1:
        return documents[0]
    parts = parts_of(documents)
    message = f"{argument} has the parts {', '.join(parts)}"
    raise DraftdiffError(message, hint=f"name one: {argument}#{next(iter(parts), 'A')}", slug="several-parts")


class StoredName(Struct, frozen=True):
    """A document of the repository that a user names: `75/16`, `75/16@HEAD~2`, `symbol:75/16`."""

    symbol: str
    revision: str | None = None
    """None: as it is in the work tree."""


def find_stored_name(argument: str) -> StoredName | None:
    """Read an argument as the name of a stored document; a file of that name wins, unless `symbol:` forces.

    Returns None for what is meant to be a file.
    """
    forced = argument.startswith(FORCED)
    source = parse_source_name(argument.removeprefix(FORCED))
    name, at, revision = source.path.partition("@")
    if not forced and (os.path.lexists(source.path) or not parse_typed_symbol(name)):
        return None
    return StoredName(f"{name} {source.part}".strip(), revision if at else None)


def _read_stored(name: StoredName, language: Language | None, *, is_exact: bool = True) -> Document:
    from draftdiff.repository import find_repository
    from draftdiff.repository.stored import read_stored

    try:
        return read_stored(find_repository(), name.symbol, language, name.revision, is_exact=is_exact)
    except DraftdiffError as error:
        if error.slug != "no-repository":
            raise
        message = f"{name.symbol}: there is no such file, and {error.message}"
        hint = "name a file; or make a repository with `draftdiff init`, and `draftdiff fetch` the text into it"
        raise DraftdiffError(message, hint=hint, slug="no-such-file") from error


def before_and_after(argument: str, options: ReadOptions) -> tuple[Document, Document]:
    """Read a Word file as it was before its own tracked changes, and as it is after them.

    Of a stored document, what it was at the revision that is named, or in the last commit, and what it is now.
    """
    stored = find_stored_name(argument)
    if stored is not None:
        before, now = StoredName(stored.symbol, stored.revision or "HEAD"), StoredName(stored.symbol)
        return _read_stored(before, options.language), _read_stored(now, options.language, is_exact=False)
    documents = import_file(argument, options, Revisions.BOTH).documents
    if len(documents) != 2:
        hint = "give two files to compare: draftdiff diff OLD NEW"
        raise DraftdiffError(f"{argument}: it has no tracked changes", hint=hint, slug="no-tracked-changes")
    return documents[0], documents[1]


def _part_of(documents: Sequence[Document], part: str) -> Document:
    parts = parts_of(documents)
    if part in parts:
        return parts[part]
    found = ", ".join(letter for letter in parts if letter)
    hint = f"its parts are {found}" if found else "it has no parts: leave the letter out"
    raise DraftdiffError(f"there is no part {part}", hint=hint, slug="no-such-part")


def parts_of(documents: Sequence[Document]) -> dict[str, Document]:
    """Return the documents of one source by the letter of their part.

    A whole resolution has no letter; where several documents have none, or the same, they are counted: 1, 2.
    """
    symbols = [parse_symbol(document.symbol) for document in documents]
    letters = [symbol.part if symbol else "" for symbol in symbols]
    if len(set(letters)) < len(letters) or (len(letters) > 1 and "" in letters):
        letters = [str(place) for place, _ in enumerate(documents, 1)]
    return dict(zip(letters, documents, strict=True))


def pair_by_letter(old: Sequence[Document], new: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Pair the parts of two sources by their letters; a part that one side lacks is paired with nothing.

    Raises DraftdiffError where one side has parts and the other has none.
    """
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    old_parts, new_parts = parts_of(old), parts_of(new)
    letters = sorted(old_parts | new_parts)
    for name, parts in (("OLD", old_parts), ("NEW", new_parts)):
        if "" in parts:
            message = f"{name} is one resolution, and the other side has the parts {', '.join(filter(None, letters))}"
            raise DraftdiffError(message, hint="name the part: FILE#A", slug="parts-differ")
    return [
        (old_parts.get(letter) or _nothing(new_parts[letter]), new_parts.get(letter) or _nothing(old_parts[letter]))
        for letter in letters
    ]


def _nothing(other: Document) -> Document:
    return Document(language=other.language)


def lexicon_for(old: Document, new: Document, language: Language | None, file: str | None) -> Lexicon:
    """Return the lexicon that both documents are read with: the user's own, or that of their language."""
    if file is not None:
        with naming(file):
            return decode_lexicon(read_source_file(file, load_settings()))
    known = (document.language for document in (old, new) if document.language is not Language.UNKNOWN)
    return load_lexicon(language or next(known, Language.UNKNOWN))
