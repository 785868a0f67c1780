"""Commits as git's fast-import reads them, and what their messages say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.model import Document
from draftdiff.renderers.harmless import harmless
from draftdiff.repository.places import short_name

Change = tuple[Document | None, Document, str]
"""What a document was, what it is, and the SHA-256 of its source."""


class NewCommit(Struct, frozen=True, kw_only=True):
    """A commit to be made: its message, and what the files that it changes hold."""

    message: str
    files: Mapping[str, bytes]


def message_for(changes: Sequence[Change]) -> str:
    """Return the message of a commit, with the trailers Symbol, Language and Source-sha256 for each document."""
    lines = [_first_line(changes), ""]
    if len(changes) > 1:
        lines += [*(_named(document) for _, document, _ in changes), ""]
    elif changes[0][1].title:
        lines += [harmless(changes[0][1].title), ""]
    for _, document, sha256 in changes:
        lines += [f"Symbol: {document.symbol}", f"Language: {document.language.value}"]
        lines += [f"Source-sha256: {sha256}"] if sha256 else []
    return "\n".join(lines) + "\n"


def _first_line(changes: Sequence[Change]) -> str:
    if len(changes) > 1:
        return f"Add {len(changes)} documents"
    before, document, _ = changes[0]
    if before is None:
        return f"Add {_named(document)}"
    from draftdiff.repository.summary import title_line

    return title_line(before, document)


def _named(document: Document) -> str:
    return harmless(f"{short_name(document.symbol)} ({document.language.value})")


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
