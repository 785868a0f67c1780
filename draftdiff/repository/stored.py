"""Stored documents by their symbols, as the work tree has them, and their versions in the history."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from draftdiff.codec import decode_document
from draftdiff.errors import DraftdiffError
from draftdiff.model import LANGUAGES, Document, Language
from draftdiff.repository import Repository
from draftdiff.repository.listed import titles_of
from draftdiff.repository.places import folder_of, known_symbol, path_of, short_name
from draftdiff.symbols import Symbol, parse_symbol

_HEAD, _ORIGIN = "HEAD", "origin"


class Version(Struct, frozen=True, kw_only=True):
    """A version of a document in the history: the commit, who wrote it and when, and its first line.

    `parents` are the commits of the versions that it came from: none of the first one, several of a merge.
    """

    commit: str
    parents: tuple[str, ...] = ()
    author: str
    date: str
    subject: str
    path: str


def read_stored(
    repository: Repository,
    name: str,
    language: Language | None = None,
    revision: str | None = None,
    *,
    is_exact: bool = True,
) -> Document:
    """Return a stored document by the symbol that a person types, as it is in the work tree or at a revision.

    `75/L.8` is the first text of a draft; at a revision of git, or if it need not be exact, whichever stands there.
    Raises DraftdiffError where there is none, or several languages are there and none is preferred.
    """
    symbol = known_symbol(name)
    commit = commit_of(repository, revision) if revision is not None else None
    is_exact = symbol.revision > 0 or (is_exact and commit is None)
    path = stored_path(repository, symbol, language, commit)
    if commit is None:
        data = repository.read_file(path)
        document = _decoded(data, path) if data else None
    else:
        document = read_version(repository, path, commit)
    if document is not None and (not is_exact or document.symbol == symbol.text):
        return document
    own = parse_symbol(document.symbol) if document else None
    if own and folder_of(own) != folder_of(symbol):
        hint = "give the file the symbol of its place, or move it to the place of its symbol"
        raise DraftdiffError(f"{path} calls itself {own}", hint=hint, slug="not-stored")
    return _earlier(repository, path, symbol, commit)


def stored_path(
    repository: Repository, symbol: Symbol, language: Language | None = None, commit: str | None = None
) -> str:
    """Return where a document stands, in the language that is asked for or preferred. Raises DraftdiffError."""
    paths = paths_of(repository, symbol, commit)
    if not paths:
        where, hint = _missing(repository, symbol, commit)
        raise DraftdiffError(f"{symbol} is not in this repository{where}", hint=hint, slug="not-stored")
    return _preferred(paths, symbol, language, repository.settings.reader)


def _missing(repository: Repository, symbol: Symbol, commit: str | None) -> tuple[str, str]:
    """Say where a document was looked for, and where there is one."""
    head = repository.git.find_commit(_HEAD)
    is_there = bool(head and paths_of(repository, symbol, head))
    if commit is None:
        where, known = " as its files are now" if is_there else "", f"the last commit has it: {symbol}@{_HEAD}"
    else:
        where, known = f" at {commit[:10]}", f"`draftdiff log {short_name(symbol.text)}` shows since when it is"
    if is_there:
        return where, known
    return where, _alike(repository, symbol) or "`draftdiff list` shows what is stored"


def _alike(repository: Repository, symbol: Symbol) -> str:
    """Name what is stored under the same number in other organs: who asks for 75/L.8 may mean C.3/75/L.8."""
    symbols = (parse_symbol(title.symbol) for title in titles_of(repository))
    wanted = (symbol.session, symbol.kind, symbol.number)
    alike = {one.text for one in symbols if one and (one.session, one.kind, one.number) == wanted}
    return f"stored is {', '.join(map(short_name, sorted(alike)))}" if alike else ""


def commit_of(repository: Repository, revision: str) -> str:
    """Return the commit that a revision means. Raises DraftdiffError."""
    commit = repository.git.find_commit(revision)
    if commit is None:
        hint = "a revision is a branch, a tag or the beginning of a commit's name"
        if repository.git.find_commit(f"{_ORIGIN}/{revision}"):
            hint = f"the branch of the repository that was cloned is {_ORIGIN}/{revision}"
        elif repository.is_shallow:
            hint = "this clone has the newest part of the history alone; `git fetch --unshallow` brings the rest"
        raise DraftdiffError(f"git knows no revision {revision}", hint=hint, slug="no-revision")
    return commit


def paths_of(repository: Repository, symbol: Symbol, commit: str | None = None) -> dict[Language, str]:
    """Return where a document, or a draft in any revision, stands: one path for each language that is there."""
    candidates = {language: f"{folder_of(symbol)}/{language.value}.json" for language in LANGUAGES}
    if commit is None:
        return {language: path for language, path in candidates.items() if repository.find_file(path)}
    entries = repository.git.entries(commit, list(candidates.values()))
    return {language: path for language, path in candidates.items() if path in entries and entries[path].is_file}


def _preferred(paths: dict[Language, str], symbol: Symbol, language: Language | None, reader: Language) -> str:
    """Choose among the languages: the one that was asked for, the only one, that of the reader."""
    stored = ", ".join(found.value for found in paths)
    if language is not None:
        if language in paths:
            return paths[language]
        raise DraftdiffError(
            f"{symbol} is not stored in `{language.value}`", hint=f"it is there in {stored}", slug="not-stored"
        )
    if len(paths) == 1:
        return next(iter(paths.values()))
    if reader in paths:
        return paths[reader]
    hint = f"say which: --language {next(iter(paths)).value}"
    raise DraftdiffError(f"{symbol} is stored in {stored}", hint=hint, slug="which-language")


def _decoded(data: bytes, path: str) -> Document:
    """Return a document; its errors name the file, which a user has called by its symbol."""
    try:
        return decode_document(data)
    except DraftdiffError as error:
        raise error.saying(f"{path}: {error.message}") from error


def read_version(repository: Repository, path: str, commit: str) -> Document | None:
    """Return a document as a commit has it, None if it has none. Raises DraftdiffError for one that is broken."""
    entry = repository.git.entries(commit, [path]).get(path)
    if entry is None or not entry.is_file:
        return None
    return _decoded(repository.git.read(entry.blob, repository.limit), path)


def _earlier(repository: Repository, path: str, symbol: Symbol, commit: str | None) -> Document:
    """Return an earlier revision of a draft, from the history of its file."""
    for version in versions_of(repository, path, commit or _HEAD):
        document = find_version(repository, version)
        if document is not None and document.symbol == symbol.text:
            return document
    message = f"{symbol} is not in this repository, another revision of the same draft is"
    hint = (
        "`git fetch --unshallow` brings older ones" if repository.is_shallow else "`draftdiff log` shows its revisions"
    )
    raise DraftdiffError(message, hint=hint, slug="not-stored")


def find_version(repository: Repository, version: Version) -> Document | None:
    """Return the document of a version, None if that commit removed it or what it holds is no document.

    Raises DraftdiffError if git lacks its content: the history would tell something else without it.
    """
    try:
        return read_version(repository, version.path, version.commit)
    except DraftdiffError as error:
        if error.slug == "missing-content":
            raise
        return None


def versions_of(repository: Repository, path: str, revision: str = _HEAD) -> list[Version]:
    """Return the commits that changed a document, newest first."""
    commit = repository.git.find_commit(revision)
    if commit is None:
        return []
    listed = repository.git.run(
        "rev-list", "--no-commit-header", "--topo-order", "--parents", "--format=%x1f%H%x1f%P%x1f%aI%x1f%an%x1f%s%x1e",
        "--end-of-options", commit, "--", path,
    ).decode("utf-8", "replace")  # fmt: skip
    # Before the format git writes the parents once more, or not: as its version has it.
    records = (record.split("\x1f")[1:] for record in listed.split("\x1e") if record.strip())
    return [
        Version(
            commit=record[0], parents=tuple(record[1].split()), date=record[2], author=record[3], subject=record[4],
            path=path,
        )
        for record in records
        if len(record) == 5
    ]  # fmt: skip


def revisions_of(repository: Repository, symbol: Symbol, language: Language) -> Iterator[tuple[Symbol, Document]]:
    """Yield what the history has of a draft, newest first, each with its own symbol."""
    for version in versions_of(repository, path_of(symbol, language)):
        document = find_version(repository, version)
        known = parse_symbol(document.symbol) if document else None
        if document and known:
            yield known, document


def documents_between(
    repository: Repository, name: str, language: Language | None, first: str, last: str
) -> list[tuple[Version, Document]]:
    """Return a stored document as it was at the first revision, and as each commit up to the last left it.

    Raises DraftdiffError for a revision that is none, and where the document is not stored at the last one.
    """
    symbol = known_symbol(name)
    begin, end = commit_of(repository, first), commit_of(repository, last)
    path = stored_path(repository, symbol, language, end)
    known = versions_of(repository, path, begin)
    later = [version for version in versions_of(repository, path, end) if version not in known]
    found = ((version, find_version(repository, version)) for version in (*known[:1], *reversed(later)))
    return [(version, document) for version, document in found if document is not None]
