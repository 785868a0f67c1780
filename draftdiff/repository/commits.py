"""Commits as git's fast-import reads them, and what their messages say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.renderers.harmless import harmless
from draftdiff.repository.incoming import Incoming
from draftdiff.repository.places import short_name
from draftdiff.repository.summary import Description


class NewCommit(Struct, frozen=True, kw_only=True):
    """A commit to be made: its message, and what the files that it changes hold."""

    message: str
    files: Mapping[str, bytes]


def message_for(changes: Sequence[tuple[Incoming, Description]]) -> str:
    """Return the message of a commit, with the trailers Symbol, Language and Source-sha256 for each document.

    The description of a document that is new is empty.
    """
    names = [what.line or _name(item) for item, what in changes]
    if len(changes) > 1:
        lines = [f"Add {len(changes)} documents", "", *names, ""]
    else:
        ((item, what),) = changes
        lines = [what.line or f"Add {_name(item)}", ""]
        lines += [harmless(item.title), ""] if item.title else []
        lines += [*what.clauses, ""] if what.clauses else []
    for item, _ in changes:
        lines += [f"Symbol: {item.symbol}", f"Language: {item.language.value}", f"Source-sha256: {item.sha256}"]
    return "\n".join(lines) + "\n"


def _name(item: Incoming) -> str:
    """Return what a diplomat calls a document, with its language."""
    return harmless(f"{short_name(item.symbol)} ({item.language.value})")


def commit_stream(
    commits: Sequence[NewCommit], reference: str, parent: str | None, *, author: str, committer: str
) -> Iterator[bytes]:
    """Yield what fast-import reads to put commits on a reference, one after the other, on top of a parent."""
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
