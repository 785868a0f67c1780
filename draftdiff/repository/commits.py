"""Commits as git's fast-import reads them, and what their messages say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.model import Language
from draftdiff.renderers.harmless import harmless
from draftdiff.repository.places import short_name


class StoredChange(Struct, frozen=True, kw_only=True):
    """A document that a commit stores: what it is, the SHA-256 of its source, and what changed in it."""

    symbol: str
    language: Language
    title: str
    sha256: str
    line: str = ""
    """Empty for a document that is new."""
    clauses: tuple[str, ...] = ()
    """A line for each clause that changed."""

    @property
    def name(self) -> str:
        """Return what a diplomat calls it, with its language."""
        return harmless(f"{short_name(self.symbol)} ({self.language.value})")


class NewCommit(Struct, frozen=True, kw_only=True):
    """A commit to be made: its message, and what the files that it changes hold."""

    message: str
    files: Mapping[str, bytes]


def message_for(changes: Sequence[StoredChange]) -> str:
    """Return the message of a commit, with the trailers Symbol, Language and Source-sha256 for each document."""
    lines = [_first_line(changes), ""]
    if len(changes) > 1:
        lines += [*(change.line or change.name for change in changes), ""]
    else:
        lines += [harmless(changes[0].title), ""] if changes[0].title else []
        lines += [*changes[0].clauses, ""] if changes[0].clauses else []
    for change in changes:
        lines += [f"Symbol: {change.symbol}", f"Language: {change.language.value}", f"Source-sha256: {change.sha256}"]
    return "\n".join(lines) + "\n"


def _first_line(changes: Sequence[StoredChange]) -> str:
    if len(changes) > 1:
        return f"Add {len(changes)} documents"
    return changes[0].line or f"Add {changes[0].name}"


def commit_stream(
    commits: Sequence[NewCommit], reference: str, parent: str | None, *, author: str, committer: str
) -> bytes:
    """Return what fast-import reads to put commits on a reference, one after the other, on top of a parent."""
    return b"".join(_stream(commits, reference, parent, author, committer))


def _stream(
    commits: Sequence[NewCommit], reference: str, parent: str | None, author: str, committer: str
) -> Iterator[bytes]:
    for number, commit in enumerate(commits, 1):
        yield f"commit {reference}\nmark :{number}\nauthor {author}\ncommitter {committer}\n".encode()
        yield _data(commit.message.encode("utf-8", "replace"))
        if number > 1:
            yield f"from :{number - 1}\n".encode()
        elif parent is not None:
            yield f"from {parent}\n".encode()
        for path, content in commit.files.items():
            yield f"M 100644 inline {path}\n".encode()
            yield _data(content)
        yield b"\n"
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)
