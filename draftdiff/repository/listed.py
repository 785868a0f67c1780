"""The documents in the work tree of a repository: what a list tells of them, and which a merge left undecided."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from draftdiff.errors import DraftdiffError
from draftdiff.model import Language
from draftdiff.repository import Repository
from draftdiff.repository.places import FOLDERS, RESOLUTIONS, is_document_path, language_of
from draftdiff.store import counted, read_if_there

_BEGINNING = 4096
"""So many bytes hold what a list tells, unless a title is very long."""
_AFTER_TITLE = b',\n  "agenda":'


class Title(Struct, frozen=True, kw_only=True):
    """What a list of documents tells of one, read without its paragraphs."""

    symbol: str = ""
    language: Language = Language.UNKNOWN
    session: str = ""
    title: str = ""


class _Conflicts(Struct):
    conflicts: list[object] = []


def titles_of(repository: Repository, language: Language | None = None) -> list[Title]:
    """Return the documents of the work tree, in the order of their paths; what is no document is left out."""
    return list_titles(repository, language)[0]


def list_titles(repository: Repository, language: Language | None) -> tuple[list[Title], list[str]]:
    """Return the documents of the work tree, in the order of their paths, and the paths of what is no document.

    With a language, those in it. Of a file as draftdiff writes it only the beginning is read: a repository may
    hold tens of thousands.
    """
    found, unread = [], []
    for path, name in _files(repository, language):
        try:
            found.append(_quick_title(name) or _title(repository, path))
        except (DraftdiffError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            unread.append(path)
    return found, unread


def adopted_files(repository: Repository, language: Language) -> list[str]:
    """Return the full names of the files of adopted documents in a language, in the order of their paths."""
    return [name for path, name in _files(repository, language) if path.startswith(f"{RESOLUTIONS}/")]


def undecided_paths(repository: Repository, language: Language | None) -> list[str]:
    """Return where documents of the work tree may hold open conflicts: what cannot be read may have held one."""
    found = _files(repository, language)
    return [path for path, name in found if not _is_decided(read_if_there(name, repository.limit))]


def _is_decided(data: bytes) -> bool:
    try:
        return not msgspec.json.decode(data.decode("utf-8-sig"), type=_Conflicts).conflicts
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def half_removed_paths(repository: Repository) -> dict[str, bool]:
    """Return the documents that one side of a merge alone has at their paths, about which git asks no driver.

    With each is said whether the base has it there: then the other side took it out, else each moved it elsewhere.
    """
    stages: dict[str, str] = {}
    listed = repository.git.run("ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
    for line in listed.split("\0")[:-1]:
        facts, _, path = line.partition("\t")
        stages[path] = stages.get(path, "") + facts[-1:]  # the numbers of the sides: 1 is the base
    alone = {path: found for path, found in stages.items() if found in ("12", "13", "2", "3")}
    return {path: found.startswith("1") for path, found in alone.items() if is_document_path(path)}


def _quick_title(name: str) -> Title | None:
    """Read the first members of the canonical JSON; None if the file is laid out otherwise."""
    head, found, _ = read_if_there(name, _BEGINNING).partition(_AFTER_TITLE)
    if not found or not head.startswith(b'{\n  "format": '):
        return None
    try:
        return msgspec.json.decode(head + b"}", type=Title)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _title(repository: Repository, path: str) -> Title:
    data = repository.read_file(path) or b""
    return msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=Title)


def _files(repository: Repository, language: Language | None) -> Iterator[tuple[str, str]]:
    """Yield the regular files where documents stand, in a language if one is given, each with its full name.

    Links are not followed.
    """
    root = repository.place.root
    for name in (name for top in FOLDERS for name in _names_below(os.path.join(root, top))):
        path = os.path.relpath(name, root).replace(os.sep, "/")
        is_asked = is_document_path(path) and language in (None, language_of(path))
        if is_asked and stat.S_ISREG(os.lstat(name).st_mode):
            yield path, name


def _names_below(top: str) -> Iterator[str]:
    if os.path.islink(top):
        return
    for parent, folders, names in os.walk(top):
        folders.sort(key=counted)
        yield from (os.path.join(parent, name) for name in sorted(names))
